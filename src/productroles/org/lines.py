"""Questions about reporting lines: who is above whom, how far, and how many are right below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, overload

from productroles._show import Record
from productroles.errors import FieldTypeError
from productroles.org.people import Columns, People


class ReportingLines(Record):
    """What a chart answers by its reporting lines alone.

    Ids that the chart does not hold raise ``UnknownPersonError``.
    """

    __slots__ = ("_people",)

    def __init__(self, columns: Columns) -> None:
        """For the named constructors.

        Raises:
            FieldTypeError: for records, which the named constructors take.
        """
        if not isinstance(columns, Columns):
            raise FieldTypeError("the columns of a chart; OrgChart.from_records takes records", columns)
        self._people = People(columns)

    def __len__(self) -> int:
        return len(self._people.index)

    def __contains__(self, id: object) -> bool:
        try:
            return id in self._people.index
        except TypeError:
            return False

    def __iter__(self) -> Iterator[Any]:
        return iter(self._people.index)

    @property
    def ids(self) -> tuple[Any, ...]:
        """Everybody, in the order of the records."""
        return tuple(self._people.index)

    @property
    def roots(self) -> tuple[Any, ...]:
        """Those who name no manager, or themselves."""
        return self._people.ids_of(self._people.roots)

    @property
    def orphans(self) -> tuple[Any, ...]:
        """Those who name a manager whom the chart does not hold; they stand as tops too."""
        return self._people.ids_of(self._people.orphans)

    @property
    def layers(self) -> tuple[int, ...]:
        """How many people stand at each depth, from 0; nobody who is in or below a circle."""
        counts = Counter(depth for depth in self._people.forest.depths if depth >= 0)
        return tuple(counts[depth] for depth in range(len(counts)))

    def record_of(self, id: Any) -> dict[str, Any]:
        """What is stored of a person: id, manager, title, role, pay and the kept fields.

        Raises:
            UnknownPersonError: where the chart does not hold the id, here and in all that follows.
        """
        return self._people.record(self._people.row(id))

    def records(self) -> Iterator[dict[str, Any]]:
        """What is stored of every record, in their order, those that are left out of the figures too."""
        return map(self._people.record, range(len(self._people.ids)))

    def manager_of(self, id: Any) -> Any:
        """The manager whom a person's record names, whether the chart holds them or not; None for none."""
        return self._people.manager(self._people.row(id))

    def managers_of(self, id: Any) -> tuple[Any, ...]:
        """The managers above a person, the nearest first, as far as the chart holds them.

        Raises:
            ChartCycleError: for a person in or below a circle.
        """
        people, parent = self._people, self._people.forest.parent
        found: list[int] = []
        (row,) = people.rooted([id])
        while (row := parent[row]) >= 0:
            found.append(row)
        return people.ids_of(found)

    def reports_of(self, id: Any) -> tuple[Any, ...]:
        """The direct reports of a person, in the order of the records."""
        return self._people.ids_of(self._people.reports(self._people.row(id)))

    def subtree(self, id: Any) -> tuple[Any, ...]:
        """A person and everybody below, each manager before their reports.

        Raises:
            ChartCycleError: for a person in a circle.
        """
        return self._people.ids_of(self._people.below(self._people.place(id)))

    def is_above(self, a: Any, b: Any) -> bool:
        """Whether the first is a manager of the second, directly or not.

        Raises:
            ChartCycleError: for a person in a circle.
        """
        over, under = self._people.place(a), self._people.place(b)
        return over < under < over + self._people.tree.size[over]

    def depth(self, id: Any) -> int:
        """How many managers are above a person.

        Raises:
            ChartCycleError: for a person in or below a circle.
        """
        (row,) = self._people.rooted([id])
        return self._people.forest.depths[row]

    def common_manager(self, a: Any, b: Any) -> Any:
        """The lowest person who is, or is above, either of two; None where nobody is.

        Raises:
            ChartCycleError: for a person in or below a circle.
        """
        return self.common_managers([(a, b)])[0]

    def common_managers(self, pairs: Iterable[tuple[Any, Any]]) -> tuple[Any, ...]:
        """As :meth:`common_manager`, for many pairs at once.

        Raises:
            ChartCycleError: for a person in or below a circle.
        """
        people = self._people
        rows = people.rooted([id for a, b in pairs for id in (a, b)])
        found = people.forest.lowest_common(zip(rows[::2], rows[1::2], strict=True))
        return tuple(None if row < 0 else people.ids[row] for row in found)

    @overload
    def span_of_control(self) -> dict[Any, int]: ...
    @overload
    def span_of_control(self, id: Any) -> int: ...
    def span_of_control(self, id: Any = None) -> int | dict[Any, int]:
        """The number of direct reports: of a person, or by manager, in the order of the records."""
        people = self._people
        if id is not None:
            return people.forest.reports[people.row(id)]
        reports = people.forest.reports
        managers = sorted((*people.forest.managers, *people.forest.circle_of))
        return {people.ids[row]: reports[row] for row in managers}
