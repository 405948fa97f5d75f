"""Salary charts: what is drawn where, what the words say, what is refused."""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import altair as alt
import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import productroles as pr
from productroles import display
from productroles.errors import (
    CurrencyMismatchError,
    FieldTypeError,
    MissingExtraError,
    TermsMismatchError,
    UnstatedError,
)

PLAN = pr.ExchangeRates.fixed({"USD": "1.25", "JPY": "160"}, kind="plan", source="plan 2026")


def euros(low: str | None, high: str | None, **terms: Any) -> pr.SalaryRange:
    return pr.SalaryRange(low, high, currency="EUR", **{"per": "year", **terms})


def rows_of(chart: Any) -> list[dict[str, Any]]:
    spec = chart.to_dict()
    rows: list[dict[str, Any]] = spec["datasets"][spec["data"]["name"]]
    return rows


def subtitle_of(chart: Any) -> str:
    return " ".join(chart.to_dict()["title"]["subtitle"])


def test_as_given_and_converted_stand_side_by_side() -> None:
    offers = {
        "here": pr.parse_pay("EUR 90k - 110k per year"),
        "there": pr.Pay("150000", "USD", per="year"),
        "far": pr.Pay("12000000", "JPY", per="year"),
    }
    chart = display.charts.salary_chart(offers, to="EUR", rates=PLAN, on="2026-01-01")
    here, there, far = rows_of(chart)
    assert (here["printed"], here["converted"]) == (["EUR 90k - 110k per year"], ["€90,000\u2009–\u2009€110,000"])
    assert (there["printed"], there["converted"]) == (["$150,000 per year"], ["€120,000"])
    assert (far["printed"], far["converted"], far["point"]) == (["¥12,000,000 per year"], ["€75,000"], 75000.0)
    assert (here["low"], here["high"], here["point"]) == (90000.0, 110000.0, None)
    told = subtitle_of(chart)
    assert "USD 1 = EUR 0.8: fixed rate of no stated day, plan 2026" in told
    assert "JPY 1 = EUR 0.00625" in told
    assert "Not stated: component in 3 of 3 figures, gross or net in 3." in told


@pytest.mark.parametrize(
    ("first", "last", "locale", "told"),
    [
        ("2026-01-01", "2026-12-31", "en", "rate valid Jan 1, 2026 to Dec 31, 2026"),
        ("2026-01-01", None, "en", "rate valid from Jan 1, 2026"),
        (None, "2026-12-31", "en", "rate valid to Dec 31, 2026"),
        ("2026-01-01", None, "de", "Kurs gültig ab 01.01.2026"),
        (None, "2026-12-31", "de", "Kurs gültig bis 31.12.2026"),
        ("2026-01-01", None, "fr", "taux valable à partir du 1 janv. 2026"),
        (None, "2026-12-31", "fr", "taux valable jusqu’au 31 déc. 2026"),
        (None, None, "en", "fixed rate of no stated day"),
    ],
)
def test_an_open_end_of_a_validity_is_no_day(first: str | None, last: str | None, locale: str, told: str) -> None:
    plan = pr.ExchangeRates.fixed({"USD": "1.25"}, kind="plan", valid_from=first, valid_to=last, source="plan")
    offer = pr.Pay("150000", "USD", per="year")
    chart = display.charts.salary_chart(offer, to="EUR", rates=plan, on="2026-06-01", locale=locale)
    assert f": {told}, plan" in subtitle_of(chart)


def test_the_caption_tells_the_day_of_the_rate_and_its_age() -> None:
    fx = pr.ExchangeRates.bundled()
    offer = pr.Pay("150000", "USD", per="year")
    exactly = display.charts.salary_chart(offer, to="EUR", rates=fx, on="2024-06-28", locale="de")
    assert "USD 1 = EUR 0.934143: Kurs vom 28.06.2024, ECB reference rates" in subtitle_of(exactly)
    later = display.charts.salary_chart(offer, to="EUR", rates=fx, on="2024-07-02", locale="en")
    assert "rate of Jun 28, 2024, 4 days before Jul 2, 2024" in subtitle_of(later)


def test_figures_of_one_currency_and_period_are_drawn_as_they_are() -> None:
    chart = display.charts.salary_chart([pr.Pay("50", "EUR", per="hour"), pr.Pay("60.5", "EUR", per="hour")])
    first, second = rows_of(chart)
    assert (first["point"], second["point"], second["printed"]) == (50.0, 60.5, ["€60.50 per hour"])
    assert subtitle_of(chart).startswith("No figure was converted.")
    assert len(chart.hconcat) == 3
    assert "EUR per hour" in json.dumps(chart.to_dict())


