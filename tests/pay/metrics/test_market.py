from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles.errors import (
    AmountError,
    DivisionByZeroError,
    EmptyGroupError,
    ExtrapolationError,
    FieldError,
    FieldTypeError,
    TermsMismatchError,
    UnstatedError,
)
from productroles.pay import metrics


def survey(n: int | None = None, **more: object) -> pr.SalaryBenchmark:
    return pr.SalaryBenchmark(currency="USD", per="year", n=n, **more)  # type: ignore[arg-type]


def test_the_market_ratio_is_to_the_statistic_named() -> None:
    market = survey(median="150000", mean="160000", low="100000", high="200000", percentiles={75: "180000"})
    pay = pr.Pay("144000", "USD", per="year", fte="0.9")
    found = {name: metrics.market_ratio(pay, market, statistic=name) for name in ("mean", "low", "high")}
    assert found == {"mean": 1, "low": Decimal("1.6"), "high": Decimal("0.8")}
    assert str(metrics.market_ratio(pay, market)).startswith("1.0666666")
    assert str(metrics.market_ratio(pay, market, statistic="p75")).startswith("0.8888888")


@pytest.mark.parametrize("statistic", ["median", "p90", "mode", ""])
def test_a_statistic_that_is_not_given_is_refused_with_those_that_are(statistic: str) -> None:
    with pytest.raises(UnstatedError, match="it has mean, p25"):
        metrics.market_ratio(pr.Pay(1, "USD", per="year"), survey(mean=5, percentiles={25: 3}), statistic=statistic)


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 500)), min_size=1, max_size=10))
def test_a_weighted_survey_value_is_that_of_fractions(figures: list[tuple[int, int]]) -> None:
    surveys = [survey(median=figure, n=n) for figure, n in figures]
    whole = sum(n for _, n in figures)
    if not whole:
        with pytest.raises(DivisionByZeroError, match="weights"):
            metrics.weighted_survey_value(surveys)
        return
    made = metrics.weighted_survey_value(surveys)
    expected = Fraction(sum(figure * n for figure, n in figures), whole)
    assert made.median is not None
    assert abs(Fraction(made.median.amount) - expected) <= expected / 10**49
    assert made.n == whole


def test_a_weighted_survey_value_keeps_what_all_surveys_share() -> None:
    shared: dict[str, object] = {"component": "base", "role": "product-manager", "as_of": "2024-01-01"}
    here = survey(40, median="150000", place="DE", **shared)
    there = survey(10, median="170000", place="FR", tax="gross", **shared)
    made = metrics.weighted_survey_value([here, there])
    assert (made.role, made.as_of, made.place) == ("product-manager", date(2024, 1, 1), None)
    assert (made.component, made.tax, made.scope) == ("base", "unstated", "2 surveys, weighted by sample size")


def test_ends_are_averaged_only_where_they_mean_one_thing() -> None:
    middle, wide, unlabelled = (
        survey(n, low=low, high=300, range_label=label)
        for n, low, label in ((30, 100, "25th to 75th percentile"), (10, 140, "most"), (10, 200, None))
    )
    assert metrics.weighted_survey_value([middle, middle], statistic="low").range_label == "25th to 75th percentile"
    made = metrics.weighted_survey_value([middle, unlabelled], statistic="low")
    assert (made.low, made.range_label) == (pr.Money(125, "USD"), None)
    for statistic in ("low", "high"):
        with pytest.raises(TermsMismatchError, match="25th to 75th percentile, of the other most"):
            metrics.weighted_survey_value([wide, unlabelled, middle], statistic=statistic)
    dated = survey(1, median=7, range_label="most"), survey(1, median=9, range_label="all")
    assert metrics.weighted_survey_value(dated).range_label is None


def test_the_median_is_the_fiftieth_percentile_under_either_name() -> None:
    by_name, by_percent = survey(2, median=100), survey(2, percentiles={50: 200})
    for statistic in ("median", "p50"):
        made = metrics.weighted_survey_value([by_name, by_percent], statistic=statistic)
        assert made.median == pr.Money(150, "USD")
    assert metrics.market_ratio(pr.Pay(50, "USD", per="year"), by_name, statistic="p50") == Decimal("0.5")


