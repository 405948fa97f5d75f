"""What figures of pay, comparisons, conversions and readings show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from productroles.display.parts import Lines, Part, Said, Shown, Table, card, notes, parts_of
from productroles.pay.compare import PayComparison
from productroles.pay.conversion import Conversion
from productroles.pay.money import Money
from productroles.pay.period import PayTerms
from productroles.pay.salary import Pay, SalaryBenchmark, SalaryRange
from productroles.pay.structure import SalaryStructure
from productroles.pay.text.result import PayReading

_POINTS = ("mean", "median", "midpoint")
_TERMS = ("per", "component", "tax", "payments_per_year", "fte")
_ABOUT = ("role", "place", "n", "scope", "range_label", "as_of", "as_printed")


_CAPTIONS: dict[type, str] = {Pay: "one-pay", SalaryRange: "one-range", SalaryBenchmark: "one-benchmark"}


def _key(name: str) -> str:
    return name.replace("_", "-")


def _pay_card(caption: str, pay: Any, shown: Shown) -> Table:
    fields: dict[str, Any] = {"amount": getattr(pay, "money", None)}
    fields["range"] = shown.span(getattr(pay, "low", None), getattr(pay, "high", None))
    fields |= {name: getattr(pay, name, None) for name in _POINTS}
    percentiles: dict[int, Money] = getattr(pay, "percentiles", None) or {}
    fields["percentiles"] = [f"{percent}: {shown.value(money)}" for percent, money in percentiles.items()]
    fields |= {_key(name): getattr(pay, name, None) for name in (*_TERMS, *_ABOUT)}
    return card(caption, shown, fields)


@parts_of.register
def _(pay: PayTerms, shown: Shown) -> Iterator[Part]:
    yield _pay_card(getattr(pay, "as_printed", None) or shown(_CAPTIONS.get(type(pay), "figure")), pay, shown)
    yield from notes("extras", shown, getattr(pay, "extras", ()))
    yield from notes("assumptions", shown, pay.assumptions)
    yield from notes("steps", shown, pay.steps)
    yield from notes("caveats", shown, getattr(pay, "caveats", ()))


@parts_of.register
def _(reading: PayReading, shown: Shown) -> Iterator[Part]:
    if reading.value is not None:
        yield _pay_card(reading.text, reading.value, shown)
        yield from notes("extras", shown, reading.value.extras)
    else:
        yield Table(reading.text, (), [(shown("reading"), shown("not-read"))])
        if reading.candidates:
            yield Lines(shown("candidates"), [shown.figure(candidate) for candidate in reading.candidates])
    yield from notes("reasons", shown, reading.reasons)
    yield from notes("caveats", shown, reading.caveats)


@parts_of.register
def _(found: PayComparison, shown: Shown) -> Iterator[Part]:
    fields = {
        "a": shown.span(*found.a),
        "b": shown.span(*found.b),
        "per": found.per,
        "difference": found.difference,
        "ratio": found.ratio,
        "overlap": None if found.overlap is None else shown.span(*found.overlap),
    }
    yield card(shown(f"a-{found.relation}-b"), shown, fields)
    yield from notes("steps", shown, [f"{side}: {step}" for side, step in found.steps])
    yield from notes("caveats", shown, found.caveats)


@parts_of.register
def _(made: Conversion, shown: Shown) -> Iterator[Part]:
    fields = {
        "given": made.of,
        "converted-to": made.rounded(),
        "rate-used": made.rate,
        "asked-for": made.requested_on,
        "observed-on": made.observed_on,
        "kind": made.kind,
        "source": made.source,
        "via": made.via,
    }
    yield card(shown("conversion"), shown, fields)
    yield from notes("caveats", shown, made.caveats)


@parts_of.register
def _(structure: SalaryStructure, shown: Shown) -> Iterator[Part]:
    rows = [
        (
            entry.grade,
            shown.value(entry.place),
            shown.span(entry.range.low, entry.range.high),
            shown.value(entry.range.midpoint),
            shown.value(entry.range.per),
            shown.value(entry.valid_from),
            shown.value(entry.valid_to),
        )
        for entry in structure.entries
    ]
    if not rows:
        yield Said(str(structure))
        return
    head = ("grade", "place", "range", "midpoint", "per", "valid-from", "valid-to")
    yield shown.table(shown("ranges"), head, rows)
