"""What a conversion made: the money, the rate, both days, the source and the route."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum

import attrs

from productroles._exact import short
from productroles._fields import day, is_a, many, member, optional_day, optional_text, positive, text
from productroles._show import Record
from productroles.errors import FieldError
from productroles.evidence import Note, Provenance
from productroles.pay.money import Money


class RateKind(StrEnum):
    """What a table's rates are."""

    REFERENCE = "reference"
    """Published daily by a central bank for information."""
    SPOT = "spot"
    AVERAGE = "average"
    """The mean over the table's validity."""
    PLAN = "plan"
    """Set by an organisation for a budget or a plan year."""


def as_rate_kind(value: RateKind | str) -> RateKind:
    """A kind of rate, or its value."""
    return member(RateKind, value)


def days_in_words(first: date, last: date) -> str:
    """A first and a last day in words; the earliest and the latest that there are stand for open ends.

    >>> days_in_words(date(2026, 1, 1), date(2026, 12, 31)), days_in_words(date.min, date(2026, 12, 31))
    ('from 2026-01-01 to 2026-12-31', 'to 2026-12-31')
    """
    words = [f"from {first}"] if first > date.min else []
    words += [f"to {last}"] if last < date.max else []
    return " ".join(words) or "on any day"


def _validity(value: Iterable[date | str] | None) -> tuple[date, date] | None:
    if value is None:
        return None
    found = tuple(day(each) for each in many(value, "a first and a last day"))
    if len(found) != 2 or found[1] < found[0]:
        raise FieldError("a first and a last day", value)
    return found[0], found[1]


@attrs.frozen(kw_only=True)
class Conversion(Record):
    """Money in another currency, with all that made it.

    ``money`` is carried to 50 digits and not rounded; :meth:`rounded` is half-even to the minor unit.
    """

    of: Money = attrs.field(validator=is_a(Money))
    """What was converted."""
    money: Money = attrs.field(validator=is_a(Money))
    rate: Decimal = attrs.field(converter=positive)
    """Units of the new currency for one of the old."""
    requested_on: date = attrs.field(converter=day)
    observed_on: date | None = attrs.field(converter=optional_day)
    """The day of the rate; None for a fixed rate, and where the currency did not change."""
    source: str = attrs.field(converter=text)
    via: str | None = attrs.field(default=None, converter=optional_text)
    """The base currency, where the rate is a cross of two through it."""
    kind: RateKind = attrs.field(default=RateKind.REFERENCE, converter=as_rate_kind)
    """What the rate is: a central bank's, or a plan's."""
    validity: tuple[date, date] | None = attrs.field(default=None, converter=_validity)
    """First and last day of a fixed rate; None for a rate of a day."""

    def rounded(self) -> Money:
        """The converted money half-even to its minor unit."""
        return self.money.rounded()

    @property
    def caveats(self) -> tuple[Note, ...]:
        """``rate-age``: the rate is of an earlier day than the one asked for; ``rate-undated``: it is of no day."""
        if self.validity == (date.min, date.max):
            return (Note("rate-undated", "a fixed rate of no stated day", (("kind", self.kind.value),)),)
        if self.observed_on is None or self.observed_on >= self.requested_on:
            return ()
        days = (self.requested_on - self.observed_on).days
        words = f"rate of {self.observed_on}, {days} day{'s' if days != 1 else ''} before {self.requested_on}"
        return (Note("rate-age", words, (("days", str(days)),)),)

    @property
    def provenance(self) -> Provenance:
        """The library's version and the rate table."""
        return Provenance(inputs=(("rates", self.source),))

    def __str__(self) -> str:
        if self.of.currency == self.money.currency:
            return f"{self.of} = {self.money}, no conversion"
        crossed = f", via {self.via}" if self.via else ""
        return f"{self.of} = {self.rounded()} at {short(self.rate)} ({self.dated}; {self.source}{crossed})"

    @property
    def dated(self) -> str:
        """The day of the rate, or its validity, in words."""
        if self.caveats:
            return str(self.caveats[0])
        if self.validity is not None:
            return f"{self.kind} rate valid {days_in_words(*self.validity)}"
        return f"rate of {self.observed_on}"


# Conversions are made by the million: setting the slots takes a third of the generated __init__.
_new = object.__new__
(
    _set_of,
    _set_money,
    _set_rate,
    _set_requested_on,
    _set_observed_on,
    _set_source,
    _set_via,
    _set_kind,
    _set_validity,
) = (Conversion.__dict__[field.name].__set__ for field in attrs.fields(Conversion))


def conversion_of(
    of: Money,
    money: Money,
    rate: Decimal,
    requested_on: date,
    observed_on: date | None,
    source: str,
    via: str | None,
    kind: RateKind,
    validity: tuple[date, date] | None,
) -> Conversion:
    """A Conversion from parts that are known to be good."""
    made = _new(Conversion)
    _set_of(made, of)
    _set_money(made, money)
    _set_rate(made, rate)
    _set_requested_on(made, requested_on)
    _set_observed_on(made, observed_on)
    _set_source(made, source)
    _set_via(made, via)
    _set_kind(made, kind)
    _set_validity(made, validity)
    return made
