import json
import pickle
from collections.abc import Callable
from itertools import combinations, permutations, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productroles.errors import AmbiguousNameError, FieldError, FieldTypeError, LadderError, UnknownLevelError
from productroles.seniority.ladder import Ladder
from productroles.seniority.relation import SeniorityRelation as R
from productroles.seniority.rung import Branch, LadderLevel

Draw = Callable[..., Ladder]
Closure = Callable[[dict[str, Any]], set[tuple[int, int]]]


def acme(**fields: Any) -> Ladder:
    return Ladder.from_levels([["APM"], ["PM", "Designer"], ["Senior PM"], ["Director"]], name="Acme Inc.", **fields)


def oracle(ladder: Ladder, order: set[tuple[int, int]], a: str, b: str) -> R:
    at_a, at_b = ({at for at, level in enumerate(ladder.all_levels) if title in level.titles} for title in (a, b))
    if at_a == at_b:
        return R.SAME
    found = {
        R.SAME if x == y else R.JUNIOR if (x, y) in order else R.SENIOR if (y, x) in order else R.INCOMPARABLE
        for x, y in product(at_a, at_b)
    }
    return found.pop() if len(found) == 1 else R.DEPENDS


@given(st.data())
def test_a_ladder_is_refused_where_it_leads_round_in_a_circle(
    draw_document: Any, closure: Closure, data: st.DataObject
) -> None:
    document = draw_document(data)
    if any(low == high for low, high in closure(document)):
        with pytest.raises(LadderError, match="circle"):
            Ladder.from_document(document)
    else:
        Ladder.from_document(document)


@given(st.data())
def test_relations_are_those_of_the_written_out_order(draw_ladder: Draw, closure: Closure, data: st.DataObject) -> None:
    ladder = draw_ladder(data)
    order = closure(ladder.as_document())
    for a, b in product(ladder.titles, ladder.titles):
        assert ladder.relation(a, b) is oracle(ladder, order, a, b), (a, b)


@given(st.data())
def test_order_of_titles_is_strict(draw_ladder: Draw, data: st.DataObject) -> None:
    ladder = draw_ladder(data)
    for a, b in product(ladder.titles, ladder.titles):
        assert ladder.relation(a, b) is ladder.relation(b, a).flipped
    for a, b, c in permutations(ladder.titles, 3):
        if ladder.relation(a, b) is R.JUNIOR and ladder.relation(b, c) is R.JUNIOR:
            assert ladder.relation(a, c) is R.JUNIOR


@given(st.data())
def test_covers_are_the_order_without_what_follows(draw_ladder: Draw, closure: Closure, data: st.DataObject) -> None:
    ladder = draw_ladder(data)
    order = closure(ladder.as_document())
    between = {(a, c) for (a, b), (x, c) in product(order, order) if b == x}
    covers = ladder._chains.covers()
    assert set(covers) == order - between
    assert len(covers) == len(set(covers))
    assert [(str(a), str(b)) for a, b in ladder.covers()] == [
        (str(ladder.all_levels[a]), str(ladder.all_levels[b])) for a, b in covers
    ]


@given(st.data())
def test_tiers_and_keys_rise_along_the_order(draw_ladder: Draw, closure: Closure, data: st.DataObject) -> None:
    ladder = draw_ladder(data)
    tiers = ladder._chains.tiers
    assert all(tiers[low] < tiers[high] for low, high in closure(ladder.as_document()))
    assert sum(map(len, ladder.tiers())) == len(ladder.all_levels)
    for a, b in product(ladder.titles, ladder.titles):
        if ladder.relation(a, b) is R.JUNIOR:
            assert ladder.key(a) < ladder.key(b)


@given(st.data())
def test_ladder_survives_document_json_and_pickle(draw_ladder: Draw, data: st.DataObject) -> None:
    ladder = draw_ladder(data)
    document = ladder.as_document()
    for again in (
        Ladder.from_document(document),
        Ladder.from_document(json.loads(json.dumps(document))),
        pickle.loads(pickle.dumps(ladder)),
    ):
        assert again == ladder
        assert hash(again) == hash(ladder)
        assert again.as_document() == document
        assert [again.relation(a, b) for a, b in combinations(again.titles, 2)] == [
            ladder.relation(a, b) for a, b in combinations(ladder.titles, 2)
        ]


def test_every_shipped_ladder_survives_its_document(shipped: dict[str, Ladder]) -> None:
    for ladder in shipped.values():
        assert Ladder.from_document(json.loads(json.dumps(ladder.as_document()))) == ladder


