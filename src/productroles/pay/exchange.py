"""Dated exchange rates, and conversions that say which rate they used.

A table quotes units of each currency per one unit of its base. A rate is that of the day asked for or of the
last day before it, within the table's ``max_age``; it is never interpolated. Between two currencies that are
not the base the way goes through the base, and the conversion says so.

>>> from datetime import date
>>> import productroles as pr
>>> fx = pr.ExchangeRates.bundled()
>>> made = fx.convert(pr.Money("193636", "USD"), "EUR", on=date(2024, 6, 30))
>>> print(made)
USD 193,636 = EUR 180,883.70 at 0.93414292 (rate of 2024-06-28, 2 days before 2024-06-30; ECB reference rates, ...)
>>> fx.convert(pr.Money("1", "USD"), "RUB", on=date(2024, 6, 28))
Traceback (most recent call last):
productroles.errors.MissingRateError: no RUB rate on 2024-06-28 in ECB ...: the series ended (...)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, Overflow
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs

from productroles._exact import CONTEXT, ONE, Number, exact, plain
from productroles._fields import count, day, many, member, optional_day, text
from productroles._show import Record
from productroles.errors import AmountError, FieldTypeError, MissingRateError, RateError
from productroles.evidence import Note, Provenance
from productroles.pay.currency import currency_code
from productroles.pay.money import Money, money_of

_MONTH_ENDS = Path(__file__).parent / "data" / "ecb_month_ends.csv"
_ECB = "ECB reference rates"
_BUNDLED = f"{_ECB}, month-ends"
_ALWAYS = date.min


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


@attrs.frozen
class Coverage(Record):
    """The days for which a table has a currency."""

    currency: str
    first: date
    last: date
    ended: bool
    """True where the table goes on without the currency."""
    holes: tuple[tuple[date, date], ...] = ()
    """Pairs of the last day before and the first day after a stretch without rates."""

    def __str__(self) -> str:
        holes = "".join(f", none between {start} and {end}" for start, end in self.holes)
        return f"{self.currency} from {self.first} to {self.last}{' (ended)' if self.ended else ''}{holes}"


def _rate(value: Number) -> Decimal:
    rate = exact(value)
    if rate <= 0:
        raise RateError("an exchange rate is above zero", value)
    return rate


def _days(values: Sequence[date]) -> tuple[date, ...]:
    found = tuple(day(value) for value in many(values, "several days"))
    if any(later <= earlier for earlier, later in pairwise(found)):
        raise RateError("the days of a rate table rise, each once")
    return found


def _columns(values: Mapping[str, Sequence[Number | None]]) -> dict[str, tuple[Decimal | None, ...]]:
    return {
        currency_code(code): tuple(None if cell is None else _rate(cell) for cell in cells)
        for code, cells in values.items()
    }


@attrs.frozen(kw_only=True, repr=False)
class ExchangeRates(Record):
    """A table of dated rates: :meth:`bundled`, :meth:`from_ecb_csv`, or :meth:`fixed`.

    Nothing is a default: a table is handed to what needs one.
    """

    source: str = attrs.field(converter=text)
    """Name of the table, repeated on every conversion."""
    kind: RateKind = attrs.field(converter=as_rate_kind)
    base: str = attrs.field(converter=currency_code)
    max_age: int = attrs.field(converter=count)
    """How many days back a rate may be taken from when the day itself has none; 0 is the exact day."""
    days: tuple[date, ...] = attrs.field(converter=_days)
    """The days of the table's rows."""
    columns: Mapping[str, tuple[Decimal | None, ...]] = attrs.field(converter=_columns, hash=False)
    """Units per one of the base by currency, a cell a day; None where the day has no rate."""
    valid_to: date | None = attrs.field(default=None, converter=optional_day)
    """The last day of a fixed table's validity."""

    def __attrs_post_init__(self) -> None:
        for code, cells in self.columns.items():
            if len(cells) != len(self.days) or all(cell is None for cell in cells):
                raise RateError(f"the {code} column does not match the days of the table, or is empty")
        if self.base in self.columns:
            raise RateError(f"the base {self.base} is quoted against itself")
        if self.valid_to is not None and self.valid_to < self.days[-1]:
            raise RateError("the validity of the rates ends before it starts")

    @classmethod
    def bundled(cls) -> ExchangeRates:
        """The ECB's euro reference rates of each month's last publication day since 1999, ended currencies too.

        A rate may be 45 days old, so that each day within the table has the month-end before it. Its source,
        dates and terms stand in the manifest beside the data file.
        """
        return _bundled()

    @classmethod
    def from_ecb_csv(cls, path: str | Path, *, max_age: int = 7) -> ExchangeRates:
        """The rates of a file in the ECB's own form (``eurofxref-hist.csv``, or the zip that holds it).

        Raises:
            RateError: where the file has not that form; the message names the line.
        """
        file = Path(path)
        if file.suffix == ".zip":
            import zipfile

            with zipfile.ZipFile(file) as archive:
                names = [name for name in archive.namelist() if name.endswith(".csv")]
                if len(names) != 1:
                    raise RateError(f"{file.name} does not hold exactly one .csv")
                content = archive.read(names[0]).decode("utf-8")
        else:
            content = file.read_text("utf-8")
        days, columns = _read_ecb(content)
        source = f"{_ECB}, {file.name} to {days[-1]}"
        return cls(source=source, kind="reference", base="EUR", max_age=max_age, days=days, columns=columns)

    @classmethod
    def fixed(
        cls,
        rates: Mapping[str, Number],
        *,
        kind: RateKind | str,
        base: str = "EUR",
        valid_from: date | str | None = None,
        valid_to: date | str | None = None,
        source: str = "fixed rates",
    ) -> ExchangeRates:
        """One rate a currency, in units per one ``base``, for the days of its validity; None is an open end.

        >>> import productroles as pr
        >>> plan = pr.ExchangeRates.fixed({"EUR": "0.92"}, base="USD", kind="plan", source="plan 2026")
        >>> print(plan.convert(pr.Money("450000", "USD"), "EUR", on="2026-03-01").money)
        EUR 414,000
        """
        start = _ALWAYS if valid_from is None else day(valid_from)
        end = date.max if valid_to is None else day(valid_to)
        columns = {code: (rate,) for code, rate in rates.items()}
        return cls(source=source, kind=kind, base=base, max_age=0, days=(start,), columns=columns, valid_to=end)

    @property
    def currencies(self) -> frozenset[str]:
        """The codes that the table can convert, the base included."""
        return frozenset({self.base, *self.columns})

    def coverage(self, currency: str) -> Coverage:
        """The first and last day with a rate, and the holes between.

        Raises:
            MissingRateError: where the table does not have the currency at all.
        """
        if currency == self.base:
            return Coverage(currency, self.days[0], self._last_day(), ended=False)
        cells = self._cells(currency, self.days[-1])
        there = [at for at, cell in enumerate(cells) if cell is not None]
        holes = tuple((self.days[left], self.days[right]) for left, right in pairwise(there) if right > left + 1)
        ended = there[-1] < len(cells) - 1
        last = self.days[there[-1]] if ended else self._last_day()
        return Coverage(currency, self.days[there[0]], last, ended, holes)

    def convert(self, money: Money, to: str, *, on: date | str, max_age: int | None = None) -> Conversion:
        """The money in another currency at the rate of the day ``on``, or of the last before it.

        ``max_age`` in days overrides the table's own. The same currency needs no rate.

        Raises:
            MissingRateError: for a day outside the series of a currency, in a hole of it, or whose last rate
                is too old; it tells the nearest days that have a rate.
        """
        if money.__class__ is not Money:
            raise FieldTypeError("Money", money)
        asked = on if type(on) is date else day(on)
        held, base = money.currency, self.base
        if held == to:
            return Conversion(of=money, money=money, rate=ONE, requested_on=asked, observed_on=None, source=self.source)
        at = bisect_right(self.days, asked) - 1
        age = self.max_age if max_age is None else count(max_age)
        amount, rate = money.amount, ONE
        try:  # multiplied first and divided once, so that a cross is rounded once
            divisor = None if held == base else self._quote(held, at, asked, age)
            if to != base:
                rate = self._quote(to, at, asked, age)
                amount = _multiply(amount, rate)
            if divisor is not None:
                amount, rate = _divide(amount, divisor), _divide(rate, divisor)
        except Overflow as error:
            raise AmountError(money.amount, f"small enough to be below 1e50 in {to}") from error
        seen = self.days[at]
        made = _new(Conversion)
        _set_of(made, money)
        _set_money(made, money_of(amount, to))
        _set_rate(made, rate)
        _set_requested_on(made, asked)
        _set_observed_on(made, None if seen == _ALWAYS else seen)
        _set_source(made, self.source)
        _set_via(made, None if base in (held, to) else base)
        return made

    def _last_day(self) -> date:
        return self.valid_to or self.days[-1]

    def _cells(self, currency: str, on: date) -> tuple[Decimal | None, ...]:
        cells = self.columns.get(currency)
        if cells is None:
            raise MissingRateError(currency_code(currency), on, self.source, "the table does not have the currency")
        return cells

    def _quote(self, currency: str, at: int, on: date, max_age: int) -> Decimal:
        """The rate in row ``at``, the last that is not after ``on``, where the rules of the class let it hold."""
        cells = self._cells(currency, on)
        rate = cells[at] if at >= 0 else None
        if rate is None:
            raise self._missing(currency, on, self._why_empty(cells, at))
        if self.valid_to is not None:
            if on > self.valid_to:
                raise self._missing(currency, on, f"the rates are valid to {self.valid_to}")
        elif on != self.days[at]:
            if at + 1 < len(cells) and not any(cells[at + 1 :]):
                raise self._missing(currency, on, "the series ended")
            if (on - self.days[at]).days > max_age:
                raise self._missing(currency, on, f"the last rate is more than {max_age} days old")
        return rate

    def _why_empty(self, cells: tuple[Decimal | None, ...], at: int) -> str:
        if at < 0 or not any(cells[:at]):
            return "the series starts later"
        return "a hole in the series" if any(cells[at:]) else "the series ended"

    def _missing(self, currency: str, on: date, why: str) -> MissingRateError:
        there = [self.days[at] for at, cell in enumerate(self.columns[currency]) if cell is not None]
        before = max((found for found in there if found <= on), default=None)
        after = min((found for found in there if found > on), default=None)
        return MissingRateError(currency, on, self.source, why, before, after)

    def __repr__(self) -> str:
        return f"<ExchangeRates {self}>"

    def __str__(self) -> str:
        return f"{self.source}: {len(self.columns)} currencies per {self.base}, {self.days[0]} to {self._last_day()}"

    def __reduce__(self) -> tuple[Any, ...]:
        if self.source == _BUNDLED and self is _bundled():
            return _bundled, ()
        state = attrs.asdict(self, recurse=False)
        return _restored, (state,)


