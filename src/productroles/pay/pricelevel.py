"""Price levels of countries, and what an amount is like at the price level of another: indicative, no conversion.

A purchasing power parity is how many units of a country's own currency buy what one international dollar buys. An
amount divided by the figure of its country and multiplied by that of another has about the same purchasing power
there. The figures are made for whole economies, not for one person's pay. None is shipped: the caller brings the
World Bank's file.

>>> import productroles as pr
>>> levels = PriceLevels(
...     source="World Bank", series="PA.NUS.PPP", years=[2024], columns={"IN": ["20.42199"], "US": ["1"]}
... )
>>> pay = pr.Pay("8251000", "INR", per="year")
>>> print(levels.indicative(pay, from_place="Delhi, IN", to_place="US", year=2024, currency="USD"))
INR 8,251,000 per year in Delhi, IN is like USD 404,025.27 in US (indicative: price levels 20.42199 and 1 of 2024, ...)
>>> levels.indicative(pay, from_place="IN", to_place="US", year=2023, currency="USD")
Traceback (most recent call last):
productroles.errors.MissingPriceLevelError: no price level of IN for 2023 in World Bank (last before: none, ...)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, Overflow
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import attrs

from productroles._exact import CONTEXT, Number, exact, plain, too_large
from productroles._fields import is_a, many, mapping, optional_text, positive_count, text, texts
from productroles._show import Record
from productroles.context import Place, as_place, country_code
from productroles.errors import (
    CurrencyMismatchError,
    FieldError,
    FieldTypeError,
    MissingPriceLevelError,
    PriceLevelError,
    UnstatedError,
)
from productroles.evidence import Note, Provenance
from productroles.pay.currency import currency_code
from productroles.pay.money import Money
from productroles.pay.salary import Pay
from productroles.pay.worldbank import CONSUMPTION, GDP, read_worldbank

T = TypeVar("T")
# Where the euro has come and CLDR's list, as Babel carries it, does not know yet.
_EURO_SINCE = {"BG": 2026}
_BASES = {GDP: "the whole economy", CONSUMPTION: "what households consume"}


def _level(value: Number) -> Decimal:
    level = exact(value)
    if level <= 0:
        raise PriceLevelError("a price level is above zero", value)
    return level


def _year(value: int) -> int:
    if positive_count(value) > date.max.year:
        raise FieldError("a year of at most four digits", value)
    return value


@attrs.frozen(kw_only=True)
class IndicativeAmount(Record):
    """About what an amount is like at the price level of another country. It is no conversion: nobody pays it.

    ``amount`` is carried to 50 digits; :meth:`rounded` is half-even to the minor unit.
    """

    of: Money | Pay = attrs.field(validator=is_a(Money, Pay))
    amount: Money = attrs.field(validator=is_a(Money))
    """In the currency of the country looked at, for the same period as what it was made of."""
    from_place: Place = attrs.field(converter=as_place)
    to_place: Place = attrs.field(converter=as_place)
    year: int = attrs.field(converter=_year)
    """The year of both price levels."""
    from_level: Decimal = attrs.field(converter=_level)
    """Units of the first country's currency for an international dollar."""
    to_level: Decimal = attrs.field(converter=_level)
    """Units of the second country's currency for an international dollar."""
    source: str = attrs.field(converter=text)
    series: str | None = attrs.field(default=None, converter=optional_text)

    def rounded(self) -> Money:
        """The amount half-even to its minor unit."""
        return self.amount.rounded()

    @property
    def caveats(self) -> tuple[Note, ...]:
        """``indicative`` always; ``basis`` or ``basis-unstated``; ``country-average`` for a region or a city."""
        basis = _BASES.get(self.series or "")
        words = "price levels are made for whole economies, not for the pay of a person"
        notes = [Note("indicative", words, (("year", str(self.year)),))]
        if basis:
            notes.append(Note("basis", f"the price level is that of {basis}", (("series", self.series or ""),)))
        else:
            words = "the source does not say whose purchases the price level is of"
            notes.append(Note("basis-unstated", words, (("source", self.source),)))
        local = [place for place in (self.from_place, self.to_place) if place.region or place.city]
        if local:
            words = f"the price level is that of the country, not of {' or '.join(map(str, local))}"
            notes.append(Note("country-average", words, tuple(("place", str(place)) for place in local)))
        return tuple(notes)

    @property
    def provenance(self) -> Provenance:
        """The library's version and the table of price levels."""
        return Provenance(inputs=(("price-levels", self.source),))

    def __str__(self) -> str:
        levels = f"price levels {plain(self.from_level)} and {plain(self.to_level)} of {self.year}, {self.source}"
        return f"{self.of} in {self.from_place} is like {self.rounded()} in {self.to_place} (indicative: {levels})"


