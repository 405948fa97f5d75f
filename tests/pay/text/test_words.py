"""Words that open an end or state a period, in the languages that print them, before the figure and behind it."""

import csv
from pathlib import Path

import pytest

import productroles as pr

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    return list(csv.reader((HERE / f"{name}.csv").read_text("utf-8").split("\n")[1:-1]))


@pytest.mark.parametrize(("text", "stated"), rows("open_ends"), ids=str)
def test_the_end_that_is_not_stated_is_open(text: str, stated: str) -> None:
    value = pr.parse_pay(text)
    fifty = pr.Money("50000", "EUR")
    assert (value.low, value.high) == ((fifty, None) if stated == "low" else (None, fifty))


@pytest.mark.parametrize(("text", "per"), rows("periods"), ids=str)
def test_the_period_is_read(text: str, per: str) -> None:
    assert pr.parse_pay(text).per == per
