"""Reading catalogue files: TOML to records, with every problem named by file, path and what was expected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import attrs
import cattrs
from cattrs.errors import ForbiddenExtraKeysError

from productroles._fields import text
from productroles._show import Record
from productroles.errors import (
    CatalogueError,
    FieldError,
    FieldTypeError,
    LadderError,
    ProductRolesError,
    UnknownKPIError,
    UnknownLadderError,
    UnknownNameError,
    UnknownResponsibilityError,
    UnknownRoleError,
    UnknownSkillError,
    UnknownSourceError,
    near_names,
)
from productroles.evidence import Source
from productroles.roles.role import Role
from productroles.serial import make_converter

if TYPE_CHECKING:  # what is not asked for is not loaded
    from productroles.catalogue.records import ConflictGroup, Omission
    from productroles.roles.kpi import KPI
    from productroles.roles.requirement import Skill
    from productroles.roles.responsibility import Responsibility
    from productroles.seniority.ladder import Ladder
    from productroles.seniority.reference import ReferenceOrder
    from productroles.titles.vocabulary import Vocabulary

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


class Shelves(Record):
    """What the files of one folder hold, by id; each file is read when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """Roles by id."""
        return Book(self._ids("roles"), self._role, UnknownRoleError)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        return self._book(Source, UnknownSourceError, "sources.toml", "ladder_sources.toml")

    @cached_property
    def responsibilities(self) -> Mapping[str, Responsibility]:
        """Responsibilities by id, with the part that each role has in them."""
        from productroles.roles.responsibility import Responsibility

        return self._book(Responsibility, UnknownResponsibilityError, "responsibilities.toml")

    @cached_property
    def kpis(self) -> Mapping[str, KPI]:
        """KPIs by id."""
        from productroles.roles.kpi import KPI

        return self._book(KPI, UnknownKPIError, "kpis.toml")

    @cached_property
    def skills(self) -> Mapping[str, Skill]:
        """Skills by id."""
        from productroles.roles.requirement import Skill

        return self._book(Skill, UnknownSkillError, "skills.toml")

    @cached_property
    def omissions(self) -> tuple[Omission, ...]:
        """Claims of the sources that are no facts here, with the reason."""
        from productroles.catalogue.records import Omission

        return self._listed("omitted.toml", "omitted", Omission)

    @cached_property
    def conflict_groups(self) -> tuple[ConflictGroup, ...]:
        """Which contradicting facts are shown together, and under what name."""
        from productroles.catalogue.records import ConflictGroup

        return self._listed("conflicts.toml", "conflict", ConflictGroup)

    @cached_property
    def ladders(self) -> Mapping[str, Ladder]:
        """Published ladders by id, such as ``"uk-ddat"``."""
        return Book(self._ids("ladders"), self._ladder, UnknownLadderError)

    @cached_property
    def reference(self) -> ReferenceOrder:
        """The reference order of levels, with the votes of the ladders on each pair."""
        from productroles.seniority.reference import ReferenceOrder

        order, levels = (read_toml(self._folder, name) for name in ("reference_order.toml", "levels.toml"))
        return ReferenceOrder.from_documents(order, levels)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words that titles are resolved by; a language's file is read when a title may need it."""
        from productroles.titles.vocabulary import Vocabulary

        return Vocabulary(lambda language: read_toml(self._folder, f"titles/{language}.toml"))

    def _ids(self, folder: str) -> tuple[str, ...]:
        return tuple(sorted(file.stem for file in (self._folder / folder).glob("*.toml")))

    def _book(self, kind: type[T], missing: type[UnknownNameError], *names: str) -> Mapping[str, T]:
        """The tables of some files as records by id."""
        files = {name: self._optional(name) for name in names}
        held_in = {key: name for name, tables in files.items() for key in tables}

        def record(key: str) -> T:
            table = files[held_in[key]][key]
            if not isinstance(table, dict):
                raise CatalogueError((Problem(file=held_in[key], path=key, message="expected a table"),))
            return structure({"id": key, **cast("dict[str, Any]", table)}, kind, held_in[key])

        return Book(tuple(held_in), record, missing)

    def _listed(self, name: str, key: str, kind: type[T]) -> tuple[T, ...]:
        """The tables under one key of a file as records."""
        return tuple(structure(table, kind, name) for table in self._optional(name).get(key, ()))

    def _optional(self, name: str) -> dict[str, Any]:
        return read_toml(self._folder, name) if (self._folder / name).exists() else {}

    def _ladder(self, key: str) -> Ladder:
        from productroles.seniority.ladder import Ladder

        file = f"ladders/{key}.toml"
        try:
            return Ladder.from_document(read_toml(self._folder, file))
        except (FieldError, FieldTypeError, LadderError) as error:
            raise CatalogueError((Problem(file=file, path="", message=str(error)),)) from error

    def _role(self, key: str) -> Role:
        file = f"roles/{key}.toml"
        data = read_toml(self._folder, file)
        _name_subject(data)
        role = structure(data, Role, file)
        if role.id != key:
            message = f"expected {key!r} as the file is named, not {role.id!r}"
            raise CatalogueError((Problem(file=file, path="id", message=message),))
        return role


def _name_subject(data: dict[str, Any]) -> None:
    """The facts of a role's file are about that role: what a file leaves out, a Fact says."""
    for facts in data.values():
        if isinstance(facts, list):
            for fact in cast("list[object]", facts):
                if isinstance(fact, dict):
                    cast("dict[str, Any]", fact).setdefault("subject", data.get("id"))
