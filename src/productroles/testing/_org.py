"""Strategies for org charts."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from productroles.org.chart import OrgChart
from productroles.testing._pay import pay

_TITLES = ("CEO", "Chief Product Officer", "Head of Product", "VP Product", "Senior Product Manager", "PM", None)


@st.composite
def org_charts(draw: st.DrawFn, *, most: int = 12, faults: bool = True) -> OrgChart:
    """Charts of up to ``most`` people with pay or without.

    With ``faults`` people may stand in circles, name themselves or somebody unknown, and ids may repeat; without
    them everybody but the first answers to somebody before them.
    """
    count = draw(st.integers(0, most))
    ids = draw(st.lists(st.integers(1, most), min_size=count, max_size=count)) if faults else list(range(1, count + 1))
    records: list[dict[str, Any]] = []
    for at, id in enumerate(ids):
        managers = (
            st.one_of(st.none(), st.integers(0, most)) if faults else st.sampled_from(ids[:at]) if at else st.none()
        )
        paid = draw(st.none() | pay())
        records.append({"id": id, "manager": draw(managers), "title": draw(st.sampled_from(_TITLES)), "pay": paid})
    return OrgChart.from_records(records)
