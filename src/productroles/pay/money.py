"""An amount in a currency.

>>> import productroles as pr
>>> price = pr.Money("450000", "USD")
>>> print(price + pr.Money("0.50", "USD"))
USD 450,000.50
>>> price < pr.Money("450000", "EUR")
Traceback (most recent call last):
productroles.errors.CurrencyMismatchError: < needs one currency, not USD and EUR; convert one with ExchangeRates first
>>> price == pr.Money("450000", "EUR")
False
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow
from operator import attrgetter
from typing import Never, overload

import attrs

from productroles._exact import CONTEXT, WIDE, ZERO, Number, exact, plain, too_large
from productroles._show import Record
from productroles.errors import (
    AmountError,
    CurrencyMismatchError,
    DivisionByZeroError,
    FieldTypeError,
    MoneySumError,
)
from productroles.pay.currency import MINOR_DIGITS, currency_code

# Past this many digits below the minor unit `str` cuts and says so: a quotient has fifty.
_SHOWN_BELOW_MINOR = 4


@attrs.frozen(repr=False, init=False)
class Money(Record):
    """An exact amount in one currency; it may be negative, and it knows no pay period.

    ``+``, ``-`` and the order work within one currency and raise across two; ``==`` across two is False.
    ``*`` and ``/`` take an int or a Decimal; Money divided by Money of its currency is a Decimal.
    Results are carried to 50 digits, half-even; nothing else rounds but :meth:`rounded`.

    Raises:
        AmountTypeError: for a float, a bool or another type.
        AmountError: for NaN, Infinity, exponents, more than 50 digits.
        UnknownCurrencyError: for a code that ISO 4217 does not list in capitals.
    """

    amount: Decimal
    currency: str
    """ISO 4217 code."""

    # Written by hand: half the time of a generated one, and Money is made by the million.
    def __init__(self, amount: Number, currency: str) -> None:
        _set_amount(self, exact(amount))
        _set_currency(self, currency if type(currency) is str and currency in _UNITS else currency_code(currency))

    def __repr__(self) -> str:
        return f"Money({plain(self.amount)!r}, {self.currency!r})"

    def __str__(self) -> str:
        return f"{self.currency} {grouped(self.amount, MINOR_DIGITS[self.currency])}"

    # Sorting calls these by the million, so the usual case stands first, behind the test that is quickest.
    def __lt__(self, other: Money) -> bool:
        if isinstance(other, Money):
            if self.currency == other.currency:
                return self.amount < other.amount
            raise CurrencyMismatchError("<", self.currency, other.currency)
        return NotImplemented

    def __le__(self, other: Money) -> bool:
        if isinstance(other, Money):
            if self.currency == other.currency:
                return self.amount <= other.amount
            raise CurrencyMismatchError("<=", self.currency, other.currency)
        return NotImplemented

    def __gt__(self, other: Money) -> bool:
        if isinstance(other, Money):
            if self.currency == other.currency:
                return self.amount > other.amount
            raise CurrencyMismatchError(">", self.currency, other.currency)
        return NotImplemented

    def __ge__(self, other: Money) -> bool:
        if isinstance(other, Money):
            if self.currency == other.currency:
                return self.amount >= other.amount
            raise CurrencyMismatchError(">=", self.currency, other.currency)
        return NotImplemented

    def __add__(self, other: Money) -> Money:
        if other.__class__ is not Money:
            return NotImplemented
        if self.currency != other.currency:
            raise CurrencyMismatchError("+", self.currency, other.currency)
        try:
            return money_of(_add(self.amount, other.amount), self.currency)
        except Overflow as error:
            raise too_large(other.amount, "sum") from error

    def __radd__(self, other: Never) -> Never:
        if other.__class__ is int and other == 0:
            raise MoneySumError
        raise FieldTypeError("Money on both sides of +", other)

    def __sub__(self, other: Money) -> Money:
        if other.__class__ is not Money:
            return NotImplemented
        if self.currency != other.currency:
            raise CurrencyMismatchError("-", self.currency, other.currency)
        try:
            return money_of(_subtract(self.amount, other.amount), self.currency)
        except Overflow as error:
            raise too_large(other.amount, "difference") from error

    def __mul__(self, factor: int | Decimal) -> Money:
        if isinstance(factor, Record):
            return NotImplemented
        return money_of(times(self.amount, _factor(factor)), self.currency)

    __rmul__ = __mul__

    @overload
    def __truediv__(self, other: Money) -> Decimal: ...
    @overload
    def __truediv__(self, other: int | Decimal) -> Money: ...
    def __truediv__(self, other: Money | int | Decimal) -> Money | Decimal:
        if isinstance(other, Money):
            if self.currency != other.currency:
                raise CurrencyMismatchError("/", self.currency, other.currency)
            return divided(self.amount, other.amount, "the amount divided by")
        if isinstance(other, Record):
            return NotImplemented
        return money_of(divided(self.amount, _factor(other), "the divisor"), self.currency)

    def __neg__(self) -> Money:
        return money_of(CONTEXT.minus(self.amount), self.currency)

    def __pos__(self) -> Money:
        return self

    def __abs__(self) -> Money:
        return money_of(CONTEXT.abs(self.amount), self.currency)

    def rounded(self) -> Money:
        """The amount half-even to the minor unit of its currency: cents, whole yen, a thousandth of a dinar.

        >>> import productroles as pr
        >>> pr.Money("0.125", "USD").rounded(), pr.Money("2.5", "JPY").rounded()
        (Money('0.12', 'USD'), Money('2', 'JPY'))
        """
        return money_of(to_minor(self.amount, self.currency), self.currency)

    def allocate(self, shares: Iterable[Number]) -> tuple[Money, ...]:
        """The money in parts by shares, each a whole number of minor units, and all together the money again.

        What does not divide goes a unit at a time to the parts that lost most by rounding down, the first of
        equals first.

        >>> import productroles as pr
        >>> print(*pr.Money("100", "JPY").allocate([1, 1, 1]), sep="; ")
        JPY 34; JPY 33; JPY 33

        Raises:
            AmountError: for a negative share, shares of which none is above zero, or an amount with a fraction of
                its minor unit, which :meth:`rounded` takes off.
        """
        from fractions import Fraction

        from productroles._fields import many

        weights = [Fraction(exact(share)) for share in many(shares, "several shares")]
        whole = sum(weights, Fraction(0))
        if whole <= 0 or min(weights) < 0:
            raise AmountError(tuple(weights), "shares of zero or more with one above zero")
        unit = Fraction(_UNITS[self.currency])
        units = abs(Fraction(self.amount)) / unit
        if units.denominator != 1:
            raise AmountError(self.amount, f"a whole number of minor units of {self.currency}")
        exactly = [units * weight / whole for weight in weights]
        parts = [int(part) for part in exactly]
        lost = sorted(range(len(parts)), key=lambda at: parts[at] - exactly[at])
        for at in lost[: int(units) - sum(parts)]:
            parts[at] += 1
        sign = -1 if self.amount < 0 else 1
        return tuple(money_of(times(Decimal(sign * part), _UNITS[self.currency]), self.currency) for part in parts)


_new = object.__new__
_set_amount = Money.__dict__["amount"].__set__
_set_currency = Money.__dict__["currency"].__set__
_amount_of = attrgetter("amount")
_add = CONTEXT.add
_add_all = WIDE.add
_subtract = CONTEXT.subtract
_UNITS = {code: Decimal((0, (1,), -digits)) for code, digits in MINOR_DIGITS.items()}


def money_of(amount: Decimal, currency: str) -> Money:
    """Money from parts that are known to be good, past the converters."""
    money = _new(Money)
    _set_amount(money, amount)
    _set_currency(money, currency)
    return money


def _factor(value: int | Decimal) -> Decimal:
    if isinstance(value, str):
        raise FieldTypeError("an int or a Decimal to multiply or divide by", value)
    return exact(value)


def times(amount: Decimal, factor: Decimal) -> Decimal:
    """The product to 50 digits; an error where it is past 1e50."""
    try:
        return CONTEXT.multiply(amount, factor) or ZERO
    except Overflow as error:
        raise too_large(factor, "product") from error


def divided(amount: Decimal, divisor: Decimal, what: str) -> Decimal:
    """The quotient to 50 digits; ``what`` names the divisor in the error for zero."""
    try:
        return CONTEXT.divide(amount, divisor) or ZERO
    except (DivisionByZero, InvalidOperation) as error:
        raise DivisionByZeroError(what) from error
    except Overflow as error:
        raise AmountError(divisor, "large enough for a quotient below 1e50") from error


def to_minor(amount: Decimal, currency: str) -> Decimal:
    """The amount half-even to the minor unit of the currency."""
    try:
        rounded = CONTEXT.quantize(amount, _UNITS[currency])
    except InvalidOperation:  # so large that its minor unit is past fifty digits, where the amount has none
        return CONTEXT.plus(WIDE.quantize(amount, _UNITS[currency]))
    return rounded if rounded else ZERO


def grouped(amount: Decimal, minor_digits: int) -> str:
    """Digits in groups of three; what has a fraction shows its minor unit at least, and ``...`` where it is cut.

    >>> from decimal import Decimal
    >>> grouped(Decimal("1234.5"), 2), grouped(Decimal("312.00"), 2), grouped(Decimal(10) / 3, 2)
    ('1,234.50', '312.00', '3.333333...')
    """
    whole, point, digits = format(amount if amount else amount.copy_abs(), ",f").partition(".")
    if not point:
        return whole
    fraction = digits.rstrip("0")
    limit = minor_digits + _SHOWN_BELOW_MINOR
    fraction = fraction[:limit] + "..." if len(fraction) > limit else fraction.ljust(minor_digits, "0")
    return f"{whole}.{fraction}" if fraction else whole


def one_currency(moneys: Iterable[Money], what: str) -> tuple[tuple[Money, ...], str | None]:
    """The items, checked to be Money of a single currency, and that currency (None where there are none)."""
    if not isinstance(moneys, Iterable):
        raise FieldTypeError("several Money", moneys)
    items = tuple(moneys)
    currency: str | None = None
    for money in items:
        if money.__class__ is not Money:
            raise FieldTypeError("Money", money)
        if currency is None:
            currency = money.currency
        elif money.currency != currency:
            raise CurrencyMismatchError(what, currency, money.currency)
    return items, currency


def sort_money(moneys: Iterable[Money], *, reverse: bool = False) -> list[Money]:
    """Moneys of one currency from low to high; the currency is checked once and not at each comparison.

    Raises:
        CurrencyMismatchError: where an item has another currency than the first.
    """
    from productroles._fields import flag

    items, _ = one_currency(moneys, "sort_money")
    return sorted(items, key=_amount_of, reverse=flag(reverse))


def total(moneys: Iterable[Money], *, currency: str) -> Money:
    """The sum of moneys of one currency, which must be named, so that the sum of none has one too.

    >>> import productroles as pr
    >>> print(pr.total([pr.Money("10.10", "EUR"), pr.Money("0.90", "EUR")], currency="EUR"))
    EUR 11.00
    >>> print(pr.total([], currency="EUR"))
    EUR 0

    Raises:
        CurrencyMismatchError: where an item has another currency.
    """
    items, found = one_currency(moneys, "total")
    if found is not None and found != currency_code(currency):
        raise CurrencyMismatchError("total", currency, found)
    amount = ZERO
    for money in items:
        amount = _add_all(amount, money.amount)
    try:
        return money_of(CONTEXT.plus(amount), currency_code(currency))
    except Overflow as error:
        raise too_large(amount, "sum") from error
