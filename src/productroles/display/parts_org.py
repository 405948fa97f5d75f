"""What org charts show: titles and counts, and never ids or pay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from productroles.display.org_nodes import Folding, Node
from productroles.display.parts import Outline, Part, Said, Shown, card, notes, parts_of, together
from productroles.org.chart import OrgChart
from productroles.org.payroll import Payroll
from productroles.org.problem import ChartProblem

_SHOWN = 120


@parts_of.register
def _(chart: OrgChart, shown: Shown) -> Iterator[Part]:
    folding = Folding(chart, shown.words, _SHOWN, None)
    yield Outline(shown("org"), _nested(folding.nodes(None)))
    yield Said(" ".join(folding.notes(None)))


def _nested(nodes: Sequence[Node]) -> list[tuple[int, str]]:
    """The nodes, each right below the one that it belongs under."""
    below: list[list[int]] = [[] for _ in range(len(nodes) + 1)]
    for at, node in enumerate(nodes, 1):
        below[node.over].append(at)
    found: list[tuple[int, str]] = []
    waiting = below[0][::-1]
    while waiting:
        at = waiting.pop()
        node = nodes[at - 1]
        found.append((node.depth, f"{node.label} ({node.doubt})" if node.doubt else node.label))
        waiting += below[at][::-1]
    return found


@parts_of.register
def _(problem: ChartProblem, shown: Shown) -> Iterator[Part]:
    yield from _problems([problem], shown)


@together(ChartProblem)
def _problems(problems: Sequence[ChartProblem], shown: Shown) -> Iterator[Part]:
    rows = [
        (shown.value(one.severity), shown.value(one.kind), shown.words.count(len(one.ids)), one.text)
        for one in problems
    ]
    yield shown.table(shown("problems"), ("severity", "kind", "people", "says"), rows)


@parts_of.register
def _(payroll: Payroll, shown: Shown) -> Iterator[Part]:
    fields = {
        "payroll-total": payroll.total.rounded(),
        "people": shown.words.count(payroll.people),
        "paid": shown.words.count(payroll.paid),
        "made-of": payroll.sums,
    }
    yield card(shown("payroll"), shown, fields)
    yield from notes("conversions", shown, map(shown.value, payroll.conversions))
    yield from notes("gaps", shown, payroll.gaps)
    yield from notes("caveats", shown, payroll.caveats)
