"""What a role asks of those who want it: education, experience, skills.

Education levels are those of ISCED 2011, experience is in months by field, skills stand on a scale of four steps.
A requirement says how binding its source makes it; what a source leaves open is None.

>>> from productroles.roles.requirement import EducationRequirement, ExperienceRequirement, SkillRequirement
>>> print(EducationRequirement("bachelor", necessity="required"))
required: bachelor (ISCED 6)
>>> print(EducationRequirement("master", necessity="observed", share="0.53"))
observed: master (ISCED 7), 53 % have it
>>> print(ExperienceRequirement(["product-management"], necessity="expected", low=60))
expected: experience in product-management, 60 months or more
>>> print(SkillRequirement("roadmapping", necessity="required", level="practitioner"))
required: skill roadmapping at practitioner
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

import attrs

from productroles._exact import ONE, Number, exact, plain
from productroles._fields import member, optional_count, optional_text, slug, slugs, text
from productroles._show import Record
from productroles.errors import AmountError, FieldError


class EducationLevel(StrEnum):
    """Levels of education, aligned to ISCED 2011."""

    PRIMARY = "primary"
    LOWER_SECONDARY = "lower-secondary"
    UPPER_SECONDARY = "upper-secondary"
    POST_SECONDARY = "post-secondary"
    """After secondary school and below a degree."""
    SHORT_CYCLE = "short-cycle"
    """Short-cycle tertiary, such as an associate degree."""
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"

    @property
    def isced(self) -> int:
        """The ISCED 2011 level, from 1 to 8.

        >>> EducationLevel.MASTER.isced
        7
        """
        return list(EducationLevel).index(self) + 1


class SkillLevel(StrEnum):
    """How well a skill is had, from least to most."""

    AWARENESS = "awareness"
    """Knows what it is and when it is called for."""
    WORKING = "working"
    """Uses it, with help where it is hard."""
    PRACTITIONER = "practitioner"
    """Uses it alone and helps others."""
    EXPERT = "expert"
    """Sets how others use it."""

    @property
    def step(self) -> int:
        """Its place on the scale, from 1 to 4."""
        return list(SkillLevel).index(self) + 1


class Necessity(StrEnum):
    """How binding a source makes a requirement."""

    REQUIRED = "required"
    """Nobody is taken without it."""
    EXPECTED = "expected"
    """Those in the role usually have it."""
    RECOMMENDED = "recommended"
    """It helps."""
    OBSERVED = "observed"
    """A share of those in the role, or who apply, have it; no demand."""
    GAINED = "gained"
    """The role itself teaches it."""

    @property
    def is_demand(self) -> bool:
        """Whether it is asked of those who apply."""
        return self not in (Necessity.OBSERVED, Necessity.GAINED)


def as_education_level(value: EducationLevel | str) -> EducationLevel:
    """A level of education, or its value."""
    return member(EducationLevel, value)


def optional_education_level(value: EducationLevel | str | None) -> EducationLevel | None:
    """As :func:`as_education_level`, or None."""
    return None if value is None else as_education_level(value)


def optional_skill_level(value: SkillLevel | str | None) -> SkillLevel | None:
    """A level of a skill, its value, or None."""
    return None if value is None else member(SkillLevel, value)


def as_necessity(value: Necessity | str) -> Necessity:
    """How binding a requirement is, or its value."""
    return member(Necessity, value)


def _optional_share(value: Number | None) -> Decimal | None:
    if value is None:
        return None
    share = exact(value)
    if not 0 <= share <= ONE:
        raise AmountError(value, "a share from 0 to 1")
    return share


def _shared(share: Decimal | None) -> str:
    return "" if share is None else f", {plain(share.scaleb(2))} % have it"


def _detailed(detail: str | None) -> str:
    return f" ({detail})" if detail else ""


@attrs.frozen
class Skill(Record):
    """Something that people can do or know; roles and profiles cite its id."""

    id: str = attrs.field(converter=slug)
    name: str = attrs.field(converter=text)
    description: str | None = attrs.field(default=None, kw_only=True, converter=optional_text)

    def __str__(self) -> str:
        return self.name


@attrs.frozen
class EducationRequirement(Record):
    """Education that a role asks for, or that those in it have."""

    level: EducationLevel | None = attrs.field(default=None, converter=optional_education_level)
    """The least level; None where the source names none."""
    fields: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=slugs)
    """Any of these; empty where every field will do."""
    necessity: Necessity = attrs.field(kw_only=True, converter=as_necessity)
    share: Decimal | None = attrs.field(default=None, kw_only=True, converter=_optional_share)
    """The part of those in the role, or of whom ``detail`` names, who have it: from 0 to 1."""
    detail: str | None = attrs.field(default=None, kw_only=True, converter=optional_text)
    """What the source adds, in our own words."""

    def __str__(self) -> str:
        level = f"{self.level} (ISCED {self.level.isced})" if self.level else "education"
        fields = f" in {' or '.join(self.fields)}" if self.fields else ""
        return f"{self.necessity}: {level}{fields}{_shared(self.share)}{_detailed(self.detail)}"


@attrs.frozen
class ExperienceRequirement(Record):
    """Experience that a role asks for, or that those in it have, in months.

    Raises:
        FieldError: where low is above high.
    """

    fields: tuple[str, ...] = attrs.field(default=(), converter=slugs)
    """Any of these, added up; empty where every field will do."""
    necessity: Necessity = attrs.field(kw_only=True, converter=as_necessity)
    low: int | None = attrs.field(default=None, kw_only=True, converter=optional_count)
    """The least months; None where the source gives no number."""
    high: int | None = attrs.field(default=None, kw_only=True, converter=optional_count)
    """Where the usual span ends; more is no bar."""
    share: Decimal | None = attrs.field(default=None, kw_only=True, converter=_optional_share)
    detail: str | None = attrs.field(default=None, kw_only=True, converter=optional_text)

    def __attrs_post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise FieldError("a low that is not above high", (self.low, self.high))

    def __str__(self) -> str:
        fields = f" in {' or '.join(self.fields)}" if self.fields else ""
        months = f", {_months(self.low, self.high)}" if self.low is not None or self.high is not None else ""
        return f"{self.necessity}: experience{fields}{months}{_shared(self.share)}{_detailed(self.detail)}"


def _months(low: int | None, high: int | None) -> str:
    if high is None:
        return f"{low} months or more"
    return f"up to {high} months" if low is None else f"{low} to {high} months"


@attrs.frozen
class SkillRequirement(Record):
    """A skill that a role asks for or teaches."""

    skill: str = attrs.field(converter=slug)
    """Id of the :class:`Skill`."""
    necessity: Necessity = attrs.field(kw_only=True, converter=as_necessity)
    level: SkillLevel | None = attrs.field(default=None, kw_only=True, converter=optional_skill_level)
    """The least level; None where the source names none."""
    detail: str | None = attrs.field(default=None, kw_only=True, converter=optional_text)

    def __str__(self) -> str:
        level = f" at {self.level}" if self.level else ""
        return f"{self.necessity}: skill {self.skill}{level}{_detailed(self.detail)}"


Requirement: TypeAlias = EducationRequirement | ExperienceRequirement | SkillRequirement
"""What stands in ``Role.requirements``; its wire form says which by ``kind``: education, experience or skill."""

KINDS: dict[str, type[EducationRequirement] | type[ExperienceRequirement] | type[SkillRequirement]] = {
    "education": EducationRequirement,
    "experience": ExperienceRequirement,
    "skill": SkillRequirement,
}
"""The requirements by the ``kind`` of their wire form."""
