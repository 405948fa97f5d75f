import hashlib
import pickle
import tomllib
from bisect import bisect_right
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from currency_converter import CurrencyConverter, RateNotFoundError
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles import testing
from productroles.errors import (
    AmountError,
    FieldError,
    FieldTypeError,
    MissingRateError,
    RateError,
    UnknownCurrencyError,
)
from productroles.pay import exchange
from productroles.pay.exchange import Coverage

DATA = Path(exchange.__file__).parent / "data"
FX = pr.ExchangeRates.bundled()
DAILY = CurrencyConverter(decimal=True)


def test_the_manifest_describes_the_shipped_file() -> None:
    content = (DATA / "ecb_month_ends.csv").read_bytes()
    manifest = tomllib.loads((DATA / "ecb_month_ends.toml").read_text("utf-8"))
    assert manifest["sha256"] == hashlib.sha256(content).hexdigest()
    assert (manifest["first"], manifest["last"], manifest["days"]) == (FX.days[0], FX.days[-1], len(FX.days))
    assert manifest["currencies"] == len(FX.columns)


@pytest.mark.parametrize(
    ("on", "rates"),
    [
        ("2024-01-31", "USD 1.0837 CAD 1.4558 GBP 0.85435 ILS 3.9431 SGD 1.4517 CNY 7.7789 INR 90.001"),
        ("2024-06-28", "USD 1.0705 CAD 1.4670 GBP 0.84638 ILS 4.0200 SGD 1.4513 CNY 7.7748 INR 89.2495"),
        ("2026-10-30", "USD 1.1172 CAD 1.5606 GBP 0.83380 ILS 3.4950 SGD 1.4282 CNY 7.4326 INR 106.0840"),
    ],
)
def test_the_bundled_rates_are_the_published_ones(on: str, rates: str) -> None:
    words = rates.split()
    for code, rate in zip(words[::2], words[1::2], strict=True):
        made = FX.convert(pr.Money(1, "EUR"), code, on=on)
        assert (made.rate, made.money.amount) == (Decimal(rate), Decimal(rate))
        assert made.observed_on == date.fromisoformat(on)
        assert made.via is None


@given(st.sampled_from(sorted(FX.columns)), st.sampled_from(FX.days))
def test_every_shipped_rate_is_that_of_the_daily_file(code: str, on: date) -> None:
    try:
        published = DAILY.convert(Decimal(1), "EUR", code, on)
    except (RateNotFoundError, ValueError):
        with pytest.raises(MissingRateError):
            FX.convert(pr.Money(1, "EUR"), code, on=on)
    else:
        assert FX.convert(pr.Money(1, "EUR"), code, on=on).rate == published


@given(st.dates(FX.days[0], FX.days[-1]))
def test_the_rate_of_a_day_is_the_last_before_it(on: date) -> None:
    made = FX.convert(pr.Money(1, "EUR"), "USD", on=on)
    observed = FX.days[bisect_right(FX.days, on) - 1]
    assert made.observed_on == observed
    assert made.requested_on == on
    assert [note.code for note in made.caveats] == (["rate-age"] if observed < on else [])


@pytest.mark.parametrize(
    ("code", "on", "before", "after"),
    [
        ("RUB", "2022-03-01", "2022-02-28", None),
        ("HRK", "2023-01-03", "2022-12-30", None),
        ("BGN", "2026-02-01", "2025-12-31", None),
        ("SIT", "2006-12-30", "2006-12-29", None),
        ("ISK", "2008-12-31", "2008-11-28", "2018-02-28"),
        ("ISK", "2012-06-15", "2008-11-28", "2018-02-28"),
        ("INR", "2008-12-31", None, "2009-01-30"),
        ("USD", "1999-01-28", None, "1999-01-29"),
        ("USD", "2026-12-15", "2026-10-30", None),
        ("AED", "2024-06-28", None, None),
    ],
)
def test_where_there_is_no_rate_both_bounds_are_told(code: str, on: str, before: str | None, after: str | None) -> None:
    for held, to in (("EUR", code), (code, "EUR"), (code, "GBP")):
        with pytest.raises(MissingRateError) as raised:
            FX.convert(pr.Money(1, held), to, on=on)
    told = [None if day is None else day.isoformat() for day in (raised.value.before, raised.value.after)]
    assert told == [before, after]
    assert raised.value.currency == code


