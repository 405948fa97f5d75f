"""Scorecards: several targets with weights that the caller sets, since no source states any.

>>> from productroles.roles.target import Target
>>> card = Scorecard(
...     [
...         WeightedTarget(Target("stickiness", "0.3", convention="value-to-target"), 60),
...         WeightedTarget(Target("logo-churn", "0.04", convention="target-to-value"), 30),
...         WeightedTarget(Target("activation", "0.5", convention="value-to-target"), 10),
...     ]
... )
>>> print(card.score({"stickiness": "0.27", "logo-churn": "0.05"}))
attainment 0.8666... (2 of 3 targets have a value, 0.9 of the weight)
stickiness: 0.9 (weight 60)
logo-churn: 0.8 (weight 30)
activation: no value (weight 10)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

import attrs

from productroles._exact import ONE, ZERO, Number, plain
from productroles._fields import is_a, many, positive
from productroles._show import Record
from productroles.errors import FieldError, FieldTypeError, UnknownKPIError
from productroles.pay.money import Money, grouped
from productroles.roles.formula import mean_of
from productroles.roles.target import Target


@attrs.frozen
class WeightedTarget(Record):
    """A target and what it weighs among the others of its scorecard."""

    target: Target = attrs.field(validator=is_a(Target))
    weight: Decimal = attrs.field(converter=positive)
    """On any scale: weights need not come to 1 or to 100."""

    def __str__(self) -> str:
        return f"{self.target}, weight {plain(self.weight)}"


@attrs.frozen
class ScorecardLine(Record):
    """What one target of a scorecard came to."""

    kpi: str
    weight: Decimal
    attainment: Decimal | None
    """None where no value was given."""

    def __str__(self) -> str:
        found = "no value" if self.attainment is None else grouped(self.attainment, 0)
        return f"{self.kpi}: {found} (weight {plain(self.weight)})"


def _lines(values: Iterable[ScorecardLine]) -> tuple[ScorecardLine, ...]:
    return many(values, "several ScorecardLines")


@attrs.frozen(kw_only=True)
class ScorecardResult(Record):
    """The weighted attainment of a scorecard: the mean over the targets that have a value, by their weights."""

    attainment: Decimal | None
    """To fifty digits; None where no target has a value."""
    covered: Decimal
    """The share of all weight that has a value, from 0 to 1."""
    lines: tuple[ScorecardLine, ...] = attrs.field(converter=_lines)

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of the KPIs without a value."""
        return tuple(line.kpi for line in self.lines if line.attainment is None)

    def __str__(self) -> str:
        found = "none" if self.attainment is None else grouped(self.attainment, 0)
        valued = f"{len(self.lines) - len(self.missing)} of {len(self.lines)} targets have a value"
        head = f"attainment {found} ({valued}, {grouped(self.covered, 0)} of the weight)"
        return "\n".join([head, *map(str, self.lines)])


def _entries(values: Iterable[WeightedTarget]) -> tuple[WeightedTarget, ...]:
    found = many(values, "several WeightedTargets")
    seen: set[str] = set()
    for entry in found:
        if not isinstance(entry, WeightedTarget):
            raise FieldTypeError("a WeightedTarget", entry)
        if entry.target.kpi in seen:
            raise FieldError("each KPI once on a scorecard", entry.target.kpi)
        seen.add(entry.target.kpi)
    if not found:
        raise FieldError("at least one target on a scorecard", found)
    return found


@attrs.frozen
class Scorecard(Record):
    """Targets with weights, each KPI once."""

    entries: tuple[WeightedTarget, ...] = attrs.field(converter=_entries)

    def score(self, values: Mapping[str, Number | Money | None]) -> ScorecardResult:
        """The attainment of each target and of all, from values by KPI id.

        A KPI that is left out or None has no value: it is told in the result and takes no part in the mean,
        neither as 0 nor as 1.

        Raises:
            UnknownKPIError: for a value of a KPI that is not on the scorecard.
            AttainmentError: where a convention is undefined for a value.
        """
        if not isinstance(values, Mapping):
            raise FieldTypeError("a mapping of KPI ids to values", values)
        known = frozenset(entry.target.kpi for entry in self.entries)
        for kpi in values:
            if kpi not in known:
                raise UnknownKPIError(kpi, known)
        lines: list[ScorecardLine] = []
        for entry in self.entries:
            value = values.get(entry.target.kpi)
            found = None if value is None else entry.target.attainment(value)
            lines.append(ScorecardLine(entry.target.kpi, entry.weight, found))
        pairs = [(line.weight, line.attainment) for line in lines if line.attainment is not None]
        return ScorecardResult(
            attainment=mean_of(pairs) if pairs else None,
            covered=mean_of([(line.weight, ZERO if line.attainment is None else ONE) for line in lines]),
            lines=tuple(lines),
        )

    def __str__(self) -> str:
        return "\n".join(map(str, self.entries))
