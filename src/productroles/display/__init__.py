"""How people see the records: as HTML in notebooks."""

from productroles.display.markup import html as html

__all__ = ["html"]
