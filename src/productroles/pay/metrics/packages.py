"""From base salary to total remuneration, each sum with its own pay component.

>>> import productroles as pr
>>> from productroles.pay import metrics
>>> base = pr.Pay("250000", "USD", per="year", component="base")
>>> cash = metrics.target_cash(base, "0.30")
>>> direct = metrics.total_direct(cash, pr.Money("400000", "USD"), vesting_years=4)
>>> total = metrics.total_remuneration(direct, pr.Pay("35000", "USD", per="year"))
>>> for pay in (cash, direct, total):
...     print(pay)
USD 325,000.00 per year, target-cash
USD 425,000.00 per year, total-direct
USD 460,000.00 per year, total
>>> metrics.total_direct(base, pr.Money("400000", "USD"), vesting_years=4)
Traceback (most recent call last):
productroles.errors.TermsMismatchError: the component of one side is base, of the other target-cash; target_cash(...
"""

from __future__ import annotations

import attrs

from productroles._exact import CONTEXT, ONE, Number, plain
from productroles._fields import not_negative, positive
from productroles.errors import FieldError, TermsMismatchError
from productroles.pay.metrics._numbers import percent
from productroles.pay.metrics._terms import common, expect, scaled
from productroles.pay.money import Money, divided
from productroles.pay.period import PayComponent, PayPeriod, PayTax, Step
from productroles.pay.salary import Pay


def target_cash(base: Pay, bonus: Number | Pay) -> Pay:
    """Base pay with its bonus at target, given as a share of the base (``"0.30"``) or as its amount.

    Base pay that does not state its component is taken for base pay, and the result records that.

    Raises:
        TermsMismatchError: for pay that is stated to be more than base pay.
        AmountError: for a negative bonus.
        CurrencyMismatchError, PeriodMismatchError, UnstatedError, FieldError: as for :func:`total_remuneration`.
    """
    start = _starting_as(PayComponent.BASE, base, "pass base pay")
    if isinstance(bonus, Pay):
        return added(start, bonus, PayComponent.TARGET_CASH, "bonus at target")
    share = not_negative(bonus)
    factor = CONTEXT.add(ONE, share)
    words = f"bonus at target, {plain(percent(share))} % of base: x {plain(factor)}"
    return scaled(start, factor, Step("component", words, factor), component=PayComponent.TARGET_CASH)


def total_direct(cash: Pay, grant: Money, *, vesting_years: Number) -> Pay:
    """Target cash per year with a year's share of an equity grant: its value by the years over which it vests.

    The value of a grant is gross; it is added for the full-time share that the cash is paid for.

    Raises:
        TermsMismatchError: for pay that is stated to be something else (``target_cash(base, 0)`` has no bonus), or
            net.
        PeriodMismatchError, UnstatedError: for cash that is not per year.
        AmountError: for a negative grant, or years that are not above zero.
        CurrencyMismatchError: for a grant in another currency.
    """
    start = _starting_as(PayComponent.TARGET_CASH, cash, "target_cash(base, bonus) makes it, with a bonus of 0 too")
    years = positive(vesting_years)
    value = expect(grant, Money)
    share = divided(not_negative(value.amount), years, "the vesting years")
    part = Pay(share, value.currency, per=PayPeriod.YEAR, tax=PayTax.GROSS, fte=start.fte)
    return added(start, part, PayComponent.TOTAL_DIRECT, f"a year of {value} of equity over {plain(years)} years")


def total_remuneration(direct: Pay, benefits: Pay) -> Pay:
    """Total direct pay with benefits; those are pay of the same period that states no component of its own.

    Raises:
        TermsMismatchError: where a component is stated and does not fit, or gross meets net.
        CurrencyMismatchError, PeriodMismatchError, UnstatedError: where the two cannot be added.
        FieldError: where they are paid for different full-time shares.
    """
    start = _starting_as(PayComponent.TOTAL_DIRECT, direct, "total_direct(cash, grant, vesting_years=...) makes it")
    return added(start, expect(benefits, Pay), PayComponent.TOTAL, "benefits")


def _starting_as(component: PayComponent, pay: Pay, remedy: str) -> Pay:
    """The pay where its component is this one, or is not stated and so taken for it."""
    if expect(pay, Pay).component is PayComponent.UNSTATED:
        return pay.assume(component=component, because="by what is added to it")
    if pay.component is not component:
        raise TermsMismatchError("component", str(pay.component), str(component), remedy)
    return pay


def added(whole: Pay, part: Pay, component: PayComponent, what: str) -> Pay:
    """Pay and a part that is added to it, as pay of that component; a term that only one states is unstated."""
    if part.component is not PayComponent.UNSTATED:
        remedy = f"the part that is added ({what}) states no component of its own"
        raise TermsMismatchError("component", str(whole.component), str(part.component), remedy)
    terms = common("a sum of pay", (whole, part), of_one_component=False)
    if part.fte != whole.fte:
        raise FieldError("parts paid for one full-time share", f"{plain(whole.fte)} and {plain(part.fte)}")
    total = whole.money + part.money
    steps = whole.steps
    if whole.money.amount:
        words = f"plus {what}: {part.money}"
        steps += (Step("component", words, total.amount, divisor=whole.money.amount),)
    return attrs.evolve(
        whole,
        amount=total.amount,
        component=component,
        tax=terms.tax,
        payments_per_year=terms.payments_per_year,
        assumptions=terms.assumptions,
        steps=steps,
    )
