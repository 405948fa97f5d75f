"""The pay of many people, sorted by its terms and added up exactly.

People are paid on few different terms. What a term takes to be yearly pay is found once for each by the code for
a single Pay; then amounts are only added and multiplied, and nothing is rounded.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow, localcontext
from operator import attrgetter
from typing import Any

import attrs

from productroles._exact import ONE, ZERO
from productroles.errors import UnstatedError
from productroles.org.payroll import GapReason, PayrollGap
from productroles.org.people import People
from productroles.pay.period import WorkSchedule
from productroles.pay.salary import Pay

# Amounts and factors have at most 50 digits each: sums of their products fit here whole, or raise.
_WHOLE = Context(prec=1000, Emin=-9999, Emax=9999, traps=[Inexact, InvalidOperation, Overflow])
_amount_of = attrgetter("_amount")  # the property makes a Money each time, and there are millions


class Share:
    """Those who are paid on the same terms."""

    __slots__ = ("factor", "pay", "rows", "total")

    def __init__(self, pay: Pay) -> None:
        """Take the pay of the first of them."""
        self.pay = pay
        self.rows: list[int] = []
        self.total = ZERO
        """Of their amounts."""
        self.factor = ONE
        """What makes the amounts, and their total, yearly pay."""


def read_shares(
    people: People, rows: Sequence[int], schedule: WorkSchedule | None
) -> tuple[list[Share], list[PayrollGap]]:
    """The rows by the terms of their pay, and those without pay that can be put per year."""
    found, unpaid = _by_terms(people.pays, rows)
    missing: defaultdict[tuple[GapReason, str], list[int]] = defaultdict(list)
    for row in unpaid:
        code = people.unusable_pay.get(row)
        why = (GapReason.NO_PAY, "no pay") if code is None else (GapReason.UNUSABLE_PAY, f"unusable pay ({code})")
        missing[why].append(row)
    shares: list[Share] = []
    for share in found:
        try:
            share.factor = attrs.evolve(share.pay, amount=1).yearly(schedule).money.amount
            shares.append(share)
        except UnstatedError as error:
            missing[GapReason.NO_YEARLY_PAY, str(error)] += share.rows
    return shares, [PayrollGap(why, text, people.ids_of(sorted(lost))) for (why, text), lost in missing.items()]


def _by_terms(pays: Sequence[Pay | None], rows: Sequence[int]) -> tuple[list[Share], list[int]]:
    """The rows by the terms of their pay, and those without; one pass, which is what a million people take."""
    found: dict[Any, Share] = {}
    unpaid: list[int] = []
    with localcontext(_WHOLE):
        for row, pay in zip(rows, map(pays.__getitem__, rows), strict=True):
            if pay is None:
                unpaid.append(row)
                continue
            terms = pay.currency, pay.per, pay.fte, pay.payments_per_year, pay.component, pay.tax, pay.assumptions
            if (share := found.get(terms)) is None:
                share = found[terms] = Share(pay)
            share.rows.append(row)
            share.total += _amount_of(pay)
    return list(found.values()), unpaid


def _yearly(share: Share, pays: Sequence[Pay | None]) -> Iterator[tuple[int, Decimal]]:
    """The rows with their yearly pay."""
    amounts = map(_amount_of, map(pays.__getitem__, share.rows))
    factor = share.factor
    return zip(share.rows, amounts if factor == ONE else [amount * factor for amount in amounts], strict=True)


def sum_all(shares: Iterable[Share]) -> dict[str, Decimal]:
    """The yearly pay of all, by currency."""
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    with localcontext(_WHOLE):
        for share in shares:
            sums[share.pay.currency] += share.total * share.factor
    return dict(sums)


def sum_groups(
    shares: Iterable[Share], people: People, group_of: Sequence[int], count: int
) -> dict[str, list[Decimal]]:
    """By currency the yearly pay of each group; ``group_of`` holds the group of each row."""
    sums: defaultdict[str, list[Decimal]] = defaultdict(lambda: [ZERO] * count)
    with localcontext(_WHOLE):
        for share in shares:
            of_group = sums[share.pay.currency]
            for row, amount in _yearly(share, people.pays):
                of_group[group_of[row]] += amount
    return sums


def sum_managers(shares: Iterable[Share], people: People) -> dict[str, list[Decimal]]:
    """By currency the yearly pay at and below each of the managers."""
    forest = people.forest
    parent, reports = forest.parent, forest.reports
    number_of = array("i", [-1]) * (len(parent) + 2)  # -1 for those in a circle and above the tops: the last sum
    for number, row in enumerate(forest.managers):
        number_of[row] = number
    sums: defaultdict[str, list[Decimal]] = defaultdict(lambda: [ZERO] * (len(forest.managers) + 1))
    with localcontext(_WHOLE):
        for share in shares:
            added = sums[share.pay.currency]
            for row, amount in _yearly(share, people.pays):
                added[number_of[row if reports[row] else parent[row]]] += amount
        for added in sums.values():
            for row in forest.rising:
                added[number_of[parent[row]]] += added[number_of[row]]
    return {currency: added[:-1] for currency, added in sums.items()}
