"""Salary structures: the ranges of an organisation's grades, by place and day.

The entry with the most specific place that holds on the day wins: city, then region, then country, then everywhere.
Nothing is taken from another day, and two entries that hold alike are an error.

>>> import productroles as pr
>>> def euros(low, high):
...     return pr.SalaryRange(low, high, currency="EUR", per="year", component="base", tax="gross")
>>> acme = SalaryStructure(
...     [
...         StructureEntry("P3", euros("70000", "98000"), place="DE", valid_from="2025-01-01"),
...         StructureEntry("P4", euros("84000", "118000"), place="DE", valid_from="2025-01-01", valid_to="2025-12-31"),
...         StructureEntry("P4", euros("86000", "121000"), place="DE", valid_from="2026-02-01"),
...         StructureEntry("P4", euros("90000", "126000"), place="Munich, DE", valid_from="2025-01-01"),
...     ]
... )
>>> print(acme)
4 entries in 2 grades: P3 1, P4 3
>>> print(acme.range_for("P4", place="DE", on="2026-03-01"))
EUR 86,000 to 121,000 per year, base, gross
>>> print(acme.range_for("P4", place="Munich, DE", on="2026-03-01"))
EUR 90,000 to 126,000 per year, base, gross
>>> acme.range_for("P4", place="DE", on="2026-01-15")
Traceback (most recent call last):
productroles.errors.NoRangeError: no range for grade 'P4' in DE on 2026-01-15; there is: P4 in DE, from 2025-01-01 ...
>>> for problem in acme.problems():
...     print(problem)
error: P4 in DE: no range from 2026-01-01 to 2026-01-31
>>> for step in acme.grade_steps(place="DE", on="2026-03-01"):
...     print(step)
P3 to P4: midpoint +0.2321...; EUR 12,000 shared, 34.2857 % of the upper range
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs

from productroles._fields import day, each_is, many, text, texts
from productroles._show import Record
from productroles.context import Place, optional_place
from productroles.errors import (
    FieldError,
    NoRangeError,
    OverlappingRangesError,
    PlaceError,
    ProductRolesError,
    SalaryStructureError,
    near_names,
)
from productroles.pay.grade_step import GradeStep, grade_step
from productroles.pay.salary import SalaryRange
from productroles.pay.structure_entry import PlaceKey, StructureEntry, keys_around, place_key
from productroles.pay.structure_file import problem, read_csv, read_entries, read_toml
from productroles.pay.structure_problems import (
    StructureProblem,
    no_entry,
    problems_in_time,
    problems_of_order,
    problems_of_terms,
)

_Index = dict[str, dict[PlaceKey, list[StructureEntry]]]


def _entries(values: Iterable[StructureEntry]) -> tuple[StructureEntry, ...]:
    return many(values, "several StructureEntries")


def _order(values: Iterable[str] | None) -> tuple[str, ...] | None:
    if values is None:
        return None
    order = texts(values)
    if len(set(order)) < len(order):
        raise FieldError("an order that names each grade once", order)
    return order


def _index(entries: Iterable[StructureEntry]) -> _Index:
    found: _Index = {}
    for entry in entries:
        found.setdefault(entry.grade, {}).setdefault(place_key(entry.place), []).append(entry)
    return found


@attrs.frozen(repr=False)
class SalaryStructure(Record):
    """Salary ranges by grade, place and day.

    It holds one range for a grade, place and day: ranges of base pay and of target cash are two structures.

    Raises:
        FieldError: for an order that names a grade twice, or leaves out the grade of an entry.
    """

    entries: tuple[StructureEntry, ...] = attrs.field(converter=_entries, validator=each_is(StructureEntry))
    order: tuple[str, ...] | None = attrs.field(default=None, kw_only=True, converter=_order)
    """The grades, lowest first; None is the order in which the entries first name them."""
    _by_grade: _Index = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_by_grade", _index(self.entries))
        if self.order is not None and (strange := self._by_grade.keys() - set(self.order)):
            raise FieldError(f"an order with the grades {', '.join(sorted(strange))} too", self.order)

    @classmethod
    def from_documents(
        cls, documents: Iterable[Mapping[str, Any]], *, order: Iterable[str] | None = None
    ) -> SalaryStructure:
        """A structure from flat tables, one for each entry.

        The fields of a table: ``grade`` and ``currency``; ``low``, ``midpoint``, ``high`` (a low or a high is
        needed); ``per``, ``component``, ``tax``, ``payments_per_year``; ``place`` as text such as ``"Berlin, DE"``,
        or instead ``country``, ``region`` and ``city``; ``valid_from`` and ``valid_to``, both days included;
        ``note``. Amounts are text or whole numbers, days are ISO text or dates. What is left out or None is
        unstated, open or everywhere.

        ``"85.000"`` is refused as text, since people write eighty-five thousand so: it is ``"85"``, ``"85000"`` or,
        where a currency such as the Kuwaiti dinar has a thousandth, good as it is. ``"85.1250"`` is a fraction.

        Raises:
            SalaryStructureError: with every problem, by the position and field of its table.
        """
        numbered = ((f"[{at}]", document) for at, document in enumerate(many(documents, "several tables")))
        return cls(read_entries(numbered, ""), order=order)

    @classmethod
    def from_csv(cls, path: str | Path, *, order: Iterable[str] | None = None) -> SalaryStructure:
        """A structure from a CSV file (UTF-8, commas) with a header and a row for each entry.

        The columns are the fields of :meth:`from_documents`, in any order: usually ``grade``, ``place``,
        ``currency``, ``per``, ``component``, ``low``, ``midpoint``, ``high``, ``valid_from``, ``valid_to``. An empty
        cell is left out.

        Raises:
            SalaryStructureError: with every problem, by its line and column.
        """
        return cls(read_csv(path), order=order)

    @classmethod
    def from_toml(cls, path: str | Path) -> SalaryStructure:
        """A structure from a TOML file: ``[[entries]]`` as :meth:`from_documents` takes them, and ``order``.

        Raises:
            SalaryStructureError: with every problem, by its path in the file.
        """
        entries, order = read_toml(path)
        try:
            return cls(entries, order=order)
        except ProductRolesError as error:
            raise SalaryStructureError((problem(error.code, str(error), Path(path).name, "order"),)) from error

    @property
    def grades(self) -> tuple[str, ...]:
        """The grades, lowest first."""
        return tuple(self._by_grade) if self.order is None else self.order

    def on(self, when: date | str) -> SalaryStructure:
        """The structure of one day: the entries that hold on it, and the same grades in the same order."""
        asked = day(when)
        return SalaryStructure([entry for entry in self.entries if entry.holds_on(asked)], order=self.grades)

    def range_for(self, grade: str, *, place: Place | str | None = None, on: date | str) -> SalaryRange:
        """The range of a grade at a place on a day; the errors are those of :meth:`entry_for`."""
        return self.entry_for(grade, place=place, on=on).range

    def entry_for(self, grade: str, *, place: Place | str | None = None, on: date | str) -> StructureEntry:
        """The entry that :meth:`range_for` takes its range from, with its place, validity and note.

        Without a place only entries without one count.

        Raises:
            NoRangeError: where no entry holds; it has near grades and the entries that nearly fit.
            OverlappingRangesError: where two entries for one place hold.
            PlaceError: where a city is asked for without its region, and only an entry that names both has it.
        """
        code, where, asked = text(grade), optional_place(place), day(on)
        found = self._holding(code, keys_around(where), asked)
        self._check_region(code, where, asked, found)
        if not found:
            raise self._missing(code, where, asked)
        if len(found) > 1:
            raise OverlappingRangesError(code, where, asked, tuple(found))
        return found[0]

    def _holding(self, grade: str, around: Iterable[PlaceKey], on: date) -> list[StructureEntry]:
        """The entries of the most specific place that hold on the day."""
        places = self._by_grade.get(grade, {})
        for key in around:
            if found := [entry for entry in places.get(key, ()) if entry.first <= on <= entry.last]:
                return found
        return []

    def _check_region(self, grade: str, place: Place | None, on: date, found: Sequence[StructureEntry]) -> None:
        if place is None or place.city is None or place.region is not None:
            return
        if found and found[0].place is not None and found[0].place.city is not None:
            return
        country, _, city = place_key(place)
        namesakes = [
            str(entries[0].place)
            for key, entries in self._by_grade.get(grade, {}).items()
            if key[0] == country and key[2] == city and any(entry.holds_on(on) for entry in entries)
        ]
        if namesakes:
            raise PlaceError(
                str(place), "no region, and the structure has a city of that name in one", tuple(namesakes)
            )

    def _missing(self, grade: str, place: Place | None, on: date) -> NoRangeError:
        if grade not in self._by_grade:
            return NoRangeError(grade, place, on, near_names(grade, self._by_grade, 0.5))
        around = keys_around(place)

        def distance(entry: StructureEntry) -> tuple[bool, int]:
            return place_key(entry.place) not in around, max((entry.first - on).days, (on - entry.last).days, 0)

        entries = [entry for entries in self._by_grade[grade].values() for entry in entries]
        return NoRangeError(grade, place, on, entries=tuple(sorted(entries, key=distance)))

    def grade_steps(self, *, place: Place | str | None = None, on: date | str) -> tuple[GradeStep, ...]:
        """Midpoint progression and overlap from each grade to the next that has a range there on that day.

        Raises:
            OverlappingRangesError: as of :meth:`entry_for`; PlaceError too.
        """
        where, asked = optional_place(place), day(on)
        entries: list[StructureEntry] = []
        for grade in self.grades:
            try:
                entries.append(self.entry_for(grade, place=where, on=asked))
            except NoRangeError:
                continue
        return tuple(grade_step(lower, upper) for lower, upper in pairwise(entries))

    def problems(self) -> tuple[StructureProblem, ...]:
        """Everything that is wrong or likely to be, in one pass: see :class:`StructureProblemCode`.

        Gaps, overlaps in time and mixed terms are those of one grade and place. Grades are held against each other
        at every place that the structure names and on every day on which something starts or ends, each pair once.
        """
        found = [no_entry(grade) for grade in self.grades if grade not in self._by_grade]
        for grade in self.grades:
            for entries in self._by_grade.get(grade, {}).values():
                found += problems_in_time(entries)
                found += problems_of_terms(entries)
        return (*found, *problems_of_order(self._ladders()))

    def _ladders(self) -> Iterator[tuple[Place | None, list[StructureEntry]]]:
        """The entries that hold at each place on each day of change, lowest grade first."""
        places = {place_key(entry.place): entry.place for entry in self.entries}
        for place in places.values():
            around = keys_around(place)
            for on in self._days_of_change(around):
                held = [self._holding(grade, around, on) for grade in self.grades]
                yield place, [entries[0] for entries in held if len(entries) == 1]

    def _days_of_change(self, around: Sequence[PlaceKey]) -> list[date]:
        days: set[date] = set()
        for places in self._by_grade.values():
            for entry in (entry for key in around for entry in places.get(key, ())):
                days.add(entry.first)
                if entry.last < date.max:
                    days.add(entry.last + timedelta(1))
        return sorted(days)

    def __repr__(self) -> str:
        return f"<SalaryStructure {self}>"

    def __str__(self) -> str:
        counts = {grade: sum(map(len, self._by_grade.get(grade, {}).values())) for grade in self.grades}
        listed = ", ".join(f"{grade} {count:,}" for grade, count in counts.items())
        return f"{_counted(len(self.entries), 'entry', 'entries')} in {_counted(len(counts), 'grade', 'grades')}" + (
            f": {listed}" if listed else ""
        )


def _counted(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"
