"""The amounts of a statement in a currency: digits, multipliers, and the two ends held against each other."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise, zip_longest
from typing import TypeAlias, cast

from productroles._exact import CONTEXT
from productroles.errors import shorten
from productroles.pay.money import times
from productroles.pay.text.cleaning import Refused
from productroles.pay.text.figures import Convention, Number, Unread, read_number
from productroles.pay.text.lexer import Tokens
from productroles.pay.text.signs import Sign
from productroles.pay.text.words import LAKH, MIL, MIL_CURRENCIES, Scale

FAR_APART = Decimal(100)
"""Two ends whose ratio reaches this were hardly meant as printed: "55-65,000"."""
_ONCE = Scale(1, 10**9)


Figure: TypeAlias = tuple[list[str], list[Scale], list[Sign], bool, str]
"""One printed figure: its numbers, the multipliers behind them, its signs, whether one stands first, its words."""


def figure(tokens: Tokens, start: int, stop: int) -> Figure:
    """The figure that these tokens print."""
    shape, values = tokens.kinds[start:stop], tokens.values
    words = "".join(tokens.pieces[2 * start + 1 : 2 * stop])
    if shape == "cn":
        return [values[start + 1]], [], [values[start]], True, words
    if shape == "n":
        return [values[start]], [], [], False, words
    if shape == "nc":
        return [values[start]], [], [values[start + 1]], False, words
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
    return numbers, scales, signs, shape[0] == "c", words


def amounts(
    first: Figure, second: Figure | None, rules: Convention, code: str, per: str, apart: bool
) -> tuple[Decimal, Decimal, str]:
    """The two ends of one or two figures, and the figure whose multiplier reaches the first one too.

    ``apart`` says that words between the figures forbid a shared multiplier.

    Raises:
        Refused: where the ends cannot be told, with the pairs that they may be.
    """
    numbers, scales, signs, _, words = first
    if second is None:
        try:
            low, _, _ = _value(first, rules, code, per) if scales else read_number(numbers[0], rules, per)
        except Unread as unread:
            pairs = [(candidate, candidate) for candidate in unread.candidates]
            raise Refused("ambiguous-figure", f"{shorten(words)}: {unread.why}", pairs) from None
        return low, low, ""
    _, last_scales, _, sign_first, _ = second
    if sign_first and not signs:
        raise Refused("unclear-range", "the first figure has no sign and the second begins with one")
    lent = ""
    try:
        top = _value(second, rules, code, per) if last_scales else read_number(second[0][0], rules, per)
        if last_scales and not scales and not apart:
            bottom, lent = _reached(first, second, top[0], rules, code, per)
        else:
            bottom = _value(first, rules, code, per) if scales else read_number(numbers[0], rules, per)
    except Unread:
        raise _unclear(first, second, rules, code, per) from None
    if bottom[0] > top[0] or _far_apart(bottom[0], top[0]):
        raise _out_of_order(bottom[0], top[0], scales)
    if bottom[1:] != top[1:] or bottom[1] == bottom[2] != "":
        _check_marks(bottom, top)
    return bottom[0], top[0], lent


def _reached(
    first: Figure, second: Figure, high: Decimal, rules: Convention, code: str, per: str
) -> tuple[Number, str]:
    """The first end of a range whose multiplier stands at the last end only, and what lends it its own."""
    try:
        numbers, _, signs, sign_first, words = first
        bottom = _value((numbers, second[1][-1:], signs, sign_first, words), rules, code, per)
    except Unread:
        bottom = None
    if bottom is not None and bottom[0] <= high:
        return bottom, second[4]
    plain = _value(first, rules, code, per)
    if plain[0] > high or _far_apart(plain[0], high):
        raise Refused("unclear-multiplier", "the multiplier of the last figure may or may not reach the first")
    return plain, ""


def _unclear(first: Figure, second: Figure, rules: Convention, code: str, per: str) -> Refused:
    """Why one end cannot be told, with the pairs of ends that would be in order."""
    ends: list[list[Decimal]] = []
    why = ""
    for printed in (first, second):
        try:
            ends.append([_value(printed, rules, code, per)[0]])
        except Unread as unread:
            ends.append(list(unread.candidates))
            why = why or f"{shorten(printed[4])}: {unread.why}"
    pairs = [(low, high) for low in ends[0] for high in ends[1] if low <= high]
    return Refused("ambiguous-figure", why or "the figures cannot be told", pairs)


def _far_apart(low: Decimal, high: Decimal) -> bool:
    return high.adjusted() > low.adjusted() + 1 and bool(low) and high >= times(low, FAR_APART)


def _out_of_order(low: Decimal, high: Decimal, scales: list[Scale]) -> Refused:
    """Why two ends are no range, with the pairs of ends that may have been meant."""
    if low <= high:
        thousands = times(low, Decimal(1000))
        pairs = [(thousands, high)] if thousands <= high else []
        return Refused("ends-far-apart", "the ends are a hundredfold apart", [*pairs, (low, high)])
    if scales and (reached := times(high, scales[-1].factor)) >= low:
        return Refused("unclear-multiplier", "only the first figure has a multiplier", [(low, reached)])
    return Refused("range-reversed", "the ends stand the wrong way round", [(high, low)])


def _check_marks(low: Number, high: Number) -> None:
    """The ends must not group or mark decimals with different characters, nor use one character for both."""
    groups = {group for _, group, _ in (low, high) if group and group not in "' "}
    marks = {mark for _, _, mark in (low, high) if mark}
    if groups & marks or len(groups) > 1 or len(marks) > 1:
        raise Refused("ambiguous-figure", "the two ends use their separators in different ways")


def _value(printed: Figure, rules: Convention, code: str, per: str) -> Number:
    """The value of a figure with its multipliers."""
    numbers, scales, _, _, _ = printed
    if not scales:
        return read_number(numbers[0], rules, per)
    if len(numbers) > 1:
        return _chain(printed, rules, per)
    if scales[0] is MIL and code not in MIL_CURRENCIES:
        raise Refused("unclear-multiplier", "'mil' is a thousand in Spanish and Portuguese, a million elsewhere")
    if scales[0] is LAKH and not rules[3]:
        raise Refused("unclear-multiplier", "'L' is a lakh for rupees alone")
    return _scaled(numbers[0], scales[0], rules, per)


def _scaled(text: str, scale: Scale, rules: Convention, per: str) -> Number:
    factor = scale.factor
    try:
        value, group, mark = read_number(text, rules, per, scaled=scale is not _ONCE)
    except Unread as unread:
        raise Unread(unread.why, [times(candidate, factor) for candidate in unread.candidates]) from None
    if value >= scale.limit:
        raise Unread(f"{shorten(text)} is too large for its multiplier", (value, times(value, factor)))
    value = times(value, factor)
    if mark and value == (whole := value.to_integral_value()):
        value = whole
    return value, group, mark


def _chain(printed: Figure, rules: Convention, per: str) -> Number:
    """Several numbers with falling multipliers: 1億2000万, 2 crore 50 lakh."""
    numbers, scales, _, _, words = printed
    falls = all(one.factor > other.factor for one, other in pairwise(scales))
    if not falls or not all(scale.chains for scale in scales):
        raise Refused("several-figures", f"{shorten(words)} holds several figures")
    total = Decimal(0)
    above: Decimal | None = None
    for text, scale in zip_longest(numbers, scales, fillvalue=_ONCE):
        part, _, _ = _scaled(cast("str", text), scale, rules, per)
        if above is not None and part >= above:
            raise Unread("its parts do not fall")
        total, above = CONTEXT.add(total, part), scale.factor
    return total, "", ""
