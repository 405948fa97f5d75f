"""What a ladder is built of: levels, and the branches of levels beside the main ladder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

import attrs

from productroles._fields import many, optional_text, slug, texts
from productroles._show import Record
from productroles.errors import LadderError
from productroles.seniority.level import SfiaInterval, fold, optional_sfia
from productroles.seniority.tables import from_table, from_tables


def _code(value: str | None) -> str | None:
    return optional_text(value or None)


@attrs.frozen
class LadderLevel(Record):
    """One level of a ladder: the titles that stand on it, in no order among themselves.

    A level that has a code and no titles has its code as its title.

    >>> print(LadderLevel(["PM", "Designer"], "P2"))
    P2: PM, Designer
    >>> print(LadderLevel([], "PM3"))
    PM3
    """

    titles: tuple[str, ...] = attrs.field(converter=texts)
    code: str | None = attrs.field(default=None, converter=_code)
    """What the organisation calls the level itself, such as ``"IC4"``."""
    sfia: SfiaInterval | None = attrs.field(default=None, kw_only=True, converter=optional_sfia)
    """Where the organisation itself puts the level on the neutral scale."""

    def __attrs_post_init__(self) -> None:
        if self.code and not self.titles:
            object.__setattr__(self, "titles", (self.code,))

    def __str__(self) -> str:
        titles = ", ".join(self.titles)
        return f"{self.code}: {titles}" if self.code and self.titles != (self.code,) else titles


def as_ladder_level(value: LadderLevel | Mapping[str, Any] | Iterable[str]) -> LadderLevel:
    """A LadderLevel, or a table of its fields, or only its titles."""
    if isinstance(value, LadderLevel):
        return value
    if isinstance(value, Mapping):
        return from_table(LadderLevel, cast("Mapping[str, Any]", value))
    return LadderLevel(many(value, 'a list of titles for each level, such as [["PM"], ["Senior PM"]]'))


def as_ladder_levels(
    values: Iterable[LadderLevel | Mapping[str, Any] | Iterable[str]],
) -> tuple[LadderLevel, ...]:
    """Several levels."""
    return tuple(as_ladder_level(value) for value in many(values, "levels, each a list of titles"))


def check_run(run: tuple[LadderLevel, ...], ladder: str) -> None:
    """See that the levels of a main ladder or of a branch can be told apart."""
    if not run:
        raise LadderError(ladder, "it or a branch of it has no levels")
    codes: set[str] = set()
    for level in run:
        if not level.titles:
            raise LadderError(ladder, "a level has neither titles nor a code")
        if len(level.titles) > 1 and len(set(map(fold, level.titles))) < len(level.titles):
            raise LadderError(ladder, "a level holds a title twice")
        if level.code:
            code = fold(level.code)
            if code in codes:
                raise LadderError(ladder, "two of its levels share a code")
            codes.add(code)


@attrs.frozen
class Branch(Record):
    """A track beside the main ladder, lowest level first.

    Where neither ``after`` nor ``before`` is stated, its levels and those of the main ladder have no order.
    """

    track: str = attrs.field(converter=slug)
    levels: tuple[LadderLevel, ...] = attrs.field(converter=as_ladder_levels)
    after: str | None = attrs.field(default=None, kw_only=True, converter=optional_text)
    """The title above which it starts."""
    before: str | None = attrs.field(default=None, kw_only=True, converter=optional_text)
    """The title below which it ends."""

    def __str__(self) -> str:
        ends = [f"{word} {title}" for word, title in (("after", self.after), ("before", self.before)) if title]
        return f"{', '.join([self.track, *ends])}: {' < '.join(map(str, self.levels))}"


def as_branches(values: Iterable[Branch | Mapping[str, Any]]) -> tuple[Branch, ...]:
    """Several branches, or tables of their fields."""
    return from_tables(Branch, values)
