"""Where in a part of a title with the word product its functions and its head words stand."""

from __future__ import annotations

from typing import Final

from productroles.titles.concepts import (
    FUNCTION,
    GRADE,
    HEAD,
    JOB,
    LEVEL,
    LINE,
    MANAGEMENT,
    OF,
    PRODUCT,
    SPECIALISM,
    Concept,
)
from productroles.titles.parts import Part

RUNG: Final = HEAD | LEVEL
_NOUNS = RUNG | JOB
_WORK = FUNCTION | MANAGEMENT
_FILLING = LINE | PRODUCT
_TOPICAL = SPECIALISM | FUNCTION
_ENGLISH = ("product", "products")


class Shape:
    """Where in a part with the word product its functions and its head words are."""

    __slots__ = ("after", "before", "english", "functions", "levels", "reversed", "tail")

    def __init__(self, part: Part, function_first: bool) -> None:
        concepts = part.concepts
        at = 0
        while not concepts[at].kind & PRODUCT:
            at += 1
        self.before = concepts[:at]
        self.functions: list[Concept] = []
        self.levels: list[Concept] = []
        self.english = part.words[at] in _ENGLISH
        self.reversed = function_first and not self.english
        if self.reversed and at:
            self._take_function_before()
        end = start = self._take_functions(concepts, at + 1, not self.reversed)
        while end < len(concepts) and concepts[end].kind & _NOUNS:
            end += 1
        self.tail = concepts[start:end]
        self.after = concepts[end:]
        if self.after and not function_first:  # where adjectives follow, a senior behind a manager is no topic
            self._give_back_topics()

    def _take_function_before(self) -> None:
        at = len(self.before) - 1
        while at >= 0 and self.before[at].kind & OF:
            at -= 1
        if at >= 0 and self.before[at].kind & _WORK:
            self.functions.append(self.before[at])
            del self.before[at:]

    def _take_functions(self, concepts: list[Concept], at: int, follow: bool) -> int:
        while at < len(concepts):
            kind = concepts[at].kind
            if follow and kind & _WORK:
                self.functions.append(concepts[at])
            elif kind & RUNG == LEVEL and (at + 1 < len(concepts) or not follow):
                self.levels.append(concepts[at])
            elif not kind & _FILLING and kind & _TOPICAL != SPECIALISM:
                break
            at += 1
        return at

    def _give_back_topics(self) -> None:
        """Level words behind a head word, with more behind them, are a topic: product manager lead scoring."""
        if any(not concept.kind & LEVEL for concept in self.tail):
            while self.tail[-1].kind & LEVEL and not self.tail[-1].kind & GRADE:
                self.after.insert(0, self.tail.pop())
