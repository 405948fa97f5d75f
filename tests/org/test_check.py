"""Planted problems, found exactly."""

from decimal import Decimal
from enum import StrEnum
from types import SimpleNamespace
from typing import Any

import pytest

import productroles as pr
from productroles.errors import FieldTypeError, UnknownMemberError, UnstatedError
from productroles.evidence import Severity
from productroles.org.chart import OrgChart
from productroles.org.problem import ChartProblem, ProblemKind

RANKS = ["apm", "pm", "director", "vp", "cpo"]


class Relation(StrEnum):
    JUNIOR = "junior"
    SENIOR = "senior"
    SAME = "same"


def ranked(boss: str, report: str) -> str:
    at, other = RANKS.index(boss), RANKS.index(report)
    return Relation.SAME if at == other else Relation.SENIOR if at > other else Relation.JUNIOR


def chart_of(*records: tuple[Any, ...]) -> OrgChart:
    return OrgChart.from_records([dict(zip(("id", "manager", "title"), record, strict=False)) for record in records])


def found(chart: OrgChart, **arguments: Any) -> list[tuple[str, str, tuple[Any, ...]]]:
    return [(str(one.kind), str(one.severity), one.ids) for one in chart.problems(**arguments)]


def test_a_sound_chart_has_none() -> None:
    assert chart_of((1, None), (2, 1), (3, 1), (4, 2)).problems() == ()


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([(1, 3), (2, 1), (3, 2), (4, None), (5, 2)], [("cycle", "error", (1, 3, 2))]),
        (
            [(1, None), (2, 1), (3, 9), (4, "x"), (5, 3)],
            [("unknown-manager", "error", (3, 4)), ("mixed-id-types", "warning", (4,))],
        ),
        ([(1, 1), (2, 1)], [("self-managed", "error", (1,))]),
        ([(1, None), (2, 2)], [("self-managed", "error", (2,)), ("several-roots", "warning", (1, 2))]),
        ([(1, None), (2, None), (3, 1), (4, "")], [("several-roots", "warning", (1, 2, 4))]),
        ([(1, 2), (2, 1)], [("cycle", "error", (1, 2)), ("no-root", "error", ())]),
        ([(1, 5)], [("unknown-manager", "error", (1,)), ("no-root", "error", ())]),
        ([(1, None), (2, 1), (2, 1), (2, 1)], [("duplicate", "error", (2,))]),
        (
            [(1, None), (2, 1), (3, 1), (3, 2), (2, 1)],
            [("conflicting-records", "error", (3,)), ("duplicate", "error", (2,))],
        ),
        ([(1, None), (2, 1), (2, "x")], [("conflicting-records", "error", (2,))]),
        ([(1, None), (2, 1), ("3", 1)], [("mixed-id-types", "warning", ("3",))]),
        (
            [("1", None), ("2", 1), ("3", 1)],
            [("unknown-manager", "error", ("2", "3")), ("mixed-id-types", "warning", ("2", "3"))],
        ),
        ([(1, None), (2, [1])], [("unknown-manager", "error", (2,)), ("mixed-id-types", "warning", (2,))]),
        ([], [("empty", "warning", ())]),
    ],
)
def test_each_fault_of_records_and_lines_is_found(records: list[Any], expected: list[Any]) -> None:
    assert found(chart_of(*records)) == expected


@pytest.mark.parametrize("id", [None, "", float("nan"), Decimal("NaN"), Decimal("sNaN"), [1], {}, (1, [2])])
def test_records_without_a_usable_id_are_left_out_and_named_by_position(id: Any) -> None:
    chart = chart_of((1, None), (id, 1), (2, 1), (id, 2))
    (problem,) = chart.problems()
    assert (problem.kind, problem.ids, problem.records) == ("no-id", (), (1, 3))
    assert chart.ids == (1, 2)
    assert len(list(chart.records())) == 4