def test_every_shipped_ladder_is_ordered_as_written_out(shipped: dict[str, Ladder], closure: Closure) -> None:
    for ladder in shipped.values():
        order = closure(ladder.as_document())
        for a, b in product(ladder.titles, ladder.titles):
            assert ladder.relation(a, b) is oracle(ladder, order, a, b), (ladder.id, a, b)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("APM", "PM", R.JUNIOR),
        ("Director", "PM", R.SENIOR),
        ("PM", "Designer", R.SAME),
        ("  senior   pm ", "SENIOR PM", R.SAME),
        ("p1", "Director", R.JUNIOR),
        ("P2", "designer", R.SAME),
        ("PM (P2)", "P3", R.JUNIOR),
    ],
)
def test_titles_and_codes_compare(a: str, b: str, relation: R) -> None:
    assert acme(codes=["P1", "P2", "P3", "P4"]).relation(a, b) is relation


@pytest.mark.parametrize("name", ["Product Manager", "P", "P5", "PM Designer", "PM (P3)", "Manager"])
def test_nothing_is_found_by_likeness(name: str) -> None:
    ladder = acme(codes=["P1", "P2", "P3", "P4"])
    assert name not in ladder
    with pytest.raises(UnknownLevelError):
        ladder.find(name)


def test_find_gives_the_levels() -> None:
    ladder = acme(codes=["P1", None, "", "P4"])
    assert ladder.find("designer") == (LadderLevel(["PM", "Designer"]),)
    assert ladder.find("P4") == (LadderLevel(["Director"], "P4"),)
    assert ladder.codes == ("P1", "P4")
    assert ladder.titles == ("APM", "PM", "Designer", "Senior PM", "Director")
    assert "designer" in ladder
    assert 3 not in ladder


def test_a_title_at_several_levels_is_an_interval(shipped: dict[str, Ladder]) -> None:
    meta = shipped["meta"]
    assert [level.code for level in meta.find("product manager")] == ["IC4", "IC5", "IC6", "IC7"]
    assert meta.relation("Product Manager", "Director, Product") is R.JUNIOR
    assert meta.relation("IC5", "Product Manager") is R.DEPENDS
    assert meta.relation("Product Manager (IC4)", "IC7") is R.JUNIOR
    kaiser = shipped["kaiser"]
    assert kaiser.relation("Head of Product", "VP Product") is R.DEPENDS
    assert kaiser.relation("Head of Product", "Chief Product Officer") is R.JUNIOR
    assert kaiser.relation("Head of Product", "head of product") is R.SAME


def test_tracks_whose_alignment_is_not_stated_have_no_order(shipped: dict[str, Ladder]) -> None:
    andro = shipped["andro"]
    assert {andro.relation(a, b) for a in ("APM", "Principal PM") for b in ("PM Manager", "M3")} == {R.INCOMPARABLE}
    assert andro.relation("M1", "Director of Product") is R.JUNIOR


def test_branches_hang_where_they_say(shipped: dict[str, Ladder]) -> None:
    fishbowl, resonance = shipped["fishbowl"], shipped["resonance"]
    assert fishbowl.relation("principal", "senior product manager") is R.SENIOR
    assert fishbowl.relation("principal", "CPO") is R.INCOMPARABLE
    assert resonance.relation("Principal Product Manager", "Head of Product") is R.JUNIOR
    assert resonance.relation("Principal Product Manager", "Lead Product Manager") is R.INCOMPARABLE


def test_a_branch_may_hang_on_a_branch() -> None:
    ladder = Ladder.from_levels(
        [["a"], ["z"]],
        name="x",
        branches=[
            {"track": "one", "levels": [["b"], ["c"]], "after": "a"},
            {"track": "two", "levels": [["d"]], "after": "c", "before": "z"},
        ],
    )
    assert ladder.relation("b", "z") is R.JUNIOR
    assert [str(low) + str(high) for low, high in ladder.covers()] == ["ab", "bc", "cd", "dz"]


