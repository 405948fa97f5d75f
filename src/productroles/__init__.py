"""A typed, sourced model of product-management careers and pay.

The public names live here; each is loaded when it is first used. See :data:`__all__`.
"""

from typing import TYPE_CHECKING, Any

from productroles import _show

if TYPE_CHECKING:
    from productroles._version import __version__ as __version__
    from productroles.careers.comparison import ComparisonLine as ComparisonLine
    from productroles.careers.comparison import RoleComparison as RoleComparison
    from productroles.careers.gap import GapLine as GapLine
    from productroles.careers.gap import GapStatus as GapStatus
    from productroles.careers.gap import RequirementGap as RequirementGap
    from productroles.careers.paths import CareerPath as CareerPath
    from productroles.careers.paths import CareerStep as CareerStep
    from productroles.careers.profile import HeldEducation as HeldEducation
    from productroles.careers.profile import HeldExperience as HeldExperience
    from productroles.careers.profile import HeldSkill as HeldSkill
    from productroles.careers.profile import Profile as Profile
    from productroles.careers.reporting import ReportingChain as ReportingChain
    from productroles.careers.reporting import ReportingStep as ReportingStep
    from productroles.catalogue.catalogue import Catalogue as Catalogue
    from productroles.catalogue.catalogue import load_catalogue as load_catalogue
    from productroles.catalogue.charts import TypicalSpan as TypicalSpan
    from productroles.catalogue.diff import CatalogueChange as CatalogueChange
    from productroles.catalogue.diff import CatalogueDiff as CatalogueDiff
    from productroles.catalogue.diff import ChangeKind as ChangeKind
    from productroles.catalogue.problem import Problem as Problem
    from productroles.catalogue.records import Conflict as Conflict
    from productroles.catalogue.records import ConflictGroup as ConflictGroup
    from productroles.catalogue.records import Omission as Omission
    from productroles.catalogue.records import OmissionReason as OmissionReason
    from productroles.catalogue.shortcuts import career_paths as career_paths
    from productroles.catalogue.shortcuts import compare_roles as compare_roles
    from productroles.catalogue.shortcuts import compare_seniority as compare_seniority
    from productroles.catalogue.shortcuts import reporting_line as reporting_line
    from productroles.catalogue.shortcuts import requirement_gap as requirement_gap
    from productroles.catalogue.shortcuts import resolve_title as resolve_title
    from productroles.catalogue.shortcuts import seniority_key as seniority_key
    from productroles.catalogue.shortcuts import sort_by_seniority as sort_by_seniority
    from productroles.context import Company as Company
    from productroles.context import Place as Place
    from productroles.context import as_place as as_place
    from productroles.errors import ProductRolesError as ProductRolesError
    from productroles.errors import ProductRolesWarning as ProductRolesWarning
    from productroles.evidence import Citation as Citation
    from productroles.evidence import Fact as Fact
    from productroles.evidence import FactStatus as FactStatus
    from productroles.evidence import Note as Note
    from productroles.evidence import Provenance as Provenance
    from productroles.evidence import Severity as Severity
    from productroles.evidence import Source as Source
    from productroles.org.chart import OrgChart as OrgChart
    from productroles.org.payroll import GapReason as GapReason
    from productroles.org.payroll import Payroll as Payroll
    from productroles.org.payroll import PayrollGap as PayrollGap
    from productroles.org.problem import ChartProblem as ChartProblem
    from productroles.org.problem import ProblemKind as ProblemKind
    from productroles.pay.compare import PayComparison as PayComparison
    from productroles.pay.compare import PayRelation as PayRelation
    from productroles.pay.compare import compare_pay as compare_pay
    from productroles.pay.conversion import Conversion as Conversion
    from productroles.pay.conversion import RateKind as RateKind
    from productroles.pay.exchange import Coverage as Coverage
    from productroles.pay.exchange import ExchangeRates as ExchangeRates
    from productroles.pay.exchange import RateChain as RateChain
    from productroles.pay.grade_step import GradeStep as GradeStep
    from productroles.pay.metrics.grades import midpoint_progression as midpoint_progression
    from productroles.pay.metrics.position import compa_ratio as compa_ratio
    from productroles.pay.metrics.position import range_penetration as range_penetration
    from productroles.pay.metrics.ranges import range_spread as range_spread
    from productroles.pay.money import Money as Money
    from productroles.pay.money import sort_money as sort_money
    from productroles.pay.money import total as total
    from productroles.pay.period import PayComponent as PayComponent
    from productroles.pay.period import PayPeriod as PayPeriod
    from productroles.pay.period import PayTax as PayTax
    from productroles.pay.period import WorkSchedule as WorkSchedule
    from productroles.pay.pricelevel import IndicativeAmount as IndicativeAmount
    from productroles.pay.pricelevel import PriceLevels as PriceLevels
    from productroles.pay.salary import Pay as Pay
    from productroles.pay.salary import SalaryBenchmark as SalaryBenchmark
    from productroles.pay.salary import SalaryRange as SalaryRange
    from productroles.pay.structure import SalaryStructure as SalaryStructure
    from productroles.pay.structure_entry import StructureEntry as StructureEntry
    from productroles.pay.structure_problems import StructureProblem as StructureProblem
    from productroles.pay.structure_problems import StructureProblemCode as StructureProblemCode
    from productroles.pay.text.read import parse_pay as parse_pay
    from productroles.pay.text.read import read_pay as read_pay
    from productroles.pay.text.result import ParsedPay as ParsedPay
    from productroles.pay.text.result import PayReading as PayReading
    from productroles.roles.kpi import KPI as KPI
    from productroles.roles.kpi import KPIComponent as KPIComponent
    from productroles.roles.link import CareerMove as CareerMove
    from productroles.roles.link import CodeMatch as CodeMatch
    from productroles.roles.link import CodeScheme as CodeScheme
    from productroles.roles.link import LineKind as LineKind
    from productroles.roles.link import MoveBasis as MoveBasis
    from productroles.roles.link import MoveKind as MoveKind
    from productroles.roles.link import OccupationCode as OccupationCode
    from productroles.roles.link import ReportingLine as ReportingLine
    from productroles.roles.measure import Across as Across
    from productroles.roles.measure import KPIBasis as KPIBasis
    from productroles.roles.measure import KPIDirection as KPIDirection
    from productroles.roles.measure import KPIKind as KPIKind
    from productroles.roles.measure import KPIUnit as KPIUnit
    from productroles.roles.measure import MeasuredOver as MeasuredOver
    from productroles.roles.raci import RaciMatrix as RaciMatrix
    from productroles.roles.requirement import EducationLevel as EducationLevel
    from productroles.roles.requirement import EducationRequirement as EducationRequirement
    from productroles.roles.requirement import ExperienceRequirement as ExperienceRequirement
    from productroles.roles.requirement import Necessity as Necessity
    from productroles.roles.requirement import Skill as Skill
    from productroles.roles.requirement import SkillLevel as SkillLevel
    from productroles.roles.requirement import SkillRequirement as SkillRequirement
    from productroles.roles.responsibility import Accountability as Accountability
    from productroles.roles.responsibility import Area as Area
    from productroles.roles.responsibility import Assignment as Assignment
    from productroles.roles.responsibility import AssignmentBasis as AssignmentBasis
    from productroles.roles.responsibility import Responsibility as Responsibility
    from productroles.roles.role import Alias as Alias
    from productroles.roles.role import NameForm as NameForm
    from productroles.roles.role import Role as Role
    from productroles.roles.role import Statement as Statement
    from productroles.roles.scorecard import Scorecard as Scorecard
    from productroles.roles.scorecard import ScorecardLine as ScorecardLine
    from productroles.roles.scorecard import ScorecardResult as ScorecardResult
    from productroles.roles.scorecard import WeightedTarget as WeightedTarget
    from productroles.roles.target import AttainmentConvention as AttainmentConvention
    from productroles.roles.target import Target as Target
    from productroles.seniority.claims import SpanClaim as SpanClaim
    from productroles.seniority.claims import SpanScope as SpanScope
    from productroles.seniority.claims import YearsClaim as YearsClaim
    from productroles.seniority.comparison import SeniorityComparison as SeniorityComparison
    from productroles.seniority.ladder import Ladder as Ladder
    from productroles.seniority.level import Level as Level
    from productroles.seniority.relation import SeniorityBasis as SeniorityBasis
    from productroles.seniority.relation import SeniorityRelation as SeniorityRelation
    from productroles.seniority.rung import Branch as Branch
    from productroles.serial import configure_converter as configure_converter
    from productroles.serial import make_converter as make_converter
    from productroles.titles.reading import Certainty as Certainty
    from productroles.titles.reading import TitleCandidate as TitleCandidate
    from productroles.titles.reading import TitleReading as TitleReading

