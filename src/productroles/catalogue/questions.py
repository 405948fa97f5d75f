"""The questions that a catalogue answers over what it holds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

from productroles._fields import many
from productroles.catalogue.loading import Shelves
from productroles.errors import FieldTypeError, UnknownLevelError, UnknownMemberError
from productroles.evidence import Fact
from productroles.roles.role import Role, fields_of_facts

if TYPE_CHECKING:  # a first look at a role need not load the rooms of titles, of seniority and of careers
    from productroles.careers.comparison import RoleComparison
    from productroles.careers.gap import RequirementGap
    from productroles.careers.paths import CareerPath
    from productroles.careers.profile import Profile
    from productroles.careers.reporting import ReportingChain
    from productroles.catalogue.charts import TypicalSpan
    from productroles.catalogue.records import Conflict
    from productroles.context import Company
    from productroles.org.chart import OrgChart
    from productroles.org.problem import ChartProblem
    from productroles.roles.link import ReportingLine
    from productroles.roles.raci import RaciMatrix
    from productroles.roles.responsibility import Accountability, Assignment
    from productroles.seniority.comparison import SeniorityComparison
    from productroles.seniority.ladder import Ladder
    from productroles.seniority.level import Level
    from productroles.seniority.standing import Named
    from productroles.titles.reading import TitleReading

    Ranked: TypeAlias = Role | Level | TitleReading | str

T = TypeVar("T")


class Questions(Shelves):
    """What roles, titles, levels and charts are to each other, by the documents of a catalogue."""

    def facts(
        self, *, kind: str | None = None, role: Role | str | None = None, source: str | None = None
    ) -> tuple[Fact[Any], ...]:
        """Every fact, or those of a kind (the field of :class:`Role` that holds them), a role, a source.

        Raises:
            UnknownMemberError: for a kind that is no field of facts.
            UnknownRoleError: for the id of a role that the catalogue does not hold.
            UnknownSourceError: for the id of a source that it does not hold.
        """
        kinds = fields_of_facts()
        if kind is not None and kind not in kinds:
            raise UnknownMemberError(kind, "kind of fact", kinds)
        roles = self.roles.values() if role is None else (self.role(role),)
        if source is not None:
            source = self.sources[source].id
        return tuple(
            fact
            for one in roles
            for held_in, fact in one.facts_by_kind()
            if kind in (None, held_in)
            if source is None or any(citation.source == source for citation in fact.citations)
        )

    def conflicts(self) -> tuple[Conflict, ...]:
        """Where the sources contradict each other, each with all its facts.

        >>> import productroles as pr
        >>> print(pr.load_catalogue().conflicts()[10])
        Whether the CPO is an executive
          chief-product-officer: Sits on the executive leadership team, and not with the product team alone ...
          chief-product-officer: An executive, with the whole product organisation to answer for (disputed) ...
          chief-product-officer: A senior post; the text does not call it executive (disputed) [text-004, s4-03]
          chief-product-officer: The COO and the CEO are called the executive level that may come after, which ...
        """
        from productroles.catalogue.records import conflicts_among

        return conflicts_among(self.facts(), self.conflict_groups)

    def who_is(self, accountability: Accountability | str, responsibility: str) -> tuple[Assignment, ...]:
        """The roles that have this part in a responsibility, with the facts that say so.

        >>> import productroles as pr
        >>> for part in pr.load_catalogue().who_is("accountable", "product-value"):
        ...     print(part)
        head-of-product: accountable (stated, s3-43)

        Raises:
            UnknownResponsibilityError: for an id that the catalogue does not hold.
        """
        from productroles.roles.responsibility import as_accountability

        wanted = as_accountability(accountability)
        return tuple(one for one in self.responsibilities[responsibility].assignments if one.accountability is wanted)

    def raci(self, *, roles: Iterable[Role | str] | None = None) -> RaciMatrix:
        """Every responsibility against the roles given, or against all that have a part in any."""
        from productroles.roles.raci import RaciMatrix

        rows = tuple(self.responsibilities.values())
        if roles is None:
            named = dict.fromkeys(part.role for row in rows for part in row.assignments)
        else:
            named = dict.fromkeys(self.role(one).id for one in many(roles, "several roles"))
        return RaciMatrix(rows, tuple(named))

    def role(self, named: Role | str) -> Role:
        """The role itself, or that of an id.

        Raises:
            UnknownRoleError: for an id that the catalogue does not hold.
            FieldTypeError: for what is neither a Role nor text.
        """
        if isinstance(named, str):
            return self.roles[named]
        if not isinstance(named, Role):
            raise FieldTypeError("a Role or its id", named)
        return named

    def career_paths(
        self, start: Role | str, goal: Role | str, *, track: str | None = None, max_steps: int | None = None
    ) -> tuple[CareerPath, ...]:
        """Ways from one role to another over the moves that sources tell of, the best evidenced first.

        See :func:`productroles.careers.paths.career_paths`.

        >>> import productroles as pr
        >>> print(pr.load_catalogue().career_paths("director-of-product", "chief-product-officer")[0].roles)
        ('director-of-product', 'vp-of-product', 'chief-product-officer')
        """
        from productroles.careers.paths import career_paths

        moves = self.facts(kind="moves")
        ends = self.role(start).id, self.role(goal).id
        return career_paths(moves, *ends, track=track, max_steps=max_steps, roles=self.roles)

    def requirement_gap(self, profile: Profile, role: Role | str) -> RequirementGap:
        """What a profile meets of a role's requirements, what it lacks, and what cannot be told.

        See :func:`productroles.careers.gap.requirement_gap`.
        """
        from productroles.careers.gap import requirement_gap

        return requirement_gap(profile, self.role(role), skills=self.skills)

    def compare_roles(self, a: Role | str, b: Role | str, /) -> RoleComparison:
        """What two roles share and where they differ, side by side.

        See :func:`productroles.careers.comparison.compare_roles`.
        """
        from productroles.careers.comparison import compare_roles

        return compare_roles(self.role(a), self.role(b))

    def reporting_line(self, role: Role | str, *, company: Company | None = None) -> ReportingChain:
        """From a role to the top, manager by manager, each with the facts that say so.

        Where the company's titles are known, only roles that exist there stand in the line.

        >>> import productroles as pr
        >>> print(pr.load_catalogue().reporting_line("director-of-product").roles)
        ('director-of-product', 'chief-product-officer', 'chief-executive-officer')

        See :func:`productroles.careers.reporting.reporting_line`.
        """
        from productroles.careers.reporting import reporting_line
        from productroles.context import Company

        present: frozenset[str] | None = None
        if not isinstance(company, Company | None):
            raise FieldTypeError("a Company, such as Company(titles=['CEO', 'CPO'])", company)
        if company is not None and company.titles:
            readings = [self.resolve_title(title, company=company) for title in company.titles]
            present = frozenset(
                found
                for reading in readings
                for found in (reading.role, *(candidate.role for candidate in reading.candidates))
                if found is not None
            )
        return reporting_line(self.role(role).id, self.facts(kind="reporting"), present=present)

    def reports_of(self, role: Role | str) -> tuple[Fact[ReportingLine], ...]:
        """The lines by which other roles report to this one; the subject of each fact is who reports."""
        manager = self.role(role).id
        return tuple(fact for fact in self.facts(kind="reporting") if fact.value.manager == manager)

    @cached_property
    def typical_spans(self) -> Mapping[str, TypicalSpan]:
        """How many direct reports each level has, by level id, as the catalogue's ladders state it."""
        from productroles.catalogue.charts import typical_spans

        return MappingProxyType(typical_spans(self.ladders.values(), self.reference))

    def check_chart(
        self, chart: OrgChart, /, *, company: Company | None = None, only_one: Collection[str] | None = None
    ) -> tuple[ChartProblem, ...]:
        r"""What is wrong or odd about a chart, by the catalogue's titles, order and typical spans; errors first.

        Titles are read as those of ``company``; without it, the chart tells how many people there are and which
        titles. ``only_one`` are roles, levels or titles that an organisation has once: its chief executive and its
        chief product officer, unless others are named. See :meth:`OrgChart.problems`.

        >>> import productroles as pr
        >>> chart = pr.OrgChart.from_csv("id,manager,title\n1,,Head of Product\n2,1,VP Product\n")
        >>> print(*pr.load_catalogue().check_chart(chart), sep="\n")
        warning: 1 person at level vp with a manager at level head, at most at theirs
        warning: 1 person at level vp with fewer than 2 direct reports (openclassrooms, roles-cc)
        """
        from productroles.catalogue.charts import ONE_OF_EACH, Positions, company_of, expected_spans
        from productroles.org.chart import OrgChart

        if not isinstance(chart, OrgChart):
            raise FieldTypeError("an OrgChart, which OrgChart.from_records makes of records", chart)
        known = company_of(chart, self.resolve_title) if company is None else company
        positions = Positions(self.resolve_title, self.roles, self.reference, known)
        tracks = {level.id: level.track for level in self.reference.levels}
        return chart.problems(
            level_of=positions.level_of,
            role_of=positions.role_of,
            compare=positions.compare,
            spans=expected_spans(self.typical_spans.values(), tracks),
            tracks=tracks,
            only_one=ONE_OF_EACH if only_one is None else only_one,
        )

    def resolve_title(
        self, title: str, /, *, company: Company | None = None, language: str | None = None
    ) -> TitleReading:
        """What role, family and level the words of a title stand for, or which readings they have.

        >>> import productroles as pr
        >>> pr.load_catalogue().resolve_title("Director of Product").role
        'director-of-product'
        """
        return self._resolve(title, self.vocabulary, company=company, language=language)

    @cached_property
    def _resolve(self) -> Callable[..., TitleReading]:
        from productroles.titles.resolve import resolve_title

        return resolve_title

    def compare_seniority(
        self,
        a: Ranked,
        b: Ranked,
        /,
        *,
        ladder: Ladder | str | None = None,
        company: Company | None = None,
    ) -> SeniorityComparison:
        """What ``a`` is to ``b``: by the ladder where it holds both, else by the reference order.

        Both are a role or its id, a level's id, a title reading, or a title or code of the ladder. ``ladder`` is a
        Ladder or the id of one of the catalogue's.

        >>> import productroles as pr
        >>> pr.compare_seniority("senior-product-manager", "vp-of-product").relation
        <SeniorityRelation.JUNIOR: 'junior'>

        Raises:
            UnknownLevelError: for a name that stands on no level.
            AmbiguousNameError: for a string with two different readings.
        """
        from productroles.catalogue.naming import levels_of
        from productroles.seniority.compare import compare_seniority

        scheme = self._scheme(ladder)
        left, right = (levels_of(named, self.roles, self.reference, scheme) for named in (a, b))
        return compare_seniority(left, right, self.reference, ladder=scheme, company=company)

    def seniority_key(self, named: Ranked, /, *, ladder: Ladder | str | None = None) -> int:
        """A number that rises along every strict relation, for the built-in ``sorted``; equal does not mean the same.

        Raises:
            UnknownLevelError: for a name that stands on no level.
            AmbiguousNameError: for readings with different numbers.
        """
        from productroles.catalogue.naming import levels_of
        from productroles.seniority.order import seniority_key

        scheme = self._scheme(ladder)
        return seniority_key(levels_of(named, self.roles, self.reference, scheme), self.reference, ladder=scheme)

    def sort_by_seniority(
        self,
        items: Iterable[T],
        /,
        *,
        key: Callable[[T], Ranked | None] | None = None,
        ladder: Ladder | str | None = None,
        reverse: bool = False,
    ) -> list[T]:
        """The items from junior to senior, stable; those on no known level last, in the order they came.

        ``key`` gives what an item is ranked by, in the forms of :meth:`compare_seniority`; without it the items are.

        >>> import productroles as pr
        >>> pr.sort_by_seniority(["chief-product-officer", "nobody", "product-manager"])
        ['product-manager', 'chief-product-officer', 'nobody']
        """
        from productroles.catalogue.naming import is_known, levels_of
        from productroles.seniority.order import sort_by_seniority

        scheme = self._scheme(ladder)

        def level_of(item: T) -> Named | None:
            named = cast("Ranked | None", item if key is None else key(item))
            if isinstance(named, str) and not is_known(named, self.roles, self.reference, scheme):
                return None  # without an error, which would look for near names
            try:
                return None if named is None else levels_of(named, self.roles, self.reference, scheme)
            except UnknownLevelError:
                return None

        return sort_by_seniority(items, self.reference, level_of=level_of, ladder=scheme, reverse=reverse)

    def _scheme(self, ladder: Ladder | str | None) -> Ladder | None:
        if ladder is None:
            return None
        from productroles.seniority.ladder import Ladder

        if isinstance(ladder, str):
            return self.ladders[ladder]
        if not isinstance(ladder, Ladder):
            raise FieldTypeError("a Ladder or the id of one; Ladder.from_levels makes one of lists of titles", ladder)
        return ladder
