"""What is wrong with a salary structure, or likely to be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

import attrs

from productroles._fields import each_is, many, member, text
from productroles._show import Record
from productroles.context import Place
from productroles.evidence import Severity, as_severity
from productroles.pay.grade_step import why_not_compared
from productroles.pay.structure_entry import StructureEntry, grade_at


class StructureProblemCode(StrEnum):
    """What may be wrong with a salary structure."""

    GAP = "gap"
    """Days between two entries of a grade and place on which neither holds."""
    OVERLAP = "overlap"
    """Two entries of a grade and place that hold on the same days."""
    INVERSION = "inversion"
    """A higher grade with a lower midpoint."""
    REVERSED = "reversed"
    """A range that lies wholly above that of the next grade."""
    END_INVERSION = "end-inversion"
    """A higher grade with a lower low or a lower high, though not with a lower midpoint."""
    APART = "apart"
    """A range that lies wholly below that of the next grade: pay between the two belongs to no grade."""
    NOT_COMPARED = "not-compared"
    """Neighbouring grades whose ranges differ in their terms."""
    MIXED_CURRENCY = "mixed-currency"
    """A grade and place with ranges in two currencies."""
    MIXED_PERIOD = "mixed-period"
    """A grade and place with ranges per two periods, or with two numbers of payments a year."""
    MIXED_COMPONENT = "mixed-component"
    """A grade and place with ranges of two pay components; unstated is one."""
    MIXED_TAX = "mixed-tax"
    """A grade and place with ranges of two tax sides; unstated is one."""
    NO_ENTRY = "no-entry"
    """A grade of the order that has no range."""


_ERRORS = frozenset({"gap", "overlap", "inversion", "reversed"})


def as_structure_problem_code(value: StructureProblemCode | str) -> StructureProblemCode:
    """A code, or its value."""
    return member(StructureProblemCode, value)


def _entries(values: Iterable[StructureEntry]) -> tuple[StructureEntry, ...]:
    return many(values, "several StructureEntries")


@attrs.frozen(kw_only=True)
class StructureProblem(Record):
    """One thing that is wrong, and the entries it concerns."""

    code: StructureProblemCode = attrs.field(converter=as_structure_problem_code)
    severity: Severity = attrs.field(converter=as_severity)
    text: str = attrs.field(converter=text)
    entries: tuple[StructureEntry, ...] = attrs.field(converter=_entries, validator=each_is(StructureEntry))

    def __str__(self) -> str:
        return f"{self.severity}: {self.text}"


def _problem(code: str, words: str, *entries: StructureEntry) -> StructureProblem:
    return StructureProblem(code=code, severity="error" if code in _ERRORS else "warning", text=words, entries=entries)


def no_entry(grade: str) -> StructureProblem:
    """A grade without a range."""
    return _problem("no-entry", f"{grade} has no range")


def problems_in_time(entries: Sequence[StructureEntry]) -> Iterator[StructureProblem]:
    """Gaps and overlaps among the entries of one grade and place.

    Each entry is held against the one before it that lasts longest, so that a day in two entries is told once for
    the later of them.
    """
    ordered = sorted(entries, key=lambda entry: (entry.first, entry.last))
    before = ordered[0]
    for entry in ordered[1:]:
        where = grade_at(entry.grade, entry.place)
        if entry.first <= before.last:
            last = min(entry.last, before.last)
            until = "" if last == date.max else f" to {last}"
            yield _problem("overlap", f"{where}: two ranges from {_start(entry.first)}{until}", before, entry)
        elif (entry.first - before.last).days > 1:
            start, end = before.last + timedelta(1), entry.first - timedelta(1)
            yield _problem("gap", f"{where}: no range from {start} to {end}", before, entry)
        before = max(before, entry, key=lambda one: one.last)


def _start(first: date) -> str:
    return "the beginning" if first == date.min else str(first)


_TERMS: dict[str, Callable[[StructureEntry], str]] = {
    "mixed-currency": lambda entry: entry.range.currency,
    "mixed-period": lambda entry: (
        f"{entry.range.per}"
        + (f" in {entry.range.payments_per_year} payments a year" if entry.range.payments_per_year else "")
    ),
    "mixed-component": lambda entry: entry.range.component,
    "mixed-tax": lambda entry: entry.range.tax,
}


def problems_of_terms(entries: Sequence[StructureEntry]) -> Iterator[StructureProblem]:
    """Terms that differ among the entries of one grade and place."""
    for code, term in _TERMS.items():
        found = dict.fromkeys(term(entry) for entry in entries)
        if len(found) > 1:
            where = grade_at(entries[0].grade, entries[0].place)
            yield _problem(code, f"{where}: {code.removeprefix('mixed-')} {' and '.join(found)}", *entries)


def problems_of_order(
    ladders: Iterable[tuple[Place | None, Sequence[StructureEntry]]],
) -> Iterator[StructureProblem]:
    """What is wrong between a grade and those below it.

    A ladder is a place and the entries that hold there on one day, lowest grade first. Ladders of many days repeat
    their pairs; each pair is told once.
    """
    seen: set[tuple[object, int, int]] = set()
    for place, ladder in ladders:
        with_midpoint: dict[tuple[str, str], StructureEntry] = {}
        for lower, upper in pairwise(ladder):
            if lower.range.midpoint is not None:
                with_midpoint[_kind(lower)] = lower
            below = with_midpoint.get(_kind(upper), lower)
            for other, check in ((lower, _inversion), (below, _inversion), (lower, _neighbours)):
                if (check, id(other), id(upper)) not in seen:
                    seen.add((check, id(other), id(upper)))
                    yield from check(other, upper, place)


def _kind(entry: StructureEntry) -> tuple[str, str]:
    return entry.range.currency, entry.range.per


def _pair(lower: StructureEntry, upper: StructureEntry, place: Place | None) -> str:
    return f"{lower.grade} and {grade_at(upper.grade, place)}"


def _inversion(lower: StructureEntry, upper: StructureEntry, place: Place | None) -> Iterator[StructureProblem]:
    start, end = lower.range.midpoint, upper.range.midpoint
    if start is None or end is None or start.currency != end.currency or start <= end:
        return
    if why_not_compared(lower.range, upper.range):
        return
    words = f"{_pair(lower, upper, place)}: the midpoint {end} of the higher grade is below {start}"
    yield _problem("inversion", words, lower, upper)


def _neighbours(lower: StructureEntry, upper: StructureEntry, place: Place | None) -> Iterator[StructureProblem]:
    pair, a, b = _pair(lower, upper, place), lower.range, upper.range
    if differs := why_not_compared(a, b):
        yield _problem("not-compared", f"{pair}: not compared: {differs}", lower, upper)
        return
    if a.low is not None and b.high is not None and a.low > b.high:
        words = f"{pair}: the lower grade starts at {a.low}, above {b.high}, where the higher one ends"
        yield _problem("reversed", words, lower, upper)
        return
    if a.midpoint is None or b.midpoint is None or a.midpoint <= b.midpoint:
        for name, one, other in (("low", a.low, b.low), ("high", a.high, b.high)):
            if one is not None and other is not None and other < one:
                words = f"{pair}: the {name} {other} of the higher grade is below {one}"
                yield _problem("end-inversion", words, lower, upper)
    if a.high is not None and b.low is not None and a.high < b.low:
        yield _problem("apart", f"{pair}: {b.low - a.high} between them belong to neither", lower, upper)
