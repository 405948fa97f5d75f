"""Pay outside its range: red circles above it, green circles below.

>>> import productroles as pr
>>> from productroles.pay import metrics
>>> grade = pr.SalaryRange("120000", "180000", currency="USD", per="year", component="base")
>>> print(metrics.circle(pr.Pay("186000", "USD", per="year", component="base"), grade))
red circle: USD 6,000 above the high end, 3.3333 % of it
>>> print(metrics.circle(pr.Pay("114000", "USD", per="year", component="base"), grade))
green circle: USD 6,000 below the low end, a raise of 5.2632 %
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import attrs

from productroles._fields import member
from productroles.evidence import Note
from productroles.pay.metrics._numbers import percent, rounded, short
from productroles.pay.metrics._result import Result
from productroles.pay.metrics._terms import against, number
from productroles.pay.money import Money
from productroles.pay.salary import Pay, SalaryRange


class CircleColour(StrEnum):
    """How pay outside its range is marked."""

    RED = "red"
    """Above the high end."""
    GREEN = "green"
    """Below the low end."""
    NONE = "none"
    """Within the range, its ends included."""


def as_circle_colour(value: CircleColour | str) -> CircleColour:
    """A colour, or its value."""
    return member(CircleColour, value)


@attrs.frozen(kw_only=True)
class Circle(Result):
    """Whether pay is red-circled or green-circled, and by how much."""

    colour: CircleColour = attrs.field(converter=as_circle_colour)
    excess: Money | None = None
    """What red-circled pay has above the high end."""
    excess_share: Decimal | None = None
    """The excess by the high end; None where that is zero."""
    raise_to_low: Money | None = None
    """What would bring green-circled pay to the low end."""
    raise_share: Decimal | None = None
    """The raise by the pay; None where that is zero."""
    caveats: tuple[Note, ...] = ()

    def __str__(self) -> str:
        if self.excess is not None:
            share = "" if self.excess_share is None else f", {short(percent(self.excess_share))} % of it"
            return f"red circle: {self.excess} above the high end{share}"
        if self.raise_to_low is not None:
            share = "" if self.raise_share is None else f", a raise of {short(percent(self.raise_share))} %"
            return f"green circle: {self.raise_to_low} below the low end{share}"
        return "within the range"


def circle(pay: Pay, range: SalaryRange) -> Circle:
    """Whether pay lies above its range (red circle) or below it (green circle); pay at an end is neither.

    An end that is open is needed only where the other one does not decide.

    Raises:
        OpenRangeError: where the end that would decide is open.
        CurrencyMismatchError, PeriodMismatchError, TermsMismatchError, UnstatedError: as for :func:`compa_ratio`.
    """
    paid, caveats = against("a circle", pay, range)
    currency = range.currency
    if range.low is not None and (short_of := Fraction(range.low.amount) - paid) > 0:
        return Circle(
            colour=CircleColour.GREEN,
            raise_to_low=Money(rounded(short_of), currency),
            raise_share=rounded(short_of / paid) if paid else None,
            caveats=caveats,
        )
    if range.high is not None and (over := paid - Fraction(range.high.amount)) > 0:
        return Circle(
            colour=CircleColour.RED,
            excess=Money(rounded(over), currency),
            excess_share=rounded(over / Fraction(range.high.amount)) if range.high.amount else None,
            caveats=caveats,
        )
    for end in ("low", "high"):
        number(range, end, "a circle")
    return Circle(colour=CircleColour.NONE, caveats=caveats)
