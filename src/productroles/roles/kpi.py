"""KPIs: what is measured, by which formula, in which unit, and which way is better.

>>> from productroles.pay.money import Money
>>> stickiness = KPI(
...     id="stickiness",
...     name="Stickiness",
...     kind="ratio",
...     unit="ratio",
...     direction="up",
...     over="flow",
...     formula="dau / mau",
...     components=[KPIComponent("dau", "count"), KPIComponent("mau", "count")],
... )
>>> print(stickiness)
Stickiness = dau / mau (ratio, up is better)
>>> str(stickiness.compute({"dau": 18000, "mau": 60000}))
'0.3'
>>> str(stickiness.combine([{"dau": 10, "mau": 100}, {"dau": 90, "mau": 300}]))
'0.25'
>>> cost = KPI(
...     id="acquisition-cost",
...     name="Acquisition cost",
...     kind="ratio",
...     unit="money",
...     direction="down",
...     over="flow",
...     formula="spend / customers",
...     components=[KPIComponent("spend", "money"), KPIComponent("customers", "count")],
... )
>>> print(cost.compute({"spend": Money("300000", "EUR"), "customers": 150}))
EUR 2,000
>>> cost.compute({"spend": 300000, "customers": 150})
Traceback (most recent call last):
productroles.errors.FieldTypeError: expected Money for spend, not int 300000
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypeAlias

import attrs

from productroles._exact import Number, exact, plain
from productroles._fields import each_is, is_a, many, optional_text, slug, text
from productroles._show import Record
from productroles.errors import (
    AggregationError,
    AmountError,
    AmountTypeError,
    AttainmentError,
    CurrencyMismatchError,
    FieldError,
    FieldTypeError,
    FormulaError,
    MissingComponentError,
    UnknownComponentError,
)
from productroles.pay.money import Money, money_of
from productroles.roles.formula import evaluate, is_name, names, parse, power_of, rounded, sum_of
from productroles.roles.measure import (
    Across,
    KPIBasis,
    KPIDirection,
    KPIKind,
    KPIUnit,
    MeasuredOver,
    as_across,
    as_basis,
    as_direction,
    as_kind,
    as_measured_over,
    as_unit,
)
from productroles.roles.target import AttainmentConvention, Target, as_convention, optional_exact

Figures: TypeAlias = Mapping[str, Number | Money]
"""A figure for each component of a formula."""

_SUMS_OF = frozenset({KPIKind.RATIO, KPIKind.CONVERSION})
_NOT_OVER_PERIODS = {
    MeasuredOver.SNAPSHOT: "the state of one moment is there again at the next",
    MeasuredOver.COHORT: "each period starts from a group of its own",
    MeasuredOver.CHANGE: "changes compound from period to period",
}
_FITS = {
    KPIDirection.UP: frozenset({AttainmentConvention.VALUE_TO_TARGET, AttainmentConvention.FROM_BASELINE}),
    KPIDirection.DOWN: frozenset(AttainmentConvention) - {AttainmentConvention.VALUE_TO_TARGET},
}


def _component_name(value: str) -> str:
    if not isinstance(value, str):
        raise FieldTypeError("a name", value)
    if not is_name(value):
        raise FieldError("a name of lower-case letters, digits and _", value)
    return value


@attrs.frozen
class KPIComponent(Record):
    """A figure that a formula is over."""

    name: str = attrs.field(converter=_component_name)
    """As the formula has it: ``new_customers``."""
    unit: KPIUnit = attrs.field(converter=as_unit)
    description: str | None = attrs.field(default=None, kw_only=True, converter=optional_text)
    signed: bool = attrs.field(default=False, kw_only=True, validator=is_a(bool))
    """Whether it may be below zero; a loss that a formula subtracts is given as a positive figure."""

    def __str__(self) -> str:
        return f"{self.name} ({self.unit})"


def _components(values: Iterable[KPIComponent]) -> tuple[KPIComponent, ...]:
    return many(values, "several KPIComponents")


@attrs.frozen(kw_only=True)
class KPI(Record):
    """A figure by which an organisation measures a product, and how it is worked out.

    Raises:
        FormulaError: where the formula cannot be read, does not name exactly the components, mixes money with
            plain numbers, or is not of its ``kind``.
    """

    id: str = attrs.field(converter=slug)
    name: str = attrs.field(converter=text)
    abbreviation: str | None = attrs.field(default=None, converter=optional_text)
    kind: KPIKind = attrs.field(converter=as_kind)
    unit: KPIUnit = attrs.field(converter=as_unit)
    direction: KPIDirection = attrs.field(converter=as_direction)
    over: MeasuredOver = attrs.field(converter=as_measured_over)
    formula: str = attrs.field(converter=text)
    """Names, plain numbers, ``+ - * / ^`` and round brackets; see :mod:`productroles.roles.formula`."""
    components: tuple[KPIComponent, ...] = attrs.field(converter=_components, validator=each_is(KPIComponent))
    additive: bool = attrs.field(default=False, validator=is_a(bool))
    """Whether the KPI of a whole is the sum of those of its segments."""
    minimum: Decimal | None = attrs.field(default=None, converter=optional_exact)
    """What no value can be below; a result that is comes from wrong components."""
    maximum: Decimal | None = attrs.field(default=None, converter=optional_exact)
    basis: KPIBasis = attrs.field(default=KPIBasis.OWN, converter=as_basis)
    description: str | None = attrs.field(default=None, converter=optional_text)

    def __attrs_post_init__(self) -> None:
        given = [component.name for component in self.components]
        used = names(self.formula)
        if not given or sorted(used) != sorted(given):
            raise FormulaError(self.formula, f"it names {_listed(used)}, the components are {_listed(given)}")
        money = power_of(self.formula, {part.name: int(part.unit.is_money) for part in self.components})
        if money != int(self.unit.is_money):
            raise FormulaError(self.formula, f"the units of its components do not come to {self.unit}")
        degree = power_of(self.formula, dict.fromkeys(given, 1))
        if self.kind is KPIKind.SIMPLE and len(parse(self.formula)) != 1:
            raise FormulaError(self.formula, "a simple KPI is one component")
        if self.kind in _SUMS_OF and (degree != 0 or self.additive):
            raise FormulaError(self.formula, f"a {self.kind} KPI is a quotient, and not additive")
        if self.additive and degree != 1:
            raise FormulaError(self.formula, "an additive KPI is a sum, and this is none")

    def compute(self, figures: Figures) -> Decimal | Money:
        """The KPI from a figure for each component, rounded once, to fifty digits.

        A KPI in money takes Money of one currency for its money components and gives Money. A ratio of money
        takes either Money of one currency for all of them, or plain numbers for all. Nothing is converted here:
        the rate of a conversion is to be seen, so convert with ``ExchangeRates`` first.

        Raises:
            MissingComponentError: where a component has no figure.
            UnknownComponentError: for a figure of no component.
            CurrencyMismatchError: for two currencies.
            DivisionByZeroError: naming the divisor.
            FieldTypeError: for Money where a number belongs, or the other way round.
            AmountTypeError: for a float and whatever else is no exact number.
            AmountError: for NaN, a component below zero that is not ``signed``, and a result past the bounds.
        """
        values, currency = self._read(figures)
        return self._result(evaluate(self.formula, values), currency)

    def combine(self, parts: Iterable[Figures], *, across: Across | str | None = None) -> Decimal | Money:
        """The KPI of a whole, from the figures of its parts, which do not overlap.

        An additive KPI adds; a ratio or conversion is the ratio of the sums, not the mean of the ratios. Where
        periods do not combine, the caller says that the parts are segments: ``across="segments"``.

        Raises:
            AggregationError: where the parts do not make up the whole; it says why.
        """
        self._check_combines(None if across is None else as_across(across))
        read = [self._read(figures) for figures in many(parts, "several mappings of components to figures")]
        if not read:
            raise AggregationError(self.id, "has no parts to combine")
        currency = read[0][1]
        for _, other in read:
            if other != currency:
                if currency is None or other is None:
                    raise AggregationError(self.id, "has parts in money and parts in plain numbers")
                raise CurrencyMismatchError(self.id, currency, other)
        if self.additive:
            whole = sum_of(evaluate(self.formula, values) for values, _ in read)
        else:
            sums = {part.name: sum_of(values[part.name] for values, _ in read) for part in self.components}
            whole = evaluate(self.formula, sums)
        return self._result(whole, currency)

    def target(
        self,
        value: Number | Money,
        *,
        convention: AttainmentConvention | str,
        baseline: Number | Money | None = None,
    ) -> Target:
        """A target for this KPI: in its unit, within its bounds, and by a convention that fits its direction.

        Raises:
            AttainmentError: for a convention of the other direction, or a target worse than its baseline.
        """
        how = as_convention(convention)
        if how not in _FITS[self.direction]:
            raise AttainmentError(self.id, how, f"for this KPI, {self.direction} is better")
        goal, currency = self._level(value)
        start, other = (None, currency) if baseline is None else self._level(baseline)
        if currency and other and other != currency:
            raise CurrencyMismatchError(f"a target of {self.id}", currency, other)
        if start is not None and (goal < start if self.direction is KPIDirection.UP else goal > start):
            raise AttainmentError(self.id, how, "the target is worse than the baseline")
        return Target(self.id, goal, convention=how, baseline=start, currency=currency)

    def _level(self, value: Number | Money) -> tuple[Decimal, str | None]:
        """A value of the KPI itself, checked for unit and bounds."""
        if isinstance(value, Money) is not self.unit.is_money:
            raise FieldTypeError(f"{'Money' if self.unit.is_money else 'a plain number'} for {self.id}", value)
        if isinstance(value, Money):
            return self._bounded(value.amount), value.currency
        return self._bounded(exact(value)), None

    def _read(self, figures: Figures) -> tuple[dict[str, Decimal], str | None]:
        """The figures by component, and the currency of those in money (None where they are plain numbers)."""
        self._check_names(figures)
        in_money = [component.name for component in self.components if component.unit.is_money]
        bare = not self.unit.is_money and not any(isinstance(figures[name], Money) for name in in_money)
        values: dict[str, Decimal] = {}
        currency: str | None = None
        for component in self.components:
            figure = figures[component.name]
            if component.unit.is_money and not bare:
                if not isinstance(figure, Money):
                    raise FieldTypeError(f"Money for {component.name}", figure)
                if currency not in (None, figure.currency):
                    raise CurrencyMismatchError(self.id, currency, figure.currency)
                currency = figure.currency
                figure = figure.amount
            values[component.name] = _figure(component, figure)
        return values, currency

    def _check_names(self, figures: Figures) -> None:
        if not isinstance(figures, Mapping):
            raise FieldTypeError("a mapping of components to figures", figures)
        known = [component.name for component in self.components]
        for name in figures:
            if name not in known:
                raise UnknownComponentError(name, known)
        if missing := tuple(name for name in known if name not in figures):
            raise MissingComponentError(self.id, missing)

    def _check_combines(self, across: Across | None) -> None:
        if not self.additive and self.kind not in _SUMS_OF:
            raise AggregationError(self.id, "neither adds up nor is a ratio of sums; work it out from the whole")
        why = _NOT_OVER_PERIODS.get(self.over)
        if self.kind is KPIKind.CUMULATIVE:
            why = "a running total holds its earlier periods"
        if why is not None and across is not Across.SEGMENTS:
            raise AggregationError(self.id, f'combines only across segments of one time (across="segments"): {why}')

    def _bounded(self, value: Decimal) -> Decimal:
        if self.minimum is not None and value < self.minimum:
            raise AmountError(value, f"at least {plain(self.minimum)}, as {self.id} is")
        if self.maximum is not None and value > self.maximum:
            raise AmountError(value, f"at most {plain(self.maximum)}, as {self.id} is")
        return value

    def _result(self, value: Decimal, currency: str | None) -> Decimal | Money:
        found = self._bounded(rounded(value))
        return money_of(found, currency) if currency is not None and self.unit.is_money else found

    def __str__(self) -> str:
        short = f" ({self.abbreviation})" if self.abbreviation else ""
        return f"{self.name}{short} = {self.formula} ({self.unit}, {self.direction} is better)"


def _figure(component: KPIComponent, figure: Number | Money) -> Decimal:
    if isinstance(figure, Money):
        raise FieldTypeError(f"a plain number for {component.name}", figure)
    try:
        value = exact(figure)
    except (AmountError, AmountTypeError) as error:
        error.add_note(f"given for the component {component.name}")
        raise
    if value < 0 and not component.signed:
        raise AmountError(figure, f"zero or more, as {component.name} is")
    return value


def _listed(given: Iterable[str]) -> str:
    return ", ".join(sorted(given)) or "none"
