"""What a conversion made: the money, the rate, both days, the source and the route."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs

from productroles._exact import CONTEXT, plain
from productroles._show import Record
from productroles.evidence import Note, Provenance
from productroles.pay.money import Money


@attrs.frozen(kw_only=True)
class Conversion(Record):
    """Money in another currency, with all that made it.

    ``money`` is carried to 50 digits and not rounded; :meth:`rounded` is half-even to the minor unit.
    """

    of: Money
    """What was converted."""
    money: Money
    rate: Decimal
    """Units of the new currency for one of the old."""
    requested_on: date
    observed_on: date | None
    """The day of the rate; None where the table says no day or the currency did not change."""
    source: str
    via: str | None = None
    """The base currency, where the rate is a cross of two through it."""

    def rounded(self) -> Money:
        """The converted money half-even to its minor unit."""
        return self.money.rounded()

    @property
    def caveats(self) -> tuple[Note, ...]:
        """``rate-age`` where the rate is of an earlier day than the one asked for."""
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
        dated = str(self.caveats[0]) if self.caveats else f"rate of {self.observed_on}"
        dated = f"{dated}; " if self.observed_on is not None else ""
        crossed = f", via {self.via}" if self.via else ""
        rate = plain(self.rate.quantize(Decimal("1e-8"), context=CONTEXT))
        return f"{self.of} = {self.rounded()} at {rate} ({dated}{self.source}{crossed})"


# Conversions are made by the million: setting the slots takes a third of the generated __init__.
_new = object.__new__
_set_of, _set_money, _set_rate, _set_requested_on, _set_observed_on, _set_source, _set_via = (
    Conversion.__dict__[field.name].__set__ for field in attrs.fields(Conversion)
)


def conversion_of(
    of: Money, money: Money, rate: Decimal, requested_on: date, observed_on: date | None, source: str, via: str | None
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
    return made
