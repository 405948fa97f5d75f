"""Where a catalogue's documents come from: a folder of TOML files, or plain data such as JSON from a database.

Both hold the same documents by the same names: ``roles/<id>``, ``ladders/<id>``, ``titles/<language>``, and
``sources``, ``responsibilities``, ``kpis``, ``skills``, ``conflicts``, ``omitted``, ``structure``,
``retired`` and ``catalogue``.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from copy import deepcopy
from os import fstat
from pathlib import Path
from stat import S_ISREG
from typing import Any, cast

from productroles.catalogue.problem import Problem
from productroles.errors import CatalogueError, FieldTypeError, near_words
from productroles.errors import near_names as near

SHELVES = ("roles", "ladders", "titles")
"""Documents that are held one for each id."""
TABLES = (
    "catalogue", "sources", "ladder_sources", "responsibilities", "kpis", "skills", "conflicts", "omitted", "levels",
    "reference_order", "structure", "retired",
)  # fmt: skip
"""Documents of which there is one."""
LARGEST = 10_000_000
"""Bytes of a file that is read; no document of a catalogue is near it."""

TOO_DEEP = "nested too deeply"


class Origin(ABC):
    """Documents by name."""

    @abstractmethod
    def ids(self, shelf: str) -> tuple[str, ...]:
        """The ids of the documents on a shelf, sorted."""

    @abstractmethod
    def has(self, name: str) -> bool:
        """Whether there is a document of that name."""

    @abstractmethod
    def read(self, name: str) -> dict[str, Any]:
        """A document as plain data.

        Raises:
            CatalogueError: where it is missing or cannot be read.
        """

    @abstractmethod
    def label(self, name: str) -> str:
        """What problems call a document."""

    @abstractmethod
    def strange(self) -> tuple[Problem, ...]:
        """What is there and is none of the documents."""

    def names(self) -> tuple[str, ...]:
        """The names of all documents."""
        of_shelves = (f"{shelf}/{id}" for shelf in SHELVES for id in self.ids(shelf))
        return (*filter(self.has, TABLES), *of_shelves)

    def optional(self, name: str) -> dict[str, Any]:
        """A document, empty where it is missing."""
        return self.read(name) if self.has(name) else {}


class Folder(Origin):
    """A folder of TOML files, each read when it is first asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def ids(self, shelf: str) -> tuple[str, ...]:
        """As :meth:`Origin.ids`."""
        return tuple(sorted(file.stem for file in (self.path / shelf).glob("*.toml")))

    def has(self, name: str) -> bool:
        """As :meth:`Origin.has`."""
        return (self.path / self.label(name)).is_file()

    def read(self, name: str) -> dict[str, Any]:
        """As :meth:`Origin.read`."""
        import tomllib

        try:
            return tomllib.loads(self._bytes(name).decode("utf-8"))
        except OSError as error:
            why = error.strerror or str(error)
        except RecursionError:
            why = TOO_DEEP
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            column = error.start - error.object.rfind(b"\n", 0, error.start)
            why = f"not UTF-8: byte 0x{error.object[error.start]:02x} (at line {line}, column {column})"
        except tomllib.TOMLDecodeError as error:
            why = str(error)
        raise CatalogueError((self._problem(name, why),))

    def _bytes(self, name: str) -> bytes:
        with open(f"{self.path}/{self.label(name)}", "rb", buffering=0, opener=_at_once) as file:
            told = fstat(file.fileno())
            if not S_ISREG(told.st_mode):
                raise CatalogueError((self._problem(name, "not a file"),))
            if told.st_size > LARGEST:
                raise CatalogueError((self._problem(name, f"the file is larger than {LARGEST:,} bytes"),))
            found = file.readall()
        if found.startswith(BOM_UTF8):
            why = "a byte order mark at its start; save the file as UTF-8 without one"
            raise CatalogueError((self._problem(name, why),))
        return found

    def _problem(self, name: str, why: str) -> Problem:
        return Problem(file=self.label(name), path="", message=why)

    def label(self, name: str) -> str:
        """As :meth:`Origin.label`."""
        return f"{name}.toml"

    def strange(self) -> tuple[Problem, ...]:
        """As :meth:`Origin.strange`."""
        try:
            found = list(self._strange())
        except OSError as error:
            return (Problem(file=str(self.path), path="", message=error.strerror or str(error)),)
        if not found and not self.names():
            found.append(Problem(file=str(self.path), path="", message="the folder holds no document of a catalogue"))
        return tuple(found)

    def _strange(self) -> Iterator[Problem]:
        for file in sorted(self.path.iterdir()):
            if file.name.startswith("."):  # of version control, or of a mount that links its files
                continue
            shelf = file.name in SHELVES
            if shelf and not file.is_dir():
                yield Problem(file=file.name, path="", message="expected a folder")
            elif file.suffix == ".toml" and file.stem not in TABLES:
                yield Problem(file=file.name, path="", message=_unknown(file.stem, TABLES))
            elif file.suffix == ".toml" and not file.is_file():
                yield Problem(file=file.name, path="", message="not a file")
            elif file.is_dir() and not shelf and any(file.glob("*.toml")):
                yield Problem(file=f"{file.name}/", path="", message=_unknown(file.name, SHELVES))
            elif shelf:
                for inner in sorted(file.glob("*/**/*.toml")):
                    name = inner.relative_to(self.path).as_posix()
                    yield Problem(file=name, path="", message=f"not read: documents stand in {file.name}/ itself")


