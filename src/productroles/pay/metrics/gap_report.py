"""The figures that article 9(1) of Directive (EU) 2023/970 asks for, from one list of workers.

>>> import productroles as pr
>>> from productroles.pay import metrics
>>> def worker(group, base, variable=0):
...     base, variable = (pr.Pay(amount, "EUR", per="year", tax="gross") for amount in (base, variable))
...     return metrics.PaidWorker(group=group, base=base, variable=variable, category="engineer")
>>> workers = [worker("men", 60000, 6000), worker("men", 80000), worker("women", 63000, 3000)]
>>> report = metrics.pay_gap_report(workers, reference="men", other="women")
>>> print(report.mean)
mean pay gap of women (1) to men (2): 9.589 %
  base: mean pay gap of women (1) to men (2): 10 %
  variable: mean pay gap of women (1) to men (1): 50 %
>>> print(report.receiving_variable)
receiving: men 50 %, women 100 %
>>> [(category, abs(gaps.total.percent) >= 5) for category, gaps in report.categories]
[('engineer', True)]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial

import attrs

from productroles._fields import flag, is_a, many, optional_text
from productroles._show import Record
from productroles.errors import DivisionByZeroError, EmptyGroupError, TermsMismatchError
from productroles.evidence import Note
from productroles.pay.metrics._people import Division, divide
from productroles.pay.metrics._result import Result
from productroles.pay.metrics._terms import expect
from productroles.pay.metrics.bands import QuartilePayBands, bands_of
from productroles.pay.metrics.gaps import GapStatistic, PayGap, gap_of, without_figures
from productroles.pay.metrics.packages import added
from productroles.pay.metrics.shares import ReceivingShares, received, receiving_of
from productroles.pay.period import PayComponent
from productroles.pay.salary import Pay


@attrs.frozen(kw_only=True)
class PaidWorker(Record):
    """What one worker is paid, in the two parts that the Directive tells apart."""

    group: str | None = attrs.field(converter=optional_text)
    """The group, in the caller's words; None where it is not known."""
    base: Pay = attrs.field(validator=is_a(Pay))
    """Ordinary basic wage or salary."""
    variable: Pay | None = attrs.field(default=None, validator=is_a(Pay, type(None)))
    """All complementary or variable pay, on the terms of the base and without a component; None for none."""
    category: str | None = attrs.field(default=None, converter=optional_text)
    """The category of workers: those of the same work or of work of equal value."""

    @property
    def total(self) -> Pay:
        """Base and variable pay together.

        Raises:
            TermsMismatchError: where the base is stated to be more than base pay, or the parts do not go together.
            CurrencyMismatchError, PeriodMismatchError, UnstatedError, FieldError: where they cannot be added.
        """
        if self.base.component not in (PayComponent.BASE, PayComponent.UNSTATED):
            raise TermsMismatchError("component", str(self.base.component), "base", "give base pay as base")
        if self.variable is None:
            return attrs.evolve(self.base, component=PayComponent.TOTAL)
        return added(self.base, self.variable, PayComponent.TOTAL, "variable pay")


@attrs.frozen(kw_only=True)
class PayGapsByPart(Record):
    """One statistic's gap in all pay, in base pay and in variable pay."""

    total: PayGap
    base: PayGap
    variable: PayGap

    def __str__(self) -> str:
        return f"{self.total}\n  base: {self.base}\n  variable: {self.variable}"


@attrs.frozen(kw_only=True)
class PayGapReport(Result):
    """The pay gaps of an employer's workers. A figure that is withheld or not defined says why in its caveats."""

    mean: PayGapsByPart
    median: PayGapsByPart
    receiving_variable: ReceivingShares
    bands: QuartilePayBands
    """By all pay."""
    categories: tuple[tuple[str, PayGapsByPart], ...]
    """Mean gaps by category of workers, in the order of their names."""
    caveats: tuple[Note, ...] = ()

    def __str__(self) -> str:
        parts = [self.mean, self.median, self.receiving_variable, *self.bands.bands]
        named = [f"{category}: {gaps}" for category, gaps in self.categories]
        others = [f"{label} ({'few' if n is None else n})" for label, n in self.mean.total.left_out]
        neither = [f"in neither group: {', '.join(others)}"] if others else []
        notes = dict.fromkeys((*self.mean.total.caveats, *self.bands.caveats, *self.caveats))
        told = [f"note: {note}" for note in notes if note.code not in ("suppressed", "undefined")]
        return "\n".join([*map(str, parts), *named, *neither, *told])


