"""Everything that can be wrong with a catalogue's files, found in one pass and told together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

import attrs

from productroles.careers.reporting import all_above, is_undisputed
from productroles.catalogue.loading import Book, Shelves
from productroles.catalogue.origin import Origin
from productroles.catalogue.problem import Problem
from productroles.errors import (
    CatalogueError,
    UnknownKPIError,
    UnknownNameError,
    UnknownResponsibilityError,
    UnknownRoleError,
    UnknownSkillError,
    UnknownSourceError,
)
from productroles.evidence import Fact, FactStatus
from productroles.roles.link import CareerMove, ReportingLine
from productroles.roles.requirement import SkillRequirement
from productroles.roles.responsibility import Responsibility
from productroles.roles.role import Role
from productroles.titles.vocabulary import Vocabulary


def problems_of(cat: Shelves) -> tuple[Problem, ...]:
    """Every problem of every file: what cannot be read first, then what does not fit together."""
    problems = list(cat.origin.strange())
    books = _Books(cat, problems)
    roles = _readable(books.roles, problems)
    responsibilities = _readable(books.responsibilities, problems)
    for book in (books.sources, books.ladders, books.kpis, books.skills):
        _readable(book, problems)
    facts = [(role, kind, fact) for role in roles.values() for kind, fact in role.facts_by_kind()]
    own = _own(books.roles)
    for role, kind, fact in facts:
        if role.id in own:
            problems += (_at(role, kind, fact, why) for why in _unknown(books, kind, fact))
    problems += _own_bosses(roles)
    problems += _alias_clashes(roles)
    problems += _repeated(facts)
    known = {fact.id: fact for _, _, fact in facts}
    # Of a fact that may stand in an unreadable file it is not to be said that it is missing.
    complete = not isinstance(books.roles, _Unreadable) and len(roles) == len(books.roles)
    unread: Collection[str] = () if complete else _Unreadable()
    problems += _one_sided(facts, known, _facts_of(cat.base) - known.keys() if complete else unread)
    problems += _assignments(cat, books, responsibilities, known, unread)
    problems += _groups(cat, known, unread)
    for read in (
        lambda: cat.omissions, lambda: cat.structure, lambda: cat.as_of, lambda: _order(cat), lambda: _titles(cat),
        lambda: cat.retired_here,
    ):  # fmt: skip
        problems += (problem for problem in _from(read) if problem not in problems)
    if not isinstance(books.roles, _Unreadable):
        problems += _successors(cat, books, known, unread)
    return tuple(_of(cat.origin, own, problem) for problem in problems if _is_own(cat, own, problem))


class _Unreadable(Mapping[str, Any]):
    """In place of records that could not be read: nothing that names one of them is to be called wrong."""

    def __getitem__(self, key: str) -> Any:
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class _Books:
    """The records that others name, as far as their documents can be read."""

    def __init__(self, cat: Shelves, problems: list[Problem]) -> None:
        def book(kind: str) -> Mapping[str, Any]:
            try:
                found: Mapping[str, Any] = getattr(cat, kind)
            except CatalogueError as error:
                problems.extend(problem for problem in error.problems if problem not in problems)
                return _Unreadable()
            return found

        self.roles = book("roles")
        self.sources = book("sources")
        self.ladders = book("ladders")
        self.responsibilities = book("responsibilities")
        self.kpis = book("kpis")
        self.skills = book("skills")


def _facts_of(base: Shelves | None) -> set[str]:
    return set() if base is None else {fact.id for role in base.roles.values() for _, fact in role.facts_by_kind()}


def _own(book: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(book.own) if isinstance(book, Book) else frozenset(book)


def _is_own(cat: Shelves, own: frozenset[str], problem: Problem) -> bool:
    """Whether a problem is of these documents, and not of the base's beside what stands in their place."""
    shelf, _, role = problem.file.partition("/")
    return cat.base is None or shelf != "roles" or role.removesuffix(".toml") in own or "." not in role


def _of(origin: Origin, own: frozenset[str], problem: Problem) -> Problem:
    """The problem under the name that the origin gives its document."""
    shelf, _, name = problem.file.partition("/")
    known = shelf == "roles" and name in own
    return attrs.evolve(problem, file=origin.label(problem.file)) if known else problem


def _titles(cat: Shelves) -> None:
    """Read every document of titles, which a catalogue of its own reads when a title needs it."""
    if cat.base is not None:
        cat.vocabulary  # noqa: B018  it is checked where it is made
    elif documents := {language: cat.origin.read(f"titles/{language}") for language in cat.origin.ids("titles")}:
        try:
            Vocabulary.from_documents(documents)
        except CatalogueError as error:
            raise cat.of_titles(error) from error


def _order(cat: Shelves) -> object:
    return cat.reference if any(map(cat.origin.has, ("reference_order", "levels"))) else None


