import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import cattrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles
from productroles import testing as strategies
from productroles.catalogue.loading import structure
from productroles.errors import AggregationError, CatalogueError, DivisionByZeroError, ProductRolesError
from productroles.pay.money import Money
from productroles.roles.kpi import KPI, KPIComponent
from productroles.roles.scorecard import Scorecard, ScorecardResult
from productroles.roles.target import Target
from productroles.serial import make_converter

FILE = Path(productroles.__path__[0]) / "catalogue" / "data" / "kpis.toml"
TABLES: dict[str, Any] = tomllib.loads(FILE.read_text("utf-8"))
KPIS = {key: structure({"id": key, **table}, KPI, FILE.name) for key, table in TABLES.items()}
CONVERTER = make_converter()


def usd(amount: str) -> Money:
    return Money(amount, "USD")


NRR = {"start": 100, "expansion": 15, "contraction": 4, "churned": 6}
PAID = {name: Money(figure * 1000, "USD") for name, figure in NRR.items()}
ARPA = {"arpa": usd("100"), "margin": "0.8"}

VECTORS: list[tuple[str, dict[str, Any], Any]] = [
    ("revenue", {"revenue": usd("13")}, usd("13")),
    ("revenue-growth", {"before": 10, "now": 13}, "0.3"),
    ("revenue-growth", {"before": usd("10"), "now": usd("13")}, "0.3"),
    ("customer-growth", {"before": 400, "now": 388}, "-0.03"),
    ("monthly-recurring-revenue", {"recurring": usd("2500")}, usd("2500")),
    ("annual-recurring-revenue", {"mrr": usd("2500")}, usd("30000")),
    ("net-revenue-retention", NRR, "1.05"),
    ("net-revenue-retention", PAID, "1.05"),
    ("gross-revenue-retention", {"start": 100, "contraction": 4, "churned": 6}, "0.9"),
    ("logo-churn", {"lost": 12, "start": 400}, "0.03"),
    ("customer-retention", {"lost": 12, "start": 400}, "0.97"),
    ("retention", {"lost": 600, "start": 800}, "0.25"),
    ("customer-acquisition-cost", {"spend": usd("300000"), "new_customers": 150}, usd("2000")),
    ("customer-lifetime-value", ARPA | {"churn": "0.03"}, usd("2666." + "6" * 45 + "7")),
    ("ltv-to-cac", {"ltv": usd("2666." + "6" * 45 + "7"), "cac": usd("2000")}, "1." + "3" * 48 + "4"),
    ("cac-payback", ARPA | {"cac": usd("2000")}, "25"),
    ("quick-ratio", {"new": 20, "expansion": 15, "contraction": 4, "churned": 6}, "3.5"),
    ("activation", {"activated": 640, "signed_up": 1600}, "0.4"),
    ("engagement", {"engaged": 300, "active": 1200}, "0.25"),
    ("stickiness", {"dau": 18000, "mau": 60000}, "0.3"),
    ("net-promoter-score", {"promoters": 60, "passives": 25, "detractors": 15}, "45"),
    ("customer-satisfaction", {"satisfied": 412, "answers": 500}, "0.824"),
    ("time-to-value", {"median_days": "2.5"}, "2.5"),
    ("feature-adoption", {"users": 90, "eligible": 360}, "0.25"),
    ("forecast-accuracy", {"deviation": usd("15"), "actual": usd("120")}, "0.875"),
    ("delivery-on-time", {"met": 9, "planned": 12}, "0.75"),
    ("delivery-in-budget", {"met": 6, "planned": 12}, "0.5"),
    ("delivery-quality", {"met": 12, "planned": 12}, "1"),
]


@pytest.mark.parametrize(("key", "figures", "expected"), VECTORS, ids=str)
def test_a_shipped_kpi_comes_to_its_vector(key: str, figures: dict[str, Any], expected: Any) -> None:
    found = KPIS[key].compute(figures)
    assert found == (expected if isinstance(expected, Money) else Decimal(expected))


def test_a_growth_rate_over_years_is_irrational_and_cut_to_fifty_digits() -> None:
    found = KPIS["compound-annual-growth-rate"].compute({"before": 10, "now": 16, "years": 3})
    assert str(found).startswith("0.169607095")
    assert isinstance(found, Decimal)
    assert len(found.as_tuple().digits) == 50


