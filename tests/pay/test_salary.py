from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles import testing
from productroles.errors import (
    AlreadyStatedError,
    AmountError,
    FieldError,
    FieldTypeError,
    RangeOrderError,
    UnknownMemberError,
    UnstatedError,
)
from productroles.pay.period import Assumption, Step

US = pr.WorkSchedule.us_2080()


@pytest.mark.parametrize(
    ("pay", "schedule", "yearly"),
    [
        (pr.Pay("72.50", "USD", per="hour"), US, "150800"),
        (pr.Pay("72.50", "USD", per="hour"), pr.WorkSchedule(hours_per_week="37.5", weeks_per_year=52), "141375"),
        (pr.Pay("72.50", "USD", per="hour"), pr.WorkSchedule.us_2087(), "151307.5"),
        (pr.Pay("2900", "USD", per="week"), US, "150800"),
        (pr.Pay("5800", "USD", per="fortnight"), US, "150800"),
        (pr.Pay("5800", "USD", per="fortnight", payments_per_year=27), None, "156600"),
        (pr.Pay("6250", "USD", per="half-month"), None, "150000"),
        (pr.Pay("10000", "EUR", per="month", payments_per_year=12), None, "120000"),
        (pr.Pay("10000", "EUR", per="month", payments_per_year=13), None, "130000"),
        (pr.Pay("10000", "EUR", per="month", payments_per_year=14), None, "140000"),
        (pr.Pay("600", "USD", per="day"), US, "156000"),
        (pr.Pay("140000", "EUR", per="year", payments_per_year=14), None, "140000"),
        (pr.Pay("50", "USD", per="hour", fte="0.8"), US, "83200"),
        (pr.Pay("600", "USD", per="day", fte="0.5"), US, "78000"),
    ],
    ids=str,
)
def test_pay_per_year(pay: pr.Pay, schedule: pr.WorkSchedule | None, yearly: str) -> None:
    made = pay.yearly(schedule)
    assert made.money == pr.Money(yearly, pay.currency)
    assert made.per is pr.PayPeriod.YEAR
    assert len(made.steps) == (pay.per is not pr.PayPeriod.YEAR)


@pytest.mark.parametrize(
    ("schedule", "start"),
    [(US, "72.115384615384615384615384615"), (pr.WorkSchedule.us_2087(), "71.873502635361763296")],
)
def test_pay_per_hour_names_the_divisor(schedule: pr.WorkSchedule, start: str) -> None:
    made = pr.Pay("150000", "USD", per="year").hourly(schedule)
    assert str(made.money.amount).startswith(start)
    assert f"{schedule.hours_per_year:,f} hours" in str(made.steps[-1])


@pytest.mark.parametrize(("amount", "share", "full"), [("90000", "0.6", "150000"), ("45000", "0.8", "56250")])
def test_full_time_pay(amount: str, share: str, full: str) -> None:
    made = pr.Pay(amount, "USD", per="year", fte=share).full_time()
    assert (made.money, made.fte) == (pr.Money(full, "USD"), 1)


def test_hourly_pay_of_part_time_is_full_time_pay_already() -> None:
    part = pr.Pay("50", "USD", per="hour", fte="0.8")
    assert part.full_time().money == part.money
    assert part.yearly(US).full_time().money == pr.Money(104000, "USD")
    assert part.yearly(US).hourly(US).money == part.money


def test_part_time_pay_of_an_unstated_period_is_not_made_full_time() -> None:
    part = pr.Pay("50", "USD", fte="0.5")
    with pytest.raises(UnstatedError, match="the pay period"):
        part.full_time()
    assert part.assume(per="hour").full_time().money == pr.Money(50, "USD")
    assert part.assume(per="day").full_time().money == pr.Money(50, "USD")
    assert part.assume(per="month").full_time().money == pr.Money(100, "USD")
    assert pr.Pay("50", "USD").full_time() == pr.Pay("50", "USD")


@pytest.mark.parametrize(
    ("pay", "missing"),
    [
        (pr.Pay("1", "USD"), "the pay period"),
        (pr.Pay("1", "USD", per="month"), "the number of monthly payments a year"),
        (pr.Pay("1", "USD", per="hour"), "the work schedule"),
        (pr.Pay("1", "USD", per="week"), "the work schedule"),
        (pr.Pay("1", "USD", per="day"), "the work schedule"),
    ],
    ids=str,
)
def test_a_period_change_refuses_what_is_not_stated(pay: pr.Pay, missing: str) -> None:
    with pytest.raises(UnstatedError, match=missing):
        pay.yearly()


