"""The arrays below the questions; what they answer is in test_lines.py."""

from array import array
from math import log2

from hypothesis import given
from hypothesis import strategies as st

from productroles.org.forest import LEFT_OUT, TOP, Forest
from productroles.org.preorder import Preorder


def forest_of(*parent: int) -> Forest:
    return Forest(array("i", parent))


def test_counts_and_managers_are_by_row() -> None:
    forest = forest_of(3, 3, LEFT_OUT, TOP, 0, TOP, 0)
    assert list(forest.reports) == [2, 0, 0, 2, 0, 0, 0]
    assert list(forest.people) == [3, 1, 1, 5, 1, 1, 1]
    assert list(forest.managers) == [0, 3]
    assert list(forest.rising) == [0, 3]
    assert [depth if depth >= 0 else None for depth in forest.depths] == [1, 1, None, 0, 2, 0, 2]
    assert (forest.cycles, forest.circle_of) == ((), {})


def test_rows_in_circles_are_no_managers_and_those_below_are() -> None:
    forest = forest_of(1, 0, 1, 2, TOP, 7, 0, 6, 5, 10, 11, 9)
    assert forest.cycles == ((0, 1), (9, 10, 11))
    assert forest.circle_of == {0: (0, 1), 1: (0, 1), 9: (9, 10, 11), 10: (9, 10, 11), 11: (9, 10, 11)}
    assert list(forest.managers) == [2, 5, 6, 7]
    assert list(forest.rising) == [2, 5, 7, 6]
    assert [row for row, depth in enumerate(forest.depths) if depth >= 0] == [4]
    assert [forest.people[row] for row in (2, 3, 4, 5, 6, 7, 8)] == [2, 1, 1, 2, 4, 3, 1]


def test_places_are_the_preorder_in_the_order_of_the_rows() -> None:
    tree = Preorder(forest_of(3, 3, LEFT_OUT, TOP, 0, TOP, 0))
    assert list(tree.order) == [3, 0, 4, 6, 1, 5]
    assert list(tree.place) == [1, 4, -1, 0, 2, 5, 3]
    assert list(tree.size) == [5, 3, 1, 1, 1, 1]
    assert tree.rooted == 6
    assert list(tree.below(0)) == [1, 4]


def test_trees_below_circles_come_last() -> None:
    tree = Preorder(forest_of(1, 0, 1, 2, TOP, 7, 0, 6, 5, 10, 11, 9))
    assert list(tree.order) == [4, 2, 3, 6, 7, 5, 8]
    assert tree.rooted == 1
    assert list(tree.size) == [1, 2, 1, 4, 3, 2, 1]
    assert tree.below_circle == {0: [1, 6], 1: [0, 2], 9: [11], 10: [9], 11: [10]}


@given(st.integers(1, 40).flatmap(lambda count: st.lists(st.integers(LEFT_OUT, count - 1), min_size=count)))
def test_rising_managers_come_after_all_managers_below(drawn: list[int]) -> None:
    parents = [TOP if over >= 0 and drawn[over] == LEFT_OUT else over for over in drawn]
    forest = forest_of(*parents)
    place = {row: at for at, row in enumerate(forest.rising)}
    inside = set(forest.circle_of)
    assert set(place) == {over for over in parents if over >= 0} - inside
    assert all(place[row] < place[parents[row]] for row in place if parents[row] in place)
    assert all(parents[circle[at - 1]] == row for circle in forest.cycles for at, row in enumerate(circle))
    tree = Preorder(forest)
    for at, row in enumerate(tree.order):
        assert tree.size[at] == forest.people[row] == 1 + sum(map(tree.size.__getitem__, tree.below(at)))
        assert [tree.order[low] for low in tree.below(at)] == [low for low, over in enumerate(parents) if over == row]
    assert sorted(tree.order) == [row for row, over in enumerate(parents) if over != LEFT_OUT and row not in inside]


def test_a_long_path_goes_on_into_the_largest_subtree() -> None:
    parent = [TOP]
    for over in range(0, 600, 3):  # below each a manager of one, and the next with all that follows
        parent += [over, over + 1, over]
    heads = forest_of(*parent).heads
    assert {heads[row] for row in range(0, 600, 3)} == {0}
    assert [heads[row] for row in range(1, 597, 3)] == list(range(1, 597, 3))


@given(st.lists(st.integers(0, 10**6), max_size=300), st.integers(1, 300))
def test_few_long_paths_lie_above_any_row(picks: list[int], nearest: int) -> None:
    parent = [TOP, *(max(0, at - nearest) + pick % min(at, nearest) for at, pick in enumerate(picks, 1))]
    forest = forest_of(*parent)
    for start in range(len(parent)):
        paths, row = 0, start
        while row >= 0:
            paths, row = paths + 1, parent[forest.heads[row]]
        assert paths <= 1 + log2(len(parent))
