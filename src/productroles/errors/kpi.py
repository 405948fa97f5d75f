"""Errors of KPIs, their formulas, targets and scorecards."""

from __future__ import annotations

from productroles.errors import ProductRolesError, shorten
from productroles.errors.catalogue import UnknownNameError


class UnknownKPIError(UnknownNameError):
    """A KPI id that the catalogue or the scorecard does not hold."""

    code = "unknown-kpi"
    kind = "KPI"


class UnknownComponentError(UnknownNameError):
    """A figure given for a component that the formula of the KPI does not have."""

    code = "unknown-component"
    kind = "component"


class MissingComponentError(ProductRolesError, KeyError):
    """Components of a formula for which no figure was given."""

    code = "missing-component"
    kpi: str
    missing: tuple[str, ...]

    def __init__(self, kpi: str, missing: tuple[str, ...]) -> None:
        message = f"{kpi} needs {', '.join(missing)} as well"
        super().__init__(message, safe=message, kpi=kpi, missing=missing)


class FormulaError(ProductRolesError, ValueError):
    """A formula that cannot be read, or that does not fit the KPI it stands in."""

    code = "formula"
    formula: str
    why: str

    def __init__(self, formula: str, why: str) -> None:
        super().__init__(f"formula {shorten(formula)}: {why}", safe="a formula does not hold", formula=formula, why=why)


class AggregationError(ProductRolesError, ValueError):
    """A KPI of parts that cannot be put together to the KPI of the whole."""

    code = "aggregation"
    kpi: str
    why: str

    def __init__(self, kpi: str, why: str) -> None:
        message = f"{kpi} {why}"
        super().__init__(message, safe=message, kpi=kpi, why=why)


class AttainmentError(ProductRolesError, ValueError):
    """A target for which a convention of attainment is undefined, or that points the wrong way."""

    code = "attainment"
    kpi: str
    convention: str
    why: str

    def __init__(self, kpi: str, convention: str, why: str) -> None:
        message = f"{convention} of {kpi} is undefined: {why}"
        super().__init__(message, safe=message, kpi=kpi, convention=convention, why=why)
