"""Who of an org chart is shown where not everybody can be: from the top down, the others counted."""

from __future__ import annotations

from typing import Any

import attrs

from productroles.display.words import Words
from productroles.org.chart import OrgChart


@attrs.frozen
class Node:
    """A box: a person by title, or people who are folded."""

    over: int
    depth: int
    label: str
    told: str
    is_folded: bool = False
    doubt: str = ""


class Folding:
    """Chooses who is drawn, level by level from the top."""

    def __init__(self, chart: OrgChart, words: Words, most: int, deepest: int | None) -> None:
        self.chart, self.words, self.left, self.deepest = chart, words, most, deepest
        self.orphans = frozenset(chart.orphans)
        self.found: list[Node] = []

    def nodes(self, of: Any) -> list[Node]:
        """The boxes, each behind the one above it; ``over`` counts from 1, 0 standing above the tops."""
        tops = [*self.chart.roots, *self.chart.orphans] if of is None else [of]
        level = self._choose(tops, 0, 0, self.left)
        depth = 0
        while level:
            depth += 1
            room = self.left if self.deepest is None or depth <= self.deepest else 0
            below: list[tuple[int, Any]] = []
            for number_of, id in level:
                reports = self.chart.reports_of(id)
                if reports:
                    chosen = self._choose(reports, number_of, depth, room)
                    room -= len(chosen)
                    below += chosen
            level = below
        return self.found

    def _choose(self, ids: Any, over: int, depth: int, room: int) -> list[tuple[int, Any]]:
        chosen: list[tuple[int, Any]] = []
        for id in ids[: max(room, 0)]:
            self.found.append(self._person(id, over, depth))
            chosen.append((len(self.found), id))
        self.left -= len(chosen)
        hidden = ids[max(room, 0) :]
        if hidden:
            people = sum(map(self.chart.headcount, hidden))
            key = "more-below" if people > len(hidden) else "more"
            label = self.words(key, count=len(hidden), people=people)
            self.found.append(Node(over, depth, label, label, is_folded=True))
        return chosen

    def _person(self, id: Any, over: int, depth: int) -> Node:
        record = self.chart.record_of(id)
        label = str(record["title"] or record["role"] or self.words("no-title"))
        reports = self.chart.span_of_control(id)
        told = label
        if reports:
            told = self.words("below", title=label, reports=reports, people=self.chart.headcount(id) - 1)
        doubt = self.words("orphan") if id in self.orphans else ""
        return Node(over, depth, label, f"{told} ({doubt})" if doubt else told, doubt=doubt)

    def notes(self, of: Any) -> list[str]:
        """How many people there are, how many of them are shown or folded, and how many stand under no top."""
        chart, words = self.chart, self.words
        shown = sum(not node.is_folded for node in self.found)
        people = len(chart) if of is None else chart.headcount(of)
        told = words("org-told", people=people, shown=shown)
        unplaced = len(chart) - sum(chart.layers) if of is None else 0
        folded = people - shown - unplaced
        notes = [f"{told} {words('folded', folded=folded)}" if folded else told]
        return [*notes, words("unplaced", count=unplaced)] if unplaced else notes
