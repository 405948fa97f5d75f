"""Never run: mypy and pyright read it. A line that must not type says so, and fails once it does."""

from decimal import Decimal
from typing import assert_type

import productroles as pr

usd = pr.Money("1", "USD")

assert_type(usd + pr.Money(2, "USD"), pr.Money)
assert_type(usd * 3, pr.Money)
assert_type(usd / 3, pr.Money)
assert_type(usd / usd, Decimal)
assert_type(usd < pr.Money("2", "USD"), bool)
assert_type(pr.total([usd, usd], currency="USD"), pr.Money)

pr.Money(0.1, "USD")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
pr.Money("1")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
usd.amount = Decimal(2)  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
usd + 1  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
usd * 0.5  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
usd < 1  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
pr.Mony  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]

assert_type(pr.Pay("7250", "EUR", per="month").money, pr.Money)
assert_type(pr.SalaryRange("1", None, currency="EUR").high, pr.Money | None)
pr.Pay(7250.0, "EUR", per="month")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
pr.Pay("7250", "EUR", "month")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
pr.SalaryRange(1.5, 2, currency="EUR")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
pr.SalaryRange("1", "2", currency="EUR") < usd  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
pr.SalaryBenchmark(currency="USD", percentiles={25: "1", 75: 2, 90: Decimal(3)})
pr.SalaryBenchmark(currency="USD", percentiles=[(25, "1"), (75, 2)])
pr.SalaryBenchmark(currency="USD", percentiles={25: 1.5})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
pr.Place("DE", "Berlin")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
