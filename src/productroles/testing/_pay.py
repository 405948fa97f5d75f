"""Strategies for money, pay, ranges, benchmarks, schedules and rates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from productroles.pay.conversion import Conversion, RateKind
from productroles.pay.currency import MINOR_DIGITS
from productroles.pay.exchange import ExchangeRates, RateChain
from productroles.pay.metrics.gap_report import PaidWorker
from productroles.pay.metrics.posting import PostingRule
from productroles.pay.money import Money
from productroles.pay.period import Assumption, PayComponent, PayPeriod, PayTax, Step, WorkSchedule
from productroles.pay.pricelevel import IndicativeAmount, PriceLevels
from productroles.pay.salary import Pay, SalaryBenchmark, SalaryRange
from productroles.pay.structure import SalaryStructure
from productroles.pay.structure_entry import StructureEntry
from productroles.testing._roles import DAYS, WORDS, places, slugs

_LARGEST = Decimal(10) ** 12


def _codes(currencies: Sequence[str] | None) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(MINOR_DIGITS) if currencies is None else list(currencies))


def amounts(
    least: Decimal | int = -_LARGEST, most: Decimal | int = _LARGEST, places: int = 4
) -> st.SearchStrategy[Decimal]:
    """Finite decimals with up to ``places`` digits after the point."""
    return st.decimals(least, most, allow_nan=False, allow_infinity=False, places=places).map(
        lambda number: number.normalize() if number else Decimal(0)
    )


def money(currencies: Sequence[str] | None = None) -> st.SearchStrategy[Money]:
    """Money in any listed currency, or in one of those given; negative amounts too."""
    return st.builds(Money, amounts(), _codes(currencies))


_PAYMENTS = {PayPeriod.MONTH: (12, 13, 14), PayPeriod.FORTNIGHT: (26, 27), PayPeriod.WEEK: (52, 53)}


@st.composite
def _terms(draw: st.DrawFn) -> dict[str, Any]:
    per = draw(st.sampled_from(PayPeriod))
    payments = _PAYMENTS.get(per, ())
    return {
        "per": per,
        "component": draw(st.sampled_from(PayComponent)),
        "tax": draw(st.sampled_from(PayTax)),
        "payments_per_year": draw(st.none() | st.sampled_from(payments)) if payments else None,
    }


@st.composite
def pay(draw: st.DrawFn, currencies: Sequence[str] | None = None) -> Pay:
    """Pay with any terms, stated or not, full time or part time."""
    share = draw(st.sampled_from(["1", "1", "0.5", "0.6", "0.8"]))
    return Pay(draw(amounts(0)), draw(_codes(currencies)), fte=share, **draw(_terms()))


@st.composite
def salary_ranges(draw: st.DrawFn, currencies: Sequence[str] | None = None) -> SalaryRange:
    """Salary ranges, some open at one end, some with a stored midpoint."""
    low, middle, high = sorted(draw(st.lists(amounts(0), min_size=3, max_size=3)))
    opened = draw(st.sampled_from(["none", "none", "low", "high"]))
    return SalaryRange(
        None if opened == "low" else low,
        None if opened == "high" else high,
        currency=draw(_codes(currencies)),
        midpoint=draw(st.none() | st.just(middle)),
        **draw(_terms()),
    )


@st.composite
def salary_benchmarks(draw: st.DrawFn, currencies: Sequence[str] | None = None) -> SalaryBenchmark:
    """Benchmarks with at least one statistic, dated or not, placed or not."""
    low, p25, median, p75, high = sorted(draw(st.lists(amounts(0), min_size=5, max_size=5)))
    given = draw(st.sets(st.sampled_from(["mean", "low", "median", "high", "percentiles"]), min_size=1))
    figures: dict[str, Any] = {
        "mean": draw(amounts(0)),
        "low": low,
        "median": median,
        "high": high,
        "percentiles": {25: p25, 75: p75},
    }
    return SalaryBenchmark(
        currency=draw(_codes(currencies)),
        role=draw(st.none() | slugs()),
        place=draw(st.none() | places()),
        n=draw(st.none() | st.integers(0, 10**6)),
        scope=draw(st.none() | WORDS),
        as_of=draw(st.none() | DAYS),
        **{name: figures[name] for name in sorted(given)},
        **draw(_terms()),
    )


def structure_entries(currencies: Sequence[str] | None = None) -> st.SearchStrategy[StructureEntry]:
    """Entries of a salary structure: a grade's range, somewhere or everywhere, for a time or without end."""
    return st.builds(
        StructureEntry,
        st.sampled_from(["P1", "P2", "P3", "M1"]),
        salary_ranges(currencies),
        place=st.none() | places(),
        valid_from=st.none() | st.dates(date(2000, 1, 1), date(2014, 12, 31)),
        valid_to=st.none() | st.dates(date(2015, 1, 1), date(2030, 12, 31)),
        note=st.none() | WORDS,
    )


