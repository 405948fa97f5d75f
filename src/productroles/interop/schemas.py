"""JSON Schema of what this library writes and reads: the wire form of every record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin

import attrs

from productroles._show import Record
from productroles.context import Place
from productroles.errors import FieldTypeError
from productroles.org.chart import OrgChart
from productroles.pay.salary import Pay, SalaryBenchmark
from productroles.roles.requirement import KINDS
from productroles.serial import fields_of

_EXACT = {"type": "string", "pattern": r"^-?[0-9]{1,50}(\.[0-9]{1,100})?$"}
_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    float: {"type": "number"},
    Decimal: _EXACT,
    date: {"type": "string", "format": "date"},
    NoneType: {"type": "null"},
    Any: {},
    object: {},
}


def json_schema(kind: Any, /) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record's wire form, that of ``pr.make_converter()``.

    What the converter writes is valid by it, and it refuses unknown keys, missing ones, floats for amounts and
    unknown members of closed sets. It does not hold all that a record checks: a low above high is for the converter
    to refuse.

    >>> import productroles as pr
    >>> schema = json_schema(pr.Money)
    >>> schema["required"], schema["properties"]["amount"]["type"]
    (['amount', 'currency'], 'string')
    >>> json_schema(pr.Fact[pr.SalaryBenchmark])["properties"]["value"]
    {'$ref': '#/$defs/SalaryBenchmark'}

    Args:
        kind: A record's class, or a generic one with its argument, such as ``pr.Fact[str]``.

    Raises:
        FieldTypeError: for anything that is no record.
    """
    defs: dict[str, Any] = {}
    if kind is OrgChart:
        whole = _chart(defs)
    elif _is_record(kind):
        whole = _object(kind, defs)
    else:
        raise FieldTypeError("the class of a record", kind)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": _name(kind), **whole}
    return schema | ({"$defs": dict(sorted(defs.items()))} if defs else {})


def _is_record(kind: Any) -> bool:
    kind = get_origin(kind) or kind
    return isinstance(kind, type) and issubclass(kind, Record) and attrs.has(kind)


def _name(kind: Any) -> str:
    parts = [_name(part) for part in get_args(kind)]
    name = getattr(get_origin(kind) or kind, "__name__", str(kind))
    return f"{name}.{'.'.join(parts)}" if parts else name


def _object(kind: Any, defs: dict[str, Any]) -> dict[str, Any]:
    """The schema of a record by its fields."""
    cls: Any = get_origin(kind) or kind
    given: dict[Any, Any] = dict(zip(getattr(cls, "__parameters__", ()), get_args(kind), strict=False))
    properties: dict[str, Any] = {}
    required: list[str] = []
    for field in fields_of(kind):
        if not field.init:
            continue
        name = cast("str", field.alias)
        held: Any = given.get(field.type, field.type)
        properties[name] = _of(held, defs)
        if field.default is attrs.NOTHING:
            required.append(name)
    if cls is SalaryBenchmark:
        properties["percentiles"] = {"type": "object", "patternProperties": {"^[1-9][0-9]?$": _EXACT},
                                     "additionalProperties": False}  # fmt: skip
    for word, requirement in KINDS.items():
        if cls is requirement:
            properties = {"kind": {"const": word}, **properties}
            required = ["kind", *required]
    described = " ".join((cls.__doc__ or "").strip().partition("\n\n")[0].split())
    return {
        "type": "object",
        "description": described,
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _chart(defs: dict[str, Any]) -> dict[str, Any]:
    """The schema of a chart's document; kept fields hold what JSON holds."""
    words = {"anyOf": [_PLAIN[str], _PLAIN[NoneType]]}
    person = {"id": {}, "manager": {}, "title": words, "role": words, "pay": _of(Pay, defs)}
    flaw = {"type": "array", "prefixItems": [_PLAIN[int], _PLAIN[str]], "minItems": 2, "maxItems": 2}
    lists: dict[str, Any] = {
        "keep": _PLAIN[str],
        "people": {"type": "object", "properties": person},
        "unusable_pay": flaw,
    }
    return {
        "type": "object",
        "description": "A chart as a flat list of people.",
        "properties": {name: {"type": "array", "items": items} for name, items in lists.items()},
        "required": ["people"],
        "additionalProperties": False,
    }


def _of(kind: Any, defs: dict[str, Any]) -> dict[str, Any]:
    """The schema of a field's type."""
    if isinstance(kind, TypeVar):
        return {}
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    if _is_record(kind):
        return _reference(kind, defs)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    return _of_generic(kind, defs)


def _of_generic(kind: Any, defs: dict[str, Any]) -> dict[str, Any]:
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return {"anyOf": [_of(part, defs) for part in parts]}
    if origin is tuple and parts[1:] == (...,):
        return {"type": "array", "items": _of(parts[0], defs)}
    if origin is tuple:
        count = len(parts)
        items = [_of(part, defs) for part in parts]
        return {"type": "array", "prefixItems": items, "items": False, "minItems": count, "maxItems": count}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(parts[1], defs)}
    raise FieldTypeError("a type that has a wire form", kind)


def _reference(kind: Any, defs: dict[str, Any]) -> dict[str, Any]:
    name = _name(kind)
    if name not in defs:
        defs[name] = {}  # stands there before its parts are looked at, so that a kind may hold itself
        defs[name] = _object(kind, defs)
    found: dict[str, Any] = {"$ref": f"#/$defs/{name}"}
    return {"anyOf": [found, {"type": "string"}]} if kind is Place else found
