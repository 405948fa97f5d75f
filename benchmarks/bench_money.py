"""Money beside a bare attrs frozen class and beside py-moneyed."""

from __future__ import annotations

from decimal import Decimal

import attrs
from measure import alternated, row
from moneyed import Money as PeerMoney

import productroles as pr


@attrs.frozen
class Bare:
    """An amount and a currency with the least that arithmetic needs."""

    amount: Decimal
    currency: str

    def __add__(self, other: Bare) -> Bare:
        if self.currency != other.currency:
            raise TypeError
        return Bare(self.amount + other.amount, self.currency)

    def __lt__(self, other: Bare) -> bool:
        if self.currency != other.currency:
            raise TypeError
        return self.amount < other.amount


AMOUNT = Decimal("450000.25")
OURS, BARE, PEER = pr.Money(AMOUNT, "USD"), Bare(AMOUNT, "USD"), PeerMoney(AMOUNT, "USD")


def main() -> None:
    """Print the rows."""
    for what, ours, bare, peer in (
        ("add", lambda: OURS + OURS, lambda: BARE + BARE, lambda: PEER + PEER),
        ("<", lambda: OURS < OURS, lambda: BARE < BARE, lambda: PEER < PEER),
        ("==", lambda: OURS == OURS, lambda: BARE == BARE, lambda: PEER == PEER),
        ("hash", lambda: hash(OURS), lambda: hash(BARE), lambda: hash(PEER)),
    ):
        row(f"Money {what}", "bare attrs frozen class", alternated(ours, bare, number=20_000), "1.1x")
        row(f"Money {what}", "py-moneyed", alternated(ours, peer, number=20_000), "below 1x")
    for what, value in (("str", "450000.25"), ("Decimal", AMOUNT), ("int", 450000)):
        ratio = alternated(lambda: pr.Money(value, "USD"), lambda: PeerMoney(value, "USD"), number=20_000)  # noqa: B023
        row(f"Money from {what}", "py-moneyed, which validates nothing", ratio, "1.5x")


if __name__ == "__main__":
    main()