def test_weights_can_be_given_and_another_statistic_named() -> None:
    surveys = [survey(mean=100, percentiles={90: 200}), survey(30, mean=200, percentiles={90: 300})]
    made = metrics.weighted_survey_value(surveys, statistic="p90", weights=["0.75", "0.25"])
    assert (made.percentiles, made.n, made.median) == ({90: pr.Money(225, "USD")}, None, None)
    assert metrics.weighted_survey_value(surveys, statistic="mean", weights=[1, 3]).mean == pr.Money(175, "USD")


def test_nothing_is_averaged_without_weights() -> None:
    with pytest.raises(EmptyGroupError):
        metrics.weighted_survey_value([])
    with pytest.raises(UnstatedError, match="sample size"):
        metrics.weighted_survey_value([survey(3, median=1), survey(median=2)])
    with pytest.raises(FieldError, match="2 weights"):
        metrics.weighted_survey_value([survey(median=1), survey(median=2)], weights=[1])
    with pytest.raises(AmountError):
        metrics.weighted_survey_value([survey(median=1), survey(median=2)], weights=[2, -1])
    with pytest.raises(FieldTypeError):
        metrics.weighted_survey_value([pr.Money(1, "USD")])  # type: ignore[list-item]


def test_published_percentiles_are_joined_by_straight_lines() -> None:
    market = survey(percentiles={10: 90, 25: 105, 90: 300}, median=130)
    expected = {10: "90", "17.5": "97.5", 25: "105", 30: "110", 50: "130", 60: "172.5", 90: "300"}
    assert {percent: metrics.benchmark_percentile(market, percent) for percent in expected} == {
        percent: pr.Money(figure, "USD") for percent, figure in expected.items()
    }


def test_nothing_is_extrapolated() -> None:
    for percent in (9, 91):
        with pytest.raises(ExtrapolationError, match="10 to 90") as caught:
            metrics.benchmark_percentile(survey(percentiles={10: 90, 90: 300}, low=1, high=999), percent)
        assert (caught.value.lowest, caught.value.highest) == (10, 90)
    with pytest.raises(UnstatedError):
        metrics.benchmark_percentile(survey(mean=5, low=1, high=9), 50)
    assert metrics.benchmark_percentile(survey(median=5), 50) == pr.Money(5, "USD")
    with pytest.raises(AmountError):
        metrics.benchmark_percentile(survey(median=5), 101)


def test_a_geographic_factor_scales_all_figures_and_says_so() -> None:
    made = metrics.geo_adjusted(
        survey(mean=100, percentiles={25: 80}, place="US"), "1.18", base="US national", place="New York, NY, US"
    )
    assert (made.mean, made.percentiles[25]) == (pr.Money(118, "USD"), pr.Money("94.4", "USD"))
    assert (str(made.place), str(made.steps[0])) == (
        "New York, NY, US",
        "geographic differential against US national: x 1.18",
    )
    assert metrics.geo_adjusted(survey(mean=100, place="US"), "1.18", base="US national").place is None
    ranged = metrics.geo_adjusted(pr.SalaryRange("100", None, currency="USD"), "0.5", base="Berlin")
    assert (ranged.low, ranged.high) == (pr.Money(50, "USD"), None)


@pytest.mark.parametrize("factor", ["0", "-1"])
def test_a_geographic_factor_is_above_zero_and_has_a_base(factor: str) -> None:
    with pytest.raises(AmountError):
        metrics.geo_adjusted(pr.Pay(1, "USD"), factor, base="US national")
    with pytest.raises(FieldError):
        metrics.geo_adjusted(pr.Pay(1, "USD"), "1.1", base=" ")
    with pytest.raises(FieldTypeError):
        metrics.geo_adjusted(pr.Money(1, "USD"), "1.1", base="US national")  # type: ignore[type-var]