def _years(values: Iterable[int]) -> tuple[int, ...]:
    years = tuple(_year(value) for value in many(values, "several years"))
    if any(later <= earlier for earlier, later in pairwise(years)):
        raise PriceLevelError("the years of a table rise, each once")
    return years


def _by_country(values: Mapping[str, T]) -> list[tuple[str, T]]:
    found = mapping(values, "a mapping with country codes as keys")
    return sorted((country_code(code), value) for code, value in found.items())


def _columns(values: Mapping[str, Sequence[Number | None]]) -> Mapping[str, tuple[Decimal | None, ...]]:
    return MappingProxyType(
        {
            code: tuple(None if cell is None else _level(cell) for cell in many(cells, "the levels of a country"))
            for code, cells in _by_country(values)
        }
    )


def _currencies(values: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({country: currency_code(code) for country, code in _by_country(values)})


@attrs.frozen(kw_only=True, repr=False)
class PriceLevels(Record):
    """Purchasing power parities by country and year, as :meth:`from_worldbank_csv` reads them.

    A table keyed by country knows no currency, and older figures may be counted anew in a currency that came later.
    The currency of a figure is the one that has been legal tender alone from that year to today, as CLDR lists it.
    Where that is none or several (Croatia's figures for 2020 may be kuna or euro), ``currencies`` has to say it.
    """

    source: str = attrs.field(converter=text)
    """Name of the table, repeated on every result."""
    series: str | None = attrs.field(default=None, converter=optional_text)
    """The World Bank's code: ``PA.NUS.PPP`` (gross domestic product), ``PA.NUS.PRVT.PP`` (household consumption)."""
    years: tuple[int, ...] = attrs.field(converter=_years)
    columns: Mapping[str, tuple[Decimal | None, ...]] = attrs.field(converter=_columns, hash=False)
    """Local currency units for an international dollar by country, a cell a year; None where the year has none."""
    currencies: Mapping[str, str] = attrs.field(factory=dict[str, str], converter=_currencies, hash=False)
    """The currency of a country's figures, by country."""
    skipped: tuple[str, ...] = attrs.field(default=(), converter=texts)
    """Codes of the file that are no ISO 3166 countries, such as those of regions and income groups."""

    def __attrs_post_init__(self) -> None:
        for code, cells in self.columns.items():
            if len(cells) != len(self.years) or all(cell is None for cell in cells):
                raise PriceLevelError(f"the figures of {code} do not match the years of the table, or are none")

    @classmethod
    def from_worldbank_csv(
        cls,
        path: str | Path,
        *,
        series: str | None = None,
        currencies: Mapping[str, str] | None = None,
        source: str | None = None,
    ) -> PriceLevels:
        """The table of a file in one of two forms, known by its header.

        One is the form of the public data set "ppp": Country, Country ID, Year, PPP, a row for each country and
        year; it does not name its ``series``. The other is the World Bank's own download: a row for each country
        with its Country Code and a column for each year, below a few lines about the file; it names its series.
        ``source`` names the table; without it the name of the file does.

        Raises:
            PriceLevelError: where the file has neither form, holds another series than a purchasing power parity,
                or has a figure twice or one that is not above zero; the message names the line.
        """
        table = read_worldbank(Path(path))
        if series is not None and table.series not in (None, series):
            raise PriceLevelError(f"{Path(path).name} holds the series {table.series}, not {series}")
        return cls(
            source=Path(path).name if source is None else source,
            series=table.series or series,
            years=table.years,
            columns=table.columns,
            currencies=currencies or {},
            skipped=table.skipped,
        )

    @property
    def countries(self) -> frozenset[str]:
        """The countries that have a figure, as ISO 3166-1 alpha-2 codes."""
        return frozenset(self.columns)

    def level(self, place: Place | str, year: int) -> Decimal:
        """Units of the country's currency for an international dollar in that year, never interpolated.

        Raises:
            MissingPriceLevelError: where the table has none; it tells the nearest years that have one.
        """
        country, asked = as_place(place).country, _year(year)
        there = {at: cell for at, cell in zip(self.years, self.columns.get(country, ()), strict=False) if cell}
        found = there.get(asked)
        if found is None:
            before = max((other for other in there if other < asked), default=None)
            after = min((other for other in there if other > asked), default=None)
            raise MissingPriceLevelError(country, asked, self.source, before, after)
        return found

    def currency_of(self, place: Place | str, year: int) -> str:
        """The currency in which the table counts a country in that year.

        Raises:
            UnstatedError: where neither ``currencies`` nor the legal tender from that year on settles it.
        """
        country = as_place(place).country
        if country in self.currencies:
            return self.currencies[country]
        tender, settled = _tender(country, _year(year))
        if settled:
            return tender[0]
        what = f"the currency of the price level of {country} in {year} ({' or '.join(tender) or 'none known'})"
        raise UnstatedError(what, f"say it when reading the table: currencies={{{country!r}: ...}}")

    def indicative(
        self, amount: Money | Pay, /, *, from_place: Place | str, to_place: Place | str, year: int, currency: str
    ) -> IndicativeAmount:
        """About what the amount is like at the price level of another country in that year.

        The amount is in the currency of ``from_place``, and ``currency`` names that of ``to_place``; another one,
        such as dollars paid in India, is refused, since a figure holds for the local currency alone.

        Raises:
            MissingPriceLevelError: as of :meth:`level`.
            UnstatedError: as of :meth:`currency_of`.
            CurrencyMismatchError: where a currency is not that of the country's figures.
        """
        if not isinstance(amount, Money | Pay):
            raise FieldTypeError("Money or Pay", amount)
        start, end = as_place(from_place), as_place(to_place)
        divisor, factor = self.level(start, year), self.level(end, year)
        money = amount if isinstance(amount, Money) else amount.money
        for place, given in ((start, money.currency), (end, currency_code(currency))):
            counted = self.currency_of(place, year)
            if counted != given:
                raise CurrencyMismatchError(f"the price level of {place.country}", counted, given)
        try:  # multiplied first and divided once, so that the result is rounded once
            made = CONTEXT.divide(CONTEXT.multiply(money.amount, factor), divisor)
        except Overflow as error:
            raise too_large(money.amount, f"figure in {currency}") from error
        return IndicativeAmount(
            of=amount,
            amount=Money(made, currency),
            from_place=start,
            to_place=end,
            year=year,
            from_level=divisor,
            to_level=factor,
            source=self.source,
            series=self.series,
        )

    def __reduce__(self) -> tuple[Any, ...]:
        state = {field.name: getattr(self, field.name) for field in attrs.fields(PriceLevels)}
        return _restored, (state | {"columns": dict(self.columns), "currencies": dict(self.currencies)},)

    def __repr__(self) -> str:
        return f"<PriceLevels {self}>"

    def __str__(self) -> str:
        span = f"{self.years[0]} to {self.years[-1]}" if self.years else "no years"
        return (
            f"{self.source}: price levels of {len(self.columns)} countries, {span}, {self.series or 'series unstated'}"
        )


def _restored(state: dict[str, Any]) -> PriceLevels:
    return PriceLevels(**state)


def _tender(country: str, year: int) -> tuple[tuple[str, ...], bool]:
    """What has been legal tender in a country from a year on, and whether that is one currency without a break.

    The first two months do not count: for so long the old notes of a country that takes the euro may be used up.
    """
    from babel.numbers import get_territory_currencies

    start = date(year, 3, 1)
    since, then = (
        tuple(str(code) for code in get_territory_currencies(country, start_date=start, end_date=end))
        for end in (date.max, start)
    )
    if country in _EURO_SINCE and "EUR" not in since:
        since = ("EUR",) if year >= _EURO_SINCE[country] else (*since, "EUR")
        then = since
    return since, len(since) == 1 and since == then
