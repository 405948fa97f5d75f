"""Numbers that are rounded once.

Quotients are worked out as exact fractions, and sums to 200 digits; their end is rounded to the fifty digits of
the library.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal, InvalidOperation, Overflow
from fractions import Fraction

from productroles._exact import CONTEXT, ONE, ZERO, plain
from productroles.errors import AmountError, DivisionByZeroError

WIDE = Context(prec=200, Emin=-999, Emax=999, traps=[InvalidOperation, Overflow])
"""Holds a sum of amounts whole, and leaves a quotient or a power 150 digits to spare."""


def rounded(number: Fraction | Decimal) -> Decimal:
    """The number to fifty digits."""
    try:
        if isinstance(number, Decimal):
            return CONTEXT.plus(number)
        return CONTEXT.divide(Decimal(number.numerator), Decimal(number.denominator))
    except Overflow as error:
        raise AmountError(number, "small enough for a result below 1e50") from error


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
        raise AmountError(rounded(base), "small enough for a power below 1e50") from error


def wide(number: Fraction) -> Decimal:
    """The number to 200 digits."""
    return WIDE.divide(Decimal(number.numerator), Decimal(number.denominator))


def percent(share: Decimal) -> Decimal:
    """The share in percent."""
    return CONTEXT.multiply(share, Decimal(100))


def short(number: Decimal) -> str:
    """The number to four places, for people."""
    return plain(WIDE.quantize(number, ONE.scaleb(-4)))
