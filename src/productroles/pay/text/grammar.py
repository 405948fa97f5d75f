"""From tokens to statements: which numbers are pay, which ends are open, what belongs to a bonus.

The kinds of all tokens make one short string, and the rules are patterns over it. A number that nothing explains is
never passed over: it may be the other half of what was meant.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from productroles.pay.text.cleaning import Refused
from productroles.pay.text.lexer import Tokens

MOST_STATEMENTS = 12
"""A text with more figures than these is no statement of pay."""

FIGURE = r"c{0,2}n(?:k(?:nk)*n?)?(?:c{1,2}(?!n))?"
SOFT = r"(?:[/eA][uUs]|[uaP]|-A-?u|[GBS])*"
"""Terms right behind a figure."""
_JOIN = r"(?:[-~WtAv&H]m?|m)[h~H]*"
_STATEMENT = re.compile(rf"({FIGURE})(?:({SOFT})({_JOIN})({FIGURE}))?")
_BEHIND = re.compile(SOFT)
_REMARKS = re.compile(
    r"(?P<percent>n(?:[-~WtA&m]n)?%)"
    r"|(?P<payments>xn(?![ck])[uUy]?|nx(?:a|[/eA]-?[uU]|(?=c?n|[,.;)]|$))|n[.o]?(?:&n[.o]?)?-?a?y)"
    r"|(?P<ordinal>n[.o]-?(?:u|S|a(?!c?n)))"
    r"|(?P<joined>n:n(?:[-t]n:n)?|n[-/]n[-/]n|n/n|w-n)"
    r"|(?P<label>l[:.]?n)"
    r"|(?P<count>n(?:[-~WtA&]n)?\+?-?[uUq]+(?:[/eA]-?[uUs]|[aP])*)"
    r"|(?P<stuck>n!)"
    r"|(?P<retirement>nk)"
    r"|(?P<years>n-n|n)"
)
_SMALL = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?").fullmatch
_IDENTIFIER = re.compile(r"\d{1,9}(?:\.\d)?").fullmatch
_YEAR = re.compile(r"(?:19|20)\d\d").fullmatch
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d\d){1,2}").fullmatch
_APART = ",.;()+p&=i-x"
_STRETCH = re.compile(rf"[^EVTQ{re.escape(_APART)}]*[EVTQ][^{re.escape(_APART)}]*")
_NAMED = re.compile(r"[EVT]")
_LABEL_BEHIND = re.compile(rf"([^{re.escape(_APART)}:EVBSz]*)([EVBSz])")
_BRACKETED = re.compile(r"\(w?([EVz])w?\)")
_PERCENT_OF = re.compile(r"[^EV]*[EV]w?Q")
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
    payments: tuple[int, int, int] | None
    """How many payments a year, and the tokens that say so; 0 where two numbers are named."""


def outline(tokens: Tokens) -> Outline:
    """The statements of a text.

    Raises:
        Refused: where numbers cannot be told apart.
    """
    kinds: str = tokens.kinds
    payments: tuple[int, int, int] | None = None
    if "n!n" in kinds and any(kind == "!" and tokens.values[at] == "e" for at, kind in enumerate(kinds)):
        raise Refused("exponent", "a figure with an exponent is no printed pay")
    statements = _statements(kinds)
    if len(statements) > 1 or "x" in kinds:
        kinds, payments = _without_remarks(tokens)
        statements = _statements(kinds)
    if len(statements) > MOST_STATEMENTS:
        raise Refused("several-figures", f"there are more than {MOST_STATEMENTS} figures")
    if not _LABELLED.search(kinds):
        return Outline(tokens, kinds, statements, [], [], payments)
    pay: list[Statement] = []
    other: list[Statement] = []
    for at, statement in enumerate(statements):
        is_other = _NO_PAY.search(kinds) is not None and _label(kinds, statements, at) in ("E", "V", "z")
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


# --- numbers that are no pay -------------------------------------------------------------------------------------


def _without_remarks(tokens: Tokens) -> tuple[str, tuple[int, int, int] | None]:
    """The kinds with ``Q`` for percentages, ``Y`` for payments, ``#`` for other explained numbers; the payments."""
    kinds = tokens.kinds
    out = list(kinds)
    payments: tuple[int, int, int] | None = None
    for match in _REMARKS.finditer(kinds):
        what, (start, stop) = match.lastgroup or "", match.span()
        numbers = [str(tokens.values[at]) for at in range(start, stop) if kinds[at] == "n"]
        if not _EXPLAINS[what](tokens, numbers, start, stop):
            continue
        if what in ("payments", "ordinal"):
            payments = (max(map(int, numbers)), start, stop) if payments is None else (0, start, stop)
        kept = "l" if what == "label" else ""
        out[start:stop] = kept + _EXPLAINED.get(what, "#") * (stop - start - len(kept))
    return "".join(out), payments


def _always(_tokens: Tokens, _numbers: list[str], _start: int, _stop: int) -> bool:
    return True


def _pays(tokens: Tokens, numbers: list[str], start: int, _stop: int) -> bool:
    """Payments a year: a likely number of them, that is not itself a figure."""
    return all(number in _PAYMENTS for number in numbers) and (
        tokens.kinds[start] == "x" or _has_no_sign(tokens, start)
    )


