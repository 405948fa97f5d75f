"""Errors of org charts. Ids name people: no safe message holds one."""

from __future__ import annotations

from productroles.errors import ProductRolesError, shorten


class UnknownPersonError(ProductRolesError, KeyError):
    """An id that the chart does not hold."""

    code = "unknown-person"
    id: object

    def __init__(self, id: object) -> None:
        super().__init__(f"the chart holds nobody with the id {shorten(id)}", safe="unknown person", id=id)


class ChartCycleError(ProductRolesError, ValueError):
    """A question about reporting lines that run in a circle; ``ids`` are the people of the circle in order."""

    code = "chart-cycle"
    ids: tuple[object, ...]

    def __init__(self, ids: tuple[object, ...]) -> None:
        what = "the reporting lines run in a circle"
        super().__init__(f"{what}: {shorten(ids)}", safe=what, ids=ids)
