"""What a catalogue holds beside its roles: contradictions under a name, and claims that were left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import attrs

from productroles._fields import each_is, many, member, optional_day, optional_text, slug, slugs, text
from productroles._show import Record
from productroles.evidence import Fact, FactStatus


@attrs.frozen(kw_only=True)
class About(Record):
    """What a catalogue's documents say of themselves."""

    name: str | None = attrs.field(default=None, converter=optional_text)
    version: str | None = attrs.field(default=None, converter=optional_text)
    as_of: date | None = attrs.field(default=None, converter=optional_day)

    def __str__(self) -> str:
        parts = (self.name or "own catalogue", self.version, self.as_of and f"as of {self.as_of}")
        return ", ".join(part for part in parts if part)


class OmissionReason(StrEnum):
    """Why a claim of a source is no fact of the catalogue."""

    REPEATED = "repeated"
    """Another fact of the same text says it."""
    NAMES_A_PERSON = "names-a-person"
    """It is about a private person."""
    LIST_MISSING = "list-missing"
    """It announces a list that the text lacks."""
    SUBJECT_NOT_NAMED = "subject-not-named"
    """The text does not say what role it is about."""


def _as_reason(value: OmissionReason | str) -> OmissionReason:
    return member(OmissionReason, value)


@attrs.frozen(kw_only=True)
class Omission(Record):
    """A claim that a source makes and the catalogue leaves out."""

    source: str = attrs.field(converter=slug)
    locator: str = attrs.field(converter=text)
    reason: OmissionReason = attrs.field(converter=_as_reason)
    note: str = attrs.field(converter=text)
    """What it is about, in our own words."""

    def __str__(self) -> str:
        return f"{self.source}, {self.locator}: {self.note} ({self.reason})"


def _several(values: Iterable[Fact[Any]]) -> tuple[Fact[Any], ...]:
    return many(values, "several Facts")


@attrs.frozen(kw_only=True)
class Conflict(Record):
    """Facts that contradict each other."""

    id: str = attrs.field(converter=slug)
    label: str = attrs.field(converter=text)
    """What they disagree on."""
    facts: tuple[Fact[Any], ...] = attrs.field(converter=_several, validator=each_is(Fact))

    def __str__(self) -> str:
        return "\n".join([self.label, *(f"  {_in_full(fact)}" for fact in self.facts)])


def _in_full(fact: Fact[Any]) -> str:
    """A fact beside facts of other roles: whom it is about, and what stands in the way of its figure."""
    broken = f", printed {fact.as_printed}" if fact.status is FactStatus.REJECTED and fact.as_printed else ""
    return f"{fact.subject}: {fact}{broken}{f'; {fact.note}' if fact.note else ''}"


@attrs.frozen(kw_only=True)
class ConflictGroup(Record):
    """The ids of facts that are shown together as one contradiction."""

    id: str = attrs.field(converter=slug)
    label: str = attrs.field(converter=text)
    facts: tuple[str, ...] = attrs.field(converter=slugs)

    def __str__(self) -> str:
        return f"{self.label}: {', '.join(self.facts)}"


def conflicts_among(facts: Iterable[Fact[Any]], groups: Iterable[ConflictGroup]) -> tuple[Conflict, ...]:
    """The groups as far as their facts are here, then whatever else contradicts, as its links hang together."""
    known = {fact.id: fact for fact in facts}
    found: list[Conflict] = []
    told: set[tuple[str, str]] = set()
    for group in groups:
        held = tuple(known[key] for key in group.facts if key in known)
        told |= {(fact.id, other) for fact in held for other in fact.conflicts_with if other in group.facts}
        if len(held) > 1:
            found.append(Conflict(id=group.id, label=group.label, facts=held))
    open_links = {
        key: [other for other in fact.conflicts_with if other in known and (key, other) not in told]
        for key, fact in known.items()
    }
    for keys in _joined(open_links):
        label = f"{known[keys[0]].subject}: {len(keys)} facts that contradict each other"
        found.append(Conflict(id=keys[0], label=label, facts=tuple(known[key] for key in keys)))
    return tuple(found)


def _joined(links: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """The ids that hang together, each once, in the order given."""
    seen: set[str] = set()
    for start in links:
        if start in seen or not links[start]:
            continue
        part, waiting = {start}, [start]
        while waiting:
            for other in links[waiting.pop()]:
                if other not in part:
                    part.add(other)
                    waiting.append(other)
        seen |= part
        yield [key for key in links if key in part]
