"""Reading catalogue files: TOML to records, with every problem named by file, path and what was expected."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import attrs

from productroles._show import Record
from productroles.catalogue.origin import Origin
from productroles.catalogue.problem import Problem
from productroles.errors import (
    CatalogueError,
    ProductRolesError,
    RetiredNameError,
    SalaryStructureError,
    UnknownKPIError,
    UnknownLadderError,
    UnknownNameError,
    UnknownResponsibilityError,
    UnknownRoleError,
    UnknownSkillError,
    UnknownSourceError,
    near_names,
    near_words,
)
from productroles.evidence import Source
from productroles.roles.role import Role

if TYPE_CHECKING:  # what is not asked for is not loaded
    from cattrs import Converter

    from productroles.catalogue.records import About, ConflictGroup, Omission
    from productroles.pay.structure import SalaryStructure
    from productroles.roles.kpi import KPI
    from productroles.roles.requirement import Skill
    from productroles.roles.responsibility import Responsibility
    from productroles.seniority.ladder import Ladder
    from productroles.seniority.reference import ReferenceOrder
    from productroles.titles.vocabulary import Vocabulary

T = TypeVar("T")

RETIRED = ("roles", "ladders", "sources", "responsibilities", "kpis", "skills", "facts")
"""Kinds of records whose ids may be retired."""


@cache
def _converter(detailed: bool) -> Converter:
    from productroles.serial import make_converter

    return make_converter(detailed_validation=detailed)


def structure(data: object, kind: type[T], file: str, path: str = "") -> T:
    """The data as a record; ``path`` is where in the file it stands.

    Raises:
        CatalogueError: with each problem found, by its path in the file.
    """
    try:
        return _converter(False).structure(data, kind)
    except Exception:  # noqa: S110  whatever it is, the slower converter tells it by its path
        pass
    import cattrs

    try:
        return _converter(True).structure(data, kind)
    except (cattrs.BaseValidationError, ProductRolesError) as error:
        lines = cattrs.transform_error(error, path="", format_exception=_message)
        raise CatalogueError(tuple(_problem(line, file, path) for line in lines)) from error


def _message(error: BaseException, _: type[Any] | None) -> str:
    from cattrs.errors import ForbiddenExtraKeysError

    if isinstance(error, ForbiddenExtraKeysError):
        fields = [cast("str", field.alias) for field in attrs.fields(error.cl)]
        return ", ".join(unknown_key(key, fields) for key in sorted(error.extra_fields))
    if isinstance(error, KeyError) and not isinstance(error, ProductRolesError):
        return f"missing key {error.args[0]!r}"
    return str(error)


def unknown_key(key: str, known: Iterable[str]) -> str:
    """What is said of a key that means nothing."""
    return f"unknown key {key!r}{near_words(near_names(key, known))}"


def _problem(line: str, file: str, above: str) -> Problem:
    message, _, path = line.rpartition(" @ ")
    return Problem(file=file, path=".".join(filter(None, [above, *path.split(".")])), message=message)


class Book(Mapping[str, T], Generic[T]):
    """Records by id, each loaded when it is first asked for; those of a base stand before one's own.

    A missing one is an error with near ids, a retired one with its successor.
    """

    def __init__(
        self,
        ids: Iterable[str],
        load: Callable[[str], T],
        missing: type[UnknownNameError],
        base: Mapping[str, T],
        retired: Mapping[str, str],
    ) -> None:
        self.own = dict.fromkeys(ids)
        """The ids that are not the base's, or are here in its place."""
        self._load = load
        self._missing = missing
        self._base = base
        self._retired = retired
        self._loaded: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        found = self._loaded.get(key)
        if found is None:
            if key not in self.own:
                if key in self._base:
                    return self._base[key]
                if key in self._retired:
                    raise RetiredNameError(self._missing.kind, key, self._retired[key])
                raise self._missing(key, self)
            found = self._loaded.setdefault(key, self._load(key))
        return found

    def __contains__(self, key: object) -> bool:
        return key in self.own or key in self._base

    def __iter__(self) -> Iterator[str]:
        yield from self._base
        yield from (key for key in self.own if key not in self._base)

    def __len__(self) -> int:
        return len(self._base) + sum(key not in self._base for key in self.own)

    def __repr__(self) -> str:
        return f"<{len(self)} by id: {', '.join(islice(self, 3))}, ...>"