def _counts(tokens: Tokens, numbers: list[str], start: int, _stop: int) -> bool:
    """A number of years, hours or people, that is not pay whose sign stands before it."""
    return all(map(_SMALL, numbers)) and _has_no_sign(tokens, start)


def _has_no_sign(tokens: Tokens, start: int) -> bool:
    kinds = tokens.kinds
    before = kinds[start - 1 : start]
    if before == "c":
        of_another = start > 1 and kinds[start - 2] in "nk"
        return of_another and not tokens.stuck(start)
    if before in ("m", "H") and start > 1:
        return kinds[start - 2] not in "nkc"
    return before not in _JOINTS and before != "/"


def _is_retirement_plan(tokens: Tokens, numbers: list[str], start: int, stop: int) -> bool:
    kinds = tokens.kinds
    joined = kinds[start - 1 : start] in ("c", *_JOINTS) or kinds[stop : stop + 1] in ("c", *_JOINTS)
    return numbers[0] == "401" and not joined


def _has_sign_behind(kinds: str, stop: int) -> bool:
    """Whether a currency sign follows that is not the next number's."""
    return kinds[stop : stop + 1] == "c" and kinds[stop + 1 : stop + 2] != "n"


def _dates(tokens: Tokens, numbers: list[str], start: int, stop: int) -> bool:
    kinds = tokens.kinds
    joined = kinds[start - 1 : start] in ("c", *_JOINTS) or kinds[stop : stop + 1] in ("k", "%", *_JOINTS)
    return (
        not joined and not _has_sign_behind(kinds, stop) and all(_YEAR(number) or _DATE(number) for number in numbers)
    )


def _unbroken(tokens: Tokens, numbers: list[str], start: int, stop: int) -> bool:
    """Small numbers joined without a blank, and no sign about them: 24/7, 9:30, 2024-05-01, GS-13."""
    kinds = tokens.kinds
    plain = kinds[start - 1 : start] != "c" and kinds[stop : stop + 1] != "k" and all(map(_SMALL, numbers))
    return plain and not _has_sign_behind(kinds, stop) and all(map(tokens.stuck, range(start + 1, stop)))


def _labels(tokens: Tokens, numbers: list[str], _start: int, stop: int) -> bool:
    after = tokens.kinds[stop : stop + 1]
    if after == "c":
        return _SMALL(numbers[0]) is not None and not tokens.stuck(stop)
    return after != "k" and _IDENTIFIER(numbers[0]) is not None


_EXPLAINS = {
    "percent": _always,
    "payments": _pays,
    "ordinal": _pays,
    "count": _counts,
    "stuck": _counts,
    "retirement": _is_retirement_plan,
    "years": _dates,
    "joined": _unbroken,
    "label": _labels,
}
_EXPLAINED = {"percent": "Q", "payments": "Y", "ordinal": "Y"}
_PAYMENTS = frozenset("12 13 14 15 16 17 18 20 24 26 52".split())
_JOINTS = ("-", "~", "t", "A", "W")


# --- what a figure is of -----------------------------------------------------------------------------------------


def _label(kinds: str, statements: list[Statement], at: int) -> str:
    """The kind of the word that says what a figure is of, or nothing."""
    behind, before = _behind(kinds, statements, at), _before(kinds, statements, at)
    if behind and _shared(kinds, statements, at) and not _first_owns(kinds, statements, at):
        behind = ""
    if before and at and _shared(kinds, statements, at - 1) and _first_owns(kinds, statements, at - 1):
        before = ""
    if behind in ("E", "V") and before in ("B", "S"):
        if not _PERCENT_OF.match(kinds, statements[at].stop):
            raise Refused("unclear-label", "the figure may be the salary or what is paid besides")
        behind = ""
    return behind or before


def _behind(kinds: str, statements: list[Statement], at: int) -> str:
    stop = statements[at].stop
    until = statements[at + 1].start if at + 1 < len(statements) else len(kinds)
    bracketed = _BRACKETED.match(kinds, stop, until)
    if bracketed:
        return bracketed.group(1)
    match = _LABEL_BEHIND.match(kinds, stop, until)
    return match.group(2) if match and match.group(1).count("w") <= _FAR else ""


def _before(kinds: str, statements: list[Statement], at: int) -> str:
    since = statements[at - 1].stop if at else 0
    others = 0
    for here in range(statements[at].start - 1, since - 1, -1):
        kind = kinds[here]
        others += kind == "w"
        if kind in "EVBSz":
            return kind
        if kind in _APART or others > _FAR:
            break
    return ""


def _shared(kinds: str, statements: list[Statement], at: int) -> bool:
    """Whether nothing parts the words between a figure and the next."""
    if at + 1 >= len(statements):
        return False
    return not any(kind in _APART for kind in kinds[statements[at].stop : statements[at + 1].start])


def _first_owns(kinds: str, statements: list[Statement], at: int) -> bool:
    """Whose label a word between two figures is: each figure has one, all before or all behind."""
    if kinds[statements[at].stop : statements[at + 1].start].endswith(":"):
        return False
    first, second = _before(kinds, statements, at), _behind(kinds, statements, at + 1)
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
