"""Payroll, with the code for a single Pay as the oracle."""

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import productroles as pr
from productroles import testing
from productroles.errors import (
    ChartCycleError,
    CurrencyMismatchError,
    FieldError,
    FieldTypeError,
    MissingRateError,
    TermsMismatchError,
    UnknownCurrencyError,
    UnknownPersonError,
    UnstatedError,
)
from productroles.org.chart import OrgChart
from productroles.org.payroll import GapReason, PayrollGap

FX = pr.ExchangeRates.bundled()
ON = "2024-06-28"
US = pr.WorkSchedule.us_2080()
PLAN = pr.ExchangeRates.fixed({"USD": "1.25", "JPY": "160"}, kind="plan", source="plan")


@st.composite
def staff(draw: st.DrawFn) -> list[dict[str, Any]]:
    """A chart without circles, with pay of every kind in four currencies, some of it missing."""
    count = draw(st.integers(1, 14))
    pays = st.none() | testing.pay(["EUR", "USD", "JPY", "RUB"])
    return [
        {
            "id": at,
            "manager": None if at == 0 else draw(st.integers(0, at - 1)),
            "title": draw(st.sampled_from(["CPO", "PM"])),
            "site": draw(st.sampled_from(["Bonn", "Oslo", None])),
            "pay": draw(pays),
        }
        for at in range(count)
    ]


def yearly(pay: pr.Pay | None) -> pr.Money | None:
    """What the scalar code makes of somebody's pay; None where it refuses."""
    try:
        return None if pay is None else pay.yearly(US).money
    except UnstatedError:
        return None


def by_hand(records: list[dict[str, Any]], ids: Any) -> tuple[Fraction, pr.Money, int]:
    """The sum as a fraction, as the scalar code rounds it person by person, and how many people are in it."""
    exact, rounded, paid = Fraction(0), pr.Money(0, "EUR"), 0
    per_euro = {"EUR": Fraction(1), "USD": Fraction("1.0705"), "JPY": Fraction("171.94")}
    for record in records:
        if record["id"] not in ids or (money := yearly(record["pay"])) is None:
            continue
        try:
            converted = FX.convert(money, "EUR", on=ON).money
        except MissingRateError:
            continue
        exact += Fraction(money.amount) / per_euro[money.currency]
        rounded += converted
        paid += 1
    return exact, rounded, paid


ACROSS = ("component", "tax")


@given(staff())
def test_totals_are_those_of_the_scalar_code(records: list[dict[str, Any]]) -> None:
    chart = OrgChart.from_records(records, keep=["site"])
    whole = chart.payroll("EUR", rates=FX, on=ON, schedule=US, across=ACROSS)
    parts = [(whole, chart.ids)]
    parts += [
        (chart.payroll("EUR", of=id, rates=FX, on=ON, schedule=US, across=ACROSS), chart.subtree(id))
        for id in chart.ids
    ]
    for payroll, ids in parts:
        exact, rounded, paid = by_hand(records, ids)
        assert abs(Fraction(payroll.total.amount) - exact) <= exact * Fraction(1, 10**48)
        assert abs(payroll.total.amount - rounded.amount) <= rounded.amount * Decimal("1e-47")
        assert (payroll.people, payroll.paid) == (len(ids), paid)
        assert paid + sum(len(gap.ids) for gap in payroll.gaps) == len(ids)
        own = sum(
            (
                Fraction(money.amount)
                for money in map(yearly, (r["pay"] for r in records if r["id"] in ids))
                if money is not None and money.currency == "EUR"
            ),
            Fraction(0),
        )
        assert {money.currency: Fraction(money.amount) for money in payroll.sums}.get("EUR", 0) == own
    managers = chart.payroll_by_manager("EUR", rates=FX, on=ON, schedule=US, across=ACROSS)
    assert managers.total == whole.total
    assert managers.by_group == {id: payroll.total for payroll, (id, *below) in parts[1:] if below}


@given(staff())
def test_groups_add_up_to_the_whole(records: list[dict[str, Any]]) -> None:
    chart = OrgChart.from_records(records, keep=["site"])
    for by in ("site", "title", lambda title, _: title == "PM"):
        payroll = chart.payroll("USD", by=by, rates=FX, on=ON, schedule=US, across=ACROSS)
        assert payroll.by_group.keys() == chart.headcount_by(by).keys()
        for group, money in payroll.groups:
            key = by if callable(by) else None
            ids = {r["id"] for r in records if (key(r["title"], None) if key else r[by]) == group}
            own = [r if r["id"] in ids else r | {"pay": None} for r in records]
            alone = OrgChart.from_records(own).payroll("USD", rates=FX, on=ON, schedule=US, across=ACROSS)
            assert money == alone.total
    assert not chart.payroll("USD", rates=FX, on=ON, schedule=US, across=ACROSS).groups


