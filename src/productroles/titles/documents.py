"""Documents of a vocabulary: what they hold, how they are read, and what is wrong with one that cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, cast

import attrs

from productroles.titles.company import Contested, read_contested
from productroles.titles.concepts import (
    CONCEPTS,
    FUNCTION,
    JOB,
    MARK,
    SCOPE,
    SHORT,
    SPECIALISM,
    Concept,
)
from productroles.titles.normalise import fold

Data = Mapping[str, Any]
SIGN_LETTERS: Final = 6
"""Letters before the star of a sign that stands for all words that begin so."""
OPEN_SECTIONS: Final = {
    "functions": FUNCTION,
    "jobs": JOB,
    "specialisms": SPECIALISM,
    "scopes": SCOPE,
    "marks": MARK,
}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue"})


class Spelled(NamedTuple):
    """One reading of an abbreviation."""

    title: str
    family: str | None
    level: str | None


class Document(NamedTuple):
    """One language's entries, as :class:`~productroles.titles.lexicon.Lexicon` takes them."""

    words: dict[str, tuple[Concept, ...]]
    phrases: list[tuple[str, tuple[Concept, ...]]]
    abbreviations: dict[str, tuple[Spelled, ...]]
    sourced: dict[str, str]
    compounds: tuple[str, ...]
    endings: tuple[str, ...]
    function_first: bool
    unspaced: bool


class Common(NamedTuple):
    """What all languages share."""

    languages: dict[str, str]
    """Names by code, in the order in which equal claims on a title are settled."""
    roles: dict[tuple[str | None, str | None], dict[str, str]]
    """Role ids by family and level, then by the word that sets them apart, empty where none does."""
    contested: dict[tuple[str, str], Contested]

    def role_of(self, family: str | None, level: str | None, concepts: Sequence[Concept]) -> str | None:
        """The role of a family and level, the one that a word of the title sets apart before the plain one."""
        roles = self.roles.get((family, level))
        if roles is None:
            return None
        if len(roles) > 1 or "" not in roles:
            for concept in concepts:
                if concept.name in roles:
                    return roles[concept.name]
        return roles.get("")


def named_concepts(data: Data) -> dict[str, Concept]:
    """The concepts that a document's entries may name: those of every language, and its own."""
    kinds: dict[str, int] = {}
    for section, kind in OPEN_SECTIONS.items():
        for name in data.get(section, ()):
            kinds[name] = kinds.get(name, 0) | kind
    found = dict(CONCEPTS)
    for name, kind in kinds.items():
        known = CONCEPTS.get(name)
        found[name] = Concept(name, kind) if known is None else attrs.evolve(known, kind=known.kind | kind)
    return found


def _spelled(lines: str) -> tuple[Spelled, ...]:
    found: list[Spelled] = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        title, _, place = line.partition(" = ")
        family, level = place.split()
        found.append(
            Spelled(title=title, family=None if family == "-" else family, level=None if level == "-" else level)
        )
    return tuple(found)


def read_document(data: Data) -> Document:
    """A language's document, made ready. One that does not pass :func:`checking.check_document` may fail in any way."""
    named = named_concepts(data)
    umlauts = data.get("umlauts", False)

    def forms(words: Iterable[str]) -> Iterator[str]:
        for word in words:
            if word.isascii():
                yield word.lower()
            else:
                yield fold(word)
                if umlauts:
                    yield fold(word.translate(_UMLAUTS))

    words: dict[str, tuple[Concept, ...]] = {}
    for section in ("words", *OPEN_SECTIONS):
        for key, value in data.get(section, {}).items():
            meaning = tuple(named[name] for name in key.split())
            words.update(dict.fromkeys(forms(value.split()), meaning))
    phrases = [
        (phrase, tuple(named[name] for name in key.split()))
        for key, value in data.get("phrases", {}).items()
        for phrase in forms(value.split(","))
    ]
    abbreviations = {word: _spelled(lines) for word, lines in data.get("abbreviations", {}).items()}
    words.update({word: (Concept(word, SHORT),) for word in abbreviations})
    return Document(
        words=words,
        phrases=phrases,
        abbreviations=abbreviations,
        sourced=dict(data.get("sourced", {})),
        compounds=tuple(forms(data.get("compounds", "").split())),
        endings=tuple(forms(data.get("endings", "").split())),
        function_first=data.get("function-first", False),
        unspaced=data.get("unspaced", False),
    )


class Signs(NamedTuple):
    """What tells languages apart from English."""

    words: dict[str, list[str]]
    """The languages that a word speaks for."""
    stems: dict[str, list[str]]
    """The languages that the first six letters of a word speak for."""


def read_signs(data: Data) -> Signs:
    """The signs of the languages of a common document."""
    found = Signs({}, {})
    for code, entry in data["languages"].items():
        for word in entry.get("signs", "").split():
            sign = fold(word)
            (found.stems if sign[-1] == "*" else found.words).setdefault(sign.rstrip("*"), []).append(code)
    return found


def read_common(data: Data) -> Common:
    """The common document, made ready. One that does not pass :func:`checking.check_common` may fail in any way."""
    roles: dict[tuple[str | None, str | None], dict[str, str]] = {}
    for role, places in data.get("roles", {}).items():
        for place in places.split(","):
            family, level, *word = place.split()
            roles.setdefault((family, level), {})[word[0] if word else ""] = role
    return Common(
        languages={code: entry["name"] for code, entry in data["languages"].items()},
        roles=roles,
        contested=read_contested(data),
    )


def merged(data: Data, more: Data) -> dict[str, Any]:
    """Both documents as one: tables are joined, words under the same key too, of other values the later holds."""
    whole = dict(data)
    for key, value in more.items():
        if isinstance(value, Mapping):
            table = dict(whole.get(key, {}))
            for name, entry in cast("Data", value).items():
                both = isinstance(entry, str) and isinstance(table.get(name), str) and key in _JOINED
                table[name] = f"{table[name]}{_JOINED[key]}{entry}" if both else entry
            whole[key] = table
        elif isinstance(value, list | tuple):
            whole[key] = [*whole.get(key, ()), *value]
        else:
            whole[key] = value
    return whole


_JOINED: Final = {"phrases": ", ", "roles": ", ", **dict.fromkeys(("words", *OPEN_SECTIONS), " ")}
