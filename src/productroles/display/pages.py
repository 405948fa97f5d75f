"""A page to hand on: what records show, in one file that loads nothing and runs nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs

from productroles._fields import text
from productroles._show import Record
from productroles.display.locale import AnyLocale
from productroles.display.markup import html, pictured, safe
from productroles.display.parts import Part, Said, Shown, parts_of
from productroles.display.svg_canvas import Drawing
from productroles.errors import FieldTypeError

_STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}"
    ".wide{overflow-x:auto}table{border-collapse:collapse;margin:1rem 0}tr{border-bottom:1px solid #8886}"
    "h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}"
)
_LEGIBLE = 640
"""Pixels below which a drawing is scrolled and no more made smaller."""
# Nothing is fetched and nothing runs, whatever a datum might say.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


@attrs.frozen(repr=False)
class Page(Record):
    """A whole HTML page, which ``str`` gives as text and :meth:`save` writes.

    >>> import productroles as pr
    >>> made = page("Offer", "From the recruiter.", pr.Pay("90000", "EUR", per="year"))
    >>> made
    <Page 'Offer'>
    >>> "<script" in str(made), "http:" in str(made)
    (False, False)
    """

    title: str = attrs.field(converter=text)
    markup: str = attrs.field(converter=text)

    def save(self, path: str | Path) -> Path:
        """Write the page to a file, as UTF-8, and tell where."""
        file = Path(path)
        file.write_bytes(self.markup.encode())
        return file

    def __str__(self) -> str:
        return self.markup

    def __repr__(self) -> str:
        return f"<Page {self.title!r}>"


@parts_of.register
def _(made: Page, shown: Shown) -> list[Part]:
    del shown
    return [Said(repr(made))]


def page(title: str, /, *items: Any, locale: AnyLocale | None = None) -> Page:
    """One self-contained page of records, drawings and words, for a browser, an e-mail or paper.

    It holds no script and no address, its own policy forbids both, and it reads well in light and dark.

    Args:
        title: The heading.
        items: Records, lists of them, Drawings; text is a paragraph, or a heading behind a ``#`` and a blank.
        locale: The reader's, as for :func:`html`.

    Raises:
        FieldTypeError: for a title that is no text.
        UnknownLocaleError: for a locale that Babel does not know.
    """
    if not isinstance(title, str):
        raise FieldTypeError("the title of the page as text, and what it shows behind it", title)
    shown = Shown(locale)
    language = "en" if shown.locale is None else str(shown.locale).replace("_", "-")
    direction = ' dir="rtl"' if shown.words.locale.text_direction == "rtl" else ""
    body = "".join(_piece(item, locale) for item in items)
    heading = safe(text(title))
    return Page(
        title,
        f'<!doctype html>\n<html lang="{language}"{direction}><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width"><title>{heading}</title><style>{_STYLE}</style></head>'
        f"<body><main><h1>{heading}</h1>{body}</main></body></html>\n",
    )


def _piece(item: Any, locale: AnyLocale | None) -> str:
    if isinstance(item, Drawing):
        picture = pictured(item.svg, f"{item.title}. {item.description}", least=min(item.width, _LEGIBLE))
        return f'<div class="wide" tabindex="0">{picture}</div>'
    if isinstance(item, str):
        return f"<h2>{safe(item[2:])}</h2>" if item.startswith("# ") else f"<p>{safe(item)}</p>"
    return f'<div class="wide" tabindex="0">{html(item, locale=locale)}</div>'
