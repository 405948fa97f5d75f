"""The worked values of compensation practice, row by row; exact fractions where they are rational."""

from decimal import Context, Decimal
from fractions import Fraction

import pytest

import productroles as pr
from productroles.pay import metrics

FIFTY = Context(prec=50)


def usd(amount: str | int, **terms: object) -> pr.Pay:
    return pr.Pay(amount, "USD", **({"per": "year", "component": "base"} | terms))  # type: ignore[arg-type]


def grade(low: str, high: str) -> pr.SalaryRange:
    return pr.SalaryRange(low, high, currency="USD", per="year", component="base")


def money(amount: str | int) -> pr.Money:
    return pr.Money(amount, "USD")


R = grade("120000", "180000")
A, B, C = grade("80000", "120000"), grade("92000", "138000"), grade("110400", "165600")
US = pr.WorkSchedule.us_2080()
SAMPLE = [money(amount) for amount in (90, 100, 110, 120, 135, 150, 180, 240)]

EXACT: list[tuple[str, Decimal, Fraction]] = [
    ("2 spread by the low end", metrics.range_spread(R), Fraction(1, 2)),
    ("3 spread by the midpoint", metrics.range_spread(R, basis="midpoint"), Fraction(2, 5)),
    ("4 half spread", metrics.range_spread(R, basis="half"), Fraction(1, 5)),
    ("5 spread by the high end", metrics.range_spread(R, basis="high"), Fraction(1, 3)),
    ("7 compa-ratio", metrics.compa_ratio(usd(135000), R), Fraction(9, 10)),
    ("7 compa-ratio above", metrics.compa_ratio(usd(186000), R), Fraction(31, 25)),
    ("7 compa-ratio below", metrics.compa_ratio(usd(114000), R), Fraction(19, 25)),
    ("8 penetration", metrics.range_penetration(usd(135000), R), Fraction(1, 4)),
    ("8 penetration at the middle", metrics.range_penetration(usd(150000), R), Fraction(1, 2)),
    ("8 penetration above", metrics.range_penetration(usd(186000), R), Fraction(11, 10)),
    ("8 penetration below", metrics.range_penetration(usd(114000), R), Fraction(-1, 10)),
    ("11 progression A to B", metrics.midpoint_progression(A, B), Fraction(15, 100)),
    ("11 progression B to C", metrics.midpoint_progression(B, C), Fraction(1, 5)),
    ("13 overlap A, B by the upper", metrics.range_overlap(A, B).ratio, Fraction(28, 46)),
    ("13 overlap B, C by the upper", metrics.range_overlap(B, C, basis="upper").ratio, Fraction(1, 2)),
    ("14 overlap A, B by the lower", metrics.range_overlap(A, B, basis="lower").ratio, Fraction(7, 10)),
    ("14 overlap B, C by the lower", metrics.range_overlap(B, C, basis="lower").ratio, Fraction(3, 5)),
    ("15 overlap A, B by the union", metrics.range_overlap(A, B, basis="union").ratio, Fraction(28, 58)),
    ("15 overlap B, C by the union", metrics.range_overlap(B, C, basis="union").ratio, Fraction(3, 8)),
    ("26 percentile rank", metrics.percentile_rank(money(130), SAMPLE), Fraction(11, 21)),
    ("28 differential", metrics.geographic_differential(usd(141000), usd(177000)), Fraction(141, 177) - 1),
    ("42 compression", metrics.compression_ratio(usd(145000), usd(150000)), Fraction(29, 30)),
]


@pytest.mark.parametrize(("found", "expected"), [row[1:] for row in EXACT], ids=[row[0] for row in EXACT])
def test_a_ratio_is_its_fraction_to_fifty_digits(found: Decimal, expected: Fraction) -> None:
    assert found == FIFTY.divide(Decimal(expected.numerator), Decimal(expected.denominator))


def test_1_midpoint() -> None:
    assert R.midpoint == money(150000)


@pytest.mark.parametrize(
    ("midpoint", "spread", "low", "high"), [("100000", "0.5", "80000", "120000"), ("130000", "0.6", "100000", "160000")]
)
def test_6_range_from_midpoint(midpoint: str, spread: str, low: str, high: str) -> None:
    made = metrics.range_from_midpoint(midpoint, spread, currency="USD", per="year", component="base")
    assert made == grade(low, high)


