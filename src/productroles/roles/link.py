"""What ties roles together and to the occupations of public classifications: reporting lines, moves, codes.

>>> from productroles.roles.link import CareerMove, OccupationCode, ReportingLine
>>> print(ReportingLine("chief-executive-officer"))
reports to chief-executive-officer (solid)
>>> print(CareerMove(from_role="vp-of-product", to_role="chief-product-officer", basis="path"))
vp-of-product to chief-product-officer (promotion, path)
>>> print(OccupationCode("onet-soc", "11-1011.00", match="broad"))
onet-soc 11-1011.00 (broad match)
"""

from __future__ import annotations

import re
from enum import StrEnum

import attrs

from productroles._fields import member, optional_count, optional_slug, optional_text, slug
from productroles._show import Record
from productroles.errors import FieldError


class LineKind(StrEnum):
    """How somebody reports."""

    SOLID = "solid"
    DOTTED = "dotted"


class MoveKind(StrEnum):
    """Where a move leads, as its source has it."""

    PROMOTION = "promotion"
    LATERAL = "lateral"
    """To another role of the same level."""
    CHANGE = "change"
    """Into or out of the product world; which is higher is not said."""


class MoveBasis(StrEnum):
    """What kind of evidence there is for a move."""

    PATH = "path"
    """A source gives it as a way to go."""
    LADDER = "ladder"
    """The two are neighbours on a published ladder."""
    CASE = "case"
    """One person went this way."""


class CodeScheme(StrEnum):
    """Public classifications of work."""

    ONET_SOC = "onet-soc"
    ISCO_08 = "isco-08"
    SFIA = "sfia"


class CodeMatch(StrEnum):
    """How well a code fits a role, in the words of SKOS."""

    EXACT = "exact"
    CLOSE = "close"
    BROAD = "broad"
    """The code covers more than the role."""
    NARROW = "narrow"
    """The code covers less than the role."""


def as_line_kind(value: LineKind | str) -> LineKind:
    """A kind of reporting line, or its value."""
    return member(LineKind, value)


def as_move_kind(value: MoveKind | str) -> MoveKind:
    """A kind of move, or its value."""
    return member(MoveKind, value)


def as_move_basis(value: MoveBasis | str) -> MoveBasis:
    """The evidence of a move, or its value."""
    return member(MoveBasis, value)


def as_code_scheme(value: CodeScheme | str) -> CodeScheme:
    """A classification, or its value."""
    return member(CodeScheme, value)


def as_code_match(value: CodeMatch | str) -> CodeMatch:
    """A grade of match, or its value."""
    return member(CodeMatch, value)


@attrs.frozen
class ReportingLine(Record):
    """Whom those in a role report to; the role itself is the subject of the fact."""

    manager: str = attrs.field(converter=slug)
    """Id of the role above."""
    kind: LineKind = attrs.field(default=LineKind.SOLID, kw_only=True, converter=as_line_kind)
    condition: str | None = attrs.field(default=None, kw_only=True, converter=optional_text)
    """Where it is so, such as "in larger enterprises that have both"."""

    def __str__(self) -> str:
        condition = f", {self.condition}" if self.condition else ""
        return f"reports to {self.manager} ({self.kind}){condition}"


@attrs.frozen(kw_only=True)
class CareerMove(Record):
    """A step from one role to another; either end may be a job family where the source names no role.

    Raises:
        FieldError: where an end is missing, is both a role and a family, or is the other end.
    """

    from_role: str | None = attrs.field(default=None, converter=optional_slug)
    from_family: str | None = attrs.field(default=None, converter=optional_slug)
    to_role: str | None = attrs.field(default=None, converter=optional_slug)
    to_family: str | None = attrs.field(default=None, converter=optional_slug)
    kind: MoveKind = attrs.field(default=MoveKind.PROMOTION, converter=as_move_kind)
    basis: MoveBasis = attrs.field(converter=as_move_basis)
    track: str | None = attrs.field(default=None, converter=optional_slug)
    """The track that it leads along; None where that is open."""
    low: int | None = attrs.field(default=None, converter=optional_count)
    """The least months before it, where a source gives them."""
    high: int | None = attrs.field(default=None, converter=optional_count)
    condition: str | None = attrs.field(default=None, converter=optional_text)

    def __attrs_post_init__(self) -> None:
        for role, family in ((self.from_role, self.from_family), (self.to_role, self.to_family)):
            if (role is None) is (family is None):
                raise FieldError("a role or a family at each end of a move", role or family)
        if self.from_role is not None and self.from_role == self.to_role:
            raise FieldError("a move to another role", self.to_role)
        if self.low is not None and self.high is not None and self.low > self.high:
            raise FieldError("a low that is not above high", (self.low, self.high))

    def __str__(self) -> str:
        start = self.from_role or f"anywhere in {self.from_family}"
        goal = self.to_role or f"somewhere in {self.to_family}"
        condition = f", {self.condition}" if self.condition else ""
        return f"{start} to {goal} ({self.kind}, {self.basis}){condition}"


_CODE_FORMS = {
    CodeScheme.ONET_SOC: re.compile(r"[0-9]{2}-[0-9]{4}(?:\.[0-9]{2})?").fullmatch,
    CodeScheme.ISCO_08: re.compile(r"[0-9]{1,4}").fullmatch,
    CodeScheme.SFIA: re.compile(r"[A-Z]{4}").fullmatch,
}


@attrs.frozen
class OccupationCode(Record):
    """Where a role stands in a public classification: a code, an interval of its levels, or both.

    Raises:
        FieldError: for a code that is not of the scheme's form, and for neither code nor level.
    """

    scheme: CodeScheme = attrs.field(converter=as_code_scheme)
    code: str | None = attrs.field(default=None, converter=optional_text)
    match: CodeMatch = attrs.field(kw_only=True, converter=as_code_match)
    low: int | None = attrs.field(default=None, kw_only=True, converter=optional_count)
    """The lowest level of the scheme."""
    high: int | None = attrs.field(default=None, kw_only=True, converter=optional_count)

    def __attrs_post_init__(self) -> None:
        if self.code is None and self.low is None:
            raise FieldError("a code or a level", None)
        if self.code is not None and not _CODE_FORMS[self.scheme](self.code):
            raise FieldError(f"a code of {self.scheme}", self.code)
        if (self.low is None) is not (self.high is None) or (self.low or 0) > (self.high or 0):
            raise FieldError("both ends of the levels, low first", (self.low, self.high))

    def __str__(self) -> str:
        level = "" if self.low is None else f" level {self.low}" + (f" to {self.high}" * (self.low != self.high))
        return f"{self.scheme}{' ' + self.code if self.code else ''}{level} ({self.match} match)"
