"""The catalogue: roles with their facts, and the sources of the facts.

>>> import productroles as pr
>>> cat = pr.load_catalogue()
>>> print(cat.roles["vp-of-product"].name)
VP of Product
>>> cat.roles["vp-product"]
Traceback (most recent call last):
productroles.errors.UnknownRoleError: no role 'vp-product'; near: vp-of-product, svp-of-product, head-of-product; ...
>>> for fact in cat.facts(role="chief-product-officer", kind="salaries")[:1]:
...     print(fact, "|", cat.sources[fact.citations[0].source].kind)
mean USD 193,636 per year (disputed) [text-000, s0-34, after Glassdoor] | web-text
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from productroles._version import __version__
from productroles.catalogue.loading import Shelves
from productroles.catalogue.origin import Folder, Origin
from productroles.catalogue.problem import Problem
from productroles.catalogue.questions import Questions
from productroles.errors import CatalogueError, FieldError, FieldTypeError
from productroles.roles.role import Role

if TYPE_CHECKING:  # a first look at a role need not load the rooms of titles, of seniority and of careers
    from productroles.catalogue.diff import CatalogueDiff
    from productroles.evidence import Source
    from productroles.roles.kpi import KPI
    from productroles.roles.requirement import Skill
    from productroles.roles.responsibility import Responsibility
    from productroles.seniority.ladder import Ladder
    from productroles.seniority.level import Level
    from productroles.titles.reading import TitleReading
    from productroles.titles.vocabulary import Vocabulary

    Ranked: TypeAlias = Role | Level | TitleReading | str

_SHIPPED = Path(__file__).parent / "data"


class Catalogue(Questions):
    """Roles, facts and sources of a folder of TOML, or of plain data; immutable, each read when it is first needed.

    :func:`load_catalogue` and :meth:`extended` make it.
    """

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words that titles are resolved by; a language's document is read when a title may need it."""
        if self is not _shipped():
            return super().vocabulary
        from productroles.catalogue.shipped import VOCABULARY

        return VOCABULARY

    @cached_property
    def content_hash(self) -> str:
        """Of everything that the documents say, those of the base included: equal content has an equal hash.

        The order of files and keys, line ends and comments make no difference.
        """
        from productroles.catalogue.identity import hash_of

        base = self.base.content_hash if isinstance(self.base, Catalogue) else None
        return hash_of({name: self.origin.read(name) for name in self.origin.names()}, base)

    def extended(
        self,
        document: Mapping[str, Any] | None = None,
        /,
        *,
        roles: Iterable[Role] = (),
        ladders: Iterable[Ladder] = (),
        sources: Iterable[Source] = (),
        responsibilities: Iterable[Responsibility] = (),
        kpis: Iterable[KPI] = (),
        skills: Iterable[Skill] = (),
        titles: Mapping[str, Mapping[str, Any]] | None = None,
        overrides: Collection[str] = (),
    ) -> Catalogue:
        """This catalogue with an organisation's own records over it; this one stays as it is, and is shared.

        ``document`` is plain data, such as JSON from a database: tables by id under ``roles``, ``ladders``,
        ``sources`` and so on, as the files of a folder have them. ``overrides`` are the ids of records that take the
        place of those here; in a document a record says ``"overrides": true`` itself.

        >>> import productroles as pr
        >>> acme = pr.Ladder.from_levels([["PM"], ["Senior PM"], ["Director"]], name="acme")
        >>> cat = pr.load_catalogue().extended(ladders=[acme])
        >>> print(cat.compare_seniority("Senior PM", "Director", ladder="acme").relation)
        junior
        >>> pr.load_catalogue().extended({"roles": {"acme-pm": {"name": "PM", "famly": "product-management"}}})
        Traceback (most recent call last):
        productroles.errors.CatalogueError: 2 problems in the catalogue data
          roles.acme-pm: family: missing key 'family'
          roles.acme-pm: unknown key 'famly'; near: family

        Raises:
            CatalogueError: with every problem, by document and path.
        """
        from productroles.catalogue.extension import as_documents
        from productroles.catalogue.origin import Documents

        given = as_documents(
            roles=roles,
            ladders=ladders,
            sources=sources,
            responsibilities=responsibilities,
            kpis=kpis,
            skills=skills,
            titles=titles,
            overrides=overrides,
        )
        made = self
        for documents in (document, given):
            if documents:
                made = Catalogue(Documents(documents), made)
                made.check()
        return made

    def diff(self, other: Catalogue) -> CatalogueDiff:
        """What ``other`` has that this catalogue lacks, what it lacks, and what differs, record by record.

        >>> import productroles as pr
        >>> cat = pr.load_catalogue()
        >>> acme = pr.Ladder.from_levels([["PM"], ["Senior PM"]], name="acme")
        >>> print(cat.diff(cat.extended(ladders=[acme])))
        added: ladders acme
        """
        from productroles.catalogue.diff import differences

        if not isinstance(other, Catalogue):
            raise FieldTypeError("a Catalogue", other)
        return differences(self, other)

    def check(self) -> None:
        """Read every file, and see that what they say fits together.

        Raises:
            CatalogueError: with the problems of all files together.
        """
        from productroles.catalogue.checking import problems_of

        if problems := problems_of(self):
            raise CatalogueError(problems)

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (None if self is _shipped() else (self.origin, self.base),)

    def __repr__(self) -> str:
        return f"<Catalogue {self}>"

    def __str__(self) -> str:
        origin = f"productroles {__version__}" if self is _shipped() else (self._about.name or "own catalogue")
        over = "" if self.base is None else f", over {self.base}"
        return f"{origin}: {len(self.roles)} roles, {len(self.sources)} sources{over}"


@cache
def _shipped() -> Catalogue:
    return Catalogue(Folder(_SHIPPED))


def _again(parts: tuple[Origin, Shelves | None] | None) -> Catalogue:
    return _shipped() if parts is None else Catalogue(*parts)


def load_catalogue(path: str | Path | None = None, *, base: Catalogue | None = None, eager: bool = False) -> Catalogue:
    """The shipped catalogue, or that of a folder of one's own, alone or over a base.

    What the folder holds is added to the base; what takes the place of the base's says ``overrides = true``. The base
    is shared: a thousand organisations' catalogues hold its records once. ``eager=True`` reads and checks every file
    at once, for a check at start-up and for servers that fork.

    Raises:
        CatalogueError: where the folder is missing, or with ``eager`` where any file has a problem.
    """
    if path is None:
        if base is not None:
            raise FieldError("a path beside the base", path)
        catalogue = _shipped()
    else:
        folder = Path(path).resolve()
        if not folder.is_dir():
            raise CatalogueError((Problem(file=str(path), path="", message="no such folder"),))
        catalogue = Catalogue(Folder(folder), base)
    if eager:
        catalogue.check()
    return catalogue