_HOMES: dict[str, str] = {
    "__version__": "_version",
    "Accountability": "roles.responsibility",
    "Across": "roles.measure",
    "Alias": "roles.role",
    "Area": "roles.responsibility",
    "as_place": "context",
    "Assignment": "roles.responsibility",
    "AssignmentBasis": "roles.responsibility",
    "AttainmentConvention": "roles.target",
    "Branch": "seniority.rung",
    "career_paths": "catalogue.shortcuts",
    "CareerMove": "roles.link",
    "CareerPath": "careers.paths",
    "CareerStep": "careers.paths",
    "Catalogue": "catalogue.catalogue",
    "CatalogueChange": "catalogue.diff",
    "CatalogueDiff": "catalogue.diff",
    "Certainty": "titles.reading",
    "ChangeKind": "catalogue.diff",
    "ChartProblem": "org.problem",
    "Citation": "evidence",
    "CodeMatch": "roles.link",
    "CodeScheme": "roles.link",
    "compa_ratio": "pay.metrics.position",
    "Company": "context",
    "compare_pay": "pay.compare",
    "compare_roles": "catalogue.shortcuts",
    "compare_seniority": "catalogue.shortcuts",
    "ComparisonLine": "careers.comparison",
    "configure_converter": "serial",
    "Conflict": "catalogue.records",
    "ConflictGroup": "catalogue.records",
    "Conversion": "pay.conversion",
    "Coverage": "pay.exchange",
    "EducationLevel": "roles.requirement",
    "EducationRequirement": "roles.requirement",
    "ExchangeRates": "pay.exchange",
    "ExperienceRequirement": "roles.requirement",
    "Fact": "evidence",
    "FactStatus": "evidence",
    "GapLine": "careers.gap",
    "GapReason": "org.payroll",
    "GapStatus": "careers.gap",
    "GradeStep": "pay.grade_step",
    "HeldEducation": "careers.profile",
    "HeldExperience": "careers.profile",
    "HeldSkill": "careers.profile",
    "IndicativeAmount": "pay.pricelevel",
    "KPI": "roles.kpi",
    "KPIBasis": "roles.measure",
    "KPIComponent": "roles.kpi",
    "KPIDirection": "roles.measure",
    "KPIKind": "roles.measure",
    "KPIUnit": "roles.measure",
    "Ladder": "seniority.ladder",
    "Level": "seniority.level",
    "LineKind": "roles.link",
    "load_catalogue": "catalogue.catalogue",
    "make_converter": "serial",
    "MeasuredOver": "roles.measure",
    "midpoint_progression": "pay.metrics.grades",
    "Money": "pay.money",
    "MoveBasis": "roles.link",
    "MoveKind": "roles.link",
    "NameForm": "roles.role",
    "Necessity": "roles.requirement",
    "Note": "evidence",
    "OccupationCode": "roles.link",
    "Omission": "catalogue.records",
    "OmissionReason": "catalogue.records",
    "OrgChart": "org.chart",
    "parse_pay": "pay.text.read",
    "ParsedPay": "pay.text.result",
    "Pay": "pay.salary",
    "PayComparison": "pay.compare",
    "PayComponent": "pay.period",
    "PayPeriod": "pay.period",
    "PayReading": "pay.text.result",
    "PayRelation": "pay.compare",
    "Payroll": "org.payroll",
    "PayrollGap": "org.payroll",
    "PayTax": "pay.period",
    "Place": "context",
    "PriceLevels": "pay.pricelevel",
    "Problem": "catalogue.problem",
    "ProblemKind": "org.problem",
    "ProductRolesError": "errors",
    "ProductRolesWarning": "errors",
    "Profile": "careers.profile",
    "Provenance": "evidence",
    "RaciMatrix": "roles.raci",
    "range_penetration": "pay.metrics.position",
    "range_spread": "pay.metrics.ranges",
    "RateChain": "pay.exchange",
    "RateKind": "pay.conversion",
    "read_pay": "pay.text.read",
    "reporting_line": "catalogue.shortcuts",
    "ReportingChain": "careers.reporting",
    "ReportingLine": "roles.link",
    "ReportingStep": "careers.reporting",
    "requirement_gap": "catalogue.shortcuts",
    "RequirementGap": "careers.gap",
    "resolve_title": "catalogue.shortcuts",
    "Responsibility": "roles.responsibility",
    "Role": "roles.role",
    "RoleComparison": "careers.comparison",
    "SalaryBenchmark": "pay.salary",
    "SalaryRange": "pay.salary",
    "SalaryStructure": "pay.structure",
    "Scorecard": "roles.scorecard",
    "ScorecardLine": "roles.scorecard",
    "ScorecardResult": "roles.scorecard",
    "seniority_key": "catalogue.shortcuts",
    "SeniorityBasis": "seniority.relation",
    "SeniorityComparison": "seniority.comparison",
    "SeniorityRelation": "seniority.relation",
    "Severity": "evidence",
    "Skill": "roles.requirement",
    "SkillLevel": "roles.requirement",
    "SkillRequirement": "roles.requirement",
    "sort_by_seniority": "catalogue.shortcuts",
    "sort_money": "pay.money",
    "Source": "evidence",
    "SpanClaim": "seniority.claims",
    "SpanScope": "seniority.claims",
    "Statement": "roles.role",
    "StructureEntry": "pay.structure_entry",
    "StructureProblem": "pay.structure_problems",
    "StructureProblemCode": "pay.structure_problems",
    "Target": "roles.target",
    "TitleCandidate": "titles.reading",
    "TitleReading": "titles.reading",
    "total": "pay.money",
    "TypicalSpan": "catalogue.charts",
    "WeightedTarget": "roles.scorecard",
    "WorkSchedule": "pay.period",
    "YearsClaim": "seniority.claims",
}

__all__ = [*_HOMES]  # noqa: PLE0604  # pyright: ignore[reportUnsupportedDunderAll]  a test holds it


def _render(form: str, x: Any) -> Any:
    if form == "html":
        from productroles.display.markup import notebook

        return notebook(x)
    if form == "rich":
        from productroles.display.rich_text import renderables

        return renderables(x)
    from productroles.interop import pydantic_hooks

    return pydantic_hooks.core_schema(x) if form == "pydantic" else pydantic_hooks.description(x)


_show.install(_render)

if not TYPE_CHECKING:  # a visible __getattr__ would make every misspelt name pass the type checkers

    def __getattr__(name: str) -> Any:
        home = _HOMES.get(name)
        if home is None:
            from productroles.errors import near_names

            near = near_names(name, _HOMES)
            hint = f"; near: {', '.join(near)}" if near else ""
            raise AttributeError(f"module 'productroles' has no attribute {name!r}{hint}")
        from importlib import import_module

        value = getattr(import_module(f"productroles.{home}"), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted(__all__)
