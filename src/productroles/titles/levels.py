"""Which level the head words of a title make together."""

from __future__ import annotations

from collections.abc import Sequence

from productroles.titles.concepts import GRADE, HEAD, LEVEL, PRODUCT_ANALYTICS, PRODUCT_DESIGN, Concept

_BESIDE_EXECUTIVES = {"managers", "owners", "marketer", "executive", "officer"}
_BELOW_VP = ("assistant", "associate")
_PEOPLE_MANAGED = (PRODUCT_DESIGN, PRODUCT_ANALYTICS)  # their specialists are no managers by name
_STEPS = ("principal", "staff", "lead", "senior")


def level_of(heads: Sequence[Concept], family: str | None) -> str | None:
    """The level that head and level words make, or None where they do not settle one.

    >>> from productroles.titles.concepts import CONCEPTS
    >>> level_of([CONCEPTS["senior"], CONCEPTS["director"]], "product-management")
    'senior-director'
    >>> level_of([CONCEPTS["vp"], CONCEPTS["manager"]], "product-management") is None
    True
    """
    if len(heads) == 1:
        return _alone(heads[0], family)
    if len(heads) == 2 and heads[0].name == "senior" and heads[1].level == "mid" and family not in _PEOPLE_MANAGED:
        return "senior"
    names = {head.name for head in heads}
    if "intern" in names:
        return "associate"
    executives = {head.name: head for head in heads if head.executive}
    if executives:
        return _executive(names, executives, heads)
    return _contributor(names, heads, family)


def _alone(head: Concept, family: str | None) -> str | None:
    if head.name == "manager" and family in _PEOPLE_MANAGED:
        return "group-manager"
    return head.level


def _executive(names: set[str], executives: dict[str, Concept], heads: Sequence[Concept]) -> str | None:
    if "chief" in names and "owner" in names:
        return "lead"  # the chief product owner of scaled agile methods
    if len(executives) > 1:
        return None
    ((name, head),) = executives.items()
    nouns = {other.name for other in heads if other.kind & HEAD and not other.kind & LEVEL} - {name}
    if nouns - _BESIDE_EXECUTIVES and not (name == "head" and nouns == {"manager"}):
        return None
    if name == "director":
        return "senior-director" if "senior" in names else "director"
    if name == "vp":
        return _vice_president(names)
    return head.level


def _vice_president(names: set[str]) -> str | None:
    if names.intersection(_BELOW_VP):
        return None
    return "svp" if names & {"senior", "executive"} else "vp"


def _contributor(names: set[str], heads: Sequence[Concept], family: str | None) -> str | None:
    if (names & {"managers", "owners"} and names & {"manager", "lead"}) or names >= {"group", "manager"}:
        return "group-manager"
    if "manager" in names and family in _PEOPLE_MANAGED and "associate" not in names:
        return "group-manager"
    stated = {head.level for head in heads if head.kind & LEVEL and not head.kind & GRADE}
    if None in stated:
        return None
    if stated:
        return _stated(stated)
    if "team-lead" in names:
        return "lead"
    grades = [head for head in heads if head.kind & GRADE]
    if grades:
        return grades[0].level
    nouns = [head for head in heads if head.kind & HEAD]
    levels = {_alone(head, family) for head in nouns}
    return levels.pop() if len(levels) == 1 else None


def _stated(stated: set[str | None]) -> str | None:
    if "associate" in stated:
        return "associate" if len(stated) == 1 else None
    if {"principal", "staff"} <= stated or "group-manager" in stated:
        return "group-manager" if "group-manager" in stated else None
    return next((step for step in _STEPS if step in stated), None)
