import copy
import json
import pickle
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles import testing
from productroles._countries import ALPHA3, COUNTRIES
from productroles.errors import (
    AmountError,
    CurrencyMismatchError,
    FieldError,
    FieldTypeError,
    MissingPriceLevelError,
    PlaceError,
    PriceLevelError,
    UnknownCurrencyError,
    UnstatedError,
)
from productroles.pay.currency import MINOR_DIGITS
from productroles.pay.pricelevel import IndicativeAmount, PriceLevels

# The World Bank's figures for 2024, gross domestic product basis.
OF_2024 = {"CA": "1.150472", "CN": "3.53255", "DE": "0.700862", "IN": "20.42199", "JP": "94.4626", "US": "1"}
HOME = {"CA": "CAD", "CN": "CNY", "DE": "EUR", "IN": "INR", "JP": "JPY", "US": "USD"}
LEVELS = PriceLevels(
    source="World Bank",
    series="PA.NUS.PPP",
    years=[2024],
    columns={code: [level] for code, level in OF_2024.items()},
)
CONVERTER = pr.make_converter()
countries = st.sampled_from(sorted(OF_2024))

LONG = """\
Country,Country ID,Year,PPP
"Bahamas, The",BHS,2024,0.99
India,IND,2024,20.42199
India,IND,2021,20.1
Angola,AGO,1990,1.0614396698117E-08
Kosovo,XKX,2024,0.33
World,WLD,2024,
United States,USA,2024,1
"""
WIDE = """\
"Data Source","World Development Indicators",

"Last Updated Date","2026-01-28",

"Country Name","Country Code","Indicator Name","Indicator Code","1990","2021","2023","2024",
"Angola","AGO","PPP conversion factor, GDP","PA.NUS.PPP","1.0614396698117E-08","","","",
"Bahamas, The","BHS","PPP conversion factor, GDP","PA.NUS.PPP","","","","0.99",
"India","IND","PPP conversion factor, GDP","PA.NUS.PPP","","20.1","","20.42199",
"Kosovo","XKX","PPP conversion factor, GDP","PA.NUS.PPP","","","","0.33",
"United States","USA","PPP conversion factor, GDP","PA.NUS.PPP","","","","1",
"World","WLD","PPP conversion factor, GDP","PA.NUS.PPP","","","","",
"""


def written(folder: Path, text: str, name: str = "ppp.csv") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def test_the_alpha_3_codes_are_those_of_cldr() -> None:
    assert len(ALPHA3) == 249
    assert set(ALPHA3.values()) == COUNTRIES
    aliases = get_global("territory_aliases")
    assert {alpha3: aliases[alpha3] for alpha3 in ALPHA3} == {alpha3: [code] for alpha3, code in ALPHA3.items()}
    assert ALPHA3.keys().isdisjoint({"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"}), "withdrawn codes"


@pytest.mark.parametrize(
    ("amount", "currency", "country", "dollars"),
    [("8251000", "INR", "IN", "404025"), ("3440000", "INR", "IN", "168446"), ("1352000", "CNY", "CN", "382726")],
)
def test_the_measured_amounts(amount: str, currency: str, country: str, dollars: str) -> None:
    made = LEVELS.indicative(pr.Money(amount, currency), from_place=country, to_place="US", year=2024, currency="USD")
    assert made.amount.amount.quantize(Decimal(1)) == Decimal(dollars)
    assert made.amount.currency == "USD"
    assert (made.from_level, made.to_level) == (Decimal(OF_2024[country]), 1)


@given(st.data(), countries, countries)
def test_an_amount_is_divided_by_its_own_level_and_multiplied_by_the_other(
    data: st.DataObject, start: str, end: str
) -> None:
    money = data.draw(testing.money([HOME[start]]))
    made = LEVELS.indicative(money, from_place=start, to_place=end, year=2024, currency=HOME[end])
    exact = Fraction(money.amount) / Fraction(OF_2024[start]) * Fraction(OF_2024[end])
    assert abs(Fraction(made.amount.amount) - exact) <= abs(exact) / 10**49
    back = LEVELS.indicative(made.amount, from_place=end, to_place=start, year=2024, currency=HOME[start])
    assert abs(back.amount.amount - money.amount) <= abs(money.amount) * Decimal("1e-48")
    if start == end:
        assert made.amount == money
    assert pickle.loads(pickle.dumps(made)) == made
    assert hash(made) == hash(pickle.loads(pickle.dumps(made)))


