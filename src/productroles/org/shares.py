"""The pay of many people, sorted by its terms and added up exactly.

People are paid on few different terms. What a term takes to be yearly pay is found once for each by the code for
a single Pay; then amounts are only added and multiplied, and nothing is rounded.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow, localcontext
from itertools import accumulate
from operator import attrgetter
from typing import Any, NamedTuple

import attrs

from productroles._exact import ZERO
from productroles.errors import UnstatedError
from productroles.org.forest import Forest
from productroles.org.payroll import GapReason, PayrollGap
from productroles.org.people import People
from productroles.pay.period import WorkSchedule
from productroles.pay.salary import Pay

# Amounts and factors have at most 50 digits each: sums of their products fit here whole, or raise.
_WHOLE = Context(prec=1000, Emin=-9999, Emax=9999, traps=[Inexact, InvalidOperation, Overflow])
_terms_of = attrgetter("currency", "per", "fte", "payments_per_year", "component", "tax", "assumptions")
_amount_of = attrgetter("_amount")  # the property makes a Money each time, and there are millions

Sums = dict[str, Decimal]
"""Yearly pay by currency."""


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
            missing[(GapReason.NO_PAY, "no pay") if code is None else (GapReason.UNUSABLE_PAY, code)].append(row)
            continue
        terms = _terms_of(pay)
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


def sum_all(shares: Iterable[Share]) -> Sums:
    """The yearly pay of all."""
    sums: Sums = {}
    with localcontext(_WHOLE):
        for pay, factor, _, amounts in shares:
            sums[pay.currency] = sums.get(pay.currency, ZERO) + sum(amounts, ZERO) * factor
    return sums


def sum_groups(shares: Iterable[Share], group_of: Sequence[int]) -> dict[int, Sums]:
    """The yearly pay of each group; ``group_of`` holds the group of each row."""
    sums: defaultdict[int, Sums] = defaultdict(dict)
    with localcontext(_WHOLE):
        for pay, factor, rows, amounts in shares:
            added: defaultdict[int, Decimal] = defaultdict(Decimal)
            for row, amount in zip(rows, amounts, strict=True):
                added[group_of[row]] += amount
            for group, amount in added.items():
                of_group = sums[group]
                of_group[pay.currency] = of_group.get(pay.currency, ZERO) + amount * factor
    return sums


def sum_managers(forest: Forest, shares: Iterable[Share]) -> dict[int, Sums]:
    """The yearly pay at and below each place that has someone below it."""
    sums: dict[int, Sums] = {at: {} for at, size in enumerate(forest.size) if size > 1}
    by_currency: defaultdict[str, list[Share]] = defaultdict(list)
    for share in shares:
        by_currency[share.pay.currency].append(share)
    with localcontext(_WHOLE):
        for currency, alike in by_currency.items():
            paid, running = _running(forest, alike)
            for at, of_manager in sums.items():
                first, after = paid[at], paid[at + forest.size[at]]
                if first < after:
                    of_manager[currency] = running[after] - running[first]
    return sums


def _running(forest: Forest, shares: Iterable[Share]) -> tuple[array[int], list[Decimal]]:
    """How many of the places before each are paid in a currency, and what as many of them are paid together.

    Those in a circle have no place and are not there.
    """
    place = forest.place
    at_place: list[Decimal | None] = [None] * (len(forest.order) + 1)
    for _, factor, rows, amounts in shares:
        for row, amount in zip(rows, amounts, strict=True):
            at_place[place[row]] = amount * factor
    at_place.pop()
    paid = array("i", accumulate((amount is not None for amount in at_place), initial=0))
    return paid, list(accumulate((amount for amount in at_place if amount is not None), initial=ZERO))
