"""What a locale says about numbers and money, asked of Babel once and kept.

Babel gives the data (CLDR); what is written from it differs from Babel's own functions where these go wrong:

- a sign that ends in a letter is kept apart from the digits by a no-break space, as CLDR asks: ``SGD 512,000``;
- money takes the decimal sign that the locale keeps for money: ``1 234.50 CHF`` in fr_CH;
- a sign that the reader could take for another currency's gives way to the code: ``FCFA`` and ``F CFA``, ``¥`` for
  the yen in China;
- a compact form is divided by what the positive half of its pattern says; Babel adds the negative half (sw);
- a compact form has one word a magnitude, where CLDR contradicts itself in a dozen locales.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast
from unicodedata import category

from productroles._exact import CONTEXT
from productroles.errors import FieldTypeError, UnknownLocaleError
from productroles.pay.currency import MINOR_DIGITS
from productroles.pay.text.signs import local, phrases

if TYPE_CHECKING:
    from babel import Locale
    from babel.numbers import NumberPattern

_NO_BREAK_SPACE = "\xa0"
_KEPT = 1024
_quoted = re.compile(r"'([^']*)'").sub


class Shape(NamedTuple):
    """How a locale writes one kind of number."""

    before: str
    after: str
    before_negative: str
    after_negative: str
    decimal: str
    group: str
    grouping: tuple[int, int]
    """Digits of the last group and of those before it: (3, 3), in India (3, 2)."""

    def write(self, number: Decimal) -> str:
        """The number with all its digits, trailing zeros included; a negative zero is a zero."""
        digits, _, fraction = format(number.copy_abs(), "f").partition(".")
        last, other = self.grouping
        groups = [digits[-last:]]
        digits = digits[:-last]
        while digits:
            groups.append(digits[-other:])
            digits = digits[:-other]
        text = self.group.join(reversed(groups))
        if fraction:
            text = f"{text}{self.decimal}{fraction}"
        if number < 0:
            return f"{self.before_negative}{text}{self.after_negative}"
        return f"{self.before}{text}{self.after}"


class Magnitude(NamedTuple):
    """How a locale shortens amounts from ``start`` on."""

    start: Decimal
    power: int
    """The amount is divided by ten to this power."""
    shapes: dict[str, Shape]
    """By plural category; only ``other`` where all are alike."""


def as_locale(locale: str | Locale) -> Locale:
    """Babel's Locale of a name such as ``"de"``, ``"en_US"`` or ``"en-US"``, or the Locale itself.

    Raises:
        UnknownLocaleError: for a name that Babel does not know, with near names.
    """
    if isinstance(locale, str):
        return _named(locale)
    from babel import Locale

    if not isinstance(locale, Locale):
        raise FieldTypeError("a locale", locale)
    return locale


@lru_cache(maxsize=_KEPT)
def _named(name: str) -> Locale:
    from babel import Locale
    from babel import UnknownLocaleError as Unknown
    from babel.localedata import locale_identifiers

    try:
        # "und" is the undetermined language, for which Babel would put the likeliest.
        if name[:3].casefold() != "und":
            return Locale.parse(name.replace("-", "_"))
    except (ValueError, Unknown) as error:
        raise UnknownLocaleError(name, locale_identifiers()) from error
    raise UnknownLocaleError(name, locale_identifiers())


@lru_cache(maxsize=_KEPT)
def money_shape(locale: Locale, currency: str) -> Shape:
    """How the locale writes money of the currency."""
    return _shape(locale, locale.currency_formats["standard"], _sign(locale, currency))


@lru_cache(maxsize=_KEPT)
def percent_shape(locale: Locale) -> Shape:
    """How the locale writes a percentage."""
    return _shape(locale, locale.percent_formats[None], None)


@lru_cache(maxsize=_KEPT)
def compact_magnitudes(locale: Locale, currency: str) -> tuple[Magnitude, ...]:
    """The magnitudes by which the locale shortens money of the currency, the largest first.

    CLDR repeats a magnitude for 1, 10 and 100 of it; the first is taken, since in some locales the others contradict
    it: in as, sd and sw the word for a lakh stands where the amount is divided by a thousand.
    """
    sign = _sign(locale, currency)
    formats = locale.compact_currency_formats["short"]
    found: dict[int, Magnitude] = {}
    for start in sorted(formats["other"], key=len):
        pattern = formats["other"][start]
        power = len(start) - pattern.int_prec[0]
        if pattern.pattern == "0" or power in found:  # "0" is CLDR's mark for what is not shortened
            continue
        shapes = {plural: _shape(locale, of[start], sign) for plural, of in formats.items() if start in of}
        if len(set(shapes.values())) == 1:
            shapes = {"other": shapes["other"]}
        found[power] = Magnitude(Decimal(start), power, shapes)
    return tuple(reversed(found.values()))


def plural_category(locale: Locale, number: Decimal) -> str:
    """``one``, ``few``, ``other`` ...: the category the locale puts the number in."""
    with localcontext(CONTEXT):
        return locale.plural_form(number.copy_abs())


def between(locale: Locale) -> str:
    """What stands between the two ends of a range; CLDR gives it for dates, and it serves for money.

    A few locales put the later date first, for writing from right to left; a low figure stays before a high one.
    """
    pattern: str = locale.interval_formats[None]
    return pattern[len("{0}") : -len("{1}")]


def _shape(locale: Locale, pattern: NumberPattern, sign: str | None) -> Shape:
    symbols = locale.number_symbols["latn"]
    decimal: str = symbols["decimal"]
    group: str = symbols["group"]
    if sign is not None:
        decimal = symbols.get("currencyDecimal", decimal)
        group = symbols.get("currencyGroup", group)
    before, before_negative = (_before(text, sign or "") for text in pattern.prefix)
    after, after_negative = (_after(text, sign or "") for text in pattern.suffix)
    return Shape(before, after, before_negative, after_negative, decimal, group, pattern.grouping)


def _before(text: str, sign: str) -> str:
    gap = _NO_BREAK_SPACE if text.endswith("¤") and _is_word(sign[-1]) else ""
    return _unquoted(text).replace("¤", sign) + gap


def _after(text: str, sign: str) -> str:
    gap = _NO_BREAK_SPACE if text.startswith("¤") and _is_word(sign[0]) else ""
    return gap + _unquoted(text).replace("¤", sign)


def _unquoted(text: str) -> str:
    return _quoted(lambda match: match[1] or "'", text)


def _is_word(character: str) -> bool:
    """CLDR's rule for a gap beside digits: the character is neither a symbol nor a separator."""
    return category(character)[0] not in "SZ"


