"""Rows and frames: every kind has its columns, values are plain, and nothing is lost on the way into a frame."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles import interop, testing
from productroles.errors import FieldError, FieldTypeError, MissingExtraError

CATALOGUE = pr.load_catalogue()
TITLES = ["Interim Sr. Product Manager, Payments", "Head of Product", "CPO", "Plumber", "", "Chef de produit"]
PAY_TEXTS = [
    "€ 92.000 brutto p.a., 13 Gehälter",
    "up to 90k EUR plus 10% bonus and equity",
    "$85k",
    "85k",
    "",
    "$312,00",
]


def comparison() -> pr.PayComparison:
    grade = pr.SalaryRange("220000", None, currency="USD", per="year")
    offer = pr.Pay("9000", "EUR", per="month", payments_per_year=12)
    return pr.compare_pay(offer, grade, rates=pr.ExchangeRates.bundled(), on="2024-06-28")


def chart() -> pr.OrgChart:
    return pr.OrgChart.from_records(
        [
            {"id": 1, "title": "CPO", "pay": pr.Pay("300000", "USD", per="year"), "team": "all", "depth": "deep"},
            {"id": 2, "manager": 1, "title": "PM", "team": None},
            {"id": 3, "manager": 4, "title": "A"},
            {"id": 4, "manager": 3, "title": "B"},
            {"id": None, "manager": 1, "title": "nobody"},
        ],
        keep=["team", "depth"],
    )


KINDS: dict[str, Callable[[], Any]] = {
    "facts": lambda: CATALOGUE,
    "some facts": lambda: CATALOGUE.facts(kind="salaries"),
    "roles": CATALOGUE.roles.values,
    "pays": lambda: [pr.Pay("1.50", "EUR", per="hour", fte="0.5"), pr.parse_pay("$90k - $110k a year", place="US")],
    "titles": lambda: [pr.resolve_title(title) for title in TITLES],
    "pay texts": lambda: [pr.read_pay(text) for text in PAY_TEXTS],
    "ladders": lambda: list(CATALOGUE.ladders.values()),
    "chart": chart,
    "structure": lambda: pr.SalaryStructure(
        [pr.StructureEntry("P4", pr.SalaryRange("1", "2", currency="EUR", per="year"), place="Berlin, DE")]
    ),
    "pay comparison": comparison,
    "conversion": lambda: comparison().conversions,
    "seniority": lambda: pr.compare_seniority("senior-product-manager", "vp-of-product"),
    "roles compared": lambda: pr.compare_roles("head-of-product", "vp-of-product"),
    "gap": lambda: pr.requirement_gap(pr.Profile(skills={"roadmapping": None}), "director-of-product"),
    "paths": lambda: pr.career_paths("product-manager", "chief-product-officer"),
}


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)
def test_every_row_has_the_columns_in_order_and_plain_values(make: Callable[[], Any]) -> None:
    x = make()
    columns, rows = interop.columns_of(x), interop.to_rows(x)
    assert rows
    for row in rows:
        assert list(row) == list(columns)
        for name, value in row.items():
            if name not in ("id", "manager"):
                assert value is None or type(value) is columns[name], (name, value)


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow", pd, pl, pa], ids=str)
def test_a_frame_holds_the_rows(make: Callable[[], Any], backend: Any) -> None:
    x = make()
    rows = interop.to_rows(x)
    frame = interop.to_frame(x, backend=backend)
    if isinstance(frame, pd.DataFrame):
        names = list(frame.columns)
        found = [
            {name: None if value is None or value is pd.NA else value for name, value in row.items()}
            for row in frame.astype(object).to_dict("records")
        ]
    elif isinstance(frame, pl.DataFrame):
        names, found = frame.columns, frame.to_dicts()
    else:
        names, found = frame.column_names, frame.to_pylist()
    assert names == list(interop.columns_of(x))
    assert found == rows


def test_a_frame_of_floats() -> None:
    frame = interop.to_frame(pr.Pay("1.1", "EUR"), backend="polars", exact=False)
    assert frame["amount"].to_list() == [1.1]
    assert frame.schema["low"] == pl.Float64
    assert str(interop.to_frame(pr.Pay("1.1", "EUR"), exact=False)["low"].dtype) == "float64"


def test_an_empty_chart_has_columns() -> None:
    empty = pr.OrgChart.from_records([])
    assert interop.to_rows(empty) == []
    assert interop.to_frame(empty, backend="polars").columns == list(interop.columns_of(pr.OrgChart))
    assert interop.to_rows([]) == []


def test_a_chart_by_row() -> None:
    top, pm, a, _, nobody = interop.to_rows(chart())
    assert (top["id"], top["depth"], top["reports"], top["people_below"]) == (1, 0, 1, 1)
    assert (top["amount"], top["currency"], top["per"], top["fte"]) == (Decimal(300000), "USD", "year", Decimal(1))
    assert (top["team"], top["kept_depth"]) == ("all", "deep")
    assert (pm["manager"], pm["depth"], pm["amount"]) == (1, 1, None)
    assert (a["depth"], a["reports"], a["people_below"]) == (None, 1, None)
    assert (nobody["id"], nobody["reports"]) == (None, None)


def test_figures_by_row() -> None:
    given_facts = CATALOGUE.facts(role="chief-product-officer", kind="salaries")
    for row, fact in zip(interop.to_rows(given_facts), given_facts, strict=True):
        assert row["mean"] == (None if fact.value.mean is None else fact.value.mean.amount)
        assert (row["status"], row["as_printed"], row["kind"]) == (fact.status, fact.as_printed, "SalaryBenchmark")
    (row,) = interop.to_rows(
        pr.SalaryBenchmark(currency="EUR", percentiles={25: "1.50", 75: "2"}, as_of="2024-01-02", place="Berlin, DE")
    )
    assert (row["percentiles"], row["as_of"], row["city"]) == ("25: 1.50; 75: 2", date(2024, 1, 2), "Berlin")
    (found,) = interop.to_rows(comparison())
    assert (found["relation"], found["b_low"], found["b_high"]) == ("below", Decimal(220000), None)


def test_a_title_by_row() -> None:
    senior, head, _, plumber, empty, _ = interop.to_rows(map(pr.resolve_title, TITLES))
    assert senior == {
        "text": "Interim Sr. Product Manager, Payments",
        "role": "senior-product-manager",
        "family": "product-management",
        "level": "senior",
        "is_product_role": True,
        "certainty": "certain",
        "secondary": None,
        "specialisms": "payments",
        "scope": None,
        "marks": "interim",
        "candidates": "senior product manager (senior-product-manager, product-management, senior)",
        "reasons": "'interim sr product manager' is read as product-management; 'sr manager' makes the level senior",
        "language": "en",
    }
    assert (head["role"], head["level"], head["certainty"]) == (None, "head", "ambiguous")
    assert head["candidates"] == (
        "head of product (head-of-product, product-management, head); "
        "chief product officer (chief-product-officer, product-management, head)"
    )
    for outside in (plumber, empty):
        assert (outside["family"], outside["certainty"], outside["candidates"]) == (None, "outside", None)
        assert outside["reasons"]


def test_a_pay_text_by_row() -> None:
    german, up_to, dollars, bare, empty, broken = interop.to_rows(map(pr.read_pay, PAY_TEXTS))
    assert {name: value for name, value in german.items() if name not in ("text", "reasons")} == {
        "low": Decimal(92000),
        "high": Decimal(92000),
        "currency": "EUR",
        "per": "year",
        "component": "unstated",
        "tax": "gross",
        "payments_per_year": 13,
        "extras": None,
        "candidates": None,
        "caveats": None,
    }
    assert (up_to["low"], up_to["high"], up_to["extras"]) == (None, Decimal(90000), "10% bonus; equity")
    assert up_to["per"] == "unstated"
    for row, text, reason in (
        (dollars, "$85k", "the sign is that of several currencies"),
        (bare, "85k", "no currency is named at the figure"),
        (empty, "", "the text is empty"),
        (broken, "$312,00", "the sign is that of several currencies"),
    ):
        assert row["text"] == text
        assert str(row["reasons"]).startswith(reason)
        unread = {row[name] for name in ("low", "high", "currency", "per", "component", "tax", "payments_per_year")}
        assert unread == {None}
    assert str(dollars["candidates"]).startswith("USD 85,000, period unstated; CAD 85,000, period unstated")


@given(st.lists(st.text(max_size=30), max_size=3))
def test_every_text_that_was_read_has_a_row(texts: list[str]) -> None:
    for read in (pr.read_pay, pr.resolve_title):
        assert [row["text"] for row in interop.to_rows(map(read, texts))] == texts


def test_pay_that_was_read_keeps_its_extras() -> None:
    (row,) = interop.to_rows(pr.parse_pay(PAY_TEXTS[1]))
    assert (row["kind"], row["extras"], row["caveats"]) == ("ParsedPay", "10% bonus; equity", None)


def test_yes_or_no_may_be_missing() -> None:
    readings = list(map(pr.resolve_title, TITLES))
    known = [reading.is_product_role for reading in readings]
    assert {True, None} <= set(known)
    assert interop.to_frame(readings, backend="polars").schema["is_product_role"] == pl.Boolean
    assert interop.to_frame(readings, backend="pyarrow").schema.field("is_product_role").type == pa.bool_()
    column = interop.to_frame(readings)["is_product_role"]
    assert (str(column.dtype), int(column.sum())) == ("boolean", known.count(True))


def test_a_ladder_by_row() -> None:
    ladder = pr.Ladder.from_levels(
        [["A", "B"], ["C"]], name="acme", codes=["1", None], branches=[{"track": "x", "levels": [["D"]], "after": "A"}]
    )
    rows = [(row["track"], row["tier"], row["code"], row["title"]) for row in interop.to_rows(ladder)]
    assert rows == [(None, 0, "1", "A"), (None, 0, "1", "B"), (None, 1, None, "C"), ("x", 1, None, "D")]


@given(testing.salary_benchmarks())
def test_no_amount_changes(benchmark: pr.SalaryBenchmark) -> None:
    (row,) = interop.to_rows(benchmark)
    for name in ("low", "high", "mean", "median"):
        money = getattr(benchmark, name)
        assert row[name] == (None if money is None else money.amount)


@pytest.mark.parametrize("x", [3, "text", [3], [pr.Pay("1", "EUR"), CATALOGUE.roles["product-manager"]], int], ids=repr)
def test_what_has_no_rows_is_refused(x: object) -> None:
    with pytest.raises(FieldTypeError):
        interop.to_rows(x)


def test_a_library_that_is_not_there() -> None:
    with pytest.raises(MissingExtraError, match="pip install modin"):
        interop.to_frame(pr.Pay("1", "EUR"), backend="modin")
    with pytest.raises(FieldError):
        interop.to_frame(pr.Pay("1", "EUR"), backend="pandaz")
    with pytest.raises(FieldTypeError):
        interop.to_frame(pr.Pay("1", "EUR"), backend=3)  # type: ignore[arg-type]


@given(st.lists(st.text(max_size=5), max_size=3))
def test_rows_take_any_iterable(names: list[str]) -> None:
    ladders = [pr.Ladder.from_levels([[f"{name}x"]], name=f"{name}x") for name in names]
    assert interop.to_rows(iter(ladders)) == interop.to_rows(ladders)


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtraError, match="this needs polars; install it with: pip install polars"):
        interop.to_frame(pr.Pay("1", "EUR"), backend="polars")


def test_interop_loads_no_frame_library() -> None:
    code = "import sys; from productroles import interop; print({'pandas', 'polars', 'narwhals'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(Path(pr.__path__[0]).parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "set()"
