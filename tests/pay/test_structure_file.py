import csv
import pickle
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles import testing
from productroles.errors import SalaryStructureError
from productroles.pay.currency import MINOR_DIGITS
from productroles.pay.structure import SalaryStructure
from productroles.pay.structure_entry import StructureEntry

CONVERTER = pr.make_converter()
COLUMNS = (
    "grade country region city currency per component tax payments_per_year low midpoint high valid_from valid_to note"
).split()


def row(each: StructureEntry) -> dict[str, str]:
    place, found = each.place, each.range
    stored = attrs.asdict(found, recurse=False)
    cells = {
        "grade": each.grade,
        "country": place and place.country,
        "region": place and place.region,
        "city": place and place.city,
        "low": stored["_low"],
        "midpoint": stored["_midpoint"],
        "high": stored["_high"],
        **{name: stored[name] for name in ("currency", "per", "component", "tax", "payments_per_year")},
        **{name: getattr(each, name) for name in ("valid_from", "valid_to", "note")},
    }
    return {
        name: figure(cell) if isinstance(cell, Decimal) else str(cell)
        for name, cell in cells.items()
        if cell is not None
    }


def figure(amount: Decimal) -> str:
    """Plain notation, and never three digits behind the point."""
    text = f"{amount:f}"
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text


drawn = st.builds(
    StructureEntry,
    st.text("PM4é \"',;", min_size=1, max_size=5).filter(str.strip),
    testing.salary_ranges(),
    place=st.none() | testing.places(),
    valid_from=st.none() | st.dates(max_value=date(2024, 1, 1)),
    valid_to=st.none() | st.dates(min_value=date(2024, 1, 1)),
    note=st.none() | st.text("ab,\"' é", min_size=1, max_size=9).filter(str.strip),
)


@given(st.lists(drawn, max_size=5))
def test_a_structure_comes_back_from_csv_and_documents(tmp_path_factory: Any, found: list[StructureEntry]) -> None:
    file = tmp_path_factory.mktemp("csv") / "ranges.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS)
        writer.writeheader()
        writer.writerows(row(each) for each in found)
    assert SalaryStructure.from_csv(file) == SalaryStructure(found)
    assert SalaryStructure.from_documents(map(row, found)) == SalaryStructure(found)


@given(st.lists(drawn, max_size=4), st.booleans())
def test_a_structure_comes_back_from_json_and_pickle(found: list[StructureEntry], ordered: bool) -> None:
    structure = SalaryStructure(found, order=sorted({each.grade for each in found}) if ordered else None)
    assert CONVERTER.structure(CONVERTER.unstructure(structure), SalaryStructure) == structure
    again = pickle.loads(pickle.dumps(structure))
    assert (again, hash(again), str(again)) == (structure, hash(structure), str(structure))


CSV = """\
Grade, place,currency,per,component,low,midpoint,high,valid_from,valid_to
P4,"Berlin, DE",EUR,year,base,90000,105000,130000,2026-01-01,2026-12-31
,,,,,,,,,

P5,,USD,year,base,120000,,,,
"""
TOML = """\
order = ["P4", "P5"]
[[entries]]
grade = "P5"
currency = "USD"
per = "year"
component = "base"
low = 120000
[[entries]]
grade = "P4"
place = "Berlin, DE"
currency = "EUR"
per = "year"
component = "base"
low = "90000"
midpoint = "105000"
high = "130000"
valid_from = 2026-01-01
valid_to = "2026-12-31"
"""


def written(folder: Path, text: str, name: str = "ranges.csv") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def test_csv_and_toml_of_the_usual_form(tmp_path: Path) -> None:
    from_csv = SalaryStructure.from_csv(written(tmp_path, CSV), order=["P4", "P5"])
    p4, p5 = from_csv.entries
    assert str(p4) == "P4 in Berlin, DE, from 2026-01-01 to 2026-12-31: EUR 90,000 to 130,000 per year, base"
    assert p4.range.midpoint == pr.Money(105000, "EUR")
    assert str(p5) == "P5: from USD 120,000 per year, base"
    from_toml = SalaryStructure.from_toml(written(tmp_path, TOML, "ranges.toml"))
    assert from_toml.grades == from_csv.grades == ("P4", "P5")
    assert set(from_toml.entries) == set(from_csv.entries)
    assert str(from_csv) == "2 entries in 2 grades: P4 1, P5 1"
    assert repr(from_csv) == "<SalaryStructure 2 entries in 2 grades: P4 1, P5 1>"
    assert str(SalaryStructure([])) == "0 entries in 0 grades"


