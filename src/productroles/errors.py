"""Every error and warning of the library.

All errors are :class:`ProductRolesError`. Each also is the builtin a caller would catch (``ValueError``,
``TypeError``, ``LookupError``, ``ImportError``; a missing key of a mapping is a ``KeyError``), has a stable
``code``, keeps what it was given as attributes, pickles, and can speak without repeating the input: pay and
titles are personal data, so a service logs :attr:`~ProductRolesError.safe_message` and not ``str(error)``.

>>> import productroles as pr
>>> try:
...     pr.Money("1", "usd")
... except pr.ProductRolesError as error:
...     print(error)
...     print(error.as_dict())
'usd' is no ISO 4217 currency code; near: USD
{'code': 'unknown-currency', 'message': 'not an ISO 4217 currency code'}
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, cast

if TYPE_CHECKING:
    from datetime import date

_SHOWN = 60


def shorten(value: object) -> str:
    """``repr`` of a value, cut to a length that a log line bears."""
    if isinstance(value, str) and len(value) > _SHOWN:
        return f"{value[:_SHOWN]!r}... ({len(value):,} characters)"
    try:
        text = repr(value)
    except ValueError:  # an int past the interpreter's limit of digits
        return f"a very long {type(value).__name__}"
    return text if len(text) <= 2 * _SHOWN else text[: 2 * _SHOWN] + "..."


def near_names(name: object, known: Iterable[str]) -> tuple[str, ...]:
    """Up to three of the ``known`` names that ``name`` may have meant, the nearest first."""
    from difflib import get_close_matches

    folded = {other.casefold(): other for other in known}
    wanted = str(name)[:_SHOWN].casefold()
    return tuple(folded[match] for match in get_close_matches(wanted, folded, n=3, cutoff=0.6))


def _near(names: tuple[str, ...]) -> str:
    return f"; near: {', '.join(names)}" if names else ""


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, tuple | list):
        return [_plain(item) for item in cast("tuple[Any, ...]", value)]
    return str(value)


def _rebuild(cls: type[ProductRolesError], args: tuple[object, ...], state: dict[str, object]) -> ProductRolesError:
    error = cls.__new__(cls, *args)
    error.__dict__.update(state)
    return error


class ProductRolesError(Exception):
    """Base of every error of the library."""

    code: ClassVar[str] = "productroles"
    safe_message: str
    """What went wrong, without the input: fit for a log or an answer over a network."""

    def __init__(self, message: str, /, *, safe: str, **data: object) -> None:
        super().__init__(message)
        self.safe_message = safe
        self.__dict__.update(data)

    def __str__(self) -> str:
        return str(self.args[0])

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.args, self.__dict__)

    def as_dict(self, *, with_input: bool = False) -> dict[str, Any]:
        """The error as plain JSON data: ``code`` and ``message``, the latter without the input.

        ``with_input=True`` gives the full message and every attribute under ``data`` instead.
        """
        if not with_input:
            return {"code": self.code, "message": self.safe_message}
        data = {name: _plain(value) for name, value in self.__dict__.items() if name != "safe_message"}
        return {"code": self.code, "message": str(self), "data": data}


class ProductRolesWarning(UserWarning):
    """Base of every warning: something doubtful where no result could carry a caveat."""


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


class UnknownCurrencyError(ProductRolesError, ValueError):
    """A currency code that ISO 4217 does not list, or not in capitals."""

    code = "unknown-currency"
    name: object
    near: tuple[str, ...]

    def __init__(self, name: object, near: tuple[str, ...] = ()) -> None:
        super().__init__(
            f"{shorten(name)} is no ISO 4217 currency code{_near(near)}",
            safe="not an ISO 4217 currency code",
            name=name,
            near=near,
        )


class CurrencyMismatchError(ProductRolesError, TypeError):
    """Two currencies in one operation that takes one."""

    code = "currency-mismatch"
    left: str
    right: str
    operation: str

    def __init__(self, operation: str, left: str, right: str) -> None:
        message = f"{operation} needs one currency, not {left} and {right}; convert one with ExchangeRates first"
        super().__init__(message, safe=message, operation=operation, left=left, right=right)


class MoneySumError(ProductRolesError, TypeError):
    """``sum()`` over Money, which would have to start from a bare 0."""

    code = "money-sum"

    def __init__(self) -> None:
        message = "sum() starts from the number 0, which has no currency; use productroles.total(moneys, currency=...)"
        super().__init__(message, safe=message)


class UnstatedError(ProductRolesError, ValueError):
    """Something the operation needs was not said: a pay period, the payments a year, a work schedule."""

    code = "unstated"
    what: str
    remedy: str

    def __init__(self, what: str, remedy: str) -> None:
        message = f"{what} is not stated; {remedy}"
        super().__init__(message, safe=message, what=what, remedy=remedy)


class AlreadyStatedError(ProductRolesError, ValueError):
    """An assumption about something that is stated already."""

    code = "already-stated"
    what: str
    stated: str
    assumed: str

    def __init__(self, what: str, stated: str, assumed: str) -> None:
        message = f"{what} is stated as {stated}; it cannot be assumed to be {assumed}"
        super().__init__(message, safe=message, what=what, stated=stated, assumed=assumed)


class RangeOrderError(ProductRolesError, ValueError):
    """A range whose figures are out of order, or which has no figure at all."""

    code = "range-order"
    figures: tuple[str, ...]

    def __init__(self, message: str, figures: tuple[str, ...] = ()) -> None:
        shown = f" ({', '.join(figures)})" if figures else ""
        super().__init__(message + shown, safe=message, figures=figures)


class RateError(ProductRolesError, ValueError):
    """An exchange rate that is zero, negative or not finite, or a rate table that contradicts itself."""

    code = "rate"
    value: object

    def __init__(self, message: str, value: object = None) -> None:
        super().__init__(message, safe=message, value=value)


class MissingRateError(ProductRolesError, LookupError):
    """No rate for a currency on the day asked for; ``before`` and ``after`` are the nearest days that have one."""

    code = "missing-rate"
    currency: str
    on: date
    source: str
    before: date | None
    after: date | None

    def __init__(
        self, currency: str, on: date, source: str, why: str, before: date | None = None, after: date | None = None
    ) -> None:
        bounds = f"last before: {before or 'none'}, next after: {after or 'none'}"
        message = f"no {currency} rate on {on} in {source}: {why} ({bounds})"
        super().__init__(message, safe=message, currency=currency, on=on, source=source, before=before, after=after)


class ReadingError(ProductRolesError, ValueError):
    """A text that was not read as pay; ``candidates`` holds what it may have meant."""

    code = "reading"
    text: str
    reasons: tuple[Any, ...]
    candidates: tuple[Any, ...]

    def __init__(self, text: str, reasons: tuple[Any, ...], candidates: tuple[Any, ...] = ()) -> None:
        why = "; ".join(reason.text for reason in reasons)
        shown = f"; candidates: {' | '.join(map(str, candidates))}" if candidates else ""
        super().__init__(
            f"{shorten(text)}: {why}{shown}",
            safe="; ".join(reason.code for reason in reasons),
            text=text,
            reasons=reasons,
            candidates=candidates,
        )


class AmbiguousPayError(ReadingError):
    """A pay text with more than one reading."""

    code = "ambiguous-pay"


class UnreadablePayError(ReadingError):
    """A text in which no pay was found that could be read."""

    code = "unreadable-pay"


class PlaceError(ProductRolesError, ValueError):
    """A place whose country is missing, unknown or could be two."""

    code = "place"
    text: object
    candidates: tuple[str, ...]

    def __init__(self, text: object, why: str, candidates: tuple[str, ...] = ()) -> None:
        shown = f"; candidates: {' | '.join(candidates)}" if candidates else ""
        super().__init__(f"{shorten(text)}: {why}{shown}", safe=why, text=text, candidates=candidates)


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
    name: object
    near: tuple[str, ...]

    def __init__(self, name: object, known: Iterable[str] = ()) -> None:
        near = near_names(name, known)
        super().__init__(
            f"no {self.kind} {shorten(name)}{_near(near)}",
            safe=f"unknown {self.kind}{_near(near)}",
            name=name,
            near=near,
        )


class UnknownRoleError(UnknownNameError):
    """A role id that the catalogue does not hold."""

    code = "unknown-role"
    kind = "role"


class UnknownLevelError(UnknownNameError):
    """A level or title that neither the ladder nor the reference order knows."""

    code = "unknown-level"
    kind = "level"


class UnknownLadderError(UnknownNameError):
    """A ladder id that the catalogue does not hold."""

    code = "unknown-ladder"
    kind = "ladder"


class UnknownSourceError(UnknownNameError):
    """A source id that the catalogue does not hold."""

    code = "unknown-source"
    kind = "source"


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


class MissingExtraError(ProductRolesError, ImportError):
    """A function whose optional dependency is not installed."""

    code = "missing-extra"
    extra: str

    def __init__(self, extra: str, needs: str) -> None:
        message = f"this needs {needs}; install it with: pip install 'productroles[{extra}]'"
        super().__init__(message, safe=message, extra=extra)
