"""What a payroll roll-up gives: sums in one currency, with what is missing from them and what made them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import attrs

from productroles._fields import each_is, many, member, text
from productroles._show import Record
from productroles.evidence import Note, Provenance
from productroles.org import words
from productroles.pay.conversion import Conversion
from productroles.pay.money import Money


class GapReason(StrEnum):
    """Why somebody's pay is not in a total."""

    NO_PAY = "no-pay"
    """The record has none."""
    UNUSABLE_PAY = "unusable-pay"
    """The record has something that could not be made Pay."""
    NO_YEARLY_PAY = "no-yearly-pay"
    """It cannot be put per year: a term or a schedule that this takes is not stated."""
    NO_RATE = "no-rate"
    """There is no exchange rate for its currency on the day."""


def as_gap_reason(value: GapReason | str) -> GapReason:
    """A reason, or its value."""
    return member(GapReason, value)


def _several(values: Iterable[Any]) -> tuple[Any, ...]:
    return many(values, "several values")


@attrs.frozen
class PayrollGap(Record):
    """People whose pay is not in a total, and why. ``str`` and ``repr`` show no id."""

    reason: GapReason = attrs.field(converter=as_gap_reason)
    text: str = attrs.field(converter=text)
    ids: tuple[Any, ...] = attrs.field(converter=_several, repr=False)

    def __str__(self) -> str:
        return f"{words.people(len(self.ids))} left out: {self.text}"


@attrs.frozen(kw_only=True)
class Payroll(Record):
    """Yearly pay added up in one currency.

    The pay of each currency is added exactly and converted once, so that no person's share is rounded.
    Figures are carried to 50 digits; ``.rounded()`` of a Money is for showing. ``str`` shows the counts and the
    total; ``repr`` leaves out the groups, whose names may be ids.
    """

    total: Money
    people: int
    """Everybody asked about."""
    paid: int
    """Those whose pay is in the total."""
    sums: tuple[Money, ...] = attrs.field(converter=_several, validator=each_is(Money))
    """What the total is made of: the yearly pay in each currency, before conversion."""
    conversions: tuple[Conversion, ...] = attrs.field(converter=_several, validator=each_is(Conversion))
    """Of the sums in other currencies: each with its rate, the day and the source of it."""
    groups: tuple[tuple[Any, Money], ...] = attrs.field(default=(), converter=_several, repr=False)
    """Pairs of a group and its sum, where groups were asked for; None is the group of those who have no value."""
    gaps: tuple[PayrollGap, ...] = attrs.field(default=(), converter=_several, validator=each_is(PayrollGap))
    """Those who are missing from the total."""
    caveats: tuple[Note, ...] = attrs.field(default=(), converter=_several, validator=each_is(Note))
    provenance: Provenance

    @property
    def by_group(self) -> dict[Any, Money]:
        """The sums of the groups."""
        return dict(self.groups)

    def __str__(self) -> str:
        head = f"{self.total.rounded()} a year for {self.paid:,} of {words.people(self.people)}"
        return "\n".join([head, *(f"  {line}" for line in (*self.conversions, *self.gaps, *self.caveats))])
