"""Where pay stands in its range: compa-ratio, range penetration, range quartile.

Pay is measured as full-time pay. Both sides need one currency and one stated period. Two stated components or
tax sides are refused; where one is unstated the figure is given all the same, having no room for a caveat.

>>> import productroles as pr
>>> from productroles.pay import metrics
>>> grade = pr.SalaryRange("120000", "180000", currency="USD", per="year", component="base")
>>> pay = pr.Pay("135000", "USD", per="year", component="base")
>>> print(metrics.compa_ratio(pay, grade), metrics.range_penetration(pay, grade), metrics.range_quartile(pay, grade))
0.9 0.25 second
>>> metrics.compa_ratio(pr.Pay("11250", "USD", per="month"), grade)
Traceback (most recent call last):
productroles.errors.PeriodMismatchError: the pay period of one side is month, of the other year; bring both to one ...
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from productroles.errors import DivisionByZeroError
from productroles.pay.metrics._numbers import quotient
from productroles.pay.metrics._terms import against, number
from productroles.pay.salary import Pay, SalaryRange

_WIDTH = "the width of the range"


def compa_ratio(pay: Pay, range: SalaryRange) -> Decimal:
    """Pay by the midpoint of its range; 1 is pay at the midpoint.

    Raises:
        OpenRangeError: where the range has no midpoint.
        DivisionByZeroError: where the midpoint is zero.
        CurrencyMismatchError, PeriodMismatchError, TermsMismatchError, UnstatedError: where the two cannot be
            measured by each other.
    """
    paid, _ = against("a compa-ratio", pay, range)
    return quotient(paid, number(range, "midpoint", "a compa-ratio"), "the midpoint of the range")


def range_penetration(pay: Pay, range: SalaryRange) -> Decimal:
    """How far into its range pay lies: 0 at the low end, 1 at the high end, and beyond for pay outside.

    Raises:
        OpenRangeError: where an end is open.
        DivisionByZeroError: where both ends are one figure.
        CurrencyMismatchError, PeriodMismatchError, TermsMismatchError, UnstatedError: as for :func:`compa_ratio`.
    """
    return quotient(*_reach(pay, range), _WIDTH)


class RangeQuartile(StrEnum):
    """A quarter of the width of a range, or the side on which pay lies outside."""

    BELOW = "below"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    ABOVE = "above"


def range_quartile(pay: Pay, range: SalaryRange) -> RangeQuartile:
    """The quarter of its range in which pay lies; pay on a boundary is in the upper of the two quarters.

    The ends belong to the range: pay at the low end is in the first quarter, at the high end in the fourth.

    Raises:
        DivisionByZeroError: where both ends are the very figure that is paid.
        OpenRangeError, CurrencyMismatchError, PeriodMismatchError, TermsMismatchError, UnstatedError: as for
            :func:`range_penetration`.
    """
    above_low, width = _reach(pay, range)
    if not 0 <= above_low <= width:
        return RangeQuartile.BELOW if above_low < 0 else RangeQuartile.ABOVE
    if not width:
        raise DivisionByZeroError(_WIDTH)
    quarters = (RangeQuartile.FIRST, RangeQuartile.SECOND, RangeQuartile.THIRD, RangeQuartile.FOURTH)
    return quarters[min(int(4 * above_low / width), 3)]


def _reach(pay: Pay, range: SalaryRange) -> tuple[Fraction, Fraction]:
    """How far pay lies above the low end, and the width of the range."""
    paid, _ = against("range penetration", pay, range)
    low, high = (number(range, end, "range penetration") for end in ("low", "high"))
    return paid - low, high - low
