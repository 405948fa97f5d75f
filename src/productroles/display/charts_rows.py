"""The rows of a salary chart: each figure as given, on one basis, with what is doubtful about it; all exact."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, TypeAlias, cast

import attrs

from productroles._exact import short
from productroles._fields import many
from productroles.display.locale import format_date, format_money, format_range
from productroles.display.words import Words
from productroles.errors import (
    CurrencyMismatchError,
    FieldTypeError,
    MissingRateError,
    TermsMismatchError,
    UnstatedError,
)
from productroles.evidence import Fact, FactStatus
from productroles.pay.conversion import Conversion
from productroles.pay.currency import currency_code
from productroles.pay.exchange import ExchangeRates, RateChain
from productroles.pay.money import Money
from productroles.pay.period import PayPeriod, WorkSchedule
from productroles.pay.salary import Pay, SalaryBenchmark, SalaryRange
from productroles.pay.structure import SalaryStructure
from productroles.pay.structure_entry import grade_at
from productroles.pay.text.result import ParsedPay, PayReading

Figures: TypeAlias = Pay | SalaryRange | SalaryBenchmark | ParsedPay
Charted: TypeAlias = Figures | PayReading | Fact[Any]
"""What a row can be made of."""

_POINTS = ("median", "mean", "midpoint")


@attrs.frozen(kw_only=True)
class SalaryRow:
    """A row: the figure as given and as drawn."""

    label: str
    printed: str
    """As its text printed it, else as the reader's locale writes it."""
    low: Money | None = None
    """The lower end as drawn, in the currency of the axis and unrounded."""
    high: Money | None = None
    point: Money | None = None
    statistic: str = ""
    """What the point is, in the words of the reader."""
    doubt: str = ""
    """Why it is doubtful or not drawn; empty where nothing is known against it."""
    conversion: Conversion | None = None

    @property
    def is_open(self) -> bool:
        """Whether the point is the one end that is known."""
        return (self.low is None) is not (self.high is None) and self.point in (self.low, self.high)

    @property
    def is_drawn(self) -> bool:
        """Whether it has a place on the axis."""
        return any(figure is not None for figure in (self.low, self.high, self.point))


@attrs.frozen(kw_only=True)
class _Basis:
    """What all figures are brought to."""

    to: str
    yearly: bool
    schedule: WorkSchedule | None
    rates: ExchangeRates | RateChain | None
    on: date | str | None


@attrs.frozen(kw_only=True)
class SalaryTable:
    """All rows, with what they share."""

    rows: tuple[SalaryRow, ...]
    hidden: int
    currency: str
    per: PayPeriod
    notes: tuple[str, ...]
    """The caption: rates with their days, assumptions, what is not stated."""
    shared: tuple[Money, Money] | None = None
    """The stretch that all share; None where there is none."""
    is_closed: bool = False
    """Whether all are ranges with both ends, so that what they share is known."""


def salary_table(
    items: Any,
    *,
    to: str | None,
    rates: ExchangeRates | RateChain | None,
    on: date | str | None,
    schedule: WorkSchedule | None,
    doubtful: Mapping[str, str],
    across: Collection[str],
    max_rows: int,
    words: Words,
) -> SalaryTable:
    """The rows of the figures, as :func:`productroles.display.charts.salary_chart` describes them."""
    given = _labelled(items, words, on)
    figures = [figure for _, figure, _ in map(_opened, given) if figure is not None]
    _check_terms(figures, across)
    stated = [figure for figure in figures if figure.per is not PayPeriod.UNSTATED]
    periods = sorted({figure.per for figure in stated})
    basis = _Basis(to=_axis(to, stated or figures), yearly=len(periods) > 1, schedule=schedule, rates=rates, on=on)
    rows = tuple(_row(label, item, basis, doubtful.get(label), words) for label, item in given)
    kept = rows[:max_rows]
    ranges = len(rows) > 1 and all(isinstance(figure, SalaryRange) for figure in figures)
    closed = ranges and all(row.low is not None and row.high is not None for row in rows)
    per = PayPeriod.YEAR if basis.yearly else periods[0] if periods else PayPeriod.UNSTATED
    return SalaryTable(
        rows=kept,
        hidden=len(rows) - len(kept),
        currency=basis.to,
        per=per,
        notes=_notes(rows, figures, words),
        shared=_shared(rows) if closed else None,
        is_closed=closed,
    )


