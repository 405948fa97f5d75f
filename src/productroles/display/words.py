"""The fixed words of the display, from one catalogue of gettext's format a language: ``display/data/de.po``.

Adding a language is adding a file. What a file lacks, and languages without one, get the English words.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from productroles.display.locale import AnyLocale
from productroles.display.patterns import as_locale

_BASE = "en"


class Words:
    """The words for a locale: ``words("more", count=3)``; whole numbers are written as the locale writes them.

    >>> Words("fr_CA")("more", count=3)
    '3 de plus'
    """

    def __init__(self, locale: AnyLocale) -> None:
        """Take the reader's locale."""
        self.locale = as_locale(locale)
        self.texts = _words_of(self.locale.language)

    def __call__(self, key: str, **values: object) -> str:
        """The words under a key, with their values."""
        if not values:
            return self.texts[key]
        shown = {name: self.count(value) if isinstance(value, int) else value for name, value in values.items()}
        return self.texts[key].format(**shown)

    def member(self, value: StrEnum) -> str:
        """The words for a member of a closed set; its own value where there are none."""
        return self.texts.get(f"{type(value).__name__}.{value}", str(value))

    def count(self, value: int) -> str:
        """A whole number as the locale writes it."""
        from babel.numbers import format_decimal

        return str(value) if 0 <= value < 1000 else format_decimal(value, locale=self.locale)


@lru_cache
def _words_of(language: str) -> dict[str, str]:
    from babel.messages.pofile import read_po

    base = {} if language == _BASE else _words_of(_BASE)
    file = files("productroles.display") / "data" / f"{language}.po"
    if not file.is_file():
        return base
    with file.open("rb") as stream:
        read = {str(message.id): str(message.string) for message in read_po(stream, abort_invalid=True)}
    return base | {key: text for key, text in read.items() if key and text}
