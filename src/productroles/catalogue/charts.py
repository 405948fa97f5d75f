r"""What a catalogue knows about an organisation's chart: roles and levels of its titles, typical spans of control.

>>> import productroles as pr
>>> cat = pr.load_catalogue()
>>> print(cat.typical_spans["group-manager"])
group-manager: 2 to 5 direct reports (hustle-badger, resonance)
>>> chart = pr.OrgChart.from_csv("id,manager,title\n1,,CPO\n2,1,Product Manager\n3,2,VP of Product\n4,2,CPO\n")
>>> for problem in cat.check_chart(chart):
...     print(problem)
error: 1 person at level vp with a manager at level mid, below theirs
warning: 1 person at level vp with fewer than 2 direct reports (openclassrooms, roles-cc)
warning: 1 person on the individual contributor track with direct reports
note: 2 people whose level is not known
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import attrs

from productroles._fields import count, many, slug
from productroles._show import Record
from productroles.catalogue.naming import levels_of
from productroles.context import Company
from productroles.errors import UnknownLevelError
from productroles.org.chart import OrgChart
from productroles.org.check import INDIVIDUAL_CONTRIBUTOR, Span
from productroles.roles.role import Role
from productroles.seniority.claims import SpanClaim, SpanScope
from productroles.seniority.compare import compare_seniority
from productroles.seniority.comparison import SeniorityComparison
from productroles.seniority.ladder import Ladder
from productroles.seniority.level import PRODUCT_MANAGEMENT, Level
from productroles.seniority.reference import ReferenceOrder
from productroles.seniority.standing import Named
from productroles.titles.reading import TitleReading

ONE_OF_EACH = ("chief-executive-officer", "chief-product-officer")
"""Roles that an organisation has once."""


def _claims(values: Iterable[tuple[str, SpanClaim]]) -> tuple[tuple[str, SpanClaim], ...]:
    return many(values, "pairs of a ladder's id and a SpanClaim")


@attrs.frozen(kw_only=True)
class TypicalSpan(Record):
    """How many direct reports a level has, from the least to the most that sources say."""

    level: str = attrs.field(converter=slug)
    low: int = attrs.field(converter=count)
    high: int = attrs.field(converter=count)
    claims: tuple[tuple[str, SpanClaim], ...] = attrs.field(converter=_claims)
    """What each source says, by the id of its ladder."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the ladders that say so."""
        return tuple(ladder for ladder, _ in self.claims)

    def __str__(self) -> str:
        return f"{self.level}: {self.low:,} to {self.high:,} direct reports ({', '.join(self.sources)})"


def typical_spans(ladders: Iterable[Ladder], reference: ReferenceOrder) -> dict[str, TypicalSpan]:
    """The spans of control that ladders state, by the level that their titles stand on; others are left out."""
    found: dict[str, list[tuple[str, SpanClaim]]] = {}
    for ladder in ladders:
        for claim in ladder.spans:
            level = reference.level_of_title(claim.manager, ladder)
            if level is not None and claim.scope is SpanScope.DIRECT:
                found.setdefault(level, []).append((ladder.id, claim))
    return {
        level: TypicalSpan(
            level=level,
            low=min(claim.low for _, claim in claims),
            high=max(claim.high for _, claim in claims),
            claims=claims,
        )
        for level, claims in sorted(found.items())
    }


def expected_spans(spans: Iterable[TypicalSpan], tracks: Mapping[str, str]) -> dict[str, Span]:
    """The spans as a chart's checks take them. A lead of the individual contributor track need not have reports."""
    return {
        span.level: (
            None if tracks[span.level] == INDIVIDUAL_CONTRIBUTOR else span.low,
            span.high,
            ", ".join(span.sources),
        )
        for span in spans
    }


class Positions:
    """The roles and levels of a chart's titles, each pair of title and role looked up once."""

    def __init__(
        self,
        resolve: Callable[..., TitleReading],
        roles: Mapping[str, Role],
        reference: ReferenceOrder,
        company: Company,
    ) -> None:
        self._resolve = resolve
        self._roles = roles
        self._reference = reference
        self._company = company
        self.levels: dict[str, Named] = {}
        """Every level that was found, by id."""

    def role_of(self, title: str | None, role: str | None) -> str | None:
        """The role that the record names, else that of its title."""
        if role is not None or title is None:
            return role
        return self._resolve(title, company=self._company).role

    def level_of(self, title: str | None, role: str | None) -> str | None:
        """The id of a level: that of the role where the catalogue holds it, else that of the title.

        Of a title whose level is known and its family is not, it is the ids of what it may be, joined by "or".
        """
        named: Role | TitleReading | None = self._roles.get(role) if role is not None else None
        if named is None and title is not None:
            named = self._resolve(title, company=self._company)
        if named is None or named.level is None:
            return None
        try:
            found = levels_of(named, self._roles, self._reference, None)
        except UnknownLevelError:
            return None
        name = _name_of(found)
        self.levels[name] = found
        return name

    def compare(self, a: str, b: str) -> SeniorityComparison:
        """What one level that was found is to another."""
        return compare_seniority(self.levels[a], self.levels[b], self._reference)


def _name_of(found: Named) -> str:
    several = (found,) if isinstance(found, str | Level) else found
    return " or ".join(one.id if isinstance(one, Level) else one for one in several)


def company_of(chart: OrgChart, resolve: Callable[..., TitleReading]) -> Company:
    """What a chart tells of its company: the headcount, and the titles that may be of product management."""
    titles = [title for title in chart.headcount_by("title") if title is not None]
    return Company(headcount=chart.headcount() or None, titles=tuple(filter(_is_of_product(resolve), titles)))


def _is_of_product(resolve: Callable[..., TitleReading]) -> Callable[[str], bool]:
    def check(title: str) -> bool:
        reading = resolve(title)
        families = {reading.family, *(candidate.family for candidate in reading.candidates)}
        return PRODUCT_MANAGEMENT in families

    return check
