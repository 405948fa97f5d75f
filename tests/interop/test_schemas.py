"""JSON Schema against a validator that is not ours, on every record that the strategies make."""

import copy
import json
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

import productroles as pr
from productroles import interop, testing
from productroles._show import Record
from productroles.careers.profile import Profile
from productroles.errors import FieldTypeError

CONVERTER = pr.make_converter()

STRATEGIES: dict[Any, st.SearchStrategy[Any]] = {
    pr.CareerMove: testing.career_moves(),
    pr.Citation: testing.citations(),
    pr.Company: testing.companies(),
    pr.Conversion: testing.conversions(),
    pr.ExchangeRates: testing.exchange_rates(),
    pr.Fact[pr.SalaryBenchmark]: testing.facts(testing.salary_benchmarks()),
    pr.Fact[str]: testing.facts(st.text()),
    pr.KPI: testing.kpis(),
    pr.KPIComponent: testing.kpi_components(),
    pr.Ladder: testing.ladders(),
    pr.Level: testing.levels(),
    pr.Money: testing.money(),
    pr.Note: testing.notes(),
    pr.OccupationCode: testing.occupation_codes(),
    pr.OrgChart: testing.org_charts(),
    pr.Pay: testing.pay(),
    pr.Place: testing.places(),
    Profile: testing.profiles(),
    pr.ReportingLine: testing.reporting_lines(),
    pr.Responsibility: testing.responsibilities(),
    pr.Role: testing.roles(),
    pr.SalaryBenchmark: testing.salary_benchmarks(),
    pr.SalaryRange: testing.salary_ranges(),
    pr.SalaryStructure: testing.salary_structures(),
    pr.Scorecard: testing.scorecards(),
    pr.ScorecardResult: testing.scorecard_results(),
    pr.Source: testing.sources(),
    pr.StructureEntry: testing.structure_entries(),
    pr.Target: testing.targets(),
    pr.WorkSchedule: testing.work_schedules(),
}


def validator(kind: Any) -> Draft202012Validator:
    schema = interop.json_schema(kind)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


VALIDATORS = {kind: validator(kind) for kind in STRATEGIES}


@pytest.mark.parametrize("kind", STRATEGIES, ids=str)
@given(data=st.data())
def test_what_the_converter_writes_is_valid(kind: Any, data: st.DataObject) -> None:
    written = CONVERTER.unstructure(data.draw(STRATEGIES[kind]), unstructure_as=kind)
    VALIDATORS[kind].validate(json.loads(json.dumps(written)))


@pytest.mark.parametrize("kind", STRATEGIES, ids=str)
@given(data=st.data())
def test_a_strange_key_and_a_missing_one_are_not_valid(kind: Any, data: st.DataObject) -> None:
    written = CONVERTER.unstructure(data.draw(STRATEGIES[kind]), unstructure_as=kind)
    assert not VALIDATORS[kind].is_valid(written | {"x-strange": 1})
    for name in interop.json_schema(kind)["required"]:
        assert not VALIDATORS[kind].is_valid({key: value for key, value in written.items() if key != name})


@pytest.mark.parametrize("role", sorted(pr.load_catalogue().roles))
def test_every_shipped_role_is_valid(role: str) -> None:
    written = CONVERTER.unstructure(pr.load_catalogue().roles[role])
    VALIDATORS[pr.Role].validate(json.loads(json.dumps(written)))


def test_what_is_no_wire_form_is_not_valid() -> None:
    pay = CONVERTER.unstructure(pr.Pay("90000.5", "EUR", per="year", payments_per_year=14))
    valid = VALIDATORS[pr.Pay].is_valid
    assert valid(pay)
    for name, value in (
        ("amount", 90000.5),
        ("amount", "1e5"),
        ("amount", "1,000"),
        ("amount", ""),
        ("amount", None),
        ("per", "yearly"),
        ("payments_per_year", "14"),
        ("currency", 3),
        ("assumptions", {}),
    ):
        assert not valid(pay | {name: value}), (name, value)


@pytest.mark.parametrize(
    ("kind", "required"),
    [
        (pr.Money, ["amount", "currency"]),
        (pr.Pay, ["amount", "currency"]),
        (pr.SalaryRange, ["low", "high", "currency"]),
        (pr.SalaryBenchmark, ["currency"]),
        (pr.Role, ["id", "name", "family"]),
        (pr.Fact[str], ["id", "subject", "value", "citations"]),
        (pr.SkillRequirement, ["kind", "skill", "necessity"]),
    ],
    ids=str,
)
def test_what_has_no_default_is_required(kind: Any, required: list[str]) -> None:
    assert sorted(interop.json_schema(kind)["required"]) == sorted(required)


def test_the_kinds_of_a_requirement_are_told_apart() -> None:
    role = CONVERTER.unstructure(pr.load_catalogue().roles["product-manager"])
    wrong = copy.deepcopy(role)
    wrong["requirements"][0]["value"]["kind"] = "luck"
    assert not VALIDATORS[pr.Role].is_valid(wrong)
    del wrong["requirements"][0]["value"]["kind"]
    assert not VALIDATORS[pr.Role].is_valid(wrong)


def test_percentiles_are_an_object_of_numbered_figures() -> None:
    valid = VALIDATORS[pr.SalaryBenchmark].is_valid
    assert valid({"currency": "EUR", "percentiles": {"25": "80000", "99": "120000.5"}})
    for wrong in ({"0": "1"}, {"100": "1"}, {"p25": "1"}, {"25": 1}, [["25", "1"]]):
        assert not valid({"currency": "EUR", "percentiles": wrong})


def test_a_place_may_be_text() -> None:
    assert VALIDATORS[pr.SalaryBenchmark].is_valid({"currency": "EUR", "mean": "1", "place": "Berlin, DE"})


@pytest.mark.parametrize("name", sorted(set(pr.__all__)))
def test_every_public_record_has_a_schema(name: str) -> None:
    thing = getattr(pr, name)
    if isinstance(thing, type) and attrs.has(thing):
        Draft202012Validator.check_schema(interop.json_schema(thing))


@pytest.mark.parametrize("thing", [int, "Role", pr.load_catalogue, None, pr.Money("1", "EUR")])
def test_what_is_no_record_has_none(thing: object) -> None:
    with pytest.raises(FieldTypeError):
        interop.json_schema(thing)


def test_the_same_schema_every_time() -> None:
    make: Callable[[], str] = lambda: json.dumps(interop.json_schema(pr.Role))  # noqa: E731
    assert make() == make()


def test_a_field_without_a_wire_form_is_refused() -> None:
    @attrs.frozen
    class Odd(Record):
        held: set[int]

    with pytest.raises(FieldTypeError, match="a type that has a wire form"):
        interop.json_schema(Odd)
