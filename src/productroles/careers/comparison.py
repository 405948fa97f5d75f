"""Two roles side by side.

>>> import productroles as pr
>>> beside = pr.load_catalogue().compare_roles("head-of-product", "vp-of-product")
>>> line = beside.line("responsibilities")
>>> line.shared, line.only_b[:2]
(('product-strategy', 'team-leadership'), ('customer-communication', 'feedback-collection'))
>>> beside.line("family").shared
('product-management',)
"""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import Any

import attrs

from productroles._fields import many, texts
from productroles._show import Record
from productroles.careers.several import as_facts
from productroles.errors import FieldError, UnknownNameError
from productroles.evidence import Fact, FactStatus
from productroles.roles.role import Role

_PLAIN = ("family", "track", "level")
_WIDTH = 38


@attrs.frozen(kw_only=True)
class ComparisonLine(Record):
    """One facet of two roles."""

    facet: str
    """The field of :class:`~productroles.roles.role.Role`."""
    shared: tuple[str, ...] = attrs.field(converter=texts)
    """What both have, sorted."""
    only_a: tuple[str, ...] = attrs.field(converter=texts)
    only_b: tuple[str, ...] = attrs.field(converter=texts)

    def __str__(self) -> str:
        return f"{self.facet}: {len(self.shared)} shared, {len(self.only_a)} and {len(self.only_b)} alone"


def _lines(values: Iterable[ComparisonLine]) -> tuple[ComparisonLine, ...]:
    return many(values, "several ComparisonLines")


def _sides(values: Iterable[Iterable[Fact[Any]]]) -> tuple[tuple[Fact[Any], ...], tuple[Fact[Any], ...]]:
    found = many(values, "the facts of each role")
    if len(found) != 2:
        raise FieldError("the facts of each of two roles", found)
    return as_facts(found[0]), as_facts(found[1])


@attrs.frozen(kw_only=True)
class RoleComparison(Record):
    """What two roles share and where they differ, facet by facet; its text stands in two columns."""

    a: str
    b: str
    """Ids of the roles."""
    lines: tuple[ComparisonLine, ...] = attrs.field(converter=_lines)
    facts: tuple[tuple[Fact[Any], ...], tuple[Fact[Any], ...]] = attrs.field(converter=_sides)
    """The facts of each that were compared."""

    def line(self, facet: str) -> ComparisonLine:
        """The line of a facet, such as ``"responsibilities"``.

        Raises:
            UnknownNameError: for a facet of which neither role has anything.
        """
        for one in self.lines:
            if one.facet == facet:
                return one
        raise UnknownNameError(facet, [one.facet for one in self.lines], kind="facet")

    def __str__(self) -> str:
        rows = [_row(self.a, self.b)]
        for one in self.lines:
            rows.append(f"{one.facet}:")
            rows += [f"  both: {value}" for value in one.shared]
            for at in range(max(len(one.only_a), len(one.only_b))):
                rows.append(_row(*(values[at] if at < len(values) else "" for values in (one.only_a, one.only_b))))
        return "\n".join(rows)


def _row(a: str, b: str) -> str:
    left, right = (wrap(text, _WIDTH) or [""] for text in (a, b))
    height = max(len(left), len(right))
    pairs = zip(*(lines + [""] * (height - len(lines)) for lines in (left, right)), strict=True)
    return "\n".join(f"  {one:<{_WIDTH}}  {other}".rstrip() for one, other in pairs)


def compare_roles(a: Role, b: Role) -> RoleComparison:
    """What two roles share and where they differ: family, track, level, and each kind of fact.

    Two facts say the same where their values are equal; rejected facts are left out. What a source is silent
    about is not told of a role, which does not say that the role lacks it.
    """
    lines: list[ComparisonLine] = []
    held = _held(a), _held(b)
    for facet in dict.fromkeys([*_PLAIN, *held[0], *held[1]]):
        left, right = ({str(fact.value) for fact in one.get(facet, ())} for one in held)
        if facet in _PLAIN:
            left, right = ({found} if (found := getattr(one, facet)) else set[str]() for one in (a, b))
        if left or right:
            lines.append(
                ComparisonLine(
                    facet=facet,
                    shared=tuple(sorted(left & right)),
                    only_a=tuple(sorted(left - right)),
                    only_b=tuple(sorted(right - left)),
                )
            )
    facts = tuple(tuple(fact for several in one.values() for fact in several) for one in held)
    return RoleComparison(a=a.id, b=b.id, lines=tuple(lines), facts=(facts[0], facts[1]))


def _held(role: Role) -> dict[str, list[Fact[Any]]]:
    found: dict[str, list[Fact[Any]]] = {}
    kinds: Iterable[tuple[str, Fact[Any]]] = role.facts_by_kind()
    for kind, fact in kinds:
        if fact.status is not FactStatus.REJECTED:
            found.setdefault(kind, []).append(fact)
    return found
