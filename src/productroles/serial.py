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

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from importlib import import_module
from types import NoneType, UnionType
from typing import Any, Never, TypeAlias, Union, cast, get_args, get_origin

import attrs
import cattrs
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.errors import AttributeValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from productroles._exact import exact, plain
from productroles._fields import day, member
from productroles._show import Record
from productroles.errors import AmountTypeError, FieldError, FieldTypeError, UnknownMemberError
from productroles.evidence import Fact, Provenance
from productroles.roles import role
from productroles.roles.role import Role, held_kinds

Read: TypeAlias = Callable[[Any, Any], Any]
Write: TypeAlias = Callable[[Any], Any]


def fields_of(kind: Any) -> tuple[attrs.Attribute[Any], ...]:
    """The fields of a record with their annotations resolved.

    >>> [str(field.type) for field in fields_of(Role) if field.name == "salaries"]
    ['tuple[productroles.evidence.Fact[productroles.pay.salary.SalaryBenchmark], ...]']
    """
    kind = get_origin(kind) or kind
    if kind is Role:
        homes = [vars(import_module(f"productroles.{home}")) for home in ("pay.salary", "roles.link")]
        names = homes[0] | homes[1] | vars(import_module("productroles.roles.requirement")) | vars(role)
        attrs.resolve_types(Role, names)
    else:
        attrs.resolve_types(kind)
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(kind)
    return fields


_LISTS = (list, tuple)


def _is_record(kind: Any) -> bool:
    kind = get_origin(kind) or kind
    return isinstance(kind, type) and issubclass(kind, Record) and attrs.has(kind)


def _percent(key: object) -> int:
    if not (isinstance(key, str) and key.isascii() and key.isdecimal() and len(key) <= 2):
        raise FieldError("percentiles from 1 to 99 as keys", key)
    return int(key)


def _is_homogeneous_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[1:] == (...,)


def _parts(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)


def _address(kind: Any) -> str:
    return f"{getattr(kind, '__module__', '')}.{getattr(kind, '__name__', '')}"


def _is_requirement(kind: Any) -> bool:
    return all(_address(part) in _REQUIREMENTS.values() for part in _parts(kind))


def _is_chart(kind: Any) -> bool:
    return _address(kind) == "productroles.org.chart.OrgChart"


_PLAIN = (str, int, bool, Decimal, date, StrEnum, NoneType)


def _is_plain(kind: Any) -> bool:
    """Whether a field's own converter checks whatever plain data may hold for the type."""
    return all(isinstance(part, type) and issubclass(part, _PLAIN) for part in _parts(kind))


def _decimal(value: Any, _: Any) -> Decimal:
    if isinstance(value, float):
        raise AmountTypeError(value)
    return exact(value)


def _exactly(kind: type) -> Read:
    def check(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise FieldTypeError(f"a value of type {kind.__name__}", value)
        return value

    return check


def _reads(kind: Any, converter: cattrs.Converter) -> Read:
    fields = fields_of(kind)
    if not converter.detailed_validation:
        return _reads_straight(kind, fields, converter)
    made = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True, _cattrs_use_alias=True)
    written = {field.name: cast("str", field.alias) for field in fields if field.alias != field.name}

    def read(value: Any, kind: Any) -> Any:
        if not isinstance(value, Mapping):
            raise FieldTypeError("a table", cast("object", value))
        try:
            return made(cast("Mapping[str, Any]", value), kind)
        except cattrs.ClassValidationError as error:
            _name_as_written(error, written)
            raise

    return read


def _name_as_written(error: cattrs.ClassValidationError, written: Mapping[str, str]) -> None:
    """Let the notes by which cattrs tells where an error is name the keys of the document, and not our fields."""
    for inner in error.exceptions:
        notes: list[str] = getattr(inner, "__notes__", [])
        for at, note in enumerate(notes):
            if isinstance(note, AttributeValidationNote) and (name := written.get(note.name)):
                told = note.removesuffix(note.name) + name
                notes[at] = AttributeValidationNote(told, name, note.type)


