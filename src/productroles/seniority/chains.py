"""The levels of a ladder as chains of numbered steps, and which step lies below which.

A chain is the main ladder or a branch. Its steps are consecutive numbers, lowest first, so that within a chain
the order of the numbers is the order of the steps. Branches hang on single steps of other chains.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from productroles.seniority.relation import SeniorityRelation

Attachment = tuple[int | None, int | None]
"""For a branch: the step it starts above and the step it ends below, each None where it is not stated."""


class Chains:
    """The order of the steps; building it takes time in proportion to their number."""

    __slots__ = ("_above", "_entries", "_exits", "starts", "tiers")

    def __init__(self, starts: Sequence[int], total: int, attachments: Sequence[Attachment]) -> None:
        """Take the first step of each chain, the number of steps, and the attachment of each chain.

        Raises:
            ValueError: where the attachments lead round in a circle.
        """
        self.starts = tuple(starts)
        self._above: list[list[int]] = [[step + 1] for step in range(total)]
        self._entries: list[list[tuple[int, int]]] = [[] for _ in starts]
        self._exits: list[int | None] = [None] * len(starts)
        lasts = [*(start - 1 for start in starts[1:]), total - 1]
        for last in lasts:
            self._above[last].clear()
        for chain, (after, before) in enumerate(attachments):
            if before is not None:
                self._above[lasts[chain]].append(before)
                self._exits[chain] = before
            if after is not None:
                self._above[after].append(starts[chain])
                self._entries[self.chain_of(after)].append((after, chain))
        self.tiers = self._place([chain > 0 and after is None for chain, (after, _) in enumerate(attachments)])

    def chain_of(self, step: int) -> int:
        """The number of the chain a step belongs to; 0 is the main ladder."""
        return bisect_right(self.starts, step) - 1

    def _place(self, floating: Sequence[bool]) -> tuple[int, ...]:
        """A tier for each step that rises along every order: as low as it can be, but see below.

        A branch whose start is not stated would sink to the bottom. It is set as high as its end allows, its
        top beside the top of the main ladder where no end is stated either.
        """
        order = self._upwards()
        tiers = [0] * len(order)
        for step in order:
            for higher in self._above[step]:
                tiers[higher] = max(tiers[higher], tiers[step] + 1)
        top = max(tiers[: self.starts[1]] if len(self.starts) > 1 else tiers)
        for step in reversed(order):
            if floating[self.chain_of(step)]:
                room = min((tiers[higher] - 1 for higher in self._above[step]), default=top)
                tiers[step] = max(tiers[step], room)
        return tuple(tiers)

    def _upwards(self) -> list[int]:
        """The steps, none before one that lies below it."""
        waiting = [0] * len(self._above)
        for above in self._above:
            for step in above:
                waiting[step] += 1
        order = [step for step, juniors in enumerate(waiting) if not juniors]
        for step in order:
            for higher in self._above[step]:
                waiting[higher] -= 1
                if not waiting[higher]:
                    order.append(higher)
        if len(order) < len(waiting):
            raise ValueError("circle")
        return order

    def below(self, low: int, high: int) -> bool:
        """Whether one step lies below another."""
        goal = self.chain_of(high)
        chain = self.chain_of(low)
        if chain == goal:
            return low < high
        reached = {chain: low}
        todo = [chain]
        while todo:
            chain = todo.pop()
            leads_to = [(branch, self.starts[branch]) for at, branch in self._entries[chain] if reached[chain] <= at]
            out = self._exits[chain]
            if out is not None:
                leads_to.append((self.chain_of(out), out))
            for other, step in leads_to:
                if step < reached.get(other, step + 1):
                    reached[other] = step
                    todo.append(other)
        return goal in reached and reached[goal] <= high

    def covers(self) -> list[tuple[int, int]]:
        """The pairs of steps with nothing between them, the lower first."""
        return [
            (step, higher)
            for step, above in enumerate(self._above)
            for higher in dict.fromkeys(above)
            if not any(self.below(other, higher) for other in above if other != higher)
        ]

    def relation(self, a: Sequence[int], b: Sequence[int]) -> SeniorityRelation:
        """What the holder of the steps ``a`` is to the holder of the steps ``b``.

        SAME where they hold the same steps. Otherwise what every step of one is to every step of the other, and
        DEPENDS where that differs.
        """
        if a == b:
            return SeniorityRelation.SAME
        found: SeniorityRelation | None = None
        for low in self._ends(a):
            for high in self._ends(b):
                here = self._of_steps(low, high)
                if found not in (None, here):
                    return SeniorityRelation.DEPENDS
                found = here
        return found or SeniorityRelation.DEPENDS

    def _of_steps(self, a: int, b: int) -> SeniorityRelation:
        if a == b:
            return SeniorityRelation.SAME
        if self.below(a, b):
            return SeniorityRelation.JUNIOR
        if self.below(b, a):
            return SeniorityRelation.SENIOR
        return SeniorityRelation.INCOMPARABLE

    def _ends(self, steps: Sequence[int]) -> list[int]:
        """The lowest and the highest step in each chain: what holds for them holds for all between."""
        ends: dict[int, tuple[int, int]] = {}
        for step in steps:
            chain = self.chain_of(step)
            ends[chain] = (ends[chain][0] if chain in ends else step, step)
        return [step for pair in ends.values() for step in dict.fromkeys(pair)]
