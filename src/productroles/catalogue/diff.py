"""What differs between two catalogues, record by record and, in roles, fact by fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

import attrs

from productroles._fields import each_is, many, member, optional_text, text
from productroles._show import Record
from productroles.evidence import Fact
from productroles.roles.role import Role

if TYPE_CHECKING:
    from productroles.catalogue.loading import Shelves

_KINDS = ("roles", "ladders", "sources", "responsibilities", "kpis", "skills")


class ChangeKind(StrEnum):
    """How a record differs."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


def as_change_kind(value: ChangeKind | str) -> ChangeKind:
    """A kind of change, or its value."""
    return member(ChangeKind, value)


@attrs.frozen(kw_only=True)
class CatalogueChange(Record):
    """A record, or a field or fact of one, that one of two catalogues lacks or has differently."""

    change: ChangeKind = attrs.field(converter=as_change_kind)
    record: str = attrs.field(converter=text)
    """Its kind: ``roles``, ``ladders`` and so on."""
    id: str = attrs.field(converter=text)
    field: str | None = attrs.field(default=None, converter=optional_text)
    """The field of the record that differs; None where the whole record is added or removed."""
    fact: str | None = attrs.field(default=None, converter=optional_text)
    """Id of the fact that differs, in a field of a role that holds facts."""

    def __str__(self) -> str:
        place = "".join(f", {part}" for part in (self.field, self.fact) if part)
        return f"{self.change}: {self.record} {self.id}{place}"


def _changes(values: Iterable[CatalogueChange]) -> tuple[CatalogueChange, ...]:
    return many(values, "several CatalogueChanges")


@attrs.frozen
class CatalogueDiff(Record):
    """All that differs between two catalogues; nothing where they say the same."""

    changes: tuple[CatalogueChange, ...] = attrs.field(converter=_changes, validator=each_is(CatalogueChange))

    def __bool__(self) -> bool:
        return bool(self.changes)

    def __str__(self) -> str:
        return "\n".join(map(str, self.changes)) if self.changes else "no difference"


def differences(one: Shelves, other: Shelves) -> CatalogueDiff:
    """From the first catalogue to the second."""
    return CatalogueDiff([change for kind in _KINDS for change in _of(kind, getattr(one, kind), getattr(other, kind))])


def _of(kind: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[CatalogueChange]:
    for id in dict.fromkeys((*one, *other)):
        if id not in one or id not in other:
            how = ChangeKind.REMOVED if id in one else ChangeKind.ADDED
            yield CatalogueChange(change=how, record=kind, id=id)
        elif one[id] is not other[id]:
            yield from _within(kind, id, one[id], other[id])


def _within(kind: str, id: str, before: Any, after: Any) -> Iterator[CatalogueChange]:
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(cast("Any", type(before)))
    for field in fields:
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old == new:
            continue
        name = field.name.removeprefix("_")
        if isinstance(before, Role) and isinstance(old, tuple):
            yield from _of_facts(id, name, _by_id(old), _by_id(new))
        else:
            yield CatalogueChange(change="changed", record=kind, id=id, field=name)


def _by_id(facts: Any) -> dict[str, Fact[Any]]:
    return {fact.id: fact for fact in cast("tuple[Fact[Any], ...]", facts)}


def _of_facts(id: str, field: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[CatalogueChange]:
    found = len(before) == len(after)
    for fact in dict.fromkeys((*before, *after)):
        if before.get(fact) != after.get(fact):
            how = "added" if fact not in before else "removed" if fact not in after else "changed"
            found = False
            yield CatalogueChange(change=how, record="roles", id=id, field=field, fact=fact)
    if found:
        yield CatalogueChange(change="changed", record="roles", id=id, field=field)
