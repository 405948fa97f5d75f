"""What somebody brings: skills, education and experience, and nothing else of the person.

>>> mine = Profile(
...     skills={"roadmapping": "practitioner", "prioritisation": None},
...     education={"bachelor": "economics"},
...     experience={"product-management": 66},
... )
>>> mine
<Profile: 2 skills, 1 degree, 1 field of experience>
>>> print(Profile(skills={}))
0 skills, education not told, experience not told
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias, cast

import attrs

from productroles._fields import count, each_is, many, optional_slug, slug
from productroles._show import Record
from productroles.errors import FieldError
from productroles.roles.requirement import (
    EducationLevel,
    SkillLevel,
    as_education_level,
    optional_skill_level,
)


@attrs.frozen
class HeldSkill(Record):
    """A skill that somebody has."""

    skill: str = attrs.field(converter=slug)
    """Id of the skill."""
    level: SkillLevel | None = attrs.field(default=None, converter=optional_skill_level)
    """None where it is not told."""

    def __str__(self) -> str:
        return f"{self.skill}, {self.level or 'level not told'}"


@attrs.frozen
class HeldEducation(Record):
    """A level of education that somebody has."""

    level: EducationLevel = attrs.field(converter=as_education_level)
    field: str | None = attrs.field(default=None, converter=optional_slug)
    """None where it is not told."""

    def __str__(self) -> str:
        return f"{self.level}, {self.field or 'field not told'}"


@attrs.frozen
class HeldExperience(Record):
    """Months that somebody has worked in a field."""

    field: str = attrs.field(converter=slug)
    months: int = attrs.field(converter=count)

    def __str__(self) -> str:
        return f"{self.field}, {self.months} months"


Skills: TypeAlias = Mapping[str, SkillLevel | str | None] | Iterable[HeldSkill]
Education: TypeAlias = Mapping[str, str | None] | Iterable[HeldEducation]
Experience: TypeAlias = Mapping[str, int] | Iterable[HeldExperience]


def _skills(values: Skills | None) -> tuple[HeldSkill, ...] | None:
    if isinstance(values, Mapping):
        levels = cast("Mapping[str, SkillLevel | str | None]", values)
        return tuple(HeldSkill(skill, level) for skill, level in levels.items())
    return None if values is None else many(values, "skills by id, or several HeldSkills")


def _education(values: Education | None) -> tuple[HeldEducation, ...] | None:
    if isinstance(values, Mapping):
        fields = cast("Mapping[str, str | None]", values)
        return tuple(HeldEducation(as_education_level(level), field) for level, field in fields.items())
    return None if values is None else many(values, "fields by level, or several HeldEducations")


def _experience(values: Experience | None) -> tuple[HeldExperience, ...] | None:
    if isinstance(values, Mapping):
        months = cast("Mapping[str, int]", values)
        return tuple(HeldExperience(field, worked) for field, worked in months.items())
    return None if values is None else many(values, "months by field, or several HeldExperiences")


@attrs.frozen(kw_only=True, repr=False)
class Profile(Record):
    """Skills, education and months of experience: no name, no birth date, no pay history.

    Each may be None, which says nothing; what is given is taken for all there is. They are given as mappings
    (skill to level, education level to field, field to months) or as records.

    Raises:
        FieldError: for a skill or a field of experience given twice.
    """

    skills: tuple[HeldSkill, ...] | None = attrs.field(
        default=None, converter=_skills, validator=attrs.validators.optional(each_is(HeldSkill))
    )
    education: tuple[HeldEducation, ...] | None = attrs.field(
        default=None, converter=_education, validator=attrs.validators.optional(each_is(HeldEducation))
    )
    experience: tuple[HeldExperience, ...] | None = attrs.field(
        default=None, converter=_experience, validator=attrs.validators.optional(each_is(HeldExperience))
    )

    def __attrs_post_init__(self) -> None:
        for named in ([one.skill for one in self.skills or ()], [one.field for one in self.experience or ()]):
            if len(set(named)) < len(named):
                raise FieldError("each skill and each field of experience once", named)

    def __repr__(self) -> str:
        return f"<Profile: {self}>"

    def __str__(self) -> str:
        return ", ".join(
            f"{name} not told" if held is None else f"{len(held)} {one if len(held) == 1 else several}"
            for name, held, one, several in (
                ("skills", self.skills, "skill", "skills"),
                ("education", self.education, "degree", "degrees"),
                ("experience", self.experience, "field of experience", "fields of experience"),
            )
        )