def told(make: Callable[[], object]) -> list[str]:
    with pytest.raises(SalaryStructureError) as raised:
        make()
    assert all(problem.code and dict(problem.data) for problem in raised.value.problems)
    return [str(problem) for problem in raised.value.problems]


def test_the_problems_of_a_csv_file_are_told_together(tmp_path: Path) -> None:
    text = "grade,currency,low,high,valid_from\n,EUR,1,2,\nP4,eur,1e5,2,soon\nP5,EUR,3,2,\nP6,EUR,,,\nP7,EUR,1\n"
    file = written(tmp_path, text)
    assert told(lambda: SalaryStructure.from_csv(file)) == [
        "ranges.csv: line 6: 3 cells for 5 columns",
        "ranges.csv: line 2: grade: it is missing",
        "ranges.csv: line 3: currency: 'eur' is no ISO 4217 currency code; near: EUR",
        "ranges.csv: line 3: low: '1e5' is not a plain finite number of at most 50 digits",
        "ranges.csv: line 3: valid_from: expected a day as YYYY-MM-DD, not 'soon'",
        "ranges.csv: line 4: the figures of a range do not rise (3, 2)",
        "ranges.csv: line 5: a range needs at least one end",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["ranges.csv: the file is empty"]),
        ("grade;currency;low\nP4;EUR;1\n", ["ranges.csv: line 1: semicolons between the cells, not commas"]),
        (
            "low,grdae,grade\n",
            ["line 1: grdae: there is no such field; near: grade", "line 1: currency: no such column"],
        ),
        ("grade,currency,low,low\n", ["line 1: a column stands twice"]),
        ('grade,currency\n"P4" x,EUR\n', ["line 2: ',' expected after"]),
        ("grade,currency,low,payments_per_year\nP4,EUR,1,0\n", ["line 2: payments_per_year: "]),
        ("grade,currency,low,payments_per_year\nP4,EUR,1,twelve\n", ["line 2: payments_per_year: "]),
        ("grade,currency,low,place,city\nP4,EUR,1,DE,Berlin\n", ["line 2: expected a place, or a country"]),
        ("grade,currency,low,city\nP4,EUR,1,Berlin\n", ["line 2: expected a place, or a country"]),
        ("grade,currency,low,place\nP4,EUR,1,Paris\n", ["line 2: place: 'Paris': no country stands last"]),
        ("grade,currency,low,valid_from,valid_to\nP4,EUR,1,2026-01-01,2025-01-01\n", ["line 2: an entry ends before"]),
    ],
)
def test_a_csv_file_of_another_form_is_refused(tmp_path: Path, text: str, expected: list[str]) -> None:
    found = told(lambda: SalaryStructure.from_csv(written(tmp_path, text)))
    assert len(found) == len(expected)
    assert all(part in line for part, line in zip(expected, found, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x =", "ranges.toml: "),
        ("x = " + "[" * 10**5, "ranges.toml: "),
        ("[[entries]]\nlow = " + "9" * 5000, "ranges.toml: "),
        ("entry = []", "ranges.toml: entry: a file holds entries and an order"),
        ("entries = 5", "ranges.toml: entries: expected tables"),
        ("entries = [5]", "ranges.toml: entries[0]: expected a table of fields"),
        (TOML.replace("low = 120000", "low = 120000.0"), "ranges.toml: entries[0]: low: an amount is a str"),
        (TOML.replace('"P4", "P5"', '"P4"'), "ranges.toml: order: expected an order with the grades P5 too"),
        (TOML.replace('"P4", "P5"', "4"), "ranges.toml: order: "),
    ],
)
def test_a_toml_file_of_another_form_is_refused(tmp_path: Path, text: str, expected: str) -> None:
    (found,) = told(lambda: SalaryStructure.from_toml(written(tmp_path, text, "ranges.toml")))
    assert found.startswith(expected)


