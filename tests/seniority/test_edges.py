"""What published ladders do that a list of ranks cannot say, each in a small ladder or in the shipped one."""

from itertools import combinations, pairwise

import pytest

import productroles as pr
from productroles.errors import LadderError
from productroles.org.problem import ProblemKind
from productroles.seniority.ladder import Ladder
from productroles.seniority.relation import SeniorityBasis as B
from productroles.seniority.relation import SeniorityRelation as R
from productroles.seniority.rung import Branch, LadderLevel


def told(a: str, b: str, ladder: Ladder | str) -> tuple[R, B]:
    found = pr.compare_seniority(a, b, ladder=ladder)
    return found.relation, found.basis


def test_two_titles_on_one_level_are_the_same_whatever_the_reference_says() -> None:
    acme = Ladder.from_levels([["Product Manager", "Director of Product"], ["VP of Product"]], name="acme")
    assert told("mid", "director", acme) == (R.SAME, B.LADDER)
    assert told("product-manager", "director-of-product", acme) == (R.SAME, B.LADDER)
    assert pr.compare_seniority("mid", "director").relation is R.JUNIOR


def test_one_title_on_two_levels_is_an_interval() -> None:
    levels = [["PM"], ["Head of Product"], ["Director"], ["Head of Product"], ["VP of Product"]]
    acme = Ladder.from_levels(levels, name="acme", codes=["1", "2", "3", "4", "5"])
    assert told("head", "director", acme) == (R.DEPENDS, B.LADDER)
    assert told("Head of Product (2)", "director", acme) == (R.JUNIOR, B.LADDER)
    assert told("Head of Product (4)", "director", acme) == (R.SENIOR, B.LADDER)
    assert told("head", "vp", acme) == (R.JUNIOR, B.LADDER)
    assert told("head", "mid", acme) == (R.SENIOR, B.LADDER)
    assert told("head", "Head of Product", acme) == (R.SAME, B.LADDER)
    shared = Ladder.from_levels([["A"], ["A", "B"], ["B"]], name="shared")
    assert told("A", "B", shared) == (R.DEPENDS, B.LADDER)


def test_tracks_that_nobody_aligned_have_no_order_where_the_reference_has_one() -> None:
    acme = Ladder.from_levels(
        [["PM"], ["Senior PM"]], name="acme", branches=[Branch("management", [["Director"], ["VP"]])]
    )
    assert told("senior", "VP", acme) == (R.INCOMPARABLE, B.LADDER)
    assert pr.compare_seniority("senior", "vp").relation is R.JUNIOR
    assert told("Director", "VP", acme) == (R.JUNIOR, B.LADDER)
    assert told("Principal PM", "M1", "andro") == (R.INCOMPARABLE, B.LADDER)


def test_a_report_of_the_same_grade_is_noted_and_no_error() -> None:
    grades = Ladder.from_levels(
        [["Senior PM"], ["Principal PM"], ["Senior Principal PM"]],
        name="grades",
        codes=["8", "9", "10"],
        branches=[{"track": "management", "levels": [{"titles": ["Group Manager"], "code": "9"}, ["Director"]]}],
        parallel=[],
    )
    aligned = Ladder.from_levels(
        [["Senior PM"], ["Principal PM", "Group Manager"], ["Senior Principal PM", "Director"]], name="aligned"
    )
    people = [(1, None, "Director"), (2, 1, "Senior Principal PM"), (3, 1, "Group Manager"), (4, 2, "Director")]
    chart = pr.OrgChart.from_records([{"id": id, "manager": over, "title": title} for id, over, title in people])

    def found(ladder: Ladder) -> list[tuple[ProblemKind, str, tuple[int, ...]]]:
        problems = chart.problems(level_of=lambda title, _: title, compare=ladder.relation)
        return [(problem.kind, problem.severity.value, problem.ids) for problem in problems]

    assert found(aligned) == [(ProblemKind.SAME_LEVEL, "note", (2,)), (ProblemKind.SAME_LEVEL, "note", (4,))]
    assert found(grades) == []


