"""Who stands above whom, on numbers alone: arrays of rows, no objects, no recursion.

Lists and arrays of the standard library are enough: seven eighths of a chart's making are reading the records and
looking up ids, which arrays of another library would not hasten.

Rows are numbered as the records came. What walks up and down the managers tell is found here; everybody's place in
the trees is in :mod:`productroles.org.preorder`.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

TOP = -1
"""Stands for the manager of a row that has none."""
LEFT_OUT = -2
"""Stands for the manager of a row that has no part in the forest."""


class Forest:
    """The trees that a list of managers makes, and the circles that are none."""

    __slots__ = (
        "_depths",
        "_heads",
        "_of_managers",
        "circle_of",
        "cycles",
        "managers",
        "parent",
        "people",
        "reports",
        "rising",
    )

    def __init__(self, parent: array[int]) -> None:
        """Take the row of each row's manager, or ``TOP``, or ``LEFT_OUT``; a row that is its own is a circle."""
        self.parent = parent
        count = len(parent)
        reports = [0] * (count + 2)  # two for TOP and LEFT_OUT, which index it from behind
        for over in parent:
            reports[over] += 1
        managers = [row for row in range(count) if reports[row]]
        rising, people = _walk_up(parent, reports, managers)
        self.reports = array("i", reports[:count])
        """How many rows are right below each row."""
        self.people = array("i", people[:count])
        """How many rows are at and below each row; without meaning for a row in a circle."""
        self.rising = array("i", rising)
        """The rows that have rows below and are in no circle, each after all such rows below it."""
        self.cycles = _circles(parent, managers, rising) if len(rising) < len(managers) else ()
        """The rows of each circle: each reports to the next, the last to the first."""
        self.circle_of = {row: circle for circle in self.cycles for row in circle}
        """The circle of each row that is in one."""
        self.managers = array("i", managers if not self.cycles else sorted(rising))
        """The rows that have rows below and are in no circle, as the records came."""
        self._depths: array[int] | None = None
        self._of_managers: array[int] | None = None
        self._heads: array[int] | None = None

    @property
    def depths(self) -> array[int]:
        """How many rows are above each row; negative for a row in or below a circle and for one without a part."""
        if self._depths is None:
            of_managers = self._manager_depths
            self._depths = array("i", [of_managers[over] + 1 for over in self.parent])
        return self._depths

    @property
    def _manager_depths(self) -> array[int]:
        """As :attr:`depths`, but of managers alone, and of ``TOP``."""
        if self._of_managers is None:
            parent = self.parent
            depths = array("i", [-len(parent) - 2]) * (len(parent) + 2)
            depths[TOP] = -1
            for row in reversed(self.rising):
                depths[row] = depths[parent[row]] + 1
            self._of_managers = depths
        return self._of_managers

    @property
    def heads(self) -> array[int]:
        """The upper end of the long path that each manager is on: a path goes on into the largest subtree below.

        On the way up from any manager there are at most log2(n) of them.
        """
        if self._heads is None:
            parent, people = self.parent, self.people
            largest = [0] * (len(parent) + 2)
            heir = [-1] * (len(parent) + 2)
            for row in self.rising:
                if people[row] > largest[parent[row]]:
                    largest[parent[row]] = people[row]
                    heir[parent[row]] = row
            heads = array("i", range(len(parent)))
            for row in reversed(self.rising):
                over = parent[row]
                if over >= 0 and heir[over] == row:
                    heads[row] = heads[over]
            self._heads = heads
        return self._heads

    def lowest_common(self, pairs: Iterable[tuple[int, int]]) -> Iterator[int]:
        """For each pair of rows the lowest that is, or is above, either; -1 where their trees differ."""
        parent, reports, depths, heads = self.parent, self.reports, self._manager_depths, self.heads
        for one, other in pairs:
            if one == other:
                yield one
                continue
            a = one if reports[one] else parent[one]
            b = other if reports[other] else parent[other]
            if a < 0 or b < 0:
                yield TOP
                continue
            head_a, head_b = heads[a], heads[b]
            while head_a != head_b:
                if depths[head_a] >= depths[head_b]:
                    a = parent[head_a]
                    if a < 0:
                        break
                    head_a = heads[a]
                else:
                    b = parent[head_b]
                    head_b = heads[b]
            yield a if a < 0 or depths[a] <= depths[b] else b


def _walk_up(parent: array[int], reports: list[int], managers: list[int]) -> tuple[list[int], list[int]]:
    """The managers, each passed after all managers below, and how many rows are at and below each row.

    No manager in a circle is ever passed.
    """
    rising: list[int] = []
    people = [below + 1 for below in reports]
    waiting = [0] * len(reports)
    for row in managers:
        waiting[parent[row]] += 1
    waiting[TOP] = waiting[LEFT_OUT] = -1
    for start in managers:
        row = start
        while not waiting[row]:
            waiting[row] = -1
            rising.append(row)
            over = parent[row]
            people[over] += people[row] - 1
            waiting[over] -= 1
            row = over
    return rising, people


def _circles(parent: array[int], managers: list[int], rising: list[int]) -> tuple[tuple[int, ...], ...]:
    """The circles of the managers who are not among the rising, each from its first row on."""
    passed = set(rising)
    circles: list[tuple[int, ...]] = []
    for start in managers:
        if start not in passed:
            circle, row = [start], parent[start]
            while row != start:
                circle.append(row)
                row = parent[row]
            passed.update(circle)
            circles.append(tuple(circle))
    return tuple(circles)
