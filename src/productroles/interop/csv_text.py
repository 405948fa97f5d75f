r"""CSV that a spreadsheet does not take for formulas.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@``, also behind a tab or a line break. Titles
and notes come from other people, so text cells that begin so get an apostrophe before them, which spreadsheets take
for "this is text". Numbers and dates are written as they are. The change can be undone: :func:`csv_original` gives
back every cell as it was.

>>> csv_cell("=HYPERLINK(1)"), csv_cell("'=1"), csv_cell("VP, Product"), csv_cell("-5")
("'=HYPERLINK(1)", "''=1", 'VP, Product', "'-5")
>>> csv_original("'=HYPERLINK(1)"), csv_original("'tis")
('=HYPERLINK(1)', "'tis")
"""

from __future__ import annotations

import csv
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from productroles.interop.rows import rows_and_columns

# The signs of full width are the same to some spreadsheets; blanks before a sign do not stop others.
_ACTS = re.compile("'*+[ \u00a0\u3000]*+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]").match
_LONE = re.compile("[\ud800-\udfff]")


def csv_cell(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet could take it for a formula."""
    return f"'{text}" if _ACTS(text) else text


def csv_original(cell: str) -> str:
    """The text that :func:`csv_cell` made a cell of."""
    return cell[1:] if cell.startswith("'") and _ACTS(cell) else cell


def to_csv(x: Any, path: str | Path, /, *, delimiter: str = ",") -> Path:
    """Write rows to a CSV file (UTF-8, a header), text made harmless by :func:`csv_cell`; tell where.

    ``x`` is what :func:`~productroles.interop.to_rows` takes, or rows: mappings with the keys of the first. None is
    an empty cell; amounts are written in plain notation.

    Raises:
        FieldTypeError: as for to_rows.
    """
    file = Path(path)
    if isinstance(x, list | tuple) and x and isinstance(x[0], dict):
        rows = cast("list[dict[str, Any]]", x)
        names = list(rows[0])
    else:
        made, columns = rows_and_columns(x)
        rows, names = cast("list[dict[str, Any]]", made), list(columns)
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=delimiter)
        writer.writerow([_cell(name) for name in names])
        writer.writerows([_cell(row[name]) for name in names] for row in rows)
    return file


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int | date):
        return str(value)
    return csv_cell(_LONE.sub("\ufffd", str(value)))
