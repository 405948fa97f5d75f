from fractions import Fraction
from random import Random
from statistics import mean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles.errors import DivisionByZeroError, EmptyGroupError, FieldError, FieldTypeError
from productroles.pay import metrics

NAMES = {"reference": "men", "other": "women"}
Person = tuple[str | None, pr.Pay]


def people(**groups: list[int]) -> list[Person]:
    return [(name, pr.Pay(amount, "EUR", per="hour")) for name, amounts in groups.items() for amount in amounts]


AMOUNTS = st.lists(st.integers(1, 10**6), min_size=1, max_size=30)


@given(AMOUNTS, AMOUNTS, st.randoms())
def test_gaps_are_those_of_the_standard_library(men: list[int], women: list[int], random: Random) -> None:
    members = people(men=men, women=women)
    random.shuffle(members)
    for measure, statistic in ((metrics.mean_pay_gap, mean), (metrics.median_pay_gap, median)):
        found = measure(iter(members), reference="men", other="women")
        first, second = (statistic([Fraction(amount) for amount in group]) for group in (men, women))
        expected = (first - second) / first
        assert found.ratio is not None
        assert abs(Fraction(found.ratio) - expected) <= abs(expected) / 10**49
        assert found.reference.pay is not None
        assert abs(Fraction(found.reference.pay.money.amount) - first) <= first / 10**49
        assert (found.reference.n, found.other.n) == (len(men), len(women))


@given(AMOUNTS, AMOUNTS)
def test_the_two_directions_of_a_gap_undo_each_other(men: list[int], women: list[int]) -> None:
    members = people(men=men, women=women)
    there = metrics.mean_pay_gap(members, reference="men", other="women").ratio
    back = metrics.mean_pay_gap(members, reference="women", other="men").ratio
    assert there is not None
    assert back is not None
    assert abs((1 - Fraction(there)) * (1 - Fraction(back)) - 1) < Fraction(1, 10**40)
    assert (there > 0) == (back < 0)


@given(AMOUNTS, AMOUNTS, st.integers(2, 1000))
def test_a_gap_does_not_change_with_the_unit(men: list[int], women: list[int], factor: int) -> None:
    larger = people(men=[amount * factor for amount in men], women=[amount * factor for amount in women])
    for measure in (metrics.mean_pay_gap, metrics.median_pay_gap):
        one, other = (
            measure(group, reference="men", other="women") for group in (people(men=men, women=women), larger)
        )
        assert one.ratio == other.ratio


def test_equal_groups_have_no_gap() -> None:
    assert metrics.mean_pay_gap(people(men=[1, 2, 4], women=[4, 1, 2]), **NAMES).ratio == 0


def test_whoever_is_in_neither_group_is_counted_and_enters_no_figure() -> None:
    outside: list[Person] = [(label, pr.Pay(999, "USD", per="year")) for label in ("x", "unknown", "x", None)]
    found = metrics.mean_pay_gap([*people(men=[20], women=[15]), *outside], **NAMES)
    assert found.ratio == metrics.mean_pay_gap(people(men=[20], women=[15]), **NAMES).ratio
    assert found.left_out == (("unknown", 1), ("unstated", 1), ("x", 2))


def test_ratio_and_percent_are_apart() -> None:
    found = metrics.mean_pay_gap(people(men=[20], women=[15]), **NAMES)
    assert (str(found.ratio), str(found.percent)) == ("0.25", "25.00")
    assert str(found) == "mean pay gap of women (1) to men (1): 25 %"


@pytest.mark.parametrize("missing", ["men", "women"])
def test_a_gap_to_nobody_is_refused(missing: str) -> None:
    present = ({"men", "women"} - {missing}).pop()
    for measure in (metrics.mean_pay_gap, metrics.median_pay_gap):
        with pytest.raises(EmptyGroupError, match=missing):
            measure(people(**{present: [10]}), reference="men", other="women")
    with pytest.raises(EmptyGroupError):
        metrics.mean_pay_gap([], **NAMES)


def test_a_gap_to_no_pay_is_refused() -> None:
    with pytest.raises(DivisionByZeroError, match="reference"):
        metrics.mean_pay_gap(people(men=[0], women=[5]), **NAMES)
    assert metrics.mean_pay_gap(people(men=[5], women=[0]), **NAMES).ratio == 1


@pytest.mark.parametrize("women", [[], [10], [10, 20]])
def test_small_groups_are_suppressed_when_asked(women: list[int]) -> None:
    members = [*people(men=[10, 20, 30], women=women), *people(x=[1], y=[1, 2, 3])]
    for measure in (metrics.mean_pay_gap, metrics.median_pay_gap):
        found = measure(members, **NAMES, minimum_group=3)
        assert (found.ratio, found.percent, found.reference.pay, found.other.pay) == (None, None, None, None)
        assert (found.reference.n, found.other.n) == (3, None)
        assert found.left_out == (("x", None), ("y", 3))
        assert [note.code for note in found.caveats] == ["suppressed"]
        assert str(found).endswith("of women (few) to men (3): suppressed, a group of fewer than 3")


def test_a_group_of_the_minimum_is_shown() -> None:
    assert metrics.mean_pay_gap(people(men=[10, 20, 30], women=[1, 2, 3]), **NAMES, minimum_group=3).ratio is not None


def test_part_time_and_net_pay_are_told() -> None:
    members: list[Person] = [
        ("men", pr.Pay(100, "EUR", per="year", tax="net", component="base")),
        ("women", pr.Pay(45, "EUR", per="year", tax="net", component="base", fte="0.5")),
    ]
    found = metrics.mean_pay_gap(members, **NAMES)
    assert str(found.percent) == "10.0"
    assert [note.code for note in found.caveats] == ["part-time", "net-pay"]


def test_groups_have_two_names() -> None:
    for reference, other in (("men", "men"), ("men", " men "), ("", "women")):
        with pytest.raises(FieldError):
            metrics.mean_pay_gap(people(men=[1]), reference=reference, other=other)
    for wrong in ([pr.Pay(1, "EUR", per="hour")], [("men", pr.Pay(1, "EUR", per="hour"), 1)], {"men": 1}, [(1, 2)]):
        with pytest.raises(FieldTypeError):
            metrics.mean_pay_gap(wrong, **NAMES)  # type: ignore[arg-type]
