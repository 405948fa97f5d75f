"""What changed between two ladders."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from productroles._fields import many, texts
from productroles._show import Record
from productroles.seniority.relation import SeniorityRelation, as_relation


@attrs.frozen(kw_only=True)
class RelationChange(Record):
    """Two titles that both ladders hold and that no longer stand to each other as they did."""

    a: str
    b: str
    before: SeniorityRelation = attrs.field(converter=as_relation)
    """What ``a`` was to ``b``."""
    after: SeniorityRelation = attrs.field(converter=as_relation)

    def __str__(self) -> str:
        return f"{self.a} to {self.b}: {self.before} became {self.after}"


@attrs.frozen(kw_only=True)
class CodeChange(Record):
    """A title whose levels have other codes than before."""

    title: str
    before: tuple[str, ...] = attrs.field(converter=texts)
    after: tuple[str, ...] = attrs.field(converter=texts)

    def __str__(self) -> str:
        return f"{self.title}: {', '.join(self.before) or 'no code'} became {', '.join(self.after) or 'no code'}"


def _relations(values: Iterable[RelationChange]) -> tuple[RelationChange, ...]:
    return many(values, "several RelationChanges")


def _codes(values: Iterable[CodeChange]) -> tuple[CodeChange, ...]:
    return many(values, "several CodeChanges")


@attrs.frozen(kw_only=True)
class LadderDiff(Record):
    """What another ladder has that this one has not, and the other way round.

    A level that is put in between moves every level above it up by one; that changes nothing here, since only
    how titles stand to each other counts.
    """

    added: tuple[str, ...] = attrs.field(default=(), converter=texts)
    """Titles that only the other ladder has."""
    removed: tuple[str, ...] = attrs.field(default=(), converter=texts)
    """Titles that only this ladder has."""
    moved: tuple[RelationChange, ...] = attrs.field(default=(), converter=_relations)
    recoded: tuple[CodeChange, ...] = attrs.field(default=(), converter=_codes)

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.moved or self.recoded)

    def __str__(self) -> str:
        lines = [f"+ {title}" for title in self.added]
        lines += [f"- {title}" for title in self.removed]
        lines += [f"~ {change}" for change in (*self.moved, *self.recoded)]
        return "\n".join(lines) or "no difference"
