import pickle
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from productroles._exact import CONTEXT
from productroles.errors import (
    AggregationError,
    AmountError,
    AmountTypeError,
    AttainmentError,
    CurrencyMismatchError,
    DivisionByZeroError,
    FieldError,
    FieldTypeError,
    FormulaError,
    MissingComponentError,
    UnknownComponentError,
    UnknownMemberError,
)
from productroles.pay.money import Money
from productroles.roles.kpi import KPI, KPIComponent
from productroles.testing._kpis import kpi_figures, kpis

RATIO: dict[str, Any] = {
    "id": "stickiness",
    "name": "Stickiness",
    "kind": "ratio",
    "unit": "ratio",
    "direction": "up",
    "over": "flow",
    "formula": "dau / mau",
    "components": [KPIComponent("dau", "count"), KPIComponent("mau", "count")],
    "minimum": 0,
    "maximum": 1,
}
COST: dict[str, Any] = {
    "id": "cost",
    "name": "Cost",
    "kind": "ratio",
    "unit": "money",
    "direction": "down",
    "over": "flow",
    "formula": "spend / customers",
    "components": [KPIComponent("spend", "money"), KPIComponent("customers", "count")],
}
RECURRING: dict[str, Any] = {
    "id": "recurring",
    "name": "Recurring",
    "kind": "derived",
    "unit": "money-per-year",
    "direction": "up",
    "over": "snapshot",
    "formula": "12 * mrr",
    "components": [KPIComponent("mrr", "money-per-month")],
    "additive": True,
}
KEPT: dict[str, Any] = {
    "id": "kept",
    "name": "Kept",
    "kind": "ratio",
    "unit": "ratio",
    "direction": "up",
    "over": "cohort",
    "formula": "(start - churned) / start",
    "components": [KPIComponent("start", "money"), KPIComponent("churned", "money")],
}
stickiness, cost, recurring, kept = KPI(**RATIO), KPI(**COST), KPI(**RECURRING), KPI(**KEPT)
GIVEN: dict[str, Any] = {"dau": 18000, "mau": 60000}
counts = st.integers(1, 10**12)


def eur(amount: str | int) -> Money:
    return Money(amount, "EUR")


def test_a_ratio_is_a_decimal_and_a_cost_is_money() -> None:
    assert stickiness.compute(GIVEN) == Decimal("0.3")
    assert cost.compute({"spend": eur(300000), "customers": 150}) == eur(2000)
    assert recurring.compute({"mrr": eur("8333.25")}) == eur(99999)


@given(counts, counts)
def test_a_quotient_is_rounded_once_to_fifty_digits(left: int, right: int) -> None:
    found = attrs.evolve(stickiness, maximum=None).compute({"dau": left, "mau": right})
    assert found == CONTEXT.divide(Decimal(left), Decimal(right))


