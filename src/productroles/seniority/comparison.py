"""The answer to who is more senior, with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from productroles._fields import many
from productroles._show import Record
from productroles.evidence import Note, Provenance
from productroles.seniority.relation import SeniorityBasis, SeniorityRelation, as_basis, as_relation
from productroles.seniority.votes import PairEvidence, Votes

_PHRASES = {
    SeniorityRelation.JUNIOR: "is junior to",
    SeniorityRelation.SENIOR: "is senior to",
    SeniorityRelation.SAME: "is the same level as",
    SeniorityRelation.AT_MOST: "is at most the level of",
    SeniorityRelation.AT_LEAST: "is at least the level of",
    SeniorityRelation.INCOMPARABLE: "has no order with",
    SeniorityRelation.DEPENDS: "may be above or below",
}
_NAMED = 3


def listed(names: Iterable[str]) -> str:
    """Names for a sentence, the first of them and how many more.

    >>> listed(["andro", "dune", "forest", "google", "kaiser"])
    'andro, dune, forest and 2 more'
    """
    known = list(names)
    more = len(known) - _NAMED
    return ", ".join(known) if more < 1 else f"{', '.join(known[:_NAMED])} and {more} more"


def counted(votes: Votes) -> str:
    """Votes for a sentence: how many say what, and who.

    >>> counted(Votes(below=["dune"], same=["fishbowl", "ideaplan"]))
    '1 below (dune), 2 same (fishbowl, ideaplan)'
    """
    says = (("below", votes.below), ("above", votes.above), ("same", votes.same))
    open_ones = (("unordered", votes.unordered), ("mixed", votes.mixed))
    return ", ".join(f"{len(ids)} {name} ({listed(ids)})" for name, ids in says + open_ones if ids)


def shrunk(share: int, decided: int) -> float:
    """How far votes can be trusted: their share, drawn towards a half where they are few.

    >>> shrunk(3, 3), shrunk(0, 0)
    (0.8, 0.5)
    """
    return (share + 1) / (decided + 2)


def notes(values: Iterable[Note]) -> tuple[Note, ...]:
    """Several notes."""
    return many(values, "several Notes")


def pairs(values: Iterable[PairEvidence]) -> tuple[PairEvidence, ...]:
    """The votes on several pairs."""
    return many(values, "several PairEvidences")


@attrs.frozen(kw_only=True)
class SeniorityComparison(Record):
    """What ``a`` is to ``b``: "a is JUNIOR to b"."""

    a: str
    b: str
    relation: SeniorityRelation = attrs.field(converter=as_relation)
    basis: SeniorityBasis = attrs.field(converter=as_basis)
    confidence: float | None
    """Share of the deciding votes that bear the relation out, drawn towards a half where they are few; that of
    the weakest step where there are several. None where no votes bear it: an organisation's own ladder, a
    difference in kind, DEPENDS."""
    n: int
    """How many votes decided; the fewest of any step where there are several."""
    evidence: tuple[PairEvidence, ...] = attrs.field(default=(), converter=pairs)
    """The votes on the pair itself where there are any, then those on each step of the chain."""
    reasons: tuple[Note, ...] = attrs.field(default=(), converter=notes)
    caveats: tuple[Note, ...] = attrs.field(default=(), converter=notes)
    provenance: Provenance = attrs.field(factory=Provenance)

    def __str__(self) -> str:
        sentence = f"{self.a} {_PHRASES[self.relation]} {self.b}: {'; '.join(map(str, self.reasons))}"
        return f"{sentence} [{'; '.join(map(str, self.caveats))}]" if self.caveats else sentence
