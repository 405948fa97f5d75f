"""Exact numbers under the library's own Decimal context, never the caller's.

Fifty digits, half-even, magnitudes below 1e50. A number that is read must fit whole; the
result of arithmetic is rounded at its fiftieth digit where it needs more.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from operator import index
from typing import SupportsIndex, TypeAlias

from productroles.errors import AmountError, AmountTypeError

Number: TypeAlias = str | SupportsIndex | Decimal
"""What is taken for an exact number: plain text such as ``"1250.50"``, an int, a Decimal.

An integer of another library, such as ``numpy.int64``, is one too, as everywhere where Python takes an index.
"""

DIGITS = 50
CONTEXT = Context(
    prec=DIGITS,
    rounding=ROUND_HALF_EVEN,
    Emin=1 - DIGITS,
    Emax=DIGITS - 1,
    capitals=1,
    clamp=0,
    flags=[],
    traps=[InvalidOperation, DivisionByZero, Overflow],
)
WIDE = CONTEXT.copy()
"""For what is rounded to CONTEXT once, at its end: holds a sum of many whole, and a quotient to 150 digits more."""
WIDE.prec, WIDE.Emin, WIDE.Emax = 4 * DIGITS, -999, 999
_READ = CONTEXT.copy()
_READ.traps[Inexact] = True
_read = _READ.create_decimal
_BITS = (10**DIGITS).bit_length()
ZERO = Decimal(0)
ONE = Decimal(1)


def exact(value: Number) -> Decimal:
    """The number as a Decimal, or an error where it is not exact, not finite or too long.

    Raises:
        AmountTypeError: for a float, a bool or another type.
        AmountError: for NaN, Infinity, more than 50 digits, and text that is not plain
            (``1e5``, ``1_000``, ``1,000``; the last is for :func:`productroles.parse_pay`).
    """
    try:
        if type(value) is str:
            whole, point, fraction = value.partition(".")
            digits = whole[1:] if whole.startswith(("-", "+")) else whole
            if digits.isdecimal() and (fraction.isdecimal() or not point) and value.isascii():
                return _read(value) or ZERO
        elif type(value) is Decimal:
            if value.is_finite():
                return _read(value) or ZERO
        elif type(value) is int:
            if value.bit_length() <= _BITS:  # reading a longer one would take quadratic time
                return _read(value) or ZERO
        else:
            return exact(_of_other(value))
    except (Inexact, InvalidOperation, Overflow) as error:
        raise AmountError(value) from error
    raise AmountError(value)


def _of_other(value: Number) -> Number:
    """The plain number of a subclass, whose own methods are not asked, or of an integer that is no int."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, Decimal):
        return Decimal(value)
    if isinstance(value, bool):
        raise AmountTypeError(value)
    try:
        return index(value)
    except TypeError as error:
        raise AmountTypeError(value) from error


def plain(number: Decimal) -> str:
    """Plain notation without trailing zeros: the one spelling that equal numbers share.

    >>> from decimal import Decimal
    >>> plain(Decimal("1.50")), plain(Decimal("1E+3")), plain(Decimal("-0.00"))
    ('1.5', '1000', '0')
    """
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def short(number: Decimal, digits: int = 8) -> str:
    """Plain notation of the first few significant digits, for a message.

    >>> from decimal import Decimal
    >>> short(Decimal(2) / 3), short(Decimal("0.0000123456789"), 3)
    ('0.66666667', '0.0000123')
    """
    cut = WIDE.copy()
    cut.prec = digits
    return plain(cut.plus(number))


def too_large(value: object, result: str) -> AmountError:
    """The error for a ``result`` (a sum, a product ...) that the library's numbers cannot hold."""
    return AmountError(value, f"small enough for a {result} below 1e50")