def _restored(state: dict[str, Any]) -> ExchangeRates:
    return ExchangeRates(**state)


# Conversions are made by the million: setting the slots takes a third of the generated __init__.
_new = object.__new__
_set_of, _set_money, _set_rate, _set_requested_on, _set_observed_on, _set_source, _set_via = (
    Conversion.__dict__[field.name].__set__ for field in attrs.fields(Conversion)
)
_multiply = CONTEXT.multiply
_divide = CONTEXT.divide


@cache
def _bundled() -> ExchangeRates:
    days, columns = _read_ecb(_MONTH_ENDS.read_text("ascii"))
    return ExchangeRates(source=_BUNDLED, kind="reference", base="EUR", max_age=45, days=days, columns=columns)


def _read_ecb(content: str) -> tuple[list[date], dict[str, list[Decimal | None]]]:
    """Days and columns of a file in the ECB's form: a header of codes, then a line a day, in either order."""
    lines = content.splitlines()
    header = [cell.strip() for cell in lines[0].split(",")] if lines else []
    if len(header) < 2 or header[0] != "Date":
        raise RateError("line 1: expected 'Date' and currency codes")
    codes = [currency_code(code) for code in header[1:] if code]
    rows: list[tuple[date, list[Decimal | None]]] = []
    for number, line in enumerate(lines[1:], 2):
        cells = [cell.strip() for cell in line.split(",")]
        try:
            rates = [None if cell in ("", "N/A") else exact(cell) for cell in cells[1 : len(codes) + 1]]
            rows.append((date.fromisoformat(cells[0]), rates))
        except ValueError as error:
            raise RateError(f"line {number}: {error}", line) from error
        if len(rates) != len(codes):
            raise RateError(f"line {number}: {len(rates)} rates for {len(codes)} currencies", line)
    if not rows:
        raise RateError("the file has no rates")
    rows.sort(key=lambda row: row[0])
    return [found for found, _ in rows], {code: [rates[at] for _, rates in rows] for at, code in enumerate(codes)}