def test_several_periods_are_drawn_per_year() -> None:
    monthly = pr.Pay("7000", "EUR", per="month", payments_per_year=13, fte="0.5")
    chart = display.charts.salary_chart([monthly, pr.Pay("90000", "EUR", per="year")])
    assert [row["point"] for row in rows_of(chart)] == [182000.0, 90000.0]
    with pytest.raises(UnstatedError):
        display.charts.salary_chart([pr.Pay("7000", "EUR", per="month"), pr.Pay("90000", "EUR", per="year")])


def test_what_cannot_be_drawn_keeps_its_row_and_says_why() -> None:
    unstated = pr.parse_pay("€124,000")
    refused = pr.read_pay("$312,00", place="US")
    ended = pr.Pay("900000", "HRK", per="year")
    chart = display.charts.salary_chart(
        {"a": unstated, "b": refused, "c": ended, "d": euros("1", "2")},
        to="EUR",
        rates=pr.ExchangeRates.bundled(),
        on="2024-06-28",
    )
    a, b, c, d = rows_of(chart)
    assert " ".join(a["doubt"]) == "not drawn: no pay period is stated"
    assert " ".join(b["doubt"]).startswith("not drawn: the text was refused")
    assert " ".join(c["doubt"]) == "not drawn: no exchange rate of the day"
    assert d["doubt"] == [""]
    assert [(row["low"], row["high"], row["point"]) for row in (a, b, c)] == [(None, None, None)] * 3
    assert (a["printed"], b["printed"]) == (["€124,000"], ["$312,00"])


def test_doubtful_figures_are_marked_in_words_and_by_a_pattern() -> None:
    facts = pr.load_catalogue().facts(role="chief-product-officer", kind="salaries")
    disputed = next(fact for fact in facts if fact.status == "disputed" and fact.value.high and fact.value.low)
    sound = attrs.evolve(disputed, status="accepted", conflicts_with=())
    drawing = display.svg([sound, disputed])
    assert str(drawing).count('stroke-dasharray="5,3"') == 1
    assert "disputed by another source" in drawing.description
    assert "url(#pr" in str(drawing)
    assert "<pattern" in str(drawing)
    assert disputed.as_printed is not None
    assert disputed.as_printed in drawing.description
    assert "<pattern" not in str(display.svg([sound]))
    mine = display.svg({"x": euros("1", "2")}, doubtful={"x": "a third of the others"})
    assert "doubtful: a third of the others" in mine.description
    assert "<pattern" in str(mine)


def test_an_assumption_is_told() -> None:
    pay = pr.parse_pay("€124,000").assume(per="year", because="the page says so elsewhere")
    chart = display.charts.salary_chart({"Paris": pay})
    assert "assumed: per year (the page says so elsewhere)" in subtitle_of(chart)
    assert rows_of(chart)[0]["point"] == 124000.0


@pytest.mark.parametrize(
    ("ranges", "shared"),
    [
        ([("70000", "98000"), ("84000", "118000"), ("92000", "140000")], ("92000", "98000")),
        ([("70000", "98000"), ("98000", "118000")], ("98000", "98000")),
        ([("70000", "90000"), ("90001", "118000")], None),
    ],
)
def test_ranges_show_what_they_share(ranges: list[tuple[str, str]], shared: tuple[str, str] | None) -> None:
    chart = display.charts.salary_chart([euros(low, high) for low, high in ranges])
    if shared is None:
        assert "No stretch is shared by all ranges." in subtitle_of(chart)
        return
    low, high = (f"€{int(end):,}" for end in shared)
    span = low if low == high else f"{low}\u2009–\u2009{high}"
    assert f"Shared by all ranges: {span}" in subtitle_of(chart)
    band = chart.to_dict()["hconcat"][-1]["layer"][0]
    assert band["data"]["values"] == [{"low": float(shared[0]), "high": float(shared[1])}]


def test_an_open_end_leaves_open_what_is_shared() -> None:
    chart = display.charts.salary_chart([euros("70000", None), euros("84000", "118000")])
    assert "hared by all ranges" not in subtitle_of(chart)
    first, _ = rows_of(chart)
    assert (first["point"], first["statistic"], first["printed"]) == (70000.0, "low", ["from €70,000 per year"])


