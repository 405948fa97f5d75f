"""The methods of the shipped catalogue as functions, for the root."""

from __future__ import annotations

from productroles.catalogue.catalogue import load_catalogue

_shipped = load_catalogue()

resolve_title = _shipped.resolve_title
compare_seniority = _shipped.compare_seniority
seniority_key = _shipped.seniority_key
sort_by_seniority = _shipped.sort_by_seniority
reporting_line = _shipped.reporting_line
career_paths = _shipped.career_paths
requirement_gap = _shipped.requirement_gap
compare_roles = _shipped.compare_roles
