"""The order that the published ladders give together: partial, with its evidence, closed transitively.

>>> from productroles.seniority.votes import PairEvidence, Votes
>>> levels = [Level(id=name, name=name, order=at) for at, name in enumerate(["mid", "senior", "lead"])]
>>> says = {"advice": Votes(below=["x", "y", "z"])}
>>> order = ReferenceOrder(
...     levels=levels, pairs=[PairEvidence(a="mid", b="senior", **says), PairEvidence(a="senior", b="lead", **says)]
... )
>>> order.relation("mid", "lead"), order.path("mid", "lead")
(<SeniorityRelation.JUNIOR: 'junior'>, ('mid', 'senior', 'lead'))
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import attrs

from productroles._fields import many, text
from productroles._show import Record
from productroles.errors import FieldError, UnknownLevelError
from productroles.seniority.ladder import Ladder
from productroles.seniority.level import PRODUCT_MANAGEMENT, DerivedStep, Level, SizeClaim
from productroles.seniority.relation import SeniorityBasis, SeniorityRelation
from productroles.seniority.strict import StrictOrder
from productroles.seniority.tables import checked, from_tables
from productroles.seniority.tally import TitleIndex, tally
from productroles.seniority.verdict import Strength, verdict
from productroles.seniority.votes import ENOUGH, PairEvidence

_LEVELS = {"level": "levels", "derived": "derived", "size_claim": "size_claims"}


@attrs.frozen(kw_only=True)
class ReferenceAnswer(Record):
    """What the reference order says of two levels."""

    relation: SeniorityRelation
    basis: SeniorityBasis = SeniorityBasis.REFERENCE
    why: str
    """A code: that of a :class:`Strength`, or ``identical``, ``different-kind``, ``transitive``, ``derived``,
    ``circle``."""
    pair: PairEvidence | None = None
    """The votes on the pair itself, where there are any."""


def _levels(values: Iterable[Level | Mapping[str, Any]]) -> tuple[Level, ...]:
    return from_tables(Level, values)


def _pairs(values: Iterable[PairEvidence | Mapping[str, Any]]) -> tuple[PairEvidence, ...]:
    return from_tables(PairEvidence, values)


def _derived(values: Iterable[DerivedStep | Mapping[str, Any]]) -> tuple[DerivedStep, ...]:
    return from_tables(DerivedStep, values)


def _claims(values: Iterable[SizeClaim | Mapping[str, Any]]) -> tuple[SizeClaim, ...]:
    return from_tables(SizeClaim, values)


def _fields(document: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of the order from the table of the levels."""
    fields = checked(document, {key: key == "level" for key in _LEVELS}, "table of levels")
    return {_LEVELS[key]: value for key, value in fields.items()}


