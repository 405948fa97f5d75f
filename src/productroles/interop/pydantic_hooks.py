"""How pydantic reads, writes and describes records: in the wire form of :func:`productroles.make_converter`.

pydantic asks a class for its core schema, which is a plain dictionary, so that nothing is imported of it here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast, get_origin

import cattrs

from productroles.errors import ProductRolesError
from productroles.interop.schemas import json_schema
from productroles.serial import make_converter

_OWN = "productroles"
_HELD = "#/$defs/"


def core_schema(kind: Any) -> dict[str, Any]:
    """The core schema of a record's class, or of a generic one with its argument.

    A record passes as it is, plain data are read by the converter, and what it refuses is a ValidationError that
    repeats nothing of the input. ``model_dump()`` keeps records; ``mode="json"`` and ``model_dump_json()`` write them.
    """
    held = cast("type[Any]", get_origin(kind) or kind)

    def read(value: Any) -> Any:
        if isinstance(value, held):
            return value
        try:
            return _converter().structure(value, kind)
        except (ProductRolesError, cattrs.BaseValidationError) as error:
            told = cattrs.transform_error(error, format_exception=_told)
            raise ValueError("; ".join(told).replace("._", ".")) from None  # a TypeError would pass through pydantic

    return {
        "type": "function-plain",
        "function": {"type": "no-info", "function": read},
        "serialization": {"type": "function-plain", "function": _written, "when_used": "json"},
        "metadata": {_OWN: kind},
    }


def description(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON Schema for a core schema made here, whole in itself: references would be lost inside another schema."""
    whole = json_schema(schema["metadata"][_OWN])
    defs = whole.pop("$defs", {})
    del whole["$schema"]
    return {key: _inlined(value, defs) for key, value in whole.items()}


@lru_cache(maxsize=1)
def _converter() -> Any:
    return make_converter()


def _told(error: BaseException, _: object) -> str:
    if isinstance(error, ProductRolesError):
        return error.safe_message
    if isinstance(error, KeyError):
        return "a field is missing"
    return "a key that no field has" if isinstance(error, cattrs.ForbiddenExtraKeysError) else "not of this form"


def _written(value: Any) -> Any:
    return _converter().unstructure(value)


def _inlined(part: Any, defs: Mapping[str, Any]) -> Any:
    if isinstance(part, list):
        return [_inlined(one, defs) for one in cast("list[object]", part)]
    if not isinstance(part, dict):
        return part
    table = cast("dict[str, Any]", part)
    if "$ref" in table:
        return _inlined(defs[table["$ref"].removeprefix(_HELD)], defs)
    return {key: _inlined(value, defs) for key, value in table.items()}
