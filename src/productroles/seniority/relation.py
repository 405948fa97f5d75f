"""How two levels stand to each other, and what says so.

>>> SeniorityRelation.AT_MOST.flipped
<SeniorityRelation.AT_LEAST: 'at-least'>
"""

from __future__ import annotations

from enum import StrEnum

from productroles._fields import member


class SeniorityRelation(StrEnum):
    """What the first of two is to the second."""

    JUNIOR = "junior"
    SENIOR = "senior"
    SAME = "same"
    AT_MOST = "at-most"
    """Junior or the same, never senior."""
    AT_LEAST = "at-least"
    """Senior or the same, never junior."""
    INCOMPARABLE = "incomparable"
    """No order between them: different kinds of title, or tracks that run beside each other."""
    DEPENDS = "depends"
    """On the organisation, on the reading of an ambiguous title, or on evidence that there is not."""

    @property
    def flipped(self) -> SeniorityRelation:
        """What the second of the two is to the first."""
        return _FLIPPED.get(self, self)

    @property
    def is_strict(self) -> bool:
        """Whether one of the two outranks the other in any case."""
        return self in (SeniorityRelation.JUNIOR, SeniorityRelation.SENIOR)


_FLIPPED = {
    SeniorityRelation.JUNIOR: SeniorityRelation.SENIOR,
    SeniorityRelation.SENIOR: SeniorityRelation.JUNIOR,
    SeniorityRelation.AT_MOST: SeniorityRelation.AT_LEAST,
    SeniorityRelation.AT_LEAST: SeniorityRelation.AT_MOST,
}


class SeniorityBasis(StrEnum):
    """What an answer rests on."""

    REFERENCE = "reference"
    """The votes of the published ladders on this very pair, or a plain fact about the two levels."""
    LADDER = "ladder"
    """The organisation's own ladder."""
    TRANSITIVE = "transitive"
    """A chain of pairs that are each settled."""
    DERIVED = "derived"
    """A step of this library's own: the wording of two titles, or its place on a neutral scale."""


def as_relation(value: SeniorityRelation | str) -> SeniorityRelation:
    """A relation, or its value."""
    return member(SeniorityRelation, value)


def as_basis(value: SeniorityBasis | str) -> SeniorityBasis:
    """A basis, or its value."""
    return member(SeniorityBasis, value)
