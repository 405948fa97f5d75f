"""The closed sets of measuring: kind, unit and direction of a KPI, how it stands in time, what parts of it are."""

from __future__ import annotations

from enum import StrEnum

from productroles._fields import member


class KPIKind(StrEnum):
    """How a KPI is made; the names are those of the dbt semantic layer."""

    SIMPLE = "simple"
    """One component, as it is."""
    RATIO = "ratio"
    """A quotient of components that add up; of several parts it is the ratio of the sums."""
    DERIVED = "derived"
    """A formula over figures that do not all add up, such as other KPIs."""
    CUMULATIVE = "cumulative"
    """A total over a running window or since a date."""
    CONVERSION = "conversion"
    """The share of those who began that did something later; it combines as a ratio."""


class KPIUnit(StrEnum):
    """What a KPI or a component is counted in."""

    COUNT = "count"
    RATIO = "ratio"
    """A share or a rate: 0.3 and not 30."""
    POINTS = "points"
    HOURS = "hours"
    DAYS = "days"
    MONTHS = "months"
    MONEY = "money"
    MONEY_PER_MONTH = "money-per-month"
    MONEY_PER_YEAR = "money-per-year"

    @property
    def is_money(self) -> bool:
        """Whether its figures are Money."""
        return self.startswith("money")


class KPIDirection(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


class MeasuredOver(StrEnum):
    """How a KPI stands in time, which decides whether its periods combine."""

    FLOW = "flow"
    """What happened in a period; periods and segments both combine."""
    SNAPSHOT = "snapshot"
    """A state at one moment."""
    COHORT = "cohort"
    """What became of a group that is fixed at the start."""
    CHANGE = "change"
    """The change from one period to the next."""


class Across(StrEnum):
    """What the parts are that make up a whole."""

    SEGMENTS = "segments"
    """Regions, products or groups that do not overlap, at one time."""
    PERIODS = "periods"
    """Periods that do not overlap."""


class KPIBasis(StrEnum):
    """Where the formula comes from."""

    OWN = "own"
    """A choice: others measure something else by this name."""
    COMMON_PRACTICE = "common-practice"
    """What the name generally means, by no single source."""


def as_kind(value: KPIKind | str) -> KPIKind:
    """A kind of KPI, or its value."""
    return member(KPIKind, value)


def as_unit(value: KPIUnit | str) -> KPIUnit:
    """A unit, or its value."""
    return member(KPIUnit, value)


def as_direction(value: KPIDirection | str) -> KPIDirection:
    """A direction, or its value."""
    return member(KPIDirection, value)


def as_measured_over(value: MeasuredOver | str) -> MeasuredOver:
    """How a KPI stands in time, or its value."""
    return member(MeasuredOver, value)


def as_across(value: Across | str) -> Across:
    """What parts are, or its value."""
    return member(Across, value)


def as_basis(value: KPIBasis | str) -> KPIBasis:
    """Where a formula comes from, or its value."""
    return member(KPIBasis, value)
