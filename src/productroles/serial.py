"""To plain data and back: cattrs hooks for every record.

Amounts travel as text in plain notation, days as ISO text, enums as their values; fields that hold their
default are left out, so that equal values make equal bytes. On the way in a float is refused, and so is a key
that no field has.

>>> import json
>>> import productroles as pr
>>> converter = pr.make_converter()
>>> pay = pr.Pay("7250.00", "EUR", per="month", payments_per_year=14)
>>> plain = converter.unstructure(pay)
>>> print(json.dumps(plain))
{"amount": "7250", "currency": "EUR", "per": "month", "payments_per_year": 14}
>>> converter.structure(plain, pr.Pay) == pay
True
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin

import attrs
import cattrs
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from productroles._exact import exact, plain
from productroles._fields import day, member
from productroles._show import Record
from productroles.context import Place, as_place
from productroles.errors import AmountTypeError, FieldError, FieldTypeError, UnknownMemberError
from productroles.pay.salary import SalaryBenchmark
from productroles.roles import link, role
from productroles.roles.requirement import KINDS, Requirement
from productroles.roles.role import Role

attrs.resolve_types(Role, vars(link) | vars(role) | {"SalaryBenchmark": SalaryBenchmark, "Requirement": Requirement})


def _is_record(kind: Any) -> bool:
    kind = get_origin(kind) or kind
    return isinstance(kind, type) and issubclass(kind, Record) and attrs.has(kind)


def _is_homogeneous_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[1:] == (...,)


def _decimal(value: Any, _: Any) -> Decimal:
    if isinstance(value, float):
        raise AmountTypeError(value)
    return exact(value)


def _exactly(kind: type) -> Callable[[Any, Any], Any]:
    def check(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise FieldTypeError(f"a value of type {kind.__name__}", value)
        return value

    return check


_PLAIN = (str, int, bool, Decimal, date)


def _is_plain(kind: Any) -> bool:
    """Whether a field's own converter checks whatever plain data may hold for the type."""
    parts = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    return all(part is NoneType or (isinstance(part, type) and issubclass(part, (*_PLAIN, StrEnum))) for part in parts)


def _hooked(kind: Any, converter: cattrs.Converter) -> dict[str, Any]:
    """Hooks for the fields whose own converter takes records and not plain data."""
    return {
        field.name: override(struct_hook=converter.get_structure_hook(field.type))
        for field in attrs.fields(attrs.resolve_types(get_origin(kind) or kind))
        if field.converter is not None and not _is_plain(field.type)
    }


def configure_converter(converter: cattrs.Converter) -> None:
    """Teach an application's own converter the records of this library; its other hooks stay as they are.

    It also gives ``str``, ``int`` and ``bool`` strict hooks on that converter: cattrs would turn a missing
    name into the text "None".
    """

    def structure(kind: Any) -> Callable[[Any, Any], Any]:
        # Where no path is to be told, a field's own converter reads plain data: it refuses what the hooks refuse.
        straight = not converter.detailed_validation
        return make_dict_structure_fn(
            kind,
            converter,
            _cattrs_forbid_extra_keys=True,
            _cattrs_use_alias=True,
            _cattrs_prefer_attrib_converters=straight,
            **(_hooked(kind, converter) if straight else {}),
        )

    def unstructure(kind: Any) -> Callable[[Any], dict[str, Any]]:
        return make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True, _cattrs_use_alias=True)

    converter.register_structure_hook(Decimal, _decimal)
    converter.register_unstructure_hook(Decimal, plain)
    converter.register_structure_hook(date, lambda value, _: day(value))
    converter.register_unstructure_hook(date, date.isoformat)
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(StrEnum, lambda value, kind: member(kind, value))
    converter.register_unstructure_hook(StrEnum, lambda value: value.value)
    converter.register_structure_hook_factory(_is_homogeneous_tuple, homogenous_tuple_structure_factory)
    converter.register_structure_hook_factory(_is_record, structure)
    converter.register_unstructure_hook_factory(_is_record, unstructure)

    place_from_table = structure(Place)
    converter.register_structure_hook(
        Place, lambda value, kind: as_place(value) if isinstance(value, str) else place_from_table(value, kind)
    )
    benchmark_from_table = structure(SalaryBenchmark)
    benchmark_to_table = unstructure(SalaryBenchmark)

    def benchmark(value: Any, kind: Any) -> SalaryBenchmark:
        table = cast("dict[str, Any]", value) if isinstance(value, dict) else {}
        if isinstance(found := table.get("percentiles"), dict):
            figures = cast("dict[str, Any]", found)
            value = table | {"percentiles": [(int(percent), figure) for percent, figure in figures.items()]}
        made: SalaryBenchmark = benchmark_from_table(value, kind)
        return made

    def benchmark_table(value: SalaryBenchmark) -> dict[str, Any]:
        table = benchmark_to_table(value)
        if "percentiles" in table:
            table["percentiles"] = {str(percent): figure for percent, figure in table["percentiles"]}
        return table

    converter.register_structure_hook(SalaryBenchmark, benchmark)
    converter.register_unstructure_hook(SalaryBenchmark, benchmark_table)
    _configure_requirements(converter, structure, unstructure)


def _configure_requirements(
    converter: cattrs.Converter,
    structure: Callable[[Any], Callable[[Any, Any], Any]],
    unstructure: Callable[[Any], Callable[[Any], dict[str, Any]]],
) -> None:
    """Requirements say what they are by ``kind``."""
    from_table = {name: structure(kind) for name, kind in KINDS.items()}

    def one_of(value: Any, wanted: Any) -> Any:
        if not isinstance(value, dict):
            raise FieldTypeError("a table with a kind", value)
        table = dict(cast("dict[str, Any]", value))
        name = table.pop("kind", None)
        if name not in from_table:
            raise UnknownMemberError(name, "kind of requirement", tuple(KINDS))
        if isinstance(wanted, type) and wanted is not KINDS[name]:
            raise FieldError(f"the kind of {wanted.__name__}", name)
        return from_table[name](table, KINDS[name])

    def to_table(name: str, kind: type) -> Callable[[Any], dict[str, Any]]:
        table = unstructure(kind)
        return lambda value: {"kind": name} | table(value)

    converter.register_structure_hook(Requirement, one_of)
    converter.register_unstructure_hook(Requirement, converter.unstructure)
    for name, kind in KINDS.items():
        converter.register_structure_hook(kind, one_of)
        converter.register_unstructure_hook(kind, to_table(name, kind))


def make_converter(*, detailed_validation: bool = True) -> cattrs.Converter:
    """A new converter that knows every record of the library.

    Without ``detailed_validation`` it is faster and stops at the first thing that does not fit.
    """
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=detailed_validation)
    configure_converter(converter)
    return converter
