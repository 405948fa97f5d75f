"""Everything that can be wrong with a catalogue's files, found in one pass and told together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from productroles.catalogue.loading import Book, Shelves
from productroles.catalogue.origin import Origin
from productroles.catalogue.problem import Problem
from productroles.errors import (
    CatalogueError,
    ProductRolesError,
    UnknownKPIError,
    UnknownNameError,
    UnknownResponsibilityError,
    UnknownRoleError,
    UnknownSkillError,
    UnknownSourceError,
)
from productroles.evidence import Fact, FactStatus
from productroles.roles.link import CareerMove, LineKind, ReportingLine
from productroles.roles.requirement import SkillRequirement
from productroles.roles.responsibility import Responsibility
from productroles.roles.role import Role
from productroles.titles.vocabulary import Vocabulary

if TYPE_CHECKING:
    from productroles.catalogue.catalogue import Catalogue


def problems_of(cat: Catalogue) -> tuple[Problem, ...]:
    """Every problem of every file: what cannot be read first, then what does not fit together."""
    problems = list(cat.origin.strange())
    books = _Books(cat, problems)
    roles = _readable(books.roles, problems)
    responsibilities = _readable(books.responsibilities, problems)
    for book in (books.sources, cat.ladders, books.kpis, books.skills):
        _readable(book, problems)
    facts = [(role, kind, fact) for role in roles.values() for kind, fact in role.facts_by_kind()]
    own = _own(cat.roles)
    for role, kind, fact in facts:
        if role.id in own:
            problems += (_at(role, kind, fact, why) for why in _unknown(books, kind, fact))
    problems += _own_bosses(roles)
    problems += _alias_clashes(roles)
    problems += _repeated(facts)
    if len(roles) == len(cat.roles):  # a fact of an unreadable file is not to be called missing
        known = {fact.id: fact for _, _, fact in facts}
        replaced = _facts_of(cat.base) - known.keys()
        problems += _one_sided(facts, known, replaced)
        problems += _assignments(cat, books, responsibilities, known)
        problems += _groups(cat, known)
    for read in (lambda: cat.omissions, lambda: cat.structure, lambda: cat.as_of, lambda: _titles(cat)):
        problems += _from(cat.origin, read)
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

    def __init__(self, cat: Catalogue, problems: list[Problem]) -> None:
        def book(kind: str) -> Mapping[str, Any]:
            try:
                found: Mapping[str, Any] = getattr(cat, kind)
            except CatalogueError as error:
                problems.extend(error.problems)
                return _Unreadable()
            return found

        self.roles = book("roles")
        self.sources = book("sources")
        self.responsibilities = book("responsibilities")
        self.kpis = book("kpis")
        self.skills = book("skills")


def _facts_of(base: Shelves | None) -> set[str]:
    return set() if base is None else {fact.id for role in base.roles.values() for _, fact in role.facts_by_kind()}


def _own(book: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(book.own) if isinstance(book, Book) else frozenset(book)


def _is_own(cat: Catalogue, own: frozenset[str], problem: Problem) -> bool:
    """Whether a problem is of these documents, and not of the base's beside what stands in their place."""
    shelf, _, role = problem.file.partition("/")
    return cat.base is None or shelf != "roles" or role.removesuffix(".toml") in own or "." not in role


def _of(origin: Origin, own: frozenset[str], problem: Problem) -> Problem:
    """The problem under the name that the origin gives its document."""
    shelf, _, name = problem.file.partition("/")
    known = shelf == "roles" and name in own
    return attrs.evolve(problem, file=origin.label(problem.file)) if known else problem


def _titles(cat: Catalogue) -> object:
    if cat.base is not None:
        return cat.vocabulary
    documents = {language: cat.origin.read(f"titles/{language}") for language in cat.origin.ids("titles")}
    return Vocabulary.from_documents(documents) if documents else None


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


def _from(origin: Origin, read: Callable[[], object]) -> tuple[Problem, ...]:
    try:
        read()
    except CatalogueError as error:
        return error.problems
    except ProductRolesError as error:
        return (Problem(file=origin.label("catalogue"), path="as_of", message=str(error)),)
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
    above = {
        role.id: [fact for fact in role.reporting if fact.value.kind is LineKind.SOLID and _stands(fact)]
        for role in roles.values()
    }
    for role in roles.values():
        for line in role.reporting:
            if line.value.manager == role.id:
                yield _at(role, "reporting", line, "a role does not report to itself")
            elif line in above[role.id] and role.id in _all_above(line.value.manager, above):
                yield _at(role, "reporting", line, f"{line.value.manager} reports to {role.id} in turn")


def _all_above(start: str, above: Mapping[str, list[Fact[ReportingLine]]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for line in above.get(waiting.pop(), ()):
            if line.value.manager not in found:
                found.add(line.value.manager)
                waiting.append(line.value.manager)
    return found


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
    facts: Iterable[tuple[Role, str, Fact[Any]]], known: Mapping[str, Fact[Any]], replaced: Collection[str]
) -> Iterator[Problem]:
    """Contradictions that only one side names; ``replaced`` are ids of a base whose roles others stand in place of."""
    for role, _, fact in facts:
        for other in fact.conflicts_with:
            if other in replaced:
                continue
            if other not in known or fact.id not in known[other].conflicts_with:
                why = f"{other} does not name {fact.id} in turn" if other in known else f"no fact {other}"
                yield Problem(file=f"roles/{role.id}", path=f"fact {fact.id}.conflicts_with", message=why)


def _assignments(
    cat: Catalogue, books: _Books, responsibilities: Mapping[str, Responsibility], known: Mapping[str, Fact[Any]]
) -> Iterator[Problem]:
    own = _own(books.responsibilities)
    for one in responsibilities.values():
        for part in one.assignments if one.id in own else ():
            path = f"{one.id}.assignments, {part.role}"
            if part.role not in books.roles:
                why = str(UnknownRoleError(part.role, books.roles))
                yield Problem(file=cat.origin.label("responsibilities"), path=path, message=why)
            for key in part.facts:
                fact = known.get(key)
                if fact is None or (fact.subject, fact.value) != (part.role, one.id):
                    why = f"no fact {key}" if fact is None else f"{key} does not say it of {part.role}"
                    yield Problem(file=cat.origin.label("responsibilities"), path=path, message=why)


def _groups(cat: Catalogue, known: Mapping[str, Fact[Any]]) -> Iterator[Problem]:
    try:
        groups = cat.conflict_groups
    except CatalogueError as error:
        yield from error.problems
        return
    file = cat.origin.label("conflicts")
    for group in groups[len(cat.base.conflict_groups) if cat.base is not None else 0 :]:
        for key in group.facts:
            if key not in known:
                yield Problem(file=file, path=group.id, message=f"no fact {key}")
            elif not set(known[key].conflicts_with) & set(group.facts):
                why = f"{key} contradicts none of the others"
                yield Problem(file=file, path=group.id, message=why)
