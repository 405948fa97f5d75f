"""What the words of titles stand for, in any language: the closed set that vocabularies map their words to.

A vocabulary says that "Leiterin" is a ``head`` and "Jefe" a ``manager``. What a head or a manager makes of the
words around it is the same in every language, and stands here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs

PRODUCT: Final = 1
MANAGEMENT: Final = 1 << 1
HEAD: Final = 1 << 2
"""A noun for who somebody is that fits many functions: manager, director, specialist."""
LEVEL: Final = 1 << 3
FUNCTION: Final = 1 << 4
JOB: Final = 1 << 5
"""A noun that names an occupation by itself: engineer, nurse, recruiter."""
TOP: Final = 1 << 6
"""A whole role in one word: CEO, CTO, founder."""
SHORT: Final = 1 << 7
"""An abbreviation with several readings: CPO, PM."""
SPECIALISM: Final = 1 << 8
SCOPE: Final = 1 << 9
MARK: Final = 1 << 10
OF: Final = 1 << 11
TO: Final = 1 << 12
"""What follows is somebody else: assistant *to* the head of product."""
AT: Final = 1 << 13
"""What follows is an employer."""
AND: Final = 1 << 14
BREAK: Final = 1 << 15
OPEN: Final = 1 << 16
"""An opening bracket: a break as well."""
SKIP: Final = 1 << 17
GRADE: Final = 1 << 18
TOPIC: Final = 1 << 19
"""Words that would mean a level elsewhere: the lead of lead generation."""
SIGN: Final = TO | AT | AND | BREAK | SKIP
"""Words that say how others are read, and name nothing."""
LINE: Final = 1 << 20
"""Words between product and its head that change nothing: product line manager."""
STRANGE: Final = 1 << 21
"""Words that the vocabulary does not know."""
SEVERAL: Final = 1 << 22
"""Words of several meanings one after the other."""
ALONE: Final = 1 << 23
"""What is of interest without the word product: user experience, technology, a managing director."""
OF_INTEREST: Final = PRODUCT | SHORT | TOP | ALONE
"""Without one of these no title is of a family that is told apart here."""

PRODUCT_MANAGEMENT: Final = "product-management"
PRODUCT_OWNERSHIP: Final = "product-ownership"
PRODUCT_MARKETING: Final = "product-marketing"
PRODUCT_DESIGN: Final = "product-design"
PRODUCT_ANALYTICS: Final = "product-analytics"
PRODUCT_OPERATIONS: Final = "product-operations"
GENERAL_MANAGEMENT: Final = "general-management"
TECHNOLOGY: Final = "technology"
PRODUCT_FAMILIES: Final = frozenset({
    PRODUCT_MANAGEMENT,
    PRODUCT_OWNERSHIP,
    PRODUCT_MARKETING,
    PRODUCT_DESIGN,
    PRODUCT_ANALYTICS,
    PRODUCT_OPERATIONS,
})  # fmt: skip
FAMILIES: Final = PRODUCT_FAMILIES | {GENERAL_MANAGEMENT, TECHNOLOGY}
LEVELS: Final = (
    "associate mid senior lead staff principal group-manager director senior-director head vp svp chief".split()
)
UNDECIDED: Final = "?"
"""In place of a family: the words leave it open."""


@attrs.frozen(eq=False)
class Concept:
    """One meaning. ``beside`` is the family it makes with the word product, ``alone`` the one without."""

    name: str
    kind: int
    level: str | None = None
    beside: str | None = None
    alone: str | None = None
    executive: bool = False


UNKNOWN: Final = Concept("unknown", STRANGE)
NUMBER: Final = Concept("number", SKIP)


def first_of(concepts: Iterable[Concept], kinds: int, but: int = 0) -> Concept | None:
    """The first concept that is of one of the kinds and of none of those in ``but``."""
    for concept in concepts:
        if concept.kind & kinds and not concept.kind & but:
            return concept
    return None


def is_named(concepts: Iterable[Concept], name: str) -> bool:
    """Whether a concept of that name is among them."""
    for concept in concepts:  # noqa: SIM110  a generator takes three times as long, and titles come by the million
        if concept.name == name:
            return True
    return False


_HEADS = """
manager      mid       product-management
managers     mid       product-management
owner        mid       product-ownership
owners       mid       product-ownership
strategist   mid       product-management
marketer     mid       product-marketing
designer     mid       product-design
analyst      mid       product-analytics
data-scientist mid     product-analytics
researcher   mid       ?
officer      -         ?
referent     mid       ?
specialist   -         ?
coordinator  associate ?
executive    -         ?
staffer      -         ?
team-lead    lead      product-management
team-manager group-manager product-management
consultant   -         -
advisor      -         -
"""
_EXECUTIVES = "director head vp svp avp president managing-director"
_EXECUTIVE_LEVELS = {"avp": None, "president": None, "managing-director": None}
_LEVEL_HEADS = {  # an adjective before a noun, a noun by themselves
    "lead": ("lead", PRODUCT_MANAGEMENT),
    "principal": ("principal", PRODUCT_MANAGEMENT),
    "associate": ("associate", UNDECIDED),
    "assistant": ("associate", None),
    "intern": ("associate", PRODUCT_MANAGEMENT),
    "fellow": (None, UNDECIDED),
}
_LEVELS = {
    "senior": "senior",
    "junior": "associate",
    "staff": "staff",
    "group": "group-manager",
    "grade-1": "associate",
    "grade-2": "mid",
    "grade-3": "senior",
    "grade-other": None,
    "deputy": None,
}
_EXTRA = {
    "managing-director": ALONE,
    "intern": MARK,
    "deputy": MARK,
    **dict.fromkeys(("grade-1", "grade-2", "grade-3", "grade-other"), GRADE),
}
_FUNCTIONS = {
    "marketing": PRODUCT_MARKETING,
    "design": PRODUCT_DESIGN,
    "analytics": PRODUCT_ANALYTICS,
    "operations": PRODUCT_OPERATIONS,
    "ownership": PRODUCT_OWNERSHIP,
    "development": UNDECIDED,
    "research": UNDECIDED,
}
_TOPS = {
    "ceo": ("chief", GENERAL_MANAGEMENT),
    "coo": ("chief", GENERAL_MANAGEMENT),
    "founder": (None, GENERAL_MANAGEMENT),
    "general-manager": (None, GENERAL_MANAGEMENT),
    "cto": ("chief", TECHNOLOGY),
    "cio": ("chief", TECHNOLOGY),
}
_SIGNS = {
    "of": OF,
    "to": TO,
    "at": AT,
    "and": AND,
    "break": BREAK,
    "open": BREAK | OPEN,
    "skip": SKIP,
    "topic": TOPIC,
    "plain": TOPIC,
}


def _family(word: str) -> str | None:
    return None if word == "-" else word


def _concepts() -> dict[str, Concept]:
    found = [
        Concept("product", PRODUCT),
        Concept("management", MANAGEMENT),
        Concept("strategy", MANAGEMENT | FUNCTION, beside=PRODUCT_MANAGEMENT),
        Concept("line", LINE),
        Concept("chief", HEAD | LEVEL, "chief", PRODUCT_MANAGEMENT, executive=True),
        Concept("technology", FUNCTION | SPECIALISM | ALONE, alone=TECHNOLOGY),
        Concept("engineering", FUNCTION | ALONE, alone=TECHNOLOGY),
        Concept("user-experience", FUNCTION | ALONE, beside=PRODUCT_DESIGN, alone=PRODUCT_DESIGN),
        Concept("serving", JOB),
    ]
    for line in _HEADS.strip().splitlines():
        name, level, beside = line.split()
        found.append(Concept(name, HEAD, _family(level), _family(beside)))
    found += [
        Concept(name, HEAD | _EXTRA.get(name, 0), _EXECUTIVE_LEVELS.get(name, name), PRODUCT_MANAGEMENT, executive=True)
        for name in _EXECUTIVES.split()
    ]
    for name, (rung, family) in _LEVEL_HEADS.items():
        found.append(Concept(name, HEAD | LEVEL | _EXTRA.get(name, 0), rung, family))
    for name, rung in _LEVELS.items():
        found.append(Concept(name, LEVEL | _EXTRA.get(name, 0), rung))
    found += [Concept(name, FUNCTION, beside=family) for name, family in _FUNCTIONS.items()]
    found += [Concept(name, TOP, rung, alone=family) for name, (rung, family) in _TOPS.items()]
    found += [Concept(name, kind) for name, kind in _SIGNS.items()]
    return {concept.name: concept for concept in found}


CONCEPTS: Final = _concepts()
