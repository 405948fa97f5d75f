"""One language's words, made ready for reading titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property

import attrs

from productroles.titles.concepts import HEAD, LEVEL, MANAGEMENT, OF, PRODUCT, SEVERAL, SIGN, UNKNOWN, Concept, first_of
from productroles.titles.documents import Spelled
from productroles.titles.spelling import SHORTEST, Spelling

Meaning = tuple[Concept, ...]
Phrases = Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], Meaning], ...]]
_SEVERAL = Concept("several", SEVERAL)
_UNKNOWN: Meaning = (UNKNOWN,)
_LATIN = re.compile("[a-z0-9]+")
_LINKS = ("", "s", "n", "en", "e")


def _longest_first(pieces: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(pieces, key=lambda piece: (-len(piece), piece)))


def _table(lexicon: Lexicon) -> dict[str, Concept]:
    return {word: meaning[0] if len(meaning) == 1 else _SEVERAL for word, meaning in lexicon.words.items()}


def _first(lexicon: Lexicon) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for first, second in lexicon.phrases:
        found.setdefault(first, set()).add(second)
    return found


@attrs.frozen(eq=False, repr=False, slots=False, kw_only=True)
class Lexicon:
    """What the words and phrases of a language mean; English ones are among them, since titles mix the two."""

    language: str
    words: Mapping[str, Meaning]
    phrases: Phrases
    """By their first two words, the longest first: the words behind the first, and what the whole means."""
    abbreviations: Mapping[str, tuple[Spelled, ...]] = attrs.field(factory=dict[str, "tuple[Spelled, ...]"])
    sourced: Mapping[str, str] = attrs.field(factory=dict[str, str])
    """Where a title as a whole comes from, by its words."""
    compounds: tuple[str, ...] = attrs.field(default=(), converter=_longest_first)
    """Beginnings of words that are split: ``produkt`` of ``produktmanagerin``."""
    endings: tuple[str, ...] = attrs.field(default=(), converter=_longest_first)
    """Ends of words that are split where the beginning is unknown: ``leiter`` of ``vertriebsleiter``."""
    function_first: bool = False
    """Whether the function stands before the word product: ``marketing produit``."""
    longest: int = 0
    """Letters of the longest word, in a language written without blanks; else zero."""
    table: Mapping[str, Concept] = attrs.field(init=False, default=attrs.Factory(_table, takes_self=True))
    """The meaning of each word, or one that stands for several."""
    first: Mapping[str, Set[str]] = attrs.field(init=False, default=attrs.Factory(_first, takes_self=True))
    """Words that begin phrases, and those that then come second."""

    @cached_property
    def spelling(self) -> Spelling:
        """Finds the words of this language that misspelt ones stand for."""
        words = self.words
        core = {word for word, meaning in words.items() if _is_core(meaning[0])}
        starts = {word[:3] for word in core if words[word][0].kind & PRODUCT}
        near = (word for word in words if word in core or word[:3] in starts)
        lonely = {word for word in core if len(word) == SHORTEST - 1 and _is_lonely(words[word][0])}
        return Spelling({word: tuple(concept.name for concept in words[word]) for word in near}, lonely)

    def may_have_phrase(self, words: Sequence[str]) -> bool:
        """Whether the first two words of a phrase are among the words, wherever they stand."""
        first = self.first
        for word in words:  # noqa: SIM110  as in is_named
            if word in first and not first[word].isdisjoint(words):
                return True
        return False

    def splittable(self, strange: Sequence[str]) -> Sequence[str]:
        """Those of the words that are not in the vocabulary that may be of known parts."""
        if self.longest or not strange:
            return strange
        compounds, endings = self.compounds, self.endings
        return [word for word in strange if word.startswith(compounds) or word.endswith(endings)]

    def split(self, word: str) -> Meaning:
        """The meanings of the parts of a word that is not in the vocabulary as a whole."""
        if self.longest:
            return self._segmented(word)
        found: list[Concept] = []
        rest = word
        while rest.startswith(self.compounds):
            start = next(filter(rest.startswith, self.compounds))
            rest = rest[len(start) :]
            found += self.words[start]
            meaning = self._remainder(rest)
            if meaning is not None:
                return (*found, *meaning)
        if not rest.endswith(self.endings):
            beside = first_of(found, PRODUCT)
            return _UNKNOWN if beside else (*found, *_UNKNOWN)  # a product certification is no product
        ending = next(filter(rest.endswith, self.endings))
        return (*found, *_UNKNOWN, *self.words[ending])

    def _remainder(self, rest: str) -> Meaning | None:
        words = self.words
        for link in _LINKS:
            meaning = words.get(rest[len(link) :]) if rest.startswith(link) else None
            if meaning is not None and not meaning[0].kind & (SIGN | OF):  # "producton" is no product on something
                return meaning
        corrected = self.spelling.correct(rest)
        return None if corrected is None else self.words[corrected]

    def _segmented(self, word: str) -> Meaning:
        found: list[Concept] = []
        at = 0
        while at < len(word):
            latin = _LATIN.match(word, at)
            sizes = range(min(self.longest, len(word) - at), 0, -1) if latin is None else (len(latin[0]),)
            length = next((size for size in sizes if word[at : at + size] in self.words), 0)
            if length:
                found += self.words[word[at : at + length]]
            elif not found or found[-1] is not UNKNOWN:
                found.append(UNKNOWN)
            at += length or (1 if latin is None else len(latin[0]))
        return tuple(found)


def _is_core(concept: Concept) -> bool:
    named = concept.beside or concept.alone or concept.name in ("former", "aspiring")
    return bool(named or concept.kind & (PRODUCT | MANAGEMENT | HEAD | LEVEL))


def _is_lonely(concept: Concept) -> bool:
    """Whether few words are near: "senior" and "design" are alone, "leader" stands beside reader and loader."""
    return concept.kind & (HEAD | LEVEL) == LEVEL or (not concept.kind & HEAD and concept.beside is not None)


def arranged(phrases: Iterable[tuple[str, Meaning]]) -> Phrases:
    """Phrases, their words divided by blanks, arranged as a :class:`Lexicon` looks them up."""
    found: dict[tuple[str, str], tuple[tuple[tuple[str, ...], Meaning], ...]] = {}
    for text, meaning in phrases:
        first, *rest = text.split()
        same = (*found.get((first, rest[0]), ()), (tuple(rest), meaning))
        found[first, rest[0]] = tuple(sorted(same, key=lambda phrase: -len(phrase[0])))
    return found