def test_daily_pay_needs_the_days_of_the_week() -> None:
    with pytest.raises(UnstatedError, match="days a week"):
        pr.Pay("1", "USD", per="day").yearly(pr.WorkSchedule(hours_per_week=40, weeks_per_year=52))


def test_an_assumption_is_recorded_and_never_overrides() -> None:
    stated = pr.Pay("90000", "EUR", per="year")
    assert stated.assume(per="year") is stated
    with pytest.raises(AlreadyStatedError):
        stated.assume(per="month")
    made = stated.assume(component="base", tax="gross", because="the audit says so")
    assert made.assumptions == (
        Assumption("component", "base", "the audit says so"),
        Assumption("tax", "gross", "the audit says so"),
    )
    assert (made.component, made.tax) == ("base", "gross")
    assert stated.assumptions == ()
    with pytest.raises(UnknownMemberError):
        stated.assume(tax="before")


@given(testing.pay(), testing.work_schedules())
def test_a_yearly_figure_is_the_printed_one_times_the_steps(pay: pr.Pay, schedule: pr.WorkSchedule) -> None:
    try:
        made = pay.yearly(schedule)
    except UnstatedError:
        assert pay.per in ("unstated", "month", "day")
        return
    product = Fraction(pay.money.amount)
    for step in made.steps:
        product *= Fraction(step.factor) / Fraction(step.divisor)
    assert Fraction(made.money.amount) == product


@given(testing.pay(), testing.work_schedules())
def test_the_steps_of_an_hourly_full_time_figure_are_exact(pay: pr.Pay, schedule: pr.WorkSchedule) -> None:
    try:
        made = pay.full_time().hourly(schedule)
    except UnstatedError:
        assert pay.per in ("unstated", "month", "day")
        return
    product = Fraction(pay.money.amount)
    for step in made.steps:
        product *= Fraction(step.factor) / Fraction(step.divisor)
    assert abs(Fraction(made.money.amount) - product) <= product / 10**49 * (1 + len(made.steps))


def test_a_step_that_divides_says_its_divisor() -> None:
    full = pr.Pay("90000", "USD", per="year", fte="0.7").full_time()
    hourly = full.hourly(pr.WorkSchedule.us_2087())
    assert [(step.factor, step.divisor) for step in hourly.steps] == [(1, Decimal("0.7")), (1, 2087)]
    converter = pr.make_converter()
    assert converter.structure(converter.unstructure(hourly), pr.Pay) == hourly
    assert converter.unstructure(full.steps[0])["divisor"] == "0.7"
    with pytest.raises(AmountError):
        Step("period", "x", 1, divisor=0)  # type: ignore[arg-type]


@pytest.mark.parametrize(("weekly", "yearly"), [("40", "2087"), ("40", "2080"), ("35", "1607"), ("40", "2120")])
def test_hours_a_year_may_count_leap_years_or_leave(weekly: str, yearly: str) -> None:
    schedule = pr.WorkSchedule(hours_per_week=weekly, weeks_per_year=52, hours_per_year=yearly)
    assert schedule.hours_per_year == Decimal(yearly)


@pytest.mark.parametrize(("weekly", "yearly"), [("20", "2080"), ("40", "2120.1"), ("37.5", "2087"), ("1", "8784")])
def test_hours_a_year_that_no_year_of_such_weeks_has_are_refused(weekly: str, yearly: str) -> None:
    with pytest.raises(AmountError, match="at most 53 weeks of"):
        pr.WorkSchedule(hours_per_week=weekly, weeks_per_year=52, hours_per_year=yearly)


@pytest.mark.parametrize("wrong", ["-1", "NaN", 1.5, True])
def test_pay_is_not_negative_and_exact(wrong: object) -> None:
    with pytest.raises((AmountError, TypeError)):
        pr.Pay(wrong, "USD")  # type: ignore[arg-type]


@pytest.mark.parametrize("share", ["0", "1.01", "-0.5", 0.5])
def test_a_full_time_share_is_above_zero_and_at_most_one(share: object) -> None:
    with pytest.raises((AmountError, TypeError)):
        pr.Pay("1", "USD", fte=share)  # type: ignore[arg-type]


def test_a_schedule_holds_possible_hours() -> None:
    for wrong in ({"hours_per_week": 169}, {"weeks_per_year": 54}, {"days_per_week": 8}, {"hours_per_week": 0}):
        with pytest.raises(AmountError):
            pr.WorkSchedule(**({"hours_per_week": 40, "weeks_per_year": 52} | wrong))


def test_a_range_has_an_end_and_rises() -> None:
    with pytest.raises(RangeOrderError, match="at least one end"):
        pr.SalaryRange(None, None, currency="USD")
    with pytest.raises(RangeOrderError, match="do not rise"):
        pr.SalaryRange("2", "1", currency="USD")
    with pytest.raises(RangeOrderError, match="do not rise"):
        pr.SalaryRange("1", "2", currency="USD", midpoint="3")


