"""What is wrong with the documents of a vocabulary, named by document, key and what was expected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, cast

import attrs

from productroles._fields import label, slug, text
from productroles._show import Record
from productroles.errors import ProductRolesError, near_names
from productroles.titles.concepts import FAMILIES, LEVELS
from productroles.titles.documents import OPEN_SECTIONS, SIGN_LETTERS, Data, named_concepts
from productroles.titles.normalise import fold, words_of

_FORMS: Final[dict[str, type]] = {
    **dict.fromkeys(("status", "compounds", "endings"), str),
    **dict.fromkeys(("function-first", "unspaced", "umlauts"), bool),
    **dict.fromkeys((*OPEN_SECTIONS, "words", "phrases", "abbreviations", "sourced"), Mapping),
}
_COMMON_FORMS: Final[dict[str, type]] = {"languages": Mapping, "roles": Mapping, "contested": list}
_NAMES = {str: "text", bool: "true or false", Mapping: "a table", list: "a list of tables"}


@attrs.frozen(kw_only=True)
class DocumentProblem(Record):
    """Something in a document of a vocabulary that cannot be used."""

    file: str = attrs.field(converter=label)
    path: str
    """Keys from the top, such as ``words.manager``."""
    message: str = attrs.field(converter=text)

    def __str__(self) -> str:
        return f"{self.file}: {self.path + ': ' if self.path else ''}{self.message}"


def _unknown(name: str, known: Iterable[str], kind: str) -> str:
    near = near_names(name, known)
    return f"unknown {kind} {name!r}" + (f"; near: {', '.join(near)}" if near else "")


def _form(data: Data, forms: Mapping[str, type]) -> Iterator[tuple[str, str]]:
    for key, value in data.items():
        if key not in forms:
            yield key, _unknown(key, forms, "key")
        elif not isinstance(value, forms[key]):
            yield key, f"expected {_NAMES[forms[key]]}"


def _texts(data: Data) -> Iterator[tuple[str, str]]:
    for section, form in _FORMS.items():
        if form is Mapping:
            for key, value in data.get(section, {}).items():
                if not isinstance(value, str) or not value.strip():
                    yield f"{section}.{key}", "expected text that is not empty"


def _slugs(data: Data) -> Iterator[tuple[str, str]]:
    for section in OPEN_SECTIONS:
        for key in data.get(section, {}):
            try:
                slug(key)
            except ProductRolesError as error:
                yield f"{section}.{key}", str(error)


def _concepts(data: Data) -> Iterator[tuple[str, str]]:
    named = named_concepts(data)
    for section in ("words", "phrases"):
        for key in data.get(section, {}):
            for name in key.split():
                if name not in named:
                    yield f"{section}.{key}", _unknown(name, named, "meaning")


def _repeated(data: Data) -> Iterator[tuple[str, str]]:
    places: dict[str, str] = {}
    for section in ("words", *OPEN_SECTIONS):
        for key, value in data.get(section, {}).items():
            for word in map(fold, value.split()):
                other = places.setdefault(word, key)
                if other != key:
                    yield f"{section}.{key}", f"{word!r} already means {other!r}"


def _phrases(data: Data) -> Iterator[tuple[str, str]]:
    for key, value in data.get("phrases", {}).items():
        for phrase in value.split(","):
            if len(words_of(phrase)) < 2:
                yield f"phrases.{key}", f"{phrase.strip()!r} is no phrase of two or more words"


def _words(data: Data) -> set[str]:
    return {
        fold(word)
        for section in ("words", *OPEN_SECTIONS)
        for value in data.get(section, {}).values()
        for word in value.split()
    }


def _pieces(data: Data, base: Data) -> Iterator[tuple[str, str]]:
    known = _words(data) | _words(base)
    for key in ("compounds", "endings"):
        for word in data.get(key, "").split():
            if fold(word) not in known:
                yield key, f"{word!r} is none of the words of the document or of English"


def _place(words: list[str], most: int) -> str | None:
    if not 2 <= len(words) <= most:
        return "expected a family and a level"
    family, level = words[:2]
    if family not in FAMILIES and family != "-":
        return _unknown(family, FAMILIES, "family")
    return None if level in LEVELS or level == "-" else _unknown(level, LEVELS, "level")


def _abbreviations(data: Data) -> Iterator[tuple[str, str]]:
    for key, lines in data.get("abbreviations", {}).items():
        for line in filter(None, map(str.strip, lines.splitlines())):
            title, _, place = line.partition(" = ")
            why = _place(place.split(), 2) if title else "expected 'reading = family level'"
            if why:
                yield f"abbreviations.{key}", why


def _listed(file: str, found: Iterable[tuple[str, str]]) -> list[DocumentProblem]:
    return [DocumentProblem(file=file, path=path, message=message) for path, message in found]


def check_document(language: str, data: object, base: Data) -> list[DocumentProblem]:
    """The problems of a language's document beside the English one, ``base``."""
    if not isinstance(data, Mapping):
        return _listed(language, [("", "expected a table")])
    data = cast("Data", data)
    problems = _listed(language, _form(data, _FORMS)) or _listed(language, _texts(data))
    if problems:
        return problems
    if "status" not in data:
        problems += _listed(language, [("", "missing key 'status'; entries without a source are 'editorial'")])
    for check in (_slugs, _concepts, _repeated, _phrases, _abbreviations):
        problems += _listed(language, check(data))
    return problems + _listed(language, _pieces(data, base))


def _languages(data: Data, documents: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    languages = data.get("languages", {})
    for code in documents:
        if code != "common" and code not in languages:
            yield "languages", f"no entry for the document {code!r}"
    for code, entry in languages.items():
        if code not in documents:
            yield f"languages.{code}", "there is no such document"
        table: Data = cast("Data", entry) if isinstance(entry, Mapping) else {}
        if not isinstance(table.get("name"), str):
            yield f"languages.{code}", "expected a table with a name"
            continue
        for sign in fold(table.get("signs", "")).split():
            if sign.endswith("*") and len(sign) != SIGN_LETTERS + 1:
                yield f"languages.{code}.signs", f"{sign!r}: a sign with a star has {SIGN_LETTERS} letters before it"


def _roles(data: Data) -> Iterator[tuple[str, str]]:
    for role, places in data.get("roles", {}).items():
        for place in str(places).split(","):
            why = _place(place.split(), 3)
            if why:
                yield f"roles.{role}", why


def check_common(data: object, documents: Mapping[str, Any]) -> list[DocumentProblem]:
    """The problems of the document that all languages share."""
    if not isinstance(data, Mapping):
        return _listed("common", [("", "expected a table")])
    data = cast("Data", data)
    problems = _listed("common", _form(data, _COMMON_FORMS))
    return problems or _listed("common", [*_languages(data, documents), *_roles(data)])
