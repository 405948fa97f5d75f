import csv
from decimal import Decimal
from pathlib import Path

import pytest

import productroles as pr

HERE = Path(__file__).parent
ROWS = [
    row
    for name in ("habits", "golden", "contexts")
    for row in csv.DictReader((HERE / f"{name}.csv").read_text("utf-8").split("\n"))
]
SHARED = HERE.parents[2] / ".." / "shared" / "pay_strings_dev.csv"


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


def test_no_text_stands_twice() -> None:
    assert len({(row["text"], row["place"]) for row in ROWS}) == len(ROWS) > 1400


def test_the_shared_texts_are_read_as_they_say() -> None:
    rows = list(csv.DictReader(SHARED.read_text("utf-8").split("\n"))) if SHARED.exists() else []
    for row in rows:
        value = pr.read_pay(row["text"], place=row["hint_country"] or None).value
        if value is None:
            assert row["must_refuse"] != "no", row["text"]
        else:
            assert row["must_refuse"] != "yes", row["text"]
            assert amount(value.low) == (Decimal(row["low"]) if row["low"] else None)
            assert amount(value.high) == (Decimal(row["high"]) if row["high"] else None)
            assert (value.currency, value.per) == (row["currency"], row["period"] or "unstated")
    assert sum(row["outcome"] == "read" for row in ROWS) > 600
