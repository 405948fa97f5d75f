import pickle
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles.errors import (
    FieldError,
    FieldTypeError,
    NoRangeError,
    OverlappingRangesError,
    PlaceError,
    RangeOrderError,
)
from productroles.pay.structure import SalaryStructure
from productroles.pay.structure_entry import StructureEntry

DAY = date(2026, 3, 1)


def pay(low: int | None, high: int | None, currency: str = "EUR", **terms: Any) -> pr.SalaryRange:
    return pr.SalaryRange(low, high, currency=currency, **{"per": "year", "component": "base", **terms})


def entry(
    grade: str, place: str | pr.Place | None = None, low: int = 100, high: int = 200, **more: Any
) -> StructureEntry:
    return StructureEntry(grade, pay(low, high), place=place, **more)


GRADES = ["P1", "P2", "P3"]
PLACES = [
    None,
    pr.Place("DE"),
    pr.Place("US"),
    pr.Place("DE", region="BY"),
    pr.Place("DE", city="Munich"),
    pr.Place("DE", region="BY", city="Munich"),
    pr.Place("DE", region="BW", city="Munich"),
    pr.Place("US", region="OR", city="Portland"),
    pr.Place("US", region="ME", city="Portland"),
]
START = date(2025, 1, 1)
days = st.integers(0, 12).map(lambda number: START + timedelta(number))


@st.composite
def entries(draw: st.DrawFn) -> StructureEntry:
    first, last = sorted([draw(days), draw(days)])
    return entry(
        draw(st.sampled_from(GRADES)),
        draw(st.sampled_from(PLACES)),
        valid_from=draw(st.sampled_from([None, first])),
        valid_to=draw(st.sampled_from([None, last])),
        note=str(draw(st.integers(1, 10**9))),
    )


def says(place: pr.Place | None) -> list[str | None]:
    return [None] * 3 if place is None else [place.city, place.region, place.country]


def by_hand(found: list[StructureEntry], grade: str, place: pr.Place | None, on: date) -> list[StructureEntry]:
    """The entries of the most specific place, by comparing each part of each place."""
    fitting = [
        each
        for each in found
        if each.grade == grade
        and (each.valid_from is None or each.valid_from <= on)
        and (each.valid_to is None or each.valid_to >= on)
        and all(part is None or part == asked for part, asked in zip(says(each.place), says(place), strict=True))
    ]
    specific = [[part is not None for part in says(each.place)] for each in fitting]
    return [each for each, said in zip(fitting, specific, strict=True) if said == max(specific)]


def refusal(found: list[StructureEntry], grade: str, place: pr.Place | None, on: date) -> type[Exception] | None:
    """What keeps the structure from an answer, by the rules of its documentation."""
    fitting = by_hand(found, grade, place, on)
    if place is not None and place.city and not place.region and not any(says(each.place)[0] for each in fitting):
        cities = [says(each.place) for each in found if each.grade == grade and each.holds_on(on)]
        if any((city, country) == (place.city, place.country) for city, _, country in cities):
            return PlaceError
    return {0: NoRangeError, 1: None}.get(len(fitting), OverlappingRangesError)


@given(st.lists(entries(), max_size=12), st.sampled_from(GRADES), st.sampled_from(PLACES), days)
def test_the_range_is_that_of_the_most_specific_entry_that_holds(
    found: list[StructureEntry], grade: str, place: pr.Place | None, on: date
) -> None:
    structure = SalaryStructure(found)
    refused = refusal(found, grade, place, on)
    if refused is None:
        (expected,) = by_hand(found, grade, place, on)
        assert structure.entry_for(grade, place=place, on=on) == expected
        assert structure.on(on).range_for(grade, place=place, on=on) == expected.range
        return
    with pytest.raises(refused) as raised:
        structure.range_for(grade, place=place, on=on)
    if isinstance(raised.value, OverlappingRangesError):
        assert list(raised.value.entries) == by_hand(found, grade, place, on)
    if isinstance(raised.value, NoRangeError):
        assert set(raised.value.entries) == {each for each in found if each.grade == grade}
    assert pickle.loads(pickle.dumps(raised.value)).args == raised.value.args


def test_a_city_wins_over_a_region_over_a_country_over_everywhere() -> None:
    everywhere, country, region = entry("P4"), entry("P4", "DE"), entry("P4", pr.Place("DE", region="BY"))
    city = entry("P4", "munich, DE")
    both = entry("P4", "Munich, BY, DE")
    for held, expected in (
        ([everywhere], everywhere),
        ([everywhere, country], country),
        ([everywhere, country, region], region),
        ([everywhere, country, region, city], city),
        ([everywhere, country, region, city, both], both),
    ):
        assert SalaryStructure(held).entry_for("P4", place="Munich, BY, DE", on=DAY) is expected
    structure = SalaryStructure([country, city, everywhere])
    assert structure.entry_for("P4", place="Berlin, DE", on=DAY) is country
    assert structure.entry_for("P4", place="FR", on=DAY) is everywhere
    assert structure.entry_for("P4", on=DAY) is everywhere


