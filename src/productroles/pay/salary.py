"""Pay, salary ranges and salary benchmarks: three meanings, three types.

Pay is what somebody is paid or offered. A salary range is what an employer sets. A salary benchmark is a
statistic of a market. Their figures are exact and carry their terms: see :mod:`productroles.pay.period`.

>>> import productroles as pr
>>> offer = pr.Pay("7250", "EUR", per="month", component="base", tax="gross", payments_per_year=14, fte="0.8")
>>> print(offer.yearly().full_time())
EUR 126,875 per year, base, gross, 14 payments a year
>>> for step in offer.yearly().full_time().steps:
...     print(step)
per month to per year: x 14 payments a year
full-time: / 0.8 share
>>> pr.Pay("7250", "EUR", per="month").yearly()
Traceback (most recent call last):
productroles.errors.UnstatedError: the number of monthly payments a year is not stated; say it with ...
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Self

import attrs

from productroles._exact import ONE, Number, exact, plain
from productroles._fields import (
    many,
    not_negative,
    optional_count,
    optional_day,
    optional_not_negative,
    optional_role,
    optional_text,
)
from productroles.context import Place, optional_place
from productroles.errors import AmountError, FieldTypeError, RangeOrderError
from productroles.pay.currency import currency_code
from productroles.pay.money import Money, divided, money_of, times
from productroles.pay.period import PayPeriod, PayTerms, Step, period_unstated


def _share(value: Number) -> Decimal:
    share = exact(value)
    if not 0 < share <= ONE:
        raise AmountError(value, "a full-time share above 0 and at most 1")
    return share


def _changed(figure: Decimal, factor: Decimal, divide: bool) -> Decimal:
    return divided(figure, factor, "the factor") if divide else times(figure, factor)


def _optionally(figure: Decimal | None, factor: Decimal, divide: bool) -> Decimal | None:
    return None if figure is None else _changed(figure, factor, divide)


def _money(figure: Decimal | None, currency: str) -> Money | None:
    return None if figure is None else money_of(figure, currency)


def _stated(**figures: Money | None) -> dict[str, Money]:
    return {name: money for name, money in figures.items() if money is not None}


@attrs.frozen
class Pay(PayTerms):
    """What somebody is paid or offered for a period.

    The amount is that of one payment, for the full-time share ``fte`` that is worked.

    Raises:
        AmountError: for a negative amount, or a full-time share outside (0, 1].
    """

    _amount: Decimal = attrs.field(alias="amount", converter=not_negative)
    currency: str = attrs.field(converter=currency_code)
    """ISO 4217 code."""
    fte: Decimal = attrs.field(default=ONE, kw_only=True, converter=_share)
    """Share of full time that the amount pays for."""

    @property
    def money(self) -> Money:
        """The amount of one period."""
        return money_of(self._amount, self.currency)

    def _part_time(self) -> Decimal:
        return self.fte

    def full_time(self) -> Pay:
        """The pay that full time would have, by its share. Pay by the hour or day is full-time pay already.

        Raises:
            UnstatedError: where part-time pay does not state its period.
        """
        if self.fte == ONE:
            return self
        if self.per is PayPeriod.UNSTATED:
            raise period_unstated()
        if self.per in ("hour", "day"):
            return attrs.evolve(self, fte=ONE)
        step = Step("full-time", f"full-time: / {plain(self.fte)} share", ONE, divisor=self.fte)
        return self.scaled(self.fte, divide=True, fte=ONE, steps=(*self.steps, step))

    def scaled(self, factor: Decimal, *, divide: bool = False, **changes: Any) -> Pay:
        """As :meth:`PayTerms.scaled`."""
        return attrs.evolve(self, amount=_changed(self._amount, factor, divide), **changes)

    def __str__(self) -> str:
        share = "" if self.fte == ONE else f", {plain(self.fte)} of full time"
        return f"{self.money}{self._terms()}{share}"


@attrs.frozen
class SalaryRange(PayTerms):
    """What an employer sets for a job: a low and a high figure, either of which may be open (None).

    >>> import productroles as pr
    >>> grade = pr.SalaryRange("220000", "310000", currency="USD", per="year", component="base")
    >>> print(grade)
    USD 220,000 to 310,000 per year, base
    >>> print(grade.midpoint)
    USD 265,000

    Raises:
        RangeOrderError: where low is above high, or both are open.
    """

    _low: Decimal | None = attrs.field(alias="low", converter=optional_not_negative)
    _high: Decimal | None = attrs.field(alias="high", converter=optional_not_negative)
    currency: str = attrs.field(kw_only=True, converter=currency_code)
    """ISO 4217 code of both ends."""
    _midpoint: Decimal | None = attrs.field(
        alias="midpoint", default=None, kw_only=True, converter=optional_not_negative
    )

    def __attrs_post_init__(self) -> None:
        if self._low is None and self._high is None:
            raise RangeOrderError("a range needs at least one end")
        check_rising(self._low, self._midpoint, self._high)

    @property
    def low(self) -> Money | None:
        """The lower end, None where it is open."""
        return _money(self._low, self.currency)

    @property
    def high(self) -> Money | None:
        """The upper end, None where it is open."""
        return _money(self._high, self.currency)

    @property
    def statistics(self) -> dict[str, Money]:
        """What of it can be compared, by name: ``low``, ``high``, ``midpoint``."""
        return _stated(low=self.low, high=self.high, midpoint=self.midpoint)

    @property
    def midpoint(self) -> Money | None:
        """The stored midpoint, else the middle of the two ends, else None where an end is open."""
        if self._midpoint is None and self._low is not None and self._high is not None:
            return (Money(self._low, self.currency) + Money(self._high, self.currency)) / 2
        return _money(self._midpoint, self.currency)

    def scaled(self, factor: Decimal, *, divide: bool = False, **changes: Any) -> SalaryRange:
        """As :meth:`PayTerms.scaled`."""
        return attrs.evolve(
            self,
            low=_optionally(self._low, factor, divide),
            high=_optionally(self._high, factor, divide),
            midpoint=_optionally(self._midpoint, factor, divide),
            **changes,
        )

    def __str__(self) -> str:
        return span(self.low, self.high) + self._terms()


STATISTIC = 'the name of a statistic ("median", or "p25" for the 25th percentile)'
"""What to give where a statistic is asked for."""
_WAYS = {
    "str": "text is read by productroles.parse_pay",
    "Money": "bare Money has no period",
    "ParsedPay": "of what was read, .as_pay() or .as_range()",
    "PayReading": "of what was read, .value.as_pay() or .value.as_range()",
}


def no_pay(expected: str, value: object) -> FieldTypeError:
    """The error for what is given in place of a record of pay, with the way from it to one where there is one."""
    way = next((_WAYS[kind.__name__] for kind in type(value).__mro__ if kind.__name__ in _WAYS), None)
    return FieldTypeError(expected if way is None else f"{expected} ({way})", value)


def statistic_name(name: str) -> str:
    """The name under which a benchmark has a statistic: the 50th percentile is its median."""
    return {"p50": "median"}.get(name, name)


def check_rising(*figures: Decimal | None) -> None:
    """The figures that are there stand in rising order.

    Raises:
        RangeOrderError: where they do not.
    """
    there = [figure for figure in figures if figure is not None]
    if there != sorted(there):
        raise RangeOrderError("the figures of a range do not rise", tuple(plain(figure) for figure in there))


def span(low: Money | None, high: Money | None) -> str:
    """Two ends in words: ``USD 220,000 to 310,000``, ``from ...``, ``up to ...``."""
    if low is None or high is None:
        return f"from {low}" if low is not None else f"up to {high}"
    return str(low) if low == high else f"{low} to {str(high).partition(' ')[2]}"


def _percentiles(
    values: Mapping[int, Number] | Sequence[tuple[int, Number]],
) -> tuple[tuple[int, Decimal], ...]:
    what = "figures by percentile, or pairs of the two"
    pairs = values.items() if isinstance(values, Mapping) else many(values, what)
    found: dict[int, Decimal] = {}
    for pair in pairs:
        if len(many(pair, what)) != 2:
            raise FieldTypeError(what, pair)
        percent, figure = pair
        if isinstance(percent, bool) or not isinstance(percent, int):
            raise FieldTypeError("a percentile from 1 to 99 as a whole number", percent)
        if not 0 < percent < 100 or percent in found:
            raise RangeOrderError("percentiles are whole numbers from 1 to 99, each once", (str(percent),))
        found[percent] = not_negative(figure)
    ordered = tuple(sorted(found.items()))
    check_rising(*(figure for _, figure in ordered))
    return ordered


@attrs.frozen(kw_only=True)
class SalaryBenchmark(PayTerms):
    """Statistics of what a market pays for a role. Each is given or None; none is made from the others.

    ``low`` and ``high`` are the ends its source gives, and ``range_label`` says in its words of what
    ("most", "10th to 90th percentile"), since sources differ.

    >>> import productroles as pr
    >>> payscale = pr.SalaryBenchmark(
    ...     currency="USD",
    ...     per="year",
    ...     role="ai-product-manager",
    ...     median="150746",
    ...     low="123000",
    ...     high="177000",
    ...     as_of="2023-02-01",
    ... )
    >>> print(payscale)
    median USD 150,746, USD 123,000 to 177,000 per year, as of 2023-02-01

    Raises:
        RangeOrderError: where no statistic is given, the median lies outside low and high, or the percentiles, the
            median among them, do not rise.
    """

    currency: str = attrs.field(converter=currency_code)
    """ISO 4217 code of every figure."""
    _mean: Decimal | None = attrs.field(alias="mean", default=None, converter=optional_not_negative)
    _median: Decimal | None = attrs.field(alias="median", default=None, converter=optional_not_negative)
    _low: Decimal | None = attrs.field(alias="low", default=None, converter=optional_not_negative)
    _high: Decimal | None = attrs.field(alias="high", default=None, converter=optional_not_negative)
    _percentiles: tuple[tuple[int, Decimal], ...] = attrs.field(alias="percentiles", default=(), converter=_percentiles)
    role: str | None = attrs.field(default=None, converter=optional_role)
    """Id of the role."""
    place: Place | None = attrs.field(default=None, converter=optional_place)
    n: int | None = attrs.field(default=None, converter=optional_count)
    """Size of the sample."""
    scope: str | None = attrs.field(default=None, converter=optional_text)
    """Whom the figures describe: an industry, a size, an experience."""
    range_label: str | None = attrs.field(default=None, converter=optional_text)
    as_of: date | None = attrs.field(default=None, converter=optional_day)
    """The day the figures describe; None where the source gives none."""

    def __attrs_post_init__(self) -> None:
        figures = (self._low, self._median, self._high)
        if all(figure is None for figure in (*figures, self._mean)) and not self._percentiles:
            raise RangeOrderError("a benchmark needs at least one statistic")
        check_rising(*figures)
        by_percent = dict(self._percentiles)
        if self._median is not None:
            if self._median != by_percent.setdefault(50, self._median):
                raise RangeOrderError("the median and the 50th percentile differ", (plain(self._median),))
            check_rising(*(figure for _, figure in sorted(by_percent.items())))

    @property
    def mean(self) -> Money | None:
        """The arithmetic mean, often printed as "average"."""
        return _money(self._mean, self.currency)

    @property
    def median(self) -> Money | None:
        """The median; a 50th percentile given alone is the same."""
        stated = self._median if self._median is not None else dict(self._percentiles).get(50)
        return _money(stated, self.currency)

    @property
    def low(self) -> Money | None:
        """The lower end of the source's range."""
        return _money(self._low, self.currency)

    @property
    def high(self) -> Money | None:
        """The upper end of the source's range."""
        return _money(self._high, self.currency)

    @property
    def statistics(self) -> dict[str, Money]:
        """What it states, by name: ``low``, ``high``, ``mean``, ``median``, ``p75``."""
        named = _stated(low=self.low, high=self.high, mean=self.mean, median=self.median)
        return named | {f"p{percent}": money for percent, money in self.percentiles.items()}

    @property
    def percentiles(self) -> dict[int, Money]:
        """Figures by percentile, in rising order."""
        return {percent: Money(figure, self.currency) for percent, figure in self._percentiles}

    def scaled(self, factor: Decimal, *, divide: bool = False, **changes: Any) -> Self:
        """As :meth:`PayTerms.scaled`."""
        return attrs.evolve(
            self,
            mean=_optionally(self._mean, factor, divide),
            median=_optionally(self._median, factor, divide),
            low=_optionally(self._low, factor, divide),
            high=_optionally(self._high, factor, divide),
            percentiles=[(percent, _changed(figure, factor, divide)) for percent, figure in self._percentiles],
            **changes,
        )

    def __str__(self) -> str:
        parts = [f"{name} {money}" for name, money in (("mean", self.mean), ("median", self.median)) if money]
        low, high = self.low, self.high
        if low is not None or high is not None:
            parts.append(span(low, high) + (f" ({self.range_label})" if self.range_label else ""))
        parts += [f"p{percent} {money}" for percent, money in self.percentiles.items()]
        dated = f", as of {self.as_of}" if self.as_of else ""
        where = f" in {self.place}" if self.place else ""
        return ", ".join(parts) + self._terms() + where + dated
