import json

import pytest
from hypothesis import given

import productroles as pr
from productroles import testing
from productroles.careers.gap import requirement_gap
from productroles.careers.profile import HeldSkill, Profile
from productroles.errors import FieldError, FieldTypeError, UnknownMemberError
from productroles.roles.requirement import (
    EducationLevel,
    EducationRequirement,
    ExperienceRequirement,
    Requirement,
    SkillLevel,
    SkillRequirement,
)

CITED = [pr.Citation("book", "p. 1")]


def role(*asked: Requirement) -> pr.Role:
    facts = [pr.Fact(f"f{at}", "r", one, CITED) for at, one in enumerate(asked)]
    return pr.Role(id="r", name="R", family="f", requirements=facts)


def status(profile: Profile, asked: Requirement) -> str:
    (line,) = requirement_gap(profile, role(asked)).lines
    assert line.requirement == asked
    return line.status.value


@given(testing.profiles())
def test_a_profile_travels_and_shows_counts_only(profile: Profile) -> None:
    converter = pr.make_converter()
    text = json.dumps(converter.unstructure(profile))
    assert converter.structure(json.loads(text), Profile) == profile
    for held in profile.skills or ():
        assert len(held.skill) < 4 or held.skill not in repr(profile)


@given(testing.profiles(), testing.roles())
def test_every_demand_has_one_line_and_unknown_profiles_meet_nothing(profile: Profile, any_role: pr.Role) -> None:
    gap = requirement_gap(profile, any_role)
    asked = [fact for fact in any_role.requirements if fact.status != "rejected"]
    assert len(gap.lines) + len(gap.observed) == len(asked)
    assert len(gap.met) + len(gap.missing) + len(gap.unknown) == len(gap.lines)
    blank = requirement_gap(Profile(), any_role)
    assert blank.unknown == blank.lines


SKILL = SkillRequirement("sql", necessity="required", level="practitioner")


@pytest.mark.parametrize(
    ("level", "expected"),
    [("awareness", "missing"), ("working", "missing"), ("practitioner", "met"), ("expert", "met"), (None, "unknown")],
)
def test_a_skill_is_met_from_its_level_up(level: str | None, expected: str) -> None:
    assert status(Profile(skills={"sql": level}), SKILL) == expected
    assert status(Profile(skills={"sql": level}), SkillRequirement("sql", necessity="required")) == "met"
    assert status(Profile(skills={"go": level}), SKILL) == "missing"
    assert status(Profile(skills=[HeldSkill("sql", "expert")]), SKILL) == "met"


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ({"bachelor": "business"}, "met"),
        ({"doctorate": "business"}, "met"),
        ({"upper-secondary": "business"}, "missing"),
        ({"bachelor": None}, "unknown"),
        ({"bachelor": "history"}, "missing"),
        ({}, "missing"),
    ],
)
def test_education_is_met_by_level_and_field(held: dict[str, str | None], expected: str) -> None:
    asked = EducationRequirement("bachelor", fields=["business"], necessity="required")
    assert status(Profile(education=held), asked) == expected
    assert status(Profile(education=held), EducationRequirement(necessity="required", detail="strong")) == "unknown"


def test_experience_adds_up_over_the_fields_asked_for() -> None:
    asked = ExperienceRequirement(["product", "design"], necessity="expected", low=60, high=96)
    assert status(Profile(experience={"product": 40, "design": 20}), asked) == "met"
    assert status(Profile(experience={"product": 40, "sales": 20}), asked) == "missing"
    assert status(Profile(experience={"product": 400}), asked) == "met"
    assert status(Profile(experience={"product": 4}), ExperienceRequirement(necessity="required")) == "unknown"
    assert status(Profile(experience={"a": 30, "b": 30}), ExperienceRequirement(necessity="required", low=60)) == "met"


def test_a_chief_product_officer_to_be() -> None:
    profile = Profile(
        skills={}, education={"master": "business-administration"}, experience={"product-management": 130}
    )
    gap = pr.load_catalogue().requirement_gap(profile, "chief-product-officer")
    found = {line.fact.id: line.status.value for line in gap.lines}
    assert found["s1-36"] == found["s1-40"] == found["s1-41"] == "met"
    assert found["s2-29"] == found["s3-09"] == found["s1-33"] == "unknown"
    assert found["s4-17"] == "missing"
    assert {str(fact.value.share) for fact in gap.observed if fact.id in ("s1-37", "s1-38", "s1-47")} == {
        "0.53",
        "0.07",
        "0.78",
    }
    assert "[text-001, s1-36]" in str(gap)
    assert repr(gap).startswith("<RequirementGap chief-product-officer: ")


def test_levels_follow_isced() -> None:
    assert {level.value: level.isced for level in EducationLevel} == {
        "primary": 1, "lower-secondary": 2, "upper-secondary": 3, "post-secondary": 4, "short-cycle": 5,
        "bachelor": 6, "master": 7, "doctorate": 8,
    }  # fmt: skip
    assert [level.step for level in SkillLevel] == [1, 2, 3, 4]


def test_what_is_no_profile_is_refused() -> None:
    with pytest.raises(UnknownMemberError):
        Profile(skills={"sql": "guru"})
    with pytest.raises(FieldTypeError):
        Profile(experience={"sql": "long"})  # type: ignore[dict-item]
    with pytest.raises(FieldError, match="once"):
        Profile(skills=[HeldSkill("sql"), HeldSkill("sql")])
    with pytest.raises(FieldTypeError):
        Profile(skills="sql")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Profile(name="Jane")  # type: ignore[call-arg]


def test_a_skill_that_nobody_knows_is_told_with_near_ones() -> None:
    gap = pr.load_catalogue().requirement_gap(
        Profile(skills={"roadmaping": None, "coaching": None}), "director-of-product"
    )
    (caveat,) = gap.caveats
    assert caveat.code == "unknown-skill"
    assert caveat.data[:2] == (("skill", "roadmaping"), ("near", "roadmapping"))
    assert str(gap).endswith(f"\n  {caveat}")
    converter = pr.make_converter()
    assert converter.structure(converter.unstructure(gap), pr.RequirementGap) == gap


def test_skills_that_are_known_make_no_caveat() -> None:
    cat = pr.load_catalogue()
    everything = Profile(skills=dict.fromkeys(cat.skills))
    assert cat.requirement_gap(everything, "director-of-product").caveats == ()
    assert cat.requirement_gap(Profile(), "director-of-product").caveats == ()
    own = cat.extended(skills=[pr.Skill(id="falconry", name="Falconry")])
    mine = Profile(skills={"falconry": None})
    assert own.requirement_gap(mine, "director-of-product").caveats == ()
    assert [note.code for note in cat.requirement_gap(mine, "director-of-product").caveats] == ["unknown-skill"]
    assert requirement_gap(mine, cat.roles["director-of-product"]).caveats == ()


def test_a_mapping_is_no_profile() -> None:
    with pytest.raises(FieldTypeError, match="a Profile") as caught:
        pr.requirement_gap({"skills": ["sql"]}, "product-manager")  # type: ignore[arg-type]
    assert "sql" not in caught.value.safe_message
