from itertools import pairwise, permutations, product

from hypothesis import given
from hypothesis import strategies as st

from productroles.seniority.strict import StrictOrder

NAMES = "abcdefg"
STEPS = st.dictionaries(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda step: step[0] != step[1]),
    st.booleans(),
    max_size=14,
)


def reachable(steps: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """An oracle: all pairs with a chain between them, by plain repetition."""
    found: set[tuple[str, str]] = set()
    while found != steps:
        found = set(steps)
        steps = steps | {(a, d) for (a, b), (c, d) in product(found, found) if b == c}
    return found


def without_circles(steps: dict[tuple[str, str], bool]) -> dict[tuple[str, str], bool]:
    every = reachable(set(steps))
    return {(a, b): avoided for (a, b), avoided in steps.items() if (b, a) not in every}


@given(STEPS)
def test_order_is_what_the_steps_outside_circles_give(steps: dict[tuple[str, str], bool]) -> None:
    order = StrictOrder(NAMES, steps)
    kept = without_circles(steps)
    expected = reachable(set(kept))
    plain = reachable({step for step, avoided in kept.items() if not avoided})
    for a, b in product(NAMES, NAMES):
        assert order.below(a, b) == ((a, b) in expected)
        assert order.below(a, b, avoid=True) == ((a, b) in plain)
        assert order.step(a, b) == kept.get((a, b))


@given(STEPS)
def test_order_is_transitive_and_without_circle(steps: dict[tuple[str, str], bool]) -> None:
    order = StrictOrder(NAMES, steps)
    assert not any(order.below(name, name) for name in NAMES)
    for a, b, c in permutations(NAMES, 3):
        assert order.below(a, c) or not (order.below(a, b) and order.below(b, c))


@given(STEPS)
def test_a_path_is_made_of_steps_and_as_short_as_can_be(steps: dict[tuple[str, str], bool]) -> None:
    order = StrictOrder(NAMES, steps)
    for a, b in product(NAMES, NAMES):
        path = order.path(a, b)
        assert bool(path) == order.below(a, b)
        if path:
            links = list(pairwise(path))
            assert (path[0], path[-1]) == (a, b)
            assert all(order.step(*link) is not None for link in links)
            if order.below(a, b, avoid=True):
                assert not any(order.step(*link) for link in links)
            if order.step(a, b) is False:
                assert path == (a, b)


@given(STEPS)
def test_covers_are_the_order_without_what_follows(steps: dict[tuple[str, str], bool]) -> None:
    order = StrictOrder(NAMES, steps)
    strict = reachable(set(without_circles(steps)))
    between = {(a, d) for (a, b), (c, d) in product(strict, strict) if b == c}
    covers = order.covers()
    assert set(covers) == strict - between
    assert len(covers) == len(set(covers))
    assert reachable(set(covers)) == strict


@given(STEPS, st.lists(st.integers(0, 5), min_size=7, max_size=7))
def test_keys_rise_along_the_order_and_are_those_wanted_where_they_can(
    steps: dict[tuple[str, str], bool], wanted: list[int]
) -> None:
    order = StrictOrder(NAMES, steps)
    keys = order.keys(wanted)
    strict = [(a, b) for a, b in product(NAMES, NAMES) if order.below(a, b)]
    assert all(keys[a] < keys[b] for a, b in strict)
    asked = dict(zip(NAMES, wanted, strict=True))
    if all(asked[a] < asked[b] for a, b in strict):
        assert keys == asked
