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

from productroles.testing.careers import profiles as profiles
from productroles.testing.kpis import kpi_components as kpi_components
from productroles.testing.kpis import kpi_figures as kpi_figures
from productroles.testing.kpis import kpis as kpis
from productroles.testing.kpis import scorecard_results as scorecard_results
from productroles.testing.kpis import scorecards as scorecards
from productroles.testing.kpis import targets as targets
from productroles.testing.pay import conversions as conversions
from productroles.testing.pay import exchange_rates as exchange_rates
from productroles.testing.pay import money as money
from productroles.testing.pay import pay as pay
from productroles.testing.pay import salary_benchmarks as salary_benchmarks
from productroles.testing.pay import salary_ranges as salary_ranges
from productroles.testing.pay import salary_structures as salary_structures
from productroles.testing.pay import structure_entries as structure_entries
from productroles.testing.pay import work_schedules as work_schedules
from productroles.testing.roles import career_moves as career_moves
from productroles.testing.roles import citations as citations
from productroles.testing.roles import companies as companies
from productroles.testing.roles import facts as facts
from productroles.testing.roles import notes as notes
from productroles.testing.roles import occupation_codes as occupation_codes
from productroles.testing.roles import places as places
from productroles.testing.roles import reporting_lines as reporting_lines
from productroles.testing.roles import requirements as requirements
from productroles.testing.roles import responsibilities as responsibilities
from productroles.testing.roles import roles as roles
from productroles.testing.roles import slugs as slugs
from productroles.testing.roles import sources as sources
from productroles.testing.seniority import ladders as ladders
from productroles.testing.seniority import levels as levels

__all__ = [
    "career_moves",
    "citations",
    "companies",
    "conversions",
    "exchange_rates",
    "facts",
    "kpi_components",
    "kpi_figures",
    "kpis",
    "ladders",
    "levels",
    "money",
    "notes",
    "occupation_codes",
    "pay",
    "places",
    "profiles",
    "reporting_lines",
    "requirements",
    "responsibilities",
    "roles",
    "salary_benchmarks",
    "salary_ranges",
    "salary_structures",
    "scorecard_results",
    "scorecards",
    "slugs",
    "sources",
    "structure_entries",
    "targets",
    "work_schedules",
]
