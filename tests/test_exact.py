import decimal
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productroles._exact import DIGITS, exact, plain
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


@pytest.mark.parametrize("refused", [0.1, 1.0, True, None, b"1", 1j, Fraction(1, 2), []])
def test_what_is_not_exact_is_refused_by_type(refused: object) -> None:
    with pytest.raises(AmountTypeError) as raised:
        exact(refused)  # type: ignore[arg-type]
    assert type(refused).__name__ in str(raised.value)


@pytest.mark.parametrize("kept", ["9" * DIGITS, "-" + "9" * DIGITS, 10**49, Decimal("2E+49"), "0." + "0" * 47 + "1"])
def test_fifty_digits_are_kept_whole(kept: str | int | Decimal) -> None:
    assert exact(kept) == Decimal(kept)


def test_the_callers_context_changes_nothing() -> None:
    with decimal.localcontext(decimal.Context(prec=3, rounding=decimal.ROUND_DOWN, traps=[decimal.Inexact])):
        assert exact("1234567.891") == Decimal("1234567.891")
        assert plain(Decimal("1234567.890")) == "1234567.89"
