"""Errors of salary structures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from productroles.errors import ProductRolesError, near_words, shorten

if TYPE_CHECKING:
    from datetime import date

_LISTED = 20


class NoRangeError(ProductRolesError, LookupError):
    """No salary range for a grade, a place and a day; ``entries`` are those of the grade, the nearest first."""

    code = "no-range"
    grade: str
    place: object
    on: date
    near: tuple[str, ...]
    entries: tuple[Any, ...]

    def __init__(
        self, grade: str, place: object, on: date, near: tuple[str, ...] = (), entries: tuple[Any, ...] = ()
    ) -> None:
        there = f"; there is: {_some(entries)}" if entries else ""
        super().__init__(
            f"no range for grade {shorten(grade)}{_at(place)} on {on}{near_words(near)}{there}",
            safe="no range for a grade, a place and a day",
            grade=grade,
            place=place,
            on=on,
            near=near,
            entries=entries,
        )


class OverlappingRangesError(ProductRolesError, ValueError):
    """Two or more salary ranges for one grade, place and day; ``entries`` holds them all."""

    code = "overlapping-ranges"
    grade: str
    place: object
    on: date
    entries: tuple[Any, ...]

    def __init__(self, grade: str, place: object, on: date, entries: tuple[Any, ...]) -> None:
        super().__init__(
            f"{len(entries):,} ranges for grade {shorten(grade)}{_at(place)} on {on}: {_some(entries)}",
            safe="more than one range for a grade, a place and a day",
            grade=grade,
            place=place,
            on=on,
            entries=entries,
        )


class SalaryStructureError(ProductRolesError, ValueError):
    """Salary ranges that could not be read; ``problems`` lists each with its file, its line or path, and why."""

    code = "salary-structure"
    problems: tuple[Any, ...]

    def __init__(self, problems: tuple[Any, ...]) -> None:
        count = len(problems)
        message = f"{count:,} problem{'s' if count != 1 else ''} in the salary structure"
        listed = "".join(f"\n  {problem}" for problem in problems[:_LISTED])
        more = f"\n  and {count - _LISTED:,} more" if count > _LISTED else ""
        super().__init__(message + listed + more, safe=message, problems=problems)


def _some(entries: tuple[Any, ...]) -> str:
    more = f" | and {len(entries) - 3:,} more" if len(entries) > 3 else ""
    return " | ".join(map(str, entries[:3])) + more


def _at(place: object) -> str:
    return "" if place is None else f" in {place}"
