"""What a record shows, apart from where: a few tables, lists and sentences, which HTML and rich each write.

:func:`parts_of` has a function for each kind of record that gains by it; of any other it is the ``str``. Every text in
a part is data or a fixed word, and none is markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import singledispatch
from typing import Any, NamedTuple, TypeAlias, cast

from productroles._exact import ONE, short
from productroles._show import Record
from productroles.display.locale import AnyLocale, format_date, format_money, format_range
from productroles.display.words import Words
from productroles.evidence import Fact, Note
from productroles.pay.money import Money
from productroles.pay.period import PayTerms
from productroles.pay.salary import span

Cell: TypeAlias = str | tuple[str, ...]
"""A text, or several that stand on a line each."""


class Table(NamedTuple):
    """Rows of cells; the first cell of each names the row. Without a head the rows are a list of properties."""

    caption: str
    head: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]


class Outline(NamedTuple):
    """Lines, each with its depth below the first, from 0; none is more than one deeper than the one before."""

    caption: str
    lines: Sequence[tuple[int, str]]


class Lines(NamedTuple):
    """A list without order."""

    caption: str
    lines: Sequence[str]


class Said(NamedTuple):
    """A sentence or two."""

    text: str


class Picture(NamedTuple):
    """An SVG drawing, and what it shows in words."""

    svg: str
    alt: str


Part: TypeAlias = Table | Outline | Lines | Said | Picture


class Shown:
    """How figures, days and fixed words are written: as ``str`` writes them, in English, or for a locale."""

    def __init__(self, locale: AnyLocale | None = None) -> None:
        """Take the reader's locale; None for figures that read alike everywhere, with English words."""
        self.words = Words("en" if locale is None else locale)
        self.locale = None if locale is None else self.words.locale

    def __call__(self, key: str, **values: object) -> str:
        """The words under a key."""
        return self.words(key, **values)

    def table(self, caption: str, keys: Sequence[str], rows: Sequence[tuple[Cell, ...]]) -> Table:
        """A table with its head by the keys of the words; columns that hold nothing are left out."""
        kept = [at for at in range(len(keys)) if at == 0 or not rows or any(row[at] for row in rows)]
        if len(kept) < len(keys):
            rows = [tuple(row[at] for at in kept) for row in rows]
        return Table(caption, tuple(self(keys[at]) for at in kept), rows)

    def value(self, value: Any) -> str:
        """A datum in words: empty for None."""
        if type(value) is str:
            return value
        if isinstance(value, Record):
            return str(value) if self.locale is None else self._record(value)
        if value is None:
            return ""
        if isinstance(value, StrEnum):
            return self.words.member(value)
        if isinstance(value, bool):
            return self("yes" if value else "no")
        if isinstance(value, int):
            return self.words.count(value)
        if isinstance(value, Decimal):
            return self.number(value)
        if isinstance(value, date):
            return str(value) if self.locale is None else format_date(value, locale=self.locale)
        if isinstance(value, tuple | list):
            return "; ".join(map(self.value, cast("tuple[Any, ...]", value)))
        return str(value)

    def _record(self, value: Record) -> str:
        if isinstance(value, Money):
            return format_money(value, locale=self.words.locale)
        if isinstance(value, PayTerms):
            return self.figure(value)
        return str(value)

    def number(self, value: Decimal) -> str:
        """A plain number, with at most eight digits that say something."""
        told = short(value)
        if self.locale is None:
            return told
        from babel.numbers import format_decimal

        return format_decimal(Decimal(told), locale=self.locale, decimal_quantization=False)

    def span(self, low: Money | None, high: Money | None) -> str:
        """Two ends, either of which may be open; empty where both are."""
        if low is None and high is None:
            return ""
        return span(low, high) if self.locale is None else format_range((low, high), locale=self.locale)

    def figure(self, pay: Any) -> str:
        """The figures of anything that carries the terms of pay, with what is stated of them, in one line."""
        if self.locale is None:
            return str(pay)
        found = [self.value(getattr(pay, "money", None))]
        found += [f"{self(name)} {self.value(money)}" for name in _POINTS if (money := getattr(pay, name, None))]
        label = getattr(pay, "range_label", None)
        found.append(
            self.span(getattr(pay, "low", None), getattr(pay, "high", None)) + (f" ({label})" if label else "")
        )
        percentiles: dict[int, Money] = getattr(pay, "percentiles", None) or {}
        found += [f"p{percent} {self.value(money)}" for percent, money in percentiles.items()]
        found += [self.value(pay.per), *(self.value(term) for term in (pay.component, pay.tax) if term != "unstated")]
        counted = {"payments-per-year": pay.payments_per_year, "as-of": getattr(pay, "as_of", None)}
        if getattr(pay, "fte", ONE) != ONE:
            counted["fte"] = pay.fte
        found += [f"{self(key)}: {self.value(value)}" for key, value in counted.items() if value is not None]
        return ", ".join(part for part in (*found, self.value(getattr(pay, "place", None))) if part)


_POINTS = ("mean", "median")


@singledispatch
def parts_of(record: Any, shown: Shown) -> Iterable[Part]:
    """The parts of a record; its ``str`` where nothing is registered for its kind."""
    first, *others = shown.value(record).split("\n") if record is not None else [""]
    yield Said(first)
    if others:
        yield Lines("", [line.strip() for line in others])


@parts_of.register(list)
@parts_of.register(tuple)
def _(records: Sequence[Any], shown: Shown) -> Iterator[Part]:
    """Several records: those of a kind that has a table of its own, in that; any others one after the other."""
    kinds: set[type[Any]] = {type(record) for record in records}
    table = _TOGETHER.get(kinds.pop()) if len(kinds) == 1 else None
    if table is not None:
        yield from table(records, shown)
        return
    for record in records:
        yield from parts_of(record, shown)


Several: TypeAlias = Callable[[Sequence[Any], Shown], Iterator[Part]]
_TOGETHER: dict[type, Several] = {}


def together(kind: type) -> Callable[[Several], Several]:
    """Register how several records of a kind are shown."""

    def put(table: Several) -> Several:
        _TOGETHER[kind] = table
        return table

    return put


def card(caption: str, shown: Shown, fields: Mapping[str, Any]) -> Table:
    """A table of properties by the keys of their words; those that hold nothing are left out."""
    told = ((key, shown.value(value)) for key, value in fields.items())
    return Table(caption, (), [(shown(key), text) for key, text in told if text])


def notes(key: str, shown: Shown, found: Iterable[Note | Any]) -> Iterator[Lines]:
    """Notes or steps as a list; nothing where there are none."""
    lines = [str(note) for note in found]
    if lines:
        yield Lines(shown(key), lines)


def cited(fact: Fact[Any]) -> str:
    """The citations of a fact."""
    return "; ".join(map(str, fact.citations))


def facts_table(caption: str, facts: Iterable[Fact[Any]], shown: Shown) -> Table:
    """Facts with what they are of, what they say, their status and their sources."""
    rows = [
        (fact.subject, shown.value(fact.value), shown.value(fact.status), cited(fact), fact.note or "")
        for fact in facts
    ]
    return shown.table(caption, ("of", "says", "status", "source", "remark"), rows)
