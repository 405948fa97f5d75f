from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles.errors import DivisionByZeroError, FieldError, RangeOrderError
from productroles.pay import metrics

FIGURES = st.integers(0, 10**6)


def grade(low: int, high: int, **more: object) -> pr.SalaryRange:
    return pr.SalaryRange(low, high, currency="USD", per="year", component="base", tax="gross", **more)  # type: ignore[arg-type]


RANGES = st.tuples(FIGURES, st.integers(1, 10**6)).map(lambda ends: grade(ends[0], ends[0] + ends[1]))


@given(RANGES, RANGES)
def test_the_overlap_by_the_union_is_symmetric_and_a_share(a: pr.SalaryRange, b: pr.SalaryRange) -> None:
    one, other = metrics.range_overlap(a, b, basis="union"), metrics.range_overlap(b, a, basis="union")
    assert one == other
    assert 0 <= one.ratio <= 1
    assert (one.ratio == 1) == (a == b)
    assert one.shared.amount == 0 or one.gap.amount == 0


@given(RANGES, RANGES)
def test_the_three_overlaps_share_one_stretch(a: pr.SalaryRange, b: pr.SalaryRange) -> None:
    assert a.midpoint is not None
    assert b.midpoint is not None
    lower, upper = (a, b) if a.midpoint <= b.midpoint else (b, a)
    found = {basis: metrics.range_overlap(lower, upper, basis=basis) for basis in metrics.OverlapBasis}
    shared = {each.shared for each in found.values()}
    assert len(shared) == 1
    (width_a, width_b) = (Fraction((r.high - r.low).amount) for r in (lower, upper))  # type: ignore[operator]
    stretch = Fraction(shared.pop().amount)
    expected = {
        "upper": stretch / width_b,
        "lower": stretch / width_a,
        "union": stretch / (width_a + width_b - stretch),
    }
    for basis, each in found.items():
        assert abs(Fraction(each.ratio) - expected[basis]) < Fraction(1, 10**45)


def test_ranges_apart_have_a_gap_and_no_overlap() -> None:
    found = metrics.range_overlap(grade(10, 20), grade(25, 40))
    assert (found.ratio, found.shared, found.gap) == (0, pr.Money(0, "USD"), pr.Money(5, "USD"))
    assert str(found) == "no overlap, a gap of USD 5"
    assert metrics.range_overlap(grade(10, 20), grade(20, 40)).gap == pr.Money(0, "USD")


def test_a_range_inside_another_is_shared_whole() -> None:
    assert metrics.range_overlap(grade(20, 30), grade(10, 60), basis="lower").ratio == 1
    assert metrics.range_overlap(grade(20, 30), grade(10, 60), basis="upper").ratio == Decimal("0.2")


def test_lower_and_upper_are_told_apart_by_their_midpoints() -> None:
    with pytest.raises(RangeOrderError):
        metrics.range_overlap(grade(20, 30), grade(10, 20))
    with pytest.raises(RangeOrderError):
        metrics.range_overlap(grade(10, 30, midpoint=21), grade(10, 30), basis="lower")


@pytest.mark.parametrize(
    ("basis", "a", "b"), [("upper", (1, 5), (6, 6)), ("lower", (1, 1), (1, 9)), ("union", (3, 3), (3, 3))]
)
def test_a_basis_without_width_is_refused(basis: str, a: tuple[int, int], b: tuple[int, int]) -> None:
    with pytest.raises(DivisionByZeroError, match="width"):
        metrics.range_overlap(grade(*a), grade(*b), basis=basis)


def test_progression_is_signed() -> None:
    assert metrics.midpoint_progression(grade(100, 100), grade(80, 80)) == Decimal("-0.2")
    assert metrics.midpoint_progression(grade(100, 100), grade(0, 0)) == -1


@given(st.integers(1, 400), st.integers(-50, 80), st.integers(1, 12))
def test_a_geometric_progression_taken_its_steps_leads_there(start: int, rate: int, steps: int) -> None:
    growth = 1 + Fraction(rate, 100)
    end = start * growth**steps
    scale = 100**steps
    found = metrics.geometric_progression(
        grade(start * scale, start * scale), grade(int(end * scale), int(end * scale)), steps
    )
    assert found == Decimal(rate) / 100


def test_a_geometric_progression_to_nothing_loses_all() -> None:
    assert metrics.geometric_progression(grade(5, 5), grade(0, 0), 3) == -1
    for steps in (0, -1):
        with pytest.raises(FieldError):
            metrics.geometric_progression(grade(5, 5), grade(6, 6), steps)
