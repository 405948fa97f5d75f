from typing import Any, NamedTuple

import pytest
from hypothesis import given

import productroles as pr
from productroles import testing
from productroles.errors import FieldError, FieldTypeError
from productroles.pay import metrics

POSTED = pr.SalaryRange("120000", "180000", currency="USD", per="year", component="base")
RULES = [
    metrics.PostingRule(name="California", headcount=15),
    metrics.PostingRule(name="New Jersey", headcount=10, valid_from="2025-06-01", needs=["benefits"]),
    metrics.PostingRule(name="Colorado", needs=["benefits", "bonus"]),
    metrics.PostingRule(name="Old", valid_to="2024-12-31", needs=["stamp"]),
]


class Posted(NamedTuple):
    low: pr.Money | None
    high: pr.Money | None
    per: pr.PayPeriod = pr.PayPeriod.YEAR
    component: pr.PayComponent = pr.PayComponent.BASE


def codes(found: metrics.PostingCheck) -> list[str]:
    return [note.code for note in found.problems]


def test_a_whole_range_has_no_problem() -> None:
    found = metrics.check_posting(POSTED)
    assert (found.ok, found.problems, found.caveats, str(found)) == (True, (), (), "no problems")


@given(testing.salary_ranges())
def test_the_problems_are_the_open_ends_and_the_unstated_period(posted: pr.SalaryRange) -> None:
    expected = [f"{end}-open" for end in ("low", "high") if getattr(posted, end) is None]
    expected += ["period-unstated"] if posted.per == "unstated" else []
    found = metrics.check_posting(posted)
    assert codes(found) == expected
    assert found.ok == (not expected)


def test_objects_of_the_shape_are_checked_for_order_and_currency() -> None:
    usd, eur = pr.Money(10, "USD"), pr.Money(5, "EUR")
    assert codes(metrics.check_posting(Posted(usd, pr.Money(9, "USD")))) == ["order"]
    assert codes(metrics.check_posting(Posted(usd, eur))) == ["currencies-differ"]
    assert codes(metrics.check_posting(Posted(None, None, pr.PayPeriod.UNSTATED))) == [
        "low-open",
        "high-open",
        "period-unstated",
    ]


def test_doubts_are_caveats() -> None:
    found = metrics.check_posting(pr.SalaryRange("5", "5", currency="USD", per="hour"))
    assert found.ok
    assert [note.code for note in found.caveats] == ["component-unstated", "single-figure"]


def test_rules_come_from_the_caller_and_apply_by_size_and_day() -> None:
    found = metrics.check_posting(POSTED, rules=RULES, headcount=12, on="2026-01-15")
    assert found.rules == ("New Jersey", "Colorado")
    assert codes(found) == ["benefits-missing", "benefits-missing", "bonus-missing"]
    assert [dict(note.data)["rule"] for note in found.problems] == ["New Jersey", "Colorado", "Colorado"]
    assert metrics.check_posting(POSTED, rules=RULES, headcount=12, on="2024-06-30").rules == ("Colorado", "Old")
    said = metrics.check_posting(POSTED, rules=RULES, headcount=500, on="2026-01-15", said=["bonus", "benefits"])
    assert (said.ok, said.rules) == (True, ("California", "New Jersey", "Colorado"))


def test_a_rule_whose_reach_is_not_known_is_not_judged() -> None:
    found = metrics.check_posting(POSTED, rules=RULES)
    assert found.rules == ("Colorado",)
    undecided = [dict(note.data)["rule"] for note in found.caveats if note.code == "rule-undecided"]
    assert undecided == ["California", "New Jersey", "Old"]
    assert found.undecided == tuple(undecided)
    by_size = metrics.check_posting(POSTED, rules=RULES[1:2], headcount=5)
    assert (by_size.rules, by_size.undecided, by_size.caveats, by_size.ok) == ((), (), (), True)


@pytest.mark.parametrize("known", [{}, {"headcount": 40}, {"on": "2026-01-15"}])
def test_ok_does_not_claim_what_was_not_judged(known: dict[str, Any]) -> None:
    rules, said = RULES[:2], ["benefits"]
    found = metrics.check_posting(POSTED, rules=rules, said=said, **known)
    judged = {"headcount": 40, "on": "2026-01-15"}
    assert metrics.check_posting(POSTED, rules=rules, said=said, **judged).ok is True
    assert found.undecided
    assert found.ok is None
    assert str(found).splitlines()[0] == "no problems in what was judged"
    open_end = pr.SalaryRange("120000", None, currency="USD", per="year", component="base")
    assert metrics.check_posting(open_end, rules=rules, said=said, **known).ok is False


def test_other_things_are_no_posted_range() -> None:
    for wrong in (
        pr.Money(1, "USD"),
        pr.Pay(1, "USD", per="year"),
        pr.SalaryBenchmark(currency="USD", median=1),
        "100-200",
        None,
    ):
        with pytest.raises(FieldTypeError):
            metrics.check_posting(wrong)  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError, match=r"text is read by productroles\.parse_pay"):
        metrics.check_posting("$120,000 - $180,000")  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError):
        metrics.check_posting(POSTED, rules=["California"])  # type: ignore[list-item]
    with pytest.raises(FieldError):
        metrics.PostingRule(name="California", headcount=0)
    with pytest.raises(FieldError):
        metrics.PostingRule(name="California", needs=["Benefits!"])


def test_a_rule_says_itself() -> None:
    assert [str(rule) for rule in RULES] == [
        "California, from 15 people",
        "New Jersey, from 10 people, from 2025-06-01, with benefits",
        "Colorado, with benefits, bonus",
        "Old, until 2024-12-31, with stamp",
    ]
