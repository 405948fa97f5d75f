"""From a title to its reading: a pure function of the vocabulary it is handed."""

from __future__ import annotations

import attrs

from productroles.context import Company
from productroles.errors import FieldTypeError
from productroles.titles.combine import find
from productroles.titles.concepts import OF_INTEREST, PRODUCT_MANAGEMENT, STRANGE
from productroles.titles.documents import SIGN_LETTERS
from productroles.titles.normalise import unspaced_languages, words_of
from productroles.titles.outcome import outside, settle
from productroles.titles.parts import Scan
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
    if not isinstance(text, str):
        raise FieldTypeError("a title as text", text)
    words = words_of(text)
    common = vocabulary.common
    scan = Scan(words, vocabulary.lexicon(language or BASE))
    if scan.strange and language is None:
        scan = _told(words, scan, vocabulary)
    if scan.unknown:
        scan = scan.corrected(words)
    if not scan.kinds & OF_INTEREST:
        return outside(text, scan, common, vocabulary.provenance)
    finding = find(scan.parts(), scan.kinds, scan.lexicon.function_first)
    reading = settle(text, scan, finding, common, vocabulary.provenance)
    return reading if company is None else _at(reading, company, vocabulary)


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
    found = (
        [(reading.family, reading.level)] if reading.family else [(one.family, one.level) for one in reading.candidates]
    )
    return [level for family, level in found if family == PRODUCT_MANAGEMENT and level]


def _told(words: list[str], english: Scan, vocabulary: Vocabulary) -> Scan:
    """The title in the language that the words unknown to English speak for; in English where it knows more.

    Of languages with nearly as good claims it is the one that knows the most. A mere beginning of a word speaks for
    a language only if that knows more than English.
    """
    known = english.lexicon.table
    unknown = [word for word in words if word not in known]
    signs = vocabulary.common.signs
    votes: dict[str, int] = {}
    for word in unknown:
        for code in signs.get(word, ()):
            votes[code] = votes.get(code, 0) + 2
        for code in signs.get(word[:SIGN_LETTERS] + "*", ()):
            votes[code] = votes.get(code, 0) + 1
    votes = votes or dict.fromkeys(unspaced_languages(unknown), 2)
    most = max(votes.values(), default=0)
    best, fewest = english, (_strangers(english) + (most > 1), -len(english.concepts))
    for code in sorted(votes, key=lambda code: (-votes[code], vocabulary.languages.index(code))):
        if votes[code] < most - 1 or not fewest[0]:
            break
        scan = Scan(words, vocabulary.lexicon(code))
        unknown_and_known = (_strangers(scan), -len(scan.concepts))
        if unknown_and_known < fewest:
            best, fewest = scan, unknown_and_known
    return best


def _strangers(scan: Scan) -> int:
    return sum(1 for concept in scan.concepts if concept.kind & STRANGE)