def _sign(locale: Locale, currency: str) -> str:
    """The locale's sign; the code where its reader could take the sign for another currency's.

    That is so where the reader's own place writes its currency with that sign (``¥`` for the yen, in China), and
    where two signs of the locale look alike and this currency is not the reader's.
    """
    sign = _signs(locale).get(currency, currency)
    own = local(_written_so().get(_look(sign), ()), locale.territory)
    if own != currency and (own is not None or currency in _alike(locale)):
        return currency
    return sign


def _signs(locale: Locale) -> Mapping[str, str]:
    return cast("Mapping[str, str]", locale.currency_symbols)


@lru_cache(maxsize=1)
def _written_so() -> dict[str, tuple[str, ...]]:
    """The currencies that are written with a sign anywhere."""
    return {_look(word): sign.codes for word, sign in phrases() if " " not in word}


@lru_cache(maxsize=_KEPT)
def _alike(locale: Locale) -> frozenset[str]:
    """The currencies whose signs look in the locale like another currency's."""
    seen: dict[str, list[str]] = {}
    signs = _signs(locale)
    for code in MINOR_DIGITS:
        seen.setdefault(_look(signs.get(code, code)), []).append(code)
    return frozenset(code for codes in seen.values() if len(codes) > 1 for code in codes)


def _look(sign: str) -> str:
    """What the eye sees of a sign: no spaces, dots, marks of direction or capitals."""
    return "".join(one for one in sign if one.isprintable() and one not in " .").casefold()
