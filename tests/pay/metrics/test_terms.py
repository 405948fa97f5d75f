"""What may be measured by what: the same rules in every metric that takes two figures."""

import decimal
from collections.abc import Callable
from decimal import Decimal

import pytest

import productroles as pr
from productroles.errors import (
    AmountError,
    CurrencyMismatchError,
    DivisionByZeroError,
    FieldTypeError,
    OpenRangeError,
    PeriodMismatchError,
    TermsMismatchError,
    UnstatedError,
)
from productroles.pay import metrics

Terms = dict[str, object]
STATED: Terms = {"currency": "USD", "per": "year", "component": "base", "tax": "gross"}


def pay(**terms: object) -> pr.Pay:
    return pr.Pay("135000", **(STATED | terms))  # type: ignore[arg-type]


def grade(low: str | None = "120000", high: str | None = "180000", **terms: object) -> pr.SalaryRange:
    return pr.SalaryRange(low, high, **(STATED | terms))  # type: ignore[arg-type]


def survey(**terms: object) -> pr.SalaryBenchmark:
    return pr.SalaryBenchmark(n=3, **(STATED | {"median": "150000"} | terms))  # type: ignore[arg-type]


PAIRS: dict[str, Callable[[Terms], object]] = {
    "compa_ratio": lambda terms: metrics.compa_ratio(pay(**terms), grade()),
    "range_penetration": lambda terms: metrics.range_penetration(pay(**terms), grade()),
    "range_quartile": lambda terms: metrics.range_quartile(pay(**terms), grade()),
    "circle": lambda terms: metrics.circle(pay(**terms), grade()),
    "group_compa_ratio": lambda terms: metrics.group_compa_ratio([(pay(**terms), grade())]),
    "group_compa_ratio by mean": lambda terms: metrics.group_compa_ratio([(pay(**terms), grade())], method="mean"),
    "midpoint_progression": lambda terms: metrics.midpoint_progression(grade(**terms), grade()),
    "geometric_progression": lambda terms: metrics.geometric_progression(grade(**terms), grade(), 2),
    "range_overlap": lambda terms: metrics.range_overlap(grade(**terms), grade()),
    "market_ratio": lambda terms: metrics.market_ratio(pay(**terms), survey()),
    "weighted_survey_value": lambda terms: metrics.weighted_survey_value([survey(**terms), survey()]),
    "compression_ratio": lambda terms: metrics.compression_ratio(pay(**terms), pay()),
    "geographic_differential": lambda terms: metrics.geographic_differential(pay(**terms), pay()),
    "percentile": lambda terms: metrics.percentile([pay(**terms), pay()], 50),
    "percentile_rank": lambda terms: metrics.percentile_rank(pay(**terms), [pay(), pay()]),
    "mean_pay_gap": lambda terms: metrics.mean_pay_gap(
        [("men", pay(**terms)), ("women", pay())], reference="men", other="women"
    ),
    "quartile_pay_bands": lambda terms: metrics.quartile_pay_bands(
        [("men", pay(**terms)), ("women", pay())], reference="men", other="women"
    ),
}
each_metric = pytest.mark.parametrize("metric", PAIRS.values(), ids=PAIRS)


@each_metric
@pytest.mark.parametrize(
    ("terms", "error"),
    [
        ({"currency": "EUR"}, CurrencyMismatchError),
        ({"per": "month"}, PeriodMismatchError),
        ({"per": "hour"}, PeriodMismatchError),
        ({"per": "unstated"}, UnstatedError),
        ({"component": "total"}, TermsMismatchError),
        ({"tax": "net"}, TermsMismatchError),
    ],
    ids=str,
)
def test_two_stated_terms_that_differ_are_refused(
    metric: Callable[[Terms], object], terms: Terms, error: type[Exception]
) -> None:
    with pytest.raises(error) as caught:
        metric(terms)
    assert type(caught.value) is error


@each_metric
@pytest.mark.parametrize(
    "terms", [{}, {"component": "unstated"}, {"tax": "unstated"}, {"payments_per_year": 14}], ids=str
)
def test_unstated_components_and_tax_sides_pass(metric: Callable[[Terms], object], terms: Terms) -> None:
    metric(terms)


