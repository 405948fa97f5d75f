"""An org chart beside networkx, and beside rustworkx and anytree where they are installed.

The job is from records to a checked chart, the direct reports and the people below each manager, and the yearly pay
of all in one currency. The answers are asserted to be equal. The others put pay per year and into euros by this
library's code for a single Pay, since they have none. networkx is asked in two ways: by its own functions, with
``descendants`` of each manager; and for its topological order alone, the sums being made by hand along it, which is
faster. rustworkx and anytree are asked in the second way.

``python benchmarks/bench_org_chart.py 1000000`` times ours alone at that size.
"""

from __future__ import annotations

import gc
import random
import sys
import tracemalloc
from collections.abc import Callable, Iterable
from decimal import Decimal
from importlib.util import find_spec
from time import process_time
from typing import Any

from measure import alternated, row

import productroles as pr

PLAN = pr.ExchangeRates.fixed({"USD": "1.25"}, kind="plan", source="plan")
ON = "2026-01-01"
Records = list[dict[str, Any]]
Answer = tuple[dict[str, int], dict[str, int], Any]


def records_of(count: int) -> Records:
    """People in random order, mostly seven reports a manager, two currencies, yearly and monthly pay."""
    rng = random.Random(1)  # noqa: S311
    records: Records = []
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


def check(sound: bool) -> None:
    """Stop where the records turn out faulty or the answers differ."""
    if not sound:
        raise SystemExit("the charts differ")


def ours(records: Records) -> Answer:
    """The job with this library."""
    chart = pr.OrgChart.from_records(records)
    check(not chart.problems())
    payroll = chart.payroll("EUR", rates=PLAN, on=ON)
    return chart.span_of_control(), chart.headcount_by_manager(), payroll.total.amount


def ours_by_manager(records: Records) -> Answer:
    """The job, with the payroll below each manager."""
    chart = pr.OrgChart.from_records(records)
    check(not chart.problems())
    payroll = chart.payroll_by_manager("EUR", rates=PLAN, on=ON)
    return (
        chart.span_of_control(),
        chart.headcount_by_manager(),
        {manager: money.amount for manager, money in payroll.groups},
    )


def yearly_of(records: Records) -> dict[str, Decimal]:
    """Each person's yearly pay in euros."""
    return {record["id"]: PLAN.convert(record["pay"].yearly().money, "EUR", on=ON).money.amount for record in records}


def lines_of(records: Records) -> list[tuple[str, str]]:
    """The reporting lines, from manager to report."""
    return [(record["manager"], record["id"]) for record in records if record["manager"] is not None]


def graph_of(records: Records) -> Any:
    """A checked graph of networkx."""
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_nodes_from(record["id"] for record in records)
    check(len(graph) == len(records))
    graph.add_edges_from(lines_of(records))
    check(len(graph) == len(records))
    check(sum(1 for _, degree in graph.in_degree() if not degree) == 1)
    return graph


def with_networkx(records: Records) -> Answer:
    """The job with networkx' own functions."""
    import networkx as nx

    graph = graph_of(records)
    check(nx.is_directed_acyclic_graph(graph))
    spans = {person: degree for person, degree in graph.out_degree() if degree}
    people = {manager: len(nx.descendants(graph, manager)) + 1 for manager in spans}
    return spans, people, sum(yearly_of(records).values())


def with_networkx_by_manager(records: Records) -> Answer:
    """The job with networkx' own functions, with the payroll below each manager."""
    import networkx as nx

    graph, yearly = graph_of(records), yearly_of(records)
    check(nx.is_directed_acyclic_graph(graph))
    spans = {person: degree for person, degree in graph.out_degree() if degree}
    people: dict[str, int] = {}
    pay: dict[str, Decimal] = {}
    for manager in spans:
        below = nx.descendants(graph, manager)
        people[manager] = len(below) + 1
        pay[manager] = sum(map(yearly.__getitem__, below), yearly[manager])
    return spans, people, pay


def people_below(order: list[Any], managers_of: Callable[[Any], Iterable[Any]]) -> dict[Any, int]:
    """Everybody at and below each in a topological order."""
    people = dict.fromkeys(order, 1)
    for person in reversed(order):
        for manager in managers_of(person):
            people[manager] += people[person]
    return people


