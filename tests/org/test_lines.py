"""Questions by reporting lines, with networkx as the oracle."""

import random
import sys
from collections import Counter
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from productroles.errors import ChartCycleError, UnknownPersonError
from productroles.org.chart import OrgChart


@st.composite
def forests(draw: st.DrawFn, most: int = 30) -> dict[str, str | None]:
    """The manager of each person, without circles, in any order."""
    names = [f"e{number}" for number in draw(st.permutations(range(draw(st.integers(1, most)))))]
    managers: dict[str, str | None] = {}
    for at, name in enumerate(names):
        over = draw(st.integers(-1, at - 1))
        managers[name] = None if over < 0 else names[over]
    return dict(draw(st.permutations(list(managers.items()))))


@st.composite
def tangles(draw: st.DrawFn) -> dict[int, int | None]:
    """The manager of each person, anybody at all: circles, themselves, nobody."""
    count = draw(st.integers(1, 25))
    overs = draw(st.lists(st.none() | st.integers(0, count - 1), min_size=count, max_size=count))
    return dict(enumerate(overs))


def chart_of(managers: dict[Any, Any]) -> OrgChart:
    return OrgChart.from_records([{"id": id, "manager": over} for id, over in managers.items()])


def graph_of(managers: dict[Any, Any]) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_nodes_from(managers)
    graph.add_edges_from((over, id) for id, over in managers.items() if over is not None and over != id)
    return graph


@given(forests())
def test_lines_are_those_of_the_graph(managers: dict[str, str | None]) -> None:
    chart, graph = chart_of(managers), graph_of(managers)
    roots = [id for id, over in managers.items() if over is None]
    assert chart.ids == tuple(managers) == tuple(chart)
    assert (len(chart), set(chart.roots)) == (len(managers), set(roots))
    for id, over in managers.items():
        above = chart.managers_of(id)
        assert set(above) == nx.ancestors(graph, id)
        assert all(managers[low] == high for low, high in zip((id, *above), above, strict=False))
        assert chart.depth(id) == len(above)
        assert chart.manager_of(id) == over
        assert chart.reports_of(id) == tuple(low for low, high in managers.items() if high == id)
        assert chart.span_of_control(id) == graph.out_degree(id)
        below = chart.subtree(id)
        assert (below[0], set(below)) == (id, {id, *nx.descendants(graph, id)})
        assert chart.headcount(id) == len(below)
        places = {low: at for at, low in enumerate(below)}
        assert all(places[managers[low]] < places[low] for low in below[1:])
    assert chart.layers == tuple(count for _, count in sorted(Counter(map(chart.depth, managers)).items()))
    assert chart.span_of_control() == {id: graph.out_degree(id) for id in managers if graph.out_degree(id)}
    assert chart.headcount_by_manager() == {id: chart.headcount(id) for id in managers if graph.out_degree(id)}
    assert chart.headcount() == len(managers)
    assert not [problem for problem in chart.problems() if problem.kind != "several-roots"]


@given(forests())
def test_pairs_are_those_of_the_graph(managers: dict[str, str | None]) -> None:
    chart, graph = chart_of(managers), graph_of(managers)
    pairs = [(a, b) for a in managers for b in managers]
    found = chart.common_managers(pairs)
    assert found == tuple(nx.lowest_common_ancestor(graph, a, b) for a, b in pairs)
    for (a, b), common in zip(pairs, found, strict=True):
        assert chart.is_above(a, b) == (a in nx.ancestors(graph, b))
        assert chart.common_manager(a, b) == common


