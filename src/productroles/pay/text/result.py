"""What a pay text says: the figures with their terms, or why it was not read.

>>> import productroles as pr
>>> offer = pr.parse_pay("AUD 140k + super")
>>> print(offer)
AUD 140,000, period unstated
>>> [str(extra) for extra in offer.extras]
['super']
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from productroles._fields import each_is, many, optional_not_negative
from productroles._fields import text as _text
from productroles._show import Record
from productroles.context import Place, optional_place
from productroles.errors import FieldError, RangeOrderError
from productroles.evidence import Note, Provenance
from productroles.pay.currency import currency_code
from productroles.pay.money import Money, divided, times
from productroles.pay.period import PayComponent, PayPeriod, PayTax, PayTerms
from productroles.pay.salary import Pay, SalaryRange, check_rising, span

VOCABULARY = "2"
"""Version of the words, signs and rules that read a text."""


def _notes(values: Iterable[Note]) -> tuple[Note, ...]:
    return many(values, "several Notes")


def _money(figure: Decimal | None, currency: str) -> Money | None:
    return None if figure is None else Money(figure, currency)


def _changed(figure: Decimal | None, factor: Decimal, divide: bool) -> Decimal | None:
    if figure is None:
        return None
    return divided(figure, factor, "the factor") if divide else times(figure, factor)


@attrs.frozen(kw_only=True)
class ParsedPay(PayTerms):
    """Pay as a text prints it: one figure (``low`` equals ``high``), a range, or a range open at one end.

    What the text does not say is unstated; :meth:`~productroles.pay.period.PayTerms.assume` supplies it.

    >>> import productroles as pr
    >>> offer = pr.parse_pay("US $123,000 to US $177,000")
    >>> print(offer)
    USD 123,000 to 177,000, period unstated
    >>> print(offer.assume(per="year").as_range())
    USD 123,000 to 177,000 per year (per assumed to be year)

    Raises:
        RangeOrderError: where low is above high, or there is no figure.
    """

    _low: Decimal | None = attrs.field(converter=optional_not_negative)
    _high: Decimal | None = attrs.field(converter=optional_not_negative)
    currency: str = attrs.field(converter=currency_code)
    """ISO 4217 code."""
    as_printed: str = attrs.field(converter=_text)
    """The text it was read from, the blanks around it taken off."""
    extras: tuple[Note, ...] = attrs.field(default=(), converter=_notes, validator=each_is(Note))
    """Bonus, equity, pension, value added tax and the like: kind as ``code``, the words as ``text``, and in ``data``
    whether they come on top (``on-top``), are ``included`` or ``excluded``. Never part of the figures."""
    caveats: tuple[Note, ...] = attrs.field(default=(), converter=_notes, validator=each_is(Note))
    """What is doubtful but was read all the same."""

    def __attrs_post_init__(self) -> None:
        if self._low is None and self._high is None:
            raise RangeOrderError("pay needs at least one figure")
        check_rising(self._low, self._high)

    @property
    def low(self) -> Money | None:
        """The lower end, or the single figure; None where the lower end is open."""
        return _money(self._low, self.currency)

    @property
    def high(self) -> Money | None:
        """The upper end, or the single figure; None where the upper end is open."""
        return _money(self._high, self.currency)

    def as_range(self) -> SalaryRange:
        """The figures as a salary range with the same terms; a single figure is a range of no width."""
        return SalaryRange(self._low, self._high, currency=self.currency, **self._kept())

    def as_pay(self) -> Pay:
        """The single figure as pay with the same terms.

        Raises:
            FieldError: where the text gives a range or an open end.
        """
        if self._low is None or self._low != self._high:
            raise FieldError("a single figure, where .as_range() takes any", str(self))
        return Pay(self._low, self.currency, **self._kept())

    def _kept(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in attrs.fields(PayTerms)}

    def scaled(self, factor: Decimal, *, divide: bool = False, **changes: Any) -> ParsedPay:
        """As :meth:`PayTerms.scaled`."""
        return attrs.evolve(
            self,
            low=_changed(self._low, factor, divide),
            high=_changed(self._high, factor, divide),
            **changes,
        )

    def __str__(self) -> str:
        return span(self.low, self.high) + self._terms()


Reason: TypeAlias = tuple[str, object, *tuple[str, ...]]
"""A reason before it is worded: its code, what it comes to, and the words of the text that it rests on."""
_MEANINGS = {"period": "per {}", "open-end": "the {} end is open", "payments": "{} payments a year"}


def _worded(reason: Reason) -> Note:
    code, meaning, *words = reason
    text = _MEANINGS.get(code, "{}").format(meaning)
    return Note(code, f"{' to '.join(map(repr, words))}: {text}" if words else text)


class _Later(Record):
    """Fills in the fields of a reading that were left for later, each when it is asked for."""

    __slots__ = ("_left",)

    if not TYPE_CHECKING:  # a visible __getattr__ would make every misspelt name pass the type checkers

        def __getattr__(self, name: str) -> Any:
            if name not in _LEFT:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            reasons, place = self._left
            caveats = () if self.value is None else self.value.caveats
            for field, value in zip(_LEFT, (tuple(map(_worded, reasons)), caveats, optional_place(place)), strict=True):
                object.__setattr__(self, field, value)
            return getattr(self, name)


@attrs.frozen(kw_only=True)
class PayReading(_Later):
    """What :func:`~productroles.read_pay` made of a text: a value, or the reasons why there is none.

    >>> import productroles as pr
    >>> reading = pr.read_pay("$312,00", place="US")
    >>> reading.value is None
    True
    >>> [str(candidate) for candidate in reading.candidates]
    ['USD 312.00, period unstated', 'USD 31,200, period unstated', 'USD 312,000, period unstated']
    """

    text: str = attrs.field(validator=attrs.validators.instance_of(str))
    """The text as it was given."""
    value: ParsedPay | None = attrs.field(
        default=None, validator=attrs.validators.optional(attrs.validators.instance_of(ParsedPay))
    )
    """The pay, or None where the text was refused."""
    candidates: tuple[ParsedPay, ...] = attrs.field(default=(), converter=tuple, validator=each_is(ParsedPay))
    """What a refused text may have meant, where that can be told."""
    reasons: tuple[Note, ...] = attrs.field(default=(), converter=_notes, validator=each_is(Note))
    """What decided the value, or why there is none: a stable ``code`` each, and the words of the text."""
    caveats: tuple[Note, ...] = attrs.field(default=(), converter=_notes, validator=each_is(Note))
    """What is doubtful but was read all the same."""
    place: Place | None = attrs.field(default=None, converter=optional_place)
    """The place that was asked whose sign or decimal mark this is."""

    @property
    def provenance(self) -> Provenance:
        """The version of the library and of its words, and the place that was given."""
        inputs = (("pay-text vocabulary", VOCABULARY),)
        return Provenance(inputs=inputs if self.place is None else (*inputs, ("place", str(self.place))))

    def __str__(self) -> str:
        if self.value is not None:
            return str(self.value)
        return "not read: " + "; ".join(reason.text for reason in self.reasons)


_LEFT = ("reasons", "caveats", "place")


def _open(kind: type[Note | ParsedPay | PayReading]) -> Any:
    """A frozen record's class once more, its slots open: an object gets the record's class when it is filled.

    A reading makes half a dozen records from parts that are known to be good. Past the converters that takes a fifth
    of the time.
    """
    set_as_usual = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return partial(object.__new__, type(kind.__name__, (kind,), {"__slots__": (), **set_as_usual}))


_open_note, _open_pay, _open_reading = map(_open, (Note, ParsedPay, PayReading))

Terms: TypeAlias = tuple[PayPeriod, PayComponent, PayTax, int | None]
"""Period, component, tax side and payments a year that a statement gives."""
NO_TERMS: Terms = (PayPeriod.UNSTATED, PayComponent.UNSTATED, PayTax.UNSTATED, None)


def make_note(code: str, words: str, data: tuple[tuple[str, str], ...] = ()) -> Note:
    """A remark."""
    note = _open_note()
    note.code, note.text, note.data = code, words, data
    note.__class__ = Note
    made: Note = note
    return made


def make_pay(
    low: Decimal | None,
    high: Decimal | None,
    currency: str,
    printed: str,
    terms: Terms = NO_TERMS,
    extras: tuple[Note, ...] = (),
    caveats: tuple[Note, ...] = (),
) -> ParsedPay:
    """Pay that was read, or a candidate of it."""
    pay = _open_pay()
    pay.per, pay.component, pay.tax, pay.payments_per_year = terms
    pay.assumptions = pay.steps = ()
    pay._low, pay._high, pay.currency = low, high, currency
    pay.as_printed, pay.extras, pay.caveats = printed, extras, caveats
    pay.__class__ = ParsedPay
    made: ParsedPay = pay
    return made


def make_reading(
    text: str,
    value: ParsedPay | None,
    candidates: tuple[ParsedPay, ...],
    reasons: Iterable[Reason],
    place: Place | str | None,
) -> PayReading:
    """A reading, its reasons not yet worded; the place is one that is known."""
    reading = _open_reading()
    reading.text, reading.value, reading.candidates = text, value, candidates
    reading._left = reasons, place
    reading.__class__ = PayReading
    made: PayReading = reading
    return made
