"""Levels: the steps of a track that titles of different organisations share.

A level has no ``<``. Levels are only partly ordered, and sorting by a partial order scrambles; ask
:func:`~productroles.seniority.compare.compare_seniority`, or sort by
:func:`~productroles.seniority.order.seniority_key`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

import attrs

from productroles._fields import (
    count,
    many,
    member,
    optional_slug,
    positive_count,
    slug,
    slugs,
    text,
    texts,
)
from productroles._show import Record
from productroles.errors import FieldError
from productroles.seniority.tables import from_table

PRODUCT_MANAGEMENT = "product-management"


def fold(name: str) -> str:
    """A title as it is matched: without regard to case and to how many blanks there are.

    >>> fold("  Senior   product MANAGER ")
    'senior product manager'
    """
    return " ".join(name.split()).casefold()


class ScaleStatus(StrEnum):
    """Who says where a level stands on the neutral scale."""

    SOURCED = "sourced"
    """An organisation states it for its own level of that name."""
    DERIVED = "derived"
    """A proposal of this library."""


def as_scale_status(value: ScaleStatus | str) -> ScaleStatus:
    """A status, or its value."""
    return member(ScaleStatus, value)


@attrs.frozen(kw_only=True)
class SfiaInterval(Record):
    """An interval of the seven SFIA levels of responsibility, from 1 (follow) to 7 (set strategy).

    The scale is about responsibility and not about head-count, so both tracks fit. It is blind at the top,
    where director, vice president and chief share its last two steps.

    >>> print(SfiaInterval(low=4, high=5, status="derived"))
    SFIA 4 to 5 (derived)
    """

    low: int = attrs.field(converter=positive_count)
    high: int = attrs.field(converter=positive_count)
    status: ScaleStatus = attrs.field(converter=as_scale_status)
    ladder: str | None = attrs.field(default=None, converter=optional_slug)
    """Id of the ladder that states it."""

    def __attrs_post_init__(self) -> None:
        if not self.low <= self.high <= 7:
            raise FieldError("an interval within 1 to 7", (self.low, self.high))
        if (self.status is ScaleStatus.SOURCED) != (self.ladder is not None):
            raise FieldError("a ladder for a sourced interval, and none for a derived one", self.ladder)

    def __str__(self) -> str:
        steps = str(self.low) if self.low == self.high else f"{self.low} to {self.high}"
        return f"SFIA {steps} ({self.status}{f' by {self.ladder}' if self.ladder else ''})"


def optional_sfia(value: SfiaInterval | Mapping[str, Any] | None) -> SfiaInterval | None:
    """A SfiaInterval, or a table of its fields, or None."""
    return None if value is None else from_table(SfiaInterval, value)


@attrs.frozen(kw_only=True)
class Level(Record):
    """A step of a track, known by its id.

    Levels of different kinds have no order between them, whatever words they share.

    >>> print(Level(id="senior", name="Senior Product Manager", track="individual-contributor", order=3))
    Senior Product Manager (senior)
    """

    id: str = attrs.field(converter=slug)
    name: str = attrs.field(converter=text)
    """A usual title of the level."""
    kind: str = attrs.field(default=PRODUCT_MANAGEMENT, converter=slug)
    """What the level is a level of: ``product-management``, ``product-ownership``, ``corporate-grade``..."""
    track: str = attrs.field(default="individual-contributor", converter=slug)
    """``individual-contributor``, ``management`` or ``executive``."""
    order: int = attrs.field(default=0, converter=count)
    """Its place in the documented sequence for sorting; no order between two levels follows from it."""
    sfia: SfiaInterval | None = attrs.field(default=None, converter=optional_sfia)
    spellings: tuple[str, ...] = attrs.field(default=(), converter=texts)
    """Titles on published ladders that plainly mean this level."""

    def __str__(self) -> str:
        return f"{self.name} ({self.id})"


@attrs.frozen(kw_only=True)
class DerivedStep(Record):
    """A step between two levels that no three ladders decide and that the words of the titles do.

    >>> print(DerivedStep(junior="vp", senior="svp", why="the word senior raises the title it stands before"))
    vp below svp: the word senior raises the title it stands before
    """

    junior: str = attrs.field(converter=slug)
    senior: str = attrs.field(converter=slug)
    why: str = attrs.field(converter=text)

    def __str__(self) -> str:
        return f"{self.junior} below {self.senior}: {self.why}"


def _headcount(values: Iterable[int]) -> tuple[int, int]:
    found = tuple(count(value) for value in many(values, "the fewest and the most people"))
    if len(found) != 2 or found[0] > found[1]:
        raise FieldError("the fewest and the most people", found)
    return found[0], found[1]


@attrs.frozen(kw_only=True)
class SizeClaim(Record):
    """What one source says of the size of company in which a title is found. It was not measured.

    >>> claim = SizeClaim(ladder="roles-cc", levels=["vp"], headcount=[30, 150], says="leads three to ten")
    >>> print(claim)
    vp at 30 to 150 people: leads three to ten [roles-cc]
    """

    ladder: str = attrs.field(converter=slug)
    """Id of the ladder whose source says so."""
    levels: tuple[str, ...] = attrs.field(converter=slugs)
    headcount: tuple[int, int] = attrs.field(converter=_headcount)
    says: str = attrs.field(converter=text)

    def __str__(self) -> str:
        low, high = self.headcount
        return f"{' or '.join(self.levels)} at {low:,} to {high:,} people: {self.says} [{self.ladder}]"