def test_the_midpoint_is_the_stored_one_or_the_middle_or_none() -> None:
    assert pr.SalaryRange("120000", "180000", currency="USD").midpoint == pr.Money(150000, "USD")
    assert pr.SalaryRange("120000", "180000", currency="USD", midpoint="145000").midpoint == pr.Money(145000, "USD")
    assert pr.SalaryRange("120000", None, currency="USD").midpoint is None


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        ("1", "2", "USD 1 to 2, period unstated"),
        ("1", None, "from USD 1, period unstated"),
        (None, "2", "up to USD 2, period unstated"),
        ("2", "2", "USD 2, period unstated"),
    ],
)
def test_a_range_prints_its_ends(low: str | None, high: str | None, shown: str) -> None:
    assert str(pr.SalaryRange(low, high, currency="USD")) == shown


@given(testing.salary_ranges(["USD"]))
def test_a_yearly_range_keeps_its_open_end_and_order(found: pr.SalaryRange) -> None:
    dated = found if found.per != "unstated" else found.assume(per="year")
    if dated.per == "month" and dated.payments_per_year is None:
        dated = dated.assume(payments_per_year=12)
    made = dated.yearly(US)
    assert (made.low is None, made.high is None) == (found.low is None, found.high is None)


def test_a_benchmark_says_something_consistent() -> None:
    with pytest.raises(RangeOrderError, match="at least one statistic"):
        pr.SalaryBenchmark(currency="USD")
    with pytest.raises(RangeOrderError):
        pr.SalaryBenchmark(currency="USD", median="5", low="6")
    with pytest.raises(RangeOrderError):
        pr.SalaryBenchmark(currency="USD", percentiles={25: "3", 75: "2"})
    with pytest.raises(RangeOrderError):
        pr.SalaryBenchmark(currency="USD", percentiles={100: "3"})
    with pytest.raises(RangeOrderError, match="differ"):
        pr.SalaryBenchmark(currency="USD", median="3", percentiles={50: "4"})
    with pytest.raises(FieldTypeError):
        pr.SalaryBenchmark(currency="USD", percentiles={"25": "3"})  # type: ignore[dict-item]


def test_a_fiftieth_percentile_is_the_median() -> None:
    made = pr.SalaryBenchmark(currency="USD", percentiles={50: "4", 25: "3"})
    assert made.median == pr.Money(4, "USD")
    assert list(made.percentiles.items()) == [(25, pr.Money(3, "USD")), (50, pr.Money(4, "USD"))]


@given(testing.salary_benchmarks(), st.integers(1, 9))
def test_records_of_pay_hash_and_scale(found: pr.SalaryBenchmark, factor: int) -> None:
    assert hash(found) == hash(found)
    made = found.scaled(Decimal(factor))
    for name in ("mean", "median", "low", "high"):
        before, after = getattr(found, name), getattr(made, name)
        assert after == (None if before is None else before * factor)


def test_payments_a_year_fit_their_period() -> None:
    for per, payments in (("week", 12), ("half-month", 12), ("month", 11), ("fortnight", 52)):
        with pytest.raises(FieldError, match="payments a year of pay per"):
            pr.Pay("1", "EUR", per=per, payments_per_year=payments).yearly(US)
    hourly = pr.Pay("140000", "EUR", per="month", payments_per_year=14).hourly(US)
    assert hourly.payments_per_year is None
    day = pr.Pay("600", "EUR", per="day", payments_per_year=14).yearly(US)
    assert day.money == pr.Money(156000, "EUR")


def test_a_schedule_is_a_schedule() -> None:
    with pytest.raises(FieldTypeError, match="WorkSchedule"):
        pr.Pay("50", "USD", per="hour").yearly(2080)  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError, match="WorkSchedule"):
        pr.Pay("50", "USD", per="year").hourly(2080)  # type: ignore[arg-type]


def test_the_median_stands_among_the_percentiles() -> None:
    with pytest.raises(RangeOrderError):
        pr.SalaryBenchmark(currency="USD", median="100", percentiles={75: "50"})


@pytest.mark.parametrize(
    "wrong", [5, "25", [25], [(25,)], [(25, 1, 2)], [None], {25: None}, {25: 1.5}, {"25": 1}, None]
)
def test_percentiles_are_pairs(wrong: Any) -> None:
    with pytest.raises(TypeError) as raised:
        pr.SalaryBenchmark(currency="USD", percentiles=wrong)
    assert isinstance(raised.value, pr.ProductRolesError)
