"""From a table of records to the columns of a chart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from productroles._fields import many
from productroles.errors import FieldError, FieldTypeError, ProductRolesError, near_names
from productroles.org.pay_data import pay_from_data
from productroles.org.people import Columns, is_missing, is_nan
from productroles.org.records import Table
from productroles.pay.salary import Pay

FIELDS = {"id": "id", "manager": "manager", "title": "title", "role": "role", "pay": "pay"}
"""What a chart stores of each person, and what records call it unless the caller says otherwise."""

_LACKING = "fields that at least one record has (id=..., manager=... say what records call them)"

PayField = str | Callable[[Any], Pay | None]
"""The field that holds the pay, or a function that makes it from a record."""


def read_columns(table: Table, fields: Mapping[str, PayField], keep: Iterable[str]) -> Columns:
    """The columns of a chart from the records of a table, by the names that the records use.

    Raises:
        FieldError: where no record has a field that the caller named, an id, or of several a manager.
    """
    kept = many(keep, "several names of fields")
    check_kept(kept)
    pay = fields["pay"]
    names = {what: name for what, name in fields.items() if isinstance(name, str)}
    if unnamed := [what for what in FIELDS if what not in names and not (what == "pay" and callable(pay))]:
        raise FieldTypeError(f"the name of the field that holds the {unnamed[0]}", fields[unnamed[0]])
    wanted = [names["id"], *kept, *(name for what, name in names.items() if name != FIELDS[what])]
    if table.count > 1:  # several people of whom nobody is said to report to anybody are hardly a chart
        wanted.append(names["manager"])
    if table.count and (lacking := [name for name in dict.fromkeys(wanted) if not table.has(name)]):
        near = dict.fromkeys(near for name in lacking for near in near_names(name, table.names()))
        raise FieldError(_LACKING, lacking, tuple(near))
    found = table.columns({*names.values(), *kept})
    pays, unusable = _read_pays(found[pay] if isinstance(pay, str) else _made(pay, table.rows()))
    return Columns(
        ids=without_nan(found[names["id"]]),
        managers=found[names["manager"]],
        titles=found[names["title"]],
        roles=found[names["role"]],
        pays=pays,
        unusable_pay=unusable,
        kept={name: without_nan(found[name]) for name in kept},
    )


def check_kept(names: Iterable[str]) -> None:
    """Further fields have names of their own.

    Raises:
        FieldError: for the name of a field that is stored anyway.
    """
    if reserved := [name for name in names if name in FIELDS]:
        raise FieldError(f"further fields beside {', '.join(FIELDS)}", reserved)


def without_nan(values: list[Any]) -> list[Any]:
    """None for each NaN, which would equal nothing, not even itself."""
    kinds = set(map(type, values))
    if any(issubclass(kind, float | Decimal) or kind.__module__.startswith("pandas") for kind in kinds):
        return [None if is_nan(value) else value for value in values]
    return values


def _made(make: Callable[[Any], Pay | None], rows: Iterable[Any]) -> list[Any]:
    """What a caller's function makes of each record; where it cannot, the error."""
    made: list[Any] = []
    for row in rows:
        try:
            made.append(make(row))
        except ProductRolesError as error:
            made.append(error)
    return made


def _read_pays(values: list[Any]) -> tuple[list[Pay | None], dict[int, str]]:
    """The pay of each record, and by record the code of the error where it cannot be used."""
    unusable: dict[int, str] = {}
    if set(map(type, values)) <= {Pay, type(None)}:
        return values, unusable
    pays: list[Pay | None] = []
    for row, value in enumerate(values):
        pay = None
        if isinstance(value, ProductRolesError):
            unusable[row] = value.code
        elif not is_missing(value):
            try:
                pay = value if isinstance(value, Pay) else pay_from_data(value)
            except ProductRolesError as error:
                unusable[row] = error.code
        pays.append(pay)
    return pays, unusable
