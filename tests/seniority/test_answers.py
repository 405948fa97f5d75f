import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "seniority-answers.md"
SCRIPT = ROOT / "scripts" / "make_seniority_answers.py"


def test_the_page_is_what_the_shipped_order_says() -> None:
    result = subprocess.run([sys.executable, str(SCRIPT), "--check"], check=False)
    assert result.returncode == 0, "run scripts/make_seniority_answers.py"


def test_answers_that_the_shipped_ladders_do_not_give_again_are_marked() -> None:
    text = PAGE.read_text("utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("| ")]
    other = {(row[0], row[1]): (row[2], row[5]) for row in rows[1:] if row[2] != row[5]}
    assert other == {
        ("senior", "lead"): ("JUNIOR", "AT_MOST"),
        ("staff", "principal"): ("AT_MOST", "DEPENDS"),
        ("lead", "group-manager"): ("AT_MOST", "INCOMPARABLE"),
        ("senior-principal", "director"): ("DEPENDS", "SAME"),
    }
    assert all(("**no**" in row) == ((row[0], row[1]) in other) for row in rows)
    assert all(f"- {a} and {b}: " in text for a, b in other)
