"""An org chart beside networkx, and beside rustworkx and anytree where they are installed.

The job: from records to a checked chart, with the direct reports, the people and the yearly pay below each manager.
All give the same answers, which is asserted. The others are handed each person's yearly pay in one currency; ours
works it out from Pay in two currencies and several periods.

``python benchmarks/bench_org_chart.py 1000000`` times ours alone at that size.
"""

from __future__ import annotations

import gc
import random
import sys
import tracemalloc
from collections.abc import Callable
from decimal import Decimal
from importlib.util import find_spec
from time import process_time
from typing import Any

from measure import alternated, row

import productroles as pr
from productroles.org.chart import OrgChart

PLAN = pr.ExchangeRates.fixed({"USD": "1.25"}, kind="plan", source="plan")
ON = "2026-01-01"
Answer = tuple[dict[str, int], dict[str, int], dict[str, Decimal]]


def records_of(count: int) -> list[dict[str, Any]]:
    """People in random order, seven reports a manager and some anywhere above."""
    rng = random.Random(1)  # noqa: S311
    records: list[dict[str, Any]] = []
    for at in rng.sample(range(count), count):
        over = rng.randrange(at) if at % 10 == 1 else (at - 1) // 7
        currency = ("EUR", "USD")[at % 2]
        if at % 3:
            pay = pr.Pay(40_000 + at % 90_000, currency, per="year", component="base", tax="gross")
        else:
            pay = pr.Pay(3_000 + at % 9_000, currency, per="month", payments_per_year=13, component="base", tax="gross")
        manager = f"e{over:07}" if at else None
        records.append({"id": f"e{at:07}", "manager": manager, "title": f"Product Manager {at % 40}", "pay": pay})
    return records


def yearly_of(records: list[dict[str, Any]]) -> dict[str, Decimal]:
    """What the others are handed: each person's yearly pay in euros, by the code for a single Pay."""
    return {record["id"]: PLAN.convert(record["pay"].yearly().money, "EUR", on=ON).money.amount for record in records}


def ours(records: list[dict[str, Any]]) -> Answer:
    """The job with this library."""
    chart = OrgChart.from_records(records)
    assert not chart.problems()
    payroll = chart.payroll_by_manager("EUR", rates=PLAN, on=ON)
    amounts = {manager: money.amount for manager, money in payroll.groups}
    return chart.span_of_control(), chart.headcount_by_manager(), amounts


def with_networkx(records: list[dict[str, Any]], yearly: dict[str, Decimal]) -> Answer:
    """The job with networkx."""
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_nodes_from(record["id"] for record in records)
    assert len(graph) == len(records)
    graph.add_edges_from((record["manager"], record["id"]) for record in records if record["manager"] is not None)
    assert len(graph) == len(records)
    order = list(nx.topological_sort(graph))  # raises where there is a cycle
    assert sum(1 for _, degree in graph.in_degree() if not degree) == 1
    people, pay = dict.fromkeys(order, 1), dict(yearly)
    for person in reversed(order):
        for manager in graph.predecessors(person):
            people[manager] += people[person]
            pay[manager] += pay[person]
    spans = {person: degree for person, degree in graph.out_degree() if degree}
    return spans, {person: people[person] for person in spans}, {person: pay[person] for person in spans}


def with_rustworkx(records: list[dict[str, Any]], yearly: dict[str, Decimal]) -> Answer:
    """The job with rustworkx."""
    import rustworkx as rx

    graph = rx.PyDiGraph()
    ids = [record["id"] for record in records]
    at = dict(zip(ids, graph.add_nodes_from(ids), strict=True))
    assert len(at) == len(records)
    graph.add_edges_from_no_data(
        [(at[record["manager"]], at[record["id"]]) for record in records if record["manager"] is not None]
    )
    order = rx.topological_sort(graph)  # raises where there is a cycle
    assert sum(1 for node in order if not graph.in_degree(node)) == 1
    people, pay = dict.fromkeys(order, 1), {at[person]: amount for person, amount in yearly.items()}
    for node in reversed(order):
        for manager in graph.predecessor_indices(node):
            people[manager] += people[node]
            pay[manager] += pay[node]
    spans = {node: degree for node in order if (degree := graph.out_degree(node))}
    return (
        {ids[node]: degree for node, degree in spans.items()},
        {ids[node]: people[node] for node in spans},
        {ids[node]: pay[node] for node in spans},
    )


def with_anytree(records: list[dict[str, Any]], yearly: dict[str, Decimal]) -> Answer:
    """The job with anytree, which looks for cycles as it attaches."""
    from anytree import LevelOrderIter, Node

    nodes = {record["id"]: Node(record["id"]) for record in records}
    assert len(nodes) == len(records)
    for record in records:
        if record["manager"] is not None:
            nodes[record["id"]].parent = nodes[record["manager"]]
    (root,) = (node for node in nodes.values() if node.is_root)
    order = list(LevelOrderIter(root))
    people, pay = dict.fromkeys(nodes, 1), dict(yearly)
    for node in reversed(order):
        if node.parent:
            people[node.parent.name] += people[node.name]
            pay[node.parent.name] += pay[node.name]
    spans = {node.name: len(node.children) for node in order if node.children}
    return spans, {name: people[name] for name in spans}, {name: pay[name] for name in spans}


PEERS: dict[str, tuple[Callable[..., Answer], str]] = {
    "networkx": (with_networkx, "0.10x"),
    "rustworkx": (with_rustworkx, "-"),
    "anytree": (with_anytree, "-"),
}


def main(count: int = 100_000) -> None:
    """Print the rows."""
    records = records_of(count)
    yearly, answer = yearly_of(records), ours(records)
    for name, (peer, reach) in PEERS.items():
        if find_spec(name):
            assert peer(records, yearly) == answer
            ratio = alternated(lambda: ours(records), lambda: peer(records, yearly), rounds=3, number=1)  # noqa: B023
            row(f"org chart of {count:,}: build, checks, spans, headcount, payroll", name, ratio, reach)


def alone(count: int) -> None:
    """Print the seconds of processor time and the bytes a person that ours takes."""
    records = records_of(count)
    gc.collect()
    steps: dict[str, Callable[[], object]] = {
        "build": lambda: OrgChart.from_records(records),
        "problems": lambda: chart.problems(),
        "spans": lambda: chart.span_of_control(),
        "headcount of each manager": lambda: chart.headcount_by_manager(),
        "payroll": lambda: chart.payroll("EUR", rates=PLAN, on=ON),
        "payroll of each manager": lambda: chart.payroll_by_manager("EUR", rates=PLAN, on=ON),
        "common managers of 100,000 pairs": lambda: chart.common_managers(pairs),
    }
    chart = OrgChart.from_records([])
    pairs = [(records[at % count]["id"], records[at * 7919 % count]["id"]) for at in range(100_000)]
    for what, step in steps.items():
        start = process_time()
        made = step()
        print(f"{what}: {process_time() - start:.2f} s")
        chart = made if isinstance(made, OrgChart) else chart
    del chart
    tracemalloc.start()
    held = OrgChart.from_records(records)
    gc.collect()
    print(f"memory: {tracemalloc.get_traced_memory()[0] / len(held):.0f} bytes a person beside the records")


if __name__ == "__main__":
    alone(int(sys.argv[1])) if len(sys.argv) > 1 else main()