def test_a_branch_without_a_stated_start_is_set_high() -> None:
    ladder = Ladder.from_levels(
        [["a"], ["b"], ["c"], ["d"]],
        name="x",
        branches=[
            Branch("free", [["m"], ["n"]]),
            Branch("ends", [["s"]], before="c"),
            Branch("starts", [["t"]], after="a"),
        ],
    )
    assert [[str(level) for level in tier] for tier in ladder.tiers()] == [
        ["a"], ["b", "s", "t"], ["c", "m"], ["d", "n"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("levels", "fields"),
    [
        ([], {}),
        ([[]], {}),
        ([["PM"], []], {}),
        ([["PM", "pm "]], {}),
        ([["PM"]], {"codes": ["P1", "P2"]}),
        ([["PM"], ["Lead"]], {"codes": []}),
        ([["PM"], ["Lead"]], {"codes": ["P1", "p1"]}),
        ([["PM"]], {"branches": [{"track": "ic", "levels": []}]}),
        ([["PM"]], {"branches": [{"track": "ic", "levels": [["Staff"]], "after": "Lead"}]}),
        ([["PM"]], {"branches": [{"track": "ic", "levels": [["Staff"]], "after": "Staff"}]}),
        ([["PM"], ["PM"]], {"branches": [{"track": "ic", "levels": [["Staff"]], "after": "PM"}]}),
        ([["PM"], ["Lead"]], {"branches": [{"track": "ic", "levels": [["Staff"]], "after": "Lead", "before": "PM"}]}),
        (
            [["PM"]],
            {
                "branches": [
                    {"track": "one", "levels": [["a"]], "after": "b"},
                    {"track": "two", "levels": [["b"]], "after": "a"},
                ]
            },
        ),
        ([["PM"], ["Lead"]], {"parallel": [["PM", "Lead"]]}),
        ([["PM"]], {"valid_from": "2025-01-01", "valid_to": "2024-12-31"}),
        ([["PM"]], {"colour": "red"}),
    ],
)
def test_nonsense_is_refused(levels: list[list[str]], fields: dict[str, Any]) -> None:
    with pytest.raises(LadderError) as caught:
        Ladder.from_levels(levels, name="nonsense", **fields)
    assert caught.value.ladder == "nonsense"


@pytest.mark.parametrize(
    "levels", ["PM", ["PM", "Lead"], [[1]], [[None]], [["PM"], None], {"PM": 1}, 3, None, [[""]], [[" "]]]
)
def test_what_is_no_list_of_titles_is_refused(levels: Any) -> None:
    with pytest.raises((FieldTypeError, FieldError)):
        Ladder.from_levels(levels, name="x")


@pytest.mark.parametrize(
    "document",
    [
        {"name": "x", "levels": [["PM"]], "reports_to": [["PM"]]},
        {"name": "x", "levels": [["PM"]], "spans": [{"manager": "PM", "low": 5, "high": 2}]},
        {"name": "x", "levels": [["PM"]], "spans": [{"manager": "PM", "low": 5}]},
        {"name": "x", "levels": [["PM"]], "experience": [{"title": "PM", "low": 1, "years": 2}]},
        {"name": "x", "levels": [{"title": "PM"}]},
        {"name": "x", "levels": [{"titles": ["PM"], "sfia": {"low": 3, "high": 8, "status": "derived"}}]},
        {"name": "x", "levels": [{"titles": ["PM"], "sfia": {"low": 3, "high": 3, "status": "sourced"}}]},
        {"name": "x", "levels": [["PM"]], "branches": [["ic"]]},
        {"name": "x", "levels": [["PM"]], "year": "2024"},
        {"name": "x", "levels": [["PM"]], "product": "no"},
        {"name": "x", "levels": [["PM"]], "valid_from": "today"},
        {"name": "x", "levels": [["PM"]], "id": "Not an id"},
        [],
    ],
)
def test_a_bad_document_is_refused(document: Any) -> None:
    with pytest.raises((FieldTypeError, FieldError)):
        Ladder.from_document(document)


@pytest.mark.parametrize("document", [{}, {"name": "x"}, {"levels": [["PM"]]}, {"name": "x", "levels": [["PM"]], 3: 4}])
def test_a_document_with_too_little_or_too_much_is_refused(document: Any) -> None:
    with pytest.raises(LadderError):
        Ladder.from_document(document)


def test_a_title_that_is_a_code_elsewhere_is_ambiguous() -> None:
    ladder = Ladder.from_levels([["L2"], ["PM"]], name="x", codes=["L1", "L2"])
    with pytest.raises(AmbiguousNameError) as caught:
        ladder.find("l2")
    assert caught.value.candidates == ("L1: L2", "L2: PM")
    same = Ladder.from_levels([["L1"], ["PM"]], name="x", codes=["L1", "L2"])
    assert same.find("L1") == (LadderLevel(["L1"], "L1"),)


def test_a_code_that_two_tracks_share_names_both() -> None:
    ladder = Ladder.from_levels(
        [["Senior"], ["Principal"]],
        name="x",
        codes=["9", "10"],
        branches=[{"track": "management", "levels": [{"titles": ["Director"], "code": "10"}]}],
    )
    assert len(ladder.find("10")) == 2
    assert ladder.relation("10", "Senior") is R.DEPENDS


def test_names_make_ids() -> None:
    assert acme().id == "acme-inc"
    assert Ladder.from_levels([["部長"]], name="株式会社").id == "ladder"
    assert acme(id="a1").id == "a1"


def test_validity_has_open_ends() -> None:
    assert acme().holds_on("1999-01-01")
    dated = acme(valid_from="2024-01-01", valid_to="2024-12-31")
    assert [dated.holds_on(day) for day in ("2023-12-31", "2024-01-01", "2024-12-31", "2025-01-01")] == [
        False, True, True, False
    ]  # fmt: skip


def test_toml_file(tmp_path: Path) -> None:
    path = tmp_path / "acme.toml"
    path.write_text('name = "Acme"\nlevels = [["PM"], { titles = ["Lead"], code = "P2" }]\n', "utf-8")
    assert Ladder.from_toml(path) == Ladder.from_levels([["PM"], ["Lead"]], name="Acme", codes=["", "P2"])


@pytest.mark.parametrize("content", [b"name = ", b"\xff\xfe", b"levels = " + b"[" * 5000])
def test_a_file_that_is_no_toml_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "acme.toml"
    path.write_bytes(content)
    with pytest.raises(LadderError, match="no readable TOML"):
        Ladder.from_toml(path)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"levels": [["PM"], ["Senior PM", 3]]}, "expected text in levels[1], not int 3"),
        ({"levels": [["PM"], {"titles": ["Lead"], "code": 2}]}, "expected text in levels[1].code, not int 2"),
        ({"levels": 5}, "expected levels, each a list of titles in levels, not int 5"),
        (
            {"branches": [{"track": "x", "levels": [["a"], {"titles": ["b"], "sfia": {"low": 0}}]}]},
            "expected a whole number above zero in branches[0].levels[1].sfia.low, not 0",
        ),
        (
            {"spans": [{"manager": "PM", "low": 1, "high": 2}, {"manager": "PM", "low": 3, "high": 2}]},
            "expected a low that is not above its high in spans[1], not (3, 2)",
        ),
        (
            {"reports_to": [["a", "b"], ["a"]]},
            "expected pairs of a title and the title it reports to in reports_to[1], not (('a',),)",
        ),
        ({"valid_from": 7}, "expected a date in valid_from, not int 7"),
    ],
)
def test_an_error_names_the_field(fields: dict[str, Any], told: str) -> None:
    with pytest.raises((FieldError, FieldTypeError)) as raised:
        Ladder.from_document({"name": "acme", "levels": [["PM"]], **fields})
    assert str(raised.value) == told