def _reads_straight(kind: Any, fields: tuple[attrs.Attribute[Any], ...], converter: cattrs.Converter) -> Read:
    """Where no path is to be told, the record itself refuses unknown keys, and its converters what is no value."""
    cls = get_origin(kind) or kind
    given: dict[Any, Any] = dict(zip(getattr(cls, "__parameters__", ()), get_args(kind), strict=False))
    hooks: list[tuple[str, Any, Read]] = []
    for field in fields:
        held: Any = given.get(field.type, field.type)
        if cast("Any", field).converter is None or not _is_plain(held):
            hooks.append((cast("str", field.alias), held, converter.get_structure_hook(held)))

    if not hooks:
        return lambda value, _: cls(**value) if isinstance(value, dict) else _no_table(value)

    def read(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            return _no_table(value)
        table: dict[str, Any] = {**value}
        for name, held, hook in hooks:
            if name in table:
                table[name] = hook(table[name], held)
        return cls(**table)

    return read


def _no_table(value: object) -> Never:
    raise FieldTypeError("a table", value)


def _reads_tuple(kind: Any, converter: cattrs.Converter) -> Read:
    held: Any = get_args(kind)[0]
    hook: Read = converter.get_structure_hook(held)
    told: Read = homogenous_tuple_structure_factory(kind, converter)

    def read(value: Any, _: Any) -> Any:
        if not isinstance(value, _LISTS):
            raise FieldTypeError("a list", value)
        several = cast("list[Any]", value)
        return told(several, kind) if converter.detailed_validation else tuple([hook(one, held) for one in several])

    return read


def _writes(kind: Any, converter: cattrs.Converter) -> Write:
    fields_of(kind)
    # The version that made a result is told even where it is the one that stores it.
    shortened = kind is not Provenance
    return make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=shortened, _cattrs_use_alias=True)


def _reads_role(kind: Any, converter: cattrs.Converter) -> Read:
    """Roles are read field by field, so that a role without salaries does not load the room of pay."""
    if converter.detailed_validation:
        return _reads(kind, converter)
    hooks: dict[str, Read | None] = {field.name: None for field in attrs.fields(Role) if "holds" not in field.metadata}

    def hook(name: str) -> Read:
        kinds = held_kinds(name)
        held: Any = kinds[0] if len(kinds) == 1 else cast("Any", Union)[kinds]
        return converter.get_structure_hook(tuple[Fact[held], ...])

    def read(value: Any, _: Any) -> Role:
        if not isinstance(value, dict):
            raise FieldTypeError("a table", value)
        table: dict[str, Any] = {}
        for name, found in cast("dict[str, Any]", value).items():
            if name not in hooks:
                hooks[name] = hook(name)
            reads = hooks[name]
            table[name] = found if reads is None else reads(found, None)
        return Role(**table)

    return read


def _reads_place(kind: Any, converter: cattrs.Converter) -> Read:
    from productroles.context import as_place

    from_table = _reads(kind, converter)
    return lambda value, _: as_place(value) if isinstance(value, str) else from_table(value, kind)


def _reads_benchmark(kind: Any, converter: cattrs.Converter) -> Read:
    from_table = _reads(kind, converter)

    def read(value: Any, _: Any) -> Any:
        table = cast("dict[str, Any]", value) if isinstance(value, dict) else {}
        if isinstance(found := table.get("percentiles"), dict):
            figures = cast("dict[str, Any]", found)
            value = table | {"percentiles": [(_percent(percent), figure) for percent, figure in figures.items()]}
        return from_table(value, kind)

    return read


def _writes_benchmark(kind: Any, converter: cattrs.Converter) -> Write:
    to_table = _writes(kind, converter)

    def write(value: Any) -> dict[str, Any]:
        table: dict[str, Any] = to_table(value)
        if "percentiles" in table:
            table["percentiles"] = {str(percent): figure for percent, figure in table["percentiles"]}
        return table

    return write


_REQUIREMENTS = {
    "education": "productroles.roles.requirement.EducationRequirement",
    "experience": "productroles.roles.requirement.ExperienceRequirement",
    "skill": "productroles.roles.requirement.SkillRequirement",
}