@pytest.mark.parametrize(
    ("figures", "error"),
    [
        ({"dau": 1}, MissingComponentError),
        ({}, MissingComponentError),
        (GIVEN | {"wau": 1}, UnknownComponentError),
        (GIVEN | {1: 1}, UnknownComponentError),
        (GIVEN | {"dau": 0.3}, AmountTypeError),
        (GIVEN | {"dau": True}, AmountTypeError),
        (GIVEN | {"dau": None}, AmountTypeError),
        (GIVEN | {"dau": [1]}, AmountTypeError),
        (GIVEN | {"dau": Decimal("NaN")}, AmountError),
        (GIVEN | {"dau": Decimal("-Infinity")}, AmountError),
        (GIVEN | {"dau": "1e3"}, AmountError),
        (GIVEN | {"dau": "1,000"}, AmountError),
        (GIVEN | {"dau": -1}, AmountError),
        (GIVEN | {"dau": 10**51}, AmountError),
        (GIVEN | {"dau": eur(1)}, FieldTypeError),
        (GIVEN | {"mau": 0}, DivisionByZeroError),
        ({"dau": 0, "mau": 0}, DivisionByZeroError),
        ([("dau", 1), ("mau", 2)], FieldTypeError),
        (None, FieldTypeError),
    ],
    ids=str,
)
def test_figures_that_do_not_fit_are_refused(figures: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        stickiness.compute(figures)
    with pytest.raises(error):
        stickiness.combine([GIVEN, figures] if error is not DivisionByZeroError else [figures, figures])


def test_an_error_names_what_is_missing_and_what_is_near() -> None:
    with pytest.raises(MissingComponentError) as caught:
        stickiness.compute({})
    assert caught.value.missing == ("dau", "mau")
    assert str(caught.value) == "stickiness needs dau, mau as well"
    with pytest.raises(UnknownComponentError, match="near: dau"):
        stickiness.compute({"dua": 1, "mau": 2})
    with pytest.raises(AmountTypeError) as noted:
        stickiness.compute(GIVEN | {"dau": 1.5})
    assert noted.value.__notes__ == ["given for the component dau"]


def test_components_in_the_wrong_place_pass_a_bound() -> None:
    with pytest.raises(AmountError, match="at most 1, as stickiness is"):
        stickiness.compute({"dau": 60000, "mau": 18000})
    with pytest.raises(AmountError, match="at least 0, as stickiness is"):
        attrs.evolve(stickiness, formula="(dau - mau) / mau").compute(GIVEN)


@pytest.mark.parametrize(
    "figures",
    [
        {"spend": 300000, "customers": 150},
        {"spend": "300000", "customers": 150},
        {"spend": eur(300000), "customers": eur(150)},
        {"spend": 300000, "customers": eur(150)},
    ],
    ids=str,
)
def test_a_cost_takes_money_for_money_alone(figures: Any) -> None:
    with pytest.raises(FieldTypeError):
        cost.compute(figures)


def test_a_ratio_of_money_takes_money_for_all_or_for_none() -> None:
    assert kept.compute({"start": 100, "churned": "6"}) == Decimal("0.94")
    assert kept.compute({"start": eur(100), "churned": eur(6)}) == Decimal("0.94")
    with pytest.raises(FieldTypeError, match="Money for churned"):
        kept.compute({"start": eur(100), "churned": 6})
    with pytest.raises(CurrencyMismatchError):
        kept.compute({"start": eur(100), "churned": Money(6, "USD")})


def test_a_component_is_below_zero_only_where_it_may_be() -> None:
    with pytest.raises(AmountError, match="zero or more, as churned is"):
        kept.compute({"start": eur(100), "churned": eur(-6)})
    signed = [KPIComponent("start", "money"), KPIComponent("churned", "money", signed=True)]
    assert attrs.evolve(kept, components=signed).compute({"start": 100, "churned": -6}) == Decimal("1.06")


def test_a_result_that_is_too_large_is_refused() -> None:
    with pytest.raises(AmountError):
        recurring.compute({"mrr": eur("9" * 50)})


parts = st.lists(st.tuples(st.integers(0, 10**9), st.integers(1, 10**9)), min_size=1, max_size=8)


@given(parts)
def test_a_ratio_of_parts_is_the_ratio_of_the_sums(drawn: list[tuple[int, int]]) -> None:
    kpi = attrs.evolve(stickiness, maximum=None)
    whole = Fraction(sum(left for left, _ in drawn), sum(right for _, right in drawn))
    found = kpi.combine({"dau": left, "mau": right} for left, right in drawn)
    assert found == CONTEXT.divide(Decimal(whole.numerator), Decimal(whole.denominator))


def test_a_ratio_of_parts_is_not_the_mean_of_the_ratios() -> None:
    assert stickiness.combine([{"dau": 10, "mau": 100}, {"dau": 90, "mau": 300}]) == Decimal("0.25")
    spent = [{"spend": eur(100), "customers": 1}, {"spend": eur(200), "customers": 5}]
    assert cost.combine(spent) == eur(50)
    nothing_sold = [{"spend": eur(100), "customers": 0}, {"spend": eur(200), "customers": 6}]
    assert cost.combine(nothing_sold) == eur(50)


@given(kpis(), st.data())
def test_one_part_is_the_whole(kpi: KPI, data: st.DataObject) -> None:
    figures = data.draw(kpi_figures(kpi))
    if kpi.additive or kpi.kind in ("ratio", "conversion"):
        assert kpi.combine([figures], across="segments") == kpi.compute(figures)
    else:
        with pytest.raises(AggregationError):
            kpi.combine([figures], across="segments")


@given(kpis(), st.data(), st.integers(2, 1000))
def test_a_ratio_does_not_change_with_the_scale(kpi: KPI, data: st.DataObject, factor: int) -> None:
    assume(kpi.kind in ("ratio", "conversion"))
    figures: Mapping[str, Any] = data.draw(kpi_figures(kpi))
    scaled = {name: figure * factor for name, figure in figures.items()}
    assert kpi.compute(scaled) == kpi.compute(figures)


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=6))
def test_an_additive_kpi_adds(amounts: list[int]) -> None:
    found = recurring.combine(({"mrr": eur(amount)} for amount in amounts), across="segments")
    assert found == eur(12 * sum(amounts))


@pytest.mark.parametrize("over", ["snapshot", "cohort", "change"])
def test_what_does_not_combine_over_periods_is_refused_until_the_parts_are_said_to_be_segments(over: str) -> None:
    kpi = attrs.evolve(stickiness, over=over)
    for across in (None, "periods"):
        with pytest.raises(AggregationError, match='across="segments"'):
            kpi.combine([GIVEN, GIVEN], across=across)
    assert kpi.combine([GIVEN, GIVEN], across="segments") == Decimal("0.3")
    with pytest.raises(UnknownMemberError):
        kpi.combine([GIVEN], across="time")


def test_a_running_total_does_not_add_over_periods() -> None:
    total = KPI(**RECURRING | {"kind": "cumulative", "over": "flow"})
    with pytest.raises(AggregationError, match="running total"):
        total.combine([{"mrr": eur(1)}, {"mrr": eur(2)}], across="periods")
    assert total.combine([{"mrr": eur(1)}, {"mrr": eur(2)}], across="segments") == eur(36)


