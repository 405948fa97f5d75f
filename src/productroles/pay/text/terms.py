"""What stands about a statement: which end is open, the period, gross or net, the component."""

from __future__ import annotations

import re
from typing import TypeAlias

from productroles.errors import shorten
from productroles.pay.period import PayComponent, PayPeriod, PayTax
from productroles.pay.text.cleaning import Refused
from productroles.pay.text.grammar import SOFT, Outline, Statement
from productroles.pay.text.lexer import Tokens
from productroles.pay.text.periods import Period
from productroles.pay.text.words import BILLIONS, STRICT_PER

_SOFT = re.compile(SOFT)
_PERIOD = re.compile(r"r?(?:[/eA]-?[uUs]|/[aP]|[aP?])|u")
_AS_PAY_BEFORE = re.compile(r"[^EVQz#n.]*").fullmatch
_AS_ADJECTIVE = re.compile(r"[GBh]*[Sy][^EVQz#n.]*").fullmatch
_AS_ADVERB_BEFORE = re.compile(r"[SGBThd:,()\-=fgmbFHA~rWcy]*").fullmatch
_OF_ANOTHER_NUMBER = re.compile(r"[#Q][wdyq]{1,4}$").search
_AS_ADVERB_BEHIND = re.compile(r"[SGBTVhdckp+jJHF:\-]*w?[SGBTVhdcp+]*").fullmatch
_AS_ADVERB_APART = re.compile(r"[SGBTVhdckp+jJHFwi:,(.)\-]*").fullmatch
_AS_UNIT_BEFORE = re.compile(r"[SGBhd:,()\-=fgmbFHA~c]*").fullmatch
_AS_UNIT_BEHIND = re.compile(r"[^EQz#n.]*").fullmatch
_CLOSE_BEHIND = re.compile(r"[SGBTVckp+jJHF(,\-]*").fullmatch
_BASIS_BEHIND_VAT = re.compile(r"T/[wlq#!NEz]").match
_OF_WHAT_FOLLOWS = re.compile(r"[FH][wdl]{0,2}[#Qnc]").match
_OF_AN_EXTRA = re.compile(r"w{0,3}[EVz]").match
_TAXED = re.compile(r"[Ga]")
_ENDS_THERE = frozenset(",.);:-/(SGBcr+p&|")
_MAY_OPEN = re.compile(r"[bfgmFHMNWtx!~(+\-]|Qd").search
_MAY_CLOSE = re.compile(rf"{SOFT}(?:\(?[jJHF]|[vWUq%!xtme/+~\-]|T/|[,.][wN]|p(?:[e/P,.)]|$))").match
_PASSED = frozenset("hdA:")
_GROUP = 3
"""The characters of a group: $118,OOO and $118,XXX are broken figures."""
_NO_BASIS = frozenset("wlq#!NEz")


Bounds: TypeAlias = tuple[bool, bool, str]
"""Whether the low end of a statement is open, whether the high end is, and the words that say so."""
CLOSED: Bounds = (False, False, "")
Periods: TypeAlias = dict[PayPeriod, str]
Taxes: TypeAlias = dict[PayTax, str]
Components: TypeAlias = dict[PayComponent, str]
Doubts: TypeAlias = dict[str, str]
"""Terms of one sort, each with the words that give it."""


# --- open ends ---------------------------------------------------------------------------------------------------


def bounds(outline: Outline, statement: Statement) -> Bounds:
    """Which ends are open.

    Raises:
        Refused: where a sign or word at the figure makes something else of it: a minus, half a range.
    """
    tokens, kinds = outline.tokens, outline.kinds
    start, stop, _, second, _ = statement
    opener = closer = ""
    before, behind = start, stop
    if _MAY_OPEN(kinds, 0, start):
        opener, before = _opener(tokens, kinds, statement)
    if _MAY_CLOSE(kinds, stop):
        closer, behind = _closer(tokens, kinds, statement)
    if second is not None:
        if opener or closer or "H" in statement.joined_by:
            _check_range(statement, opener, closer)
        return CLOSED
    if opener == "b":
        raise Refused("unfinished-range", "'between' is followed by one figure only")
    low = opener in ("m", "H") or closer in ("J", "H")
    high = opener in ("f", "g", "F") or closer in ("j", "F", "v", "W", "+")
    if low and high:
        raise Refused("unclear-bound", "the words open both ends")
    if not (low or high):
        return CLOSED
    at = before if opener else behind
    return low, high, tokens.words(at, at + 1)


