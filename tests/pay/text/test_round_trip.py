"""An amount printed in any habit is read as itself or refused, and never as another."""

import decimal
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr


def western(separator: str, mark: str) -> Callable[[Decimal], str]:
    def printed(amount: Decimal) -> str:
        return f"{amount:,}".replace(",", "|").replace(".", mark).replace("|", separator)

    return printed


def indian(amount: Decimal) -> str:
    whole, _, fraction = str(amount).partition(".")
    head, tail = whole[:-3], whole[-3:]
    groups = []
    while head:
        head, group = head[:-2], head[-2:]
        groups.append(group)
    return ",".join([*reversed(groups), tail]) + (f".{fraction}" if fraction else "")


HABITS: dict[str, Callable[[Decimal], str]] = {
    "1,234.56": western(",", "."),
    "1.234,56": western(".", ","),
    "1 234,56": western(" ", ","),
    "1\u202f234,56": western("\u202f", ","),
    "1\u00a0234.56": western("\u00a0", "."),
    "1'234.56": western("'", "."),
    "1’234.56": western("’", "."),
    "1234.56": western("", "."),
    "1234,56": western("", ","),
    "12,34,567.89": indian,
}
CODES = ("USD", "EUR", "GBP", "PLN", "SEK", "BRL", "INR", "JPY", "KWD", "CHF", "ZAR", "IDR")
SIGNS = {
    "US$": "USD",
    "€": "EUR",
    "£": "GBP",
    "zł": "PLN",
    "R$": "BRL",
    "₹": "INR",
    "A$": "AUD",
    "₪": "ILS",
    "Kč": "CZK",
}
FORMS = ("{} {}", "{}{}")
LEADS = ("", "Salary: ", "from ", "up to ", "about ", "The pay is ", "Gehalt ab ", "jusqu'à ")
TERMS = (
    "",
    " per year",
    "/month",
    " p.a.",
    " brutto",
    " an hour",
    " + bonus",
    " (negotiable)",
    ", 5 years of experience",
)
DASHES = ("-", " - ", "–", " — ", "‐", "−", " bis ", " to ", " à ", "~", " tot ")
PLACES = (None, "US", "DE", "IN", "CH", "BR", "ZA")

amounts = st.one_of(
    st.integers(1, 9_999_999).map(Decimal),
    st.decimals("0.01", "9999999.99", places=2),
    st.decimals("0.001", "9999.999", places=3),
)
habits = st.sampled_from(sorted(HABITS))
places = st.sampled_from(PLACES)


def ends(text: str, place: str | None) -> tuple[set[Decimal], str] | None:
    """The amounts of the ends that are not open, and the currency."""
    value = pr.read_pay(text, place=place).value
    return None if value is None else ({end.amount for end in (value.low, value.high) if end}, value.currency)


@given(
    amounts,
    habits,
    st.sampled_from(CODES),
    st.booleans(),
    st.sampled_from(FORMS),
    st.sampled_from(LEADS),
    st.sampled_from(TERMS),
    places,
)
def test_a_figure_with_a_code(
    amount: Decimal, habit: str, code: str, first: bool, form: str, lead: str, terms: str, place: str | None
) -> None:
    printed = HABITS[habit](amount)
    text = lead + form.format(*((code, printed) if first else (printed, code))) + terms
    found = ends(text, place)
    decimals = -int(amount.as_tuple().exponent)
    if decimals == 3 and code != "KWD":
        return  # a third decimal is no habit of these currencies: 1.234 is printed for a thousand
    assert found in (None, ({amount}, code)), text


@given(amounts, habits, st.sampled_from(sorted(SIGNS)), st.booleans(), st.sampled_from(FORMS), places)
def test_a_figure_with_a_sign(
    amount: Decimal, habit: str, sign: str, first: bool, form: str, place: str | None
) -> None:
    if amount.as_tuple().exponent == -3:
        return
    printed = HABITS[habit](amount)
    text = form.format(*((sign, printed) if first else (printed, sign)))
    assert ends(text, place) in (None, ({amount}, SIGNS[sign])), text


@given(st.integers(1000, 9_999_999), st.integers(1000, 9_999_999), habits, st.sampled_from(DASHES), places)
def test_a_range_in_any_habit(first: int, second: int, habit: str, dash: str, place: str | None) -> None:
    low, high = map(Decimal, sorted((first, second)))
    printed = [HABITS[habit](end) for end in (low, high)]
    for text in (
        f"{printed[0]}{dash}{printed[1]} EUR",
        f"€{printed[0]}{dash}€{printed[1]}",
        "EUR " + dash.join(printed),
    ):
        assert ends(text, place) in (None, ({low, high}, "EUR")), text


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(["k", "K", " k", "M", " Tsd.", " lakh"]), places)
def test_a_multiplier_at_the_last_end_reaches_the_first(
    low: int, more: int, multiplier: str, place: str | None
) -> None:
    factor = {"k": 1000, "m": 1_000_000, "tsd.": 1000, "lakh": 100_000}[multiplier.strip().lower()]
    expected = {Decimal(low * factor), Decimal((low + more) * factor)}
    found = ends(f"€{low}-{low + more}{multiplier}", place)
    assert found in (None, (expected, "EUR"))
    if low + more < min(1000, 100 * low):
        assert found is not None


@pytest.mark.parametrize(
    ("text", "place"),
    [("US$1,234.56", None), ("1.234,56 €", "DE"), ("1 234,56 zł", "PL"), ("₹12,34,567", None), ("CHF 1'234.50", "CH")],
)
def test_the_usual_habit_of_each_currency_is_read(text: str, place: str | None) -> None:
    assert ends(text, place) is not None


@given(st.sampled_from(["€1,5 Mio.", "€62,5k", "US$1,234.56", "1億2,000万円", "€120-150k", "US$33.33/hr"]))
def test_the_callers_context_changes_nothing(text: str) -> None:
    outside = pr.read_pay(text)
    with decimal.localcontext(decimal.Context(prec=2, rounding=decimal.ROUND_UP, traps=[decimal.Inexact])):
        assert pr.read_pay(text) == outside


@given(
    st.sampled_from(
        ["US$120,000 per year", "45k€ - 55k€ brut annuel", "ab 50.000 €", "年収500万円〜800万円", "12 LPA"]
    ),
    st.sampled_from(
        ["Salary: {}", "{}.", "\u00a0{}\u2003", "{}, competitive", "{} (negotiable)", "“{}”", "**{}**", "<b>{}</b>"]
    ),
)
def test_decoration_changes_nothing(text: str, form: str) -> None:
    plain, decorated = pr.read_pay(text).value, pr.read_pay(form.format(text)).value
    assert plain is not None
    assert decorated is not None
    assert (decorated.low, decorated.high, decorated.per, decorated.tax) == (
        plain.low,
        plain.high,
        plain.per,
        plain.tax,
    )