class Shelves(Record):
    """What documents hold, by id, over those of a base; each is read when it is first needed."""

    def __init__(self, origin: Origin, base: Shelves | None = None) -> None:
        self.origin = origin
        """Where the documents come from."""
        self.base = base
        """What they are added to, None where they stand alone."""

    @property
    def version(self) -> str | None:
        """Of the data, apart from that of the code; None where the documents state none."""
        return self._about.version

    @property
    def as_of(self) -> date | None:
        """The day up to which the data was kept; None where the documents state none."""
        return self._about.as_of

    @cached_property
    def _about(self) -> About:
        from productroles.catalogue.records import About

        return structure(self.origin.optional("catalogue"), About, self.origin.label("catalogue"))

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """Roles by id."""
        return self._shelf("roles", self._role, UnknownRoleError)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        return self._book("sources", Source, UnknownSourceError, "sources", "ladder_sources")

    @cached_property
    def responsibilities(self) -> Mapping[str, Responsibility]:
        """Responsibilities by id, with the part that each role has in them."""
        from productroles.roles.responsibility import Responsibility

        return self._book("responsibilities", Responsibility, UnknownResponsibilityError, "responsibilities")

    @cached_property
    def kpis(self) -> Mapping[str, KPI]:
        """KPIs by id."""
        from productroles.roles.kpi import KPI

        return self._book("kpis", KPI, UnknownKPIError, "kpis")

    @cached_property
    def skills(self) -> Mapping[str, Skill]:
        """Skills by id."""
        from productroles.roles.requirement import Skill

        return self._book("skills", Skill, UnknownSkillError, "skills")

    @cached_property
    def omissions(self) -> tuple[Omission, ...]:
        """Claims of the sources that are no facts here, with the reason."""
        from productroles.catalogue.records import Omission

        return self._listed("omissions", "omitted", "omitted", Omission)

    @cached_property
    def conflict_groups(self) -> tuple[ConflictGroup, ...]:
        """Which contradicting facts are shown together, and under what name."""
        from productroles.catalogue.records import ConflictGroup

        return self._listed("conflict_groups", "conflicts", "conflict", ConflictGroup)

    @cached_property
    def ladders(self) -> Mapping[str, Ladder]:
        """Ladders by id, such as ``"uk-ddat"``."""
        return self._shelf("ladders", self._ladder, UnknownLadderError)

    @cached_property
    def structure(self) -> SalaryStructure | None:
        """The organisation's salary ranges, where the documents hold them."""
        from productroles.pay.structure import SalaryStructure

        if not self.origin.has("structure"):
            return self.base.structure if self.base is not None else None
        data = self._keyed("structure", ("entries", "order"))
        try:
            return SalaryStructure.from_documents(data.get("entries", ()), order=data.get("order"))
        except SalaryStructureError as error:
            told = tuple(self._problem("structure", f"entries{note}") for note in error.problems)
            raise CatalogueError(told) from error
        except ProductRolesError as error:
            raise CatalogueError((self._problem("structure", str(error)),)) from error

    @cached_property
    def reference(self) -> ReferenceOrder:
        """The reference order of levels, with the votes of the ladders on each pair."""
        from productroles.seniority.reference import ReferenceOrder

        names = ("reference_order", "levels")
        if self.base is not None and not any(map(self.origin.has, names)):
            return self.base.reference
        missing = tuple(self._problem(name, "no such document") for name in names if not self.origin.has(name))
        if missing:
            raise CatalogueError(missing)
        try:
            return ReferenceOrder.from_documents(*map(self.origin.read, names))
        except ProductRolesError as error:
            raise CatalogueError((self._problem("reference_order", str(error)),)) from error

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words that titles are resolved by; a language's document is read when a title may need it."""
        from productroles.titles.vocabulary import Vocabulary

        if self.base is None:
            return Vocabulary(lambda language: self.origin.read(f"titles/{language}"))
        own = {language: self.origin.read(f"titles/{language}") for language in self.origin.ids("titles")}
        try:
            return self.base.vocabulary.extended(own) if own else self.base.vocabulary
        except CatalogueError as error:
            raise self.of_titles(error) from error

    def of_titles(self, error: CatalogueError) -> CatalogueError:
        """Problems of a vocabulary, which knows languages and no files, by the documents they stand in."""
        told = (self._problem(f"titles/{one.file}", one.message, one.path) for one in error.problems)
        return CatalogueError(tuple(told))

    @cached_property
    def retired_here(self) -> Mapping[str, Mapping[str, str]]:
        """By kind, the ids that these documents no longer have, each with its successor."""
        own = self._keyed("retired", RETIRED)
        for kind, table in own.items():
            if not isinstance(table, dict) or not all(isinstance(to, str) for to in cast("Any", table).values()):
                raise CatalogueError((self._problem("retired", "expected a table of ids and successors", kind),))
        return own

    def _retired(self, kind: str) -> Mapping[str, str]:
        base: Mapping[str, str] = {} if self.base is None else self.base._retired(kind)
        return {**base, **self.retired_here.get(kind, {})}

    def _problem(self, name: str, message: str, path: str = "") -> Problem:
        return Problem(file=self.origin.label(name), path=path, message=message)

    def _shelf(self, kind: str, load: Callable[[str], T], missing: type[UnknownNameError]) -> Book[T]:
        base: Mapping[str, T] = {} if self.base is None else getattr(self.base, kind)
        return Book(self.origin.ids(kind), load, missing, base, self._retired(kind))

    def _book(self, kind: str, record: type[T], missing: type[UnknownNameError], *names: str) -> Book[T]:
        """The tables of some documents as records by id."""
        base: Mapping[str, T] = {} if self.base is None else getattr(self.base, kind)
        documents = {name: self.origin.optional(name) for name in names}
        held_in = {key: name for name, tables in documents.items() for key in tables}

        def load(key: str) -> T:
            name = held_in[key]
            table = documents[name][key]
            if not isinstance(table, dict):
                raise CatalogueError((self._problem(name, "expected a table", key),))
            data = {"id": key, **cast("dict[str, Any]", table)}
            odd = self._odd(data, key, key in base, name, key)
            return _with(odd, lambda: structure(data, record, self.origin.label(name), key))

        return Book(held_in, load, missing, base, self._retired(kind))

    def _listed(self, kind: str, name: str, key: str, record: type[T]) -> tuple[T, ...]:
        """The tables under one key of a document as records, behind those of the base."""
        base: tuple[T, ...] = () if self.base is None else getattr(self.base, kind)
        label = self.origin.label(name)
        tables = self._keyed(name, (key,)).get(key, [])
        if not isinstance(tables, list):
            raise CatalogueError((self._problem(name, "expected a list of tables", key),))
        listed = enumerate(cast("list[object]", tables))
        return (*base, *(structure(table, record, label, f"{key}[{at}]") for at, table in listed))

    def _keyed(self, name: str, keys: Collection[str]) -> dict[str, Any]:
        """A document with no other keys than these, empty where it is missing."""
        data = self.origin.optional(name)
        odd = tuple(self._problem(name, unknown_key(key, keys)) for key in data if key not in keys)
        if odd:
            raise CatalogueError(odd)
        return data

    def _odd(self, data: dict[str, Any], key: str, in_base: bool, name: str, path: str = "") -> tuple[Problem, ...]:
        """Where a record is not named as its document is, or is not open about what it stands in the place of."""
        found: list[Problem] = []
        if data["id"] != key:
            why = f"expected {key!r} as the document is named, not {data['id']!r}"
            found.append(self._problem(name, why, f"{path}.id" if path else "id"))
        overrides = data.pop("overrides", False)
        if in_base and overrides is not True:
            why = f"{key!r} is in the base too; overrides = true would put this in its place"
            found.append(self._problem(name, why, path))
        if overrides and not in_base:
            found.append(self._problem(name, f"nothing to override: the base has no {key!r}", path))
        return tuple(found)

    def _ladder(self, key: str) -> Ladder:
        from productroles.seniority.ladder import Ladder

        name = f"ladders/{key}"
        data = {"id": key, **self.origin.read(name)}
        odd = self._odd(data, key, self.base is not None and key in self.base.ladders, name)

        def make() -> Ladder:
            try:
                return Ladder.from_document(data)
            except ProductRolesError as error:
                told = tuple(self._problem(name, str(why), path) for path, why in Ladder.misfits(data))
                raise CatalogueError(told or (self._problem(name, str(error)),)) from error

        return _with(odd, make)

    def _role(self, key: str) -> Role:
        name = f"roles/{key}"
        data = {"id": key, **self.origin.read(name)}
        odd = self._odd(data, key, self.base is not None and key in self.base.roles, name)
        _name_subject(data)
        return _with(odd, lambda: structure(data, Role, self.origin.label(name)))


def _with(problems: tuple[Problem, ...], make: Callable[[], T]) -> T:
    """What is made, unless there are problems, to which those of making it are added."""
    try:
        made = make()
    except CatalogueError as error:
        raise CatalogueError((*problems, *error.problems)) from error
    if problems:
        raise CatalogueError(problems)
    return made


def _name_subject(data: dict[str, Any]) -> None:
    """The facts of a role's file are about that role: what a file leaves out, a Fact says."""
    subject = data["id"]
    for facts in data.values():
        if isinstance(facts, list):
            for fact in cast("list[object]", facts):
                if isinstance(fact, dict):
                    cast("dict[str, Any]", fact).setdefault("subject", subject)
