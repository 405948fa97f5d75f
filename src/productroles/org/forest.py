"""Who stands above whom, on numbers alone: arrays of rows, no objects, no recursion.

Rows are numbered as the records came. What needs no more than a walk up from each manager is found here: counts and
circles. The trees themselves are in :mod:`productroles.org.preorder`.
"""

from __future__ import annotations

from array import array

TOP = -1
"""Stands for the manager of a row that has none."""
LEFT_OUT = -2
"""Stands for the manager of a row that has no part in the forest."""


class Forest:
    """The trees that a list of managers makes, and the circles that are none."""

    __slots__ = ("circle_of", "cycles", "managers", "parent", "people", "reports", "rising")

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
