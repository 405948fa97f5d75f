"""Comparing pay, ranges and benchmarks, with every step of the way on the result.

Both sides are put on one basis first: full time, one period, one currency. What would make the comparison mean
something else is refused unless the caller names it.

>>> import productroles as pr
>>> offer = pr.Pay("9000", "EUR", per="month", payments_per_year=12, component="base", tax="gross")
>>> grade = pr.SalaryRange("120000", "180000", currency="USD", per="year", component="base", tax="gross")
>>> result = pr.compare_pay(offer, grade, rates=pr.ExchangeRates.bundled(), on="2024-06-28")
>>> print(result)
a is BELOW b: USD 115,614.00 against USD 120,000 to 180,000 per year
  a: per month to per year: x 12 payments a year
  a: EUR to USD at 1.0705 of 2024-06-28, ECB reference rates, month-ends to 2026-10-30
>>> pr.compare_pay(pr.Pay("9000", "EUR", per="month", component="base"), grade)
Traceback (most recent call last):
productroles.errors.UnstatedError: the number of monthly payments a year is not stated; say it with ...
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise, product

import attrs

from productroles._exact import WIDE, short
from productroles._fields import many, member, optional_day
from productroles._show import Record
from productroles.errors import CurrencyMismatchError, FieldError, FieldTypeError, TermsMismatchError, UnstatedError
from productroles.evidence import Note, Provenance
from productroles.pay.conversion import Conversion
from productroles.pay.exchange import ExchangeRates, RateChain
from productroles.pay.money import Money, divided
from productroles.pay.period import (
    PAYMENTS,
    PayPeriod,
    Step,
    WorkSchedule,
    as_schedule,
    payments_unstated,
    period_unstated,
)
from productroles.pay.salary import STATISTIC, Pay, SalaryBenchmark, SalaryRange, no_pay, span, statistic_name


class PayRelation(StrEnum):
    """How the first side stands to the second."""

    BELOW = "below"
    """Its highest figure is under the other's lowest."""
    ABOVE = "above"
    EQUAL = "equal"
    OVERLAPS = "overlaps"
    """They share figures, and each has some that the other lacks."""
    WITHIN = "within"
    CONTAINS = "contains"
    UNDECIDED = "undecided"
    """An open end leaves more than one of the others possible."""


def as_pay_relation(value: PayRelation | str) -> PayRelation:
    """A relation, or its value."""
    return member(PayRelation, value)


@attrs.frozen(kw_only=True)
class PayComparison(Record):
    """What :func:`compare_pay` found, on one basis: "a is ``relation`` to b"."""

    relation: PayRelation = attrs.field(converter=as_pay_relation)
    a: tuple[Money | None, Money | None]
    """Low and high of the first side as compared; equal for a single figure, None for an open end."""
    b: tuple[Money | None, Money | None]
    per: PayPeriod
    """The period of all figures."""
    difference: Money | None
    """a less b; None unless both are single figures."""
    ratio: Decimal | None
    """a divided by b; None unless both are single figures, or where b is zero."""
    overlap: tuple[Money, Money] | None
    """The stretch that both share; None where there is none or it is not known."""
    steps: tuple[tuple[str, Step], ...]
    """What was done to which side (``"a"`` or ``"b"``), in order."""
    conversions: tuple[Conversion, ...]
    """The conversions of the ends of a, with their rates, days and source; empty within one currency."""
    caveats: tuple[Note, ...]
    provenance: Provenance

    def __str__(self) -> str:
        head = f"a is {self.relation.name} b: {span(*self.a)} against {span(*self.b)} per {self.per}"
        if self.ratio is not None:
            head += f", {short(self.ratio, 5)} of it"
        lines = [f"  {side}: {step}" for side, step in self.steps] + [f"  note: {note}" for note in self.caveats]
        return "\n".join([head, *lines])


_Ends = tuple[Money | None, Money | None]
_Comparable = Pay | SalaryRange | SalaryBenchmark
_MAY_DIFFER = ("component", "tax", "statistic")


