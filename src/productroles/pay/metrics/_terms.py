"""What figures must share before one is measured by another."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from typing import Any, NamedTuple, TypeAlias, TypeVar, cast

from productroles._exact import ONE, plain
from productroles._fields import many
from productroles.errors import (
    CurrencyMismatchError,
    FieldTypeError,
    OpenRangeError,
    PeriodMismatchError,
    TermsMismatchError,
    UnstatedError,
)
from productroles.evidence import Note
from productroles.pay.money import Money
from productroles.pay.period import (
    PAYMENTS,
    Assumption,
    PayComponent,
    PayPeriod,
    PayTax,
    Step,
    payments_unstated,
    period_unstated,
)
from productroles.pay.salary import Pay, SalaryBenchmark, SalaryRange, no_pay

T = TypeVar("T")
Figure: TypeAlias = Pay | SalaryRange | SalaryBenchmark
F = TypeVar("F", Pay, SalaryRange, SalaryBenchmark)


def expect(value: object, kind: type[T]) -> T:
    """The value where it is of that type."""
    if isinstance(value, kind):
        return value
    wanted = f"a {kind.__name__}"
    raise no_pay(wanted, value) if kind in (Pay, SalaryRange) else FieldTypeError(wanted, value)


def checked_pairs(values: Iterable[Any], expected: str) -> tuple[tuple[Any, Any], ...]:
    """The items, each checked to be a pair."""
    found = many(values, expected)
    for item in found:
        if not isinstance(item, tuple) or len(cast("tuple[object, ...]", item)) != 2:
            raise FieldTypeError(expected, cast("object", item))
    return found


class Common(NamedTuple):
    """What figures have in common, what was assumed of any, and notes on that and on what not all of them state."""

    currency: str
    per: PayPeriod
    payments_per_year: int | None
    component: PayComponent
    tax: PayTax
    assumptions: tuple[Assumption, ...]
    notes: tuple[Note, ...]

    def terms(self) -> dict[str, Any]:
        """The terms by the names of the fields of a pay record; one that some figure does not state is unstated."""
        return {name: value for name, value in self._asdict().items() if name != "notes"}


def common(operation: str, figures: Iterable[Figure], *, of_one_component: bool = True) -> Common:
    """What the figures, one or more, have in common; parts that are added need not be of one component.

    Raises:
        CurrencyMismatchError: for two currencies.
        UnstatedError: where a period is not stated, or the payments a year of some figures but not of all.
        PeriodMismatchError: for two periods, or one period paid in two ways.
        TermsMismatchError: for two stated components or tax sides.
    """
    kinds = dict.fromkeys(
        (each.currency, each.per, each.payments_per_year, each.component, each.tax, each.assumptions)
        for each in figures
    )
    currencies, periods, payments, components, sides, guesses = (
        list(dict.fromkeys(terms)) for terms in zip(*kinds, strict=True)
    )
    if len(currencies) > 1:
        raise CurrencyMismatchError(operation, *currencies[:2])
    if PayPeriod.UNSTATED in periods:
        raise period_unstated()
    if len(periods) > 1:
        raise PeriodMismatchError(*periods[:2])
    paid, of_payments = _payments(periods[0], payments)
    unstated = PayComponent.UNSTATED
    component, of_component = _term("component", components if of_one_component else [unstated], unstated)
    side, of_tax = _term("tax", sides, PayTax.UNSTATED)
    assumptions = tuple(dict.fromkeys(chain.from_iterable(guesses)))
    notes = (*of_payments, *of_component, *of_tax, *map(assumed, assumptions))
    return Common(currencies[0], periods[0], paid, component, side, assumptions, notes)


def assumed(assumption: Assumption) -> Note:
    """The caveat of a figure of which something was assumed."""
    return Note("assumed", str(assumption), (("what", assumption.what), ("value", assumption.value)))


def _payments(per: PayPeriod, found: list[int | None]) -> tuple[int | None, tuple[Note, ...]]:
    if len(found) == 1:
        return found[0], (payments_unstated(per),) if per is PayPeriod.MONTH and found[0] is None else ()
    if per not in PAYMENTS:
        return None, ()
    if None in found:
        remedy = "say it with payments_per_year=..., or .assume(payments_per_year=...)"
        raise UnstatedError("the number of payments a year of one figure", remedy)
    raise PeriodMismatchError(*(f"{per} paid {number} times a year" for number in found[:2]))


def _term(what: str, found: list[T], unstated: T) -> tuple[T, tuple[Note, ...]]:
    stated = [term for term in found if term != unstated]
    if len(stated) > 1:
        raise TermsMismatchError(what, str(stated[0]), str(stated[1]), f"take figures of one {what}")
    if len(stated) == len(found):
        return stated[0], ()
    words = f"not every figure states its {what}; one is {stated[0]}" if stated else f"no figure states its {what}"
    return unstated, (Note(f"{what}-unstated", words, ((what, str(stated[0] if stated else unstated)),)),)


def full_time(pay: Pay) -> tuple[Pay, tuple[Note, ...]]:
    """The pay as full-time pay, with a note where it was not."""
    if expect(pay, Pay).fte == ONE:
        return pay, ()
    share = plain(pay.fte)
    return pay.full_time(), (
        Note("part-time", f"pay for {share} of full time is taken as full-time pay", (("fte", share),)),
    )


def number(salary_range: SalaryRange, name: str, operation: str) -> Fraction:
    """The ``low``, ``midpoint`` or ``high`` of a range; an error where an open end leaves it open."""
    money: Money | None = getattr(expect(salary_range, SalaryRange), name)
    if money is None:
        raise OpenRangeError(operation, name)
    return Fraction(money.amount)


def scaled(value: F, factor: Decimal, step: Step, **changes: Any) -> F:
    """The figures times a factor, with the step that says so."""
    made: F = value.scaled(factor, steps=(*value.steps, step), **changes)
    return made


def against(operation: str, pay: Pay, range: SalaryRange) -> tuple[Fraction, tuple[Note, ...]]:
    """The full-time amount of pay where it may be measured by the range."""
    whole, notes = full_time(pay)
    shared = common(operation, (whole, expect(range, SalaryRange)))
    return Fraction(whole.money.amount), (*shared.notes, *notes)
