"""A dated conversion with its audit trail beside CurrencyConverter's bare Decimal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from currency_converter import CurrencyConverter
from measure import alternated, row

import productroles as pr


def main() -> None:
    """Print the rows."""
    day, amount = date(2024, 6, 28), Decimal(450000)
    money, fx, peer = pr.Money(amount, "USD"), pr.ExchangeRates.bundled(), CurrencyConverter(decimal=True)
    for to in ("GBP", "EUR"):
        ratio = alternated(lambda: fx.convert(money, to, on=day), lambda: peer.convert(amount, "USD", to, day))  # noqa: B023
        row(f"USD to {to} on a day", "CurrencyConverter(decimal=True)", ratio, "1.5x")


if __name__ == "__main__":
    main()