@attrs.frozen(kw_only=True)
class ReferenceOrder(Record):
    """Levels, the votes on their pairs, and what follows.

    A pair is strict where its votes settle it, where a derived step says so and fewer than three votes decide
    and none is reversed, or where a chain of such pairs leads from one to the other. Settled pairs that
    contradict each other in a circle are none of them strict.
    """

    levels: tuple[Level, ...] = attrs.field(converter=_levels)
    pairs: tuple[PairEvidence, ...] = attrs.field(default=(), converter=_pairs)
    derived: tuple[DerivedStep, ...] = attrs.field(default=(), converter=_derived)
    size_claims: tuple[SizeClaim, ...] = attrs.field(default=(), converter=_claims)
    version: str = attrs.field(default="unnamed", converter=text)
    """What the order was made from, for the provenance of results."""
    _by_id: dict[str, Level] = attrs.field(init=False, eq=False, repr=False)
    _by_pair: dict[tuple[str, str], PairEvidence] = attrs.field(init=False, eq=False, repr=False)
    _titles: TitleIndex = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        by_id = {level.id: level for level in self.levels}
        if len(by_id) < len(self.levels):
            raise FieldError("levels with an id each", tuple(level.id for level in self.levels))
        by_pair = {(pair.a, pair.b): pair for pair in self.pairs}
        if len({frozenset(names) for names in by_pair}) < len(self.pairs):
            raise FieldError("each pair once", tuple(by_pair))
        for a, b in [*by_pair, *((step.junior, step.senior) for step in self.derived)]:
            if self._known(by_id, a) is self._known(by_id, b) or by_id[a].kind != by_id[b].kind:
                raise FieldError("two different levels of one kind", (a, b))
        object.__setattr__(self, "_by_id", by_id)
        object.__setattr__(self, "_by_pair", by_pair)
        object.__setattr__(self, "_titles", TitleIndex(self.levels))

    @cached_property
    def _strict(self) -> StrictOrder:
        return StrictOrder(tuple(self._by_id), self._steps())

    @cached_property
    def _keys(self) -> dict[str, int]:
        return self._strict.keys([level.order for level in self.levels])

    @staticmethod
    def _known(by_id: Mapping[str, Level], name: str) -> Level:
        if name not in by_id:
            raise UnknownLevelError(name, by_id)
        return by_id[name]

    def _steps(self) -> dict[tuple[str, str], bool]:
        """The single steps of the strict order, each with whether it is derived."""
        steps: dict[tuple[str, str], bool] = {}
        for derived in self.derived:
            pair = self.evidence(derived.junior, derived.senior)
            if pair is None or (pair.deciding.decided < ENOUGH and not pair.all.above):
                steps[derived.junior, derived.senior] = True
        for pair in self.pairs:
            relation, strength = verdict(pair)
            if strength is Strength.SETTLED and relation.is_strict:
                steps[(pair.a, pair.b) if relation is SeniorityRelation.JUNIOR else (pair.b, pair.a)] = False
        return steps

    @classmethod
    def from_documents(cls, order: Mapping[str, Any], levels: Mapping[str, Any]) -> ReferenceOrder:
        """An order from two tables: the votes, and the levels with what belongs to them.

        The first has ``version`` and ``pair``, whose rows are those of :meth:`PairEvidence.from_row`; the second
        has ``level``, ``derived`` and ``size_claim``.
        """
        order = checked(order, {"version": True, "pair": True}, "table of votes")
        pairs = tuple(PairEvidence.from_row(row) for row in many(order["pair"], "rows of votes"))
        return cls(pairs=pairs, version=order["version"], **_fields(levels))

    @classmethod
    def from_ladders(
        cls, ladders: Iterable[Ladder], levels: Mapping[str, Any], *, version: str = "unnamed"
    ) -> ReferenceOrder:
        """An order from ladders, whose votes are counted here, and from the table of the levels."""
        empty = cls(**_fields(levels))
        return attrs.evolve(empty, pairs=tally(ladders, empty.levels), version=version)

    def level(self, name: str, *, kind: str = PRODUCT_MANAGEMENT) -> Level:
        """The level of an id; with a ``kind``, the one that corresponds to it in titles of that kind.

        A senior product designer stands at ``level("senior", kind="product-design")``: a level that the order
        has no votes on, of its own kind, so that nothing of product management compares with it.

        Raises:
            UnknownLevelError: for an id that the order does not have.
        """
        own = self._by_id.get(f"{kind}-{name}")
        if own is not None:
            return own
        found = self._known(self._by_id, name)
        if kind in (PRODUCT_MANAGEMENT, found.kind):
            return found
        title = f"{name} ({kind.replace('-', ' ')})"
        return attrs.evolve(found, id=f"{kind}-{name}", name=title, kind=kind, sfia=None, spellings=())

    def __contains__(self, name: object) -> bool:
        return name in self._by_id

    def steps_of(self, level: Level, ladder: Ladder) -> tuple[int, ...]:
        """Where a level stands on a ladder: the steps of every title there that plainly means it."""
        return self._titles.steps_of(level.id, ladder)

    def level_of_title(self, title: str, ladder: Ladder) -> str | None:
        """The id of the level that a title of a ladder plainly means, or None."""
        return self._titles.level_of(title, ladder)

    def evidence(self, a: str, b: str) -> PairEvidence | None:
        """The votes on a pair, as of the first to the second, or None."""
        pair = self._by_pair.get((a, b))
        if pair is None and (b, a) in self._by_pair:
            return self._by_pair[b, a].flipped
        return pair

    def relation(self, a: str, b: str) -> SeniorityRelation:
        """What one level is to another, by their ids."""
        return self.answer(self.level(a), self.level(b)).relation

    def answer(self, a: Level | str, b: Level | str) -> ReferenceAnswer:
        """What one level is to another, and why. Levels that the order does not have are compared by kind."""
        a, b = (self.level(level) if isinstance(level, str) else level for level in (a, b))
        if a.kind != b.kind:
            return ReferenceAnswer(relation=SeniorityRelation.INCOMPARABLE, why="different-kind")
        if a.id == b.id:
            return ReferenceAnswer(relation=SeniorityRelation.SAME, why="identical")
        if a.id not in self or b.id not in self:
            return ReferenceAnswer(relation=SeniorityRelation.DEPENDS, why=Strength.NONE)
        pair = self.evidence(a.id, b.id)
        if self._strict.below(a.id, b.id):
            return self._strictly(SeniorityRelation.JUNIOR, a.id, b.id, pair)
        if self._strict.below(b.id, a.id):
            return self._strictly(SeniorityRelation.SENIOR, b.id, a.id, pair)
        if pair is None:
            return ReferenceAnswer(relation=SeniorityRelation.DEPENDS, why=Strength.NONE)
        relation, strength = verdict(pair)
        if relation.is_strict:
            return ReferenceAnswer(relation=SeniorityRelation.DEPENDS, why="circle", pair=pair)
        return ReferenceAnswer(relation=relation, why=strength, pair=pair)

    def _strictly(self, relation: SeniorityRelation, low: str, high: str, pair: PairEvidence | None) -> ReferenceAnswer:
        if self._strict.step(low, high) is False:
            return ReferenceAnswer(relation=relation, why=Strength.SETTLED, pair=pair)
        plain = self._strict.below(low, high, avoid=True)
        basis = SeniorityBasis.TRANSITIVE if plain else SeniorityBasis.DERIVED
        return ReferenceAnswer(relation=relation, basis=basis, why=basis.value, pair=pair)

    def path(self, low: str, high: str) -> tuple[str, ...]:
        """The levels by which one lies strictly below another, the shortest such chain; none where it does not.

        Derived steps are used only where there is no chain without them.
        """
        return self._strict.path(self.level(low).id, self.level(high).id)

    def covers(self) -> tuple[PairEvidence, ...]:
        """The strict pairs with no level between them, the junior first, each with its votes.

        All strict relations follow from these. A pair without votes is a derived step.

        >>> import productroles as pr
        >>> for pair in pr.load_catalogue().reference.covers()[:3]:
        ...     print(pair)
        intern to associate: 1 below
        associate to mid: 21 below (5 by firms)
        mid to senior: 23 below (7 by firms)
        """
        covers = self._strict.covers()
        return tuple(self.evidence(low, high) or PairEvidence(a=low, b=high) for low, high in covers)

    def key(self, level: Level | str) -> int:
        """A number that rises along every strict relation: the place of the level in the documented sequence.

        Levels with one number are not thereby the same.
        """
        found = self.level(level) if isinstance(level, str) else level
        return self._keys.get(found.id, found.order)

    def __str__(self) -> str:
        return f"{len(self.levels)} levels, {len(self.pairs)} pairs with votes ({self.version})"
