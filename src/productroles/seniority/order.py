"""Sorting by seniority.

Levels are only partly ordered, so no sort can show more than one order that agrees with what is known. The
documented one: intern; associate; product manager; senior; lead and product lead; staff; principal and group
manager; associate director; senior principal and director; senior director; head; vice president; senior and
then executive vice president; chief. It agrees with every strict relation; where ladders leave two levels
open it is a convention. On an organisation's ladder its tiers are the order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from productroles._fields import many
from productroles.errors import AmbiguousNameError, UnknownLevelError
from productroles.seniority.ladder import Ladder
from productroles.seniority.reference import ReferenceOrder
from productroles.seniority.standing import Named, resolve_in

T = TypeVar("T")


def seniority_key(named: Named, reference: ReferenceOrder, *, ladder: Ladder | None = None) -> int:
    """A number that rises along every strict relation, for the built-in ``sorted``.

    With a ladder it is the tier there, and only what is on the ladder has one: the two scales do not mix. Equal
    numbers do not mean the same level.

    Raises:
        UnknownLevelError: for a name that the order, or the ladder where one is given, does not have.
        AmbiguousNameError: for several readings with different numbers, and for a name with two meanings.
    """
    standings = resolve_in(ladder, reference, named)
    keys: set[int] = set()
    for standing in standings:
        if ladder is None:
            keys.add(reference.key(standing.level or standing.name))
        elif standing.steps:
            keys.add(ladder.key_of_steps(standing.steps))
        else:
            raise UnknownLevelError(standing.name, (*ladder.titles, *ladder.codes))
    if len(keys) > 1:
        names = tuple(standing.name for standing in standings)
        raise AmbiguousNameError(" or ".join(names), names)
    return keys.pop()


def sort_by_seniority(
    items: Iterable[T],
    reference: ReferenceOrder,
    *,
    level_of: Callable[[T], Named | None],
    ladder: Ladder | None = None,
    reverse: bool = False,
) -> list[T]:
    """The items from junior to senior, or the other way round, those of one key in the order they came.

    ``level_of`` says what level an item has. Items whose level is None, unknown or open come last in the order
    they came, in reverse too.
    """
    known: list[tuple[int, T]] = []
    unknown: list[T] = []
    for item in many(items, "several items"):
        level = level_of(item)
        try:
            key = None if level is None else seniority_key(level, reference, ladder=ladder)
        except (UnknownLevelError, AmbiguousNameError):
            key = None
        if key is None:
            unknown.append(item)
        else:
            known.append((key, item))
    known.sort(key=lambda pair: pair[0], reverse=reverse)
    return [item for _, item in known] + unknown