def _reads_requirement(kind: Any, converter: cattrs.Converter) -> Read:
    """Requirements say what they are by ``kind``."""
    by_address = {_address(part): (part, _reads(part, converter)) for part in _parts(kind)}
    by_name = {name: by_address[address] for name, address in _REQUIREMENTS.items() if address in by_address}

    def read(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            raise FieldTypeError("a table with a kind", value)
        table: dict[str, Any] = {**value}
        name = table.pop("kind", None)
        if name not in _REQUIREMENTS:
            raise UnknownMemberError(name, "kind of requirement", tuple(_REQUIREMENTS))
        if name not in by_name:
            raise FieldError(f"the kind of requirement {' or '.join(by_name)}", name)
        part, from_table = by_name[name]
        return from_table(table, part)

    return read


def _writes_requirement(kind: Any, converter: cattrs.Converter) -> Write:
    to_table = {part: _writes(part, converter) for part in _parts(kind)}
    names = {part: name for name, address in _REQUIREMENTS.items() for part in to_table if address == _address(part)}
    return lambda value: {"kind": names[type(value)]} | to_table[type(value)](value)


_MONEY_OR_PAY = {"productroles.pay.money.Money", "productroles.pay.salary.Pay"}


def _is_money_or_pay(kind: Any) -> bool:
    return {_address(part) for part in _parts(kind)} == _MONEY_OR_PAY


def _reads_money_or_pay(kind: Any, converter: cattrs.Converter) -> Read:
    """Pay says what it is per, if only that it is unstated; Money has no such key."""
    money, pay = sorted(_parts(kind), key=_address)
    readers = {part: _reads(part, converter) for part in (money, pay)}

    def read(value: Any, _: Any) -> Any:
        part = pay if isinstance(value, dict) and "per" in value else money
        return readers[part](value, part)

    return read


def _writes_money_or_pay(kind: Any, converter: cattrs.Converter) -> Write:
    to_table = {part: _writes(part, converter) for part in _parts(kind)}

    def write(value: Any) -> dict[str, Any]:
        table: dict[str, Any] = to_table[type(value)](value)
        return table | {"per": value.per.value} if hasattr(value, "per") else table

    return write


# By address, so that none of them is loaded before it is met.
_READS = {
    "productroles.context.Place": _reads_place,
    "productroles.pay.salary.SalaryBenchmark": _reads_benchmark,
    "productroles.roles.role.Role": _reads_role,
}
_WRITES = {"productroles.pay.salary.SalaryBenchmark": _writes_benchmark}


def configure_converter(converter: cattrs.Converter) -> None:
    """Teach an application's own converter the records of this library; its other hooks stay as they are.

    It also gives ``str``, ``int`` and ``bool`` strict hooks on that converter: cattrs would turn a missing
    name into the text "None".
    """
    converter.register_structure_hook(Decimal, _decimal)
    converter.register_unstructure_hook(Decimal, plain)
    converter.register_structure_hook(date, lambda value, _: day(value))
    converter.register_unstructure_hook(date, date.isoformat)
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(StrEnum, lambda value, kind: member(kind, value))
    converter.register_unstructure_hook(StrEnum, lambda value: value.value)

    def reads(kind: Any) -> Read:
        if _is_homogeneous_tuple(kind):
            return _reads_tuple(kind, converter)
        if _is_money_or_pay(kind):
            return _reads_money_or_pay(kind, converter)
        make = _reads_requirement if _is_requirement(kind) else _READS.get(_address(kind), _reads)
        return make(kind, converter)

    def writes(kind: Any) -> Write:
        if _is_money_or_pay(kind):
            return _writes_money_or_pay(kind, converter)
        make = _writes_requirement if _is_requirement(kind) else _WRITES.get(_address(kind), _writes)
        return make(kind, converter)

    converter.register_structure_hook_func(_is_chart, lambda value, kind: kind.from_document(value))
    converter.register_unstructure_hook_func(_is_chart, lambda chart: chart.as_document())
    converter.register_structure_hook_factory(_is_homogeneous_tuple, reads)
    for predicate in (_is_record, _is_requirement, _is_money_or_pay):
        converter.register_structure_hook_factory(predicate, reads)
        converter.register_unstructure_hook_factory(predicate, writes)


def make_converter(*, detailed_validation: bool = True) -> cattrs.Converter:
    """A new converter that knows every record of the library.

    Without ``detailed_validation`` it is faster and stops at the first thing that does not fit.
    """
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=detailed_validation)
    configure_converter(converter)
    return converter
