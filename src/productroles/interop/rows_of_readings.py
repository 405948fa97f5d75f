"""Rows of what was read: titles and pay texts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from productroles.interop.row_parts import Row, Table, amount, joined, typed
from productroles.pay.text.result import PayReading
from productroles.titles.reading import TitleReading

_TITLE = {
    **typed(str, "text role family level"),
    "is_product_role": bool,
    **typed(str, "certainty secondary specialisms scope marks candidates reasons language"),
}
_PAY = {
    "text": str,
    **typed(Decimal, "low high"),
    **typed(str, "currency per component tax"),
    "payments_per_year": int,
    **typed(str, "extras candidates reasons caveats"),
}


def _title_rows(reading: TitleReading) -> Iterator[Row]:
    plain: Row = {name: getattr(reading, name) for name in ("text", "role", "family", "level", "is_product_role")}
    several = ("secondary", "specialisms", "scope", "marks", "candidates", "reasons")
    yield {
        **plain,
        "certainty": str(reading.certainty),
        **{name: joined(getattr(reading, name)) for name in several},
        "language": reading.language,
    }


def _pay_rows(reading: PayReading) -> Iterator[Row]:
    row: Row = dict.fromkeys(_PAY)
    row["text"] = reading.text
    if (value := reading.value) is not None:
        row |= {"low": amount(value.low), "high": amount(value.high), "payments_per_year": value.payments_per_year}
        row |= {name: str(getattr(value, name)) for name in ("currency", "per", "component", "tax")}
        row["extras"] = joined(value.extras)
    yield row | {name: joined(getattr(reading, name)) for name in ("candidates", "reasons", "caveats")}


READING_TABLES: dict[type, Table] = {
    TitleReading: Table(_TITLE, _title_rows),
    PayReading: Table(_PAY, _pay_rows),
}
"""The tables of these kinds."""
