"""What one part of a title says somebody is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from productroles.titles.concepts import (
    FUNCTION,
    GENERAL_MANAGEMENT,
    GRADE,
    HEAD,
    JOB,
    LEVEL,
    MANAGEMENT,
    MARK,
    OF,
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
    first_of,
    is_named,
)
from productroles.titles.parts import Part
from productroles.titles.shape import RUNG, Shape

_NAMING = HEAD | JOB
_PERSON = HEAD | JOB | TOP
_APART = FUNCTION | JOB | MANAGEMENT
_DIRECTING = frozenset({"director", "head", "vp", "svp", "avp", "chief"})
_STEERING = _DIRECTING | {"manager", "managers", "lead", "president", "managing-director", "team-manager"}
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


def family_of(head: Concept | None, functions: Sequence[Concept], *, behind: bool) -> str | None:
    """The family that product, these functions and this head word make.

    ``behind`` says that the head stands behind the functions, so that the last of them counts too: the product
    marketing support manager supports.
    """
    if not functions:
        return UNDECIDED if head is None else head.beside
    if len(functions) == 1 and functions[0].kind & MANAGEMENT and head is not None and head.name == "manager":
        return PRODUCT_MANAGEMENT
    apart = _foreign(functions)
    if apart is not None and (behind or apart is functions[0]):
        directing = head is not None and head.name in _DIRECTING
        return TECHNOLOGY if directing and apart is functions[0] and apart.alone == TECHNOLOGY else None
    named = PRODUCT_MANAGEMENT
    for concept in functions:
        beside = concept.beside
        if beside == UNDECIDED:
            return UNDECIDED if head is None or head.name in _STEERING else None
        if beside is not None and named == PRODUCT_MANAGEMENT:
            named = beside
    if head is not None and head.name == "designer" and named not in (head.beside, PRODUCT_MANAGEMENT):
        return None
    if head is None or named != PRODUCT_MANAGEMENT:
        return named
    if head.name in ("owner", "owners"):
        return None
    return UNDECIDED if head.name == "analyst" else named


def _foreign(functions: Sequence[Concept]) -> Concept | None:
    for concept in functions:
        if concept.beside is None and not concept.kind & MANAGEMENT:
            return concept
    return None


def product_job(part: Part, shape: Shape, left: list[Concept], right: list[Concept]) -> Job:
    """What a part with the word product says, where its neighbours may lend it head words or functions."""
    if part.kinds & OF and _assists(shape):
        job = Job(part, None, [], "assists")
    else:
        job = _behind(part, shape, left) if shape.tail else _without_tail(part, shape, left, right)
    functions = shape.functions
    if functions:
        if functions[0].name == "research":
            job.heads = []  # a research manager may be of any rung
        if job.family is None and any(function.beside is None for function in _apart(functions)):
            job.why = "other-work"
    return job


def _without_tail(part: Part, shape: Shape, left: list[Concept], right: list[Concept]) -> Job:
    at = _governing(shape.before)
    if at >= 0 and not (right and not shape.functions and shape.before[at].kind & LEVEL and _is_rung(right)):
        return _before(part, shape, at, right)
    if part.kinds & SHORT:
        return Job(part, UNDECIDED, [*_levels(shape.before), *_of(part.concepts, SHORT)[:1]], "short")
    if right and not shape.after:
        return _lent(part, shape, right)
    if left and first_of(shape.after, _PERSON) is None:
        return _lent_before(part, shape, left)
    return _function_only(part, shape)


def _is_rung(right: list[Concept]) -> bool:
    return right[-1].name != "officer"


def _of(concepts: Sequence[Concept], kinds: int) -> list[Concept]:
    return [concept for concept in concepts if concept.kind & kinds]


def _apart(concepts: Sequence[Concept]) -> list[Concept]:
    return [concept for concept in concepts if concept.kind & _APART and not concept.kind & SPECIALISM]


def _levels(concepts: Sequence[Concept]) -> list[Concept]:
    return [concept for concept in concepts if concept.kind & RUNG and not concept.kind & GRADE]


def _serves(before: Sequence[Concept]) -> bool:
    """Whether the words before a role name somebody else who works for it: recruiter of product managers."""
    if len(before) > 1 and before[-1].kind & OF and before[-2].kind & STRANGE:
        return True
    jobs = _of(before, JOB)
    return bool(jobs) and (is_named(jobs, "serving") or first_of(before, OF) is not None)


def _assists(shape: Shape) -> bool:
    """Whether somebody is the assistant of another head: "assistente del direttore prodotto"."""
    at = next((at for at, concept in enumerate(shape.before) if concept.name == "assistant"), -1)
    following = [*shape.before[at + 1 :], *shape.tail] if at >= 0 else []
    return bool(following and following[0].kind & OF) and any(concept.kind & HEAD for concept in following)


def _behind(part: Part, shape: Shape, left: list[Concept]) -> Job:
    tail = shape.tail
    if part.kinds & (JOB | OF) and _is_other_work(shape):
        return Job(part, None, [], "other-work")
    if tail[-1].name == "assistant" and (len(tail) > 1 or not shape.functions):
        return Job(part, None, [], "assists")
    head, heads = tail[0], tail
    if len(tail) > 1:
        head = first_of(tail, ~LEVEL, LEVEL) or head
        heads = _of(tail, RUNG)
    if shape.before or shape.levels:
        heads = [*_levels(shape.before), *shape.levels, *heads]
    if head.name == "officer":
        if not is_named(heads, "chief"):
            heads = [*(concept for concept in left if concept.name == "chief"), *heads]
        head = next((concept for concept in heads if concept.name == "chief"), head)
    family = family_of(head, shape.functions, behind=True)
    if family == UNDECIDED and head.beside == UNDECIDED and first_of(shape.before, _APART, SPECIALISM):
        family = None
    return Job(part, family, heads, "head-behind")


def _is_other_work(shape: Shape) -> bool:
    """Whether an occupation among the head words, or before product, is what somebody is."""
    tail = shape.tail
    if tail[0].kind & JOB or is_named(tail, "serving") or _serves(shape.before):
        return True
    return bool(tail[-1].kind & JOB) and tail[0].beside == UNDECIDED


def _governing(before: Sequence[Concept]) -> int:
    """Position of the head word before product that governs it, or -1: a mere adjective does not."""
    for at in range(len(before) - 1, -1, -1):
        if before[at].kind & _NAMING:
            return at
    return -1


def _before(part: Part, shape: Shape, at: int, right: list[Concept]) -> Job:
    before = shape.before
    head, between = before[at], before[at + 1 :]
    if head.kind & JOB or (at and first_of(before[:at], _APART, SPECIALISM)):
        return Job(part, None, [], "other-work")
    directs = head.name in _DIRECTING and (shape.functions or first_of(between, OF))
    if (first_of(before[:at], STRANGE) and not directs) or _misses(head, between, shape):
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
    if shape.functions:
        return first_of(between, JOB) is not None
    if first_of(between, JOB) or first_of(between, FUNCTION, SPECIALISM):
        return True
    if head.name in _DIRECTING:  # where a function comes first, the director of a shop of products directs a shop
        return shape.reversed and any(one.kind & OF and other.kind & STRANGE for one, other in pairwise(between))
    return first_of(between, STRANGE) is not None


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
    if first_of(shape.before, _APART, SPECIALISM):
        return Job(part, None, [], "other-work")
    goods = part.words[len(shape.before)] == "products" and first_of(shape.before, STRANGE)
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
    if not after or not shape.english or shape.functions or first_of(after, OF):
        return None
    last = after[-1]
    if last.kind & (FUNCTION | JOB) and not last.kind & SPECIALISM:
        return Job(part, None, [], "other-work")
    if last.kind & STRANGE:
        return Job(part, None, [], "strange")
    return None


def _function_only(part: Part, shape: Shape) -> Job:
    heads = [*_levels(shape.before), *shape.levels]
    person = first_of(shape.after, _PERSON)
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
    rungs = _of(part.concepts, RUNG)
    if kinds & FUNCTION:
        found = _special_function(part, rungs or left)
        if found is not None:
            return found
    if rungs and not kinds & FUNCTION and not first_of(part.concepts, ~0, _BARE):
        if rungs[-1].name == "officer":
            return Job(part, None, rungs, "other-work")
        managing = is_named(rungs, "managing-director")
        return Job(part, GENERAL_MANAGEMENT if managing else None, rungs, "rung", complete=False)
    return _other(part, rungs)


def _top(part: Part) -> Job:
    tops = _of(part.concepts, TOP)
    top = next((concept for concept in tops if concept.name != "founder"), tops[0])
    foreign = [concept for concept in part.concepts if concept.kind & _NAMING and not concept.executive]
    strict = top.name not in _LOOSE_TOPS
    if foreign or (strict and part.kinds & FUNCTION):
        return Job(part, None, [], "other-work")
    return Job(part, top.alone, [top], "top")


def _short(part: Part) -> Job:
    concepts = part.concepts
    if first_of(concepts, JOB | FUNCTION, SPECIALISM):
        return Job(part, None, [], "other-work")
    return Job(part, UNDECIDED, [*_levels(concepts), *_of(concepts, SHORT)[:1]], "short")


def _special_function(part: Part, rungs: list[Concept]) -> Job | None:
    """Functions that are of interest without the word product: user experience, and the direction of technology."""
    concepts = part.concepts
    functions = _of(concepts, FUNCTION)
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
    function = first_of(concepts, FUNCTION)
    ends = concepts[-1].kind & _NAMING and (function or concepts[-1].kind & RUNG != RUNG)
    starts = first_of(concepts, ~0, _ADJECTIVE) or concepts[0]
    complete = bool(ends) or starts.name in _STEERING
    if not complete and function is None and not part.kinds & JOB:
        return None
    job = Job(part, None, rungs, "other-work" if complete else "other-function", complete=complete)
    job.function = function
    return job
