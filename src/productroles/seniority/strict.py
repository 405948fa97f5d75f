"""The strict part of an order: from single steps to everything that follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence


class StrictOrder:
    """Names, and which lies below which by a chain of steps.

    Steps that contradict each other in a circle are left out, all of them. What remains is transitive and has no
    circle. Sets of names are held as the bits of an int.
    """

    __slots__ = ("_at", "_higher", "_plain", "_reach", "_steps", "names")

    def __init__(self, names: Sequence[str], steps: Mapping[tuple[str, str], bool]) -> None:
        """Take the names and the steps (junior, senior), each with whether it is to be avoided in a path."""
        self.names = tuple(names)
        self._at = {name: at for at, name in enumerate(names)}
        at = self._at
        reach = self._closure(steps)
        self._steps = {
            (junior, senior): avoided
            for (junior, senior), avoided in steps.items()
            if not reach[at[senior]] >> at[junior] & 1
        }
        self._reach = reach if len(self._steps) == len(steps) else self._closure(self._steps)
        self._plain = self._closure([step for step, avoided in self._steps.items() if not avoided])
        self._higher: dict[str, list[str]] = {}
        for junior, senior in self._steps:
            self._higher.setdefault(junior, []).append(senior)

    def _closure(self, steps: Iterable[tuple[str, str]]) -> list[int]:
        reach = [0] * len(self.names)
        for junior, senior in steps:
            reach[self._at[junior]] |= 1 << self._at[senior]
        for middle, beyond in enumerate(reach):
            if not beyond:
                continue
            for low, seen in enumerate(reach):
                if seen >> middle & 1:
                    reach[low] = seen | beyond
        return reach

    def below(self, low: str, high: str, *, avoid: bool = False) -> bool:
        """Whether one lies below another; with ``avoid``, whether also without the steps to be avoided."""
        reach = self._plain if avoid else self._reach
        return reach[self._at[low]] >> self._at[high] & 1 == 1

    def step(self, junior: str, senior: str) -> bool | None:
        """Whether this very step is to be avoided; None where there is none in force."""
        return self._steps.get((junior, senior))

    def path(self, low: str, high: str) -> tuple[str, ...]:
        """The shortest chain from one up to another, without avoided steps where that can be; else none."""
        if not self.below(low, high):
            return ()
        avoid = self.below(low, high, avoid=True)
        came_from = {low: low}
        todo = [low]
        names = iter(todo)
        while high not in came_from:
            name = next(names)
            for senior in self._higher.get(name, []):
                if senior not in came_from and not (avoid and self._steps[name, senior]):
                    came_from[senior] = name
                    todo.append(senior)
        chain = [high]
        while chain[-1] != low:
            chain.append(came_from[chain[-1]])
        return tuple(reversed(chain))

    def covers(self) -> list[tuple[str, str]]:
        """The pairs with no name between them, the lower first."""
        found: list[tuple[str, str]] = []
        for low, reach in zip(self.names, self._reach, strict=True):
            above = [at for at in range(len(self.names)) if reach >> at & 1]
            beyond = 0
            for at in above:
                beyond |= self._reach[at]
            found += [(low, self.names[at]) for at in above if not beyond >> at & 1]
        return found

    def keys(self, wanted: Sequence[int]) -> dict[str, int]:
        """A number for each name that rises along every chain: the one wanted, or the next that is high enough."""
        juniors = [0] * len(self.names)
        for reach in self._reach:
            for at in range(len(juniors)):
                juniors[at] += reach >> at & 1
        keys: dict[str, int] = {}
        for at in sorted(range(len(juniors)), key=juniors.__getitem__):
            name = self.names[at]
            keys[name] = max([wanted[at], *(keys[low] + 1 for low in keys if self.below(low, name))])
        return keys
