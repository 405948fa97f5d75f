"""What the tables of rows are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from productroles.pay.money import Money

Value: TypeAlias = str | bool | int | Decimal | date | None
Row: TypeAlias = dict[str, Value]


class Table(NamedTuple):
    """The rows of a kind of record: columns with the type of their values, and what makes the rows."""

    columns: dict[str, type]
    rows: Callable[[Any], Iterable[Row]]


def typed(kind: type, names: str) -> dict[str, type]:
    """Columns of one type."""
    return dict.fromkeys(names.split(), kind)


def amount(money: Money | None) -> Decimal | None:
    """The bare amount."""
    return None if money is None else money.amount


def joined(values: Iterable[object]) -> str | None:
    """Several values in one cell; None for none."""
    return "; ".join(map(str, values)) or None
