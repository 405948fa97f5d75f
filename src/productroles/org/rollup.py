"""The payroll of a chart: from sums in each currency to one, with all that is to be said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, Overflow
from typing import Any, NamedTuple

from productroles._exact import CONTEXT, WIDE, ZERO
from productroles._fields import day
from productroles.errors import (
    AmountError,
    CurrencyMismatchError,
    FieldError,
    MissingRateError,
    TermsMismatchError,
    UnstatedError,
)
from productroles.evidence import Note, Provenance
from productroles.org import words
from productroles.org.payroll import GapReason, Payroll, PayrollGap
from productroles.org.people import By, People
from productroles.org.shares import Share, read_shares, sum_all, sum_groups, sum_managers
from productroles.pay.conversion import Conversion
from productroles.pay.currency import currency_code
from productroles.pay.exchange import ExchangeRates, RateChain
from productroles.pay.money import Money, money_of
from productroles.pay.period import Assumption, WorkSchedule


class Basis(NamedTuple):
    """What a roll-up puts pay on."""

    to: str
    """The currency."""
    rates: ExchangeRates | RateChain | None
    on: date | None
    schedule: WorkSchedule | None
    across: Collection[str]
    """Terms that may differ: ``component``, ``tax``."""

    @classmethod
    def of(
        cls,
        to: str,
        rates: ExchangeRates | RateChain | None,
        on: date | str | None,
        schedule: WorkSchedule | None,
        across: Collection[str],
    ) -> Basis:
        """The arguments of a caller, checked."""
        if isinstance(across, str) or not set(across) <= {"component", "tax"}:
            raise FieldError("names among component, tax", across)
        return cls(currency_code(to), rates, None if on is None else day(on), schedule, across)

    def convert(self, amount: Decimal, currency: str) -> Conversion:
        """The amount in the currency of the roll-up."""
        if self.rates is None:
            raise CurrencyMismatchError("payroll without rates=... and on=...", self.to, currency)
        if self.on is None:
            raise UnstatedError("the day of the exchange rates", "pass on=...")
        return self.rates.convert(_money(amount, currency), self.to, on=self.on)

    def totals(self, sums: Mapping[str, Sequence[Decimal]], count: int) -> list[Money]:
        """From a list of sums in each currency, one in the currency of the roll-up."""
        totals = [ZERO] * count
        for currency, amounts in sums.items():
            converted = (self.convert(amount, currency).money.amount if amount else ZERO for amount in amounts)
            totals = list(map(WIDE.add, totals, amounts if currency == self.to else converted))
        return [_money(total, self.to) for total in totals]


def _money(amount: Decimal, currency: str) -> Money:
    """The amount at 50 digits."""
    try:
        return money_of(CONTEXT.plus(amount), currency)
    except Overflow as error:
        raise AmountError(amount, "small enough for a sum below 1e50") from error


def roll_up(people: People, basis: Basis, *, of: Any = None, by: By | None = None) -> Payroll:
    """The payroll of everybody, or of one person and all below, whole and by group."""
    rows = people.rows(of)
    rolled = _Rolled(people, rows, basis)
    if by is None:
        return rolled.payroll((), ())
    names, group_of = people.groups(by)
    totals = basis.totals(sum_groups(rolled.shares, people, group_of, len(names)), len(names))
    there = dict.fromkeys(map(group_of.__getitem__, rows))
    return rolled.payroll(((names[group], totals[group]) for group in there), ())


def roll_up_managers(people: People, basis: Basis) -> Payroll:
    """The payroll of everybody, and that of each manager and all below."""
    rolled = _Rolled(people, people.rows(), basis)
    managers = people.forest.managers
    totals = basis.totals(sum_managers(rolled.shares, people), len(managers))
    notes: list[Note] = []
    if inside := people.forest.circle_of:
        what = f"{words.people(len(inside))} in a circle of reporting lines, who are below nobody"
        notes.append(Note("in-cycle", what))
    return rolled.payroll(zip(people.ids_of(managers), totals, strict=True), notes)


class _Rolled:
    """The shares of some rows and their sums, without those that cannot be put on the basis."""

    def __init__(self, people: People, rows: Sequence[int], basis: Basis) -> None:
        self._basis, self._people, self._asked = basis, people, len(rows)
        self.shares, self._gaps = read_shares(people, rows, basis.schedule)
        self._sums = sum_all(self.shares)
        self._conversions: list[Conversion] = []
        for currency in [currency for currency in self._sums if currency != basis.to]:
            try:
                self._conversions.append(basis.convert(self._sums[currency], currency))
            except MissingRateError as error:
                self._leave_out(currency, str(error))
        self._caveats = [*_of_terms(self.shares, basis.across), *_of_assumptions(self.shares)]
        self._caveats += dict.fromkeys(note for made in self._conversions for note in made.caveats)
        if count := len(people.nameless) + len(people.repeated):
            what = f"{words.counted(count, 'record', 'records')} without an id, or with that of an earlier record"
            self._caveats.append(Note("records-left-out", f"left out: {what}"))

    def _leave_out(self, currency: str, why: str) -> None:
        lost = [row for share in self.shares if share.pay.currency == currency for row in share.rows]
        self.shares = [share for share in self.shares if share.pay.currency != currency]
        del self._sums[currency]
        self._gaps.append(PayrollGap(GapReason.NO_RATE, why, self._people.ids_of(sorted(lost))))

    def payroll(self, groups: Iterable[tuple[Any, Money]], notes: Iterable[Note]) -> Payroll:
        used = dict.fromkeys(made.source for made in self._conversions)
        return Payroll(
            total=self._basis.totals({currency: [amount] for currency, amount in self._sums.items()}, 1)[0],
            people=self._asked,
            paid=sum(len(share.rows) for share in self.shares),
            sums=[_money(amount, currency) for currency, amount in self._sums.items()],
            conversions=self._conversions,
            groups=groups,
            gaps=self._gaps,
            caveats=[*self._caveats, *notes],
            provenance=Provenance(inputs=tuple(("rates", source) for source in used)),
        )


def _of_terms(shares: Iterable[Share], across: Collection[str]) -> Iterator[Note]:
    """Refuses two stated terms that differ; a note where some are unstated or the caller lets them differ."""
    for what in ("component", "tax"):
        counts: Counter[str] = Counter()
        for share in shares:
            counts[str(getattr(share.pay, what))] += len(share.rows)
        unstated = counts.pop("unstated", 0)
        stated = sorted(counts)
        if len(stated) > 1:
            if what not in across:
                remedy = f"pass across=[{what!r}] to add them up all the same"
                raise TermsMismatchError(what, stated[0], stated[1], remedy)
            yield Note(f"{what}-differs", f"{' and '.join(stated)} added up")
        if unstated:
            yield Note(f"{what}-unstated", f"{words.people(unstated)} whose pay does not state its {what}")


def _of_assumptions(shares: Iterable[Share]) -> Iterator[Note]:
    counts: Counter[Assumption] = Counter()
    for share in shares:
        for assumption in share.pay.assumptions:
            counts[assumption] += len(share.rows)
    for assumption, count in counts.items():
        yield Note("assumed", f"{words.people(count)}: {assumption}")
