"""What stands about a figure: period, tax side, component, payments a year, extras, doubts."""

import pytest

import productroles as pr
from productroles.errors import UnreadablePayError


def read(text: str, place: str | None = None) -> pr.ParsedPay:
    value = pr.read_pay(text, place=place).value
    assert value is not None, pr.read_pay(text, place=place)
    return value


def codes(text: str, place: str | None = None) -> set[str]:
    return {note.code for note in read(text, place).caveats}


@pytest.mark.parametrize(
    ("text", "tax"),
    [
        ("60-75K EUR gross/year", "gross"),
        ("45k€ - 55k€ brut annuel", "gross"),
        ("Bruttojahresgehalt: 70.000 €", "gross"),
        ("RAL 35.000 €", "gross"),
        ("€3.200 netto/Monat", "net"),
        ("1.600 € netti al mese", "net"),
        ("7 500 zł na rękę", "net"),
        ("税前年薪50万人民币", "gross"),
        ("월급 세후 300만원", "net"),
        ("€50,000 before tax", "gross"),
        ("€50,000 after tax", "net"),
        ("€50,000", "unstated"),
        (".NET developer 60k EUR", "unstated"),
        ("asp.net developer, €60,000", "unstated"),
    ],
)
def test_gross_and_net_are_read_from_the_words(text: str, tax: str) -> None:
    assert read(text).tax == tax


@pytest.mark.parametrize(
    "text",
    ["15 000 - 20 000 PLN netto + VAT / miesiąc", "160 zł/godz. netto + VAT", "5000-7000 zł netto (B2B)"],
)
def test_net_beside_a_value_added_tax_says_nothing_of_the_person(text: str) -> None:
    assert read(text).tax == "unstated"
    assert "tax-or-vat" in codes(text)


def test_gross_and_net_at_one_figure_contradict_each_other() -> None:
    assert read("€50,000 gross/net").tax == "unstated"
    assert codes("€50,000 gross/net") == {"tax-contradicted"}


@pytest.mark.parametrize(
    ("text", "component"),
    [
        ("€120,000 base", "base"),
        ("Basic salary: £30,000", "base"),
        ("Fixgehalt 60.000 €", "base"),
        ("€60k OTE", "target-cash"),
        ("on-target earnings £80,000", "target-cash"),
        ("total compensation €300,000", "total-direct"),
        ("18 LPA CTC", "total"),
        ("€120,000", "unstated"),
        ("database engineer €120,000", "unstated"),
    ],
)
def test_components_are_read_from_the_words(text: str, component: str) -> None:
    assert read(text).component == component


@pytest.mark.parametrize(
    ("text", "per", "payments"),
    [
        ("4.500 € monatlich x 14", "month", 14),
        ("4.500 € brutto pro Monat, 14 Gehälter", "month", 14),
        ("Jahresgehalt 60.000 € in 13 Gehältern", "year", 13),
        ("28.000 € brutos anuales en 14 pagas", "year", 14),
        ("1.600 € netti al mese per 14 mensilità", "month", 14),
        ("2 500 € net mensuel sur 13 mois", "month", 13),
        ("3.000 € monatlich, 13. Monatsgehalt", "month", 13),
        ("3 500 EUR/month, 13th salary", "month", 13),
        ("3.500€ brutto/Monat (14x jährlich)", "month", 14),
        ("14 x 3.000 €", "unstated", 14),
        ("€60,000 per year", "year", None),
    ],
)
def test_payments_a_year_are_read(text: str, per: str, payments: int | None) -> None:
    value = read(text)
    assert (value.per, value.payments_per_year) == (per, payments)


def test_a_thirteenth_month_on_top_of_a_yearly_figure_is_an_extra() -> None:
    value = read("42 000 € par an + 13e mois")
    assert value.payments_per_year is None
    assert [extra.code for extra in value.extras] == ["further-payments"]


@pytest.mark.parametrize(
    ("text", "extras"),
    [
        ("AUD 140k + super", [("superannuation", "super", "on-top")]),
        ("€150,000 + 0.1% equity", [("equity", "0.1% equity", "on-top")]),
        ("€150k base + €50k bonus", [("bonus", "€50k bonus", "on-top")]),
        ("€75,000 plus car allowance €6,000", [("allowance", "car allowance €6,000", "on-top")]),
        ("€60,000 incl. bonus", [("bonus", "bonus", "included")]),
        ("€60,000 excl. bonus", [("bonus", "bonus", "excluded")]),
        ("€60,000 + VAT", [("vat", "VAT", "on-top")]),
        ("£35k pa + benefits", [("benefits", "benefits", "on-top")]),
        ("€120,000 + 401(k) + 10%", [("pension", "401(k)", "on-top"), ("percentage", "10%", "on-top")]),
        ("€60,000", []),
    ],
)
def test_extras_stay_apart_with_their_words(text: str, extras: list[tuple[str, str, str]]) -> None:
    found = read(text).extras
    assert [(extra.code, extra.text, dict(extra.data)["relation"]) for extra in found] == extras


@pytest.mark.parametrize(
    ("text", "place", "caveat"),
    [
        ("$100,000", "US", "currency-by-place"),
        ("£60,000", "EG", "currency-by-place"),
        ("≈€100,000", None, "approximate"),
        ("average of €100,000", None, "statistic"),
        ("€28,000 pro rata", None, "pro-rata"),
        ("€120-150k", None, "multiplier-shared"),
        ("12 LPA", None, "currency-by-idiom"),
    ],
)
def test_doubts_are_said(text: str, place: str | None, caveat: str) -> None:
    assert codes(text, place) == {caveat}
    assert pr.read_pay(text, place=place).caveats == read(text, place).caveats


