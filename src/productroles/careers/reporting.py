"""The reporting line of the reference: who reports to whom, as sources say.

>>> import productroles as pr
>>> print(pr.load_catalogue().reporting_line("product-manager"))
product-manager
  reports to head-of-product (3 sources), or to director-of-product (2 sources)
head-of-product
  reports to chief-executive-officer (2 sources), or to chief-product-officer (1 source, in companies ...

A company whose titles are known has its own line:

>>> company = pr.Company(titles=["CEO", "VP of Product", "Group Product Manager"])
>>> print(pr.reporting_line("lead-product-manager", company=company))
lead-product-manager
  reports to vp-of-product (2 sources, in place of director-of-product)
vp-of-product
  reports to chief-executive-officer (2 sources)
>>> company = pr.Company(titles=["CEO", "CPO", "VP of Product"])
>>> pr.reporting_line("head-of-product", company=company).roles
('head-of-product', 'vp-of-product', 'chief-product-officer', 'chief-executive-officer')
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

import attrs

from productroles._fields import many, slug, slugs
from productroles._show import Record
from productroles.careers.several import as_facts
from productroles.evidence import Fact, FactStatus
from productroles.roles.link import LineKind, ReportingLine

Lines: TypeAlias = dict[str, list[Fact[ReportingLine]]]


@attrs.frozen(kw_only=True)
class ReportingStep(Record):
    """Whom a role reports to, the best evidenced manager first."""

    role: str
    managers: tuple[str, ...] = attrs.field(converter=slugs)
    """Ids; the line goes on with the first, the others are what sources say elsewhere."""
    facts: tuple[Fact[ReportingLine], ...] = attrs.field(converter=as_facts)
    """The facts that say so, those of the first manager first."""

    def __str__(self) -> str:
        told = [f"{manager} ({', '.join(_evidence(self.role, self._for(manager)))})" for manager in self.managers]
        return f"{self.role}\n  reports to {', or to '.join(told)}"

    def _for(self, manager: str) -> tuple[Fact[ReportingLine], ...]:
        return tuple(fact for fact in self.facts if fact.value.manager == manager)


def _steps(values: Iterable[ReportingStep]) -> tuple[ReportingStep, ...]:
    return many(values, "several ReportingSteps")


@attrs.frozen
class ReportingChain(Record):
    """The line from a role upwards, one step for each role that sources put below another."""

    role: str
    steps: tuple[ReportingStep, ...] = attrs.field(converter=_steps)

    @property
    def roles(self) -> tuple[str, ...]:
        """Ids from the role to the top of the line."""
        return (self.role, *(step.managers[0] for step in self.steps))

    def __str__(self) -> str:
        return "\n".join(map(str, self.steps)) or f"{self.role}\n  no source says whom it reports to"


def reporting_line(
    role: str, lines: Iterable[Fact[ReportingLine]], *, present: Collection[str] | None = None
) -> ReportingChain:
    """From a role upwards, at each step by the manager that most sources name.

    Undisputed lines go before disputed ones, solid before dotted. No role stands twice in the line. Where
    ``present`` says which roles there are, those that are missing are passed over: their managers take their place,
    and the facts of the step are those of the missing role. Of several managers who are all there, one who reports to
    another of them goes before that one.
    """
    above: Lines = {}
    for fact in lines:
        if fact.status is not FactStatus.REJECTED:
            above.setdefault(fact.subject, []).append(fact)
    steps: list[ReportingStep] = []
    here = slug(role)
    seen = {here}
    while (step := _step(here, above, seen, present)) is not None:
        steps.append(step)
        here = step.managers[0]
        seen.add(here)
    return ReportingChain(role, tuple(steps))


def _step(here: str, above: Lines, seen: set[str], present: Collection[str] | None) -> ReportingStep | None:
    found: dict[str, list[Fact[ReportingLine]]] = {}
    waiting, passed = [here], {here}
    while waiting and not found:
        missing: list[str] = []
        for role in waiting:
            for fact in above.get(role, ()):
                manager = fact.value.manager
                if manager in seen or manager in passed:
                    continue
                if present is None or manager in present:
                    found.setdefault(manager, []).append(fact)
                elif manager not in missing:
                    missing.append(manager)
        passed.update(missing)
        waiting = missing
    if not found:
        return None
    between = {} if present is None else _between(found, above)
    ranked = sorted(found, key=lambda manager: (_rank(found[manager], between.get(manager, 0)), manager))
    return ReportingStep(
        role=here, managers=tuple(ranked), facts=tuple(fact for manager in ranked for fact in found[manager])
    )


def _rank(facts: list[Fact[ReportingLine]], between: int) -> tuple[bool, bool, int, int]:
    disputed = all(fact.status is FactStatus.DISPUTED for fact in facts)
    dotted = all(fact.value.kind is LineKind.DOTTED for fact in facts)
    return dotted, disputed, -between, -len(_named(facts))


def _between(managers: Collection[str], above: Lines) -> dict[str, int]:
    """How many of the others each of the managers reports to, at once or by way of others."""
    return {manager: len(all_above(manager, above) & set(managers) - {manager}) for manager in managers}


def all_above(role: str, above: Lines) -> set[str]:
    """The roles that undisputed solid lines lead to from a role."""
    found: set[str] = set()
    waiting = [role]
    while waiting:
        for line in above.get(waiting.pop(), ()):
            if is_undisputed(line) and line.value.manager not in found:
                found.add(line.value.manager)
                waiting.append(line.value.manager)
    return found


def is_undisputed(line: Fact[ReportingLine]) -> bool:
    """Whether a line is solid and no source contradicts it."""
    return line.value.kind is LineKind.SOLID and line.status is FactStatus.ACCEPTED


def _named(facts: Iterable[Fact[ReportingLine]]) -> set[str]:
    return {citation.source for fact in facts for citation in fact.citations}


def _evidence(role: str, facts: tuple[Fact[ReportingLine], ...]) -> Iterator[str]:
    number = len(_named(facts))
    yield f"{number} source{'s' if number != 1 else ''}"
    if all(fact.status is FactStatus.DISPUTED for fact in facts):
        yield "disputed"
    if all(fact.value.kind is LineKind.DOTTED for fact in facts):
        yield "dotted"
    conditions = dict.fromkeys(fact.value.condition for fact in facts)
    if None not in conditions:
        yield " or ".join(map(str, conditions))
    if missing := dict.fromkeys(fact.subject for fact in facts if fact.subject != role):
        yield f"in place of {' or '.join(missing)}"
