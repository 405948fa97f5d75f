"""A chart as a value: made, compared, copied, written, shown."""

import copy
import json
import pickle
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles import testing
from productroles.errors import AmountError, FieldError, FieldTypeError
from productroles.org.chart import OrgChart

PAY = pr.Pay("90000", "EUR", per="year")
RECORDS: list[dict[str, Any]] = [
    {"id": "ada", "manager": None, "title": "CPO", "role": "chief-product-officer", "pay": PAY, "site": "Bonn"},
    {"id": "bob", "manager": "ada", "title": "VP of Product", "site": "Bonn"},
    {"id": "cyd", "manager": "bob", "title": "Product Manager", "pay": PAY, "site": None},
]


@st.composite
def records(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Records with every kind of fault."""
    ids = st.integers(0, 6) | st.sampled_from(["a", "b", "", None])
    return draw(
        st.lists(
            st.fixed_dictionaries(
                {"id": ids, "manager": ids, "title": st.sampled_from(["CPO", "PM", None])},
                optional={"pay": st.none() | st.just("a lot") | testing.pay(), "site": st.booleans() | st.none()},
            ),
            max_size=8,
        )
    )


def made(records: list[dict[str, Any]]) -> OrgChart:
    return OrgChart.from_records([{"site": 1, **record} for record in records], keep=["site"])


@given(records())
def test_copies_are_equal(given_records: list[dict[str, Any]]) -> None:
    chart = made(given_records)
    again = OrgChart.from_document(json.loads(json.dumps(chart.as_document())))
    for other in (again, made(given_records), pickle.loads(pickle.dumps(chart))):
        assert other == chart
        assert hash(other) == hash(chart)
        assert other.problems() == chart.problems()
        assert json.dumps(other.as_document()) == json.dumps(chart.as_document())
        assert list(other.records()) == list(chart.records())
    assert copy.copy(chart) is chart
    assert copy.deepcopy(chart) is chart


@pytest.mark.parametrize(
    "change",
    [
        {"id": "dan"},
        {"manager": "ada"},
        {"manager": "nobody"},
        {"title": "PM"},
        {"role": "product-manager"},
        {"pay": None},
        {"pay": "a lot"},
        {"site": "Bonn"},
    ],
)
def test_charts_that_differ_in_one_field_are_not_equal(change: dict[str, Any]) -> None:
    chart = OrgChart.from_records(RECORDS, keep=["site"])
    other = OrgChart.from_records([*RECORDS[:2], RECORDS[2] | change], keep=["site"])
    assert chart != other
    assert chart != OrgChart.from_records(RECORDS)
    assert chart != RECORDS


def test_a_deep_chain_is_compared_copied_and_written() -> None:
    count = 100_000
    chart = OrgChart.from_records({"id": range(count), "manager": [None, *range(count - 1)], "pay": [PAY] * count})
    assert pickle.loads(pickle.dumps(chart)) == chart
    assert OrgChart.from_document(json.loads(json.dumps(chart.as_document()))) == chart
    assert hash(copy.deepcopy(chart)) == hash(chart)
    assert repr(chart) == "<OrgChart: 100,000 people, 1 root>"
    assert chart.payroll("EUR").total == pr.Money(90000 * count, "EUR")
    assert len(chart.payroll_by_manager("EUR").groups) == count - 1
    assert chart.problems() == ()
    assert len(chart.to_text().splitlines()) == 22
    assert chart.to_mermaid().count("-->") == 20


def test_only_what_is_named_is_stored() -> None:
    chart = OrgChart.from_records([record | {"name": "Jane Doe"} for record in RECORDS], keep=("site",))
    assert chart.record_of("ada") == RECORDS[0]
    assert list(chart.records())[2] == RECORDS[2] | {"role": None}
    assert b"Jane" not in pickle.dumps(chart)
    assert "site" not in OrgChart.from_records(RECORDS).record_of("ada")


def test_text_for_people_shows_counts_alone() -> None:
    faulty = [*RECORDS, {"id": "ada"}, {"id": "xena", "manager": "xena"}, {"id": "fay", "manager": "zoe"}]
    faulty += [{"id": "gus", "manager": "hal"}, {"id": "hal", "manager": "gus"}, {"id": None}]
    chart = OrgChart.from_records(faulty)
    shown = "7 people, 2 roots, 1 without a known manager, 1 circle, 2 records left out"
    assert str(chart) == shown
    assert repr(chart) == f"<OrgChart: {shown}>"
    payroll = chart.payroll_by_manager("EUR")
    shown = " ".join([*map(str, chart.problems()), *map(repr, chart.problems()), str(payroll), repr(payroll)])
    assert not [id for id in chart.ids if id in shown]


@pytest.mark.parametrize("value", [PAY, date(2026, 1, 1), float("inf"), ("a", 1), {"a": 1}])
def test_what_json_has_no_form_for_is_refused(value: object) -> None:
    kept = OrgChart.from_records([{"id": 1, "extra": value}], keep=["extra"])
    with pytest.raises(FieldTypeError):
        kept.as_document()


def test_an_id_that_json_has_no_form_for_is_refused() -> None:
    with pytest.raises(FieldTypeError):
        OrgChart.from_records([{"id": (1, 2)}]).as_document()


def test_pay_is_written_as_the_library_writes_it() -> None:
    converter = pr.make_converter()
    pay = pr.Pay("7250.50", "EUR", per="month", fte="0.8").assume(payments_per_year=14, because="the plan").yearly()
    document = OrgChart.from_records([{"id": 1, "pay": pay}]).as_document()
    assert json.dumps(document["people"][0]["pay"]) == json.dumps(converter.unstructure(pay))
    assert OrgChart.from_document(document).record_of(1)["pay"] == pay


@pytest.mark.parametrize(
    ("document", "error"),
    [
        ([], FieldTypeError),
        ({"people": {"id": 1}}, FieldTypeError),
        ({"people": [1]}, FieldTypeError),
        ({"people": [{"id": 1, "name": "Jane"}]}, FieldError),
        ({"people": [], "chart": 1}, FieldError),
        ({"people": [], "keep": ["pay"]}, FieldError),
        ({"people": [], "unusable_pay": [[0]]}, FieldTypeError),
        ({"people": [], "unusable_pay": [["0", 1]]}, FieldTypeError),
        ({"people": [{"id": 1, "title": 7}]}, FieldTypeError),
        ({"people": [{"id": 1, "pay": {"amount": "1"}}]}, FieldError),
        ({"people": [{"id": 1, "pay": {"amount": "1", "currency": "EUR", "salary": 1}}]}, FieldError),
        ({"people": [{"id": 1, "pay": {"amount": "1", "currency": "EUR", "steps": ["x"]}}]}, FieldTypeError),
    ],
)
def test_a_document_of_another_shape_is_refused(document: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        OrgChart.from_document(document)


def test_a_document_is_a_flat_list() -> None:
    kept = ["unusable_pay", "site"]
    rows = [{"id": 1, "pay": "EUR 1", "unusable_pay": True, "site": "Bonn"}, {"id": 2, "manager": 1, "title": "PM"}]
    document = OrgChart.from_records(rows, keep=kept).as_document()
    assert document == {
        "keep": ["site", "unusable_pay"],
        "people": [{"id": 1, "site": "Bonn", "unusable_pay": True}, {"id": 2, "manager": 1, "title": "PM"}],
        "unusable_pay": [[0, "field-type"]],
    }
    again = OrgChart.from_records(rows, keep=reversed(kept))
    assert again == OrgChart.from_records(rows, keep=kept) == OrgChart.from_document(document)
    assert json.dumps(again.as_document()) == json.dumps(document)
    assert OrgChart.from_records([]).as_document() == {"people": []}


def test_a_notebook_shows_titles_and_neither_ids_nor_pay() -> None:
    faulty = [
        {"id": "fay", "manager": "zoe", "title": "PM", "pay": PAY},
        {"id": "gus", "manager": "gus", "pay": "lots"},
    ]
    html = OrgChart.from_records([*RECORDS, *faulty], keep=["site"])._repr_html_()
    for title in ("CPO", "VP of Product", "Product Manager", "PM (manager not in chart)"):
        assert f"<bdi>{title}</bdi>" in html
    assert "People: 5. Shown: 5." in html
    for hidden in ("ada", "bob", "cyd", "fay", "zoe", "gus", "90,000", "90000", "EUR", "Bonn"):
        assert hidden not in html


def test_headcounts_by_field_and_by_function() -> None:
    chart = OrgChart.from_records([*RECORDS, {"id": "dan", "manager": "bob", "title": "CPO"}], keep=["site"])
    assert chart.headcount_by("title") == {"CPO": 2, "VP of Product": 1, "Product Manager": 1}
    assert chart.headcount_by("site") == {"Bonn": 2, None: 2}
    assert chart.headcount_by("role") == {"chief-product-officer": 1, None: 3}
    assert chart.headcount_by(lambda title, role: (title == "CPO", role is None)) == {
        (True, False): 1,
        (False, True): 2,
        (True, True): 1,
    }
    assert chart.headcount_by("title", of="bob") == {"VP of Product": 1, "Product Manager": 1, "CPO": 1}
    assert OrgChart.from_records([]).headcount_by(lambda *card: card) == {}
    with pytest.raises(FieldError, match="title, role, site"):
        chart.headcount_by("salary")
    with pytest.raises(FieldTypeError):
        chart.headcount_by(lambda *card: [card])


def test_an_empty_chart_answers() -> None:
    chart = OrgChart.from_records([])
    assert (len(chart), chart.ids, chart.roots, chart.layers, chart.headcount()) == (0, (), (), (), 0)
    assert [str(problem) for problem in chart.problems()] == ["warning: the chart holds nobody"]
    assert (chart.to_text(), chart.to_mermaid()) == ("", "flowchart TD")
    assert chart.payroll("EUR").total == pr.Money(0, "EUR")
    assert str(chart) == "0 people"
    assert OrgChart.from_document(chart.as_document()) == chart


@attrs.frozen
class Row:
    id: int
    manager: int | None = None
    pay: pr.Pay | None = None


def test_the_largest_numbers_are_added_exactly() -> None:
    huge, tiny = "9" * 50, "0." + "0" * 48 + "1"
    chart = OrgChart.from_records(
        [Row(1, None, pr.Pay(tiny, "EUR", per="year")), Row(2, 1, pr.Pay(1, "EUR", per="year"))]
    )
    assert chart.payroll("EUR").total == pr.Money("1." + "0" * 48 + "1", "EUR")
    for per in ("year", "week"):
        over = OrgChart.from_records([Row(at, None, pr.Pay(huge, "EUR", per=per)) for at in range(3)])
        with pytest.raises(AmountError, match="1e50"):
            over.payroll("EUR", schedule=pr.WorkSchedule.us_2080())
        with pytest.raises(AmountError, match="1e50"):
            over.payroll("USD", schedule=pr.WorkSchedule.us_2080(), rates=pr.ExchangeRates.bundled(), on="2024-06-28")