def test_the_result_says_what_it_is() -> None:
    pay = pr.Pay("8251000", "INR", per="year", component="base")
    made = LEVELS.indicative(pay, from_place="Delhi, IN", to_place="US", year=2024, currency="USD")
    assert str(made) == (
        "INR 8,251,000 per year, base in Delhi, IN is like USD 404,025.27 in US "
        "(indicative: price levels 20.42199 and 1 of 2024, World Bank)"
    )
    assert [note.code for note in made.caveats] == ["indicative", "basis", "country-average"]
    assert made.rounded() == pr.Money("404025.27", "USD")
    assert "World Bank" in str(made.provenance)
    bare = attrs.evolve(made, series=None, from_place=pr.Place("IN"))
    assert [note.code for note in bare.caveats] == ["indicative", "basis-unstated"]
    assert "convert" not in str(made).lower() + str(made.caveats)


@pytest.mark.parametrize(
    ("money", "start", "end", "currency"),
    [
        (pr.Money(1, "USD"), "IN", "US", "USD"),
        (pr.Money(1, "INR"), "IN", "US", "INR"),
        (pr.Money(1, "EUR"), "US", "DE", "EUR"),
        (pr.Pay(1, "EUR"), "JP", "DE", "EUR"),
    ],
)
def test_a_level_holds_for_the_local_currency_alone(
    money: pr.Money | pr.Pay, start: str, end: str, currency: str
) -> None:
    with pytest.raises(CurrencyMismatchError):
        LEVELS.indicative(money, from_place=start, to_place=end, year=2024, currency=currency)


@pytest.mark.parametrize(
    ("country", "year", "candidates"),
    [
        ("HR", 2020, "HRK or EUR"),
        ("HR", 2022, "HRK or EUR"),
        ("BG", 2025, "BGN or EUR"),
        ("BG", 1999, "EUR"),
        ("LT", 2014, "LTL or EUR"),
        ("DE", 2001, "DEM or EUR"),
        ("AX", 1995, "EUR"),
        ("BY", 2014, "BYR or BYN"),
        ("BY", 2016, "BYR or BYN"),
        ("PA", 2024, "PAB or USD"),
        ("AQ", 2024, "none known"),
    ],
)
def test_a_currency_that_is_not_settled_is_asked_for(country: str, year: int, candidates: str) -> None:
    levels = PriceLevels(source="x", years=[year], columns={country: ["2"], "US": ["1"]})
    with pytest.raises(UnstatedError, match=candidates):
        levels.indicative(pr.Money(1, "USD"), from_place="US", to_place=country, year=year, currency="EUR")
    told = attrs.evolve(levels, currencies={country: "EUR"})
    made = told.indicative(pr.Money(3, "USD"), from_place="US", to_place=country, year=year, currency="EUR")
    assert made.amount == pr.Money(6, "EUR")


# The first year of the euro: the Council decisions on its adoption; Monaco and the like follow their neighbours.
EURO = {
    **dict.fromkeys(["AT", "BE", "DE", "ES", "FI", "FR", "GR", "IE", "IT", "LU", "NL", "PT"], 2002),
    "SI": 2007, "CY": 2008, "MT": 2008, "SK": 2009, "EE": 2011, "LV": 2014, "LT": 2015, "HR": 2023, "BG": 2026,
}  # fmt: skip


@pytest.mark.parametrize(("country", "first"), EURO.items())
def test_a_country_is_counted_in_euro_from_its_first_year_with_it(country: str, first: int) -> None:
    levels = PriceLevels(source="x", years=[2024], columns={country: ["2"]})
    assert {levels.currency_of(country, year) for year in range(first, 2031)} == {"EUR"}
    with pytest.raises(UnstatedError, match="EUR"):
        levels.currency_of(country, first - 1)


def test_a_settled_currency_is_one_that_is_listed() -> None:
    settled: dict[str, str] = {}
    for country in COUNTRIES:
        try:
            settled[country] = LEVELS.currency_of(country, 2026)
        except UnstatedError:
            continue
    assert COUNTRIES - settled.keys() == {"AQ", "BT", "HT", "LS", "NA", "PA", "PS", "ZW"}
    assert set(settled.values()) <= MINOR_DIGITS.keys()


