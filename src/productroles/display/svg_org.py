"""The drawing of an org chart: a tidy tree of titles, the lower part of a large one folded into counts."""

from __future__ import annotations

from typing import Any

from productroles._fields import optional_count, positive_count
from productroles.display._tree_layout import tidy
from productroles.display.locale import AnyLocale
from productroles.display.org_nodes import Folding, Node
from productroles.display.svg_canvas import FAINT, MARGIN, Canvas, Drawing, fitted, number
from productroles.display.words import Words
from productroles.errors import FieldError
from productroles.org.chart import OrgChart

_SIZE = 12
_DOWN = (150.0, 44.0, 18.0, 40.0)
"""Width and height of a box, the gap beside it and the gap to the next level, for a tree that grows downwards."""
_RIGHT = (206.0, 34.0, 8.0, 44.0)
"""The same for one that grows to the right: the gap is below the box."""
_BROAD = 9
"""With more boxes than this at its ends a tree grows to the right: a page scrolls down, not sideways."""


def org_chart_svg(
    chart: OrgChart,
    *,
    of: Any = None,
    max_nodes: int = 200,
    max_depth: int | None = None,
    grow: str | None = None,
    title: str | None = None,
    locale: AnyLocale = "en",
) -> Drawing:
    """The chart, or a person and all below, as a tree of titles; ids and pay are never shown.

    Args:
        chart: The chart.
        of: Id of the person on top; None for everybody.
        max_nodes: How many people are drawn, from the top down. The others are counted where they are left out.
        max_depth: No level deeper than this is drawn, the top being 0.
        grow: ``"down"`` or ``"right"``; None chooses by the number of boxes.
        title: Heading of the picture.
        locale: The reader's.

    Raises:
        ChartCycleError: for a person ``of`` in a circle.
        UnknownPersonError: for a person whom the chart does not hold.
        FieldError: for another word than these in ``grow``, and a number that is not above zero.
    """
    if grow not in (None, "down", "right"):
        raise FieldError("down or right", grow)
    words = Words(locale)
    folding = Folding(chart, words, positive_count(max_nodes), optional_count(max_depth))
    nodes = folding.nodes(of)
    places = tidy([-1, *(node.over for node in nodes)])[1:]
    ends = len(nodes) - len({node.over for node in nodes if node.over})
    picture = _Picture(grow == "right" or (grow is None and ends > _BROAD), nodes, places)
    return picture.drawing(title or words("org"), folding.notes(of))


class _Picture:
    """Boxes and lines."""

    def __init__(self, rightwards: bool, nodes: list[Node], places: list[float]) -> None:
        self.nodes, self.rightwards = nodes, rightwards
        self.width, self.height, gap, step = _RIGHT if rightwards else _DOWN
        least = min(places, default=0.0)
        across = (self.height if rightwards else self.width) + gap
        along = (self.width if rightwards else self.height) + step
        self.at = [
            (MARGIN + node.depth * along, (place - least) * across)
            if rightwards
            else (MARGIN + (place - least) * across, node.depth * along)
            for node, place in zip(nodes, places, strict=True)
        ]

    def drawing(self, title: str, notes: list[str]) -> Drawing:
        """The picture with its heading and notes above the tree."""
        canvas = Canvas()
        wide = max((x for x, _ in self.at), default=0.0) + self.width + MARGIN
        wide = max(wide, 420.0)
        head = fitted(title, wide - 2 * MARGIN, 16, 2, bold=True)
        lines = [line for note in notes for line in fitted(note, wide - 2 * MARGIN, _SIZE, 4)]
        canvas.lines(MARGIN, 30, head, size=16, step=20, weight="bold")
        top = 30.0 + 20 * len(head)
        canvas.lines(MARGIN, top, lines, size=_SIZE, step=16, fill=FAINT)
        top += 16 * len(lines) + 8
        canvas.path(self._edges(top))
        for node, (x, y) in zip(self.nodes, self.at, strict=True):
            self._box(canvas, node, x, y + top)
        high = top + max((y for _, y in self.at), default=0.0) + self.height + MARGIN
        return canvas.drawing(wide, high, title, " ".join(notes))

    def _box(self, canvas: Canvas, node: Node, x: float, y: float) -> None:
        middle = x + self.width / 2
        with canvas.group(node.told):
            if node.is_folded:
                start, anchor = (x, "start") if self.rightwards else (middle, "middle")
                canvas.text(start, y + self.height / 2 + 4, node.label, size=_SIZE, fill=FAINT, anchor=anchor)
                return
            canvas.box(x, y, self.width, self.height, doubtful=bool(node.doubt))
            lines = fitted(node.label, self.width - 16, _SIZE, 1 if node.doubt else 2)
            if node.doubt:
                canvas.blank(x + 5, y + 3, self.width - 10, self.height - 6)
                lines += fitted(node.doubt, self.width - 16, _SIZE, 1)
            start = y + self.height / 2 + (4 if len(lines) == 1 else -3)
            canvas.lines(middle, start, lines, size=_SIZE, step=14, anchor="middle")

    def _edges(self, top: float) -> str:
        parts: list[str] = []
        for node, (x, y) in zip(self.nodes, self.at, strict=True):
            if not node.over:
                continue
            from_x, from_y = self.at[node.over - 1]
            if self.rightwards:
                start = (from_x + self.width, from_y + top + self.height / 2)
                middle = x - 22
                goal = f"H{number(middle)}V{number(y + top + self.height / 2)}H{number(x - 4 * node.is_folded)}"
            else:
                start = (from_x + self.width / 2, from_y + top + self.height)
                middle = y + top - 20
                goal = f"V{number(middle)}H{number(x + self.width / 2)}V{number(y + top + 8 * node.is_folded)}"
            parts.append(f"M{number(start[0])} {number(start[1])}{goal}")
        return "".join(parts)
