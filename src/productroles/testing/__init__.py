"""Hypothesis strategies for the records, for this library's tests and for those of programs built on it.

They need the extra ``testing``.

>>> from productroles import testing
>>> testing.money(currencies=["EUR"]).example()  # doctest: +SKIP
Money('41.07', 'EUR')
"""

from productroles.errors import MissingExtraError

try:
    import hypothesis  # noqa: F401  # pyright: ignore[reportUnusedImport]
except ImportError as error:
    raise MissingExtraError("testing", "hypothesis") from error

from productroles.testing._careers import profiles as profiles
from productroles.testing._kpis import kpi_components as kpi_components
from productroles.testing._kpis import kpi_figures as kpi_figures
from productroles.testing._kpis import kpis as kpis
from productroles.testing._kpis import scorecard_results as scorecard_results
from productroles.testing._kpis import scorecards as scorecards
from productroles.testing._kpis import targets as targets
from productroles.testing._kpis import weighted_targets as weighted_targets
from productroles.testing._org import org_charts as org_charts
from productroles.testing._pay import assumptions as assumptions
from productroles.testing._pay import conversions as conversions
from productroles.testing._pay import exchange_rates as exchange_rates
from productroles.testing._pay import indicative_amounts as indicative_amounts
from productroles.testing._pay import money as money
from productroles.testing._pay import paid_workers as paid_workers
from productroles.testing._pay import pay as pay
from productroles.testing._pay import posting_rules as posting_rules
from productroles.testing._pay import price_levels as price_levels
from productroles.testing._pay import rate_chains as rate_chains
from productroles.testing._pay import salary_benchmarks as salary_benchmarks
from productroles.testing._pay import salary_ranges as salary_ranges
from productroles.testing._pay import salary_structures as salary_structures
from productroles.testing._pay import steps as steps
from productroles.testing._pay import structure_entries as structure_entries
from productroles.testing._pay import work_schedules as work_schedules
from productroles.testing._roles import aliases as aliases
from productroles.testing._roles import assignments as assignments
from productroles.testing._roles import career_moves as career_moves
from productroles.testing._roles import citations as citations
from productroles.testing._roles import companies as companies
from productroles.testing._roles import facts as facts
from productroles.testing._roles import notes as notes
from productroles.testing._roles import occupation_codes as occupation_codes
from productroles.testing._roles import places as places
from productroles.testing._roles import reporting_lines as reporting_lines
from productroles.testing._roles import requirements as requirements
from productroles.testing._roles import responsibilities as responsibilities
from productroles.testing._roles import roles as roles
from productroles.testing._roles import skills as skills
from productroles.testing._roles import slugs as slugs
from productroles.testing._roles import sources as sources
from productroles.testing._roles import statements as statements
from productroles.testing._seniority import branches as branches
from productroles.testing._seniority import derived_steps as derived_steps
from productroles.testing._seniority import ladder_levels as ladder_levels
from productroles.testing._seniority import ladders as ladders
from productroles.testing._seniority import levels as levels
from productroles.testing._seniority import pair_evidence as pair_evidence
from productroles.testing._seniority import reference_orders as reference_orders
from productroles.testing._seniority import sfia_intervals as sfia_intervals
from productroles.testing._seniority import size_claims as size_claims
from productroles.testing._seniority import span_claims as span_claims
from productroles.testing._seniority import votes as votes
from productroles.testing._seniority import years_claims as years_claims

__all__ = [
    "aliases",
    "assignments",
    "assumptions",
    "branches",
    "career_moves",
    "citations",
    "companies",
    "conversions",
    "derived_steps",
    "exchange_rates",
    "facts",
    "indicative_amounts",
    "kpi_components",
    "kpi_figures",
    "kpis",
    "ladder_levels",
    "ladders",
    "levels",
    "money",
    "notes",
    "occupation_codes",
    "org_charts",
    "paid_workers",
    "pair_evidence",
    "pay",
    "places",
    "posting_rules",
    "price_levels",
    "profiles",
    "rate_chains",
    "reference_orders",
    "reporting_lines",
    "requirements",
    "responsibilities",
    "roles",
    "salary_benchmarks",
    "salary_ranges",
    "salary_structures",
    "scorecard_results",
    "scorecards",
    "sfia_intervals",
    "size_claims",
    "skills",
    "slugs",
    "sources",
    "span_claims",
    "statements",
    "steps",
    "structure_entries",
    "targets",
    "votes",
    "weighted_targets",
    "work_schedules",
    "years_claims",
]
