"""Reading pay texts beside price-parser on the same texts, nothing kept between calls."""

from __future__ import annotations

import csv
from pathlib import Path

from measure import alternated, row
from price_parser import Price

import productroles as pr

TEXTS = Path(__file__).parents[1] / "tests" / "pay" / "text"
CALLS = 1500
"""About how many texts each side reads in a round."""


def main() -> None:
    """Print a row for each file of texts."""
    for name in ("habits", "golden"):
        rows = csv.DictReader((TEXTS / f"{name}.csv").read_text("utf-8").split("\n"))
        texts = [(found["text"], found["place"] or None) for found in rows]
        ratio = _ratio(texts)
        row(f"reading the {len(texts)} pay texts of {name}.csv", "price-parser", ratio, "4x")


def _ratio(texts: list[tuple[str, str | None]]) -> float:
    def ours() -> object:
        return [pr.read_pay(text, place=place) for text, place in texts]

    def peer() -> object:
        return [Price.fromstring(text) for text, _ in texts]

    return alternated(ours, peer, number=max(1, CALLS // len(texts)))


if __name__ == "__main__":
    main()
