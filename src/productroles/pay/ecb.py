"""The European Central Bank's rate files, as it publishes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from productroles._exact import exact
from productroles.errors import RateError
from productroles.pay.currency import currency_code


def ecb_text(file: Path) -> str:
    """The text of the file, or of the one ``.csv`` in a zip."""
    if file.suffix != ".zip":
        return file.read_text("utf-8")
    import zipfile

    with zipfile.ZipFile(file) as archive:
        names = [name for name in archive.namelist() if name.endswith(".csv")]
        if len(names) != 1:
            raise RateError(f"{file.name} does not hold exactly one .csv")
        return archive.read(names[0]).decode("utf-8")


def read_ecb(content: str) -> tuple[list[date], dict[str, list[Decimal | None]]]:
    """Days and columns of a file in the ECB's form: a header of codes, then a line a day, in either order."""
    lines = content.splitlines()
    header = [cell.strip() for cell in lines[0].split(",")] if lines else []
    if len(header) < 2 or header[0] != "Date":
        raise RateError("line 1: expected 'Date' and currency codes")
    codes = [currency_code(code) for code in header[1:] if code]
    rows: list[tuple[date, list[Decimal | None]]] = []
    for number, line in enumerate(lines[1:], 2):
        cells = [cell.strip() for cell in line.split(",")]
        try:
            rates = [None if cell in ("", "N/A") else exact(cell) for cell in cells[1 : len(codes) + 1]]
            rows.append((date.fromisoformat(cells[0]), rates))
        except ValueError as error:
            raise RateError(f"line {number}: {error}", line) from error
        if len(rates) != len(codes):
            raise RateError(f"line {number}: {len(rates)} rates for {len(codes)} currencies", line)
    if not rows:
        raise RateError("the file has no rates")
    rows.sort(key=lambda row: row[0])
    return [found for found, _ in rows], {code: [rates[at] for _, rates in rows] for at, code in enumerate(codes)}
