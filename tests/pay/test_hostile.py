"""Arguments that are no sensible value, tried at every place of every public function of pay.

Each call gives a result that prints, or a named error of the library: never an error of an inner part.
"""

import datetime as dt
import decimal
import inspect
import threading
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import productroles as pr
from productroles.pay import metrics
from productroles.pay.conversion import Conversion
from productroles.pay.currency import currency_code
from productroles.pay.exchange import Coverage
from productroles.pay.grade_step import GradeStep, grade_step
from productroles.pay.money import sort_money
from productroles.pay.period import Assumption, Step
from productroles.pay.pricelevel import PriceLevels
from productroles.pay.structure import SalaryStructure
from productroles.pay.structure_entry import StructureEntry
from productroles.pay.structure_problems import StructureProblem


class Word(str):
    __slots__ = ()


class Liar(str):
    """Text that is equal to anything."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return hash("USD")


class Amount(Decimal):
    """A decimal whose methods are no help."""

    def is_finite(self) -> bool:
        return True

    def __add__(self, other: object) -> Any:
        raise RuntimeError


MONEY = pr.Money("100", "USD")
PAY = pr.Pay("135000", "USD", per="year", component="base")
CASH = metrics.target_cash(PAY, 0)
DIRECT = metrics.total_direct(CASH, MONEY, vesting_years=4)
RANGE = pr.SalaryRange("120000", "180000", currency="USD", per="year", component="base")
HIGHER = pr.SalaryRange("130000", "200000", currency="USD", per="year", component="base")
SURVEY = pr.SalaryBenchmark(
    currency="USD", per="year", median=150000, n=4, as_of="2024-01-01", percentiles={25: 100, 75: 200000}
)
RATES = pr.ExchangeRates.fixed({"EUR": "0.92"}, base="USD", kind="plan")
LEVELS = PriceLevels(source="x", years=[2024], columns={"US": ["1"], "IN": ["20"]})
ENTRY = StructureEntry("A", RANGE)
STRUCTURE = SalaryStructure([ENTRY])
SCHEDULE = pr.WorkSchedule.us_2080()
PEOPLE = [("m", PAY), ("f", PAY)]
TERMS: dict[str, Any] = {"per": "year", "component": "base", "tax": "gross", "payments_per_year": 12}
GROUPS: dict[str, Any] = {"reference": "m", "other": "f", "minimum_group": None}

HOSTILE: list[Any] = [
    *[None, True, False, 0, -1, 1, 10**18, -(10**18), 10**6000, 1.5, float("nan"), float("inf"), 1j, b"1"],
    *[
        "",
        " ",
        "1",
        "NaN",
        "1e999999999",
        "9" * 10**5,
        "USD",
        "usd",
        "EUR",
        "DE",
        "2024-02-30",
        "\ud800",
        "0." + "0" * 60,
    ],
    *[
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("-Infinity"),
        Decimal("1E+999999"),
        Decimal("1E-999999"),
        Fraction(1, 3),
    ],
    *[[], (), {}, set(), [1], ["a"], [None], [(1, 2)], [("a", None)], {"USD": 1}, {"a": "b"}, {1: 2}, range(3)],
    *[object(), int, len, Word("1"), Word("USD"), Liar("x"), Amount("1"), Amount("NaN")],
    *[dt.datetime(2024, 1, 1, tzinfo=dt.UTC), dt.date(2024, 1, 1), dt.date.min, dt.date.max],
    *[MONEY, pr.Money("9" * 50, "EUR"), PAY, pr.Pay(5, "EUR", per="hour"), pr.Pay(5, "USD"), RANGE, SURVEY, SCHEDULE],
    *[pr.SalaryRange(None, 2, currency="USD"), pr.SalaryRange(0, 0, currency="USD", per="year"), RATES, ENTRY],
]

Call = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]


def call(function: Callable[..., Any], *args: Any, **named: Any) -> Call:
    return function, args, named


CALLS: list[Call] = [
    call(pr.Money, "1", "USD"),
    call(MONEY.allocate, [1, 1]),
    call(MONEY.__mul__, 3),
    call(MONEY.__truediv__, 3),
    call(pr.total, [MONEY], currency="USD"),
    call(sort_money, [MONEY], reverse=False),
    call(currency_code, "USD"),
    call(pr.Pay, "1", "USD", **TERMS, fte=1, assumptions=(), steps=()),
    call(pr.SalaryRange, 1, 2, currency="USD", midpoint=None, **TERMS),
    call(
        pr.SalaryBenchmark,
        currency="USD",
        mean=1,
        median=2,
        low=1,
        high=3,
        percentiles={25: 1},
        role="x",
        place="DE",
        n=1,
        scope="a",
        range_label="b",
        as_of="2024-01-01",
        per="year",
    ),
    call(pr.WorkSchedule, hours_per_week=40, weeks_per_year=52, days_per_week=5, hours_per_year=2080),
    call(Assumption, "a", "b", "c"),
    call(Step, "a", "b", 1, divisor=2),
    call(PAY.assume, **TERMS, because="x"),
    call(PAY.yearly, None),
    call(pr.Pay(1, "USD", per="hour").yearly, SCHEDULE),
    call(PAY.hourly, SCHEDULE),
    call(RATES.convert, MONEY, "EUR", on="2024-06-28", max_age=40),
    call(RATES.latest, MONEY, "EUR", today="2024-06-28"),
    call(RATES.coverage, "USD"),
    call(
        pr.ExchangeRates.fixed,
        {"EUR": "0.9"},
        kind="plan",
        base="USD",
        valid_from="2024-01-01",
        valid_to="2024-12-31",
        source="x",
    ),
    call(
        pr.ExchangeRates,
        source="x",
        kind="plan",
        base="USD",
        max_age=1,
        days=["2024-01-01"],
        columns={"EUR": ["1"]},
        valid_to=None,
    ),
    call(pr.RateChain, [RATES]),
    call(pr.RateChain([RATES]).convert, MONEY, "EUR", on="2024-06-28"),
    call(pr.RateChain([RATES]).coverage, "USD"),
    call(pr.RateChain([RATES]).latest, MONEY, "EUR", today="2024-06-28"),
    call(Coverage, "USD", "2024-01-01", "2024-02-01", True, ()),
    call(
        Conversion,
        of=MONEY,
        money=MONEY,
        rate=1,
        requested_on="2024-01-01",
        observed_on=None,
        source="x",
        via=None,
        kind="plan",
        validity=None,
    ),
    call(pr.compare_pay, PAY, RANGE, rates=RATES, on="2024-06-28", schedule=SCHEDULE, statistic=None, across=()),
    call(
        pr.compare_pay,
        pr.Pay(1, "EUR", per="hour"),
        SURVEY,
        rates=RATES,
        on="2024-06-28",
        schedule=SCHEDULE,
        statistic="median",
        across=["tax"],
    ),
    call(
        PriceLevels, source="x", series="a", years=[2024], columns={"US": ["1"]}, currencies={"US": "USD"}, skipped=()
    ),
    call(LEVELS.level, "US", 2024),
    call(LEVELS.currency_of, "US", 2024),
    call(LEVELS.indicative, MONEY, from_place="US", to_place="IN", year=2024, currency="INR"),
    call(StructureEntry, "A", RANGE, place="DE", valid_from="2024-01-01", valid_to=None, note="x"),
    call(ENTRY.holds_on, "2024-01-01"),
    call(SalaryStructure, [ENTRY], order=["A"]),
    call(SalaryStructure.from_documents, [{"grade": "A", "low": 1, "currency": "USD"}], order=None),
    call(STRUCTURE.on, "2024-01-01"),
    call(STRUCTURE.entry_for, "A", place="DE", on="2024-01-01"),
    call(STRUCTURE.grade_steps, place=None, on="2024-01-01"),
    call(grade_step, ENTRY, ENTRY),
    call(GradeStep, lower=ENTRY, upper=ENTRY, differs=None, progression=None, overlap=None),
    call(StructureProblem, code="gap", severity="error", text="x", entries=[ENTRY]),
    call(pr.Note, "a-code", "words", (("a", "b"),)),
    call(pr.Provenance, "1", (("a", "b"),)),
    call(metrics.compa_ratio, PAY, RANGE),
    call(metrics.range_penetration, PAY, RANGE),
    call(metrics.range_quartile, PAY, RANGE),
    call(metrics.range_spread, RANGE, basis="low"),
    call(metrics.range_from_midpoint, 1, "0.5", currency="USD", basis="low", **TERMS),
    call(metrics.pay_at_penetration, RANGE, "0.3"),
    call(metrics.midpoint_progression, RANGE, HIGHER),
    call(metrics.geometric_progression, RANGE, HIGHER, 2),
    call(metrics.range_overlap, RANGE, HIGHER, basis="upper"),
    call(metrics.circle, PAY, RANGE),
    call(metrics.group_compa_ratio, [(PAY, RANGE)], method="sum"),
    call(metrics.compression_ratio, PAY, PAY),
    call(metrics.market_ratio, PAY, SURVEY, statistic="median"),
    call(metrics.weighted_survey_value, [SURVEY], statistic="median", weights=[1]),
    call(metrics.benchmark_percentile, SURVEY, 40),
    call(metrics.target_cash, PAY, "0.3"),
    call(metrics.total_direct, CASH, MONEY, vesting_years=4),
    call(metrics.total_remuneration, DIRECT, pr.Pay(1, "USD", per="year")),
    call(metrics.percentile, [MONEY, MONEY], 50, method="linear", clamp=False),
    call(metrics.percentile_rank, MONEY, [MONEY, pr.Money(200, "USD")]),
    call(metrics.geo_adjusted, SURVEY, "1.1", base="x", place="DE"),
    call(metrics.geo_adjusted, PAY, "1.1", base="x", place="DE"),
    call(metrics.geographic_differential, PAY, PAY),
    call(metrics.aged, SURVEY, "0.03", months=3, method="simple-months", days_per_year=365),
    call(metrics.aged, PAY, "0.03", start="2024-01-01", end="2024-06-01", method="compound-days", days_per_year=365),
    call(metrics.aged, MONEY, "0.03", months=12, method="compound-months"),
    *[
        call(figure, PEOPLE, **GROUPS)
        for figure in (
            metrics.mean_pay_gap,
            metrics.median_pay_gap,
            metrics.quartile_pay_bands,
            metrics.share_receiving,
        )
    ],
    call(metrics.PaidWorker, group="m", base=PAY, variable=None, category="x"),
    call(metrics.pay_gap_report, [metrics.PaidWorker(group="m", base=PAY)], **GROUPS, receivers_only=True),
    call(metrics.PostingRule, name="x", headcount=1, valid_from=None, valid_to=None, needs=["a"]),
    call(metrics.check_posting, RANGE, rules=[metrics.PostingRule(name="x")], said=["a"], headcount=3, on="2024-01-01"),
]


def tried(made: Call) -> list[tuple[object, Any]]:
    """The call with each hostile value at each place, one at a time: the place and what came of it."""
    function, args, named = made
    found: list[tuple[object, Any]] = []
    for place in [*range(len(args)), *named]:
        for value in HOSTILE:
            given = [value if at == place else arg for at, arg in enumerate(args)]
            try:
                found.append((place, function(*given, **{**named, **({place: value} if place in named else {})})))
            except pr.ProductRolesError as error:
                found.append((place, error))
    return found


@pytest.mark.parametrize("made", CALLS, ids=[f"{at}-{made[0].__qualname__}" for at, made in enumerate(CALLS)])
def test_a_hostile_argument_gives_a_result_or_a_named_error(made: Call) -> None:
    function, args, named = made
    function(*args, **named)
    for _, result in tried(made):
        assert isinstance(str(result), str)
        if isinstance(result, pr.ProductRolesError):
            assert isinstance(result, ValueError | TypeError | LookupError | ArithmeticError)
            assert result.as_dict(with_input=True)["message"]
        elif not isinstance(result, list):
            hash(result)


def test_every_measure_is_tried() -> None:
    functions = {value for value in vars(metrics).values() if inspect.isfunction(value)}
    assert functions <= {function for function, _, _ in CALLS}


@pytest.mark.parametrize("made", CALLS[1:4], ids=lambda made: made[0].__qualname__)
def test_money_takes_no_float_for_a_number(made: Call) -> None:
    for wrong in (1.5, True, float("nan")):
        with pytest.raises(pr.ProductRolesError):
            made[0]([wrong] if made[0] == MONEY.allocate else wrong)


def test_a_currency_that_lies_is_taken_by_its_letters() -> None:
    with pytest.raises(pr.ProductRolesError):
        pr.Money(1, Liar("x"))
    assert type(pr.Money(1, Word("USD")).currency) is str
    assert type(pr.Pay(1, Word("USD")).currency) is str


def figures() -> list[str]:
    """A figure of every kind, in the words that it prints."""
    made = []
    for function, args, named in CALLS:
        result = function(*args, **named)
        made.append(str(result))
        made += [str(step) for step in getattr(result, "steps", ())]
    return made


@pytest.mark.parametrize("rounding", [decimal.ROUND_DOWN, decimal.ROUND_UP, decimal.ROUND_05UP])
def test_no_figure_depends_on_the_context_of_its_thread(rounding: str) -> None:
    traps = [decimal.Inexact, decimal.Rounded, decimal.Subnormal, decimal.Clamped, decimal.FloatOperation]
    contexts = [
        decimal.Context(prec=2, rounding=rounding, Emin=-3, Emax=3, clamp=1, traps=trapped) for trapped in ([], traps)
    ]
    found: list[list[str]] = []

    def under(context: decimal.Context) -> None:
        decimal.setcontext(context)
        found.append(figures())

    threads = [threading.Thread(target=under, args=(context,)) for context in contexts]
    for thread in threads:
        thread.start()
        thread.join()
    assert found == [figures(), figures()]
