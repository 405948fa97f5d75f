import asyncio
import copy
import decimal
import pickle
import threading
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.numbers import get_currency_precision, get_territory_currencies
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles import testing
from productroles.context import COUNTRIES
from productroles.errors import (
    AmountError,
    AmountTypeError,
    CurrencyMismatchError,
    DivisionByZeroError,
    FieldTypeError,
    MoneySumError,
    UnknownCurrencyError,
)
from productroles.pay.currency import MINOR_DIGITS

EUR = testing.money(["EUR"])


def test_minor_digits_are_those_of_iso_4217() -> None:
    known = {"JPY": 0, "KRW": 0, "ISK": 0, "UGX": 0, "CLP": 0, "KWD": 3, "IQD": 3, "TND": 3, "CLF": 4, "UYW": 4}
    custom_differs = "AFN ALL IRR KPW LAK LBP MGA MMK RSD SOS SYP YER".split()
    assert {code: MINOR_DIGITS[code] for code in known} == known
    assert {MINOR_DIGITS[code] for code in custom_differs} == {2}
    in_use = {code for country in COUNTRIES for code in get_territory_currencies(country)}
    assert in_use - MINOR_DIGITS.keys() == set()
    others = in_use - set(custom_differs) - {"IQD"}
    assert {code for code in others if MINOR_DIGITS[code] != get_currency_precision(code)} == set()


@given(EUR, EUR)
def test_arithmetic_is_that_of_exact_fractions(a: pr.Money, b: pr.Money) -> None:
    assert Fraction((a + b).amount) == Fraction(a.amount) + Fraction(b.amount)
    assert Fraction((a - b).amount) == Fraction(a.amount) - Fraction(b.amount)
    assert a + b == b + a
    assert a - b == -(b - a)
    assert a + (-a) == pr.Money(0, "EUR")
    assert Fraction((a * 3).amount) == Fraction(a.amount) * 3
    assert 3 * a == a * 3
    assert abs(a) == max(a, -a)


@given(EUR, EUR)
def test_the_order_is_that_of_the_amounts(a: pr.Money, b: pr.Money) -> None:
    assert (a < b, a <= b, a > b, a >= b) == (
        a.amount < b.amount,
        a.amount <= b.amount,
        a.amount > b.amount,
        a.amount >= b.amount,
    )
    assert sorted([a, b]) == sorted([b, a])


@given(testing.money(), testing.money())
def test_equality_and_hash_agree_and_currencies_never_mix(a: pr.Money, b: pr.Money) -> None:
    assert (a == b) == (a.amount == b.amount and a.currency == b.currency)
    if a == b:
        assert hash(a) == hash(b)
    if a.currency != b.currency:
        for operation in (
            lambda: a + b,
            lambda: a - b,
            lambda: a < b,
            lambda: a >= b,
            lambda: a / b,
            lambda: max(a, b),
        ):
            with pytest.raises(CurrencyMismatchError):
                operation()


def test_equal_amounts_in_other_spellings_are_one_key() -> None:
    spellings = {pr.Money("1", "USD"), pr.Money("1.00", "USD"), pr.Money(1, "USD"), pr.Money(Decimal("1E+0"), "USD")}
    assert spellings == {pr.Money("1.0", "USD")}


def test_zero_is_of_its_currency_and_no_number() -> None:
    assert pr.Money(0, "USD") != pr.Money(0, "EUR")
    assert pr.Money(1, "USD") != 1
    assert pr.Money(1, "USD") != "USD 1"


def test_money_cannot_be_changed() -> None:
    money = pr.Money(1, "USD")
    with pytest.raises(AttributeError):
        money.amount = Decimal(2)  # type: ignore[misc]
    with pytest.raises(AttributeError):
        money.note = "x"  # type: ignore[attr-defined]


@given(testing.money())
def test_pickle_and_copies_are_equal_and_print_the_same(money: pr.Money) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(money, protocol)) == money
    assert copy.deepcopy(money) == money
    assert eval(repr(money), {"Money": pr.Money}) == money  # noqa: S307


