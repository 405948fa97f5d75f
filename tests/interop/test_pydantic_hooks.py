"""What pydantic is handed: core schemas are plain dictionaries of a documented shape, so their parts are tried here."""

import json
from typing import Any, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import productroles as pr
from productroles import interop, testing

CONVERTER = pr.make_converter()
PAY = pr.Pay("7250", "EUR", per="month", payments_per_year=14)


def schema_of(kind: Any) -> dict[str, Any]:
    """As pydantic asks for it: of the class behind a generic one, with the whole as the source."""
    cls: Any = get_origin(kind) or kind
    schema: dict[str, Any] = cls.__get_pydantic_core_schema__(kind, None)
    return schema


def read(kind: Any, value: object) -> Any:
    return schema_of(kind)["function"]["function"](value)


def described(kind: Any) -> dict[str, Any]:
    cls: Any = get_origin(kind) or kind
    found: dict[str, Any] = cls.__get_pydantic_json_schema__(schema_of(kind), None)
    return found


def test_a_core_schema_reads_by_a_function_and_writes_json_by_another() -> None:
    schema = schema_of(pr.Pay)
    assert (schema["type"], schema["function"]["type"]) == ("function-plain", "no-info")
    assert (schema["serialization"]["type"], schema["serialization"]["when_used"]) == ("function-plain", "json")
    assert schema["serialization"]["function"](PAY) == CONVERTER.unstructure(PAY)


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        (pr.Pay, testing.pay()),
        (pr.Role, testing.roles()),
        (pr.Fact[pr.SalaryBenchmark], testing.facts(testing.salary_benchmarks())),
        (pr.OrgChart, testing.org_charts()),
    ],
)
@given(data=st.data())
def test_records_pass_and_their_wire_form_comes_back(kind: Any, made: st.SearchStrategy[Any], data: Any) -> None:
    record = data.draw(made)
    assert read(kind, record) is record
    written = json.loads(json.dumps(schema_of(kind)["serialization"]["function"](record)))
    assert read(kind, written) == record
    Draft202012Validator(described(kind)).validate(written)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"amount": 7250.5, "currency": "EUR"}, "float"),
        ({"amount": "secret-999", "currency": "EUR"}, r"plain finite number .* @ \$\.amount"),
        ({"amount": "1", "currency": "EUR", "secret-999": 1}, "a key that no field has"),
        ({"amount": "1"}, "a field is missing"),
        ("secret-999", "expected a table, not str"),
        (None, "expected a table, not NoneType"),
    ],
)
def test_what_is_refused_is_a_value_error_without_the_input(value: object, words: str) -> None:
    with pytest.raises(ValueError, match=words) as caught:
        read(pr.Pay, value)
    assert type(caught.value) is ValueError, "pydantic lets other errors through"
    assert "secret" not in str(caught.value)
    assert "._" not in str(caught.value)


def leaves(part: object) -> list[object]:
    if isinstance(part, dict):
        return [leaf for key, value in part.items() for leaf in (key, *leaves(value))]
    return [leaf for one in part for leaf in leaves(one)] if isinstance(part, list) else []


@pytest.mark.parametrize("kind", [pr.Role, pr.Fact[pr.SalaryBenchmark], pr.Ladder, pr.OrgChart, pr.PayComparison])
def test_a_description_is_whole_in_itself(kind: Any) -> None:
    schema = described(kind)
    Draft202012Validator.check_schema(schema)
    assert "$ref" not in leaves(schema)
    assert "$defs" not in schema
    assert schema["properties"].keys() == interop.json_schema(kind)["properties"].keys()
