"""From a title to its reading: a pure function of the vocabulary it is handed."""

from __future__ import annotations

from typing import Final

from productroles.context import Company
from productroles.errors import FieldTypeError
from productroles.evidence import Note
from productroles.titles.combine import Finding, find
from productroles.titles.concepts import (
    GRADE,
    HEAD,
    JOB,
    LEVEL,
    MANAGEMENT,
    MARK,
    PRODUCT,
    PRODUCT_FAMILIES,
    SCOPE,
    SHORT,
    SPECIALISM,
    TOP,
    UNDECIDED,
    UNKNOWN,
    Concept,
)
from productroles.titles.jobs import Job
from productroles.titles.levels import level_of
from productroles.titles.lexicon import Lexicon
from productroles.titles.normalise import EXAMINED, unspaced_script, words_of
from productroles.titles.parts import Part, meanings, parts_of
from productroles.titles.reading import Certainty, TitleCandidate, TitleReading
from productroles.titles.vocabulary import BASE, Vocabulary

_NOTED = SPECIALISM | SCOPE | MARK | GRADE


def resolve_title(
    text: str, vocabulary: Vocabulary, *, company: Company | None = None, language: str | None = None
) -> TitleReading:
    """Read a title by the words of a vocabulary.

    Args:
        text: the words on the card, in any case, order and punctuation.
        vocabulary: what words mean.
        company: where the title is used, for titles that mean different things in different companies.
        language: the language to read it in; without it, the words tell.

    Raises:
        FieldTypeError: for what is no text. Any text has a reading.
        UnknownNameError: for a language that the vocabulary does not hold.
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise FieldTypeError("a title as text", text)
    words = words_of(text)
    lexicon = vocabulary.lexicon(language or _language(words, vocabulary))
    concepts, sources = meanings(words, lexicon)
    parts = parts_of(concepts, sources)
    finding = find(parts, lexicon.function_first)
    return TitleReading(text=text, certainty=Certainty.OUTSIDE, family=None if finding.family in (None, UNDECIDED) else finding.family, level=finding.level, scope=(finding.why,)) if finding.family!=UNDECIDED else TitleReading(text=text, certainty=Certainty.AMBIGUOUS, level=finding.level, scope=(finding.why,))


def _language(words: list[str], vocabulary: Vocabulary) -> str:
    known = vocabulary.lexicon(BASE).words
    signs = vocabulary.common.signs
    votes: dict[str, int] = {}
    for word in words:
        if word not in known:
            for code in signs.get(word, ()) or signs.get(word[:6] + "*", ()):
                votes[code] = votes.get(code, 0) + 1
    if votes:
        most = max(votes.values())
        return next(code for code in vocabulary.common.languages if votes.get(code) == most)
    return unspaced_script(words) or BASE
