"""Aging: carrying a figure forward in time by a yearly rate of growth.

A rate is a share a year: ``"0.035"`` is 3.5 %. Two rates are two calls, one after the other. Lead, lag and
lead-lag are a choice of the day to age to: the end, the start or the middle of the plan year.

>>> import productroles as pr
>>> from productroles.pay import metrics
>>> survey = pr.SalaryBenchmark(currency="USD", per="year", median="150746", as_of="2023-02-01")
>>> aged = metrics.aged(survey, "0.035", end="2024-07-01", method="compound-days")
>>> print(aged.median.rounded(), aged.as_of)
USD 158,258.47 2024-07-01
>>> print(aged.steps[0])
aged 516 days, by 365 a year, at 3.5 % a year, compound: x 1.0498
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar, cast

from productroles._exact import Number, exact, plain
from productroles._fields import count, member, optional_day, positive
from productroles.errors import AlreadyStatedError, AmountError, FieldError, UnstatedError
from productroles.pay.metrics._numbers import percent, power, rounded, short
from productroles.pay.metrics._terms import scaled
from productroles.pay.money import Money
from productroles.pay.period import Step
from productroles.pay.salary import Pay, SalaryBenchmark, SalaryRange, no_pay

V = TypeVar("V", Money, Pay, SalaryRange, SalaryBenchmark)


class AgingMethod(StrEnum):
    """How a yearly rate is applied to part of a year, or to several."""

    SIMPLE_MONTHS = "simple-months"
    """1 + rate x months / 12."""
    COMPOUND_MONTHS = "compound-months"
    """(1 + rate) ^ (months / 12)."""
    SIMPLE_DAYS = "simple-days"
    """1 + rate x days / days a year."""
    COMPOUND_DAYS = "compound-days"
    """(1 + rate) ^ (days / days a year)."""


def as_aging_method(value: AgingMethod | str) -> AgingMethod:
    """A method, or its value."""
    return member(AgingMethod, value)


_BY_MONTHS = (AgingMethod.SIMPLE_MONTHS, AgingMethod.COMPOUND_MONTHS)
_SIMPLE = (AgingMethod.SIMPLE_MONTHS, AgingMethod.SIMPLE_DAYS)


def aged(
    value: V,
    rate: Number,
    *,
    months: int | None = None,
    start: date | str | None = None,
    end: date | str | None = None,
    method: AgingMethod | str = AgingMethod.SIMPLE_MONTHS,
    days_per_year: Number = 365,
) -> V:
    """The figures carried forward, over whole ``months`` or from the day ``start`` to the day ``end``.

    A benchmark starts from its ``as_of``, which moves to the end. Records keep the factor as a step; Money has no
    room for one. Nothing is rounded to a minor unit.

    Raises:
        AmountError: for a rate of -1 (-100 %) or less, or a simple one that leaves nothing over the time.
        UnstatedError: where neither months nor both days are known, or a method by days is given months.
        AlreadyStatedError: for a start other than the day of the benchmark.
        FieldError: for months and days at once, an end before the start, or a method by months with days that are
            not a whole number of months apart.
    """
    way = as_aging_method(method)
    growth = Fraction(exact(rate))
    if growth <= -1:
        raise AmountError(rate, "a yearly rate above -1 (-100 %)")
    if not isinstance(value, Money | Pay | SalaryRange | SalaryBenchmark):
        raise no_pay("Money, Pay, a SalaryRange or a SalaryBenchmark", value)
    as_of = value.as_of if isinstance(value, SalaryBenchmark) else None
    year = positive(days_per_year)
    if months is None:
        years, span, as_of = _by_days(way, as_of, optional_day(start), optional_day(end), year)
    else:
        if start is not None or end is not None:
            raise FieldError("months or days, not both", f"months={months}, start={start}, end={end}")
        if way not in _BY_MONTHS:
            raise UnstatedError("the days to age over", "pass start=... and end=..., or a method by months")
        years, span, as_of = Fraction(count(months), 12), f"{months} months", _later(as_of, months)
    factor = rounded(1 + growth * years if way in _SIMPLE else power(1 + growth, years))
    if factor <= 0:
        raise AmountError(rate, "a rate that leaves something over the time")
    if isinstance(value, Money):
        made: V = cast("Any", value * factor)
        return made
    kind = "simple" if way in _SIMPLE else "compound"
    words = f"aged {span} at {plain(percent(exact(rate)))} % a year, {kind}: x {short(factor)}"
    dated = {"as_of": as_of} if isinstance(value, SalaryBenchmark) else {}
    return scaled(value, factor, Step("aging", words, factor), **dated)


def _by_days(
    way: AgingMethod, as_of: date | None, start: date | None, end: date | None, days_per_year: Decimal
) -> tuple[Fraction, str, date]:
    """The years between two days, the time in words, and its end."""
    if as_of is not None and start not in (None, as_of):
        raise AlreadyStatedError("the day that the figures describe", str(as_of), str(start))
    first = start or as_of
    if first is None or end is None:
        raise UnstatedError("the time to age over", "pass months=..., or start=... and end=...")
    if end < first:
        raise FieldError(f"an end on or after the start, {first}", str(end))
    if way in _BY_MONTHS:
        if first.day != end.day:
            raise FieldError(
                "two days a whole number of months apart, or months=..., or a method by days", f"{first} to {end}"
            )
        months = 12 * (end.year - first.year) + end.month - first.month
        return Fraction(months, 12), f"{months} months", end
    days = (end - first).days
    return Fraction(days) / Fraction(days_per_year), f"{days} days, by {plain(days_per_year)} a year,", end


def _later(start: date | None, months: int) -> date | None:
    """The same day of the month so many months later, or the last one that the month has."""
    if start is None:
        return None
    year, month = divmod(12 * start.year + start.month - 1 + months, 12)
    if year > date.max.year:
        raise FieldError(f"a number of months that ends before the year {date.max.year + 1}", months)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
