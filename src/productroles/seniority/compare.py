"""Who is more senior.

>>> from productroles.seniority.level import Level
>>> from productroles.seniority.votes import PairEvidence, Votes
>>> order = ReferenceOrder(
...     levels=[Level(id="senior", name="Senior PM"), Level(id="lead", name="Lead PM")],
...     pairs=[PairEvidence(a="senior", b="lead", advice=Votes(below=["andro", "kaiser", "ideaplan"]))],
... )
>>> print(compare_seniority("senior", "lead", order))
senior is junior to lead: settled by 3 ladders: 3 below (andro, kaiser, ideaplan)
>>> acme = Ladder.from_levels([["Senior PM", "Lead PM"]], name="acme")
>>> print(compare_seniority("senior", "lead", order, ladder=acme))
senior is the same level as lead: acme has both at Senior PM, Lead PM
"""

from __future__ import annotations

from itertools import product

import attrs

from productroles._version import __version__
from productroles.context import Company
from productroles.errors import FieldTypeError
from productroles.evidence import Note, Provenance
from productroles.seniority.comparison import SeniorityComparison
from productroles.seniority.explain import explain
from productroles.seniority.ladder import Ladder
from productroles.seniority.reference import ReferenceOrder
from productroles.seniority.relation import SeniorityBasis, SeniorityRelation
from productroles.seniority.standing import Named, Standing, resolve_in
from productroles.seniority.tally import SAYS
from productroles.seniority.votes import PairEvidence, Votes

_WEAKER = tuple(SeniorityBasis)


def compare_seniority(
    a: Named, b: Named, reference: ReferenceOrder, *, ladder: Ladder | None = None, company: Company | None = None
) -> SeniorityComparison:
    """What ``a`` is to ``b``, by the organisation's ladder where it holds both, else by the reference order.

    Several readings of an ambiguous title give DEPENDS only where they give different relations. The company
    never changes the relation: what sources say of titles in companies of its size is added as caveats.

    Args:
        a: a level, its id, a title or code of the ladder, or several of these for an ambiguous title.
        b: what it is compared with, in the same forms.
        reference: the order of levels that the published ladders give.
        ladder: the organisation's own; it wins for every pair that it holds.
        company: what is known of the company.

    Raises:
        UnknownLevelError: for a name that neither the ladder nor the order has.
        AmbiguousNameError: for a name that is the id of one level and a title or code of another on the ladder.
    """
    for value, kinds, expected in (
        (reference, ReferenceOrder, "a ReferenceOrder"),
        (ladder, Ladder | None, "a Ladder"),
        (company, Company | None, "a Company"),
    ):
        if not isinstance(value, kinds):
            raise FieldTypeError(expected, value)
    of_a, of_b = resolve_in(ladder, reference, a), resolve_in(ladder, reference, b)
    made_by = provenance_of(reference, ladder)
    found = [_one(x, y, reference, ladder, made_by) for x, y in product(of_a, of_b)]
    result = found[0] if len(found) == 1 else _together(found, of_a, of_b)
    claims = _of_size(company, reference, (*of_a, *of_b))
    return attrs.evolve(result, caveats=result.caveats + claims) if claims else result


def _one(
    a: Standing, b: Standing, reference: ReferenceOrder, ladder: Ladder | None, made_by: Provenance
) -> SeniorityComparison:
    if ladder is not None and a.steps and b.steps:
        return _by_ladder(a, b, ladder, made_by)
    if a.level is None or b.level is None:
        known = a if a.level is None else b
        alone = Note("ladder-only", f"{known} is known to the ladder alone, which does not hold both")
        return SeniorityComparison(
            a=a.name,
            b=b.name,
            relation=SeniorityRelation.DEPENDS,
            basis=SeniorityBasis.REFERENCE,
            confidence=None,
            n=0,
            reasons=(alone,),
            provenance=made_by,
        )
    answer = reference.answer(a.level, b.level)
    why = explain(answer, a.level, b.level, reference)
    outside = () if ladder is None else (Note("not-on-ladder", f"{ladder.id} does not hold both"),)
    return SeniorityComparison(
        a=a.name,
        b=b.name,
        relation=answer.relation,
        basis=answer.basis,
        confidence=why.confidence,
        n=why.n,
        evidence=why.evidence,
        reasons=why.reasons,
        caveats=why.caveats + outside,
        provenance=made_by,
    )


