"""The arrays below the questions; what they answer is in test_lines.py."""

from array import array
from math import log2

from hypothesis import given
from hypothesis import strategies as st

from productroles.org.forest import LEFT_OUT, TOP, Forest


def forest_of(*parent: int) -> Forest:
    return Forest(array("i", parent))


def test_places_are_the_preorder_in_the_order_of_the_rows() -> None:
    forest = forest_of(3, 3, LEFT_OUT, TOP, 0, TOP, 0)
    assert list(forest.order) == [3, 0, 4, 6, 1, 5]
    assert list(forest.place) == [1, 4, -1, 0, 2, 5, 3]
    assert list(forest.above) == [-1, 0, 1, 1, 0, -1]
    assert list(forest.size) == [5, 3, 1, 1, 1, 1]
    assert list(forest.depths) == [0, 1, 2, 2, 1, 0]
    assert list(forest.reports) == [2, 0, 0, 2, 0, 0, 0]
    assert (forest.rooted, forest.cycles) == (6, ())
    assert list(forest.below(0)) == [1, 4]
    assert list(forest.tops(0, 6)) == [0, 5]


def test_trees_below_circles_come_last() -> None:
    forest = forest_of(1, 0, 1, 2, TOP, 7, 0, 6, 5, 10, 11, 9)
    assert forest.cycles == ((0, 1), (9, 10, 11))
    assert list(forest.order) == [4, 2, 3, 6, 7, 5, 8]
    assert forest.rooted == 1
    assert list(forest.above) == [-1, -1, 1, -1, 3, 4, 5]
    assert list(forest.size) == [1, 2, 1, 4, 3, 2, 1]
    assert [forest.circle_above(row) for row in (8, 3, 4, 10)] == [(0, 1), (0, 1), (), (9, 10, 11)]


@given(st.lists(st.integers(0, 10**6), max_size=300), st.integers(1, 300))
def test_few_long_paths_lie_above_any_place(picks: list[int], nearest: int) -> None:
    parent = [TOP, *(max(0, at - nearest) + pick % min(at, nearest) for at, pick in enumerate(picks, 1))]
    forest = forest_of(*parent)
    for at in range(len(parent)):
        paths, place = 0, at
        while place >= 0:
            paths, place = paths + 1, forest.above[forest.heads[place]]
        assert paths <= 1 + log2(len(parent))
