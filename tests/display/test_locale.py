import os
import re
import subprocess
import sys
import threading
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, ROUND_UP, Context, Decimal, localcontext
from typing import Any, cast

import pytest
from babel import Locale, localedata
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles import display, testing
from productroles.display.locale import (
    format_compact,
    format_date,
    format_list,
    format_money,
    format_percent,
    format_range,
)
from productroles.errors import (
    AmountError,
    AmountTypeError,
    CurrencyMismatchError,
    FieldError,
    FieldTypeError,
    RangeOrderError,
    UnknownLocaleError,
    UnknownMemberError,
)
from productroles.pay.currency import MINOR_DIGITS

ALL = sorted(localedata.locale_identifiers())
HOSTILE = Context(prec=1, rounding=ROUND_UP, traps=list(Context().flags))


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "text"),
    [
        ("450000", "USD", "en_US", "$450,000"),
        ("450000.5", "USD", "en_US", "$450,000.50"),
        ("-1234.5", "USD", "en_US", "-$1,234.50"),
        ("1234567.895", "EUR", "de_DE", "1.234.567,90\xa0€"),
        ("1234567.885", "EUR", "de_DE", "1.234.567,88\xa0€"),
        ("8251000", "INR", "en_IN", "₹82,51,000"),
        ("8251000", "INR", "hi_IN", "₹82,51,000"),
        ("310000", "EUR", "fr_FR", "310\u202f000\xa0€"),
        ("-1234.5", "CHF", "de_CH", "CHF-1’234.50"),
        ("1234.5", "CHF", "fr_CH", "1\u202f234.50\xa0CHF"),
        ("1234.5", "EUR", "fr_CH", "1\u202f234.50\xa0€"),
        ("1234.5", "EUR", "fr_FR", "1\u202f234,50\xa0€"),
        ("100.5", "JPY", "ja_JP", "￥100"),
        ("101.5", "JPY", "en_US", "¥102"),
        ("1.2345", "KWD", "en_US", "KWD\xa01.234"),
        ("1.5", "RSD", "en_US", "RSD\xa01.50"),
        ("512000", "SGD", "en_US", "SGD\xa0512,000"),
        ("512000", "SGD", "en_SG", "$512,000"),
        ("342000", "CAD", "en_CA", "$342,000"),
        ("342000", "USD", "en_CA", "US$342,000"),
        ("342000", "CAD", "en_US", "CA$342,000"),
        ("5000", "PAB", "es_PA", "B/.\xa05,000"),
        ("5000", "XAF", "en_CM", "FCFA\xa05,000"),
        ("5000", "XOF", "en_CM", "XOF\xa05,000"),
        ("5000", "XOF", "fr_SN", "5\u202f000\xa0F\u202fCFA"),
        ("5000", "XAF", "fr_SN", "5\u202f000\xa0XAF"),
        ("5000", "XOF", "en_US", "XOF\xa05,000"),
        ("5000", "XAF", "en_US", "XAF\xa05,000"),
        ("5000", "CNY", "yue_Hant_CN", "CN¥5,000"),
        ("5000", "JPY", "yue_Hant_CN", "JPY\xa05,000"),
        ("5000", "JPY", "zh_CN", "JP¥5,000"),
        ("5000", "GBP", "en_SD", "GBP\xa05,000"),
        ("5000", "GBP", "en_GB", "£5,000"),
        ("-0.001", "USD", "en_US", "$0.00"),
        ("-0.4", "JPY", "de", "0\xa0¥"),
    ],
)
def test_money_in_the_readers_locale(amount: str, currency: str, locale: str, text: str) -> None:
    assert format_money(pr.Money(amount, currency), locale=locale) == text


@pytest.mark.parametrize(
    ("amount", "currency", "digits", "text"),
    [
        ("450000", "USD", None, "$450,000"),
        ("450000", "USD", "minor", "$450,000.00"),
        ("1234.5", "USD", "whole", "$1,234"),
        ("1235.5", "USD", "whole", "$1,236"),
        ("-0.5", "USD", "whole", "$0"),
        ("1234.5", "USD", 0, "$1,234"),
        ("1234.5", "USD", 4, "$1,234.5000"),
        ("1234", "JPY", "minor", "¥1,234"),
        ("1234", "KWD", "minor", "KWD\xa01,234.000"),
        ("1", "CLF", "minor", "CLF\xa01.0000"),
        ("9" * 50, "USD", "minor", f"$99,{',999' * 16}.00".replace(",,", ",")),
        (f"0.{'0' * 48}1", "USD", 49, f"$0.{'0' * 48}1"),
    ],
)
def test_digits(amount: str, currency: str, digits: Any, text: str) -> None:
    assert format_money(pr.Money(amount, currency), locale="en_US", digits=digits) == text


