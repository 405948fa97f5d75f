"""Strategies for KPIs, figures for them, targets and scorecards."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from productroles._exact import Number
from productroles.pay.money import Money
from productroles.roles.kpi import KPI, KPIComponent
from productroles.roles.measure import KPIBasis, KPIDirection, KPIUnit, MeasuredOver
from productroles.roles.scorecard import Scorecard, ScorecardResult, WeightedTarget
from productroles.roles.target import AttainmentConvention, Target
from productroles.testing._pay import amounts
from productroles.testing._roles import WORDS, slugs

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NAMES = st.builds("{}{}".format, st.sampled_from(_LETTERS), st.text(_LETTERS + "0123456789_", max_size=7))
# kind, unit, formula, units of its components, additive
_RECIPES = (
    ("simple", "count", "{0}", "count", True),
    ("simple", "days", "{0}", "days", False),
    ("derived", "money-per-year", "12 * {0}", "money-per-month", True),
    ("derived", "months", "{0} / ({1} * {2})", "money money-per-month ratio", False),
    ("derived", "ratio", "({0} / {1}) ^ (1 / {2}) - 1", "money money count", False),
    ("cumulative", "money", "{0} + {1}", "money money", True),
    ("ratio", "ratio", "({0} + {1}) / {2}", "money money money", False),
    ("ratio", "points", "100 * ({0} - {1}) / ({0} + {1})", "count count", False),
    ("ratio", "money", "{0} / {1}", "money count", False),
    ("conversion", "ratio", "{0} / {1}", "count count", False),
)


def kpi_components() -> st.SearchStrategy[KPIComponent]:
    """Components in any unit."""
    return st.builds(
        KPIComponent, _NAMES, st.sampled_from(KPIUnit), description=st.none() | WORDS, signed=st.booleans()
    )


@st.composite
def kpis(draw: st.DrawFn) -> KPI:
    """KPIs of every kind, whose components are not ``signed``."""
    kind, unit, formula, units, additive = draw(st.sampled_from(_RECIPES))
    listed = units.split()
    names = draw(st.lists(_NAMES, min_size=len(listed), max_size=len(listed), unique=True))
    return KPI(
        id=draw(slugs()),
        name=draw(WORDS),
        abbreviation=draw(st.none() | WORDS),
        kind=kind,
        unit=unit,
        direction=draw(st.sampled_from(KPIDirection)),
        over=draw(st.sampled_from(MeasuredOver)),
        formula=formula.format(*names),
        components=[
            KPIComponent(*pair, description=draw(st.none() | WORDS)) for pair in zip(names, listed, strict=True)
        ],
        additive=additive,
        basis=draw(st.sampled_from(KPIBasis)),
        description=draw(st.none() | WORDS),
    )


def kpi_figures(kpi: KPI, *, currency: str = "EUR") -> st.SearchStrategy[dict[str, Number | Money]]:
    """Figures above zero for every component of a KPI, in one currency where they are money."""
    return st.fixed_dictionaries(
        {
            component.name: figure.map(lambda found: Money(found, currency)) if component.unit.is_money else figure
            for component in kpi.components
            for figure in [amounts(Decimal("0.01"), 10**9, 2)]
        }
    )


@st.composite
def targets(draw: st.DrawFn) -> Target:
    """Targets by every convention, some in money."""
    convention = draw(st.sampled_from(AttainmentConvention))
    value = draw(amounts(Decimal("0.0001"), 10**9))
    from_baseline = convention is AttainmentConvention.FROM_BASELINE
    return Target(
        draw(slugs()),
        value,
        convention=convention,
        baseline=draw(amounts().filter(lambda start: start != value)) if from_baseline else None,
        currency=draw(st.none() | st.sampled_from(["EUR", "JPY", "USD"])),
    )


def weighted_targets() -> st.SearchStrategy[WeightedTarget]:
    """Targets with weights above zero."""
    return st.builds(WeightedTarget, targets(), amounts(Decimal("0.01"), 100, 2))


def scorecards() -> st.SearchStrategy[Scorecard]:
    """Scorecards of one to four targets."""
    entries = st.lists(weighted_targets(), min_size=1, max_size=4, unique_by=lambda weighted: weighted.target.kpi)
    return st.builds(Scorecard, entries)


@st.composite
def scorecard_results(draw: st.DrawFn) -> ScorecardResult:
    """What scorecards come to, with values for some of their targets or all."""
    card = draw(scorecards())
    values: dict[str, Number | Money | None] = {}
    for entry in card.entries:
        value = draw(st.none() | amounts(Decimal("0.0001"), 10**9))
        currency = entry.target.currency
        values[entry.target.kpi] = value if value is None or currency is None else Money(value, currency)
    return card.score(values)