def test_a_mismatch_carries_both_sides_and_the_way_out() -> None:
    with pytest.raises(
        PeriodMismatchError, match=r"month, of the other year; bring both to one with \.yearly"
    ) as caught:
        metrics.compa_ratio(pay(per="month"), grade())
    assert (caught.value.left, caught.value.right) == ("month", "year")
    with pytest.raises(TermsMismatchError) as refused:
        metrics.compa_ratio(pay(component="total"), grade())
    assert (refused.value.what, refused.value.left, refused.value.right) == ("component", "total", "base")


def test_a_month_is_paid_in_one_way() -> None:
    paid, ranged = pay(per="month", payments_per_year=14), grade(per="month", payments_per_year=14)
    assert metrics.compa_ratio(paid, ranged) == Decimal("0.9")
    with pytest.raises(PeriodMismatchError, match=r"month paid 14 times a year, of the other month paid 12 times"):
        metrics.compa_ratio(paid, grade(per="month", payments_per_year=12))
    with pytest.raises(UnstatedError, match="payments a year"):
        metrics.compa_ratio(paid, grade(per="month"))


def test_pay_once_converted_is_measured() -> None:
    paid = pr.Pay("10000", "USD", per="month", payments_per_year=12, component="base", tax="gross")
    assert metrics.compa_ratio(paid.yearly(), grade()) == Decimal("0.8")


def test_part_time_pay_is_measured_as_full_time_pay() -> None:
    part, whole = pr.Pay("81000", fte="0.6", **STATED), pr.Pay("135000", **STATED)  # type: ignore[arg-type]
    assert metrics.compa_ratio(part, grade()) == metrics.compa_ratio(whole, grade())
    assert metrics.range_penetration(part, grade()) == metrics.range_penetration(whole, grade())
    assert metrics.compression_ratio(part, whole) == 1
    told = metrics.circle(part, grade()).caveats
    assert [(note.code, dict(note.data)) for note in told] == [("part-time", {"fte": "0.6"})]


def test_a_result_with_room_says_what_is_not_stated() -> None:
    bare = pr.Pay("135000", "USD", per="month")
    found = metrics.circle(bare, grade(per="month", tax="unstated"))
    assert [note.code for note in found.caveats] == ["payments-unstated", "component-unstated", "tax-unstated"]
    assert "one is base" in found.caveats[1].text
    assert metrics.circle(pay(), grade()).caveats == ()


def test_money_has_no_period_and_is_refused() -> None:
    money = pr.Money("135000", "USD")
    for call in (
        lambda: metrics.compa_ratio(money, grade()),  # type: ignore[arg-type]
        lambda: metrics.circle(money, grade()),  # type: ignore[arg-type]
        lambda: metrics.compression_ratio(pay(), money),  # type: ignore[arg-type]
        lambda: metrics.market_ratio(money, survey()),  # type: ignore[arg-type]
        lambda: metrics.target_cash(money, "0.1"),  # type: ignore[arg-type]
        lambda: metrics.mean_pay_gap([("a", money), ("b", money)], reference="a", other="b"),  # type: ignore[list-item]
    ):
        with pytest.raises(FieldTypeError, match=r"expected a Pay \(bare Money has no period\)"):
            call()