@given(staff())
def test_nobody_is_missing_without_a_reason(records: list[dict[str, Any]]) -> None:
    payroll = OrgChart.from_records(records).payroll("EUR", rates=FX, on=ON, across=ACROSS)
    expected: defaultdict[str, set[int]] = defaultdict(set)
    for record in records:
        pay = record["pay"]
        try:
            if pay is None:
                expected["no-pay"].add(record["id"])
            elif pay.yearly().currency == "RUB":
                expected["no-rate"].add(record["id"])
        except UnstatedError as error:
            expected[str(error)].add(record["id"])
    found: defaultdict[str, set[int]] = defaultdict(set)
    for gap in payroll.gaps:
        found[gap.text if gap.reason is GapReason.NO_YEARLY_PAY else gap.reason.value] |= set(gap.ids)
        assert list(gap.ids) == sorted(gap.ids)
    assert found == expected


def pays(*given_pays: pr.Pay | None) -> OrgChart:
    return OrgChart.from_records(
        [{"id": at, "manager": 0 if at else None, "pay": pay} for at, pay in enumerate(given_pays)]
    )


def test_a_payroll_explains_itself() -> None:
    chart = pays(
        pr.Pay("300000", "USD", per="year", component="base", tax="gross"),
        pr.Pay("5000", "EUR", per="month", payments_per_year=13, component="base", tax="gross", fte="0.5"),
        pr.Pay("50", "EUR", per="hour", component="base", tax="gross", fte="0.5"),
        pr.Pay("5000", "EUR", per="month", component="base", tax="gross"),
        pr.Pay("90000", "RUB", per="year", component="base", tax="gross"),
        None,
    )
    payroll = chart.payroll("EUR", rates=FX, on="2024-06-30", schedule=US)
    assert payroll.sums == (pr.Money("300000", "USD"), pr.Money(13 * 5000 + 50 * 1040, "EUR"))
    assert payroll.total == FX.convert(pr.Money("300000", "USD"), "EUR", on="2024-06-30").money + pr.Money(
        117000, "EUR"
    )
    first, conversion, *rest = str(payroll).splitlines()
    assert first == "EUR 397,242.88 a year for 3 of 6 people"
    assert conversion == f"  {payroll.conversions[0]}"
    assert [line.removeprefix("  1 person left out: ")[:20] for line in rest] == [
        "no pay",
        "the number of monthl",
        "no RUB rate on 2024-",
        "  rate of 2024-06-28",
    ]
    assert [gap.ids for gap in payroll.gaps] == [(5,), (3,), (4,)]
    assert [made.rate for made in payroll.conversions] == [FX.convert(pr.Money(1, "USD"), "EUR", on=ON).rate]
    assert payroll.provenance.inputs == (("rates", FX.source),)
    assert hash(payroll) == hash(chart.payroll("EUR", rates=FX, on="2024-06-30", schedule=US))


def test_fixed_rates_are_exact() -> None:
    chart = pays(*[pr.Pay(f"{number}.10", "USD", per="year") for number in range(1000)], pr.Pay(160, "JPY", per="year"))
    payroll = chart.payroll("EUR", rates=PLAN, on=ON)
    assert payroll.total == pr.Money((Decimal(499500) + 100) / Decimal("1.25") + 1, "EUR")
    assert chart.payroll("USD", rates=PLAN, on=ON).total == pr.Money("499601.25", "USD")


def test_terms_that_differ_are_refused_and_unstated_ones_noted() -> None:
    base, total = pr.Pay(1, "EUR", per="year", component="base"), pr.Pay(2, "EUR", per="year", component="total")
    net, gross = pr.Pay(4, "EUR", per="year", tax="net"), pr.Pay(8, "EUR", per="year", tax="gross")
    for mixed, what in ((pays(base, total), "component"), (pays(net, gross), "tax")):
        with pytest.raises(TermsMismatchError, match=what):
            mixed.payroll("EUR")
        assert f"{what}-differs" in {note.code for note in mixed.payroll("EUR", across=[what]).caveats}
    notes = pays(base, base, net).payroll("EUR").caveats
    assert [(note.code, note.text) for note in notes] == [
        ("component-unstated", "1 person whose pay does not state its component"),
        ("tax-unstated", "2 people whose pay does not state its tax"),
    ]
    for across in ("component", ["statistic"]):
        with pytest.raises(FieldError):
            pays(base).payroll("EUR", across=across)


