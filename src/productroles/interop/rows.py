"""Records as flat rows: the way into a data frame, a table of a data base, a CSV file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, cast

from productroles._fields import many
from productroles.careers.paths import CareerPath
from productroles.catalogue.catalogue import Catalogue
from productroles.context import Place
from productroles.errors import ChartCycleError, FieldTypeError
from productroles.evidence import Fact
from productroles.interop.row_parts import Row, Table, amount, joined, typed
from productroles.interop.rows_of_readings import READING_TABLES
from productroles.interop.rows_of_results import RESULT_TABLES
from productroles.org.chart import OrgChart
from productroles.pay.salary import Pay, SalaryBenchmark, SalaryRange
from productroles.pay.structure import SalaryStructure
from productroles.pay.text.result import ParsedPay
from productroles.roles.role import Role
from productroles.seniority.ladder import Ladder

_TERMS = typed(str, "currency per component tax") | {"payments_per_year": int}
_FIGURES = typed(Decimal, "amount low high midpoint mean median") | _TERMS
_PLACE = typed(str, "country region city")
_PAY = {
    **typed(str, "kind role"),
    **_PLACE,
    **_FIGURES,
    "fte": Decimal,
    "n": int,
    **typed(str, "percentiles scope range_label"),
    "as_of": date,
    **typed(str, "as_printed assumptions extras caveats"),
}
_FACT = {
    **typed(str, "id subject kind value status sources as_printed"),
    "as_of": date,
    **typed(str, "conflicts_with note"),
    **_FIGURES,
    "percentiles": str,
    **_PLACE,
}
_ROLE = typed(str, "id name family track level aliases") | {"facts": int}
_LADDER = {
    **typed(str, "ladder name organisation kind"),
    "year": int,
    "track": str,
    "tier": int,
    **typed(str, "code title"),
}
_CHART = {
    **typed(str, "id manager title role"),
    **typed(int, "depth reports people_below"),
    "amount": Decimal,
    **_TERMS,
    "fte": Decimal,
}
_STRUCTURE = {
    "grade": str,
    **_PLACE,
    **typed(date, "valid_from valid_to"),
    **typed(Decimal, "low midpoint high"),
    **_TERMS,
    "note": str,
}


def to_rows(x: Any, /) -> list[Row]:
    """Records as flat rows of plain values: text, whole numbers, Decimal, dates, True or False, None.

    Each kind has its columns, always all of them and in the same order: :func:`columns_of` lists them with their
    types. Amounts are exact and never floats; several values in a cell are joined by ``"; "``; enums are their
    values; a place is its country, region and city. Rows tell what is stored, so those of a chart hold ids and pay.

    One record or several of one kind:

    - TitleReadings: a row each, whatever became of the title, with ``candidates`` and ``reasons`` in words;
    - PayReadings: a row each, whatever became of the text; where it was not read, the figures and terms are None and
      ``reasons`` says why;
    - Facts, or a Catalogue (its facts): a row each, with the figures where the fact is of pay;
    - Roles: a row each; their claims are facts, ``to_rows(role.facts())``;
    - Pay, ranges, benchmarks, ParsedPay: a row each, ``kind`` saying which;
    - Ladders: a row for each title, ``tier`` rising from 0, ``track`` empty for the main ladder;
    - OrgChart: a row for each record with depth, direct reports and people below (None in a circle), and the
      fields that were kept;
    - SalaryStructure: a row for each entry;
    - PayComparison, Conversion, SeniorityComparison: a row each; RoleComparison: a row for each thing that either
      role has; RequirementGap: a row for each requirement; CareerPaths: a row for each step.

    >>> import productroles as pr
    >>> (row,) = to_rows(pr.SalaryRange("90000", "120000.50", currency="EUR", per="year"))
    >>> row["kind"], row["low"], row["high"], row["per"], row["mean"]
    ('SalaryRange', Decimal('90000'), Decimal('120000.50'), 'year', None)
    >>> for row in to_rows(map(pr.read_pay, ["€65,000 - €80,000 p.a.", "85k"])):
    ...     print(row["text"], row["low"], row["high"], row["currency"], row["per"], row["reasons"], sep=" | ")
    €65,000 - €80,000 p.a. | 65000 | 80000 | EUR | year | '€65,000' to '€80,000': EUR; 'p.a': per year
    85k | None | None | None | None | no currency is named at the figure

    Nothing gives no rows.

    Raises:
        FieldTypeError: for anything else, and for records of several kinds.
    """
    return rows_and_columns(x)[0]


def columns_of(x: Any, /) -> dict[str, type]:
    """The columns that :func:`to_rows` gives for records or for their class, with the type of the values.

    The ids of a chart are of the type its records have, text where there are none.

    >>> import productroles as pr
    >>> list(columns_of(pr.Role))
    ['id', 'name', 'family', 'track', 'level', 'aliases', 'facts']

    Raises:
        FieldTypeError: as for :func:`to_rows`.
    """
    if isinstance(x, type):
        return dict(_table(cast("type[Any]", x), x).columns)
    return rows_and_columns(x)[1]


def rows_and_columns(x: Any) -> tuple[list[Row], dict[str, type]]:
    """What :func:`to_rows` and :func:`columns_of` give, from one pass over ``x``."""
    items = _items(x)
    if not items:
        return [], {}
    table = _table(_kind(items[0]), items[0])
    columns = dict(table.columns)
    rows: list[Row] = []
    for at, item in enumerate(items, 1):
        if _table(_kind(item), item) is not table:
            raise FieldTypeError("records of one kind", item)
        if isinstance(item, OrgChart):
            columns |= dict.fromkeys(_kept(item), str)
        numbered: Row = {"path": at} if isinstance(item, CareerPath) else {}
        rows += [numbered | row for row in table.rows(item)]
    return rows, columns


def _items(x: Any) -> tuple[Any, ...]:
    if isinstance(x, Catalogue):
        return x.facts()
    return (x,) if _known(_kind(x)) else many(x, "records that have rows")


def _kind(x: object) -> type:
    return type(x)


def _known(kind: type) -> bool:
    return any(issubclass(kind, known) for known in _TABLES)


def _table(kind: type, given: object) -> Table:
    for known, table in _TABLES.items():
        if issubclass(kind, known):
            return table
    raise FieldTypeError("records that have rows", given)


def _place_row(place: Place | None) -> Row:
    return {name: None if place is None else getattr(place, name) for name in _PLACE}


def _figures(pay: Any) -> Row:
    """The figures of anything that carries the terms of pay."""
    found: Row = {name: amount(getattr(pay, name, None)) for name in ("low", "high", "midpoint", "mean", "median")}
    found |= {name: str(getattr(pay, name)) for name in ("currency", "per", "component", "tax")}
    return {"amount": amount(getattr(pay, "money", None)), **found, "payments_per_year": pay.payments_per_year}


def _percentiles(pay: Any) -> str | None:
    if not isinstance(pay, SalaryBenchmark) or not pay.percentiles:
        return None
    return "; ".join(f"{percent}: {money.amount:f}" for percent, money in pay.percentiles.items())


def _pay_rows(pay: Any) -> Iterator[Row]:
    row: Row = {
        "kind": type(pay).__name__,
        "role": getattr(pay, "role", None),
        **_place_row(getattr(pay, "place", None)),
        **_figures(pay),
        "fte": getattr(pay, "fte", None),
        "n": getattr(pay, "n", None),
        "percentiles": _percentiles(pay),
        "scope": getattr(pay, "scope", None),
        "range_label": getattr(pay, "range_label", None),
        "as_of": getattr(pay, "as_of", None),
        "as_printed": getattr(pay, "as_printed", None),
        "assumptions": joined(pay.assumptions),
        "extras": joined(getattr(pay, "extras", ())),
        "caveats": joined(getattr(pay, "caveats", ())),
    }
    yield row


_OF_PAY = (Pay, SalaryRange, SalaryBenchmark, ParsedPay)


def _fact_rows(fact: Fact[Any]) -> Iterator[Row]:
    pay: Any = fact.value if isinstance(fact.value, _OF_PAY) else None
    row: Row = {
        "id": fact.id,
        "subject": fact.subject,
        "kind": type(fact.value).__name__,
        "value": str(fact.value),
        "status": str(fact.status),
        "sources": joined(fact.citations),
        "as_printed": fact.as_printed,
        "as_of": fact.as_of or getattr(pay, "as_of", None),
        "conflicts_with": joined(fact.conflicts_with),
        "note": fact.note,
        **(dict.fromkeys(_FIGURES) if pay is None else _figures(pay)),
        "percentiles": _percentiles(pay),
        **_place_row(getattr(pay, "place", None)),
    }
    yield row


def _role_rows(role: Role) -> Iterator[Row]:
    plain: Row = {name: getattr(role, name) for name in ("id", "name", "family", "track", "level")}
    yield {**plain, "aliases": joined(fact.value for fact in role.aliases), "facts": len(role.facts())}


def _ladder_rows(ladder: Ladder) -> Iterator[Row]:
    tracks = [None] * len(ladder.levels) + [branch.track for branch in ladder.branches for _ in branch.levels]
    tier_of = {id(level): at for at, tier in enumerate(ladder.tiers()) for level in tier}
    about: Row = {
        "ladder": ladder.id,
        "name": ladder.name,
        "organisation": ladder.organisation,
        "kind": ladder.kind,
        "year": ladder.year,
    }
    for track, level in zip(tracks, ladder.all_levels, strict=True):
        for title in level.titles:
            yield {**about, "track": track, "tier": tier_of[id(level)], "code": level.code, "title": title}


def _kept(chart: OrgChart) -> list[str]:
    """The kept fields, each under its name, or with ``kept_`` before it where a column has that name."""
    names = next(map(list[str], chart.records()), list[str]())
    return [f"kept_{name}" if name in _CHART else name for name in names[5:]]


def _chart_rows(chart: OrgChart) -> Iterator[Row]:
    kept = _kept(chart)
    for record in chart.records():
        id, manager, title, role, pay, *others = record.values()
        standing = _standing(chart, id)
        yield {
            "id": id,
            "manager": manager,
            "title": title,
            "role": role,
            **standing,
            "amount": None if pay is None else pay.money.amount,
            **{
                name: None if pay is None else str(getattr(pay, name))
                for name in typed(str, "currency per component tax")
            },
            "payments_per_year": None if pay is None else pay.payments_per_year,
            "fte": None if pay is None else pay.fte,
            **dict(zip(kept, others, strict=True)),
        }


def _standing(chart: OrgChart, id: Any) -> Row:
    if id not in chart:
        return {"depth": None, "reports": None, "people_below": None}
    found: Row = {"depth": None, "reports": chart.span_of_control(id), "people_below": None}
    try:
        found["people_below"] = chart.headcount(id) - 1
        found["depth"] = chart.depth(id)
    except ChartCycleError:
        pass
    return found


def _structure_rows(structure: SalaryStructure) -> Iterator[Row]:
    for entry in structure.entries:
        figures = _figures(entry.range)
        yield {
            "grade": entry.grade,
            **_place_row(entry.place),
            "valid_from": entry.valid_from,
            "valid_to": entry.valid_to,
            **{name: figures[name] for name in ("low", "midpoint", "high", *_TERMS)},
            "note": entry.note,
        }


_PAY_TABLE = Table(_PAY, _pay_rows)
_TABLES: dict[type, Table] = {
    Fact: Table(_FACT, cast("Any", _fact_rows)),
    Catalogue: Table(_FACT, _fact_rows),
    Role: Table(_ROLE, _role_rows),
    **dict.fromkeys(_OF_PAY, _PAY_TABLE),
    Ladder: Table(_LADDER, _ladder_rows),
    OrgChart: Table(_CHART, _chart_rows),
    SalaryStructure: Table(_STRUCTURE, _structure_rows),
    **READING_TABLES,
    **RESULT_TABLES,
}
