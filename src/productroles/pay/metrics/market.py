"""Pay against a market: the market ratio, weighted survey values, published percentiles.

>>> import productroles as pr
>>> from productroles.pay import metrics
>>> small = pr.SalaryBenchmark(currency="USD", per="year", median="170000", n=10)
>>> large = pr.SalaryBenchmark(currency="USD", per="year", median="150000", percentiles={25: "120000"}, n=40)
>>> print(metrics.weighted_survey_value([large, small]))
median USD 154,000 per year
>>> print(metrics.market_ratio(pr.Pay("165000", "USD", per="year"), large))
1.1
>>> print(metrics.benchmark_percentile(large, 40))
USD 138,000
>>> metrics.benchmark_percentile(large, 60)
Traceback (most recent call last):
productroles.errors.ExtrapolationError: percentile 60 lies outside 25 to 50; nothing is extrapolated
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from productroles._exact import Number
from productroles._fields import many, not_negative
from productroles.errors import (
    EmptyGroupError,
    ExtrapolationError,
    FieldError,
    FieldTypeError,
    TermsMismatchError,
    UnstatedError,
)
from productroles.pay.metrics._numbers import quotient, rounded
from productroles.pay.metrics._terms import common, expect, full_time
from productroles.pay.metrics.percentiles import percent_of
from productroles.pay.money import Money
from productroles.pay.salary import STATISTIC, Pay, SalaryBenchmark, statistic_name


def market_ratio(pay: Pay, benchmark: SalaryBenchmark, *, statistic: str = "median") -> Decimal:
    """Pay by a statistic of the market: ``median``, ``mean``, ``low``, ``high``, or a percentile such as ``p75``.

    Pay is taken as full-time pay.

    Raises:
        UnstatedError: where the benchmark does not give the statistic, or a period is not stated.
        DivisionByZeroError: where the statistic is zero.
        CurrencyMismatchError, PeriodMismatchError, TermsMismatchError: where the two cannot be measured by each
            other.
    """
    whole, _ = full_time(pay)
    common("a market ratio", (whole, expect(benchmark, SalaryBenchmark)))
    against = figure_of(benchmark, statistic)
    return quotient(Fraction(whole.money.amount), Fraction(against.amount), f"the {statistic} of the benchmark")


def weighted_survey_value(
    surveys: Iterable[SalaryBenchmark], *, statistic: str = "median", weights: Iterable[Number] | None = None
) -> SalaryBenchmark:
    """One statistic of several surveys as a benchmark of its own, each weighted by its ``n`` or by ``weights``.

    A weighted mean of medians is the custom of the trade, not the median of all. ``n`` adds up; role, place, day
    and, for a low or a high, its label stay where all surveys share them. Age the surveys to one day first.

    Raises:
        EmptyGroupError: for no surveys.
        UnstatedError: where a survey does not give the statistic, its period, or, without weights, its ``n``.
        FieldError: where there are not as many weights as surveys.
        DivisionByZeroError: where the weights come to zero.
        CurrencyMismatchError, PeriodMismatchError, TermsMismatchError: where the surveys do not describe the same
            pay, or label their low or high as different things.
    """
    found = tuple(expect(survey, SalaryBenchmark) for survey in many(surveys, "several SalaryBenchmarks"))
    if not found:
        raise EmptyGroupError("a weighted survey value")
    terms = common("a weighted survey value", found).terms()
    heavy = _weights(found, weights)
    weighted = (
        Fraction(figure_of(survey, statistic).amount) * weight for survey, weight in zip(found, heavy, strict=True)
    )
    value = quotient(sum(weighted, Fraction(0)), sum(heavy, Fraction(0)), "the sum of the weights")
    named = {"percentiles": {int(statistic[1:]): value}} if statistic.startswith("p") else {statistic: value}
    sizes = [survey.n for survey in found if survey.n is not None]
    shared: dict[str, Any] = {name: _shared(found, name) for name in ("role", "place", "as_of")}
    if statistic in ("low", "high"):
        shared["range_label"] = _label(found)
    return SalaryBenchmark(
        n=sum(sizes) if len(sizes) == len(found) else None,
        scope=f"{len(found)} surveys, weighted by {'sample size' if weights is None else 'given weights'}",
        **named,
        **shared,
        **terms,
    )


def _weights(surveys: tuple[SalaryBenchmark, ...], weights: Iterable[Number] | None) -> list[Fraction]:
    if weights is not None:
        found = [Fraction(not_negative(weight)) for weight in many(weights, "several weights")]
        if len(found) != len(surveys):
            raise FieldError(f"{len(surveys)} weights, one a survey", len(found))
        return found
    found = [Fraction(survey.n) for survey in surveys if survey.n is not None]
    if len(found) != len(surveys):
        raise UnstatedError("the sample size n of a survey", "give every survey its n, or pass weights=...")
    return found


def _shared(surveys: tuple[SalaryBenchmark, ...], name: str) -> object:
    """What all surveys have in that field, else None."""
    first = getattr(surveys[0], name)
    return first if all(getattr(survey, name) == first for survey in surveys) else None


def _label(surveys: tuple[SalaryBenchmark, ...]) -> object:
    """The label that the ends of all surveys share, else None; two different ones are refused."""
    labels = sorted({survey.range_label for survey in surveys if survey.range_label is not None})
    if len(labels) > 1:
        raise TermsMismatchError("statistic", labels[0], labels[1], "take surveys whose ends are one statistic")
    return _shared(surveys, "range_label")


def figure_of(benchmark: SalaryBenchmark, statistic: str) -> Money:
    """The statistic by its name.

    Raises:
        UnstatedError: where the benchmark does not give it.
    """
    known = benchmark.statistics
    if not isinstance(statistic, str):
        raise FieldTypeError(STATISTIC, statistic)
    name = statistic_name(statistic)
    if name not in known:
        raise UnstatedError(f"the {statistic} of the benchmark", f"it has {', '.join(known)}")
    return known[name]


def benchmark_percentile(benchmark: SalaryBenchmark, percent: Number) -> Money:
    """A percentile between those that a benchmark gives, on the straight line between its neighbours.

    The median counts as the 50th. Low and high do not count, since sources mean various things by them.

    Raises:
        UnstatedError: where the benchmark gives no percentile.
        ExtrapolationError: for a percentile below the lowest or above the highest that it gives.
        AmountError: for a percentile outside 0 to 100.
    """
    asked = Fraction(percent_of(percent))
    known = {each: money.amount for each, money in expect(benchmark, SalaryBenchmark).percentiles.items()}
    if benchmark.median is not None:
        known[50] = benchmark.median.amount
    if not known:
        raise UnstatedError("a percentile of the benchmark", "it gives none")
    places = sorted(known)
    if not places[0] <= asked <= places[-1]:
        raise ExtrapolationError(f"percentile {percent}", places[0], places[-1])
    above = bisect_left(places, asked)
    high = Fraction(known[places[above]])
    if places[above] == asked:
        return Money(known[places[above]], benchmark.currency)
    low = Fraction(known[places[above - 1]])
    share = (asked - places[above - 1]) / (places[above] - places[above - 1])
    return Money(rounded(low + share * (high - low)), benchmark.currency)
