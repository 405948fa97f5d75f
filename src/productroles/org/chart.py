"""Who reports to whom in one organisation.

>>> import productroles as pr
>>> chart = pr.OrgChart.from_records(
...     [
...         {"id": 1, "title": "Chief Product Officer", "pay": pr.Pay(300000, "USD", per="year")},
...         {"id": 2, "manager": 1, "title": "VP of Product", "pay": pr.Pay(15000, "EUR", per="month")},
...         {"id": 3, "manager": 2, "title": "Product Manager", "pay": pr.Pay(90000, "EUR", per="year")},
...         {"id": 4, "manager": 9, "title": "Product Manager"},
...     ]
... )
>>> chart
<OrgChart: 4 people, 1 root, 1 without a known manager>
>>> chart.managers_of(3), chart.span_of_control(1), chart.common_manager(2, 3)
((2, 1), 1, 2)
>>> for problem in chart.problems():
...     print(problem, problem.ids)
error: 1 person with a manager whom the chart does not hold (4,)
>>> print(chart.payroll("EUR", rates=pr.ExchangeRates.bundled(), on="2024-06-28"))
EUR 370,242.88 a year for 2 of 4 people
  USD 300,000 = EUR 280,242.88 at 0.93414292 (rate of 2024-06-28; ECB reference rates, ...)
  1 person left out: no pay
  1 person left out: the number of monthly payments a year is not stated; say it with payments_per_year=12 (13, 14), ...
  2 people whose pay does not state its component
  2 people whose pay does not state its tax
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Self

from productroles.org import words
from productroles.org.build import PayField, read_columns
from productroles.org.check import LevelOf, RoleOf, Span, find_problems
from productroles.org.document import from_document, to_document
from productroles.org.lines import ReportingLines
from productroles.org.payroll import Payroll
from productroles.org.people import By
from productroles.org.problem import ChartProblem
from productroles.org.records import read_csv, read_records
from productroles.org.rollup import Basis, roll_up, roll_up_managers
from productroles.org.tree import Label, Outline, to_mermaid, to_text
from productroles.pay.exchange import ExchangeRates, RateChain
from productroles.pay.period import WorkSchedule


class OrgChart(ReportingLines):
    """The people of an organisation and their reporting lines: made by :meth:`from_records` or :meth:`from_csv`.

    A chart holds what it was given, faults included, and :meth:`problems` names them. Of several records with one
    id the first is used; a record without an id is left out of every figure; somebody who names themselves or a
    manager whom the chart does not hold stands as a top. Questions that follow reporting lines raise
    ``ChartCycleError`` where the lines run in a circle.

    Only id, manager, title, role, pay and the fields named in ``keep`` are stored. ``str`` and ``repr`` show
    counts only. A chart does not change: a copy is the chart itself. Charts are equal where their records are, in
    the same order.

    A person takes some 100 bytes beside the id, title and pay that the caller has made, and 12 more once a question
    needs everybody's place in the trees.
    """

    __slots__ = ()

    @classmethod
    def from_records(
        cls,
        records: Any,
        *,
        id: str = "id",
        manager: str = "manager",
        title: str = "title",
        role: str = "role",
        pay: PayField = "pay",
        keep: Iterable[str] = (),
    ) -> Self:
        """A chart from an iterable of mappings or objects, a mapping of columns, or a data frame.

        Frames of pandas, polars, pyarrow and narwhals are read by column; other frames give a mapping of columns
        or rows themselves. The arguments name the fields: ``id`` and ``manager`` hold ids of any one type (None,
        empty text and NaN are none), ``title`` text, ``role`` a Role or its id, ``pay`` a Pay, a mapping of its
        fields or nothing. ``pay`` may be a function that makes the Pay of a record; an error of this library that
        it raises is kept as a problem of that record.

        Raises:
            FieldError: where no record has an id or a field that was named, where none of several has a manager
                (``None`` says that there is none), and for columns of different lengths.
            FieldTypeError: for anything that is not records, and a title or a role of another type.

        >>> import productroles as pr
        >>> columns = {"who": ["a", "b"], "boss": [None, "a"], "eur": [120000, 90000]}
        >>> chart = pr.OrgChart.from_records(
        ...     columns, id="who", manager="boss", pay=lambda row: pr.Pay(row["eur"], "EUR", per="year")
        ... )
        >>> print(chart.payroll("EUR").total)
        EUR 210,000
        """
        fields = {"id": id, "manager": manager, "title": title, "role": role, "pay": pay}
        return cls(read_columns(read_records(records), fields, keep))

    @classmethod
    def from_csv(
        cls,
        path_or_text: Path | str,
        *,
        id: str = "id",
        manager: str = "manager",
        title: str = "title",
        role: str = "role",
        pay: PayField = "pay",
        keep: Iterable[str] = (),
        delimiter: str = ",",
        encoding: str = "utf-8-sig",
    ) -> Self:
        r"""A chart from a CSV file with a header, or from its text; ids are text, and an empty cell is nothing.

        Text in a cell is no Pay: ``pay`` is a function that makes it, which says what the figures are.

        Raises:
            FieldError: for a file that is no such table, and where it lacks a field that was named.

        >>> import productroles as pr
        >>> chart = pr.OrgChart.from_csv("id,manager,title\n07,,CPO\n08,07,VP Product\n")
        >>> chart.reports_of("07")
        ('08',)
        """
        fields = {"id": id, "manager": manager, "title": title, "role": role, "pay": pay}
        return cls(read_columns(read_csv(path_or_text, delimiter, encoding), fields, keep))

    @classmethod
    def from_document(cls, document: Any) -> Self:
        """A chart from what :meth:`as_document` made of one.

        Raises:
            FieldTypeError: where the document has another shape.
            FieldError: for a name that it does not have.
        """
        return cls(from_document(document))

    def as_document(self) -> dict[str, Any]:
        """The chart as plain JSON data, a flat list of records; faults travel with it.

        Raises:
            FieldTypeError: for an id or a kept value that JSON has no form for.
        """
        return to_document(self._people)

    def headcount(self, id: Any = None) -> int:
        """How many people there are: in all, or a person and all below.

        Raises:
            ChartCycleError: for a person in a circle.
        """
        return len(self) if id is None else self._people.forest.people[self._people.outside_circles(id)]

    def headcount_by(self, by: By, *, of: Any = None) -> dict[Any, int]:
        """How many people there are in each group, of everybody or of a person and all below.

        ``by`` is ``title``, ``role``, a kept field, or a function of title and role, such as one that gives a
        level. None is the group of those who have no value.

        Raises:
            FieldError: for a name that the chart does not have.
            FieldTypeError: for values that cannot be hashed.
            ChartCycleError: for a person in a circle.
        """
        names, group_of = self._people.groups(by)
        counts = Counter(map(group_of.__getitem__, self._people.rows(of)))
        return {names[group]: count for group, count in counts.items()}

    def headcount_by_manager(self) -> dict[Any, int]:
        """By manager, how many people they and all below are; nobody who is in a circle."""
        forest, ids = self._people.forest, self._people.ids
        return {ids[row]: forest.people[row] for row in forest.managers}

    def payroll(
        self,
        to: str,
        *,
        of: Any = None,
        by: By | None = None,
        rates: ExchangeRates | RateChain | None = None,
        on: date | str | None = None,
        schedule: WorkSchedule | None = None,
        across: Collection[str] = (),
    ) -> Payroll:
        """Yearly pay added up in the currency ``to``: of everybody, or of a person and all below.

        People are counted with what they are paid, part time as part time. ``rates`` and the day ``on`` are
        needed for other currencies, ``schedule`` for pay by the hour, day or week. ``by`` groups as
        :meth:`headcount_by` does. Those whose pay is missing, cannot be put per year or has no rate are not in
        the total; the result names them. ``across`` names terms that may differ: ``component``, ``tax``.

        Raises:
            TermsMismatchError: where stated components or tax sides differ.
            CurrencyMismatchError: for another currency without ``rates``.
            UnstatedError: for another currency without ``on``.
            ChartCycleError: for a person in a circle.
        """
        return roll_up(self._people, Basis.of(to, rates, on, schedule, across), of=of, by=by)

    def payroll_by_manager(
        self,
        to: str,
        *,
        rates: ExchangeRates | RateChain | None = None,
        on: date | str | None = None,
        schedule: WorkSchedule | None = None,
        across: Collection[str] = (),
    ) -> Payroll:
        """As :meth:`payroll` of everybody, with a group for each manager: they and all below.

        Nobody who is in a circle is below anyone; a caveat counts them.
        """
        return roll_up_managers(self._people, Basis.of(to, rates, on, schedule, across))

    def problems(
        self,
        *,
        level_of: LevelOf | None = None,
        role_of: RoleOf | None = None,
        compare: Callable[[str, str], Any] | None = None,
        spans: Mapping[str, Span] | None = None,
        tracks: Mapping[str, str] | None = None,
        only_one: Collection[str] = (),
    ) -> tuple[ChartProblem, ...]:
        r"""What is wrong or odd, errors first; each with all ids it is about.

        ``level_of`` gives the level of a title and a role id, ``role_of`` the role where the records do not name
        it; both are asked once for each pair of them.
        ``compare`` says what a manager's level is to a report's: ``"junior"``, ``"senior"``, ``"same"``,
        ``"at-most"``, ``"at-least"``, ``"incomparable"``, ``"depends"``, or a result with such a ``relation``.
        ``spans`` gives by level the fewest and the most direct reports and who says so; ``tracks`` the track of
        each level. ``only_one`` names titles, roles or levels that an organisation has once.

        Raises:
            UnstatedError: where ``compare``, ``spans`` or ``tracks`` come without ``level_of``.

        >>> import productroles as pr
        >>> chart = pr.OrgChart.from_csv("id,manager,title\n1,,PM\n2,1,VP\n3,2,CPO\n4,3,CPO\n")
        >>> ranks = ["PM", "VP", "CPO"]
        >>> found = chart.problems(
        ...     level_of=lambda title, role: title,
        ...     compare=lambda a, b: "same" if a == b else "junior" if ranks.index(a) < ranks.index(b) else "senior",
        ...     spans={"CPO": (1, 8, "our handbook")},
        ...     only_one=["CPO"],
        ... )
        >>> print(*found, sep="\n")
        error: 1 person at level VP with a manager at level PM, below theirs
        error: 1 person at level CPO with a manager at level VP, below theirs
        warning: 1 person at level CPO with fewer than 1 direct reports (our handbook)
        warning: 2 people where an organisation has one: CPO
        note: 1 person at level CPO with a manager at level CPO, the same as theirs
        """
        return find_problems(
            self._people,
            level_of=level_of,
            role_of=role_of,
            compare=compare,
            spans=spans or {},
            tracks=tracks or {},
            only_one=only_one,
        )

    def to_text(self, id: Any = None, *, label: Label | None = None, max_depth: int = 20, max_nodes: int = 200) -> str:
        r"""The chart, or a person and all below, as an indented tree, cut at a depth and a number of people.

        ``label`` is a field or a function of the record; without it a title is shown, else a role. Below a hundred
        levels the indent stays, and each line says its level.

        Raises:
            ChartCycleError: for a person in a circle.

        >>> import productroles as pr
        >>> chart = pr.OrgChart.from_csv("id,manager,title\n1,,CPO\n2,1,VP\n3,2,PM\n4,2,PM\n5,1,Chief of Staff\n")
        >>> print(chart.to_text(max_depth=1))
        CPO
        ├── VP
        │   └── ... 2 more
        └── Chief of Staff
        """
        return to_text(Outline(self._people, id, label, max_depth, max_nodes))

    def to_mermaid(
        self, id: Any = None, *, label: Label | None = None, max_depth: int = 20, max_nodes: int = 200
    ) -> str:
        """As :meth:`to_text`, as a flowchart in Mermaid's language."""
        return to_mermaid(Outline(self._people, id, label, max_depth, max_nodes))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, OrgChart):
            return NotImplemented
        return self is other or self._people.columns() == other._people.columns()

    def __hash__(self) -> int:
        return hash((tuple(self._people.index), self._people.forest.parent.tobytes()))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._people.columns(),)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __str__(self) -> str:
        people = self._people
        counts = (
            (len(people.roots), "root", "roots"),
            (len(people.orphans), "without a known manager", "without a known manager"),
            (len(people.forest.cycles), "circle", "circles"),
            (len(people.nameless) + len(people.repeated), "record left out", "records left out"),
        )
        told = [words.counted(*count) for count in counts if count[0]]
        return ", ".join([words.people(len(self)), *told])

    def __repr__(self) -> str:
        return f"<OrgChart: {self}>"
