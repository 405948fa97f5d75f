"""Pay from text: :func:`read_pay` tells what it found or why it found nothing, :func:`parse_pay` raises."""

from __future__ import annotations

from decimal import Decimal

from productroles.context import COUNTRIES, Place, optional_place
from productroles.errors import AmbiguousPayError, FieldTypeError, UnreadablePayError
from productroles.pay.money import times
from productroles.pay.period import PayPeriod
from productroles.pay.text.cleaning import Refused, clean
from productroles.pay.text.decide import MOST_CANDIDATES, Outcome
from productroles.pay.text.grammar import Outline, Statement, outline
from productroles.pay.text.lexer import Tokens
from productroles.pay.text.plain import read_plain
from productroles.pay.text.resolve import resolve
from productroles.pay.text.result import ParsedPay, PayReading, make_reading


def read_pay(text: str, /, *, place: Place | str | None = None) -> PayReading:
    """What a text says of pay, or why that cannot be told; it never raises on a text.

    A place settles whose sign a ``$``, ``kr`` or ``¥`` is, and whether a comma marks decimals. It never supplies a
    currency that the text does not name. A code beats a sign; a multiplier on the last end of a range reaches the
    first; the period is read and never supposed; bonus, equity, pension and value added tax are kept apart in
    ``value.extras``. Texts of up to 2,000 characters are looked at.

    >>> import productroles as pr
    >>> reading = pr.read_pay("45k€ - 55k€ brut annuel", place="FR")
    >>> print(reading)
    EUR 45,000 to 55,000 per year, gross
    >>> for reason in reading.reasons:
    ...     print(reason)
    '45k€' to '55k€': EUR
    'annuel': per year
    'brut': gross
    >>> print(pr.read_pay("¥1,352,000"))
    not read: the sign is that of several currencies (CNY, JPY, ...); a place would settle it
    """
    if not isinstance(text, str):
        raise FieldTypeError("text", text)
    country: str | None
    if isinstance(place, str) and place in COUNTRIES:
        country = place
    else:
        place = optional_place(place)
        country = place.country if place else None
    outcome: Outcome
    try:
        outcome = _read(text.strip(), country)
    except Refused as refused:
        outcome = None, (refused.reason,), ()
    pay, reasons, candidates = outcome
    return make_reading(text, pay, candidates, reasons, place)


def parse_pay(text: str, /, *, place: Place | str | None = None) -> ParsedPay:
    """The pay that a text says, as :func:`read_pay` reads it.

    >>> import productroles as pr
    >>> pr.parse_pay("£65,000 - £80,000 pa").high
    Money('80000', 'GBP')

    Raises:
        AmbiguousPayError: where the text has more than one reading; ``candidates`` has them.
        UnreadablePayError: where no pay was found that could be read.
    """
    reading = read_pay(text, place=place)
    if reading.value is not None:
        return reading.value
    error = AmbiguousPayError if reading.candidates else UnreadablePayError
    raise error(text, reading.reasons, reading.candidates)


def _read(printed: str, country: str | None) -> Outcome:
    if not printed:
        raise Refused("empty", "the text is empty")
    read = Tokens(clean(printed))
    return read_plain(read, country, printed) or read_any(read, country, printed)


def read_any(read: Tokens, country: str | None, printed: str) -> Outcome:
    """The reading of any text, plain or not."""
    found = outline(read)
    if len(found.pay) == 1:
        return resolve(found, found.pay[0], country, printed)
    if found.pay:
        return _several(found, country, printed)
    if found.other:
        raise Refused("no-pay-figure", "every figure is of a bonus, a benefit or money that is no pay")
    raise Refused("no-figure", "there is no figure of pay")


def _several(found: Outline, country: str | None, printed: str) -> Outcome:
    """Several statements: a second one in brackets may say the first again, else none is chosen."""
    outcomes = [_attempt(found, statement, country, printed) for statement in found.pay]
    if len(outcomes) == 2 and _restates(found, outcomes[0][0], outcomes[1][0]):
        return outcomes[0]
    candidates: list[ParsedPay] = []
    for pay, _, others in outcomes:
        candidates += [pay] if pay else others
    why = f"there are {len(outcomes)} figures, and which one is the pay cannot be told"
    return None, (("several-figures", why),), tuple(candidates[:MOST_CANDIDATES])


def _attempt(found: Outline, statement: Statement, country: str | None, printed: str) -> Outcome:
    try:
        return resolve(found, statement, country, printed)
    except Refused as refused:
        return None, (refused.reason,), ()


def _restates(found: Outline, one: ParsedPay | None, other: ParsedPay | None) -> bool:
    """Whether the second statement, in brackets or behind an equals sign, is provably the first again."""
    between = found.kinds[found.pay[0].stop : found.pay[1].start]
    if one is None or other is None or not ("(" in between or "=" in between) or one.currency != other.currency:
        return False
    if one.per == other.per:
        return (one.low, one.high) == (other.low, other.high)
    year, month = (one, other) if one.per is PayPeriod.YEAR else (other, one)
    if year.per is not PayPeriod.YEAR or month.per is not PayPeriod.MONTH:
        return False
    payments = Decimal(month.payments_per_year or 12)
    ends = ((year.low, month.low), (year.high, month.high))
    return all(
        (of_year and of_year.amount) == (of_month and times(of_month.amount, payments)) for of_year, of_month in ends
    )
