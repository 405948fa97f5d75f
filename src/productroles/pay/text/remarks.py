"""Numbers that are no pay: percentages, payments a year, dates, hours, versions, and numbers of anything else.

What explains a number is what stands right about it. A number that nothing explains is passed over only where it
counts some other thing and is far from every figure of pay, in size and as printed; else it may be the other half of
what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from productroles.pay.text.figures import rough
from productroles.pay.text.lexer import Tokens
from productroles.pay.text.words import BILLIONS, MONTHS, Scale

Rule: TypeAlias = tuple[str, Callable[[str, int], re.Match[str] | None], Callable[[Tokens, int, int], bool]]
"""A rule's name, its pattern, and its test of the tokens that match."""
Payments: TypeAlias = tuple[int, int, int] | None
"""How many payments a year, and the tokens that say so; 0 where two numbers are named."""

_SMALL = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?").fullmatch
_FEW = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?|\d{1,3}(?:[.,' ]\d{3})+").fullmatch
_IDENTIFIER = re.compile(r"\d{1,9}(?:\.\d)?").fullmatch
_DATE = re.compile(r"(?:19|20)\d\d|\d{1,2}\.\d{1,2}\.(?:\d\d){1,2}").fullmatch
_HOUR = re.compile(r"(?:1?\d|2[0-4])(?:\.[0-5]\d)?").fullmatch
_POST_CODE = re.compile(r"\d{2}|\d{4,5}").fullmatch
_PAYMENTS = frozenset("12 13 14 15 16 17 18 20 24 26 52".split())
_FIGURE = r"(?:c{1,2}nk?(?:[-~WtAm]c?nk?)?|nk?(?:[-~WtAm]nk?)?c)"
_SIGNED = re.compile(rf"[zEV][dhA:fgm]*{_FIGURE}|(?P<pay>{_FIGURE})")
_LETTERS = re.compile("[uw]").search
_EXPLAINED = {"percent": "Q", "payments": "Y", "ordinal": "Y"}
_JOINTS = ("-", "~", "t", "A", "W")
_MAY_COUNT = ("", *",.dh():fgm&wl#")
_MAY_BE_COUNTED = ("", *"w,.()d&", "-c")
_ENDS_CLAUSE = ("", ",", ".", ")")
_APART = frozenset(".;|\n·•¦")
_NEAR = 4
"""Ends of a range are seldom more than this many times apart."""


def without_remarks(tokens: Tokens) -> tuple[str, Payments]:
    """The kinds with ``Q`` for percentages, ``Y`` for payments, ``#`` for other explained numbers; the payments."""
    kinds = tokens.kinds
    out = list(kinds)
    payments: Payments = None
    match = _BEGINNING(kinds)
    while match is not None:
        at = match.start()
        rule, stop = _explained(tokens, at, _rules_for(match[0]))
        if rule in ("payments", "ordinal"):
            numbers = [int(tokens.values[here]) for here in range(at, stop) if kinds[here] == "n"]
            either = len(numbers) > 1 and "&" not in kinds[at:stop]
            payments = (0 if payments or either else max(numbers), at, stop)
        if rule:
            start = at + (kinds[at] in "lu")
            out[start:stop] = _EXPLAINED.get(rule, "#") * (stop - start)
        match = _BEGINNING(kinds, max(stop, at + 1))
    return "".join(out), payments


def _explained(tokens: Tokens, start: int, rules: tuple[Rule, ...]) -> tuple[str, int]:
    """The first of the rules that explains the number here and where it ends, if one does."""
    for name, match_at, explains in rules:
        match = match_at(tokens.kinds, start)
        if match is not None and explains(tokens, start, match.end()):
            return name, match.end()
    return "", 0


def _numbers(tokens: Tokens, start: int, stop: int) -> list[str]:
    return [tokens.values[at] for at in range(start, stop) if tokens.kinds[at] == "n"]


def _always(_tokens: Tokens, _start: int, _stop: int) -> bool:
    return True


def _pays(tokens: Tokens, start: int, stop: int) -> bool:
    """Payments a year: a likely number of them, that is not itself a figure."""
    likely = _PAYMENTS.issuperset(_numbers(tokens, start, stop))
    return likely and (tokens.kinds[start] == "x" or _has_no_sign(tokens, start))


def _counts(tokens: Tokens, start: int, stop: int) -> bool:
    """A number of years, hours or people, that is not pay whose sign stands before it."""
    is_small = _SMALL if tokens.kinds[stop - 1] not in "qy" else _FEW
    return all(map(is_small, _numbers(tokens, start, stop))) and _has_no_sign(tokens, start)


def _counts_behind(tokens: Tokens, start: int, stop: int) -> bool:
    """A number whose unit stands before it: hours: 40."""
    return _counts(tokens, start, stop) and not _has_sign_behind(tokens.kinds, stop)


def _has_no_sign(tokens: Tokens, start: int) -> bool:
    kinds = tokens.kinds
    before = kinds[start - 1 : start]
    if before == "c":
        of_another = start > 1 and kinds[start - 2] in "nk"
        return of_another and not tokens.stuck(start)
    if before in ("m", "H", "A") and start > 1:
        return kinds[start - 2] not in "nkc"
    return before not in _JOINTS and before != "/"


def _is_retirement_plan(tokens: Tokens, start: int, stop: int) -> bool:
    kinds = tokens.kinds
    if tokens.values[start] != "401":
        return False
    return kinds[start - 1 : start] not in ("c", *_JOINTS) and kinds[stop : stop + 1] not in ("c", *_JOINTS)


def _has_sign_behind(kinds: str, stop: int) -> bool:
    """Whether a currency sign follows that is not the next number's."""
    return kinds[stop : stop + 1] == "c" and kinds[stop + 1 : stop + 2] != "n"


def _dates(tokens: Tokens, start: int, stop: int) -> bool:
    for at in range(start, stop, 2):
        if not _DATE(tokens.values[at]):
            return False
    kinds = tokens.kinds
    joined = kinds[start - 1 : start] in ("c", *_JOINTS) or kinds[stop : stop + 1] in ("k", "%", *_JOINTS)
    return not joined and not _has_sign_behind(kinds, stop)


def _is_day(tokens: Tokens, start: int, stop: int) -> bool:
    """A day of a month: 30 June."""
    return tokens.values[stop - 1] in MONTHS and _counts(tokens, start, stop)


def _unbroken(tokens: Tokens, start: int, stop: int) -> bool:
    """Small numbers joined without a blank, and no sign about them: 24/7, 9:30, 2024-05-01, GS-13."""
    kinds = tokens.kinds
    numbers = _numbers(tokens, start, stop)
    plain = kinds[start - 1 : start] != "c" and kinds[stop : stop + 1] != "k" and all(map(_SMALL, numbers))
    return plain and not _has_sign_behind(kinds, stop) and all(map(tokens.stuck, range(start + 1, stop)))


def _labels(tokens: Tokens, start: int, stop: int) -> bool:
    """The number of a level, a reference or the like; with letters perhaps, as in Req R20391."""
    kinds, numbers = tokens.kinds, _numbers(tokens, start, stop)
    if not all(map(_IDENTIFIER, numbers)) or kinds[stop : stop + 1] == "k":
        return False
    if kinds[start + 1] == "-" and not tokens.stuck(start + 1):
        return False
    if "c" in kinds[start:stop]:
        return tokens.stuck(stop - 1) and numbers[0].isdecimal() and tokens.words(start, stop - 1)[-1:] in "R-"
    letters = _LETTERS(kinds, start, stop)
    if letters:
        return all(map(tokens.stuck, range(letters.start() + 1, stop)))
    if _has_sign_behind(kinds, stop):
        return len(numbers) == 1 and _SMALL(numbers[0]) is not None and not tokens.stuck(stop)
    return True


def _is_multiple(tokens: Tokens, start: int, _stop: int) -> bool:
    """How many times over: 1.5x overtime."""
    return len(tokens.values[start]) <= 3 and tokens.stuck(start + 1) and _has_no_sign(tokens, start)


def _is_in_billions(tokens: Tokens, _start: int, stop: int) -> bool:
    return tokens.words(stop - 1, stop).lower() in BILLIONS


def _is_ordinal_unit(tokens: Tokens, start: int, stop: int) -> bool:
    """Which of several years: year 1, Jahr 2."""
    return len(tokens.values[stop - 1]) < 3 and tokens.kinds[start - 1 : start] not in ("e", "/", "A")


def _is_clock(tokens: Tokens, start: int, stop: int) -> bool:
    """The hours of a day: 9am-5pm, 9-5, 9.00-17.30."""
    kinds, hours = tokens.kinds, _numbers(tokens, start, stop)
    signed = not _has_no_sign(tokens, start) or _has_sign_behind(kinds, stop) or kinds[stop : stop + 1] == "k"
    if signed or not all(map(_HOUR, hours)):
        return False
    first, second = (int(hour.split(".")[0]) for hour in hours)
    return kinds[start:stop] != "n-n" or first > second or all("." in hour for hour in hours)


def _is_of_something_else(tokens: Tokens, at: int, stop: int) -> bool:
    """A number that stands at words that are no terms of pay, and that no figure of pay can be joined to."""
    kinds = tokens.kinds
    before, behind = kinds[at - 1 : at], kinds[at + 1 : stop + 1]
    if before not in _MAY_COUNT or behind not in _MAY_BE_COUNTED:
        return False
    here = at - 1
    while here >= 0 and kinds[here] in "dh":
        here -= 1
    if _is_address(tokens, at):
        return True
    if behind != "w" and kinds[here : here + 1] not in ("w", "l", "#"):
        return False
    return not any(_are_rivals(tokens, at, pay) for pay in _signed(kinds))


def _is_district(tokens: Tokens, start: int, stop: int) -> bool:
    """A part of a town whose letters are those of a currency: Bristol BS1."""
    letters, number = tokens.words(start, start + 1), tokens.values[start + 1]
    behind_name = tokens.kinds[start - 1 : start] == "w" and tokens.first_character(start - 1).isupper()
    return behind_name and letters.isalpha() and letters.isupper() and tokens.stuck(stop - 1) and len(number) < 3


def _is_of_title(tokens: Tokens, at: int, stop: int) -> bool:
    """The number of a level or a place, which a dash with blanks parts from the pay: Product Manager 2 - $120,000."""
    apart = not tokens.stuck(stop - 1) and not tokens.stuck(stop)
    return apart and _is_of_something_else(tokens, at, stop)


def _signed(kinds: str) -> list[int]:
    """The numbers of figures with a currency sign, but for those that are said to be a budget or a bonus."""
    return [at for match in _SIGNED.finditer(kinds) if match["pay"] for at in range(*match.span()) if kinds[at] == "n"]


def _is_address(tokens: Tokens, at: int) -> bool:
    """A post code beside the name of a place: 10115 Berlin, TX 78701, Lille (59000)."""
    kinds, number = tokens.kinds, tokens.values[at]
    if not _POST_CODE(number):
        return False
    if kinds[at - 2 : at + 2] == "w(n)":
        return tokens.first_character(at - 2).isupper()
    before = kinds[at - 1 : at]
    behind = at + 1
    while behind < len(kinds) and kinds[behind] == "w" and tokens.first_character(behind).isupper():
        behind += 1
    if behind > at + 1:
        ends = kinds[behind : behind + 1] in (*_ENDS_CLAUSE, "-")
        return ends and (before in _ENDS_CLAUSE or before == "d" or (before == "w" and len(number) == 5))
    state = tokens.words(at - 1, at) if before == "w" else ""
    return len(number) == 5 and len(state) == 2 and state.isupper()


def _are_rivals(tokens: Tokens, other: int, pay: int) -> bool:
    """Whether a number may be the pay, being larger, or the other end of a range: of a size, with thousands or not."""
    scale = tokens.values[pay + 1] if tokens.kinds[pay + 1 : pay + 2] == "k" else None
    printed, number = rough(tokens.values[pay]), rough(tokens.values[other])
    sizes = {printed, printed * int(scale.factor)} if isinstance(scale, Scale) else {printed}
    if number >= 1000 and number > max(sizes):
        return True
    first, last = sorted((other, pay))
    if any(_ends_sentence(tokens, at) for at in range(first + 1, last)):
        return False
    may_be = (number, 1000 * number) if number < 1000 else (number,)
    return any(size <= _NEAR * each <= _NEAR**2 * size for size in sizes for each in may_be)


def _ends_sentence(tokens: Tokens, at: int) -> bool:
    """Whether a mark parts two statements; a full stop behind a short word may be that of an abbreviation."""
    if tokens.kinds[at] not in ".," or tokens.values[at] not in _APART:
        return False
    short = tokens.values[at] == "." and len(tokens.words(at - 1, at)) < 5
    return not short or tokens.first_character(at + 1).isupper()


_RULES = (
    ("percent", "n", "-~WtA&m%", r"n(?:[-~WtA&m]n)?%", _always),
    ("payments", "x", "n", r"xn(?![ck])[uUy]?", _pays),
    ("payments", "n", "x-", r"n-?x(?:a|[/eA]-?[uU]|(?=c?n|[,.;)]|$))", _pays),
    ("payments", "n", ".o-/&way", r"n[.o]?(?:[-/&w]n[.o]?)?-?a?y", _pays),
    ("ordinal", "n", ".o", r"n[.o](?:[&A]n[.o])?-?(?:u|S|a(?!c?n))", _pays),
    ("joined", "n", ":-/", r"n:n(?:[-t]n:n)?|n[-/]n[-/]n|n/n", _unbroken),
    ("joined", "w", "-+", r"w[-+]n", _unbroken),
    ("label", "l", ":.-cuwn", r"l[:.-]?(?:[cuw][-/]?|n-)?n", _labels),
    ("multiple", "n", "x", r"nx(?![cn])", _is_multiple),
    ("billions", "cn", "cn!qw-", r"c{0,2}n-?[!qw]", _is_in_billions),
    ("district", "c", "n", r"cn(?!k)", _is_district),
    ("unit", "u", "n", r"un(?![ck%])", _is_ordinal_unit),
    ("clock", "n", "qP-", r"n[qP]?-n[qP]?", _is_clock),
    ("day", "n", ".ol", r"n[.o]?l", _is_day),
    ("count", "n", "k", r"nk\+?q", _counts),
    ("count", "n", "-~WtA&+uUqyV", r"n(?:[uUq]?[-~WtA&]n)?\+?-?[uUqyV]+(?:[/eA]-?[uUs]|[aP])*", _counts),
    ("count", "U", ":", r"U:n(?:[-~WtA&]n)?(?:[/eA]-?[uUs]|[aP])*", _counts_behind),
    ("ordinal number", "n", "o", r"no", _counts),
    ("stuck", "n", "!", r"n!", _counts),
    ("retirement", "n", "k", r"nk", _is_retirement_plan),
    ("years", "n", "-", r"n-n", _dates),
    ("years", "n", "", r"n", _dates),
    ("title", "n", "-", r"n-(?=c)", _is_of_title),
    ("other", "n", _MAY_BE_COUNTED, r"n", _is_of_something_else),
)
"""Each rule with the kinds it begins with, those that may come second (nothing: any), its pattern and its test."""


def _beginning() -> re.Pattern[str]:
    """Two kinds that some rule may begin with."""
    seconds_of: dict[str, set[str]] = {}
    for _, firsts, seconds, _, _ in _RULES:
        for first in firsts:
            seconds_of.setdefault(first, set()).update(seconds or ("",))
    pairs = (
        f"{first}.?" if "" in seconds else f"{first}[{re.escape(''.join(seconds))}]"
        for first, seconds in seconds_of.items()
    )
    return re.compile("|".join(pairs))


_BEGINNING = _beginning().search
_by_beginning: dict[str, tuple[Rule, ...]] = {}


def _rules_for(beginning: str) -> tuple[Rule, ...]:
    """The rules that two kinds may begin, in order."""
    found = _by_beginning.get(beginning)
    if found is None:
        first, second = beginning[:1], beginning[1:]
        found = tuple(
            (name, re.compile(pattern).match, explains)
            for name, firsts, seconds, pattern, explains in _RULES
            if first in firsts and (not seconds or second in seconds)
        )
        _by_beginning[beginning] = found
    return found
