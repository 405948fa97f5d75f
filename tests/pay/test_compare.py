from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles.errors import (
    CurrencyMismatchError,
    FieldError,
    FieldTypeError,
    MissingRateError,
    TermsMismatchError,
    UnstatedError,
)
from productroles.pay import metrics
from productroles.pay.compare import PayRelation

FX = pr.ExchangeRates.bundled()
US = pr.WorkSchedule.us_2080()
FLIPPED = {"below": "above", "above": "below", "within": "contains", "contains": "within"}


def pay(amount: str, **terms: Any) -> pr.Pay:
    return pr.Pay(
        amount, terms.pop("currency", "USD"), **({"per": "year", "component": "base", "tax": "gross"} | terms)
    )


def salary_range(low: str | None, high: str | None, **terms: Any) -> pr.SalaryRange:
    stated = {"currency": "USD", "per": "year", "component": "base", "tax": "gross"}
    return pr.SalaryRange(low, high, **(stated | terms))


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (("1", "2"), ("3", "4"), "below"),
        (("3", "4"), ("1", "2"), "above"),
        (("1", "3"), ("2", "4"), "overlaps"),
        (("1", "2"), ("2", "4"), "overlaps"),
        (("2", "3"), ("1", "4"), "within"),
        (("1", "4"), ("2", "3"), "contains"),
        (("1", "4"), ("1", "4"), "equal"),
        (("2", "2"), ("1", "4"), "within"),
        (("4", "4"), ("1", "4"), "within"),
        (("5", "5"), ("1", "4"), "above"),
        (("5", None), ("1", "4"), "above"),
        ((None, "1"), ("2", "4"), "below"),
        (("2", None), ("1", "4"), "undecided"),
        (("1", None), ("2", "4"), "undecided"),
        ((None, "5"), ("1", "4"), "undecided"),
        (("1", None), (None, "4"), "undecided"),
        (("5", None), (None, "4"), "above"),
        ((None, "4"), (None, "4"), "undecided"),
    ],
)
def test_the_relation_of_two_intervals(
    a: tuple[str | None, str | None], b: tuple[str | None, str | None], relation: str
) -> None:
    left, right = salary_range(*a), salary_range(*b)
    assert pr.compare_pay(left, right).relation == relation
    assert pr.compare_pay(right, left).relation == FLIPPED.get(relation, relation)


ends = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted)


@given(ends, ends)
def test_relation_and_overlap_are_those_of_the_sets_of_figures(a: list[int], b: list[int]) -> None:
    result = pr.compare_pay(salary_range(str(a[0]), str(a[1])), salary_range(str(b[0]), str(b[1])))
    halves_a = {Fraction(at, 2) for at in range(2 * a[0], 2 * a[1] + 1)}
    halves_b = {Fraction(at, 2) for at in range(2 * b[0], 2 * b[1] + 1)}
    expected = (
        "equal" if halves_a == halves_b
        else "within" if halves_a < halves_b
        else "contains" if halves_a > halves_b
        else "overlaps" if halves_a & halves_b
        else "below" if max(halves_a) < min(halves_b)
        else "above"
    )  # fmt: skip
    assert result.relation == expected
    shared = halves_a & halves_b
    found = None if result.overlap is None else tuple(Fraction(money.amount) for money in result.overlap)
    assert found == ((min(shared), max(shared)) if shared else None)


@given(ends, st.integers(0, 9), st.sampled_from(["low", "high"]))
def test_an_open_end_is_decided_only_where_every_closing_agrees(a: list[int], end: int, opened: str) -> None:
    left = salary_range(str(a[0]), str(a[1]))
    right = salary_range(None, str(end)) if opened == "low" else salary_range(str(end), None)
    quarters = [at for at in range(4 * 20) if at == 4 * end or (at < 4 * end) == (opened == "low")]
    figures = [str(Decimal(at) / 4) for at in quarters]
    closed = [salary_range(at, str(end)) if opened == "low" else salary_range(str(end), at) for at in figures]
    relations = {pr.compare_pay(left, closing).relation for closing in closed}
    found = pr.compare_pay(left, right).relation
    assert found == (relations.pop() if len(relations) == 1 else PayRelation.UNDECIDED)


