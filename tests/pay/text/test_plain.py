"""The quick way and the full way read a text alike."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productroles.pay.text.cleaning import Refused, clean
from productroles.pay.text.decide import Outcome
from productroles.pay.text.lexer import Tokens
from productroles.pay.text.plain import read_plain
from productroles.pay.text.read import read_any

HERE = Path(__file__).parent
TEXTS = [
    (row["text"], row["place"] or None)
    for name in ("habits", "golden", "contexts")
    for row in csv.DictReader((HERE / f"{name}.csv").read_text("utf-8").split("\n"))
]
PIECES = (
    "$|US$|€|£|kr|¥|USD |EUR | INR|k|K|M| lakh| LPA|120,000|95.000|15 000|45|60|12.50|312,00|"
    "1,234.56|-| - | to | bis | à | a |~|from |up to |between |at least | and |about |≈|Salary: |"
    "Base salary | base| OTE| per year|/yr|/h| p.a.| monthly|annual | gross| net| or more|.|"
    "Bruttojahresgehalt |月給|万円|以上|〜| pa|年収|RAL | per hour|/a|/month|tys. |zł"
).split("|")


def both(text: str, country: str | None) -> tuple[Outcome | str, Outcome | str] | None:
    """The outcomes of the two ways, where the quick one takes the text."""
    found: list[Outcome | str] = []
    for way in (read_plain, read_any):
        try:
            outcome = way(Tokens(clean(text.strip())), country, text.strip() or "-")
        except Refused as refused:
            found.append(refused.reason[0])
        else:
            if outcome is None:
                return None
            pay, reasons, candidates = outcome
            found.append((pay, tuple(sorted(reasons, key=str)), candidates))
    return found[0], found[1]


def test_the_quick_way_takes_many_texts() -> None:
    taken = [both(text, place) for text, place in TEXTS]
    assert sum(outcome is not None for outcome in taken) > len(taken) / 3


@pytest.mark.parametrize(("text", "place"), TEXTS, ids=str)
def test_both_ways_agree_on_texts_of_many_habits(text: str, place: str | None) -> None:
    found = both(text, place)
    assert found is None or found[0] == found[1]


@given(
    st.lists(st.sampled_from(PIECES), min_size=2, max_size=7).map("".join), st.sampled_from([None, "US", "DE", "JP"])
)
def test_both_ways_agree_on_any_text(text: str, place: str | None) -> None:
    found = both(text, place)
    assert found is None or found[0] == found[1]