def _labelled(items: Any, words: Words, on: date | str | None) -> list[tuple[str, Charted]]:
    if isinstance(items, SalaryStructure):
        entries = [entry for entry in items.entries if on is None or entry.holds_on(on)]
        return [(grade_at(entry.grade, entry.place), entry.range) for entry in entries]
    if isinstance(items, Mapping):
        return [(str(label), _checked(item)) for label, item in cast("Mapping[object, object]", items).items()]
    kinds = (Pay, SalaryRange, SalaryBenchmark, ParsedPay, PayReading, Fact)
    found: tuple[Any, ...] = many([items] if isinstance(items, kinds) else items, "several figures of pay")
    return [(_label(_checked(item), at, words), item) for at, item in enumerate(found, 1)]


def _checked(item: Any) -> Charted:
    value: Any = item.value if _is_fact(item) else item
    if not isinstance(value, Pay | SalaryRange | SalaryBenchmark | ParsedPay | PayReading):
        raise FieldTypeError("Pay, a SalaryRange, a SalaryBenchmark, pay that was read, or a Fact of one", value)
    return cast("Charted", item)


def _is_fact(item: object) -> bool:
    return isinstance(item, Fact)


def _label(item: Charted, at: int, words: Words) -> str:
    value = item.value if isinstance(item, Fact) else item
    if isinstance(value, SalaryBenchmark):
        named = [str(part) for part in (value.role, value.place, value.scope) if part]
        if named:
            return ", ".join(named)
    return words.count(at)


def _opened(pair: tuple[str, Charted]) -> tuple[str, Figures | None, str | None]:
    """The label, the figure itself, and its characters as they were printed."""
    label, item = pair
    printed: str | None = None
    value: Any = item
    if isinstance(item, Fact):
        value, printed = item.value, item.as_printed
    if isinstance(value, PayReading):
        value, printed = value.value, printed or value.text
    if isinstance(value, ParsedPay):
        printed = printed or value.as_printed
    return label, value, printed


def _check_terms(figures: list[Figures], across: Collection[str]) -> None:
    for what in ("component", "tax"):
        stated = sorted({str(getattr(figure, what)) for figure in figures} - {"unstated"})
        if len(stated) > 1 and what not in across:
            raise TermsMismatchError(what, stated[0], stated[1], f"say across=[{what!r}] to show them together")


def _axis(to: str | None, figures: list[Figures]) -> str:
    if to is not None:
        return currency_code(to)
    currencies = sorted({figure.currency for figure in figures})
    if len(currencies) > 1:
        raise CurrencyMismatchError("one axis", currencies[0], currencies[1])
    return currencies[0] if currencies else ""


def _row(label: str, item: Charted, basis: _Basis, marked: str | None, words: Words) -> SalaryRow:
    _, figure, printed = _opened((label, item))
    if figure is None:
        reading = item.value if isinstance(item, Fact) else item
        why = "; ".join(map(str, cast("PayReading", reading).reasons))
        doubt = f"{words('not-drawn')}: {words('not-read')}" + (f" ({why})" if why else "")
        return SalaryRow(label=label, printed=printed or "", doubt=doubt)
    shown = printed or _written(figure, words)
    doubts = [*_doubts(item, figure, words), *([marked] if marked else [])]
    if figure.per is PayPeriod.UNSTATED:
        why = "; ".join([words("no-period"), *doubts])
        return SalaryRow(label=label, printed=shown, doubt=f"{words('not-drawn')}: {why}")
    doubt = f"{words('doubtful')}: {'; '.join(doubts)}" if doubts else ""
    try:
        (low, high), (point, statistic), conversion = _drawn(figure, basis)
    except MissingRateError:
        return SalaryRow(label=label, printed=shown, doubt=f"{words('not-drawn')}: {words('no-rate')}")
    return SalaryRow(
        label=label,
        printed=shown,
        low=low,
        high=high,
        point=point,
        statistic=words(statistic) if statistic not in ("", "figure") else "",
        doubt=doubt,
        conversion=conversion,
    )


def _doubts(item: Charted, figure: Figures, words: Words) -> list[str]:
    found: list[str] = []
    if isinstance(item, Fact) and item.status is not FactStatus.ACCEPTED:
        found.append(words.member(item.status))
    if isinstance(figure, ParsedPay):
        found += map(str, figure.caveats)
    return found


