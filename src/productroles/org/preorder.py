"""The trees of a forest in one row: each place right before all below it.

"Is above" is then a comparison of two places. Rows in a circle of reporting lines have no place; what hangs below a
circle is placed after everything else, as trees of its own.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import pairwise

from productroles.org.forest import TOP, Forest


class Preorder:
    """The places of a forest's rows."""

    __slots__ = ("below_circle", "order", "place", "rooted", "size")

    def __init__(self, forest: Forest) -> None:
        """Walk down the trees, those below one manager in the order of their rows."""
        parent = forest.parent
        first, after = _siblings(parent)
        order: list[int] = []
        _descend(first, after, first[TOP], order)
        self.rooted = len(order)
        """How many of the places are in trees with a top; those behind hang below a circle."""
        self.below_circle: dict[int, list[int]] = {row: [] for row in forest.circle_of}
        """The rows right below each row that is in a circle."""
        if forest.cycles:
            for row, over in enumerate(parent):
                if over in self.below_circle:
                    self.below_circle[over].append(row)
            hanging = [row for rows in self.below_circle.values() for row in rows if row not in forest.circle_of]
            hanging.sort()
            for left, right in pairwise([*hanging, -1]):
                after[left] = right
            _descend(first, after, hanging[0] if hanging else -1, order)
        self.order = array("i", order)
        """The row at each place."""
        self.place = array("i", [-1]) * len(parent)
        """The place of each row; -1 for none."""
        for at, row in enumerate(order):
            self.place[row] = at
        self.size = array("i", list(map(forest.people.__getitem__, order)))
        """How many rows are at and below each place."""

    def below(self, at: int) -> Iterator[int]:
        """The places right below one."""
        size, end = self.size, at + self.size[at]
        at += 1
        while at < end:
            yield at
            at += size[at]


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


def _descend(first: array[int], after: array[int], row: int, order: list[int]) -> None:
    """Appends the row, its siblings behind it and all below them to the order."""
    waiting = [-1]
    while row >= 0:
        order.append(row)
        down, beside = first[row], after[row]
        if down >= 0:
            if beside >= 0:
                waiting.append(beside)
            row = down
        else:
            row = beside if beside >= 0 else waiting.pop()
