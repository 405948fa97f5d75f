"""How a record shows itself without looking upwards.

Records inherit :class:`Record`. Its hooks ask the one slot of this module, which the root package, above
every floor, fills with a function that imports the rooms of display and interop on first use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

_slot: list[Callable[[str, Any], Any]] = []


def install(renderer: Callable[[str, Any], Any]) -> None:
    """Fill the slot: ``renderer(form, x)`` gives the form asked for.

    ``"html"`` and ``"rich"`` are forms of a record, ``"pydantic"`` of its class and ``"pydantic-json"`` of what
    that gave.
    """
    _slot[:] = [renderer]


class Record:
    """Mixin of every record and result: what notebooks, rich and pydantic call on it."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(_slot[0]("html", self))

    def __rich_console__(self, _console: object, _options: object) -> Iterable[Any]:
        found: Iterable[Any] = _slot[0]("rich", self)
        return found

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, _handler: object) -> Any:
        return _slot[0]("pydantic", source)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, _handler: object) -> Any:
        return _slot[0]("pydantic-json", schema)