def test_what_neither_adds_nor_divides_does_not_combine() -> None:
    median = KPI(**RATIO | {"kind": "simple", "formula": "days", "components": [KPIComponent("days", "days")]})
    for across in (None, "segments", "periods"):
        with pytest.raises(AggregationError, match="neither adds up nor is a ratio of sums"):
            median.combine([{"days": 1}, {"days": 2}], across=across)


def test_parts_are_in_one_currency() -> None:
    with pytest.raises(CurrencyMismatchError):
        cost.combine([{"spend": eur(1), "customers": 1}, {"spend": Money(1, "USD"), "customers": 1}])
    bare = {"start": 100, "churned": 6}
    with pytest.raises(AggregationError, match="parts in money and parts in plain numbers"):
        kept.combine([bare, {"start": eur(100), "churned": eur(6)}], across="segments")
    assert kept.combine([bare, bare], across="segments") == Decimal("0.94")


def test_no_parts_have_no_whole() -> None:
    with pytest.raises(AggregationError, match="no parts"):
        stickiness.combine([])
    with pytest.raises(FieldTypeError):
        stickiness.combine(GIVEN)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"formula": "dau / wau"}, FormulaError),
        ({"formula": "dau"}, FormulaError),
        ({"formula": "dau /"}, FormulaError),
        ({"formula": ""}, FieldError),
        ({"formula": 1}, FieldTypeError),
        ({"formula": "dau + mau"}, FormulaError),
        ({"formula": "(dau + 1) / mau"}, FormulaError),
        ({"formula": "dau * mau"}, FormulaError),
        ({"additive": True}, FormulaError),
        ({"additive": True, "kind": "derived"}, FormulaError),
        ({"kind": "simple"}, FormulaError),
        ({"unit": "money"}, FormulaError),
        ({"unit": "furlongs"}, UnknownMemberError),
        ({"direction": "sideways"}, UnknownMemberError),
        ({"kind": "expression"}, UnknownMemberError),
        ({"over": "time"}, UnknownMemberError),
        ({"id": "Stickiness"}, FieldError),
        ({"maximum": 1.0}, AmountTypeError),
        ({"additive": "yes"}, FieldTypeError),
        ({"components": ["dau", "mau"]}, FieldTypeError),
        ({"components": "dau"}, FieldTypeError),
        ({"components": [], "formula": "1 / 2"}, FormulaError),
        ({"components": [KPIComponent("dau", "count"), KPIComponent("mau", "money")]}, FormulaError),
        ({"components": [*RATIO["components"], KPIComponent("mau", "count")]}, FormulaError),
        ({"components": [*RATIO["components"], KPIComponent("wau", "count")]}, FormulaError),
    ],
    ids=str,
)
def test_a_kpi_that_contradicts_itself_is_refused(change: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        KPI(**RATIO | change)


def test_money_does_not_add_to_numbers() -> None:
    with pytest.raises(FormulaError, match="do not come to money"):
        KPI(**COST | {"formula": "(spend + customers) / customers"})
    with pytest.raises(FormulaError, match="do not come to money"):
        KPI(**COST | {"formula": "spend * spend / customers"})


@pytest.mark.parametrize("wrong", ["", "Dau", "new customers", "2nd", "a-b", "_a", "a.b", "mau "])
def test_a_component_has_a_name_that_a_formula_can_hold(wrong: str) -> None:
    with pytest.raises(FieldError):
        KPIComponent(wrong, "count")


def test_a_target_fits_its_kpi() -> None:
    assert str(stickiness.target("0.35", convention="value-to-target")) == "stickiness: 0.35 (value-to-target)"
    goal = cost.target(eur(1800), convention="from-baseline", baseline=eur(2000))
    assert str(goal) == "cost: from EUR 2,000 to EUR 1,800 (from-baseline)"
    assert goal.attainment(eur(1850)) == Decimal("0.75")
    with pytest.raises(AttainmentError, match="up is better"):
        stickiness.target("0.35", convention="target-to-value")
    with pytest.raises(AttainmentError, match="down is better"):
        cost.target(eur(1800), convention="value-to-target")
    with pytest.raises(AttainmentError, match="worse than the baseline"):
        stickiness.target("0.3", convention="from-baseline", baseline="0.35")
    with pytest.raises(AttainmentError, match="worse than the baseline"):
        cost.target(eur(2000), convention="from-baseline", baseline=eur(1800))
    with pytest.raises(AmountError, match="at most 1"):
        stickiness.target(35, convention="value-to-target")
    with pytest.raises(FieldTypeError, match="Money for cost"):
        cost.target(1800, convention="target-to-value")
    with pytest.raises(FieldTypeError, match="a plain number for stickiness"):
        stickiness.target(eur(1), convention="value-to-target")
    with pytest.raises(CurrencyMismatchError):
        cost.target(eur(1800), convention="from-baseline", baseline=Money(2000, "USD"))


@given(kpis())
def test_a_kpi_is_a_value(kpi: KPI) -> None:
    assert pickle.loads(pickle.dumps(kpi)) == kpi
    assert hash(attrs.evolve(kpi)) == hash(kpi)
    assert kpi.formula in str(kpi)
