"""The step from one grade to the next above it, in figures."""

from __future__ import annotations

from decimal import Decimal

import attrs

from productroles._fields import is_a, optional_exact, optional_text
from productroles.errors import (
    AmountError,
    CurrencyMismatchError,
    DivisionByZeroError,
    FieldTypeError,
    OpenRangeError,
    RangeOrderError,
    TermsMismatchError,
    UnstatedError,
)
from productroles.pay.metrics._result import Result
from productroles.pay.metrics.grades import RangeOverlap, midpoint_progression, range_overlap
from productroles.pay.money import grouped
from productroles.pay.salary import SalaryRange
from productroles.pay.structure_entry import StructureEntry

_UNLIKE = (CurrencyMismatchError, TermsMismatchError, UnstatedError)
_UNKNOWN = (AmountError, DivisionByZeroError, OpenRangeError, RangeOrderError)


@attrs.frozen(kw_only=True)
class GradeStep(Result):
    """Two neighbouring grades at one place on one day, and what lies between their ranges.

    >>> import productroles as pr
    >>> lower = StructureEntry("A", pr.SalaryRange("80000", "120000", currency="USD", per="year"))
    >>> upper = StructureEntry("B", pr.SalaryRange("92000", "138000", currency="USD", per="year"))
    >>> print(grade_step(lower, upper))
    A to B: midpoint +0.15; USD 28,000 shared, 60.8696 % of the upper range
    """

    lower: StructureEntry = attrs.field(validator=is_a(StructureEntry))
    upper: StructureEntry = attrs.field(validator=is_a(StructureEntry))
    differs: str | None = attrs.field(converter=optional_text)
    """Why the two cannot be measured by each other, such as two currencies; None where they can."""
    progression: Decimal | None = attrs.field(converter=optional_exact)
    """The rise of the midpoint by the lower midpoint; None where one is not known or the lower one is zero."""
    overlap: RangeOverlap | None = attrs.field(validator=is_a(RangeOverlap, type(None)))
    """By the width of the upper range; None where an end is open, the midpoint falls or the range has no width."""

    def __str__(self) -> str:
        parts = [f"not compared: {self.differs}"] if self.differs else []
        if self.progression is not None:
            parts.append(f"midpoint {'' if self.progression < 0 else '+'}{grouped(self.progression, 0)}")
        if self.overlap is not None:
            parts.append(str(self.overlap))
        return f"{self.lower.grade} to {self.upper.grade}: {'; '.join(parts) or 'nothing known'}"


def grade_step(lower: StructureEntry, upper: StructureEntry) -> GradeStep:
    """The step between two entries, that of the lower grade first."""
    for entry in (lower, upper):
        if not isinstance(entry, StructureEntry):
            raise FieldTypeError("a StructureEntry", entry)
    differs = why_not_compared(lower.range, upper.range)
    if differs:
        return GradeStep(lower=lower, upper=upper, differs=differs, progression=None, overlap=None)
    try:
        progression = midpoint_progression(lower.range, upper.range)
    except _UNKNOWN:
        progression = None
    try:
        overlap = range_overlap(lower.range, upper.range)
    except _UNKNOWN:
        overlap = None
    return GradeStep(lower=lower, upper=upper, differs=None, progression=progression, overlap=overlap)


def why_not_compared(a: SalaryRange, b: SalaryRange) -> str | None:
    """Why the figures of two ranges cannot be measured by each other; None where they can."""
    try:
        midpoint_progression(a, b)
    except _UNLIKE as error:
        return str(error)
    except _UNKNOWN:
        return None
    return None
