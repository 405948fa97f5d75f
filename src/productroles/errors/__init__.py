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
    from productroles.errors.catalogue import AmbiguousNameError as AmbiguousNameError
    from productroles.errors.catalogue import CatalogueError as CatalogueError
    from productroles.errors.catalogue import LadderError as LadderError
    from productroles.errors.catalogue import RetiredNameError as RetiredNameError
    from productroles.errors.catalogue import UncitedFactError as UncitedFactError
    from productroles.errors.catalogue import UnknownLadderError as UnknownLadderError
    from productroles.errors.catalogue import UnknownLevelError as UnknownLevelError
    from productroles.errors.catalogue import UnknownNameError as UnknownNameError
    from productroles.errors.catalogue import UnknownResponsibilityError as UnknownResponsibilityError
    from productroles.errors.catalogue import UnknownRoleError as UnknownRoleError
    from productroles.errors.catalogue import UnknownSkillError as UnknownSkillError
    from productroles.errors.catalogue import UnknownSourceError as UnknownSourceError
    from productroles.errors.kpi import AggregationError as AggregationError
    from productroles.errors.kpi import AttainmentError as AttainmentError
    from productroles.errors.kpi import FormulaError as FormulaError
    from productroles.errors.kpi import MissingComponentError as MissingComponentError
    from productroles.errors.kpi import UnknownComponentError as UnknownComponentError
    from productroles.errors.kpi import UnknownKPIError as UnknownKPIError
    from productroles.errors.org import ChartCycleError as ChartCycleError
    from productroles.errors.org import UnknownPersonError as UnknownPersonError
    from productroles.errors.pay import AlreadyStatedError as AlreadyStatedError
    from productroles.errors.pay import AmbiguousPayError as AmbiguousPayError
    from productroles.errors.pay import EmptyGroupError as EmptyGroupError
    from productroles.errors.pay import ExtrapolationError as ExtrapolationError
    from productroles.errors.pay import MissingRateError as MissingRateError
    from productroles.errors.pay import OpenRangeError as OpenRangeError
    from productroles.errors.pay import PeriodMismatchError as PeriodMismatchError
    from productroles.errors.pay import RangeOrderError as RangeOrderError
    from productroles.errors.pay import RateError as RateError
    from productroles.errors.pay import ReadingError as ReadingError
    from productroles.errors.pay import TermsMismatchError as TermsMismatchError
    from productroles.errors.pay import UnreadablePayError as UnreadablePayError
    from productroles.errors.pay import UnstatedError as UnstatedError
    from productroles.errors.pricelevel import MissingPriceLevelError as MissingPriceLevelError
    from productroles.errors.pricelevel import PriceLevelError as PriceLevelError
    from productroles.errors.structure import NoRangeError as NoRangeError
    from productroles.errors.structure import OverlappingRangesError as OverlappingRangesError
    from productroles.errors.structure import SalaryStructureError as SalaryStructureError

_PACKAGE = "productroles.errors"
_SHOWN = 60


def shorten(value: object) -> str:
    """``repr`` of a value, cut to a length that a log line bears."""
    if isinstance(value, str) and len(value) > _SHOWN:
        return f"{value[:_SHOWN]!r}... ({len(value):,} characters)"
    try:
        text = repr(value)
    except Exception:  # an int past the interpreter's limit of digits, lists nested without end, a broken repr
        return f"a very long {type(value).__name__}"
    return text if len(text) <= 2 * _SHOWN else text[: 2 * _SHOWN] + "..."


def near_names(name: object, known: Iterable[str], cutoff: float = 0.6) -> tuple[str, ...]:
    """Up to three of the ``known`` names that ``name`` may have meant, as ``errors.near`` finds them."""
    from productroles.errors.near import nearest

    return nearest(str(name)[:_SHOWN], known, cutoff)


