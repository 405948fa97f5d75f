import subprocess
import sys
from pathlib import Path

import pytest

from productroles.__main__ import main, printable

BAD = """name = "Acme PM"
famly = "product-management"

[[aliases]]
id = "acme-1"
value = { title = "Person" }
citations = [{ source = "nobook", locator = "1" }]

[[salaries]]
id = "acme-2"
value = { currency = "USD", medain = "1" }
citations = [{ source = "text-000", locator = "1" }]
"""


def test_a_role_with_its_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "chief-product-officer"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Chief Product Officer (product-management, executive track, level chief)")
    assert "mean USD 193,636 per year (disputed) [text-000, s0-34, after Glassdoor]" in out


def test_a_role_says_what_stands_behind_its_ids_and_what_others_say_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "vp-of-product"]) == 0
    out = capsys.readouterr().out.splitlines()
    for line in (
        "standings:",
        "  Decides where the money and the people of product work go (finance): product-budget "
        "[resonance-comparisons, role card: VP of Product, decisions]",
        "leads on to:",
        "  vp-of-product to chief-product-officer (promotion, path) [text-002, s2-25]",
        "who reports to it:",
    ):
        assert line in out
    assert main(["show", "product-designer"]) == 0
    assert (
        "  responsible: Looks after the specifications and the user experience of a product" in capsys.readouterr().out
    )


def test_a_misspelt_role_names_near_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "product-maneger"]) == 1
    out, told = capsys.readouterr()
    assert (out, told.startswith("no role 'product-maneger'; near: product-manager")) == ("", True)


def test_titles_and_comparisons(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resolve", "Head of Product", "--headcount", "30"]) == 0
    assert "chief-product-officer" in capsys.readouterr().out
    assert main(["compare", "vp-of-product", "director-of-product"]) == 0
    assert capsys.readouterr().out.startswith("vp is senior to director")


def test_every_problem_of_a_folder_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles" / "acme-pm.toml").write_text(BAD, "utf-8")
    (tmp_path / "kpis.toml").write_text("[x]\nname = 'X'\n\n[y\n", "utf-8")
    assert main(["check", str(tmp_path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == f"{len(lines) - 1} problems in {tmp_path}"
    assert [line.split(": ")[0] for line in lines[:-1]] == [
        "kpis.toml:4", "roles/acme-pm.toml:1", "roles/acme-pm.toml:2", "roles/acme-pm.toml:11",
    ]  # fmt: skip
    assert "unknown key 'medain'; near: median" in lines[3]


def test_a_line_is_that_of_the_key_the_fact_or_the_group(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in {
        "titles/en": "\n[wrds]\nmanager = 'x'\n",
        "sources": "[one]\ntitle = 'x'\nkind = 'x'\n\n[two]\ntitle = 'x'\nkind = 'x'\npubisher = 'x'\n",
        "conflicts": "[[conflict]]\nid = \"a\"\nlabel = 'x'\nfacts = []\n\n"
        "[[conflict]]\nid = \"b\"\nlabel = 'x'\nfacts = ['s0-99']\n",
        "structure": "entrees = []\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    assert main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines()[:-1] == [
        "conflicts.toml:7: b: no fact s0-99",
        "sources.toml:8: two: unknown key 'pubisher'; near: publisher, published",
        "structure.toml:1: unknown key 'entrees'; near: entries",
        "titles/en.toml:2: wrds: unknown key 'wrds'; near: words",
    ]


def test_a_good_folder_and_a_missing_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sources.toml").write_text('[book]\ntitle = "A book"\nkind = "book"\n', "utf-8")
    assert main(["check", str(tmp_path)]) == 0
    assert "no problem" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "nowhere")]) == 1
    assert "no such folder" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["\x1b[31mred", "left\u202eright", "bell\x07", "a\u200bb", "\ud800"])
def test_what_steers_a_terminal_is_shown_as_its_escape(text: str) -> None:
    shown = printable(text, "utf-8")
    assert shown.isprintable()
    assert "\\" in shown


def test_other_text_is_shown_as_far_as_the_terminal_can() -> None:
    assert printable("plain ü\nline", "utf-8") == "plain ü\nline"
    assert printable("ü €", "latin-1") == "ü \\u20ac"


def test_it_runs_as_a_module_and_stops_when_nobody_reads() -> None:
    command = f"set -o pipefail; '{sys.executable}' -m productroles show chief-product-officer | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=False)  # noqa: S607
    assert done.stdout.startswith("Chief Product Officer")
    assert done.stderr == ""