@given(tangles())
def test_circles_are_found_and_everything_else_is_answered(managers: dict[int, int | None]) -> None:
    chart, graph = chart_of(managers), graph_of(managers)
    expected = {frozenset(circle) for circle in nx.simple_cycles(graph)}
    circles = [problem.ids for problem in chart.problems() if problem.kind == "cycle"]
    assert {frozenset(circle) for circle in circles} == expected
    assert len(circles) == len(expected)
    for circle in circles:
        assert circle[0] == min(circle)
        assert all(managers[low] == high for low, high in zip(circle, (*circle[1:], circle[0]), strict=True))
    inside = {id for circle in circles for id in circle}
    hanging = {id for id in managers if nx.ancestors(graph, id) & inside} - inside
    for id in managers:
        assert chart.reports_of(id) == tuple(graph.successors(id)) == tuple(sorted(graph.successors(id)))
        if id in inside | hanging:
            for ask in (chart.managers_of, chart.depth):
                with pytest.raises(ChartCycleError) as caught:
                    ask(id)
                assert caught.value.ids in circles
        else:
            assert set(chart.managers_of(id)) == nx.ancestors(graph, id)
        if id in inside:
            with pytest.raises(ChartCycleError):
                chart.subtree(id)
            with pytest.raises(ChartCycleError):
                chart.headcount(id)
        else:
            assert set(chart.subtree(id)) == {id, *nx.descendants(graph, id)}
            assert chart.headcount(id) == len(chart.subtree(id))
    assert sum(chart.layers) == len(managers) - len(inside | hanging)
    assert chart.headcount() == len(managers)


def test_lines_below_a_circle_are_compared_among_each_other_only() -> None:
    chart = chart_of({1: 2, 2: 1, 3: 1, 4: 3, 5: None})
    assert chart.is_above(3, 4)
    assert not chart.is_above(4, 3)
    assert not chart.is_above(5, 4)
    for a, b in ((1, 4), (4, 2)):
        with pytest.raises(ChartCycleError):
            chart.is_above(a, b)
    for pairs in ([(3, 4)], [(5, 5), (5, 1)]):
        with pytest.raises(ChartCycleError) as caught:
            chart.common_managers(pairs)
        assert caught.value.ids == (1, 2)


@pytest.mark.parametrize("id", ["1", None, 99, [1], 1.5])
def test_somebody_unknown_is_named_as_a_missing_key(id: Any) -> None:
    chart = chart_of({1: None, 2: 1})
    for ask in (
        chart.manager_of,
        chart.managers_of,
        chart.reports_of,
        chart.subtree,
        chart.depth,
        chart.record_of,
        lambda id: chart.is_above(1, id),
        lambda id: chart.common_managers([(1, 2), (2, id)]),
    ):
        with pytest.raises(UnknownPersonError) as caught:
            ask(id)
        assert caught.value.id is id
        assert isinstance(caught.value, KeyError)
    assert id not in chart
    assert 1 in chart


def test_random_trees_of_a_hundred_thousand_have_the_common_managers_of_the_long_way() -> None:
    rng = random.Random(7)
    count = 100_000
    above = [-1, *(rng.randrange(max(0, at - rng.choice((1, 10, at))), at) for at in range(1, count))]
    chart = chart_of({at: over if over >= 0 else None for at, over in enumerate(above)})
    pairs = [(rng.randrange(count), rng.randrange(count)) for _ in range(2_000)]
    for (a, b), found in zip(pairs, chart.common_managers(pairs), strict=True):
        low, high = a, b
        while low != high:
            low, high = (above[low], high) if low > high else (low, above[high])
        assert found == low


def test_a_chain_a_hundred_thousand_deep_passes_every_question() -> None:
    count = 100_000
    assert sys.getrecursionlimit() < count / 10
    chart = chart_of({at: at - 1 if at else None for at in range(count)})
    last = count - 1
    assert chart.depth(last) == last
    assert chart.managers_of(last) == tuple(range(last - 1, -1, -1))
    assert chart.subtree(0) == tuple(range(count))
    assert chart.layers == (1,) * count
    assert chart.is_above(0, last)
    assert not chart.is_above(last, 0)
    assert chart.common_managers([(last, at) for at in range(count)]) == tuple(range(count))
    assert chart.headcount_by_manager() == {at: count - at for at in range(last)}
    assert chart.span_of_control() == dict.fromkeys(range(last), 1)


def test_the_circle_of_a_hundred_thousand_is_one_problem() -> None:
    count = 100_000
    chart = chart_of({at: (at + 1) % count for at in range(count)} | {count: 5})
    circle = next(problem for problem in chart.problems() if problem.kind == "cycle")
    assert circle.ids == tuple(range(count))
    with pytest.raises(ChartCycleError) as caught:
        chart.depth(count)
    assert caught.value.ids == circle.ids
    assert len(str(caught.value)) < 1000
