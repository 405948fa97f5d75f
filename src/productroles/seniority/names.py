"""Where the names on a ladder stand: a step is the number of a level, main ladder first."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from productroles.seniority.level import fold
from productroles.seniority.rung import LadderLevel


def titles_of(levels: Iterable[LadderLevel]) -> dict[str, tuple[int, ...]]:
    """The steps of each title, in rising order."""
    found: dict[str, list[int]] = {}
    for step, level in enumerate(levels):
        for title in level.titles:
            found.setdefault(fold(title), []).append(step)
    return {title: tuple(steps) for title, steps in found.items()}


def readings_of(levels: Iterable[LadderLevel]) -> dict[str, tuple[tuple[int, ...], ...]]:
    """The steps that each title, code or "title (code)" may mean: one reading, or more where they collide."""
    codes: dict[str, list[int]] = {}
    both: dict[str, list[int]] = {}
    for step, level in enumerate(levels):
        if level.code:
            codes.setdefault(fold(level.code), []).append(step)
            for title in level.titles:
                both.setdefault(fold(f"{title} ({level.code})"), []).append(step)
    readings: dict[str, dict[tuple[int, ...], None]] = {}
    for name, steps in chain(titles_of(levels).items(), codes.items(), both.items()):
        readings.setdefault(name, {})[tuple(steps)] = None
    return {name: tuple(found) for name, found in readings.items()}
