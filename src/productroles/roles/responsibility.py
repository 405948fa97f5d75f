"""Responsibilities, defined once and cited by roles, and who is accountable for them.

>>> from productroles.roles.responsibility import Assignment, Responsibility
>>> vision = Responsibility(
...     id="product-vision",
...     statement="Says what the product is for",
...     area="vision-and-strategy",
...     assignments=[Assignment("chief-product-officer", "accountable", facts=["s1-19"])],
... )
>>> print(vision)
Says what the product is for (vision-and-strategy)
>>> print(vision.assignments[0])
chief-product-officer: accountable (stated, s1-19)
>>> print(Assignment("product-manager", "consulted"))
product-manager: consulted (editorial)
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import attrs

from productroles._fields import each_is, many, member, slug, slugs, text
from productroles._show import Record
from productroles.errors import FieldError


class Area(StrEnum):
    """What part of the work a responsibility belongs to."""

    VISION_AND_STRATEGY = "vision-and-strategy"
    DISCOVERY = "discovery"
    DELIVERY = "delivery"
    GO_TO_MARKET = "go-to-market"
    PEOPLE = "people"
    FINANCE = "finance"
    OPERATIONS = "operations"


class Accountability(StrEnum):
    """The four parts one can have in a responsibility (RACI)."""

    RESPONSIBLE = "responsible"
    """Does the work."""
    ACCOUNTABLE = "accountable"
    """Answers for the outcome."""
    CONSULTED = "consulted"
    """Is asked before."""
    INFORMED = "informed"
    """Is told after."""


class AssignmentBasis(StrEnum):
    """Where an assignment comes from."""

    STATED = "stated"
    """Facts of the catalogue say it; the assignment names them."""
    EDITORIAL = "editorial"
    """A judgement of those who keep the catalogue."""


def as_area(value: Area | str) -> Area:
    """An area, or its value."""
    return member(Area, value)


def as_accountability(value: Accountability | str) -> Accountability:
    """A part in a responsibility, or its value."""
    return member(Accountability, value)


@attrs.frozen
class Assignment(Record):
    """The part that a role has in a responsibility."""

    role: str = attrs.field(converter=slug)
    accountability: Accountability = attrs.field(converter=as_accountability)
    facts: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=slugs)
    """Ids of the facts that say so; none for a judgement of ours."""

    @property
    def basis(self) -> AssignmentBasis:
        """Whether facts say so or the catalogue's keepers judge so."""
        return AssignmentBasis.STATED if self.facts else AssignmentBasis.EDITORIAL

    def __str__(self) -> str:
        return f"{self.role}: {self.accountability} ({', '.join([self.basis, *self.facts])})"


def _assignments(values: Iterable[Assignment]) -> tuple[Assignment, ...]:
    return many(values, "several Assignments")


@attrs.frozen(kw_only=True)
class Responsibility(Record):
    """Something that a role answers for or works on.

    Raises:
        FieldError: where a role has the same part twice.
    """

    id: str = attrs.field(converter=slug)
    statement: str = attrs.field(converter=text)
    """What is done, in our own words."""
    area: Area = attrs.field(converter=as_area)
    assignments: tuple[Assignment, ...] = attrs.field(default=(), converter=_assignments, validator=each_is(Assignment))

    def __attrs_post_init__(self) -> None:
        seen: set[tuple[str, str]] = set()
        for assignment in self.assignments:
            pair = assignment.role, assignment.accountability.value
            if pair in seen:
                raise FieldError("each part of a role once", " ".join(pair))
            seen.add(pair)

    def __str__(self) -> str:
        return f"{self.statement} ({self.area})"
