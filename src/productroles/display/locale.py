r"""Money, ranges, dates, lists and percentages as a reader's locale writes them, through Babel.

The locale is always an argument: a name such as ``"de"``, ``"en_US"``, ``"en-US"``, or a ``babel.Locale``. It is
the reader's, not the source's: it says how to write, and signs that several countries share are told apart as
that reader is used to (``$`` is the Canadian dollar to en_CA, which writes ``US$`` for the other).

Digits are those of ISO 4217 and rounding is half-even, whatever the caller's Decimal context says; nothing
prints a negative zero. :mod:`productroles.display.patterns` lists what else differs from Babel's own functions.
What is written holds no-break spaces and, in some locales, marks of direction.

>>> import productroles as pr
>>> from productroles.display import locale
>>> offer = pr.Money("1234567.5", "EUR")
>>> locale.format_money(offer, locale="de_DE")
'1.234.567,50\xa0€'
>>> locale.format_compact(offer, locale="en_US")
'€1.2M'
>>> locale.format_range(pr.SalaryRange("220000", None, currency="SGD"), locale="en_GB")
'from SGD\xa0220,000'
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from productroles._exact import CONTEXT, DIGITS, ONE, WIDE, Number, exact, plain
from productroles._fields import count, day, many
from productroles.display.patterns import (
    Magnitude,
    as_locale,
    between,
    compact_magnitudes,
    money_shape,
    percent_shape,
    plural_category,
)
from productroles.errors import FieldError, FieldTypeError, RangeOrderError, UnknownMemberError
from productroles.pay.currency import MINOR_DIGITS
from productroles.pay.money import Money

if TYPE_CHECKING:
    from babel import Locale

AnyLocale: TypeAlias = "str | Locale"
Digits: TypeAlias = Literal["whole", "minor"] | int | None
"""Digits after the decimal sign.