def test_9_and_10_group_compa_ratio() -> None:
    group = [(usd(150000), R), (usd(135000), R), (usd(186000), R), (usd(90000), A)]
    assert metrics.group_compa_ratio(group) == Decimal("1.02")
    assert metrics.group_compa_ratio(group, method="sum") == Decimal("1.02")
    assert metrics.group_compa_ratio(group, method="mean") == Decimal("1.01")


def test_12_geometric_progression() -> None:
    found = metrics.geometric_progression(A, C, 2)
    assert str(found).startswith("0.174734012")
    assert abs((Fraction(found) + 1) ** 2 - Fraction(138, 100)) < Fraction(1, 10**49)


def test_16_red_circle() -> None:
    found = metrics.circle(usd(186000), R)
    assert (found.colour, found.excess) == ("red", money(6000))
    assert found.excess_share == FIFTY.divide(Decimal(1), Decimal(30))
    assert metrics.circle(usd(180000), R).colour == "none"


def test_17_green_circle() -> None:
    found = metrics.circle(usd(114000), R)
    assert (found.colour, found.raise_to_low) == ("green", money(6000))
    assert str(found.raise_share).startswith("0.052631578")
    assert metrics.circle(usd(120000), R).colour == "none"


def test_18_pay_at_penetration() -> None:
    assert metrics.pay_at_penetration(R, "0.35") == usd(141000)


@pytest.mark.parametrize(
    ("method", "time", "cents"),
    [
        ("simple-months", {"months": 17}, "158220.49"),
        ("compound-months", {"months": 17}, "158274.62"),
        ("compound-days", {"start": "2023-02-01", "end": "2024-07-01"}, "158258.47"),
        ("simple-days", {"start": "2023-02-01", "end": "2024-07-01"}, "158204.83"),
    ],
)
def test_19_to_22_aging(method: str, time: dict[str, object], cents: str) -> None:
    made = metrics.aged(money(150746), "0.035", method=method, **time)  # type: ignore[arg-type]
    assert made.rounded() == money(cents)


def test_23_aging_by_two_rates() -> None:
    first = metrics.aged(money(150746), "0.04", months=11, method="compound-months")
    assert metrics.aged(first, "0.03", months=6, method="compound-months").rounded() == money("158590.91")


def test_24_weighted_survey_value() -> None:
    surveys = [
        pr.SalaryBenchmark(currency="USD", per="year", median=median, n=n)
        for median, n in (("150000", 40), ("170000", 10))
    ]
    made = metrics.weighted_survey_value(surveys)
    assert (made.median, made.n) == (money(154000), 50)


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("linear", ["97", "107.5", "127.5", "157.5", "198"]),
        ("weibull", ["90", "102.5", "127.5", "172.5", "240"]),
        ("hazen", ["93", "105", "127.5", "165", "222"]),
        ("median-unbiased", [Fraction(275, 3), Fraction(625, 6), "127.5", "167.5", "230"]),
    ],
)
def test_25_percentiles(method: str, expected: list[str | Fraction]) -> None:
    for percent, figure in zip((10, 25, 50, 75, 90), expected, strict=True):
        exact = Fraction(figure)
        found = metrics.percentile(SAMPLE, percent, method=method, clamp=method == "weibull")
        assert found == money(FIFTY.divide(Decimal(exact.numerator), Decimal(exact.denominator)))  # type: ignore[arg-type]


def test_27_interpolation_inside_a_published_distribution() -> None:
    published = pr.SalaryBenchmark(currency="USD", per="year", percentiles={25: "107.5", 50: "127.5"})
    assert metrics.benchmark_percentile(published, 40) == money("119.5")


def test_28_geographic_factor() -> None:
    for factor, expected in (("1.18", 177000), ("0.94", 141000)):
        assert metrics.geo_adjusted(usd(150000), factor, base="US national").money == money(expected)


def test_29_exchange() -> None:
    plan = pr.ExchangeRates.fixed({"EUR": "0.92"}, base="USD", kind="plan")
    assert plan.convert(money(450000), "EUR", on="2026-01-01").money == pr.Money(414000, "EUR")


