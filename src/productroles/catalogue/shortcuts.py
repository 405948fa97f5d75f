"""The methods of the shipped catalogue as functions, for the root; each loads what it needs when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from productroles.catalogue.catalogue import load_catalogue
    from productroles.catalogue.shipped import resolve_title as resolve_title  # noqa: PLC0414  the alias exports it to type checkers

    _shipped = load_catalogue()

    compare_seniority = _shipped.compare_seniority
    seniority_key = _shipped.seniority_key
    sort_by_seniority = _shipped.sort_by_seniority
    reporting_line = _shipped.reporting_line
    career_paths = _shipped.career_paths
    requirement_gap = _shipped.requirement_gap
    compare_roles = _shipped.compare_roles
else:  # a visible __getattr__ would make every misspelt name pass the type checkers
    _METHODS = (
        "compare_seniority", "seniority_key", "sort_by_seniority", "reporting_line", "career_paths", "requirement_gap",
        "compare_roles",
    )  # fmt: skip

    def __getattr__(name: str) -> Any:
        if name == "resolve_title":
            from productroles.catalogue.shipped import resolve_title as found
        elif name in _METHODS:
            from productroles.catalogue.catalogue import load_catalogue

            found = getattr(load_catalogue(), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = found
        return found
