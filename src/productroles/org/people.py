"""The people of a chart as columns, and their place in the forest of reporting lines."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from decimal import Decimal
from itertools import count, repeat
from math import isnan
from typing import Any, NamedTuple

from productroles.errors import ChartCycleError, FieldError, FieldTypeError, UnknownPersonError
from productroles.org.forest import LEFT_OUT, TOP, Forest
from productroles.org.preorder import Preorder
from productroles.pay.salary import Pay
from productroles.roles.role import Role

By = str | Callable[[str | None, str | None], Hashable]
"""What to group by: ``title``, ``role``, a kept field, or a function of title and role."""


def is_missing(value: Any) -> bool:
    """Whether there is no value: None, empty text, NaN, or pandas' marks for it."""
    return not value if value is None or isinstance(value, str) else is_nan(value)


def is_nan(value: Any) -> bool:
    """Whether a value is NaN or one of pandas' marks for nothing."""
    if isinstance(value, float):
        return isnan(value)
    return value.is_nan() if isinstance(value, Decimal) else type(value).__name__ in ("NAType", "NaTType")


class Columns(NamedTuple):
    """What a chart stores, a value a record, in the order of the records."""

    ids: list[Any]
    managers: list[Any]
    titles: list[Any]
    roles: list[Any]
    pays: list[Pay | None]
    unusable_pay: dict[int, str]
    """By record, the code of the error that its pay gave."""
    kept: dict[str, list[Any]]