def _at_once(path: str, flags: int) -> int:
    """Open a file, without waiting for whoever writes where it is a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


class Documents(Origin):
    """Documents that are there already: ``{"roles": {id: {...}}, "kpis": {id: {...}}, ...}``."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._documents: dict[str, dict[str, Any]] = {}
        self._strange: list[Problem] = []
        for key, value in data.items():
            if key in SHELVES and isinstance(value, Mapping):
                for id, document in cast("Mapping[object, object]", value).items():
                    self._keep(f"{key}/{id}", id, document)
            elif key in TABLES:
                self._keep(key, key, value)
            else:
                what = (
                    _unknown(key, (*SHELVES, *TABLES)) if key not in SHELVES else "expected a table of documents by id"
                )
                self._strange.append(Problem(file=str(key), path="", message=what))

    def _keep(self, name: str, key: object, document: object) -> None:
        if not isinstance(document, Mapping):
            why = str(FieldTypeError("a table", document))
        elif not isinstance(key, str) or not key or not _has_text_keys(cast("object", document)):
            why = "a key is no text"
        else:
            self._documents[name] = dict(cast("Mapping[str, Any]", document))
            return
        self._strange.append(Problem(file=self.label(name), path="", message=why))

    def ids(self, shelf: str) -> tuple[str, ...]:
        """As :meth:`Origin.ids`."""
        prefix = f"{shelf}/"
        return tuple(sorted(name.removeprefix(prefix) for name in self._documents if name.startswith(prefix)))

    def has(self, name: str) -> bool:
        """As :meth:`Origin.has`."""
        return name in self._documents

    def read(self, name: str) -> dict[str, Any]:
        """As :meth:`Origin.read`."""
        try:
            return deepcopy(self._documents[name])  # a reader may add to it
        except RecursionError:
            raise CatalogueError((Problem(file=self.label(name), path="", message=TOO_DEEP),)) from None

    def label(self, name: str) -> str:
        """As :meth:`Origin.label`."""
        return name.replace("/", ".")

    def strange(self) -> tuple[Problem, ...]:
        """As :meth:`Origin.strange`."""
        return tuple(self._strange)


def _unknown(name: object, known: tuple[str, ...]) -> str:
    return f"unknown document {name!r}{near_words(near(name, known))}"


def _has_text_keys(document: object) -> bool:
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Mapping):
            table = cast("Mapping[Any, object]", value)
            if not all(isinstance(key, str) for key in table):
                return False
            waiting += table.values()
        elif isinstance(value, list | tuple):
            waiting += cast("list[object]", value)
    return True
