"""Levels of different organisations on a neutral scale.

SFIA describes seven levels of responsibility. Where two organisations share no ladder, intervals on it are all
that can be compared: intervals apart from each other give an order, one single step that both hold gives SAME,
and any other overlap DEPENDS. The basis of such an answer is always ``derived``.
"""

from __future__ import annotations

from productroles.errors import AmbiguousNameError
from productroles.evidence import Note
from productroles.seniority.compare import provenance_of
from productroles.seniority.comparison import SeniorityComparison
from productroles.seniority.ladder import Ladder
from productroles.seniority.level import ScaleStatus, SfiaInterval
from productroles.seniority.reference import ReferenceOrder
from productroles.seniority.relation import SeniorityBasis, SeniorityRelation
from productroles.seniority.standing import Named, Standing, resolve_in


def relation_on_scale(a: SfiaInterval, b: SfiaInterval) -> SeniorityRelation:
    """What a level is to another by their intervals.

    >>> senior = SfiaInterval(low=4, high=5, status="derived")
    >>> director = SfiaInterval(low=6, high=6, status="derived")
    >>> relation_on_scale(senior, director), relation_on_scale(senior, senior)
    (<SeniorityRelation.JUNIOR: 'junior'>, <SeniorityRelation.DEPENDS: 'depends'>)
    """
    if a.high < b.low:
        return SeniorityRelation.JUNIOR
    if b.high < a.low:
        return SeniorityRelation.SENIOR
    return SeniorityRelation.SAME if a.low == a.high == b.low == b.high else SeniorityRelation.DEPENDS


def compare_on_scale(
    a: Named,
    b: Named,
    reference: ReferenceOrder,
    *,
    ladder_a: Ladder | None = None,
    ladder_b: Ladder | None = None,
) -> SeniorityComparison:
    """What ``a`` of one organisation is to ``b`` of another, by the SFIA levels of both.

    An interval that an organisation states for its own level goes before that of the reference order. Without
    an interval on both sides the answer is DEPENDS.

    Raises:
        UnknownLevelError: for a name that neither its ladder nor the order has.
        AmbiguousNameError: for a name with two meanings, or several readings.
    """
    of_a, of_b = _one(a, reference, ladder_a), _one(b, reference, ladder_b)
    left, right = _interval(of_a, ladder_a), _interval(of_b, ladder_b)
    known = [f"{of} is at {at}" for of, at in ((of_a, left), (of_b, right)) if at]
    if left is None or right is None:
        relation = SeniorityRelation.DEPENDS
        reason = Note("no-scale", "; ".join([*known, "no SFIA level is known for both"]))
    else:
        relation = relation_on_scale(left, right)
        reason = Note("neutral-scale", "; ".join(known))
    ours = any(at is not None and at.status is ScaleStatus.DERIVED for at in (left, right))
    return SeniorityComparison(
        a=of_a.name,
        b=of_b.name,
        relation=relation,
        basis=SeniorityBasis.DERIVED,
        confidence=None,
        n=0,
        reasons=(reason,),
        caveats=(Note("derived-scale", "derived SFIA levels are proposals of this library"),) if ours else (),
        provenance=provenance_of(reference, ladder_a, ladder_b),
    )


def _one(named: Named, reference: ReferenceOrder, ladder: Ladder | None) -> Standing:
    standing, *others = resolve_in(ladder, reference, named)
    if others:
        names = tuple(other.name for other in (standing, *others))
        raise AmbiguousNameError(" or ".join(names), names)
    return standing


def _interval(standing: Standing, ladder: Ladder | None) -> SfiaInterval | None:
    """The organisation's own interval where it states one for every step, else that of the level."""
    levels = ladder.all_levels if ladder else ()
    stated = [levels[step].sfia for step in standing.steps]
    own = [interval for interval in stated if interval]
    if own and len(own) == len(stated):
        first = own[0]
        low, high = min(one.low for one in own), max(one.high for one in own)
        return SfiaInterval(low=low, high=high, status=first.status, ladder=first.ladder)
    return standing.level.sfia if standing.level else None
