import csv
import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FILE = ROOT / "examples" / "data" / "cpo_pay.csv"
ASSUMING = ["--assume-period", "year", "--assume-place", "US", "--payments-per-year", "12"]
# Units per euro on 2024-06-28, as the bank published them.
PER_EURO = {"USD": "1.0705", "CAD": "1.467", "GBP": "0.84638", "EUR": "1", "ILS": "4.02", "SGD": "1.4513"} | {
    "CNY": "7.7748",
    "INR": "89.2495",
}

Reviewing = Callable[..., tuple[int, str, str, list[dict[str, str]]]]


def module() -> Any:
    spec = spec_from_file_location("pay_review", ROOT / "examples" / "pay_review.py")
    assert spec is not None
    assert spec.loader is not None
    found = module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


PAY_REVIEW = module()


@pytest.fixture
def review(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Reviewing:
    def run(*arguments: str | Path, suffix: str = ".json") -> tuple[int, str, str, list[dict[str, str]]]:
        out = tmp_path / f"result{suffix}"
        code = PAY_REVIEW.main([*map(str, arguments), "--out", str(out)])
        printed = capsys.readouterr()
        rows: list[dict[str, str]] = []
        if out.exists():
            with out.open(encoding="utf-8", newline="") as file:
                rows = json.load(file) if suffix == ".json" else list(csv.DictReader(file))
        return code, printed.out, printed.err, rows

    return run


def by_locator(rows: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    return {row["locator"]: row for row in rows}


def table(tmp_path: Path, *rows: str, header: str = "title,pay,place,source") -> Path:
    file = tmp_path / "pay.csv"
    file.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    return file


def test_no_row_of_the_file_is_dropped(review: Reviewing) -> None:
    for arguments in ([], ASSUMING):
        code, _, _, rows = review(*arguments)
        assert code == 0
        given = csv.DictReader(FILE.read_text("utf-8").splitlines())
        assert sorted(row["locator"] for row in rows) == sorted(row["locator"] for row in given)


def test_every_figure_is_converted_as_the_published_rates_say(review: Reviewing) -> None:
    _, _, _, rows = review(*ASSUMING)
    figures = {
        "s4-57": ("450000", "USD"), "s4-58": ("318000", "USD"), "s4-59": ("426000", "USD"),
        "s4-60": ("320000", "USD"), "s4-61": ("342000", "CAD"), "s4-62": ("44000", "GBP"),
        "s4-63": ("135000", "EUR"), "s4-64": ("160000", "EUR"), "s4-65": ("1060000", "ILS"),
        "s4-66": ("512000", "SGD"), "s4-67": ("1352000", "CNY"), "s4-68": ("640000", "CNY"),
        "s4-69": ("505000", "CNY"), "s4-70": ("3440000", "INR"), "s4-71": ("8251000", "INR"),
        "s0-34": ("193636", "USD"), "s1-42": ("183724", "USD"), "s1-45": ("193636", "USD"),
        "s3-41": ("150746", "USD"), "s2-33": ("24000", "USD"), "s0-41": ("236000", "USD"),
        "s0-42": ("358000", "USD"),
    }  # fmt: skip
    found = by_locator(rows)
    for locator, (amount, currency) in figures.items():
        row = found[locator]
        expected = Fraction(amount) / Fraction(PER_EURO[currency])
        assert row["converted_low"] == row["converted_high"]
        assert abs(Fraction(row["converted_low"]) - expected) <= Fraction(1, 200), locator
    assert found["s1-44"]["converted_low"] == ""
    assert Decimal(found["s1-44"]["converted_high"]) == round(Decimal(291000) / Decimal("1.0705"), 2)
    assert (found["s3-42"]["converted_low"], found["s3-42"]["converted_high"]) == ("114899.58", "165343.30")


def test_the_mistyped_figure_is_refused_with_its_three_readings(review: Reviewing) -> None:
    for arguments in ([], ASSUMING):
        found = by_locator(review(*arguments)[3])
        for locator in ("s0-35", "s1-43"):
            assert found[locator]["status"] == "refused"
    for locator in ("s0-35", "s1-43"):
        assert [candidate.split()[1].rstrip(",") for candidate in found[locator]["candidates"].split(" | ")] == [
            "312.00",
            "31,200",
            "312,000",
        ]


def test_signs_are_read_by_place_and_said_so(review: Reviewing) -> None:
    found = by_locator(review(*ASSUMING)[3])
    for locator, code in (("s4-67", "CNY"), ("s4-61", "CAD")):
        assert found[locator]["as_read"].startswith(code)
        assert code in found[locator]["notes"]
        assert "place" in found[locator]["notes"]


def test_nothing_is_assumed_unless_asked(review: Reviewing) -> None:
    bare, asked = by_locator(review()[3]), by_locator(review(*ASSUMING)[3])
    assert {row["status"] for row in bare.values()} == {"refused"}
    assert "pay period is not stated" in bare["s4-57"]["reason"]
    assert "USD" in bare["s0-34"]["candidates"]
    assert "per assumed to be year" in asked["s4-57"]["notes"]
    assert "place assumed to be US" in asked["s0-34"]["notes"]
    assert "payments_per_year assumed to be 12" in asked["s2-33"]["notes"]
    assert "place assumed" not in asked["s4-57"]["notes"]


def test_both_averages_of_one_source_are_there(review: Reviewing) -> None:
    found = by_locator(review(*ASSUMING)[3])
    assert {found[at]["converted_low"] for at in ("s1-42", "s1-45")} == {"171624.47", "180883.70"}


def test_a_row_far_from_its_peers_is_flagged_and_kept(review: Reviewing) -> None:
    flagged = {row["locator"] for row in review(*ASSUMING)[3] if "DOUBTFUL" in row["notes"]}
    assert flagged == {"s4-62", "s4-67"}


def test_rows_are_ordered_by_seniority_and_then_by_pay(review: Reviewing) -> None:
    rows = [row for row in review(*ASSUMING)[3] if row["status"] == "reviewed"]
    assert [row["role"] for row in rows] == ["chief-product-officer"] * 22 + ["ai-product-manager"] * 2 + [""]
    chiefs = [Decimal(row["converted_high"]) for row in rows[:22] if row["locator"] not in ("s0-40", "s1-44")]
    assert chiefs == sorted(chiefs, reverse=True)


def test_the_printed_report_names_rates_and_refusals(review: Reviewing) -> None:
    _, printed, _, _ = review(*ASSUMING)
    assert "25 of 27 rows in EUR per year" in printed
    assert "ECB reference rates, month-ends" in printed
    assert "2 rows refused" in printed
    assert "2024-06-28" in printed


def test_columns_of_ones_own_are_kept_in_both_forms(review: Reviewing, tmp_path: Path) -> None:
    file = table(
        tmp_path,
        'PM,"€90,000 per year","Berlin, DE",HR,4711',
        "PM,nothing,DE,HR,4712",
        header="title,pay,place,source,id",
    )
    for suffix in (".json", ".csv"):
        rows = review(file, suffix=suffix)[3]
        assert [(row["id"], row["status"]) for row in rows] == [("4711", "reviewed"), ("4712", "refused")]


def test_hourly_pay_needs_a_schedule(review: Reviewing, tmp_path: Path) -> None:
    file = table(tmp_path, "Product Manager,$72.50 per hour,US,ad")
    assert "work schedule" in review(file)[3][0]["reason"]
    rows = review(file, "--hours-per-week", "40", "--weeks-per-year", "52", "--to", "USD")[3]
    assert rows[0]["converted_low"] == "150800.00"


def test_an_unresolved_title_is_shown_and_sorts_last(review: Reviewing, tmp_path: Path) -> None:
    file = table(tmp_path, "Juggler,€99 per year,DE,x", "Product Manager,€10 per year,DE,x", "CPO,€50 per year,DE,x")
    rows = review(file)[3]
    assert [row["title"] for row in rows] == ["Product Manager", "Juggler", "CPO"]
    assert [row["role"] for row in rows] == ["product-manager", "", ""]


@pytest.mark.parametrize(
    ("content", "arguments", "told"),
    [
        (None, [], "there is no file"),
        (b"", [], "is empty"),
        (b"title,pay,place,source\n", [], "a header and no rows"),
        (b"title,pay,place\nPM,1,DE\n", [], "has no column source; it has title, pay, place"),
        (b"title;pay;place;source\nPM;1;DE;x\n", [], "parted by semicolons, and should be by commas"),
        (b"title,pay,place,source\nPM,1,DE\n", [], "cells under a header of 4"),
        (b"title,pay,place,source\nPM,1,DE,x,y\n", [], "cells under a header of 4"),
        ("title,pay,place,source\nM\u00fcller,1,DE,x\n".encode("latin-1"), [], "is not UTF-8 text"),
        (b'title,pay,place,source\n"PM,1,DE,x\n', [], "line"),
        (b"title,pay,place,source\nPM,1,DE,x\n", ["--to", "EURO"], "'EURO' is no ISO 4217 currency code; near: EUR"),
        (b"title,pay,place,source\nPM,1,DE,x\n", ["--on", "28.6.2024"], "--on 28.6.2024: write the day as YYYY-MM-DD"),
        (b"title,pay,place,source\nPM,1,DE,x\n", ["--assume-place", "Atlantis"], "no country stands last"),
        (b"title,pay,place,source\nPM,1,DE,x\n", ["--assume-period", "annum"], "'annum' is no PayPeriod; one of hour"),
        (b"title,pay,place,source\nPM,1,DE,x\n", ["--hours-per-week", "40"], "go together"),
    ],
)
def test_a_bad_call_or_file_is_one_clear_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes | None, arguments: list[str], told: str
) -> None:
    file = tmp_path / "in.csv"
    if content is not None:
        file.write_bytes(content)
    assert PAY_REVIEW.main([str(file), *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert told in printed.err
    assert printed.err.count("\n") == 1
    assert printed.err.startswith("pay_review: ")


def test_a_row_with_a_place_that_is_none_is_refused_on_the_page_too(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file, page = tmp_path / "in.csv", tmp_path / "review.html"
    file.write_text('title,pay,place,source\nPM,"£44,000 a year",London,x\n', "utf-8")
    assert PAY_REVIEW.main([str(file), "--out", str(page)]) == 0
    assert "1 row refused" in capsys.readouterr().out
    assert "no country stands last" in page.read_text("utf-8")


def test_the_page_holds_the_chart_the_refusals_and_every_row(tmp_path: Path) -> None:
    file = tmp_path / "review.html"
    assert PAY_REVIEW.main([*ASSUMING, "--out", str(file)]) == 0
    text = file.read_text("utf-8")
    assert text.count("<h2>") == 27
    assert text.count('<img src="data:image/svg+xml;base64,') == 1
    assert "USD 312,000" in text
    assert "<script" not in text


def test_a_csv_runs_no_formula(review: Reviewing, tmp_path: Path) -> None:
    rows = review(table(tmp_path, '=CMD(),"€90,000 per year","Berlin, DE",HR'), suffix=".csv")[3]
    assert rows[0]["title"] == "'=CMD()"


def test_the_result_is_written_only_in_known_forms(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert PAY_REVIEW.main(["--out", str(tmp_path / "result.xls")]) == 2
    assert PAY_REVIEW.main(["--out", str(tmp_path / "nowhere" / "result.csv")]) == 2
    assert "cannot be written" in capsys.readouterr().err
