"""Records of every kind give the same chart."""

from collections import UserDict, namedtuple
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import attrs
import narwhals
import numpy
import pandas
import polars
import pyarrow
import pytest

import productroles as pr
from productroles.errors import FieldError, FieldTypeError, UnknownCurrencyError
from productroles.org.chart import OrgChart

PAY = pr.Pay("90000", "EUR", per="year")
COLUMNS: dict[str, list[Any]] = {
    "id": [1, 2, 3, 4],
    "manager": [None, 1, 1, 3],
    "title": ["CPO", "PM", None, "PM"],
    "role": [None, None, "product-manager", None],
    "site": ["Bonn", None, "Bonn", "Oslo"],
}
ROWS = [dict(zip(COLUMNS, row, strict=True)) for row in zip(*COLUMNS.values(), strict=True)]
EXPECTED = OrgChart.from_records(ROWS, keep=["site"])


@attrs.frozen
class Attrs:
    id: int
    manager: int | None
    title: str | None
    role: str | None
    site: str | None


@dataclass
class Data:
    id: int
    manager: int | None
    title: str | None
    role: str | None
    site: str | None


Named = namedtuple("Named", COLUMNS)


@pytest.mark.parametrize(
    "records",
    [
        COLUMNS,
        {name: tuple(values) for name, values in COLUMNS.items()},
        tuple(ROWS),
        iter(ROWS),
        [UserDict(row) for row in ROWS],
        [{name: value for name, value in row.items() if value is not None} for row in ROWS],
        [Attrs(**row) for row in ROWS],
        [Data(**row) for row in ROWS],
        [Named(**row) for row in ROWS],
        [SimpleNamespace(**row) for row in ROWS],
        [ROWS[0], Attrs(**ROWS[1]), UserDict(ROWS[2]), Data(**ROWS[3])],
    ],
    ids="columns tuples tuple iterator mappings gaps attrs dataclass namedtuple objects mixed".split(),
)
def test_every_kind_of_record_gives_the_same_chart(records: Any) -> None:
    chart = OrgChart.from_records(records, keep=["site"])
    assert chart == EXPECTED
    assert chart.managers_of(4) == (3, 1)
    assert chart.record_of(3) == ROWS[2] | {"pay": None}


FRAMES = {
    "columns": COLUMNS,
    "pandas": pandas.DataFrame(COLUMNS),
    "polars": polars.DataFrame(COLUMNS),
    "pyarrow": pyarrow.table(COLUMNS),
    "record batch": pyarrow.table(COLUMNS).to_batches()[0],
    "narwhals on pandas": narwhals.from_native(pandas.DataFrame(COLUMNS)),
    "narwhals on polars": narwhals.from_native(polars.DataFrame(COLUMNS)),
}


@pytest.mark.parametrize("library", FRAMES)
def test_every_data_frame_gives_the_same_chart(library: str) -> None:
    chart = OrgChart.from_records(FRAMES[library], keep=["site"])
    assert chart == EXPECTED
    assert chart.problems() == ()
    paid = OrgChart.from_records(FRAMES[library], pay=lambda row: pr.Pay(row["id"], "EUR", per="year"))
    assert paid.payroll("EUR").total == pr.Money(10, "EUR")


WITH_GAPS = {"id": [1, 2], "manager": [float("nan"), 1.0], "pay": [PAY, None]}


@pytest.mark.parametrize(
    "records",
    [
        WITH_GAPS,
        pandas.DataFrame(WITH_GAPS),
        pandas.DataFrame({"id": [1, 2], "manager": [None, 1], "pay": [PAY, None]}).astype({"manager": "Int64"}),
        [{"id": 1, "manager": pandas.NA, "pay": PAY}, {"id": 2, "manager": 1}],
        [{"id": numpy.int64(1), "manager": numpy.nan, "pay": PAY}, {"id": numpy.int64(2), "manager": numpy.int64(1)}],
    ],
    ids=["columns", "floats", "nullable integers", "rows with NA", "numpy's numbers"],
)
def test_missing_managers_and_numbers_of_frames(records: Any) -> None:
    chart = OrgChart.from_records(records)
    assert chart.reports_of(1) == (2,)
    assert [problem.kind for problem in chart.problems()] == []
    assert chart.payroll("EUR").total == PAY.money