def test_two_figures_have_a_difference_and_a_ratio() -> None:
    benchmark = pr.SalaryBenchmark(currency="USD", per="year", mean="193636")
    result = pr.compare_pay(pr.Pay("450000", "USD", per="year"), benchmark)
    assert (result.relation, result.difference) == ("above", pr.Money(256364, "USD"))
    assert result.ratio is not None
    assert str(result.ratio).startswith("2.3239")
    assert pr.compare_pay(pay("1"), pay("0")).ratio is None


def test_ranges_have_neither_unless_a_statistic_is_named() -> None:
    left, right = salary_range("120000", "180000"), salary_range("100000", "150000")
    result = pr.compare_pay(left, right)
    assert (result.difference, result.ratio) == (None, None)
    assert result.overlap == (pr.Money(120000, "USD"), pr.Money(150000, "USD"))
    named = pr.compare_pay(left, right, statistic="midpoint")
    assert (named.relation, named.ratio) == ("above", Decimal("1.2"))
    assert pr.compare_pay(left, right, statistic=("low", "high")).relation == "below"


def test_monthly_pay_against_a_yearly_range_is_an_error_or_a_step_never_a_small_ratio() -> None:
    month = pay("12000", per="month")
    with pytest.raises(UnstatedError, match="monthly payments a year"):
        pr.compare_pay(month, salary_range("120000", "180000"))
    result = pr.compare_pay(month.assume(payments_per_year=12), salary_range("120000", "180000"))
    assert result.relation == "within"
    assert [str(step) for _, step in result.steps] == ["per month to per year: x 12 payments a year"]
    assert "assumed" in {note.code for note in result.caveats}


def test_the_same_period_is_compared_as_it_is() -> None:
    result = pr.compare_pay(pay("40", per="hour"), pay("50", per="hour"))
    assert (result.per, result.steps, result.relation) == ("hour", (), "below")
    months = pr.compare_pay(pay("4000", per="month"), pay("4000", per="month"))
    assert (months.relation, months.steps) == ("equal", ())
    assert "payments-unstated" in {note.code for note in months.caveats}
    more = pr.compare_pay(
        pay("4000", per="month", payments_per_year=14), pay("4000", per="month", payments_per_year=12)
    )
    assert (more.relation, more.per) == ("above", "year")


def test_part_time_pay_is_compared_as_full_time_pay() -> None:
    result = pr.compare_pay(pay("90000", fte="0.6"), salary_range("140000", "160000"))
    assert (result.relation, result.a[0]) == ("within", pr.Money(150000, "USD"))
    assert "full-time" in str(result)


@pytest.mark.parametrize(("what", "left", "right"), [("component", "base", "total"), ("tax", "gross", "net")])
def test_different_meanings_are_refused_unless_named(what: str, left: str, right: str) -> None:
    a, b = pay("1", **{what: left}), pay("2", **{what: right})
    with pytest.raises(TermsMismatchError, match=what):
        pr.compare_pay(a, b)
    result = pr.compare_pay(a, b, across=[what])
    assert (result.relation, [note.code for note in result.caveats]) == ("below", [f"{what}-differs"])
    unsaid = pr.compare_pay(a, pay("2", **{what: "unstated"}))
    assert [note.code for note in unsaid.caveats] == [f"{what}-unstated"]


def test_two_statistics_are_refused_unless_named() -> None:
    mean = pr.SalaryBenchmark(currency="USD", per="year", mean="5", as_of="2024-01-01")
    median = pr.SalaryBenchmark(currency="USD", per="year", median="4", as_of="2024-01-01")
    with pytest.raises(TermsMismatchError, match="statistic"):
        pr.compare_pay(mean, median)
    result = pr.compare_pay(mean, median, statistic=("mean", "median"))
    assert result.relation == "above"
    assert "statistic-differs" in {note.code for note in result.caveats}
    assert pr.compare_pay(mean, median, across=["statistic"]).relation == "above"
    with pytest.raises(UnstatedError, match="it has mean"):
        pr.compare_pay(mean, median, statistic="median")
    both = pr.SalaryBenchmark(currency="USD", per="year", mean="5", median="4")
    with pytest.raises(UnstatedError, match="mean, median"):
        pr.compare_pay(pay("5"), both)
    assert pr.compare_pay(pay("5"), both, statistic="mean").relation == "equal"


