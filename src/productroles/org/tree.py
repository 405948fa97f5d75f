"""A chart as text: an indented tree, and a flowchart in Mermaid's language.

Of a large chart the upper part is shown, level by level, and each place where something is left out says how much.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from productroles._fields import count, positive_count
from productroles.errors import FieldError
from productroles.org import words
from productroles.org.people import People

Label = str | Callable[[dict[str, Any]], str]
"""What to write for a person: a field, or a function of the record."""

_LONGEST = 80
_JOINERS = "\u200c\u200d"  # not printable, and part of words in several scripts
_ENCODED = re.compile(r"[^\w ,()/-]|_|^-")
_INDENTED = 100  # an indent for each of many more levels would be far longer than all else
TOPS = -1
"""Stands for the place above the tops."""


class Outline:
    """The part of a chart that is shown, in places of the preorder."""

    def __init__(self, people: People, of: Any, label: Label | None, max_depth: int, max_nodes: int) -> None:
        """Choose from the top down until there are ``max_nodes`` people."""
        self._people, self._label = people, label
        if isinstance(label, str) and label not in (fields := people.fields):
            raise FieldError(f"one of {', '.join(fields)}, or a function", label)
        tree = people.tree
        self._whole = of is None
        self._orphans = set(people.orphans)
        self.below: dict[int, list[int]] = {}
        """The places shown right below each."""
        self.more: dict[int, str] = {}
        """What to say of those not shown right below a place, or among the tops."""
        left, deepest = positive_count(max_nodes), count(max_depth)
        level = self._choose(TOPS, [tree.place[row] for row in people.tops] if of is None else [people.place(of)], left)
        depth = 0
        while level:
            left -= len(level)
            chosen: list[int] = []
            for at in level:
                if tree.size[at] > 1:
                    room = left - len(chosen) if depth < deepest else 0
                    chosen += self._choose(at, list(tree.below(at)), room)
            level, depth = chosen, depth + 1

    def _choose(self, above: int, places: list[int], room: int) -> list[int]:
        shown, hidden = places[:room], places[room:]
        self.below[above] = shown
        if hidden:
            everybody = sum(self._people.tree.size[at] for at in hidden)
            below = f", {everybody:,} with all below" if everybody > len(hidden) else ""
            self.more[above] = f"{len(hidden):,} more{below}"
        return shown

    def entries(self, above: int) -> list[int | str]:
        """What is shown right below a place, or at the top: places, and at the end what is not shown."""
        return [*self.below.get(above, ()), *([self.more[above]] if above in self.more else [])]

    @property
    def unplaced(self) -> str:
        """What to say of people who stand under no top; nothing where there are none."""
        cycles, tree = self._people.forest.cycles, self._people.tree
        if not cycles or not self._whole:
            return ""
        below = len(tree.order) - tree.rooted
        hanging = f", {below:,} below" if below else ""
        return f"not shown: {words.people(sum(map(len, cycles)))} in a circle of reporting lines{hanging}"

    def text_of(self, at: int) -> str:
        """One line for a person."""
        row = self._people.tree.order[at]
        record = self._people.record(row)
        if callable(self._label):
            label: Any = self._label(record)
        else:
            label = record[self._label] if self._label else record["title"] or record["role"]
        kept = (sign if sign.isprintable() or sign in _JOINERS else " " for sign in str(label or ""))
        line = " ".join("".join(kept).split()) or "no title"
        line = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."
        return f"{line} (manager not in the chart)" if row in self._orphans else line


def to_text(outline: Outline) -> str:
    """The outline as an indented tree; below many levels the indent stays, and the level is said."""
    lines: list[str] = []
    waiting = [(entry, 0, "", "") for entry in reversed(outline.entries(TOPS))]
    while waiting:
        entry, depth, lead, indent = waiting.pop()
        lead += f"(level {depth:,}) " if depth > _INDENTED else ""
        if isinstance(entry, str):
            lines.append(f"{lead}... {entry}")
            continue
        lines.append(lead + outline.text_of(entry))
        signs = ("└── ", "    ")
        for below in reversed(outline.entries(entry)):
            deeper = indent + signs[1] if depth < _INDENTED else indent
            waiting.append((below, depth + 1, indent + signs[0], deeper))
            signs = ("├── ", "│   ")
    return "\n".join([*lines, outline.unplaced] if outline.unplaced else lines)


def to_mermaid(outline: Outline) -> str:
    """The outline as a flowchart; labels are encoded, so that no title is read as Mermaid's language."""
    lines = ["flowchart TD"]
    waiting: list[tuple[int | str, int]] = [(entry, 0) for entry in reversed(outline.entries(TOPS))]
    number = 0
    while waiting:
        entry, above = waiting.pop()
        number += 1
        if isinstance(entry, str):
            lines.append(f'    n{number}(["{_encoded(entry)}"])')
        else:
            lines.append(f'    n{number}["{_encoded(outline.text_of(entry))}"]')
            waiting += [(below, number) for below in reversed(outline.entries(entry))]
        if above:
            lines.append(f"    n{above} {'-.-' if isinstance(entry, str) else '-->'} n{number}")
    return "\n".join([*lines, f"    %% {outline.unplaced}"] if outline.unplaced else lines)


def _encoded(label: str) -> str:
    return _ENCODED.sub(lambda found: f"#{ord(found[0])};", label)
