"""The catalogue: roles with their facts, and the sources of the facts.

>>> import productroles as pr
>>> cat = pr.load_catalogue()
>>> print(cat.roles["vp-of-product"].name)
VP of Product
>>> cat.roles["vp-product"]
Traceback (most recent call last):
productroles.errors.UnknownRoleError: no role 'vp-product'; near: vp-of-product, svp-of-product, head-of-product
>>> for fact in cat.facts(role="chief-product-officer", kind="salaries")[:1]:
...     print(fact, "|", cat.sources[fact.citations[0].source].kind)
mean USD 193,636 per year (disputed) [text-000, s0-34, after Glassdoor] | web-text
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, cast

from productroles._show import Record
from productroles._version import __version__
from productroles.catalogue.loading import Book, Problem, read_toml, structure
from productroles.errors import CatalogueError, UnknownRoleError, UnknownSourceError
from productroles.evidence import Fact, Source
from productroles.roles.role import Role

_SHIPPED = Path(__file__).parent / "data"


class Catalogue(Record):
    """Roles, facts and sources of one folder of TOML; immutable, each file read when it is first needed.

    :func:`load_catalogue` makes it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """Roles by id."""
        return Book(self._ids("roles"), self._role, UnknownRoleError)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        name = "sources.toml"
        tables = read_toml(self._folder, name) if (self._folder / name).exists() else {}
        return Book(tuple(tables), lambda key: structure({"id": key, **tables[key]}, Source, name), UnknownSourceError)

    def facts(
        self, *, kind: str | None = None, role: str | None = None, source: str | None = None
    ) -> tuple[Fact[Any], ...]:
        """Every fact, or those of a kind (the field of :class:`Role` that holds them), a role, a source."""
        roles = self.roles.values() if role is None else (self.roles[role],)
        if source is not None:
            source = self.sources[source].id
        return tuple(
            fact
            for one in roles
            for held_in, fact in one.facts_by_kind()
            if kind in (None, held_in)
            if source is None or any(citation.source == source for citation in fact.citations)
        )

    def check(self) -> None:
        """Read every file.

        Raises:
            CatalogueError: with the problems of all files together.
        """
        problems: list[Problem] = []
        for book in (self.sources, self.roles):
            for key in book:
                try:
                    book[key]
                except CatalogueError as error:
                    problems += error.problems
        if not problems:
            problems = list(_contradictions(self.facts()))
        if problems:
            raise CatalogueError(tuple(problems))

    def _ids(self, folder: str) -> tuple[str, ...]:
        return tuple(sorted(file.stem for file in (self._folder / folder).glob("*.toml")))

    def _role(self, key: str) -> Role:
        file = f"roles/{key}.toml"
        data = read_toml(self._folder, file)
        _name_subject(data)
        role = structure(data, Role, file)
        problems: list[Problem] = []
        if role.id != key:
            message = f"expected {key!r} as the file is named, not {role.id!r}"
            problems.append(Problem(file=file, path="id", message=message))
        for kind, fact in role.facts_by_kind():
            for citation in fact.citations:
                if citation.source not in self.sources:
                    error = UnknownSourceError(citation.source, self.sources)
                    problems.append(Problem(file=file, path=f"{kind}, fact {fact.id}", message=str(error)))
        if problems:
            raise CatalogueError(tuple(problems))
        return role

    def __reduce__(self) -> tuple[Any, ...]:
        return load_catalogue, ((None if self._folder == _SHIPPED else self._folder),)

    def __repr__(self) -> str:
        return f"<Catalogue {self}>"

    def __str__(self) -> str:
        origin = f"productroles {__version__}" if self._folder == _SHIPPED else self._folder.name
        return f"{origin}: {len(self.roles)} roles, {len(self.sources)} sources"


def _name_subject(data: dict[str, Any]) -> None:
    """The facts of a role's file are about that role: what a file leaves out, a Fact says."""
    for facts in data.values():
        if isinstance(facts, list):
            for fact in cast("list[object]", facts):
                if isinstance(fact, dict):
                    cast("dict[str, Any]", fact).setdefault("subject", data.get("id"))


def _contradictions(facts: tuple[Fact[Any], ...]) -> Iterator[Problem]:
    """Fact ids given twice, and conflicts that only one side names."""
    known: dict[str, Fact[Any]] = {}
    for fact in facts:
        file = f"roles/{fact.subject}.toml"
        if fact.id in known:
            other = f"already in roles/{known[fact.id].subject}.toml"
            yield Problem(file=file, path=f"fact {fact.id}", message=f"the id is used twice; {other}")
        known[fact.id] = fact
    for fact in facts:
        for other in fact.conflicts_with:
            if other not in known or fact.id not in known[other].conflicts_with:
                message = f"{other} does not name {fact.id} in turn" if other in known else f"no fact {other}"
                yield Problem(file=f"roles/{fact.subject}.toml", path=f"fact {fact.id}.conflicts_with", message=message)


@cache
def _load(folder: Path) -> Catalogue:
    return Catalogue(folder)


def load_catalogue(path: str | Path | None = None, *, eager: bool = False) -> Catalogue:
    """The shipped catalogue, or that of a folder of one's own.

    ``eager=True`` reads and checks every file at once, for a check at start-up.

    Raises:
        CatalogueError: where the folder is missing, or with ``eager`` where any file has a problem.
    """
    folder = _SHIPPED if path is None else Path(path).resolve()
    if not folder.is_dir():
        raise CatalogueError((Problem(file=str(path), path="", message="no such folder"),))
    catalogue = _load(folder) if path is None else Catalogue(folder)
    if eager:
        catalogue.check()
    return catalogue
