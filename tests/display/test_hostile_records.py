"""Text that would be markup, a formula or a turn of direction, in every free text of every record the strategies make.

Through every renderer: it is text there, and nothing else.
"""

import csv
import inspect
from collections.abc import Iterator
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

import productroles as pr
from productroles import display, interop, testing
from productroles._show import Record
from productroles.display.legal import legal
from productroles.display.markup import LONGEST, MOST
from productroles.display.parts import parts_of
from productroles.errors import FieldTypeError

TEXTS = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "[bold]PM[/x] [link=file:///etc]y",
    '=CMD("x")',
    "\u202ePM\u2066\u2069\x1b[31m",
    "\u05d0\u05d1 <b>PM</b>",
    "\ud800lone",
]
STRATEGIES = sorted(
    name
    for name in testing.__all__
    if all(one.default is not one.empty for one in inspect.signature(getattr(testing, name)).parameters.values())
)
TAGS = {"table", "caption", "thead", "tbody", "tr", "th", "td", "bdi", "p", "b", "ul", "li"}
ATTRIBUTES = {"scope", "style", "colspan"}


class Reader(HTMLParser):
    """Collects the text, and refuses every element and attribute that is not ours."""

    text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        assert {name for name, _ in attrs} <= ATTRIBUTES

    def handle_data(self, data: str) -> None:
        self.text += data


def poisoned(record: Any, text: str) -> Any:
    """The record with the text in each field that takes it, in the records inside it, too."""
    if not (isinstance(record, Record) and attrs.has(type(record))):
        return record
    for field in attrs.fields(type(record)):
        value: Any = getattr(record, field.name)
        if type(value) is str:
            changed: Any = text
        elif isinstance(value, tuple):
            changed = tuple(poisoned(one, text) for one in value)
        else:
            changed = poisoned(value, text)
        if field.init and changed != value:
            try:
                record = attrs.evolve(record, **{field.alias: changed})
            except (pr.ProductRolesError, TypeError):
                continue  # an id, a code, a formula: no free text
    return record


def words(shown: str) -> str:
    return " ".join(shown.split())


def test_the_list_of_strategies_is_not_empty() -> None:
    assert len(STRATEGIES) > 25


@pytest.mark.parametrize("name", STRATEGIES)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data(), text=st.sampled_from(TEXTS))
def test_hostile_text_is_text_in_every_form(name: str, data: st.DataObject, text: str, tmp_path: Path) -> None:
    made: Any = data.draw(getattr(testing, name)())
    record = poisoned(made, text)
    for record_or_parts in (record, [record, record]):
        reader = Reader()
        markup = display.html(record_or_parts)
        reader.feed(markup)
        reader.close()
        assert len(markup.encode()) <= MOST
        assert not {"\u202e", "\u2066", "\x1b"} & set(markup)
    out = StringIO()
    Console(file=out, width=200, color_system=None).print(*([record] if isinstance(record, Record) else []))
    assert not {"\u202e", "\u2066", "\x1b"} & set(out.getvalue())
    told = str(record)
    is_its_words = parts_of.dispatch(type(record)) is parts_of.dispatch(object)
    if record is not made and is_its_words and len(told) <= LONGEST and text in told:
        assert words(legal(text)) in words(reader.text)
        assert words(legal(text)) in words(out.getvalue())
    for row in rows_of_csv(record, tmp_path / "x.csv"):
        assert not [cell for cell in row if cell.lstrip(" ").startswith(("=", "+", "@", "\t", "\r"))]


def rows_of_csv(record: Any, file: Path) -> Iterator[list[str]]:
    try:
        interop.to_csv(record, file)
    except FieldTypeError:  # a kind that has no rows
        return
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines)
