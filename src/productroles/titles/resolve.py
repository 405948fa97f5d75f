"""From a title to its reading: a pure function of the vocabulary it is handed."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

import attrs

from productroles.errors import FieldTypeError
from productroles.titles.combine import find
from productroles.titles.concepts import OF_INTEREST, PRODUCT_MANAGEMENT, SCOPE, STRANGE
from productroles.titles.documents import SIGN_LETTERS, Signs
from productroles.titles.normalise import unspaced_languages, words_of
from productroles.titles.outcome import settle
from productroles.titles.parts import Scan
from productroles.titles.reading import Certainty, TitleReading
from productroles.titles.vocabulary import BASE, Vocabulary

if TYPE_CHECKING:
    from productroles.context import Company


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
        FieldTypeError: for a title or a language that is no text, and a company that is no Company. Any text has a
            reading.
        UnknownNameError: for a language that the vocabulary does not hold.
    """
    if not isinstance(text, str):
        raise FieldTypeError("a title as text", text)
    if company is not None:
        _require_company(company)
    if language is not None and not isinstance(language, str):
        raise FieldTypeError("a language as text", language)
    words = words_of(text)
    scan = Scan(words, vocabulary.lexicon(BASE if language is None else language))
    votes = _votes(scan, vocabulary.signs) if scan.strange and language is None else None
    if votes:
        scan = _told(words, scan, votes, vocabulary)
    else:
        scan.complete()
    if scan.unknown:
        scan = scan.corrected(words)
    finding = find(scan) if scan.kinds & OF_INTEREST else None
    reading = settle(text, scan, finding, vocabulary)
    return reading if company is None else _at(reading, company, vocabulary)


def _require_company(company: object) -> None:
    from productroles.context import Company

    if not isinstance(company, Company):
        raise FieldTypeError("a Company", company)


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


def _votes(english: Scan, signs: Signs) -> dict[str, int]:
    """For each language how much the words unknown to English speak for it, a mere beginning of a word half."""
    (signed, stems), first = signs, english.lexicon.first
    votes: dict[str, int] = {}
    for word in english.strange:
        whole, begun = signed.get(word, ()), stems.get(word[:SIGN_LETTERS], ())
        if (whole or begun) and word not in first:
            for code in (*whole, *whole, *begun):
                votes[code] = votes.get(code, 0) + 1
    if not votes and not (strange := "".join(english.strange)).isascii():
        votes = dict.fromkeys(unspaced_languages(strange), 2)
    return votes


def _told(words: list[str], english: Scan, votes: dict[str, int], vocabulary: Vocabulary) -> Scan:
    """The title in the language that the words unknown to English speak for; in English where it knows more.

    Of languages with nearly as good claims it is the one that knows the most. A mere beginning of a word speaks for
    a language only if that knows more than English.
    """
    most = max(votes.values())
    near = [code for code in votes if votes[code] >= most - 1]
    if len(near) > 1:
        order = vocabulary.languages
        near.sort(key=lambda code: (-votes[code], order.index(code)))
    best, fewest = english, (inf, 0)
    for code in near:
        scan = Scan(words, vocabulary.lexicon(code))
        scan.complete()
        unknown_and_known = (_strangers(scan), -len(scan.concepts))
        if unknown_and_known < fewest:
            best, fewest = scan, unknown_and_known
            if not fewest[0]:
                break
    if not fewest[0] and most > 1:
        return best  # English, a word behind, cannot know as much
    english.complete()
    own = (_strangers(english) + (most > 1), -len(english.concepts))
    return english if not own[0] or own <= fewest else best


def _strangers(scan: Scan) -> int:
    """How many words a language does not know; that it knows a place says nothing of the job."""
    return len([concept for concept in scan.concepts if concept.kind & (STRANGE | SCOPE)])
