"""Where a claim comes from: sources, citations, facts.

>>> import productroles as pr
>>> page = pr.Citation("text-000", "s0-02", attributed_to="Glassdoor")
>>> print(pr.Fact("cpo-top", "chief-product-officer", "topmost product post", [page]))
topmost product post [text-000, s0-02, after Glassdoor]
>>> pr.Fact("cpo-top", "chief-product-officer", "topmost product post", [])
Traceback (most recent call last):
productroles.errors.UncitedFactError: fact cpo-top has no citation; every claim about the world cites its source
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

import attrs

from productroles._fields import many, member, optional_day, optional_text, slug, slugs, text
from productroles._show import Record
from productroles._version import __version__
from productroles.errors import FieldTypeError, UncitedFactError

T_co = TypeVar("T_co", covariant=True)


class FactStatus(StrEnum):
    """What the catalogue makes of a claim. All are shown; none is dropped."""

    ACCEPTED = "accepted"
    """No other source contradicts it."""
    DISPUTED = "disputed"
    """Another fact contradicts it; both are kept."""
    REJECTED = "rejected"
    """It cannot be used as it stands, for instance a mistyped figure; kept with what was printed."""


def as_status(value: FactStatus | str) -> FactStatus:
    """A fact's status, or its value."""
    return member(FactStatus, value)


@attrs.frozen(kw_only=True)
class Source(Record):
    """Something that can be cited: a page, a framework, a data set.

    >>> print(Source(id="uk-ddat", title="Digital and Data framework", publisher="UK Government", kind="government"))
    Digital and Data framework (UK Government)
    """

    id: str = attrs.field(converter=slug)
    title: str = attrs.field(converter=text)
    """What it is called, in our own words where it has no title."""
    kind: str = attrs.field(converter=slug)
    """What kind of voice it is: ``web-text``, ``official``, ``government``, ``vendor`` and so on."""
    publisher: str | None = attrs.field(default=None, converter=optional_text)
    published: str | None = attrs.field(default=None, converter=optional_text)
    """When it appeared, as exactly as it says: ``"2025-02-28"``, ``"2016/2024"``, or None."""
    licence: str | None = attrs.field(default=None, converter=optional_text)
    note: str | None = attrs.field(default=None, converter=optional_text)

    def __str__(self) -> str:
        parts = [part for part in (self.publisher, self.published) if part]
        return f"{self.title} ({', '.join(parts)})" if parts else self.title


@attrs.frozen
class Citation(Record):
    """The place in a source that makes a claim."""

    source: str = attrs.field(converter=slug)
    """Id of the :class:`Source`."""
    locator: str = attrs.field(converter=text)
    """Where in the source: a page, a line, an inventory id."""
    attributed_to: str | None = attrs.field(default=None, kw_only=True, converter=optional_text)
    """Whom the source itself names for the claim, such as ``"Glassdoor"``: we read the source, not them."""

    def __str__(self) -> str:
        after = f", after {self.attributed_to}" if self.attributed_to else ""
        return f"{self.source}, {self.locator}{after}"


def _cited(fact: Fact[object], _: attrs.Attribute[tuple[Citation, ...]], value: tuple[Citation, ...]) -> None:
    if not value:
        raise UncitedFactError(fact.id)


def _citations(values: Iterable[Citation]) -> tuple[Citation, ...]:
    found = many(values, "several Citations")
    for value in found:
        if not isinstance(value, Citation):
            raise FieldTypeError("a Citation", value)
    return found


@attrs.frozen
class Fact(Record, Generic[T_co]):
    """A claim about the world with the citations that make it.

    ``value`` is what the claim says, as a record, an id or plain words; it should be hashable for the fact to be.
    """

    id: str = attrs.field(converter=slug)
    subject: str = attrs.field(converter=slug)
    """Id of what the claim is about, such as a role."""
    value: T_co
    citations: tuple[Citation, ...] = attrs.field(converter=_citations, validator=_cited)
    """At least one. Two that repeat each other inside one source count as one."""
    status: FactStatus = attrs.field(default=FactStatus.ACCEPTED, kw_only=True, converter=as_status)
    as_printed: str | None = attrs.field(default=None, kw_only=True, converter=optional_text)
    """The figure's characters as the source has them, such as ``"$312,00"``."""
    as_of: date | None = attrs.field(default=None, kw_only=True, converter=optional_day)
    """The day the claim describes, where its source gives one."""
    conflicts_with: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=slugs)
    """Ids of facts that contradict this one; they name this one in turn."""
    note: str | None = attrs.field(default=None, kw_only=True, converter=optional_text)
    """A condition or a doubt, in our own words."""

    def __str__(self) -> str:
        doubt = "" if self.status is FactStatus.ACCEPTED else f" ({self.status})"
        return f"{self.value}{doubt} [{'; '.join(map(str, self.citations))}]"


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """It contradicts itself or its order, or leaves a question without an answer."""
    WARNING = "warning"
    """Possible, and more often a mistake."""
    NOTE = "note"
    """Worth knowing."""


def as_severity(value: Severity | str) -> Severity:
    """A severity, or its value."""
    return member(Severity, value)


def _pairs(values: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    if values == ():  # titles are read by the million, and most of their notes have none
        return ()
    found = tuple(many(pair, "a name and its text") for pair in many(values, "pairs of a name and its text"))
    for pair in found:
        if len(pair) != 2 or not all(isinstance(part, str) for part in pair):
            raise FieldTypeError("a pair of a name and its text", pair)
    return found


@attrs.frozen
class Note(Record):
    """A remark on a result: a stable ``code`` to branch on, and words for people.

    Results carry notes as ``reasons`` (why it came out so) and ``caveats`` (doubtful but allowed).

    >>> print(Note("currency-by-place", "the sign is read as CNY because of the place CN"))
    the sign is read as CNY because of the place CN
    """

    code: str = attrs.field(converter=slug)
    text: str = attrs.field(converter=text)
    data: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_pairs)
    """Named details of the remark, as plain text."""

    def __str__(self) -> str:
        return self.text


@attrs.frozen
class Provenance(Record):
    """What made a result: the library's version, and each table it used with that table's version."""

    library: str = attrs.field(default=__version__, converter=text)
    inputs: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_pairs)
    """(what, version) pairs, such as ``("rates", "ecb-month-ends to 2026-10-30")``."""

    def __str__(self) -> str:
        return ", ".join([f"productroles {self.library}", *(f"{what} {version}" for what, version in self.inputs)])
