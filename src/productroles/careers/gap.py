"""What a profile meets of a role's requirements, what it lacks, and what cannot be told.

>>> import productroles as pr
>>> from productroles.careers.profile import Profile
>>> me = Profile(skills={"roadmapping": None}, experience={"product-management": 66})
>>> gap = pr.load_catalogue().requirement_gap(me, "director-of-product")
>>> gap
<RequirementGap director-of-product: 2 met, 12 missing, 0 unknown>
>>> print(gap.met[0].requirement, "|", gap.met[0].why)
required: skill roadmapping | the profile has it
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum

import attrs

from productroles._fields import many
from productroles._show import Record
from productroles.careers.profile import HeldSkill, Profile
from productroles.careers.several import as_facts
from productroles.errors import FieldTypeError, near_names, near_words
from productroles.evidence import Fact, FactStatus, Note
from productroles.roles.requirement import (
    EducationRequirement,
    ExperienceRequirement,
    Requirement,
    SkillRequirement,
)
from productroles.roles.role import Role


class GapStatus(StrEnum):
    """What became of a requirement."""

    MET = "met"
    MISSING = "missing"
    UNKNOWN = "unknown"
    """The profile or the source does not say enough."""


@attrs.frozen
class GapLine(Record):
    """A requirement beside a profile."""

    fact: Fact[Requirement]
    """The requirement, with the sources that make it."""
    status: GapStatus
    why: str

    @property
    def requirement(self) -> Requirement:
        """What is asked."""
        return self.fact.value

    def __str__(self) -> str:
        return f"{self.status}: {self.fact} - {self.why}"


def _notes(values: Iterable[Note]) -> tuple[Note, ...]:
    return many(values, "several Notes")


def _lines(values: Iterable[GapLine]) -> tuple[GapLine, ...]:
    return many(values, "several GapLines")


@attrs.frozen(repr=False)
class RequirementGap(Record):
    """The requirements of a role beside a profile; its repr shows counts only."""

    role: str
    lines: tuple[GapLine, ...] = attrs.field(converter=_lines)
    observed: tuple[Fact[Requirement], ...] = attrs.field(default=(), converter=as_facts)
    """What sources tell of those in the role without asking for it: shares of degrees, what the work teaches."""
    caveats: tuple[Note, ...] = attrs.field(default=(), converter=_notes)
    """``unknown-skill`` for each skill of the profile that is none of those known: misspelt, or beyond them."""

    def _of(self, status: GapStatus) -> tuple[GapLine, ...]:
        return tuple(line for line in self.lines if line.status is status)

    @property
    def met(self) -> tuple[GapLine, ...]:
        """What the profile has."""
        return self._of(GapStatus.MET)

    @property
    def missing(self) -> tuple[GapLine, ...]:
        """What the profile lacks."""
        return self._of(GapStatus.MISSING)

    @property
    def unknown(self) -> tuple[GapLine, ...]:
        """What cannot be told, each line with the reason."""
        return self._of(GapStatus.UNKNOWN)

    def _counts(self) -> str:
        return f"{self.role}: " + ", ".join(f"{len(self._of(status))} {status}" for status in GapStatus)

    def __repr__(self) -> str:
        return f"<RequirementGap {self._counts()}>"

    def __str__(self) -> str:
        lines = [str(line) for status in GapStatus for line in self._of(status)]
        return "\n".join([self._counts(), *(f"  {line}" for line in (*lines, *self.caveats))])


def requirement_gap(profile: Profile, role: Role, *, skills: Collection[str] | None = None) -> RequirementGap:
    """The requirements of the role, each met, missing or unknown, with the facts that make it.

    A part of the profile that is None leaves its requirements unknown; a part that is given is taken for all
    there is. A requirement without a number or a level, such as "several years", is unknown unless any will do.
    Sources that disagree have a line each. Rejected facts are left out. Where ``skills`` says which skills there are,
    a caveat names each of the profile's that is none of them.

    Raises:
        FieldTypeError: for a profile that is no Profile.
    """
    if not isinstance(profile, Profile):
        raise FieldTypeError("a Profile, such as Profile(skills={'roadmapping': None})", profile)
    lines: list[GapLine] = []
    observed: list[Fact[Requirement]] = []
    for fact in role.requirements:
        if fact.status is FactStatus.REJECTED:
            continue
        if fact.value.necessity.is_demand:
            lines.append(GapLine(fact, *_judged(profile, fact.value)))
        else:
            observed.append(fact)
    caveats = () if skills is None else tuple(_unknown(profile, skills))
    return RequirementGap(role.id, tuple(lines), tuple(observed), caveats)


def _unknown(profile: Profile, known: Collection[str]) -> Iterator[Note]:
    for skill in [one.skill for one in profile.skills or () if one.skill not in known]:
        near = near_names(skill, known)
        data = [("skill", skill), *(("near", name) for name in near)]
        yield Note("unknown-skill", f"the profile's {skill!r} is no skill that is known{near_words(near)}", data)


def _judged(profile: Profile, asked: Requirement) -> tuple[GapStatus, str]:
    if isinstance(asked, SkillRequirement):
        return _skill(profile, asked)
    if isinstance(asked, EducationRequirement):
        return _education(profile, asked)
    return _experience(profile, asked)


def _not_told(what: str) -> tuple[GapStatus, str]:
    return GapStatus.UNKNOWN, f"the profile does not tell of {what}"


def _skill(profile: Profile, asked: SkillRequirement) -> tuple[GapStatus, str]:
    if profile.skills is None:
        return _not_told("skills")
    held = _first(profile.skills, asked.skill)
    if held is None:
        return GapStatus.MISSING, "the profile lacks it"
    if asked.level is None:
        return GapStatus.MET, "the profile has it"
    if held.level is None:
        return GapStatus.UNKNOWN, f"the profile has it, and does not say whether at {asked.level}"
    met = held.level.step >= asked.level.step
    return (GapStatus.MET if met else GapStatus.MISSING), f"the profile has it at {held.level}"


def _first(held: Iterable[HeldSkill], skill: str) -> HeldSkill | None:
    return next((one for one in held if one.skill == skill), None)


def _education(profile: Profile, asked: EducationRequirement) -> tuple[GapStatus, str]:
    if profile.education is None:
        return _not_told("education")
    if asked.level is None:
        return GapStatus.UNKNOWN, "the source names no level"
    least = asked.level.isced
    enough = [one for one in profile.education if one.level.isced >= least]
    if not enough:
        return GapStatus.MISSING, "the profile has no degree of that level"
    if not asked.fields or any(one.field in asked.fields for one in enough):
        return GapStatus.MET, f"the profile has {enough[0].level}"
    if asked.detail is not None or any(one.field is None for one in enough):
        return GapStatus.UNKNOWN, "the level is there; whether the field counts cannot be told"
    return GapStatus.MISSING, "the profile has that level in other fields"


def _experience(profile: Profile, asked: ExperienceRequirement) -> tuple[GapStatus, str]:
    if profile.experience is None:
        return _not_told("experience")
    if asked.low is None:
        return GapStatus.UNKNOWN, "the source gives no number"
    months = sum(one.months for one in profile.experience if not asked.fields or one.field in asked.fields)
    return (GapStatus.MET if months >= asked.low else GapStatus.MISSING), f"the profile has {months} months"