def test_an_old_rate_serves_only_within_the_age_allowed() -> None:
    with pytest.raises(MissingRateError, match="more than 0 days old"):
        FX.convert(pr.Money(1, "EUR"), "USD", on="2024-06-29", max_age=0)
    assert FX.convert(pr.Money(1, "EUR"), "USD", on="2026-12-20", max_age=60).rate == Decimal("1.1172")
    with pytest.raises(FieldError):
        FX.convert(pr.Money(1, "EUR"), "USD", on="2024-06-29", max_age=-1)


def test_a_wide_age_never_bridges_a_hole_or_an_end() -> None:
    for code, on in (("ISK", "2008-12-31"), ("RUB", "2022-03-01")):
        with pytest.raises(MissingRateError):
            FX.convert(pr.Money(1, "EUR"), code, on=on, max_age=10**6)


def test_a_cross_goes_through_the_base_and_says_so() -> None:
    made = FX.convert(pr.Money(1000, "USD"), "GBP", on="2024-06-28")
    assert made.via == "EUR"
    assert abs(Fraction(made.money.amount) - Fraction(1000) * Fraction("0.84638") / Fraction("1.0705")) < Fraction(
        1, 10**45
    )
    assert "via EUR" in str(made)
    assert made.rounded() == pr.Money("790.64", "GBP")
    assert str(made.provenance) == f"productroles {pr.__version__}, rates ECB reference rates, month-ends to 2026-10-30"


def test_the_same_currency_needs_no_rate() -> None:
    money = pr.Money("5.005", "AED")
    made = FX.convert(money, "AED", on="1900-01-01")
    assert (made.money, made.rate, made.observed_on, made.via) == (money, 1, None, None)


@given(
    testing.money(["USD", "GBP", "JPY", "EUR"]), st.sampled_from(["USD", "GBP", "JPY", "EUR"]), st.sampled_from(FX.days)
)
def test_there_and_back_is_within_the_last_digit(money: pr.Money, to: str, on: date) -> None:
    back = FX.convert(FX.convert(money, to, on=on).money, money.currency, on=on).money
    assert abs(back.amount - money.amount) <= abs(money.amount) * Decimal("1e-48")


@given(testing.conversions())
def test_a_conversion_prints_hashes_and_pickles(made: pr.Conversion) -> None:
    assert pickle.loads(pickle.dumps(made)) == made
    assert hash(made) == hash(pickle.loads(pickle.dumps(made)))
    assert str(made.of) in str(made)


@given(st.lists(testing.money(["USD"]), max_size=8), st.sampled_from(FX.days))
def test_the_conversion_of_a_sum_is_the_sum_of_conversions(moneys: list[pr.Money], on: date) -> None:
    whole = FX.convert(pr.total(moneys, currency="USD"), "GBP", on=on).money
    parts = pr.total([FX.convert(money, "GBP", on=on).money for money in moneys], currency="GBP")
    assert abs((whole - parts).amount) <= Decimal("1e-30")