@given(
    st.dictionaries(st.integers(1990, 2024), st.decimals("0.001", "999", places=3), min_size=1, max_size=8),
    st.integers(1985, 2030),
)
def test_a_year_without_a_level_tells_its_neighbours(found: dict[int, Decimal], year: int) -> None:
    years = sorted({*found, 2000})
    columns = {"IN": [found.get(each) for each in years], "US": [1] * len(years)}
    levels = PriceLevels(source="x", years=years, columns=columns)
    if year in found:
        assert levels.level("IN", year) == found[year]
        return
    with pytest.raises(MissingPriceLevelError) as raised:
        levels.level("Delhi, IN", year)
    assert raised.value.before == max((each for each in found if each < year), default=None)
    assert raised.value.after == min((each for each in found if each > year), default=None)


def test_a_country_without_levels_is_missing() -> None:
    with pytest.raises(MissingPriceLevelError, match="no price level of GB for 2024 in World Bank") as raised:
        LEVELS.indicative(pr.Money(1, "GBP"), from_place="GB", to_place="US", year=2024, currency="USD")
    assert (raised.value.before, raised.value.after) == (None, None)
    assert isinstance(raised.value, LookupError)


def test_both_forms_of_the_file_are_the_same_table(tmp_path: Path) -> None:
    long = PriceLevels.from_worldbank_csv(written(tmp_path, LONG), series="PA.NUS.PPP")
    wide = PriceLevels.from_worldbank_csv(written(tmp_path, "\ufeff" + WIDE))
    assert long == wide
    assert long.countries == {"AO", "BS", "IN", "US"}
    assert long.skipped == ("XKX", "WLD")
    assert long.level("AO", 1990) == Decimal("0.000000010614396698117")
    assert str(long) == "ppp.csv: price levels of 4 countries, 1990 to 2024, PA.NUS.PPP"
    with pytest.raises(MissingPriceLevelError, match="last before: 2021, next after: 2024"):
        wide.level("IN", 2023)
    assert pickle.loads(pickle.dumps(wide)) == wide
    assert repr(wide).startswith("<PriceLevels ppp.csv")


def test_the_long_form_names_no_series_and_may_have_codes_of_two_letters(tmp_path: Path) -> None:
    levels = PriceLevels.from_worldbank_csv(written(tmp_path, LONG.replace("IND", "IN")))
    assert levels.series is None
    assert levels.level("IN", 2024) == Decimal("20.42199")
    assert str(levels).endswith("series unstated")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no header"),
        ("a,b\n1,2\n", "no header"),
        ("\n" * 10 + LONG, "no header"),
        (LONG.replace("20.42199", "0"), "line 3"),
        (LONG.replace("20.42199", "-1"), "line 3"),
        (LONG.replace("20.42199", "NaN"), "line 3"),
        (LONG.replace("20.42199", "1e99"), "line 3"),
        (LONG.replace("20.42199", "20,42199"), "line 3: 5 cells for 4"),
        (LONG.replace("2021", "2024"), "line 4: a second figure of IN for 2024"),
        (LONG.replace("2021", "MMXXI"), "line 4: the year"),
        (LONG.replace("Country,", "Year,"), "line 1: a column stands twice"),
        (LONG.replace('"Bahamas', '"Bahamas" '), "no readable CSV"),
        ("Country ID,Year,PPP\n", "no figures"),
        (WIDE.replace("PA.NUS.PPP", "NY.GDP.PCAP.CD"), "line 6: expected one series"),
        (WIDE.replace("PA.NUS.PPP", "PA.NUS.PRVT.PP", 1), "line 7: expected one series"),
    ],
)
def test_a_file_of_another_form_is_refused_by_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(PriceLevelError, match=told):
        PriceLevels.from_worldbank_csv(written(tmp_path, text))


def test_a_file_of_another_series_or_encoding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PriceLevelError, match="holds the series"):
        PriceLevels.from_worldbank_csv(written(tmp_path, WIDE), series="PA.NUS.PRVT.PP")
    file = tmp_path / "latin.csv"
    file.write_bytes(LONG.replace("Angola", "Côte d'Ivoire").encode("latin-1"))
    with pytest.raises(PriceLevelError, match="no readable CSV"):
        PriceLevels.from_worldbank_csv(file)


def test_a_table_does_not_contradict_itself() -> None:
    with pytest.raises(PriceLevelError, match="rise"):
        PriceLevels(source="x", years=[2024, 2023], columns={"US": ["1", "1"]})
    for cells in ([], ["1", "1"], [None]):
        with pytest.raises(PriceLevelError, match="do not match"):
            PriceLevels(source="x", years=[2024], columns={"US": cells})
    with pytest.raises(PriceLevelError, match="above zero"):
        PriceLevels(source="x", years=[2024], columns={"US": ["0"]})
    with pytest.raises(PlaceError):
        PriceLevels(source="x", years=[2024], columns={"USA": ["1"]})
    with pytest.raises(UnknownCurrencyError):
        PriceLevels(source="x", years=[2024], columns={}, currencies={"US": "usd"})


