"""From a title to its reading: a pure function of the vocabulary it is handed."""

from __future__ import annotations

import attrs

from productroles.context import Company
from productroles.errors import FieldTypeError
from productroles.evidence import Note
from productroles.titles.combine import find
from productroles.titles.concepts import PRODUCT_MANAGEMENT, Concept
from productroles.titles.lexicon import Lexicon
from productroles.titles.normalise import EXAMINED, unspaced_script, words_of
from productroles.titles.outcome import Told
from productroles.titles.parts import meanings, parts_of
from productroles.titles.reading import Certainty, TitleReading
from productroles.titles.vocabulary import BASE, Vocabulary


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
    notes = _mend(concepts, sources, lexicon)
    if len(text) > EXAMINED:
        notes = (*notes, Note("cut", f"only the first {EXAMINED} characters are read"))
    finding = find(parts_of(concepts, sources), lexicon.function_first)
    reading = Told(text, concepts, sources, finding, lexicon, vocabulary.common, notes, vocabulary.provenance).reading()
    return reading if company is None else _at(reading, company, vocabulary)


def _mend(concepts: list[Concept], sources: list[str], lexicon: Lexicon) -> tuple[Note, ...]:
    """Read unknown words that are one edit from a known one as that one, in place."""
    notes: tuple[Note, ...] = ()
    for at, concept in enumerate(concepts):
        if not concept.kind:
            meant = lexicon.spelling.correct(sources[at])
            if meant is not None:
                concepts[at] = lexicon.words[meant][0]
                notes = (*notes, Note("spelling", f"'{sources[at]}' is read as '{meant}'"))
    return notes


def _at(reading: TitleReading, company: Company, vocabulary: Vocabulary) -> TitleReading:
    """The reading as the company decides it, where the title is a contested one."""
    contested = vocabulary.common.contested.get((reading.family or "", reading.level or ""))
    if contested is None or reading.role is not None:
        return reading
    levels = frozenset(level for title in company.titles for level in _levels(title, vocabulary))
    role, notes = contested.decide(company, levels)
    reasons = (*reading.reasons, *notes)
    if role is None:
        return attrs.evolve(reading, reasons=reasons)
    candidates = sorted(reading.candidates, key=lambda candidate: candidate.role != role)
    ranked = tuple(attrs.evolve(candidate, rank=rank) for rank, candidate in enumerate(candidates, 1))
    return attrs.evolve(reading, role=role, certainty=Certainty.LIKELY, candidates=ranked, reasons=reasons)


def _levels(title: str, vocabulary: Vocabulary) -> list[str]:
    """The levels of product management that a title of the company may be of; a bare "CPO" counts as one."""
    reading = resolve_title(title, vocabulary)
    found = [(reading.family, reading.level)] if reading.family else [(one.family, one.level) for one in reading.candidates]
    return [level for family, level in found if family == PRODUCT_MANAGEMENT and level]


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
