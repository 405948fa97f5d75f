"""The amounts of a statement in a currency: digits, multipliers, and the two ends held against each other."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise, zip_longest
from typing import NamedTuple

from productroles._exact import CONTEXT
from productroles.pay.currency import MINOR_DIGITS
from productroles.pay.money import times
from productroles.pay.text.figures import Convention, Number, read_number
from productroles.pay.text.lexer import Refused, Tokens
from productroles.pay.text.signs import DOLLAR, Sign, decimal_mark, groups_indian
from productroles.pay.text.words import MIL, MIL_CURRENCIES, Scale

_ONCE = Scale(1, 10**9)
FAR_APART = 100
"""Two ends whose ratio reaches this were hardly meant as printed: "55-65,000"."""


class Figure(NamedTuple):
    """One printed figure: its numbers, the multipliers behind them, its signs."""

    numbers: list[str]
    scales: list[Scale]
    signs: list[Sign]
    sign_first: bool
    words: str


class Amounts(NamedTuple):
    """The two ends of a statement (equal for a single figure), or why they cannot be told."""

    low: Decimal | None
    high: Decimal | None
    code: str = ""
    why: str = ""
    candidates: tuple[tuple[Decimal, Decimal], ...] = ()
    shared: str = ""
    """The figure whose multiplier reaches the first one too."""


def figure(tokens: Tokens, start: int, stop: int) -> Figure:
    """The figure that these tokens print."""
    kinds, values = tokens.kinds, tokens.values
    numbers: list[str] = []
    scales: list[Scale] = []
    signs: list[Sign] = []
    for at in range(start, stop):
        kind = kinds[at]
        if kind == "n":
            numbers.append(values[at])
        elif kind == "c":
            signs.append(values[at])
        else:
            scales.append(values[at])
            if values[at].sign:
                signs.append(values[at].sign)
    words = tokens.text[tokens.starts[start] : tokens.ends[stop - 1]]
    return Figure(numbers, scales, signs, kinds[start] == "c", words)


def convention(code: str, country: str | None, signs: list[Sign], per: str) -> Convention:
    """How numbers are printed in this currency and place."""
    mark = decimal_mark(code, country)
    return Convention(mark, MINOR_DIGITS[code], DOLLAR in signs, groups_indian(code), per == "hour", per == "day")


def amounts(first: Figure, second: Figure | None, rules: Convention, code: str, *, apart: bool) -> Amounts:
    """The ends of one or two figures; ``apart`` where words between them forbid a shared multiplier."""
    low = _value(first, rules, code)
    if second is None:
        if low.value is not None:
            return Amounts(low.value, low.value)
        pairs = tuple((candidate, candidate) for candidate in low.candidates)
        return Amounts(None, None, "ambiguous-figure", f"{first.words!r}: {low.why}", pairs)
    if second.sign_first and not first.signs:
        return Amounts(None, None, "unclear-range", "the first figure has no sign and the second begins with one")
    high = _value(second, rules, code)
    if second.scales and not first.scales and not apart and high.value is not None:
        return _lent(first, second, high.value, rules, code)
    if low.value is None or high.value is None:
        return _failed(low, high)
    if _marks_differ(low, high):
        return Amounts(None, None, "ambiguous-figure", "the two ends use one separator in two ways")
    return _ordered(low.value, high.value, first)


def _failed(low: Number, high: Number) -> Amounts:
    """Why one end cannot be told, with the pairs of ends that would be in order."""
    lows = [low.value] if low.value is not None else list(low.candidates)
    highs = [high.value] if high.value is not None else list(high.candidates)
    pairs = [(one, other) for one in lows for other in highs if one <= other]
    return Amounts(None, None, "ambiguous-figure", low.why or high.why, tuple(pairs))


def _lent(first: Figure, second: Figure, high: Decimal, rules: Convention, code: str) -> Amounts:
    """A range whose multiplier stands at the last end only."""
    reached = _value(first._replace(scales=second.scales[-1:]), rules, code)
    plain = _value(first, rules, code)
    if reached.value is not None and reached.value <= high:
        return _ordered(reached.value, high, first)._replace(shared=second.words)
    if plain.value is not None and plain.value <= high and high < plain.value * FAR_APART:
        return Amounts(plain.value, high)
    why = "the multiplier of the last figure may or may not reach the first"
    return Amounts(None, None, "unclear-multiplier", why)


def _marks_differ(low: Number, high: Number) -> bool:
    """Whether the ends group or mark decimals with different characters, or one character does both."""
    if low.group == high.group and low.mark == high.mark:
        return low.group != "" and low.group == high.mark
    groups = {number.group for number in (low, high) if number.group and number.group not in "' "}
    marks = {number.mark for number in (low, high) if number.mark}
    return bool(groups & marks) or len(groups) > 1 or len(marks) > 1


def _ordered(low: Decimal, high: Decimal, first: Figure) -> Amounts:
    if low > high:
        if first.scales and (reached := times(high, Decimal(first.scales[-1].factor))) >= low:
            return Amounts(None, None, "unclear-multiplier", "only the first figure has a multiplier", ((low, reached),))
        return Amounts(None, None, "range-reversed", "the ends stand the wrong way round", ((high, low),))
    if low and high >= low * FAR_APART:
        pairs: tuple[tuple[Decimal, Decimal], ...] = ((low, high),)
        if (reached := times(low, Decimal(1000))) <= high:
            pairs = ((reached, high), (low, high))
        return Amounts(None, None, "ends-far-apart", "the ends are a hundredfold apart", pairs)
    return Amounts(low, high)


def _value(printed: Figure, rules: Convention, code: str) -> Number:
    """The value of a figure with its multipliers."""
    if len(printed.numbers) > 1:
        return _chain(printed, rules)
    text = printed.numbers[0]
    if not printed.scales:
        return read_number(text, rules)
    scale = printed.scales[0]
    if scale is MIL and code not in MIL_CURRENCIES:
        raise Refused("unclear-multiplier", "'mil' is a thousand in Spanish and Portuguese, a million elsewhere")
    return _scaled(text, scale, read_number(text, rules, scaled=True))


def _scaled(text: str, scale: Scale, number: Number) -> Number:
    factor = Decimal(scale.factor)
    if number.value is None:
        return number._replace(candidates=tuple(times(candidate, factor) for candidate in number.candidates))
    if number.value >= scale.limit:
        why = f"{text!r} is too large for its multiplier"
        return Number(None, (number.value, times(number.value, factor)), why=why)
    return Number(times(number.value, factor), (), number.group, number.mark)


def _chain(printed: Figure, rules: Convention) -> Number:
    """Several numbers with falling multipliers: 1億2000万, 2 crore 50 lakh."""
    scales = printed.scales
    falls = all(one.factor > other.factor for one, other in pairwise(scales))
    if not falls or not all(scale.chains for scale in scales):
        raise Refused("several-figures", f"{printed.words!r} holds several figures")
    total = Decimal(0)
    above = scales[0].limit * scales[0].factor
    for text, scale in zip_longest(printed.numbers, scales, fillvalue=_ONCE):
        part = _scaled(str(text), scale, read_number(str(text), rules, scaled=scale is not _ONCE))
        if part.value is None or part.value >= above:
            return Number(None, why=f"{printed.words!r} is no number")
        total, above = CONTEXT.add(total, part.value), scale.factor
    return Number(total)
