"""schema.org: pay and roles as JSON-LD, in the vocabulary of release 30.0."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any

from productroles._exact import CONTEXT, plain
from productroles.errors import FieldError, FieldTypeError
from productroles.evidence import Fact, FactStatus
from productroles.pay.money import Money
from productroles.pay.period import PayPeriod, PayTerms, period_unstated
from productroles.pay.salary import Pay, SalaryBenchmark, SalaryRange
from productroles.pay.text.result import ParsedPay
from productroles.roles.requirement import EducationRequirement, ExperienceRequirement, SkillRequirement
from productroles.roles.role import Role

_CONTEXT = "https://schema.org"
# The unit texts that are in common use for pay, and the ISO 8601 durations of a distribution.
_UNITS = {
    PayPeriod.HOUR: ("HOUR", "PT1H"),
    PayPeriod.DAY: ("DAY", "P1D"),
    PayPeriod.WEEK: ("WEEK", "P1W"),
    PayPeriod.MONTH: ("MONTH", "P1M"),
    PayPeriod.YEAR: ("YEAR", "P1Y"),
}
_PERCENTILES = (10, 25, 75, 90)


def schema_org(x: Any, /) -> dict[str, Any]:
    """Pay, a range, a benchmark or a Role as a JSON-LD document of schema.org.

    - Pay, a SalaryRange, pay that was read: ``MonetaryAmount`` whose ``value`` is a ``QuantitativeValue`` with
      ``value``, or ``minValue`` and ``maxValue`` (an open end is left out), and the period as ``unitText``;
    - a SalaryBenchmark with a median or percentiles: ``MonetaryAmountDistribution`` with ``duration``, ``median`` and
      ``percentile10``, 25, 75, 90. Of other benchmarks the low and high ends are a ``MonetaryAmount``, which is
      ``validFrom`` the day they describe;
    - a Role: ``Occupation`` with ``alternateName``, ``responsibilities`` and ``skills`` as their ids,
      ``experienceRequirements``, ``educationRequirements``, ``occupationalCategory`` and ``estimatedSalary``. Rejected
      facts are left out; figures without a stated period are, too.

    The document holds numbers as JSON has them: exact ``int`` where a figure is whole, else ``float``, for schema.org
    takes no text there. It does not hold sources, means, sample sizes, places, tax sides, other percentiles, KPIs and
    reporting lines. An export does not come back as a record.

    >>> import productroles as pr
    >>> schema_org(pr.SalaryRange("220000", "310000", currency="USD", per="year"))["value"]
    {'@type': 'QuantitativeValue', 'minValue': 220000, 'maxValue': 310000, 'unitText': 'YEAR'}

    Raises:
        UnstatedError: for pay without a stated period.
        FieldError: for a period that schema.org has no word for, and a benchmark of a mean alone.
        FieldTypeError: for anything else.
    """
    if isinstance(x, Role):
        made = _occupation(x)
    elif isinstance(x, Pay | SalaryRange | SalaryBenchmark | ParsedPay):
        made = _pay(x)
    else:
        raise FieldTypeError("Pay, a SalaryRange, a SalaryBenchmark, pay that was read, or a Role", x)
    return {"@context": _CONTEXT, **made}


def _units(pay: PayTerms) -> tuple[str, str]:
    if pay.per is PayPeriod.UNSTATED:
        raise period_unstated()
    units = _UNITS.get(pay.per)
    if units is None:
        raise FieldError(f"one of {', '.join(_UNITS)}", str(pay.per))
    return units


def _number(money: Money) -> int | float:
    amount: Decimal = money.amount
    return int(amount) if CONTEXT.to_integral_value(amount) == amount else float(plain(amount))


def _pay(pay: Pay | SalaryRange | SalaryBenchmark | ParsedPay) -> dict[str, Any]:
    unit, duration = _units(pay)
    if isinstance(pay, SalaryBenchmark) and _is_distribution(pay):
        return _distribution(pay, duration)
    value: dict[str, Any] = {"@type": "QuantitativeValue"}
    low, high = (pay.money, pay.money) if isinstance(pay, Pay) else (pay.low, pay.high)
    if low is None and high is None:
        raise FieldError("a median, percentiles, or a low or high end", str(pay))
    if low == high and low is not None and not isinstance(pay, SalaryRange):
        value["value"] = _number(low)
    else:
        value |= {} if low is None else {"minValue": _number(low)}
        value |= {} if high is None else {"maxValue": _number(high)}
    value["unitText"] = unit
    made: dict[str, Any] = {"@type": "MonetaryAmount", "currency": pay.currency, "value": value, **_named(pay)}
    as_of = getattr(pay, "as_of", None)
    return made | ({} if as_of is None else {"validFrom": as_of.isoformat()})


def _is_distribution(pay: SalaryBenchmark) -> bool:
    return pay.median is not None or any(percent in pay.percentiles for percent in _PERCENTILES)


def _distribution(pay: SalaryBenchmark, duration: str) -> dict[str, Any]:
    made: dict[str, Any] = {"@type": "MonetaryAmountDistribution", **_named(pay), "currency": pay.currency}
    made["duration"] = duration
    if pay.median is not None:
        made["median"] = _number(pay.median)
    for percent in _PERCENTILES:
        if percent in pay.percentiles:
            made[f"percentile{percent}"] = _number(pay.percentiles[percent])
    return made


def _named(pay: PayTerms) -> dict[str, Any]:
    return {} if pay.component == "unstated" else {"name": str(pay.component)}


def _accepted(facts: Iterable[Fact[Any]]) -> list[Any]:
    return [fact.value for fact in facts if fact.status is not FactStatus.REJECTED]


def _occupation(role: Role) -> dict[str, Any]:
    requirements = _accepted(role.requirements)
    demanded = [one for one in requirements if one.necessity.is_demand]
    salaries = [pay for pay in _accepted(role.salaries) if _has_a_place(pay)]
    listed: dict[str, Collection[Any]] = {
        "alternateName": [alias.title for alias in _accepted(role.aliases)],
        "responsibilities": _accepted(role.responsibilities),
        "skills": [one.skill for one in demanded if isinstance(one, SkillRequirement)],
        "educationRequirements": [
            _education(one) for one in demanded if isinstance(one, EducationRequirement) and one.level
        ],
        "experienceRequirements": [
            {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": one.low}
            for one in demanded
            if isinstance(one, ExperienceRequirement) and one.low is not None
        ],
        "occupationalCategory": [
            {
                "@type": "CategoryCode",
                "codeValue": one.code,
                "inCodeSet": {"@type": "CategoryCodeSet", "name": str(one.scheme)},
            }
            for one in _accepted(role.codes)
            if one.code
        ],
        "estimatedSalary": [_pay(pay) for pay in salaries],
    }
    kept = {name: _once(values) for name, values in listed.items() if values}
    return {"@type": "Occupation", "identifier": role.id, "name": role.name, **kept}


def _has_a_place(pay: SalaryBenchmark) -> bool:
    return pay.per in _UNITS and (_is_distribution(pay) or pay.low is not None or pay.high is not None)


def _education(one: EducationRequirement) -> dict[str, Any]:
    return {"@type": "EducationalOccupationalCredential", "educationalLevel": str(one.level)}


def _once(values: Collection[Any]) -> list[Any]:
    """Each value once, in order; the values are JSON."""
    found: list[Any] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found
