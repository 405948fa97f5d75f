"""What a refused text may have meant."""

from decimal import Decimal

import pytest

import productroles as pr
from productroles.errors import AmbiguousPayError, PlaceError, UnreadablePayError
from productroles.evidence import Provenance


def shown(text: str, place: str | None = None) -> list[str]:
    reading = pr.read_pay(text, place=place)
    assert reading.value is None
    return [str(candidate).removesuffix(", period unstated") for candidate in reading.candidates]


def test_a_mistyped_group_may_be_three_amounts() -> None:
    assert shown("$312,00", "US") == ["USD 312.00", "USD 31,200", "USD 312,000"]
    reading = pr.read_pay("$312,00")
    assert {money.amount for candidate in reading.candidates if (money := candidate.low)} == {312, 31_200, 312_000}
    assert [reason.code for reason in reading.reasons] == ["ambiguous-currency", "ambiguous-figure"]


@pytest.mark.parametrize(
    ("text", "place", "candidates"),
    [
        ("¥1,352,000", None, ["CNY 1,352,000", "JPY 1,352,000"]),
        ("¥1,352,000", "US", ["CNY 1,352,000", "JPY 1,352,000"]),
        ("45 000 kr", None, ["SEK 45,000", "NOK 45,000", "DKK 45,000", "ISK 45,000"]),
        ("KWD 1.500", None, ["KWD 1.500", "KWD 1,500"]),
        ("$4.500", "US", ["USD 4.50", "USD 4,500"]),
        ("55-65,000 EUR", None, ["EUR 55,000 to 65,000", "EUR 55 to 65,000"]),
        ("€100,000 - €90,000", None, ["EUR 90,000 to 100,000"]),
        ("€120k-150", None, ["EUR 120,000 to 150,000"]),
        ("£120,000k", None, ["GBP 120,000", "GBP 120,000,000"]),
        ("€50,000 USD", None, ["EUR 50,000", "USD 50,000"]),
        ("£50,000 - €60,000", None, ["GBP 50,000", "EUR 60,000"]),
        ("$150k base, $200k OTE", "US", ["USD 150,000", "USD 200,000"]),
        ("R650 000", None, ["ZAR 650,000"]),
        ("CA $95,000", None, ["CAD 95,000", "USD 95,000"]),
        ("12,34,567 EUR", None, ["EUR 1,234,567"]),
        ("$NaN", "US", []),
    ],
)
def test_candidates_of_a_refused_text(text: str, place: str | None, candidates: list[str]) -> None:
    found = [candidate.split(", period")[0].split(" per ")[0] for candidate in shown(text, place)]
    assert [candidate.split(", base")[0].split(", target")[0] for candidate in found] == candidates


@pytest.mark.parametrize(
    ("text", "place", "per"),
    [
        ("¥1,352,000 per year", None, "year"),
        ("roughly $312,00 monthly", "US", "month"),
        ("£500 - €600 per day", None, "day"),
        ("€50,000 USD", None, "unstated"),
    ],
)
def test_candidates_carry_the_period_of_the_text(text: str, place: str | None, per: str) -> None:
    candidates = pr.read_pay(text, place=place).candidates
    assert len(candidates) > 1
    assert {candidate.per for candidate in candidates} == {per}


def test_candidates_of_two_figures_keep_their_terms() -> None:
    first, second = pr.read_pay("€60,000 per year and €5,500 per month").candidates
    assert (first.per, second.per) == ("year", "month")


def test_a_dollar_without_a_place_names_the_commonest() -> None:
    assert shown("$100,000") == ["USD 100,000", "CAD 100,000", "AUD 100,000", "SGD 100,000"]
    assert shown("$100,000", "DE") == shown("$100,000")


def test_the_error_is_of_the_kind_that_fits() -> None:
    with pytest.raises(AmbiguousPayError) as ambiguous:
        pr.parse_pay("$312,00", place="US")
    assert len(ambiguous.value.candidates) == 3
    with pytest.raises(UnreadablePayError):
        pr.parse_pay("60K–75K")


def test_a_bracketed_restatement_counts_only_where_it_is_the_same() -> None:
    value = pr.parse_pay("€60,000 per year (€5,000 per month)")
    assert (value.low, value.per) == (pr.Money("60000", "EUR"), "year")
    assert len(shown("€60,000 per year (€5,500 per month)")) == 2
    assert len(shown("€60,000 per year or €5,000 per month")) == 2
    assert pr.parse_pay("70.000 €/Jahr (5.000 €/Monat x 14)").per == "year"


def test_a_reading_tells_what_made_it() -> None:
    reading = pr.read_pay("$342,000", place="Toronto, CA")
    assert reading.place == pr.Place("CA", city="Toronto")
    provenance = reading.provenance
    assert isinstance(provenance, Provenance)
    assert ("place", "Toronto, CA") in provenance.inputs
    assert str(pr.read_pay("€5").provenance).startswith("productroles ")


def test_a_place_that_is_none_is_the_callers_error() -> None:
    with pytest.raises(PlaceError):
        pr.read_pay("$5", place="Atlantis")


def test_read_pay_becomes_pay_per_year_and_hour() -> None:
    schedule = pr.WorkSchedule.us_2080()
    read = pr.parse_pay("from US$45 per hour")
    assert read.yearly(schedule).low == pr.Money("93600", "USD")
    assert read.yearly(schedule).high is None
    assert pr.parse_pay("4.500 € monatlich x 14").yearly().as_pay().money == pr.Money("63000", "EUR")
    assert pr.parse_pay("US$104,000 a year").hourly(schedule).low == pr.Money(Decimal(50), "USD")
