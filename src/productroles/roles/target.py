"""Targets of KPIs, and how far a value attains one, by a convention that is named.

The conventions differ: 5 % against a target of at most 4 % is 0.8 by one and 0.75 by another. None is a default,
and nothing is capped: attainment may pass 1 and may be below 0.

>>> churn = Target("logo-churn", "0.04", convention="target-to-value")
>>> print(churn)
logo-churn: 0.04 (target-to-value)
>>> str(churn.attainment("0.05"))
'0.8'
>>> str(Target("logo-churn", "0.04", convention="less-overshoot").attainment("0.05"))
'0.75'
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

import attrs

from productroles._exact import ZERO, Number, exact, plain
from productroles._fields import member, slug
from productroles._show import Record
from productroles.errors import AttainmentError, CurrencyMismatchError, FieldError, FieldTypeError
from productroles.pay.currency import currency_code
from productroles.pay.money import Money
from productroles.roles.formula import evaluate, rounded


class AttainmentConvention(StrEnum):
    """How a value is set against its target; :attr:`formula` says it in full."""

    VALUE_TO_TARGET = "value-to-target"
    """For KPIs where more is better."""
    FROM_BASELINE = "from-baseline"
    """The part of the way from the baseline to the target, up or down."""
    TARGET_TO_VALUE = "target-to-value"
    """For KPIs where less is better: twice the target is half attained."""
    LESS_OVERSHOOT = "less-overshoot"
    """For KPIs where less is better: one, less the share by which the target is passed."""

    @property
    def formula(self) -> str:
        """The convention over ``value``, ``target`` and ``baseline``."""
        return _FORMULAS[self]


_FORMULAS = {
    AttainmentConvention.VALUE_TO_TARGET: "value / target",
    AttainmentConvention.FROM_BASELINE: "(value - baseline) / (target - baseline)",
    AttainmentConvention.TARGET_TO_VALUE: "target / value",
    AttainmentConvention.LESS_OVERSHOOT: "(2 * target - value) / target",
}


def as_convention(value: AttainmentConvention | str) -> AttainmentConvention:
    """A convention of attainment, or its value."""
    return member(AttainmentConvention, value)


def optional_exact(value: Number | None) -> Decimal | None:
    """An exact number, or None."""
    return None if value is None else exact(value)


def _optional_currency(value: str | None) -> str | None:
    return None if value is None else currency_code(value)


@attrs.frozen
class Target(Record):
    """What a KPI is to reach, with the convention by which a value attains it.

    :meth:`productroles.roles.kpi.KPI.target` makes one that is also checked against its KPI.

    Raises:
        AttainmentError: where the convention is undefined: a target that equals its baseline, has none where
            one is needed, or is not above zero where it divides.
    """

    kpi: str = attrs.field(converter=slug)
    """Id of the KPI."""
    _value: Decimal = attrs.field(alias="value", converter=exact)
    convention: AttainmentConvention = attrs.field(kw_only=True, converter=as_convention)
    _baseline: Decimal | None = attrs.field(alias="baseline", default=None, kw_only=True, converter=optional_exact)
    currency: str | None = attrs.field(default=None, kw_only=True, converter=_optional_currency)
    """ISO 4217 code of a money KPI; None for any other."""

    def __attrs_post_init__(self) -> None:
        if self.convention is not AttainmentConvention.FROM_BASELINE:
            if self._baseline is not None:
                raise FieldError(f"no baseline, since {self.convention} does not use one", self._baseline)
            if self._value <= 0:
                raise self._undefined("the target is not above zero")
        elif self._baseline is None:
            raise self._undefined("there is no baseline")
        elif self._baseline == self._value:
            raise self._undefined("the target is the baseline")

    @property
    def value(self) -> Decimal | Money:
        """What is to be reached; Money for a money KPI."""
        return self._value if self.currency is None else Money(self._value, self.currency)

    @property
    def baseline(self) -> Decimal | Money | None:
        """Where the way to the target starts; Money for a money KPI."""
        if self._baseline is None or self.currency is None:
            return self._baseline
        return Money(self._baseline, self.currency)

    def attainment(self, value: Number | Money) -> Decimal:
        """The share of the target that a value attains, to fifty digits; 1 is the target itself.

        Raises:
            AttainmentError: for ``target-to-value`` of a value that is not above zero.
            FieldTypeError: for a bare number against a target in money, or the other way round.
            CurrencyMismatchError: for a value in another currency; convert it first.
        """
        figure = self._figure(value)
        if self.convention is AttainmentConvention.TARGET_TO_VALUE and figure <= 0:
            raise self._undefined("the value is not above zero")
        start = ZERO if self._baseline is None else self._baseline
        return rounded(evaluate(self.convention.formula, {"value": figure, "target": self._value, "baseline": start}))

    def _figure(self, value: Number | Money) -> Decimal:
        if self.currency is None:
            if isinstance(value, Money):
                raise FieldTypeError(f"a plain number for {self.kpi}", value)
            return exact(value)
        if not isinstance(value, Money):
            raise FieldTypeError(f"Money for {self.kpi}", value)
        if value.currency != self.currency:
            raise CurrencyMismatchError(f"attainment of {self.kpi}", self.currency, value.currency)
        return value.amount

    def _undefined(self, why: str) -> AttainmentError:
        return AttainmentError(self.kpi, self.convention, why)

    def __str__(self) -> str:
        start = "" if self._baseline is None else f"from {_shown(self.baseline)} to "
        return f"{self.kpi}: {start}{_shown(self.value)} ({self.convention})"


def _shown(figure: Decimal | Money | None) -> str:
    return plain(figure) if isinstance(figure, Decimal) else str(figure)
