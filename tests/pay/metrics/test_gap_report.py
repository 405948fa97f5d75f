import pytest

import productroles as pr
from productroles.errors import (
    CurrencyMismatchError,
    EmptyGroupError,
    FieldError,
    FieldTypeError,
    PeriodMismatchError,
    TermsMismatchError,
)
from productroles.pay import metrics

NAMES = {"reference": "men", "other": "women"}


def pay(amount: int | str, **terms: object) -> pr.Pay:
    return pr.Pay(amount, "EUR", **({"per": "year", "tax": "gross"} | terms))  # type: ignore[arg-type]


def worker(
    group: str | None, base: int, variable: int | None = None, category: str | None = None
) -> metrics.PaidWorker:
    return metrics.PaidWorker(
        group=group,
        base=pay(base, component="base"),
        variable=None if variable is None else pay(variable),
        category=category,
    )


WORKERS = [
    worker("men", 100, 20, "pm"),
    worker("men", 80, 0, "pm"),
    worker("men", 60, None, "design"),
    worker("women", 90, 10, "pm"),
    worker("women", 50, None, "design"),
    worker(None, 1, 1, "pm"),
]


def percents(gaps: metrics.PayGapsByPart) -> list[str | None]:
    return [None if gap.percent is None else f"{gap.percent:.4f}" for gap in (gaps.total, gaps.base, gaps.variable)]


def test_every_figure_of_the_article_is_there() -> None:
    found = metrics.pay_gap_report(WORKERS, **NAMES)
    assert percents(found.mean) == ["13.4615", "12.5000", "50.0000"]
    assert percents(found.median) == ["6.2500", "12.5000", "50.0000"]
    assert (found.receiving_variable.reference.count, found.receiving_variable.other.count) == (1, 1)
    assert f"{found.receiving_variable.reference.percent:.2f}" == "33.33"
    assert found.receiving_variable.other.percent == 50
    assert [band.size for band in found.bands.bands] == [2, 1, 1, 1]
    assert [category for category, _ in found.categories] == ["design", "pm"]
    design, pm = (gaps for _, gaps in found.categories)
    assert percents(pm) == ["0.0000", "0.0000", "50.0000"]
    assert percents(design)[:2] == ["16.6667", "16.6667"]
    assert found.mean.total.left_out == (("unstated", 1),)
    assert found.caveats == ()


def test_a_figure_that_is_not_defined_says_so_in_its_place() -> None:
    found = metrics.pay_gap_report(WORKERS, **NAMES)
    design = dict(found.categories)["design"]
    assert (design.variable.ratio, [note.code for note in design.variable.caveats]) == (None, ["undefined"])
    assert "not defined" in str(design)
    unpaid = metrics.pay_gap_report([worker("men", 0), worker("women", 5)], **NAMES)
    assert [note.code for note in unpaid.mean.total.caveats] == ["undefined"]


def test_variable_gaps_are_of_receivers_or_of_all() -> None:
    of_all = metrics.pay_gap_report(WORKERS, **NAMES, receivers_only=False)
    assert percents(of_all.mean)[2] == "25.0000"  # 20 / 3 against 10 / 2
    assert of_all.mean.variable.reference.n == 3
    assert metrics.pay_gap_report(WORKERS, **NAMES).mean.variable.reference.n == 1
    assert of_all.mean.variable.caveats == ()


def test_small_groups_are_suppressed_in_every_figure() -> None:
    found = metrics.pay_gap_report(WORKERS, **NAMES, minimum_group=3)
    gaps = [found.mean, found.median, *(each for _, each in found.categories)]
    assert {gap.ratio for each in gaps for gap in (each.total, each.base, each.variable)} == {None}
    assert {band.size for band in found.bands.bands} == {None}
    assert (found.receiving_variable.reference.ratio is None, found.receiving_variable.other.ratio) == (False, None)


def test_the_total_is_the_two_parts() -> None:
    assert worker("men", 100, 20).total.money == pr.Money(120, "EUR")
    assert worker("men", 100).total.component == worker("men", 100, 20).total.component == "total"


def test_the_parts_of_a_workers_pay_go_together() -> None:
    base = pay(100, component="base")
    for variable, error in (
        (pay(1, component="total"), TermsMismatchError),
        (pay(1, tax="net"), TermsMismatchError),
        (pay(1, per="month"), PeriodMismatchError),
        (pay(1, fte="0.5"), FieldError),
        (pr.Pay(1, "USD", per="year"), CurrencyMismatchError),
    ):
        with pytest.raises(error):
            metrics.pay_gap_report([metrics.PaidWorker(group="men", base=base, variable=variable)], **NAMES)
    with pytest.raises(TermsMismatchError, match="give base pay as base"):
        metrics.PaidWorker(group="men", base=pay(100, component="total-direct")).total  # noqa: B018
    with pytest.raises(FieldTypeError):
        metrics.PaidWorker(group="men", base=pr.Money(1, "EUR"))  # type: ignore[arg-type]


def test_a_worker_without_category_is_told() -> None:
    found = metrics.pay_gap_report([worker("men", 100), worker("women", 90)], **NAMES)
    assert ([note.code for note in found.caveats], found.categories) == (["uncategorised"], ())


def test_a_report_of_nobody_is_refused() -> None:
    for nobody in ([], [worker("x", 1)]):
        with pytest.raises(EmptyGroupError):
            metrics.pay_gap_report(nobody, **NAMES)
    with pytest.raises(FieldTypeError):
        metrics.pay_gap_report([("men", pay(1))], **NAMES)  # type: ignore[list-item]


def test_a_report_reads_as_lines() -> None:
    lines = str(metrics.pay_gap_report(WORKERS, **NAMES)).splitlines()
    assert lines[0] == "mean pay gap of women (2) to men (3): 13.4615 %"
    assert lines[6] == "receiving: men 33.3333 %, women 50 %"
    assert lines[11] == "design: mean pay gap of women (1) to men (1): 16.6667 %"


def test_a_report_reads_who_is_in_neither_group_and_what_is_doubtful() -> None:
    workers = [*WORKERS, worker("diverse", 5)]
    part = metrics.PaidWorker(group="men", base=pay(50, fte="0.5", component="base"), category="design")
    lines = str(metrics.pay_gap_report([*workers, part], **NAMES)).splitlines()
    assert "in neither group: diverse (1), unstated (1)" in lines
    assert "note: the pay of 1 is taken as full-time pay" in lines
    assert "note: 6 people do not divide by four; one more in: lower, upper-middle" in lines
    assert lines[-1].startswith("note: not every worker has a category")
    hidden = str(metrics.pay_gap_report(workers, **NAMES, minimum_group=9)).splitlines()
    assert "in neither group: diverse (few), unstated (few)" in hidden
    assert not any(line.startswith("note: suppressed") for line in hidden)