def test_two_currencies_need_rates_and_a_day() -> None:
    euros = pay("90000", currency="EUR")
    with pytest.raises(CurrencyMismatchError):
        pr.compare_pay(euros, pay("100000"))
    with pytest.raises(UnstatedError, match="the day of the exchange rate"):
        pr.compare_pay(euros, pay("100000"), rates=FX)
    with pytest.raises(MissingRateError):
        pr.compare_pay(euros, pay("100000"), rates=FX, on="1990-01-01")
    result = pr.compare_pay(euros, pay("100000"), rates=FX, on="2024-06-28")
    assert result.difference == pr.Money("-3655", "USD")
    assert "EUR to USD at 1.0705 of 2024-06-28, ECB reference rates, month-ends" in str(result)
    assert dict(result.provenance.inputs) == {"rates": FX.source}


def test_a_benchmarks_own_day_serves_for_the_rate() -> None:
    benchmark = pr.SalaryBenchmark(currency="USD", per="year", median="100000", as_of="2024-06-30")
    result = pr.compare_pay(pr.Pay("90000", "EUR", per="year"), benchmark, rates=FX)
    assert "rate-age" in {note.code for note in result.caveats}
    other = pr.SalaryBenchmark(currency="EUR", per="year", median="100000", as_of="2023-06-30")
    with pytest.raises(UnstatedError):
        pr.compare_pay(other, benchmark, rates=FX)
    aged_apart = pr.compare_pay(other, benchmark, rates=FX, on="2024-06-30")
    assert "days-differ" in {note.code for note in aged_apart.caveats}


def test_what_is_not_comparable_is_told() -> None:
    with pytest.raises(FieldTypeError, match="Money has no period"):
        pr.compare_pay(pr.Money(1, "USD"), pay("1"))  # type: ignore[arg-type]
    with pytest.raises(UnstatedError, match="pay period"):
        pr.compare_pay(pr.Pay("1", "USD"), pr.Pay("1", "USD"))
    with pytest.raises(FieldError):
        pr.compare_pay(pay("1"), pay("1"), across=["colour"])
    with pytest.raises(FieldError):
        pr.compare_pay(pay("1"), pay("1"), across="tax")


@pytest.mark.parametrize(
    ("given", "way"),
    [
        ("90000 EUR", "text is read by productroles.parse_pay"),
        (pr.Money(1, "USD"), "bare Money has no period"),
        (pr.parse_pay("90000 EUR"), "of what was read, .as_pay() or .as_range()"),
        (pr.read_pay("90000 EUR"), "of what was read, .value.as_pay() or .value.as_range()"),
        (90000, None),
    ],
    ids=["text", "money", "parsed", "reading", "number"],
)
def test_what_is_no_pay_is_told_the_way_to_it(given: Any, way: str | None) -> None:
    hint = "" if way is None else f" ({way})"
    for call, wanted in (
        (lambda: pr.compare_pay(given, pay("1")), "Pay, a SalaryRange or a SalaryBenchmark"),
        (lambda: pr.compare_pay(pay("1"), given), "Pay, a SalaryRange or a SalaryBenchmark"),
        (lambda: pr.compa_ratio(given, salary_range("1", "3")), "a Pay"),
        (lambda: pr.compa_ratio(pay("1"), given), "a SalaryRange"),
        (lambda: metrics.geo_adjusted(given, "1.1", base="US"), "Pay, a SalaryRange or a SalaryBenchmark"),
    ):
        with pytest.raises(FieldTypeError) as raised:
            call()
        assert raised.value.expected == wanted + hint


@pytest.mark.parametrize("number", [25, ("median", 25)], ids=repr)
def test_a_percentile_by_its_number_is_told_its_name(number: Any) -> None:
    market = pr.SalaryBenchmark(currency="USD", per="year", median="2", percentiles={25: "1"})
    with pytest.raises((FieldError, FieldTypeError), match='"p25" for the 25th percentile'):
        pr.compare_pay(pay("1"), market, statistic=number)
    with pytest.raises(FieldTypeError, match='"p25" for the 25th percentile'):
        metrics.market_ratio(pay("1"), market, statistic=25)  # type: ignore[arg-type]
    assert pr.compare_pay(pay("1"), market, statistic="p25").relation == "equal"


