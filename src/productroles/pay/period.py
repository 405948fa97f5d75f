"""What a pay figure is of: its period, component and tax side, and the way from one period to another.

Nothing is supposed: what a text or a caller did not say is ``unstated``, and a change of period that needs an
unstated number is refused. ``assume`` supplies it and leaves a record of the assumption on the figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self

import attrs

from productroles._exact import CONTEXT, ONE, Number, exact, plain
from productroles._fields import (
    each_is,
    many,
    member,
    optional_positive_count,
    optional_text,
    positive,
    text,
)
from productroles._show import Record
from productroles.errors import AlreadyStatedError, AmountError, FieldError, FieldTypeError, UnstatedError
from productroles.evidence import Note
from productroles.pay.money import times


class PayPeriod(StrEnum):
    """The stretch of time that a figure pays for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    """Two weeks, called biweekly in the United States."""
    HALF_MONTH = "half-month"
    """Twice a month, 24 times a year, called semi-monthly."""
    MONTH = "month"
    YEAR = "year"
    UNSTATED = "unstated"


class PayComponent(StrEnum):
    """How much of the pay a figure holds, each including the one before."""

    BASE = "base"
    """Base salary."""
    TARGET_CASH = "target-cash"
    """Base and the bonus at target."""
    TOTAL_DIRECT = "total-direct"
    """Target cash and a year's share of equity and other long-term pay."""
    TOTAL = "total"
    """Total direct pay and benefits."""
    UNSTATED = "unstated"


class PayTax(StrEnum):
    """Whether a figure is before or after the taxes and contributions that the person owes."""

    GROSS = "gross"
    NET = "net"
    UNSTATED = "unstated"


def as_period(value: PayPeriod | str) -> PayPeriod:
    """A pay period, or its value."""
    return member(PayPeriod, value)


def as_component(value: PayComponent | str) -> PayComponent:
    """A pay component, or its value."""
    return member(PayComponent, value)


def as_tax(value: PayTax | str) -> PayTax:
    """A tax side, or its value."""
    return member(PayTax, value)


def _optional_positive(value: Number | None) -> Decimal | None:
    return None if value is None else positive(value)


@attrs.frozen(kw_only=True)
class WorkSchedule(Record):
    """The hours, days and weeks that turn hourly, daily and weekly pay into yearly pay. There is no default.

    >>> import productroles as pr
    >>> schedule = pr.WorkSchedule(hours_per_week="37.5", weeks_per_year=52)
    >>> schedule.hours_per_year
    Decimal('1950.0')
    >>> print(pr.WorkSchedule.us_2080())
    2,080 hours a year (40 a week, 52 weeks)

    Raises:
        AmountError: for more hours, days or weeks than there are, or more hours a year than 53 of the weeks have.
    """

    hours_per_week: Decimal = attrs.field(converter=positive)
    weeks_per_year: Decimal = attrs.field(converter=positive)
    days_per_week: Decimal | None = attrs.field(default=None, converter=_optional_positive)
    """Needed for daily pay only."""
    _hours_per_year: Decimal | None = attrs.field(alias="hours_per_year", default=None, converter=_optional_positive)
    """The divisor where it is not hours a week times weeks a year: 2,087 with leap years, fewer without paid leave."""

    def __attrs_post_init__(self) -> None:
        for value, most, what in (
            (self.hours_per_week, 168, "hours a week, at most 168"),
            (self.weeks_per_year, 53, "weeks a year, at most 53"),
            (self.days_per_week or ONE, 7, "days a week, at most 7"),
            (self._hours_per_year or ONE, 8784, "hours a year, at most 8784"),
        ):
            if value > most:
                raise AmountError(value, what)
        if self.hours_per_year > times(self.hours_per_week, Decimal(53)):
            raise AmountError(self.hours_per_year, f"hours a year, at most 53 weeks of {plain(self.hours_per_week)}")

    @property
    def hours_per_year(self) -> Decimal:
        """The divisor between yearly and hourly pay: the one given, else hours a week times weeks a year."""
        return self._hours_per_year or CONTEXT.multiply(self.hours_per_week, self.weeks_per_year)

    @classmethod
    def us_2080(cls) -> WorkSchedule:
        """40 hours, 5 days, 52 weeks: 2,080 hours and 260 days a year, usual in the United States."""
        return cls(hours_per_week=40, weeks_per_year=52, days_per_week=5)

    @classmethod
    def us_2087(cls) -> WorkSchedule:
        """The divisor of the United States' federal pay rules: 2,087 hours a year, the mean over 28 years."""
        return cls(hours_per_week=40, weeks_per_year=52, days_per_week=5, hours_per_year=2087)

    def __str__(self) -> str:
        hours = f"{_short(self.hours_per_year)} hours a year"
        return f"{hours} ({plain(self.hours_per_week)} a week, {plain(self.weeks_per_year)} weeks)"


