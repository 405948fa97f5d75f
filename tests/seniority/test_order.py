import random
from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productroles.errors import AmbiguousNameError, FieldTypeError, UnknownLevelError
from productroles.seniority.ladder import Ladder
from productroles.seniority.order import seniority_key, sort_by_seniority
from productroles.seniority.reference import ReferenceOrder
from productroles.seniority.relation import SeniorityRelation as R

ACME = Ladder.from_levels(
    [["Intern"], ["Owner"], ["PM", "Senior PM"], ["Director"]],
    name="acme",
    branches=[{"track": "ic", "levels": [["Principal PM"], ["Fellow"]], "after": "Senior PM"}],
)


def itself(item: Any) -> Any:
    return item


def test_documented_sequence(reference: ReferenceOrder) -> None:
    mixed = ["vp", "mid", "chief", "product-ownership-mid", "intern", "group-manager", "principal"]
    assert sort_by_seniority(mixed, reference, level_of=itself) == [
        "intern", "mid", "product-ownership-mid", "group-manager", "principal", "vp", "chief"
    ]  # fmt: skip


def test_equal_keys_keep_their_order_and_unknown_ones_come_last_in_reverse_too(reference: ReferenceOrder) -> None:
    people = [
        ("a", "senior"), ("b", None), ("c", "mid"), ("d", "Wizard"), ("e", "mid"), ("f", ["head", "vp"]),
        ("g", ["mid"]), ("h", "vp"),
    ]  # fmt: skip

    def names(*, reverse: bool) -> str:
        found = sort_by_seniority(people, reference, level_of=lambda person: person[1], reverse=reverse)
        return "".join(name for name, _ in found)

    assert names(reverse=False) == "cegahbdf"
    assert names(reverse=True) == "hacegbdf"


@given(st.lists(st.sampled_from(["mid", "vp", "staff", "principal", "lead", "product-lead", "?", "head"]), max_size=9))
def test_the_sequence_of_keys_is_the_same_for_every_permutation(reference: ReferenceOrder, names: list[str]) -> None:
    def keys(items: list[str]) -> list[int | None]:
        found = sort_by_seniority(items, reference, level_of=lambda name: None if name == "?" else name)
        return [None if name == "?" else reference.key(name) for name in found]

    expected = keys(names)
    for seed in range(5):
        shuffled = list(names)
        random.Random(seed).shuffle(shuffled)
        assert keys(shuffled) == expected


def test_keys_never_go_against_a_strict_relation(reference: ReferenceOrder) -> None:
    levels = [level.id for level in reference.levels]
    for a, b in permutations(levels, 2):
        if reference.relation(a, b) is R.JUNIOR:
            assert seniority_key(a, reference) < seniority_key(b, reference)


@given(st.data())
def test_keys_of_a_ladder_never_go_against_it(
    reference: ReferenceOrder, draw_ladder: Callable[..., Ladder], data: st.DataObject
) -> None:
    ladder = draw_ladder(data)
    for a, b in permutations(ladder.titles, 2):
        if ladder.relation(a, b) is R.JUNIOR:
            assert ladder.key(a) < ladder.key(b)
            assert seniority_key(a, reference, ladder=ladder) < seniority_key(b, reference, ladder=ladder)


def test_a_ladder_has_its_own_sequence(reference: ReferenceOrder) -> None:
    names = ["vp", "Fellow", "director", "senior", "PM", "Owner", "principal", "intern"]
    assert sort_by_seniority(names, reference, level_of=itself, ladder=ACME) == [
        "intern", "Owner", "senior", "PM", "director", "principal", "Fellow", "vp"
    ]  # fmt: skip
    with pytest.raises(UnknownLevelError):
        seniority_key("vp", reference, ladder=ACME)
    assert seniority_key(["senior", "PM"], reference, ladder=ACME) == 2


def test_readings_with_one_key_have_it(reference: ReferenceOrder) -> None:
    assert seniority_key(["principal", "group-manager"], reference) == reference.key("principal")
    with pytest.raises(AmbiguousNameError):
        seniority_key(["head", "vp"], reference)


def test_a_level_of_another_kind_sorts_beside_its_like(reference: ReferenceOrder) -> None:
    designer = reference.level("senior", kind="product-design")
    assert sort_by_seniority(["lead", designer, "mid"], reference, level_of=itself) == ["mid", designer, "lead"]


@pytest.mark.parametrize("items", [None, "mid", 3, {"mid": 1}])
def test_what_is_no_list_is_refused(reference: ReferenceOrder, items: Any) -> None:
    with pytest.raises(FieldTypeError):
        sort_by_seniority(items, reference, level_of=itself)


def test_nothing_sorts_to_nothing(reference: ReferenceOrder) -> None:
    assert sort_by_seniority([], reference, level_of=itself) == []
    assert sort_by_seniority(iter(["vp", "mid"]), reference, level_of=itself) == ["mid", "vp"]
