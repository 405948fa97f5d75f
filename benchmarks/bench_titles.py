"""Reading distinct titles one by one beside rapidfuzz, which finds the nearest of as many names as we have roles."""

from __future__ import annotations

import csv
import subprocess
import sys
from itertools import count
from pathlib import Path
from statistics import median
from time import process_time

from measure import alternated, row
from rapidfuzz import fuzz, process

import productroles as pr

FILE = Path(__file__).parents[1] / "tests" / "titles" / "golden.csv"
PLACES = ("Berlin", "EMEA", "Payments", "Platform", "Growth", "North America", "Checkout", "Mobile")
FIRST = """
import productroles as pr, productroles.catalogue.catalogue
from time import process_time
start = process_time()
pr.resolve_title("Senior Product Manager")
print(process_time() - start)
"""


def main() -> None:
    """Print the row, the titles read in a second, and what the first one takes."""
    given = [found["title"] for found in csv.DictReader(FILE.read_text("utf-8").splitlines())]
    texts = [f"{title}, {place}" for title in given for place in PLACES]
    names = [role.name for role in pr.load_catalogue().roles.values()]
    seconds: list[float] = []
    rounds = count()

    def ours() -> object:
        # No title comes twice, in any round: nothing that was kept from the last could serve.
        each = [f"{text} {next(rounds)}" for text in texts]
        start = process_time()
        read = [pr.resolve_title(text) for text in each]
        seconds.append(process_time() - start)
        return read

    def peer() -> object:
        return [process.extractOne(text, names, scorer=fuzz.WRatio, score_cutoff=88) for text in texts]

    row(f"resolve_title, {len(texts)} titles", f"rapidfuzz, {len(names)} names", alternated(ours, peer, number=1), "")
    print(f"titles a second: {len(texts) / median(seconds):,.0f} ({len(texts) / min(seconds):,.0f} at best)")
    first = [
        float(subprocess.run([sys.executable, "-c", FIRST], check=True, capture_output=True, text=True).stdout)  # noqa: S603
        for _ in range(9)
    ]
    print(f"English loaded and the first title read: {median(first) * 1000:.0f} ms after the imports")


if __name__ == "__main__":
    main()
