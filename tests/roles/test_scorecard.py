from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productroles.errors import (
    AmountError,
    AmountTypeError,
    AttainmentError,
    FieldError,
    FieldTypeError,
    UnknownKPIError,
)
from productroles.pay.money import Money
from productroles.roles.scorecard import Scorecard, ScorecardResult, WeightedTarget
from productroles.roles.target import Target
from productroles.testing._kpis import scorecard_results


def up(kpi: str, value: Any, weight: Any, currency: str | None = None) -> WeightedTarget:
    return WeightedTarget(Target(kpi, value, convention="value-to-target", currency=currency), weight)


CARD = Scorecard([up("a", 100, 50), up("b", 10, 30), up("c", 1000, 20, "EUR")])


def test_the_attainment_is_the_mean_by_weight() -> None:
    found = CARD.score({"a": 90, "b": 12, "c": Money(500, "EUR")})
    assert found.attainment == Decimal("0.91")
    assert found.covered == 1
    assert found.missing == ()
    assert [line.attainment for line in found.lines] == [Decimal("0.9"), Decimal("1.2"), Decimal("0.5")]


def test_a_target_without_a_value_is_told_and_takes_no_part() -> None:
    found = CARD.score({"a": 90, "c": None})
    assert found.attainment == Decimal("0.9")
    assert found.covered == Decimal("0.5")
    assert found.missing == ("b", "c")
    assert str(found).splitlines() == [
        "attainment 0.9 (1 of 3 targets have a value, 0.5 of the weight)",
        "a: 0.9 (weight 50)",
        "b: no value (weight 30)",
        "c: no value (weight 20)",
    ]


def test_no_value_at_all_is_no_attainment() -> None:
    found = CARD.score({})
    assert (found.attainment, found.covered, len(found.missing)) == (None, 0, 3)
    assert str(found).startswith("attainment none (0 of 3 targets have a value, 0 of the weight)")


triples = st.lists(
    st.tuples(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(1, 10**6)), min_size=1, max_size=6
)


@given(triples, st.integers(1, 10**6))
def test_the_mean_is_that_of_fractions_on_any_scale_of_weights(drawn: list[tuple[int, int, int]], scale: int) -> None:
    values = {f"k{at}": value for at, (_, value, _) in enumerate(drawn)}
    weighed = sum(weight for *_, weight in drawn)
    mean = sum((Fraction(value, target) * weight for target, value, weight in drawn), Fraction(0)) / weighed
    for factor in (1, scale):
        card = Scorecard([up(f"k{at}", target, weight * factor) for at, (target, _, weight) in enumerate(drawn)])
        found = card.score(values).attainment
        assert found is not None
        assert abs(Fraction(found) - mean) <= mean / 10**48, "each attainment is itself rounded to fifty digits"


@given(scorecard_results())
def test_the_mean_lies_between_its_attainments(result: ScorecardResult) -> None:
    attained = [line.attainment for line in result.lines if line.attainment is not None]
    assert (result.attainment is None) is not bool(attained)
    if result.attainment is not None:
        slack = Fraction(max(map(abs, attained))) / 10**48
        assert Fraction(min(attained)) - slack <= Fraction(result.attainment) <= Fraction(max(attained)) + slack
    assert 0 <= result.covered <= 1
    assert len(result.missing) + len(attained) == len(result.lines)


def test_values_that_do_not_fit_are_refused() -> None:
    with pytest.raises(UnknownKPIError, match="no KPI 'd'"):
        CARD.score({"d": 1})
    with pytest.raises(FieldTypeError):
        CARD.score({"c": 500})
    with pytest.raises(AmountTypeError):
        CARD.score({"a": 0.9})
    with pytest.raises(FieldTypeError):
        CARD.score([("a", 1)])  # type: ignore[arg-type]
    down = Scorecard([WeightedTarget(Target("d", 4, convention="target-to-value"), 1)])
    with pytest.raises(AttainmentError):
        down.score({"d": 0})


@pytest.mark.parametrize(
    ("entries", "error"),
    [
        ([], FieldError),
        ([up("a", 1, 1), up("a", 2, 1)], FieldError),
        ([Target("a", 1, convention="value-to-target")], FieldTypeError),
        ("a", FieldTypeError),
        (None, FieldTypeError),
    ],
    ids=["none", "twice", "no weight", "text", "null"],
)
def test_a_scorecard_weighs_each_kpi_once(entries: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        Scorecard(entries)


@pytest.mark.parametrize("weight", [0, -1, "0.0", Decimal("NaN")])
def test_a_weight_is_above_zero(weight: Any) -> None:
    with pytest.raises(AmountError):
        up("a", 1, weight)


def test_a_weight_is_always_given() -> None:
    with pytest.raises(TypeError):
        WeightedTarget(Target("a", 1, convention="value-to-target"))  # type: ignore[call-arg]
    with pytest.raises(AmountTypeError):
        up("a", 1, 0.5)


def test_a_scorecard_reads_line_by_line() -> None:
    assert str(CARD).splitlines()[2] == "c: EUR 1,000 (value-to-target), weight 20"
