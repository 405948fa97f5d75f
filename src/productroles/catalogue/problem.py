"""A problem of a catalogue's documents: where it is, and what is wrong."""

from __future__ import annotations

import attrs

from productroles._fields import label, optional_count, text
from productroles._show import Record


@attrs.frozen(kw_only=True)
class Problem(Record):
    """Something in a catalogue's documents that cannot be used."""

    file: str = attrs.field(converter=label)
    """The file below the folder; for plain data the keys, such as ``roles.acme-pm``."""
    path: str
    """Where in the document: keys and positions from the top, such as ``salaries[2].value.currency``."""
    message: str = attrs.field(converter=text)
    line: int | None = attrs.field(default=None, converter=optional_count)
    """Of the file, from 1, where it is known."""

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.path + ': ' if self.path else ''}{self.message}"
