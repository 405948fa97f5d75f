"""Rows of what was found: comparisons, conversions, gaps, paths."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from productroles.careers.comparison import RoleComparison
from productroles.careers.gap import RequirementGap
from productroles.careers.paths import CareerPath
from productroles.interop.row_parts import Row, Table, amount, joined, typed
from productroles.pay.compare import PayComparison
from productroles.pay.conversion import Conversion
from productroles.seniority.comparison import SeniorityComparison

_PAY_COMPARISON = {
    "relation": str,
    **typed(Decimal, "a_low a_high b_low b_high"),
    **typed(str, "currency per"),
    **typed(Decimal, "difference ratio overlap_low overlap_high"),
    **typed(str, "steps caveats"),
}
_CONVERSION = {
    "amount": Decimal,
    "currency": str,
    "converted": Decimal,
    "to": str,
    "rate": Decimal,
    **typed(date, "requested_on observed_on"),
    **typed(str, "source via kind caveats"),
}
_SENIORITY = {**typed(str, "a b relation basis"), "confidence": Decimal, "n": int, **typed(str, "reasons caveats")}
_ROLES = typed(str, "a b facet value held_by")
_GAP = typed(str, "role status requirement why fact sources")
_PATH = {
    **typed(int, "path step"),
    **typed(str, "from_role to_role"),
    **typed(int, "sources months_low months_high"),
    **typed(str, "responsibilities skills"),
}


def _pay_comparison_rows(found: PayComparison) -> Iterator[Row]:
    ends = {"a_low": found.a[0], "a_high": found.a[1], "b_low": found.b[0], "b_high": found.b[1]}
    low, high = found.overlap or (None, None)
    yield {
        "relation": str(found.relation),
        **{name: amount(money) for name, money in ends.items()},
        "currency": next(money.currency for money in ends.values() if money is not None),
        "per": str(found.per),
        "difference": amount(found.difference),
        "ratio": found.ratio,
        "overlap_low": amount(low),
        "overlap_high": amount(high),
        "steps": joined(f"{side}: {step}" for side, step in found.steps),
        "caveats": joined(found.caveats),
    }


def _conversion_rows(made: Conversion) -> Iterator[Row]:
    yield {
        "amount": made.of.amount,
        "currency": made.of.currency,
        "converted": made.money.amount,
        "to": made.money.currency,
        "rate": made.rate,
        "requested_on": made.requested_on,
        "observed_on": made.observed_on,
        "source": made.source,
        "via": made.via,
        "kind": str(made.kind),
        "caveats": joined(made.caveats),
    }


def _seniority_rows(found: SeniorityComparison) -> Iterator[Row]:
    yield {
        "a": found.a,
        "b": found.b,
        "relation": str(found.relation),
        "basis": str(found.basis),
        "confidence": None if found.confidence is None else Decimal(repr(found.confidence)),
        "n": found.n,
        "reasons": joined(found.reasons),
        "caveats": joined(found.caveats),
    }


def _role_comparison_rows(found: RoleComparison) -> Iterator[Row]:
    for line in found.lines:
        for held_by, values in (("both", line.shared), ("a", line.only_a), ("b", line.only_b)):
            for value in values:
                yield {"a": found.a, "b": found.b, "facet": line.facet, "value": value, "held_by": held_by}


def _gap_rows(gap: RequirementGap) -> Iterator[Row]:
    for line in gap.lines:
        yield {
            "role": gap.role,
            "status": str(line.status),
            "requirement": str(line.requirement),
            "why": line.why,
            "fact": line.fact.id,
            "sources": joined(line.fact.citations),
        }


def _path_rows(path: CareerPath) -> Iterator[Row]:
    for at, step in enumerate(path.steps, 1):
        low, high = step.months or (None, None)
        yield {
            "step": at,
            "from_role": step.from_role,
            "to_role": step.to_role,
            "sources": step.support,
            "months_low": low,
            "months_high": high,
            "responsibilities": joined(step.responsibilities),
            "skills": joined(step.skills),
        }


RESULT_TABLES: dict[type, Table] = {
    PayComparison: Table(_PAY_COMPARISON, _pay_comparison_rows),
    Conversion: Table(_CONVERSION, _conversion_rows),
    SeniorityComparison: Table(_SENIORITY, _seniority_rows),
    RoleComparison: Table(_ROLES, _role_comparison_rows),
    RequirementGap: Table(_GAP, _gap_rows),
    CareerPath: Table(_PATH, _path_rows),
}
"""The tables of these kinds."""