class People:
    """Columns by row, a row a record in the order given.

    A person is a row whose id is there and stands in no row before it; the other rows are left out of the forest.
    """

    __slots__ = (
        "_tree",
        "card_of",
        "cards",
        "forest",
        "ids",
        "index",
        "kept",
        "named",
        "nameless",
        "pays",
        "repeated",
        "self_managed",
        "tops",
        "unusable_pay",
    )

    def __init__(self, columns: Columns) -> None:
        """Find each person's manager, and build the forest."""
        self.ids, self.kept = columns.ids, columns.kept
        self.pays, self.unusable_pay = columns.pays, columns.unusable_pay
        self.cards, self.card_of = _cards(columns.titles, columns.roles)
        self.nameless: list[int] = []
        """Rows without an id that can be looked up."""
        self.repeated: list[int] = []
        """Rows whose id an earlier row has."""
        self.index = self._index()
        """The row of each id, in the order of the rows."""
        parents = self._parents(columns.managers)
        self.forest = Forest(parents)
        self.self_managed = sorted(row for circle in self.forest.cycles if len(circle) == 1 for row in circle)
        """Rows that name themselves; they stand as tops."""
        if self.self_managed:
            for row in self.self_managed:
                parents[row] = TOP
            self.forest = Forest(parents)
        self.tops = [row for row, over in enumerate(parents) if over == TOP]
        """The rows that stand below nobody."""
        self._tree: Preorder | None = None
        unplaced = {row: columns.managers[row] for row in (*self.tops, *self.nameless, *self.repeated)}
        self.named = {row: manager for row, manager in unplaced.items() if not is_missing(manager)}
        """By row the manager it names, where the forest does not tell: nobody's id, one's own, a row left out."""

    def _index(self) -> dict[Any, int]:
        try:
            index = dict(zip(self.ids, range(len(self.ids)), strict=True))
        except TypeError:
            index = dict[Any, int]()
        if len(index) == len(self.ids) and not (None in index or "" in index):
            return index
        index = dict[Any, int]()
        for row, id in enumerate(self.ids):
            try:
                if is_missing(id):
                    self.nameless.append(row)
                elif index.setdefault(id, row) != row:
                    self.repeated.append(row)
            except TypeError:
                self.nameless.append(row)
        return index

    def _parents(self, managers: list[Any]) -> array[int]:
        try:
            parents = array("i", list(map(self.index.get, managers, repeat(TOP))))
        except TypeError:
            parents = array("i", [_found(self.index, manager) for manager in managers])
        for row in (*self.nameless, *self.repeated):
            parents[row] = LEFT_OUT
        return parents

    @property
    def tree(self) -> Preorder:
        """The places of the rows, made when they are first asked for."""
        if self._tree is None:
            self._tree = Preorder(self.forest)
        return self._tree

    @property
    def orphans(self) -> list[int]:
        """The rows of people whose manager is nobody."""
        others = {*self.self_managed, *self.nameless, *self.repeated}
        return [row for row in self.named if row not in others]

    @property
    def roots(self) -> list[int]:
        """The rows of people who name no manager, or themselves."""
        orphans = set(self.orphans)
        return [row for row in self.tops if row not in orphans]

    def columns(self) -> Columns:
        """What :meth:`__init__` took."""
        titles, roles = ([card[at] for card in self.cards] for at in (0, 1))
        return Columns(
            ids=self.ids,
            managers=[self.manager(row) for row in range(len(self.ids))],
            titles=[titles[card] for card in self.card_of],
            roles=[roles[card] for card in self.card_of],
            pays=self.pays,
            unusable_pay=self.unusable_pay,
            kept=self.kept,
        )

    def manager(self, row: int) -> Any:
        """The id of the manager that a row names."""
        over = self.forest.parent[row]
        return self.ids[over] if over >= 0 else self.named.get(row)

    @property
    def fields(self) -> tuple[str, ...]:
        """What is stored of each person."""
        return "id", "manager", "title", "role", "pay", *self.kept

    def record(self, row: int) -> dict[str, Any]:
        """What is stored of a row."""
        title, role = self.cards[self.card_of[row]]
        values = (
            self.ids[row],
            self.manager(row),
            title,
            role,
            self.pays[row],
            *(kept[row] for kept in self.kept.values()),
        )
        return dict(zip(self.fields, values, strict=True))

    def row(self, id: Any) -> int:
        """The row of a person.

        Raises:
            UnknownPersonError: where the chart does not hold the id.
        """
        try:
            return self.index[id]
        except (KeyError, TypeError):
            raise UnknownPersonError(id) from None

    def outside_circles(self, id: Any) -> int:
        """The row of a person who is in no circle.

        Raises:
            UnknownPersonError: where the chart does not hold the id.
            ChartCycleError: where the person is in a circle.
        """
        row = self.row(id)
        if row in self.forest.circle_of:
            raise ChartCycleError(self.ids_of(self.forest.circle_of[row]))
        return row

    def place(self, id: Any) -> int:
        """The place of a person in the trees; raises as :meth:`outside_circles` does."""
        return self.tree.place[self.outside_circles(id)]

    def rooted(self, ids: list[Any]) -> list[int]:
        """The rows of people who stand below a top.

        Raises:
            UnknownPersonError: where the chart does not hold an id.
            ChartCycleError: where somebody is in or below a circle.
        """
        try:
            rows = list(map(self.index.__getitem__, ids))
        except (KeyError, TypeError):
            rows = list(map(self.row, ids))
        depths = self.forest.depths if self.forest.cycles else ()
        if depths and (lost := [row for row in rows if depths[row] < 0]):
            row = lost[0]
            while row not in self.forest.circle_of:
                row = self.forest.parent[row]
            raise ChartCycleError(self.ids_of(self.forest.circle_of[row]))
        return rows

    def ids_of(self, rows: Iterable[int]) -> tuple[Any, ...]:
        """The ids of rows."""
        return tuple(map(self.ids.__getitem__, rows))

    def rows(self, of: Any = None) -> Sequence[int]:
        """The rows of everybody, or of a person and all below in the order of the tree."""
        return list(self.index.values()) if of is None else self.below(self.place(of))

    def below(self, at: int) -> Sequence[int]:
        """The rows at a place and below, in the order of the tree."""
        return self.tree.order[at : at + self.tree.size[at]]

    def reports(self, row: int) -> list[int]:
        """The rows right below a row."""
        tree = self.tree
        if row in tree.below_circle:
            return tree.below_circle[row]
        return [tree.order[under] for under in tree.below(tree.place[row])]

    def groups(self, by: By) -> tuple[list[Any], Sequence[int]]:
        """What rows can be grouped into, and for each row the number of its group.

        Raises:
            FieldError: for a name that is no field of the chart.
            FieldTypeError: for values that cannot be hashed.
        """
        of_card: list[Any] | None = None
        if callable(by):
            of_card = [by(title, role) for title, role in self.cards]
        elif by in ("title", "role"):
            of_card = [card[by == "role"] for card in self.cards]
        elif by not in self.kept:
            raise FieldError(f"one of {', '.join(('title', 'role', *self.kept))}, or a function", by)
        found: dict[Any, int] = {}
        try:
            values = self.kept[str(by)] if of_card is None else of_card
            numbers = [found.setdefault(value, len(found)) for value in values]
        except TypeError as error:
            raise FieldTypeError("groups that can be hashed", by) from error
        return list(found), numbers if of_card is None else [numbers[card] for card in self.card_of]


def _cards(titles: list[Any], roles: list[Any]) -> tuple[list[tuple[str | None, str | None]], array[int]]:
    """The pairs of title and role id that there are, and for each row the number of its pair."""
    given: defaultdict[tuple[Any, Any], int] = defaultdict(count().__next__)
    try:
        given_of = list(map(given.__getitem__, zip(titles, roles, strict=True)))
    except TypeError as error:
        odd = next(value for value in (*titles, *roles) if not isinstance(value, str | float | Role | None))
        raise FieldTypeError("a title as text, a role as a Role or its id", odd) from error
    cards: dict[tuple[str | None, str | None], int] = {}
    numbers = [cards.setdefault((_title(title), _role(role)), len(cards)) for title, role in given]
    if len(cards) < len(given):
        given_of = list(map(numbers.__getitem__, given_of))
    return list(cards), array("i", given_of)


def _title(value: Any) -> str | None:
    if is_missing(value):
        return None
    if not isinstance(value, str):
        raise FieldTypeError("a title as text", value)
    return value


def _role(value: Any) -> str | None:
    if is_missing(value):
        return None
    if isinstance(value, Role):
        return value.id
    if not isinstance(value, str):
        raise FieldTypeError("a Role or its id", value)
    return value


def _found(index: dict[Any, int], id: Any) -> int:
    try:
        return index.get(id, TOP)
    except TypeError:
        return TOP
