"""The shipped ladders and levels, and what they must not say."""

import json
import tomllib
from pathlib import Path
from typing import Any

from productroles.evidence import Source
from productroles.seniority.ladder import Ladder
from productroles.seniority.level import ScaleStatus
from productroles.seniority.reference import ReferenceOrder

SPANS = {"direct": "direct", "organisation": "org"}
COLLECTED = Path(__file__).parents[3] / "shared" / "ladders.json"
UNMAPPED = {
    "andro": {"PM Manager", "Senior PM Manager"},
    "dune": {"S. Product Lead"},
    "fishbowl": {"product analyst", "distinguished PM"},
    "madetech": {"Head of Capability Practice", "Head of Service Line"},
    "meta": {"RPM (Rotational)"},
    "microsoft": {
        "GM", "Partner", "Partner Program Manager", "Principal Program Manager", "Program Manager I",
        "Program Manager II", "Senior Program Manager",
    },
}  # fmt: skip


def test_there_are_44_ladders_each_in_the_file_of_its_id(data: Path, shipped: dict[str, Ladder]) -> None:
    assert len(shipped) == 44
    assert {path.stem for path in (data / "ladders").iterdir()} == shipped.keys()
    kinds = [ladder.kind for ladder in shipped.values()]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "official": 8, "government": 1, "reported": 5, "corporate-grade": 4, "benchmark": 1, "practitioner": 9,
        "vendor": 10, "template": 5, "community": 1,
    }  # fmt: skip


def test_every_ladder_has_its_source_and_every_source_a_ladder(data: Path, shipped: dict[str, Ladder]) -> None:
    rows = tomllib.loads((data / "ladder_sources.toml").read_text("utf-8"))
    sources = {key: Source(id=key, **row) for key, row in rows.items()}
    assert {ladder.source for ladder in shipped.values()} == sources.keys()
    for ladder in shipped.values():
        source = sources[ladder.source or ""]
        assert source.kind == ladder.kind
        assert ladder.year is None or (source.published or "").startswith(str(ladder.year)), ladder.id


def test_what_a_ladder_says_beside_the_order_is_about_its_titles(shipped: dict[str, Ladder]) -> None:
    for ladder in shipped.values():
        for title in [*(span.manager for span in ladder.spans), *(years.title for years in ladder.experience)]:
            assert title in ladder, (ladder.id, title)


def test_titles_that_no_level_means(shipped: dict[str, Ladder], reference: ReferenceOrder) -> None:
    found = {
        name: {title for title in ladder.titles if reference.level_of_title(title, ladder) is None}
        for name, ladder in shipped.items()
    }
    assert {name: titles for name, titles in found.items() if titles} == UNMAPPED


def test_every_spelling_is_on_a_ladder(shipped: dict[str, Ladder], levels_document: dict[str, Any]) -> None:
    grades = {title.lower() for it in shipped.values() if it.kind == "corporate-grade" for title in it.titles}
    titles = {title.lower() for it in shipped.values() if it.kind != "corporate-grade" for title in it.titles}
    for level in levels_document["level"]:
        known = grades if level["kind"] == "corporate-grade" else titles
        assert {spelling.lower() for spelling in level.get("spellings", [])} <= known, level["id"]


def test_level_ids_are_those_that_titles_use(reference: ReferenceOrder) -> None:
    assert [level.id for level in reference.levels if level.kind == "product-management"] == (
        "intern associate mid senior lead product-lead staff principal group-manager associate-director "
        "senior-principal director senior-director head vp svp evp chief"
    ).split()
    assert {level.track for level in reference.levels} == {"individual-contributor", "management", "executive"}


def test_sourced_places_on_the_scale_are_those_the_ladder_states(
    reference: ReferenceOrder, shipped: dict[str, Ladder]
) -> None:
    sourced = {level.id: level.sfia for level in reference.levels if level.sfia and level.sfia.status == "sourced"}
    assert list(sourced) == ["associate", "mid", "senior", "lead", "principal"]
    stated = [level.sfia for level in shipped["madetech"].levels if level.sfia]
    assert [(it.low, it.high) for it in stated] == [(2, 2), (3, 3), (4, 4), (5, 5), (6, 6)]
    assert stated == list(sourced.values())
    assert not any(level.sfia for name, it in shipped.items() if name != "madetech" for level in it.all_levels)
    assert {level.sfia.status for level in reference.levels if level.sfia} == set(ScaleStatus)


def test_size_claims_name_shipped_ladders_and_known_levels(
    reference: ReferenceOrder, shipped: dict[str, Ladder]
) -> None:
    for claim in reference.size_claims:
        assert claim.ladder in shipped
        assert all(level in reference for level in claim.levels)


def test_files_hold_no_address(data: Path) -> None:
    for path in [*(data / "ladders").iterdir(), data / "levels.toml", data / "ladder_sources.toml"]:
        text = path.read_text("utf-8")
        assert "://" not in text
        assert "www." not in text


def facts_of(ladder: Ladder) -> dict[str, Any]:
    """A ladder in the form in which the facts were collected."""
    return {
        "kind": ladder.kind,
        "year": ladder.year,
        "size": ladder.size,
        "product": ladder.product,
        "partial": ladder.partial,
        "ladder": [list(level.titles) for level in ladder.levels],
        "branches": [
            {"after": it.after, "before": it.before, "ladder": [list(level.titles) for level in it.levels]}
            for it in ladder.branches
        ],
        "parallel": [list(group) for group in ladder.parallel],
        "reports_to": [list(line) for line in ladder.reports_to],
        "experience": {it.title: [it.low, it.high] for it in ladder.experience},
        "spans": [{"manager": it.manager, SPANS[it.scope]: [it.low, it.high]} for it in ladder.spans],
    }


def collected(ladder: Ladder, row: dict[str, Any]) -> dict[str, Any]:
    """The facts as collected, a level's code taken off its title where the ladder has it as a code."""
    known = {f"{title} ({level.code})": title for level in ladder.all_levels for title in level.titles}

    def plain(levels: list[list[str]]) -> list[list[str]]:
        return [[known.get(title, title) for title in level] for level in levels]

    branches = [
        {"after": it.get("after"), "before": it.get("before"), "ladder": plain(it["ladder"])} for it in row["branches"]
    ]
    return {**row, "ladder": plain(row["ladder"]), "branches": branches}


def test_ladders_are_the_collected_facts(shipped: dict[str, Ladder]) -> None:
    facts = {name: facts_of(ladder) for name, ladder in shipped.items()}
    assert sum(len(it["reports_to"]) for it in facts.values()) == 24
    assert sum(len(it["spans"]) for it in facts.values()) == 10
    assert sum(len(ladder.all_levels) for ladder in shipped.values()) == 229
    rows = {row["id"]: row for row in json.loads(COLLECTED.read_text("utf-8"))} if COLLECTED.exists() else {}
    for name, row in rows.items():
        expected = collected(shipped[name], row)
        assert facts[name] == {key: expected[key] for key in facts[name]}
    assert set(rows) in (set(), set(facts))