def test_all_faults_at_once_are_each_found_once() -> None:
    lines = [("a", None), ("b", "a"), ("b", "c"), ("b", "a"), ("c", "d"), ("d", "c"), ("e", "nobody"), ("f", "f")]
    chart = chart_of(*lines, (None, "a"), (7, "a"), ("g", "c"))
    assert [(problem.kind.value, problem.ids, problem.records) for problem in chart.problems()] == [
        ("no-id", (), (8,)),
        ("conflicting-records", ("b",), (2,)),
        ("duplicate", ("b",), (3,)),
        ("cycle", ("c", "d"), ()),
        ("unknown-manager", ("e",), ()),
        ("self-managed", ("f",), ()),
        ("mixed-id-types", (7,), ()),
        ("several-roots", ("a", "f"), ()),
    ]
    assert len(chart) == 8


def test_pay_that_cannot_be_used_is_named() -> None:
    pays: list[Any] = [
        None, "", float("nan"), pr.Pay(1, "EUR"), {"amount": "1", "currency": "EUR"}, "EUR 1", 1, pr.Money(1, "EUR"),
        {"amount": 1.5, "currency": "EUR"}, {"amount": "1", "currency": "XXX"}, {"amount": "1"},
    ]  # fmt: skip
    chart = OrgChart.from_records([{"id": at, "manager": 0 if at else None, "pay": pay} for at, pay in enumerate(pays)])
    (problem,) = chart.problems()
    assert (problem.kind, problem.severity, problem.ids) == ("unusable-pay", "error", (5, 6, 7, 8, 9, 10))
    assert problem.text == "6 people with pay that could not be used (amount-type, field, field-type, unknown-currency)"
    assert chart.record_of(4)["pay"] == pr.Pay("1", "EUR")
    gaps = {gap.text: gap.ids for gap in chart.payroll("EUR").gaps if gap.reason == "unusable-pay"}
    assert gaps == {
        "unusable pay (field-type)": (5, 6, 7),
        "unusable pay (amount-type)": (8,),
        "unusable pay (unknown-currency)": (9,),
        "unusable pay (field)": (10,),
    }


def test_a_function_that_cannot_make_pay_is_a_problem_of_that_record() -> None:
    rows = [{"id": at, "manager": None, "text": text} for at, text in enumerate(["100", "-1", "1e5"])]
    chart = OrgChart.from_records(rows, pay=lambda row: pr.Pay(row["text"], "EUR", per="year"))
    assert ("unusable-pay", "error", (1, 2)) in found(chart)
    assert chart.payroll("EUR").paid == 1
    with pytest.raises(ZeroDivisionError):
        OrgChart.from_records(rows, pay=lambda _: 1 // 0)


TEAM = [
    (1, None, "cpo"), (2, 1, "vp"), (3, 1, "vp"), (4, 2, "director"), (5, 4, "director"), (6, 5, "vp"), (7, 6, "pm"),
    (8, 7, "apm"), (9, 8, "pm"), (10, 1, "gardener"), (11, 3, "cpo"),
]  # fmt: skip


def level(title: str | None, role: str | None) -> str | None:
    return title if title in RANKS else None


def test_each_fault_of_levels_is_found() -> None:
    problems = chart_of(*TEAM).problems(
        level_of=level,
        compare=ranked,
        spans={
            "vp": (2, 10, "a handbook"),
            "cpo": (None, 2, "a survey"),
            "pm": (0, None, "nobody"),
            "coo": (1, 1, "x"),
        },
        tracks={"pm": "individual-contributor", "apm": "individual-contributor", "vp": "executive"},
        only_one=["cpo", "director", "gardener", "chair"],
    )
    assert [(problem.kind.value, problem.severity.value, problem.ids) for problem in problems] == [
        ("boss-below-report", "error", (6,)),
        ("boss-below-report", "error", (9,)),
        ("boss-below-report", "error", (11,)),
        ("span", "warning", (1,)),
        ("span", "warning", (2, 3, 6)),
        ("individual-with-reports", "warning", (7, 8)),
        ("several-of-one", "warning", (1, 11)),
        ("several-of-one", "warning", (4, 5)),
        ("unknown-level", "note", (10,)),
        ("same-level", "note", (5,)),
    ]
    texts = {problem.ids: problem.text for problem in problems}
    assert texts[6,] == "1 person at level vp with a manager at level director, below theirs"
    assert texts[2, 3, 6] == "3 people at level vp with fewer than 2 direct reports (a handbook)"
    assert texts[1,] == "1 person at level cpo with more than 2 direct reports (a survey)"
    assert texts[1, 11] == "2 people where an organisation has one: cpo"


def test_two_in_one_position_are_found_by_title_role_and_level() -> None:
    rows = [
        {"id": 1, "title": "CPO"},
        {"id": 2, "manager": 1, "role": "chief-product-officer"},
        {"id": 3, "manager": 1, "title": "CPO"},
        {"id": 4, "manager": 1, "role": "chief-product-officer"},
        {"id": 5, "manager": 1, "title": "Chief Product Officer"},
    ]
    chart = OrgChart.from_records(rows)
    names = ["CPO", "chief-product-officer", "chief"]
    assert [problem.ids for problem in chart.problems(only_one=names)] == [(1, 3), (2, 4)]
    problems = chart.problems(only_one=names, level_of=lambda *_: "chief")
    assert [problem.ids for problem in problems] == [(1, 3), (2, 4), (1, 2, 3, 4, 5)]


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("junior", [("boss-below-report", "error", (2,))]),
        ("at-most", [("boss-below-report", "warning", (2,))]),
        ("same", [("same-level", "note", (2,))]),
        ("senior", []),
        ("at-least", []),
        ("incomparable", []),
        ("depends", []),
    ],
)
def test_a_relation_says_what_the_manager_is_to_the_report(relation: str, expected: list[Any]) -> None:
    chart = chart_of((1, None, "pm"), (2, 1, "vp"))
    for result in (relation, SimpleNamespace(relation=relation)):
        asked: list[tuple[str, str]] = []
        assert found(chart, level_of=level, compare=lambda a, b: asked.append((a, b)) or result) == expected  # noqa: B023
        assert asked == [("pm", "vp")]


