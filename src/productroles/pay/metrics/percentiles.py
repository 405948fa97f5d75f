"""Percentiles of a sample, by a named method, and where a figure stands in one.

The methods differ where a percentile falls between two figures, and for small samples they differ much.

>>> import productroles as pr
>>> from productroles.pay import metrics
>>> sample = [pr.Money(amount, "USD") for amount in (90, 100, 110, 120, 135, 150, 180, 240)]
>>> for method in metrics.PercentileMethod:
...     print(method, metrics.percentile(sample, 25, method=method))
linear USD 107.50
weibull USD 102.50
hazen USD 105
median-unbiased USD 104.166666...
>>> print(metrics.percentile_rank(pr.Money(130, "USD"), sample))
0.52380952380952380952380952380952380952380952380952
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from productroles._exact import Number, exact, plain
from productroles._fields import flag, many, member
from productroles.errors import AmountError, EmptyGroupError, ExtrapolationError
from productroles.pay.metrics._numbers import quotient, rounded, short
from productroles.pay.metrics._terms import common, full_time
from productroles.pay.money import Money, one_currency
from productroles.pay.salary import Pay

P = TypeVar("P", Money, Pay)


class PercentileMethod(StrEnum):
    """Where the percentile p of n figures in rising order lies, counted from 1."""

    LINEAR = "linear"
    """At 1 + p (n - 1): the method 7 of Hyndman and Fan, ``PERCENTILE.INC`` of spreadsheets."""
    WEIBULL = "weibull"
    """At p (n + 1): method 6, ``PERCENTILE.EXC``."""
    HAZEN = "hazen"
    """At p n + 1/2: method 5."""
    MEDIAN_UNBIASED = "median-unbiased"
    """At p (n + 1/3) + 1/3: method 8."""


def as_percentile_method(value: PercentileMethod | str) -> PercentileMethod:
    """A method, or its value."""
    return member(PercentileMethod, value)


_OFFSETS = {
    PercentileMethod.LINEAR: Fraction(1),
    PercentileMethod.WEIBULL: Fraction(0),
    PercentileMethod.HAZEN: Fraction(1, 2),
    PercentileMethod.MEDIAN_UNBIASED: Fraction(1, 3),
}


def percentile(
    values: Iterable[P],
    percent: Number,
    *,
    method: PercentileMethod | str = PercentileMethod.LINEAR,
    clamp: bool = False,
) -> P:
    """The figure below which so many per cent (0 to 100) of the sample lie: Money of Money, Pay of Pay.

    All but the linear method reach only part of the way to 0 and 100, less with a smaller sample. Beyond it
    ``clamp=True`` takes the lowest or highest figure. Pay is taken as full-time pay.

    Raises:
        EmptyGroupError: for an empty sample.
        ExtrapolationError: for a percentile that the method does not reach with so few figures, unless clamped.
        AmountError: for a percentile outside 0 to 100.
        CurrencyMismatchError: for two currencies.
        PeriodMismatchError, TermsMismatchError, UnstatedError: for Pay of differing terms.
    """
    share = Fraction(percent_of(percent)) / 100
    way = as_percentile_method(method)
    flag(clamp)
    amounts, make = _sample("a percentile", many(values, "several Money or several Pay"))
    made: P = make(rounded(figure_at(sorted(amounts), share, way, clamp=clamp)))
    return made


def percentile_rank(value: P, values: Iterable[P]) -> Decimal:
    """The share of a sample, 0 to 1, that lies below a figure: the inverse of the linear percentile.

    A figure that stands in the sample more than once takes its lowest place.

    Raises:
        EmptyGroupError: for an empty sample.
        ExtrapolationError: for a figure outside the sample.
        DivisionByZeroError: for a sample of one.
        CurrencyMismatchError, PeriodMismatchError, TermsMismatchError, UnstatedError: as for :func:`percentile`.
    """
    amounts, _ = _sample("a percentile rank", (value, *many(values, "several Money or several Pay")))
    asked, *sample = amounts
    if not sample:
        raise EmptyGroupError("a percentile rank")
    sample.sort()
    if not sample[0] <= asked <= sample[-1]:
        raise ExtrapolationError(plain(asked), plain(sample[0]), plain(sample[-1]))
    place = bisect_left(sample, asked)
    below = Fraction(place)
    if sample[place] != asked:
        low, high = Fraction(sample[place - 1]), Fraction(sample[place])
        below += (Fraction(asked) - high) / (high - low)
    return quotient(below, Fraction(len(sample) - 1), "the number of figures less one")


def percent_of(value: Number) -> Decimal:
    """A percentile that is asked for."""
    percent = exact(value)
    if not 0 <= percent <= 100:
        raise AmountError(value, "a percentile from 0 to 100")
    return percent


def figure_at(
    sample: list[Decimal], share: Fraction, method: PercentileMethod = PercentileMethod.LINEAR, *, clamp: bool = False
) -> Fraction:
    """The exact figure below which that share of a sorted sample lies."""
    count, offset = len(sample), _OFFSETS[method]
    steps = count + 1 - 2 * offset
    place = share * steps + offset
    if not 1 <= place <= count:
        if not clamp:
            lowest, highest = (short(rounded(100 * (end - offset) / steps)) for end in (1, count))
            asked = f"percentile {short(rounded(100 * share))} of {count} figures by the method {method}"
            raise ExtrapolationError(asked, lowest, highest, "nothing is extrapolated; clamp=True takes the ends")
        place = min(max(place, Fraction(1)), Fraction(count))
    whole = int(place)
    low = Fraction(sample[whole - 1])
    return low if place == whole else low + (place - whole) * (Fraction(sample[whole]) - low)


def _sample(operation: str, values: tuple[Any, ...]) -> tuple[list[Decimal], Callable[[Decimal], Any]]:
    """The amounts, and what makes such a figure again."""
    if not values:
        raise EmptyGroupError(operation)
    if isinstance(values[0], Pay):
        whole = [full_time(pay)[0] for pay in values]
        terms = common(operation, whole).terms()
        return [pay.money.amount for pay in whole], lambda amount: Pay(amount, **terms)
    moneys, currency = one_currency(values, operation)
    return [money.amount for money in moneys], lambda amount: Money(amount, currency or "")
