"""A title cut into parts at its separators, each word with its meaning."""

from __future__ import annotations

from productroles.titles.concepts import (
    AND,
    AT,
    BREAK,
    CONCEPTS,
    GRADE,
    HEAD,
    JOB,
    NUMBER,
    OF,
    SCOPE,
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
_BREAK = CONCEPTS["break"]
_SEPARATING = AND | BREAK
_PERSON = HEAD | JOB | TOP | STRANGE


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
    """The words of one title with their meanings: at first word by word, then as a whole."""

    __slots__ = ("concepts", "kinds", "lexicon", "mended", "strange", "unknown", "words")

    def __init__(self, words: list[str], lexicon: Lexicon) -> None:
        get = lexicon.table.get
        self.lexicon = lexicon
        self.words = words
        self.concepts: list[Concept] = []
        self.strange: list[str] = []
        """The words that are not in the vocabulary, numbers apart."""
        self.unknown = self.strange
        """Those that are no compounds or parts of phrases either."""
        self.mended: tuple[tuple[str, str], ...] = ()
        """Misspelt words, and what they are read as."""
        take = self.concepts.append
        kinds = 0
        for word in words:
            concept = get(word)
            if concept is None:
                if word[-4:].isdigit():  # a requisition number has letters before its digits, a product fewer digits
                    concept = NUMBER
                else:
                    concept = UNKNOWN
                    self.strange.append(word)
            kinds |= concept.kind
            take(concept)
        self.kinds = kinds
        """The kinds of all words together."""

    def corrected(self, given: list[str]) -> Scan:
        """The scan of the words given, unknown ones that are one edit from a known one read as that one."""
        spelling = self.lexicon.spelling
        meant: dict[str, str] = {}
        for word in self.unknown:
            right = spelling.correct(word)
            if right is not None:
                meant[word] = right
        if not meant:
            return self
        scan = Scan([meant.get(word, word) for word in given], self.lexicon)
        scan.complete()
        scan.mended = tuple(meant.items())
        return scan

    def complete(self) -> None:
        """Put phrases, compounds and words of several meanings in the place of their words."""
        given, found, lexicon = self.words, self.concepts, self.lexicon
        splittable = lexicon.splittable(self.strange)
        if not (splittable or self.kinds & SEVERAL or lexicon.may_have_phrase(given)):
            return
        first, phrases = lexicon.first, lexicon.phrases
        self.words = words = list[str]()
        self.concepts = concepts = list[Concept]()
        self.unknown = list[str]()
        at, end = 0, len(given)
        while at < end:
            word, concept = given[at], found[at]
            at += 1
            if at < end and word in first and given[at] in first[word]:
                size = self._phrase(given, at, phrases[word, given[at]])
                if size:
                    at += size
                    continue
            if concept is UNKNOWN:
                if word in splittable:
                    self._take(word, self._meaning(word))
                    continue
                self.unknown.append(word)
            elif concept.kind & SEVERAL:
                self._take(word, lexicon.words[word])
                continue
            words.append(word)
            concepts.append(concept)
        self.kinds = 0
        for concept in concepts:
            self.kinds |= concept.kind

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
        meaning = self.lexicon.split(word)
        if meaning[0] is UNKNOWN or (meaning[-1] is UNKNOWN and self.lexicon.spelling.correct(word)):
            self.unknown.append(word)
        return meaning

    def parts(self) -> list[Part]:
        """The parts of the title, empty ones left out."""
        concepts, words, kinds = self.concepts, self.words, self.kinds
        if kinds & (TO | AT) or (kinds & GRADE and "i" in words):
            concepts, words = _without_objects(concepts, words)
        return _cut(concepts, words)


def _cut(concepts: list[Concept], words: list[str]) -> list[Part]:
    parts: list[Part] = []
    own: list[Concept] = []
    said: list[str] = []
    joint, kinds = BREAK, 0
    for concept, word in zip([*concepts, _BREAK], [*words, ""], strict=True):
        kind = concept.kind
        if kind & _SEPARATING:
            if own:
                part = Part(joint, own, said, kinds)
                parts += _without_place(part) if own[-1].kind & SCOPE else (part,)
                own, said = [], []
                joint = kinds = 0
            if not joint & AND:
                joint = kind
        elif not kind & SKIP:
            kinds |= kind
            own.append(concept)
            said.append(word)
    return parts


def _without_place(part: Part) -> tuple[Part, ...]:
    """A part and the place at its end, as if it stood in brackets: "product manager Berlin", not "head of Europe"."""
    concepts, end = part.concepts, len(part.concepts)
    while end and concepts[end - 1].kind & SCOPE:
        end -= 1
    if not end or concepts[end - 1].kind & OF:
        return (part,)
    place = Part(BREAK, concepts[end:], part.words[end:], SCOPE)
    part.concepts, part.words = concepts[:end], part.words[:end]
    part.kinds = 0
    for concept in part.concepts:
        part.kinds |= concept.kind
    return part, place


def _without_objects(concepts: list[Concept], words: list[str]) -> tuple[list[Concept], list[str]]:
    """Leave out what follows "at" and "to" up to the next break; a "to" behind a person stays as their mark."""
    kept: list[int] = []
    muted = person = False
    result = list(concepts)
    for at, concept in enumerate(concepts):
        kind = concept.kind
        if kind & GRADE and words[at] == "i" and at + 1 < len(words) and not concepts[at + 1].kind & (SIGN | SCOPE):
            result[at] = _AND  # "Co-Founder I CPO": a stroke typed as a letter
        if result[at].kind & (BREAK | AND) and not (muted and kind & AND):
            muted = person = False
        person = person or bool(kind & _PERSON)
        serves = kind & TO and (person or not kept)
        if not muted and (serves or not kind & (TO | AT)):
            kept.append(at)
        muted = muted or bool(serves or (kind & AT and kept))
    return [result[at] for at in kept], [words[at] for at in kept]
