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

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

from productroles._show import Record
from productroles._version import __version__
from productroles.catalogue.loading import Book, Problem, read_toml, structure
from productroles.errors import (
    CatalogueError,
    FieldError,
    FieldTypeError,
    LadderError,
    UnknownLadderError,
    UnknownLevelError,
    UnknownRoleError,
    UnknownSourceError,
)
from productroles.evidence import Fact, Source
from productroles.roles.role import Role

if TYPE_CHECKING:  # a first look at a role need not load the rooms of titles and of seniority
    from productroles.context import Company
    from productroles.seniority.comparison import SeniorityComparison
    from productroles.seniority.ladder import Ladder
    from productroles.seniority.level import Level
    from productroles.seniority.reference import ReferenceOrder
    from productroles.seniority.standing import Named
    from productroles.titles.reading import TitleReading
    from productroles.titles.vocabulary import Vocabulary

    Ranked: TypeAlias = Role | Level | TitleReading | str

T = TypeVar("T")
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
        files = {name: self._optional(name) for name in ("sources.toml", "ladder_sources.toml")}
        held_in = {key: name for name, tables in files.items() for key in tables}

        def source(key: str) -> Source:
            return structure({"id": key, **files[held_in[key]][key]}, Source, held_in[key])

        return Book(tuple(held_in), source, UnknownSourceError)

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

    def resolve_title(
        self, title: str, /, *, company: Company | None = None, language: str | None = None
    ) -> TitleReading:
        """What role, family and level the words of a title stand for, or which readings they have.

        >>> import productroles as pr
        >>> pr.resolve_title("Sr. Product Manager, Payments").role
        'senior-product-manager'
        >>> reading = pr.resolve_title("Head of Product")
        >>> reading.role, reading.family, reading.level
        (None, 'product-management', 'head')
        """
        return self._resolve(title, self.vocabulary, company=company, language=language)

    @cached_property
    def _resolve(self) -> Callable[..., TitleReading]:
        from productroles.titles.resolve import resolve_title

        return resolve_title

    def compare_seniority(
        self,
        a: Ranked,
        b: Ranked,
        /,
        *,
        ladder: Ladder | str | None = None,
        company: Company | None = None,
    ) -> SeniorityComparison:
        """What ``a`` is to ``b``: by the ladder where it holds both, else by the reference order.

        Both are a role or its id, a level's id, a title reading, or a title or code of the ladder. ``ladder`` is a
        Ladder or the id of one of the catalogue's.

        >>> import productroles as pr
        >>> pr.compare_seniority("senior-product-manager", "vp-of-product").relation
        <SeniorityRelation.JUNIOR: 'junior'>

        Raises:
            UnknownLevelError: for a name that stands on no level.
            AmbiguousNameError: for a string with two different readings.
        """
        from productroles.catalogue.naming import levels_of
        from productroles.seniority.compare import compare_seniority

        scheme = self._scheme(ladder)
        left, right = (levels_of(named, self.roles, self.reference, scheme) for named in (a, b))
        return compare_seniority(left, right, self.reference, ladder=scheme, company=company)

    def seniority_key(self, named: Ranked, /, *, ladder: Ladder | str | None = None) -> int:
        """A number that rises along every strict relation, for the built-in ``sorted``; equal does not mean the same.

        Raises:
            UnknownLevelError: for a name that stands on no level.
            AmbiguousNameError: for readings with different numbers.
        """
        from productroles.catalogue.naming import levels_of
        from productroles.seniority.order import seniority_key

        scheme = self._scheme(ladder)
        return seniority_key(levels_of(named, self.roles, self.reference, scheme), self.reference, ladder=scheme)

    def sort_by_seniority(
        self,
        items: Iterable[T],
        /,
        *,
        key: Callable[[T], Ranked | None] | None = None,
        ladder: Ladder | str | None = None,
        reverse: bool = False,
    ) -> list[T]:
        """The items from junior to senior, stable; those on no known level last, in the order they came.

        ``key`` gives what an item is ranked by, in the forms of :meth:`compare_seniority`; without it the items are.

        >>> import productroles as pr
        >>> pr.sort_by_seniority(["chief-product-officer", "nobody", "product-manager"])
        ['product-manager', 'chief-product-officer', 'nobody']
        """
        from productroles.catalogue.naming import levels_of
        from productroles.seniority.order import sort_by_seniority

        scheme = self._scheme(ladder)

        def level_of(item: T) -> Named | None:
            named = cast("Ranked | None", item if key is None else key(item))
            try:
                return None if named is None else levels_of(named, self.roles, self.reference, scheme)
            except UnknownLevelError:
                return None

        return sort_by_seniority(items, self.reference, level_of=level_of, ladder=scheme, reverse=reverse)

    def check(self) -> None:
        """Read every file.

        Raises:
            CatalogueError: with the problems of all files together.
        """
        problems: list[Problem] = []
        for book in (self.sources, self.roles, self.ladders):
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

    def _optional(self, name: str) -> dict[str, Any]:
        return read_toml(self._folder, name) if (self._folder / name).exists() else {}

    def _scheme(self, ladder: Ladder | str | None) -> Ladder | None:
        return self.ladders[ladder] if isinstance(ladder, str) else ladder

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