def compare_pay(
    a: _Comparable,
    b: _Comparable,
    /,
    *,
    rates: ExchangeRates | RateChain | None = None,
    on: date | str | None = None,
    schedule: WorkSchedule | None = None,
    statistic: str | tuple[str, str] | None = None,
    across: Collection[str] = (),
) -> PayComparison:
    """How the first side stands to the second, as intervals on one basis, compared at 40 digits.

    Pay is compared as full-time pay. Two periods are brought to the year; two currencies need ``rates`` and the
    day ``on`` (the ``as_of`` of a benchmark serves where there is just one), and the first side is converted.
    ``statistic`` names the figure of ranges and benchmarks to compare: ``low``, ``high``, ``midpoint``, ``mean``,
    ``median``, ``p75``; a pair of names, one for each side. Without it a range or a benchmark with ends is the
    interval between them, and a benchmark with a single statistic is that figure. ``across`` names terms that may
    differ all the same: ``component``, ``tax``, ``statistic``.

    Raises:
        UnstatedError: where a period, a number of payments, a schedule, a day or a statistic is needed and not said.
        TermsMismatchError: where stated components, tax sides or statistics differ.
        CurrencyMismatchError: for two currencies without ``rates``.
        MissingRateError: where the table has no rate.
    """
    for side in (a, b):
        if not isinstance(side, Pay | SalaryRange | SalaryBenchmark):
            raise no_pay("Pay, a SalaryRange or a SalaryBenchmark", side)
    if isinstance(across, str) or not isinstance(across, Collection) or not set(across) <= set(_MAY_DIFFER):
        raise FieldError(f"several of {', '.join(_MAY_DIFFER)}", across)
    named = _statistic_names(statistic)
    if rates is not None and not isinstance(rates, ExchangeRates | RateChain):
        raise FieldTypeError("ExchangeRates or a RateChain", rates)
    asked = optional_day(on)
    if schedule is not None:
        as_schedule(schedule)
    caveats = list(_terms_caveats(a, b, across))
    left, right = _one_period(_full_time(a), _full_time(b), schedule)
    if left.per is PayPeriod.MONTH and left.payments_per_year is None:
        caveats.append(payments_unstated(left.per))
    ends_a, statistic_a = _figures(left, named[0])
    ends_b, statistic_b = _figures(right, named[1])
    caveats += _meaning_caveats(left, right, (statistic_a, statistic_b), across)
    caveats += _statistic_caveats(statistic_a, statistic_b, allowed=statistic is not None or "statistic" in across)
    steps = [("a", step) for step in left.steps]
    conversions: tuple[Conversion, ...] = ()
    if left.currency != right.currency:
        if rates is None:
            raise CurrencyMismatchError("compare_pay without rates=... and on=...", left.currency, right.currency)
        ends_a, conversions = _converted(ends_a, right.currency, rates, _rate_day(a, b, asked))
        steps.append(("a", _exchange_step(conversions[0])))
        caveats += conversions[0].caveats
    steps += [("b", step) for step in right.steps]
    caveats += _day_caveats(a, b)
    return _result(ends_a, ends_b, left.per, tuple(steps), tuple(caveats), conversions)


def _statistic_names(statistic: str | tuple[str, str] | None) -> tuple[str | None, str | None]:
    wanted = f"{STATISTIC}, or a pair of names"
    names = (statistic, statistic) if statistic is None or isinstance(statistic, str) else many(statistic, wanted)
    if len(names) != 2 or not all(name is None or isinstance(name, str) for name in names):
        raise FieldError(wanted, statistic)
    a, b = (None if name is None else statistic_name(name) for name in names)
    return a, b


def _terms_caveats(a: _Comparable, b: _Comparable, across: Collection[str]) -> Iterator[Note]:
    """Refuses two stated terms that differ; a note where one is unstated or the caller lets them differ."""
    for what in ("component", "tax"):
        left, right = str(getattr(a, what)), str(getattr(b, what))
        if left == right:
            if left == "unstated":
                yield _sides(f"{what}-unstated", f"neither side states its {what}", left, right)
        elif "unstated" in (left, right):
            side, stated = ("a", right) if left == "unstated" else ("b", left)
            words = f"{side} does not state its {what}; the other side is {stated}"
            yield _sides(f"{what}-unstated", words, left, right)
        elif what in across:
            yield _sides(f"{what}-differs", f"{left} against {right}", left, right)
        else:
            raise TermsMismatchError(what, left, right, f"pass across=[{what!r}] to compare all the same")
    for side, figure in (("a", a), ("b", b)):
        for assumption in figure.assumptions:
            data = (("side", side), ("what", assumption.what), ("value", assumption.value))
            yield Note("assumed", f"{side}: {assumption}", data)


