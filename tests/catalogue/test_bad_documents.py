"""Whatever stands in a document of plain data, it is taken or told of: no other error comes out."""

from contextlib import suppress
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles.errors import CatalogueError

BASE = pr.load_catalogue()
CITED: dict[str, Any] = {"citations": [{"source": "acme", "locator": "page 1"}]}
DOCUMENT: dict[str, Any] = {
    "roles": {"acme-pm": {
        "name": "Acme PM", "family": "product-management", "level": "mid",
        "names": [
            CITED | {"id": "acme-1", "value": {"title": "Chef", "language": "fr"}, "conflicts_with": ["acme-2"]}
        ],
        "aliases": [CITED | {"id": "acme-2", "value": {"title": "Person"}, "conflicts_with": ["acme-1"]}],
        "reporting": [CITED | {"id": "acme-3", "value": {"manager": "director-of-product"}}],
        "kpis": [CITED | {"id": "acme-4", "value": "acme-rate"}],
        "responsibilities": [CITED | {"id": "acme-5", "value": "acme-work"}],
        "requirements": [
            CITED | {"id": "acme-6", "value": {"kind": "skill", "skill": "sql", "necessity": "required"}},
            CITED | {"id": "acme-7", "value": {"kind": "education", "necessity": "observed", "share": "0.5"}},
        ],
        "moves": [
            CITED | {"id": "acme-8", "value": {"from_role": "product-manager", "to_role": "acme-pm", "basis": "path"}}
        ],
        "salaries": [CITED | {
            "id": "acme-9", "as_of": "2026-01-31",
            "value": {"currency": "EUR", "low": "1", "high": "3", "percentiles": {"50": "2"}, "place": "Berlin, DE"},
        }],
        "codes": [CITED | {"id": "acme-10", "value": {"scheme": "sfia", "match": "close", "low": 3, "high": 4}}],
    }},
    "sources": {"acme": {"title": "The handbook", "kind": "handbook"}},
    "skills": {"sql": {"name": "SQL"}},
    "kpis": {"acme-rate": {
        "name": "Rate", "kind": "ratio", "unit": "ratio", "direction": "up", "over": "flow", "formula": "a / b",
        "components": [{"name": "a", "unit": "count"}, {"name": "b", "unit": "count"}],
    }},
    "responsibilities": {"acme-work": {
        "statement": "Works", "area": "delivery",
        "assignments": [{"role": "acme-pm", "accountability": "responsible", "facts": ["acme-5"]}],
    }},
    "ladders": {"acme": {"name": "Acme", "levels": [["PM"], {"titles": ["Senior PM"], "code": "P4"}]}},
    "conflicts": {"conflict": [{"id": "one", "label": "x", "facts": ["acme-1", "acme-2"]}]},
    "omitted": {"omitted": [{"source": "acme", "locator": "page 2", "reason": "repeated", "note": "x"}]},
    "structure": {"entries": [{"grade": "P4", "place": "DE", "low": "1", "currency": "EUR", "per": "year"}]},
    "retired": {"roles": {"acme-old": "acme-pm"}},
    "titles": {"en": {"words": {"manager": "person"}}},
    "catalogue": {"name": "Acme", "version": "1", "as_of": "2026-01-01"},
}  # fmt: skip


def places(value: Any, above: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, held in inner for place in [(*above, key), *places(held, (*above, key))]]


JUNK = st.sampled_from(
    [None, 3, -1, 1.5, float("nan"), True, "", " ", "x", "X Y", "\ud800", "2024-13-01", 10**40, b"x"]
) | st.recursive(
    st.none() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3) | st.integers(), inner, max_size=2),
    max_leaves=4,
)


def test_the_document_is_good() -> None:
    assert BASE.extended(DOCUMENT).roles["acme-pm"].facts()