@pytest.mark.parametrize(("code", "near"), [("usd", ("USD",)), ("US", ()), ("", ()), ("EURO", ("EUR",)), ("XXX", ())])
def test_a_code_is_in_the_standard_and_in_capitals(code: str, near: tuple[str, ...]) -> None:
    with pytest.raises(UnknownCurrencyError) as raised:
        pr.Money(1, code)
    assert set(near) <= set(raised.value.near)


@pytest.mark.parametrize("code", [None, 5, [], b"USD"])
def test_a_code_is_text(code: object) -> None:
    with pytest.raises(FieldTypeError):
        pr.Money(1, code)  # type: ignore[arg-type]


@pytest.mark.parametrize("factor", [1.5, True, None])
def test_a_factor_is_exact(factor: object) -> None:
    with pytest.raises(AmountTypeError):
        pr.Money(1, "USD") * factor  # type: ignore[operator]
    with pytest.raises(AmountTypeError):
        pr.Money(1, "USD") / factor  # type: ignore[operator]


def test_a_factor_is_no_text() -> None:
    for wrong in (lambda: pr.Money(1, "USD") * "2", lambda: "2" * pr.Money(1, "USD"), lambda: pr.Money(1, "USD") / "2"):  # type: ignore[operator]
        with pytest.raises(FieldTypeError, match="an int or a Decimal to multiply or divide by, not str '2'"):
            wrong()


def test_money_times_money_has_no_meaning() -> None:
    with pytest.raises(TypeError):
        pr.Money(2, "USD") * pr.Money(2, "USD")  # type: ignore[operator]
    with pytest.raises(TypeError):
        pr.Money(2, "USD") + 1  # type: ignore[operator]
    with pytest.raises(TypeError):
        pr.Money(2, "USD") < 1  # type: ignore[operator]  # noqa: B015


def test_division() -> None:
    assert pr.Money(10, "USD") / pr.Money(4, "USD") == Decimal("2.5")
    assert pr.Money(10, "USD") / 4 == pr.Money("2.5", "USD")
    third = pr.Money(1, "USD") / 3
    assert str(third) == "USD 0.333333..."
    assert len(third.amount.as_tuple().digits) == 50
    for zero in (0, pr.Money(0, "USD")):
        with pytest.raises(DivisionByZeroError):
            pr.Money(1, "USD") / zero


def test_what_passes_fifty_digits_before_the_point_is_refused() -> None:
    large = pr.Money("9" * 50, "USD")
    for operation in (
        lambda: large + large,
        lambda: large * 10,
        lambda: -large - large,
        lambda: large / Decimal("0.1"),
    ):
        with pytest.raises(AmountError):
            operation()
    with pytest.raises(AmountError):
        pr.total([large, large], currency="USD")


@pytest.mark.parametrize(
    ("amount", "currency", "rounded"),
    [
        ("0.125", "USD", "0.12"),
        ("0.135", "USD", "0.14"),
        ("-0.005", "USD", "0"),
        ("2.5", "JPY", "2"),
        ("3.5", "JPY", "4"),
        ("1.2345", "KWD", "1.234"),
        ("1.00005", "CLF", "1"),
        ("9" * 50, "KWD", "9" * 50),
        ("9" * 49 + ".9", "USD", "9" * 49 + ".9"),
        ("9" * 48 + ".99", "JPY", "1" + "0" * 48),
    ],
)
def test_rounding_is_half_even_to_the_minor_unit(amount: str, currency: str, rounded: str) -> None:
    assert pr.Money(amount, currency).rounded() == pr.Money(rounded, currency)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("450000", "USD 450,000"),
        ("450000.00", "USD 450,000.00"),
        ("72.5", "USD 72.50"),
        ("-1234.567", "USD -1,234.567"),
        ("-0.00", "USD 0"),
        ("0.1234567", "USD 0.123456..."),
        ("123", "USD 123"),
        ("1234567890123", "USD 1,234,567,890,123"),
    ],
)
def test_money_prints_without_a_locale(amount: str, shown: str) -> None:
    assert str(pr.Money(amount, "USD")) == shown


