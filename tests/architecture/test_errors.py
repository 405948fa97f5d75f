"""What every error promises. A new error needs a line in SAMPLES: its code, and one with PRIVATE in it."""

import builtins
import json
import pickle
import re
from datetime import date

import pytest

from productroles import errors
from productroles.errors import ProductRolesError, ProductRolesWarning
from productroles.evidence import Note

PRIVATE = "Jane Doe 123,45"
WHY = (Note("no-currency", "no currency is named"),)

SAMPLES: dict[str, ProductRolesError] = {
    "aggregation": errors.AggregationError("time-to-value", "does not add up"),
    "already-stated": errors.AlreadyStatedError("the pay period", "month", "year"),
    "ambiguous-name": errors.AmbiguousNameError(PRIVATE, ("vp-product", "head-of-product")),
    "ambiguous-pay": errors.AmbiguousPayError(PRIVATE, WHY, ("USD 123.45", "USD 12,345")),
    "amount": errors.AmountError(PRIVATE),
    "amount-type": errors.AmountTypeError(123.45),
    "attainment": errors.AttainmentError("churn", "target-to-value", "the value is not above zero"),
    "catalogue": errors.CatalogueError((f"roles/pm.toml: {PRIVATE}",)),
    "chart-cycle": errors.ChartCycleError((PRIVATE, "two")),
    "currency-mismatch": errors.CurrencyMismatchError("adding", "USD", "EUR"),
    "division-by-zero": errors.DivisionByZeroError("the midpoint"),
    "empty-group": errors.EmptyGroupError("a pay gap", PRIVATE),
    "extrapolation": errors.ExtrapolationError(PRIVATE, "90", "240"),
    "field": errors.FieldError("a day as YYYY-MM-DD", PRIVATE),
    "field-type": errors.FieldTypeError("a date", PRIVATE),
    "formula": errors.FormulaError(PRIVATE, "expected a name at character 1"),
    "ladder": errors.LadderError("acme", "two levels are each above the other"),
    "missing-component": errors.MissingComponentError("stickiness", ("dau", "mau")),
    "missing-extra": errors.MissingExtraError("bulk", "narwhals"),
    "missing-price-level": errors.MissingPriceLevelError("IN", 2030, "ppp.csv", 2024, None),
    "missing-rate": errors.MissingRateError("HRK", date(2024, 1, 1), "ECB", "ended", date(2022, 12, 30), None),
    "money-sum": errors.MoneySumError(),
    "no-range": errors.NoRangeError(PRIVATE, "DE", date(2026, 1, 1), ("P4",), (PRIVATE,) * 5),
    "open-range": errors.OpenRangeError("a compa-ratio", "midpoint"),
    "overlapping-ranges": errors.OverlappingRangesError(PRIVATE, None, date(2026, 1, 1), (PRIVATE, PRIVATE)),
    "period-mismatch": errors.PeriodMismatchError("month", "year"),
    "place": errors.PlaceError(PRIVATE, "no country stands last", ("Berlin, DE",)),
    "price-level": errors.PriceLevelError("a price level is above zero", "-123,45"),
    "range-order": errors.RangeOrderError("low is above high", ("123,45", "100")),
    "rate": errors.RateError("a rate is above zero", "-123,45"),
    "reading": errors.ReadingError(PRIVATE, WHY),
    "salary-structure": errors.SalaryStructureError((f"ranges.csv: line 2: {PRIVATE}",)),
    "terms-mismatch": errors.TermsMismatchError("component", "base", "total", "name it"),
    "retired-name": errors.RetiredNameError("role", "product-boss", "head-of-product"),
    "uncited-fact": errors.UncitedFactError("cpo-top"),
    "unknown-component": errors.UnknownComponentError(PRIVATE, ["mau"]),
    "unknown-currency": errors.UnknownCurrencyError(PRIVATE, ("USD",)),
    "unknown-kpi": errors.UnknownKPIError(PRIVATE, ["stickiness"]),
    "unknown-ladder": errors.UnknownLadderError(PRIVATE, ["acme"]),
    "unknown-level": errors.UnknownLevelError(PRIVATE, ["senior"]),
    "unknown-locale": errors.UnknownLocaleError(PRIVATE, ("de", "en_US")),
    "unknown-member": errors.UnknownMemberError(PRIVATE, "PayPeriod", ("year", "month")),
    "unknown-name": errors.UnknownNameError(PRIVATE, ["vp-product"]),
    "unknown-person": errors.UnknownPersonError(PRIVATE),
    "unknown-responsibility": errors.UnknownResponsibilityError(PRIVATE, ["product-vision"]),
    "unknown-role": errors.UnknownRoleError(PRIVATE, ["vp-product"]),
    "unknown-skill": errors.UnknownSkillError(PRIVATE, ["roadmapping"]),
    "unknown-source": errors.UnknownSourceError(PRIVATE, ["uk-ddat"]),
    "unreadable-pay": errors.UnreadablePayError(PRIVATE, WHY),
    "unstated": errors.UnstatedError("the pay period", 'say it with assume(per="year")'),
}
each_sample = pytest.mark.parametrize(("code", "sample"), SAMPLES.items(), ids=SAMPLES)


