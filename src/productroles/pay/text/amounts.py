"""The amounts of a statement in a currency: digits, multipliers, and the two ends held against each other."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from productroles._exact import CONTEXT
from productroles.pay.currency import MINOR_DIGITS
from productroles.pay.money import times
from productroles.pay.text.figures import Convention, Number, read_number
from productroles.pay.text.grammar import Statement
from productroles.pay.text.lexer import Refused, Tokens
from productroles.pay.text.signs import DOLLAR, Sign, decimal_mark, groups_indian
from productroles.pay.text.words import MIL, MIL_CURRENCIES, Scale

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


def figures(tokens: Tokens, statement: Statement) -> list[Figure]:
    """The one or two figures of a statement."""
    first = _figure(tokens, *statement.first)
    return [first] if statement.second is None else [first, _figure(tokens, *statement.second)]


def _figure(tokens: Tokens, start: int, stop: int) -> Figure:
    kinds, values = tokens.kinds, tokens.values
    numbers: list[str] = []
    scales: list[Scale] = []
    signs: list[Sign] = []
    for at in range(start, stop):
        kind, value = kinds[at], values[at]
        if kind == "n":
            numbers.append(value)
        elif kind == "c":
            signs.append(value)
        else:
            scales.append(value)
            if value.sign:
                signs.append(value.sign)
    return Figure(numbers, scales, signs, kinds[start] == "c", tokens.words(start, stop))


def convention(code: str, country: str | None, signs: list[Sign], per: str) -> Convention:
    """How numbers are printed in this currency and place."""
    bare_dollar = DOLLAR in signs
    return Convention(
        decimal_mark(code, country), MINOR_DIGITS[code], bare_dollar, groups_indian(code), per == "hour", per == "day"
    )


def amounts(found: list[Figure], rules: Convention, code: str, *, apart: bool) -> Amounts:
    """The ends of one or two figures; ``apart`` where words between them forbid a shared multiplier."""
    for figure in found:
        if figure.scales or len(figure.numbers) > 1:
            _check_scales(figure, code)
    low = _value(found[0], rules)
    if len(found) == 1:
        if low.value is not None:
            return Amounts(low.value, low.value)
        pairs = tuple((candidate, candidate) for candidate in low.candidates)
        return Amounts(None, None, "ambiguous-figure", f"{found[0].words!r}: {low.why}", pairs)
    first, second = found
    if second.sign_first and not first.signs:
        return Amounts(None, None, "unclear-range", "the first figure has no sign and the second begins with one")
    high = _value(second, rules)
    if second.scales and not first.scales and not apart and high.value is not None:
        return _lent(first, second, high.value, rules)
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


def _lent(first: Figure, second: Figure, high: Decimal, rules: Convention) -> Amounts:
    """A range whose multiplier stands at the last end only."""
    reached = _value(first._replace(scales=second.scales[-1:]), rules)
    plain = _value(first, rules)
    if reached.value is not None and reached.value <= high:
        return _ordered(reached.value, high, first)._replace(shared=second.words)
    if plain.value is not None and plain.value <= high and high < plain.value * FAR_APART:
        return Amounts(plain.value, high)
    why = "the multiplier of the last figure may or may not reach the first"
    return Amounts(None, None, "unclear-multiplier", why)


def _marks_differ(low: Number, high: Number) -> bool:
    """Whether one separator groups in one end and marks decimals in the other, or two group."""
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


def _check_scales(figure: Figure, code: str) -> None:
    scales = figure.scales
    if MIL in scales and code not in MIL_CURRENCIES:
        raise Refused("unclear-multiplier", "'mil' is a thousand in Spanish and Portuguese, a million elsewhere")
    if len(figure.numbers) > 1:
        falls = all(one.factor > other.factor for one, other in zip(scales, scales[1:], strict=False))
        if not falls or not all(scale.chains for scale in scales):
            raise Refused("several-figures", f"{figure.words!r} holds several figures")


def _value(figure: Figure, rules: Convention) -> Number:
    """The value of a figure with its multipliers."""
    if not figure.scales:
        return read_number(figure.numbers[0], rules)
    total = Decimal(0)
    number = Number(None)
    for at, text in enumerate(figure.numbers):
        scale = figure.scales[at] if at < len(figure.scales) else None
        number = read_number(text, rules, scaled=scale is not None)
        if number.value is None:
            return _scaled_candidates(number, scale)
        if number.value >= (scale.limit if scale else figure.scales[-1].factor):
            why = f"{text!r} is too large for its multiplier"
            factor = Decimal(scale.factor if scale else 1)
            return Number(None, (number.value, times(number.value, factor)), why=why)
        total = CONTEXT.add(total, times(number.value, Decimal(scale.factor)) if scale else number.value)
    return number._replace(value=total)


def _scaled_candidates(number: Number, scale: Scale | None) -> Number:
    factor = Decimal(scale.factor if scale else 1)
    return number._replace(candidates=tuple(times(candidate, factor) for candidate in number.candidates))
