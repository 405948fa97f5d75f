"""The trees of a forest in one row: each place right before all below it.

"Is above" is then a comparison of two places. Rows in a circle of reporting lines have no place; what hangs below a
circle is placed after everything else, as trees of its own.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise

from productroles.org.forest import TOP, Forest


class Preorder:
    """The places of a forest's rows. A negative place means that there is none."""

    __slots__ = ("_depths", "_heads", "above", "below_circle", "order", "place", "rooted", "size")

    def __init__(self, forest: Forest) -> None:
        """Walk down the trees, those below one manager in the order of their rows."""
        parent = forest.parent
        first, after = _siblings(parent)
        order: list[int] = []
        above: list[int] = []
        self.place = array("i", [-1]) * len(parent)
        """The place of each row; -1 for none."""
        _descend(first, after, first[TOP], order, above, self.place)
        self.rooted = len(order)
        """How many of the places are in trees with a top; those behind hang below a circle."""
        self.below_circle: dict[int, list[int]] = {row: [] for row in forest.circle_of}
        """The rows right below each row that is in a circle."""
        if forest.cycles:
            for row, over in enumerate(parent):
                if over in self.below_circle:
                    self.below_circle[over].append(row)
            hanging = sorted(row for rows in self.below_circle.values() for row in rows if row not in forest.circle_of)
            for left, right in pairwise([*hanging, -1]):
                after[left] = right
            _descend(first, after, hanging[0] if hanging else -1, order, above, self.place)
        self.order = array("i", order)
        """The row at each place."""
        self.above = array("i", above)
        """The place of the manager of each place; -1 for none, and for a manager in a circle."""
        self.size = array("i", list(map(forest.people.__getitem__, order)))
        """How many rows are at and below each place."""
        self._depths: array[int] | None = None
        self._heads: array[int] | None = None

    def below(self, at: int) -> Iterator[int]:
        """The places right below one."""
        size, end = self.size, at + self.size[at]
        at += 1
        while at < end:
            yield at
            at += size[at]

    @property
    def tops(self) -> list[int]:
        """The places that have none above, without those that hang below a circle."""
        return [at for at, over in enumerate(self.above[: self.rooted]) if over < 0]

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
