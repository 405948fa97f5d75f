"""A title cut into parts at its separators, each word with its meaning."""

from __future__ import annotations

from productroles.titles.concepts import (
    AND,
    AT,
    BREAK,
    CONCEPTS,
    FIRST,
    GRADE,
    HEAD,
    JOB,
    SEVERAL,
    SIGN,
    SKIP,
    STRANGE,
    TO,
    TOP,
    UNKNOWN,
    Concept,
)
from productroles.titles.lexicon import Lexicon, Meaning

_AND = CONCEPTS["and"]
_NUMBER = Concept("number", 0)
_PERSON = HEAD | JOB | TOP | STRANGE
_UNFINISHED = FIRST | SEVERAL | STRANGE


class Part:
    """What stands between two separators, and how it is joined to what stands before."""

    __slots__ = ("concepts", "joint", "kinds", "words")

    def __init__(self, joint: int, concepts: list[Concept], words: list[str], kinds: int) -> None:
        self.joint = joint
        self.concepts = concepts
        self.words = words
        """For each concept the word or phrase that stands for it."""
        self.kinds = kinds


class Scan:
    """The words of one title with their meanings."""

    __slots__ = ("concepts", "kinds", "lexicon", "mended", "strange", "unknown", "words")

    def __init__(self, words: list[str], lexicon: Lexicon) -> None:
        get = lexicon.table.get
        self.lexicon = lexicon
        self.words = words
        self.concepts = concepts = [get(word) or (_NUMBER if word.isdigit() else UNKNOWN) for word in words]
        self.unknown: list[str] = []
        self.mended: tuple[tuple[str, str], ...] = ()
        """Misspelt words, and what they are read as."""
        kinds = 0
        for concept in concepts:
            kinds |= concept.kind
        self.strange = kinds & STRANGE
        """Whether there are words that the vocabulary does not know as they stand."""
        if kinds & _UNFINISHED and (kinds & SEVERAL or self._is_unfinished()):
            kinds = self._expand()
        self.kinds = kinds
        """The kinds of all words together."""

    def _is_unfinished(self) -> bool:
        """Whether there are phrases or words to split; the unknown words are noted on the way."""
        words, lexicon = self.words, self.lexicon
        last = len(words) - 1
        for at, concept in enumerate(self.concepts):
            kind = concept.kind
            if kind & FIRST and at < last and words[at + 1] in lexicon.phrases[words[at]]:
                return True
            if kind & STRANGE:
                if lexicon.is_splittable(words[at]):
                    return True
                self.unknown.append(words[at])
        return False

    def _expand(self) -> int:
        """Put phrases and words of several meanings in the place of their words."""
        phrases = self.lexicon.phrases
        given, found = self.words, self.concepts
        words: list[str] = []
        concepts: list[Concept] = []
        self.words, self.concepts = words, concepts
        self.unknown = []
        kinds = at = 0
        while at < len(given):
            word, concept = given[at], found[at]
            at += 1
            if concept.kind & FIRST and at < len(given):
                following = phrases[word].get(given[at])
                size = 0 if following is None else self._phrase(given, at, following)
                if size:
                    at += size
                    continue
            if concept.kind & (SEVERAL | STRANGE):
                self._take(word, self._meaning(word))
            else:
                words.append(word)
                concepts.append(concept)
        for concept in concepts:
            kinds |= concept.kind
        return kinds

    def _phrase(self, given: list[str], at: int, following: tuple[tuple[tuple[str, ...], Meaning], ...]) -> int:
        for rest, meaning in following:
            size = len(rest)
            if size == 1 or tuple(given[at : at + size]) == rest:
                self._take(" ".join(given[at - 1 : at + size]), meaning)
                return size
        return 0

    def _take(self, source: str, meaning: Meaning) -> None:
        self.words += [source] * len(meaning)
        self.concepts += meaning

    def _meaning(self, word: str) -> Meaning:
        meaning = self.lexicon.words.get(word) or self.lexicon.split(word)
        if meaning[0] is UNKNOWN or (meaning[-1] is UNKNOWN and self.lexicon.spelling.correct(word)):
            self.unknown.append(word)
        return meaning

    def corrected(self, given: list[str]) -> Scan:
        """The scan of the words given, unknown ones that are one edit from a known one read as that one."""
        meant = {word: right for word in self.unknown if (right := self.lexicon.spelling.correct(word)) is not None}
        if not meant:
            return self
        scan = Scan([meant.get(word, word) for word in given], self.lexicon)
        scan.mended = tuple(meant.items())
        return scan

    def parts(self) -> list[Part]:
        """The parts of the title, empty ones left out."""
        concepts, words, kinds = self.concepts, self.words, self.kinds
        if kinds & (TO | AT) or (kinds & GRADE and "i" in words):
            concepts, words = _without_objects(concepts, words)
        if kinds & SKIP:
            words = [word for word, concept in zip(words, concepts, strict=True) if not concept.kind & SKIP]
            concepts = [concept for concept in concepts if not concept.kind & SKIP]
        if not kinds & (AND | BREAK | GRADE | TO | AT):
            return [Part(BREAK, concepts, words, kinds)] if concepts else []
        return _cut(concepts, words)


def _cut(concepts: list[Concept], words: list[str]) -> list[Part]:
    parts: list[Part] = []
    start, joint, end = 0, BREAK, len(concepts)
    cuts = [at for at, concept in enumerate(concepts) if concept.kind & (AND | BREAK)]
    for cut in (*cuts, end):
        if cut > start:
            own = concepts[start:cut]
            kinds = 0
            for concept in own:
                kinds |= concept.kind
            parts.append(Part(joint, own, words[start:cut], kinds))
            joint = 0
        if cut < end and not joint & AND:
            joint = concepts[cut].kind
        start = cut + 1
    return parts


def _without_objects(concepts: list[Concept], words: list[str]) -> tuple[list[Concept], list[str]]:
    """Leave out what follows "at" and "to" up to the next break; a "to" behind a person stays as their mark."""
    kept: list[int] = []
    muted = person = False
    result = list(concepts)
    for at, concept in enumerate(concepts):
        kind = concept.kind
        if kind & GRADE and words[at] == "i" and at + 1 < len(words) and not concepts[at + 1].kind & SIGN:
            result[at] = _AND  # "Co-Founder I CPO": a stroke typed as a letter
        if result[at].kind & (BREAK | AND) and not (muted and kind & AND):
            muted = person = False
        person = person or bool(kind & _PERSON)
        serves = kind & TO and (person or not kept)
        if not muted and (serves or not kind & (TO | AT)):
            kept.append(at)
        muted = muted or bool(serves or (kind & AT and kept))
    return [result[at] for at in kept], [words[at] for at in kept]
