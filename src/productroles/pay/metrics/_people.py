"""People by the group that they are in: the two that a figure compares, and everyone else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from productroles._fields import optional_positive_count, text
from productroles.errors import FieldError
from productroles.evidence import Note
from productroles.pay.metrics._terms import checked_pairs


class Division(NamedTuple):
    """What the people of each group have, and how many are in neither."""

    names: tuple[str, str]
    reference: list[Any]
    other: list[Any]
    others: Counter[str]
    minimum: int | None

    @property
    def counts(self) -> tuple[int | None, int | None]:
        """The sizes of the two groups, None where they are suppressed."""
        return self.told(len(self.reference)), self.told(len(self.other))

    @property
    def suppressed(self) -> tuple[Note, ...]:
        """A note where one of the two groups is too small to be shown."""
        return () if None not in self.counts else (self.note,)

    @property
    def note(self) -> Note:
        """Why something is not shown."""
        words = f"suppressed, a group of fewer than {self.minimum}"
        return Note("suppressed", words, (("minimum", str(self.minimum)),))

    @property
    def left_out(self) -> tuple[tuple[str, int | None], ...]:
        """The other labels and their counts."""
        return tuple((label, self.told(count)) for label, count in sorted(self.others.items()))

    def told(self, count: int) -> int | None:
        """The count, None where it is below the minimum that was asked for."""
        return None if self.minimum is not None and count < self.minimum else count


def divide(people: Iterable[tuple[str | None, Any]], reference: str, other: str, minimum_group: int | None) -> Division:
    """The people by group; a label that names neither group is counted, None as ``unstated``."""
    names = text(reference), text(other)
    if names[0] == names[1]:
        raise FieldError("two different groups", reference)
    found = Division(names, [], [], Counter(), optional_positive_count(minimum_group))
    for label, value in checked_pairs(people, "pairs of a group and what its member has"):
        group = "unstated" if label is None else text(label)
        if group in names:
            (found.reference if group == names[0] else found.other).append(value)
        else:
            found.others[group] += 1
    return found
