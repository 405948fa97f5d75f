"""Where a catalogue's documents come from: a folder of TOML files, or plain data such as JSON from a database.

Both hold the same documents by the same names: ``roles/<id>``, ``ladders/<id>``, ``titles/<language>``, and
``sources``, ``responsibilities``, ``kpis``, ``skills``, ``conflicts``, ``omitted``, ``structure``,
``retired`` and ``catalogue``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from copy import deepcopy
from os import fstat
from pathlib import Path
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
            with (self.path / f"{name}.toml").open("rb") as file:
                if fstat(file.fileno()).st_size > LARGEST:
                    raise CatalogueError((self._problem(name, f"the file is larger than {LARGEST:,} bytes"),))
                return tomllib.loads(file.read().decode("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
            why = error.strerror or str(error) if isinstance(error, OSError) else str(error)
            raise CatalogueError((self._problem(name, why),)) from error

    def _problem(self, name: str, why: str) -> Problem:
        return Problem(file=self.label(name), path="", message=why)

    def label(self, name: str) -> str:
        """As :meth:`Origin.label`."""
        return f"{name}.toml"

    def strange(self) -> tuple[Problem, ...]:
        """As :meth:`Origin.strange`."""
        found: list[Problem] = []
        for file in sorted(self.path.iterdir()):
            if file.suffix == ".toml" and file.stem not in TABLES:
                found.append(Problem(file=file.name, path="", message=_unknown(file.stem, TABLES)))
            elif file.is_dir() and file.name not in SHELVES and any(file.glob("*.toml")):
                found.append(Problem(file=f"{file.name}/", path="", message=_unknown(file.name, SHELVES)))
        if not self.names():
            found.append(Problem(file=str(self.path), path="", message="the folder holds no document of a catalogue"))
        return tuple(found)


class Documents(Origin):
    """Documents that are there already: ``{"roles": {id: {...}}, "kpis": {id: {...}}, ...}``."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._documents: dict[str, dict[str, Any]] = {}
        self._strange: list[Problem] = []
        for key, value in data.items():
            if key in SHELVES and isinstance(value, Mapping):
                for id, document in cast("Mapping[str, Any]", value).items():
                    self._keep(f"{key}/{id}", document)
            elif key in TABLES:
                self._keep(key, value)
            else:
                what = (
                    _unknown(key, (*SHELVES, *TABLES)) if key not in SHELVES else "expected a table of documents by id"
                )
                self._strange.append(Problem(file=str(key), path="", message=what))

    def _keep(self, name: str, document: object) -> None:
        if isinstance(document, Mapping):
            self._documents[name] = dict(cast("Mapping[str, Any]", document))
        else:
            self._strange.append(
                Problem(file=self.label(name), path="", message=str(FieldTypeError("a table", document)))
            )

    def ids(self, shelf: str) -> tuple[str, ...]:
        """As :meth:`Origin.ids`."""
        prefix = f"{shelf}/"
        return tuple(sorted(name.removeprefix(prefix) for name in self._documents if name.startswith(prefix)))

    def has(self, name: str) -> bool:
        """As :meth:`Origin.has`."""
        return name in self._documents

    def read(self, name: str) -> dict[str, Any]:
        """As :meth:`Origin.read`."""
        return deepcopy(self._documents[name])  # a reader may add to it

    def label(self, name: str) -> str:
        """As :meth:`Origin.label`."""
        return name.replace("/", ".")

    def strange(self) -> tuple[Problem, ...]:
        """As :meth:`Origin.strange`."""
        return tuple(self._strange)


def _unknown(name: object, known: tuple[str, ...]) -> str:
    return f"unknown document {name!r}{near_words(near(name, known))}"