def _sides(code: str, words: str, a: object, b: object) -> Note:
    """A note with what each side is in the respect that it speaks about."""
    return Note(code, words, (("a", str(a)), ("b", str(b))))


def _meaning_caveats(
    a: _Comparable, b: _Comparable, statistics: tuple[str | None, str | None], across: Collection[str]
) -> Iterator[Note]:
    """Refuses ends that two benchmarks state to be of different statistics; notes for what else differs in meaning."""
    if isinstance(a, SalaryBenchmark) and isinstance(b, SalaryBenchmark):
        yield from _benchmark_caveats(a, b, statistics, across)
    elif {type(a), type(b)} == {SalaryRange, SalaryBenchmark} and _are_ends(statistics):
        words = "a range that an employer sets against the ends of a benchmark"
        yield _sides("ends-differ", words, type(a).__name__, type(b).__name__)


def _are_ends(statistics: tuple[str | None, str | None]) -> bool:
    """Whether both sides are compared by their low, their high or both."""
    return all(name in (None, "low", "high") for name in statistics)


def _benchmark_caveats(
    a: SalaryBenchmark, b: SalaryBenchmark, statistics: tuple[str | None, str | None], across: Collection[str]
) -> Iterator[Note]:
    if _are_ends(statistics) and a.range_label != b.range_label:
        stated = None not in (a.range_label, b.range_label)
        if stated and statistics == (None, None) and "statistic" not in across:
            remedy = "name a figure with statistic=..., or pass across=['statistic']"
            raise TermsMismatchError("statistic", str(a.range_label), str(b.range_label), remedy)
        left, right = a.range_label or "unstated", b.range_label or "unstated"
        yield _sides("ends-differ", f"the ends of a are {left}, of b {right}", left, right)
    for what in ("role", "place"):
        left, right = (getattr(side, what) or "unstated" for side in (a, b))
        if left != right:
            yield _sides(f"{what}-differs", f"a is of {what} {left}, b of {right}", left, right)


def _statistic_caveats(a: str | None, b: str | None, *, allowed: bool) -> Iterator[Note]:
    if a is None or b is None or a == b:
        return
    if not allowed:
        raise TermsMismatchError("statistic", a, b, "name both: statistic=(..., ...)")
    yield _sides("statistic-differs", f"the {a} against the {b}", a, b)


def _full_time(side: _Comparable) -> _Comparable:
    return side.full_time() if isinstance(side, Pay) else side


def _one_period(a: _Comparable, b: _Comparable, schedule: WorkSchedule | None) -> tuple[_Comparable, _Comparable]:
    for side in (a, b):
        if side.per is PayPeriod.UNSTATED:
            raise period_unstated()
    same = a.per is b.per and (a.payments_per_year == b.payments_per_year or a.per not in PAYMENTS)
    return (a, b) if same else (a.yearly(schedule), b.yearly(schedule))


def _figures(side: _Comparable, statistic: str | None) -> tuple[_Ends, str | None]:
    """The low and high to compare, and the name of the statistic where a single one stands for the side."""
    if isinstance(side, Pay):
        return (side.money, side.money), None
    known = side.statistics
    if statistic is not None:
        if statistic not in known:
            raise UnstatedError(f"the {statistic} of a side", f"it has {', '.join(known)}")
        return (known[statistic], known[statistic]), statistic
    if side.low is not None or side.high is not None:
        return (side.low, side.high), None
    if len(known) - ({"median", "p50"} <= known.keys()) > 1:
        raise UnstatedError("which statistic to compare", f"name it with statistic=...: {', '.join(known)}")
    name, money = next(iter(known.items()))  # a 50th percentile is the median, which stands before it
    return (money, money), name


def _as_of(side: _Comparable) -> date | None:
    return side.as_of if isinstance(side, SalaryBenchmark) else None


def _rate_day(a: _Comparable, b: _Comparable, on: date | None) -> date:
    if on is not None:
        return on
    days = {found for found in (_as_of(a), _as_of(b)) if found is not None}
    if len(days) != 1:
        raise UnstatedError("the day of the exchange rate", "pass on=...")
    return days.pop()


