"""How long records take to show themselves; there is no peer that shows the like."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import process_time

import productroles as pr
from productroles import display


def main() -> None:
    """Print the figures."""
    cat = pr.load_catalogue()
    role = cat.roles["chief-product-officer"]
    twenty = list(cat.roles.values())[:20]
    chart = pr.OrgChart.from_records(
        [{"id": at, "manager": (at - 1) // 7 if at else None, "title": f"Product Manager {at}"} for at in range(1000)]
    )
    for what, show, number in (
        ("role card, HTML", lambda: display.html(role), 200),
        ("20 roles side by side, HTML", lambda: display.html(twenty), 50),
        ("org chart of 1,000, HTML", lambda: display.html(chart), 20),
        ("org chart of 1,000, SVG, everybody drawn", lambda: display.svg(chart, max_nodes=1000), 5),
    ):
        print(f"{what}: {_milliseconds(show, number):.3f} ms", flush=True)


def _milliseconds(show: Callable[[], object], number: int) -> float:
    show()
    taken: list[float] = []
    for _ in range(9):
        start = process_time()
        for _ in range(number):
            show()
        taken.append((process_time() - start) / number * 1000)
    return median(taken)


if __name__ == "__main__":
    main()