def test_the_callers_decimal_context_changes_nothing() -> None:
    money = pr.Money("1234567.89", "USD")
    expected = [money + money, money * 3, money / 7, (money / 7).rounded(), pr.total([money] * 9, currency="USD")]
    strict = decimal.Context(prec=4, rounding=decimal.ROUND_UP, traps=[decimal.Inexact, decimal.Rounded])

    def again() -> list[object]:
        decimal.setcontext(strict.copy())
        made: list[object] = [money + money, money * 3, money / 7, (money / 7).rounded()]
        assert str(money) == "USD 1,234,567.89"
        return [*made, pr.total([money] * 9, currency="USD")]

    async def in_a_task() -> list[object]:
        return again()

    results: list[object] = []
    thread = threading.Thread(target=lambda: results.extend(again()))
    thread.start()
    thread.join()
    assert results == expected
    assert asyncio.run(in_a_task()) == expected


def test_sum_names_total() -> None:
    with pytest.raises(MoneySumError, match=r"productroles\.total"):
        sum([pr.Money(1, "USD")])


@given(st.lists(EUR))
def test_total_is_the_exact_sum(moneys: list[pr.Money]) -> None:
    assert Fraction(pr.total(moneys, currency="EUR").amount) == sum((Fraction(m.amount) for m in moneys), Fraction(0))


def test_total_takes_one_currency_only() -> None:
    with pytest.raises(CurrencyMismatchError):
        pr.total([pr.Money(1, "EUR"), pr.Money(1, "USD")], currency="EUR")
    with pytest.raises(CurrencyMismatchError):
        pr.total([pr.Money(1, "EUR")], currency="USD")
    with pytest.raises(FieldTypeError):
        pr.total([1], currency="EUR")  # type: ignore[list-item]
    with pytest.raises(UnknownCurrencyError):
        pr.total([], currency="eur")


@given(testing.money(), st.lists(st.integers(0, 50), min_size=1, max_size=8).filter(any))
def test_an_allocation_loses_no_cent_and_is_fair_to_one(money: pr.Money, shares: list[int]) -> None:
    whole = money.rounded()
    parts = whole.allocate(shares)
    assert pr.total(parts, currency=money.currency) == whole
    unit = Fraction(1, 10 ** MINOR_DIGITS[money.currency])
    for part, share in zip(parts, shares, strict=True):
        assert part == part.rounded()
        assert abs(Fraction(part.amount) - Fraction(whole.amount) * share / sum(shares)) < unit


def test_an_allocation_gives_the_rest_to_those_that_lost_most() -> None:
    assert [str(part.amount) for part in pr.Money("100", "USD").allocate([1, 1, 1])] == ["33.34", "33.33", "33.33"]
    assert [str(part.amount) for part in pr.Money("-0.05", "USD").allocate([3, 7])] == ["-0.02", "-0.03"]
    assert pr.Money(0, "USD").allocate([0, 1]) == (pr.Money(0, "USD"), pr.Money(0, "USD"))
    assert pr.Money(10, "USD").allocate([Decimal("0.5"), "0.5"]) == (pr.Money(5, "USD"), pr.Money(5, "USD"))


@pytest.mark.parametrize("shares", [[], [0], [-1, 2], ["x"]], ids=str)
def test_shares_are_zero_or_more(shares: list[str | int]) -> None:
    with pytest.raises(AmountError):
        pr.Money(1, "USD").allocate(shares)


def test_what_is_no_whole_cent_is_rounded_before_it_is_shared() -> None:
    with pytest.raises(AmountError, match="minor units of USD"):
        pr.Money("0.005", "USD").allocate([1])


@given(st.lists(EUR), st.booleans())
def test_sorting_checks_the_currency_and_sorts(moneys: list[pr.Money], reverse: bool) -> None:
    assert pr.sort_money(moneys, reverse=reverse) == sorted(moneys, reverse=reverse)
    with pytest.raises(CurrencyMismatchError):
        pr.sort_money([*moneys, pr.Money(1, "USD"), pr.Money(1, "EUR")])
