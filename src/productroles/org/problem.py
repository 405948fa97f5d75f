"""A problem of a chart: what is wrong or odd, how much it matters, and whom it is about."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import attrs

from productroles._fields import many, member, text
from productroles._show import Record
from productroles.evidence import Severity, as_severity


class ProblemKind(StrEnum):
    """What a problem is about."""

    CYCLE = "cycle"
    """Reporting lines that run in a circle; the ids stand in its order, each reports to the next."""
    UNKNOWN_MANAGER = "unknown-manager"
    """A manager whom the chart does not hold; the ids are those of the people who name one."""
    SELF_MANAGED = "self-managed"
    """People who name themselves; that line is left out."""
    CONFLICTING_RECORDS = "conflicting-records"
    """An id in several records that name different managers; the first is used."""
    DUPLICATE = "duplicate"
    """An id in several records that agree on the manager; the first is used."""
    NO_ID = "no-id"
    """Records without an id, or with one that cannot be looked up; they are left out."""
    MIXED_ID_TYPES = "mixed-id-types"
    """Ids of several types, such as 7 and "7"; the ids are those of the rarer types."""
    EMPTY = "empty"
    """A chart without people."""
    NO_ROOT = "no-root"
    """A chart where everybody has a manager."""
    SEVERAL_ROOTS = "several-roots"
    UNUSABLE_PAY = "unusable-pay"
    """Pay that is no Pay and could not be made one."""
    BOSS_BELOW_REPORT = "boss-below-report"
    """People whose manager has a lower level; a warning where the manager's may be the same."""
    SAME_LEVEL = "same-level"
    """People whose manager has the same level."""
    SPAN = "span"
    """Managers whose number of direct reports is outside the bounds of their level."""
    INDIVIDUAL_WITH_REPORTS = "individual-with-reports"
    """People on the individual contributor track who have reports."""
    SEVERAL_OF_ONE = "several-of-one"
    """Several people in a position that an organisation has once."""
    UNKNOWN_LEVEL = "unknown-level"
    """People whose level is not known, so that no check of levels was made of them."""


def as_problem_kind(value: ProblemKind | str) -> ProblemKind:
    """A kind of problem, or its value."""
    return member(ProblemKind, value)


def _tuple(values: Iterable[Any]) -> tuple[Any, ...]:
    return many(values, "several ids or positions")


@attrs.frozen
class ChartProblem(Record):
    """Something about a chart that is wrong or odd, with the people it is about.

    ``str`` and ``repr`` show no id.
    """

    kind: ProblemKind = attrs.field(converter=as_problem_kind)
    severity: Severity = attrs.field(converter=as_severity)
    ids: tuple[Any, ...] = attrs.field(converter=_tuple, repr=False)
    """In the order of the records; of a circle in its own order, from the earliest record on."""
    text: str = attrs.field(converter=text)
    records: tuple[int, ...] = attrs.field(default=(), converter=_tuple, kw_only=True)
    """Positions, from 0, of the records that were left out."""

    def __str__(self) -> str:
        return f"{self.severity}: {self.text}"