@given(
    st.integers(1, 999),
    st.integers(0, 999),
    st.sampled_from(sorted(code for code, digits in MINOR_DIGITS.items() if digits != 3)),
    st.sampled_from(["low", "midpoint", "high"]),
    st.sampled_from(["", "+"]),
)
def test_a_point_that_may_group_thousands_is_refused_with_both_figures(
    whole: int, last: int, code: str, end: str, sign: str
) -> None:
    written = f"{sign}{whole}.{last:03}"
    document = {"grade": "P5", "currency": code, "low": "0", end: written}
    with pytest.raises(SalaryStructureError) as raised:
        SalaryStructure.from_documents([document])
    (problem,) = raised.value.problems
    assert (problem.code, dict(problem.data)) == ("ambiguous-figure", {"where": "[0]", "field": end})
    may_be, _, to_write = problem.text.partition("; write ")
    assert may_be.startswith(f"[0]: {end}: {written!r} may be ")
    fraction = Decimal(whole) + Decimal(last) / 1000
    figures = [Decimal(figure.replace(",", "")) for figure in may_be.partition(" may be ")[2].split(" or ")]
    assert figures == [fraction, 1000 * fraction]
    for advised, meant in zip(to_write.split(" or "), figures, strict=True):
        (entry,) = SalaryStructure.from_documents([document | {end: advised}]).entries
        assert getattr(entry.range, end) == pr.Money(meant, code)


@pytest.mark.parametrize(
    ("figure", "code"),
    [
        ("85.000", "KWD"),  # its thousandth
        ("0.850", "EUR"),  # no group of thousands begins with a nought
        ("085.000", "EUR"),
        ("1234.500", "EUR"),  # nor has it four digits
        ("85.00", "EUR"),
        ("85.0000", "EUR"),
        (Decimal("85.000"), "EUR"),  # a number, not text
    ],
)
def test_a_point_that_can_only_mark_decimals_is_read(figure: str | Decimal, code: str) -> None:
    (entry,) = SalaryStructure.from_documents([{"grade": "P5", "currency": code, "low": figure}]).entries
    assert entry.range.low == pr.Money(Decimal(figure), code)


def test_a_point_that_may_group_thousands_is_refused_in_files_and_not_in_the_wire_form(tmp_path: Path) -> None:
    problem = "'85.000' may be 85 or 85,000; write 85 or 85000"
    file = written(tmp_path, "grade,currency,low,high\nP5,EUR,85.000,117000\n")
    assert told(lambda: SalaryStructure.from_csv(file)) == [f"ranges.csv: line 2: low: {problem}"]
    file = written(tmp_path, TOML.replace('"90000"', '"85.000"'), "ranges.toml")
    assert told(lambda: SalaryStructure.from_toml(file)) == [f"ranges.toml: entries[1]: low: {problem}"]
    wire = {"low": "85.000", "high": None, "currency": "EUR"}
    assert CONVERTER.structure(wire, pr.SalaryRange).low == pr.Money(85, "EUR")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "ranges.csv"
    file.write_bytes("grade,currency,low\né,EUR,1\n".encode("latin-1"))
    assert told(lambda: SalaryStructure.from_csv(file)) == ["ranges.csv: the file is not UTF-8"]


def test_the_problems_of_documents_are_told_by_position() -> None:
    documents: list[Any] = [{"grade": "P4", "currency": "EUR", "low": 1, "wage": 2, 3: 4}, {"low": 1.5}, "P5"]
    assert told(lambda: SalaryStructure.from_documents(documents)) == [
        "[0]: wage: there is no such field",
        "[0]: 3: there is no such field",
        "[1]: low: an amount is a str, int or Decimal, not float 1.5; write it as text, a float is not exact",
        "[1]: grade: it is missing",
        "[1]: currency: it is missing",
        "[2]: expected a table of fields",
    ]
    with pytest.raises(SalaryStructureError) as raised:
        SalaryStructure.from_documents([{}] * 30)
    assert (len(raised.value.problems), str(raised.value).count("\n")) == (60, 21)
    assert raised.value.safe_message == "60 problems in the salary structure"
