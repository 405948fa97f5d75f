"""From a statement to pay: the currency, the amounts in it, and the terms."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from productroles.evidence import Note
from productroles.pay.period import PayComponent, PayPeriod, PayTax
from productroles.pay.text.amounts import Amounts, Figure, amounts, convention, figures
from productroles.pay.text.grammar import Outline, Statement
from productroles.pay.text.lexer import Refused
from productroles.pay.text.result import ParsedPay, made, note
from productroles.pay.text.signs import Sign, local
from productroles.pay.text.terms import Bounds, Said, bounds, components, doubts, periods, taxes

MOST_CANDIDATES = 12
MOST_CURRENCIES = 8
"""Of the thirty dollars, the commonest are named."""

_ALONE_BEFORE = frozenset(",.:;(d/SGBauUsP=-~npQ")
_ALONE_BEHIND = frozenset(",.:;)/SGBa=eA-~+pcfgmbhiFH(")
_NO_TERMS = (PayPeriod.UNSTATED, PayComponent.UNSTATED, PayTax.UNSTATED, None)
_DOUBTS = {
    "approximate": "the figure is approximate",
    "statistic": "the figure is a statistic, not an offer",
    "pro-rata": "the figure is for full time, and less is paid for less",
}


class Outcome(NamedTuple):
    """What one statement came to: pay, or why not and what it may have been."""

    pay: ParsedPay | None
    reasons: tuple[Note, ...]
    candidates: tuple[ParsedPay, ...] = ()


class _Currency(NamedTuple):
    codes: tuple[str, ...]
    """What the signs may stand for; none where they contradict each other."""
    settled: bool = False
    by_place: bool = False


class _Parts(NamedTuple):
    """A statement with what was found of it so far."""

    outline: Outline
    figures: list[Figure]
    signs: list[Sign]
    bounds: Bounds
    periods: list[Said]
    country: str | None
    printed: str
    apart: bool
    """Whether a period stands at the first of two figures, so that the second lends it nothing."""

    def amounts(self, code: str) -> Amounts:
        per = self.periods[0].value if len(self.periods) == 1 else ""
        return amounts(self.figures, convention(code, self.country, self.signs, per), code, apart=self.apart)

    def pay(self, code: str, low: Decimal | None, high: Decimal | None) -> ParsedPay:
        """A candidate: the figures without further terms."""
        return self.whole(code, low, high, _NO_TERMS, (), ())

    def whole(
        self,
        code: str,
        low: Decimal | None,
        high: Decimal | None,
        terms: tuple[object, ...],
        extras: tuple[Note, ...],
        caveats: tuple[Note, ...],
    ) -> ParsedPay:
        low = None if self.bounds.low_open else low
        high = None if self.bounds.high_open else high
        return made(ParsedPay, (*terms, (), (), low, high, code, self.printed, extras, caveats))


def resolve(outline: Outline, statement: Statement, country: str | None, printed: str) -> Outcome:
    """The pay that a statement says.

    Raises:
        Refused: where nothing can be told, candidates included.
    """
    bound = bounds(outline, statement)
    found = figures(outline.tokens, statement)
    said = _periods(outline, statement, found)
    signs = [sign for figure in found for sign in figure.signs]
    apart = statement.second is not None and statement.second[0] - statement.first[1] > len(statement.joined_by)
    currency = _currency(outline, found, signs, said, country)
    parts = _Parts(outline, found, signs, bound, said, country, printed, apart)
    if not currency.settled:
        return _ambiguous(parts, currency)
    code = currency.codes[0]
    read = parts.amounts(code)
    if read.code:
        pairs = read.candidates[:MOST_CANDIDATES]
        return Outcome(None, (note(read.code, read.why),), tuple(parts.pay(code, *pair) for pair in pairs))
    if len(said) > 1:
        return _two_periods(parts, code, read)
    return _accepted(parts, currency, read, doubts(outline, statement))


def _periods(outline: Outline, statement: Statement, found: list[Figure]) -> list[Said]:
    said = periods(outline, statement)
    for figure in found:
        for scale in figure.scales:
            if scale.per and all(other.value != scale.per for other in said):
                said.append(Said(scale.per, figure.words))
    return said


# --- currency ----------------------------------------------------------------------------------------------------


def _currency(
    outline: Outline, found: list[Figure], signs: list[Sign], said: list[Said], country: str | None
) -> _Currency:
    """The currency of a statement; signs that stand at no figure are added to ``signs``."""
    loose, doubtful = _loose_signs(outline)
    if not signs and not loose:
        raise Refused("no-currency", "no currency is named at the figure")
    if not signs and not said and _may_be_a_year(found):
        raise Refused("no-figure", "the number may be a year")
    signs += loose
    currency = settle(signs, country)
    if doubtful and not any(sign.certain for sign in signs):
        rivals = {sign.certain for sign in doubtful} - set(currency.codes[:1] if currency.settled else ())
        if any(rival in sign.codes for rival in rivals for sign in signs):
            return _Currency(signs[0].codes[:MOST_CURRENCIES])
    return currency


def settle(signs: Sequence[Sign], country: str | None) -> _Currency:
    """The currency that all signs at a statement agree on; several codes where it stays open."""
    first = signs[0]
    options, certain = first.codes, first.certain
    for sign in signs:
        if sign is not first:
            options = tuple(code for code in options if code in sign.codes)
            certain = certain or sign.certain
    if certain or not options:
        return _Currency((certain,), settled=True) if certain and certain in options else _Currency(())
    own = local(options, country)
    if own:
        return _Currency((own,), settled=True, by_place=own != first.default)
    if first.default and first.default in options:
        return _Currency((first.default,), settled=True)
    return _Currency(options[:MOST_CURRENCIES])


def _loose_signs(outline: Outline) -> tuple[list[Sign], list[Sign]]:
    """Signs and codes that stand at no figure: those that stand alone, and those inside other words."""
    tokens, kinds = outline.tokens, outline.kinds
    alone: list[Sign] = []
    doubtful: list[Sign] = []
    inside = 0
    for each in outline.pay:
        inside += kinds.count("c", each.start, each.stop)
    if kinds.count("c") == inside:
        return alone, doubtful
    of_pay = {at for each in outline.pay for at in range(each.start, each.stop)}
    for at, kind in enumerate(kinds):
        if kind == "c" and at not in of_pay:
            before, behind = kinds[at - 1 : at], kinds[at + 1 : at + 2]
            stands = (not before or before in _ALONE_BEFORE) and (not behind or behind in _ALONE_BEHIND)
            (alone if stands or at - 1 in of_pay else doubtful).append(tokens.values[at])
    return alone, doubtful


def _may_be_a_year(found: list[Figure]) -> bool:
    number = found[0].numbers[0]
    plain = len(found) == 1 and not found[0].scales and len(number) == 4 and number.isdecimal()
    return plain and 1900 <= int(number) < 2100


# --- refusals ----------------------------------------------------------------------------------------------------


def _ambiguous(parts: _Parts, currency: _Currency) -> Outcome:
    """A sign that several currencies share, or signs that contradict each other."""
    if not currency.codes:
        why = note("two-currencies", "signs and codes of different currencies stand at one statement")
        return Outcome(None, (why,), tuple(_each_currency(parts)))
    shown = ", ".join(currency.codes)
    where = f" and {parts.country} does not settle it" if parts.country else "; a place would settle it"
    reasons = [note("ambiguous-currency", f"the sign is that of several currencies ({shown}, ...){where}")]
    found: list[ParsedPay] = []
    rules: object = None
    read = Amounts(None, None)
    for code in currency.codes:
        if (new := convention(code, parts.country, parts.signs, "")) != rules:
            rules, read = new, parts.amounts(code)
        pairs = read.candidates if read.low is None or read.high is None else ((read.low, read.high),)
        found += [parts.pay(code, *pair) for pair in pairs]
        if read.code and len(reasons) == 1:
            reasons.append(note(read.code, read.why))
    return Outcome(None, tuple(reasons), tuple(found[:MOST_CANDIDATES]))


def _each_currency(parts: _Parts) -> list[ParsedPay]:
    """Each figure in each currency that its own signs name."""
    found: list[ParsedPay] = []
    for figure in parts.figures:
        for code in dict.fromkeys(sign.certain for sign in figure.signs if sign.certain):
            read = amounts([figure], convention(code, parts.country, parts.signs, ""), code, apart=True)
            if read.low is not None:
                found.append(parts.pay(code, read.low, read.high))
    return found


def _two_periods(parts: _Parts, code: str, read: Amounts) -> Outcome:
    words = " and ".join(repr(each.words) for each in parts.periods if each.words)
    candidates = [
        parts.whole(code, read.low, read.high, (PayPeriod(each.value), *_NO_TERMS[1:]), (), ()) for each in parts.periods
    ]
    return Outcome(None, (note("two-periods", f"the period cannot be told from {words}"),), tuple(candidates))


# --- the whole ---------------------------------------------------------------------------------------------------


def _accepted(parts: _Parts, currency: _Currency, read: Amounts, doubtful: list[Said]) -> Outcome:
    code, found = currency.codes[0], parts.figures
    words = repr(found[0].words) if len(found) == 1 else f"{found[0].words!r} to {found[1].words!r}"
    reasons = [note("figures", f"{words}: {code}")]
    caveats: list[Note] = []
    if currency.by_place:
        caveats.append(note("currency-by-place", f"the sign is read as {code} because of the place {parts.country}"))
    if found[0].scales or read.shared:
        _explain_scales(parts, read, caveats)
    if parts.bounds.words:
        end = "low" if parts.bounds.low_open else "high"
        reasons.append(note("open-end", f"{parts.bounds.words!r}: the {end} end is open"))
    for doubt in doubtful:
        caveats.append(note(doubt.value, f"{doubt.words!r}: {_DOUBTS[doubt.value]}"))
    per = PayPeriod.UNSTATED
    if parts.periods:
        per = PayPeriod(parts.periods[0].value)
        reasons.append(note("period", f"{parts.periods[0].words!r}: per {per.value}"))
    extras = [_extra(parts.outline, at) for at in range(len(parts.outline.extras))]
    terms = (
        per,
        _component(parts.outline, reasons, caveats),
        _tax(parts.outline, extras, reasons, caveats),
        _payments(parts.outline, per, extras, reasons),
    )
    pay = parts.whole(code, read.low, read.high, terms, tuple(extras), tuple(caveats))
    return Outcome(pay, tuple(reasons))


def _explain_scales(parts: _Parts, read: Amounts, caveats: list[Note]) -> None:
    if read.shared:
        caveats.append(note("multiplier-shared", f"the multiplier of {read.shared!r} reaches the first figure"))
    if any(scale.sign and scale.per for figure in parts.figures for scale in figure.scales):
        caveats.append(note("currency-by-idiom", "lakh per annum is said of Indian rupees"))


def _extra(outline: Outline, at: int) -> Note:
    start, stop, kind, relation = outline.extras[at]
    return note(kind, outline.tokens.words(start, stop), (("relation", relation),) if relation else ())


def _component(outline: Outline, reasons: list[Note], caveats: list[Note]) -> PayComponent:
    said = components(outline)
    if len(said) > 1:
        words = " and ".join(repr(each.words) for each in said)
        caveats.append(note("component-contradicted", f"{words} are different components"))
    if len(said) != 1:
        return PayComponent.UNSTATED
    reasons.append(note("component", f"{said[0].words!r}: {said[0].value}"))
    return PayComponent(said[0].value)


def _tax(outline: Outline, extras: list[Note], reasons: list[Note], caveats: list[Note]) -> PayTax:
    said = taxes(outline)
    if not said:
        return PayTax.UNSTATED
    words, value = repr(said[0].words), said[0].value
    if any(extra.code == "vat" for extra in extras) or ("D" in outline.kinds and value == PayTax.NET):
        text = f"{words} stands beside a value added tax or a B2B contract; it may not speak of the person's taxes"
        caveats.append(note("tax-or-vat", text))
        return PayTax.UNSTATED
    if len(said) > 1:
        caveats.append(note("tax-contradicted", "both gross and net are named"))
        return PayTax.UNSTATED
    reasons.append(note("tax", f"{words}: {value}"))
    return PayTax(value)


def _payments(outline: Outline, per: PayPeriod, extras: list[Note], reasons: list[Note]) -> int | None:
    if outline.payments is None:
        return None
    count, start, stop = outline.payments
    words = outline.tokens.words(start, stop)
    ordinal = outline.tokens.kinds[stop - 1] in ("u", "a", "S")
    if count and (per is PayPeriod.MONTH or not ordinal):
        reasons.append(note("payments", f"{words!r}: {count} payments a year"))
        return count
    extras.append(note("further-payments", words))
    return None
