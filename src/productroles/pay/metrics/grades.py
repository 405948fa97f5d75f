"""From one grade to another: midpoint progression and overlap.

The ranges need one currency and one stated period; two stated components or tax sides are refused.

>>> import productroles as pr
>>> from productroles.pay import metrics
>>> a = pr.SalaryRange("80000", "120000", currency="USD", per="year", component="base", tax="gross")
>>> b = pr.SalaryRange("92000", "138000", currency="USD", per="year", component="base", tax="gross")
>>> print(metrics.midpoint_progression(a, b))
0.15
>>> print(metrics.range_overlap(a, b, basis="lower"))
USD 28,000 shared, 70 % of the lower range
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import attrs

from productroles._exact import ONE, WIDE, exact
from productroles._fields import is_a, member, positive_count
from productroles.errors import DivisionByZeroError, RangeOrderError
from productroles.evidence import Note
from productroles.pay.metrics._numbers import percent, power, quotient, rounded, short
from productroles.pay.metrics._result import Result
from productroles.pay.metrics._terms import common, expect, number
from productroles.pay.money import Money
from productroles.pay.salary import SalaryRange

_MIDPOINT = "the midpoint of the first range"


def midpoint_progression(a: SalaryRange, b: SalaryRange) -> Decimal:
    """How much the midpoint of range b lies above that of range a, by that of a; negative where it lies below.

    Raises:
        OpenRangeError: where a range has no midpoint.
        DivisionByZeroError: where the midpoint of a is zero.
        CurrencyMismatchError, PeriodMismatchError, TermsMismatchError, UnstatedError: where the two cannot be
            measured by each other.
    """
    first, last = _midpoints(a, b)
    return quotient(last - first, first, _MIDPOINT)


def geometric_progression(a: SalaryRange, b: SalaryRange, steps: int) -> Decimal:
    """The midpoint progression that, taken ``steps`` times, leads from the midpoint of a to that of b.

    Raises:
        FieldError: where ``steps`` is not above zero.
        OpenRangeError, DivisionByZeroError and the others: as for :func:`midpoint_progression`.
    """
    first, last = _midpoints(a, b)
    exponent = Fraction(1, positive_count(steps))
    if not first:
        raise DivisionByZeroError(_MIDPOINT)
    return rounded(WIDE.subtract(power(last / first, exponent), ONE))


def _midpoints(a: SalaryRange, b: SalaryRange) -> tuple[Fraction, Fraction]:
    common("midpoint progression", (expect(a, SalaryRange), expect(b, SalaryRange)))
    return number(a, "midpoint", "midpoint progression"), number(b, "midpoint", "midpoint progression")


class OverlapBasis(StrEnum):
    """What the stretch that two ranges share is divided by."""

    UPPER = "upper"
    """The width of the upper range."""
    LOWER = "lower"
    """The width of the lower range."""
    UNION = "union"
    """The figures that lie in either (the Jaccard index); the same both ways round."""


def as_overlap_basis(value: OverlapBasis | str) -> OverlapBasis:
    """A basis of the overlap, or its value."""
    return member(OverlapBasis, value)


@attrs.frozen(kw_only=True)
class RangeOverlap(Result):
    """What two ranges share, or how far they lie apart."""

    ratio: Decimal = attrs.field(converter=exact)
    """The shared stretch by its basis; 0 where the ranges touch or lie apart."""
    shared: Money = attrs.field(validator=is_a(Money))
    """Width of the stretch that lies in both."""
    gap: Money = attrs.field(validator=is_a(Money))
    """What lies between them; zero where they touch or overlap."""
    basis: OverlapBasis = attrs.field(converter=as_overlap_basis)
    caveats: tuple[Note, ...] = ()

    def __str__(self) -> str:
        if self.gap.amount:
            return f"no overlap, a gap of {self.gap}"
        whole = "the union" if self.basis is OverlapBasis.UNION else f"the {self.basis} range"
        return f"{self.shared} shared, {short(percent(self.ratio))} % of {whole}"


def range_overlap(
    lower: SalaryRange, upper: SalaryRange, *, basis: OverlapBasis | str = OverlapBasis.UPPER
) -> RangeOverlap:
    """What two ranges share, by the width of the ``upper``, of the ``lower``, or of their ``union``.

    Raises:
        RangeOrderError: where the midpoint of the lower range is the higher one, unless the basis is the union.
        OpenRangeError: where an end is open.
        DivisionByZeroError: where the basis has no width.
        CurrencyMismatchError, PeriodMismatchError, TermsMismatchError, UnstatedError: where the two cannot be
            measured by each other.
    """
    by = as_overlap_basis(basis)
    terms = common("range overlap", (expect(lower, SalaryRange), expect(upper, SalaryRange)))
    (low_a, high_a, mid_a), (low_b, high_b, mid_b) = (
        [number(each, name, "range overlap") for name in ("low", "high", "midpoint")] for each in (lower, upper)
    )
    if mid_a > mid_b and by is not OverlapBasis.UNION:
        raise RangeOrderError("the midpoint of the lower range is above that of the upper range")
    between = min(high_a, high_b) - max(low_a, low_b)
    shared = max(between, Fraction(0))
    width_a, width_b = high_a - low_a, high_b - low_b
    whole = {
        OverlapBasis.UPPER: width_b,
        OverlapBasis.LOWER: width_a,
        OverlapBasis.UNION: width_a + width_b - shared,
    }[by]
    return RangeOverlap(
        ratio=quotient(shared, whole, f"the width of the {by}"),
        shared=Money(rounded(shared), terms.currency),
        gap=Money(rounded(max(-between, Fraction(0))), terms.currency),
        basis=by,
        caveats=terms.notes,
    )
