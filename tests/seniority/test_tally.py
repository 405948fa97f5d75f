"""The shipped votes, counted again from the documents by plain loops."""

import subprocess
import sys
import tomllib
from collections.abc import Callable
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest

from productroles.errors import FieldError, LadderError
from productroles.seniority.ladder import Ladder
from productroles.seniority.level import Level
from productroles.seniority.reference import ReferenceOrder
from productroles.seniority.relation import SeniorityRelation as R
from productroles.seniority.tally import TitleIndex, tally
from productroles.seniority.votes import Votes

SCRIPT = Path(__file__).parents[2] / "scripts" / "make_reference_order.py"
Closure = Callable[[dict[str, Any]], set[tuple[int, int]]]


def titles_of(document: dict[str, Any]) -> list[list[str]]:
    chains = [document["levels"], *(branch["levels"] for branch in document.get("branches", []))]
    return [level["titles"] if isinstance(level, dict) else level for chain in chains for level in chain]


def said(at_a: set[int], at_b: set[int], order: set[tuple[int, int]]) -> str:
    pairs = set(product(at_a, at_b))
    found = {
        "same" if x == y else "below" if (x, y) in order else "above" if (y, x) in order else "?" for x, y in pairs
    }
    return "mixed" if len(found) > 1 else "unordered" if found == {"?"} else found.pop()


def test_votes_are_those_of_the_documents(
    data: Path, levels_document: dict[str, Any], reference: ReferenceOrder, closure: Closure
) -> None:
    counted: dict[tuple[str, str], dict[str, set[str]]] = {}
    for path in (data / "ladders").glob("*.toml"):
        document = tomllib.loads(path.read_text("utf-8"))
        grades = document["kind"] == "corporate-grade"
        if not (document.get("product", True) or grades):
            continue
        known = {
            spelling.lower(): level["id"]
            for level in levels_document["level"]
            for spelling in level.get("spellings", [])
            if (level["kind"] == "corporate-grade") == grades
        }
        places: dict[str, set[int]] = {}
        for at, titles in enumerate(titles_of(document)):
            for title in titles:
                if title.lower() in known:
                    places.setdefault(known[title.lower()], set()).add(at)
        kinds = {level["id"]: level["kind"] for level in levels_document["level"]}
        order = closure(document)
        voice = "firms" if document["kind"] in ("official", "government", "reported", "corporate-grade") else "advice"
        for a, b in combinations([level for level in kinds if level in places], 2):
            if kinds[a] == kinds[b]:
                says = f"{voice}.{said(places[a], places[b], order)}"
                counted.setdefault((a, b), {}).setdefault(says, set()).add(document["id"])
    assert {
        (pair.a, pair.b): {
            f"{voice}.{says}": set(ids)
            for voice, votes in (("firms", pair.firms), ("advice", pair.advice))
            for says in ("below", "above", "same", "unordered", "mixed")
            if (ids := getattr(votes, says))
        }
        for pair in reference.pairs
    } == counted


def test_shipped_order_is_what_the_script_makes() -> None:
    result = subprocess.run([sys.executable, str(SCRIPT), "--check"], check=False)
    assert result.returncode == 0, "run scripts/make_reference_order.py"


def test_shipped_order_is_that_of_the_shipped_ladders(
    shipped: dict[str, Ladder], levels_document: dict[str, Any], reference: ReferenceOrder
) -> None:
    made = ReferenceOrder.from_ladders(reversed(shipped.values()), levels_document, version=reference.version)
    assert made == reference


LEVELS = [Level(id="mid", name="PM"), Level(id="senior", name="Senior PM"), Level(id="vp", name="VP")]


def one(levels: list[list[str]], **fields: Any) -> Votes:
    (pair,) = tally([Ladder.from_levels(levels, name="x", **fields)], LEVELS)
    return pair.firms if pair.firms.ladders else pair.advice


def test_a_ladder_says() -> None:
    assert one([["pm"], ["Senior PM"]]).below == ("x",)
    assert one([["senior pm"], ["PM"]]).above == ("x",)
    assert one([["PM", "Senior PM"]]).same == ("x",)
    assert one([["PM"], ["PM", "Senior PM"]]).mixed == ("x",)
    beside = [{"track": "ic", "levels": [["Senior PM"]]}]
    assert one([["PM"]], branches=beside).unordered == ("x",)


def test_only_product_ladders_and_grades_vote() -> None:
    ladder = Ladder.from_levels([["PM"], ["Senior PM"]], name="x", product=False)
    assert tally([ladder], LEVELS) == ()
    grades = Ladder.from_levels([["PM"], ["VP"]], name="y", product=False, kind="corporate-grade")
    assert tally([grades], LEVELS) == ()
    as_grades = [
        Level(id="low", name="PM", kind="corporate-grade"),
        Level(id="high", name="VP", kind="corporate-grade"),
    ]
    assert [pair.firms.below for pair in tally([grades], as_grades)] == [("y",)]


@pytest.mark.parametrize("kind", ["official", "government", "reported"])
def test_an_employer_speaks_as_a_firm(kind: str) -> None:
    (pair,) = tally([Ladder.from_levels([["PM"], ["VP"]], name="x", kind=kind)], LEVELS)
    assert (pair.firms.below, pair.advice.ladders) == (("x",), ())


def test_a_ladder_votes_once() -> None:
    ladder = Ladder.from_levels([["PM"], ["VP"]], name="x")
    with pytest.raises(LadderError):
        tally([ladder, ladder], LEVELS)


def test_a_title_means_one_level() -> None:
    with pytest.raises(FieldError):
        TitleIndex([*LEVELS, Level(id="other", name="Other", spellings=["vp"])])


def test_a_more_senior_title_is_not_found_by_likeness(reference: ReferenceOrder) -> None:
    ladder = Ladder.from_levels([["Product Managers"], ["Sr PM"], ["vp  of product"]], name="x")
    assert [reference.level_of_title(title, ladder) for title in ladder.titles] == [None, None, "vp"]
    assert reference.relation("mid", "vp") is R.JUNIOR
