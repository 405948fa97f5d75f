"""A chart as plain JSON data, and back: a flat list of people, however deep the chart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any, cast

from productroles._fields import many
from productroles.errors import FieldError, FieldTypeError
from productroles.org.build import FIELDS, check_kept, without_nan
from productroles.org.pay_data import pay_from_data, pay_to_data
from productroles.org.people import Columns, People


def to_document(people: People) -> dict[str, Any]:
    """The records of a chart, and by position the pay that could not be used; what is not there is left out.

    Raises:
        FieldTypeError: for an id or a kept value that JSON has no form for.
    """
    document = {
        "keep": sorted(people.kept),
        "people": list(_records(people)),
        "unusable_pay": [[row, code] for row, code in sorted(people.unusable_pay.items())],
    }
    return {name: value for name, value in document.items() if value or name == "people"}


def _records(people: People) -> Iterator[dict[str, Any]]:
    for row in range(len(people.ids)):
        record = people.record(row)
        pay = record.pop("pay")
        plain = {name: _plain(record[name]) for name in ("id", "manager", "title", "role")}
        plain["pay"] = None if pay is None else pay_to_data(pay)
        plain |= {name: _plain(record[name]) for name in sorted(people.kept)}
        yield {name: value for name, value in plain.items() if value is not None}


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
    data = _mapping(document, "a mapping of keep, people and unusable_pay")
    _check_names(data, {"keep", "people", "unusable_pay"})
    keep: list[str] = [str(name) for name in many(data.get("keep", ()), "several names of fields")]
    check_kept(keep)
    records = [_mapping(record, "a mapping of fields") for record in many(data.get("people", ()), "several people")]
    for record in records:
        _check_names(record, {*FIELDS, *keep})
    flaws = [many(flaw, "a position and a code") for flaw in many(data.get("unusable_pay", ()), "several flaws")]
    if any(len(flaw) != 2 or not isinstance(flaw[0], int) or not isinstance(flaw[1], str) for flaw in flaws):
        raise FieldTypeError("pairs of a position and a code", flaws)
    return Columns(
        ids=without_nan([record.get("id") for record in records]),
        managers=[record.get("manager") for record in records],
        titles=[record.get("title") for record in records],
        roles=[record.get("role") for record in records],
        pays=[pay_from_data(record["pay"]) if "pay" in record else None for record in records],
        unusable_pay=dict(flaws),
        kept={name: without_nan([record.get(name) for record in records]) for name in keep},
    )


def _mapping(value: Any, expected: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise FieldTypeError(expected, value)
    return cast("Mapping[str, Any]", value)


def _check_names(data: Mapping[str, Any], known: set[str]) -> None:
    if not data.keys() <= known:
        raise FieldError(f"names among {', '.join(sorted(known))}", sorted(data.keys() - known))