def test_a_gap_in_the_numbers_is_no_level() -> None:
    text = "level,title,code\n7,Principal PM,L7\n8,Director,L8\n10,VP,L10\n11,SVP,L11\n"
    amazon_like = Ladder.from_csv_text(text, name="gap")
    assert [level.code for level in amazon_like.levels] == ["L7", "L8", "L10", "L11"]
    assert told("L8", "L10", amazon_like) == (R.JUNIOR, B.LADDER)
    assert [(low.code, high.code) for low, high in amazon_like.covers()] == [
        ("L7", "L8"),
        ("L8", "L10"),
        ("L10", "L11"),
    ]
    with pytest.raises(pr.errors.UnknownLevelError):
        pr.compare_seniority("L9", "L10", ladder=amazon_like)


def test_an_organisation_may_turn_the_usual_order_round() -> None:
    staff_high = Ladder.from_levels([["Senior PM"], ["Principal PM"], ["Staff PM"]], name="staff-high")
    assert told("staff", "principal", staff_high) == (R.SENIOR, B.LADDER)
    assert pr.compare_seniority("staff", "principal").relation is R.AT_MOST
    assert told("Product Lead", "Product Director", "wise-2023") == (R.SENIOR, B.LADDER)
    assert told("director", "head", "splsg") == (R.SENIOR, B.LADDER)
    upside_down = Ladder.from_levels([["VP of Product"], ["Associate PM"]], name="upside-down")
    assert told("vp", "associate", upside_down) == (R.JUNIOR, B.LADDER)
    assert pr.sort_by_seniority(["associate", "vp"], ladder=upside_down) == ["vp", "associate"]


def test_levels_may_have_numbers_and_no_titles() -> None:
    cleo_like = Ladder.from_levels([[], [], [], [], []], name="numbered", codes=["PM1", "PM2", "PM3", "PM4", "PM5"])
    for low, high in combinations(["PM1", "PM2", "PM3", "PM4", "PM5"], 2):
        assert told(low, high, cleo_like) == (R.JUNIOR, B.LADDER)
    assert str(cleo_like) == "numbered\n  PM1\n  PM2\n  PM3\n  PM4\n  PM5"
    assert cleo_like.levels[0] == LadderLevel(["PM1"], "PM1")
    assert (
        Ladder.from_csv_text("level,title,code\n" + "".join(f"{at},,PM{at}\n" for at in range(1, 6)), name="numbered")
        == cleo_like
    )
    assert Ladder.from_document(cleo_like.as_document()) == cleo_like
    assert not cleo_like.diff(Ladder.from_document(cleo_like.as_document()))
    with pytest.raises(LadderError, match="neither titles nor a code"):
        Ladder.from_levels([[], []], name="empty", codes=["PM1", None])


def test_numbered_titles_of_one_level_are_told_apart_on_their_ladder() -> None:
    names = ["Product Manager 0", "Product Manager 1", "Product Manager 2", "Product Manager 3", "Product Lead 1"]
    for low, high in pairwise(names):
        assert told(low, high, "wise-numbered") == (R.JUNIOR, B.LADDER)
    assert told("mid", "Product Manager 1", "wise-numbered") == (R.DEPENDS, B.LADDER)


def test_the_covers_of_the_reference_order_carry_it() -> None:
    reference = pr.load_catalogue().reference
    covers = reference.covers()
    known = {(pair.a, pair.b) for pair in covers}
    steps = set(known)
    while more := {(a, d) for a, b in steps for c, d in steps if b == c} - steps:
        steps |= more
    ids = [level.id for level in reference.levels]
    assert steps == {(a, b) for a in ids for b in ids if reference.relation(a, b) is R.JUNIOR}
    counts = {(pair.a, pair.b): pair.all for pair in covers}
    assert len(counts["senior", "lead"].below) == 11
    assert not counts["vp", "svp"].ladders
    for pair in covers:
        assert pair == (reference.evidence(pair.a, pair.b) or pair)
        assert not pair.all.above
