"""Score the reading of titles against labelled ones, and write docs/title-scores.md.

    python scripts/score_titles.py [FILE.csv | --check]

A file has the columns ``title``, ``family``, ``level`` and ``note``, which says in which language the title is and
which other answers are right (``de; alt_level=director,head``). Without a file, the page is written from
tests/titles/held_out.csv; with ``--check`` nothing is written, and it ends with 1 where the page would change.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import productroles as pr

ROOT = Path(__file__).parents[1]
HELD_OUT = ROOT / "tests" / "titles" / "held_out.csv"
OUT = ROOT / "docs" / "title-scores.md"
OPEN = frozenset((None, "ambiguous"))
NONE = frozenset(("other", "none"))
LANGUAGES = {"de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese", "it": "Italian", "nl": "Dutch"} | {
    "pl": "Polish",
    "en": "English",
}
KINDS = {"other": "no product role", "ambiguous": "means several things"}
HEAD = """\
# How well titles are read

Made by scripts/score_titles.py; not to be edited.

{count} titles, {found} of them found in public text and {made} written for the purpose, labelled by the rules below
and kept out of the work on the vocabulary until it was done. Two labellers who had not seen it worked one without the
other: they gave the same family to 98.5 % and the same family and level to 97.1 %. Where they differed and the rules
admit both, both count as right. Leaving open what the label holds open is right.

These titles have been looked at now: the next figure needs new ones. The titles that the work was done with, in
`tests/titles/golden.csv`, are all read as labelled; a test holds that, and it says nothing about others.

- **False accepts**, titles of no product role that are given a product family: **{accepted} of {negatives}**.
- **Precision** of the family where one is given: **{precision:.3f}** ({right} of {given}).
- **Left open** although the label has a family: {missed} of {targets}.

| titles | number | family right | level right | both right |
|---|---|---|---|---|
"""
TAIL = """
## What counts as right

A title is labelled from its words alone, without employer or pay. *Product management* decides what a product is.
*Product ownership* is any product owner. Product marketing, design, analytics and operations are these words beside
product. Production, project, program, property, procurement and the like are no product role, and neither are those who
sell, support, test, teach, assist or recruit for one. "PM", "PO", "CPO" by themselves mean several things, and so do
all titles of product development management. An unqualified manager or owner is of level *mid*.

## The wrong ones

{wrong}
"""


def rows_of(file: Path) -> list[dict[str, str]]:
    """The labelled titles of a file."""
    return list(csv.DictReader(file.read_text("utf-8").splitlines()))


def others(row: Mapping[str, str], key: str) -> frozenset[str]:
    """Further right answers that a label's note names."""
    found = re.search(rf"{key}=([\w,-]+)", row["note"])
    return frozenset(found[1].split(",")) if found else frozenset()


def fits(got: str | None, wanted: str, also: frozenset[str]) -> bool:
    """Whether an answer is one that the label admits."""
    if got == wanted or got in also:
        return True
    if wanted == "ambiguous" or "ambiguous" in also:
        return got in OPEN
    return wanted in NONE and got in OPEN


def answer(title: str) -> tuple[str | None, str | None]:
    """Family and level of a title, ``ambiguous`` where readings differ."""
    reading = pr.resolve_title(title)
    left = "ambiguous" if reading.candidates else None
    return reading.family or left, reading.level or left


def judged(row: Mapping[str, str]) -> tuple[bool, bool]:
    """Whether the family and the level of a title are right."""
    family, level = answer(row["title"])
    family_fits = fits(family, row["family"], others(row, "alt_family"))
    if row["level"] == "none":
        return family_fits, family_fits
    if family is None and (row["family"] == "ambiguous" or "ambiguous" in others(row, "alt_family")):
        return family_fits, True
    return family_fits, fits(level, row["level"], others(row, "alt_level"))


def is_false_accept(row: Mapping[str, str]) -> bool:
    """Whether a title of no product role is given a family."""
    return row["family"] == "other" and not others(row, "alt_family") and answer(row["title"])[0] not in OPEN


def groups_of(row: Mapping[str, str]) -> tuple[str, ...]:
    """The lines of the table that a title counts in."""
    language = next((part for part in re.split(r"[; ]+", row["note"]) if part in LANGUAGES), "en")
    return "all", KINDS.get(row["family"], "product role or leadership"), LANGUAGES[language]


def table(rows: Iterable[Mapping[str, str]]) -> Iterable[str]:
    """A line for all titles, then by kind and by language."""
    number: Counter[str] = Counter()
    right: Counter[tuple[str, int]] = Counter()
    for row in rows:
        family, level = judged(row)
        for group in groups_of(row):
            number[group] += 1
            for at, good in enumerate((family, level, family and level)):
                right[group, at] += good
    places = ["all", *KINDS.values(), "product role or leadership", *LANGUAGES.values()]
    for group in sorted(number, key=places.index):
        shares = " | ".join(f"{right[group, at] / number[group]:.3f}" for at in range(3))
        yield f"| {group} | {number[group]} | {shares} |"


def page(rows: list[dict[str, str]]) -> str:
    """The page about the titles that were held out."""
    given = [row for row in rows if answer(row["title"])[0] not in OPEN]
    targets = [row for row in rows if row["family"] not in KINDS]
    right = sum(judged(row)[0] for row in given)
    head = HEAD.format(
        count=len(rows),
        made=sum(row["note"].startswith("made") for row in rows),
        found=sum(not row["note"].startswith("made") for row in rows),
        accepted=sum(map(is_false_accept, rows)),
        negatives=sum(row["family"] == "other" and not others(row, "alt_family") for row in rows),
        precision=right / len(given),
        right=right,
        given=len(given),
        missed=sum(answer(row["title"])[0] in OPEN for row in targets),
        targets=len(targets),
    )
    wrong = [
        f"- `{row['title']}`: {_said(answer(row['title']))}; labelled {row['family']}, {row['level']}"
        for row in rows
        if not all(judged(row))
    ]
    return head + "\n".join(table(rows)) + "\n" + TAIL.format(wrong="\n".join(wrong) or "None.")


def _said(given: tuple[str | None, str | None]) -> str:
    family, level = (part or "nothing" for part in given)
    return f"read as {family}, {level}"


def main(arguments: list[str]) -> int:
    """Score a file, or write or check the page."""
    if arguments and arguments[0] != "--check":
        rows = rows_of(Path(arguments[0]))
        print(page(rows))
        return 0
    text = page(rows_of(HELD_OUT))
    if arguments:
        return int(not OUT.exists() or OUT.read_text("utf-8") != text)
    OUT.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
