"""The pay of many people, sorted by its terms and added up exactly.

People are paid on few different terms. What a term takes to be yearly pay is found once for each by the code for
a single Pay; then amounts are only added and multiplied, and nothing is rounded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow, localcontext
from operator import attrgetter
from typing import Any, NamedTuple

import attrs

from productroles._exact import ONE, ZERO
from productroles.errors import UnstatedError
from productroles.org.forest import Forest
from productroles.org.payroll import GapReason, PayrollGap
from productroles.org.people import People
from productroles.pay.period import WorkSchedule
from productroles.pay.salary import Pay

# Amounts and factors have at most 50 digits each: sums of their products fit here whole, or raise.
_WHOLE = Context(prec=1000, Emin=-9999, Emax=9999, traps=[Inexact, InvalidOperation, Overflow])
_amount_of = attrgetter("_amount")  # the property makes a Money each time, and there are millions


class Share(NamedTuple):
    """Those who are paid on the same terms."""

    pay: Pay
    """That of the first of them."""
    factor: Decimal
    """What makes their amounts yearly pay."""
    rows: list[int]
    amounts: list[Decimal]
    """In the order of the rows."""


def read_shares(
    people: People, rows: Iterable[int], schedule: WorkSchedule | None
) -> tuple[list[Share], list[PayrollGap]]:
    """The rows by the terms of their pay, and those without pay that can be put per year."""
    pays = people.pays
    found: dict[Any, tuple[Pay, list[int], list[Decimal]]] = {}
    missing: defaultdict[tuple[GapReason, str], list[int]] = defaultdict(list)
    for row in rows:
        if (pay := pays[row]) is None:
            code = people.unusable_pay.get(row)
            missing[
                (GapReason.NO_PAY, "no pay") if code is None else (GapReason.UNUSABLE_PAY, f"unusable pay ({code})")
            ].append(row)
            continue
        terms = pay.currency, pay.per, pay.fte, pay.payments_per_year, pay.component, pay.tax, pay.assumptions
        if (alike := found.get(terms)) is None:
            alike = found[terms] = pay, [], []
        alike[1].append(row)
        alike[2].append(_amount_of(pay))
    shares: list[Share] = []
    for pay, alike_rows, amounts in found.values():
        try:
            factor = attrs.evolve(pay, amount=1).yearly(schedule).money.amount
            shares.append(Share(pay, factor, alike_rows, amounts))
        except UnstatedError as error:
            missing[GapReason.NO_YEARLY_PAY, str(error)] += alike_rows
    return shares, [PayrollGap(why, text, people.ids_of(sorted(lost))) for (why, text), lost in missing.items()]


def _times(amounts: list[Decimal], factor: Decimal) -> list[Decimal]:
    return amounts if factor == ONE else [amount * factor for amount in amounts]


def sum_all(shares: Iterable[Share]) -> dict[str, Decimal]:
    """The yearly pay of all, by currency."""
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    with localcontext(_WHOLE):
        for pay, factor, _, amounts in shares:
            sums[pay.currency] += sum(amounts, ZERO) * factor
    return dict(sums)


def sum_groups(shares: Iterable[Share], group_of: Sequence[int], count: int) -> dict[str, list[Decimal]]:
    """By currency the yearly pay of each group; ``group_of`` holds the group of each row."""
    sums: defaultdict[str, list[Decimal]] = defaultdict(lambda: [ZERO] * count)
    with localcontext(_WHOLE):
        for pay, factor, rows, amounts in shares:
            of_group = sums[pay.currency]
            for row, amount in zip(rows, _times(amounts, factor), strict=True):
                of_group[group_of[row]] += amount
    return sums


def sum_managers(shares: Iterable[Share], forest: Forest, managers: Sequence[int]) -> dict[str, list[Decimal]]:
    """By currency the yearly pay at and below each of the places that have someone below them, in rising order."""
    above, place = forest.above, forest.place
    nearest = [at if size > 1 else over for at, (size, over) in enumerate(zip(forest.size, above, strict=True))]
    nearest.append(-1)  # read for those in a circle, who have no place
    sums: defaultdict[str, list[Decimal]] = defaultdict(lambda: [ZERO] * len(nearest))
    with localcontext(_WHOLE):
        for pay, factor, rows, amounts in shares:
            added = sums[pay.currency]
            for row, amount in zip(rows, _times(amounts, factor), strict=True):
                added[nearest[place[row]]] += amount
        for added in sums.values():
            for at in reversed(managers):
                added[above[at]] += added[at]
    return {currency: [added[at] for at in managers] for currency, added in sums.items()}
