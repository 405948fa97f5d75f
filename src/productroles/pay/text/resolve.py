"""From a statement to pay: the currency, the amounts in it, and the terms."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from productroles.evidence import Note
from productroles.pay.period import PayComponent, PayPeriod, PayTax
from productroles.pay.text.amounts import Figure, amounts, figure
from productroles.pay.text.cleaning import Refused
from productroles.pay.text.figures import Convention
from productroles.pay.text.grammar import Extra, Outline, Statement
from productroles.pay.text.result import NO_TERMS, ParsedPay, Terms, make_note, make_pay
from productroles.pay.text.signs import LAKH_RUPEE, Sign, convention, local
from productroles.pay.text.terms import Bounds, Said, bounds, components, doubts, periods, taxes

MOST_CANDIDATES = 12
MOST_CURRENCIES = 6
"""Of the thirty dollars, the commonest are named."""

_ALONE_BEFORE = frozenset(",.:;(d/SGBauUsP=-~npQ")
_ALONE_BEHIND = frozenset(",.:;)/SGBa=eA-~+pcfgmbhiFH(")
_DOUBTS = {
    "approximate": "the figure is approximate",
    "statistic": "the figure is a statistic, not an offer",
    "pro-rata": "the figure is for full time, and less is paid for less",
}


Outcome: TypeAlias = tuple[ParsedPay | None, tuple[Note, ...], tuple[ParsedPay, ...]]
"""What one statement came to: pay or None, the reasons, and what a refused one may have been."""


class Parts(NamedTuple):
    """A statement taken apart."""

    first: Figure
    second: Figure | None
    signs: list[Sign]
    bounds: Bounds
    periods: list[Said]
    taxes: list[Said]
    doubts: list[Said]
    country: str | None
    printed: str
    apart: bool
    """Whether a period stands at the first of two figures, so that the second lends it nothing."""
    outline: Outline | None
    """The whole text, where there is more in it than the figures and these terms."""

    def amounts(self, code: str) -> tuple[Decimal, Decimal, str]:
        """The two ends in a currency, and the figure that lends its multiplier."""
        per = self.periods[0].value if len(self.periods) == 1 else ""
        rules = convention(code, self.country, self.signs)
        return amounts(self.first, self.second, rules, code, per, apart=self.apart)

    def pay(self, code: str, ends: tuple[Decimal, Decimal], terms: Terms = NO_TERMS) -> ParsedPay:
        """A candidate: pay with these ends, as far as they are not open."""
        low = None if self.bounds.low_open else ends[0]
        return make_pay(low, None if self.bounds.high_open else ends[1], code, self.printed, terms)


def resolve(outline: Outline, statement: Statement, country: str | None, printed: str) -> Outcome:
    """The pay that a statement of a text says.

    Raises:
        Refused: where nothing can be told, candidates included.
    """
    bound = bounds(outline, statement)
    first = figure(outline.tokens, *statement.first)
    second = figure(outline.tokens, *statement.second) if statement.second else None
    said = periods(outline, statement)
    add_periods(said, first, second)
    signs = first.signs + second.signs if second else first.signs
    loose, doubtful = _loose_signs(outline)
    if not signs and not loose:
        raise Refused("no-currency", "no currency is named at the figure")
    if not signs and not said and second is None and _may_be_a_year(first):
        raise Refused("no-figure", "the number may be a year")
    signs = signs + loose
    code, options, by_place = settle(signs, country)
    if doubtful and not any(sign.certain for sign in signs) and _rivals(doubtful, signs, code):
        code, options = None, signs[0].codes[:MOST_CURRENCIES]
    apart = statement.second is not None and statement.second[0] - statement.first[1] > len(statement.joined_by)
    parts = Parts(
        first,
        second,
        signs,
        bound,
        said,
        taxes(outline),
        doubts(outline, statement),
        country,
        printed,
        apart,
        outline,
    )
    return decided(parts, code, options, by_place)


def add_periods(said: list[Said], first: Figure, second: Figure | None) -> None:
    """A multiplier that holds a period, as LPA does, states it too."""
    for printed in (first, second):
        if printed and printed.scales and (per := printed.scales[0].per) and all(each.value != per for each in said):
            said.append(Said(per, printed.words))


def decided(parts: Parts, code: str | None, options: tuple[str, ...], by_place: bool) -> Outcome:
    """What a statement says once its currency is settled, or is known not to be."""
    if code is None:
        return _ambiguous(parts, options)
    try:
        low, high, lent = parts.amounts(code)
    except Refused as refused:
        pairs = refused.pairs[:MOST_CANDIDATES]
        return None, (make_note(refused.code, refused.why),), tuple(parts.pay(code, pair) for pair in pairs)
    if len(parts.periods) > 1:
        return _two_periods(parts, code, (low, high))
    return _accepted(parts, code, (low, high), lent, by_place)


# --- currency ----------------------------------------------------------------------------------------------------


def settle(signs: Sequence[Sign], country: str | None) -> tuple[str | None, tuple[str, ...], bool]:
    """The currency that signs at a statement agree on, else what they may stand for; and whether the place decided.

    Signs that contradict each other may stand for nothing.
    """
    first = signs[0]
    options, certain = first.codes, first.certain
    for sign in signs:
        if sign is not first:
            options = tuple(code for code in options if code in sign.codes)
            certain = certain or sign.certain
    if certain or not options:
        return (certain, options, False) if certain in options else (None, (), False)
    own = local(options, country)
    if own:
        return own, options, own != first.default
    if first.default in options:
        return first.default, options, False
    return None, options[:MOST_CURRENCIES], False


def _loose_signs(outline: Outline) -> tuple[list[Sign], list[Sign]]:
    """Signs and codes that stand at no figure: those that stand alone, and those inside other words."""
    tokens, kinds = outline.tokens, outline.kinds
    alone: list[Sign] = []
    doubtful: list[Sign] = []
    if kinds.count("c") == sum(kinds.count("c", each.start, each.stop) for each in outline.pay):
        return alone, doubtful
    of_pay = {at for each in outline.pay for at in range(each.start, each.stop)}
    for at, kind in enumerate(kinds):
        if kind == "c" and at not in of_pay:
            before, behind = kinds[at - 1 : at], kinds[at + 1 : at + 2]
            stands = (not before or before in _ALONE_BEFORE) and (not behind or behind in _ALONE_BEHIND)
            (alone if stands or at - 1 in of_pay else doubtful).append(tokens.values[at])
    return alone, doubtful


def _rivals(doubtful: list[Sign], signs: list[Sign], code: str | None) -> bool:
    """Whether a code inside other words names another currency that the signs may stand for."""
    rivals = {sign.certain for sign in doubtful} - {code}
    return any(rival in sign.codes for rival in rivals for sign in signs)


def _may_be_a_year(printed: Figure) -> bool:
    number = printed.numbers[0]
    plain = not printed.scales and len(number) == 4 and number.isdecimal()
    return plain and 1900 <= int(number) < 2100


# --- refusals ----------------------------------------------------------------------------------------------------


def _ambiguous(parts: Parts, options: tuple[str, ...]) -> Outcome:
    """A sign that several currencies share, or signs that contradict each other."""
    if not options:
        why = make_note("two-currencies", "signs and codes of different currencies stand at one statement")
        return None, (why,), tuple(_each_currency(parts))
    where = f" and {parts.country} does not settle it" if parts.country else "; a place would settle it"
    why = make_note("ambiguous-currency", f"the sign is that of several currencies ({', '.join(options)}, ...){where}")
    reasons = (why,)
    found: list[ParsedPay] = []
    rules: Convention | None = None
    pairs: Sequence[tuple[Decimal, Decimal]] = ()
    for code in options:
        new = convention(code, parts.country, parts.signs)
        if new != rules:
            rules = new
            try:
                pairs = (parts.amounts(code)[:2],)
            except Refused as refused:
                pairs = refused.pairs
                reasons = (why, make_note(refused.code, refused.why))
        found += [parts.pay(code, pair) for pair in pairs]
    return None, reasons, tuple(found[:MOST_CANDIDATES])


def _each_currency(parts: Parts) -> list[ParsedPay]:
    """Each figure in each currency that its own signs name."""
    found: list[ParsedPay] = []
    for printed in (parts.first, parts.second):
        for code in dict.fromkeys(sign.certain for sign in (printed.signs if printed else ()) if sign.certain):
            one = parts._replace(first=printed or parts.first, second=None)
            with suppress(Refused):
                found.append(one.pay(code, one.amounts(code)[:2]))
    return found


def _two_periods(parts: Parts, code: str, ends: tuple[Decimal, Decimal]) -> Outcome:
    words = " and ".join(repr(each.words) for each in parts.periods if each.words)
    why = make_note("two-periods", f"the period cannot be told from {words}")
    return None, (why,), tuple(parts.pay(code, ends, (PayPeriod(each.value), *NO_TERMS[1:])) for each in parts.periods)


# --- the whole ---------------------------------------------------------------------------------------------------


def _accepted(parts: Parts, code: str, ends: tuple[Decimal, Decimal], lent: str, by_place: bool) -> Outcome:
    first, second, _, bound, periods_said, taxes_said, doubtful, country, printed, _, outline = parts
    words = repr(first.words) if second is None else f"{first.words!r} to {second.words!r}"
    reasons = [make_note("figures", f"{words}: {code}")]
    caveats: list[Note] = []
    if by_place:
        caveats.append(make_note("currency-by-place", f"the sign is read as {code} because of the place {country}"))
    if lent:
        caveats.append(make_note("multiplier-shared", f"the multiplier of {lent!r} reaches the first figure"))
    if bound.words:
        end = "low" if bound.low_open else "high"
        reasons.append(make_note("open-end", f"{bound.words!r}: the {end} end is open"))
    for doubt in doubtful:
        caveats.append(make_note(doubt.value, f"{doubt.words!r}: {_DOUBTS[doubt.value]}"))
    per = PayPeriod.UNSTATED
    if periods_said:
        per = PayPeriod(periods_said[0].value)
        reasons.append(make_note("period", f"{periods_said[0].words!r}: per {per}"))
        if first.scales and all(sign is LAKH_RUPEE for sign in parts.signs):
            caveats.append(make_note("currency-by-idiom", "lakh per annum is said of Indian rupees"))
    low, high = None if bound.low_open else ends[0], None if bound.high_open else ends[1]
    if outline is None:
        tax = _tax(taxes_said, reasons, caveats) if taxes_said else PayTax.UNSTATED
        terms, extras = (per, PayComponent.UNSTATED, tax, None), ()
    else:
        terms, extras = _besides(outline, per, taxes_said, reasons, caveats)
    pay = make_pay(low, high, code, printed, terms, extras, tuple(caveats))
    return pay, tuple(reasons), ()


def _besides(
    outline: Outline, per: PayPeriod, taxes_said: list[Said], reasons: list[Note], caveats: list[Note]
) -> tuple[Terms, tuple[Note, ...]]:
    """The terms and the extras of a text that holds more than a statement."""
    extras = [_extra(outline, extra) for extra in outline.extras]
    component = _component(outline, reasons, caveats)
    tax = PayTax.UNSTATED
    if taxes_said and _may_be_vat(outline, extras, taxes_said):
        text = f"{taxes_said[0].words!r} may speak of a value added tax and not of the person's taxes"
        caveats.append(make_note("tax-or-vat", text))
    elif taxes_said:
        tax = _tax(taxes_said, reasons, caveats)
    return (per, component, tax, _payments(outline, per, extras, reasons)), tuple(extras)


def _extra(outline: Outline, extra: Extra) -> Note:
    start, stop, kind, relation = extra
    return make_note(kind, outline.tokens.words(start, stop), (("relation", relation),) if relation else ())


def _component(outline: Outline, reasons: list[Note], caveats: list[Note]) -> PayComponent:
    said = components(outline)
    if len(said) > 1:
        words = " and ".join(repr(each.words) for each in said)
        caveats.append(make_note("component-contradicted", f"{words} are different components"))
    if len(said) != 1:
        return PayComponent.UNSTATED
    reasons.append(make_note("component", f"{said[0].words!r}: {said[0].value}"))
    return PayComponent(said[0].value)


def _may_be_vat(outline: Outline, extras: list[Note], said: list[Said]) -> bool:
    return any(extra.code == "vat" for extra in extras) or ("D" in outline.kinds and said[0].value == PayTax.NET)


def _tax(said: list[Said], reasons: list[Note], caveats: list[Note]) -> PayTax:
    if len(said) > 1:
        caveats.append(make_note("tax-contradicted", "both gross and net are named"))
        return PayTax.UNSTATED
    reasons.append(make_note("tax", f"{said[0].words!r}: {said[0].value}"))
    return PayTax(said[0].value)


def _payments(outline: Outline, per: PayPeriod, extras: list[Note], reasons: list[Note]) -> int | None:
    if outline.payments is None:
        return None
    count, start, stop = outline.payments
    words = outline.tokens.words(start, stop)
    ordinal = outline.tokens.kinds[stop - 1] in ("u", "a", "S")
    if count and (per is PayPeriod.MONTH or not ordinal):
        reasons.append(make_note("payments", f"{words!r}: {count} payments a year"))
        return count
    extras.append(make_note("further-payments", words))
    return None
