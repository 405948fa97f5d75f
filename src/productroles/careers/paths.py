"""Career paths: from one role to another over moves that sources tell of.

>>> import productroles as pr
>>> path = pr.load_catalogue().career_paths("product-manager", "director-of-product", max_steps=1)[0]
>>> print(path.roles, path.weakest)
('product-manager', 'director-of-product') 3
>>> print(path.steps[0].months)
(60, None)
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from heapq import heappop, heappush
from itertools import count, pairwise
from typing import Any, TypeAlias, cast

import attrs

from productroles._fields import many, positive_count, slug, slugs
from productroles._show import Record
from productroles.careers.several import as_facts
from productroles.evidence import Fact, FactStatus
from productroles.roles.link import CareerMove, MoveBasis
from productroles.roles.requirement import ExperienceRequirement, SkillRequirement
from productroles.roles.role import Role, Statement

MOST_PATHS = 20
"""How many paths are given at most."""

_Steps: TypeAlias = dict[str, dict[str, list[Fact[CareerMove]]]]


@attrs.frozen(kw_only=True)
class CareerStep(Record):
    """One step of a path, with what sources tell of it."""

    from_role: str
    to_role: str
    moves: tuple[Fact[CareerMove], ...] = attrs.field(converter=as_facts)
    """The facts that tell of the move."""
    experience: tuple[Fact[ExperienceRequirement], ...] = attrs.field(default=(), converter=as_facts)
    """What sources say of the experience of those in the new role."""
    responsibilities: tuple[str, ...] = attrs.field(default=(), converter=slugs)
    """Ids of the responsibilities that the step adds."""
    skills: tuple[str, ...] = attrs.field(default=(), converter=slugs)
    """Ids of the skills that the step adds."""
    salaries: tuple[Fact[Any], ...] = attrs.field(default=(), converter=as_facts)
    """What the new role is paid, where sources say so."""
    pay_notes: tuple[Fact[Statement], ...] = attrs.field(default=(), converter=as_facts)
    """What is printed of its pay and is no statistic, such as the range that one employer offers."""

    @property
    def support(self) -> int:
        """How many sources tell of the move as a way to go; single cases count for nothing."""
        return _support(self.moves)

    @property
    def months(self) -> tuple[int | None, int | None] | None:
        """The least and the most months of experience that sources name for the new role; None where none does.

        An end is None where a source leaves it open. The sources are few and do not agree: see ``experience``.
        """
        told = [fact.value for fact in self._in_months()]
        if not told:
            return None
        lows, highs = [one.low for one in told if one.low is not None], [one.high for one in told]
        high = None if None in highs else max(found for found in highs if found is not None)
        return min(lows, default=None), high

    def _in_months(self) -> tuple[Fact[ExperienceRequirement], ...]:
        return tuple(fact for fact in self.experience if (fact.value.low, fact.value.high) != (None, None))

    def __str__(self) -> str:
        lines = [f"{self.from_role} to {self.to_role} ({_sources(self.support)}{_how(self.moves)})"]
        if self.months is not None:
            low, high = (None if end is None else f"{end / 12:g}" for end in self.months)
            span = f"{low or '0'} years or more" if high is None else f"{low or '0'} to {high} years"
            told = {citation.source for fact in self._in_months() for citation in fact.citations}
            lines.append(f"  experience named for it: {span} (thin evidence: {_sources(len(told))})")
        for what, ids in (("responsibilities", self.responsibilities), ("skills", self.skills)):
            if ids:
                lines.append(f"  adds {what}: {', '.join(ids)}")
        if self.salaries:
            lines.append(f"  pay: {len(self.salaries)} figures, such as {self.salaries[0].value}")
        lines += [f"  pay: {fact.value}, printed {fact.as_printed}" for fact in self.pay_notes]
        return "\n".join(lines)


def _steps(values: Iterable[CareerStep]) -> tuple[CareerStep, ...]:
    return many(values, "several CareerSteps")


@attrs.frozen
class CareerPath(Record):
    """Steps from one role to another."""

    steps: tuple[CareerStep, ...] = attrs.field(converter=_steps)

    @property
    def roles(self) -> tuple[str, ...]:
        """Ids of the roles on the way, both ends included."""
        return (self.steps[0].from_role, *(step.to_role for step in self.steps))

    @property
    def weakest(self) -> int:
        """The support of its weakest step; 0 where one rests on single cases."""
        return min(step.support for step in self.steps)

    def __str__(self) -> str:
        head = f"{' > '.join(self.roles)} (weakest step: {_sources(self.weakest)})"
        return "\n".join([head, *(f"  {line}" for step in self.steps for line in str(step).splitlines())])


def career_paths(
    moves: Iterable[Fact[CareerMove]],
    start: str,
    goal: str,
    *,
    track: str | None = None,
    max_steps: int | None = None,
    roles: Mapping[str, Role] | None = None,
) -> tuple[CareerPath, ...]:
    """Ways from ``start`` to ``goal`` that pass no role twice, at most :data:`MOST_PATHS`.

    A path is as good as its weakest step: the one whose weakest step more sources tell of comes first, then the
    shorter one, then the one with more sources in all. Rejected facts are left out, and so are moves to or from
    a whole job family.

    Args:
        moves: The moves there are, as facts.
        start: Id of the role to leave.
        goal: Id of the role to reach.
        track: Only moves along this track, or along none in particular.
        max_steps: No path longer than this.
        roles: What the steps add is told from these.
    """
    if max_steps is not None:
        positive_count(max_steps)
    for end in (start, goal):
        slug(end)
    steps = _by_ends(moves, track)
    supports = {(a, b): _support(facts) for a, ends in steps.items() for b, facts in ends.items()}
    found: list[tuple[str, ...]] = []
    for least in sorted(set(supports.values()), reverse=True):
        ends = {a: [b for b in there if supports[a, b] >= least] for a, there in steps.items()}
        for way in _ways(ends, start, goal, max_steps):
            if min(supports[pair] for pair in pairwise(way)) == least:
                found.append(way)
            if len(found) == MOST_PATHS:
                break
        if len(found) == MOST_PATHS:
            break
    return tuple(
        sorted(
            (_path(way, steps, roles or {}) for way in found),
            key=lambda path: (-path.weakest, len(path.steps), -sum(step.support for step in path.steps), path.roles),
        )
    )


def _by_ends(moves: Iterable[Fact[CareerMove]], track: str | None) -> _Steps:
    steps: _Steps = defaultdict(lambda: defaultdict(list))
    for fact in moves:
        move = fact.value
        if move.from_role is None or move.to_role is None or not _stands(fact):
            continue
        if track is None or move.track in (None, track):
            steps[move.from_role][move.to_role].append(fact)
    return steps


def _ways(ends: Mapping[str, list[str]], start: str, goal: str, max_steps: int | None) -> Iterator[tuple[str, ...]]:
    """Ways without a circle, the shortest first; each partial way is a link back to the one it grew from."""
    left = _steps_left(ends, goal)
    if start not in left or start == goal:
        return
    order = count()
    waiting: list[tuple[int, int, int, _Way]] = [(left[start], next(order), left[start], (start, None, 0))]
    while waiting:
        _, _, nearest, way = heappop(waiting)
        here, _, taken = way
        if here == goal:
            yield _unrolled(way)
            continue
        for there in ends.get(here, ()):
            to_go = left.get(there)
            if to_go is None or (max_steps is not None and taken + 1 + to_go > max_steps):
                continue
            # What is nearer to the goal than all before it cannot be one of them.
            if to_go < nearest or there not in _unrolled(way):
                further = (there, way, taken + 1)
                heappush(waiting, (taken + 1 + to_go, next(order), min(nearest, to_go), further))


_Way: TypeAlias = "tuple[str, _Way | None, int]"


def _unrolled(way: _Way) -> tuple[str, ...]:
    found: list[str] = []
    at: _Way | None = way
    while at is not None:
        found.append(at[0])
        at = at[1]
    return tuple(reversed(found))


def _steps_left(ends: Mapping[str, list[str]], goal: str) -> dict[str, int]:
    """The least steps to the goal, for each role that it can be reached from."""
    back: dict[str, list[str]] = defaultdict(list)
    for here, there in ends.items():
        for end in there:
            back[end].append(here)
    left = {goal: 0}
    waiting = deque([goal])
    while waiting:
        here = waiting.popleft()
        for before in back[here]:
            if before not in left:
                left[before] = left[here] + 1
                waiting.append(before)
    return left


def _path(way: tuple[str, ...], steps: _Steps, roles: Mapping[str, Role]) -> CareerPath:
    """The steps of a way; each adds what no role before it on the way had."""
    responsibilities: dict[str, None] = {}
    skills: dict[str, None] = {}
    found: list[CareerStep] = []
    for before, here in zip((None, *way), way, strict=False):
        role = roles.get(here)
        new_responsibilities = _new((fact.value for fact in role.responsibilities) if role else (), responsibilities)
        new_skills = _new(_skills(role) if role else (), skills)
        if before is not None:
            found.append(
                CareerStep(
                    from_role=before,
                    to_role=here,
                    moves=tuple(steps[before][here]),
                    experience=_experience(role) if role else (),
                    responsibilities=new_responsibilities,
                    skills=new_skills,
                    salaries=tuple(fact for fact in role.salaries if _stands(fact)) if role else (),
                    pay_notes=_printed(role) if role else (),
                )
            )
    return CareerPath(tuple(found))


def _stands(fact: Fact[Any]) -> bool:
    return fact.status is not FactStatus.REJECTED


def _printed(role: Role) -> tuple[Fact[Statement], ...]:
    return tuple(fact for fact in role.pay_notes if fact.as_printed and _stands(fact))


def _experience(role: Role) -> tuple[Fact[ExperienceRequirement], ...]:
    return tuple(
        cast("Fact[ExperienceRequirement]", fact)
        for fact in role.requirements
        if isinstance(fact.value, ExperienceRequirement) and fact.value.necessity.is_demand and _stands(fact)
    )


def _skills(role: Role) -> Iterator[str]:
    for fact in role.requirements:
        if isinstance(fact.value, SkillRequirement) and fact.value.necessity.is_demand:
            yield fact.value.skill


def _new(ids: Iterable[str], had: dict[str, None]) -> tuple[str, ...]:
    """The ids not had before, which then are."""
    new = tuple(key for key in dict.fromkeys(ids) if key not in had)
    had.update(dict.fromkeys(new))
    return new


def _support(moves: Iterable[Fact[CareerMove]]) -> int:
    told = [fact for fact in moves if fact.value.basis is not MoveBasis.CASE]
    return len({citation.source for fact in told for citation in fact.citations})


def _sources(number: int) -> str:
    return "single cases only" if number == 0 else f"{number} source{'s' if number != 1 else ''}"


def _how(moves: Iterable[Fact[CareerMove]]) -> str:
    kinds = dict.fromkeys(f"{fact.value.kind} by {fact.value.basis}" for fact in moves)
    return "; " + ", ".join(kinds)
