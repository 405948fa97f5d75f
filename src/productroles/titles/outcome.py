"""From what the words of a title come to, to the reading that is handed out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from productroles.evidence import Note, Provenance
from productroles.titles.combine import Finding
from productroles.titles.concepts import (
    CONCEPTS,
    FUNCTION,
    GENERAL_MANAGEMENT,
    GRADE,
    LEVEL,
    MARK,
    PRODUCT_FAMILIES,
    PRODUCT_MANAGEMENT,
    SCOPE,
    SHORT,
    SPECIALISM,
    TECHNOLOGY,
    TOP,
    UNDECIDED,
    Concept,
)
from productroles.titles.documents import Common, Spelled
from productroles.titles.jobs import Job
from productroles.titles.levels import level_of
from productroles.titles.reading import Certainty, TitleCandidate, TitleReading

_MARKED: Final = ("intern", "deputy")
_WORDS: Final = {
    "head-behind": "",
    "head-before": "",
    "head-shared": ", which shares a head word with its neighbour",
    "function": ", a function that names no rung",
    "function-alone": "",
    "top": "",
}
_OUTSIDE: Final = {
    "assists": "{} assists or serves somebody else",
    "other-work": "{} is work outside the product world",
    "other-function": "{} is a function outside the product world",
    "rung": "{} names a rung and no function",
}
_OPEN: Final = {
    "former": "the title is of the past",
    "aspiring": "the title is hoped for, not held",
    "three-jobs": "three jobs are named, and none before the others",
    "several-jobs": "jobs of several families are named",
    "cut-short": "the words about product stop before saying who somebody is",
}
_DEVELOPMENT: Final = (
    ("product management of new products", PRODUCT_MANAGEMENT),
    ("research and development", None),
)
_HANDS_ON: Final = (("a product manager's work", PRODUCT_MANAGEMENT), ("selling or supporting a product", None))
_ANALYSIS: Final = (("product management", PRODUCT_MANAGEMENT), ("product analytics", "product-analytics"))


@attrs.frozen(kw_only=True)
class Words:
    """The words of a title with their meanings, and what happened on the way to them."""

    text: str
    language: str
    concepts: Sequence[Concept]
    sources: Sequence[str]
    short: dict[str, tuple[Spelled, ...]]
    notes: tuple[Note, ...] = ()


def _quoted(job: Job) -> str:
    return f"'{' '.join(dict.fromkeys(job.part.words))}'"
