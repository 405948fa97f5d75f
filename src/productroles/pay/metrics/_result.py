"""What the results of all measures have."""

from __future__ import annotations

from productroles._show import Record
from productroles.evidence import Provenance


class Result(Record):
    """Mixin of results that are made from what the caller hands over, and from no table."""

    __slots__ = ()

    @property
    def provenance(self) -> Provenance:
        """The library's version."""
        return Provenance()