``"whole"``: none. ``"minor"``: those of the currency's minor unit (2 for USD, 0 for JPY, 3 for KWD). An int:
that many. None: the minor unit, or none where the amount is whole, as ``str`` of Money does.
"""
DateStyle: TypeAlias = Literal["short", "medium", "long", "full"]

_STYLES: tuple[DateStyle, ...] = ("short", "medium", "long", "full")
_OPEN = {
    "en": ("from {}", "up to {}"),
    "de": ("ab {}", "bis {}"),
    "fr": ("à partir de {}", "jusqu’à {}"),
}
# Writes 50 digits with 50 more after the decimal sign in full.
_scaleb = WIDE.scaleb


class Ends(Protocol):
    """What has two ends, either of which may be open: a SalaryRange, a SalaryBenchmark, pay that was read."""

    @property
    def low(self) -> Money | None:
        """The lower end, None where it is open."""

    @property
    def high(self) -> Money | None:
        """The upper end, None where it is open."""


def format_money(money: Money, *, locale: AnyLocale, digits: Digits = None) -> str:
    r"""The money with the sign, order, separators and grouping of the locale.

    >>> import productroles as pr
    >>> pay = pr.Money("98765.432", "KWD")
    >>> format_money(pay, locale="en_IN"), format_money(pay, locale="fr", digits="whole")
    ('KWD\xa098,765.432', '98\u202f765\xa0KWD')
    >>> format_money(pr.Money("450000", "USD"), locale="en_US"), format_money(pr.Money("-0.001", "USD"), locale="en_US")
    ('$450,000', '$0.00')

    Raises:
        UnknownLocaleError: for a locale that Babel does not know.
    """
    shape = money_shape(as_locale(locale), _currency(money))
    return shape.write(_rounded(money.amount, _places(money.amount, money.currency, digits)))


def format_compact(money: Money, *, locale: AnyLocale, digits: int = 1) -> str:
    r"""The money in the short form of the locale, with at most ``digits`` digits after the decimal sign.

    What the locale does not shorten (below a thousand; in German below a million) is written as by
    :func:`format_money`, whole where ``digits`` is 0.

    >>> import productroles as pr
    >>> [format_compact(pr.Money(amount, "USD"), locale="en") for amount in ("120000", "999950", "15.5")]
    ['$120K', '$1M', '$15.50']
    >>> format_compact(pr.Money("120000", "EUR"), locale="de")
    '120.000\xa0€'

    Raises:
        UnknownLocaleError: for a locale that Babel does not know.
    """
    known, currency = as_locale(locale), _currency(money)
    shown, magnitude = _compacted(money.amount, currency, _checked(digits), compact_magnitudes(known, currency))
    if magnitude is None:
        return money_shape(known, currency).write(shown)
    shown = Decimal(plain(shown))
    shapes = magnitude.shapes
    plural = plural_category(known, shown) if len(shapes) > 1 else "other"
    return shapes.get(plural, shapes["other"]).write(shown)


def format_range(ends: Ends | tuple[Money | None, Money | None], *, locale: AnyLocale, digits: Digits = None) -> str:
    r"""Two ends of money, an open one (None) in words. Both ends show the same digits.

    Only the figures are written; the terms of a range (per year, base, gross) are not among them. Words are
    there in English, German and French; other languages get the English ones.

    >>> import productroles as pr
    >>> format_range(pr.SalaryRange("90000", "120000.50", currency="EUR"), locale="de")
    '90.000,00\xa0€\u2009–\u2009120.000,50\xa0€'
    >>> format_range((None, pr.Money("120000", "EUR")), locale="fr_FR")
    'jusqu’à 120\u202f000\xa0€'

    Raises:
        RangeOrderError: where low is above high, or both are open.
        CurrencyMismatchError: where the ends have two currencies.
        UnknownLocaleError: for a locale that Babel does not know.
    """
    low, high = _ends(ends)
    there = [end for end in (low, high) if end is not None]
    if digits is None:
        digits = "whole" if all(_is_whole(end.amount) for end in there) else "minor"
    figures = [format_money(end, locale=locale, digits=digits) for end in there]
    if low is None or high is None:
        if not figures:
            raise RangeOrderError("a range needs at least one end")
        from_words, to_words = _OPEN.get(as_locale(locale).language, _OPEN["en"])
        return (from_words if high is None else to_words).format(*figures)
    if low == high:
        return figures[0]
    if low > high:
        raise RangeOrderError("the figures of a range do not rise", (plain(low.amount), plain(high.amount)))
    return between(as_locale(locale)).join(figures)


def format_percent(ratio: Number, *, locale: AnyLocale, digits: int = 0) -> str:
    r"""A ratio as a percentage with so many digits after the decimal sign.

    >>> format_percent("0.0525", locale="en", digits=1), format_percent("-0.001", locale="de")
    ('5.2%', '0\xa0%')

    Raises:
        AmountTypeError: for a float, a bool or another type that is no exact number.
        AmountError: for NaN, Infinity, more than 50 digits.
        UnknownLocaleError: for a locale that Babel does not know.
    """
    percentage = _rounded(_scaleb(exact(ratio), 2), digits)
    return percent_shape(as_locale(locale)).write(percentage)


def format_date(on: date | str, *, locale: AnyLocale, style: DateStyle = "medium") -> str:
    """A calendar day, from a date or ISO text.

    >>> format_date("2024-06-28", locale="en_US"), format_date("2024-06-28", locale="de", style="long")
    ('Jun 28, 2024', '28. Juni 2024')

    Raises:
        FieldError: for text that is no day.
        UnknownMemberError: for another style than short, medium, long, full.
        UnknownLocaleError: for a locale that Babel does not know.
    """
    from babel import dates

    if style not in _STYLES:
        raise UnknownMemberError(style, "date style", _STYLES)
    return dates.format_date(day(on), format=style, locale=as_locale(locale))


def format_list(items: Iterable[str], *, locale: AnyLocale) -> str:
    """Texts joined as the locale joins them; none give an empty text.

    >>> format_list(["Berlin", "Paris", "London"], locale="en"), format_list(["Berlin", "Paris"], locale="de")
    ('Berlin, Paris, and London', 'Berlin und Paris')

    Raises:
        UnknownLocaleError: for a locale that Babel does not know.
    """
    from babel import lists

    texts = many(items, "several texts")
    for text in texts:
        if not isinstance(text, str):
            raise FieldTypeError("text", text)
    return lists.format_list(texts, locale=as_locale(locale))


def _currency(money: Money) -> str:
    if money.__class__ is not Money:
        raise FieldTypeError("Money", money)
    return money.currency


def _is_whole(amount: Decimal) -> bool:
    return CONTEXT.to_integral_value(amount) == amount


def _places(amount: Decimal, currency: str, digits: Digits) -> int:
    if digits is None:
        digits = "whole" if _is_whole(amount) else "minor"
    if digits == "minor":
        return MINOR_DIGITS[currency]
    if digits == "whole":
        return 0
    if isinstance(digits, str):
        raise UnknownMemberError(digits, "number of digits", ("whole", "minor"))
    return digits


def _rounded(amount: Decimal, places: int) -> Decimal:
    return WIDE.quantize(amount, _scaleb(ONE, -_checked(places)))


def _checked(digits: int) -> int:
    if count(digits) > DIGITS:
        raise FieldError(f"at most {DIGITS} digits", digits)
    return digits


def _magnitude(magnitudes: tuple[Magnitude, ...], amount: Decimal) -> Magnitude | None:
    size = amount.copy_abs()
    return next((magnitude for magnitude in magnitudes if size >= magnitude.start), None)


def _compacted(
    amount: Decimal, currency: str, digits: int, magnitudes: tuple[Magnitude, ...]
) -> tuple[Decimal, Magnitude | None]:
    """The rounded number to write and the magnitude it counts: where it comes to a thousand thousands, a million."""
    magnitude = _magnitude(magnitudes, amount)
    if magnitude is None:
        rounded = _rounded(amount, _places(amount, currency, None) if digits else 0)
    else:
        rounded = _scaleb(_rounded(_scaleb(amount, -magnitude.power), digits), magnitude.power)
    reached = _magnitude(magnitudes, rounded)
    return (rounded, None) if reached is None else (_scaleb(rounded, -reached.power), reached)


def _ends(ends: Ends | tuple[Money | None, Money | None]) -> tuple[Money | None, Money | None]:
    try:
        low, high = ends if isinstance(ends, tuple) else (ends.low, ends.high)
    except (AttributeError, ValueError) as error:
        raise FieldTypeError("a range, or a pair of Money or None", ends) from error
    for end in (low, high):
        if end is not None:
            _currency(end)
    return low, high