def test_a_fixed_table_holds_for_its_validity() -> None:
    plan = pr.ExchangeRates.fixed(
        {"EUR": "0.92"}, base="USD", kind="plan", valid_from="2026-01-01", valid_to="2026-12-31", source="plan 2026"
    )
    made = plan.convert(pr.Money("450000", "USD"), "EUR", on="2026-07-01")
    assert (made.money, made.source, made.observed_on) == (pr.Money(414000, "EUR"), "plan 2026", None)
    assert (made.kind, made.validity, made.caveats) == ("plan", (date(2026, 1, 1), date(2026, 12, 31)), ())
    assert "plan rate valid from 2026-01-01 to 2026-12-31" in str(made)
    for outside in ("2025-12-31", "2027-01-01"):
        with pytest.raises(MissingRateError) as raised:
            plan.convert(pr.Money(1, "USD"), "EUR", on=outside)
        bounds = (raised.value.before, raised.value.after)
        assert bounds == ((None, date(2026, 1, 1)) if outside < "2026" else (date(2026, 12, 31), None))
    undated = pr.ExchangeRates.fixed({"USD": "1.1"}, kind="spot").convert(pr.Money(1, "EUR"), "USD", on="1970-01-01")
    assert [note.code for note in undated.caveats] == ["rate-undated"]
    assert str(plan.coverage("EUR")) == "EUR from 2026-01-01 to 2026-12-31"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, "on any day"),
        ("2026-01-01", None, "from 2026-01-01"),
        (None, "2026-12-31", "to 2026-12-31"),
        ("2026-01-01", "2026-12-31", "from 2026-01-01 to 2026-12-31"),
    ],
)
def test_an_open_end_of_a_validity_is_no_day(first: str | None, last: str | None, words: str) -> None:
    plan = pr.ExchangeRates.fixed({"USD": "1.1"}, kind="plan", valid_from=first, valid_to=last)
    assert str(plan) == f"fixed rates: 1 currency per EUR, {words}"
    assert str(plan.coverage("USD")) == f"USD {words}"
    made = plan.convert(pr.Money(1, "EUR"), "USD", on="2026-06-01")
    assert f"plan rate valid {words}" in str(made) or (first is None and last is None)


@pytest.mark.parametrize("rate", ["0", "-1", Decimal("-0.5")])
def test_a_rate_is_above_zero(rate: object) -> None:
    with pytest.raises(RateError):
        pr.ExchangeRates.fixed({"USD": rate}, kind="spot")  # type: ignore[dict-item]


@pytest.mark.parametrize("rate", [1.08, True, "NaN", None])
def test_a_rate_is_exact(rate: object) -> None:
    with pytest.raises((TypeError, AmountError, RateError)):
        pr.ExchangeRates.fixed({"USD": rate}, kind="spot")  # type: ignore[dict-item]


def test_a_table_does_not_contradict_itself() -> None:
    with pytest.raises(RateError, match="against itself; base="):
        pr.ExchangeRates.fixed({"EUR": "1"}, kind="spot")
    with pytest.raises(RateError, match="ends before it starts"):
        pr.ExchangeRates.fixed({"USD": "1"}, kind="spot", valid_from="2024-02-01", valid_to="2024-01-01")
    with pytest.raises(UnknownCurrencyError):
        pr.ExchangeRates.fixed({"usd": "1"}, kind="spot")
    with pytest.raises(RateError, match="rise"):
        pr.ExchangeRates(
            source="x",
            kind="spot",
            base="EUR",
            max_age=0,
            days=["2024-01-02", "2024-01-01"],
            columns={"USD": ["1", "1"]},
        )
    with pytest.raises(RateError, match="does not match"):
        pr.ExchangeRates(source="x", kind="spot", base="EUR", max_age=0, days=["2024-01-02"], columns={"USD": []})


def test_coverage() -> None:
    assert str(FX.coverage("RUB")) == "RUB from 2005-04-29 to 2022-02-28 (ended)"
    assert FX.coverage("ISK").holes == ((date(2008, 11, 28), date(2018, 2, 28)),)
    assert FX.coverage("USD") == pr.Coverage("USD", FX.days[0], FX.days[-1], ended=False)
    assert FX.coverage("EUR").ended is False
    with pytest.raises(MissingRateError):
        FX.coverage("AED")


ECB_LINES = ["Date,USD,JPY,", "2024-07-02,1.0729,N/A,", "2024-07-01,1.0745,173.27,"]


