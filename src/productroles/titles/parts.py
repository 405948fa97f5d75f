"""A title cut into parts at its separators, each word with its meaning."""

from __future__ import annotations

from productroles.titles.concepts import (
    AND,
    AT,
    BREAK,
    FUNCTION,
    GRADE,
    HEAD,
    JOB,
    LEVEL,
    OPEN,
    PRODUCT,
    SKIP,
    TO,
    TOP,
    UNKNOWN,
    Concept,
)
from productroles.titles.lexicon import Lexicon, Phrase

_SIGN = AND | AT | BREAK | SKIP | TO
_PERSON = HEAD | JOB | TOP


class Part:
    """What stands between two separators, and how it is joined to what stands before."""

    __slots__ = ("concepts", "cut", "joint", "kinds", "words")

    def __init__(self, joint: int) -> None:
        self.joint = joint
        self.concepts: list[Concept] = []
        self.words: list[str] = []
        self.kinds = 0
        self.cut = False
        """Whether it names somebody who serves somebody else: assistant to, office of."""

    def __repr__(self) -> str:
        return f"<part {' '.join(self.words)}>"


def _phrase(words: list[str], at: int, phrases: tuple[Phrase, ...]) -> Phrase | None:
    for phrase in phrases:
        if tuple(words[at + 1 : at + 1 + len(phrase[0])]) == phrase[0]:
            return phrase
    return None


def meanings(words: list[str], lexicon: Lexicon) -> tuple[list[Concept], list[str]]:
    """The concepts of the words in order, and for each the word or phrase that stands for it."""
    concepts: list[Concept] = []
    sources: list[str] = []
    known, phrases = lexicon.words, lexicon.phrases
    skip = 0
    for at, word in enumerate(words):
        if skip:
            skip -= 1
            continue
        if word in phrases:
            phrase = _phrase(words, at, phrases[word])
            if phrase is not None:
                skip = len(phrase[0])
                concepts += phrase[1]
                sources += [" ".join(words[at : at + 1 + skip])] * len(phrase[1])
                continue
        meaning = known.get(word) or lexicon.split(word)
        if len(meaning) == 1:
            concepts.append(meaning[0])
            sources.append(word)
        else:
            concepts += meaning
            sources += [word] * len(meaning)
    return concepts, sources


class _Cutter:
    """Collects the parts of one title."""

    __slots__ = ("muted", "part", "parts")

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.part = Part(BREAK)
        self.muted = False

    def sign(self, kind: int) -> None:
        """Take a separator or another word that only says how the rest is to be read."""
        if kind & (AND | BREAK):
            if kind & BREAK or not self.muted:
                self.cut(kind)
        elif kind & TO and self.part.kinds & _PERSON:
            self.part.cut = self.muted = True
        elif kind & AT and self.part.concepts:
            self.muted = True

    def cut(self, kind: int) -> None:
        """Begin another part."""
        if self.part.concepts:
            self.parts.append(self.part)
            self.part = Part(kind)
        elif kind & AND or self.part.joint & BREAK:
            self.part.joint = kind
        self.muted = False


def parts_of(concepts: list[Concept], sources: list[str]) -> list[Part]:
    """The parts of a title, empty ones left out."""
    cutter = _Cutter()
    last = len(concepts) - 1
    for at, concept in enumerate(concepts):
        kind = concept.kind
        if kind & _SIGN:
            cutter.sign(kind)
        elif kind & GRADE and sources[at] == "i" and at < last and not concepts[at + 1].kind & _SIGN:
            cutter.cut(AND)  # "Co-Founder I CPO": a stroke typed as a letter
        elif not cutter.muted:
            part = cutter.part
            part.concepts.append(concept)
            part.words.append(sources[at])
            part.kinds |= kind
    cutter.cut(BREAK)
    return cutter.parts


