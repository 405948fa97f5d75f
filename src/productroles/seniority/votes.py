"""What published ladders say about a pair of levels, vote by vote.

>>> votes = Votes(below=["uk-ddat", "madetech"], same=["dune"])
>>> print(votes)
2 below, 1 same
>>> votes.decided, votes.flipped.above
(3, ('uk-ddat', 'madetech'))
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import attrs

from productroles._fields import slugs, text
from productroles._show import Record
from productroles.seniority.tables import checked, from_table

FIRM_KINDS = frozenset({"official", "reported", "government", "corporate-grade"})
"""Kinds of ladder that tell of one employer: its own text, or a description of it by others."""


class Voice(StrEnum):
    """Who speaks in a vote."""

    FIRMS = "firms"
    """The ladder of a firm or a government."""
    ADVICE = "advice"
    """An author, a vendor, a template, a survey: what titles mean in general."""


def voice_of(kind: str | None) -> Voice:
    """Who speaks in a ladder of this kind."""
    return Voice.FIRMS if kind in FIRM_KINDS else Voice.ADVICE


@attrs.frozen(kw_only=True)
class Votes(Record):
    """The ids of the ladders that hold a pair, by what they say of the first to the second."""

    below: tuple[str, ...] = attrs.field(default=(), converter=slugs)
    above: tuple[str, ...] = attrs.field(default=(), converter=slugs)
    same: tuple[str, ...] = attrs.field(default=(), converter=slugs)
    unordered: tuple[str, ...] = attrs.field(default=(), converter=slugs)
    """Both stand on branches whose alignment is not stated."""
    mixed: tuple[str, ...] = attrs.field(default=(), converter=slugs)
    """One of the two spans several levels, and they say different things."""

    @property
    def decided(self) -> int:
        """How many say below, above or same."""
        return len(self.below) + len(self.above) + len(self.same)

    @property
    def ladders(self) -> tuple[str, ...]:
        """The ids of all ladders that hold both."""
        return self.below + self.above + self.same + self.unordered + self.mixed

    @property
    def flipped(self) -> Votes:
        """The same votes on the second to the first."""
        return _made(self.above, self.below, self.same, self.unordered, self.mixed)

    def __add__(self, other: Votes) -> Votes:
        return _made(
            self.below + other.below,
            self.above + other.above,
            self.same + other.same,
            self.unordered + other.unordered,
            self.mixed + other.mixed,
        )

    def __str__(self) -> str:
        counts = [f"{len(ids)} {says}" for says, ids in attrs.asdict(self).items() if ids]
        return ", ".join(counts) or "no votes"


NO_VOTES = Votes()
_SETTERS = tuple(Votes.__dict__[field.name].__set__ for field in attrs.fields(Votes))


def _made(*ids: tuple[str, ...]) -> Votes:
    """Votes from ids that are known to be good, past the converters."""
    votes = object.__new__(Votes)
    for put, found in zip(_SETTERS, ids, strict=True):
        put(votes, found)
    return votes


def as_votes(value: Votes | Mapping[str, Any]) -> Votes:
    """Votes, or a table of their fields."""
    return from_table(Votes, value)


_KEYS = tuple(tuple(f"{voice}_{field.name}" for field in attrs.fields(Votes)) for voice in Voice)
_ROW = {"a": True, "b": True, **{key: False for keys in _KEYS for key in keys}}


@attrs.frozen(kw_only=True)
class PairEvidence(Record):
    """The votes on one pair, those of firms and governments apart from those of advice.

    >>> print(PairEvidence(a="senior", b="lead", firms=Votes(below=["uk-ddat"]), advice=Votes(below=["andro"])))
    senior to lead: 2 below (1 by firms)
    """

    a: str = attrs.field(converter=text)
    b: str = attrs.field(converter=text)
    firms: Votes = attrs.field(default=NO_VOTES, converter=as_votes)
    advice: Votes = attrs.field(default=NO_VOTES, converter=as_votes)

    @classmethod
    def from_row(cls, row: Mapping[str, str]) -> PairEvidence:
        """Evidence from a flat table: ``a``, ``b``, and ids with blanks between under ``firms_below`` and so on.

        >>> print(PairEvidence.from_row({"a": "mid", "b": "senior", "advice_below": "andro kaiser"}))
        mid to senior: 2 below
        """
        said = {key: slugs(text(ids).split()) for key, ids in checked(row, _ROW, "row of votes").items() if "_" in key}
        firms, advice = (_made(*(said.get(key, ()) for key in keys)) for keys in _KEYS)
        return cls(a=row["a"], b=row["b"], firms=firms, advice=advice)

    def as_row(self) -> dict[str, str]:
        """The flat table that :meth:`from_row` takes, without what nobody says."""
        votes = {voice: attrs.asdict(getattr(self, voice)) for voice in Voice}
        said = {f"{voice}_{says}": " ".join(ids) for voice, by in votes.items() for says, ids in by.items() if ids}
        return {"a": self.a, "b": self.b, **said}

    @property
    def all(self) -> Votes:
        """The votes of both voices."""
        return self.firms + self.advice

    @property
    def flipped(self) -> PairEvidence:
        """The same evidence on the second to the first."""
        return PairEvidence(a=self.b, b=self.a, firms=self.firms.flipped, advice=self.advice.flipped)

    @property
    def deciding(self) -> Votes:
        """The votes that decide: those of firms and governments where three or more decide, else all."""
        return self.firms if self.firms.decided >= ENOUGH else self.all

    def __str__(self) -> str:
        of_firms = len(self.firms.ladders)
        return f"{self.a} to {self.b}: {self.all}{f' ({of_firms} by firms)' if of_firms else ''}"


ENOUGH = 3
"""Decided votes that settle a pair when nine in ten agree and none is reversed."""
