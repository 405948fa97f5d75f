from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles.errors import (
    AlreadyStatedError,
    AmountError,
    AmountTypeError,
    FieldError,
    FieldTypeError,
    UnknownMemberError,
    UnstatedError,
)
from productroles.pay import metrics

ONE = pr.Money(1, "USD")
RATES = st.decimals("-0.5", "0.5", places=3, allow_nan=False)
MONTHS = st.integers(0, 60)
CLOSE = Fraction(1, 10**40)


def dated(**more: object) -> pr.SalaryBenchmark:
    return pr.SalaryBenchmark(
        currency="USD",
        per="year",
        median="150746",
        low="123000",
        high="177000",
        as_of="2023-02-01",
        **more,  # type: ignore[arg-type]
    )


@given(RATES, MONTHS, MONTHS)
def test_compound_aging_composes(rate: Decimal, first: int, second: int) -> None:
    once = metrics.aged(ONE, rate, months=first + second, method="compound-months")
    twice = metrics.aged(
        metrics.aged(ONE, rate, months=first, method="compound-months"), rate, months=second, method="compound-months"
    )
    assert abs(Fraction(once.amount) - Fraction(twice.amount)) < CLOSE


@given(RATES, st.integers(0, 5))
def test_compound_aging_over_whole_years_is_a_power(rate: Decimal, years: int) -> None:
    expected = (1 + Fraction(rate)) ** years
    assert Fraction(metrics.aged(ONE, rate, months=12 * years, method="compound-months").amount) == expected


@given(RATES, st.integers(0, 23))
def test_simple_aging_is_linear(rate: Decimal, months: int) -> None:
    found = metrics.aged(ONE, rate, months=months)
    assert abs(Fraction(found.amount) - (1 + Fraction(rate) * months / 12)) < CLOSE


@given(
    st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 800), RATES.filter(lambda rate: rate > Decimal("-0.4"))
)
def test_aging_by_days_counts_the_days(start: date, days: int, rate: Decimal) -> None:
    end = date.fromordinal(start.toordinal() + days)
    simple = metrics.aged(ONE, rate, start=start, end=end, method="simple-days", days_per_year=360)
    assert abs(Fraction(simple.amount) - (1 + Fraction(rate) * days / 360)) < CLOSE
    compound = metrics.aged(ONE, rate, start=start, end=end, method="compound-days")
    assert float(compound.amount) == pytest.approx((1 + float(rate)) ** (days / 365))


def test_months_and_whole_months_between_days_are_the_same() -> None:
    by_months = metrics.aged(ONE, "0.035", months=17)
    assert metrics.aged(ONE, "0.035", start="2023-02-01", end="2024-07-01") == by_months
    with pytest.raises(FieldError, match="whole number of months"):
        metrics.aged(ONE, "0.035", start="2023-02-01", end="2024-07-02")


def test_a_benchmark_is_aged_from_its_day_and_then_describes_the_end() -> None:
    made = metrics.aged(dated(), "0.035", end="2024-07-01", method="compound-days")
    assert made.median is not None
    assert made.median.rounded() == pr.Money("158258.47", "USD")
    assert made.as_of == date(2024, 7, 1)
    assert (made.steps[0].kind, str(made.steps[0])) == (
        "aging",
        "aged 516 days, by 365 a year, at 3.5 % a year, compound: x 1.0498",
    )
    again = metrics.aged(made, "0.03", months=6, method="compound-months")
    assert (again.as_of, len(again.steps)) == (date(2025, 1, 1), 2)


def test_a_month_without_that_day_ends_on_its_last() -> None:
    made = metrics.aged(pr.SalaryBenchmark(currency="USD", median=1, as_of="2023-12-31"), 0, months=14)
    assert made.as_of == date(2025, 2, 28)


def test_a_benchmark_has_one_day() -> None:
    assert metrics.aged(dated(), "0.01", start="2023-02-01", end="2024-02-01").as_of == date(2024, 2, 1)
    with pytest.raises(AlreadyStatedError, match="2023-02-01"):
        metrics.aged(dated(), "0.01", start="2022-02-01", end="2024-02-01")


def test_an_undated_benchmark_stays_so_by_months_and_needs_its_start_by_days() -> None:
    undated = pr.SalaryBenchmark(currency="USD", median=100)
    assert metrics.aged(undated, "0.12", months=1).as_of is None
    with pytest.raises(UnstatedError, match="the time to age over"):
        metrics.aged(undated, "0.12", end="2024-02-01")
    assert metrics.aged(undated, "0.12", start="2023-02-01", end="2024-02-01").as_of == date(2024, 2, 1)


def test_ranges_and_pay_keep_their_terms_and_the_step() -> None:
    made = metrics.aged(pr.SalaryRange("100", None, currency="USD", per="hour"), "0.06", months=6)
    assert (made.low, made.high, made.per) == (pr.Money(103, "USD"), None, "hour")
    assert made.steps[0].factor == Decimal("1.03")
    pay = metrics.aged(pr.Pay("100", "USD", per="hour", fte="0.5"), "0.06", months=6)
    assert (pay.money, pay.fte, len(pay.steps)) == (pr.Money(103, "USD"), Decimal("0.5"), 1)


@pytest.mark.parametrize("rate", ["-1", "-1.5", "-100"])
@pytest.mark.parametrize("method", metrics.AgingMethod)
def test_a_rate_of_minus_one_or_less_is_refused(rate: str, method: metrics.AgingMethod) -> None:
    with pytest.raises(AmountError, match="above -1"):
        metrics.aged(ONE, rate, start="2023-01-01", end="2024-01-01", method=method)


def test_a_simple_rate_that_leaves_nothing_is_refused() -> None:
    with pytest.raises(AmountError, match="leaves something"):
        metrics.aged(ONE, "-0.5", months=24)
    assert metrics.aged(ONE, "-0.5", months=24, method="compound-months").amount == Decimal("0.25")


@pytest.mark.parametrize(
    ("time", "error"),
    [
        ({}, UnstatedError),
        ({"end": "2024-01-01"}, UnstatedError),
        ({"start": "2024-01-01"}, UnstatedError),
        ({"months": 3, "end": "2024-01-01"}, FieldError),
        ({"months": 3, "start": "2024-01-01"}, FieldError),
        ({"months": -3}, FieldError),
        ({"months": 3, "method": "simple-days"}, UnstatedError),
        ({"months": 3, "method": "daily"}, UnknownMemberError),
        ({"start": "2024-01-01", "end": "2023-01-01"}, FieldError),
        ({"start": "2023-01-01", "end": "2024-01-01", "method": "simple-days", "days_per_year": 0}, AmountError),
        ({"months": 1.5}, FieldTypeError),
    ],
    ids=str,
)
def test_the_time_is_said_once_and_whole(time: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        metrics.aged(ONE, "0.035", **time)  # type: ignore[arg-type]


def test_figures_past_all_bounds_are_refused() -> None:
    with pytest.raises(AmountError):
        metrics.aged(ONE, "0.035", months=10**18, method="compound-months")
    with pytest.raises(FieldError):
        metrics.aged(ONE, "0.035", months=10**30, method="compound-months")
    with pytest.raises(FieldError, match="year 10000"):
        metrics.aged(dated(), "0.0001", months=10**6)
    with pytest.raises(AmountTypeError):
        metrics.aged(ONE, 0.035, months=1)  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError):
        metrics.aged("150746", "0.035", months=1)  # type: ignore[type-var]