def test_statistics_are_named() -> None:
    benchmark = pr.SalaryBenchmark(currency="EUR", per="year", mean="95000", percentiles={25: "80000", 75: "120000"})
    (row,) = rows_of(display.charts.salary_chart(benchmark, locale="de"))
    assert (row["statistic"], row["point"], row["low"], row["high"]) == ("Mittelwert", 95000.0, 80000.0, 120000.0)


def test_a_structure_shows_the_ranges_of_a_day() -> None:
    structure = pr.SalaryStructure(
        [
            pr.StructureEntry("P3", euros("70000", "98000"), place="DE", valid_to="2025-12-31"),
            pr.StructureEntry("P3", euros("72000", "99000"), place="DE", valid_from="2026-01-01"),
        ]
    )
    assert [row["low"] for row in rows_of(display.charts.salary_chart(structure, on="2026-02-01"))] == [72000.0]
    assert display.svg(structure).description.count("P3 in DE") == 2


def test_what_would_mislead_is_refused() -> None:
    usd, eur = pr.Pay("1", "USD", per="year"), pr.Pay("1", "EUR", per="year")
    with pytest.raises(CurrencyMismatchError):
        display.charts.salary_chart([usd, eur])
    with pytest.raises(CurrencyMismatchError):
        display.charts.salary_chart([usd, eur], to="EUR")
    with pytest.raises(UnstatedError, match="on="):
        display.charts.salary_chart([usd, eur], to="EUR", rates=PLAN)
    gross, net = (pr.Pay("1", "EUR", per="year", tax=tax) for tax in ("gross", "net"))
    with pytest.raises(TermsMismatchError, match="across"):
        display.charts.salary_chart([gross, net])
    assert len(rows_of(display.charts.salary_chart([gross, net], across=["tax"]))) == 2
    with pytest.raises(FieldTypeError):
        display.charts.salary_chart([pr.Money("1", "EUR")])


def test_a_benchmark_brings_its_own_day() -> None:
    benchmark = pr.SalaryBenchmark(currency="USD", per="year", mean="100000", as_of="2024-06-28")
    chart = display.charts.salary_chart(benchmark, to="EUR", rates=pr.ExchangeRates.bundled())
    assert rows_of(chart)[0]["converted"] == ["mean €93,414"]


def test_further_rows_are_counted() -> None:
    chart = display.charts.salary_chart([pr.Pay(at, "EUR", per="year") for at in range(1, 101)], max_rows=7)
    assert len(rows_of(chart)) == 7
    assert "Not shown: 93 further figures." in subtitle_of(chart)


def test_an_analyst_restyles_the_chart() -> None:
    chart = display.charts.salary_chart({"a": euros("1000", "2000")})
    assert isinstance(chart, alt.HConcatChart)
    drawing = display.svg(chart.configure_axis(labelColor="#123456").properties(title="Mine", description="Told"))
    assert (drawing.title, drawing.description) == ("Mine", "Told")
    assert "#123456" in str(drawing)


def test_a_chart_that_would_fetch_is_not_drawn() -> None:
    chart = alt.Chart("https://data.example/values.json").mark_bar().encode(x="a:Q")
    with pytest.raises(ValueError, match=r"(?i)not allowed|denied|forbidden|load"):
        display.svg(chart)


@settings(max_examples=15)
@given(
    amounts=st.lists(st.tuples(st.integers(1, 10**9), st.integers(1, 10**9)), min_size=1, max_size=8),
    locale=st.sampled_from(["en", "de", "fr", "he", "ja", "hi_IN"]),
)
def test_every_figure_lies_between_the_first_and_the_last_tick(amounts: list[tuple[int, int]], locale: str) -> None:
    chart = display.charts.salary_chart([euros(str(low), str(low + more)) for low, more in amounts], locale=locale)
    spec = chart.to_dict()
    plot = next(part for part in spec["hconcat"] if part["width"] == 330)
    bar = next(layer for layer in plot["layer"] if layer["mark"]["type"] == "bar")
    first, last = bar["encoding"]["x"]["scale"]["domain"]
    assert 1 <= len(bar["encoding"]["x"]["axis"]["values"]) <= 10
    for row, (low, more) in zip(rows_of(chart), amounts, strict=True):
        assert first <= row["low"] == low <= row["high"] == low + more <= last


