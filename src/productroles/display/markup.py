"""Records as HTML for notebooks: semantic elements, inline style only, every datum escaped, never more than 20 KB.

What a record shows is said in :mod:`productroles.display.parts` and the modules beside it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from productroles.display.legal import legal
from productroles.display.locale import AnyLocale
from productroles.display.parts import Cell, Lines, Outline, Part, Picture, Said, Shown, Table
from productroles.display.records import parts_of

MOST = 20_000
"""Bytes of a piece, pictures apart."""
LONGEST = 400
"""Signs of a text that are shown."""
ITEMS = 12
"""Texts of a cell that are shown."""

_styles = re.compile('style="[^"]*"').sub  # no datum holds a bare quote
# Printable ASCII without the signs of markup, not too long: most texts are that, and need nothing.
_harmless = re.compile(f"[ !#-%(-;=?-~]{{0,{LONGEST}}}").fullmatch
_RESERVE = 300
"""Bytes kept for saying what is left out."""
_DEEPEST = 40
"""Levels that are drawn deeper and deeper: further ones would leave the page."""
_CELL = "text-align:left;vertical-align:top;padding:.2em .6em"
_HEAD = f' style="{_CELL}">'
_ROW = f'<th scope="row" style="{_CELL};font-weight:normal">'
_CAPTION = '<caption style="text-align:left;font-weight:bold">'
_CELL_LIST = '<ul style="margin:0;padding:0 1em">'
_LIST = "margin:.2em 0;padding-left:1.4em"
_BRANCH = "list-style:none;margin:0;padding-left:1em;border-left:1px solid"


def html(record: Any, *, locale: AnyLocale | None = None) -> str:
    r"""The record as a piece of HTML that needs no style sheet, no script and no network.

    Several records, as a list or a tuple, are one piece. Where there is more than fits, rows are left out and counted,
    and long texts are cut with their length.

    >>> import productroles as pr
    >>> html(pr.Money("450000", "USD"))
    '<bdi>USD 450,000</bdi>'
    >>> html(pr.Money("450000", "USD"), locale="de")
    '<div lang="de"><bdi>450.000\xa0$</bdi></div>'

    Args:
        record: A record, a result, or several.
        locale: Of the reader, for words and figures. Without it figures are written as ``str`` does, with codes.

    Raises:
        UnknownLocaleError: for a locale that Babel does not know.
    """
    shown = Shown(locale)
    body = "".join(_pieces(parts_of(record, shown), shown))
    if shown.locale is None:
        return body
    direction = ""
    if shown.locale.text_direction == "rtl":
        direction = ' dir="rtl"'
        body = _styles(lambda found: found[0].replace("left", "right"), body)
    return f'<div lang="{str(shown.locale).replace("_", "-")}"{direction}>{body}</div>'


def notebook(record: Any) -> str:
    """As :func:`html`, and never an error: a notebook that runs unwatched would stop at it."""
    try:
        return html(record)
    except Exception:
        return f"<p>{escape(object.__repr__(record))}</p>"


def _pieces(parts: Iterable[Part], shown: Shown) -> Iterator[str]:
    room = MOST - _RESERVE
    left_out = 0
    lone = True
    for part in parts:
        piece = _piece(part, room - _RESERVE, shown, lone)
        lone = False
        if not isinstance(part, Picture):
            if _size(piece) > room:
                left_out += 1
                continue
            room -= _size(piece)
        yield piece
    if left_out:
        yield f"<p>{_datum(shown('more', count=left_out), shown)}</p>"


def _piece(part: Part, room: int, shown: Shown, lone: bool) -> str:
    if isinstance(part, Table):
        return _table(part, room, shown)
    if isinstance(part, Outline):
        return _outline(part, room, shown)
    if isinstance(part, Lines):
        return _lines(part, room, shown)
    if isinstance(part, Said):
        return _datum(part.text, shown) if lone else f"<p>{_datum(part.text, shown)}</p>"
    return pictured(part.svg, part.alt)


def pictured(svg: str, alt: str, *, least: int = 0) -> str:
    """A drawing as an image that carries itself: as markup it would inherit the look of the page around it.

    It is made as narrow as the page, down to ``least`` pixels.
    """
    data = b64encode(svg.encode()).decode()
    look = f"max-width:100%;height:auto{f';min-width:{least}px' if least else ''}"
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{safe(alt)}" style="{look}">'


def safe(text: str) -> str:
    """The text as HTML shows it, whatever it holds."""
    return text if _harmless(text) else escape(legal(text))


def _text(text: str, shown: Shown) -> str:
    if len(text) > LONGEST:
        return f"{safe(text[:LONGEST])}… ({safe(shown('signs', count=len(text)))})"
    return safe(text)


def _datum(text: str, shown: Shown) -> str:
    return f"<bdi>{_text(text, shown)}</bdi>"


def _size(piece: str) -> int:
    return len(piece) if piece.isascii() else len(piece.encode())


def _fitting(rows: Iterable[str], room: int) -> tuple[list[str], int]:
    """The rows that fit into so many bytes, and how many do not."""
    found: list[str] = []
    hidden = 0
    for row in rows:
        room -= _size(row)
        if room < 0 or hidden:
            hidden += 1
        else:
            found.append(row)
    return found, hidden


def _table(table: Table, room: int, shown: Shown) -> str:
    head = ""
    if table.head:
        cells = "".join(f'<th scope="col"{_HEAD}<bdi>{_text(cell, shown)}</bdi></th>' for cell in table.head)
        head = f"<thead><tr>{cells}</tr></thead>"
    caption = f"{_CAPTION}<bdi>{_text(table.caption, shown)}</bdi></caption>" if table.caption else ""
    rows, hidden = _fitting((_row(row, shown) for row in table.rows), room - _size(head) - _size(caption))
    if hidden:
        across = len(table.head) or 2
        rows.append(f'<tr><td colspan="{across}"{_HEAD}{_datum(shown("more", count=hidden), shown)}</td></tr>')
    return f"<table>{caption}{head}<tbody>{''.join(rows)}</tbody></table>"


def _row(row: tuple[Cell, ...], shown: Shown) -> str:
    first, *rest = row
    cells = "".join([f"<td{_HEAD}{_cell(cell, shown)}</td>" if cell else "<td></td>" for cell in rest])
    return f"<tr>{_ROW}{_cell(first, shown)}</th>{cells}</tr>"


def _cell(cell: Cell, shown: Shown) -> str:
    if isinstance(cell, str):
        return f"<bdi>{cell}</bdi>" if _harmless(cell) else _datum(cell, shown)
    if len(cell) == 1:
        return _datum(cell[0], shown)
    lines = list(cell[:ITEMS])
    if len(cell) > ITEMS:
        lines.append(shown("more", count=len(cell) - ITEMS))
    return f"{_CELL_LIST}{''.join([f'<li>{_datum(line, shown)}</li>' for line in lines])}</ul>"


def _lines(part: Lines, room: int, shown: Shown) -> str:
    rows, hidden = _fitting((f"<li>{_datum(line, shown)}</li>" for line in part.lines), room)
    if hidden:
        rows.append(f"<li>{_datum(shown('more', count=hidden), shown)}</li>")
    caption = f'<p style="margin:.6em 0 0"><b>{_text(part.caption, shown)}</b></p>' if part.caption else ""
    return f'{caption}<ul style="{_LIST}">{"".join(rows)}</ul>'


_OPENED, _CLOSED = f'<ul style="{_BRANCH}"><li>', "</li></ul>"


def _outline(part: Outline, room: int, shown: Shown) -> str:
    """Nested lists; what would be deeper than :data:`_DEEPEST` stands at that depth, with its depth said."""
    found: list[str] = [f'<p style="margin:.6em 0 0"><b>{_text(part.caption, shown)}</b></p>']
    depth = -1
    for at, (deep, line) in enumerate(part.lines):
        told = _datum(line, shown)
        if deep > _DEEPEST:
            told = f"{_text(shown('depth', depth=deep), shown)}: {told}"
        new = min(deep, _DEEPEST)
        piece = f"{_OPENED}{told}" if new > depth else f"</li>{'</ul></li>' * (depth - new)}<li>{told}"
        room -= _size(piece) + len(_CLOSED)
        if room < 0:
            found.append(_CLOSED * (depth + 1))
            return "".join([*found, f"<p>{_datum(shown('more', count=len(part.lines) - at), shown)}</p>"])
        found.append(piece)
        depth = new
    return "".join([*found, _CLOSED * (depth + 1)])
