"""The words of the shipped catalogue's titles, read without the rest of it: a first title is waited for."""

from __future__ import annotations

import tomllib
from os.path import dirname
from typing import TYPE_CHECKING, Any, Final

from productroles.titles.resolve import resolve_title as resolve
from productroles.titles.vocabulary import Vocabulary

if TYPE_CHECKING:
    from productroles.context import Company
    from productroles.titles.reading import TitleReading

_TITLES = f"{dirname(__file__)}/data/titles"  # noqa: PTH120


def _document(language: str) -> dict[str, Any]:
    with open(f"{_TITLES}/{language}.toml", "rb") as file:  # noqa: PTH123  pathlib would be loaded for it
        return tomllib.load(file)


VOCABULARY: Final = Vocabulary(_document)
"""What the words mean; :attr:`Catalogue.vocabulary` of the shipped catalogue is the same one."""


def resolve_title(title: str, /, *, company: Company | None = None, language: str | None = None) -> TitleReading:
    """As :meth:`Catalogue.resolve_title` of the shipped catalogue; nothing else of it is loaded.

    >>> import productroles as pr
    >>> pr.resolve_title("Sr. Product Manager, Payments").role
    'senior-product-manager'
    >>> reading = pr.resolve_title("Head of Product")
    >>> reading.role, reading.family, reading.level
    (None, 'product-management', 'head')
    """
    return resolve(title, VOCABULARY, company=company, language=language)
