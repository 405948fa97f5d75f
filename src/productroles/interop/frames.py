"""Records as a data frame of the caller's own library."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib import import_module
from types import ModuleType
from typing import Any

from productroles.errors import FieldError, FieldTypeError, MissingExtraError
from productroles.interop.rows import rows_and_columns

_DIGITS = 38  # the most a decimal column of polars and arrow holds


def to_frame(x: Any, /, *, backend: str | ModuleType = "pandas", exact: bool = True) -> Any:
    """The rows of :func:`~productroles.interop.to_rows` as a frame of pandas, polars, pyarrow, or what narwhals knows.

    Columns keep their names, order and types, empty ones too. Amounts stay exact: a decimal column in polars and
    pyarrow, Decimal objects in pandas; ``exact=False`` gives 64-bit floats, for plots and statistics. Whole numbers
    and yes or no may be missing (``Int64`` and ``boolean`` in pandas). Days are dates.

    >>> import productroles as pr
    >>> frame = to_frame(pr.load_catalogue().roles.values(), backend="polars")
    >>> frame.columns[:3]
    ['id', 'name', 'family']

    Args:
        x: What to_rows takes.
        backend: Name of the library, or its module. Others than the three need the extra ``bulk``.
        exact: Whether amounts are decimals.

    Raises:
        MissingExtraError: where the library is not installed.
        FieldError: for a library that narwhals does not know.
        FieldTypeError: as for to_rows, and for a backend that is neither text nor a module.
    """
    if not isinstance(backend, str | ModuleType):
        raise FieldTypeError("the name or the module of a data frame library", backend)
    rows, kinds = rows_and_columns(x)
    name = backend if isinstance(backend, str) else backend.__name__
    columns: dict[str, list[Any]] = {column: [row[column] for row in rows] for column in kinds}
    for column, kind in kinds.items():
        if kind is Decimal and not exact:
            columns[column] = [None if value is None else float(value) for value in columns[column]]
            kinds[column] = float
    return _MAKERS.get(name, _by_narwhals)(name, columns, kinds)


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtraError("bulk", name, None if name == "narwhals" else name) from error


def _pandas(name: str, columns: dict[str, list[Any]], kinds: dict[str, type]) -> Any:
    pd = _library(name)
    types = {bool: "boolean", int: "Int64", float: "float64"}
    return pd.DataFrame(
        {column: pd.Series(values, dtype=types.get(kinds[column], "object")) for column, values in columns.items()}
    )


def _polars(name: str, columns: dict[str, list[Any]], kinds: dict[str, type]) -> Any:
    pl = _library(name)
    types = {bool: pl.Boolean, int: pl.Int64, float: pl.Float64, date: pl.Date}
    series: list[Any] = []
    for column, values in columns.items():
        kind = kinds[column]
        dtype = pl.Decimal(_DIGITS, _scale(values)) if kind is Decimal else types.get(kind)
        if kind is str:
            dtype = pl.String if all(value is None or isinstance(value, str) for value in values) else None
        series.append(pl.Series(column, values, dtype=dtype))
    return pl.DataFrame(series)


def _pyarrow(name: str, columns: dict[str, list[Any]], kinds: dict[str, type]) -> Any:
    pa = _library(name)
    types = {bool: pa.bool_(), int: pa.int64(), float: pa.float64(), date: pa.date32()}
    arrays: dict[str, Any] = {}
    for column, values in columns.items():
        kind = kinds[column]
        dtype = pa.decimal128(_DIGITS, _scale(values)) if kind is Decimal else types.get(kind)
        if kind is str:
            dtype = pa.string() if all(value is None or isinstance(value, str) for value in values) else None
        arrays[column] = pa.array(values, type=dtype)
    return pa.table(arrays)


def _by_narwhals(name: str, columns: dict[str, list[Any]], kinds: dict[str, type]) -> Any:  # noqa: ARG001
    nw = _library("narwhals")
    try:
        return nw.from_dict(columns, backend=name).to_native()
    except ImportError as error:
        raise MissingExtraError("bulk", name, name) from error
    except ValueError as error:
        raise FieldError("a data frame library that narwhals knows", name) from error


def _scale(values: list[Any]) -> int:
    """The digits after the point that the values need."""
    exponents = [value.normalize().as_tuple().exponent for value in values if value is not None]
    return max(0, *(-exponent for exponent in exponents), 0) if exponents else 0


_MAKERS = {"pandas": _pandas, "polars": _polars, "pyarrow": _pyarrow}
