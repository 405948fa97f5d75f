"""The converter of several facts, for the results of this room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from productroles._fields import many
from productroles.evidence import Fact


def as_facts(values: Iterable[Fact[Any]]) -> tuple[Fact[Any], ...]:
    """Several facts."""
    return many(values, "several Facts")
