"""Where in a table of fields the values stand that its record does not take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

import attrs

from productroles._show import Record
from productroles.errors import ProductRolesError

Parts = Mapping[str, type[Record]]
"""By the name of a field, the record that its tables make."""


def misfits(kind: type[Record], table: Mapping[str, Any], parts: Parts) -> Iterator[tuple[str, ProductRolesError]]:
    """Each value that a field refuses: its path in the table, such as ``levels[3].code``, and the error.

    It reads the table a second time, value by value: it is for tables that were refused. What a record refuses as a
    whole is not among them.
    """
    fields: Any = attrs.fields(cast("type[attrs.AttrsInstance]", kind))
    for field in fields:
        convert: Callable[[Any], object] | None = field.converter
        if convert is not None and field.name in table:
            for path, value, why in _refused(field.name, table[field.name], convert):
                part = parts.get(field.name)
                inner = misfits(part, cast("Any", value), parts) if part and isinstance(value, Mapping) else ()
                yield from [(f"{path}.{place}", reason) for place, reason in inner] or [(path, why)]


def _refused(
    path: str, value: object, convert: Callable[[Any], object]
) -> Iterator[tuple[str, object, ProductRolesError]]:
    """The value, if it is refused; of a list the items that are refused by themselves, where there are any."""
    why = _refusal(convert, value)
    if why is not None:
        items = cast("list[object]", value) if isinstance(value, list) else []
        each = [(f"{path}[{at}]", item, _refusal(convert, [item])) for at, item in enumerate(items)]
        yield from [(place, item, error) for place, item, error in each if error] or [(path, value, why)]


def _refusal(convert: Callable[[Any], object], value: Any) -> ProductRolesError | None:
    try:
        convert(value)
    except ProductRolesError as error:
        return error
    return None