def with_networkx_by_hand(records: Records) -> Answer:
    """The job along networkx' topological order."""
    import networkx as nx

    graph = graph_of(records)
    people = people_below(list(nx.topological_sort(graph)), graph.predecessors)  # raises where there is a cycle
    spans = {person: degree for person, degree in graph.out_degree() if degree}
    return spans, {manager: people[manager] for manager in spans}, sum(yearly_of(records).values())


def with_rustworkx(records: Records) -> Answer:
    """The job along rustworkx' topological order."""
    import rustworkx as rx

    graph = rx.PyDiGraph()
    ids = [record["id"] for record in records]
    at = dict(zip(ids, graph.add_nodes_from(ids), strict=True))
    check(len(at) == len(records))
    graph.add_edges_from_no_data([(at[manager], at[report]) for manager, report in lines_of(records)])
    order = list(rx.topological_sort(graph))  # raises where there is a cycle
    check(sum(1 for node in order if not graph.in_degree(node)) == 1)
    people = people_below(order, graph.predecessor_indices)
    spans = {ids[node]: degree for node in order if (degree := graph.out_degree(node))}
    return spans, {manager: people[at[manager]] for manager in spans}, sum(yearly_of(records).values())


def with_anytree(records: Records) -> Answer:
    """The job with anytree, which looks for cycles as it attaches."""
    from anytree import LevelOrderIter, Node

    nodes = {record["id"]: Node(record["id"]) for record in records}
    check(len(nodes) == len(records))
    for manager, report in lines_of(records):
        nodes[report].parent = nodes[manager]
    (root,) = (node for node in nodes.values() if node.is_root)
    order = list(LevelOrderIter(root))
    people = people_below(order, lambda node: (node.parent,) if node.parent else ())
    spans = {node.name: len(node.children) for node in order if node.children}
    return spans, {manager: people[nodes[manager]] for manager in spans}, sum(yearly_of(records).values())


JOB = "build, checks, spans, headcounts, payroll"
ROWS: tuple[tuple[str, str, str, Callable[[Records], Answer], Callable[[Records], Answer], str], ...] = (
    (JOB, "networkx", "its functions", ours, with_networkx, "0.10x"),
    (f"{JOB} by manager", "networkx", "its functions", ours_by_manager, with_networkx_by_manager, "-"),
    (JOB, "networkx", "sums by hand", ours, with_networkx_by_hand, "0.10x"),
    (JOB, "rustworkx", "sums by hand", ours, with_rustworkx, "-"),
    (JOB, "anytree", "sums by hand", ours, with_anytree, "-"),
)


def main(count: int = 100_000) -> None:
    """Print the rows."""
    records = records_of(count)
    for job, name, how, own, peer, reach in ROWS:
        if find_spec(name):
            check(own(records) == peer(records))
            ratio = alternated(lambda: own(records), lambda: peer(records), rounds=3, number=1)  # noqa: B023
            row(f"{count:,} people: {job}", f"{name}, {how}", ratio, reach)


def timed(what: str, step: Callable[[], Any]) -> Any:
    """What the step makes; prints its processor time."""
    start = process_time()
    made = step()
    print(f"{what}: {process_time() - start:.2f} s")
    return made


def alone(count: int) -> None:
    """Print the processor time of ours, and the memory a person takes."""
    records = records_of(count)
    gc.collect()
    chart = timed("build", lambda: pr.OrgChart.from_records(records))
    timed("checks", chart.problems)
    timed("spans", chart.span_of_control)
    timed("headcount of each manager", chart.headcount_by_manager)
    timed("payroll", lambda: chart.payroll("EUR", rates=PLAN, on=ON))
    timed("payroll of each manager", lambda: chart.payroll_by_manager("EUR", rates=PLAN, on=ON))
    pairs = [(records[at % count]["id"], records[at * 7919 % count]["id"]) for at in range(100_000)]
    timed("common managers of 100,000 pairs", lambda: chart.common_managers(pairs))
    tracemalloc.start()
    held = pr.OrgChart.from_records(records)
    gc.collect()
    print(f"memory: {tracemalloc.get_traced_memory()[0] / len(held):.0f} bytes a person beside the records")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        alone(int(sys.argv[1]))
    else:
        main()
