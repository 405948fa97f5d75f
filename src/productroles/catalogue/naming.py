"""From what callers name to levels: roles, role ids, title readings, and the strings of a ladder."""

from __future__ import annotations

import re
from collections.abc import Mapping

from productroles._fields import text
from productroles.errors import AmbiguousNameError, UnknownLevelError
from productroles.roles.role import Role
from productroles.seniority.ladder import Ladder
from productroles.seniority.level import Level
from productroles.seniority.reference import ReferenceOrder
from productroles.seniority.standing import Named, resolve_in
from productroles.titles.reading import TitleCandidate, TitleReading

_NO_SLUG = re.compile("[^a-z0-9]+")


def levels_of(
    named: Role | Level | TitleReading | str,
    roles: Mapping[str, Role],
    reference: ReferenceOrder,
    ladder: Ladder | None,
) -> Named:
    """The level or levels that a caller names, for the functions of :mod:`productroles.seniority`.

    Raises:
        UnknownLevelError: for a role or a title that stands on no level.
        AmbiguousNameError: for a string that is a role's id and stands elsewhere on the ladder.
    """
    if isinstance(named, Role):
        return _of_role(named, reference)
    if isinstance(named, TitleReading):
        return named.text if ladder is not None and named.text in ladder else _of_reading(named, reference)
    if isinstance(named, str) and named in roles:
        level = _of_role(roles[named], reference)
        if ladder is not None and named in ladder:
            (by_name,), (by_level,) = resolve_in(ladder, reference, named), resolve_in(ladder, reference, level)
            if by_name.steps != by_level.steps:
                places = (f"{ladder.id}: {found}" for found in ladder.find(named))
                raise AmbiguousNameError(named, (f"role {named}", *places))
        return level
    if isinstance(named, str) and not is_known(named, roles, reference, ladder):
        levels = [level.id for level in reference.levels]
        raise UnknownLevelError(named, [*roles, *levels, *((*ladder.titles, *ladder.codes) if ladder else ())])
    return named


def is_known(name: str, roles: Mapping[str, Role], reference: ReferenceOrder, ladder: Ladder | None) -> bool:
    """Whether a string is the id of a role or of a level, or a title or code of the ladder."""
    return name in roles or text(name) in reference or (ladder is not None and name in ladder)


def _of_role(role: Role, reference: ReferenceOrder) -> Level:
    if role.level is None:
        raise UnknownLevelError(role.id, kind="level of the role")
    return reference.level(role.level, kind=role.family)


def _of_reading(reading: TitleReading, reference: ReferenceOrder) -> Named:
    if reading.family is not None and reading.level is not None:
        return reference.level(reading.level, kind=reading.family)
    found = {_of_candidate(candidate, reading, reference) for candidate in reading.candidates}
    if not found:
        raise UnknownLevelError(reading.text, kind="level of the title")
    ranked: list[Level] = sorted(found, key=lambda level: level.id)
    return tuple(ranked)


def _of_candidate(candidate: TitleCandidate, reading: TitleReading, reference: ReferenceOrder) -> Level:
    if candidate.family is not None and candidate.level is not None:
        return reference.level(candidate.level, kind=candidate.family)
    # The procurement officer that "CPO" may be compares with nobody else, so the title's rank depends.
    own = _NO_SLUG.sub("-", f"outside-product-{reading.text.lower()}"[:80]).strip("-")
    return Level(id="outside-product", name="work outside product", kind=own)