@pytest.mark.parametrize(("text", "place"), [("£60,000", None), ("₹12 LPA", "IN"), ("US$100,000", "CA"), ("€1k", "US")])
def test_what_is_certain_has_no_caveat(text: str, place: str | None) -> None:
    assert codes(text, place) == set()


def test_reasons_name_the_words_that_decided() -> None:
    reading = pr.read_pay("ab 45k€ brutto im Jahr")
    assert [str(reason) for reason in reading.reasons] == [
        "'45k€': EUR",
        "'ab': the high end is open",
        "'im Jahr': per year",
        "'brutto': gross",
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("competitive", "no-figure"),
        ("60K–75K", "no-currency"),
        ("¥1,352,000", "ambiguous-currency"),
        ("€50,000 USD", "two-currencies"),
        ("€312.0000", "ambiguous-figure"),
        ("€100,000 - €90,000", "range-reversed"),
        ("55-65,000 EUR", "ends-far-apart"),
        ("€900 - €1.2M", "unclear-multiplier"),
        ("€100,000 -", "unfinished-range"),
        ("-€5,000", "negative"),
        ("€1e5", "exponent"),
        ("€NaN", "no-figure"),
        ("€50k, €60k", "several-figures"),
        ("€10,000 signing bonus", "no-pay-figure"),
        ("€500 per project", "unknown-period"),
        ("€3,000 bimonthly", "unknown-period"),
        ("€50 years", "unclear-unit"),
        ("€5X", "broken-figure"),
        ("up to €120k - €150k", "unclear-bound"),
        ("£1\u200b50,000", "hidden-characters"),
        ("x" * 2001, "too-long"),
        ("£40,000 paid monthly", "two-periods"),
        ("paid monthly: €5,000", "two-periods"),
        ("€4,000 per month per year", "two-periods"),
        ("INR 5 k 3 lakh", "several-figures"),
        ("€50k, " * 13, "several-figures"),
        ("Level 40k, €60,000", "several-figures"),
        ("2億12000万円", "ambiguous-figure"),
        ("€1,234,567,890,123,456,789,012", "ambiguous-figure"),
        ("€1234567890.123456789", "ambiguous-figure"),
        ("€012.50", "ambiguous-figure"),
        ("CHF 5'00", "ambiguous-figure"),
        ("XY120000 €", "broken-figure"),
        ("€118,OOO", "broken-figure"),
        ("€118,XXX", "broken-figure"),
        ("Salary: €60,000 bonus", "unclear-label"),
        ("Salary 2024 (EUR)", "no-figure"),
        ("a million pounds of sales, £500", "unclear-multiplier"),
        ("from €50,000 or less", "unclear-bound"),
        ("not from €50,000", "unclear-bound"),
        ("€50,000 plus per year", "unclear-bound"),
        ("5 years min £45k", "unclear-bound"),
        ("Level - 50, €60", "several-figures"),
        ("You get 45000 here, and €50 for the gym", "several-figures"),
        ("You get 45000 here. The gym: €50.", "several-figures"),
        ("60 now or maybe €70,000", "several-figures"),
        ("two €500", "figure-in-words"),
        ("€5 million users", "unclear-unit"),
        ("€120 people", "unclear-unit"),
        ("€2bn", "unclear-unit"),
        ("€50k ~", "unfinished-range"),
        ("600€ HT/j", "unknown-period"),
        ("US$(62,000)", "negative"),
    ],
)
def test_every_refusal_has_its_code(text: str, reason: str) -> None:
    reading = pr.read_pay(text)
    assert reading.value is None
    assert reading.reasons[0].code == reason


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("K€ 45-50", "EUR 45,000 to 50,000, period unstated"),
        ("TEUR 65", "EUR 65,000, period unstated"),
        ("Salary (€k): 45-50", "EUR 45,000 to 50,000, period unstated"),
        ("45-50 in EUR thousand", "EUR 45,000 to 50,000, period unstated"),
        ("Million dollar company pays US$120,000", "USD 120,000, period unstated"),
    ],
)
def test_a_multiplier_apart_from_its_figure_multiplies_it_where_it_can(text: str, pay: str) -> None:
    assert str(read(text)) == pay


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("€20 paid hourly", "EUR 20 per hour"),
        ("paid hourly €20", "EUR 20 per hour"),
        ("$95,000 NAD total cash", "NAD 95,000, period unstated, target-cash"),
        ("Nad 50 000 Kč", "from CZK 50,000, period unstated"),
        ("/annually €60k", "EUR 60,000 per year"),
        ("月給25万円~", "from JPY 250,000 per month"),
        ("3,000,000 won per month", "KRW 3,000,000 per month"),
        ("We won 3 awards; £45,000 a year", "GBP 45,000 per year"),
        ("base €60k 10% bonus", "EUR 60,000, period unstated, base"),
        ("£60k roles in London", "GBP 60,000, period unstated"),
        ("£60,000 roles in London", "GBP 60,000, period unstated"),
        ("£26,500 to £28,000, 37.5 hours, Bristol BS1", "GBP 26,500 to 28,000, period unstated"),
        ("€60,000,plus a bonus", "EUR 60,000, period unstated"),
        ("Grade 5 €, €60,000", "EUR 60,000, period unstated"),
        ("\u200f€50,000\u200f", "EUR 50,000, period unstated"),
    ],
)
def test_words_that_mean_one_thing_here_and_another_there(text: str, pay: str) -> None:
    assert str(read(text)) == pay


def test_a_refusal_does_not_repeat_a_long_figure() -> None:
    with pytest.raises(UnreadablePayError) as raised:
        pr.parse_pay("$" + "9" * 1999, place="US")
    assert len(str(raised.value)) < 300
    assert "999" not in raised.value.safe_message