def test_levels_are_asked_once_for_each_title_and_role_and_each_pair() -> None:
    titles, pairs = [], []
    rows = [{"id": at, "manager": at // 3 if at else None, "title": ("cpo", "pm", "vp")[at % 3]} for at in range(99)]
    OrgChart.from_records(rows).problems(
        level_of=lambda title, role: titles.append((title, role)) or title,
        compare=lambda a, b: pairs.append((a, b)) or "senior",
    )
    assert sorted(titles) == [("cpo", None), ("pm", None), ("vp", None)]
    assert len(pairs) == len(set(pairs))


def test_an_unknown_relation_and_missing_levels_are_refused() -> None:
    chart = chart_of((1, None, "pm"), (2, 1, "vp"))
    with pytest.raises(UnknownMemberError):
        chart.problems(level_of=level, compare=lambda *_: "above")
    with pytest.raises(FieldTypeError):
        chart.problems(only_one="cpo")
    for arguments in ({"compare": ranked}, {"spans": {"pm": (1, 2, "x")}}, {"tracks": {"pm": "management"}}):
        with pytest.raises(UnstatedError, match="level_of"):
            chart.problems(**arguments)


def test_a_million_orphans_are_one_problem() -> None:
    count = 1_000_000
    chart = OrgChart.from_records({"id": range(count), "manager": range(count, 2 * count)})
    orphans, rootless = chart.problems()
    assert (orphans.kind, len(orphans.ids), str(orphans)) == (
        "unknown-manager",
        count,
        "error: 1,000,000 people with a manager whom the chart does not hold",
    )
    assert rootless.kind == "no-root"
    assert len(repr(orphans)) < 200
    assert chart.layers == (count,)


def test_a_problem_takes_values_and_keeps_tuples() -> None:
    problem = ChartProblem("cycle", "error", [1, 2], "a circle")
    assert (problem.kind, problem.severity, problem.ids) == (ProblemKind.CYCLE, Severity.ERROR, (1, 2))
    with pytest.raises(UnknownMemberError):
        ChartProblem("loop", "error", (), "a circle")
    with pytest.raises(FieldTypeError):
        ChartProblem("cycle", "error", "ab", "a circle")
