"""From what the words of a title come to, to the reading that is handed out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from productroles.evidence import Note, Provenance
from productroles.titles.combine import Finding
from productroles.titles.concepts import (
    AND,
    CONCEPTS,
    GRADE,
    MARK,
    PRODUCT_ANALYTICS,
    PRODUCT_FAMILIES,
    PRODUCT_MANAGEMENT,
    SCOPE,
    SHORT,
    SPECIALISM,
    TOP,
    UNDECIDED,
    Concept,
)
from productroles.titles.documents import Common, Spelled
from productroles.titles.jobs import Job
from productroles.titles.levels import level_of
from productroles.titles.lexicon import Lexicon
from productroles.titles.reading import Certainty, TitleCandidate, TitleReading

_MARKED: Final = frozenset({"intern", "deputy"})
_BOUNDING = SCOPE | GRADE
_DETAIL = SPECIALISM | MARK | SCOPE | GRADE
_OUTSIDE: Final = {
    "assists": "{} assists or serves somebody else",
    "other-work": "{} is work outside the product world",
    "other-function": "{} is a function outside the product world",
    "strange": "{} puts words beside product that the vocabulary does not know",
    "rung": "{} names a rung and no function",
    "cut-short": "{} does not say who somebody is",
}
_KNOWN_OUTSIDE: Final = frozenset({"assists", "other-work", "other-function", "top"})
_OPEN: Final = {
    "former": "the title is of the past",
    "aspiring": "the title is hoped for, not held",
    "three-jobs": "three jobs are named, and none before the others",
    "several-jobs": "jobs of several families are named",
    "cut-short": "the words about product stop before saying who somebody is",
}
_DEVELOPMENT: Final = (("product management", PRODUCT_MANAGEMENT), ("research and development", None))
_HANDS_ON: Final = (("product management", PRODUCT_MANAGEMENT), ("sales or support of a product", None))
_ANALYSIS: Final = (("product management", PRODUCT_MANAGEMENT), ("product analytics", PRODUCT_ANALYTICS))


class Told:
    """The words of a title with their meanings, and what is needed to tell what they come to."""

    __slots__ = ("common", "concepts", "finding", "lexicon", "notes", "provenance", "sources", "text")

    def __init__(
        self,
        text: str,
        concepts: Sequence[Concept],
        sources: Sequence[str],
        finding: Finding,
        lexicon: Lexicon,
        common: Common,
        notes: tuple[Note, ...],
        provenance: Provenance,
    ) -> None:
        self.text = text
        self.concepts = concepts
        self.sources = sources
        self.finding = finding
        self.lexicon = lexicon
        self.common = common
        self.notes = notes
        self.provenance = provenance

    def reading(self) -> TitleReading:
        """The reading."""
        finding = self.finding
        if finding.family is None or finding.main is None:
            return self._outside()
        if finding.why in ("short", "short-product"):
            return self._abbreviated(finding.main)
        if finding.family == UNDECIDED:
            return self._open(finding.main)
        return self._decided(finding.main, finding.family, finding.level)

    def _outside(self) -> TitleReading:
        jobs = self.finding.jobs
        known = next((job for job in jobs if job.why in _KNOWN_OUTSIDE), None)
        job = known or (jobs[0] if jobs else None)
        if job is None:
            note = Note("unknown", "no word of the title says that it is a job of the product world")
        else:
            note = Note("outside", _OUTSIDE.get(job.why, "{} leaves the job open").format(_quoted(job)))
        return TitleReading(
            text=self.text,
            is_product_role=None if known is None else False,
            certainty=Certainty.OUTSIDE,
            language=self.lexicon.language,
            reasons=(note, *self.notes),
            provenance=self.provenance,
        )

    def _decided(self, main: Job, family: str, level: str | None) -> TitleReading:
        reasons = [Note("family", f"{_quoted(main)} is read as {family}")]
        if level is not None:
            reasons.append(Note("level", f"{_heads(main)} makes the level {level}"))
        role = self.common.role_of(family, level, main.part.concepts)
        uses = self.common.contested.get((family, level or ""))
        if uses is not None:
            candidates = [TitleCandidate(name=_named(use.role, family, level), role=use.role, family=family, level=level, rank=rank, reasons=(use.note(),)) for rank, use in enumerate(uses.uses, 1)]
            reasons.append(Note("contested", "sources give the title to more than one role; the company decides"))
            return self._told(None, family, level, True, Certainty.AMBIGUOUS, candidates, reasons)
        if level is None:
            reasons.append(Note("no-level", "the words settle no level"))
            levels = list(dict.fromkeys(head.level for head in main.heads if head.level))
            found = [(None, family, one) for one in levels] if len(levels) > 1 else [(None, family, None)]
            return self._told(None, family, None, family in PRODUCT_FAMILIES, Certainty.AMBIGUOUS, _candidates(found), reasons)
        likely = self.finding.second or bool(self.notes)
        if self.finding.second:
            reasons.append(Note("second", "another job is named first; the product part counts"))
        return self._told(
            role,
            family,
            level,
            family in PRODUCT_FAMILIES,
            Certainty.LIKELY if likely else Certainty.CERTAIN,
            _candidates([(role, family, level)]),
            reasons,
        )

    def _open(self, main: Job) -> TitleReading:
        finding = self.finding
        level = finding.level
        reasons = [Note("open", _OPEN.get(finding.why, f"{_quoted(main)} is used for more than one kind of work"))]
        if level is not None:
            reasons.append(Note("level", f"{_heads(main)} makes the level {level} in each"))
        if finding.why in ("three-jobs", "several-jobs", "former", "aspiring"):
            jobs = [job for job in finding.jobs if job.family not in (None, UNDECIDED)]
            found = [(None, job.family, level_of(job.heads, job.family) if job.heads else None) for job in jobs]
            candidates = _candidates(list(dict.fromkeys(found)))
        else:
            pairs = _alternatives(main)
            candidates = [
                TitleCandidate(name=name, family=family, level=level, role=self.common.role_of(family or "", level, ()), rank=rank)
                for rank, (name, family) in enumerate(pairs, 1)
            ]
        return self._told(None, None, level, None, Certainty.AMBIGUOUS, candidates, reasons)

    def _abbreviated(self, main: Job) -> TitleReading:
        short = next(concept for concept in main.part.concepts if concept.kind & SHORT)
        spelled = self.lexicon.abbreviations[short.name]
        modifiers = [head for head in main.heads if not head.kind & SHORT]
        if self.finding.why == "short-product":
            spelled = tuple(one for one in spelled if one.family in PRODUCT_FAMILIES) or spelled
        if any(job.complete and job.part.kinds & TOP for job in self.finding.jobs) or modifiers:
            spelled = tuple(one for one in spelled if one.level) or spelled
        found = [(one, _modified(one, modifiers)) for one in spelled]
        families = {one.family for one, _ in found}
        levels = {level for _, level in found}
        family = families.pop() if len(families) == 1 else None
        level = levels.pop() if len(levels) == 1 else None
        candidates = [
            TitleCandidate(name=one.title, family=one.family, level=own, role=self.common.role_of(one.family or "", own, ()) if one.family else None, rank=rank)
            for rank, (one, own) in enumerate(found, 1)
        ]
        settled = len(found) == 1 and level is not None
        reasons = [Note("abbreviation", f"'{short.name}' stands for " + ", ".join(one.title for one, _ in found))]
        product = True if all(one.family in PRODUCT_FAMILIES for one, _ in found) else None
        return self._told(
            candidates[0].role if settled else None,
            family,
            level,
            product,
            Certainty.LIKELY if settled else Certainty.AMBIGUOUS,
            candidates,
            reasons,
        )

    def _told(
        self,
        role: str | None,
        family: str | None,
        level: str | None,
        product: bool | None,
        certainty: Certainty,
        candidates: Sequence[TitleCandidate],
        reasons: list[Note],
    ) -> TitleReading:
        specialisms: dict[str, None] = {}
        marks: dict[str, None] = {}
        scope: dict[str, None] = {}
        for concept, word in zip(self.concepts, self.sources, strict=True):
            kind = concept.kind
            if not kind:
                if word[0].isalpha() and len(word) > 1:
                    scope[word] = None
            elif kind & _DETAIL:
                if kind & SPECIALISM:
                    specialisms[concept.name] = None
                elif kind & MARK:
                    marks[concept.name] = None
                else:
                    scope[word] = None
            elif concept.name in _MARKED:
                marks[concept.name] = None
        return TitleReading(
            text=self.text,
            role=role,
            family=family,
            level=level,
            is_product_role=product,
            certainty=certainty,
            candidates=tuple(candidates),
            secondary=self._secondary(family),
            specialisms=tuple(specialisms),
            scope=tuple(scope),
            marks=tuple(marks),
            language=self.lexicon.language,
            reasons=(*reasons, *self.notes),
            provenance=self.provenance,
        )

    def _secondary(self, family: str | None) -> tuple[str, ...]:
        jobs = self.finding.jobs
        if len(jobs) < 2:
            return ()
        found: dict[str, None] = {}
        for job in jobs:
            if job is not self.finding.main and (job.complete or job.part.joint & AND):
                name = job.family or (job.function.alone or job.function.name if job.function else None)
                if name not in (None, UNDECIDED, family):
                    found[name] = None
        return tuple(found)


def _quoted(job: Job) -> str:
    return f"'{' '.join(dict.fromkeys(job.part.words))}'"


def _heads(job: Job) -> str:
    names = {head.name for head in job.heads}
    pairs = zip(job.part.concepts, job.part.words, strict=True)
    words = [word for concept, word in pairs if concept.name in names]
    return f"'{' '.join(dict.fromkeys(words))}'" if words else "the neighbouring head word"


def _named(role: str | None, family: str | None, level: str | None) -> str:
    if role is not None:
        return role.replace("-", " ")
    return ", ".join(part.replace("-", " ") for part in (family, level) if part) or "other work"


def _candidates(found: Sequence[tuple[str | None, str | None, str | None]]) -> list[TitleCandidate]:
    return [
        TitleCandidate(name=_named(role, family, level), role=role, family=family, level=level, rank=rank)
        for rank, (role, family, level) in enumerate(found, 1)
    ]


def _alternatives(main: Job) -> tuple[tuple[str, str | None], ...]:
    names = {concept.name for concept in main.part.concepts}
    if names & {"development", "research"}:
        return _DEVELOPMENT
    return _ANALYSIS if "analyst" in names else _HANDS_ON


def _modified(one: Spelled, modifiers: list[Concept]) -> str | None:
    if not modifiers or one.level == "chief":
        return one.level
    return level_of([*modifiers, CONCEPTS["manager"]], one.family)
