"""Records for a terminal, through rich: every datum is a Text, so that brackets in it are no markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from productroles.display.legal import legal
from productroles.display.markup import ITEMS, LONGEST
from productroles.display.parts import Cell, Lines, Outline, Part, Said, Shown, Table
from productroles.display.records import parts_of

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table as RichTable
    from rich.text import Text

_ROWS = 100
"""Rows of a part that are shown."""


def renderables(record: Any) -> Iterator[RenderableType]:
    """What rich prints for a record; it asks records for it by ``__rich_console__``."""
    shown = Shown()
    for part in parts_of(record, shown):
        yield from _renderable(part, shown)


def _text(text: str, shown: Shown, style: str = "") -> Text:
    from rich.text import Text

    kept = text if len(text) <= LONGEST else f"{text[:LONGEST]}… ({shown('signs', count=len(text))})"
    return Text(legal(kept), style=style)


def _renderable(part: Part, shown: Shown) -> Iterator[RenderableType]:
    if isinstance(part, Table):
        yield _table(part, shown)
    elif isinstance(part, Outline):
        yield _text(part.caption, shown, "bold")
        yield from _rows((f"{'  ' * depth}{line}" for depth, line in part.lines), shown)
    elif isinstance(part, Lines):
        if part.caption:
            yield _text(part.caption, shown, "bold")
        yield from _rows((f"  - {line}" for line in part.lines), shown)
    else:
        yield _text(part.text if isinstance(part, Said) else part.alt, shown)


def _cell(cell: Cell, shown: Shown) -> Text:
    from rich.text import Text

    if isinstance(cell, str):
        return _text(cell, shown)
    if len(cell) == 1:
        return _text(cell[0], shown)
    lines = [_text(f"- {line}", shown) for line in cell[:ITEMS]]
    if len(cell) > ITEMS:
        lines.append(_text(shown("more", count=len(cell) - ITEMS), shown))
    return Text("\n").join(lines)


def _rows(lines: Iterable[str], shown: Shown) -> Iterator[Text]:
    from rich.text import Text

    for at, line in enumerate(lines):
        if at == _ROWS:
            yield _text(shown("cut-here"), shown)
            return
        start = len(line) - len(line.lstrip(" "))
        yield Text(" " * start).append_text(_text(line, shown))


def _table(part: Table, shown: Shown) -> RichTable:
    from rich.table import Table as RichTable

    table = RichTable(title=_text(part.caption, shown), title_justify="left", show_header=bool(part.head))
    for cell in part.head or [""] * max((len(row) for row in part.rows), default=1):
        table.add_column(_text(cell, shown), overflow="fold")
    for row in part.rows[:_ROWS]:
        table.add_row(*(_cell(cell, shown) for cell in row))
    if len(part.rows) > _ROWS:
        table.add_row(_text(shown("more", count=len(part.rows) - _ROWS), shown))
    return table
