from fractions import Fraction
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles.errors import CurrencyMismatchError, EmptyGroupError, FieldTypeError
from productroles.pay import metrics


def pair(paid: int, middle: int, currency: str = "USD", fte: str = "1") -> tuple[pr.Pay, pr.SalaryRange]:
    ranged = pr.SalaryRange(middle, middle, currency=currency, per="year")
    return pr.Pay(paid, currency, per="year", fte=fte), ranged


FIGURES = st.lists(st.tuples(st.integers(0, 10**7), st.integers(1, 10**7)), min_size=1, max_size=20)


@given(FIGURES)
def test_the_two_methods_are_those_of_fractions(figures: list[tuple[int, int]]) -> None:
    group = [pair(*figure) for figure in figures]
    by_sum = Fraction(sum(paid for paid, _ in figures), sum(middle for _, middle in figures))
    by_mean = sum((Fraction(*figure) for figure in figures), Fraction(0)) / len(figures)
    assert abs(Fraction(metrics.group_compa_ratio(group)) - by_sum) <= abs(by_sum) / 10**49
    found = metrics.group_compa_ratio(iter(group), method="mean")
    assert abs(Fraction(found) - by_mean) <= abs(by_mean) / 10**49
    assert float(found) == pytest.approx(fmean(paid / middle for paid, middle in figures))


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=20), st.integers(1, 10**7))
def test_the_methods_agree_where_all_have_one_range(paid: list[int], middle: int) -> None:
    group = [pair(each, middle) for each in paid]
    assert metrics.group_compa_ratio(group) == metrics.group_compa_ratio(group, method="mean")


def test_the_mean_needs_one_currency_only_within_each_pair() -> None:
    group = [pair(9, 10, "USD"), pair(12, 10, "EUR")]
    assert str(metrics.group_compa_ratio(group, method="mean")) == "1.05"
    with pytest.raises(CurrencyMismatchError):
        metrics.group_compa_ratio(group)


def test_part_time_members_count_as_full_time() -> None:
    assert metrics.group_compa_ratio([pair(60, 100, fte="0.6"), pair(80, 100)]) == metrics.group_compa_ratio(
        [pair(100, 100), pair(80, 100)]
    )


@pytest.mark.parametrize("method", ["sum", "mean"])
def test_a_group_has_members_that_are_pairs(method: str) -> None:
    with pytest.raises(EmptyGroupError):
        metrics.group_compa_ratio([], method=method)
    for wrong in ([pr.Pay("1", "USD", per="year")], [(1, 2, 3)], "ab", {"a": 1}):
        with pytest.raises(FieldTypeError):
            metrics.group_compa_ratio(wrong, method=method)  # type: ignore[arg-type]


def test_inversion_is_a_ratio_above_one() -> None:
    a, b = (pr.Pay(amount, "USD", per="year") for amount in (160000, 150000))
    assert metrics.compression_ratio(a, b) > 1