def test_whole_units_keep_the_locales_own_pattern() -> None:
    pay = pr.Money("135000", "EUR")
    found = {name: format_money(pay, locale=name, digits="whole") for name in ("en", "de", "fr", "es")}
    assert found == {"en": "€135,000", "de": "135.000\xa0€", "fr": "135\u202f000\xa0€", "es": "135.000\xa0€"}


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "digits", "text"),
    [
        ("120000", "USD", "en_US", 1, "$120K"),
        ("87500", "USD", "en_US", 1, "$87.5K"),
        ("87500", "USD", "en_US", 0, "$88K"),
        ("1450000", "USD", "en_US", 1, "$1.4M"),
        ("1234567.89", "USD", "en_US", 0, "$1M"),
        ("1234567.89", "USD", "en_US", 3, "$1.235M"),
        ("999949", "USD", "en_US", 1, "$999.9K"),
        ("999950", "USD", "en_US", 1, "$1M"),
        ("999499", "USD", "en_US", 0, "$999K"),
        ("999500", "USD", "en_US", 0, "$1M"),
        ("-999500", "USD", "en_US", 0, "-$1M"),
        ("999999999.99", "USD", "en_US", 2, "$1B"),
        ("999.996", "USD", "en_US", 1, "$1K"),
        ("999.5", "USD", "en_US", 0, "$1K"),
        ("999.99", "USD", "en_US", 1, "$999.99"),
        ("15.5", "USD", "en_US", 1, "$15.50"),
        ("15.5", "USD", "en_US", 0, "$16"),
        ("-0.001", "USD", "en_US", 0, "$0"),
        ("100.5", "JPY", "en_US", 1, "¥100"),
        ("1.5", "KWD", "en_US", 1, "KWD\xa01.500"),
        ("120000", "SGD", "en_US", 1, "SGD\xa0120K"),
        ("120000", "EUR", "de", 1, "120.000\xa0€"),
        ("120000.5", "EUR", "de", 0, "120.000\xa0€"),
        ("1200000", "EUR", "de", 1, "1,2\xa0Mio.\xa0€"),
        ("999999.996", "EUR", "de", 1, "1\xa0Mio.\xa0€"),
        ("120000", "CHF", "de_CH", 1, "CHF\xa0120’000"),
        ("1000000", "CHF", "de_CH", 1, "1\xa0Mio.\xa0CHF"),
        ("87500", "CHF", "fr_CH", 1, "87.5\xa0k\xa0CHF"),
        ("12345678", "JPY", "ja_JP", 1, "￥1234.6万"),
        ("99999999", "JPY", "ja_JP", 1, "￥1億"),
        ("9999999", "INR", "en_IN", 1, "₹1Cr"),
        ("120000", "EUR", "nl", 1, "€\xa0120K"),
        ("120000", "EUR", "sw", 1, "€\xa0elfu120"),
        ("120000", "INR", "as_IN", 1, "₹\xa0120\xa0হাজাৰ"),
        ("1200000", "KES", "sw_KE", 1, "Ksh\xa0M1.2"),
        ("-12000000", "KES", "sw_KE", 1, "-Ksh\xa0M12"),
        ("1049", "RON", "ro", 0, "1\xa0mie\xa0RON"),
        ("2049", "RON", "ro", 0, "2\xa0mii\xa0RON"),
        ("9" * 50, "USD", "en_US", 1, f"$1{'0' * 38}T"),
    ],
)
def test_compact_money(amount: str, currency: str, locale: str, digits: int, text: str) -> None:
    assert format_compact(pr.Money(amount, currency), locale=locale, digits=digits) == text


@given(st.decimals("0.01", "900e12", places=2), st.integers(0, 3))
def test_compact_money_is_off_by_half_a_step_at_most(amount: Decimal, digits: int) -> None:
    text = format_compact(pr.Money(amount, "USD"), locale="en_US", digits=digits)
    number, unit = re.fullmatch(r"\$([\d.]+)([KMBT]?)", text.replace(",", "")).groups()  # type: ignore[union-attr]
    assert Decimal(number) < 1000
    size = 1000 ** " KMBT".index(unit or " ")
    assert size <= max(1, amount * 2)
    step = Decimal(size).scaleb(-digits)
    assert abs(Decimal(number) * size - amount) <= (step / 2 if unit or digits == 0 else 0)


@given(testing.money(), st.sampled_from(ALL), st.sampled_from(["whole", "minor", 3]))
def test_rounding_is_half_even_and_no_zero_is_negative(money: pr.Money, name: str, digits: Any) -> None:
    places = {"whole": 0, "minor": MINOR_DIGITS[money.currency]}.get(digits, 3)
    exact = money.amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    shown = re.sub(r"[^0-9]", "", format_money(money, locale=name, digits=digits))
    assert shown == re.sub(r"[^0-9]", "", f"{exact:f}")
    if not exact:
        assert "-" not in format_money(money, locale=name, digits=digits)
        assert "-" not in format_compact(money, locale=name, digits=0)