def _written(figure: Figures, words: Words) -> str:
    """The figure in the reader's locale, with its statistic and period."""
    per = words.member(figure.per)
    if isinstance(figure, Pay):
        return f"{format_money(figure.money, locale=words.locale)} {per}"
    point, name = _point(figure)
    parts = [f"{words(name)} {format_money(point, locale=words.locale)}"] if point and name != "figure" else []
    if figure.low is not None or figure.high is not None:
        parts.append(format_range(figure, locale=words.locale))
    if not parts and isinstance(figure, SalaryBenchmark):
        ends = [figure.percentiles[percent] for percent in (min(figure.percentiles), max(figure.percentiles))]
        parts.append(format_range((ends[0], ends[1]), locale=words.locale))
    return f"{', '.join(parts)} {per}"


def _point(figure: Figures) -> tuple[Money | None, str]:
    """The figure in the middle that is stated, and its name."""
    if isinstance(figure, Pay):
        return figure.money, "figure"
    if isinstance(figure, SalaryBenchmark):
        stated = figure.statistics
        return next(((stated[name], name) for name in _POINTS if name in stated), (None, ""))
    if figure.low == figure.high:
        return figure.low, "figure"
    return None, ""


_Ends: TypeAlias = tuple[Money | None, Money | None]


def _drawn(figure: Figures, basis: _Basis) -> tuple[_Ends, tuple[Money | None, str], Conversion | None]:
    if isinstance(figure, Pay):
        figure = figure.full_time()
    if basis.yearly:
        figure = figure.yearly(basis.schedule)
    point, name = _point(figure)
    low, high = (None, None) if isinstance(figure, Pay) or name == "figure" else (figure.low, figure.high)
    if low is None and high is None and isinstance(figure, SalaryBenchmark) and len(figure.percentiles) > 1:
        low, high = figure.percentiles[min(figure.percentiles)], figure.percentiles[max(figure.percentiles)]
    if point is None and (low is None or high is None):
        point, name = (high, "high") if low is None else (low, "low")
    if figure.currency == basis.to:
        return (low, high), (point, name), None
    made = [None if money is None else _converted(money, figure, basis) for money in (low, high, point)]
    moneys = [None if one is None else one.money for one in made]
    return (moneys[0], moneys[1]), (moneys[2], name), next(one for one in made if one is not None)


def _converted(money: Money, figure: Figures, basis: _Basis) -> Conversion:
    if basis.rates is None:
        raise CurrencyMismatchError("one axis", money.currency, basis.to)
    on = basis.on if basis.on is not None else getattr(figure, "as_of", None)
    if on is None:
        raise UnstatedError("the day of the exchange rates", "pass on=...")
    return basis.rates.convert(money, basis.to, on=on)


def _notes(rows: tuple[SalaryRow, ...], figures: list[Figures], words: Words) -> tuple[str, ...]:
    made = {(row.conversion.of.currency, row.conversion.requested_on): row.conversion for row in rows if row.conversion}
    found = [_rate(made[key], words) for key in sorted(made)] or [words("no-conversion")]
    found += [
        words("assumed", what=f"{one.what} {one.value}" + (f" ({one.because})" if one.because else ""))
        for one in dict.fromkeys(one for figure in figures for one in figure.assumptions)
    ]
    component, tax = (sum(getattr(figure, what) == "unstated" for figure in figures) for what in ("component", "tax"))
    if component or tax:
        found.append(words("unstated-terms", component=component, tax=tax, count=len(figures)))
    return tuple(found)


def _rate(made: Conversion, words: Words) -> str:
    rate, dated = short(made.rate, 6), _dated(made, words)
    return words("rate", a=made.of.currency, b=made.money.currency, rate=rate, dated=dated, source=made.source)


def _dated(made: Conversion, words: Words) -> str:
    """Of what day a rate is, or on what days it holds; an open end is no day."""
    if made.observed_on is not None and made.observed_on < made.requested_on:
        days = (made.requested_on - made.observed_on).days
        return words("rate-old", day=_day(made.observed_on, words), days=days, asked=_day(made.requested_on, words))
    if made.observed_on is not None:
        return words("rate-of", day=_day(made.observed_on, words))
    first, last = made.validity or (date.min, date.max)
    if date.min < first and last < date.max:
        return words("rate-valid", first=_day(first, words), last=_day(last, words))
    if date.min < first:
        return words("rate-from", day=_day(first, words))
    return words("rate-to", day=_day(last, words)) if last < date.max else words("rate-undated")


def _day(day: date, words: Words) -> str:
    return format_date(day, locale=words.locale)


def _shared(rows: tuple[SalaryRow, ...]) -> tuple[Money, Money] | None:
    low = max(row.low for row in rows if row.low is not None)
    high = min(row.high for row in rows if row.high is not None)
    return (low, high) if low <= high else None