def test_churn_compounds_over_the_year() -> None:
    found = KPIS["annualised-logo-churn"].compute({"monthly_churn": "0.03"})
    assert found == 1 - Decimal(97**12).scaleb(-24)
    assert str(found).startswith("0.306157639")
    assert found != 12 * Decimal("0.03")


def test_every_kpi_has_a_vector() -> None:
    tested = {key for key, *_ in VECTORS}
    assert tested | {"compound-annual-growth-rate", "annualised-logo-churn"} == set(KPIS)


def test_lifetime_value_without_churn_is_undefined() -> None:
    with pytest.raises(DivisionByZeroError, match="churn in"):
        KPIS["customer-lifetime-value"].compute(ARPA | {"churn": 0})


def test_only_net_retention_may_exceed_one() -> None:
    assert (KPIS["net-revenue-retention"].maximum, KPIS["gross-revenue-retention"].maximum) == (None, 1)


@pytest.mark.parametrize("key", ["time-to-value", "customer-lifetime-value", "annualised-logo-churn", "cac-payback"])
def test_a_median_and_what_is_derived_do_not_combine(key: str) -> None:
    with pytest.raises(AggregationError):
        KPIS[key].combine([], across="segments")


@pytest.mark.parametrize(
    "key", ["net-revenue-retention", "logo-churn", "monthly-recurring-revenue", "revenue-growth", "feature-adoption"]
)
def test_cohorts_snapshots_and_changes_do_not_combine_over_periods(key: str) -> None:
    figures = next(figures for tested, figures, _ in VECTORS if tested == key)
    with pytest.raises(AggregationError, match='across="segments"'):
        KPIS[key].combine([figures, figures])
    whole = KPIS[key].compute(figures)
    twice = whole + whole if KPIS[key].additive else whole  # type: ignore[operator]
    assert KPIS[key].combine([figures, figures], across="segments") == twice


def test_every_kpi_and_component_is_described() -> None:
    for kpi in KPIS.values():
        assert kpi.description
        assert all(component.description for component in kpi.components)
        assert kpi.name in str(kpi)


@pytest.mark.parametrize("key", TABLES)
def test_a_file_has_the_shape_of_the_wire(key: str) -> None:
    unstructured = CONVERTER.unstructure(KPIS[key])
    assert unstructured == {"id": key, **TABLES[key]}
    assert CONVERTER.structure(json.loads(json.dumps(unstructured)), KPI) == KPIS[key]


@pytest.mark.parametrize(
    ("kind", "strategy"),
    [
        (KPI, strategies.kpis()),
        (KPIComponent, strategies.kpi_components()),
        (Target, strategies.targets()),
        (Scorecard, strategies.scorecards()),
        (ScorecardResult, strategies.scorecard_results()),
    ],
)
@given(data=st.data())
def test_a_record_comes_back_from_json_text(kind: type, strategy: st.SearchStrategy[Any], data: st.DataObject) -> None:
    record = data.draw(strategy)
    assert CONVERTER.structure(json.loads(json.dumps(CONVERTER.unstructure(record))), kind) == record


def nested(depth: int) -> Any:
    found: Any = "dau"
    for _ in range(depth):
        found = [found, "/", "mau"]
    return found


@pytest.mark.parametrize(
    "formula",
    ["(" * 10_000 + "dau / mau" + ")" * 10_000, nested(10_000), {"/": ["dau", "mau"]}, 1, None, 1.5],
    ids=["deep text", "deep list", "table", "int", "null", "float"],
)
def test_a_formula_from_a_document_is_text_of_bounded_length(formula: Any) -> None:
    table = {"id": "stickiness", **TABLES["stickiness"], "formula": formula}
    with pytest.raises((cattrs.BaseValidationError, ProductRolesError)):
        CONVERTER.structure(table, KPI)
    with pytest.raises(CatalogueError, match=r"kpis\.toml: formula(: expected a value of type str| .* longer than)"):
        structure(table, KPI, FILE.name)


def test_a_wrong_file_is_told_by_its_path() -> None:
    table = {"id": "x", **TABLES["stickiness"], "untit": "ratio"}
    with pytest.raises(CatalogueError, match="unknown key 'untit'; near: unit"):
        structure(table, KPI, FILE.name)
    with pytest.raises(CatalogueError, match=r"components\[0\]\.unit"):
        structure({**TABLES["revenue"], "id": "x", "components": [{"name": "a", "unit": "dollars"}]}, KPI, FILE.name)
