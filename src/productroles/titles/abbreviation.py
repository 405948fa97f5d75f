"""What an abbreviation with several readings stands for beside the words around it."""

from __future__ import annotations

from collections.abc import Sequence

from productroles.titles.concepts import CONCEPTS, PRODUCT, PRODUCT_FAMILIES, SHORT, TOP, Concept
from productroles.titles.documents import Spelled
from productroles.titles.jobs import Job
from productroles.titles.levels import level_of
from productroles.titles.lexicon import Lexicon


def short_of(main: Job) -> str:
    """The abbreviation that a job is named by."""
    return next(concept.name for concept in main.part.concepts if concept.kind & SHORT)


def spelled_out(main: Job, jobs: Sequence[Job], lexicon: Lexicon) -> list[tuple[Spelled, str | None]]:
    """The readings of an abbreviation that the words around it leave, each with its level."""
    spelled = lexicon.abbreviations[short_of(main)]
    modifiers = [head for head in main.heads if not head.kind & SHORT]
    if any(job.part.kinds & PRODUCT for job in jobs):
        spelled = tuple(one for one in spelled if one.family in PRODUCT_FAMILIES) or spelled
    if modifiers or any(job.complete and job.part.kinds & TOP for job in jobs):
        spelled = tuple(one for one in spelled if one.level) or spelled
    return [(one, _modified(one, modifiers)) for one in spelled]


def _modified(one: Spelled, modifiers: list[Concept]) -> str | None:
    if not modifiers or one.level == "chief":
        return one.level
    return level_of([*modifiers, CONCEPTS["manager"]], one.family)