def near_words(names: tuple[str, ...]) -> str:
    """The near names as the end of a message."""
    return f"; near: {', '.join(names)}" if names else ""


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | str) or (isinstance(value, int) and value.bit_length() < 64):
        return value
    if isinstance(value, tuple | list):
        return [item if isinstance(item, str) else shorten(item) for item in cast("tuple[object, ...]", value)]
    written = getattr(cast("object", value), "isoformat", None)
    return written() if written is not None else shorten(value)


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

    def __init_subclass__(cls) -> None:
        # One address for all: a traceback names the module that a caller imports an error from.
        if cls.__module__.startswith(_PACKAGE):
            cls.__module__ = _PACKAGE

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
    near: tuple[str, ...]
    """What may have been meant, where it is a name."""

    def __init__(self, expected: str, value: object, near: tuple[str, ...] = ()) -> None:
        super().__init__(
            f"expected {expected}, not {shorten(value)}{near_words(near)}",
            safe=f"expected {expected}",
            expected=expected,
            value=value,
            near=near,
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
        hint = ""
        if isinstance(value, str) and "%" in value:
            hint = "; a share is written as a number, 0.30 for 30%"
        elif isinstance(value, str) and any(sign in value for sign in ",'$€£ "):
            hint = "; text as people print it is read by productroles.parse_pay"
        safe = f"an amount is not {expected}{hint}"
        super().__init__(f"{shorten(value)} is not {expected}{hint}", safe=safe, value=value, expected=expected)


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

    def __init__(self, extra: str, needs: str, install: str | None = None) -> None:
        package = install or f"'productroles[{extra}]'"
        message = f"this needs {needs}; install it with: pip install {package}"
        super().__init__(message, safe=message, extra=extra)


class UnknownCurrencyError(ProductRolesError, ValueError):
    """A currency code that ISO 4217 does not list, or not in capitals."""

    code = "unknown-currency"
    name: object
    near: tuple[str, ...]

    def __init__(self, name: object, near: tuple[str, ...] = ()) -> None:
        super().__init__(
            f"{shorten(name)} is no ISO 4217 currency code{near_words(near)}",
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


_HOMES: dict[str, str] = {
    "AggregationError": "kpi",
    "AlreadyStatedError": "pay",
    "AmbiguousNameError": "catalogue",
    "AmbiguousPayError": "pay",
    "AttainmentError": "kpi",
    "CatalogueError": "catalogue",
    "ChartCycleError": "org",
    "EmptyGroupError": "pay",
    "ExtrapolationError": "pay",
    "FormulaError": "kpi",
    "LadderError": "catalogue",
    "MissingComponentError": "kpi",
    "MissingPriceLevelError": "pricelevel",
    "MissingRateError": "pay",
    "NoRangeError": "structure",
    "OpenRangeError": "pay",
    "OverlappingRangesError": "structure",
    "PeriodMismatchError": "pay",
    "PriceLevelError": "pricelevel",
    "RangeOrderError": "pay",
    "RateError": "pay",
    "ReadingError": "pay",
    "RetiredNameError": "catalogue",
    "SalaryStructureError": "structure",
    "TermsMismatchError": "pay",
    "UncitedFactError": "catalogue",
    "UnknownComponentError": "kpi",
    "UnknownKPIError": "kpi",
    "UnknownLadderError": "catalogue",
    "UnknownLevelError": "catalogue",
    "UnknownNameError": "catalogue",
    "UnknownPersonError": "org",
    "UnknownResponsibilityError": "catalogue",
    "UnknownRoleError": "catalogue",
    "UnknownSkillError": "catalogue",
    "UnknownSourceError": "catalogue",
    "UnreadablePayError": "pay",
    "UnstatedError": "pay",
}

__all__ = [
    "AggregationError", "AlreadyStatedError", "AmbiguousNameError", "AmbiguousPayError", "AmountError",
    "AmountTypeError", "AttainmentError", "CatalogueError", "ChartCycleError", "CurrencyMismatchError",
    "DivisionByZeroError", "EmptyGroupError", "ExtrapolationError", "FieldError", "FieldTypeError", "FormulaError",
    "LadderError", "MissingComponentError", "MissingExtraError", "MissingPriceLevelError", "MissingRateError",
    "MoneySumError", "NoRangeError", "OpenRangeError", "OverlappingRangesError", "PeriodMismatchError",
    "PlaceError", "PriceLevelError", "ProductRolesError", "ProductRolesWarning", "RangeOrderError", "RateError",
    "ReadingError", "RetiredNameError", "SalaryStructureError", "TermsMismatchError", "UncitedFactError",
    "UnknownComponentError",
    "UnknownCurrencyError", "UnknownKPIError", "UnknownLadderError", "UnknownLevelError", "UnknownLocaleError",
    "UnknownMemberError", "UnknownNameError", "UnknownPersonError", "UnknownResponsibilityError",
    "UnknownRoleError", "UnknownSkillError", "UnknownSourceError", "UnreadablePayError", "UnstatedError",
]  # fmt: skip

if not TYPE_CHECKING:  # as in the root: each room loads the errors that it raises, and no others

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
