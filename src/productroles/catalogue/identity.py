"""The hash of what documents say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any


def hash_of(documents: Mapping[str, Any], base: str | None) -> str:
    """SHA-256 of the documents in one form, with the hash of what they stand on.

    >>> hash_of({"a": {"x": 1, "y": 2}}, None) == hash_of({"a": {"y": 2, "x": 1}}, None)
    True
    """
    held = {name: document for name, document in documents.items() if document}
    text = json.dumps([held, base], sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_day)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _day(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