def test_fields_have_the_names_that_the_caller_gives() -> None:
    rows = [
        {"who": 1, "boss": None, "job": "CPO", "kind": "chief-product-officer", "money": PAY},
        {"who": 2, "boss": 1},
    ]
    chart = OrgChart.from_records(rows, id="who", manager="boss", title="job", role="kind", pay="money")
    assert chart.record_of(1) == {
        "id": 1, "manager": None, "title": "CPO", "role": "chief-product-officer", "pay": PAY,
    }  # fmt: skip
    assert chart.manager_of(2) == 1


@pytest.mark.parametrize("name", ["id", "manager", "title", "role", "pay"])
def test_a_field_that_was_named_is_there(name: str) -> None:
    with pytest.raises(FieldError, match="nowhere"):
        OrgChart.from_records(ROWS, **{name: "nowhere"})
    with pytest.raises(FieldTypeError, match=name):
        OrgChart.from_records(ROWS, **{name: 7})


def test_kept_fields_are_there_and_not_those_stored_anyway() -> None:
    with pytest.raises(FieldError, match="nowhere"):
        OrgChart.from_records(ROWS, keep=["nowhere"])
    with pytest.raises(FieldError, match="role"):
        OrgChart.from_records(ROWS, keep=["role"])
    with pytest.raises(FieldTypeError):
        OrgChart.from_records(ROWS, keep="site")
    with pytest.raises(FieldError):
        OrgChart.from_records([{"name": "Jane"}])
    assert OrgChart.from_records([{"id": 1, "site": None}], keep=["site"]).record_of(1)["site"] is None


@pytest.mark.parametrize("records", ["id,manager", b"id", 7, None, {"id": 1}, {"id": "ab"}, {"ada": {"manager": None}}])
def test_what_is_no_records_is_refused(records: Any) -> None:
    with pytest.raises(FieldTypeError):
        OrgChart.from_records(records)


def test_columns_have_one_length() -> None:
    with pytest.raises(FieldError, match="one length"):
        OrgChart.from_records({"id": [1, 2], "manager": [None]})


@pytest.mark.parametrize(("field", "value"), [("title", 7), ("title", ["CPO"]), ("role", 7), ("role", {})])
def test_titles_and_roles_are_text(field: str, value: Any) -> None:
    with pytest.raises(FieldTypeError):
        OrgChart.from_records([{"id": 1, field: value}])


def test_a_role_stands_for_its_id_and_nan_for_nothing() -> None:
    role = pr.Role(id="product-manager", name="Product Manager", family="product-management")
    nan = float("nan")
    rows = [
        {"id": 1, "role": role, "title": "", "site": nan},
        {"id": 2, "manager": 1, "title": nan, "site": float("nan")},
    ]
    chart = OrgChart.from_records(rows, keep=["site"])
    assert [(r["title"], r["role"], r["site"]) for r in chart.records()] == [
        (None, "product-manager", None),
        (None, None, None),
    ]
    assert chart.headcount_by("site") == {None: 2}


def test_what_means_the_same_is_one_card_and_those_behind_it_keep_theirs() -> None:
    role = pr.Role(id="product-manager", name="Product Manager", family="product-management")
    cards = [("", None), (None, ""), (float("nan"), None), ("PM", role), ("PM", "product-manager"), ("VP", None)]
    titles, roles = zip(*cards, strict=True)
    chart = OrgChart.from_records({"id": range(6), "manager": [None] * 6, "title": titles, "role": roles})
    assert [(record["title"], record["role"]) for record in chart.records()] == [
        *[(None, None)] * 3, *[("PM", "product-manager")] * 2, ("VP", None)
    ]  # fmt: skip
    assert chart.headcount_by("title") == {None: 3, "PM": 2, "VP": 1}


def test_nothing_among_records_is_a_record_without_an_id() -> None:
    chart = OrgChart.from_records([{"id": 1}, None, {"id": 2, "manager": 1}])
    assert chart.subtree(1) == (1, 2)
    assert [(problem.kind, problem.records) for problem in chart.problems()] == [("no-id", (1,))]


TEXT = 'id,manager,title,site\n01,,"Chief, Product",Bonn\n\n02, 01 ,PM,\n03,01,"A\u2028""B""",Oslo\n'


def test_csv_keeps_ids_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode().replace(b"\n", b"\r\n"))
    for given in (TEXT, path, str(path)):
        chart = OrgChart.from_csv(given, keep=["site"])
        assert chart.problems() == ()
        assert chart.subtree("01") == ("01", "02", "03")
        assert chart.record_of("02") == {
            "id": "02", "manager": "01", "title": "PM", "role": None, "pay": None, "site": None,
        }  # fmt: skip
        assert chart.record_of("03")["title"] == 'A\u2028"B"'
    assert OrgChart.from_csv(TEXT.replace(",", ";").replace("Chief;", "Chief,"), delimiter=";") == OrgChart.from_csv(
        TEXT
    )
    assert len(OrgChart.from_csv("id,manager\n")) == 0