def _opener(tokens: Tokens, kinds: str, statement: Statement) -> tuple[str, int]:
    """The kind of the word that opens a statement, and its place."""
    start = at = statement.start - 1
    while at >= 0 and kinds[at] in _PASSED:
        at -= 1
    kind = kinds[at] if at >= 0 else ""
    if kind in ("f", "g", "m", "F", "H", "b"):
        if kinds[at - 1 : at] == "X":
            raise Refused("unclear-bound", f"{shorten(tokens.words(at - 1, at + 1))} denies a bound")
        if kind in ("F", "H") and kinds[at - 1 : at] == "#":
            raise Refused("unclear-bound", f"{shorten(tokens.words(at, at + 1))} may be about the number before it")
        return kind, at
    if kind == "Q" and kinds[at + 1] == "d":
        raise Refused("part-of", "the figure is what a percentage is taken of")
    if kind == "~":
        return "", at
    if start == at or kind in ("-", "M"):
        _check_left(tokens, kinds, at, statement)
    while at >= 0 and kinds[at] in "hdA:SBaG":
        at -= 1
    opens = at >= 0 and kinds[at] in ("F", "H") and kinds[at - 1 : at] != "#"
    return (kinds[at], at) if opens else ("", at)


def _check_left(tokens: Tokens, kinds: str, at: int, statement: Statement) -> None:
    kind = kinds[at] if at >= 0 else ""
    if kind == "-":
        glued = tokens.stuck(at + 1)
        if at == 0 or glued or kinds[at - 1] not in "wSBGaEV),:uUTrqylzD":
            raise Refused("negative", "a dash before the figure makes it negative, or the end of a range")
    elif kind == "M":
        raise Refused("negative", "the figure is negative")
    elif kind == "N":
        raise Refused("figure-in-words", "a word that is a number or none stands at the figure")
    elif kind == "!":
        raise Refused("broken-figure", "letters or marks are stuck to the figure")
    elif kind == "x":
        raise Refused("unclear-multiplier", "the figure is multiplied by something")
    elif kind in ("t", "W"):
        raise Refused("unfinished-range", f"{shorten(tokens.words(at, at + 1))} has no figure before it")
    elif kind == "+" and at == 0:
        raise Refused("no-figure", "a plus sign alone makes it an increase")
    elif (
        kind == "("
        and statement.second is None
        and kinds[statement.stop :] == ")"
        and kinds[:at] in ("", "c")
        and tokens.first_character(at) == "("
    ):
        raise Refused("negative", "a figure in brackets alone may be negative")


def _closer(tokens: Tokens, kinds: str, statement: Statement) -> tuple[str, int]:
    """The kind of what stands behind a statement, and its place."""
    soft = _SOFT.match(kinds, statement.stop)
    at = soft.end() if soft else statement.stop
    if kinds[at : at + 1] == "(" and kinds[at + 1 : at + 2] in ("j", "J", "H", "F"):
        at += 1
    kind = kinds[at : at + 1]
    _check_right(tokens, kinds, at, statement)
    if kind in ("H", "F"):
        return ("", at) if _OF_WHAT_FOLLOWS(kinds, at) else (kind, at)
    if kind == "+":
        return ("+", at) if _is_open_plus(tokens, kinds, at) else ("", at)
    if kind == "~":
        if tokens.words(at - 1, at)[-1] < "\u3000":
            raise Refused("unfinished-range", "a tilde behind the figure is followed by none")
        return "W", at
    return (kind, at) if kind in ("j", "J", "v", "W") else ("", at)


