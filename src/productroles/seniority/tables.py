"""Records from tables of their fields, as TOML and JSON files hold them, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, cast

import attrs

from productroles._fields import many
from productroles._show import Record
from productroles.errors import FieldError, FieldTypeError

R = TypeVar("R", bound=Record)


def fields_of(kind: type[Record]) -> dict[str, bool]:
    """The fields of a record by name, each with whether a table of them needs it."""
    return _fields(cast("Any", kind))


@cache
def _fields(kind: type[Record]) -> dict[str, bool]:
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(cast("type[attrs.AttrsInstance]", kind))
    return {field.name: field.default is attrs.NOTHING for field in fields if field.init}


def checked(value: object, fields: Mapping[str, bool], what: str) -> Mapping[str, Any]:
    """The table itself, which has every field that is needed (True) and none that is not known.

    Raises:
        FieldTypeError: for what is no table.
        FieldError: for a table with a field too many or too few.
    """
    if not isinstance(value, Mapping):
        raise FieldTypeError(f"a table of the fields of a {what}", value)
    table = cast("Mapping[str, Any]", value)
    missing = [name for name, needed in fields.items() if needed and name not in table]
    if missing or not table.keys() <= fields.keys():
        shape = ", ".join(name if needed else f"[{name}]" for name, needed in fields.items())
        raise FieldError(f"a table of the fields of a {what} ({shape})", tuple(table))
    return table


def from_table(kind: type[R], value: R | Mapping[str, Any]) -> R:
    """The record itself, or the one that a table of its fields makes; errors as of :func:`checked`."""
    if isinstance(value, kind):
        return value
    return kind(**checked(value, fields_of(kind), kind.__name__))


def from_tables(kind: type[R], values: Iterable[R | Mapping[str, Any]]) -> tuple[R, ...]:
    """Several records, each as :func:`from_table`."""
    return tuple(from_table(kind, value) for value in many(values, f"several {kind.__name__}"))


def as_table(record: Record) -> dict[str, Any]:
    """The fields of a record as plain data, all the way down, without those that hold their default."""
    return attrs.asdict(cast("attrs.AttrsInstance", record), filter=_is_said, value_serializer=_plain)


def _plain(_instance: object, _attribute: attrs.Attribute[Any] | None, value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _is_said(attribute: attrs.Attribute[Any], value: Any) -> bool:
    return attribute.init and value != attribute.default
