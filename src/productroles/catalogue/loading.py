"""Reading catalogue files: TOML to records, with every problem named by file, path and what was expected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import attrs
import cattrs
from cattrs.errors import ForbiddenExtraKeysError

from productroles._fields import text
from productroles._show import Record
from productroles.errors import CatalogueError, ProductRolesError, UnknownNameError, near_names
from productroles.serial import make_converter

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Problem(Record):
    """Something in a catalogue file that cannot be used."""

    file: str = attrs.field(converter=text)
    path: str
    """Where in the file: keys and positions from the top, such as ``salaries[2].value.currency``."""
    message: str = attrs.field(converter=text)

    def __str__(self) -> str:
        return f"{self.file}: {self.path + ': ' if self.path else ''}{self.message}"


@cache
def _converter(detailed: bool) -> cattrs.Converter:
    return make_converter(detailed_validation=detailed)


def read_toml(folder: Path, name: str) -> dict[str, Any]:
    """The file of a folder as plain data; ``name`` is its path below the folder.

    Raises:
        CatalogueError: where it is missing, not UTF-8 or not TOML.
    """
    import tomllib

    try:
        return tomllib.loads((folder / name).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        why = error.strerror or str(error) if isinstance(error, OSError) else str(error)
        raise CatalogueError((Problem(file=name, path="", message=why),)) from error


def structure(data: object, kind: type[T], file: str) -> T:
    """The data as a record.

    Raises:
        CatalogueError: with each problem found, by its path in the file.
    """
    try:
        return _converter(False).structure(data, kind)
    except Exception:  # noqa: S110  whatever it is, the slower converter tells it by its path
        pass
    try:
        return _converter(True).structure(data, kind)
    except (cattrs.BaseValidationError, ProductRolesError) as error:
        lines = cattrs.transform_error(error, path="", format_exception=_message)
        raise CatalogueError(tuple(_problem(line, file) for line in lines)) from error


def _message(error: BaseException, _: type[Any] | None) -> str:
    if isinstance(error, ForbiddenExtraKeysError):
        fields = [field.alias for field in attrs.fields(error.cl)]
        told: list[str] = []
        for key in sorted(error.extra_fields):
            near = near_names(key, fields)
            told.append(f"unknown key {key!r}" + (f"; near: {', '.join(near)}" if near else ""))
        return ", ".join(told)
    if isinstance(error, KeyError) and not isinstance(error, ProductRolesError):
        return f"missing key {error.args[0]!r}"
    return str(error)


def _problem(line: str, file: str) -> Problem:
    message, _, path = line.rpartition(" @ ")
    parts = [part.removeprefix("_") for part in path.split(".") if part]
    return Problem(file=file, path=".".join(parts), message=message)


class Book(Mapping[str, T], Generic[T]):
    """Records by id, each loaded when it is first asked for; a missing one is an error with near ids."""

    def __init__(self, ids: tuple[str, ...], load: Callable[[str], T], missing: type[UnknownNameError]) -> None:
        self._ids = dict.fromkeys(ids)
        self._load = load
        self._missing = missing
        self._loaded: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        found = self._loaded.get(key)
        if found is None:
            if key not in self._ids:
                raise self._missing(key, self._ids)
            found = self._loaded.setdefault(key, self._load(key))
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __repr__(self) -> str:
        return f"<{len(self._ids)} by id: {', '.join(list(self._ids)[:3])}, ...>"
