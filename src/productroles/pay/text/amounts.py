"""The amounts of a statement in a currency: digits, multipliers, and the two ends held against each other."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise, zip_longest
from typing import NamedTuple

from productroles._exact import CONTEXT
from productroles.pay.money import times
from productroles.pay.text.figures import Convention, Number, read_number
from productroles.pay.text.lexer import Refused, Tokens
from productroles.pay.text.signs import Sign
from productroles.pay.text.words import MIL, MIL_CURRENCIES, Scale

_ONCE = Scale(1, 10**9)
FAR_APART = Decimal(100)
"""Two ends whose ratio reaches this were hardly meant as printed: "55-65,000"."""


class Figure(NamedTuple):
    """One printed figure: its numbers, the multipliers behind them, its signs."""

    numbers: list[str]
    scales: list[Scale]
    signs: list[Sign]
    sign_first: bool
    words: str


def figure(tokens: Tokens, start: int, stop: int) -> Figure:
    """The figure that these tokens print."""
    shape, values = tokens.kinds[start:stop], tokens.values
    words = tokens.text[tokens.starts[start] : tokens.ends[stop - 1]]
    if shape == "cn":
        return Figure([values[start + 1]], [], [values[start]], True, words)
    numbers: list[str] = []
    scales: list[Scale] = []
    signs: list[Sign] = []
    for kind, value in zip(shape, values[start:stop], strict=True):
        if kind == "n":
            numbers.append(value)
        elif kind == "c":
            signs.append(value)
        else:
            scales.append(value)
            if value.sign:
                signs.append(value.sign)
    return Figure(numbers, scales, signs, shape[0] == "c", words)


def amounts(
    first: Figure, second: Figure | None, rules: Convention, code: str, per: str, *, apart: bool
) -> tuple[Decimal, Decimal, str]:
    """The two ends of one or two figures, and the figure whose multiplier reaches the first one too.

    ``apart`` says that words between the figures forbid a shared multiplier.

    Raises:
        Refused: where the ends cannot be told, with the pairs that they may be.
    """
    low = _value(first, rules, code, per)
    if second is None:
        if low.value is None:
            pairs = [(candidate, candidate) for candidate in low.candidates]
            raise Refused("ambiguous-figure", f"{first.words!r}: {low.why}", pairs)
        return low.value, low.value, ""
    if second.sign_first and not first.signs:
        raise Refused("unclear-range", "the first figure has no sign and the second begins with one")
    high = _value(second, rules, code, per)
    lent = ""
    if second.scales and not first.scales and not apart and high.value is not None:
        reached = _value(first._replace(scales=second.scales[-1:]), rules, code, per)
        if reached.value is not None and reached.value <= high.value:
            low, lent = reached, second.words
        elif low.value is None or low.value > high.value or _far_apart(low.value, high.value):
            raise Refused("unclear-multiplier", "the multiplier of the last figure may or may not reach the first")
    if low.value is None or high.value is None:
        raise _unclear(first, second, low, high)
    _check_order(low.value, high.value, first)
    if _marks_differ(low, high):
        raise Refused("ambiguous-figure", "the two ends use their separators in different ways")
    return low.value, high.value, lent


def _unclear(first: Figure, second: Figure, low: Number, high: Number) -> Refused:
    """Why one end cannot be told, with the pairs of ends that would be in order."""
    lows = [low.value] if low.value is not None else list(low.candidates)
    highs = [high.value] if high.value is not None else list(high.candidates)
    words, number = (first.words, low) if low.value is None else (second.words, high)
    pairs = [(one, other) for one in lows for other in highs if one <= other]
    return Refused("ambiguous-figure", f"{words!r}: {number.why}", pairs)


def _far_apart(low: Decimal, high: Decimal) -> bool:
    return bool(low) and high >= times(low, FAR_APART)


def _marks_differ(low: Number, high: Number) -> bool:
    """Whether the ends group or mark decimals with different characters, or one character does both."""
    if low.group == high.group and low.mark == high.mark:
        return low.group != "" and low.group == high.mark
    groups = {number.group for number in (low, high) if number.group and number.group not in "' "}
    marks = {number.mark for number in (low, high) if number.mark}
    return bool(groups & marks) or len(groups) > 1 or len(marks) > 1


def _check_order(low: Decimal, high: Decimal, first: Figure) -> None:
    if low > high:
        if first.scales and (reached := times(high, Decimal(first.scales[-1].factor))) >= low:
            raise Refused("unclear-multiplier", "only the first figure has a multiplier", [(low, reached)])
        raise Refused("range-reversed", "the ends stand the wrong way round", [(high, low)])
    if _far_apart(low, high):
        thousands = times(low, Decimal(1000))
        pairs = [(thousands, high)] if thousands <= high else []
        raise Refused("ends-far-apart", "the ends are a hundredfold apart", [*pairs, (low, high)])


def _value(printed: Figure, rules: Convention, code: str, per: str) -> Number:
    """The value of a figure with its multipliers."""
    if len(printed.numbers) > 1:
        return _chain(printed, rules, per)
    text = printed.numbers[0]
    if not printed.scales:
        return read_number(text, rules, per)
    scale = printed.scales[0]
    if scale is MIL and code not in MIL_CURRENCIES:
        raise Refused("unclear-multiplier", "'mil' is a thousand in Spanish and Portuguese, a million elsewhere")
    return _scaled(text, scale, read_number(text, rules, per, scaled=True))


def _scaled(text: str, scale: Scale, number: Number) -> Number:
    factor = Decimal(scale.factor)
    if number.value is None:
        return number._replace(candidates=tuple(times(candidate, factor) for candidate in number.candidates))
    if number.value >= scale.limit:
        why = f"{text!r} is too large for its multiplier"
        return Number(None, (number.value, times(number.value, factor)), why=why)
    return Number(times(number.value, factor), (), number.group, number.mark)


def _chain(printed: Figure, rules: Convention, per: str) -> Number:
    """Several numbers with falling multipliers: 1億2000万, 2 crore 50 lakh."""
    scales = printed.scales
    falls = all(one.factor > other.factor for one, other in pairwise(scales))
    if not falls or not all(scale.chains for scale in scales):
        raise Refused("several-figures", f"{printed.words!r} holds several figures")
    total = Decimal(0)
    above = scales[0].limit * scales[0].factor
    for text, scale in zip_longest(printed.numbers, scales, fillvalue=_ONCE):
        part = _scaled(str(text), scale, read_number(str(text), rules, per, scaled=scale is not _ONCE))
        if part.value is None or part.value >= above:
            return Number(None, why=f"{printed.words!r} is no number")
        total, above = CONTEXT.add(total, part.value), scale.factor
    return Number(total)