def as_schedule(value: WorkSchedule) -> WorkSchedule:
    """The schedule itself, or an error that says how one is made."""
    if not isinstance(value, WorkSchedule):
        raise FieldTypeError("a WorkSchedule, such as WorkSchedule.us_2080()", value)
    return value


def _short(number: Decimal) -> str:
    return f"{number.normalize(CONTEXT):,f}"


@attrs.frozen
class Assumption(Record):
    """Something that was not said and that a caller supplied, kept on the figure it was supplied for."""

    what: str = attrs.field(converter=text)
    """The field it fills, such as ``per``."""
    value: str = attrs.field(converter=text)
    because: str | None = attrs.field(default=None, converter=optional_text)

    def __str__(self) -> str:
        return f"{self.what} assumed to be {self.value}" + (f", {self.because}" if self.because else "")


@attrs.frozen
class Step(Record):
    """One step on the way from a printed figure to a compared one, in words and with its number."""

    kind: str = attrs.field(converter=text)
    """``period``, ``full-time``, ``exchange``, ``aging``, ``component`` or ``geographic``."""
    text: str = attrs.field(converter=text)
    factor: Decimal = attrs.field(converter=exact)
    """What the figure was multiplied by; where two exchange rates make one, that one to 50 digits."""
    divisor: Decimal = attrs.field(default=ONE, kw_only=True, converter=positive)
    """What it was then divided by."""

    def __str__(self) -> str:
        return self.text


def period_unstated() -> UnstatedError:
    """The error for figures whose period is needed and not stated."""
    return UnstatedError("the pay period", "say it with per=..., or .assume(per=...)")


def payments_unstated(per: PayPeriod) -> Note:
    """The caveat of figures that are compared without their payments a year."""
    return Note("payments-unstated", "monthly figures whose payments a year are not stated", (("per", per.value),))


def _records(values: Iterable[Any]) -> tuple[Any, ...]:
    return many(values, "several records")


PAYMENTS = {
    PayPeriod.WEEK: (52, 53),
    PayPeriod.FORTNIGHT: (26, 27),
    PayPeriod.HALF_MONTH: (24, 28),
    PayPeriod.MONTH: (12, 18),
}
"""The fewest and the most payments a year of a period; hours, days and years are not counted by payments."""
_FREE = {"per": PayPeriod, "component": PayComponent, "tax": PayTax}


