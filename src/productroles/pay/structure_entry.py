"""One line of a salary structure: the range of a grade, where and from when to when it holds."""

from __future__ import annotations

from datetime import date
from unicodedata import normalize

import attrs

from productroles._fields import day, is_a, optional_day, optional_text, text
from productroles._show import Record
from productroles.context import Place, optional_place
from productroles.errors import RangeOrderError
from productroles.pay.salary import SalaryRange

PlaceKey = tuple[str, str, str]
"""Country, region and city without regard to case, each empty where it is not said."""


@attrs.frozen
class StructureEntry(Record):
    """The salary range of a grade at a place, from one day to another.

    >>> import productroles as pr
    >>> pay = pr.SalaryRange("90000", "130000", currency="EUR", per="year", component="base")
    >>> print(StructureEntry("P4", pay, place="Berlin, DE", valid_from="2025-04-01"))
    P4 in Berlin, DE, from 2025-04-01: EUR 90,000 to 130,000 per year, base

    Raises:
        RangeOrderError: where it ends before it starts.
    """

    grade: str = attrs.field(converter=text)
    """Code of the grade, told apart by its very characters."""
    range: SalaryRange = attrs.field(validator=is_a(SalaryRange))
    place: Place | None = attrs.field(default=None, kw_only=True, converter=optional_place)
    """Where the range holds; None is everywhere. A region or city that is not said is no condition."""
    valid_from: date | None = attrs.field(default=None, kw_only=True, converter=optional_day)
    """The first day; None is an open start."""
    valid_to: date | None = attrs.field(default=None, kw_only=True, converter=optional_day)
    """The last day; None is an open end."""
    note: str | None = attrs.field(default=None, kw_only=True, converter=optional_text)

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise RangeOrderError("an entry ends before it starts", (str(self.first), str(self.last)))

    @property
    def first(self) -> date:
        """The first day, the earliest there is where the start is open."""
        return self.valid_from or date.min

    @property
    def last(self) -> date:
        """The last day, the latest there is where the end is open."""
        return self.valid_to or date.max

    def holds_on(self, when: date | str) -> bool:
        """Whether the range is valid on a day."""
        return self.first <= day(when) <= self.last

    def __str__(self) -> str:
        return f"{grade_at(self.grade, self.place)}{_between(self)}: {self.range}"


def grade_at(grade: str, place: Place | None) -> str:
    """A grade and its place in words."""
    return grade if place is None else f"{grade} in {place}"


def _between(entry: StructureEntry) -> str:
    ends = [f"from {entry.valid_from}"] if entry.valid_from else []
    ends += [f"to {entry.valid_to}"] if entry.valid_to else []
    return f", {' '.join(ends)}" if ends else ""


def _fold(part: str | None) -> str:
    return normalize("NFKC", part or "").casefold()


def place_key(place: Place | None) -> PlaceKey:
    """What tells places apart."""
    return ("", "", "") if place is None else (place.country, _fold(place.region), _fold(place.city))


def keys_around(place: Place | None) -> tuple[PlaceKey, ...]:
    """The keys of the entries that hold at a place, the most specific first: city, region, country, everywhere."""
    country, region, city = key = place_key(place)
    around = (key, (country, "", city), (country, region, ""), (country, "", ""), ("", "", ""))
    return tuple(dict.fromkeys(around))
