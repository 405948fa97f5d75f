"""Pay gaps between two groups, as Directive (EU) 2023/970 defines them for women and men.

The caller names the two groups; whoever is in neither is counted and reported, and enters no figure. A gap is
the difference by the pay of the reference group: positive where the other group is paid less. Pay is taken as
full-time pay, which orders people as their hourly pay does.

>>> import productroles as pr
>>> from productroles.pay import metrics
>>> men = [("men", pr.Pay(amount, "EUR", per="hour")) for amount in (18, 20, 22, 25, 30, 40)]
>>> women = [("women", pr.Pay(amount, "EUR", per="hour")) for amount in (16, 18, 20, 21, 28)]
>>> gap = metrics.mean_pay_gap([*men, *women], reference="men", other="women")
>>> print(gap)
mean pay gap of women (5) to men (6): 20.2581 %
>>> print(gap.ratio)
0.20258064516129032258064516129032258064516129032258
>>> print(metrics.median_pay_gap([*men, *women], reference="men", other="women", minimum_group=6))
median pay gap of women (few) to men (6): suppressed, a group of fewer than 6
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

import attrs

from productroles._fields import member
from productroles._show import Record
from productroles.errors import EmptyGroupError
from productroles.evidence import Note
from productroles.pay.metrics._numbers import percent, quotient, rounded, short, summed
from productroles.pay.metrics._people import Division, divide
from productroles.pay.metrics._result import Result
from productroles.pay.metrics._terms import common, full_time
from productroles.pay.metrics.percentiles import figure_at
from productroles.pay.period import PayTax
from productroles.pay.salary import Pay


class GapStatistic(StrEnum):
    """What of each group is compared."""

    MEAN = "mean"
    MEDIAN = "median"


def as_gap_statistic(value: GapStatistic | str) -> GapStatistic:
    """A statistic, or its value."""
    return member(GapStatistic, value)


@attrs.frozen(kw_only=True)
class GroupPay(Record):
    """A group, its size, and its mean or median pay; None where that is not shown or not defined."""

    group: str
    n: int | None
    pay: Pay | None


@attrs.frozen(kw_only=True)
class PayGap(Result):
    """The gap between two groups in one statistic."""

    statistic: GapStatistic = attrs.field(converter=as_gap_statistic)
    reference: GroupPay
    other: GroupPay
    ratio: Decimal | None
    """The gap as a share of the pay of the reference; None where it is suppressed or not defined."""
    left_out: tuple[tuple[str, int | None], ...] = ()
    """Labels of neither group, with how many people carry them; None for fewer than the minimum."""
    caveats: tuple[Note, ...] = ()

    @property
    def percent(self) -> Decimal | None:
        """The gap in per cent."""
        return None if self.ratio is None else percent(self.ratio)

    def __str__(self) -> str:
        other, reference = (
            f"{each.group} ({'few' if each.n is None else each.n})" for each in (self.other, self.reference)
        )
        told = self.caveats[0] if self.percent is None else f"{short(self.percent)} %"
        return f"{self.statistic} pay gap of {other} to {reference}: {told}"


def mean_pay_gap(
    people: Iterable[tuple[str | None, Pay]], *, reference: str, other: str, minimum_group: int | None = None
) -> PayGap:
    """The difference of the two groups' mean pay, by that of the reference.

    ``people`` are pairs of a group and a person's pay. With ``minimum_group`` the figures of this gap are withheld
    where either group is smaller; other figures of the same people may still give them away.

    Raises:
        EmptyGroupError: where nobody is in one of the groups and no minimum is asked for.
        DivisionByZeroError: where the reference is paid nothing.
        FieldError: where both groups have one name.
        CurrencyMismatchError, PeriodMismatchError, TermsMismatchError, UnstatedError: where the pay of all in the
            two groups cannot be measured by each other.
    """
    return gap_of(divide(people, reference, other, minimum_group), GapStatistic.MEAN)


def median_pay_gap(
    people: Iterable[tuple[str | None, Pay]], *, reference: str, other: str, minimum_group: int | None = None
) -> PayGap:
    """The difference of the two groups' median pay, by that of the reference; else as :func:`mean_pay_gap`."""
    return gap_of(divide(people, reference, other, minimum_group), GapStatistic.MEDIAN)


def gap_of(division: Division, statistic: GapStatistic) -> PayGap:
    """The gap between two groups of people's pay."""
    if division.suppressed:
        return without_figures(division, statistic, division.note)
    for name, group in zip(division.names, (division.reference, division.other), strict=True):
        if not group:
            raise EmptyGroupError("a pay gap", name)
    amounts, terms, caveats = level(division)
    value = _mean if statistic is GapStatistic.MEAN else _median
    first, second = (value(group) for group in amounts)
    ratio = quotient(first - second, first, f"the {statistic} pay of the reference group")
    reference, other = (
        GroupPay(group=name, n=len(group), pay=Pay(rounded(figure), **terms))
        for name, group, figure in zip(division.names, amounts, (first, second), strict=True)
    )
    return PayGap(
        statistic=statistic,
        reference=reference,
        other=other,
        ratio=ratio,
        left_out=division.left_out,
        caveats=caveats,
    )


def without_figures(division: Division, statistic: GapStatistic, why: Note) -> PayGap:
    """A gap that is not shown, and why."""
    reference, other = (
        GroupPay(group=name, n=count, pay=None) for name, count in zip(division.names, division.counts, strict=True)
    )
    return PayGap(
        statistic=statistic,
        reference=reference,
        other=other,
        ratio=None,
        left_out=division.left_out,
        caveats=(why,),
    )


def level(division: Division) -> tuple[tuple[list[Decimal], list[Decimal]], dict[str, Any], tuple[Note, ...]]:
    """The full-time amounts of the two groups, their common terms, and what is doubtful about them."""
    found = [full_time(pay) for pay in (*division.reference, *division.other)]
    terms = common("a pay gap", (pay for pay, _ in found))
    part_time = sum(1 for _, notes in found if notes)
    caveats = list(terms.notes)
    if part_time:
        caveats.append(
            Note("part-time", f"the pay of {part_time} is taken as full-time pay", (("people", str(part_time)),))
        )
    if terms.tax is PayTax.NET:
        caveats.append(Note("net-pay", "the gaps of the Directive are those of gross pay", (("tax", "net"),)))
    amounts = [pay.money.amount for pay, _ in found]
    split = len(division.reference)
    return (amounts[:split], amounts[split:]), terms.terms(), tuple(caveats)


def _mean(amounts: list[Decimal]) -> Fraction:
    return summed(amounts) / len(amounts)


def _median(amounts: list[Decimal]) -> Fraction:
    return figure_at(sorted(amounts), Fraction(1, 2))
