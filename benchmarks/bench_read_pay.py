"""Reading pay texts beside price-parser on the same texts, nothing kept between calls."""

from __future__ import annotations

import csv
from pathlib import Path

from measure import alternated, row
from price_parser import Price

import productroles as pr

FILE = Path(__file__).parents[1] / "tests" / "pay" / "text" / "habits.csv"


def main() -> None:
    """Print the row."""
    texts = [(found["text"], found["place"] or None) for found in csv.DictReader(FILE.read_text("utf-8").splitlines())]

    def ours() -> object:
        return [pr.read_pay(text, place=place) for text, place in texts]

    def peer() -> object:
        return [Price.fromstring(text) for text, _ in texts]

    row(f"read_pay, {len(texts)} texts", "price-parser", alternated(ours, peer, number=10), "4x")


if __name__ == "__main__":
    main()
