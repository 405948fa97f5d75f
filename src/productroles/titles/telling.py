"""What a reading tells beside role, family and level: its candidates, what else the words say, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs

from productroles.evidence import Note
from productroles.titles.abbreviation import short_of, spelled_out
from productroles.titles.combine import Finding, find, is_of_employer
from productroles.titles.concepts import (
    GRADE,
    MARK,
    PRODUCT_ANALYTICS,
    PRODUCT_FAMILIES,
    PRODUCT_MANAGEMENT,
    SCOPE,
    SPECIALISM,
    UNDECIDED,
)
from productroles.titles.documents import Common
from productroles.titles.jobs import Job
from productroles.titles.levels import level_of
from productroles.titles.normalise import EXAMINED
from productroles.titles.parts import Scan
from productroles.titles.reading import TitleCandidate
from productroles.titles.vocabulary import Vocabulary

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


def tell(name: str, text: str, scan: Scan, finding: Finding | None, vocabulary: Vocabulary) -> Any:
    """The field of a name of the reading of a title.

    There is no finding yet where no word is of interest: there are no candidates then, and the rest asks for one.
    """
    if name == "language":
        return scan.lexicon.language
    if name == "provenance":
        return vocabulary.provenance
    if finding is None:
        if name == "candidates":
            return ()
        finding = find(scan)
    return getattr(_Told(text, scan, finding, vocabulary.common), name)()


class _Told:
    """What a title comes to, and the roles and sources it is told by; a method gives the field of its name."""

    __slots__ = ("common", "finding", "main", "scan", "text")

    def __init__(self, text: str, scan: Scan, finding: Finding, common: Common) -> None:
        self.text = text
        self.scan = scan
        self.finding = finding
        self.common = common
        self.main = None if finding.family is None else finding.main

    def is_product_role(self) -> bool | None:
        main, family = self.main, self.finding.family
        if main is None:
            return False if any(job.why in _KNOWN_OUTSIDE for job in self.finding.jobs) else None
        if self.finding.why == "short":
            found = spelled_out(main, self.finding.jobs, self.scan.lexicon)
            return True if all(one.family in PRODUCT_FAMILIES for one, _ in found) else None
        return None if family == UNDECIDED else family in PRODUCT_FAMILIES

    def secondary(self) -> tuple[str, ...]:
        found: dict[str, None] = {}
        main, family = self.finding.main, self.finding.family
        for job in self.finding.jobs if main is not None else ():
            if job is not main and (job.complete or job in self.finding.beside()):
                name = job.family or (job.function.alone or job.function.name if job.function else None)
                if name is not None and name not in (UNDECIDED, family):
                    found[name] = None
        return tuple(found)

    def candidates(self) -> tuple[TitleCandidate, ...]:
        main, family, level = self.main, self.finding.family, self.finding.level
        if main is None or family is None:
            return ()
        if self.finding.why == "short":
            found = spelled_out(main, self.finding.jobs, self.scan.lexicon)
            return self._ranked((one.title, one.family, own) for one, own in found)
        if family == UNDECIDED:
            return self._open(main)
        if level is None:
            levels = list(dict.fromkeys(head.level for head in self.finding.heads if head.level))
            return self._ranked(("", family, own) for own in (levels if len(levels) > 1 else (None,)))
        contested = self.common.contested.get((family, level))
        if contested is None:
            return (_one(self.common.role_of(family, level, main.part.concepts), family, level, 1),)
        return tuple(
            attrs.evolve(_one(use.role, family, level, rank), reasons=(use.note(),))
            for rank, use in enumerate(contested.uses, 1)
        )

    def _open(self, main: Job) -> tuple[TitleCandidate, ...]:
        if self.finding.why not in _OF_JOBS:
            return self._ranked((name, family, self.finding.level) for name, family in _alternatives(main))
        jobs = [job for job in self.finding.jobs if job.family not in (None, UNDECIDED)]
        places = [(job.family, level_of(job.heads, job.family) if job.heads else None) for job in jobs]
        return self._ranked(("", *place) for place in dict.fromkeys(places))

    def _ranked(self, found: Iterable[tuple[str, str | None, str | None]]) -> tuple[TitleCandidate, ...]:
        """Candidates of a name, which may be that of the role, a family and a level each."""
        return tuple(
            _one(self.common.role_of(family, level, ()), family, level, rank, name)
            for rank, (name, family, level) in enumerate(found, 1)
        )

    def specialisms(self) -> tuple[str, ...]:
        return _distinct(
            concept.name for part in self.scan.parts() for concept in part.concepts if concept.kind & SPECIALISM
        )

    def marks(self) -> tuple[str, ...]:
        apart = [job.part.words for job in self.finding.jobs if self.finding.is_apart(job)]
        return _distinct(
            concept.name
            for part in self.scan.parts()
            if part.words not in apart
            for at, concept in enumerate(part.concepts)
            if concept.kind & (MARK | SPECIALISM) == MARK and not is_of_employer(part, at)
        )

    def scope(self) -> tuple[str, ...]:
        unknown = frozenset(filter(_is_name, self.scan.unknown))
        return _distinct(
            word
            for part in self.scan.parts()
            for concept, word in zip(part.concepts, part.words, strict=True)
            if not concept.kind & (SPECIALISM | MARK) and (concept.kind & (SCOPE | GRADE) or word in unknown)
        )

    def reasons(self) -> tuple[Note, ...]:
        found = list(self._why())
        found += [Note("spelling", f"'{given}' is read as '{meant}'") for given, meant in self.scan.mended]
        if len(self.text) > EXAMINED:
            found.append(Note("cut", f"only the first {EXAMINED} characters are read"))
        return tuple(found)

    def _why(self) -> Iterator[Note]:
        main, finding = self.main, self.finding
        family, level = finding.family, finding.level
        if main is None or family is None:
            yield self._outside()
        elif finding.why == "short":
            titles = ", ".join(one.title for one, _ in spelled_out(main, finding.jobs, self.scan.lexicon))
            yield Note("abbreviation", f"'{short_of(main)}' stands for {titles}")
        elif family == UNDECIDED:
            yield Note("open", _OPEN.get(finding.why) or f"{_quoted(main)} is used for more than one kind of work")
            if level is not None:
                yield Note("level", f"{self._heads()} makes the level {level} in each")
        else:
            yield Note("family", f"{_quoted(main)} is read as {family}")
            yield from self._why_level(family, level)

    def _why_level(self, family: str, level: str | None) -> Iterator[Note]:
        if level is None:
            yield Note("no-level", "the words settle no level")
            return
        yield Note("level", f"{self._heads()} makes the level {level}")
        if self.finding.second:
            yield Note("second", "another job is named first; the product part counts")
        if (family, level) in self.common.contested:
            yield Note("contested", "sources give the title to more than one role; the company decides")

    def _outside(self) -> Note:
        jobs = [job for job in self.finding.jobs if any(not concept.kind & GRADE for concept in job.part.concepts)]
        job = next((job for job in jobs if job.why in _KNOWN_OUTSIDE), jobs[0] if jobs else None)
        if job is None:
            return Note("unknown", "no word of the title says that it is a job of the product world")
        return Note("outside", _OUTSIDE.get(job.why, "{} leaves the job open").format(_quoted(job)))

    def _heads(self) -> str:
        """The words that make the level: not the manager of "product mgr & sales manager"."""
        main, heads = self.main, self.finding.heads
        own = [] if main is None else main.part.concepts
        said = [
            word
            for job in self.finding.jobs
            for concept, word in zip(job.part.concepts, job.part.words, strict=True)
            if concept in heads and (job is main or not job.complete or concept not in own)
        ]
        return f"'{' '.join(_distinct(said))}'"


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _is_name(word: str) -> bool:
    """Whether an unknown word can be one: not a letter, and not the number of a requisition."""
    return len(word) > 1 and word[0].isalpha() and not word[-3:].isdigit()


def _quoted(job: Job) -> str:
    return f"'{' '.join(dict.fromkeys(job.part.words))}'"


def _named(role: str | None, family: str | None, level: str | None) -> str:
    if role is not None:
        return role.replace("-", " ")
    return ", ".join(part.replace("-", " ") for part in (family, level) if part) or "other work"


def _one(role: str | None, family: str | None, level: str | None, rank: int, name: str = "") -> TitleCandidate:
    named = name or _named(role, family, level)
    return TitleCandidate(name=named, role=role, family=family, level=level, rank=rank)


def _alternatives(main: Job) -> tuple[tuple[str, str | None], ...]:
    names = {concept.name for concept in main.part.concepts}
    if names & {"development", "research"}:
        return _DEVELOPMENT
    return _ANALYSIS if "analyst" in names else _HANDS_ON
