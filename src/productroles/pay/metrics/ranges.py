"""The width of a salary range, and a range from its midpoint or a place in it.

>>> import productroles as pr
>>> from productroles.pay import metrics
>>> grade = metrics.range_from_midpoint("130000", "0.6", currency="USD", per="year", component="base")
>>> print(grade)
USD 100,000 to 160,000 per year, base
>>> print(metrics.range_spread(grade), metrics.range_spread(grade, basis="midpoint"))
0.6 0.46153846153846153846153846153846153846153846153846
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from productroles._exact import Number, exact
from productroles._fields import member, not_negative
from productroles.errors import AmountError
from productroles.pay.metrics._numbers import quotient, rounded
from productroles.pay.metrics._terms import number
from productroles.pay.period import PayComponent, PayPeriod, PayTax
from productroles.pay.salary import Pay, SalaryRange


class SpreadBasis(StrEnum):
    """What the width of a range is divided by."""

    LOW = "low"
    """The low end: the usual range spread in the United States."""
    MIDPOINT = "midpoint"
    HALF = "half"
    """Half the width by the midpoint: how far the ends lie from the middle, as in "plus or minus 20 %"."""
    HIGH = "high"
    """The high end, seen now and then."""


def as_spread_basis(value: SpreadBasis | str) -> SpreadBasis:
    """A basis of the spread, or its value."""
    return member(SpreadBasis, value)


def range_spread(range: SalaryRange, *, basis: SpreadBasis | str = SpreadBasis.LOW) -> Decimal:
    """The width of a range by its low end, or by another basis: ``midpoint``, ``half``, ``high``.

    >>> import productroles as pr
    >>> range_spread(pr.SalaryRange("120000", "180000", currency="USD"), basis="midpoint")
    Decimal('0.4')

    Raises:
        OpenRangeError: where an end is open.
        DivisionByZeroError: where the basis is zero.
    """
    by = as_spread_basis(basis)
    low, high = number(range, "low", "the range spread"), number(range, "high", "the range spread")
    if by is SpreadBasis.HALF:
        return quotient((high - low) / 2, number(range, "midpoint", "the range spread"), "the midpoint of the range")
    return quotient(high - low, number(range, by.value, "the range spread"), f"the {by} of the range")


def range_from_midpoint(
    midpoint: Number,
    spread: Number,
    *,
    currency: str,
    basis: SpreadBasis | str = SpreadBasis.LOW,
    per: PayPeriod | str = PayPeriod.UNSTATED,
    component: PayComponent | str = PayComponent.UNSTATED,
    tax: PayTax | str = PayTax.UNSTATED,
    payments_per_year: int | None = None,
) -> SalaryRange:
    """The range around a midpoint that has this spread: the inverse of :func:`range_spread`.

    >>> print(range_from_midpoint("100000", "0.5", currency="USD", per="year"))
    USD 80,000 to 120,000 per year

    Raises:
        AmountError: for a negative midpoint or spread, or a spread that would put the low end below zero.
    """
    middle, wide = Fraction(not_negative(midpoint)), Fraction(not_negative(spread))
    by = as_spread_basis(basis)
    half = {
        SpreadBasis.LOW: wide / (2 + wide),
        SpreadBasis.MIDPOINT: wide / 2,
        SpreadBasis.HALF: wide,
        SpreadBasis.HIGH: wide / (2 - wide) if wide < 2 else wide,
    }[by]
    if half > 1:
        raise AmountError(spread, f"a spread by the {by} that leaves the low end at zero or above")
    low, high = rounded(middle * (1 - half)), rounded(middle * (1 + half))
    return SalaryRange(
        low, high, currency=currency, per=per, component=component, tax=tax, payments_per_year=payments_per_year
    )


def pay_at_penetration(range: SalaryRange, penetration: Number) -> Pay:
    """The pay that lies so far into a range: 0 is the low end, 1 the high end; on the terms of the range.

    >>> import productroles as pr
    >>> print(pay_at_penetration(pr.SalaryRange("120000", "180000", currency="USD", per="year"), "0.35"))
    USD 141,000 per year

    Raises:
        OpenRangeError: where an end is open.
        AmountError: where the pay would be below zero.
    """
    low, high = (number(range, end, "pay at a penetration") for end in ("low", "high"))
    return Pay(
        rounded(low + Fraction(exact(penetration)) * (high - low)),
        range.currency,
        per=range.per,
        component=range.component,
        tax=range.tax,
        payments_per_year=range.payments_per_year,
        assumptions=range.assumptions,
    )
