"""What a title was read as.

>>> import productroles as pr
>>> reading = pr.resolve_title("Head of Product")
>>> reading.role is None, reading.family, reading.level
(True, 'product-management', 'head')
>>> [candidate.role for candidate in reading.candidates]
['head-of-product', 'chief-product-officer']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from types import NoneType
from typing import TYPE_CHECKING, Any, Final

import attrs

from productroles._fields import each_is, is_a, many, member, optional_slug, optional_text, slugs, text, texts
from productroles._show import Record
from productroles.evidence import Note, Provenance


class Certainty(StrEnum):
    """How much of a title is settled."""

    CERTAIN = "certain"
    """The words say it."""
    LIKELY = "likely"
    """Read after mending a word, spelling out an abbreviation, or taking the product part of two jobs."""
    AMBIGUOUS = "ambiguous"
    """At least one of role, family and level has more than one reading."""
    OUTSIDE = "outside"
    """No job of the product world, or none that the vocabulary knows."""


def as_certainty(value: Certainty | str) -> Certainty:
    """A certainty, or its value."""
    return member(Certainty, value)


def _notes(values: Iterable[Note]) -> tuple[Note, ...]:
    return many(values, "several Notes")


def _candidates(values: Iterable[TitleCandidate]) -> tuple[TitleCandidate, ...]:
    return many(values, "several TitleCandidates")


@attrs.frozen(kw_only=True)
class TitleCandidate(Record):
    """One reading of a title, the likeliest of several first.

    ``role``, ``family`` and ``level`` are None where this reading does not settle them, and all of them for work
    outside the product world, such as the chief people officer that "CPO" may mean.
    """

    name: str = attrs.field(converter=text)
    """The reading in words."""
    role: str | None = attrs.field(default=None, converter=optional_slug)
    family: str | None = attrs.field(default=None, converter=optional_slug)
    level: str | None = attrs.field(default=None, converter=optional_slug)
    rank: int = attrs.field(default=1, validator=is_a(int))
    """Place among the candidates, from 1."""
    reasons: tuple[Note, ...] = attrs.field(default=(), converter=_notes, validator=each_is(Note))

    def __str__(self) -> str:
        known = ", ".join(part for part in (self.role, self.family, self.level) if part)
        return f"{self.name} ({known})" if known else self.name


_NOTHING: Final = Provenance()


class _Later(Record):
    """Works out a field that was left for later when it is asked for."""

    __slots__ = ("_later",)

    if not TYPE_CHECKING:  # a visible __getattr__ would make every misspelt name pass the type checkers

        def __getattr__(self, name: str) -> Any:
            if name not in _LATER:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            tell, *found = self._later
            value = tell(name, self.text, *found)
            _PUT[name](self, value)
            return value


@attrs.frozen(kw_only=True)
class TitleReading(_Later):
    """What a title says of role, family and level, why, and what it leaves open."""

    text: str = attrs.field(validator=is_a(str))
    """The title as it was given."""
    role: str | None = attrs.field(default=None, converter=optional_slug)
    family: str | None = attrs.field(default=None, converter=optional_slug)
    level: str | None = attrs.field(default=None, converter=optional_slug)
    is_product_role: bool | None = attrs.field(default=None, validator=is_a(bool, NoneType))
    """None where the readings differ, or where nothing of the title is known."""
    certainty: Certainty = attrs.field(converter=as_certainty)
    candidates: tuple[TitleCandidate, ...] = attrs.field(
        default=(), converter=_candidates, validator=each_is(TitleCandidate)
    )
    secondary: tuple[str, ...] = attrs.field(default=(), converter=slugs)
    """Families or functions of the other jobs that the title names."""
    specialisms: tuple[str, ...] = attrs.field(default=(), converter=slugs)
    scope: tuple[str, ...] = attrs.field(default=(), converter=texts)
    """Region, product line, grade: the words that bound the job, as they were read."""
    marks: tuple[str, ...] = attrs.field(default=(), converter=slugs)
    """How somebody holds the job: interim, fractional, intern."""
    language: str | None = attrs.field(default=None, converter=optional_text)
    """The language it was read in, by its code."""
    reasons: tuple[Note, ...] = attrs.field(default=(), converter=_notes, validator=each_is(Note))
    provenance: Provenance = attrs.field(default=_NOTHING, validator=is_a(Provenance))

    def __str__(self) -> str:
        known = [f"{name} {value}" for name, value in self._known() if value]
        lines = [f"{self.text[:120]!r}: {'; '.join([str(self.certainty), *known])}"]
        if len(self.candidates) > 1:
            lines += [f"  {candidate.rank}. {candidate}" for candidate in self.candidates]
        return "\n".join([*lines, *(f"  - {note}" for note in self.reasons)])

    def _known(self) -> tuple[tuple[str, str], ...]:
        return (
            ("role", self.role or ""),
            ("family", self.family or ""),
            ("level", self.level or ""),
            ("also", ", ".join(self.secondary)),
            ("specialism", ", ".join(self.specialisms)),
            ("scope", ", ".join(self.scope)),
            ("mark", ", ".join(self.marks)),
        )


_PUT: Final = {field.name: getattr(TitleReading, field.name).__set__ for field in attrs.fields(TitleReading)}
_NOW: Final = ("text", "role", "family", "level", "certainty")
_LATER: Final = frozenset(_PUT).difference(_NOW)
_put_text, _put_role, _put_family, _put_level, _put_certainty = (_PUT[name] for name in _NOW)
_put_later: Final = getattr(_Later, "_later").__set__  # noqa: B009


def reading_of(
    text: str,
    role: str | None,
    family: str | None,
    level: str | None,
    certainty: Certainty,
    later: tuple[Callable[..., Any], *tuple[Any, ...]],
) -> TitleReading:
    """A reading of values that the vocabulary guarantees, unchecked; each other field is left for later.

    Titles are read by the million: checking and wording each takes several times as long as reading it. ``later`` is
    a function that gives the field of a name, and what it takes behind the name and the text.
    """
    reading = object.__new__(TitleReading)
    _put_text(reading, text)
    _put_role(reading, role)
    _put_family(reading, family)
    _put_level(reading, level)
    _put_certainty(reading, certainty)
    _put_later(reading, later)
    return reading
