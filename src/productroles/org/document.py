"""A chart as plain JSON data, and back: a flat list of people, however deep the chart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any, cast

from productroles._fields import many
from productroles.errors import FieldError, FieldTypeError
from productroles.org.build import FIELDS
from productroles.org.pay_data import pay_from_data, pay_to_data
from productroles.org.people import Columns, People

_FLAW = "unusable_pay"


def to_document(people: People) -> dict[str, Any]:
    """The records of a chart; what a record does not have is left out.

    Raises:
        FieldTypeError: for an id or a kept value that JSON has no form for.
    """
    return {"keep": list(people.kept), "people": list(_records(people))}


def _records(people: People) -> Iterator[dict[str, Any]]:
    columns = people.columns()
    rows = zip(columns.ids, columns.managers, columns.titles, columns.roles, columns.pays, strict=True)
    for row, (id, manager, title, role, pay) in enumerate(rows):
        record: dict[str, Any] = {
            "id": _plain(id),
            "manager": _plain(manager),
            "title": title,
            "role": role,
            "pay": None if pay is None else pay_to_data(pay),
            _FLAW: columns.unusable_pay.get(row),
            **{name: _plain(values[row]) for name, values in columns.kept.items()},
        }
        yield {name: value for name, value in record.items() if value is not None}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int) or (isinstance(value, float) and isfinite(value)):
        return value
    raise FieldTypeError("text, a number, a bool or None, which JSON has a form for", value)


def from_document(document: Any) -> Columns:
    """The columns of a chart from what :func:`to_document` made of it.

    Raises:
        FieldTypeError: where the document has another shape.
        FieldError: for a name that it does not have.
    """
    data = _mapping(document, "a mapping of keep and people")
    _check_names(data, {"keep", "people"})
    keep: list[str] = [str(name) for name in many(data.get("keep", ()), "several names of fields")]
    known = {*FIELDS, _FLAW, *keep}
    records = [_mapping(record, "a mapping of fields") for record in many(data.get("people", ()), "several people")]
    for record in records:
        _check_names(record, known)
    return Columns(
        ids=[record.get("id") for record in records],
        managers=[record.get("manager") for record in records],
        titles=[record.get("title") for record in records],
        roles=[record.get("role") for record in records],
        pays=[pay_from_data(record["pay"]) if "pay" in record else None for record in records],
        unusable_pay={row: str(record[_FLAW]) for row, record in enumerate(records) if _FLAW in record},
        kept={name: [record.get(name) for record in records] for name in keep},
    )


def _mapping(value: Any, expected: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise FieldTypeError(expected, value)
    return cast("Mapping[str, Any]", value)


def _check_names(data: Mapping[str, Any], known: set[str]) -> None:
    if not data.keys() <= known:
        raise FieldError(f"names among {', '.join(sorted(known))}", sorted(data.keys() - known))
