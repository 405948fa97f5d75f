import csv
import re
from pathlib import Path

import pytest

import productroles as pr

HERE = Path(__file__).parent
SHARED = HERE.parents[1].parent / "shared" / "titles_dev.csv"
OPEN = (None, "ambiguous")


def rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(file.read_text("utf-8").splitlines()))


def others(note: str, key: str) -> set[str]:
    found = re.search(rf"{key}=([\w,-]+)", note)
    return set(found[1].split(",")) if found else set()


def right(got: str | None, wanted: str, also: set[str]) -> bool:
    if got == wanted or got in also:
        return True
    if wanted == "ambiguous" or "ambiguous" in also:
        return got in OPEN
    return wanted in ("other", "none") and got in OPEN


def faults(row: dict[str, str]) -> list[str]:
    """What of the reading the label does not admit, by the labelling rules."""
    reading = pr.resolve_title(row["title"])
    family = reading.family or ("ambiguous" if reading.candidates else None)
    level = reading.level or ("ambiguous" if reading.candidates else None)
    found = []
    if not right(family, row["family"], others(row["note"], "alt_family")):
        found.append(f"family {family}, not {row['family']}")
    elif (
        row["level"] != "none"
        and family not in OPEN
        and not right(level, row["level"], others(row["note"], "alt_level"))
    ):
        found.append(f"level {level}, not {row['level']}")
    if row["family"] == "other" and not others(row["note"], "alt_family") and reading.family is not None:
        found.append(f"a false accept as {reading.family}")
    return found


GOLDEN = rows(HERE / "golden.csv")


@pytest.mark.parametrize("row", GOLDEN, ids=[f"{at}: {row['title']}" for at, row in enumerate(GOLDEN)])
def test_a_labelled_title_is_read_as_labelled(row: dict[str, str]) -> None:
    assert faults(row) == []


def test_the_development_titles_reach_their_figures() -> None:
    found = rows(SHARED) if SHARED.exists() else GOLDEN
    wrong = [row["title"] for row in found if faults(row)]
    assert len(wrong) <= 0.02 * len(found), wrong