def salary_structures(currencies: Sequence[str] | None = None) -> st.SearchStrategy[SalaryStructure]:
    """Salary structures; their entries may contradict each other, as real ones do."""
    return st.builds(SalaryStructure, st.lists(structure_entries(currencies), max_size=5))


def work_schedules() -> st.SearchStrategy[WorkSchedule]:
    """Schedules between part of a week and all of it."""
    return st.builds(
        WorkSchedule,
        hours_per_week=amounts(1, 60, 1),
        weeks_per_year=st.integers(40, 53),
        days_per_week=st.none() | st.integers(1, 7),
    )


@st.composite
def exchange_rates(draw: st.DrawFn, currencies: Sequence[str] = ("CHF", "GBP", "JPY", "USD")) -> ExchangeRates:
    """Small daily tables against the euro, each row complete."""
    days = sorted(draw(st.sets(DAYS, min_size=1, max_size=5)))
    rate = amounts(Decimal("0.0001"), 10**4)
    columns = {code: draw(st.lists(rate, min_size=len(days), max_size=len(days))) for code in currencies}
    kind = draw(st.sampled_from(RateKind))
    return ExchangeRates(source="drawn", kind=kind, base="EUR", max_age=7, days=days, columns=columns)


@st.composite
def conversions(draw: st.DrawFn) -> Conversion:
    """Conversions as a table makes them, on a day of the table or up to a week after it."""
    rates = draw(exchange_rates())
    codes = sorted(rates.currencies)
    held = draw(money(codes))
    on = draw(st.sampled_from(rates.days)) + timedelta(draw(st.integers(0, 7)))
    return rates.convert(held, draw(st.sampled_from(codes)), on=min(on, date.max))


def rate_chains() -> st.SearchStrategy[RateChain]:
    """Chains of one to three small tables."""
    return st.builds(RateChain, st.lists(exchange_rates(), min_size=1, max_size=3))


def assumptions() -> st.SearchStrategy[Assumption]:
    """Assumptions about a term of pay, with or without a reason."""
    return st.builds(
        Assumption, st.sampled_from(["per", "component", "tax", "payments_per_year"]), WORDS, st.none() | WORDS
    )


def steps() -> st.SearchStrategy[Step]:
    """Steps of every kind, some of which divide."""
    kinds = ["period", "full-time", "exchange", "aging", "component", "geographic"]
    above_zero = amounts(Decimal("0.0001"), 10**4)
    return st.builds(Step, st.sampled_from(kinds), WORDS, above_zero, divisor=st.just(1) | above_zero)


_HOME = {"CA": "CAD", "DE": "EUR", "IN": "INR", "JP": "JPY", "US": "USD"}


@st.composite
def price_levels(draw: st.DrawFn) -> PriceLevels:
    """Small tables of Canada, Germany, India, Japan and the United States; some years of some lack a figure."""
    years = sorted(draw(st.sets(st.integers(2003, 2025), min_size=1, max_size=4)))
    level = amounts(Decimal("0.0001"), 10**4)
    columns = {
        country: [draw(level), *draw(st.lists(st.none() | level, min_size=len(years) - 1, max_size=len(years) - 1))]
        for country in _HOME
    }
    return PriceLevels(
        source=draw(WORDS),
        series=draw(st.sampled_from([None, "PA.NUS.PPP", "PA.NUS.PRVT.PP"])),
        years=years,
        columns=columns,
        currencies=draw(st.sampled_from([{}, _HOME])),
    )


@st.composite
def indicative_amounts(draw: st.DrawFn) -> IndicativeAmount:
    """Money or pay as a table makes it like that of another country."""
    levels = draw(price_levels())
    start, end = (draw(st.sampled_from(sorted(_HOME))) for _ in range(2))
    amount = draw(money([_HOME[start]]) | pay([_HOME[start]]))
    return levels.indicative(amount, from_place=start, to_place=end, year=levels.years[0], currency=_HOME[end])


@st.composite
def paid_workers(draw: st.DrawFn, groups: Sequence[str] = ("men", "women"), currency: str = "EUR") -> PaidWorker:
    """Workers whose yearly pay can be compared: in one of the groups or none, with or without variable pay."""
    share = draw(st.sampled_from(["1", "1", "0.5", "0.8"]))
    base, variable = (
        Pay(draw(amounts(0, 10**6, 2)), currency, per="year", tax="gross", component=component, fte=share)
        for component in ("base", "unstated")
    )
    return PaidWorker(
        group=draw(st.none() | st.sampled_from(list(groups))),
        base=base,
        variable=draw(st.none() | st.just(variable)),
        category=draw(st.none() | st.sampled_from(["engineer", "product manager"])),
    )


def posting_rules() -> st.SearchStrategy[PostingRule]:
    """Rules for employers of some size, for some time or for good, that ask for more or not."""
    return st.builds(
        PostingRule,
        name=WORDS,
        headcount=st.integers(1, 500),
        valid_from=st.none() | st.dates(date(2000, 1, 1), date(2014, 12, 31)),
        valid_to=st.none() | st.dates(date(2015, 1, 1), date(2030, 12, 31)),
        needs=st.sets(slugs(), max_size=3),
    )
