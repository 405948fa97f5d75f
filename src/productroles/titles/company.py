"""What a company decides about a title that sources use in more than one way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from productroles.evidence import Note

if TYPE_CHECKING:
    from productroles.context import Company


class Use(NamedTuple):
    """One role that sources give a title to."""

    role: str
    text: str
    sources: tuple[str, ...]

    def note(self) -> Note:
        """The use with its sources."""
        return Note("source", f"{self.text} [{'; '.join(self.sources)}]", (("sources", "; ".join(self.sources)),))


class CompanyRule(NamedTuple):
    """A claim about companies of a kind, and the role that a contested title has there by it."""

    id: str
    use: Use
    above: frozenset[str]
    """Levels of the family, one of which the company is known to have."""
    none_above: frozenset[str]
    """Levels of which it is not known to have any."""
    headcount: range | None
    stages: frozenset[str]

    def applies(self, company: Company, levels: frozenset[str]) -> bool:
        """Whether the company, with product titles of these levels, is of the kind."""
        if self.none_above & levels:
            return False
        if self.above:
            return bool(self.above & levels)
        if company.headcount is not None and self.headcount is not None:
            return company.headcount in self.headcount
        return company.stage is not None and company.stage.casefold() in self.stages


class Contested(NamedTuple):
    """A family and level whose role depends on the company: the readings, and the rules that decide."""

    uses: tuple[Use, ...]
    rules: tuple[CompanyRule, ...]

    def decide(self, company: Company, levels: frozenset[str]) -> tuple[str | None, tuple[Note, ...]]:
        """The role all applying rules agree on, else None; and the rules that apply."""
        rules = [rule for rule in self.rules if rule.applies(company, levels)]
        roles = {rule.use.role for rule in rules}
        notes = tuple(
            attrs.evolve(rule.use.note(), code="company", data=(("rule", rule.id), *rule.use.note().data))
            for rule in rules
        )
        return (roles.pop() if len(roles) == 1 else None), notes


def _use(data: Mapping[str, Any]) -> Use:
    return Use(role=data["role"], text=data["text"], sources=tuple(data["sources"]))


def _rule(data: Mapping[str, Any]) -> CompanyRule:
    low, high = data.get("headcount", (0, -1))
    return CompanyRule(
        id=data["id"],
        use=_use(data),
        above=frozenset(data.get("above", "").split()),
        none_above=frozenset(data.get("none-above", "").split()),
        headcount=range(low, high + 1) if "headcount" in data else None,
        stages=frozenset(data.get("stages", "").split()),
    )


def read_contested(data: Mapping[str, Any]) -> dict[tuple[str, str], Contested]:
    """The contested titles of a common document, by family and level."""
    return {
        (entry["family"], entry["level"]): Contested(
            uses=tuple(map(_use, entry["uses"])), rules=tuple(map(_rule, entry["rules"]))
        )
        for entry in data.get("contested", ())
    }
