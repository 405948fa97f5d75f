import json
from decimal import Decimal
from typing import Any

import attrs
import cattrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles import testing
from productroles.pay.period import Assumption, Step

CONVERTER = pr.make_converter()

STRATEGIES: dict[Any, st.SearchStrategy[Any]] = {
    pr.Money: testing.money(),
    pr.Pay: testing.pay(),
    pr.SalaryRange: testing.salary_ranges(),
    pr.SalaryBenchmark: testing.salary_benchmarks(),
    pr.WorkSchedule: testing.work_schedules(),
    pr.ExchangeRates: testing.exchange_rates(),
    pr.Conversion: testing.conversions(),
    pr.SalaryStructure: testing.salary_structures(),
    pr.Ladder: testing.ladders(),
    pr.KPI: testing.kpis(),
    pr.Target: testing.targets(),
    pr.Scorecard: testing.scorecards(),
    pr.ScorecardResult: testing.scorecard_results(),
    pr.Level: testing.levels(),
    pr.OrgChart: testing.org_charts(),
    pr.Place: testing.places(),
    pr.Company: testing.companies(),
    pr.Source: testing.sources(),
    pr.Citation: testing.citations(),
    pr.Note: testing.notes(),
    pr.Role: testing.roles(),
    pr.Fact[pr.SalaryBenchmark]: testing.facts(testing.salary_benchmarks()),
    pr.Fact[str]: testing.facts(st.text()),
}


@pytest.mark.parametrize("kind", STRATEGIES, ids=str)
@given(data=st.data())
def test_a_record_comes_back_from_json_text(kind: Any, data: st.DataObject) -> None:
    record = data.draw(STRATEGIES[kind])
    text = json.dumps(CONVERTER.unstructure(record), allow_nan=False)
    assert CONVERTER.structure(json.loads(text), kind) == record


@given(testing.pay(["USD"]), st.integers(0, 6))
def test_equal_values_make_equal_bytes(pay: pr.Pay, zeros: int) -> None:
    amount = pay.money.amount
    padded = amount.quantize(Decimal(1).scaleb(int(amount.as_tuple().exponent) - zeros))
    again = attrs.evolve(pay, amount=padded)
    assert again == pay
    assert json.dumps(CONVERTER.unstructure(again)) == json.dumps(CONVERTER.unstructure(pay))


def test_what_was_done_to_a_figure_travels_with_it() -> None:
    made = pr.Pay("7250", "EUR", per="month", fte="0.5").assume(payments_per_year=14).yearly().full_time()
    again = CONVERTER.structure(json.loads(json.dumps(CONVERTER.unstructure(made))), pr.Pay)
    assert again == made
    assert again.assumptions == (Assumption("payments_per_year", "14"),)
    assert [type(step) for step in again.steps] == [Step, Step]


PAY = {"amount": "1", "currency": "EUR"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": 1.5},
        {"amount": True},
        {"amount": "1e5"},
        {"currency": None},
        {"currency": "eur"},
        {"per": "yearly"},
        {"per": 1},
        {"payments_per_year": "12"},
        {"payments_per_year": True},
        {"amout": "1"},
        {"steps": "abc"},
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused(wrong: dict[str, object]) -> None:
    assert CONVERTER.structure(PAY, pr.Pay) == pr.Pay("1", "EUR")
    with pytest.raises((cattrs.BaseValidationError, pr.ProductRolesError)):
        CONVERTER.structure(PAY | wrong, pr.Pay)


def test_a_place_may_be_short() -> None:
    assert CONVERTER.structure("Berlin, DE", pr.Place) == pr.Place("DE", city="Berlin")


def test_an_applications_own_hooks_stay() -> None:
    class Badge:
        pass

    converter = cattrs.Converter()
    converter.register_unstructure_hook(Badge, lambda _: "badge")
    pr.configure_converter(converter)
    assert converter.unstructure(Badge()) == "badge"
    assert converter.structure(PAY, pr.Pay) == pr.Pay("1", "EUR")
    assert pr.make_converter() is not pr.make_converter()


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"titles": "VP"}, pr.Company),
        ([], pr.Money),
        ("USD 5", pr.Money),
        (None, pr.Money),
        ({"currency": "USD", "percentiles": {"2_5": "1"}}, pr.SalaryBenchmark),
        ({"currency": "USD", "percentiles": {"abc": "1"}}, pr.SalaryBenchmark),
        ({"currency": "USD", "percentiles": {True: "1"}}, pr.SalaryBenchmark),
    ],
    ids=str,
)
def test_data_of_another_shape_is_refused(wrong: Any, kind: Any) -> None:
    with pytest.raises((cattrs.BaseValidationError, pr.ProductRolesError)):
        CONVERTER.structure(wrong, kind)


def test_the_version_that_made_a_result_is_stored() -> None:
    assert CONVERTER.unstructure(pr.Provenance()) == {"library": pr.__version__, "inputs": []}


def sentence(error: BaseException, _: object) -> str:
    return str(error) if isinstance(error, pr.ProductRolesError) else type(error).__name__


def safe_sentence(error: BaseException, _: object) -> str:
    return error.safe_message if isinstance(error, pr.ProductRolesError) else type(error).__name__


WRONG: dict[str, Any] = {"low": 5.5, "high": "4", "currency": "USD", "per": "yearly"}


def test_what_is_wrong_with_a_document_is_told_by_its_own_keys() -> None:
    with pytest.raises(cattrs.ClassValidationError) as caught:
        CONVERTER.structure(WRONG, pr.SalaryRange)
    paths = [line.rpartition(" @ ")[2] for line in cattrs.transform_error(caught.value)]
    assert sorted(paths) == ["$.low", "$.per"]
    told = sorted(cattrs.transform_error(caught.value, format_exception=sentence))
    assert told == [
        "'yearly' is no PayPeriod; one of hour, day, week, fortnight, half-month, month, year, unstated @ $.per",
        "an amount is a str, int or Decimal, not float 5.5; write it as text, a float is not exact @ $.low",
    ]
    safe = "".join(cattrs.transform_error(caught.value, format_exception=safe_sentence))
    assert "5.5" not in safe
    assert "yearly" not in safe
    assert "_low" not in "".join(note for one in caught.value.exceptions for note in one.__notes__)


def test_keys_are_told_however_deep_they_lie() -> None:
    own = cattrs.Converter()
    pr.configure_converter(own)
    with pytest.raises(cattrs.IterableValidationError) as caught:
        own.structure({"a": [WRONG]}, dict[str, tuple[pr.SalaryRange, ...]])
    paths = [line.rpartition(" @ ")[2] for line in cattrs.transform_error(caught.value)]
    assert sorted(paths) == ["$['a'][0].low", "$['a'][0].per"]
