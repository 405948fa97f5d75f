"""What a statement says once its parts are known: the pay with its reasons, or what it may have been."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal
from typing import TypeAlias

from productroles.evidence import Note
from productroles.pay.period import PayComponent, PayPeriod, PayTax
from productroles.pay.text.amounts import Figure, amounts
from productroles.pay.text.cleaning import Refused
from productroles.pay.text.figures import Convention
from productroles.pay.text.grammar import Extra, Outline
from productroles.pay.text.result import NO_TERMS, ParsedPay, Reason, Terms, make_note, make_pay
from productroles.pay.text.signs import LAKH_RUPEE, Sign, convention
from productroles.pay.text.terms import Bounds, Components, Doubts, Periods, Taxes

MOST_CANDIDATES = 12
MOST_CURRENCIES = 4
"""Of the thirty dollars, the commonest are named."""

_DOUBTS = {
    "approximate": "the figure is approximate",
    "statistic": "the figure is a statistic, not an offer",
    "pro-rata": "the figure is for full time, and less is paid for less",
}
_UNSTATED = PayPeriod.UNSTATED
_NOTHING: tuple[Terms, tuple[Note, ...]] = (NO_TERMS, ())

Outcome: TypeAlias = tuple[ParsedPay | None, Sequence[Reason], tuple[ParsedPay, ...]]
"""What one statement came to: pay or None, the reasons, and what a refused one may have been."""
Settled: TypeAlias = tuple[str | None, tuple[str, ...], bool]
"""The currency or None, the currencies that the signs may stand for, and whether the place decided."""
Frame: TypeAlias = tuple[str | None, str, Bounds]
"""The country of the place, the text as printed, and which ends of the statement are open."""
SaidTerms: TypeAlias = tuple[Periods, Taxes, Components, Doubts]
"""Periods, tax sides, components and doubts, as the words have them."""


def add_periods(said: Periods, first: Figure, second: Figure | None) -> None:
    """A multiplier that holds a period, as LPA does, states it too."""
    for printed in (first, second):
        if printed and printed[1] and (per := printed[1][0].per):
            said.setdefault(per, printed[4])


def decided(
    first: Figure,
    second: Figure | None,
    signs: list[Sign],
    settled: Settled,
    frame: Frame,
    terms: SaidTerms,
    apart: bool,
    outline: Outline | None,
) -> Outcome:
    """The outcome of a statement.

    ``apart`` says that a period stands at the first of two figures, so that the second lends it no multiplier;
    ``outline`` is the whole text, where there is more in it than the statement and these terms.
    """
    code, options, by_place = settled
    country, printed, bound = frame
    periods, _, _, doubtful = terms
    per = next(iter(periods)) if len(periods) == 1 else _UNSTATED
    if code is None:
        return _ambiguous(first, second, signs, options, frame, per, apart)
    try:
        low, high, lent = amounts(first, second, convention(code, country, signs), code, per, apart)
    except Refused as refused:
        return None, (refused.reason,), _candidates(code, refused.pairs, frame, per)
    if len(periods) > 1:
        return _two_periods(periods, code, low, high, frame)
    reasons: list[Reason] = [("figures", code, first[4]) if second is None else ("figures", code, first[4], second[4])]
    caveats: list[Note] = []
    if by_place:
        caveats.append(make_note("currency-by-place", f"the sign is read as {code} because of the place {country}"))
    if lent or doubtful or bound[2]:
        _explain(lent, doubtful, bound, reasons, caveats)
    stated, extras = _NOTHING
    if periods or outline is not None or terms[1] or terms[2]:
        stated, extras = _terms(terms, signs, outline, reasons, caveats)
    open_low, open_high, _ = bound
    pay = make_pay(
        None if open_low else low, None if open_high else high, code, printed, stated, extras, tuple(caveats)
    )
    return pay, reasons, ()


def _explain(lent: str, doubtful: Doubts, bound: Bounds, reasons: list[Reason], caveats: list[Note]) -> None:
    if lent:
        caveats.append(make_note("multiplier-shared", f"the multiplier of {lent!r} reaches the first figure"))
    low, _, words = bound
    if words:
        reasons.append(("open-end", "low" if low else "high", words))
    for doubt, said in doubtful.items():
        caveats.append(make_note(doubt, f"{said!r}: {_DOUBTS[doubt]}"))


def _terms(
    terms: SaidTerms, signs: list[Sign], outline: Outline | None, reasons: list[Reason], caveats: list[Note]
) -> tuple[Terms, tuple[Note, ...]]:
    """The terms that are stated, and the extras."""
    periods, taxes, components, _ = terms
    per = _UNSTATED
    if periods:
        per, words = next(iter(periods.items()))
        reasons.append(("period", per, words))
        if signs[0] is LAKH_RUPEE:
            caveats.append(make_note("currency-by-idiom", "lakh per annum is said of Indian rupees"))
    component = _component(components, reasons, caveats) if components else PayComponent.UNSTATED
    if outline is not None:
        return _besides(outline, per, component, taxes, reasons, caveats)
    return (per, component, _tax(taxes, reasons, caveats) if taxes else PayTax.UNSTATED, None), ()


# --- refusals ----------------------------------------------------------------------------------------------------


def _candidates(
    code: str, pairs: Sequence[tuple[Decimal, Decimal]], frame: Frame, per: PayPeriod
) -> tuple[ParsedPay, ...]:
    _, printed, (open_low, open_high, _) = frame
    stated = (per, *NO_TERMS[1:])
    found = [
        make_pay(None if open_low else low, None if open_high else high, code, printed, stated)
        for low, high in pairs[:MOST_CANDIDATES]
    ]
    return tuple(found)


def _ambiguous(
    first: Figure,
    second: Figure | None,
    signs: list[Sign],
    options: tuple[str, ...],
    frame: Frame,
    per: PayPeriod,
    apart: bool,
) -> Outcome:
    """A sign that several currencies share, or signs that contradict each other."""
    country = frame[0]
    if not options:
        why = "signs and codes of different currencies stand at one statement"
        return None, (("two-currencies", why),), _each_currency(first, second, signs, frame, per)
    where = f" and {country} does not settle it" if country else "; a place would settle it"
    why = f"the sign is that of several currencies ({', '.join(options)}, ...){where}"
    reasons: list[Reason] = [("ambiguous-currency", why)]
    found: tuple[ParsedPay, ...] = ()
    rules: Convention | None = None
    pairs: Sequence[tuple[Decimal, Decimal]] = ()
    for code in options:
        new = convention(code, country, signs)
        if new != rules:
            rules = new
            try:
                pairs = [amounts(first, second, rules, code, per, apart)[:2]]
            except Refused as refused:
                pairs = refused.pairs
                reasons[1:] = [refused.reason]
        found += _candidates(code, pairs, frame, per)
    return None, reasons, found[:MOST_CANDIDATES]


def _each_currency(
    first: Figure, second: Figure | None, signs: list[Sign], frame: Frame, per: PayPeriod
) -> tuple[ParsedPay, ...]:
    """Each figure in each currency that its own signs name."""
    found: tuple[ParsedPay, ...] = ()
    for printed in (first, second) if second else (first,):
        for code in dict.fromkeys(code for sign in printed[2] if (code := sign.certain or sign.default)):
            with suppress(Refused):
                ends = amounts(printed, None, convention(code, frame[0], signs), code, _UNSTATED, True)[:2]
                found += _candidates(code, (ends,), frame, per)
    return found


def _two_periods(periods: Periods, code: str, low: Decimal, high: Decimal, frame: Frame) -> Outcome:
    words = " and ".join(repr(said) for said in periods.values() if said)
    why = f"the period cannot be told from {words}"
    return None, (("two-periods", why),), tuple(_candidates(code, ((low, high),), frame, per)[0] for per in periods)


# --- what stands besides -----------------------------------------------------------------------------------------


def _besides(
    outline: Outline,
    per: PayPeriod,
    component: PayComponent,
    taxes_said: Taxes,
    reasons: list[Reason],
    caveats: list[Note],
) -> tuple[Terms, tuple[Note, ...]]:
    """The terms and the extras of a text that holds more than a statement."""
    extras = [_extra(outline, extra) for extra in outline.extras]
    tax = PayTax.UNSTATED
    if taxes_said and _may_be_vat(outline, extras, taxes_said):
        text = f"{next(iter(taxes_said.values()))!r} may speak of a value added tax and not of the person's taxes"
        caveats.append(make_note("tax-or-vat", text))
    elif taxes_said:
        tax = _tax(taxes_said, reasons, caveats)
    return (per, component, tax, _payments(outline, per, extras, reasons)), tuple(extras)


def _extra(outline: Outline, extra: Extra) -> Note:
    start, stop, kind, relation = extra
    return make_note(kind, outline.tokens.words(start, stop), (("relation", relation),) if relation else ())


def _component(said: Components, reasons: list[Reason], caveats: list[Note]) -> PayComponent:
    if len(said) > 1:
        words = " and ".join(map(repr, said.values()))
        caveats.append(make_note("component-contradicted", f"{words} are different components"))
        return PayComponent.UNSTATED
    value, words = next(iter(said.items()))
    reasons.append(("component", value, words))
    return value


def _may_be_vat(outline: Outline, extras: list[Note], said: Taxes) -> bool:
    return any(extra.code == "vat" for extra in extras) or ("D" in outline.kinds and next(iter(said)) == PayTax.NET)


def _tax(said: Taxes, reasons: list[Reason], caveats: list[Note]) -> PayTax:
    if len(said) > 1:
        caveats.append(make_note("tax-contradicted", "both gross and net are named"))
        return PayTax.UNSTATED
    value, words = next(iter(said.items()))
    reasons.append(("tax", value, words))
    return value


def _payments(outline: Outline, per: PayPeriod, extras: list[Note], reasons: list[Reason]) -> int | None:
    if outline.payments is None:
        return None
    count, start, stop = outline.payments
    words = outline.tokens.words(start, stop)
    kinds = outline.tokens.kinds[start:stop]
    ordinal = kinds[-1] in ("u", "a", "S") and "x" not in kinds
    if count and (per is PayPeriod.MONTH or not ordinal):
        reasons.append(("payments", count, words))
        return count
    extras.append(make_note("further-payments", words))
    return None