def test_exact_amounts_are_written_whatever_the_float_says() -> None:
    huge = "123456789012345678"
    (row,) = rows_of(display.charts.salary_chart(pr.Pay(huge, "EUR", per="year")))
    assert row["printed"] == ["€123,456,789,012,345,678 per", "year"]
    assert Decimal(row["point"]) != Decimal(huge)


WITHOUT = """
import sys
sys.modules[{module!r}] = None
import productroles as pr
from productroles import display
try:
    display.svg(pr.Pay(1, "EUR", per="year"))
except pr.ProductRolesError as error:
    print(error.code, error)
print(display.svg(pr.OrgChart.from_csv("id,manager,title\\n1,,CPO\\n")).title)
"""


@pytest.mark.parametrize("module", ["altair", "vl_convert"])
def test_without_the_extra_it_says_what_to_install(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT.format(module=module)],
        env={"PYTHONPATH": str(Path(pr.__path__[0]).parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("missing-extra")
    assert "pip install 'productroles[charts]'" in done.stdout
    assert "Org chart" in done.stdout


def test_display_loads_no_chart_library() -> None:
    code = "import sys; from productroles import display; print({'altair', 'vl_convert', 'pandas'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(Path(pr.__path__[0]).parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "set()"


def test_a_benchmark_is_labelled_by_what_it_describes() -> None:
    mark = pr.SalaryBenchmark(currency="EUR", median="90000", per="year", role="r", place="DE", scope="large firms")
    chart = display.charts.salary_chart([mark, attrs.evolve(mark, role=None, place=None, scope=None)])
    assert [row["label"] for row in rows_of(chart)] == [["r, DE, large firms"], ["2"]]


def test_a_benchmark_of_percentiles_alone_shows_the_outermost() -> None:
    marks = {"b": pr.SalaryBenchmark(currency="EUR", percentiles={10: "1000", 40: "2000", 90: "3000"}, per="month")}
    (row,) = rows_of(display.charts.salary_chart(marks))
    assert row["printed"] == ["€1,000\u2009–\u2009€3,000 per month"]
    assert (row["low"], row["high"], row["point"]) == (1000.0, 3000.0, None)


def test_a_caption_is_silent_on_terms_that_are_stated() -> None:
    offer = euros("1", "2", component="base", tax="gross")
    assert "Not stated" not in subtitle_of(display.charts.salary_chart(offer))


def test_the_caption_tells_how_long_a_planned_rate_holds() -> None:
    plan = pr.ExchangeRates.fixed(
        {"USD": "1.25"}, kind="plan", source="plan", valid_from="2026-01-01", valid_to="2026-12-31"
    )
    chart = display.charts.salary_chart(pr.Pay("1", "USD", per="year"), to="EUR", rates=plan, on="2026-02-01")
    assert "USD 1 = EUR 0.8: rate valid Jan 1, 2026 to Dec 31, 2026, plan" in subtitle_of(chart)


def test_figures_that_cannot_be_drawn_leave_an_axis_without_numbers() -> None:
    chart = display.charts.salary_chart({"a": euros("1", "2", per="unstated")})
    assert rows_of(chart)[0]["doubt"][0].startswith("not drawn")
    picture = display.svg(chart)
    assert "EUR per" not in str(picture)


def axis_labels(chart: Any) -> list[str]:
    """Of the plot, in order."""
    plot = next(column for column in chart.to_dict()["hconcat"] if column["width"] == 330)
    expression = plot["layer"][0]["encoding"]["x"]["axis"]["labelExpr"]
    return list(json.loads(expression.removeprefix("(").partition(")[")[0]).values())


def test_labels_of_the_axis_stand_clear_of_each_other() -> None:
    chart = display.charts.salary_chart(euros("80000", "135000"), locale="de")
    assert axis_labels(chart) == ["80.000\xa0€", "", "100.000\xa0€", "", "120.000\xa0€", "", "140.000\xa0€"]
    chart = display.charts.salary_chart(euros("80000", "135000"), locale="en")
    assert axis_labels(chart) == ["€80K", "€90K", "€100K", "€110K", "€120K", "€130K", "€140K"]


@pytest.mark.parametrize("missing", ["altair", "vl_convert"])
def test_without_the_extra_it_is_named(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(MissingExtraError, match=r"productroles\[charts\]"):
        display.svg(euros("1", "2"))