def test_terms_of_people_who_are_not_counted_do_not_matter() -> None:
    chart = pays(pr.Pay(1, "EUR", per="year", component="base"), pr.Pay(1, "EUR", component="total"))
    assert chart.payroll("EUR").total == pr.Money(1, "EUR")
    chart = pays(pr.Pay(1, "EUR", per="year", component="base"), pr.Pay(1, "RUB", per="year", component="total"))
    assert chart.payroll("EUR", rates=FX, on=ON).total == pr.Money(1, "EUR")


def test_assumptions_are_counted() -> None:
    pay = pr.Pay(1000, "EUR", per="month").assume(payments_per_year=13)
    payroll = pays(pay, pay, pr.Pay(1, "EUR", per="year")).payroll("EUR")
    assert payroll.total == pr.Money(26001, "EUR")
    assert "2 people: payments_per_year assumed to be 13" in map(str, payroll.caveats)


def test_what_a_conversion_needs_is_asked_for() -> None:
    chart = pays(pr.Pay(1, "EUR", per="year"), pr.Pay(1, "USD", per="year"))
    with pytest.raises(CurrencyMismatchError, match="rates"):
        chart.payroll("EUR")
    with pytest.raises(UnstatedError, match="on="):
        chart.payroll("EUR", rates=FX)
    with pytest.raises(UnknownCurrencyError):
        chart.payroll("eur", rates=FX, on=ON)
    with pytest.raises(UnknownPersonError):
        chart.payroll("EUR", of=9, rates=FX, on=ON)
    with pytest.raises(FieldError):
        chart.payroll("EUR", by="site", rates=FX, on=ON)
    with pytest.raises(FieldError):
        chart.payroll("EUR", rates=FX, on="28 June")
    assert chart.payroll("EUR", of=0, rates=pr.RateChain([PLAN, FX]), on=ON).total == pr.Money("1.8", "EUR")


def test_circles_are_paid_and_are_nobodys_subtree() -> None:
    pay = pr.Pay(1, "EUR", per="year")
    lines = {1: None, 2: 1, 3: 4, 4: 3, 5: 3, 6: 5}
    chart = OrgChart.from_records([{"id": id, "manager": over, "pay": pay} for id, over in lines.items()])
    payroll = chart.payroll_by_manager("EUR")
    assert payroll.total == pr.Money(6, "EUR")
    assert payroll.by_group == {1: pr.Money(2, "EUR"), 5: pr.Money(2, "EUR")}
    assert "2 people in a circle of reporting lines, who are below nobody" in map(str, payroll.caveats)
    assert chart.payroll("EUR", of=5).total == pr.Money(2, "EUR")
    with pytest.raises(ChartCycleError):
        chart.payroll("EUR", of=4)


def test_records_left_out_are_counted() -> None:
    pay = pr.Pay(1, "EUR", per="year")
    chart = OrgChart.from_records([{"id": id, "manager": None, "pay": pay} for id in (1, 2, 2, None)])
    payroll = chart.payroll("EUR")
    assert payroll.total == pr.Money(2, "EUR")
    assert "left out: 2 records without an id, or with that of an earlier record" in map(str, payroll.caveats)


@given(staff(), st.integers(2, 9))
def test_pay_per_year_counts_as_it_stands(records: list[dict[str, Any]], times: int) -> None:
    """Doubling each record doubles the total: nothing is rounded on the way."""
    assume(any(record["pay"] is not None for record in records))
    euros = [{**r, "pay": pr.Pay(r["pay"].money.amount, "EUR", per="year") if r["pay"] else None} for r in records]
    more = [{**record, "id": (record["id"], at), "manager": None} for record in euros for at in range(times)]
    one = OrgChart.from_records(euros).payroll("EUR").total
    assert OrgChart.from_records(more).payroll("EUR").total == one * times


def test_a_gap_takes_values_and_shows_no_id() -> None:
    gap = PayrollGap("no-pay", "no pay", ["Jane"])
    assert (gap.reason, gap.ids) == (GapReason.NO_PAY, ("Jane",))
    assert str(gap) == "1 person left out: no pay"
    assert "Jane" not in repr(gap)
    with pytest.raises(FieldTypeError):
        PayrollGap("no-pay", "no pay", "Jane")