def everything(name: str) -> list[str]:
    pay = pr.Money("1234567.885", "EUR")
    amounts = ("-0.001", "999950", "1234567.89", "999.5", "9" * 50)
    return [
        *(format_money(pay, locale=name, digits=digits) for digits in (None, "whole", "minor", 1)),
        *(format_compact(pr.Money(amount, "EUR"), locale=name) for amount in amounts),
        format_range((pay, pay * 2), locale=name),
        format_percent("0.98765", locale=name, digits=2),
        format_date("2024-06-28", locale=name, style="full"),
    ]


def test_the_callers_decimal_context_has_no_effect() -> None:
    names = ["de", "ro", "hi_IN", "lv", "ar_EG", "sw"]
    expected = [everything(name) for name in names]
    with localcontext(HOSTILE):
        assert [everything(name) for name in names] == expected
    found: list[list[str]] = []

    def in_thread() -> None:
        with localcontext(HOSTILE):
            found.extend(everything(name) for name in names)

    threads = [threading.Thread(target=in_thread) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == expected * 4


def run(code: str, **environment: str) -> str:
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={**os.environ, **environment, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_first_use_under_a_hostile_context_and_environment_reads_neither() -> None:
    found = run(
        "import decimal as d\n"
        "d.setcontext(d.Context(prec=1, rounding=d.ROUND_UP, traps=list(d.Context().flags)))\n"
        "import productroles as pr; from productroles.display import *\n"
        "m = pr.Money('1049.885', 'RON')\n"
        "print(format_money(m, locale='ro'), format_compact(m, locale='ro'), format_date('2024-01-31', locale='de'))",
        LC_ALL="xx_nowhere!",
        LANG="ja_JP",
        TZ="Nowhere/None",
    )
    assert found == "1.049,88\xa0RON 1\xa0mie\xa0RON 31.01.2024\n"


def test_babel_is_not_loaded_by_display_nor_by_str() -> None:
    code = "import sys, productroles as pr, productroles.display\nstr(pr.Money(1, 'USD')), repr(pr.Money(1, 'USD'))\n"
    assert run(code + "print('babel' in sys.modules)") == "False\n"


@pytest.mark.parametrize(
    ("low", "high", "locale", "text"),
    [
        ("220000", "310000", "en_US", "$220,000\u2009–\u2009$310,000"),
        ("220000.5", "310000", "en_US", "$220,000.50\u2009–\u2009$310,000.00"),
        ("220000", "310000", "ja_JP", "$220,000～$310,000"),
        ("220000", "310000", "bal", "US$\xa0220,000 - US$\xa0310,000"),
        ("220000", "220000", "en_US", "$220,000"),
        ("220000", None, "en_GB", "from US$220,000"),
        (None, "310000", "en_US", "up to $310,000"),
        ("220000", None, "de_AT", "ab $\xa0220.000"),
        (None, "310000", "de", "bis 310.000\xa0$"),
        ("220000", None, "fr_CA", "à partir de 220\xa0000\xa0$\xa0US"),
        (None, "310000", "fr", "jusqu’à 310\u202f000\xa0$US"),
        (None, "310000", "pl", "up to 310\xa0000\xa0USD"),
    ],
)
def test_ranges(low: str | None, high: str | None, locale: str, text: str) -> None:
    assert format_range(pr.SalaryRange(low, high, currency="USD"), locale=locale) == text
    ends = tuple(None if end is None else pr.Money(end, "USD") for end in (low, high))
    assert format_range(cast("Any", ends), locale=locale) == text


def test_a_range_shows_the_digits_asked_for() -> None:
    ends = (pr.Money("1.5", "KWD"), pr.Money("2", "KWD"))
    assert format_range(ends, locale="en", digits="minor") == "KWD\xa01.500\u2009–\u2009KWD\xa02.000"
    assert format_range(ends, locale="en", digits="whole") == "KWD\xa02\u2009–\u2009KWD\xa02"


def test_a_benchmark_has_ends_too() -> None:
    found = pr.SalaryBenchmark(currency="EUR", median="5", low="4", high="6")
    assert format_range(found, locale="en") == "€4\u2009–\u2009€6"


@pytest.mark.parametrize(
    ("ends", "error"),
    [
        ((None, None), RangeOrderError),
        ((pr.Money(2, "EUR"), pr.Money(1, "EUR")), RangeOrderError),
        ((pr.Money(1, "EUR"), pr.Money(2, "USD")), CurrencyMismatchError),
        ((pr.Money(1, "EUR"), pr.Money(1, "USD")), CurrencyMismatchError),
        ((pr.Money(1, "EUR"),), FieldTypeError),
        ((pr.Money(1, "EUR"), 2), FieldTypeError),
        (pr.Money(1, "EUR"), FieldTypeError),
        ("100-200", FieldTypeError),
    ],
)
def test_ends_that_are_no_range(ends: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        format_range(ends, locale="en")


@pytest.mark.parametrize(
    ("ratio", "locale", "digits", "text"),
    [
        ("0.0525", "en", 1, "5.2%"),
        ("0.0535", "en", 1, "5.4%"),
        ("0.98", "de", 0, "98\xa0%"),
        ("-0.5", "tr", 0, "-%50"),
        ("-0.001", "en", 0, "0%"),
        (12, "en", 0, "1,200%"),
        (Decimal("9" * 50), "en", 0, f"9{',999' * 16},900%"),
    ],
)
def test_percentages(ratio: Any, locale: str, digits: int, text: str) -> None:
    assert format_percent(ratio, locale=locale, digits=digits) == text


def test_a_ratio_is_exact_and_finite() -> None:
    with pytest.raises(AmountTypeError):
        format_percent(0.5, locale="en")  # type: ignore[arg-type]
    with pytest.raises(AmountError):
        format_percent(Decimal("NaN"), locale="en")


def test_dates() -> None:
    on = date(2024, 6, 28)
    assert format_date(on, locale="en_US") == format_date("2024-06-28", locale="en-US") == "Jun 28, 2024"
    assert format_date(on, locale="de", style="short") == "28.06.24"
    assert format_date(on, locale="fr", style="full") == "vendredi 28 juin 2024"
    with pytest.raises(UnknownMemberError):
        format_date(on, locale="en", style="yyyy")  # type: ignore[arg-type]
    with pytest.raises(FieldError):
        format_date("28.06.2024", locale="de")
    with pytest.raises(FieldTypeError):
        format_date(datetime(2024, 6, 28), locale="de")  # noqa: DTZ001


def test_lists() -> None:
    assert format_list([], locale="en") == ""
    assert format_list(["{0}"], locale="en") == "{0}"
    assert format_list(["{1}", "b"], locale="en") == "{1} and b"
    assert format_list(iter(["a", "b", "c"]), locale="fr") == "a, b et c"
    assert format_list(["a", "b", "c"], locale="zh") == "a、b和c"
    for wrong in ("ab", [1], None):
        with pytest.raises(FieldTypeError):
            format_list(cast("Any", wrong), locale="en")


@pytest.mark.parametrize("name", ["de", "DE", "de_DE", "de-DE", "de-de", "de_DE.UTF-8", Locale("de")])
def test_spellings_of_a_locale(name: Any) -> None:
    assert format_money(pr.Money("1234.5", "EUR"), locale=name) == "1.234,50\xa0€"


@pytest.mark.parametrize(
    "name", ["", "xx", "en_XX", "de_US", "C", "und", "und_DE", "UND", "de__DE", " de", "e" * 10**6, "\x00", "de_DE_FOO"]
)
def test_unknown_locales_are_refused(name: str) -> None:
    with pytest.raises(UnknownLocaleError) as caught:
        format_money(pr.Money(1, "EUR"), locale=name)
    assert caught.value.name == name
    assert len(str(caught.value)) < 200


def test_near_locales_are_named() -> None:
    with pytest.raises(UnknownLocaleError, match=r"'de_DF' is no locale that is known; near: .*de_DE"):
        format_list(["a"], locale="de_DF")


@pytest.mark.parametrize("locale", [None, 1, ["de"], ("de",), b"de"])
def test_a_locale_is_text_or_a_locale(locale: Any) -> None:
    with pytest.raises(FieldTypeError):
        format_money(pr.Money(1, "EUR"), locale=locale)


@pytest.mark.parametrize(
    ("digits", "error"),
    [
        ("cents", UnknownMemberError),
        (-1, FieldError),
        (51, FieldError),
        (10**9, FieldError),
        (True, FieldTypeError),
        (1.5, FieldTypeError),
    ],
)
def test_digits_are_refused(digits: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        format_money(pr.Money(1, "EUR"), locale="de", digits=digits)
    for amount in (1, 10**7):
        with pytest.raises((error, FieldTypeError)):
            format_compact(pr.Money(amount, "EUR"), locale="de", digits=digits)
    with pytest.raises((error, FieldTypeError)):
        format_percent(1, locale="de", digits=digits)


@pytest.mark.parametrize("money", [1, "1 EUR", None, pr.Pay("1", "EUR")])
def test_only_money_is_written_as_money(money: Any) -> None:
    for write in (format_money, format_compact):
        with pytest.raises(FieldTypeError):
            write(money, locale="de")


def test_public_names_are_reached_from_display() -> None:
    assert display.format_money is display.locale.format_money
