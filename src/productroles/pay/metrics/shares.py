"""The share of a group that receives a part of pay, and shares of groups at large.

>>> import productroles as pr
>>> from productroles.pay import metrics
>>> bonus = pr.Pay("5000", "EUR", per="year")
>>> people = [("men", bonus), ("men", None), ("women", None), ("women", bonus), ("women", None)]
>>> print(metrics.share_receiving(people, reference="men", other="women"))
receiving: men 50 %, women 33.3333 %
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import attrs

from productroles._show import Record
from productroles.errors import EmptyGroupError
from productroles.evidence import Note
from productroles.pay.metrics._numbers import percent, rounded, short
from productroles.pay.metrics._people import Division, divide
from productroles.pay.metrics._result import Result
from productroles.pay.metrics._terms import expect
from productroles.pay.salary import Pay


@attrs.frozen(kw_only=True)
class GroupShare(Record):
    """How many people a group has among some, or has of a kind; None where that is withheld."""

    group: str
    count: Decimal | None
    """People; a part of one where equal pay lies across the border of two bands."""
    ratio: Decimal | None

    @property
    def percent(self) -> Decimal | None:
        """The share in per cent."""
        return None if self.ratio is None else percent(self.ratio)

    def __str__(self) -> str:
        if self.percent is not None:
            return f"{self.group} {short(self.percent)} %"
        return f"{self.group} {'withheld' if self.count is None else 'of nobody'}"


def share(group: str, count: Fraction, of: int | None) -> GroupShare:
    """The count and its ratio to a whole; a whole of None withholds both, one of nobody has no ratio."""
    if of is None:
        return GroupShare(group=group, count=None, ratio=None)
    return GroupShare(group=group, count=rounded(count), ratio=rounded(count / of) if of else None)


@attrs.frozen(kw_only=True)
class ReceivingShares(Result):
    """The share of each of two groups that receives a part of pay."""

    reference: GroupShare
    other: GroupShare
    left_out: tuple[tuple[str, int | None], ...] = ()
    """Labels of neither group, with how many people carry them; None for fewer than the minimum."""
    caveats: tuple[Note, ...] = ()

    def __str__(self) -> str:
        return f"receiving: {self.reference}, {self.other}"


def share_receiving(
    people: Iterable[tuple[str | None, Pay | None]], *, reference: str, other: str, minimum_group: int | None = None
) -> ReceivingShares:
    """The share of each group that receives a part of pay, such as variable pay; None and zero are not received.

    With ``minimum_group`` the share of a group that is smaller is withheld.

    Raises:
        EmptyGroupError: where nobody is in one of the groups and no minimum is asked for.
        FieldError: where both groups have one name.
    """
    division = divide(people, reference, other, minimum_group)
    for name, group in zip(division.names, (division.reference, division.other), strict=True):
        if not group and minimum_group is None:
            raise EmptyGroupError("a share", name)
    return receiving_of(division)


def receiving_of(division: Division) -> ReceivingShares:
    """The shares of two groups of pay or None."""
    first, second = (
        share(name, Fraction(sum(1 for pay in group if received(pay))), count)
        for name, group, count in zip(
            division.names, (division.reference, division.other), division.counts, strict=True
        )
    )
    return ReceivingShares(reference=first, other=second, left_out=division.left_out, caveats=division.suppressed)


def received(pay: Pay | None) -> bool:
    """Whether there is pay above zero."""
    return pay is not None and bool(expect(pay, Pay).money.amount)
