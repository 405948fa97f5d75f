"""Who stands above whom, on numbers alone: arrays of rows, no objects, no recursion.

Rows are numbered as the records came. Each has a place in the preorder of its tree, so that the rows below one
stand right behind it, and "is above" is a comparison of two places. Rows in a circle of reporting lines have no
place; what hangs below a circle is placed after everything else, as trees of its own.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise

TOP = -1
"""Stands for the manager of a row that has none."""
LEFT_OUT = -2
"""Stands for the manager of a row that has no part in the forest."""


class Forest:
    """The trees that a list of managers makes.

    ``places`` are positions in the preorder. A negative place or row means that there is none.
    """

    __slots__ = ("_depths", "_heads", "_reports", "above", "cycles", "order", "parent", "place", "rooted", "size")

    def __init__(self, parent: array[int]) -> None:
        """Take the row of each row's manager, or ``TOP``, or ``LEFT_OUT``; a row that is its own is a circle."""
        self.parent = parent
        first, after = _siblings(parent)
        order: list[int] = []
        above: list[int] = []
        self.place = array("i", [-1]) * len(parent)
        """The place of each row; -1 for none."""
        _descend(first, after, first[TOP], order, above, self.place)
        self.rooted = len(order)
        """How many of the places are in trees with a top; those behind hang below a circle."""
        self.cycles: tuple[tuple[int, ...], ...] = ()
        """The rows of each circle: each reports to the next, the last to the first."""
        if len(order) + parent.count(LEFT_OUT) < len(parent):
            self.cycles, hanging = _circles(parent, self.place)
            for left, right in pairwise([*hanging, -1]):
                after[left] = right
            _descend(first, after, hanging[0] if hanging else -1, order, above, self.place)
        self.order = array("i", order)
        """The row at each place."""
        self.above = array("i", above)
        """The place of the manager of each place; -1 for none, and for a manager in a circle."""
        size = [1] * (len(order) + 1)
        for at in range(len(order) - 1, -1, -1):
            size[above[at]] += size[at]
        self.size = array("i", size[:-1])
        """How many rows are at and below each place."""
        self._reports: array[int] | None = None
        self._depths: array[int] | None = None
        self._heads: array[int] | None = None

    def below(self, at: int) -> Iterator[int]:
        """The places right below one."""
        size, end = self.size, at + self.size[at]
        at += 1
        while at < end:
            yield at
            at += size[at]

    def tops(self, start: int, end: int) -> Iterator[int]:
        """The tops among the places from ``start``, which is one, to ``end``."""
        while start < end:
            yield start
            start += self.size[start]

    @property
    def reports(self) -> array[int]:
        """How many rows are right below each row."""
        if self._reports is None:
            reports = [0] * (len(self.parent) + 2)
            for over in self.parent:
                reports[over] += 1
            self._reports = array("i", reports[:-2])  # without the two for TOP and LEFT_OUT
        return self._reports

    @property
    def depths(self) -> array[int]:
        """How many rows are above each place within its tree."""
        if self._depths is None:
            depths = [0] * (len(self.order) + 1)
            depths[-1] = -1  # read for a top, whose manager has the place -1
            for at, over in enumerate(self.above):
                depths[at] = depths[over] + 1
            self._depths = array("i", depths[:-1])
        return self._depths

    @property
    def heads(self) -> array[int]:
        """The upper end of the long path that each place is on: a path goes on into the largest subtree below.

        On the way up from any place there are at most log2(n) of them.
        """
        if self._heads is None:
            size = self.size
            largest = [0] * (len(size) + 1)
            longest = [0] * (len(size) + 1)
            for at, over in enumerate(self.above):
                if size[at] > largest[over]:
                    largest[over] = size[at]
                    longest[over] = at
            heads = list(range(len(size)))
            for at, over in enumerate(self.above):
                if over >= 0 and longest[over] == at:
                    heads[at] = heads[over]
            self._heads = array("i", heads)
        return self._heads

    def lowest_common(self, pairs: Iterable[tuple[int, int]]) -> Iterator[int]:
        """For each pair of places the lowest one that is, or is above, either; -1 where their trees differ."""
        above, depths, heads = self.above, self.depths, self.heads
        for one, other in pairs:
            a, b = one, other
            head_a, head_b = heads[a], heads[b]
            while head_a != head_b:
                if depths[head_a] >= depths[head_b]:
                    a = above[head_a]
                    if a < 0:
                        break
                    head_a = heads[a]
                else:
                    b = above[head_b]
                    head_b = heads[b]
            yield a if a < 0 or depths[a] <= depths[b] else b

    def circle_above(self, row: int) -> tuple[int, ...]:
        """The circle that a row is in or hangs below; empty where it stands in a tree with a top."""
        if 0 <= self.place[row] < self.rooted:
            return ()
        while self.place[row] >= 0:
            row = self.parent[row]
        return next(circle for circle in self.cycles if row in circle)


def _siblings(parent: array[int]) -> tuple[array[int], array[int]]:
    """The first row below each row, and the row after each under one manager, in the order of the rows.

    The two last entries of the first list are for ``LEFT_OUT`` and ``TOP``, which index it from behind.
    """
    first = array("i", [-1]) * (len(parent) + 2)
    after = array("i", [-1]) * len(parent)
    for row in range(len(parent) - 1, -1, -1):
        over = parent[row]
        after[row] = first[over]
        first[over] = row
    return first, after


def _descend(
    first: array[int], after: array[int], row: int, order: list[int], above: list[int], place: array[int]
) -> None:
    """Appends the row, its siblings behind it and all below them to the order, with the place of each and above."""
    waiting: list[int] = []
    waiting_over: list[int] = []
    over = -1
    while row >= 0:
        down, beside = first[row], after[row]
        place[row] = at = len(order)
        order.append(row)
        above.append(over)
        if down >= 0:
            if beside >= 0:
                waiting.append(beside)
                waiting_over.append(over)
            row, over = down, at
        elif beside >= 0:
            row = beside
        elif waiting:
            row, over = waiting.pop(), waiting_over.pop()
        else:
            row = -1


def _circles(parent: array[int], place: array[int]) -> tuple[tuple[tuple[int, ...], ...], list[int]]:
    """The circles among the rows that are not placed, and the rows right below a circle."""
    walk_of = [-1 if at >= 0 else 0 for at in place]
    unplaced = [row for row, over in enumerate(parent) if over != LEFT_OUT and not walk_of[row]]
    circles: list[tuple[int, ...]] = []
    for walk, start in enumerate(unplaced, 1):
        row, path = start, list[int]()
        while not walk_of[row]:
            walk_of[row] = walk
            path.append(row)
            row = parent[row]
        if walk_of[row] == walk:
            circle = path[path.index(row) :]
            lowest = circle.index(min(circle))
            circles.append((*circle[lowest:], *circle[:lowest]))
    members = {row for circle in circles for row in circle}
    hanging = [row for row in unplaced if row not in members and parent[row] in members]
    return tuple(sorted(circles)), hanging