def test_a_benchmark_is_no_range() -> None:
    for wrong in (survey(low="1", high="200000"), None, 150000):
        with pytest.raises(FieldTypeError, match="SalaryRange"):
            metrics.compa_ratio(pay(), wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(("low", "high"), [(None, "180000"), ("120000", None)])
def test_an_open_range_is_refused_where_its_figure_is_needed(low: str | None, high: str | None) -> None:
    opened = grade(low, high)
    for call in (
        lambda: metrics.compa_ratio(pay(), opened),
        lambda: metrics.range_penetration(pay(), opened),
        lambda: metrics.range_quartile(pay(), opened),
        lambda: metrics.range_spread(opened),
        lambda: metrics.pay_at_penetration(opened, "0.5"),
        lambda: metrics.midpoint_progression(opened, grade()),
        lambda: metrics.range_overlap(grade(), opened),
        lambda: metrics.group_compa_ratio([(pay(), opened)]),
        lambda: metrics.circle(pay(), opened),
    ):
        with pytest.raises(OpenRangeError):
            call()


def test_a_stored_midpoint_serves_an_open_range_and_wins_over_the_middle() -> None:
    assert metrics.compa_ratio(pay(), grade("120000", None, midpoint="150000")) == Decimal("0.9")
    assert metrics.compa_ratio(pay(), grade(midpoint="135000")) == 1


def test_a_zero_divisor_is_named() -> None:
    nothing, point = grade("0", "0"), grade("135000", "135000")
    nobody = pr.Pay(0, **STATED)  # type: ignore[arg-type]
    for call, what in (
        (lambda: metrics.compa_ratio(pay(), nothing), "the midpoint of the range"),
        (lambda: metrics.group_compa_ratio([(pay(), nothing)]), "the sum of the midpoints"),
        (lambda: metrics.group_compa_ratio([(pay(), nothing)], method="mean"), "the midpoint of a range"),
        (lambda: metrics.range_spread(nothing), "the low of the range"),
        (lambda: metrics.range_spread(nothing, basis="half"), "the midpoint of the range"),
        (lambda: metrics.range_penetration(pay(), point), "the width of the range"),
        (lambda: metrics.range_quartile(pay(), point), "the width of the range"),
        (lambda: metrics.midpoint_progression(nothing, grade()), "the midpoint of the first range"),
        (lambda: metrics.geometric_progression(nothing, grade(), 3), "the midpoint of the first range"),
        (lambda: metrics.compression_ratio(pay(), nobody), "the pay of the manager"),
        (lambda: metrics.geographic_differential(pay(), nobody), "the pay of the base"),
        (lambda: metrics.market_ratio(pay(), survey(median="0")), "the median of the benchmark"),
    ):
        with pytest.raises(DivisionByZeroError, match=what):
            call()


def test_a_ratio_past_all_bounds_is_refused() -> None:
    tiny = grade("0", "0." + "0" * 38 + "1")
    huge = pr.Pay("9" * 49, **STATED)  # type: ignore[arg-type]
    with pytest.raises(AmountError, match="1e50"):
        metrics.compa_ratio(huge, tiny)


def test_the_context_of_the_caller_has_no_effect() -> None:
    def told() -> list[str]:
        return [str(metric({})) for metric in PAIRS.values()]

    expected = told()
    with decimal.localcontext() as context:
        context.prec = 3
        context.rounding = decimal.ROUND_DOWN
        context.traps[decimal.Inexact] = True
        assert told() == expected


def test_what_was_assumed_of_any_figure_is_kept() -> None:
    guessed = pr.Pay(120, "USD").assume(per="year", because="an advert")
    stated = pr.Pay(100, "USD", per="year")
    ranged = pr.SalaryRange(100, 200, currency="USD").assume(per="year")
    surveyed = pr.SalaryBenchmark(currency="USD", median=5, n=3).assume(per="year")
    gap = metrics.mean_pay_gap([("m", stated), ("w", guessed), ("w", guessed)], reference="m", other="w")
    for caveats in (
        gap.caveats,
        metrics.circle(guessed, pr.SalaryRange(1, 2, currency="USD", per="year")).caveats,
        metrics.quartile_pay_bands([("m", stated), ("w", guessed)], reference="m", other="w").caveats,
    ):
        (note,) = [note for note in caveats if note.code == "assumed"]
        assert (str(note), dict(note.data)) == (
            "per assumed to be year, an advert",
            {"what": "per", "value": "year"},
        )
    assert "assumed" in {note.code for note in metrics.range_overlap(ranged, ranged).caveats}
    assert gap.other.pay is not None
    for made in (gap.other.pay, metrics.percentile([stated, guessed], 50), metrics.weighted_survey_value([surveyed])):
        assert [each.what for each in made.assumptions] == ["per"]
