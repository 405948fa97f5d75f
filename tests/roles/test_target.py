from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productroles._exact import CONTEXT
from productroles.errors import (
    AmountTypeError,
    AttainmentError,
    CurrencyMismatchError,
    FieldError,
    FieldTypeError,
    UnknownCurrencyError,
    UnknownMemberError,
)
from productroles.pay.money import Money
from productroles.roles.target import AttainmentConvention, Target
from productroles.testing._kpis import targets


def oracle(convention: str, value: Fraction, target: Fraction, baseline: int | None) -> Fraction:
    start = 0 if baseline is None else baseline
    return {
        "value-to-target": value / target,
        "from-baseline": 1 - (target - value) / (target - start) if target != start else Fraction(0),
        "target-to-value": target / value,
        "less-overshoot": 1 - (value - target) / target,
    }[convention]


numbers = st.integers(1, 10**9)


@pytest.mark.parametrize(
    ("convention", "target", "baseline", "value", "attained"),
    [
        ("value-to-target", 100, None, 90, "0.9"),
        ("value-to-target", 100, None, 120, "1.2"),
        ("value-to-target", 100, None, -10, "-0.1"),
        ("from-baseline", 50, 40, 46, "0.6"),
        ("from-baseline", 40, 50, 44, "0.6"),
        ("from-baseline", 50, 40, 35, "-0.5"),
        ("from-baseline", 0, 10, 4, "0.6"),
        ("from-baseline", 5, -5, 0, "0.5"),
        ("target-to-value", "0.04", None, "0.05", "0.8"),
        ("target-to-value", 4, None, 2, "2"),
        ("less-overshoot", "0.04", None, "0.05", "0.75"),
        ("less-overshoot", 4, None, 12, "-1"),
        ("less-overshoot", 4, None, 0, "2"),
    ],
)
def test_attainment_by_each_convention(convention: str, target: Any, baseline: Any, value: Any, attained: str) -> None:
    assert Target("k", target, convention=convention, baseline=baseline).attainment(value) == Decimal(attained)


@given(st.sampled_from(AttainmentConvention), numbers, numbers, numbers)
def test_attainment_is_what_fractions_give(convention: str, value: int, target: int, start: int) -> None:
    baseline = start + (start == target) if convention == "from-baseline" else None
    expected = oracle(convention, Fraction(value), Fraction(target), baseline)
    found = Target("k", target, convention=convention, baseline=baseline).attainment(value)
    assert found == CONTEXT.divide(Decimal(expected.numerator), Decimal(expected.denominator))


@given(targets())
def test_the_target_itself_is_attained_in_full(target: Target) -> None:
    assert target.attainment(target.value) == 1


@given(targets())
def test_the_baseline_is_nothing_of_the_way(target: Target) -> None:
    if target.baseline is not None:
        assert target.attainment(target.baseline) == 0


@pytest.mark.parametrize(
    ("convention", "target", "baseline", "error"),
    [
        ("value-to-target", 0, None, AttainmentError),
        ("value-to-target", -5, None, AttainmentError),
        ("target-to-value", 0, None, AttainmentError),
        ("less-overshoot", 0, None, AttainmentError),
        ("from-baseline", 5, None, AttainmentError),
        ("from-baseline", 5, "5.0", AttainmentError),
        ("value-to-target", 5, 4, FieldError),
        ("value-to-target", 0.5, None, AmountTypeError),
        ("value-to-target", True, None, AmountTypeError),
        ("target/value", 5, None, UnknownMemberError),
        ("value-to-target", Money(5, "EUR"), None, AmountTypeError),
    ],
    ids=str,
)
def test_a_target_by_which_nothing_can_be_attained_is_refused(
    convention: Any, target: Any, baseline: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        Target("k", target, convention=convention, baseline=baseline)


@pytest.mark.parametrize("value", [0, -1, "-0.0"])
def test_a_value_that_is_not_above_zero_divides_no_target(value: Any) -> None:
    target = Target("defects", 4, convention="target-to-value")
    with pytest.raises(AttainmentError, match="target-to-value of defects is undefined: the value is not above zero"):
        target.attainment(value)


def test_a_convention_is_always_named() -> None:
    with pytest.raises(TypeError):
        Target("k", 1)  # type: ignore[call-arg]


def test_a_target_in_money_takes_money() -> None:
    target = Target("revenue", "1000000", convention="from-baseline", baseline="800000", currency="EUR")
    assert (target.value, target.baseline) == (Money(1000000, "EUR"), Money(800000, "EUR"))
    assert target.attainment(Money("950000", "EUR")) == Decimal("0.75")
    assert str(target) == "revenue: from EUR 800,000 to EUR 1,000,000 (from-baseline)"
    with pytest.raises(FieldTypeError):
        target.attainment(950000)
    with pytest.raises(CurrencyMismatchError):
        target.attainment(Money("950000", "USD"))
    with pytest.raises(FieldTypeError):
        Target("k", 1, convention="value-to-target").attainment(Money(1, "EUR"))
    with pytest.raises(UnknownCurrencyError):
        Target("k", 1, convention="value-to-target", currency="eur")