@given(place=st.sampled_from(places(DOCUMENT)), junk=JUNK, how=st.sampled_from(["in its place", "as its key", "gone"]))
def test_it_is_taken_or_told_of(place: tuple[Any, ...], junk: Any, how: str) -> None:
    document = deepcopy(DOCUMENT)
    holder: Any = document
    for key in place[:-1]:
        holder = holder[key]
    if how == "in its place":
        holder[place[-1]] = junk
    elif how == "gone":
        del holder[place[-1]]
    elif isinstance(holder, dict):
        holder[junk if isinstance(junk, str | int | None) else "key"] = holder.pop(place[-1])
    with suppress(CatalogueError):
        BASE.extended(document)


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ({"roles": {3: {}}}, "roles.3: a key is no text"),
        ({"sources": {"acme": {None: "x"}}}, "sources: a key is no text"),
        ({"titles": {"": {}}}, "titles.: a key is no text"),
        ({"": {}}, "'': unknown document ''"),
        ({" ": {}}, "' ': unknown document ' '"),
        ({"titles": {" ": {}}}, "titles.' ': missing key 'status'"),
        ({"rolls": {}}, "rolls: unknown document 'rolls'"),
        ({"roles": []}, "roles: expected a table of documents by id"),
        ({"reference_order": {}}, "levels: no such document"),
        ({"reference_order": {}, "levels": {}}, "reference_order: expected a table of the fields of a table of votes"),
    ],
)
def test_what_is_no_document_is_told(document: Any, told: str) -> None:
    with pytest.raises(CatalogueError) as raised:
        BASE.extended(document)
    (problem,) = raised.value.problems
    assert str(problem).startswith(told)


def test_every_field_of_a_ladder_that_is_refused_is_told_by_its_path() -> None:
    ladder = {
        "name": "x", "year": -1, "levels": [["PM"], {"titles": ["Lead", 3]}, {"title": ["Head"]}],
        "spans": [{"manager": "Head", "low": 1, "high": 2, "scope": "all"}],
    }  # fmt: skip
    with pytest.raises(CatalogueError) as raised:
        BASE.extended({"ladders": {"x": ladder}})
    assert [(problem.file, problem.path) for problem in raised.value.problems] == [
        ("ladders.x", "year"),
        ("ladders.x", "levels[1].titles[1]"),
        ("ladders.x", "levels[2]"),
        ("ladders.x", "spans[0].scope"),
    ]


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (
            {"ladders": {"x": {"name": "x", "levels": [["PM"]], "parallel": [["PM", "Lead"]]}}},
            "ladders.x: no level 'Lead'",
        ),
        (
            {
                "reference_order": {"version": "1", "pair": []},
                "levels": {"level": [{"id": "x", "name": "x", "sfia": {"low": 1, "high": 1, "status": "y"}}]},
            },
            "reference_order: 'y' is no ScaleStatus",
        ),
        (
            {"reference_order": {"version": "1", "pair": [{"a": "x", "b": "y"}]}, "levels": {"level": []}},
            "reference_order: no level 'x'",
        ),
    ],
)
def test_names_of_a_ladder_or_an_order_that_mean_nothing_are_told(document: Any, told: str) -> None:
    with pytest.raises(CatalogueError) as raised:
        BASE.extended(document)
    (problem,) = raised.value.problems
    assert str(problem).startswith(told)


def test_what_is_nested_without_end_is_told() -> None:
    deep: Any = {}
    for _ in range(100_000):
        deep = {"a": deep}
    with pytest.raises(CatalogueError, match=r"roles\.x: nested too deeply"):
        BASE.extended({"roles": {"x": deep}})


def test_retired_ids_of_a_base_stay_retired() -> None:
    first = BASE.extended({"retired": {"roles": {"pm-of-old": "product-manager"}}})
    second = first.extended({"retired": {"roles": {"head-of-old": "head-of-product"}}})
    for id, successor in (("pm-of-old", "product-manager"), ("head-of-old", "head-of-product")):
        with pytest.raises(KeyError, match=successor):
            second.roles[id]