def test_it_prints_what_it_is(shipped: dict[str, Ladder]) -> None:
    assert str(shipped["fishbowl"]) == (
        "Fishbowl thread (community)\n"
        "  product analyst\n"
        "  associate product manager\n"
        "  product manager\n"
        "  senior product manager\n"
        "  group, director\n"
        "  VP, head of product management\n"
        "  CPO\n"
        "  individual-contributor, after senior product manager: principal, distinguished PM"
    )


def test_size_does_not_matter() -> None:
    tall = Ladder.from_levels([[f"level {at}", "everyone"] for at in range(20_000)], name="tall")
    assert tall.relation("level 3", "level 19999") is R.JUNIOR
    assert tall.relation("everyone", "level 7") is R.DEPENDS
    assert len(tall.covers()) == 19_999
    chain = [{"track": f"t{at}", "levels": [[f"b{at}"]], "after": f"b{at - 1}"} for at in range(1, 3000)]
    wide = Ladder.from_levels([["b0"]], name="wide", branches=chain)
    assert wide.relation("b0", "b2999") is R.JUNIOR
    assert wide.relation("b2999", "b1") is R.SENIOR
    assert len(wide.tiers()) == 3000


def test_levels_have_no_less_than() -> None:
    low, high = acme().levels[:2]
    with pytest.raises(TypeError):
        low < high  # type: ignore[operator]  # noqa: B015


@pytest.mark.parametrize("levels", [["PM"], [["PM"], "Senior PM"], [7]])
def test_a_level_that_is_no_list_of_titles_is_told_as_such(levels: Any) -> None:
    with pytest.raises(FieldTypeError, match=r'a list of titles for each level, such as \[\["PM"\]'):
        Ladder.from_levels(levels, name="x")


def test_the_class_names_its_constructor() -> None:
    assert "from_levels" in str(Ladder.__doc__).partition("\n")[0]
