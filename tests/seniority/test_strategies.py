"""Every record of the room that a caller builds has a strategy, and what it draws can be kept."""

import importlib
import json
import pickle
import pkgutil
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles import seniority, testing
from productroles._show import Record
from productroles.seniority.level import DerivedStep, SfiaInterval, SizeClaim
from productroles.seniority.reference import ReferenceOrder
from productroles.seniority.relation import SeniorityRelation as R
from productroles.seniority.rung import LadderLevel
from productroles.seniority.votes import PairEvidence, Votes

STRATEGIES: dict[type[Record], st.SearchStrategy[Any]] = {
    DerivedStep: testing.derived_steps(),
    LadderLevel: testing.ladder_levels(),
    PairEvidence: testing.pair_evidence(),
    ReferenceOrder: testing.reference_orders(),
    SfiaInterval: testing.sfia_intervals(),
    SizeClaim: testing.size_claims(),
    Votes: testing.votes(),
    pr.Branch: testing.branches(),
    pr.Ladder: testing.ladders(),
    pr.Level: testing.levels(),
    pr.SpanClaim: testing.span_claims(),
    pr.YearsClaim: testing.years_claims(),
}
RESULTS = {
    *["CodeChange", "Explanation", "LadderDiff", "ReferenceAnswer", "RelationChange", "SeniorityComparison"],
    "Standing",
}


def records() -> set[type[Record]]:
    found: set[type[Record]] = set()
    for info in pkgutil.walk_packages(seniority.__path__, "productroles.seniority."):
        module = importlib.import_module(info.name)
        kinds = (kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, Record))
        found |= {kind for kind in kinds if kind.__module__ == info.name}
    return found


def test_every_record_is_drawn_or_a_result() -> None:
    assert {kind.__name__ for kind in records() - STRATEGIES.keys()} == RESULTS


@pytest.mark.parametrize("kind", STRATEGIES, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_what_is_drawn_is_the_same_again(kind: type[Record], data: st.DataObject) -> None:
    drawn = data.draw(STRATEGIES[kind])
    converter = pr.make_converter()
    document = json.dumps(converter.unstructure(drawn))
    for again in (converter.structure(json.loads(document), kind), pickle.loads(pickle.dumps(drawn))):
        assert again == drawn
        assert hash(again) == hash(drawn)
        assert json.dumps(converter.unstructure(again)) == document
    assert str(drawn)


@given(testing.reference_orders())
def test_an_order_answers_every_pair_both_ways(order: ReferenceOrder) -> None:
    ids = [level.id for level in order.levels]
    for a, b in product(ids, ids):
        assert order.relation(a, b) is order.relation(b, a).flipped
        if order.relation(a, b) is R.JUNIOR:
            assert order.key(a) < order.key(b)


@given(testing.ladders(), testing.ladders())
def test_a_ladder_answers_by_itself_alone(ladder: pr.Ladder, other: pr.Ladder) -> None:
    cat = pr.load_catalogue()
    both = cat.extended(ladders=[ladder] if ladder.id == other.id else [ladder, other])
    for a, b in product(ladder.titles[:4], ladder.titles[-4:]):
        found = both.compare_seniority(a, b, ladder=ladder)
        assert found.relation is ladder.relation(a, b)
        assert {name for pair in found.evidence for name in pair.all.ladders} == {ladder.id}
    assert both.compare_seniority("head", "vp") == cat.compare_seniority("head", "vp")
