from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productroles.errors import AmbiguousNameError, FieldError
from productroles.seniority.ladder import Ladder
from productroles.seniority.level import SfiaInterval
from productroles.seniority.neutral import compare_on_scale, relation_on_scale
from productroles.seniority.reference import ReferenceOrder
from productroles.seniority.relation import SeniorityBasis as B
from productroles.seniority.relation import SeniorityRelation as R

INTERVALS = st.tuples(st.integers(1, 7), st.integers(1, 7)).map(
    lambda ends: SfiaInterval(low=min(ends), high=max(ends), status="derived")
)


@given(INTERVALS, INTERVALS)
def test_intervals_order_only_where_every_step_does(a: SfiaInterval, b: SfiaInterval) -> None:
    found = relation_on_scale(a, b)
    steps = {(x > y) - (x < y) for x, y in product(range(a.low, a.high + 1), range(b.low, b.high + 1))}
    expected = {-1: R.JUNIOR, 0: R.SAME, 1: R.SENIOR}
    assert found is (expected[steps.pop()] if len(steps) == 1 else R.DEPENDS)
    assert relation_on_scale(b, a) is found.flipped


@pytest.mark.parametrize(
    ("a", "b", "relation", "caveats"),
    [
        ("mid", "director", R.JUNIOR, ["derived-scale"]),
        ("associate", "mid", R.JUNIOR, []),
        ("mid", "mid", R.SAME, []),
        ("senior", "lead", R.JUNIOR, []),
        ("lead", "staff", R.SAME, ["derived-scale"]),
        ("group-manager", "principal", R.DEPENDS, ["derived-scale"]),
        ("head", "chief", R.DEPENDS, ["derived-scale"]),
        ("chief", "director", R.SENIOR, ["derived-scale"]),
        ("svp", "mid", R.DEPENDS, []),
    ],
)
def test_levels_of_two_organisations(
    reference: ReferenceOrder, a: str, b: str, relation: R, caveats: list[str]
) -> None:
    found = compare_on_scale(a, b, reference)
    assert (found.relation, found.basis, found.confidence, found.n) == (relation, B.DERIVED, None, 0)
    assert [caveat.code for caveat in found.caveats] == caveats


def test_what_an_organisation_states_goes_first(reference: ReferenceOrder, shipped: dict[str, Ladder]) -> None:
    acme = Ladder.from_levels(
        [
            {"titles": ["PM"], "sfia": {"low": 4, "high": 4, "status": "sourced", "ladder": "acme"}},
            {"titles": ["PM", "Senior PM"], "sfia": {"low": 5, "high": 5, "status": "sourced", "ladder": "acme"}},
            ["Director"],
        ],
        name="acme",
    )
    made = shipped["madetech"]
    found = compare_on_scale("Product Manager", "PM", reference, ladder_a=made, ladder_b=acme)
    assert found.relation is R.JUNIOR
    assert str(found) == (
        "Product Manager is junior to PM: Product Manager is at SFIA 3 (sourced by madetech); "
        "PM is at SFIA 4 to 5 (sourced by acme)"
    )
    assert [what for what, _ in found.provenance.inputs] == ["reference order", "ladder", "ladder"]
    assert compare_on_scale("senior", "mid", reference, ladder_a=acme).relation is R.SENIOR
    assert (
        compare_on_scale("director", "Lead Product Manager", reference, ladder_a=acme, ladder_b=made).relation
        is R.SENIOR
    )


def test_without_a_scale_it_depends(reference: ReferenceOrder, shipped: dict[str, Ladder]) -> None:
    found = compare_on_scale("Vice President", "mid", reference, ladder_a=shipped["jpmorgan"])
    assert (found.relation, found.reasons[0].code) == (R.DEPENDS, "no-scale")


def test_one_reading_is_compared(reference: ReferenceOrder) -> None:
    assert compare_on_scale(["mid"], "director", reference).relation is R.JUNIOR
    with pytest.raises(AmbiguousNameError):
        compare_on_scale(["mid", "senior"], "director", reference)


@pytest.mark.parametrize(
    "fields",
    [
        {"low": 0, "high": 3, "status": "derived"},
        {"low": 5, "high": 4, "status": "derived"},
        {"low": 5, "high": 8, "status": "derived"},
        {"low": 5, "high": 5, "status": "sourced"},
        {"low": 5, "high": 5, "status": "derived", "ladder": "x"},
    ],
)
def test_an_interval_off_the_scale_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(FieldError):
        SfiaInterval(**fields)  # type: ignore[arg-type]
