"""The reporting line of the reference: who reports to whom, as sources say.

>>> import productroles as pr
>>> print(pr.load_catalogue().reporting_line("product-manager"))
product-manager
  reports to head-of-product (3 sources), or to director-of-product (2 sources)
head-of-product
  reports to chief-executive-officer (2 sources), or to director-of-product (1 source, disputed)

A company whose titles are known has its own line:

>>> company = pr.Company(titles=["CEO", "VP of Product", "Group Product Manager"])
>>> print(pr.reporting_line("lead-product-manager", company=company))
lead-product-manager
  reports to vp-of-product (2 sources, in place of director-of-product)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import attrs

from productroles._fields import slug
from productroles._show import Record
from productroles.evidence import Fact, FactStatus
from productroles.roles.link import LineKind, ReportingLine


@attrs.frozen(kw_only=True)
class ReportingStep(Record):
    """Whom a role reports to, the best evidenced manager first."""

    role: str
    managers: tuple[str, ...]
    """Ids; the line goes on with the first, the others are what sources say elsewhere."""
    facts: tuple[Fact[ReportingLine], ...]
    """The facts that say so, those of the first manager first."""

    def __str__(self) -> str:
        told = [f"{manager} ({', '.join(_evidence(self.role, self._for(manager)))})" for manager in self.managers]
        return f"{self.role}\n  reports to {', or to '.join(told)}"

    def _for(self, manager: str) -> tuple[Fact[ReportingLine], ...]:
        return tuple(fact for fact in self.facts if fact.value.manager == manager)


@attrs.frozen
class ReportingChain(Record):
    """The line from a role upwards, one step for each role that sources put below another."""

    role: str
    steps: tuple[ReportingStep, ...]

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
    and the facts of the step are those of the missing role.
    """
    above: dict[str, list[Fact[ReportingLine]]] = {}
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


def _step(
    here: str, above: dict[str, list[Fact[ReportingLine]]], seen: set[str], present: Collection[str] | None
) -> ReportingStep | None:
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
    ranked = sorted(found, key=lambda manager: (_rank(found[manager]), manager))
    return ReportingStep(
        role=here, managers=tuple(ranked), facts=tuple(fact for manager in ranked for fact in found[manager])
    )


def _rank(facts: list[Fact[ReportingLine]]) -> tuple[bool, bool, int]:
    disputed = all(fact.status is FactStatus.DISPUTED for fact in facts)
    dotted = all(fact.value.kind is LineKind.DOTTED for fact in facts)
    return dotted, disputed, -len(_named(facts))


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
