import re
from collections.abc import Iterator
from copy import copy
from decimal import Decimal
from typing import cast
from unicodedata import category

from babel import Locale, localedata
from babel import numbers as babel

import productroles as pr
from productroles.display.locale import format_compact, format_money, format_percent, format_range
from productroles.pay.currency import MINOR_DIGITS

ALL = sorted(localedata.locale_identifiers())
GAP = "\xa0"
# CLDR's digits follow custom; these differ from ISO 4217.
CUSTOM_DIGITS = set("AFN ALL IQD IRR KPW LAK LBP MGA MMK RSD SLL SOS SYP YER".split())


def in_iso_digits(amount: Decimal, currency: str, locale: Locale) -> str:
    pattern = copy(locale.currency_formats["standard"])
    pattern.frac_prec = (MINOR_DIGITS[currency],) * 2
    return cast("str", pattern.apply(amount, locale, currency=currency, currency_digits=False))


def without_gap(ours: str, theirs: str) -> str:
    """Ours less the no-break space it has beyond theirs, if that stands between a digit and a sign's letter."""
    for at, one in enumerate(ours):
        if one == GAP and ours[:at] + ours[at + 1 :] == theirs:
            sides = sorted((ours[at - 1], ours[at + 1]), key=str.isdigit)
            if sides[1].isdigit() and category(sides[0])[0] in "LP":
                return theirs
    return ours


# A sign that the reader's own place uses for another currency.
OWN_SIGNS = {
    "GBP": {"apc_SY", "cop_EG", "en_GS", "en_SD", "ha_Arab_SD", "syr_SY"},
    "JPY": {"yue_Hant_CN"},
    "RUB": {"be_BY", "ru_BY"},
}


def differences(ours: str, theirs: str, currency: str, locale: Locale) -> Iterator[str]:
    """The names of the known differences that lead from Babel's text to ours; "unknown" if they do not."""
    if ours == theirs:
        return
    sign = babel.get_currency_symbol(currency, locale)
    if currency in {"XAF", "XOF"} and currency in ours:
        theirs = theirs.replace(sign, currency)
        yield "signs that look alike"
    if str(locale) in OWN_SIGNS.get(currency, ()):
        theirs = theirs.replace(sign, currency)
        yield f"sign of the reader's own {currency}"
    if str(locale) == "fr_CH" and "," in theirs:
        theirs = theirs.replace(",", ".")
        yield "decimal sign of money"
    if ours != theirs:
        yield "gap beside digits" if without_gap(ours, theirs) == theirs else f"unknown: {locale} {ours!r} {theirs!r}"


def test_money_is_babels_in_every_locale_but_for_the_differences_named_here() -> None:
    seen: set[str] = set()
    for name in ALL:
        locale = Locale.parse(name)
        for currency in ("USD", "EUR", "GBP", "JPY", "SGD", "RUB", "XAF", "XOF", "IQD"):
            for amount in (Decimal("1234567.895"), Decimal("-1234.5")):
                ours = format_money(pr.Money(amount, currency), locale=locale, digits="minor")
                theirs = babel.format_currency(amount, currency, locale=locale)
                if currency in CUSTOM_DIGITS:
                    seen.add("minor digits of ISO 4217")
                    theirs = in_iso_digits(amount, currency, locale)
                seen.update(differences(ours, theirs, currency, locale))
                assert not re.search(r"\d[^\W\d_]|[^\W\d_]\d", ours), (name, ours)
    assert seen == {
        "decimal sign of money",
        "gap beside digits",
        "minor digits of ISO 4217",
        "signs that look alike",
        *(f"sign of the reader's own {currency}" for currency in OWN_SIGNS),
    }


def test_digits_differ_from_cldr_for_these_currencies_only() -> None:
    assert {code for code, digits in MINOR_DIGITS.items() if babel.get_currency_precision(code) != digits} == (
        CUSTOM_DIGITS
    )


def test_no_locale_shows_two_currencies_alike() -> None:
    for name in ALL:
        shown: dict[str, str] = {}
        for currency in ("USD", "CAD", "AUD", "GBP", "EGP", "JPY", "CNY", "SEK", "NOK", "INR", "PKR", "XAF", "XOF"):
            text = re.sub(r"[\s\u200e\u200f\u061c.]", "", format_money(pr.Money(1, currency), locale=name)).casefold()
            assert shown.setdefault(text, currency) == currency, name


# CLDR has other words or spaces for 10 and 100 of a magnitude than for 1, some plainly wrong (lakh for thousand).
TWO_FORMS = set("ak as bgn brx ha ka mn ps sat sd sw".split())


def test_compact_money_is_babels_in_every_locale_but_for_the_differences_named_here() -> None:
    seen: set[str] = set()
    for name in ALL:
        locale = Locale.parse(name)
        starts = locale.compact_currency_formats["short"]["other"]
        for currency in ("USD", "SGD"):
            for text in ("-120000", "87500", "1200000", "45000000", "3000000000", "450000000000", "512"):
                amount = Decimal(text)
                ours = format_compact(pr.Money(amount, currency), locale=locale)
                reached = [pattern.pattern for start, pattern in starts.items() if abs(amount) >= int(start)]
                if not reached or reached[-1] == "0":
                    seen.add("not shortened")
                    assert ours == format_money(pr.Money(amount, currency), locale=locale)
                    continue
                theirs = babel.format_compact_currency(amount, currency, locale=locale, fraction_digits=1)
                for difference in differences(ours, theirs, currency, locale):
                    known = not difference.startswith("unknown") or locale.language not in TWO_FORMS
                    seen.add(difference if known else f"one form a magnitude: {locale.language}")
    assert seen == {"decimal sign of money", "gap beside digits", "not shortened"} | {
        f"one form a magnitude: {language}" for language in TWO_FORMS
    }


def test_percentages_are_babels_in_every_locale() -> None:
    for name in ALL:
        for ratio in (Decimal("0.055"), Decimal("-12.345"), Decimal(1234), Decimal(0)):
            assert format_percent(ratio, locale=name) == babel.format_percent(ratio, locale=name)


def test_every_locale_has_something_between_two_ends() -> None:
    ends = (pr.Money(1, "EUR"), pr.Money(2, "EUR"))
    for name in ALL:
        first, second = (format_money(end, locale=name) for end in ends)
        text = format_range(ends, locale=name)
        assert text.startswith(first)
        assert text.endswith(second)
        assert text[len(first) : -len(second)].strip()
