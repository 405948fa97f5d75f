from decimal import Decimal
from fractions import Fraction
from statistics import median, quantiles

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles.errors import (
    AmountError,
    CurrencyMismatchError,
    DivisionByZeroError,
    EmptyGroupError,
    ExtrapolationError,
    FieldTypeError,
)
from productroles.pay import metrics

SAMPLES = st.lists(st.integers(0, 10**9), min_size=1, max_size=40)
PERCENTS = st.integers(0, 100)
METHODS = st.sampled_from(metrics.PercentileMethod)


def usd(amounts: list[int]) -> list[pr.Money]:
    return [pr.Money(amount, "USD") for amount in amounts]


@given(SAMPLES, PERCENTS, METHODS)
def test_clamped_percentiles_are_those_of_numpy(
    sample: list[int], percent: int, method: metrics.PercentileMethod
) -> None:
    found = metrics.percentile(usd(sample), percent, method=method, clamp=True)
    expected = np.percentile(sample, percent, method=method.value.replace("-", "_"))  # type: ignore[call-overload]
    assert float(found.amount) == pytest.approx(float(expected), rel=1e-9, abs=1e-6)


@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=40), st.integers(2, 20))
def test_linear_and_weibull_are_the_quantiles_of_the_standard_library(sample: list[int], parts: int) -> None:
    fractions = [Fraction(figure) for figure in sample]
    for method, name in (("linear", "inclusive"), ("weibull", "exclusive")):
        expected = quantiles(fractions, n=parts, method=name)  # type: ignore[type-var,arg-type]
        for at, figure in enumerate(expected, 1):
            if 100 * at % parts or (name == "exclusive" and not parts <= at * (len(sample) + 1) <= parts * len(sample)):
                continue
            found = metrics.percentile(usd(sample), 100 * at // parts, method=method)
            assert abs(Fraction(found.amount) - figure) <= abs(figure) / 10**49


@given(SAMPLES, METHODS)
def test_the_fiftieth_is_the_median_by_every_method(sample: list[int], method: metrics.PercentileMethod) -> None:
    assert metrics.percentile(usd(sample), 50, method=method).amount == Decimal(str(median(sample)))


@given(SAMPLES, METHODS)
def test_percentiles_rise_and_stay_within_the_sample(sample: list[int], method: metrics.PercentileMethod) -> None:
    found = [metrics.percentile(usd(sample), percent, method=method, clamp=True) for percent in range(0, 101, 5)]
    assert found == sorted(found)
    assert usd([min(sample), max(sample)]) == [found[0], found[-1]]


@pytest.mark.parametrize(
    ("method", "size", "lowest", "highest"),
    [
        ("weibull", 8, "11.1111", "88.8889"),
        ("hazen", 8, "6.25", "93.75"),
        ("median-unbiased", 8, "8", "92"),
        ("weibull", 1, "50", "50"),
    ],
)
def test_a_method_is_not_stretched_beyond_its_sample(method: str, size: int, lowest: str, highest: str) -> None:
    sample = usd(list(range(size)))
    for percent in (0, Decimal(lowest) - 1, Decimal(highest) + 1, 100):
        with pytest.raises(ExtrapolationError, match=f"{lowest} to {highest}; .*clamp=True"):
            metrics.percentile(sample, percent, method=method)
    assert metrics.percentile(sample, 50, method=method)


def test_pay_gives_pay_on_the_same_terms_as_full_time_pay() -> None:
    sample = [
        pr.Pay("60", "EUR", per="hour", component="base"),
        pr.Pay("80", "EUR", per="hour", component="base", fte="0.5"),
    ]
    assert str(metrics.percentile(sample, 50)) == "EUR 70 per hour, base"
    yearly = [pr.Pay("60", "EUR", per="year", fte="0.5"), pr.Pay("80", "EUR", per="year")]
    assert metrics.percentile(yearly, 50).money == pr.Money(100, "EUR")


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=30, unique=True), st.integers(0, 100))
def test_the_rank_of_a_percentile_is_that_share(sample: list[int], percent: int) -> None:
    figure = metrics.percentile(usd(sample), percent)
    assert abs(Fraction(metrics.percentile_rank(figure, usd(sample))) - Fraction(percent, 100)) < Fraction(1, 10**30)


@pytest.mark.parametrize(
    ("figure", "rank"), [(90, "0"), (240, "1"), (120, Fraction(3, 7)), (100, Fraction(1, 7)), (105, Fraction(3, 14))]
)
def test_ranks_of_the_worked_sample(figure: int, rank: str | Fraction) -> None:
    found = metrics.percentile_rank(pr.Money(figure, "USD"), usd([90, 100, 110, 120, 135, 150, 180, 240]))
    assert abs(Fraction(found) - Fraction(rank)) < Fraction(1, 10**49)


def test_a_figure_that_stands_several_times_takes_its_lowest_place() -> None:
    sample = usd([100, 120, 120, 130, 130])
    assert metrics.percentile_rank(pr.Money(120, "USD"), sample) == Decimal("0.25")
    assert metrics.percentile_rank(pr.Money(125, "USD"), sample) == Decimal("0.625")
    assert metrics.percentile_rank(pr.Money(1, "USD"), usd([1, 1, 1])) == 0


def test_a_rank_needs_a_sample_around_it() -> None:
    for outside in (89, 241):
        with pytest.raises(ExtrapolationError) as caught:
            metrics.percentile_rank(pr.Money(outside, "USD"), usd([90, 240]))
        assert "90" not in caught.value.safe_message
    with pytest.raises(EmptyGroupError):
        metrics.percentile_rank(pr.Money(1, "USD"), [])
    with pytest.raises(DivisionByZeroError):
        metrics.percentile_rank(pr.Money(1, "USD"), usd([1]))


def test_a_sample_is_money_or_pay_of_one_currency() -> None:
    with pytest.raises(EmptyGroupError):
        metrics.percentile([], 50)  # type: ignore[type-var]
    with pytest.raises(CurrencyMismatchError):
        metrics.percentile([pr.Money(1, "USD"), pr.Money(1, "EUR")], 50)
    for wrong in (
        [1, 2],
        "12",
        [pr.Money(1, "USD"), pr.Pay(1, "USD", per="year")],
        [pr.Pay(1, "USD", per="year"), pr.Money(1, "USD")],
    ):
        with pytest.raises(FieldTypeError):
            metrics.percentile(wrong, 50)  # type: ignore[type-var]


@pytest.mark.parametrize("percent", ["-1", "100.1", "1e1", "NaN"])
def test_a_percentile_is_from_zero_to_a_hundred(percent: str) -> None:
    with pytest.raises(AmountError):
        metrics.percentile(usd([1, 2]), percent)
