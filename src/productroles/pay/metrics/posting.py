"""What a published pay range must say: a check of its structure, and of the rules of places as the caller's data.

>>> import productroles as pr
>>> from productroles.pay import metrics
>>> posted = pr.SalaryRange(None, "180000", currency="USD", component="base")
>>> rule = metrics.PostingRule(name="New Jersey", headcount=10, valid_from="2025-06-01", needs=["benefits"])
>>> print(metrics.check_posting(posted, rules=[rule], headcount=40, on="2026-01-15"))
low-open: the low end is open; "up to" is no range
period-unstated: the pay period is not stated
benefits-missing: New Jersey asks for benefits too
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol, runtime_checkable

import attrs

from productroles._fields import many, optional_count, optional_day, positive_count, slugs, text
from productroles._show import Record
from productroles.evidence import Note
from productroles.pay.metrics._result import Result
from productroles.pay.metrics._terms import assumed, expect
from productroles.pay.money import Money
from productroles.pay.period import PayComponent, PayPeriod
from productroles.pay.salary import SalaryBenchmark, no_pay


@runtime_checkable
class PostedRange(Protocol):
    """A range as it is published: a SalaryRange, a read pay text, or any object of this shape."""

    @property
    def low(self) -> Money | None:
        """The lower end, None where it is open."""
        ...

    @property
    def high(self) -> Money | None:
        """The upper end, None where it is open."""
        ...

    @property
    def per(self) -> PayPeriod:
        """What the figures pay for."""
        ...

    @property
    def component(self) -> PayComponent:
        """How much of the pay they hold."""
        ...


@attrs.frozen(kw_only=True)
class PostingRule(Record):
    """What a place asks of a published range beyond its structure. The library ships none: rules change.

    >>> print(PostingRule(name="New York", headcount=4))
    New York, from 4 people
    """

    name: str = attrs.field(converter=text)
    headcount: int = attrs.field(default=1, converter=positive_count)
    """The smallest employer that it binds, in people."""
    valid_from: date | None = attrs.field(default=None, converter=optional_day)
    valid_to: date | None = attrs.field(default=None, converter=optional_day)
    """The last day."""
    needs: tuple[str, ...] = attrs.field(default=(), converter=slugs)
    """What else must be said, as ids of the caller's choice, such as ``benefits`` or ``bonus``."""

    def __str__(self) -> str:
        parts = [self.name]
        parts += [f"from {self.headcount} people"] if self.headcount > 1 else []
        parts += [f"from {self.valid_from}"] if self.valid_from else []
        parts += [f"until {self.valid_to}"] if self.valid_to else []
        parts += [f"with {', '.join(self.needs)}"] if self.needs else []
        return ", ".join(parts)


@attrs.frozen(kw_only=True)
class PostingCheck(Result):
    """What :func:`check_posting` found: nothing, or problems with a stable code each."""

    problems: tuple[Note, ...]
    caveats: tuple[Note, ...]
    rules: tuple[str, ...]
    """Names of the rules that apply."""
    undecided: tuple[str, ...]
    """Names of the rules that were not judged, since it is not known whether they apply."""

    @property
    def ok(self) -> bool | None:
        """Whether there is no problem; None where none was found and a rule was not judged."""
        if self.problems:
            return False
        return None if self.undecided else True

    def __str__(self) -> str:
        none = "no problems in what was judged" if self.undecided else "no problems"
        problems = [f"{note.code}: {note}" for note in self.problems] or [none]
        return "\n".join([*problems, *(f"note: {note}" for note in self.caveats)])


def check_posting(
    range: PostedRange,
    *,
    rules: Iterable[PostingRule] = (),
    said: Iterable[str] = (),
    headcount: int | None = None,
    on: date | str | None = None,
) -> PostingCheck:
    """Whether a range has what a published one needs: both ends in one currency and in order, and its period.

    ``rules`` add what a place asks for besides, which ``said`` names where it is said. A rule for employers of some
    size or for some time needs ``headcount`` and ``on``; without them it is a caveat and not judged, and ``ok`` of a
    range without problems is None.

    >>> import productroles as pr
    >>> posted = pr.SalaryRange("120000", "180000", currency="USD", per="year", component="base")
    >>> check = check_posting(posted, rules=[PostingRule(name="New Jersey", headcount=10)])
    >>> print(check)
    no problems in what was judged
    note: whether the rule of New Jersey applies needs headcount=... and on=...
    >>> check.ok, check.undecided
    (None, ('New Jersey',))

    Problems: ``low-open``, ``high-open``, ``currencies-differ``, ``order``, ``period-unstated``, and ``...-missing``
    for each need of a rule. Caveats: ``component-unstated``, ``single-figure``, ``assumed``
    (by the caller, so not said by the range), ``rule-undecided``.
    """
    if isinstance(range, SalaryBenchmark) or not isinstance(range, PostedRange):
        raise no_pay("a SalaryRange or a read pay text", range)
    size, today, told = optional_count(headcount), optional_day(on), slugs(said)
    problems, caveats = list(_structure(range)), list(_doubts(range))
    applied: list[str] = []
    undecided: list[str] = []
    for rule in many(rules, "several PostingRules"):
        applies = _applies(expect(rule, PostingRule), size, today)
        if applies:
            applied.append(rule.name)
            problems += _missing(rule, told)
        elif applies is None:
            undecided.append(rule.name)
            words = f"whether the rule of {rule.name} applies needs headcount=... and on=..."
            caveats.append(Note("rule-undecided", words, (("rule", rule.name),)))
    return PostingCheck(
        problems=tuple(problems), caveats=tuple(caveats), rules=tuple(applied), undecided=tuple(undecided)
    )


def _structure(range: PostedRange) -> Iterator[Note]:
    low, high = range.low, range.high
    if low is None:
        yield Note("low-open", 'the low end is open; "up to" is no range', (("high", str(high)),))
    if high is None:
        yield Note("high-open", 'the high end is open; "and up" is no range', (("low", str(low)),))
    if low is not None and high is not None:
        if low.currency != high.currency:
            words = f"the ends are in {low.currency} and {high.currency}"
            yield Note("currencies-differ", words, (("low", low.currency), ("high", high.currency)))
        elif low > high:
            yield Note("order", "the low end is above the high end", (("low", str(low)), ("high", str(high))))
    if range.per is PayPeriod.UNSTATED:
        yield Note("period-unstated", "the pay period is not stated", (("per", "unstated"),))


def _doubts(range: PostedRange) -> Iterator[Note]:
    if range.component is PayComponent.UNSTATED:
        yield Note("component-unstated", "it is not said whether this is base pay", (("component", "unstated"),))
    if range.low is not None and range.low == range.high:
        yield Note("single-figure", "both ends are one figure", (("figure", str(range.low)),))
    yield from map(assumed, getattr(range, "assumptions", ()))


def _applies(rule: PostingRule, headcount: int | None, on: date | None) -> bool | None:
    """Whether the rule applies; None where that is not known."""
    if headcount is not None and headcount < rule.headcount:
        return False
    if on is not None and not (rule.valid_from or date.min) <= on <= (rule.valid_to or date.max):
        return False
    sized = headcount is not None or rule.headcount == 1
    dated = on is not None or (rule.valid_from is None and rule.valid_to is None)
    return True if sized and dated else None


def _missing(rule: PostingRule, said: tuple[str, ...]) -> Iterator[Note]:
    for need in rule.needs:
        if need not in said:
            yield Note(f"{need}-missing", f"{rule.name} asks for {need} too", (("rule", rule.name), ("need", need)))
