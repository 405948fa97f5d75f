"""Every record of the room that a caller builds has a strategy, and what it draws can be kept."""

import importlib
import json
import pickle
import pkgutil
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles import pay, testing
from productroles._show import Record
from productroles.errors import EmptyGroupError
from productroles.pay import metrics
from productroles.pay.metrics._result import Result
from productroles.pay.period import Assumption, PayTerms, Step
from productroles.pay.pricelevel import IndicativeAmount, PriceLevels
from productroles.pay.structure_entry import StructureEntry

STRATEGIES: dict[type[Record], st.SearchStrategy[Any]] = {
    Assumption: testing.assumptions(),
    IndicativeAmount: testing.indicative_amounts(),
    PriceLevels: testing.price_levels(),
    Step: testing.steps(),
    StructureEntry: testing.structure_entries(),
    metrics.PaidWorker: testing.paid_workers(),
    metrics.PostingRule: testing.posting_rules(),
    pr.Conversion: testing.conversions(),
    pr.ExchangeRates: testing.exchange_rates(),
    pr.Money: testing.money(),
    pr.Pay: testing.pay(),
    pr.RateChain: testing.rate_chains(),
    pr.SalaryBenchmark: testing.salary_benchmarks(),
    pr.SalaryRange: testing.salary_ranges(),
    pr.SalaryStructure: testing.salary_structures(),
    pr.WorkSchedule: testing.work_schedules(),
}
# What only a function of the library makes.
RESULTS = {
    *["Circle", "Coverage", "GradeStep", "GroupPay", "GroupShare", "PayComparison", "PayGap", "PayGapReport"],
    *["PayGapsByPart", "PostingCheck", "QuartilePayBand", "QuartilePayBands", "RangeOverlap", "ReceivingShares"],
    "StructureProblem",
}


def records() -> set[type[Record]]:
    found: set[type[Record]] = set()
    for info in pkgutil.walk_packages(pay.__path__, "productroles.pay."):
        if not info.name.startswith("productroles.pay.text"):
            module = importlib.import_module(info.name)
            kinds = (kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, Record))
            found |= {kind for kind in kinds if kind.__module__ == info.name and not kind.__name__.startswith("_")}
    return found - {PayTerms, Result}


def test_every_record_is_drawn_or_a_result() -> None:
    assert {kind.__name__ for kind in records() - STRATEGIES.keys()} == RESULTS


@pytest.mark.parametrize("kind", STRATEGIES, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_what_is_drawn_can_be_kept(kind: type[Record], data: st.DataObject) -> None:
    drawn = data.draw(STRATEGIES[kind])
    assert type(drawn) is kind
    again = pickle.loads(pickle.dumps(drawn))
    assert again == drawn
    assert hash(again) == hash(drawn)
    assert str(again) == str(drawn)
    converter = pr.make_converter()
    text = json.dumps(converter.unstructure(drawn), allow_nan=False)
    restored = converter.structure(json.loads(text), kind)
    assert restored == drawn
    assert json.dumps(converter.unstructure(restored)) == text


@given(st.lists(testing.paid_workers(), max_size=12))
def test_any_workers_make_a_report(workers: list[metrics.PaidWorker]) -> None:
    told = {worker.group for worker in workers} - {None}
    try:
        report = metrics.pay_gap_report(workers, reference="men", other="women")
    except EmptyGroupError:
        assert not told
        return
    assert told
    assert str(report)
    assert sum(band.size or 0 for band in report.bands.bands) == sum(worker.group is not None for worker in workers)
