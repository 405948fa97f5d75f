"""Errors of money, pay, exchange and pay text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from productroles.errors import ProductRolesError, shorten

if TYPE_CHECKING:
    from datetime import date


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


class TermsMismatchError(ProductRolesError, TypeError):
    """Two figures whose stated terms differ: base against total pay, gross against net, mean against median."""

    code = "terms-mismatch"
    what: str
    left: str
    right: str

    def __init__(self, what: str, left: str, right: str, remedy: str) -> None:
        message = f"the {what} of one side is {left}, of the other {right}; {remedy}"
        super().__init__(message, safe=message, what=what, left=left, right=right)


class PeriodMismatchError(TermsMismatchError):
    """Two pay periods in one operation that takes one."""

    code = "period-mismatch"

    def __init__(self, left: str, right: str) -> None:
        super().__init__("pay period", left, right, "bring both to one with .yearly(...) or .hourly(...) first")


class OpenRangeError(ProductRolesError, ValueError):
    """A range whose end is open where its figure is needed."""

    code = "open-range"
    operation: str
    figure: str

    def __init__(self, operation: str, figure: str) -> None:
        message = f"{operation} needs the {figure} of the range, and an end of the range is open"
        super().__init__(message, safe=message, operation=operation, figure=figure)


class EmptyGroupError(ProductRolesError, ValueError):
    """A statistic of nothing."""

    code = "empty-group"
    operation: str
    group: object

    def __init__(self, operation: str, group: object = None) -> None:
        named = "" if group is None else f": nobody in the group {shorten(group)}"
        safe = f"{operation} needs at least one figure"
        super().__init__(safe + named, safe=safe, operation=operation, group=group)


class ExtrapolationError(ProductRolesError, ValueError):
    """A figure asked for outside those that are known; nothing is extrapolated."""

    code = "extrapolation"
    asked: object
    lowest: object
    highest: object

    def __init__(self, asked: object, lowest: object, highest: object, remedy: str = "nothing is extrapolated") -> None:
        super().__init__(
            f"{asked} lies outside {lowest} to {highest}; {remedy}",
            safe=f"what was asked for lies outside what is known; {remedy}",
            asked=asked,
            lowest=lowest,
            highest=highest,
        )


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
    why: str
    before: date | None
    after: date | None

    def __init__(
        self, currency: str, on: date, source: str, why: str, before: date | None = None, after: date | None = None
    ) -> None:
        bounds = f"last before: {before or 'none'}, next after: {after or 'none'}"
        message = f"no {currency} rate on {on} in {source}: {why} ({bounds})"
        super().__init__(
            message, safe=message, currency=currency, on=on, source=source, why=why, before=before, after=after
        )


class ReadingError(ProductRolesError, ValueError):
    """A text that was not read as pay; ``candidates`` holds what it may have meant."""

    code = "reading"
    text: str
    reasons: tuple[Any, ...]
    candidates: tuple[Any, ...]
    _outcome: ClassVar[str] = "the text was not read as pay"

    def __init__(self, text: str, reasons: tuple[Any, ...], candidates: tuple[Any, ...] = ()) -> None:
        said = shorten(text)
        why = "; ".join(reason.text.removeprefix(f"{said}: ") for reason in reasons)
        shown = f"; candidates: {' | '.join(map(str, candidates))}" if candidates else ""
        super().__init__(
            f"{said}: {why}{shown}",
            safe=f"{self._outcome}: {', '.join(reason.code.replace('-', ' ') for reason in reasons)}",
            text=text,
            reasons=reasons,
            candidates=candidates,
        )


class AmbiguousPayError(ReadingError):
    """A pay text with more than one reading."""

    code = "ambiguous-pay"
    _outcome = "the pay text has more than one reading"


class UnreadablePayError(ReadingError):
    """A text in which no pay was found that could be read."""

    code = "unreadable-pay"
    _outcome = "no pay could be read from the text"
