"""From what the words of a title come to, to the reading that is handed out."""

from __future__ import annotations

from typing import Final

import attrs

from productroles.evidence import Note, Provenance
from productroles.titles.combine import Finding, find, is_of_employer
from productroles.titles.concepts import (
    CONCEPTS,
    GRADE,
    MARK,
    PRODUCT,
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
from productroles.titles.normalise import EXAMINED
from productroles.titles.parts import Scan
from productroles.titles.reading import Certainty, Details, TitleCandidate, TitleReading, reading_of

_BOUNDING = SCOPE | GRADE
_OUTSIDE: Final = {
    "assists": "{} assists or serves somebody else",
    "other-work": "{} is work outside the product world",
    "other-function": "{} is a function outside the product world",
    "strange": "{} puts words beside product that the vocabulary does not know",
    "rung": "{} names a rung and no function",
    "cut-short": "{} does not say who somebody is",
}
_OF_JOBS: Final = frozenset({"three-jobs", "several-jobs", "former", "aspiring"})
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


def outside(text: str, scan: Scan, common: Common, provenance: Provenance) -> TitleReading:
    """The reading of a title that has no word of interest; what its words say besides is told when that is asked."""

    def details() -> Details:
        finding = find(scan.parts(), scan.kinds, scan.lexicon.function_first)
        return Told(text, scan, finding, common).details()

    return reading_of(text, None, None, None, Certainty.OUTSIDE, scan.lexicon.language, provenance, details)


def settle(text: str, scan: Scan, finding: Finding, common: Common, provenance: Provenance) -> TitleReading:
    """The reading of a finding: what it settles now, and why when that is asked."""
    told = Told(text, scan, finding, common)
    main, family = finding.main, finding.family
    role = level = None
    certainty = Certainty.AMBIGUOUS
    if main is None or family is None:
        certainty, family = Certainty.OUTSIDE, None
    elif finding.why == "short":
        role, family, level, certainty = told.abbreviated(main)
    elif family == UNDECIDED:
        family, level = None, finding.level
    else:
        level = finding.level
        if level is not None and (family, level) not in common.contested:
            role = common.role_of(family, level, main.part.concepts)
            certainty = Certainty.LIKELY if finding.second or scan.mended else Certainty.CERTAIN
    return reading_of(text, role, family, level, certainty, scan.lexicon.language, provenance, told.details)


class Told:
    """A title with its words, what they come to, and the roles and sources they are told by."""

    __slots__ = ("common", "finding", "scan", "text")

    def __init__(self, text: str, scan: Scan, finding: Finding, common: Common) -> None:
        self.text = text
        self.scan = scan
        self.finding = finding
        self.common = common

    def details(self) -> Details:
        """The readings with their ranks, what else the words say, and why."""
        candidates, reasons = self._told()
        specialisms, marks, scope = self._beside()
        reasons += [Note("spelling", f"'{given}' is read as '{meant}'") for given, meant in self.scan.mended]
        if len(self.text) > EXAMINED:
            reasons.append(Note("cut", f"only the first {EXAMINED} characters are read"))
        return Details(
            self._is_product(), tuple(candidates), self._secondary(), specialisms, scope, marks, tuple(reasons)
        )

    def _is_product(self) -> bool | None:
        finding = self.finding
        main, family = finding.main, finding.family
        if main is None or family is None:
            return False if any(job.why in _KNOWN_OUTSIDE for job in finding.jobs) else None
        if finding.why == "short":
            return True if all(one.family in PRODUCT_FAMILIES for one, _ in self._spelled(main)) else None
        return None if family == UNDECIDED else family in PRODUCT_FAMILIES

    def _told(self) -> tuple[list[TitleCandidate], list[Note]]:
        finding = self.finding
        main, family = finding.main, finding.family
        if main is None or family is None:
            return [], [self._outside()]
        if finding.why == "short":
            return self._spelled_out(main)
        if family == UNDECIDED:
            return self._open(main)
        reasons = [Note("family", f"{_quoted(main)} is read as {family}")]
        if finding.level is None:
            return self._without_level(family), [*reasons, Note("no-level", "the words settle no level")]
        reasons.append(Note("level", f"{self._heads()} makes the level {finding.level}"))
        if finding.second:
            reasons.append(Note("second", "another job is named first; the product part counts"))
        return self._decided(main, family, finding.level, reasons), reasons

    def _outside(self) -> Note:
        jobs = [job for job in self.finding.jobs if any(not concept.kind & GRADE for concept in job.part.concepts)]
        job = next((job for job in jobs if job.why in _KNOWN_OUTSIDE), jobs[0] if jobs else None)
        if job is None:
            return Note("unknown", "no word of the title says that it is a job of the product world")
        return Note("outside", _OUTSIDE.get(job.why, "{} leaves the job open").format(_quoted(job)))

    def _decided(self, main: Job, family: str, level: str, reasons: list[Note]) -> list[TitleCandidate]:
        contested = self.common.contested.get((family, level))
        if contested is None:
            return [_one(self.common.role_of(family, level, main.part.concepts), family, level, 1)]
        reasons.append(Note("contested", "sources give the title to more than one role; the company decides"))
        return [
            attrs.evolve(_one(use.role, family, level, rank), reasons=(use.note(),))
            for rank, use in enumerate(contested.uses, 1)
        ]

    def _without_level(self, family: str) -> list[TitleCandidate]:
        levels: list[str | None] = [
            level for level in dict.fromkeys(head.level for head in self.finding.heads) if level
        ]
        several = levels if len(levels) > 1 else [None]
        return [_one(self._role(family, level), family, level, rank) for rank, level in enumerate(several, 1)]

    def _open(self, main: Job) -> tuple[list[TitleCandidate], list[Note]]:
        finding, level = self.finding, self.finding.level
        because = _OPEN.get(finding.why) or f"{_quoted(main)} is used for more than one kind of work"
        reasons = [Note("open", because)]
        if level is not None:
            reasons.append(Note("level", f"{self._heads()} makes the level {level} in each"))
        if finding.why in _OF_JOBS:
            jobs = [job for job in finding.jobs if job.family not in (None, UNDECIDED)]
            found = [(job.family, level_of(job.heads, job.family) if job.heads else None) for job in jobs]
            places = enumerate(dict.fromkeys(found), 1)
            return [_one(self._role(family, own), family, own, rank) for rank, (family, own) in places], reasons
        return [
            attrs.evolve(_one(self._role(family, level), family, level, rank), name=name)
            for rank, (name, family) in enumerate(_alternatives(main), 1)
        ], reasons

    def _heads(self) -> str:
        parts = [job.part for job in self.finding.jobs]
        named = (pair for part in parts for pair in zip(part.concepts, part.words, strict=True))
        return f"'{' '.join(dict.fromkeys(word for concept, word in named if concept in self.finding.heads))}'"

    def _role(self, family: str | None, level: str | None) -> str | None:
        return None if family is None else self.common.role_of(family, level, ())

    def abbreviated(self, main: Job) -> tuple[str | None, str | None, str | None, Certainty]:
        """Role, family, level and the certainty of an abbreviation."""
        found = self._spelled(main)
        families, levels = {one.family for one, _ in found}, {level for _, level in found}
        family = families.pop() if len(families) == 1 else None
        level = levels.pop() if len(levels) == 1 else None
        if len(found) > 1 or level is None:
            return None, family, level, Certainty.AMBIGUOUS
        return self._role(family, level), family, level, Certainty.LIKELY

    def _spelled_out(self, main: Job) -> tuple[list[TitleCandidate], list[Note]]:
        found = self._spelled(main)
        titles = ", ".join(one.title for one, _ in found)
        return [
            attrs.evolve(_one(self._role(one.family, level), one.family, level, rank), name=one.title)
            for rank, (one, level) in enumerate(found, 1)
        ], [Note("abbreviation", f"'{_short(main).name}' stands for {titles}")]

    def _spelled(self, main: Job) -> list[tuple[Spelled, str | None]]:
        """The readings of an abbreviation that the words around it leave, each with its level."""
        spelled = self.scan.lexicon.abbreviations[_short(main).name]
        modifiers = [head for head in main.heads if not head.kind & SHORT]
        if any(job.part.kinds & PRODUCT for job in self.finding.jobs):
            spelled = tuple(one for one in spelled if one.family in PRODUCT_FAMILIES) or spelled
        if modifiers or any(job.complete and job.part.kinds & TOP for job in self.finding.jobs):
            spelled = tuple(one for one in spelled if one.level) or spelled
        return [(one, _modified(one, modifiers)) for one in spelled]

    def _beside(self) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Specialisms, marks and scope: what the words say beside role and level."""
        scan, finding = self.scan, self.finding
        apart = [job.part.words for job in finding.jobs if finding.is_apart(job)]
        specialisms: dict[str, None] = {}
        marks: dict[str, None] = {}
        scope: dict[str, None] = {}
        for part in scan.parts():
            for at, (concept, word) in enumerate(zip(part.concepts, part.words, strict=True)):
                if concept.kind & SPECIALISM:
                    specialisms[concept.name] = None
                elif concept.kind & MARK:
                    if part.words not in apart and not is_of_employer(part, at):
                        marks[concept.name] = None
                elif concept.kind & _BOUNDING or (word in scan.unknown and _is_name(word)):
                    scope[word] = None
        return tuple(specialisms), tuple(marks), tuple(scope)

    def _secondary(self) -> tuple[str, ...]:
        finding, main = self.finding, self.finding.main
        found: dict[str, None] = {}
        for job in finding.jobs if main is not None else ():
            if job is not main and (job.complete or job in finding.beside()):
                name = job.family or (job.function.alone or job.function.name if job.function else None)
                if name is not None and name not in (UNDECIDED, finding.family):
                    found[name] = None
        return tuple(found)


def _is_name(word: str) -> bool:
    """Whether an unknown word can be one: not a letter, and not the number of a requisition."""
    return len(word) > 1 and word[0].isalpha() and not word[-3:].isdigit()


def _short(main: Job) -> Concept:
    return next(concept for concept in main.part.concepts if concept.kind & SHORT)


def _quoted(job: Job) -> str:
    return f"'{' '.join(dict.fromkeys(job.part.words))}'"


def _named(role: str | None, family: str | None, level: str | None) -> str:
    if role is not None:
        return role.replace("-", " ")
    return ", ".join(part.replace("-", " ") for part in (family, level) if part) or "other work"


def _one(role: str | None, family: str | None, level: str | None, rank: int) -> TitleCandidate:
    return TitleCandidate(name=_named(role, family, level), role=role, family=family, level=level, rank=rank)


def _alternatives(main: Job) -> tuple[tuple[str, str | None], ...]:
    names = {concept.name for concept in main.part.concepts}
    if names & {"development", "research"}:
        return _DEVELOPMENT
    return _ANALYSIS if "analyst" in names else _HANDS_ON


def _modified(one: Spelled, modifiers: list[Concept]) -> str | None:
    if not modifiers or one.level == "chief":
        return one.level
    return level_of([*modifiers, CONCEPTS["manager"]], one.family)
