import pickle
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles.errors import FieldTypeError, NoRangeError, OverlappingRangesError
from productroles.evidence import Severity
from productroles.pay.structure import SalaryStructure
from productroles.pay.structure_entry import StructureEntry
from productroles.pay.structure_problems import StructureProblem, StructureProblemCode

Code = StructureProblemCode


def pay(low: int | None, high: int | None, currency: str = "EUR", **terms: Any) -> pr.SalaryRange:
    return pr.SalaryRange(low, high, currency=currency, **{"per": "year", "component": "base", **terms})


def entry(
    grade: str, place: str | pr.Place | None = None, low: int = 100, high: int = 200, **more: Any
) -> StructureEntry:
    return StructureEntry(grade, pay(low, high), place=place, **more)


YEARS = (2024, 2025, 2026)
WHERE = (None, "DE", "Berlin, DE")


def clean(grades: int, places: tuple[str | None, ...] = WHERE) -> list[StructureEntry]:
    """Rising grades that overlap, in years that join, at each place: by place, then year, then grade."""
    return [
        entry(
            f"P{grade}",
            place,
            100 + 10 * grade + offset,
            200 + 10 * grade + offset,
            valid_from=date(year, 1, 1),
            valid_to=None if year == YEARS[-1] else date(year, 12, 31),
        )
        for offset, place in enumerate(places)
        for year in YEARS
        for grade in range(grades)
    ]


def codes(found: list[StructureEntry], **fields: Any) -> list[tuple[str, tuple[StructureEntry, ...]]]:
    return [(problem.code.value, problem.entries) for problem in SalaryStructure(found, **fields).problems()]


def changed(found: list[StructureEntry], at: int, **figures: Any) -> list[StructureEntry]:
    other = attrs.evolve(found[at], range=attrs.evolve(found[at].range, **figures))
    return [*found[:at], other, *found[at + 1 :]]


sizes = st.integers(2, 5)


@given(sizes, st.randoms(use_true_random=False))
def test_a_clean_structure_has_no_problems(grades: int, random: Any) -> None:
    found = clean(grades)
    random.shuffle(found)
    order = [f"P{grade}" for grade in range(grades)]
    assert SalaryStructure(found, order=order).problems() == ()


@given(sizes, st.data(), st.integers(1, 300))
def test_a_planted_gap_is_found_alone(grades: int, data: st.DataObject, days: int) -> None:
    found = clean(grades)
    at = data.draw(st.sampled_from([at for at, each in enumerate(found) if each.valid_to is not None]))
    following = found[at + grades]
    found[at] = attrs.evolve(found[at], valid_to=found[at].valid_to - timedelta(days))
    assert codes(found) == [("gap", (found[at], following))]
    (problem,) = SalaryStructure(found).problems()
    first, last = found[at].valid_to + timedelta(1), following.valid_from - timedelta(1)
    assert problem.severity is Severity.ERROR
    assert problem.text.endswith(f": no range from {first} to {last}")
    place = found[at].place
    others = SalaryStructure([each for each in found if each.place == place])
    for on in (first, last):
        with pytest.raises(NoRangeError):
            others.range_for(found[at].grade, place=place, on=on)


@given(sizes, st.data(), st.integers(1, 300))
def test_a_planted_overlap_is_found_alone(grades: int, data: st.DataObject, days: int) -> None:
    found = clean(grades)
    at = data.draw(st.sampled_from([at for at, each in enumerate(found) if each.valid_to is not None]))
    later = at + grades
    found[later] = attrs.evolve(found[later], valid_from=found[later].valid_from - timedelta(days))
    assert codes(found) == [("overlap", (found[at], found[later]))]
    with pytest.raises(OverlappingRangesError) as raised:
        SalaryStructure(found).range_for(found[at].grade, place=found[at].place, on=found[later].valid_from)
    assert raised.value.entries == (found[at], found[later])


@given(st.integers(3, 5), st.data())
def test_a_planted_inversion_is_found_alone(grades: int, data: st.DataObject) -> None:
    found = clean(grades)
    at = data.draw(st.sampled_from([at for at in range(len(found)) if at % grades]))
    low = int(found[at].range.low.amount)
    found = changed(found, at, midpoint=low + 50 - 10 - 1)
    assert codes(found) == [("inversion", (found[at - 1], found[at]))]


@given(sizes, st.data())
def test_a_planted_lower_end_is_found_alone(grades: int, data: st.DataObject) -> None:
    found = clean(grades)
    at = data.draw(st.sampled_from([at for at in range(len(found)) if at % grades]))
    low = int(found[at].range.low.amount)
    for figures in ({"low": low - 11}, {"high": low + 100 - 11}):
        planted = changed(found, at, midpoint=low + 50, **figures)
        assert codes(planted) == [("end-inversion", (planted[at - 1], planted[at]))]


