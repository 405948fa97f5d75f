"""A group's pay against its ranges, and one person's pay against another's.

>>> import productroles as pr
>>> from productroles.pay import metrics
>>> a = pr.SalaryRange("120000", "180000", currency="USD", per="year")
>>> b = pr.SalaryRange("80000", "120000", currency="USD", per="year")
>>> paid = [pr.Pay(amount, "USD", per="year") for amount in ("150000", "135000", "186000", "90000")]
>>> group = list(zip(paid, [a, a, a, b]))
>>> print(metrics.group_compa_ratio(group), metrics.group_compa_ratio(group, method="mean"))
1.02 1.01
>>> print(metrics.compression_ratio(paid[1], paid[0]))
0.9
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from productroles._fields import member
from productroles.errors import DivisionByZeroError, EmptyGroupError
from productroles.pay.metrics._numbers import quotient, rounded, summed, wide
from productroles.pay.metrics._terms import checked_pairs, common, full_time, number
from productroles.pay.salary import Pay, SalaryRange

_OPERATION = "a group compa-ratio"


class GroupMethod(StrEnum):
    """How the compa-ratio of a group is taken."""

    SUM = "sum"
    """All pay by all midpoints: what the group costs against its ranges."""
    MEAN = "mean"
    """The mean of everyone's own compa-ratio: each person counts the same."""


def as_group_method(value: GroupMethod | str) -> GroupMethod:
    """A method, or its value."""
    return member(GroupMethod, value)


def group_compa_ratio(
    pairs: Iterable[tuple[Pay, SalaryRange]], *, method: GroupMethod | str = GroupMethod.SUM
) -> Decimal:
    """The compa-ratio of a group, from each person's pay and range.

    The ``sum`` needs one currency and one period for all; the ``mean`` only within each pair.

    Raises:
        EmptyGroupError: for no pairs.
        OpenRangeError: where a range has no midpoint.
        DivisionByZeroError: where a midpoint, or the sum of them, is zero.
        CurrencyMismatchError, PeriodMismatchError, TermsMismatchError, UnstatedError: where figures cannot be
            measured by each other.
    """
    by = as_group_method(method)
    members = checked_pairs(pairs, "pairs of a Pay and its SalaryRange")
    if not members:
        raise EmptyGroupError(_OPERATION)
    paid = [full_time(pay)[0] for pay, _ in members]
    middles = [number(range, "midpoint", _OPERATION) for _, range in members]
    if by is GroupMethod.SUM:
        common(_OPERATION, (*paid, *(range for _, range in members)))
        return quotient(summed(pay.money.amount for pay in paid), sum(middles, Fraction(0)), "the sum of the midpoints")
    for pair in zip(paid, (range for _, range in members), strict=True):
        common(_OPERATION, pair)
    if not all(middles):
        raise DivisionByZeroError("the midpoint of a range")
    ratios = (wide(Fraction(pay.money.amount) / middle) for pay, middle in zip(paid, middles, strict=True))
    return rounded(summed(ratios) / len(members))


def compression_ratio(subordinate: Pay, manager: Pay) -> Decimal:
    """Pay by the pay of the manager; close to 1 is compression, above 1 inversion.

    Raises:
        DivisionByZeroError: where the manager's pay is zero.
        CurrencyMismatchError, PeriodMismatchError, TermsMismatchError, UnstatedError: where the two cannot be
            measured by each other.
    """
    (first, _), (second, _) = full_time(subordinate), full_time(manager)
    common("a compression ratio", (first, second))
    return quotient(Fraction(first.money.amount), Fraction(second.money.amount), "the pay of the manager")
