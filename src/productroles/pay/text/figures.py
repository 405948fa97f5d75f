"""One printed number: what its separators say, and what they leave open.

Three digits after a single separator are a group in a currency of two decimals; one or two digits are decimals only
where the sign or the place uses that mark. What can be read in two ways is not read; it gives its candidates.

>>> dollars = (".", 2, True, False)
>>> read_number("263,480", dollars)
(Decimal('263480'), ',', '')
>>> try:
...     read_number("312,00", dollars)
... except Unread as unread:
...     print(unread.why, [str(candidate) for candidate in unread.candidates])
',' neither groups nor marks decimals here ['312.00', '31200', '312000']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

MOST_DIGITS = 15
"""No pay has more digits before the decimals, in any currency."""

Convention: TypeAlias = tuple[str, int, bool, bool]
"""How numbers are printed in a currency and a place: the decimal mark (``.``, ``,``, or ``?`` where both are in
use), the digits of the minor unit, whether a bare ``$`` stands there, whether groups may be Indian."""
Number: TypeAlias = tuple[Decimal, str, str]
"""A value, the separator that groups and the one that marks decimals, to be held against the other end of a range."""

_GROUPS = re.compile(r"[1-9][0-9]{0,2}([,.])[0-9]{3}(?:\1[0-9]{3}){0,3}").fullmatch
_PARTS = re.compile(r"[.,' ]").split
_TAIL_OR_SEPARATOR = re.compile(r"[.,]\d{1,2}$|[.,' ]")
_SEPARATORS = re.compile(r"[^0-9]+").findall


class Unread(Exception):  # noqa: N818  (it steers, it is not an error anybody sees)
    """A number that cannot be told: why, and what it may be."""

    def __init__(self, why: str, candidates: Sequence[Decimal] = ()) -> None:
        self.why = why
        self.candidates = candidates


def read_number(text: str, convention: Convention, per: str = "", *, scaled: bool = False) -> Number:
    """The value of digits and separators under a convention.

    ``per`` is the period, since pay by the hour has decimals where others have groups; ``scaled`` that a multiplier
    follows: ``1.125M`` has decimals, not a group.

    Raises:
        Unread: where it has more than one value, or none.
    """
    if text.isdecimal():
        return _digits(text)
    mark, minor_digits, _, _ = convention
    groups = _GROUPS(text)
    if groups and minor_digits < 3:
        separator = groups[1]
        if separator != mark and (mark != "?" or not (scaled or per == "hour")):
            return Decimal(text.replace(separator, "")), separator, ""
    text = text.rstrip("-/:.,")
    if text.isdecimal():
        return _digits(text)
    parts = _PARTS(text)
    separators = _SEPARATORS(text)
    if sum(map(len, parts)) > MOST_DIGITS + 6:
        raise Unread("it has too many digits")
    if len(separators) == 1:
        return _one_separator(parts[0], separators[0], parts[1], convention, per, scaled)
    return _several_separators(parts, separators, convention, scaled)


def rough(text: str) -> int:
    """About what a printed number is, whatever the convention; for telling sizes apart and for nothing else."""
    return int(_TAIL_OR_SEPARATOR.sub("", text.rstrip("-/:.,"))[: MOST_DIGITS + 1] or "0")


def _digits(text: str) -> Number:
    if len(text) > MOST_DIGITS:
        raise Unread(f"it has more than {MOST_DIGITS} digits")
    if text[0] == "0" and len(text) > 1:
        raise Unread("it begins with a zero", (Decimal(text),))
    return Decimal(text), "", ""


def _one_separator(whole: str, separator: str, rest: str, convention: Convention, per: str, scaled: bool) -> Number:
    if len(whole) > MOST_DIGITS or (whole[0] == "0" and len(whole) > 1):
        raise _unread(whole, rest, "its whole part begins with a zero or is too long")
    if separator in "' ":
        if len(rest) == 3 and len(whole) <= 3 and whole != "0":
            return Decimal(whole + rest), separator, ""
        raise _unread(whole, rest, "a group has three digits")
    if len(rest) == 3:
        return _three_digits(whole, separator, rest, convention, per, scaled)
    return _decimals(whole, separator, rest, convention, per, scaled)


def _three_digits(whole: str, separator: str, rest: str, convention: Convention, per: str, scaled: bool) -> Number:
    """A group, as a rule; decimals of a dinar, behind a multiplier, or by the hour."""
    mark, minor_digits, _, _ = convention
    both = (Decimal(f"{whole}.{rest}"), Decimal(whole + rest))
    if scaled:
        if mark == "?":
            raise Unread(f"{separator!r} before a multiplier may group or mark decimals", both)
        return (both[0], "", separator) if separator == mark else (both[1], separator, "")
    if len(whole) > 3 or whole == "0":
        raise Unread("a group of three digits stands behind one to three digits", both)
    if minor_digits > 2:
        raise Unread("three digits may be a group or the decimals of this currency", both)
    by_the_hour = per == "hour" and mark in (separator, "?")
    if minor_digits and (separator == mark == "." or by_the_hour):
        raise Unread(f"{separator!r} and three digits may be a group or decimals here", both)
    return both[1], separator, ""


def _decimals(whole: str, separator: str, rest: str, convention: Convention, per: str, scaled: bool) -> Number:
    """One, two or more than three digits behind a single separator: never a group."""
    mark, minor_digits, bare_dollar, _ = convention
    digits, small = len(rest), scaled or per in ("hour", "day")
    fits = mark in (separator, "?") or (separator == "." and digits < 3 and small)
    enough = digits <= 6 if scaled else digits < 3 and minor_digits > 0
    if not (fits and enough) or (separator == "," and bare_dollar):
        raise _unread(whole, rest, f"{separator!r} neither groups nor marks decimals here")
    if digits == 1 and not small:
        raise _unread(whole, rest, "one decimal without a multiplier is no usual amount")
    return Decimal(f"{whole}.{rest}"), "", separator


def _several_separators(parts: list[str], separators: list[str], convention: Convention, scaled: bool) -> Number:
    _, minor_digits, _, may_be_indian = convention
    group, last = separators[0], separators[-1]
    if any(separator != group for separator in separators[:-1]):
        raise Unread("its separators follow no rule")
    groups, fraction = (parts, "") if last == group else (parts[:-1], parts[-1])
    whole = "".join(groups)
    if len(whole) > MOST_DIGITS:
        raise Unread(f"it has more than {MOST_DIGITS} digits")
    indian = group == "," and _is_indian(groups)
    if not (indian or _is_western(groups)):
        raise Unread("its groups are broken", () if fraction else (Decimal(whole),))
    if indian and not may_be_indian:
        raise Unread("its groups are Indian and its currency is not", (Decimal(whole),))
    if not fraction:
        return Decimal(whole), group, ""
    value = Decimal(f"{whole}.{fraction}")
    most = 6 if scaled else max(2, minor_digits)
    if last in "' " or len(fraction) > most or (not minor_digits and fraction.strip("0")):
        raise Unread("its decimals are none of this currency", (value,))
    return value, group, last


def _is_western(groups: list[str]) -> bool:
    return len(groups[0]) <= 3 and groups[0][0] != "0" and all(len(group) == 3 for group in groups[1:])


def _is_indian(groups: list[str]) -> bool:
    fits = len(groups) > 2 and len(groups[0]) <= 2 and len(groups[-1]) == 3
    return fits and groups[0][0] != "0" and all(len(group) == 2 for group in groups[1:-1])


def _unread(whole: str, rest: str, why: str) -> Unread:
    """A number that fits no rule, with what it may have been meant to be."""
    if len(whole) + len(rest) > MOST_DIGITS:
        return Unread(why)
    found = [Decimal(f"{whole}.{rest}"), Decimal(whole + rest)]
    if len(rest) < 3 and len(whole) <= 3:
        found.append(Decimal(whole + rest.ljust(3, "0")))
    return Unread(why, found)
