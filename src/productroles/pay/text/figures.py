"""One printed number: what its separators say, and what they leave open.

Three digits after a single separator are a group in a currency of two decimals; one or two digits are decimals only
where the sign or the place uses that mark. What can be read in two ways is not read; it gives its candidates.

>>> dollars = Convention(mark=".")
>>> read_number("263,480", dollars).value
Decimal('263480')
>>> [str(candidate) for candidate in read_number("312,00", dollars).candidates]
['312.00', '31200', '312000']
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

MOST_DIGITS = 15
"""No pay has more digits before the decimals, in any currency."""

_COMMA_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+").fullmatch
_PARTS = re.compile(r"[.,' ]").split
_SEPARATORS = re.compile(r"[^0-9]+").findall


class Convention(NamedTuple):
    """How numbers are printed in a currency and a place."""

    mark: str
    """The decimal mark: ``.``, ``,``, or ``?`` where both are in use."""
    minor_digits: int = 2
    bare_dollar: bool = False
    indian: bool = False


class Number(NamedTuple):
    """What was read: a value, or the candidates of one that cannot be told."""

    value: Decimal | None
    candidates: tuple[Decimal, ...] = ()
    group: str = ""
    """The separator that groups, to be held against the other end of a range."""
    mark: str = ""
    """The separator of the decimals."""
    why: str = ""


def read_number(text: str, convention: Convention, per: str = "", *, scaled: bool = False) -> Number:
    """The value of digits and separators under a convention.

    ``per`` is the period, since pay by the hour has decimals where others have groups; ``scaled`` that a multiplier
    follows: ``1.125M`` has decimals, not a group.
    """
    if text.isdecimal():
        return _digits(text)
    if convention.mark == "." and convention.minor_digits < 3 and _COMMA_GROUPS(text) and len(text) < MOST_DIGITS:
        return Number(Decimal(text.replace(",", "")), (), ",")
    parts = _PARTS(text)
    separators = _SEPARATORS(text)
    if sum(map(len, parts)) > MOST_DIGITS + 6 or not all(parts):
        return Number(None, why="too many digits")
    if len(separators) == 1:
        return _one_separator(parts[0], separators[0], parts[1], convention, per, scaled)
    return _several_separators(parts, separators, convention, scaled)


def _digits(text: str) -> Number:
    if len(text) > MOST_DIGITS:
        return Number(None, why=f"more than {MOST_DIGITS} digits")
    if text[0] == "0" and len(text) > 1:
        return Number(None, (Decimal(text),), why="it begins with a zero")
    return Number(Decimal(text))


def _one_separator(whole: str, separator: str, rest: str, convention: Convention, per: str, scaled: bool) -> Number:
    if len(whole) > MOST_DIGITS or (whole[0] == "0" and len(whole) > 1):
        return _open(whole, rest, "its whole part begins with a zero or is too long")
    if separator in "' ":
        groups = len(rest) == 3 and len(whole) <= 3 and whole != "0"
        return _group(whole + rest, separator) if groups else _open(whole, rest, "a group has three digits")
    if len(rest) == 3:
        return _three_digits(whole, separator, rest, convention, per, scaled)
    return _decimals(whole, separator, rest, convention, per, scaled)


def _three_digits(whole: str, separator: str, rest: str, convention: Convention, per: str, scaled: bool) -> Number:
    """A group, as a rule; decimals of a dinar, behind a multiplier, or by the hour."""
    both = (Decimal(f"{whole}.{rest}"), Decimal(whole + rest))
    mark, is_mark = convention.mark, separator == convention.mark
    if scaled:
        if mark == "?":
            return Number(None, both, why=f"{separator!r} before a multiplier may group or mark decimals")
        return _fraction(whole, separator, rest) if is_mark else _group(whole + rest, separator)
    if len(whole) > 3 or whole == "0":
        return Number(None, both, why="a group of three digits stands behind one to three digits")
    if convention.minor_digits > 2:
        return Number(None, both, why="three digits may be a group or the decimals of this currency")
    if convention.minor_digits and ((is_mark and mark == ".") or (per == "hour" and (is_mark or mark == "?"))):
        return Number(None, both, why=f"{separator!r} and three digits may be a group or decimals here")
    return _group(whole + rest, separator)


def _decimals(whole: str, separator: str, rest: str, convention: Convention, per: str, scaled: bool) -> Number:
    """One, two or more than three digits behind a single separator: never a group."""
    digits, mark = len(rest), convention.mark
    open_number = _open(whole, rest, f"{separator!r} neither groups nor marks decimals here")
    if separator != mark and mark != "?":
        dot = separator == "." and digits < 3
        if not (dot and (scaled or per in ("hour", "day"))):
            return open_number
    if separator == "," and convention.bare_dollar:
        return open_number
    if scaled:
        return _fraction(whole, separator, rest) if digits <= 6 else open_number
    if digits > 2 or not convention.minor_digits:
        return open_number
    if digits == 1 and per not in ("hour", "day"):
        return _open(whole, rest, "one decimal without a multiplier is no usual amount")
    return _fraction(whole, separator, rest)


def _several_separators(parts: list[str], separators: list[str], convention: Convention, scaled: bool) -> Number:
    group, last = separators[0], separators[-1]
    joined = "".join(parts)
    if any(separator != group for separator in separators[:-1]):
        return Number(None, why="its separators follow no rule")
    fraction = parts[-1] if last != group else ""
    groups = parts if last == group else parts[:-1]
    indian = _is_indian(groups) and group == ","
    if not (_is_western(groups) or indian):
        return Number(None, (Decimal(joined),) if not fraction else (), why="its groups are broken")
    if indian and not convention.indian:
        return Number(None, (Decimal(joined),), why="its groups are Indian and its currency is not")
    if not fraction:
        return _group(joined, group)
    whole = "".join(groups)
    most = 6 if scaled else max(2, convention.minor_digits)
    if last in "' " or len(fraction) > most or (not convention.minor_digits and fraction.strip("0")):
        return Number(None, (Decimal(f"{whole}.{fraction}"),), why="its decimals are none of this currency")
    return Number(Decimal(f"{whole}.{fraction}"), group=group, mark=last)


def _is_western(groups: list[str]) -> bool:
    return len(groups[0]) <= 3 and groups[0][0] != "0" and all(len(group) == 3 for group in groups[1:])


def _is_indian(groups: list[str]) -> bool:
    middle = groups[1:-1]
    fits = len(groups) > 2 and len(groups[0]) <= 2 and len(groups[-1]) == 3
    return fits and groups[0][0] != "0" and all(len(group) == 2 for group in middle)


def _group(digits: str, separator: str) -> Number:
    return Number(Decimal(digits), group=separator)


def _fraction(whole: str, separator: str, rest: str) -> Number:
    return Number(Decimal(f"{whole}.{rest}"), mark=separator)


def _open(whole: str, rest: str, why: str) -> Number:
    """A number that fits no rule, with what it may have been meant to be."""
    if len(whole) + len(rest) > MOST_DIGITS:
        return Number(None, why=why)
    found = [Decimal(f"{whole}.{rest}"), Decimal(whole + rest)]
    if len(rest) < 3 and len(whole) <= 3:
        found.append(Decimal(whole + rest.ljust(3, "0")))
    return Number(None, tuple(found), why=why)
