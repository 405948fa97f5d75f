"""Counts in words."""

from __future__ import annotations


def people(count: int) -> str:
    """``1 person``, ``1,204 people``."""
    return counted(count, "person", "people")


def counted(count: int, one: str, more: str) -> str:
    """The number and the noun."""
    return f"{count:,} {one if count == 1 else more}"
