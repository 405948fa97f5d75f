"""The step from one grade to the next above it, in figures."""

from __future__ import annotations

from decimal import Decimal

import attrs

from productroles._show import Record
from productroles.errors import DivisionByZeroError
from productroles.pay.money import Money, grouped
from productroles.pay.period import PayPeriod
from productroles.pay.salary import SalaryRange
from productroles.pay.structure_entry import StructureEntry


@attrs.frozen(kw_only=True)
class GradeStep(Record):
    """Two neighbouring grades at one place on one day, and what lies between their ranges.

    The figures are None where an end is open, a midpoint is not known, a divisor is zero or the terms of the two
    ranges differ (:attr:`differs` says in what).

    >>> import productroles as pr
    >>> lower = StructureEntry("A", pr.SalaryRange("80000", "120000", currency="USD", per="year"))
    >>> upper = StructureEntry("B", pr.SalaryRange("92000", "138000", currency="USD", per="year"))
    >>> print(grade_step(lower, upper))
    A to B: midpoint +0.15, overlap 0.6086...
    """

    lower: StructureEntry
    upper: StructureEntry
    differs: str | None
    """The terms that keep the two from being compared, in words; None where they agree."""
    progression: Decimal | None
    """The rise of the midpoint as a share of the lower midpoint."""
    overlap: Decimal | None
    """The lower range's high less the upper one's low, as a share of the upper range; 0 where there is a gap."""
    gap: Money | None
    """The pay above the lower range and below the upper one; None where they meet."""

    def __str__(self) -> str:
        parts = [f"not compared, {self.differs}"] if self.differs else []
        if self.progression is not None:
            parts.append(f"midpoint {'' if self.progression < 0 else '+'}{grouped(self.progression, 0)}")
        if self.overlap is not None:
            parts.append(f"overlap {grouped(self.overlap, 0)}")
        if self.gap is not None:
            parts.append(f"gap {self.gap}")
        return f"{self.lower.grade} to {self.upper.grade}: {', '.join(parts) or 'nothing known'}"


def grade_step(lower: StructureEntry, upper: StructureEntry) -> GradeStep:
    """The step between two entries, that of the lower grade first."""
    differs = why_not_compared(lower.range, upper.range)
    if differs:
        return GradeStep(lower=lower, upper=upper, differs=differs, progression=None, overlap=None, gap=None)
    start, end = lower.range.midpoint, upper.range.midpoint
    progression = None if start is None or end is None else _share(end - start, start)
    low, high, top = upper.range.low, upper.range.high, lower.range.high
    overlap = gap = None
    if low is not None and top is not None:
        shared = top - low
        gap = -shared if shared.amount < 0 else None
        overlap = None if high is None else _share(max(shared, shared * 0), high - low)
    return GradeStep(lower=lower, upper=upper, differs=None, progression=progression, overlap=overlap, gap=gap)


def why_not_compared(a: SalaryRange, b: SalaryRange) -> str | None:
    """The first term by which the figures of two ranges are no figures of one kind, in words; None where there is none.

    Currency, period and payments a year are the same and the period is stated; a component or a tax side that is
    stated on both sides is the same.
    """
    if a.currency != b.currency:
        return f"{a.currency} and {b.currency}"
    if PayPeriod.UNSTATED in (a.per, b.per):
        return "the period is not stated"
    if a.per != b.per:
        return f"per {a.per} and per {b.per}"
    if a.payments_per_year != b.payments_per_year:
        return f"{a.payments_per_year or 'unstated'} and {b.payments_per_year or 'unstated'} payments a year"
    for one, other in ((a.component, b.component), (a.tax, b.tax)):
        if one != other and "unstated" not in (one, other):
            return f"{one} and {other}"
    return None


def _share(part: Money, whole: Money) -> Decimal | None:
    try:
        return part / whole
    except DivisionByZeroError:
        return None
