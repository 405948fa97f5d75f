"""What the votes on one pair come to.

Votes that say below, above or same are decided. Three or more of firms and governments decide alone, else all
votes together. Then, for the first of the pair to the second:

- settled: three or more decided, none reversed, and nine in ten strict (JUNIOR, SENIOR), or all of them SAME;
- parallel: not settled, and three or more ladders, and more than decide, run the two beside each other without
  saying how they align (INCOMPARABLE);
- contested: some say below and some above (DEPENDS);
- thin: fewer than three decided (DEPENDS);
- leaning: what remains, some strict and some the same (AT_MOST, AT_LEAST).

>>> from productroles.seniority.votes import PairEvidence, Votes
>>> verdict(PairEvidence(a="head", b="vp", advice=Votes(below=["x", "y", "z", "w"], same=["u", "v"])))
(<SeniorityRelation.AT_MOST: 'at-most'>, <Strength.LEANING: 'leaning'>)
"""

from __future__ import annotations

from enum import StrEnum

from productroles.seniority.relation import SeniorityRelation
from productroles.seniority.votes import ENOUGH, PairEvidence


class Strength(StrEnum):
    """How well the votes on a pair carry an answer."""

    SETTLED = "settled"
    LEANING = "leaning"
    PARALLEL = "parallel-track"
    CONTESTED = "contested"
    THIN = "thin"
    NONE = "no-evidence"


def verdict(pair: PairEvidence) -> tuple[SeniorityRelation, Strength]:
    """The relation that the votes on a pair give, and how well they carry it."""
    votes = pair.deciding
    below, above, decided = len(votes.below), len(votes.above), votes.decided
    agreed = decided >= ENOUGH and not (below and above)
    if agreed and not (below or above):
        return SeniorityRelation.SAME, Strength.SETTLED
    if agreed and 10 * max(below, above) >= 9 * decided:
        return (SeniorityRelation.JUNIOR if below else SeniorityRelation.SENIOR), Strength.SETTLED
    if len(pair.all.unordered) > max(decided, ENOUGH - 1):
        return SeniorityRelation.INCOMPARABLE, Strength.PARALLEL
    if agreed:
        return (SeniorityRelation.AT_MOST if below else SeniorityRelation.AT_LEAST), Strength.LEANING
    if below and above:
        return SeniorityRelation.DEPENDS, Strength.CONTESTED
    return SeniorityRelation.DEPENDS, Strength.THIN if decided else Strength.NONE
