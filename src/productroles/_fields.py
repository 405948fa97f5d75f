"""Converters and validators of the attrs fields, one per element type.

A converter says in its annotation what a caller may pass; type checkers read it from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar, cast

from productroles._exact import Number, exact
from productroles.errors import AmountError, FieldError, FieldTypeError, UnknownMemberError

if TYPE_CHECKING:
    from datetime import date

    import attrs

E = TypeVar("E", bound=StrEnum)
K = TypeVar("K")
T = TypeVar("T")
_SLUG = re.compile(r"[a-z0-9]++(?:-[a-z0-9]++)*+", re.ASCII).fullmatch


def text(value: str) -> str:
    """Text with something in it, the blanks around it taken off."""
    if not isinstance(value, str):
        raise FieldTypeError("text", value)
    stripped = value.strip()
    if not stripped:
        raise FieldError("text that is not empty", value)
    return stripped


def label(value: str) -> str:
    """As :func:`text`; what is blank is told in quotes, since a name that is wrong has to be told too."""
    return repr(value) if isinstance(value, str) and not value.strip() else text(value)


def optional_text(value: str | None) -> str | None:
    """As :func:`text`, or None."""
    return None if value is None else text(value)


def slug(value: str) -> str:
    """An id: lower-case ASCII words joined by single hyphens."""
    if not isinstance(value, str):
        raise FieldTypeError("an id", value)
    if not _SLUG(value):
        raise FieldError("an id of lower-case words joined by hyphens", value)
    return value


def optional_slug(value: str | None) -> str | None:
    """As :func:`slug`, or None."""
    return None if value is None else slug(value)


def optional_role(value: object) -> str | None:
    """The id of a role, from the id or from the role itself; None stays None."""
    return optional_slug(value if isinstance(value, str | None) else getattr(value, "id", cast("str", value)))


def many(values: Iterable[Any], expected: str) -> tuple[Any, ...]:
    """The items as a tuple; a bare str or a mapping is refused, since its parts are hardly meant."""
    if type(values) in (tuple, list):
        return tuple(values)
    if isinstance(values, str | bytes | Mapping) or not isinstance(values, Iterable):
        raise FieldTypeError(expected, cast("object", values))
    return tuple(values)


def texts(values: Iterable[str]) -> tuple[str, ...]:
    """Several texts."""
    return tuple(text(value) for value in many(values, "several texts"))


def slugs(values: Iterable[str]) -> tuple[str, ...]:
    """Several ids."""
    found = many(values, "several ids")
    for value in found:
        slug(value)
    return found


def day(value: date | str) -> date:
    """A calendar day, from a date or ISO text (``"2024-06-28"``); a datetime is refused for its clock."""
    from datetime import date, datetime  # Money, which needs this module, needs no calendar

    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise FieldError("a day as YYYY-MM-DD", value) from error
    if not isinstance(value, date) or isinstance(value, datetime):
        raise FieldTypeError("a date", value)
    return value


def optional_day(value: date | str | None) -> date | None:
    """As :func:`day`, or None."""
    return None if value is None else day(value)


def count(value: int) -> int:
    """A whole number, none below zero; one past 63 bits counts nothing that there is."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise FieldTypeError("a whole number", value)
    if value < 0 or value.bit_length() > 63:
        raise FieldError("a whole number, zero or more and below 2**63", value)
    return value


def optional_count(value: int | None) -> int | None:
    """As :func:`count`, or None."""
    return None if value is None else count(value)


def positive_count(value: int) -> int:
    """A whole number above zero."""
    if count(value) == 0:
        raise FieldError("a whole number above zero", value)
    return value


def optional_positive_count(value: int | None) -> int | None:
    """As :func:`positive_count`, or None."""
    return None if value is None else positive_count(value)


def positive(value: Number) -> Decimal:
    """An exact number above zero."""
    number = exact(value)
    if number <= 0:
        raise AmountError(value, "above zero")
    return number


def not_negative(value: Number) -> Decimal:
    """An exact number, none below zero."""
    number = exact(value)
    if number < 0:
        raise AmountError(value, "zero or more")
    return number


def optional_exact(value: Number | None) -> Decimal | None:
    """An exact number, or None."""
    return None if value is None else exact(value)


def optional_not_negative(value: Number | None) -> Decimal | None:
    """As :func:`not_negative`, or None."""
    return None if value is None else not_negative(value)


def flag(value: bool) -> bool:
    """True or False, and nothing that only counts as one of them."""
    if not isinstance(value, bool):
        raise FieldTypeError("True or False", value)
    return value


def mapping(values: Mapping[K, T], expected: str) -> Mapping[K, T]:
    """The mapping itself, or an error that says what of."""
    if not isinstance(values, Mapping):
        raise FieldTypeError(expected, values)
    return values


def member(kind: type[E], value: E | str) -> E:
    """The member of a closed set, from itself or from its string value."""
    if isinstance(value, kind):
        return value
    if not isinstance(value, str):
        raise FieldTypeError(f"a {kind.__name__} or its value", value)
    try:
        return kind(value)
    except ValueError as error:
        raise UnknownMemberError(value, kind.__name__, tuple(kind)) from error


def each_is(*kinds: type) -> Any:
    """A validator: every item of the tuple is of one of these types."""
    names = " or ".join(kind.__name__ for kind in kinds)

    def check(instance: object, attribute: attrs.Attribute[Any], value: tuple[object, ...]) -> None:
        for item in value:
            if not isinstance(item, kinds):
                raise FieldTypeError(f"{names} in {type(instance).__name__}.{attribute.name}", item)

    return check


def is_a(*kinds: type) -> Any:
    """A validator: the value is of one of these types."""
    names = " or ".join(kind.__name__ for kind in kinds)

    def check(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if not isinstance(value, kinds):
            raise FieldTypeError(f"{names} in {type(instance).__name__}.{attribute.name}", value)

    return check
