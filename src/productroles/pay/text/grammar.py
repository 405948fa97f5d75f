"""From tokens to statements: which numbers are pay, which ends are open, what belongs to a bonus.

The kinds of all tokens make one short string, and the rules are patterns over it. A number that nothing explains is
never passed over: it may be the other half of what was meant.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from productroles.pay.text.cleaning import Refused
from productroles.pay.text.lexer import Tokens
from productroles.pay.text.remarks import Payments, without_remarks
from productroles.pay.text.words import JOB

MOST_STATEMENTS = 12
"""A text with more figures than these is no statement of pay."""

FIGURE = r"c{0,2}n(?:k(?:nk)*(?:n(?![%uUqy]))?)?(?:c{1,2}(?!n))?"
SOFT = r"(?:[/eA][uUs]|/[aP]|[uaP]|-[eA]-?u|[GBS])*"
"""Terms right behind a figure."""
_JOIN = r"(?:[-~WtAv&H]m?|m)[h~H]*"
_STATEMENT = re.compile(rf"({FIGURE})(?:({SOFT})({_JOIN})({FIGURE}))?")
_BEHIND = re.compile(SOFT)
_APART = ",.;()+p&=i-x"
_STRETCH = re.compile(rf"[^EVTQ{re.escape(_APART)}]*[EVTQ][^{re.escape(_APART)}]*")
_NAMED = re.compile(r"[EVT]")
_LABEL_BEHIND = re.compile(rf"([^{re.escape(_APART)}:EVBSz]*)([EVBSz])")
_BRACKETED = re.compile(r"\(w?([EVz])w?\)")
_LABELLED = re.compile(r"[EVTzQ]")
_NO_PAY = re.compile(r"[EVz]")
_FAR = 3
"""A label is at most this many other words away from its figure."""


class Statement(NamedTuple):
    """One figure, or two that are the ends of a range, as token positions."""

    start: int
    stop: int
    first: tuple[int, int]
    second: tuple[int, int] | None = None
    joined_by: str = ""


class Extra(NamedTuple):
    """Something besides the pay: the tokens that speak of it, its kind, and how it relates to the figure."""

    start: int
    stop: int
    kind: str
    relation: str


class Outline(NamedTuple):
    """A text taken apart: the statements of pay, what else has figures, and what was said about numbers."""

    tokens: Tokens
    kinds: str
    """The kinds with every explained number and everything about a bonus taken out."""
    pay: list[Statement]
    other: list[Statement]
    """Figures of a bonus, a benefit or money that is no pay."""
    extras: list[Extra]
    payments: Payments


def outline(tokens: Tokens) -> Outline:
    """The statements of a text.

    Raises:
        Refused: where numbers cannot be told apart.
    """
    kinds: str = tokens.kinds
    payments: Payments = None
    if "n!n" in kinds and any(kind == "!" and tokens.values[at] == "e" for at, kind in enumerate(kinds)):
        raise Refused("exponent", "a figure with an exponent is no printed pay")
    statements = _statements(kinds)
    if len(statements) > 1 or "x" in kinds or "wn-c" in kinds:
        kinds, payments = without_remarks(tokens)
        if kinds != tokens.kinds:
            statements = _statements(kinds)
    if len(statements) > MOST_STATEMENTS:
        raise Refused("several-figures", f"there are more than {MOST_STATEMENTS} figures")
    if not _LABELLED.search(kinds):
        return Outline(tokens, kinds, statements, [], [], payments)
    pay: list[Statement] = []
    other: list[Statement] = []
    for at, statement in enumerate(statements):
        is_other = _NO_PAY.search(kinds) is not None and _label(tokens, kinds, statements, at) in ("E", "V", "z")
        (other if is_other else pay).append(statement)
    return Outline(tokens, _without(kinds, other), pay, other, _extras(tokens, kinds, pay), payments)


def _statements(kinds: str) -> list[Statement]:
    found: list[Statement] = []
    for match in _STATEMENT.finditer(kinds):
        _, first, _, join, second = match.regs
        if join[0] < 0:
            found.append(Statement(first[0], first[1], first))
        elif kinds[join[0]] == "&" and not _opened_by(kinds, first[0], "b"):
            found += [Statement(*first, first), Statement(*second, second)]
        else:
            found.append(Statement(first[0], second[1], first, second, kinds[join[0] : join[1]]))
    return found


def _opened_by(kinds: str, start: int, openers: str) -> bool:
    at = start - 1
    while at >= 0 and kinds[at] in "hdA:~":
        at -= 1
    return at >= 0 and kinds[at] in openers


# --- what a figure is of -----------------------------------------------------------------------------------------


def _label(tokens: Tokens, kinds: str, statements: list[Statement], at: int) -> str:
    """The kind of the word that says what a figure is of, or nothing."""
    behind, before = _behind(tokens, kinds, statements, at), _before(tokens, kinds, statements, at)
    if behind and _shared(kinds, statements, at) and not _first_owns(tokens, kinds, statements, at):
        behind = ""
    if before and at and _shared(kinds, statements, at - 1) and _first_owns(tokens, kinds, statements, at - 1):
        before = ""
    if behind in ("E", "V") and before in ("B", "S"):
        raise Refused("unclear-label", "the figure may be the salary or what is paid besides")
    return behind or before


def _behind(tokens: Tokens, kinds: str, statements: list[Statement], at: int) -> str:
    stop = statements[at].stop
    until = statements[at + 1].start if at + 1 < len(statements) else len(kinds)
    bracketed = _BRACKETED.match(kinds, stop, until)
    if bracketed:
        return bracketed.group(1)
    match = _LABEL_BEHIND.match(kinds, stop, until)
    if match is None or match[1].count("w") > _FAR or "Q" in match[1] or _begins_anew(tokens, match.start(2)):
        return ""  # too far away, or of a percentage
    return match[2]


def _begins_anew(tokens: Tokens, at: int) -> bool:
    """Whether a word is of a script without blanks and stands behind one: labels come first there."""
    return tokens.first_character(at) > "\u2e80" and not tokens.stuck(at)


def _before(tokens: Tokens, kinds: str, statements: list[Statement], at: int) -> str:
    since = statements[at - 1].stop if at else 0
    others = 0
    for here in range(statements[at].start - 1, since - 1, -1):
        kind = kinds[here]
        others += kind == "w"
        if kind in "EVBSz":
            return kind
        if kind in _APART or others > _FAR or tokens.values[here] is JOB:
            break
    return ""


def _shared(kinds: str, statements: list[Statement], at: int) -> bool:
    """Whether nothing parts the words between a figure and the next."""
    if at + 1 >= len(statements):
        return False
    return not any(kind in _APART for kind in kinds[statements[at].stop : statements[at + 1].start])


def _first_owns(tokens: Tokens, kinds: str, statements: list[Statement], at: int) -> bool:
    """Whose label a word between two figures is: each figure has one, all before or all behind."""
    if kinds[statements[at].stop : statements[at + 1].start].endswith(":"):
        return False
    first, second = _before(tokens, kinds, statements, at), _behind(tokens, kinds, statements, at + 1)
    if bool(first) == bool(second):
        raise Refused("several-figures", "a word between two figures may be about either")
    return bool(second)


def _without(kinds: str, other: list[Statement]) -> str:
    """The kinds with the figures that are no pay, and the terms right behind them, taken out."""
    for statement in other:
        match = _BEHIND.match(kinds, statement.stop)
        stop = match.end() if match else statement.stop
        kinds = kinds[: statement.start] + "Q" * (stop - statement.start) + kinds[stop:]
    return kinds


def _extras(tokens: Tokens, kinds: str, pay: list[Statement]) -> list[Extra]:
    """The stretches of words about a bonus, a benefit, a tax on top or a percentage."""
    for start, stop, *_ in pay:
        kinds = kinds[:start] + "," * (stop - start) + kinds[stop:]
    found: list[Extra] = []
    for match in _STRETCH.finditer(kinds):
        start, stop = match.span()
        named = _NAMED.search(kinds, start, stop)
        kind = str(tokens.values[named.start()]) if named else "percentage"
        found.append(Extra(start, stop, kind, _relation(tokens, start)))
    return found


def _relation(tokens: Tokens, start: int) -> str:
    before = tokens.kinds[start - 1 : start]
    if before == "i":
        return str(tokens.values[start - 1])
    return "on-top" if before in ("+", "p") else ""
