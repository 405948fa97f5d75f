import re
from pathlib import Path

import attrs

import productroles as pr
from productroles._show import Record

MUTABLE = re.compile(r"\b(dict|list|set|Mapping|Sequence)\[")


def test_the_walk_finds_the_public_records(modules: list[object]) -> None:
    public = {thing for name in pr.__all__ if isinstance(thing := getattr(pr, name), type) and attrs.has(thing)}
    assert pr.Money in public
    assert public <= {thing for module in modules for thing in vars(module).values() if isinstance(thing, type)}


def test_record_is_frozen_with_slots(record: type) -> None:
    props = attrs.inspect(record)
    assert props.is_frozen
    assert props.is_slotted
    assert record.__dictoffset__ == 0, "a base without __slots__ gives its instances a __dict__"


def test_record_hashes_by_value(record: type) -> None:
    assert record.__eq__ is not object.__eq__
    assert record.__hash__ not in (None, object.__hash__)


def test_record_hashes_tuples_and_frozensets(record: type) -> None:
    hashed = [field for field in attrs.fields(record) if field.hash is not False and field.eq]
    assert not {field.name: field.type for field in hashed if MUTABLE.search(str(field.type))}


def test_record_makes_tuples_of_lists(record: type) -> None:
    """What is built by hand with lists is hashed all the same."""
    if record.__module__.split(".")[1] in ("careers", "catalogue", "org", "roles", "seniority"):
        given = [field for field in attrs.fields(record) if field.init and str(field.type).startswith("tuple[")]
        assert [field.name for field in given if field.converter is None] == []


def test_record_shows_itself(record: type) -> None:
    assert issubclass(record, Record)
    assert "_repr_html_" not in vars(record), "display renders records, not they themselves"


def test_record_is_described(record: type) -> None:
    assert (record.__doc__ or "").strip()
    assert "__doc__" in vars(record)


def test_no_module_is_too_long(package: Path) -> None:
    lengths = {
        str(path.relative_to(package)): len(path.read_text("utf-8").splitlines()) for path in package.rglob("*.py")
    }
    assert not {path: length for path, length in lengths.items() if length > 400}