def pay_gap_report(
    workers: Iterable[PaidWorker],
    *,
    reference: str,
    other: str,
    minimum_group: int | None = None,
    receivers_only: bool = True,
) -> PayGapReport:
    """Mean and median gaps, shares receiving variable pay, quartile pay bands, and gaps by category of workers.

    The gaps in variable pay are those of the workers who receive any; with ``receivers_only=False`` those of all
    workers, where none counts as zero. The Directive does not settle this. With ``minimum_group`` each figure is
    withheld where one of its own groups is smaller; what is left may still give it away, as the gap in all pay and
    that in base pay do for the variable pay of a few.

    Raises:
        EmptyGroupError: where no worker is in either group.
        FieldError: where both groups have one name, or the parts of a worker's pay two full-time shares.
        CurrencyMismatchError, PeriodMismatchError, TermsMismatchError, UnstatedError: where the pay of all workers
            cannot be measured by each other.
    """
    found = tuple(expect(worker, PaidWorker) for worker in many(workers, "several PaidWorkers"))
    divided = partial(divide, reference=reference, other=other, minimum_group=minimum_group)
    paid = [(worker, worker.total) for worker in found]
    all_parts = _parts(paid, flag(receivers_only))
    by_category: dict[str, list[tuple[PaidWorker, Pay]]] = defaultdict(list)
    for worker, total in paid:
        if worker.category is not None:
            by_category[worker.category].append((worker, total))
    words = "not every worker has a category; those are in no figure by category"
    note = Note("uncategorised", words, (("categories", ", ".join(sorted(by_category)) or "none"),))
    return PayGapReport(
        mean=_gaps(all_parts, GapStatistic.MEAN, divided),
        median=_gaps(all_parts, GapStatistic.MEDIAN, divided),
        receiving_variable=receiving_of(divided((worker.group, worker.variable) for worker in found)),
        bands=bands_of(divided(all_parts["total"])),
        categories=tuple(
            (category, _gaps(_parts(some, receivers_only), GapStatistic.MEAN, divided))
            for category, some in sorted(by_category.items())
        ),
        caveats=(note,) if any(worker.category is None for worker in found) else (),
    )


_People = list[tuple[str | None, Pay]]


def _parts(paid: Iterable[tuple[PaidWorker, Pay]], receivers_only: bool) -> dict[str, _People]:
    """What the workers, each with all pay, are paid by part of it."""
    parts: dict[str, _People] = {"total": [], "base": [], "variable": []}
    for worker, total in paid:
        parts["total"].append((worker.group, total))
        parts["base"].append((worker.group, worker.base))
        if worker.variable is not None and received(worker.variable):
            parts["variable"].append((worker.group, worker.variable))
        elif not receivers_only:
            nothing = attrs.evolve(worker.base, amount=0, component=PayComponent.UNSTATED)
            parts["variable"].append((worker.group, nothing))
    return parts


def _gaps(parts: dict[str, _People], statistic: GapStatistic, divided: Callable[[_People], Division]) -> PayGapsByPart:
    return PayGapsByPart(**{part: _gap(divided(people), statistic, part) for part, people in parts.items()})


def _gap(division: Division, statistic: GapStatistic, part: str) -> PayGap:
    try:
        gap = gap_of(division, statistic)
    except (EmptyGroupError, DivisionByZeroError) as error:
        return without_figures(
            division, statistic, Note("undefined", f"not defined, {error.safe_message}", (("why", error.code),))
        )
    if part != "variable":
        return gap
    # Variable pay is no component; that it states none is as it should be.
    kept = tuple(note for note in gap.caveats if note.code != "component-unstated")
    return attrs.evolve(gap, caveats=kept)