def test_csv_in_another_encoding_is_refused_or_named(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id,title\n1,Köchin\n", "latin-1")
    with pytest.raises(FieldError, match="utf-8-sig"):
        OrgChart.from_csv(path)
    assert OrgChart.from_csv(path, encoding="latin-1").record_of("1")["title"] == "Köchin"


def test_csv_pay_is_made_by_the_callers_function() -> None:
    text = "id,manager,eur\n1,,100\n2,1,\n3,1,1e3\n"
    chart = OrgChart.from_csv(text, pay=lambda row: pr.Pay(row["eur"], "EUR", per="year") if row["eur"] else None)
    payroll = chart.payroll("EUR")
    assert payroll.total == pr.Money(100, "EUR")
    assert {gap.reason.value: gap.ids for gap in payroll.gaps} == {"no-pay": ("2",), "unusable-pay": ("3",)}
    (problem,) = OrgChart.from_csv("id,pay\n1,EUR 100\n").problems()
    assert problem.kind == "unusable-pay"


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("\n", "first line"),
        ("id,,title\n1,,x\n", "first line"),
        ("id,id\n1,1\n", "each once"),
        ("id,manager\n1,\n2\n", "line 3"),
        ("id,manager\n1,2,3\n", "line 2"),
        ('id,manager\n"1,2\n', "CSV in utf-8-sig on line 2"),
        ("name\nJane\n", "at least one record"),
    ],
)
def test_csv_that_is_no_table_is_refused(text: str, match: str) -> None:
    with pytest.raises(FieldError, match=match):
        OrgChart.from_csv(text)


def test_errors_of_rows_do_not_hide_in_columns() -> None:
    """A mapping of Pay's fields is read as Pay would be, and an error is kept under its code."""
    with pytest.raises(UnknownCurrencyError):
        pr.Pay("1", "XYZ")
    chart = OrgChart.from_records([{"id": 1, "pay": {"amount": "1", "currency": "XYZ"}}])
    assert chart.payroll("EUR").gaps[0].text == "unusable pay (unknown-currency)"


MISSPELT = {"id": [1, 2], "manager_id": [None, 1]}


@pytest.mark.parametrize(
    "records",
    [
        MISSPELT,
        [{"id": 1, "manager_id": None}, {"id": 2, "manager_id": 1}],
        [SimpleNamespace(id=1, manager_id=None), SimpleNamespace(id=2, manager_id=1)],
        [{"id": 1}, {"id": 2, "manager_id": 1}],
        pandas.DataFrame(MISSPELT),
        polars.DataFrame(MISSPELT),
        pyarrow.table(MISSPELT),
    ],
)
def test_people_of_whom_none_has_a_manager_field_are_refused(records: Any) -> None:
    with pytest.raises(FieldError, match=r"\['manager'\]; near: manager_id$") as caught:
        OrgChart.from_records(records)
    assert (caught.value.value, caught.value.near) == (["manager"], ("manager_id",))
    assert "manager_id" not in caught.value.safe_message
    assert OrgChart.from_records(records, manager="manager_id").managers_of(2) == (1,)


def test_a_csv_file_without_a_column_of_managers_is_refused() -> None:
    with pytest.raises(FieldError, match=r"near: Manager$"):
        OrgChart.from_csv("id,Manager\n1,\n2,1\n")
    with pytest.raises(FieldError, match=r"not \['emp', 'manager'\]; near: emp_id$"):
        OrgChart.from_csv("emp_id,boss\n1,\n2,1\n", id="emp")


def test_who_stands_at_the_top_needs_no_manager_field() -> None:
    assert OrgChart.from_records([{"id": 1}, {"id": 2, "manager": 1}]).roots == (1,)
    assert OrgChart.from_records([{"id": 1}]).roots == (1,)
    assert OrgChart.from_records([{"id": 1, "manager": None}, {"id": 2, "manager": None}]).roots == (1, 2)


def test_records_are_no_columns() -> None:
    with pytest.raises(FieldTypeError, match="from_records takes records"):
        OrgChart([{"id": 1}])  # type: ignore[arg-type]
