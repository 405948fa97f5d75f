"""Salary ranges from documents, TOML and CSV, with every problem told by file, line or path, and field."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any, cast

from productroles._exact import plain
from productroles._fields import (
    optional_day,
    optional_not_negative,
    optional_positive_count,
    optional_text,
    text,
)
from productroles.context import Place, country_code, optional_place
from productroles.errors import FieldError, ProductRolesError, SalaryStructureError, near_names
from productroles.evidence import Note
from productroles.pay.currency import MINOR_DIGITS, currency_code
from productroles.pay.period import as_component, as_period, as_tax
from productroles.pay.salary import SalaryRange
from productroles.pay.structure_entry import StructureEntry


def _payments(value: int | str) -> int | None:
    if isinstance(value, str):
        if not (value.isascii() and value.isdigit() and len(value) < 6):
            raise FieldError("a whole number of payments a year", value)
        value = int(value)
    return optional_positive_count(value)


_RANGE: dict[str, Callable[[Any], Any]] = {
    "low": optional_not_negative,
    "midpoint": optional_not_negative,
    "high": optional_not_negative,
    "currency": currency_code,
    "per": as_period,
    "component": as_component,
    "tax": as_tax,
    "payments_per_year": _payments,
}
_PLACE: dict[str, Callable[[Any], Any]] = {"country": country_code, "region": optional_text, "city": optional_text}
_ENTRY: dict[str, Callable[[Any], Any]] = {
    "grade": text,
    "place": optional_place,
    "valid_from": optional_day,
    "valid_to": optional_day,
    "note": optional_text,
}
_READERS = _RANGE | _PLACE | _ENTRY
_NEEDED = ("grade", "currency")
_FIGURES = ("low", "midpoint", "high")
# 85.000 is eighty-five thousand to half of the world; 0.850 and 1234.500 are groups of thousands to nobody.
_GROUPED = re.compile(r"\+?[1-9][0-9]{0,2}\.[0-9]{3}").fullmatch


def read_entries(
    documents: Iterable[tuple[str, object]], file: str, told: Iterable[Note] = ()
) -> tuple[StructureEntry, ...]:
    """The entries of tables, each handed over with its line or path; ``told`` are problems found before.

    Raises:
        SalaryStructureError: with every problem of every table.
    """
    problems = list(told)
    entries = [_entry(document, file, where, problems) for where, document in documents]
    if problems:
        raise SalaryStructureError(tuple(problems))
    return tuple(entry for entry in entries if entry is not None)


def _entry(document: object, file: str, where: str, told: list[Note]) -> StructureEntry | None:
    if not isinstance(document, Mapping):
        told.append(problem("field-type", "expected a table of fields", file, where))
        return None
    before = len(told)
    given = {name: value for name, value in cast("Mapping[object, Any]", document).items() if value is not None}
    found: dict[str, Any] = {}
    for name, value in given.items():
        if not isinstance(name, str) or name not in _READERS:
            told.append(_unknown(name, file, where))
            continue
        try:
            found[name] = _READERS[name](value)
        except ProductRolesError as error:
            told.append(problem(error.code, str(error), file, where, name))
    told.extend(problem("missing", "it is missing", file, where, name) for name in _NEEDED if name not in given)
    told.extend(_ambiguous(given, found, file, where))
    if len(told) > before:
        return None
    try:
        return _made(found)
    except ProductRolesError as error:
        told.append(problem(error.code, str(error), file, where))
        return None


def _ambiguous(given: Mapping[Any, Any], found: Mapping[str, Any], file: str, where: str) -> Iterator[Note]:
    """Figures as text whose point may group thousands, since their currency has no three digits behind it."""
    if "currency" not in found or MINOR_DIGITS[found["currency"]] == 3:
        return
    for name in _FIGURES:
        value = given.get(name)
        if isinstance(value, str) and _GROUPED(value):
            small, large = plain(found[name]), value.replace(".", "")
            exactly = f"{value}0" if small == value.removeprefix("+") else small
            words = f"{value!r} may be {small} or {int(large):,}; write {exactly} or {int(large)}"
            yield problem("ambiguous-figure", words, file, where, name)


def _made(found: dict[str, Any]) -> StructureEntry:
    parts = {name: found.pop(name) for name in _PLACE if name in found}
    if parts:
        if "place" in found or "country" not in parts:
            raise FieldError("a place, or a country with its region and city", ", ".join(parts))
        found["place"] = Place(**parts)
    figures = {name: found.pop(name) for name in _RANGE if name in found}
    pay = SalaryRange(figures.pop("low", None), figures.pop("high", None), **figures)
    return StructureEntry(found.pop("grade"), pay, **found)


def _unknown(name: object, file: str, where: str) -> Note:
    near = near_names(name, _READERS)
    hint = f"; near: {', '.join(near)}" if near else ""
    return problem("unknown-key", f"there is no such field{hint}", file, where, str(name)[:60])


def problem(code: str, why: str, file: str, where: str, field: str = "") -> Note:
    """A problem of a file, its place in the words and in the data."""
    found = (("file", file), ("where", where), ("field", field))
    data = tuple((what, value) for what, value in found if value)
    return Note(code, ": ".join([*(value for _, value in data), why]), data)


def read_toml(path: str | Path) -> tuple[tuple[StructureEntry, ...], Any]:
    """The entries of a TOML file, and its order of grades."""
    import tomllib

    file = Path(path)
    content = _content(file)
    try:
        table = tomllib.loads(content)
    except (ValueError, RecursionError) as error:  # a number or a nesting past the interpreter's limits, too
        raise SalaryStructureError((problem("toml", str(error), file.name, ""),)) from error
    entries = table.pop("entries", [])
    order = table.pop("order", None)
    told = [problem("unknown-key", "a file holds entries and an order", file.name, "", name) for name in table]
    if not isinstance(entries, list):
        told.append(problem("field-type", "expected tables [[entries]]", file.name, "entries"))
    if told:
        raise SalaryStructureError(tuple(told))
    numbered = ((f"entries[{at}]", entry) for at, entry in enumerate(cast("list[object]", entries)))
    return read_entries(numbered, file.name), order


def read_csv(path: str | Path) -> tuple[StructureEntry, ...]:
    """The entries of a CSV file."""
    file = Path(path)
    reader = csv.reader(StringIO(_content(file), newline=""), strict=True)
    try:
        rows = [(f"line {reader.line_num:,}", [cell.strip() for cell in cells]) for cells in reader]
    except csv.Error as error:
        raise SalaryStructureError((problem("csv", str(error), file.name, f"line {reader.line_num:,}"),)) from error
    rows = [(line, cells) for line, cells in rows if any(cells)]
    if not rows:
        raise SalaryStructureError((problem("missing", "the file is empty", file.name, ""),))
    where, header = rows[0]
    columns = [name.lower() for name in header]
    if len(header) == 1 and ";" in header[0]:
        raise SalaryStructureError((problem("csv", "semicolons between the cells, not commas", file.name, where),))
    told = [_unknown(name, file.name, where) for name in columns if name not in _READERS]
    told += [problem("missing", "no such column", file.name, where, name) for name in _NEEDED if name not in columns]
    if len(set(columns)) < len(columns):
        told.append(problem("repeated", "a column stands twice", file.name, where))
    if told:
        raise SalaryStructureError(tuple(told))
    told = [
        problem("cells", f"{len(cells):,} cells for {len(columns):,} columns", file.name, line)
        for line, cells in rows
        if len(cells) != len(columns)
    ]
    tables = (
        (line, {name: cell for name, cell in zip(columns, cells, strict=True) if cell})
        for line, cells in rows[1:]
        if len(cells) == len(columns)
    )
    return read_entries(tables, file.name, told)


def _content(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SalaryStructureError((problem("encoding", "the file is not UTF-8", file.name, ""),)) from error
