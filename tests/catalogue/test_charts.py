from collections.abc import Iterable

import pytest
from hypothesis import given

import productroles as pr
from productroles import testing
from productroles.org.problem import ProblemKind

CAT = pr.load_catalogue()


def chart_of(*rows: tuple[int, int | None, str | None]) -> pr.OrgChart:
    return pr.OrgChart.from_records([{"id": id, "manager": boss, "title": title} for id, boss, title in rows])


def kinds(problems: Iterable[pr.ChartProblem]) -> list[tuple[str, tuple[int, ...]]]:
    return [(str(problem.kind), problem.ids) for problem in problems]


def test_the_order_of_titles_checks_the_lines() -> None:
    chart = chart_of(
        (1, None, "Chief Product Officer"),
        (2, 1, "Product Manager"),
        (3, 2, "Director of Product"),
        (4, 1, "SVP Product"),
    )
    assert kinds(CAT.check_chart(chart)) == [
        ("boss-below-report", (3,)),
        ("span", (3,)),
        ("individual-with-reports", (2,)),
    ]


def test_two_product_officers_are_found_under_different_titles() -> None:
    chart = chart_of((1, None, "CEO"), (2, 1, "Chief Product Officer"), (3, 1, "CPO"))
    assert kinds(CAT.check_chart(chart)) == [("unknown-level", (3,))]
    told = pr.OrgChart.from_records(
        [
            {"id": 1, "title": "CEO"},
            {"id": 2, "manager": 1, "title": "Chief Product Officer"},
            {"id": 3, "manager": 1, "title": "CPO", "role": "chief-product-officer"},
        ]
    )
    assert kinds(CAT.check_chart(told)) == [("several-of-one", (2, 3))]
    assert kinds(CAT.check_chart(told, only_one=())) == []


def test_the_chart_tells_what_a_title_depends_on() -> None:
    small = chart_of((1, None, "CEO"), (2, 1, "Head of Product"), (3, 1, "Chief Product Officer"))
    # With a chief product officer beside, the head of product is no second one.
    assert kinds(CAT.check_chart(small)) == []
    alone = chart_of((1, None, "Head of Product"), (2, 1, "Head of Product"))
    assert ("several-of-one", (1, 2)) in kinds(CAT.check_chart(alone))
    assert ("several-of-one", (1, 2)) not in kinds(CAT.check_chart(alone, company=pr.Company(headcount=5000)))


@pytest.mark.parametrize(
    ("level", "low", "high", "sources"),
    [("group-manager", 2, 5, ("hustle-badger", "resonance")), ("vp", 2, 10, ("openclassrooms", "roles-cc"))],
)
def test_typical_spans_name_their_ladders(level: str, low: int, high: int, sources: tuple[str, ...]) -> None:
    span = CAT.typical_spans[level]
    assert (span.low, span.high, span.sources) == (low, high, sources)
    assert all(source in CAT.ladders for source in span.sources)


def test_a_lead_without_reports_is_no_problem_and_with_many_is_one() -> None:
    few = chart_of((1, None, "Director of Product"), (2, 1, "Lead Product Manager"))
    assert ProblemKind.SPAN not in {problem.kind for problem in CAT.check_chart(few) if 2 in problem.ids}
    many = chart_of((1, None, "Lead Product Manager"), *((id, 1, "Product Manager") for id in range(2, 9)))
    assert ("span", (1,)) in kinds(CAT.check_chart(many))


@given(testing.org_charts())
def test_any_chart_is_checked_and_no_problem_tells_an_id(chart: pr.OrgChart) -> None:
    found = CAT.check_chart(chart)
    plain = {problem.kind for problem in chart.problems()}
    assert plain <= {problem.kind for problem in found}
    assert [problem.severity for problem in found] == sorted(
        (problem.severity for problem in found), key=list(pr.Severity).index
    )


@pytest.mark.parametrize("title", ["Group PM", "Senior PM"])
def test_a_level_is_known_though_the_family_is_open(title: str) -> None:
    reading = CAT.resolve_title(title)
    assert (reading.family, reading.level is None) == (None, False)
    chart = chart_of((1, None, "CEO"), (2, 1, title), (3, 2, "Product Manager"), (4, 3, title))
    assert "unknown-level" not in dict(kinds(CAT.check_chart(chart)))


def test_a_title_that_may_be_of_another_family_is_below_nobody() -> None:
    plainly = chart_of((1, None, "CEO"), (2, 1, "Group Product Manager"), (3, 2, "VP of Product"))
    perhaps = chart_of((1, None, "CEO"), (2, 1, "Group PM"), (3, 2, "VP of Product"))
    assert dict(kinds(CAT.check_chart(plainly)))["boss-below-report"] == (3,)
    assert "boss-below-report" not in dict(kinds(CAT.check_chart(perhaps)))
