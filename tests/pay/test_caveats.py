"""What every caveat and every problem of the room carries beside its words."""

import ast
from pathlib import Path

import productroles as pr
from productroles.pay import metrics
from productroles.pay.grade_step import grade_step

ROOM = Path(pr.__file__).parent / "pay"
US = "USD"


def test_every_note_of_the_room_is_made_with_data() -> None:
    bare = [
        f"{path.name}:{call.lineno}"
        for path in ROOM.rglob("*.py")
        if path.parent.name != "text"
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Note"
        if len(call.args) < 3
    ]
    assert bare == []


def data(notes: tuple[pr.Note, ...]) -> dict[str, dict[str, str]]:
    return {note.code: dict(note.data) for note in notes}


def test_the_caveats_of_a_comparison_say_what_each_side_is() -> None:
    a = pr.SalaryBenchmark(
        currency=US,
        per="year",
        low=1,
        high=3,
        tax="net",
        role="product-manager",
        range_label="most",
        as_of="2024-01-01",
    )
    b = pr.SalaryBenchmark(
        currency=US, per="year", low=1, high=3, tax="gross", component="base", place="DE", as_of="2025-01-01"
    ).assume(payments_per_year=14)
    found = pr.compare_pay(a, b, across=["tax"])
    assert data(found.caveats) == {
        "component-unstated": {"a": "unstated", "b": "base"},
        "tax-differs": {"a": "net", "b": "gross"},
        "assumed": {"side": "b", "what": "payments_per_year", "value": "14"},
        "ends-differ": {"a": "most", "b": "unstated"},
        "role-differs": {"a": "product-manager", "b": "unstated"},
        "place-differs": {"a": "unstated", "b": "DE"},
        "days-differ": {"a": "2024-01-01", "b": "2025-01-01"},
    }


def test_the_caveats_of_other_comparisons() -> None:
    month = pr.Pay(1, US, per="month")
    found = pr.compare_pay(month, pr.SalaryBenchmark(currency=US, per="month", median=1))
    assert data(found.caveats) == {
        "component-unstated": {"a": "unstated", "b": "unstated"},
        "tax-unstated": {"a": "unstated", "b": "unstated"},
        "payments-unstated": {"per": "month"},
        "undated": {"side": "b"},
    }
    ends = pr.compare_pay(
        pr.SalaryRange(1, 2, currency=US, per="year"), pr.SalaryBenchmark(currency=US, per="year", low=1)
    )
    assert data(ends.caveats)["ends-differ"] == {"a": "SalaryRange", "b": "SalaryBenchmark"}
    both = pr.SalaryBenchmark(currency=US, per="year", mean=1, median=2)
    assert data(pr.compare_pay(both, both, statistic=("mean", "median")).caveats)["statistic-differs"] == {
        "a": "mean",
        "b": "median",
    }


def test_the_caveats_of_gaps_and_bands() -> None:
    def paid(amount: int, **terms: str) -> pr.Pay:
        return pr.Pay(amount, "EUR", per="year", tax="net", **terms)

    people = [("m", paid(1)), ("m", paid(2)), ("f", paid(1, fte="0.5")), ("f", paid(2)), ("f", paid(2)), ("m", paid(2))]
    gap = metrics.mean_pay_gap(people, reference="m", other="f")
    assert data(gap.caveats) == {
        "component-unstated": {"component": "unstated"},
        "part-time": {"people": "1"},
        "net-pay": {"tax": "net"},
    }
    bands = metrics.quartile_pay_bands(people, reference="m", other="f")
    assert data(bands.caveats)["remainder"] == {"people": "6", "bands": "lower, upper-middle"}
    assert data(bands.caveats)["tied-border"] == {"people": "5"}
    few = metrics.mean_pay_gap(people, reference="m", other="f", minimum_group=4)
    assert data(few.caveats) == {"suppressed": {"minimum": "4"}}


def test_the_caveats_of_a_report() -> None:
    base = pr.Pay(1, "EUR", per="year", component="base", tax="gross")
    workers = [
        metrics.PaidWorker(group="m", base=base, category="engineer"),
        metrics.PaidWorker(group="f", base=base),
    ]
    report = metrics.pay_gap_report(workers, reference="m", other="f")
    assert data(report.caveats) == {"uncategorised": {"categories": "engineer"}}
    assert data(report.mean.variable.caveats) == {"undefined": {"why": "empty-group"}}


def test_the_problems_of_a_posting() -> None:
    up_to = metrics.check_posting(pr.SalaryRange(None, "120000", currency=US))
    assert data(up_to.problems) == {"low-open": {"high": "USD 120,000"}, "period-unstated": {"per": "unstated"}}
    assert data(up_to.caveats) == {"component-unstated": {"component": "unstated"}}
    point = metrics.check_posting(pr.SalaryRange(5, 5, currency=US, per="year", component="base"))
    assert data(point.caveats) == {"single-figure": {"figure": "USD 5"}}
    assumed = metrics.check_posting(pr.SalaryRange(5, 6, currency=US, component="base").assume(per="year"))
    assert (assumed.ok, data(assumed.caveats)) == (True, {"assumed": {"what": "per", "value": "year"}})


def test_every_result_of_a_measure_says_what_made_it() -> None:
    pay = pr.Pay(2, US, per="year", component="base", tax="gross")
    ranged = pr.SalaryRange(1, 3, currency=US, per="year", component="base", tax="gross")
    people = [("m", pay), ("f", pay)]
    worker = metrics.PaidWorker(group="m", base=pay)
    results = [
        metrics.range_overlap(ranged, ranged),
        metrics.circle(pay, ranged),
        metrics.mean_pay_gap(people, reference="m", other="f"),
        metrics.quartile_pay_bands(people, reference="m", other="f"),
        metrics.share_receiving(people, reference="m", other="f"),
        metrics.pay_gap_report([worker], reference="m", other="f"),
        metrics.check_posting(ranged),
        grade_step(pr.StructureEntry("A", ranged), pr.StructureEntry("B", ranged)),
    ]
    assert {str(result.provenance) for result in results} == {f"productroles {pr.__version__}"}
