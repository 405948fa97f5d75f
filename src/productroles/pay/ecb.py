"""The European Central Bank's rate files, as it publishes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from productroles._exact import exact
from productroles.errors import RateError
from productroles.pay.currency import currency_code

_MONTHS = "January February March April May June July August September October November December".split()


def ecb_text(file: Path) -> str:
    """The text of the file, or of the one ``.csv`` in a zip.

    Raises:
        RateError: where the zip cannot be read or holds another number of files, or the text is not UTF-8.
    """
    content = file.read_bytes()
    if file.suffix.lower() == ".zip":
        content = _unzipped(content, file.name)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RateError(f"{file.name} is no UTF-8 text: {error}") from error


def _unzipped(content: bytes, name: str) -> bytes:
    from io import BytesIO
    from zipfile import ZipFile

    try:
        with ZipFile(BytesIO(content)) as archive:
            tables = [inner for inner in archive.namelist() if inner.lower().endswith(".csv")]
            found = archive.read(tables[0]) if len(tables) == 1 else None
    except Exception as error:  # a broken or locked zip has half a dozen kinds, some of them no ValueError
        raise RateError(f"{name} is no zip that can be read: {error}") from error
    if found is None:
        raise RateError(f"{name} does not hold exactly one .csv")
    return found


def read_ecb(content: str, name: str) -> tuple[list[date], dict[str, list[Decimal | None]]]:
    """Days and columns of a file in the ECB's form: a header of codes, then a line a day, in either order.

    A column without any rate is left out, as files cut to a few years have them.

    Raises:
        RateError: with the file's name and the line that has another form.
    """
    lines = [(number, _cells(line)) for number, line in enumerate(content.splitlines(), 1) if line.strip()]
    width = len(lines[0][1]) if lines else 0
    header = lines[0][1] if lines else []
    codes = header[1:-1] if header[-1:] == [""] else header[1:]
    if not codes or header[0] != "Date":
        raise RateError(f"{name}, line 1: expected 'Date' and currency codes")
    rows: dict[date, list[Decimal | None]] = {}
    for number, cells in lines[1:]:
        try:
            on = _day(cells[0])
            rates = [None if cell in ("", "N/A") else exact(cell) for cell in cells[1 : len(codes) + 1]]
        except (ValueError, OverflowError) as error:
            raise RateError(f"{name}, line {number}: {error}", cells) from error
        if len(cells) != width or any(cells[len(codes) + 1 :]):
            raise RateError(f"{name}, line {number}: {len(cells)} cells under a header of {width}", cells)
        if on in rows or any(rate is not None and rate <= 0 for rate in rates):
            raise RateError(f"{name}, line {number}: a day given twice, or a rate that is not above zero", cells)
        rows[on] = rates
    days = sorted(rows)
    if not days:
        raise RateError(f"{name} has no rates")
    columns = {_code(code, codes, name): [rows[on][at] for on in days] for at, code in enumerate(codes)}
    return days, {code: cells for code, cells in columns.items() if any(cells)}


def _cells(line: str) -> list[str]:
    """The cells of a line; the bank ends each line with one more comma."""
    return [cell.strip().strip('"').strip() for cell in line.split(",")]


def _code(code: str, codes: list[str], name: str) -> str:
    try:
        found = currency_code(code)
    except ValueError as error:
        raise RateError(f"{name}, line 1: {error}", code) from error
    if codes.count(code) > 1:
        raise RateError(f"{name}, line 1: {code} stands twice", code)
    return found


def _day(text: str) -> date:
    """A day as the history writes it, ``2024-06-28``, or as the daily file does, ``28 June 2024``."""
    parts = text.split()
    if len(parts) == 3 and parts[1] in _MONTHS:
        return date(int(parts[2]), 1 + _MONTHS.index(parts[1]), int(parts[0]))
    return date.fromisoformat(text)
