"""From what a caller names to where it stands: on the ladder, in the reference order, or both."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import attrs

from productroles._fields import is_a, many, text
from productroles._show import Record
from productroles.errors import AmbiguousNameError, FieldError, UnknownLevelError
from productroles.seniority.ladder import Ladder
from productroles.seniority.level import Level
from productroles.seniority.reference import ReferenceOrder

Named: TypeAlias = str | Level | Iterable[str | Level]
"""A level, its id, a title or code of the ladder, or the several of these that an ambiguous title may mean."""


def _steps(values: Iterable[int]) -> tuple[int, ...]:
    return many(values, "steps of a ladder")


@attrs.frozen(kw_only=True)
class Standing(Record):
    """Where one thing stands that was named.

    >>> print(Standing(name="L5", steps=(4,)))
    L5
    """

    name: str = attrs.field(converter=text)
    """As it was given; the id of a Level."""
    level: Level | None = attrs.field(default=None, validator=is_a(Level, type(None)))
    """Its level in the reference order, or of another kind; None where it is known to the ladder only."""
    steps: tuple[int, ...] = attrs.field(default=(), converter=_steps)
    """Its steps on the ladder; empty where it is not on it."""

    def __str__(self) -> str:
        return self.name


def resolve_in(ladder: Ladder | None, reference: ReferenceOrder, named: Named) -> tuple[Standing, ...]:
    """What was named, once for each reading that the caller gives.

    Raises:
        UnknownLevelError: for a name that neither the ladder nor the order has.
        AmbiguousNameError: for a name that is a level's id and stands elsewhere on the ladder as a title or code,
            or is a title of one level of the ladder and a code of another.
    """
    if isinstance(named, str | Level):
        return (_one(ladder, reference, named),)
    found = tuple(_one(ladder, reference, name) for name in many(named, "a level, a title or several of them"))
    if not found:
        raise FieldError("at least one reading", named)
    return found


def _one(ladder: Ladder | None, reference: ReferenceOrder, named: str | Level) -> Standing:
    if isinstance(named, Level):
        return Standing(name=named.id, level=named, steps=_steps_of(ladder, reference, named))
    name = text(named)
    level = reference.level(name) if name in reference else None
    if ladder is None or name not in ladder:
        if level is None:
            names = [level.id for level in reference.levels]
            raise UnknownLevelError(name, names if ladder is None else [*names, *ladder.titles, *ladder.codes])
        return Standing(name=name, level=level, steps=_steps_of(ladder, reference, level))
    steps = ladder.steps(name)
    if level is not None and _steps_of(ladder, reference, level) != steps:
        places = [f"{ladder.id}: {found}" for found in ladder.find(name)]
        raise AmbiguousNameError(name, (f"level {level}", *places))
    return Standing(name=name, level=level or _level_at(ladder, reference, name, steps), steps=steps)


def _steps_of(ladder: Ladder | None, reference: ReferenceOrder, level: Level) -> tuple[int, ...]:
    return () if ladder is None else reference.steps_of(level, ladder)


def _level_at(ladder: Ladder, reference: ReferenceOrder, name: str, steps: tuple[int, ...]) -> Level | None:
    """The level that a title means; for a code, the one that every title beside it means."""
    levels = ladder.all_levels
    titles = [name] if ladder.title_steps(name) else [title for step in steps for title in levels[step].titles]
    meant = {reference.level_of_title(title, ladder) for title in titles}
    only = meant.pop() if len(meant) == 1 else None
    return None if only is None else reference.level(only)
