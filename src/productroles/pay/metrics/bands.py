"""Quartile pay bands: everyone of two groups in four equal bands by pay, and the share of each group in a band.

>>> import productroles as pr
>>> from productroles.pay import metrics
>>> paid = {"men": (10, 20, 20, 30), "women": (12, 20, 20, 40)}
>>> people = [(group, pr.Pay(amount, "EUR", per="hour")) for group in paid for amount in paid[group]]
>>> for band in metrics.quartile_pay_bands(people, reference="men", other="women").bands:
...     print(band)
lower band (2): men 50 %, women 50 %
lower-middle band (2): men 50 %, women 50 %
upper-middle band (2): men 50 %, women 50 %
upper band (2): men 50 %, women 50 %
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import groupby
from operator import itemgetter

import attrs

from productroles._fields import member
from productroles._show import Record
from productroles.errors import EmptyGroupError
from productroles.evidence import Note
from productroles.pay.metrics._people import Division, divide
from productroles.pay.metrics._result import Result
from productroles.pay.metrics.gaps import level
from productroles.pay.metrics.shares import GroupShare, share
from productroles.pay.salary import Pay


class BandName(StrEnum):
    """The four bands, the lowest pay first."""

    LOWER = "lower"
    LOWER_MIDDLE = "lower-middle"
    UPPER_MIDDLE = "upper-middle"
    UPPER = "upper"


def as_band_name(value: BandName | str) -> BandName:
    """A band, or its value."""
    return member(BandName, value)


@attrs.frozen(kw_only=True)
class QuartilePayBand(Record):
    """One of four equal groups of people by pay, and the share of the two groups in it."""

    name: BandName = attrs.field(converter=as_band_name)
    size: int | None
    """People in the band; None where that is withheld."""
    reference: GroupShare
    other: GroupShare

    def __str__(self) -> str:
        size = "few" if self.size is None else self.size
        return f"{self.name} band ({size}): {self.reference}, {self.other}"


@attrs.frozen(kw_only=True)
class QuartilePayBands(Result):
    """The four quartile pay bands, the lowest pay first."""

    bands: tuple[QuartilePayBand, ...]
    left_out: tuple[tuple[str, int | None], ...] = ()
    """Labels of neither group, with how many people carry them; None for fewer than the minimum."""
    caveats: tuple[Note, ...] = ()

    def __str__(self) -> str:
        return "; ".join(map(str, self.bands))


# Which bands hold one person more where the people do not divide by four.
_REMAINDER = {0: (), 1: (0,), 2: (0, 2), 3: (0, 1, 2)}


def quartile_pay_bands(
    people: Iterable[tuple[str | None, Pay]], *, reference: str, other: str, minimum_group: int | None = None
) -> QuartilePayBands:
    """The people of two groups in four bands by pay, and the share of each group in a band.

    The bands are as equal as can be: of a remainder the lower band takes one person, then the upper middle, then
    the lower middle. Where people of equal pay lie across a border, each band has both groups among them in the
    same proportion, so the order of the people does not matter; counts may then be parts of a person.
    With ``minimum_group`` nothing is shown where a group, or the smallest band, is smaller.

    Raises:
        EmptyGroupError: for nobody at all.
        FieldError: where both groups have one name.
        CurrencyMismatchError, PeriodMismatchError, TermsMismatchError, UnstatedError: where the pay of all in the
            two groups cannot be measured by each other.
    """
    return bands_of(divide(people, reference, other, minimum_group))


def bands_of(division: Division) -> QuartilePayBands:
    """The bands of people's pay."""
    quarter, remainder = divmod(len(division.reference) + len(division.other), 4)
    if division.suppressed or division.told(quarter) is None:
        nothing = [_band(division, name, None, (Fraction(0), Fraction(0))) for name in BandName]
        return QuartilePayBands(bands=tuple(nothing), left_out=division.left_out, caveats=(division.note,))
    if not quarter and not remainder:
        raise EmptyGroupError("quartile pay bands", " or ".join(division.names))
    amounts, _, caveats = level(division)
    ranked = sorted((amount, which) for which, group in enumerate(amounts) for amount in group)
    sizes = [quarter + (place in _REMAINDER[remainder]) for place in range(4)]
    counts, split = _counted(ranked, sizes)
    notes = list(caveats)
    if remainder:
        larger = ", ".join(list(BandName)[place] for place in _REMAINDER[remainder])
        words = f"{len(ranked)} people do not divide by four; one more in: {larger}"
        notes.append(Note("remainder", words, (("people", str(len(ranked))), ("bands", larger))))
    if split:
        words = "equal pay lies across a border; its people are shared out in proportion"
        notes.append(Note("tied-border", words, (("people", str(split)),)))
    bands = [_band(division, *each) for each in zip(BandName, sizes, counts, strict=True)]
    return QuartilePayBands(bands=tuple(bands), left_out=division.left_out, caveats=tuple(notes))


def _counted(ranked: list[tuple[Decimal, int]], sizes: list[int]) -> tuple[list[tuple[Fraction, Fraction]], int]:
    """People of the two groups in each band, and how many have pay that lies across a border."""
    counts = [[Fraction(0), Fraction(0)] for _ in sizes]
    split = 0
    band, room = 0, sizes[0]
    for _, tied in groupby(ranked, key=itemgetter(0)):
        groups = Counter(which for _, which in tied)
        left = groups.total()
        while left:
            while not room:
                band += 1
                room = sizes[band]
            part = min(left, room)
            if part < left == groups.total():
                split += left
            for which, count in groups.items():
                counts[band][which] += Fraction(count * part, groups.total())
            left -= part
            room -= part
    return [(first, second) for first, second in counts], split


def _band(division: Division, name: BandName, size: int | None, counts: tuple[Fraction, Fraction]) -> QuartilePayBand:
    reference, other = (share(group, count, size) for group, count in zip(division.names, counts, strict=True))
    return QuartilePayBand(name=name, size=size, reference=reference, other=other)
