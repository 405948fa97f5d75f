from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles import testing
from productroles.errors import AmountError, UnknownMemberError
from productroles.pay import metrics

AMOUNTS = st.integers(1, 10**9).map(Decimal)
SHARES = st.decimals(0, 1, places=4, allow_nan=False)
CLOSE = Fraction(1, 10**40)


def usd(amount: Decimal | int | str) -> pr.Pay:
    return pr.Pay(amount, "USD", per="year")


@st.composite
def wide_ranges(draw: st.DrawFn) -> pr.SalaryRange:
    low, width = draw(AMOUNTS), draw(AMOUNTS)
    return pr.SalaryRange(low, low + width, currency="USD", per="year")


@given(wide_ranges(), AMOUNTS, st.integers(1, 1000))
def test_ratios_do_not_change_with_the_unit(found: pr.SalaryRange, amount: Decimal, factor: int) -> None:
    assert found.low is not None
    assert found.high is not None
    larger = pr.SalaryRange(found.low.amount * factor, found.high.amount * factor, currency="USD", per="year")
    for metric in (metrics.compa_ratio, metrics.range_penetration, metrics.range_quartile):
        assert metric(usd(amount), found) == metric(usd(amount * factor), larger)
    for basis in metrics.SpreadBasis:
        assert metrics.range_spread(found, basis=basis) == metrics.range_spread(larger, basis=basis)


@given(wide_ranges())
def test_penetration_is_zero_at_the_low_end_and_one_at_the_high_end(found: pr.SalaryRange) -> None:
    ends = [pr.Pay(end.amount, "USD", per="year") for end in (found.low, found.high) if end is not None]
    assert [metrics.range_penetration(end, found) for end in ends] == [0, 1]
    assert [metrics.range_quartile(end, found) for end in ends] == ["first", "fourth"]


@given(wide_ranges(), SHARES)
def test_pay_at_a_penetration_has_that_penetration(found: pr.SalaryRange, share: Decimal) -> None:
    made = metrics.pay_at_penetration(found, share)
    assert (made.per, made.component) == (found.per, found.component)
    assert abs(Fraction(metrics.range_penetration(made, found)) - Fraction(share)) < CLOSE


def test_pay_below_zero_is_no_pay() -> None:
    with pytest.raises(AmountError):
        metrics.pay_at_penetration(pr.SalaryRange("10", "20", currency="USD"), "-2")


@pytest.mark.parametrize(
    ("amount", "quartile"),
    [
        ("119999.99", "below"),
        ("120000", "first"),
        ("134999.99", "first"),
        ("135000", "second"),
        ("150000", "third"),
        ("165000", "fourth"),
        ("180000", "fourth"),
        ("180000.0000000000000000000000000000000000000000001", "above"),
    ],
)
def test_range_quartile(amount: str, quartile: str) -> None:
    assert (
        metrics.range_quartile(usd(amount), pr.SalaryRange("120000", "180000", currency="USD", per="year")) == quartile
    )


def test_a_range_of_one_figure_has_an_outside() -> None:
    point = pr.SalaryRange("5", "5", currency="USD", per="year")
    assert metrics.range_quartile(usd(4), point) == "below"
    assert metrics.range_quartile(usd(6), point) == "above"
    assert metrics.range_spread(point) == 0


@given(wide_ranges())
def test_half_the_spread_by_the_midpoint_is_half_of_it(found: pr.SalaryRange) -> None:
    whole, half = (Fraction(metrics.range_spread(found, basis=basis)) for basis in ("midpoint", "half"))
    assert abs(whole - 2 * half) < CLOSE


@given(AMOUNTS, st.decimals("0.0001", "0.9", places=4, allow_nan=False), st.sampled_from(metrics.SpreadBasis))
def test_a_range_from_its_midpoint_has_that_midpoint_and_spread(
    midpoint: Decimal, spread: Decimal, basis: metrics.SpreadBasis
) -> None:
    made = metrics.range_from_midpoint(midpoint, spread, currency="USD", basis=basis)
    assert made.midpoint == pr.Money(midpoint, "USD")
    assert abs(Fraction(metrics.range_spread(made, basis=basis)) - Fraction(spread)) < CLOSE


def test_a_range_from_its_midpoint_has_the_terms_it_is_given() -> None:
    made = metrics.range_from_midpoint(
        "100", 0, currency="EUR", per="month", component="base", tax="gross", payments_per_year=14
    )
    assert str(made) == "EUR 100 per month, base, gross, 14 payments a year"


@pytest.mark.parametrize(
    ("midpoint", "spread", "basis"),
    [("100", "-0.1", "low"), ("-1", "0.5", "low"), ("100", "2.01", "midpoint"), ("100", "1.01", "half")]
    + [("100", spread, "high") for spread in ("1.01", "2", "3")],
)
def test_a_spread_that_leaves_no_range_is_refused(midpoint: str, spread: str, basis: str) -> None:
    with pytest.raises(AmountError):
        metrics.range_from_midpoint(midpoint, spread, currency="USD", basis=basis)


@pytest.mark.parametrize(("spread", "basis"), [("2", "midpoint"), ("1", "half"), ("1", "high")])
def test_the_widest_spread_starts_at_zero(spread: str, basis: str) -> None:
    made = metrics.range_from_midpoint("100", spread, currency="USD", basis=basis)
    assert (made.low, made.high) == (pr.Money(0, "USD"), pr.Money(200, "USD"))


def test_an_unknown_basis_is_told_the_known_ones() -> None:
    with pytest.raises(UnknownMemberError, match="low, midpoint, half, high"):
        metrics.range_spread(pr.SalaryRange("1", "2", currency="USD"), basis="maximum")


@given(testing.pay(["USD"]), wide_ranges())
def test_a_circle_is_drawn_outside_the_range_and_nowhere_else(found: pr.Pay, ranged: pr.SalaryRange) -> None:
    whole = pr.Pay(found.money.amount, "USD", per="year")
    drawn = metrics.circle(whole, ranged)
    reach = metrics.range_penetration(whole, ranged)
    assert drawn.colour == ("green" if reach < 0 else "red" if reach > 1 else "none")
    if drawn.raise_to_low is not None:
        assert whole.money + drawn.raise_to_low == ranged.low
    if drawn.excess is not None:
        assert ranged.high is not None
        assert ranged.high + drawn.excess == whole.money


def test_one_end_decides_a_circle_where_it_can() -> None:
    opened = pr.SalaryRange("120", None, currency="USD", per="year")
    assert metrics.circle(usd(100), opened).colour is metrics.CircleColour.GREEN
    assert metrics.circle(usd(100), pr.SalaryRange(None, "90", currency="USD", per="year")).colour == "red"


def test_a_share_of_nothing_is_none() -> None:
    assert metrics.circle(usd(0), pr.SalaryRange("1", "2", currency="USD", per="year")).raise_share is None
    drawn = metrics.circle(usd(1), pr.SalaryRange("0", "0", currency="USD", per="year"))
    assert (drawn.excess, drawn.excess_share) == (pr.Money(1, "USD"), None)
    assert str(drawn) == "red circle: USD 1 above the high end"
