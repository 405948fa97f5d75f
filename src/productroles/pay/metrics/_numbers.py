"""Numbers that are rounded once.

Quotients are worked out as exact fractions, and sums to 200 digits; their end is rounded to the fifty digits of
the library.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, Overflow
from fractions import Fraction

from productroles._exact import CONTEXT, WIDE, ZERO, plain, too_large
from productroles.errors import DivisionByZeroError

_SHOWN = Decimal("0.0001")


def rounded(number: Fraction | Decimal) -> Decimal:
    """The number to fifty digits."""
    try:
        if isinstance(number, Decimal):
            return CONTEXT.plus(number)
        return CONTEXT.divide(Decimal(number.numerator), Decimal(number.denominator))
    except Overflow as error:
        raise too_large(number, "result") from error


def quotient(top: Fraction, bottom: Fraction, what: str) -> Decimal:
    """The quotient to fifty digits; ``what`` names the divisor in the error for zero."""
    if not bottom:
        raise DivisionByZeroError(what)
    return rounded(top / bottom)


def summed(amounts: Iterable[Decimal]) -> Fraction:
    """The exact sum of amounts."""
    found = ZERO
    for amount in amounts:
        found = WIDE.add(found, amount)
    return Fraction(found)


def power(base: Fraction, exponent: Fraction) -> Decimal:
    """A number, zero or more, raised to a fraction; to 200 digits, for :func:`rounded`."""
    try:
        return WIDE.power(wide(base), wide(exponent))
    except Overflow as error:
        raise too_large(rounded(base), "power") from error


def wide(number: Fraction) -> Decimal:
    """The number to 200 digits."""
    return WIDE.divide(Decimal(number.numerator), Decimal(number.denominator))


def percent(share: Decimal) -> Decimal:
    """The share in percent."""
    return CONTEXT.multiply(share, Decimal(100))


def short(number: Decimal) -> str:
    """The number to four places, for people."""
    return plain(WIDE.quantize(number, _SHOWN))
