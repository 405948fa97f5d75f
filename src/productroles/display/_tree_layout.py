"""Where the nodes of a tree stand, so that it is as narrow as a tidy drawing can be.

The method is that of Reingold and Tilford in the linear form of Buchheim, Jünger and Leipert (2002): a parent stands
in the middle above its children, equal subtrees look equal, and neighbours are one apart. Without recursion.
"""

from __future__ import annotations

from collections.abc import Sequence


class _Tidy:
    """The state of the method, a value a node."""

    def __init__(self, children: Sequence[Sequence[int]], parents: Sequence[int]) -> None:
        count = len(children)
        self.children, self.parents = children, parents
        self.prelim, self.mod = [0.0] * count, [0.0] * count
        self.shift, self.change = [0.0] * count, [0.0] * count
        self.thread, self.ancestor = [-1] * count, list(range(count))
        self.number = [0] * count
        for siblings in children:
            for at, node in enumerate(siblings):
                self.number[node] = at
        self.default = [siblings[0] if siblings else -1 for siblings in children]

    def place(self, node: int) -> None:
        """Set a node whose children are placed, then part its tree from those of its siblings before it."""
        below = self.children[node]
        middle = 0.0
        if below:
            self._spread(below)
            middle = (self.prelim[below[0]] + self.prelim[below[-1]]) / 2
        over, at = self.parents[node], self.number[node]
        if over < 0 or at == 0:
            self.prelim[node] = middle
            return
        self.prelim[node] = self.prelim[self.children[over][at - 1]] + 1
        if below:
            self.mod[node] = self.prelim[node] - middle
        self._part(node, over, at)

    def _spread(self, siblings: Sequence[int]) -> None:
        shift = change = 0.0
        for node in reversed(siblings):
            self.prelim[node] += shift
            self.mod[node] += shift
            change += self.change[node]
            shift += self.shift[node] + change

    def _right(self, node: int) -> int:
        below = self.children[node]
        return below[-1] if below else self.thread[node]

    def _left(self, node: int) -> int:
        below = self.children[node]
        return below[0] if below else self.thread[node]

    def _part(self, node: int, over: int, at: int) -> None:
        mod = self.mod
        siblings = self.children[over]
        inner, outer, before, first = node, node, siblings[at - 1], siblings[0]
        sum_inner = sum_outer = mod[node]
        sum_before, sum_first = mod[before], mod[first]
        next_before, next_inner = self._right(before), self._left(inner)
        while next_before >= 0 and next_inner >= 0:
            before, inner = next_before, next_inner
            first, outer = self._left(first), self._right(outer)
            self.ancestor[outer] = node
            gap = self.prelim[before] + sum_before - self.prelim[inner] - sum_inner + 1
            if gap > 0:
                self._move(before, node, over, gap)
                sum_inner += gap
                sum_outer += gap
            sum_before, sum_inner = sum_before + mod[before], sum_inner + mod[inner]
            sum_first, sum_outer = sum_first + mod[first], sum_outer + mod[outer]
            next_before, next_inner = self._right(before), self._left(inner)
        if next_before >= 0 and self._right(outer) < 0:
            self.thread[outer] = next_before
            mod[outer] += sum_before - sum_outer
        if next_inner >= 0 and self._left(first) < 0:
            self.thread[first] = next_inner
            mod[first] += sum_inner - sum_first
            self.default[over] = node

    def _move(self, before: int, node: int, over: int, gap: float) -> None:
        """Shift the tree of a node away; those between it and the one it touches share the room later."""
        left = self.ancestor[before]
        if self.parents[left] != over:
            left = self.default[over]
        between = self.number[node] - self.number[left]
        self.change[node] -= gap / between
        self.shift[node] += gap
        self.change[left] += gap / between
        self.prelim[node] += gap
        self.mod[node] += gap


def tidy(parents: Sequence[int]) -> list[float]:
    """The place of each node across the tree, the least being 0.

    Args:
        parents: The parent of each node, which stands before it; -1 for the root, node 0, alone. Children are kept
            in their order.

    >>> tidy([-1, 0, 0, 1, 1, 1])
    [1.5, 1.0, 2.0, 0.0, 1.0, 2.0]
    """
    children: list[list[int]] = [[] for _ in parents]
    for node, over in enumerate(parents):
        if over >= 0:
            children[over].append(node)
    state = _Tidy(children, parents)
    for node in _children_first(children):
        state.place(node)
    sums = [0.0] * len(parents)
    for node, over in enumerate(parents):
        if over >= 0:
            sums[node] = sums[over] + state.mod[over]
    found = [place + added for place, added in zip(state.prelim, sums, strict=True)]
    least = min(found)
    return [place - least for place in found]


def _children_first(children: Sequence[Sequence[int]]) -> list[int]:
    order: list[int] = []
    waiting = [0]
    while waiting:
        node = waiting.pop()
        order.append(node)
        waiting += children[node]
    return order[::-1]
