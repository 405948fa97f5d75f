"""What a ladder's source says beside the order: how many reports, how many years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

import attrs

from productroles._fields import count, many, member, optional_count, text, texts
from productroles._show import Record
from productroles.errors import FieldError
from productroles.seniority.tables import from_tables


class SpanScope(StrEnum):
    """Whom a span counts."""

    DIRECT = "direct"
    """Direct reports."""
    ORGANISATION = "organisation"
    """Everyone below."""


def as_span_scope(value: SpanScope | str) -> SpanScope:
    """A scope, or its value."""
    return member(SpanScope, value)


def _check_rising(low: int, high: int | None) -> None:
    if high is not None and high < low:
        raise FieldError("a low that is not above its high", (low, high))


@attrs.frozen(kw_only=True)
class SpanClaim(Record):
    """How many people a title leads, as a source says.

    >>> print(SpanClaim(manager="Group Product Manager", low=2, high=5))
    Group Product Manager: 2 to 5 direct
    """

    manager: str = attrs.field(converter=text)
    low: int = attrs.field(converter=count)
    high: int = attrs.field(converter=count)
    scope: SpanScope = attrs.field(default=SpanScope.DIRECT, converter=as_span_scope)

    def __attrs_post_init__(self) -> None:
        _check_rising(self.low, self.high)

    def __str__(self) -> str:
        return f"{self.manager}: {self.low:,} to {self.high:,} {self.scope}"


@attrs.frozen(kw_only=True)
class YearsClaim(Record):
    """How many years of experience a title takes, as a source says.

    >>> print(YearsClaim(title="Senior PM", low=12))
    Senior PM: 12 or more years
    """

    title: str = attrs.field(converter=text)
    low: int = attrs.field(converter=count)
    high: int | None = attrs.field(default=None, converter=optional_count)

    def __attrs_post_init__(self) -> None:
        _check_rising(self.low, self.high)

    def __str__(self) -> str:
        return f"{self.title}: {self.low} {'or more' if self.high is None else f'to {self.high}'} years"


def as_span_claims(values: Iterable[SpanClaim | Mapping[str, Any]]) -> tuple[SpanClaim, ...]:
    """Several spans."""
    return from_tables(SpanClaim, values)


def as_years_claims(values: Iterable[YearsClaim | Mapping[str, Any]]) -> tuple[YearsClaim, ...]:
    """Several claims about years."""
    return from_tables(YearsClaim, values)


def groups(values: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Several groups of titles."""
    return tuple(texts(value) for value in many(values, "groups of titles"))


def reporting_lines(values: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    """Several reporting lines, each a title and the title it reports to."""
    lines = groups(values)
    if any(len(line) != 2 for line in lines):
        raise FieldError("pairs of a title and the title it reports to", lines)
    return tuple((line[0], line[1]) for line in lines)