def _by_ladder(a: Standing, b: Standing, ladder: Ladder, made_by: Provenance) -> SeniorityComparison:
    relation = ladder.relation_of_steps(a.steps, b.steps)
    levels = ladder.all_levels
    at_a, at_b = (" and ".join(str(levels[step]) for step in steps) for steps in (a.steps, b.steps))
    places = f"both at {at_a}" if a.steps == b.steps else f"{a} at {at_a}, {b} at {at_b}"
    code, ending = {
        SeniorityRelation.DEPENDS: ("overlap", ", which overlap"),
        SeniorityRelation.INCOMPARABLE: ("unaligned", ", and does not say how these align"),
    }.get(relation, ("ladder", ""))
    several = Note("several-levels", f"{a} and {b} each span these levels")
    return SeniorityComparison(
        a=a.name,
        b=b.name,
        relation=relation,
        basis=SeniorityBasis.LADDER,
        confidence=None,
        n=1,
        evidence=(PairEvidence(a=a.name, b=b.name, firms=Votes(**{SAYS[relation]: (ladder.id,)})),),
        reasons=(Note(code, f"{ladder.id} has {places}{ending}"),),
        caveats=(several,) if a.steps == b.steps and len(a.steps) > 1 else (),
        provenance=made_by,
    )


def _together(
    found: list[SeniorityComparison], of_a: tuple[Standing, ...], of_b: tuple[Standing, ...]
) -> SeniorityComparison:
    """The answer for several readings: theirs where they agree, else DEPENDS."""
    agree = len({one.relation for one in found}) == 1
    known = [one.confidence for one in found if one.confidence is not None]
    said = Note("readings-agree", "so by every reading") if agree else Note("readings-differ", "readings differ")
    each = [
        Note(reason.code, f"{one.a} to {one.b}: {one.relation}, {reason}") for one in found for reason in one.reasons
    ]
    return SeniorityComparison(
        a=" or ".join(standing.name for standing in of_a),
        b=" or ".join(standing.name for standing in of_b),
        relation=found[0].relation if agree else SeniorityRelation.DEPENDS,
        basis=max((one.basis for one in found), key=_WEAKER.index),
        confidence=min(known) if agree and len(known) == len(found) else None,
        n=min(one.n for one in found),
        evidence=tuple(dict.fromkeys(pair for one in found for pair in one.evidence)),
        reasons=(said, *each),
        caveats=tuple(dict.fromkeys(caveat for one in found for caveat in one.caveats)),
        provenance=found[0].provenance,
    )


def _of_size(company: Company | None, reference: ReferenceOrder, standings: tuple[Standing, ...]) -> tuple[Note, ...]:
    """What sources say of these levels in companies of this size."""
    if company is None or company.headcount is None:
        return ()
    levels = {standing.level.id for standing in standings if standing.level}
    return tuple(
        Note("size-claim", str(claim), (("ladder", claim.ladder),))
        for claim in reference.size_claims
        if claim.headcount[0] <= company.headcount <= claim.headcount[1] and not levels.isdisjoint(claim.levels)
    )


def provenance_of(reference: ReferenceOrder, *ladders: Ladder | None) -> Provenance:
    """What made an answer: the reference order and the ladders, each with its version."""
    inputs = [("reference order", reference.version)]
    for ladder in ladders:
        if ladder is not None:
            dated = ladder.year or ladder.valid_from
            inputs.append(("ladder", f"{ladder.id} {dated}" if dated else ladder.id))
    return Provenance(__version__, tuple(inputs))
