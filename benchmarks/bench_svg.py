"""The drawing of an org chart of 1,000 people, in milliseconds and beside building the chart.

No peer lays out a chart of titles in pure Python, so the time itself is told: 100 ms are to be reached.
"""

from __future__ import annotations

from statistics import median
from time import process_time

import productroles as pr
from productroles import display

TITLES = ("Chief Product Officer", "VP of Product", "Group Product Manager", "Senior Product Manager, Payments", "PM")


def chart_of(people: int) -> pr.OrgChart:
    """Six reports a manager."""
    records = [{"id": 0, "manager": None, "title": TITLES[0]}]
    records += [{"id": at, "manager": (at - 1) // 6, "title": TITLES[1 + at % 4]} for at in range(1, people)]
    return pr.OrgChart.from_records(records)


def main() -> None:
    """Print the rows."""
    for people, shown in ((1000, 1000), (100_000, 200)):
        chart = chart_of(people)
        display.svg(chart, max_nodes=2)
        taken: list[float] = []
        for _ in range(9):
            start = process_time()
            drawn = display.svg(chart, max_nodes=shown)
            taken.append(process_time() - start)
            assert f"Shown: {shown:,}." in drawn.description
        reach = "100 ms" if people == 1000 else "-"
        print(f"| org chart as SVG, {people:,} people, {shown:,} drawn | - | {median(taken) * 1000:.0f} ms | {reach} |")


if __name__ == "__main__":
    main()
