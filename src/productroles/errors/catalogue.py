"""Errors about names, ladders, facts and catalogue files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from productroles.errors import ProductRolesError, near_names, near_words, shorten


class UncitedFactError(ProductRolesError, ValueError):
    """A fact without a citation."""

    code = "uncited-fact"
    fact: str

    def __init__(self, fact: str) -> None:
        message = f"fact {fact} has no citation; every claim about the world cites its source"
        super().__init__(message, safe=message, fact=fact)


class UnknownNameError(ProductRolesError, KeyError):
    """A name that a mapping of the catalogue, a ladder or a chart does not hold."""

    code = "unknown-name"
    kind: ClassVar[str] = "name"
    hint: ClassVar[str] = ""
    """What else a caller may have meant to do."""
    name: object
    near: tuple[str, ...]

    def __init__(self, name: object, known: Iterable[str] = (), *, kind: str | None = None) -> None:
        """Tell near ones of the known names; a ``kind`` that has no error of its own has few, which are told whole."""
        names = tuple(known)
        near = near_names(name, names)
        rest = near_words(near) + (f"; one of {', '.join(names)}" if kind and names else "") + self.hint
        super().__init__(
            f"no {kind or self.kind} {shorten(name)}{rest}",
            safe=f"unknown {kind or self.kind}{rest}",
            name=name,
            near=near,
        )


class RetiredNameError(UnknownNameError):
    """An id that was shipped once and is no more; ``successor`` is what stands in its place."""

    code = "retired-name"
    successor: str

    def __init__(self, kind: str, name: str, successor: str) -> None:
        message = f"{kind} {name!r} was retired; its successor is {successor!r}"
        ProductRolesError.__init__(self, message, safe=message, name=name, near=(successor,), successor=successor)


class UnknownRoleError(UnknownNameError):
    """A role id that the catalogue does not hold."""

    code = "unknown-role"
    kind = "role"
    hint = "; resolve_title reads titles"


class UnknownLevelError(UnknownNameError):
    """A level or title that neither the ladder nor the reference order knows."""

    code = "unknown-level"
    kind = "level"
    hint = "; resolve_title reads free titles"


class UnknownLadderError(UnknownNameError):
    """A ladder id that the catalogue does not hold."""

    code = "unknown-ladder"
    kind = "ladder"


class UnknownSourceError(UnknownNameError):
    """A source id that the catalogue does not hold."""

    code = "unknown-source"
    kind = "source"


class UnknownResponsibilityError(UnknownNameError):
    """A responsibility id that the catalogue does not hold."""

    code = "unknown-responsibility"
    kind = "responsibility"


class UnknownSkillError(UnknownNameError):
    """A skill id that the catalogue does not hold."""

    code = "unknown-skill"
    kind = "skill"


class AmbiguousNameError(ProductRolesError, ValueError):
    """A string with two readings where one was needed."""

    code = "ambiguous-name"
    name: object
    candidates: tuple[str, ...]

    def __init__(self, name: object, candidates: tuple[str, ...]) -> None:
        super().__init__(
            f"{shorten(name)} has more than one reading: {' | '.join(candidates)}",
            safe="a name has more than one reading",
            name=name,
            candidates=candidates,
        )


class LadderError(ProductRolesError, ValueError):
    """A ladder that contradicts itself."""

    code = "ladder"
    ladder: str

    def __init__(self, ladder: str, why: str) -> None:
        message = f"ladder {ladder}: {why}"
        super().__init__(message, safe=message, ladder=ladder)


class CatalogueError(ProductRolesError, ValueError):
    """Catalogue data that cannot be used; ``problems`` lists each with its file, path and what was expected."""

    code = "catalogue"
    problems: tuple[Any, ...]

    def __init__(self, problems: tuple[Any, ...]) -> None:
        message = f"{len(problems)} problem{'s' if len(problems) != 1 else ''} in the catalogue data"
        listed = "".join(f"\n  {problem}" for problem in problems)
        super().__init__(message + listed, safe=message, problems=problems)
