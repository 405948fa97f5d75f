import json
import pickle
from typing import Any

import cattrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles import testing
from productroles.errors import AmountError, FieldError
from productroles.roles.link import CareerMove, OccupationCode, ReportingLine
from productroles.roles.raci import RaciMatrix
from productroles.roles.requirement import (
    EducationRequirement,
    ExperienceRequirement,
    Requirement,
    SkillRequirement,
)
from productroles.roles.responsibility import Assignment, Responsibility

CONVERTERS = [pr.make_converter(detailed_validation=detailed) for detailed in (True, False)]
each_converter = pytest.mark.parametrize("converter", CONVERTERS, ids=["detailed", "straight"])


@each_converter
@given(testing.requirements())
def test_a_requirement_says_its_kind_and_comes_back(converter: cattrs.Converter, asked: Requirement) -> None:
    table = json.loads(json.dumps(converter.unstructure(asked)))
    assert table["kind"] in type(asked).__name__.casefold()
    assert converter.structure(table, type(asked)) == asked
    assert converter.structure(table, Requirement) == asked  # type: ignore[arg-type]


@each_converter
@pytest.mark.parametrize(
    "table",
    [
        {"skill": "sql", "necessity": "required"},
        {"kind": "sport", "skill": "sql", "necessity": "required"},
        {"kind": "education", "skill": "sql", "necessity": "required"},
        {"kind": "skill", "skill": "sql", "necessity": "required", "levl": "expert"},
        {"kind": "skill", "necessity": "required"},
        {"kind": "experience", "necessity": "required", "low": "60"},
        {"kind": "experience", "necessity": "required", "share": 0.5},
        "skill",
    ],
    ids=str,
)
def test_a_table_of_no_kind_is_refused(converter: cattrs.Converter, table: Any) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011  each converter has errors of its own
        converter.structure(table, Requirement)  # type: ignore[arg-type]
    with pytest.raises((cattrs.BaseValidationError, pr.ProductRolesError)):
        converter.structure({"kind": "skill", "skill": "sql", "necessity": "required"}, EducationRequirement)


@each_converter
@pytest.mark.parametrize(
    ("kind", "strategy"),
    [
        (pr.Alias, testing.aliases()),
        (pr.Statement, testing.statements()),
        (pr.Skill, testing.skills()),
        (Assignment, testing.assignments()),
        (pr.WeightedTarget, testing.weighted_targets()),
    ],
)
@given(data=st.data())
def test_a_part_comes_back_and_travels(
    converter: cattrs.Converter, kind: type, strategy: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    part = data.draw(strategy)
    assert converter.structure(json.loads(json.dumps(converter.unstructure(part))), kind) == part
    assert pickle.loads(pickle.dumps(part)) == part
    assert str(part)


@each_converter
@given(testing.roles())
def test_a_role_comes_back_by_either_converter(converter: cattrs.Converter, role: pr.Role) -> None:
    assert converter.structure(json.loads(json.dumps(converter.unstructure(role))), pr.Role) == role


@each_converter
@given(testing.responsibilities())
def test_a_responsibility_comes_back(converter: cattrs.Converter, one: Responsibility) -> None:
    assert converter.structure(json.loads(json.dumps(converter.unstructure(one))), Responsibility) == one


def test_the_ends_of_a_move_are_a_role_or_a_family() -> None:
    for ends in (
        {"from_role": "a"},
        {"from_role": "a", "from_family": "b", "to_role": "c"},
        {"from_role": "a", "to_role": "a"},
        {"from_role": "a", "to_role": "b", "low": 12, "high": 6},
    ):
        with pytest.raises(FieldError):
            CareerMove(basis="path", **ends)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("scheme", "code"),
    [("onet-soc", "11-1011"), ("onet-soc", "11-1011.00"), ("isco-08", "1120"), ("isco-08", "1"), ("sfia", "PROD")],
)
def test_a_code_is_of_the_form_of_its_scheme(scheme: str, code: str) -> None:
    assert OccupationCode(scheme, code, match="exact").code == code
    for wrong in (f"{code}x", "", "11.1011-00"):
        with pytest.raises(FieldError):
            OccupationCode(scheme, wrong, match="exact")


def test_a_code_or_a_level_is_needed() -> None:
    for levels in ({}, {"low": 3}, {"high": 3}, {"low": 4, "high": 3}):
        with pytest.raises(FieldError):
            OccupationCode("sfia", match="close", **levels)  # type: ignore[arg-type]
    assert str(OccupationCode("sfia", match="close", low=2, high=6)) == "sfia level 2 to 6 (close match)"


def test_figures_of_requirements_are_bounded() -> None:
    with pytest.raises(AmountError):
        EducationRequirement("master", necessity="observed", share="53")
    with pytest.raises(FieldError):
        ExperienceRequirement(necessity="required", low=12, high=6)
    assert str(SkillRequirement("sql", necessity="recommended")) == "recommended: skill sql"
    assert ReportingLine("ceo", kind="dotted").kind == "dotted"


def test_overlaps_and_gaps_of_a_matrix() -> None:
    rows = [
        Responsibility(id=key, statement=key, area="people", assignments=[Assignment(*part) for part in parts])
        for key, parts in {
            "both": [("a", "accountable"), ("b", "responsible")],
            "one": [("a", "responsible"), ("b", "consulted")],
            "none": [("a", "informed"), ("b", "informed")],
        }.items()
    ]
    matrix = RaciMatrix(rows, ["a", "b"])
    assert matrix.overlaps("a", "b") == ("both",)
    assert matrix.gaps("a", "b") == ("none",)
    assert [str(part.accountability) for part in matrix.cell("one", "b")] == ["consulted"]
    assert matrix.cell("one", "c") == matrix.cell("two", "a") == ()
    assert str(matrix).splitlines()[1] == "both  A*  R*"
    with pytest.raises(FieldError):
        Responsibility(
            id="x", statement="x", area="people", assignments=[Assignment("a", "informed"), Assignment("a", "informed")]
        )
