"""Records as the documents that would hold them, so that objects and files are read and checked in one way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from productroles._fields import many
from productroles.errors import FieldError, FieldTypeError
from productroles.seniority.ladder import Ladder
from productroles.serial import make_converter


def as_documents(
    *,
    ladders: Iterable[Ladder],
    titles: Mapping[str, Mapping[str, Any]] | None,
    overrides: Collection[str],
    **records: Iterable[Any],
) -> dict[str, Any]:
    """The documents of records, of which those named in ``overrides`` say that they override.

    Raises:
        FieldError: for an id that is given twice, and an override that names no record.
    """
    converter = make_converter()
    found: dict[str, dict[str, Any]] = {}
    for kind, given in records.items():
        found[kind] = _by_id(kind, (converter.unstructure(record) for record in many(given, f"several {kind}")))
    found["ladders"] = _by_id("ladders", map(_of_ladder, many(ladders, "several ladders")))
    for id in overrides:
        tables = [tables[id] for tables in found.values() if id in tables]
        if not tables:
            raise FieldError("ids of records that are given", id)
        for table in tables:
            table["overrides"] = True
    for kind in ("sources", "responsibilities", "kpis", "skills"):  # their ids are the keys of one document
        for table in found[kind].values():
            del table["id"]
    if titles:
        found["titles"] = {language: dict(document) for language, document in titles.items()}
    return {kind: tables for kind, tables in found.items() if tables}


def _of_ladder(ladder: object) -> dict[str, Any]:
    if not isinstance(ladder, Ladder):
        raise FieldTypeError("a Ladder, which Ladder.from_levels makes of lists of titles", ladder)
    return {"id": ladder.id, **ladder.as_document()}


def _by_id(kind: str, documents: Iterable[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for document in documents:
        if not isinstance(document, dict):
            raise FieldTypeError(f"several {kind}", document)
        table: dict[str, Any] = {**document}
        if table["id"] in found:
            raise FieldError(f"{kind} of different ids", table["id"])
        found[table["id"]] = table
    return found