@attrs.frozen(kw_only=True)
class PayTerms(Record):
    """What Pay, ranges, benchmarks and read pay texts have in common: the terms of their figures."""

    per: PayPeriod = attrs.field(default=PayPeriod.UNSTATED, converter=as_period)
    component: PayComponent = attrs.field(default=PayComponent.UNSTATED, converter=as_component)
    tax: PayTax = attrs.field(default=PayTax.UNSTATED, converter=as_tax)
    payments_per_year: int | None = attrs.field(default=None, converter=optional_positive_count)
    """How often the amount of a period is paid in a year: 12, 13 or 14 for a month."""
    assumptions: tuple[Assumption, ...] = attrs.field(default=(), converter=_records, validator=each_is(Assumption))
    steps: tuple[Step, ...] = attrs.field(default=(), converter=_records, validator=each_is(Step))
    """What was done to the figures since they were given."""

    def assume(
        self,
        *,
        per: PayPeriod | str | None = None,
        component: PayComponent | str | None = None,
        tax: PayTax | str | None = None,
        payments_per_year: int | None = None,
        because: str | None = None,
    ) -> Self:
        """The same figures with unstated terms supplied, each recorded in ``assumptions``.

        A term that is stated as just that is left as it is.

        Raises:
            AlreadyStatedError: where the term is stated as something else.

        >>> import productroles as pr
        >>> pay = pr.Pay("90000", "EUR").assume(per="year")
        >>> print(pay)
        EUR 90,000 per year (per assumed to be year)
        """
        changes: dict[str, Any] = {}
        for what, value in (("per", per), ("component", component), ("tax", tax)):
            if value is not None:
                changes[what] = member(_FREE[what], value)
        if payments_per_year is not None:
            changes["payments_per_year"] = optional_positive_count(payments_per_year)
        made: list[Assumption] = []
        for what, value in list(changes.items()):
            stated = getattr(self, what)
            if stated == value:
                del changes[what]
            elif stated is not None and stated != "unstated":
                raise AlreadyStatedError(what, str(stated), str(value))
            else:
                made.append(Assumption(what, str(value), because))
        return attrs.evolve(self, assumptions=(*self.assumptions, *made), **changes) if made else self

    def yearly(self, schedule: WorkSchedule | None = None) -> Self:
        """The figures per year; the step taken names the number it used.

        A month needs ``payments_per_year``; hours, days, weeks and fortnights need a schedule, unless the
        payments a year are stated for a week or a fortnight.

        Raises:
            UnstatedError: where the period or the number it takes is not stated.
        """
        known = None if schedule is None else as_schedule(schedule)
        if self.per is PayPeriod.YEAR:
            return self
        factor, words = self._per_year(known)
        step = Step("period", f"per {self.per} to per year: x {words}", factor)
        return self.scaled(factor, per=PayPeriod.YEAR, steps=(*self.steps, step))

    def hourly(self, schedule: WorkSchedule) -> Self:
        """The figures per hour worked, by way of the year; the step names the hours a year.

        Raises:
            UnstatedError: as for :meth:`yearly`.
        """
        as_schedule(schedule)
        if self.per is PayPeriod.HOUR:
            return self
        a_year = self.yearly(schedule)
        hours = times(schedule.hours_per_year, self._part_time())
        words = f"per year to per hour: / {self._shared(_short(schedule.hours_per_year))} hours"
        step = Step("period", words, ONE, divisor=hours)
        return a_year.scaled(
            hours, divide=True, per=PayPeriod.HOUR, payments_per_year=None, steps=(*a_year.steps, step)
        )

    def scaled(self, factor: Decimal, *, divide: bool = False, **changes: Any) -> Self:
        """The figures times a factor, or divided by it, with further fields changed; the caller tells the step."""
        raise NotImplementedError(type(self).__name__)

    def _part_time(self) -> Decimal:
        """The share of full time that the figures pay for."""
        return ONE

    def _shared(self, number: str) -> str:
        return number if self._part_time() == ONE else f"{number} x {plain(self._part_time())} full-time share"

    def _per_year(self, schedule: WorkSchedule | None) -> tuple[Decimal, str]:
        per, payments = self.per, self.payments_per_year
        if per is PayPeriod.UNSTATED:
            raise period_unstated()
        if payments is not None and per in PAYMENTS:
            least, most = PAYMENTS[per]
            if not least <= payments <= most:
                raise FieldError(f"{least} to {most} payments a year of pay per {per}", payments)
            return Decimal(payments), f"{payments} payments a year"
        if per is PayPeriod.HALF_MONTH:
            return Decimal(24), "24 half-months a year"
        if per is PayPeriod.MONTH:
            raise UnstatedError(
                "the number of monthly payments a year",
                "say it with payments_per_year=12 (13, 14), or .assume(payments_per_year=...)",
            )
        if schedule is None:
            raise UnstatedError(f"the work schedule that turns pay per {per} into pay per year", "pass schedule=...")
        return self._by_schedule(schedule)

    def _by_schedule(self, schedule: WorkSchedule) -> tuple[Decimal, str]:
        per, weeks = self.per, schedule.weeks_per_year
        if per is PayPeriod.WEEK:
            return weeks, f"{plain(weeks)} weeks a year"
        if per is PayPeriod.FORTNIGHT:
            return times(weeks, Decimal("0.5")), f"{plain(weeks)} / 2 fortnights a year"
        if per is PayPeriod.DAY:
            if schedule.days_per_week is None:
                raise UnstatedError("the days a week of the schedule", "pass WorkSchedule(days_per_week=...)")
            days = times(schedule.days_per_week, weeks)
            return times(days, self._part_time()), self._shared(f"{_short(days)} days a year")
        hours = schedule.hours_per_year
        return times(hours, self._part_time()), self._shared(f"{_short(hours)} hours a year")

    def _terms(self) -> str:
        """The terms that are stated, and what was assumed, for ``str``."""
        parts = [f" per {self.per}" if self.per is not PayPeriod.UNSTATED else ", period unstated"]
        parts += [f", {term}" for term in (self.component, self.tax) if term != "unstated"]
        if self.payments_per_year is not None:
            parts.append(f", {self.payments_per_year} payments a year")
        if self.assumptions:
            parts.append(f" ({'; '.join(map(str, self.assumptions))})")
        return "".join(parts)
