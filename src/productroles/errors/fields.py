"""Errors about a single value: its type, its range, its place in a closed set."""

from __future__ import annotations

from collections.abc import Iterable

from productroles.errors.base import ProductRolesError, near_names, near_words, shorten


class FieldError(ProductRolesError, ValueError):
    """A value of the right type that its field does not admit."""

    code = "field"
    expected: str
    value: object

    def __init__(self, expected: str, value: object) -> None:
        super().__init__(
            f"expected {expected}, not {shorten(value)}", safe=f"expected {expected}", expected=expected, value=value
        )


class FieldTypeError(ProductRolesError, TypeError):
    """A value of a type that its field does not take."""

    code = "field-type"
    expected: str
    value: object

    def __init__(self, expected: str, value: object) -> None:
        given = type(value).__name__
        super().__init__(
            f"expected {expected}, not {given} {shorten(value)}",
            safe=f"expected {expected}, not {given}",
            expected=expected,
            value=value,
        )


class UnknownMemberError(ProductRolesError, ValueError):
    """A word that is no member of the closed set it was given for."""

    code = "unknown-member"
    name: object
    allowed: tuple[str, ...]
    near: tuple[str, ...]

    def __init__(self, name: object, kind: str, allowed: tuple[str, ...]) -> None:
        near = near_names(name, allowed)
        super().__init__(
            f"{shorten(name)} is no {kind}; one of {', '.join(allowed)}",
            safe=f"not a {kind}; one of {', '.join(allowed)}",
            name=name,
            allowed=allowed,
            near=near,
        )


class UnknownLocaleError(ProductRolesError, ValueError):
    """A locale that Babel does not know."""

    code = "unknown-locale"
    name: object
    near: tuple[str, ...]

    def __init__(self, name: object, known: Iterable[str]) -> None:
        near = near_names(name, known)
        super().__init__(
            f"{shorten(name)} is no locale that is known{near_words(near)}",
            safe="not a locale that is known",
            name=name,
            near=near,
        )


class AmountTypeError(ProductRolesError, TypeError):
    """An amount given as a float, a bool or anything else that is not an exact number."""

    code = "amount-type"
    value: object

    def __init__(self, value: object) -> None:
        given = type(value).__name__
        hint = "; write it as text, a float is not exact" if isinstance(value, float) else ""
        super().__init__(
            f"an amount is a str, int or Decimal, not {given} {shorten(value)}{hint}",
            safe=f"an amount is a str, int or Decimal, not {given}{hint}",
            value=value,
        )


class AmountError(ProductRolesError, ValueError):
    """An amount that is no plain finite number of at most 50 digits, or has the wrong sign."""

    code = "amount"
    value: object
    expected: str

    def __init__(self, value: object, expected: str = "a plain finite number of at most 50 digits") -> None:
        super().__init__(
            f"{shorten(value)} is not {expected}", safe=f"an amount is not {expected}", value=value, expected=expected
        )


class DivisionByZeroError(ProductRolesError, ZeroDivisionError):
    """A division by a zero amount, share or count."""

    code = "division-by-zero"
    what: str

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is zero", safe=f"{what} is zero", what=what)


class PlaceError(ProductRolesError, ValueError):
    """A place whose country is missing, unknown or could be two."""

    code = "place"
    text: object
    candidates: tuple[str, ...]

    def __init__(self, text: object, why: str, candidates: tuple[str, ...] = ()) -> None:
        shown = f"; candidates: {' | '.join(candidates)}" if candidates else ""
        super().__init__(f"{shorten(text)}: {why}{shown}", safe=why, text=text, candidates=candidates)


class MissingExtraError(ProductRolesError, ImportError):
    """A function whose optional dependency is not installed."""

    code = "missing-extra"
    extra: str

    def __init__(self, extra: str, needs: str) -> None:
        message = f"this needs {needs}; install it with: pip install 'productroles[{extra}]'"
        super().__init__(message, safe=message, extra=extra)
