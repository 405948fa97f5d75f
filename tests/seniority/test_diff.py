from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from productroles.errors import FieldTypeError
from productroles.seniority.ladder import Ladder

OLD = Ladder.from_levels([["APM"], ["PM", "Designer"], ["Senior PM"], ["Director"]], name="2024", codes=list("ABCD"))
NEW = Ladder.from_levels(
    [["PM"], ["Designer"], ["Lead PM"], ["senior pm"], ["Director"]], name="2025", codes=["A", "B", "C", "D", "E"]
)


def test_titles_relations_and_codes_are_told() -> None:
    assert str(OLD.diff(NEW)) == (
        "+ Lead PM\n"
        "- APM\n"
        "~ PM to Designer: same became junior\n"
        "~ PM: B became A\n"
        "~ Senior PM: C became D\n"
        "~ Director: D became E"
    )


def test_a_level_put_in_between_moves_nothing() -> None:
    before = Ladder.from_levels([["PM"], ["Director"]], name="x")
    after = Ladder.from_levels([["PM"], ["Lead"], ["Director"]], name="x")
    diff = before.diff(after)
    assert (diff.added, diff.removed, diff.moved, diff.recoded) == (("Lead",), (), (), ())


@pytest.mark.parametrize("other", [None, "2025", [["PM"]], {"levels": []}])
def test_a_ladder_is_compared_with_a_ladder(other: Any) -> None:
    with pytest.raises(FieldTypeError):
        OLD.diff(other)


@settings(max_examples=40)
@given(st.data())
def test_no_difference_from_itself_and_the_other_way_round(
    draw_ladder: Callable[..., Ladder], data: st.DataObject
) -> None:
    one, other = draw_ladder(data), draw_ladder(data)
    assert not one.diff(one)
    assert str(one.diff(one)) == "no difference"
    there, back = one.diff(other), other.diff(one)
    assert (there.added, there.removed) == (back.removed, back.added)
    assert {(frozenset((it.a, it.b))) for it in there.moved} == {(frozenset((it.a, it.b))) for it in back.moved}
