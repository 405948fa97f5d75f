"""The World Bank's files of purchasing power parities, as it and the public data set "ppp" publish them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from productroles._countries import ALPHA3, COUNTRIES
from productroles._exact import exact
from productroles.errors import AmountError, PriceLevelError

GDP = "PA.NUS.PPP"
CONSUMPTION = "PA.NUS.PRVT.PP"

_LONG = ("Country ID", "Year", "PPP")
_WIDE = ("Country Code", "Indicator Code")
_HEADER_WITHIN = 10
_NUMBER = re.compile(r"[0-9]{1,50}(?:\.[0-9]{1,50})?(?:[eE][+-]?[0-9]{1,2})?", re.ASCII).fullmatch
_YEAR = re.compile(r"[0-9]{4}", re.ASCII).fullmatch


class WorldBankTable(NamedTuple):
    """The figures of a file by country, a cell a year."""

    series: str | None
    years: tuple[int, ...]
    columns: dict[str, list[Decimal | None]]
    skipped: tuple[str, ...]


class _Row(NamedTuple):
    line: int
    cells: dict[str, str]


class _Figure(NamedTuple):
    line: int
    country: str
    year: int
    cell: str


def read_worldbank(file: Path) -> WorldBankTable:
    """The table of a file in the long or the wide form.

    Raises:
        PriceLevelError: where it has neither; the message names the line.
    """
    with file.open(encoding="utf-8-sig", newline="") as lines:
        try:
            columns, rows = _rows(lines, file.name)
        except (csv.Error, UnicodeDecodeError) as error:
            raise PriceLevelError(f"{file.name} is no readable CSV: {error}") from error
    if set(_WIDE) <= columns:
        series = _series(rows, file.name)
        figures = [
            _Figure(row.line, row.cells["Country Code"], int(year), cell)
            for row in rows
            for year, cell in row.cells.items()
            if _YEAR(year)
        ]
    else:
        series = None
        figures = [_Figure(row.line, row.cells["Country ID"], _year(row, file.name), row.cells["PPP"]) for row in rows]
    return _table(figures, series, file.name)


def _rows(lines: Iterable[str], name: str) -> tuple[set[str], list[_Row]]:
    """The names of the columns, and the rows below them."""
    reader = csv.reader(lines, strict=True)
    found = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    header_at = next((at for at, (_, cells) in enumerate(found[:_HEADER_WITHIN]) if _is_header(set(cells))), None)
    if header_at is None:
        raise PriceLevelError(f"{name} has no header with {', '.join(_LONG)}, nor with {', '.join(_WIDE)} and years")
    start, header = found[header_at]
    if len(set(header)) < len(header):
        raise PriceLevelError(f"{name}, line {start}: a column stands twice")
    rows: list[_Row] = []
    for line, cells in found[header_at + 1 :]:
        if len(cells) == len(header):
            rows.append(_Row(line, dict(zip(header, cells, strict=True))))
        elif any(cells):
            raise PriceLevelError(f"{name}, line {line}: {len(cells)} cells for {len(header)} columns")
    return set(header), rows


def _is_header(cells: set[str]) -> bool:
    return set(_LONG) <= cells or set(_WIDE) <= cells


def _series(rows: Iterable[_Row], name: str) -> str | None:
    found: str | None = None
    for row in rows:
        series = row.cells["Indicator Code"]
        if series not in (GDP, CONSUMPTION) or (found is not None and series != found):
            raise PriceLevelError(f"{name}, line {row.line}: expected one series, {GDP} or {CONSUMPTION}", series)
        found = series
    return found


def _year(row: _Row, name: str) -> int:
    if not _YEAR(row.cells["Year"]):
        raise PriceLevelError(f"{name}, line {row.line}: the year is not of four digits", row.cells["Year"])
    return int(row.cells["Year"])


def _table(figures: Iterable[_Figure], series: str | None, name: str) -> WorldBankTable:
    found: dict[str, dict[int, Decimal]] = {}
    skipped: dict[str, None] = {}
    for line, code, year, cell in figures:
        country = code if code in COUNTRIES else ALPHA3.get(code)
        if country is None:
            skipped[code] = None
        elif cell:
            levels = found.setdefault(country, {})
            if year in levels:
                raise PriceLevelError(f"{name}, line {line}: a second figure of {country} for {year}", cell)
            levels[year] = _number(cell, f"{name}, line {line}")
    years = tuple(sorted({year for levels in found.values() for year in levels}))
    if not years:
        raise PriceLevelError(f"{name} has no figures")
    columns = {country: [levels.get(year) for year in years] for country, levels in found.items()}
    return WorldBankTable(series, years, columns, tuple(skipped))


def _number(cell: str, where: str) -> Decimal:
    try:
        number = exact(Decimal(cell)) if _NUMBER(cell) else None
    except AmountError:
        number = None
    if not number:
        raise PriceLevelError(f"{where}: the figure is no number above zero", cell)
    return number
