"""Formulas as data: arithmetic over named components, read by a few lines of our own and never by Python.

A formula holds names (``mau``), plain numbers, ``+ - * / ^`` and round brackets. ``^`` is a power and binds
from the right; a whole exponent gives an exact power, another one a root to fifty digits.

>>> from decimal import Decimal
>>> value = evaluate("(start - lost) / start", {"start": Decimal(400), "lost": Decimal(12)})
>>> str(rounded(value))
'0.97'
>>> parse("start - ")
Traceback (most recent call last):
productroles.errors.FormulaError: formula 'start - ': expected a name, a number or ( at its end
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation, Overflow
from functools import lru_cache
from typing import Final, TypeAlias

from productroles._exact import CONTEXT, DIGITS, ONE, ZERO, exact, plain
from productroles.errors import AmountError, DivisionByZeroError, FormulaError

LONGEST: Final = 1_000
"""Characters that a formula may have, which bounds its depth too."""

Steps: TypeAlias = tuple[str | Decimal, ...]
"""A formula in postfix order: each operator follows its two operands, so that nothing recurses."""

_TOKEN = re.compile(r" *([0-9]+(?:\.[0-9]+)?|[a-z][a-z0-9_]*|[-+*/^()])", re.ASCII).match
_NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII).fullmatch
_BINDS = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}
_AFTER_OPERAND = frozenset({*_BINDS, ")"})

# Twice the digits of a result: it is rounded once, at its end.
_WORK = CONTEXT.copy()
_WORK.prec = 2 * DIGITS
_WORK.Emax = 999_999
_WORK.Emin = -999_999
_DO = {"+": _WORK.add, "-": _WORK.subtract, "*": _WORK.multiply, "/": _WORK.divide, "^": _WORK.power}


@lru_cache(maxsize=256)
def parse(formula: str) -> Steps:
    """The formula in postfix order.

    Raises:
        FormulaError: where it is longer than :data:`LONGEST` or not of the form above; it tells the place.
    """
    if len(formula) > LONGEST:
        raise FormulaError(formula, f"longer than {LONGEST:,} characters")
    steps: list[str | Decimal] = []
    waiting: list[str] = []
    for part in _tokens(formula):
        if part == "(":
            waiting.append(part)
        elif part == ")":
            _close(formula, steps, waiting)
        elif part in _BINDS:
            while waiting and _before(waiting[-1], part):
                steps.append(waiting.pop())
            waiting.append(part)
        else:
            steps.append(part if is_name(part) else exact(part))
    if "(" in waiting:
        raise FormulaError(formula, "a bracket is not closed")
    return (*steps, *reversed(waiting))


def _tokens(formula: str) -> Iterator[str]:
    """The words and signs of a formula, each where its kind may stand."""
    at, end, operand_next = 0, len(formula.rstrip(" ")), True
    while at < end:
        found = _TOKEN(formula, at)
        part = found[1] if found else ""
        if found is None or operand_next is (part in _AFTER_OPERAND):
            place = len(formula) - len(formula[at:].lstrip(" ")) + 1
            raise FormulaError(formula, f"expected {_expected(operand_next)} at character {place}")
        yield part
        at = found.end()
        operand_next = part == "(" or part in _BINDS
    if operand_next:
        raise FormulaError(formula, f"expected {_expected(operand_next)} at its end")


def _expected(operand_next: bool) -> str:
    return "a name, a number or (" if operand_next else "an operator or )"


def _before(earlier: str, later: str) -> bool:
    """Whether an operator that waits is applied before the one that has come."""
    return earlier != "(" and _BINDS[earlier] >= _BINDS[later] and later != "^"


def _close(formula: str, steps: list[str | Decimal], waiting: list[str]) -> None:
    while waiting and waiting[-1] != "(":
        steps.append(waiting.pop())
    if not waiting:
        raise FormulaError(formula, "a bracket is closed that was not opened")
    waiting.pop()


def is_name(text: str) -> bool:
    """Whether a text can stand in a formula as a component."""
    return _NAME(text) is not None


def names(formula: str) -> frozenset[str]:
    """The components that a formula names."""
    return frozenset(step for step in parse(formula) if isinstance(step, str) and step not in _BINDS)


def evaluate(formula: str, values: Mapping[str, Decimal]) -> Decimal:
    """What the formula comes to, still to be :func:`rounded`; every component has its value.

    Raises:
        DivisionByZeroError: naming the divisor.
        AmountError: for a power that is not defined, or a figure out of all bounds.
    """
    stack: list[Decimal] = []
    steps = parse(formula)
    for at, step in enumerate(steps):
        if isinstance(step, Decimal):
            stack.append(step)
        elif step in _BINDS:
            right, left = stack.pop(), stack.pop()
            if right.is_zero() and step == "/":
                raise DivisionByZeroError(f"{spelled(steps[:at])} in {formula}")
            stack.append(_applied(step, left, right, formula))
        else:
            stack.append(values[step])
    return stack[0]


def _applied(sign: str, left: Decimal, right: Decimal, formula: str) -> Decimal:
    try:
        result = _DO[sign](left, right)
    except Overflow as error:
        raise AmountError(left, f"small enough for {formula}") from error
    except InvalidOperation as error:
        raise AmountError(left, f"above zero, as the power in {formula} needs") from error
    if result.is_infinite():  # zero to a power below zero: decimal traps nothing there
        raise AmountError(left, f"above zero, as the power in {formula} needs")
    return result


def spelled(steps: Steps) -> str:
    """The last whole expression of some steps, in brackets where it is more than one."""
    stack: list[str] = []
    for step in steps:
        if isinstance(step, Decimal):
            stack.append(plain(step))
        elif step in _BINDS:
            right, left = stack.pop(), stack.pop()
            stack.append(f"({left} {step} {right})")
        else:
            stack.append(step)
    return stack[-1]


def sum_of(values: Iterable[Decimal]) -> Decimal:
    """The sum, still to be :func:`rounded`."""
    result = ZERO
    for value in values:
        result = _WORK.add(result, value)
    return result


def mean_of(pairs: Sequence[tuple[Decimal, Decimal]]) -> Decimal:
    """The mean of (weight, value) pairs, rounded once."""
    products = sum_of(_WORK.multiply(weight, value) for weight, value in pairs)
    return rounded(_WORK.divide(products, sum_of(weight for weight, _ in pairs)))


def rounded(value: Decimal) -> Decimal:
    """A result to the fifty digits of the library.

    Raises:
        AmountError: for a result past 1e50.
    """
    try:
        return CONTEXT.plus(value) or ZERO
    except Overflow as error:
        raise AmountError(value, "small enough to be below 1e50") from error


def power_of(formula: str, powers: Mapping[str, int]) -> int | None:
    """The power in which a formula holds a quantity that its components hold in the ``powers`` given.

    None where it adds different powers, or where a root leaves the power open.

    >>> power_of("spend / customers", {"spend": 1, "customers": 0})
    1
    >>> power_of("spend + customers", {"spend": 1, "customers": 0}) is None
    True
    """
    stack: list[tuple[int | None, Decimal | None]] = []
    for step in parse(formula):
        if isinstance(step, Decimal):
            stack.append((0, step))
        elif step in _BINDS:
            (right, number), (left, _) = stack.pop(), stack.pop()
            stack.append((_joined(step, left, right, number), None))
        else:
            stack.append((powers[step], None))
    return stack[0][0]


def _joined(sign: str, left: int | None, right: int | None, number: Decimal | None) -> int | None:
    if left is None or right is None:
        return None
    if sign == "*":
        return left + right
    if sign == "/":
        return left - right
    if sign == "^":
        if left == right == 0:
            return 0
        return left * int(number) if number is not None and number % ONE == 0 else None
    return left if left == right else None