def test_the_banks_own_file_is_read_in_either_form(tmp_path: Path) -> None:
    import zipfile

    plain_file = tmp_path / "eurofxref-hist.csv"
    plain_file.write_text("\n".join(ECB_LINES), "utf-8")
    with zipfile.ZipFile(tmp_path / "eurofxref-hist.zip", "w") as archive:
        archive.write(plain_file, plain_file.name)
    for name in ("eurofxref-hist.csv", "eurofxref-hist.zip"):
        fx = pr.ExchangeRates.from_ecb_csv(tmp_path / name)
        assert fx.convert(pr.Money(1, "EUR"), "USD", on="2024-07-02").rate == Decimal("1.0729")
        assert fx.convert(pr.Money(1, "EUR"), "JPY", on="2024-07-01").rate == Decimal("173.27")
        with pytest.raises(MissingRateError, match="ended"):
            fx.convert(pr.Money(1, "EUR"), "JPY", on="2024-07-02")
        assert pickle.loads(pickle.dumps(fx)) == fx


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], "line 1"),
        (["Day,USD", "2024-01-01,1"], "line 1"),
        (["Date,USD", "2024-13-01,1"], "line 2"),
        (["Date,USD", "2024-01-01,1", "2024-01-02,x"], "line 3"),
        (["Date,USD,JPY", "2024-01-01,1"], "line 2"),
        (["Date,USD"], "no rates"),
        (["Date,USD", "2024-01-01,0"], "line 2"),
        (["Date,USD", "2024-01-01,1", "2024-01-01,2"], "line 3"),
        (["Date,USD,,GBP", "2024-01-02,1.1,9,0.85"], "line 1"),
        (["Date,USD,USD", "2024-01-02,1.1,9"], "USD stands twice"),
        (["Date,USD", "2024-01-02,1.1,9"], "line 2"),
        (["Date,USD", "1 June 99999999999999999999,1.1"], "line 2"),
    ],
)
def test_a_file_of_another_form_is_refused_by_line(tmp_path: Path, lines: list[str], told: str) -> None:
    file = tmp_path / "rates.csv"
    file.write_text("\n".join(lines), "utf-8")
    with pytest.raises(RateError, match=told):
        pr.ExchangeRates.from_ecb_csv(file)


def test_what_is_converted_is_money_on_a_day() -> None:
    with pytest.raises(FieldTypeError):
        FX.convert("1 EUR", "USD", on="2024-01-31")  # type: ignore[arg-type]
    with pytest.raises(FieldError):
        FX.convert(pr.Money(1, "EUR"), "USD", on="yesterday")
    with pytest.raises(UnknownCurrencyError):
        FX.convert(pr.Money(1, "EUR"), "usd", on="2024-01-31")
    with pytest.raises(AmountError):
        FX.convert(pr.Money("9" * 50, "EUR"), "IDR", on="2024-01-31")


def test_the_bundled_table_is_one_object_in_every_place() -> None:
    assert pickle.loads(pickle.dumps(FX)) is pr.ExchangeRates.bundled()
    assert FX.days[0] + timedelta(0) == date(1999, 1, 29)


def test_a_chain_takes_each_conversion_from_one_table() -> None:
    gulf = pr.ExchangeRates.fixed({"AED": "3.6725"}, base="USD", kind="plan", source="peg")
    chain = pr.RateChain([FX, gulf])
    assert chain.convert(pr.Money(1, "EUR"), "USD", on="2024-06-28").source == FX.source
    assert chain.convert(pr.Money(1, "USD"), "AED", on="2024-06-28").source == "peg"
    with pytest.raises(MissingRateError, match="month-ends to 2026-10-30 or peg"):
        chain.convert(pr.Money(1, "EUR"), "AED", on="2024-06-28")
    assert chain.currencies == FX.currencies | {"AED"}
    assert [[str(each) for each in chain.coverage(code)] for code in ("AED", "USD", "KWD")] == [
        ["AED on any day"],
        [str(FX.coverage("USD")), "USD on any day"],
        [],
    ]
    for wrong, error in (("usd", UnknownCurrencyError), ([], FieldTypeError)):
        with pytest.raises(error):
            chain.coverage(wrong)  # type: ignore[arg-type]
    with pytest.raises(RateError, match="at least one table"):
        pr.RateChain([])


def test_the_newest_rate_says_its_age() -> None:
    made = FX.latest(pr.Money(1, "EUR"), "USD", today="2027-10-30")
    assert made.rate == Decimal("1.1172")
    assert made.caveats[0].data == (("days", "365"),)
    with pytest.raises(MissingRateError, match="ended"):
        FX.latest(pr.Money(1, "EUR"), "RUB", today="2027-10-30")


