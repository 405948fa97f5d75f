"""What roles, their facts, KPIs and responsibilities, careers and the catalogue show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from productroles.careers.comparison import RoleComparison
from productroles.careers.gap import RequirementGap
from productroles.careers.paths import CareerPath
from productroles.careers.reporting import ReportingChain
from productroles.catalogue.catalogue import Catalogue
from productroles.catalogue.diff import CatalogueDiff
from productroles.catalogue.records import Conflict, ConflictGroup
from productroles.display.parts import (
    Cell,
    Lines,
    Part,
    Shown,
    Table,
    card,
    cited,
    facts_table,
    notes,
    parts_of,
    together,
)
from productroles.evidence import Fact, FactStatus, Source
from productroles.roles.kpi import KPI
from productroles.roles.raci import RaciMatrix
from productroles.roles.responsibility import Responsibility
from productroles.roles.role import Role, fields_of_facts
from productroles.roles.scorecard import ScorecardResult

_PLAIN = ("family", "track", "level")
_EACH = 2
"""How many facts of a kind stand on the card of a role."""
_ACCEPTED = FactStatus.ACCEPTED
_KINDS = tuple((kind, kind.replace("_", "-")) for kind in fields_of_facts())
_ADDED = 16
"""How many things that a step adds are named."""


@parts_of.register
def _(role: Role, shown: Shown) -> Iterator[Part]:
    rows: list[tuple[str, ...]] = []
    for kind, word in _kinds(shown).items():
        facts: tuple[Fact[Any], ...] = getattr(role, kind)
        if facts:
            first = facts[:_EACH]
            values = dict.fromkeys(
                [shown.value(fact.value) if fact.status is _ACCEPTED else _doubted(fact, shown) for fact in first]
            )
            sources = dict.fromkeys([citation.source for fact in first for citation in fact.citations])
            more = "; ..." if len(facts) > _EACH else ""
            rows.append((f"{word} ({len(facts)})", f"{'; '.join(values)}{more}", ", ".join(sources)))
    yield shown.table(_heading(role, shown), ("claim", "says", "source"), rows)


def _kinds(shown: Shown) -> dict[str, str]:
    """The fields of a role that hold facts, and their names in words."""
    texts = shown.words.texts
    return {kind: texts[key] for kind, key in _KINDS}


def _doubted(fact: Fact[Any], shown: Shown) -> str:
    return f"{shown.value(fact.value)} ({shown.value(fact.status)})"


def _heading(role: Role, shown: Shown) -> str:
    names = [role.name]
    if shown.locale is not None:
        own = [fact.value for fact in role.names_in(shown.locale.language)]
        names += [f"{name.title} ({shown.value(name.form)})" if name.form else name.title for name in own]
    return f"{' / '.join(names)} ({', '.join(part for part in (role.family, role.track, role.level) if part)})"


@together(Role)
def _(roles: Sequence[Role], shown: Shown) -> Iterator[Part]:
    rows = [
        (
            role.name,
            *(getattr(role, name) or "" for name in _PLAIN),
            *(shown.words.count(len(facts)) if (facts := getattr(role, kind)) else "" for kind, _ in _KINDS),
        )
        for role in roles
    ]
    keys = ("role", *_PLAIN, *(key for _, key in _KINDS))
    yield shown.table(shown("roles-beside"), keys, rows)


@parts_of.register
def _(found: RoleComparison, shown: Shown) -> Iterator[Part]:
    words = _kinds(shown) | {name: shown(name) for name in _PLAIN}
    rows: list[tuple[Cell, ...]] = [
        (words.get(line.facet, line.facet), line.shared, line.only_a, line.only_b) for line in found.lines
    ]
    yield Table(shown("roles-beside"), (shown("claim"), shown("both"), found.a, found.b), rows)


@parts_of.register(Fact)
def _(fact: Fact[Any], shown: Shown) -> Iterator[Part]:
    yield from _facts([fact], shown)


@together(Fact)
def _facts(facts: Sequence[Fact[Any]], shown: Shown) -> Iterator[Part]:
    yield facts_table(shown("facts"), facts, shown)


@parts_of.register
def _(conflict: Conflict, shown: Shown) -> Iterator[Part]:
    yield facts_table(conflict.label, conflict.facts, shown)


@parts_of.register
def _(group: ConflictGroup, _shown: Shown) -> Iterator[Part]:
    yield Lines(group.label, group.facts)


@parts_of.register
def _(source: Source, shown: Shown) -> Iterator[Part]:
    names = ("id", "kind", "publisher", "published", "licence")
    yield card(source.title, shown, {name: getattr(source, name) for name in names} | {"remark": source.note})


@parts_of.register
def _(kpi: KPI, shown: Shown) -> Iterator[Part]:
    fields = {
        "short": kpi.abbreviation,
        "says": kpi.description,
        "formula": kpi.formula,
        "unit": kpi.unit,
        "better": kpi.direction,
        "kind": kpi.kind,
    }
    yield card(kpi.name, shown, fields)
    rows = [(one.name, shown.value(one.unit), one.description or "") for one in kpi.components]
    yield shown.table(shown("components"), ("name", "unit", "says"), rows)


@parts_of.register
def _(one: Responsibility, shown: Shown) -> Iterator[Part]:
    rows = [
        (part.role, shown.value(part.accountability), ", ".join(part.facts) or shown("judgement"))
        for part in one.assignments
    ]
    yield shown.table(f"{one.statement} ({shown.value(one.area)})", ("role", "part", "evidence"), rows)


@parts_of.register
def _(matrix: RaciMatrix, shown: Shown) -> Iterator[Part]:
    rows = [
        (
            one.statement,
            *(
                ", ".join(shown.value(part.accountability) for part in one.assignments if part.role == role)
                for role in matrix.roles
            ),
        )
        for one in matrix.responsibilities
    ]
    yield Table(shown("responsibilities"), (shown("responsibility"), *matrix.roles), rows)


@parts_of.register
def _(result: ScorecardResult, shown: Shown) -> Iterator[Part]:
    rows = [(line.kpi, _percent(line.attainment, shown), shown.value(line.weight)) for line in result.lines]
    caption = shown("attained", share=_percent(result.attainment, shown), covered=_percent(result.covered, shown))
    yield shown.table(caption, ("kpi", "attainment", "weight"), rows)


@parts_of.register
def _(gap: RequirementGap, shown: Shown) -> Iterator[Part]:
    rows = [
        (shown.value(line.requirement), shown.value(line.status), line.why, cited(line.fact))
        for lines in (gap.missing, gap.unknown, gap.met)
        for line in lines
    ]
    caption = shown("gap", role=gap.role, met=len(gap.met), missing=len(gap.missing), unknown=len(gap.unknown))
    yield shown.table(caption, ("requirement", "status", "reasons", "source"), rows)
    yield from notes("caveats", shown, gap.caveats)


@parts_of.register
def _(path: CareerPath, shown: Shown) -> Iterator[Part]:
    rows = [
        (
            step.from_role,
            step.to_role,
            str(step.support),
            _years(step.months, shown),
            _several((*step.responsibilities, *step.skills), shown),
        )
        for step in path.steps
    ]
    yield shown.table(" > ".join(path.roles), ("from", "to", "source-count", "experience", "adds"), rows)


def _several(values: Sequence[str], shown: Shown) -> str:
    more = (shown("more", count=len(values) - _ADDED),) if len(values) > _ADDED else ()
    return "; ".join((*values[:_ADDED], *more))


def _years(months: tuple[int | None, int | None] | None, shown: Shown) -> str:
    if months is None:
        return ""
    low, high = (None if end is None else f"{end / 12:g}" for end in months)
    key = "years-from" if high is None else "years-to" if low is None else "years"
    return shown(key, low=low, high=high)


@parts_of.register
def _(chain: ReportingChain, shown: Shown) -> Iterator[Part]:
    rows = [
        (step.role, "; ".join(step.managers), "; ".join(dict.fromkeys(map(cited, step.facts)))) for step in chain.steps
    ]
    caption = " > ".join(chain.roles) if rows else str(chain)
    yield shown.table(caption, ("role", "reports-to", "source"), rows)


@parts_of.register
def _(diff: CatalogueDiff, shown: Shown) -> Iterator[Part]:
    rows = [
        (f"{one.record} {one.id}", shown.value(one.change), one.field or "", one.fact or "") for one in diff.changes
    ]
    caption = shown("changes", count=len(rows)) if rows else str(diff)
    yield shown.table(caption, ("record", "change", "field", "fact"), rows)


@parts_of.register
def _(catalogue: Catalogue, shown: Shown) -> Iterator[Part]:
    counted = {name: name for name in ("roles", "responsibilities", "kpis", "skills")}
    counted |= {"ladder-count": "ladders", "source-count": "sources"}
    fields: dict[str, Any] = {"version": catalogue.version, "as-of": catalogue.as_of}
    fields |= {key: str(len(getattr(catalogue, name))) for key, name in counted.items()}
    yield card(str(catalogue).partition("\n")[0], shown, fields)


def _percent(share: Any, shown: Shown) -> str:
    if share is None:
        return ""
    from productroles.display.locale import format_percent

    return format_percent(share, locale=shown.words.locale, digits=1)
