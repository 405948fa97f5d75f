"""Pay in one place against pay in another: geographic differentials.

A differential is a factor relative to a stated base, such as 1.18 for New York against the national figure. It
says nothing about currencies; figures of two currencies are converted first.

>>> import productroles as pr
>>> from productroles.pay import metrics
>>> national = pr.SalaryRange("120000", "180000", currency="USD", per="year")
>>> local = metrics.geo_adjusted(national, "1.18", base="US national")
>>> print(local.midpoint, "|", local.steps[0])
USD 177,000.00 | geographic differential against US national: x 1.18
>>> here, there = (pr.Pay(amount, "USD", per="year") for amount in ("141000", "177000"))
>>> print(metrics.geographic_differential(here, there))
-0.20338983050847457627118644067796610169491525423729
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from productroles._exact import Number, plain
from productroles._fields import positive, text
from productroles.context import Place, optional_place
from productroles.pay.metrics._numbers import quotient
from productroles.pay.metrics._terms import F, common, full_time, scaled
from productroles.pay.period import Step
from productroles.pay.salary import Pay, SalaryBenchmark, SalaryRange, no_pay


def geo_adjusted(value: F, factor: Number, *, base: str, place: Place | str | None = None) -> F:
    """The figures times a factor that is relative to ``base``, with the step that says so.

    A benchmark then describes ``place``, or none where it is not given.

    Raises:
        AmountError: where the factor is not above zero.
    """
    if not isinstance(value, Pay | SalaryRange | SalaryBenchmark):
        raise no_pay("Pay, a SalaryRange or a SalaryBenchmark", value)
    times = positive(factor)
    step = Step("geographic", f"geographic differential against {text(base)}: x {plain(times)}", times)
    where = optional_place(place)
    return scaled(value, times, step, **({"place": where} if isinstance(value, SalaryBenchmark) else {}))


def geographic_differential(local: Pay, base: Pay) -> Decimal:
    """How much local pay lies above that of the base, by the latter; negative where it lies below.

    Pay is taken as full-time pay.

    Raises:
        DivisionByZeroError: where the pay of the base is zero.
        CurrencyMismatchError, PeriodMismatchError, TermsMismatchError, UnstatedError: where the two cannot be
            measured by each other.
    """
    (here, _), (there, _) = full_time(local), full_time(base)
    common("a geographic differential", (here, there))
    basis = Fraction(there.money.amount)
    return quotient(Fraction(here.money.amount) - basis, basis, "the pay of the base")