def test_accents_of_either_spelling_are_one_place() -> None:
    structure = SalaryStructure([entry("P4", pr.Place("DE", city="Mu\u0308nchen"))])
    assert structure.range_for("P4", place=pr.Place("DE", city="M\u00dcNCHEN"), on=DAY) == pay(100, 200)


def test_both_ends_of_the_validity_are_included() -> None:
    structure = SalaryStructure([entry("P4", valid_from="2026-01-01", valid_to="2026-12-31")])
    for inside in ("2026-01-01", "2026-12-31"):
        assert structure.range_for("P4", on=inside) == pay(100, 200)
    for outside in ("2025-12-31", "2027-01-01"):
        with pytest.raises(NoRangeError):
            structure.range_for("P4", on=outside)


def test_what_nearly_fits_is_told_nearest_first() -> None:
    old = entry("P4", "DE", valid_to="2024-12-31")
    newer = entry("P4", "DE", valid_from="2026-06-01")
    other = entry("P4", "FR")
    structure = SalaryStructure([other, old, newer, entry("P5", "DE")])
    with pytest.raises(NoRangeError) as raised:
        structure.range_for("P4", place="DE", on=DAY)
    assert raised.value.entries == (newer, old, other)
    assert "'P4' in DE on 2026-03-01; there is: P4 in DE, from 2026-06-01: EUR 100 to 200" in str(raised.value)
    with pytest.raises(NoRangeError) as unknown:
        structure.range_for("p4", place="DE", on=DAY)
    assert (unknown.value.near[0], unknown.value.entries) == ("P4", ())
    with pytest.raises(NoRangeError) as far:
        structure.range_for("P9", place="DE", on=DAY)
    assert set(far.value.near) == {"P4", "P5"}


def test_a_city_without_its_region_is_not_taken_for_its_country() -> None:
    structure = SalaryStructure([entry("P4", "US"), entry("P4", "Portland, OR, US"), entry("P4", "Portland, ME, US")])
    with pytest.raises(PlaceError) as raised:
        structure.range_for("P4", place="Portland, US", on=DAY)
    assert set(raised.value.candidates) == {"Portland, OR, US", "Portland, ME, US"}
    assert structure.entry_for("P4", place="Austin, US", on=DAY).place == pr.Place("US")


def test_the_steps_between_grades() -> None:
    structure = SalaryStructure(
        [
            entry("A", None, 80000, 120000),
            entry("B", None, 92000, 138000),
            entry("C", None, 110400, 165600),
            entry("D", "FR", 1, 2),
            StructureEntry("E", pay(200000, None)),
            StructureEntry("F", pay(1, 2, "USD")),
        ]
    )
    steps = structure.grade_steps(place="DE", on=DAY)
    assert [(step.lower.grade, step.upper.grade) for step in steps] == [("A", "B"), ("B", "C"), ("C", "E"), ("E", "F")]
    assert [step.progression for step in steps] == [Decimal("0.15"), Decimal("0.2"), None, None]
    ratios = [step.overlap and step.overlap.ratio for step in steps]
    assert str(ratios[0]).startswith("0.6086956521")
    assert ratios[1:] == [Decimal("0.5"), None, None]
    assert [step.differs is None for step in steps] == [True, True, True, False]
    assert str(steps[2]) == "C to E: nothing known"
    assert "EUR and USD" in str(steps[3])
    zero = SalaryStructure([entry("A", None, 0, 0), entry("B", None, 5, 5)]).grade_steps(on=DAY)
    assert (zero[0].progression, zero[0].overlap) == (None, None)


def test_an_order_names_each_grade_once() -> None:
    with pytest.raises(FieldError, match="each grade once"):
        SalaryStructure([], order=["A", "A"])
    with pytest.raises(FieldError, match="the grades B too"):
        SalaryStructure([entry("A"), entry("B")], order=["A"])
    assert SalaryStructure([entry("B"), entry("A")]).grades == ("B", "A")
    later = SalaryStructure([entry("B", valid_from="2027-01-01"), entry("A")]).on(DAY)
    assert (later.grades, len(later.entries)) == (("B", "A"), 1)


def test_an_entry_is_checked() -> None:
    with pytest.raises(RangeOrderError):
        entry("A", valid_from="2026-01-02", valid_to="2026-01-01")
    with pytest.raises(FieldTypeError):
        StructureEntry("A", pr.Pay(1, "EUR"))  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError):
        SalaryStructure([pay(1, 2)])  # type: ignore[list-item]
    with pytest.raises(FieldError):
        SalaryStructure([]).range_for(" ", on=DAY)
    with pytest.raises(FieldError):
        SalaryStructure([]).range_for("P4", on="today")
    assert str(entry("A", valid_to="2026-01-01")) == "A, to 2026-01-01: EUR 100 to 200 per year, base"


def test_an_error_of_many_ranges_keeps_them_all_and_names_three() -> None:
    entries = [StructureEntry("P4", pr.SalaryRange(at, None, currency="EUR")) for at in range(1, 1001)]
    with pytest.raises(OverlappingRangesError, match=r"1,000 ranges .* EUR 3.* \| and 997 more$") as raised:
        SalaryStructure(entries).range_for("P4", on="2026-01-01")
    assert raised.value.entries == tuple(entries)
    assert len(str(raised.value)) < 300
