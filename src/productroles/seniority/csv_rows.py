"""A ladder from CSV text."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

from productroles.errors import FieldTypeError, LadderError
from productroles.seniority.level import fold

_NEEDED = {"level", "title"}
_KNOWN = _NEEDED | {"code", "track", "after", "before"}


def _once(found: dict[str, Any], key: str, value: str, ladder: str, row: int) -> None:
    """Keep a value that several rows may repeat and none may contradict."""
    if value and fold(found.setdefault(key, value)) != fold(value):
        raise LadderError(ladder, f"row {row:,}: another {key} than in a row above")


def _take(cells: dict[str, Any], tracks: dict[str, dict[str, Any]], ladder: str, number: int) -> None:
    """Put one row's title on its level of its track."""
    if "" in cells:
        raise LadderError(ladder, f"row {number:,}: more cells than columns")
    row = {name.strip().lower(): (value or "").strip() for name, value in cells.items()}
    if not row["level"].isdecimal() or len(row["level"]) > 9:
        raise LadderError(ladder, f"row {number:,}: the level is no whole number; codes go in a column code")
    if not row["title"] and not row.get("code"):
        raise LadderError(ladder, f"row {number:,}: neither a title nor a code")
    name = row.get("track", "")
    track = tracks.setdefault(fold(name), {"track": name, "levels": {}})
    for end in ("after", "before"):
        _once(track, end, row.get(end, ""), ladder, number)
    level = track["levels"].setdefault(int(row["level"]), {"titles": []})
    level["titles"] += [row["title"]] if row["title"] else []
    _once(level, "code", row.get("code", ""), ladder, number)


def read_rows(text: str, ladder: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The levels of the main ladder and the branches, as tables of their fields.

    Raises:
        FieldTypeError: for what is no text.
        LadderError: for a missing or unknown column, a level that is no whole number, a row without title
            and code or with a cell too many, and rows that contradict each other. It names the row, and not what is
            in it.
    """
    if not isinstance(text, str):
        raise FieldTypeError("CSV text", text)
    reader = csv.DictReader(StringIO(text, newline=""), restkey="")
    columns = {name.strip().lower() for name in reader.fieldnames or ()}
    if not _NEEDED <= columns <= _KNOWN or len(columns) < len(reader.fieldnames or ()):
        known = ", ".join(sorted(_KNOWN))
        raise LadderError(ladder, f"a table needs the columns level and title, and takes no other than {known}")
    tracks: dict[str, dict[str, Any]] = {}
    try:
        for number, cells in enumerate(reader, start=2):
            _take(cells, tracks, ladder, number)
    except csv.Error as error:
        raise LadderError(ladder, "the table is no readable CSV") from error
    main = tracks.pop("", {"levels": {}})
    if main.keys() & {"after", "before"}:
        raise LadderError(ladder, "only a track beside the main ladder starts after or ends before a title")
    for track in (main, *tracks.values()):
        track["levels"] = [track["levels"][number] for number in sorted(track["levels"])]
    return main["levels"], list(tracks.values())
