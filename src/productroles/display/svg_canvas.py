"""What every drawing is made of: texts that fit and are escaped, boxes, lines, and the card they stand on.

A drawing has its own light card, since no colour that it could inherit is sure to be readable: a notebook puts
it into an ``<img>``, where the colours of the page do not reach.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from hashlib import sha256
from html import escape
from pathlib import Path
from unicodedata import bidirectional, combining, east_asian_width

import attrs

from productroles._show import Record
from productroles.display.legal import legal
from productroles.display.parts import Part, Picture, Shown, parts_of

INK, FAINT, LINE, CARD, FILL = "#1c2430", "#4d5866", "#6b7785", "#ffffff", "#eaf1f8"
"""Text, lesser text (7:1 on the card), lines, the card, boxes."""
FONT = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
MARGIN = 16
BOLD = 1.13
"""How much wider bold text is."""

_ID = "\x00id\x00"  # no text of a drawing can hold it


@attrs.frozen(repr=False)
class Drawing(Record):
    """An SVG picture, which notebooks show, ``str`` gives as text and :meth:`save` writes.

    It loads nothing and holds no script. Notebooks get it as an image with its alternative text, which is safe
    where they are not trusted, too.

    >>> picture = Canvas().drawing(100, 50, "Nothing", "An empty card.")
    >>> picture
    <Drawing 'Nothing', 100 x 50: An empty card.>
    >>> str(picture)[:4]
    '<svg'
    """

    svg: str
    """The picture as XML text."""
    title: str
    description: str
    """What the picture shows, in words: the alternative text."""
    width: int
    """In pixels, as is the height."""
    height: int

    def save(self, path: str | Path) -> Path:
        """Write the picture to a file, as UTF-8, and tell where."""
        file = Path(path)
        file.write_bytes(self.svg.encode())
        return file

    def __str__(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"<Drawing {self.title!r}, {self.width} x {self.height}: {self.description}>"


@parts_of.register
def _(drawing: Drawing, _shown: Shown) -> Iterator[Part]:
    yield Picture(drawing.svg, f"{drawing.title}. {drawing.description}")


class Canvas:
    """Collects the elements of a drawing."""

    def __init__(self) -> None:
        """Start empty."""
        self._parts: list[str] = []

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: int = 13,
        anchor: str = "start",
        fill: str = INK,
        weight: str | None = None,
    ) -> None:
        """A line of text with its base line at ``y``; text of a right-to-left script runs that way."""
        words = legal(words)
        if runs_leftwards(words):
            anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
            direction = ' direction="rtl"'
        else:
            direction = ""
        held = "" if anchor == "start" else f' text-anchor="{anchor}"'
        strong = "" if weight is None else f' font-weight="{weight}"'
        self._parts.append(
            f'<text x="{number(x)}" y="{number(y)}" font-size="{size}" fill="{fill}"{held}{strong}{direction}>'
            f"{escape(words)}</text>"
        )

    def lines(self, x: float, y: float, texts: list[str], *, size: int = 13, step: int = 17, **look: str) -> None:
        """Several lines of text, one below the other."""
        for at, words in enumerate(texts):
            self.text(x, y + at * step, words, size=size, **look)

    def box(self, x: float, y: float, width: float, height: float, *, fill: str = FILL, doubtful: bool = False) -> None:
        """A box; a doubtful one is hatched and has a broken border."""
        look = f'fill="url(#{_ID}h)" stroke-dasharray="5 3"' if doubtful else f'fill="{fill}"'
        self._parts.append(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" rx="4" '
            f'{look} stroke="{LINE}"/>'
        )

    def path(self, data: str, *, doubtful: bool = False, arrow: bool = False) -> None:
        """Lines, as the data of a path."""
        broken = ' stroke-dasharray="5 3"' if doubtful else ""
        head = f' marker-end="url(#{_ID}a)"' if arrow else ""
        self._parts.append(f'<path d="{data}" fill="none" stroke="{LINE}"{broken}{head}/>')

    @contextmanager
    def group(self, title: str) -> Generator[None]:
        """What is drawn inside has this title, which shows when it is pointed at and is read aloud."""
        self._parts.append(f"<g><title>{escape(legal(title))}</title>")
        yield
        self._parts.append("</g>")

    def blank(self, x: float, y: float, width: float, height: float) -> None:
        """A piece of the bare card, for words upon a hatched box."""
        self._parts.append(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" fill="{CARD}"/>'
        )

    def vega(self, svg: str, hatch: str) -> None:
        """What Vega drew, inside the margins; ``hatch`` is the name of the pattern that it asks for."""
        filled = svg.replace(f'"url(#{hatch})"', f'"url(#{_ID}h)"')
        self._parts.append(f'<g transform="translate({MARGIN} {MARGIN})">{filled}</g>')

    def drawing(self, width: float, height: float, title: str, description: str) -> Drawing:
        """The whole picture, on its card."""
        title, description = legal(title), legal(description)
        wide, high = round(width), round(height)
        body = "".join(self._parts)
        hatch = (
            f'<pattern id="{_ID}h" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            f'<rect width="7" height="7" fill="{CARD}"/><path d="M0 0V7" stroke="{LINE}" stroke-width="1.2"/></pattern>'
        )
        head = (
            f'<marker id="{_ID}a" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
            f'<path d="M0 0L8 4L0 8Z" fill="{LINE}"/></marker>'
        )
        used = "".join(part for name, part in (("h", hatch), ("a", head)) if f"#{_ID}{name})" in body)
        whole = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" '
            f'role="img" aria-labelledby="{_ID}t {_ID}d" font-family="{FONT}" style="max-width:100%;height:auto">'
            f'<title id="{_ID}t">{escape(title)}</title><desc id="{_ID}d">{escape(description)}</desc>'
            f"{f'<defs>{used}</defs>' if used else ''}"
            f'<rect x="0.5" y="0.5" width="{wide - 1}" height="{high - 1}" rx="6" fill="{CARD}" stroke="#c9d0d8"/>'
            f"{body}</svg>"
        )
        # Several pictures may stand in one page: each has ids of its own, the same for the same picture.
        name = "pr" + sha256(whole.encode()).hexdigest()[:12]
        return Drawing(whole.replace(_ID, name), title, description, wide, high)


def number(value: float) -> str:
    """A coordinate with at most one digit after the point."""
    shown = f"{value:.1f}"
    return shown[:-2] if shown.endswith(".0") else shown


def runs_leftwards(text: str) -> bool:
    """Whether the first letter is of a right-to-left script."""
    if text.isascii():
        return False
    return next((kind in ("R", "AL") for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), False)


_NARROW = frozenset("iljtfrI.,:;'|!()[] \u00a0\u202f")
_WIDE = frozenset("mwMW@%\ufffd")


def text_width(text: str, size: int) -> float:
    """About how wide a text is, rather too much than too little: the widest of the fonts asked for is DejaVu Sans."""
    units = 0.0
    for sign in text:
        if sign in _NARROW:
            units += 0.35
        elif sign in _WIDE:
            units += 0.98
        elif sign.isascii():
            units += 0.74 if sign.isupper() else 0.62
        elif combining(sign):
            continue
        else:
            units += 1.05 if east_asian_width(sign) in "WF" else 0.66
    return units * size


def fitted(text: str, width: float, size: int, most: int, *, bold: bool = False) -> list[str]:
    """The text in at most so many lines of a width, broken at blanks; what does not fit ends in an ellipsis.

    >>> fitted("Principal Product Manager, Payments", 130, 13, 2)
    ['Principal Product', 'Manager, Payme…']
    """
    if bold:
        width /= BOLD
    lines: list[str] = []
    rest = legal(text)
    while rest and len(lines) < most:
        last = len(lines) == most - 1
        if text_width(rest, size) <= width:
            lines.append(rest)
            break
        end = _room(rest, width, size)
        cut = 0 if last else rest.rfind(" ", 1, end + 1)
        if last:
            lines.append(rest[: max(1, _room(rest, width - size, size))].rstrip() + "\u2026")
        elif cut > 0:
            lines.append(rest[:cut])
            rest = rest[cut + 1 :]
        else:
            end = rest.rfind("-", 1, end) + 1 or end
            lines.append(rest[:end])
            rest = rest[end:]
    return lines


def _room(text: str, width: float, size: int) -> int:
    """How many signs fit; at least one, and no mark is parted from its letter."""
    used = 0.0
    for at, sign in enumerate(text):
        used += text_width(sign, size)
        if used > width and at and not combining(sign):
            return at
    return len(text)
