"""The tidy layout against its laws, and against a plain method that looks at every pair."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from productroles.display._tree_layout import tidy


def trees(most: int = 60) -> st.SearchStrategy[list[int]]:
    """Broad ones, whose nodes hang anywhere, and ones with long branches, whose nodes hang near the last."""
    picks = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 3)), max_size=most)
    return picks.map(
        lambda found: [
            -1,
            *(
                pick % at if near == 3 else max(0, at - 1 - pick % (3 + near))
                for at, (pick, near) in enumerate(found, 1)
            ),
        ]
    )


def children_of(parents: list[int]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in parents]
    for node, over in enumerate(parents[1:], 1):
        found[over].append(node)
    return found


def depths_of(parents: list[int]) -> list[int]:
    found = [0]
    for over in parents[1:]:
        found.append(found[over] + 1)
    return found


def plainly(parents: list[int]) -> list[float]:
    """Each subtree set as far left as all before it allow; parents in the middle. Quadratic, and plain to see."""
    children = children_of(parents)
    shapes: dict[int, dict[int, float]] = {}
    depths = depths_of(parents)
    for node in reversed(range(len(parents))):
        merged: dict[int, float] = {}
        for child in children[node]:
            shape = shapes[child]
            taken = {depths[other]: -1e9 for other in merged}
            for other, place in merged.items():
                taken[depths[other]] = max(taken[depths[other]], place)
            shift = max(
                (taken[depths[own]] + 1 - place for own, place in shape.items() if depths[own] in taken),
                default=0.0,
            )
            merged |= {own: place + shift for own, place in shape.items()}
        ends = [merged[child] for child in children[node]]
        merged[node] = (ends[0] + ends[-1]) / 2 if ends else 0.0
        shapes[node] = merged
    return [shapes[0][node] - min(shapes[0].values()) for node in range(len(parents))]


@settings(max_examples=200)
@given(parents=trees())
def test_neighbours_stand_one_apart_in_order(parents: list[int]) -> None:
    places, depths, children = tidy(parents), depths_of(parents), children_of(parents)
    assert min(places) == 0
    level = [0]
    while level:
        assert all(right - left >= 1 - 1e-9 for left, right in pairwise([places[node] for node in level]))
        level = [child for node in level for child in children[node]]
    assert max(depths) <= len(parents)


@settings(max_examples=200)
@given(parents=trees())
def test_parents_stand_in_the_middle(parents: list[int]) -> None:
    places = tidy(parents)
    for node, below in enumerate(children_of(parents)):
        if below:
            assert abs(places[node] - (places[below[0]] + places[below[-1]]) / 2) < 1e-9


@settings(max_examples=200)
@given(parents=trees())
def test_the_drawing_is_as_narrow_as_the_plain_method_makes_it(parents: list[int]) -> None:
    assert max(tidy(parents)) <= max(plainly(parents)) + 1e-9


@settings(max_examples=200)
@given(parents=trees())
def test_the_mirrored_tree_is_the_mirrored_drawing(parents: list[int]) -> None:
    children = children_of(parents)
    order, mirrored = [0], [-1]
    for at, node in enumerate(order):
        for child in reversed(children[node]):
            order.append(child)
            mirrored.append(at)
    straight, turned = tidy(parents), tidy(mirrored)
    wide = max(straight)
    assert all(abs(wide - straight[node] - turned[at]) < 1e-6 for at, node in enumerate(order))


@given(parents=trees(12))
def test_equal_trees_look_equal(parents: list[int]) -> None:
    size = len(parents)
    twice = [-1, 0, *(over + 1 for over in parents[1:]), 0, *(over + 1 + size for over in parents[1:])]
    places = tidy(twice)
    first, second = places[1 : size + 1], places[size + 1 :]
    assert all(abs((a - first[0]) - (b - second[0])) < 1e-9 for a, b in zip(first, second, strict=True))


def test_a_very_deep_and_a_very_broad_tree() -> None:
    assert set(tidy([-1, *range(50_000)])) == {0.0}
    assert max(tidy([-1] + [0] * 50_000)) == 49_999
