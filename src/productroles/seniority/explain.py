"""An answer of the reference order in words: its reasons, its caveats, and how far to trust it."""

from __future__ import annotations

from itertools import pairwise

import attrs

from productroles._show import Record
from productroles.evidence import Note
from productroles.seniority.comparison import counted, notes, pairs, shrunk
from productroles.seniority.level import Level
from productroles.seniority.reference import ReferenceAnswer, ReferenceOrder
from productroles.seniority.relation import SeniorityBasis, SeniorityRelation
from productroles.seniority.verdict import Strength
from productroles.seniority.votes import ENOUGH, PairEvidence, Votes


@attrs.frozen(kw_only=True)
class Explanation(Record):
    """What stands behind an answer; the fields are those of a SeniorityComparison."""

    confidence: float | None = None
    n: int = 0
    evidence: tuple[PairEvidence, ...] = attrs.field(default=(), converter=pairs)
    reasons: tuple[Note, ...] = attrs.field(converter=notes)
    caveats: tuple[Note, ...] = attrs.field(default=(), converter=notes)


def explain(answer: ReferenceAnswer, a: Level, b: Level, reference: ReferenceOrder) -> Explanation:
    """Why the reference order answers as it does for ``a`` and ``b``."""
    if answer.basis in (SeniorityBasis.TRANSITIVE, SeniorityBasis.DERIVED):
        low, high = (a, b) if answer.relation is SeniorityRelation.JUNIOR else (b, a)
        return _of_path(answer, reference.path(low.id, high.id), reference)
    if answer.why == "different-kind":
        return Explanation(reasons=(Note(answer.why, f"{a.kind} and {b.kind} are different kinds of title"),))
    if answer.why == "identical":
        return Explanation(reasons=(Note(answer.why, "both are the same level of the reference order"),))
    if answer.pair is None:
        return Explanation(reasons=(Note(answer.why, "no ladder of the reference order holds both"),))
    return _of_votes(answer, answer.pair)


def _of_votes(answer: ReferenceAnswer, pair: PairEvidence) -> Explanation:
    parallel = answer.why == Strength.PARALLEL
    votes = pair.all if parallel else pair.deciding
    of_firms = " of firms and governments" if votes is pair.firms else ""
    sentence = {
        Strength.SETTLED: f"settled by {votes.decided} ladders{of_firms}",
        Strength.LEANING: f"no ladder{of_firms} reverses it, but fewer than nine in ten are strict",
        Strength.CONTESTED: f"ladders{of_firms} contradict each other",
        Strength.THIN: "too few ladders decide",
        Strength.PARALLEL: "parallel tracks that most ladders do not align",
        Strength.NONE: "no ladder decides",
        "circle": "pairs that are each settled contradict each other in a circle",
    }[answer.why]
    bearing = _bearing(answer.relation, votes)
    decided = votes.decided + (len(votes.unordered) if parallel else 0)
    return Explanation(
        confidence=None if bearing is None else shrunk(bearing, decided),
        n=votes.decided,
        evidence=(pair,),
        reasons=(Note(answer.why, f"{sentence}: {counted(votes)}"),),
    )


def _bearing(relation: SeniorityRelation, votes: Votes) -> int | None:
    """How many votes bear a relation out."""
    below, above, same = len(votes.below), len(votes.above), len(votes.same)
    return {
        SeniorityRelation.JUNIOR: below,
        SeniorityRelation.SENIOR: above,
        SeniorityRelation.SAME: same,
        SeniorityRelation.AT_MOST: below + same,
        SeniorityRelation.AT_LEAST: above + same,
        SeniorityRelation.INCOMPARABLE: len(votes.unordered),
    }.get(relation)


def _of_path(answer: ReferenceAnswer, path: tuple[str, ...], reference: ReferenceOrder) -> Explanation:
    links = tuple(pairwise(path))
    steps = [reference.evidence(*link) or PairEvidence(a=link[0], b=link[1]) for link in links]
    derived = [f"derived: {step}" for step in reference.derived if (step.junior, step.senior) in links]
    chain = [f"follows from {' < '.join(path)}"] if len(links) > 1 else []
    direct = answer.pair if len(links) > 1 else None
    return Explanation(
        confidence=min(shrunk(len(step.deciding.below), step.deciding.decided) for step in steps),
        n=min(step.deciding.decided for step in steps),
        evidence=tuple(steps if direct is None else [direct, *steps]),
        reasons=(Note(answer.why, "; ".join(chain + derived)),),
        caveats=(_on_the_pair(answer.pair),),
    )


def _on_the_pair(pair: PairEvidence | None) -> Note:
    """What there is on the pair itself, where the answer rests on other pairs."""
    said = "no ladder holds both" if pair is None else f"the pair itself has {counted(pair.all)}"
    thin = pair is None or pair.deciding.decided < ENOUGH
    return Note("thin" if thin else "direct-votes", said)
