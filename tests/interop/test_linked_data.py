"""schema.org: the shapes of release 30.0, and what is refused."""

import json
from typing import Any

import pytest
from hypothesis import given

import productroles as pr
from productroles import interop, testing
from productroles.errors import FieldError, FieldTypeError, UnstatedError

# Own properties of the types used and of their parents, as read in the vocabulary.
PROPERTIES = {
    "MonetaryAmount": {"currency", "value", "minValue", "maxValue", "validFrom", "validThrough", "name"},
    "MonetaryAmountDistribution": {
        *("currency", "duration", "median", "name"),
        *("percentile10", "percentile25", "percentile75", "percentile90"),
    },
    "QuantitativeValue": {"value", "minValue", "maxValue", "unitText", "unitCode"},
    "Occupation": {
        *("name", "identifier", "alternateName", "responsibilities", "skills", "estimatedSalary"),
        *("educationRequirements", "experienceRequirements", "occupationalCategory"),
    },
    "OccupationalExperienceRequirements": {"monthsOfExperience"},
    "EducationalOccupationalCredential": {"educationalLevel"},
    "CategoryCode": {"codeValue", "inCodeSet"},
    "CategoryCodeSet": {"name"},
}


def check(node: Any) -> None:
    if isinstance(node, list):
        assert node
        for one in node:
            check(one)
    elif isinstance(node, dict):
        assert set(node) - {"@type", "@context"} <= PROPERTIES[node["@type"]]
        for value in node.values():
            check(value)
    else:
        assert isinstance(node, str | int | float)


def test_an_offer() -> None:
    assert interop.schema_org(pr.Pay("45.50", "EUR", per="hour", component="base")) == {
        "@context": "https://schema.org",
        "@type": "MonetaryAmount",
        "currency": "EUR",
        "value": {"@type": "QuantitativeValue", "value": 45.5, "unitText": "HOUR"},
        "name": "base",
    }


def test_a_range_and_an_open_one() -> None:
    both = pr.SalaryRange("70000", "90000", currency="EUR", per="year")
    assert interop.schema_org(both)["value"] == {
        "@type": "QuantitativeValue",
        "minValue": 70000,
        "maxValue": 90000,
        "unitText": "YEAR",
    }
    lower = pr.SalaryRange("70000", None, currency="EUR", per="month")
    assert interop.schema_org(lower)["value"] == {"@type": "QuantitativeValue", "minValue": 70000, "unitText": "MONTH"}


def test_a_distribution() -> None:
    benchmark = pr.SalaryBenchmark(
        currency="USD", per="year", mean="5", percentiles={10: "1", 25: "2", 40: "3", 50: "4", 75: "5", 90: "6"}
    )
    assert interop.schema_org(benchmark) == {
        "@context": "https://schema.org",
        "@type": "MonetaryAmountDistribution",
        "currency": "USD",
        "duration": "P1Y",
        "median": 4,
        "percentile10": 1,
        "percentile25": 2,
        "percentile75": 5,
        "percentile90": 6,
    }


def test_a_benchmark_with_ends_alone_tells_its_day() -> None:
    benchmark = pr.SalaryBenchmark(currency="USD", per="year", low="1", high="2", mean="1", as_of="2024-01-02")
    found = interop.schema_org(benchmark)
    assert (found["@type"], found["validFrom"], found["value"]["maxValue"]) == ("MonetaryAmount", "2024-01-02", 2)


def test_what_has_no_form_is_refused() -> None:
    with pytest.raises(UnstatedError, match=r"say it with per=\.\.\., or \.assume\(per=\.\.\.\)"):
        interop.schema_org(pr.Pay("1", "EUR"))
    with pytest.raises(UnstatedError):
        interop.schema_org(pr.parse_pay("EUR 90k"))
    with pytest.raises(FieldError):
        interop.schema_org(pr.Pay("1", "EUR", per="fortnight"))
    with pytest.raises(FieldError):
        interop.schema_org(pr.SalaryBenchmark(currency="EUR", per="year", mean="1"))
    with pytest.raises(FieldTypeError):
        interop.schema_org(pr.Money("1", "EUR"))


@pytest.mark.parametrize("role", sorted(pr.load_catalogue().roles))
def test_every_role_is_an_occupation_of_the_vocabulary(role: str) -> None:
    held = pr.load_catalogue().roles[role]
    found = interop.schema_org(held)
    check(found)
    assert (found["@type"], found["name"], found["identifier"]) == ("Occupation", held.name, role)
    rejected = {fact.value.title for fact in held.aliases if fact.status == "rejected"}
    assert rejected.isdisjoint(found.get("alternateName", ()))
    for salary in found.get("estimatedSalary", ()):
        assert "duration" in salary or "unitText" in salary["value"]
    json.dumps(found, allow_nan=False)


@given(testing.roles())
def test_any_role_has_a_form(role: pr.Role) -> None:
    check(interop.schema_org(role))


def test_a_rejected_claim_is_left_out() -> None:
    page = pr.Citation("text-000", "s0-02")
    held = [
        pr.Fact(f"f-{status}", "x", pr.Alias(f"Title {status}"), [page], status=status)
        for status in ("accepted", "disputed", "rejected")
    ]
    role = pr.Role(id="x", name="X", family="product-management", aliases=held)
    assert interop.schema_org(role)["alternateName"] == ["Title accepted", "Title disputed"]


def test_what_the_cpo_is_paid_stands_there() -> None:
    found = interop.schema_org(pr.load_catalogue().roles["chief-product-officer"])
    assert {"CPO"} <= set(found["alternateName"])
    assert found["estimatedSalary"][0]["currency"] == "USD"


def test_a_distribution_has_the_percentiles_that_are_known() -> None:
    known = {25: "80000", 33: "90000", 90: "115000.5"}
    assert interop.schema_org(pr.SalaryBenchmark(currency="EUR", percentiles=known, per="year")) == {
        "@context": "https://schema.org",
        "@type": "MonetaryAmountDistribution",
        "currency": "EUR",
        "duration": "P1Y",
        "percentile25": 80000,
        "percentile90": 115000.5,
    }