def test_the_installed_daily_rates_are_read() -> None:
    daily = pr.ExchangeRates.from_currency_converter()
    made = daily.convert(pr.Money(1, "USD"), "GBP", on="2024-06-26")
    assert made.observed_on == date(2024, 6, 26)
    assert made.rate == pytest.approx(DAILY.convert(Decimal(1), "USD", "GBP", date(2024, 6, 26)), rel=Decimal("1e-25"))
    with pytest.raises(TypeError):
        daily.columns["USD"] = ()  # type: ignore[index]


def test_real_files_have_empty_columns_marks_and_another_date(tmp_path: Path) -> None:
    file = tmp_path / "eurofxref.csv"
    file.write_text("\ufeffDate, USD, CYP, \n28 June 2024, 1.0705, N/A, \n\n", "utf-8")
    fx = pr.ExchangeRates.from_ecb_csv(file)
    assert fx.convert(pr.Money(1, "EUR"), "USD", on="2024-06-28").rate == Decimal("1.0705")
    assert fx.currencies == {"EUR", "USD"}
    file.write_bytes(b"Date,USD\n\xff")
    with pytest.raises(RateError, match="UTF-8"):
        pr.ExchangeRates.from_ecb_csv(file)
    (tmp_path / "x.ZIP").write_bytes(b"no zip")
    with pytest.raises(RateError, match="no zip"):
        pr.ExchangeRates.from_ecb_csv(tmp_path / "x.ZIP")


def test_a_zip_with_any_byte_changed_is_read_or_refused_by_name(tmp_path: Path) -> None:
    import zipfile

    file = tmp_path / "eurofxref-hist.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("eurofxref-hist.csv", "Date,USD,JPY,\n2024-06-28,1.0705,171.94,\n")
    whole = file.read_bytes()
    refused = 0
    for at in range(len(whole)):
        for changed in (whole[at] ^ 1, whole[at] ^ 8, whole[at] ^ 255):
            file.write_bytes(whole[:at] + bytes([changed]) + whole[at + 1 :])
            try:
                found = pr.ExchangeRates.from_ecb_csv(file)
            except RateError as error:
                assert error.safe_message.startswith("eurofxref-hist.zip ")  # noqa: PT017
                refused += 1
            else:
                assert found.columns["USD"] == (Decimal("1.0705"),)
    assert refused > len(whole)


def test_a_table_holds_something_and_equal_ones_make_equal_bytes() -> None:
    with pytest.raises(RateError, match="a day and a currency"):
        pr.ExchangeRates(source="x", kind="spot", base="EUR", max_age=0, days=[], columns={})
    tables = [
        pr.ExchangeRates.fixed(rates, kind="spot") for rates in ({"USD": "1", "GBP": "2"}, {"GBP": "2", "USD": "1"})
    ]
    assert tables[0] == tables[1]
    first, second = (str(pr.make_converter().unstructure(table)) for table in tables)
    assert first == second


@pytest.mark.parametrize(
    ("last", "holes"),
    [
        ("2023-12-31", ()),
        ("2024-12-31", [("2024-03-01", "2024-02-01")]),
        ("2024-12-31", [("2023-03-01", "2024-02-01")]),
        ("2024-12-31", [("2024-03-01", "2025-02-01")]),
    ],
)
def test_the_days_of_a_coverage_rise(last: str, holes: Any) -> None:
    with pytest.raises(RateError, match="rise"):
        Coverage("USD", "2024-01-01", last, ended=False, holes=holes)  # type: ignore[arg-type]


def test_a_coverage_is_checked() -> None:
    for holes in ([("2024-03-01",)], ["2024-03-01"], 5):
        with pytest.raises((FieldError, FieldTypeError)):
            Coverage("USD", "2024-01-01", "2024-12-31", False, holes)  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError):
        Coverage("USD", "2024-01-01", "2024-12-31", 0)  # type: ignore[arg-type]