def _check_right(tokens: Tokens, kinds: str, at: int, statement: Statement) -> None:
    kind, following = kinds[at : at + 1], kinds[at + 1 : at + 2]
    if at == statement.stop and kind in ("U", "q", "%") and not _is_of_people(tokens, at, statement):
        raise Refused("unclear-unit", f"{shorten(tokens.words(at, at + 1))} counts something else than pay")
    glued = kind in (",", ".") and following in ("w", "N") and tokens.stuck(at) and tokens.stuck(at + 1)
    if kind in ("!", "x") or (glued and len(tokens.words(at + 1, at + 2)) == _GROUP):
        raise Refused("broken-figure", f"{shorten(tokens.words(at, at + 1))} is stuck to the figure")
    if (kind == "/" and following in _NO_BASIS) or (
        kind == "e" and tokens.values[at] in STRICT_PER and following in _NO_BASIS
    ):
        raise Refused("unknown-period", f"{shorten(tokens.words(at, at + 2))} is no period of pay")
    if _BASIS_BEHIND_VAT(kinds, at):
        raise Refused("unknown-period", f"{shorten(tokens.words(at, at + 3))} is no period of pay")
    if kind == "p" and (not following or following in "e/P,.)"):
        raise Refused("unclear-bound", "'plus' at the end may open it or be cut off")
    if kind == "t" or (kind == "m" and following not in ("Q", "#")):
        raise Refused("unfinished-range", f"{shorten(tokens.words(at, at + 1))} is followed by no figure")
    if kind == "-":
        spaced = not tokens.stuck(at) and following in tuple("wSBGEVTraPl(")
        if following == "w":
            spaced = spaced and tokens.first_character(at + 1).isalpha()
        if not (spaced or (following and following in "SBEVGaPu")):
            raise Refused("unfinished-range", "a dash behind the figure is followed by none")


def _is_of_people(tokens: Tokens, at: int, statement: Statement) -> bool:
    """Whether a full figure stands before those who are paid: £60k roles."""
    if tokens.kinds[at] != "q" or "c" not in tokens.kinds[statement.start : at] or tokens.values[at] in BILLIONS:
        return False
    last, value = tokens.kinds[at - 1], tokens.values[at - 1]
    return (last == "k" and value.factor == 1000) or (last == "n" and len(value) > 4)


def _is_open_plus(tokens: Tokens, kinds: str, at: int) -> bool:
    """Whether a plus sign means "or more" and not something on top."""
    following = kinds[at + 1 : at + 2]
    before = tokens.stuck(at)
    behind = bool(following) and tokens.stuck(at + 1)
    if following in ("E", "V", "n", "c", "Q", "#", "T"):
        if before and not behind and following != "T":
            raise Refused("unclear-bound", "the plus sign may open the end or join what is on top")
        return False
    return (before and not (behind and following == "w")) or following in ("", "+")


def _check_range(statement: Statement, opener: str, closer: str) -> None:
    reaches = "m" in statement.joined_by or "H" in statement.joined_by
    if opener in ("m", "H") or (opener in ("g", "F") and not reaches):
        raise Refused("unclear-bound", "a word for one bound stands at a range")
    if "H" in statement.joined_by[:1] and opener not in ("g", "F"):
        raise Refused("unclear-bound", "a word for one bound stands between two figures")
    if closer and not (closer == "J" and "v" in statement.joined_by):
        raise Refused("unclear-bound", "a word for one bound stands behind a range")


def doubts(outline: Outline, statement: Statement) -> Doubts:
    """Words at the figure that make it less than exact: about, average, pro rata."""
    tokens, kinds = outline.tokens, outline.kinds
    found: Doubts = {}
    if "h" not in kinds and "~" not in kinds:
        return found
    start = statement.start
    while start > 0 and kinds[start - 1] in "hdA:~SBaGfgmFHb(":
        start -= 1
    stop = statement.stop
    while stop < len(kinds) and kinds[stop] in "haG/eAuSBsP(":
        stop += 1
    for at in range(start, stop):
        if kinds[at] == "h" or (kinds[at] == "~" and at < statement.start):
            found.setdefault("approximate" if kinds[at] == "~" else tokens.values[at], tokens.words(at, at + 1))
    return found


