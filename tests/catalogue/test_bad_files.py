import pickle
import shutil
from pathlib import Path

import pytest

import productroles as pr
from productroles.catalogue import catalogue
from productroles.errors import CatalogueError

ROLE = """id = "tester"
name = "Tester"
family = "testing"

[[aliases]]
id = "t-1"
value = { title = "QA", condition = "in some teams" }
citations = [{ source = "book", locator = "page 3" }]

[[salaries]]
id = "t-2"
value = { currency = "USD", per = "year", median = "90000" }
citations = [{ source = "book", locator = "page 4" }]
as_printed = "$90,000"
"""
SOURCES = """[book]
title = "A book"
kind = "book"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "roles").mkdir()
    (tmp_path / "sources.toml").write_text(SOURCES, "utf-8")
    (tmp_path / "roles" / "tester.toml").write_text(ROLE, "utf-8")
    return tmp_path


def problems(folder: Path) -> list[str]:
    with pytest.raises(CatalogueError) as raised:
        pr.load_catalogue(folder, eager=True)
    assert pickle.loads(pickle.dumps(raised.value)).problems == raised.value.problems
    return [str(problem) for problem in raised.value.problems]


def test_a_good_folder_loads(folder: Path) -> None:
    cat = pr.load_catalogue(folder, eager=True)
    assert list(cat.roles) == ["tester"]
    assert str(cat.roles["tester"].salaries[0].value.median) == "USD 90,000"
    assert pickle.loads(pickle.dumps(cat)).roles["tester"] == cat.roles["tester"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('family = "testing"', 'famly = "testing"', ["missing key 'family'", "unknown key 'famly'; near: family"]),
        ("median =", "medain =", ["salaries[0].value: unknown key 'medain'; near: median"]),
        ('[{ source = "book", locator = "page 3" }]', "[]", ["aliases[0]: fact t-1 has no citation; every claim"]),
        (
            'citations = [{ source = "book", locator = "page 3" }]\n',
            "",
            ["aliases[0].citations: missing key 'citations'"],
        ),
        (
            'source = "book", locator = "page 3"',
            'source = "bok", locator = "page 3"',
            ["aliases, fact t-1: no source 'bok'; near: book"],
        ),
        ('"90000"', "90000.0", ["salaries[0].value.median: an amount is a str, int or Decimal, not float 90000.0"]),
        ('"90000"', '"$90,000"', ["salaries[0].value.median: '$90,000' is not a plain finite number"]),
        ('currency = "USD"', 'currency = "usd"', ["salaries[0].value: 'usd' is no ISO 4217 currency code; near: USD"]),
        ('per = "year"', 'per = "annum"', ["salaries[0].value.per: 'annum' is no PayPeriod; one of hour, day"]),
        ('id = "tester"', 'id = "test"', ["id: expected 'tester' as the file is named, not 'test'"]),
        ('id = "t-2"', 'id = "t-1"', ["fact t-1: the id is used twice; already in roles/tester.toml"]),
        ('as_printed = "$90,000"', 'as_of = "soon"', ["salaries[0].as_of: expected a day as YYYY-MM-DD, not 'soon'"]),
        ('as_printed = "$90,000"', 'conflicts_with = ["t-9"]', ["fact t-2.conflicts_with: no fact t-9"]),
        (
            'as_printed = "$90,000"',
            'conflicts_with = ["t-1"]',
            ["fact t-2.conflicts_with: t-1 does not name t-2 in turn"],
        ),
        (
            'as_printed = "$90,000"',
            'status = "maybe"',
            ["salaries[0].status: 'maybe' is no FactStatus; one of accepted"],
        ),
        ("[[aliases]]", "[[aliases]", ["(at line 5, column"]),
        ('name = "Tester"', "name = 7", ["name: expected a value of type str, not int 7"]),
        ('id = "t-1"', "id = 'T 1'", ["aliases[0]: expected an id of lower-case words"]),
    ],
)
def test_a_broken_file_is_told_by_file_path_and_expectation(folder: Path, old: str, new: str, told: list[str]) -> None:
    file = folder / "roles" / "tester.toml"
    assert old in ROLE
    file.write_text(ROLE.replace(old, new, 1), "utf-8")
    found = problems(folder)
    assert len(found) == len(told)
    for problem, words in zip(found, told, strict=True):
        assert problem.startswith("roles/tester.toml: ")
        assert words in problem


def test_problems_of_several_files_are_told_together(folder: Path) -> None:
    (folder / "roles" / "other.toml").write_bytes(b"\xff\xfe")
    (folder / "roles" / "third.toml").write_text("", "utf-8")
    (folder / "sources.toml").write_text(SOURCES + "\n[paper]\ntitel = 'x'\nkind = 'x'\n", "utf-8")
    files = {problem.split(":")[0] for problem in problems(folder)}
    assert files == {"sources.toml", "roles/other.toml", "roles/third.toml"}


def test_a_lazy_catalogue_tells_the_problem_when_the_role_is_asked_for(folder: Path) -> None:
    (folder / "roles" / "tester.toml").write_text(ROLE.replace("family", "famly"), "utf-8")
    cat = pr.load_catalogue(folder)
    with pytest.raises(CatalogueError, match="famly"):
        cat.roles["tester"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no such folder"):
        pr.load_catalogue(tmp_path / "nowhere")


def test_the_shipped_data_passes_as_a_folder_of_ones_own(tmp_path: Path) -> None:
    shutil.copytree(Path(catalogue.__file__).parent / "data", tmp_path / "copy")
    cat = pr.load_catalogue(tmp_path / "copy", eager=True)
    assert cat.facts() == pr.load_catalogue().facts()
