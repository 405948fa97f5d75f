"""Errors of price levels."""

from __future__ import annotations

from productroles.errors import ProductRolesError


class PriceLevelError(ProductRolesError, ValueError):
    """A price level that is not above zero, or a table of price levels that cannot be read."""

    code = "price-level"
    value: object

    def __init__(self, message: str, value: object = None) -> None:
        super().__init__(message, safe=message, value=value)


class MissingPriceLevelError(ProductRolesError, LookupError):
    """No price level for a country and a year; ``before`` and ``after`` are the nearest years that have one."""

    code = "missing-price-level"
    country: str
    year: int
    source: str
    before: int | None
    after: int | None

    def __init__(self, country: str, year: int, source: str, before: int | None, after: int | None) -> None:
        bounds = f"last before: {before or 'none'}, next after: {after or 'none'}"
        message = f"no price level of {country} for {year} in {source} ({bounds})"
        super().__init__(message, safe=message, country=country, year=year, source=source, before=before, after=after)