# --- periods -----------------------------------------------------------------------------------------------------


def periods(outline: Outline, statement: Statement) -> Periods:
    """The different periods that the words give a statement; more than one contradict each other.

    Raises:
        Refused: for a period that is none of ours, such as a quarter.
    """
    kinds = outline.kinds
    found: Periods = {}
    paid: Periods = {}
    for match in _PERIOD.finditer(kinds):
        if not _belongs(outline, statement, match):
            continue
        words = outline.tokens.words(*match.span())
        value = outline.tokens.values[match.end() - 1]
        if not isinstance(value, Period):
            raise Refused("unknown-period", f"{shorten(words)} is no period that is read")
        (paid if kinds[match.start()] == "r" else found).setdefault(value.per, words)
    if not found and paid:
        found = paid
        if PayPeriod.HOUR not in paid:
            return {**paid, PayPeriod.UNSTATED: ""}
    return found


def _belongs(outline: Outline, statement: Statement, match: re.Match[str]) -> bool:
    kinds, (start, stop) = outline.kinds, match.span()
    kind = kinds[stop - 1]
    if kind == "u" and stop - start == 1:
        return _bare_unit(outline, statement, start)
    if start >= statement.stop:
        between = kinds[statement.stop : start]
        return not _OF_AN_EXTRA(kinds, stop) and _behind(kinds, between, kind, start, stop)
    if start >= statement.start:
        return True
    if any(other.stop <= start and _CLOSE_BEHIND(kinds[other.stop : start]) for other in outline.pay):
        return False
    between = kinds[stop : statement.start]
    if kind in "a?":
        if kind == "a" and outline.tokens.values[stop - 1].is_pay:
            return bool(_AS_PAY_BEFORE(between))
        alone = _AS_ADVERB_BEFORE(between) and not _OF_ANOTHER_NUMBER(kinds[:start])
        return bool(alone or _AS_ADJECTIVE(between))
    return kind in "uU" and bool(_AS_UNIT_BEFORE(between))


def _behind(kinds: str, between: str, kind: str, start: int, stop: int) -> bool:
    if kind in "a?":
        if between[-1:] in ("p", "+", "&") and kinds[stop : stop + 1] in ("w", "q"):
            return False  # with annual reviews
        if not any(char in between for char in ",.;("):
            return bool(_AS_ADVERB_BEHIND(between))
        apart = between.count("w") < 2 and bool(_AS_ADVERB_APART(between))
        return apart and (stop == len(kinds) or kinds[stop] in _ENDS_THERE)
    if kind in "Ps" or kinds[start] == "A":
        return bool(_CLOSE_BEHIND(between))
    return between.count("w") <= 3 and bool(_AS_UNIT_BEHIND(between))


def _bare_unit(outline: Outline, statement: Statement, at: int) -> bool:
    """A unit with no word for "per": right behind the figure, or a character such as 月 right before it."""
    tokens, kinds = outline.tokens, outline.kinds
    if at + 1 == statement.start:
        return tokens.first_character(at) > "\u2e80"
    return statement.stop <= at and kinds[statement.stop : at] in ("", "G")


# --- gross or net, component -------------------------------------------------------------------------------------


def taxes(outline: Outline) -> Taxes:
    """Gross and net as the words have them; a period word may hold one."""
    tokens = outline.tokens
    found: Taxes = {}
    for match in _TAXED.finditer(outline.kinds):
        at = match.start()
        value = tokens.values[at]
        tax = value.tax if isinstance(value, Period) else value
        if tax:
            found.setdefault(tax, tokens.words(at, at + 1))
    return found


def components(outline: Outline) -> Components:
    """The components that the words name."""
    tokens = outline.tokens
    found: Components = {}
    at = outline.kinds.find("B")
    while at >= 0:
        found.setdefault(tokens.values[at], tokens.words(at, at + 1))
        at = outline.kinds.find("B", at + 1)
    return found
