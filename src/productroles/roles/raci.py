"""Who is responsible, accountable, consulted and informed: responsibilities against roles.

>>> import productroles as pr
>>> matrix = pr.load_catalogue().raci(roles=["chief-product-officer", "head-of-product"])
>>> matrix.cell("product-vision", "chief-product-officer")[0].accountability
<Accountability.ACCOUNTABLE: 'accountable'>
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from productroles._fields import each_is, many, slug, slugs
from productroles._show import Record
from productroles.errors import UnknownRoleError
from productroles.roles.responsibility import Accountability, Assignment, Responsibility

_LEGEND = "R responsible, A accountable, C consulted, I informed; * a judgement of the catalogue"
_WORKS = (Accountability.ACCOUNTABLE, Accountability.RESPONSIBLE)


def _responsibilities(values: Iterable[Responsibility]) -> tuple[Responsibility, ...]:
    return many(values, "several Responsibilities")


@attrs.frozen
class RaciMatrix(Record):
    """Responsibilities down, roles across; each cell holds the assignments of its role."""

    responsibilities: tuple[Responsibility, ...] = attrs.field(
        converter=_responsibilities, validator=each_is(Responsibility)
    )
    roles: tuple[str, ...] = attrs.field(converter=slugs)

    def cell(self, responsibility: str, role: str) -> tuple[Assignment, ...]:
        """The parts that a role has in a responsibility; empty where it has none, or the matrix lacks either."""
        wanted = slug(responsibility)
        return tuple(
            assignment
            for one in self.responsibilities
            if one.id == wanted
            for assignment in one.assignments
            if assignment.role == role and role in self.roles
        )

    def overlaps(self, a: str, b: str) -> tuple[str, ...]:
        """Responsibilities that both roles are responsible or accountable for.

        Raises:
            UnknownRoleError: for a role that the matrix does not have.
        """
        self._check(a, b)
        return tuple(one.id for one in self.responsibilities if _works(one, a) and _works(one, b))

    def gaps(self, a: str, b: str) -> tuple[str, ...]:
        """Responsibilities of the matrix that neither role is responsible or accountable for.

        Raises:
            UnknownRoleError: for a role that the matrix does not have.
        """
        self._check(a, b)
        return tuple(one.id for one in self.responsibilities if not _works(one, a) and not _works(one, b))

    def _check(self, *roles: str) -> None:
        for role in roles:
            if role not in self.roles:
                raise UnknownRoleError(role, self.roles)

    def __str__(self) -> str:
        rows = [["", *self.roles]]
        for one in self.responsibilities:
            cells = [[part for part in one.assignments if part.role == role] for role in self.roles]
            rows.append([one.id, *("/".join(map(_letter, parts)) or "-" for parts in cells)])
        widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
        return "\n".join([*lines, _LEGEND])


def _works(one: Responsibility, role: str) -> bool:
    return any(part.role == role and part.accountability in _WORKS for part in one.assignments)


def _letter(part: Assignment) -> str:
    return part.accountability[0].upper() + ("" if part.facts else "*")