def test_all_names_every_error_and_the_warning_once() -> None:
    kinds = {kind.__name__ for kind in (*_below(ProductRolesError), *_below(ProductRolesWarning))}
    assert set(errors.__all__) == kinds
    assert errors._HOMES.keys() <= kinds
    assert errors.__all__ == sorted(kinds, key=str.casefold)
    assert set(dir(errors)) >= kinds


def test_a_star_import_brings_every_error() -> None:
    brought: dict[str, object] = {}
    exec("from productroles.errors import *", brought)  # noqa: S102
    assert brought.keys() - {"__builtins__"} == set(errors.__all__)
    assert brought["MissingRateError"] is errors.MissingRateError


def _below(kind: type) -> set[type]:
    """The kinds below one that the library defines, itself included, those of tests aside."""
    below = {kind}.union(*(_below(each) for each in kind.__subclasses__()))
    return {each for each in below if each.__module__ == "productroles.errors"}


def test_error_is_described_in_one_line(error: type[ProductRolesError]) -> None:
    assert error.__name__.endswith("Error")
    assert error.__module__.startswith("productroles.errors")
    doc = vars(error).get("__doc__") or ""
    assert doc.endswith(".")
    assert "\n" not in doc


def test_error_has_a_code_of_its_own(error: type[ProductRolesError]) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", vars(error)["code"])


def test_leaf_is_what_a_caller_would_catch(leaf: type[ProductRolesError]) -> None:
    caught = [base for base in leaf.__mro__ if base.__module__ == builtins.__name__ and issubclass(base, Exception)]
    assert caught[0] is not Exception


def test_leaf_has_a_sample_under_its_code(leaf: type[ProductRolesError]) -> None:
    assert type(SAMPLES[leaf.code]) is leaf


def test_warning_is_described(warning: type[ProductRolesWarning]) -> None:
    assert (vars(warning).get("__doc__") or "").endswith(".")


@each_sample
def test_message_reads_as_written(code: str, sample: ProductRolesError) -> None:
    assert str(sample) == sample.args[0]
    assert sample.code == code


@each_sample
def test_pickling_keeps_type_message_and_data(code: str, sample: ProductRolesError) -> None:
    again = pickle.loads(pickle.dumps(sample))
    assert type(again) is type(sample)
    assert str(again) == str(sample)
    assert vars(again) == vars(sample)


@each_sample
def test_safe_message_keeps_the_input_to_itself(code: str, sample: ProductRolesError) -> None:
    assert sample.safe_message.strip()
    assert "123" not in sample.safe_message
    assert "Jane" not in json.dumps(sample.as_dict())


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        (errors.ReadingError, "the text was not read as pay"),
        (errors.AmbiguousPayError, "the pay text has more than one reading"),
        (errors.UnreadablePayError, "no pay could be read from the text"),
    ],
)
def test_a_reading_error_says_safely_what_was_wrong_in_a_sentence(
    kind: type[errors.ReadingError], outcome: str
) -> None:
    why = (*WHY, Note("ends-far-apart", f"{PRIVATE}: the ends are a hundredfold apart"))
    error = kind(PRIVATE, why, (PRIVATE,))
    assert error.as_dict() == {"code": kind.code, "message": f"{outcome}: no currency, ends far apart"}
    told = error.as_dict(with_input=True)["data"]["reasons"]
    assert [code in reason for code, reason in zip(("no-currency", "ends-far-apart"), told, strict=True)] == [True] * 2


@each_sample
def test_error_is_json_data(code: str, sample: ProductRolesError) -> None:
    assert json.loads(json.dumps(sample.as_dict())) == {"code": code, "message": sample.safe_message}
    full = json.loads(json.dumps(sample.as_dict(with_input=True)))
    assert full["message"] == str(sample)
    assert full["data"].keys() == vars(sample).keys() - {"safe_message"}