@given(sizes, st.data())
def test_a_planted_range_far_above_is_found(grades: int, data: st.DataObject) -> None:
    found = clean(grades)
    at = data.draw(st.integers(0, len(found) // grades - 1)) * grades
    top = at + grades - 1
    planted = changed(found, top, low=1000, high=1200)
    assert codes(planted) == [("apart", (planted[top - 1], planted[top]))]
    planted = changed(found, at, low=1000, high=1200)
    pair = (planted[at], planted[at + 1])
    assert codes(planted) == [("inversion", pair), ("reversed", pair)]


@given(sizes, st.data())
def test_planted_terms_are_found(grades: int, data: st.DataObject) -> None:
    found = clean(grades)
    at = data.draw(st.integers(0, len(found) - 1))
    code, term = data.draw(
        st.sampled_from(
            [
                ("mixed-currency", {"currency": "USD"}),
                ("mixed-period", {"per": "month", "payments_per_year": 12}),
                ("mixed-component", {"component": "total"}),
            ]
        )
    )
    planted = changed(found, at, **term)
    same = tuple(each for each in planted if (each.grade, each.place) == (planted[at].grade, planted[at].place))
    grade = at % grades
    pairs = [planted[low : low + 2] for low in (at - 1, at) if 0 <= low - at + grade < grades - 1]
    assert codes(planted) == [(code, same), *(("not-compared", tuple(pair)) for pair in pairs)]


def test_one_tax_side_beside_an_unstated_one_is_mixed_but_compared() -> None:
    planted = changed(clean(2, (None,)), 0, tax="gross")
    assert codes(planted) == [("mixed-tax", (planted[0], planted[2], planted[4]))]


def test_a_structure_without_periods_is_not_compared() -> None:
    found = [StructureEntry(grade, pr.SalaryRange(1, 2, currency="EUR")) for grade in ("A", "B")]
    (problem,) = SalaryStructure(found).problems()
    assert problem.code is Code.NOT_COMPARED
    assert str(problem).startswith("warning: A and B: not compared: the pay period is not stated")


def test_an_inversion_shows_across_a_grade_without_a_midpoint() -> None:
    low, opened, high = entry("A", None, 100, 200), StructureEntry("B", pay(100, None)), entry("C", None, 100, 190)
    assert codes([low, opened, high]) == [("inversion", (low, high))]


def test_an_open_range_may_be_reversed_too() -> None:
    low, high = StructureEntry("A", pay(300, None)), StructureEntry("B", pay(None, 200))
    assert codes([low, high]) == [("reversed", (low, high))]
    assert codes([high, low]) == [("apart", (high, low))]


def test_a_more_specific_range_is_held_against_the_general_ones_around_it() -> None:
    low, high, city = entry("A"), entry("B", None, 110, 210), entry("A", "Berlin, DE", 130, 230)
    assert codes([low, high, city]) == [("inversion", (city, high))]
    assert codes([low, high, city], order=["B", "A"]) == [("inversion", (high, low))]


def test_each_entry_is_told_with_the_longest_before_it() -> None:
    first = entry("A", valid_from="2020-01-01", valid_to="2025-12-31")
    second = entry("A", valid_from="2021-01-01", valid_to="2021-12-31")
    third = entry("A", valid_from="2022-01-01", valid_to="2022-12-31")
    last = entry("A", valid_from="2026-01-01")
    assert codes([last, third, second, first]) == [("overlap", (first, second)), ("overlap", (first, third))]
    always = entry("A")
    (problem,) = SalaryStructure([always, always]).problems()
    assert problem.text == "A: two ranges from the beginning"


def test_a_grade_of_the_order_without_a_range() -> None:
    structure = SalaryStructure([entry("P1")], order=["P0", "P1"])
    (problem,) = structure.problems()
    assert (problem.code, problem.severity, problem.text) == (Code.NO_ENTRY, Severity.WARNING, "P0 has no range")
    assert structure.grades == ("P0", "P1")


def test_every_code_says_how_bad_it_is() -> None:
    assert {str(code) for code in Code} >= {"gap", "overlap", "inversion", "reversed"}
    problem = StructureProblem(code="gap", severity="error", text="x", entries=[])
    assert hash(problem) == hash(pickle.loads(pickle.dumps(problem)))
    with pytest.raises(FieldTypeError):
        StructureProblem(code="gap", severity="error", text="x", entries=["P4"])  # type: ignore[list-item]


def test_grades_with_equal_figures_are_no_problem() -> None:
    assert codes([entry("A"), entry("B")]) == []


def test_neighbours_of_a_later_day_are_compared_though_they_stood_apart_before() -> None:
    between = StructureEntry("B", pay(100, None), valid_to="2025-12-31")
    low, high = entry("A"), entry("C", None, 300, 400)
    assert codes([low, between, high]) == [("apart", (low, high))]
