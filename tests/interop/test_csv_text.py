"""CSV: no cell of text begins as a formula does, and every cell can be had back."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles import interop

ACTING = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
FORMULAS = [f"{blank}{sign}{rest}" for blank in ("", " ", "\u00a0") for sign in ACTING for rest in ("", "1", "CMD()")]


@pytest.mark.parametrize("text", FORMULAS, ids=repr)
def test_a_formula_becomes_text(text: str) -> None:
    assert interop.csv_cell(text) == f"'{text}"
    assert interop.csv_original(interop.csv_cell(text)) == text


@given(st.text(st.sampled_from("'=+-@ ab\t\r\n\uff1d")) | st.text())
def test_every_cell_comes_back(text: str) -> None:
    cell = interop.csv_cell(text)
    assert not cell.lstrip(" \u00a0\u3000").startswith(ACTING)
    assert interop.csv_original(cell) == text


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), min_size=1, max_size=4))
def test_a_file_comes_back(tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]) -> None:
    usable = [(name, note) for name, note in pairs if not any("\ud800" <= sign <= "\udfff" for sign in name + note)]
    rows = [{"=name": name, "note": note, "amount": Decimal("-1.50"), "nothing": None} for name, note in usable]
    if not rows:
        return
    file = interop.to_csv(rows, tmp_path_factory.mktemp("csv") / "rows.csv")
    with file.open(encoding="utf-8", newline="") as handle:
        header, *found = csv.reader(handle)
    assert header == ["'=name", "note", "amount", "nothing"]
    assert [tuple(map(interop.csv_original, line[:2])) for line in found] == usable
    assert {tuple(line[2:]) for line in found} == {("-1.50", "")}


def test_a_chart_with_hostile_titles(tmp_path: Path) -> None:
    titles = ["=CMD('calc')", "@SUM(1)", "-2+3", "\t=1", "<script>", "NUL\x00", "lone \ud800", "\u202eabc", 'a"b,c\nd']
    chart = pr.OrgChart.from_records(
        [{"id": f"={at}", "manager": None, "title": title} for at, title in enumerate(titles)]
    )
    file = interop.to_csv(chart, tmp_path / "chart.csv")
    with file.open(encoding="utf-8", newline="") as handle:
        found = list(csv.DictReader(handle))
    assert list(found[0]) == list(interop.columns_of(chart))
    assert [interop.csv_original(row["title"]) for row in found] == [
        title.replace("\ud800", "\ufffd").strip() if title == "lone \ud800" else title for title in titles
    ]
    assert not [cell for row in found for cell in row.values() if cell.startswith(ACTING)]
