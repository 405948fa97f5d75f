import csv
from decimal import Decimal
from pathlib import Path

import pytest

import productroles as pr

ROWS = list(csv.DictReader((Path(__file__).parent / "habits.csv").read_text("utf-8").splitlines()))


def amount(money: pr.Money | None) -> Decimal | None:
    return None if money is None else money.amount


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['text']}|{row['place']}")
def test_pay_texts_of_many_habits_are_read_or_refused(row: dict[str, str]) -> None:
    reading = pr.read_pay(row["text"], place=row["place"] or None)
    if row["outcome"] == "refused":
        assert reading.value is None
        assert reading.reasons
        with pytest.raises((pr.ProductRolesError, ValueError)) as raised:
            pr.parse_pay(row["text"], place=row["place"] or None)
        assert raised.value.candidates == reading.candidates  # type: ignore[union-attr]
        return
    value = reading.value
    assert value is not None, [str(note) for note in reading.reasons]
    assert amount(value.low) == (Decimal(row["low"]) if row["low"] else None)
    assert amount(value.high) == (Decimal(row["high"]) if row["high"] else None)
    assert value.currency == row["currency"]
    assert value.per == (row["per"] or "unstated")
    assert pr.parse_pay(row["text"], place=row["place"] or None) == value
    assert value.as_printed == row["text"].strip()
