"""What display writes in a locale, the reader of pay texts reads as the same money."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles.display.locale import format_money, format_range
from productroles.pay.text.read import read_pay

HOMES = {"en_US": "USD", "de_DE": "EUR", "fr_FR": "EUR", "en_GB": "GBP", "ja_JP": "JPY", "pl_PL": "PLN"}


@given(st.sampled_from(sorted(HOMES)), st.decimals(0, "1e12", places=2), st.sampled_from([None, "minor"]))
def test_what_is_written_is_read_as_the_same_money_or_refused(name: str, amount: Decimal, digits: Any) -> None:
    low = pr.Money(amount, HOMES[name]).rounded()
    high = low * 2 + pr.Money(1, low.currency)
    ranges: list[tuple[pr.Money | None, pr.Money | None]] = [(low, low), (low, high), (low, None), (None, high)]
    for ends in ranges:
        for place in (name[3:], None):
            found = read_pay(format_range(ends, locale=name, digits=digits), place=place).value
            assert found is None or (found.low, found.high) == ends
    for place in (name[3:], None):
        assert read_pay(format_money(-high, locale=name, digits=digits), place=place).value is None


@pytest.mark.parametrize("name", HOMES)
def test_a_salary_that_is_written_is_read_where_its_reader_lives(name: str) -> None:
    low, high = pr.Money(85000, HOMES[name]), pr.Money(1125000, HOMES[name])
    found = read_pay(format_range((low, high), locale=name), place=name[3:]).value
    assert found is not None
    assert (found.low, found.high) == (low, high)
