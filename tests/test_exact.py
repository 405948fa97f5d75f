import decimal
import random
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from productroles._exact import DIGITS, WIDE, exact, plain, short
from productroles.errors import AmountError, AmountTypeError

plain_texts = st.from_regex(r"[+-]?[0-9]{1,24}(\.[0-9]{1,24})?", fullmatch=True).filter(str.isascii)


@given(plain_texts)
def test_a_plain_text_is_read_to_the_last_digit(text: str) -> None:
    assert Fraction(exact(text)) == Fraction(text)


@given(plain_texts)
def test_plain_gives_equal_numbers_one_spelling_without_a_negative_zero(text: str) -> None:
    written = plain(exact(text))
    assert Fraction(written) == Fraction(text)
    assert plain(exact(written)) == written
    assert written != "-0"
    assert not (("." in written) and written.endswith(("0", ".")))


NOT_PLAIN = [
    *[
        "",
        "  ",
        "1e5",
        "1_000",
        "1,000",
        "NaN",
        "Infinity",
        "--1",
        "1.",
        ".5",
        "١٢",
        "１２",
        "1" * (DIGITS + 1),
        "9" * 10**6,
    ],
    *[Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity"), Decimal("1E+50"), Decimal("1E-200"), 10**DIGITS, 10**6000],
]


@pytest.mark.parametrize("refused", NOT_PLAIN, ids=[str(at) for at in range(len(NOT_PLAIN))])
def test_what_is_not_a_plain_finite_number_of_fifty_digits_is_refused(refused: object) -> None:
    with pytest.raises(AmountError):
        exact(refused)  # type: ignore[arg-type]


class Integer:
    """An integer of another library."""

    def __init__(self, value: int) -> None:
        self.value = value

    def __index__(self) -> int:
        return self.value


class Shouting(int):
    """An int whose own word for its value is another."""

    def __index__(self) -> int:
        return 0

    __int__ = __index__


@given(st.integers(-(2**63), 2**63 - 1))
def test_integers_of_other_libraries_are_numbers(value: int) -> None:
    for written in (np.int64(value), Integer(value), Shouting(value)):
        found = exact(written)
        assert (type(found), found) == (Decimal, Decimal(value))
    assert exact(np.uint8(value % 256)) == value % 256


def test_a_long_integer_of_another_library_is_refused() -> None:
    with pytest.raises(AmountError):
        exact(Integer(10**6000))


@pytest.mark.parametrize(
    "refused",
    [
        *[0.1, 1.0, True, None, b"1", 1j, Fraction(1, 2), []],
        *[np.bool_(True), np.float64(1), np.float32(1), np.array([1]), np.timedelta64(1, "D")],
    ],
    ids=repr,
)
def test_what_is_not_exact_is_refused_by_type(refused: object) -> None:
    with pytest.raises(AmountTypeError) as raised:
        exact(refused)  # type: ignore[arg-type]
    assert type(refused).__name__ in str(raised.value)


@pytest.mark.parametrize("kept", ["9" * DIGITS, "-" + "9" * DIGITS, 10**49, Decimal("2E+49"), "0." + "0" * 47 + "1"])
def test_fifty_digits_are_kept_whole(kept: str | int | Decimal) -> None:
    assert exact(kept) == Decimal(kept)


@pytest.mark.parametrize(
    ("number", "digits", "written"),
    [("9" * DIGITS, 3, "1" + "0" * DIGITS), ("-0.00045678", 2, "-0.00046"), ("0", 8, "0"), ("2.5", 1, "2")],
)
def test_short_keeps_the_first_digits(number: str, digits: int, written: str) -> None:
    assert short(Decimal(number), digits) == written


@given(st.lists(st.integers(-(10**49), 10**49), max_size=20), st.randoms(use_true_random=False))
def test_the_wide_context_adds_in_any_order(items: list[int], chance: random.Random) -> None:
    total = Decimal(0)
    for number in (mixed := [Decimal(item).scaleb(-30) for item in items] + [Decimal("1E-48")]):
        total = WIDE.add(total, number)
    again = Decimal(0)
    for number in chance.sample(mixed, len(mixed)):
        again = WIDE.add(again, number)
    assert Fraction(total) == Fraction(again) == sum(map(Fraction, mixed))


def test_no_context_of_the_library_borrows_from_the_default_one() -> None:
    code = (
        "import decimal; it = decimal.DefaultContext; it.prec = 5; it.Emax = 6; it.Emin = -6;"
        "it.traps[decimal.Inexact] = True; decimal.setcontext(decimal.Context());"
        "import productroles as pr; a, b = pr.Pay('1234567.89', 'USD', per='year'), pr.Pay('3', 'USD', per='year');"
        "grade = pr.SalaryRange('1000000', '2000001', currency='USD', per='year');"
        "print(pr.compare_pay(a, b).ratio, a.money / 3, pr.compa_ratio(a, grade));"
        "print(pr.total([a.money, b.money], currency='USD'))"
    )
    told = [
        subprocess.run([sys.executable, "-c", each], capture_output=True, text=True, check=True).stdout
        for each in (code, code[code.index("import productroles") :])
    ]
    assert told[0] == told[1] != ""


def test_the_callers_context_changes_nothing() -> None:
    with decimal.localcontext(decimal.Context(prec=3, rounding=decimal.ROUND_DOWN, traps=[decimal.Inexact])):
        assert exact("1234567.891") == Decimal("1234567.891")
        assert plain(Decimal("1234567.890")) == "1234567.89"


@pytest.mark.parametrize("text", ["45%", "45 %", "1,5%"])
def test_a_percentage_is_told_how_a_share_is_written(text: str) -> None:
    with pytest.raises(AmountError, match=r"a share is written as a number, 0\.30 for 30%$") as raised:
        exact(text)
    assert text not in raised.value.safe_message