def _readable(book: Mapping[str, Any], problems: list[Problem]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    try:
        keys = tuple(book)
    except CatalogueError as error:
        problems += error.problems
        return found
    for key in keys:
        try:
            found[key] = book[key]
        except CatalogueError as error:
            problems += (problem for problem in error.problems if problem not in problems)
    return found


def _from(read: Callable[[], object]) -> tuple[Problem, ...]:
    try:
        read()
    except CatalogueError as error:
        return error.problems
    return ()


def _at(role: Role, kind: str, fact: Fact[Any], why: str) -> Problem:
    return Problem(file=f"roles/{role.id}", path=f"{kind}, fact {fact.id}", message=why)


def _unknown(books: _Books, kind: str, fact: Fact[Any]) -> Iterator[str]:
    """Ids that a fact names and the catalogue lacks."""
    for citation in fact.citations:
        if citation.source not in books.sources:
            yield str(UnknownSourceError(citation.source, books.sources))
    book, error, keys = _named(books, kind, fact.value)
    for key in keys:
        if key is not None and key not in book:
            yield str(error(key, book))
    if isinstance(fact.value, CareerMove) and fact.subject not in keys:
        yield f"a move is kept with one of its ends, not with {fact.subject}"


def _named(
    books: _Books, kind: str, value: Any
) -> tuple[Mapping[str, Any], type[UnknownNameError], tuple[str | None, ...]]:
    """The ids in a fact's value, with the mapping that should hold them."""
    if kind == "responsibilities":
        return books.responsibilities, UnknownResponsibilityError, (value,)
    if kind == "kpis":
        return books.kpis, UnknownKPIError, (value,)
    if isinstance(value, SkillRequirement):
        return books.skills, UnknownSkillError, (value.skill,)
    if isinstance(value, CareerMove):
        return books.roles, UnknownRoleError, (value.from_role, value.to_role)
    return books.roles, UnknownRoleError, (value.manager,) if isinstance(value, ReportingLine) else ()


def _own_bosses(roles: Mapping[str, Role]) -> Iterator[Problem]:
    """Roles that report to themselves, at once or round a circle of undisputed lines."""
    above = {role.id: list(role.reporting) for role in roles.values()}
    for role in roles.values():
        for line in role.reporting:
            if line.value.manager == role.id:
                yield _at(role, "reporting", line, "a role does not report to itself")
            elif is_undisputed(line) and role.id in all_above(line.value.manager, above):
                yield _at(role, "reporting", line, f"{line.value.manager} reports to {role.id} in turn")


def _stands(fact: Fact[Any]) -> bool:
    return fact.status is FactStatus.ACCEPTED


def _alias_clashes(roles: Mapping[str, Role]) -> Iterator[Problem]:
    """Names that belong to two roles without a condition and without dispute."""
    owner: dict[str, str] = {}
    for role in roles.values():
        owner.setdefault(role.name.casefold(), role.id)
    for role in roles.values():
        for fact in role.aliases:
            if fact.value.condition is None and _stands(fact):
                other = owner.setdefault(fact.value.title.casefold(), role.id)
                if other != role.id:
                    why = f"{fact.value.title!r} is a name of {other} too; give a condition or mark it disputed"
                    yield _at(role, "aliases", fact, why)


def _repeated(facts: Iterable[tuple[Role, str, Fact[Any]]]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for role, _, fact in facts:
        file = f"roles/{role.id}"
        if fact.id in first:
            why = f"the id is used twice; already in {first[fact.id]}"
            yield Problem(file=file, path=f"fact {fact.id}", message=why)
        first.setdefault(fact.id, file)


def _one_sided(
    facts: Iterable[tuple[Role, str, Fact[Any]]], known: Mapping[str, Fact[Any]], elsewhere: Collection[str]
) -> Iterator[Problem]:
    """Contradictions that only one side names; ``elsewhere`` are ids of replaced roles or of unreadable files."""
    for role, _, fact in facts:
        for other in fact.conflicts_with:
            if other in known:
                why = "" if fact.id in known[other].conflicts_with else f"{other} does not name {fact.id} in turn"
            else:
                why = "" if other in elsewhere else f"no fact {other}"
            if why:
                yield Problem(file=f"roles/{role.id}", path=f"fact {fact.id}.conflicts_with", message=why)


def _assignments(
    cat: Shelves,
    books: _Books,
    responsibilities: Mapping[str, Responsibility],
    known: Mapping[str, Fact[Any]],
    unread: Collection[str],
) -> Iterator[Problem]:
    own = _own(books.responsibilities)
    file = cat.origin.label("responsibilities")
    for one in responsibilities.values():
        for part in one.assignments if one.id in own else ():
            path = f"{one.id}.assignments, {part.role}"
            if part.role not in books.roles:
                why = str(UnknownRoleError(part.role, books.roles))
                yield Problem(file=file, path=path, message=why)
            for key in part.facts:
                fact = known.get(key)
                if fact is None and key not in unread:
                    yield Problem(file=file, path=path, message=f"no fact {key}")
                elif fact is not None and (fact.subject, fact.value) != (part.role, one.id):
                    yield Problem(file=file, path=path, message=f"{key} does not say it of {part.role}")


def _groups(cat: Shelves, known: Mapping[str, Fact[Any]], unread: Collection[str]) -> Iterator[Problem]:
    try:
        groups = cat.conflict_groups
    except CatalogueError as error:
        yield from error.problems
        return
    file = cat.origin.label("conflicts")
    for group in groups[len(cat.base.conflict_groups) if cat.base is not None else 0 :]:
        for key in group.facts:
            if key in known and not set(known[key].conflicts_with) & set(group.facts):
                why = f"{key} contradicts none of the others"
                yield Problem(file=file, path=group.id, message=why)
            elif key not in known and key not in unread:
                yield Problem(file=file, path=group.id, message=f"no fact {key}")


def _successors(
    cat: Shelves, books: _Books, known: Mapping[str, Fact[Any]], unread: Collection[str]
) -> Iterator[Problem]:
    """Ids of these documents that are retired and there still, or whose successor is not."""
    file = cat.origin.label("retired")
    for kind, table in cat.retired_here.items():
        held: Collection[str] = known if kind == "facts" else getattr(books, kind)
        for old, new in table.items():
            if old in held and not isinstance(held, _Unreadable):
                yield Problem(file=file, path=f"{kind}.{old}", message="retired, and there still")
            if new not in held and not (kind == "facts" and new in unread):
                yield Problem(file=file, path=f"{kind}.{old}", message=f"there is no successor {new!r}")
