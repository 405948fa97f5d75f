"""Records from tables of their fields, as TOML and JSON files hold them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, cast

import attrs

from productroles._fields import many
from productroles._show import Record
from productroles.errors import FieldError, FieldTypeError

R = TypeVar("R", bound=Record)


def _fields(kind: type[Record]) -> tuple[attrs.Attribute[Any], ...]:
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(cast("type[attrs.AttrsInstance]", kind))
    return fields


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
    fields = {field.name: field.default is attrs.NOTHING for field in _fields(kind) if field.init}
    return kind(**checked(value, fields, kind.__name__))


def from_tables(kind: type[R], values: Iterable[R | Mapping[str, Any]]) -> tuple[R, ...]:
    """Several records, each as :func:`from_table`."""
    return tuple(from_table(kind, value) for value in many(values, f"several {kind.__name__}"))
