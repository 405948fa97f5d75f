"""The shipped data, and ladders at random."""

import tomllib
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import reject
from hypothesis import strategies as st

import productroles
from productroles.errors import LadderError
from productroles.seniority.ladder import Ladder
from productroles.seniority.reference import ReferenceOrder

DATA = Path(productroles.__path__[0]) / "catalogue" / "data"
KINDS = ["official", "reported", "vendor", "practitioner"]
TITLES = ["APM", "PM", "Senior PM", "Lead PM", "Staff PM", "Principal PM", "GPM", "Director", "VP", "CPO", "Owner"]


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


@pytest.fixture(scope="session")
def data() -> Path:
    return DATA


@pytest.fixture(scope="session")
def levels_document() -> dict[str, Any]:
    return _read(DATA / "levels.toml")


@pytest.fixture(scope="session")
def shipped() -> dict[str, Ladder]:
    documents = [_read(path) for path in sorted((DATA / "ladders").glob("*.toml"))]
    return {document["id"]: Ladder.from_document(document) for document in documents}


@pytest.fixture(scope="session")
def reference(levels_document: dict[str, Any]) -> ReferenceOrder:
    return ReferenceOrder.from_documents(_read(DATA / "reference_order.toml"), levels_document)


@pytest.fixture(scope="session")
def draw_document() -> Callable[[st.DataObject], dict[str, Any]]:
    """Draws the document of a ladder: few titles, so that they repeat, and branches that hang anywhere."""

    def draw_one(data: st.DataObject) -> dict[str, Any]:
        draw = data.draw
        levels = st.lists(
            st.lists(st.sampled_from(TITLES), min_size=1, max_size=3, unique=True), min_size=1, max_size=5
        )
        chains = draw(st.lists(levels, min_size=1, max_size=3))
        every = [title for chain in chains for level in chain for title in level]
        hooks = st.none() | st.sampled_from([title for title in every if every.count(title) == 1] or [None])
        branches = [
            {"track": f"track-{at}", "levels": chain, "after": draw(hooks), "before": draw(hooks)}
            for at, chain in enumerate(chains[1:])
        ]
        main: list[Any] = chains[0]
        if draw(st.booleans()):
            main = [{"titles": level, "code": f"L{at}"} for at, level in enumerate(main)]
        return {"name": "random", "levels": main, "branches": branches, "kind": draw(st.sampled_from(KINDS))}

    return draw_one


@pytest.fixture(scope="session")
def draw_ladder(draw_document: Callable[[st.DataObject], dict[str, Any]]) -> Callable[..., Ladder]:
    """Draws a ladder without a circle."""

    def draw_one(data: st.DataObject, name: str = "random") -> Ladder:
        try:
            return Ladder.from_document({**draw_document(data), "name": name})
        except LadderError:
            reject()

    return draw_one


def _closure(document: dict[str, Any]) -> set[tuple[int, int]]:
    chains = [document["levels"], *(branch["levels"] for branch in document.get("branches", ()))]
    levels = [level["titles"] if isinstance(level, dict) else level for chain in chains for level in chain]
    starts = [sum(map(len, chains[:at])) for at in range(len(chains))]
    steps = {
        (start + at, start + at + 1)
        for start, chain in zip(starts, chains, strict=True)
        for at in range(len(chain) - 1)
    }
    for branch, start in zip(document.get("branches", ()), starts[1:], strict=True):
        place = {title: at for at, titles in enumerate(levels) for title in titles}
        if branch.get("after"):
            steps.add((place[branch["after"]], start))
        if branch.get("before"):
            steps.add((start + len(branch["levels"]) - 1, place[branch["before"]]))
    order: set[tuple[int, int]] = set()
    while order != steps:
        order = set(steps)
        steps |= {(a, d) for (a, b), (c, d) in product(order, order) if b == c}
    return order


@pytest.fixture(scope="session")
def closure() -> Callable[[dict[str, Any]], set[tuple[int, int]]]:
    """An oracle: the order of a document's levels by brute force, as pairs of their numbers, main ladder first."""
    return _closure