amounts = st.integers(0, 10**6).map(str)


@given(amounts, amounts)
def test_turning_the_sides_round_turns_the_answer_round(a: str, b: str) -> None:
    there, back = pr.compare_pay(pay(a), pay(b)), pr.compare_pay(pay(b), pay(a))
    assert there.relation == FLIPPED.get(back.relation, back.relation)
    assert there.difference is not None
    assert there.difference == -(back.difference or pr.Money(0, "USD"))


def test_what_fifty_digits_leave_over_is_no_difference() -> None:
    for salary in range(30_000, 130_000, 1_001):
        yearly = pay(str(salary))
        result = pr.compare_pay(yearly.hourly(US), yearly, schedule=US)
        assert (result.relation, result.difference) == ("equal", pr.Money(0, "USD"))
    euros = pay("1", currency="EUR")
    pounds = pay(str(FX.convert(euros.money, "GBP", on="2024-06-28").money.amount), currency="GBP")
    assert pr.compare_pay(euros, pounds, rates=FX, on="2024-06-28").relation == "equal"
    assert pr.compare_pay(pounds, euros, rates=FX, on="2024-06-28").relation == "equal"


def test_ends_that_mean_different_things_are_refused_or_noted() -> None:
    wide = pr.SalaryBenchmark(currency="USD", per="year", low="1", high="9", range_label="10th to 90th percentile")
    narrow = pr.SalaryBenchmark(currency="USD", per="year", low="3", high="6", range_label="25th to 75th percentile")
    with pytest.raises(TermsMismatchError, match="10th to 90th"):
        pr.compare_pay(wide, narrow)
    assert pr.compare_pay(wide, narrow, across=["statistic"]).relation == "contains"
    assert "ends-differ" in {note.code for note in pr.compare_pay(wide, salary_range("2", "4")).caveats}
    for statistic in ("low", "high", (None, "high")):
        for other in (narrow, salary_range("2", "4")):
            assert "ends-differ" in {note.code for note in pr.compare_pay(wide, other, statistic=statistic).caveats}
    alike = pr.SalaryBenchmark(currency="USD", per="year", low="2", high="9", range_label=wide.range_label)
    assert "ends-differ" not in {note.code for note in pr.compare_pay(wide, alike, statistic="low").caveats}
    by_middle = pr.compare_pay(wide, salary_range("2", "4"), statistic=("low", "midpoint"))
    assert "ends-differ" not in {note.code for note in by_middle.caveats}
    elsewhere = pr.SalaryBenchmark(currency="USD", per="year", median="5", place="DE", role="product-manager")
    codes = {note.code for note in pr.compare_pay(elsewhere, narrow, statistic=("median", "low")).caveats}
    assert {"role-differs", "place-differs"} <= codes


def test_steps_of_both_sides_and_the_conversions_are_kept() -> None:
    result = pr.compare_pay(
        pay("4000", currency="EUR", per="month", payments_per_year=12),
        pay("5000", per="month", payments_per_year=13),
        rates=FX,
        on="2024-06-30",
    )
    assert [side for side, _ in result.steps] == ["a", "a", "b"]
    assert result.conversions[0].requested_on.isoformat() == "2024-06-30"
    assert result.conversions[0].money == result.a[0]


@pytest.mark.parametrize("statistic", [("median",), ("low", "low", "low"), (1, 2), ["low", 5]], ids=repr)
def test_statistics_are_named_by_one_or_two_names(statistic: Any) -> None:
    with pytest.raises(FieldError):
        pr.compare_pay(salary_range("1", "2"), salary_range("1", "2"), statistic=statistic)


def test_the_median_is_the_fiftieth_percentile_under_either_name() -> None:
    by_name = pr.SalaryBenchmark(currency="USD", per="year", median="5", low="1")
    by_percent = pr.SalaryBenchmark(currency="USD", per="year", percentiles={25: "2", 50: "5"})
    for statistic in ("median", "p50", ("median", "p50"), ("p50", "median")):
        for a, b in ((by_name, by_percent), (by_percent, by_name)):
            result = pr.compare_pay(a, b, statistic=statistic)
            assert result.relation == "equal"
            assert "statistic-differs" not in {note.code for note in result.caveats}
