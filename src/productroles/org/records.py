"""From records of any kind to columns: mappings, objects, data frames, CSV.

Data frames are recognised without importing their libraries: a frame can only be here if its library is loaded.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from io import StringIO
from operator import itemgetter
from pathlib import Path
from typing import IO, Any, Protocol, cast

from productroles.errors import FieldError, FieldTypeError

_EXPECTED = "records, a mapping of columns, or a pandas, polars, pyarrow or narwhals frame"
_CHUNK = 512  # records that stay in the processor's cache while each field of them is read


class Table(Protocol):
    """Records, whatever they were."""

    count: int

    def has(self, name: str) -> bool:
        """Whether at least one record has a field."""
        ...

    def names(self) -> Iterable[str]:
        """What the fields of the first records are called."""
        ...

    def columns(self, names: Collection[str]) -> dict[str, list[Any]]:
        """The values of fields, None where a record lacks one."""
        ...

    def rows(self) -> Iterable[Any]:
        """The records one by one."""
        ...


class _Records:
    def __init__(self, records: Iterable[Any]) -> None:
        self._records = list(records)
        self.count = len(self._records)

    def has(self, name: str) -> bool:
        return any(name in record if isinstance(record, Mapping) else hasattr(record, name) for record in self._records)

    def names(self) -> Iterable[str]:
        found: dict[str, None] = {}
        for record in self._records[:_CHUNK]:
            named = cast("Iterable[object]", record) if isinstance(record, Mapping) else dir(record)
            found |= dict.fromkeys(map(str, named))
        return found

    def columns(self, names: Collection[str]) -> dict[str, list[Any]]:
        columns: dict[str, list[Any]] = {name: [] for name in names}
        read = _from_dicts if set(map(type, self._records)) == {dict} else _from_any
        for start in range(0, self.count, _CHUNK):
            chunk = self._records[start : start + _CHUNK]
            for name, values in columns.items():
                values.extend(read(chunk, name))
        return columns

    def rows(self) -> Iterable[Any]:
        return self._records


def _from_dicts(records: list[Any], name: str) -> list[Any]:
    try:
        return list(map(itemgetter(name), records))
    except KeyError:
        return [record.get(name) for record in records]


def _from_any(records: list[Any], name: str) -> list[Any]:
    return [_value(record, name) for record in records]


def _value(record: Any, name: str) -> Any:
    if isinstance(record, Mapping):
        return cast("Mapping[str, Any]", record).get(name)
    return getattr(record, name, None)


class _Columns:
    def __init__(self, columns: Iterable[tuple[str, Callable[[], list[Any]]]], count: int) -> None:
        pairs = list(columns)
        self._columns = dict(pairs)
        if len(self._columns) != len(pairs):
            raise FieldError("names of columns, each once", [name for name, _ in pairs])
        self.count = count

    def has(self, name: str) -> bool:
        return name in self._columns

    def names(self) -> Iterable[str]:
        return self._columns

    def columns(self, names: Collection[str]) -> dict[str, list[Any]]:
        columns = {name: self._columns[name]() if name in self._columns else [None] * self.count for name in names}
        for name, values in columns.items():
            if len(values) != self.count:
                raise FieldError("columns of one length", name)
        return columns

    def rows(self) -> Iterator[dict[str, Any]]:
        columns = self.columns(self._columns)
        return (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))


def _given(values: list[Any]) -> list[Any]:
    return values


def _pandas(frame: Any) -> Table:
    def read(name: Any) -> list[Any]:
        series = frame[name]
        values: list[Any] = series.astype(object).where(series.notna(), None).tolist()
        return values

    return _Columns([(str(name), partial(read, name)) for name in frame.columns], len(frame))


def _polars(frame: Any) -> Table:
    return _Columns([(name, frame.get_column(name).to_list) for name in frame.columns], len(frame))


def _arrow(frame: Any) -> Table:
    return _Columns([(name, frame.column(name).to_pylist) for name in frame.schema.names], frame.num_rows)


_FRAMES: tuple[tuple[str, str, Callable[[Any], Table]], ...] = (
    ("pandas", "DataFrame", _pandas),
    ("polars", "DataFrame", _polars),
    ("narwhals", "DataFrame", _polars),
    ("pyarrow", "Table", _arrow),
    ("pyarrow", "RecordBatch", _arrow),
)


def read_records(records: Any) -> Table:
    """The records as a table.

    Raises:
        FieldTypeError: for anything that is neither records nor a frame.
        FieldError: for columns of different lengths.
    """
    for library, kind, read in _FRAMES:
        if library in sys.modules and isinstance(records, getattr(sys.modules[library], kind, ())):
            return read(records)
    if isinstance(records, Mapping):
        columns = cast("Mapping[str, Sequence[Any]]", records)
        if any(isinstance(values, str | Mapping) or not isinstance(values, Iterable) for values in columns.values()):
            raise FieldTypeError(_EXPECTED, columns)
        lists = {name: list(values) for name, values in columns.items()}
        count = len(next(iter(lists.values()), ()))
        return _Columns([(name, partial(_given, values)) for name, values in lists.items()], count)
    if isinstance(records, str | bytes) or not isinstance(records, Iterable):
        raise FieldTypeError(_EXPECTED, records)
    return _Records(cast("Iterable[object]", records))


def read_csv(path_or_text: Path | str, delimiter: str, encoding: str) -> Table:
    """A CSV file, or its text, as a table of texts; an empty cell is None.

    Raises:
        FieldError: for a file without a header, names that are not each there once, and a line with more or
            fewer cells than the header.
    """
    with _opened(path_or_text, encoding) as stream:
        reader = csv.reader(stream, delimiter=delimiter, strict=True)
        try:
            header = [name.strip() for name in next(reader, ())]
            if not header or not all(header):
                raise FieldError("a first line with a name for each column", header)
            rows = list(_full_rows(reader, len(header)))
        except (csv.Error, UnicodeDecodeError) as error:
            raise FieldError(f"CSV in {encoding} on line {reader.line_num}", str(error)) from error
    columns: list[list[Any]] = [list(cells) for cells in zip(*rows, strict=True)] if rows else [[] for _ in header]
    return _Columns([(name, partial(_given, cells)) for name, cells in zip(header, columns, strict=True)], len(rows))


def _opened(path_or_text: Path | str, encoding: str) -> IO[str]:
    if isinstance(path_or_text, str) and "\n" in path_or_text:
        return StringIO(path_or_text, newline="")
    return Path(path_or_text).open(encoding=encoding, newline="")


def _full_rows(reader: Any, width: int) -> Iterator[list[str | None]]:
    for cells in reader:
        if len(cells) == width:
            yield [cell.strip() or None for cell in cells]
        elif cells:
            raise FieldError(f"{width} cells on line {reader.line_num}", len(cells))
