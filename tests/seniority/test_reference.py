import pickle
from collections.abc import Callable
from itertools import permutations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from productroles.errors import FieldError, FieldTypeError, UnknownLevelError
from productroles.seniority.ladder import Ladder
from productroles.seniority.level import DerivedStep, Level
from productroles.seniority.reference import ReferenceOrder
from productroles.seniority.relation import SeniorityBasis
from productroles.seniority.relation import SeniorityRelation as R
from productroles.seniority.verdict import verdict
from productroles.seniority.votes import PairEvidence, Votes

NAMES = ["a", "b", "c", "d", "e"]
LEVELS = [Level(id=name, name=f"Level {name}", order=at // 2) for at, name in enumerate(NAMES)]
SAYS = st.lists(st.sampled_from(["below", "above", "same", "unordered", "mixed"]), max_size=6)
ENDS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda ends: ends[0] < ends[1])
VOTES = st.dictionaries(ENDS, st.tuples(SAYS, SAYS), max_size=8)
DERIVED = st.lists(ENDS, max_size=2, unique=True)


def votes(says: list[str], voice: str) -> Votes:
    found: dict[str, list[str]] = {}
    for at, word in enumerate(says):
        found.setdefault(word, []).append(f"{voice}-{at}")
    return Votes(**found)


def order_of(drawn: dict[Any, Any], derived: list[tuple[str, str]] = []) -> ReferenceOrder:  # noqa: B006
    return ReferenceOrder(
        levels=LEVELS,
        pairs=[
            PairEvidence(a=a, b=b, firms=votes(firms, "f"), advice=votes(advice, "g"))
            for (a, b), (firms, advice) in drawn.items()
        ],
        derived=[DerivedStep(junior=a, senior=b, why="ours") for a, b in derived],
    )


def reach(order: ReferenceOrder) -> set[tuple[str, str]]:
    """All settled and derived steps, with everything that follows from them; circles are left in."""
    steps = {(step.junior, step.senior) for step in order.derived}
    for pair in order.pairs:
        relation, _ = verdict(pair)
        steps |= {R.JUNIOR: {(pair.a, pair.b)}, R.SENIOR: {(pair.b, pair.a)}}.get(relation, set())
    found: set[tuple[str, str]] = set()
    while found != steps:
        found = set(steps)
        steps |= {(a, d) for (a, b), (c, d) in product(found, found) if b == c}
    return found | {(name, name) for name in NAMES}


@given(VOTES, DERIVED)
def test_order_is_antisymmetric_transitive_and_keyed(drawn: dict[Any, Any], derived: list[tuple[str, str]]) -> None:
    order = order_of(drawn, derived)
    for a, b in product(NAMES, NAMES):
        assert order.relation(a, b) is order.relation(b, a).flipped
        assert (order.relation(a, b) is R.SAME) >= (a == b)
        if order.relation(a, b) is R.JUNIOR:
            assert order.key(a) < order.key(b)
    for a, b, c in permutations(NAMES, 3):
        if order.relation(a, b) is R.JUNIOR and order.relation(b, c) is R.JUNIOR:
            assert order.relation(a, c) is R.JUNIOR


@given(VOTES)
def test_thin_pairs_are_strict_by_transitivity_alone(drawn: dict[Any, Any]) -> None:
    order = order_of(drawn)
    for a, b in permutations(NAMES, 2):
        answer = order.answer(a, b)
        pair = order.evidence(a, b)
        if answer.relation.is_strict and (pair is None or pair.deciding.decided < 3):
            assert answer.basis is SeniorityBasis.TRANSITIVE
            assert len(order.path(a, b) or order.path(b, a)) > 2


@given(VOTES, ENDS, SAYS)
def test_votes_on_a_pair_change_no_other_but_by_a_chain_through_it(
    drawn: dict[Any, Any], ends: tuple[str, str], says: list[str]
) -> None:
    before, after = order_of(drawn), order_of({**drawn, ends: (says, says)})
    a, b = ends
    for x, y in permutations(NAMES, 2):
        if {x, y} != {a, b} and before.relation(x, y) is not after.relation(x, y):
            known = reach(before) | reach(after)
            chains = [(low, one, other, high) for low, high in ((x, y), (y, x)) for one, other in ((a, b), (b, a))]
            assert any((low, one) in known and (other, high) in known for low, one, other, high in chains)


@given(VOTES, DERIVED)
def test_order_survives_pickle_and_rows(drawn: dict[Any, Any], derived: list[tuple[str, str]]) -> None:
    order = order_of(drawn, derived)
    again = pickle.loads(pickle.dumps(order))
    assert again == order
    assert hash(again) == hash(order)
    assert [again.relation(a, b) for a, b in product(NAMES, NAMES)] == [
        order.relation(a, b) for a, b in product(NAMES, NAMES)
    ]
    assert tuple(PairEvidence.from_row(pair.as_row()) for pair in order.pairs) == order.pairs


@settings(max_examples=40)
@given(st.data())
def test_order_of_random_ladders_is_an_order(
    draw_ladder: Callable[..., Ladder], levels_document: dict[str, Any], data: st.DataObject
) -> None:
    ladders = [draw_ladder(data, name=f"ladder {at}") for at in range(data.draw(st.integers(1, 6)))]
    order = ReferenceOrder.from_ladders(ladders, levels_document)
    names = [level.id for level in order.levels if level.kind == "product-management"]
    strict = {(a, b) for a, b in permutations(names, 2) if order.relation(a, b) is R.JUNIOR}
    assert not any((b, a) in strict for a, b in strict)
    assert all((a, d) in strict for (a, b), (c, d) in product(strict, strict) if b == c)
    assert all(order.key(a) < order.key(b) for a, b in strict)


def pair(a: str, b: str, **votes: list[str]) -> PairEvidence:
    return PairEvidence(a=a, b=b, advice=Votes(**votes))


def test_a_circle_of_settled_pairs_decides_none_of_them() -> None:
    three = ["x", "y", "z"]
    order = ReferenceOrder(
        levels=LEVELS,
        pairs=[
            pair("a", "b", below=three),
            pair("b", "c", below=three),
            pair("a", "c", above=three),
            pair("c", "d", below=three),
        ],
    )
    assert [order.answer(x, y).why for x, y in ("ab", "bc", "ac")] == ["circle"] * 3
    assert {order.relation(x, y) for x, y in ("ab", "bc", "ac")} == {R.DEPENDS}
    assert order.relation("c", "d") is R.JUNIOR
    assert order.relation("a", "d") is R.DEPENDS


def test_a_derived_step_yields_to_votes() -> None:
    step = [DerivedStep(junior="a", senior="b", why="ours")]

    def relation(**votes: list[str]) -> R:
        return ReferenceOrder(levels=LEVELS, pairs=[pair("b", "a", **votes)], derived=step).relation("a", "b")

    assert relation() is R.JUNIOR
    assert relation(above=["x"]) is R.JUNIOR
    assert relation(same=["x", "y"]) is R.JUNIOR
    assert relation(below=["x"]) is R.DEPENDS
    assert relation(above=["x"], same=["y", "z"]) is R.AT_MOST
    assert relation(same=["x", "y", "z"]) is R.SAME


def test_it_prints_what_it_is(reference: ReferenceOrder) -> None:
    assert str(reference) == f"30 levels, 117 pairs with votes ({reference.version})"


def test_kinds_do_not_mix(reference: ReferenceOrder) -> None:
    assert reference.relation("corporate-grade-vp", "associate") is R.INCOMPARABLE
    assert reference.relation("product-ownership-senior", "associate") is R.INCOMPARABLE
    assert reference.answer("product-ownership-mid", "mid").why == "different-kind"


def test_a_level_has_its_like_in_other_kinds(reference: ReferenceOrder) -> None:
    assert reference.level("senior", kind="product-ownership").id == "product-ownership-senior"
    assert reference.level("senior", kind="product-management").id == "senior"
    designer = reference.level("senior", kind="product-design")
    assert (designer.id, designer.kind, designer.order, designer.sfia) == (
        "product-design-senior",
        "product-design",
        3,
        None,
    )
    assert reference.answer(designer, "senior").relation is R.INCOMPARABLE
    assert reference.answer(designer, reference.level("mid", kind="product-design")).relation is R.DEPENDS
    assert reference.answer(designer, designer).relation is R.SAME
    assert reference.key(designer) == reference.key("senior")
    with pytest.raises(UnknownLevelError):
        reference.level("wizard", kind="product-design")


@pytest.mark.parametrize(
    "fields",
    [
        {"levels": [*LEVELS, LEVELS[0]]},
        {"levels": [Level(id="x", name="PM"), Level(id="y", name=" pm ")]},
        {"pairs": [pair("a", "a")]},
        {"pairs": [pair("a", "b"), pair("b", "a")]},
        {"derived": [{"junior": "a", "senior": "a", "why": "ours"}]},
        {"levels": [*LEVELS, Level(id="x", name="X", kind="corporate-grade")], "pairs": [pair("a", "x")]},
        {"pairs": [{"a": "a"}]},
        {"pairs": [{"a": "a", "b": "b", "firms": {"over": ["x"]}}]},
        {"size_claims": [{"ladder": "x", "levels": ["a"], "headcount": [50, 10], "says": "so"}]},
    ],
)
def test_an_order_that_contradicts_itself_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(FieldError):
        ReferenceOrder(**{"levels": LEVELS, **fields})


@pytest.mark.parametrize("fields", [{"levels": "a"}, {"levels": [1]}, {"pairs": {"a": "b"}}, {"pairs": [("a", "b")]}])
def test_what_is_no_record_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(FieldTypeError):
        ReferenceOrder(**{"levels": LEVELS, **fields})


def test_unknown_levels_are_named() -> None:
    with pytest.raises(UnknownLevelError):
        ReferenceOrder(levels=LEVELS, pairs=[pair("a", "zz")])
    with pytest.raises(UnknownLevelError) as caught:
        order_of({}).relation("a", "A1")
    assert caught.value.name == "A1"


@pytest.mark.parametrize("row", [{"a": "a", "b": "b", "firms_over": "x"}, {"a": "a"}, {"a": "a", "b": "b", "c": "d"}])
def test_a_bad_row_of_votes_is_refused(row: dict[str, str]) -> None:
    with pytest.raises(FieldError):
        PairEvidence.from_row(row)


@pytest.mark.parametrize(
    ("order", "levels"),
    [
        ({"version": "x"}, {"level": []}),
        ({"pair": []}, {"level": []}),
        ({"version": "x", "pair": [], "pairs": []}, {"level": []}),
        ({"version": "x", "pair": []}, {}),
        ({"version": "x", "pair": []}, {"level": [], "levels": []}),
        ({"version": "x", "pair": []}, []),
        ([], {"level": []}),
        ({"version": "x", "pair": ["a b"]}, {"level": []}),
        ({"version": "x", "pair": "a b"}, {"level": []}),
        ({"version": 3, "pair": []}, {"level": []}),
    ],
)
def test_a_bad_document_is_refused(order: Any, levels: Any) -> None:
    with pytest.raises((FieldError, FieldTypeError)):
        ReferenceOrder.from_documents(order, levels)
