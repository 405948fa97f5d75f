"""Pay as plain JSON data, in the form in which the whole library writes it, and back."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast

import attrs

from productroles._exact import plain
from productroles._fields import many
from productroles.errors import FieldError, FieldTypeError
from productroles.pay.period import Assumption, Step
from productroles.pay.salary import Pay

_PARTS = {"assumptions": Assumption, "steps": Step}


def pay_to_data(pay: Pay) -> dict[str, Any]:
    """The fields that do not hold their default, those that have none first; amounts as text.

    >>> pay_to_data(Pay("7250.00", "EUR", per="month", payments_per_year=14))
    {'amount': '7250', 'currency': 'EUR', 'per': 'month', 'payments_per_year': 14}
    """
    data = _said(pay)
    for name in _PARTS.keys() & data.keys():
        data[name] = [_said(part) for part in data[name]]
    return data


def _said(record: Pay | Assumption | Step) -> dict[str, Any]:
    fields = sorted(attrs.fields(record.__class__), key=lambda field: field.default is not attrs.NOTHING)
    pairs = [(field, getattr(record, field.name)) for field in fields]
    return {str(field.alias): _plain(value) for field, value in pairs if value != field.default}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return plain(value)
    return value.value if isinstance(value, StrEnum) else value


def pay_from_data(value: Any) -> Pay:
    """Pay from a mapping of its fields.

    Raises:
        FieldTypeError: for anything else.
        FieldError: for a name that Pay does not have, or without an amount and a currency.
    """
    if not isinstance(value, Mapping):
        raise FieldTypeError("Pay, or a mapping of its fields", value)
    data = dict(cast("Mapping[str, Any]", value))
    _check_names(Pay, data)
    for name, kind in _PARTS.items():
        if name in data:
            data[name] = [_part(kind, part) for part in many(data[name], f"several {name}")]
    return Pay(**data)


def _part(kind: Any, value: Any) -> Any:
    if not isinstance(value, Mapping):
        raise FieldTypeError(f"a mapping of the fields of {kind.__name__}", value)
    data = dict(cast("Mapping[str, Any]", value))
    _check_names(kind, data)
    return kind(**data)


def _check_names(kind: Any, data: Mapping[str, Any]) -> None:
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(kind)
    known = {str(field.alias) for field in fields}
    needed = {str(field.alias) for field in fields if field.default is attrs.NOTHING}
    if not needed <= data.keys() <= known:
        raise FieldError(f"the fields {', '.join(sorted(needed))} of {kind.__name__}, and none it lacks", list(data))
