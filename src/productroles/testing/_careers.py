"""Strategies for profiles."""

from __future__ import annotations

from hypothesis import strategies as st

from productroles.careers.profile import HeldEducation, HeldExperience, HeldSkill, Profile
from productroles.roles.requirement import EducationLevel, SkillLevel
from productroles.testing._roles import FIELDS, SKILLS


def profiles() -> st.SearchStrategy[Profile]:
    """Profiles that tell of much, little or nothing."""
    skill = st.builds(HeldSkill, SKILLS, st.none() | st.sampled_from(SkillLevel))
    degree = st.builds(HeldEducation, st.sampled_from(EducationLevel), st.none() | FIELDS)
    worked = st.builds(HeldExperience, FIELDS, st.integers(0, 400))
    return st.builds(
        Profile,
        skills=st.none() | st.lists(skill, max_size=3, unique_by=lambda one: one.skill),
        education=st.none() | st.lists(degree, max_size=3),
        experience=st.none() | st.lists(worked, max_size=3, unique_by=lambda one: one.field),
    )