def _day_caveats(a: _Comparable, b: _Comparable) -> Iterator[Note]:
    left, right = _as_of(a), _as_of(b)
    if left is not None and right is not None and left != right:
        yield _sides("days-differ", f"a describes {left}, b describes {right}; neither is aged", left, right)
    for side, figure in (("a", a), ("b", b)):
        if isinstance(figure, SalaryBenchmark) and figure.as_of is None:
            yield Note("undated", f"{side} does not say which day it describes", (("side", side),))


def _converted(
    ends: _Ends, to: str, rates: ExchangeRates | RateChain, on: date
) -> tuple[_Ends, tuple[Conversion, ...]]:
    made = [None if end is None else rates.convert(end, to, on=on) for end in ends]
    low, high = (None if conversion is None else conversion.money for conversion in made)
    return (low, high), tuple(dict.fromkeys(conversion for conversion in made if conversion is not None))


def _exchange_step(made: Conversion) -> Step:
    via = f", via {made.via}" if made.via else ""
    day_of_rate = f"of {made.observed_on}" if made.observed_on is not None else made.dated
    words = f"{made.of.currency} to {made.money.currency} at {short(made.rate)} {day_of_rate}, {made.source}{via}"
    return Step("exchange", words, made.rate)


def _result(
    a: _Ends,
    b: _Ends,
    per: PayPeriod,
    steps: tuple[tuple[str, Step], ...],
    caveats: tuple[Note, ...],
    conversions: tuple[Conversion, ...],
) -> PayComparison:
    a, b = _settled(a), _settled(b)
    left, right = _point(a), _point(b)
    difference, ratio = None, None
    if left is not None and right is not None:
        difference = left - right
        ratio = divided(left.amount, right.amount, "b") if right.amount else None
    return PayComparison(
        relation=_relation(a, b),
        a=a,
        b=b,
        per=per,
        difference=difference,
        ratio=ratio,
        overlap=_overlap(a, b),
        steps=steps,
        caveats=caveats,
        conversions=conversions,
        provenance=Provenance(inputs=tuple(dict.fromkeys(("rates", made.source) for made in conversions))),
    )


_COMPARED = WIDE.copy()
_COMPARED.prec = 40


def _settled(ends: _Ends) -> _Ends:
    """The ends to 40 digits: what periods and rates leave in the last ten of fifty is no difference in pay."""
    low, high = (None if end is None else Money(_COMPARED.plus(end.amount), end.currency) for end in ends)
    return low, high


def _point(ends: _Ends) -> Money | None:
    return ends[0] if ends[0] == ends[1] else None


def _overlap(a: _Ends, b: _Ends) -> tuple[Money, Money] | None:
    (low_a, high_a), (low_b, high_b) = a, b
    if low_a is None or high_a is None or low_b is None or high_b is None:
        return None
    low, high = max(low_a, low_b), min(high_a, high_b)
    return (low, high) if low <= high else None


def _relation(a: _Ends, b: _Ends) -> PayRelation:
    """The one relation that every way of closing the open ends gives, else undecided."""
    figures = sorted({Fraction(end.amount) for end in (*a, *b) if end is not None})
    between = [(low + high) / 2 for low, high in pairwise(figures)]
    tries = [figures[0] / 2, *figures, *between, figures[-1] + 1]
    found = {
        _closed(low_a, high_a, low_b, high_b)
        for (low_a, high_a), (low_b, high_b) in product(_closings(a, tries), _closings(b, tries))
    }
    return found.pop() if len(found) == 1 else PayRelation.UNDECIDED


def _closings(ends: _Ends, tries: list[Fraction]) -> Iterator[tuple[Fraction, Fraction]]:
    lows = tries if ends[0] is None else [Fraction(ends[0].amount)]
    highs = tries if ends[1] is None else [Fraction(ends[1].amount)]
    return ((low, high) for low, high in product(lows, highs) if low <= high)


def _closed(low_a: Fraction, high_a: Fraction, low_b: Fraction, high_b: Fraction) -> PayRelation:
    if (low_a, high_a) == (low_b, high_b):
        return PayRelation.EQUAL
    if high_a < low_b:
        return PayRelation.BELOW
    if low_a > high_b:
        return PayRelation.ABOVE
    if low_b <= low_a and high_a <= high_b:
        return PayRelation.WITHIN
    if low_a <= low_b and high_b <= high_a:
        return PayRelation.CONTAINS
    return PayRelation.OVERLAPS