@pytest.mark.parametrize(
    ("pay", "schedule", "yearly"),
    [
        (usd("72.50", per="hour"), US, "150800"),
        (usd("72.50", per="hour"), pr.WorkSchedule(hours_per_week="37.5", weeks_per_year=52), "141375"),
        (usd(2900, per="week"), US, "150800"),
        (usd(5800, per="fortnight"), US, "150800"),
        (usd(6250, per="half-month"), None, "150000"),
        (usd(10000, per="month", payments_per_year=12), None, "120000"),
        (usd(10000, per="month", payments_per_year=13), None, "130000"),
        (usd(10000, per="month", payments_per_year=14), None, "140000"),
        (usd(600, per="day"), US, "156000"),
        (usd(5800, per="fortnight", payments_per_year=27), None, "156600"),
    ],
    ids=str,
)
def test_30_to_34_pay_per_year(pay: pr.Pay, schedule: pr.WorkSchedule | None, yearly: str) -> None:
    assert pay.yearly(schedule).money == money(yearly)


@pytest.mark.parametrize(
    ("schedule", "start"), [(US, "72.1153846"), (pr.WorkSchedule.us_2087(), "71.8735026")], ids=str
)
def test_31_pay_per_hour(schedule: pr.WorkSchedule, start: str) -> None:
    assert str(usd(150000).hourly(schedule).money.amount).startswith(start)


@pytest.mark.parametrize(("actual", "fte", "full"), [(90000, "0.6", 150000), (45000, "0.8", 56250)])
def test_35_full_time_pay(actual: int, fte: str, full: int) -> None:
    assert usd(actual, fte=fte).full_time().money == money(full)


def test_36_to_38_from_base_to_total_remuneration() -> None:
    cash = metrics.target_cash(usd(250000), "0.30")
    direct = metrics.total_direct(cash, money(400000), vesting_years=4)
    total = metrics.total_remuneration(direct, pr.Pay("35000", "USD", per="year"))
    assert [(pay.money, pay.component.value) for pay in (cash, direct, total)] == [
        (money(325000), "target-cash"),
        (money(425000), "total-direct"),
        (money(460000), "total"),
    ]


def people(men: list[int], women: list[int]) -> list[tuple[str, pr.Pay]]:
    paid = [("M", amount) for amount in men] + [("F", amount) for amount in women]
    return [(group, pr.Pay(amount, "EUR", per="hour")) for group, amount in paid]


MEN, WOMEN = [18, 20, 22, 25, 30, 40], [16, 18, 20, 21, 28]


@pytest.mark.parametrize(
    ("women", "mean", "median"),
    [(WOMEN, "20.258064516", "14.893617021"), ([*WOMEN, 31], "13.548387096", "12.765957446")],
    ids=["eleven", "twelve"],
)
def test_39_to_41_pay_gaps(women: list[int], mean: str, median: str) -> None:
    first = metrics.mean_pay_gap(people(MEN, women), reference="M", other="F")
    second = metrics.median_pay_gap(people(MEN, women), reference="M", other="F")
    assert str(first.percent).startswith(mean)
    assert str(second.percent).startswith(median)
    assert first.ratio is not None
    assert first.percent is not None
    assert Fraction(first.ratio) * 100 == Fraction(first.percent)


def women_per_band(members: list[tuple[str, pr.Pay]]) -> list[str]:
    made = metrics.quartile_pay_bands(members, reference="M", other="F")
    return [f"{band.other.percent:.2f}" for band in made.bands]


def test_41_quartile_pay_bands() -> None:
    assert women_per_band(people(MEN, [*WOMEN, 31])) == ["66.67", "66.67", "33.33", "33.33"]


def test_41_equal_pay_across_a_border() -> None:
    assert women_per_band(people([10, 20, 20, 30], [12, 20, 20, 40])) == ["50.00"] * 4


def test_figures_of_the_seed() -> None:
    middle, tails = grade("263480", "327480"), grade("236000", "358000")
    assert (middle.midpoint, tails.midpoint) == (money(295480), money(297000))
    assert str(metrics.range_spread(middle)).startswith("0.242902687")
    assert str(metrics.range_spread(tails)).startswith("0.516949152")
    assert f"{metrics.compa_ratio(usd(193636), middle):.3f}" == "0.655"
    assert f"{metrics.range_penetration(usd(193636), middle):.3f}" == "-1.091"
    assert f"{metrics.geographic_differential(usd(193636), usd(183724)):.5f}" == "0.05395"
    engineer = grade("123000", "177000")
    assert str(metrics.range_spread(engineer)).startswith("0.439024390")
    assert f"{metrics.compa_ratio(usd(150746), engineer):.6f}" == "1.004973"
