from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles.errors import (
    AmountError,
    CurrencyMismatchError,
    FieldError,
    FieldTypeError,
    PeriodMismatchError,
    TermsMismatchError,
    UnstatedError,
)
from productroles.pay import metrics

BASE = pr.Pay("250000", "USD", per="year", component="base", tax="gross")
CASH = metrics.target_cash(BASE, "0.30")
GRANT = pr.Money("400000", "USD")


def bare(amount: int | str, **terms: object) -> pr.Pay:
    return pr.Pay(amount, "USD", **({"per": "year"} | terms))  # type: ignore[arg-type]


def test_base_is_not_compared_with_total_pay() -> None:
    total = pr.SalaryRange("400000", "500000", currency="USD", per="year", component="total")
    with pytest.raises(TermsMismatchError):
        metrics.compa_ratio(BASE, total)
    with pytest.raises(TermsMismatchError):
        pr.compare_pay(BASE, total)


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_a_bonus_as_share_and_as_amount_give_the_same_cash(base: int, bonus: int) -> None:
    start = bare(base * 1000, component="base")
    by_share = metrics.target_cash(start, Decimal(bonus) / 1000)
    by_amount = metrics.target_cash(start, bare(base * bonus))
    assert by_share.money == by_amount.money == pr.Money(base * (1000 + bonus), "USD")
    assert by_share.component == by_amount.component == "target-cash"


def test_every_sum_says_what_was_added() -> None:
    total = metrics.total_remuneration(metrics.total_direct(CASH, GRANT, vesting_years=4), bare(35000, tax="gross"))
    assert [str(step) for step in total.steps] == [
        "bonus at target, 30 % of base: x 1.3",
        "plus a year of USD 400,000 of equity over 4 years: USD 100,000",
        "plus benefits: USD 35,000",
    ]
    assert (total.tax, total.per) == ("gross", "year")


def test_an_unstated_component_is_taken_for_the_one_needed_and_recorded() -> None:
    cash = metrics.target_cash(bare(100), "0.1")
    assert cash.component == "target-cash"
    assert [(made.what, made.value) for made in cash.assumptions] == [("component", "base")]


def test_each_step_starts_from_the_one_before() -> None:
    with pytest.raises(TermsMismatchError, match="pass base pay"):
        metrics.target_cash(CASH, "0.1")
    with pytest.raises(TermsMismatchError, match=r"target_cash\(base, bonus\)"):
        metrics.total_direct(BASE, GRANT, vesting_years=4)
    with pytest.raises(TermsMismatchError, match="total_direct"):
        metrics.total_remuneration(CASH, bare(1))
    with pytest.raises(TermsMismatchError, match="no component of its own"):
        metrics.target_cash(BASE, BASE)
    assert metrics.total_direct(metrics.target_cash(BASE, 0), GRANT, vesting_years=4).money == pr.Money(350000, "USD")


def test_a_tax_side_that_only_one_part_states_is_unstated_after() -> None:
    assert metrics.target_cash(BASE, bare(1)).tax == "unstated"
    with pytest.raises(TermsMismatchError, match="tax"):
        metrics.target_cash(BASE, bare(1, tax="net"))
    with pytest.raises(TermsMismatchError, match="tax"):
        metrics.total_direct(metrics.target_cash(bare(1, tax="net"), 0), GRANT, vesting_years=4)


def test_parts_are_paid_in_one_currency_period_and_share() -> None:
    with pytest.raises(PeriodMismatchError):
        metrics.target_cash(BASE, bare(1000, per="month"))
    with pytest.raises(UnstatedError):
        metrics.target_cash(pr.Pay(1, "USD"), bare(1))
    with pytest.raises(CurrencyMismatchError):
        metrics.total_direct(CASH, pr.Money(1, "EUR"), vesting_years=4)
    with pytest.raises(PeriodMismatchError):
        metrics.total_direct(bare(1, per="month", component="target-cash"), GRANT, vesting_years=4)
    with pytest.raises(FieldError, match=r"one full-time share, not '1 and 0\.5'") as raised:
        metrics.target_cash(BASE, bare(1, fte="0.5"))
    assert raised.value.safe_message == "expected parts paid for one full-time share"


def test_a_grant_adds_to_part_time_cash_as_it_is() -> None:
    part = metrics.total_direct(bare(100, component="target-cash", fte="0.5"), pr.Money(80, "USD"), vesting_years=4)
    assert (part.money, part.fte) == (pr.Money(120, "USD"), Decimal("0.5"))


def test_a_sum_on_nothing_is_a_sum() -> None:
    founder = metrics.total_direct(metrics.target_cash(bare(0), 0), GRANT, vesting_years=4)
    assert founder.money == pr.Money(100000, "USD")


@pytest.mark.parametrize("years", ["0", "-4"])
def test_vesting_takes_some_time(years: str) -> None:
    with pytest.raises(AmountError):
        metrics.total_direct(CASH, GRANT, vesting_years=years)


def test_parts_are_not_negative_and_of_their_type() -> None:
    with pytest.raises(AmountError):
        metrics.target_cash(BASE, "-0.1")
    with pytest.raises(AmountError):
        metrics.total_direct(CASH, pr.Money(-1, "USD"), vesting_years=4)
    with pytest.raises(FieldTypeError):
        metrics.total_remuneration(metrics.total_direct(CASH, GRANT, vesting_years=4), pr.Money(1, "USD"))  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError):
        metrics.total_direct(CASH, bare(1), vesting_years=4)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        metrics.target_cash(BASE, 0.3)  # type: ignore[arg-type]


def test_the_steps_of_a_package_are_exact() -> None:
    base = pr.Pay("70000", "USD", per="year", component="base")
    cash = metrics.target_cash(base, "0.15")
    direct = metrics.total_direct(cash, pr.Money("10000", "USD"), vesting_years=4)
    made = metrics.total_remuneration(direct, pr.Pay("1234.56", "USD", per="year"))
    product = Fraction(70000)
    for step in made.steps:
        product *= Fraction(step.factor) / Fraction(step.divisor)
    assert len(made.steps) == 3
    assert Fraction(made.money.amount) == product
