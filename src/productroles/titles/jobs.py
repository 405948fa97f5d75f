"""What one part of a title says somebody is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from productroles.titles.concepts import (
    FUNCTION,
    GENERAL_MANAGEMENT,
    GRADE,
    HEAD,
    JOB,
    LEVEL,
    LINE,
    MANAGEMENT,
    MARK,
    OF,
    PRODUCT,
    PRODUCT_MANAGEMENT,
    SCOPE,
    SHORT,
    SPECIALISM,
    STRANGE,
    TECHNOLOGY,
    TO,
    TOP,
    UNDECIDED,
    Concept,
)
from productroles.titles.parts import Part

RUNG: Final = HEAD | LEVEL
_PERSON = HEAD | JOB | TOP
_APART = FUNCTION | JOB | MANAGEMENT
_DIRECTING = frozenset({"director", "head", "vp", "svp", "avp", "chief"})
_STEERING = _DIRECTING | {"manager", "managers", "lead", "president", "managing-director", "team-manager"}
_ENGLISH = ("product", "products")
_BARE = HEAD | LEVEL | SCOPE | MARK | SPECIALISM | OF
_ADJECTIVE = LEVEL | SCOPE | MARK | SPECIALISM | OF
_PERSONS = ("er", "or", "ist", "ian")
"""Ends of nouns for people."""
_LOOSE_TOPS = ("founder", "general-manager")


class Job:
    """A reading of one part.

    ``family`` is an id, ``"?"`` where the words leave it open, or None for other work. ``why`` is the code of the
    rule that read it; ``complete`` whether it names who somebody is and not only a function or a rung.
    """

    __slots__ = ("complete", "family", "function", "heads", "part", "why")

    def __init__(self, part: Part, family: str | None, heads: list[Concept], why: str, complete: bool = True) -> None:
        self.part = part
        self.family = family
        self.heads = heads
        self.why = why
        self.complete = complete
        self.function: Concept | None = None


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
        while end < len(concepts) and concepts[end].kind & (RUNG | JOB):
            end += 1
        self.tail = concepts[start:end]
        self.after = concepts[end:]
        if self.after and not function_first:  # where adjectives follow, a senior behind a manager is no topic
            self._give_back_topics()

    def _take_function_before(self) -> None:
        at = len(self.before) - 1
        while at >= 0 and self.before[at].kind & OF:
            at -= 1
        if at >= 0 and self.before[at].kind & (FUNCTION | MANAGEMENT):
            self.functions.append(self.before[at])
            del self.before[at:]

    def _take_functions(self, concepts: list[Concept], at: int, follow: bool) -> int:
        while at < len(concepts):
            kind = concepts[at].kind
            if follow and kind & (FUNCTION | MANAGEMENT):
                self.functions.append(concepts[at])
            elif kind & (HEAD | LEVEL) == LEVEL and (at + 1 < len(concepts) or not follow):
                self.levels.append(concepts[at])
            elif not kind & (LINE | PRODUCT) and kind & (SPECIALISM | FUNCTION) != SPECIALISM:
                break
            at += 1
        return at

    def _give_back_topics(self) -> None:
        """Level words behind a head word, with more behind them, are a topic: product manager lead scoring."""
        if any(not concept.kind & LEVEL for concept in self.tail):
            while self.tail[-1].kind & LEVEL and not self.tail[-1].kind & GRADE:
                self.after.insert(0, self.tail.pop())


def family_of(head: Concept | None, functions: Sequence[Concept], *, behind: bool) -> str | None:
    """The family that product, these functions and this head word make.

    ``behind`` says that the head stands behind the functions, so that the last of them counts too: the product
    marketing support manager supports.
    """
    if not functions:
        return UNDECIDED if head is None else head.beside
    if len(functions) == 1 and functions[0].kind & MANAGEMENT and head is not None and head.name == "manager":
        return PRODUCT_MANAGEMENT
    apart = next((concept for concept in functions if concept.beside is None and not concept.kind & MANAGEMENT), None)
    if apart is not None and (behind or apart is functions[0]):
        directing = head is not None and head.name in _DIRECTING
        return TECHNOLOGY if directing and apart is functions[0] and apart.alone == TECHNOLOGY else None
    if any(concept.beside == UNDECIDED for concept in functions):
        return UNDECIDED if head is None or head.name in _STEERING else None
    named = next((c.beside for c in functions if c.beside not in (None, PRODUCT_MANAGEMENT)), PRODUCT_MANAGEMENT)
    if head is not None and head.name == "designer" and named not in (head.beside, PRODUCT_MANAGEMENT):
        return None
    if head is None or named != PRODUCT_MANAGEMENT:
        return named
    if head.name in ("owner", "owners"):
        return None
    return UNDECIDED if head.name == "analyst" else named


def product_job(part: Part, shape: Shape, left: list[Concept], right: list[Concept]) -> Job:
    """What a part with the word product says, where its neighbours may lend it head words or functions."""
    job = _product_job(part, shape, left, right)
    if shape.functions and shape.functions[0].name == "research":
        job.heads = []  # a research manager may be of any rung
    if job.family is None and any(_is_apart(function) and function.beside is None for function in shape.functions):
        job.why = "other-work"
    return job


def _product_job(part: Part, shape: Shape, left: list[Concept], right: list[Concept]) -> Job:
    if _assists(shape):
        return Job(part, None, [], "assists")
    if shape.tail:
        return _behind(part, shape, left)
    at = _governing(shape.before)
    if at >= 0 and not (right and not shape.functions and shape.before[at].kind & LEVEL and _is_rung(right)):
        return _before(part, shape, at, right)
    short = next((concept for concept in part.concepts if concept.kind & SHORT), None)
    if short is not None:
        return Job(part, UNDECIDED, [*_levels(shape.before), short], "short")
    if right and not shape.after:
        return _lent(part, shape, right)
    if left and not any(concept.kind & _PERSON for concept in shape.after):
        return _lent_before(part, shape, left)
    return _function_only(part, shape)


def _is_rung(right: list[Concept]) -> bool:
    return right[-1].name != "officer"


def _levels(concepts: Sequence[Concept]) -> list[Concept]:
    return [concept for concept in concepts if concept.kind & RUNG and not concept.kind & GRADE]


def _serves(before: Sequence[Concept]) -> bool:
    """Whether the words before a role name somebody else who works for it: recruiter of product managers."""
    jobs = [concept for concept in before if concept.kind & JOB]
    if len(before) > 1 and before[-1].kind & OF and before[-2].kind & STRANGE:
        return True
    return any(concept.name == "serving" for concept in jobs) or (
        bool(jobs) and any(concept.kind & OF for concept in before)
    )


def _assists(shape: Shape) -> bool:
    """Whether somebody is the assistant of another head: "assistente del direttore prodotto"."""
    at = next((at for at, concept in enumerate(shape.before) if concept.name == "assistant"), -1)
    following = [*shape.before[at + 1 :], *shape.tail] if at >= 0 else []
    return bool(following and following[0].kind & OF) and any(concept.kind & HEAD for concept in following)


def _behind(part: Part, shape: Shape, left: list[Concept]) -> Job:
    tail = shape.tail
    head = tail[0]
    if len(tail) == 1 and not part.kinds & (JOB | OF) and head.kind & (HEAD | LEVEL) == HEAD and head.name != "officer":
        family = family_of(head, shape.functions, behind=True)
        if family == UNDECIDED and head.beside == UNDECIDED and any(_is_apart(concept) for concept in shape.before):
            family = None
        heads = [*_levels(shape.before), *shape.levels, head] if shape.before or shape.levels else tail
        return Job(part, family, heads, "head-behind")
    if tail[-1].kind & JOB and tail[0].beside == UNDECIDED:
        return Job(part, None, [], "other-work")
    if tail[0].kind & JOB or any(concept.name == "serving" for concept in tail) or _serves(shape.before):
        return Job(part, None, [], "other-work")
    if tail[-1].name == "assistant" and (len(tail) > 1 or not shape.functions):
        return Job(part, None, [], "assists")
    head = next((concept for concept in tail if not concept.kind & LEVEL), tail[0])
    heads = [*_levels(shape.before), *shape.levels, *(concept for concept in tail if concept.kind & RUNG)]
    if head.name == "officer":
        if all(concept.name != "chief" for concept in heads):
            heads = [*(concept for concept in left if concept.name == "chief"), *heads]
        if any(concept.name == "chief" for concept in heads):
            head = heads[0] if heads[0].name == "chief" else next(c for c in heads if c.name == "chief")
    family = family_of(head, shape.functions, behind=True)
    if family == UNDECIDED and head.beside == UNDECIDED and any(_is_apart(concept) for concept in shape.before):
        family = None
    return Job(part, family, heads, "head-behind")


def _is_apart(concept: Concept) -> bool:
    return bool(concept.kind & _APART) and not concept.kind & SPECIALISM


def _governing(before: Sequence[Concept]) -> int:
    """Position of the head word before product that governs it, or -1: a mere adjective does not."""
    for at in range(len(before) - 1, -1, -1):
        if before[at].kind & (HEAD | JOB):
            return at
    return -1


def _before(part: Part, shape: Shape, at: int, right: list[Concept]) -> Job:
    before = shape.before
    head, between = before[at], before[at + 1 :]
    if head.kind & JOB or any(_is_apart(concept) for concept in before[:at]):
        return Job(part, None, [], "other-work")
    strange = any(concept.kind & STRANGE for concept in before[:at]) and not (
        head.name in _DIRECTING and (shape.functions or any(concept.kind & OF for concept in between))
    )
    if strange or _misses(head, between, shape):
        return Job(part, None, [], "other-work")
    turned = _turned(part, shape)
    if turned is not None:
        return turned
    heads = [*_levels(before), *shape.levels]
    if head.name == "chief" and right and right[-1].name == "officer":
        return Job(part, family_of(head, shape.functions, behind=False), [*heads, right[-1]], "head-before")
    if head.kind & LEVEL and shape.english and not (shape.functions or between) and head.name != "intern":
        return Job(part, UNDECIDED, [], "cut-short", complete=False)
    return Job(part, family_of(head, shape.functions, behind=False), heads, "head-before")


def _misses(head: Concept, between: Sequence[Concept], shape: Shape) -> bool:
    """Whether what stands between head and product takes the head away from it."""
    if any(concept.kind & JOB for concept in between):
        return True
    if shape.functions:
        return False
    foreign = [concept for concept in between if concept.kind & (STRANGE | FUNCTION)]
    if any(concept.kind & FUNCTION and not concept.kind & SPECIALISM for concept in foreign):
        return True
    if head.name in _DIRECTING:  # where a function comes first, the director of a shop of products directs a shop
        return shape.reversed and any(one.kind & OF and other.kind & STRANGE for one, other in pairwise(between))
    return any(concept.kind & STRANGE for concept in foreign)


def _lent(part: Part, shape: Shape, right: list[Concept]) -> Job:
    """Product and something else share the head behind both: product & sales manager."""
    head = right[-1]
    if head.kind & MANAGEMENT:
        shape.functions.append(head)
        return _function_only(part, shape)
    if head.kind & JOB:
        return Job(part, None, [], "other-work")
    family = family_of(head, shape.functions, behind=True)
    if head.name == "analyst" and not shape.functions:
        family = UNDECIDED
    return Job(part, family, [*_levels(shape.before), head], "head-shared")


def _lent_before(part: Part, shape: Shape, left: list[Concept]) -> Job:
    nouns = [concept for concept in left if not concept.kind & LEVEL] or left[-1:]
    head = next((concept for concept in nouns if concept.executive), nouns[0])
    if any(_is_apart(concept) for concept in shape.before):
        return Job(part, None, [], "other-work")
    goods = part.words[len(shape.before)] == "products" and any(concept.kind & STRANGE for concept in shape.before)
    if goods and head.name not in _DIRECTING:
        return Job(part, None, [], "strange")
    turned = _turned(part, shape)
    if turned is not None:
        return turned
    heads = [*left, *_levels(shape.before), *shape.levels]
    return Job(part, family_of(head, shape.functions, behind=False), heads, "head-shared")


def _turned(part: Part, shape: Shape) -> Job | None:
    """Other work that the words behind product make of it: "head of product cost engineering"."""
    after = shape.after
    if not after or not shape.english or shape.functions or any(concept.kind & OF for concept in after):
        return None
    last = after[-1]
    if last.kind & (FUNCTION | JOB) and not last.kind & SPECIALISM:
        return Job(part, None, [], "other-work")
    if last.kind & STRANGE:
        return Job(part, None, [], "strange")
    return None


def _function_only(part: Part, shape: Shape) -> Job:
    heads = [*_levels(shape.before), *shape.levels]
    person = next((concept for concept in shape.after if concept.kind & _PERSON), None)
    if person is not None:
        return Job(part, None, [], "other-work" if person.kind & JOB else "strange")
    if shape.functions and shape.after and shape.after[-1].kind & STRANGE and part.words[-1].endswith(_PERSONS):
        return Job(part, None, [], "strange", complete=False)
    if shape.functions:
        return Job(part, family_of(None, shape.functions, behind=True), heads, "function", complete=False)
    strange = part.kinds & STRANGE
    family = None if shape.after or strange else UNDECIDED
    return Job(part, family, [], "strange" if strange else "cut-short", complete=False)


def other_job(part: Part, left: list[Concept]) -> Job | None:
    """What a part without the word product says, or None where it is a topic; ``left`` are head words before it."""
    kinds = part.kinds
    if kinds & TO:
        return Job(part, None, [], "assists")
    if kinds & TOP:
        return _top(part)
    if kinds & SHORT:
        return _short(part)
    rungs = [concept for concept in part.concepts if concept.kind & RUNG]
    if kinds & FUNCTION:
        found = _special_function(part, rungs or left)
        if found is not None:
            return found
    if rungs and all(concept.kind & _BARE and not concept.kind & FUNCTION for concept in part.concepts):
        if rungs[-1].name == "officer":
            return Job(part, None, rungs, "other-work")
        managing = any(concept.name == "managing-director" for concept in rungs)
        return Job(part, GENERAL_MANAGEMENT if managing else None, rungs, "rung", complete=False)
    return _other(part, rungs)


def _top(part: Part) -> Job:
    tops = [concept for concept in part.concepts if concept.kind & TOP]
    top = next((concept for concept in tops if concept.name != "founder"), tops[0])
    foreign = [concept for concept in part.concepts if concept.kind & (HEAD | JOB) and not concept.executive]
    strict = top.name not in _LOOSE_TOPS
    if foreign or (strict and any(concept.kind & FUNCTION for concept in part.concepts)):
        return Job(part, None, [], "other-work")
    return Job(part, top.alone, [top], "top")


def _short(part: Part) -> Job:
    concepts = part.concepts
    if any(concept.kind & (JOB | FUNCTION) and not concept.kind & SPECIALISM for concept in concepts):
        return Job(part, None, [], "other-work")
    short = next(concept for concept in concepts if concept.kind & SHORT)
    return Job(part, UNDECIDED, [*_levels(concepts), short], "short")


def _special_function(part: Part, rungs: list[Concept]) -> Job | None:
    """Functions that are of interest without the word product: user experience, and the direction of technology."""
    concepts = part.concepts
    functions = [concept for concept in concepts if concept.kind & FUNCTION]
    special = next((concept for concept in functions if concept.alone), None)
    unknown = concepts[-1].kind & STRANGE and part.words[-1].endswith(_PERSONS)
    if special is None or part.kinds & JOB or unknown:
        return None
    if special.alone != TECHNOLOGY:
        named = any(concept.kind & (HEAD | LEVEL) == HEAD or concept is concepts[-1] for concept in rungs)
        return Job(part, special.alone, rungs, "function-alone", complete=named)
    apart = any(function.alone is None for function in functions)
    directing = [concept for concept in rungs if concept.name in _DIRECTING]
    nouns = {rung.name for rung in rungs if rung.kind & (HEAD | LEVEL) == HEAD and not rung.executive} - {"executive"}
    if apart or not directing or nouns:
        return None
    return Job(part, TECHNOLOGY, rungs, "function-alone")


def _other(part: Part, rungs: list[Concept]) -> Job | None:
    concepts = part.concepts
    if concepts[-1].name in ("intern", "fellow") and not part.kinds & _APART:
        return Job(part, None, [concepts[-1]], "rung", complete=False)
    function = next((concept for concept in concepts if concept.kind & FUNCTION), None)
    ends = concepts[-1].kind & (HEAD | JOB) and (function or concepts[-1].kind & (HEAD | LEVEL) != HEAD | LEVEL)
    starts = next((concept for concept in concepts if not concept.kind & _ADJECTIVE), concepts[0])
    complete = bool(ends) or starts.name in _STEERING
    if not complete and function is None and not part.kinds & JOB:
        return None
    job = Job(part, None, rungs, "other-work" if complete else "other-function", complete=complete)
    job.function = function
    return job