@pytest.mark.parametrize("year", [0, 10_000, -5])
def test_a_year_is_a_year(year: int) -> None:
    with pytest.raises(FieldError):
        LEVELS.level("US", year)
    with pytest.raises(FieldError):
        LEVELS.currency_of("US", year)


def test_what_is_looked_at_is_money_or_pay() -> None:
    with pytest.raises(FieldTypeError):
        LEVELS.indicative("1 INR", from_place="IN", to_place="US", year=2024, currency="USD")  # type: ignore[arg-type]
    with pytest.raises(AmountError):
        LEVELS.indicative(pr.Money("9" * 50, "USD"), from_place="US", to_place="IN", year=2024, currency="INR")
    with pytest.raises(FieldTypeError):
        LEVELS.level("US", True)


@given(testing.money(["USD"]) | testing.pay(["USD"]))
def test_the_result_comes_back_from_plain_data(amount: pr.Money | pr.Pay) -> None:
    made = LEVELS.indicative(amount, from_place="US", to_place="Berlin, DE", year=2024, currency="EUR")
    plain = CONVERTER.unstructure(made)
    assert plain["to_level"] == "0.700862"
    assert plain["of"]["currency"] == "USD"
    assert json.loads(json.dumps(plain)) == plain
    for converter in (CONVERTER, pr.make_converter(detailed_validation=False)):
        again = converter.structure(plain, IndicativeAmount)
        assert again == made
        assert type(again.of) is type(amount)


def test_a_table_comes_back_from_plain_data() -> None:
    assert CONVERTER.structure(CONVERTER.unstructure(LEVELS), PriceLevels) == LEVELS


def test_a_table_cannot_be_changed() -> None:
    cells = [Decimal(2)]
    columns, currencies = {"US": cells}, {"US": "USD"}
    levels = PriceLevels(source="x", years=[2024], columns=columns, currencies=currencies)
    cells[0], columns["IN"], currencies["US"] = Decimal(9), [Decimal(3)], "INR"
    assert (levels.level("US", 2024), levels.countries, levels.currency_of("US", 2024)) == (2, {"US"}, "USD")
    for held in (levels.columns, levels.currencies):
        with pytest.raises(TypeError):
            held["IN"] = "x"  # type: ignore[index]
    assert len({levels, copy.deepcopy(levels), pickle.loads(pickle.dumps(levels))}) == 1


def test_equal_tables_are_stored_alike() -> None:
    ahead, back = (
        PriceLevels(source="x", years=[2024], columns={code: ["1"] for code in codes})
        for codes in (("IN", "US"), ("US", "IN"))
    )
    assert json.dumps(CONVERTER.unstructure(ahead)) == json.dumps(CONVERTER.unstructure(back))


def test_the_name_of_a_table_can_be_said(tmp_path: Path) -> None:
    levels = PriceLevels.from_worldbank_csv(written(tmp_path, LONG), source="World Bank, 2026-01-28")
    assert levels.source == "World Bank, 2026-01-28"
    with pytest.raises(FieldError):
        PriceLevels.from_worldbank_csv(written(tmp_path, LONG), source=" ")


@pytest.mark.parametrize(
    "changes",
    [
        {"of": "USD 1"},
        {"amount": Decimal(1)},
        {"to_place": 5},
        {"year": True},
        {"from_level": 0.5},
        {"source": None},
        {"series": 1},
    ],
)
def test_a_result_is_checked(changes: dict[str, Any]) -> None:
    made = LEVELS.indicative(pr.Money(1, "USD"), from_place="US", to_place="DE", year=2024, currency="EUR")
    with pytest.raises(TypeError) as raised:
        attrs.evolve(made, **changes)
    assert isinstance(raised.value, pr.ProductRolesError)


@pytest.mark.parametrize("columns", [None, [("US", ["1"])], {"US": "12"}, {"US": 1}, {1: ["1"]}])
def test_columns_are_cells_by_country(columns: Any) -> None:
    with pytest.raises(FieldTypeError):
        PriceLevels(source="x", years=[2024], columns=columns)
