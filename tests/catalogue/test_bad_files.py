import os
import pickle
import shutil
from pathlib import Path

import pytest

import productroles as pr
from productroles.catalogue import catalogue
from productroles.catalogue.origin import LARGEST
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
        ('id = "tester"', 'id = "test"', ["id: expected 'tester' as the document is named, not 'test'"]),
        ('id = "t-2"', 'id = "t-1"', ["fact t-1: the id is used twice; already in roles/tester"]),
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


def test_what_is_no_file_of_text_is_told_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "roles" / "pipe.toml")
    os.mkfifo(folder / "skills.toml")
    (folder / "roles" / "folder.toml").mkdir()
    (folder / "roles" / "inner").mkdir()
    (folder / "roles" / "inner" / "role.toml").write_text(ROLE, "utf-8")
    (folder / "roles" / "gone.toml").symlink_to(folder / "nowhere")
    (folder / "roles" / "marked.toml").write_text(f"\ufeff{ROLE}", "utf-8")
    (folder / "roles" / "latin.toml").write_bytes(b'name = "x"\nfamily = "\xe9"\n')
    (folder / "roles" / "deep.toml").write_text(f"a = {'[' * 9999}{']' * 9999}", "utf-8")
    (folder / "roles" / "large.toml").write_text("#" * (LARGEST + 1), "utf-8")
    (folder / "titles").write_text("", "utf-8")
    assert problems(folder) == [
        "roles/inner/role.toml: not read: documents stand in roles/ itself",
        "skills.toml: not a file",
        "titles: expected a folder",
        "roles/deep.toml: nested too deeply",
        "roles/folder.toml: Is a directory",
        "roles/gone.toml: No such file or directory",
        "roles/large.toml: the file is larger than 10,000,000 bytes",
        "roles/latin.toml: not UTF-8: byte 0xe9 (at line 2, column 11)",
        "roles/marked.toml: a byte order mark at its start; save the file as UTF-8 without one",
        "roles/pipe.toml: not a file",
    ]


def test_a_link_to_a_file_is_that_file(folder: Path) -> None:
    (folder / "elsewhere").write_text(ROLE, "utf-8")
    (folder / "roles" / "tester.toml").unlink()
    (folder / "roles" / "tester.toml").symlink_to(folder / "elsewhere")
    assert pr.load_catalogue(folder, eager=True).roles["tester"].name == "Tester"


def test_what_is_hidden_is_passed_over(folder: Path) -> None:
    (folder / "..data").mkdir()
    (folder / "sources.toml").rename(folder / "..data" / "sources.toml")
    (folder / "sources.toml").symlink_to(folder / "..data" / "sources.toml")
    assert pr.load_catalogue(folder, eager=True).sources["book"].title == "A book"


def test_one_problem_of_a_record_does_not_hide_another(folder: Path) -> None:
    (folder / "roles" / "tester.toml").write_text("overrides = true\nid = 'other'\nname = 7\n", "utf-8")
    assert problems(folder) == [
        "roles/tester.toml: id: expected 'tester' as the document is named, not 'other'",
        "roles/tester.toml: nothing to override: the base has no 'tester'",
        "roles/tester.toml: name: expected a value of type str, not int 7",
        "roles/tester.toml: family: missing key 'family'",
    ]


def test_a_file_that_cannot_be_read_does_not_hide_what_is_wrong_between_others(folder: Path) -> None:
    (folder / "roles" / "broken.toml").write_text("name = ", "utf-8")
    (folder / "roles" / "lead.toml").write_text(MANAGER, "utf-8")
    (folder / "roles" / "tester.toml").write_text(f'{ROLE}conflicts_with = ["l-1", "in-the-broken"]\n', "utf-8")
    assert problems(folder)[1:] == ["roles/tester.toml: fact t-2.conflicts_with: l-1 does not name t-2 in turn"]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("catalogue", "version = 7", "version: expected a value of type str, not int 7"),
        ("catalogue", "verson = 'x'", "unknown key 'verson'; near: version"),
        ("conflicts", "[[conflicts]]", "unknown key 'conflicts'; near: conflict"),
        ("conflicts", "conflict = 7", "conflict: expected a list of tables"),
        ("omitted", "[[ommitted]]", "unknown key 'ommitted'; near: omitted"),
        ("structure", "[[entry]]", "unknown key 'entry'; near: entries"),
        ("retired", "[role]", "unknown key 'role'; near: roles"),
        ("retired", "roles = 7", "roles: expected a table of ids and successors"),
        ("retired", "[roles]\nold = 7", "roles: expected a table of ids and successors"),
        ("retired", "[roles]\nold = 'none'", "roles.old: there is no successor 'none'"),
        ("retired", "[roles]\ntester = 'tester'", "roles.tester: retired, and there still"),
        ("retired", "[facts]\nt-9 = 't-8'", "facts.t-9: there is no successor 't-8'"),
        ("levels", "", "no such document"),
    ],
)
def test_a_document_of_another_form_is_told(folder: Path, name: str, text: str, told: str) -> None:
    (folder / f"{name}.toml").write_text(text, "utf-8")
    (problem,) = problems(folder)
    assert problem == f"{'reference_order' if name == 'levels' else name}.toml: {told}"


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


MANAGER = """id = "lead"
name = "Lead"
family = "testing"

[[aliases]]
id = "l-1"
value = { title = "Head tester" }
citations = [{ source = "book", locator = "page 5" }]
"""


def fact(kind: str, value: str, more: str = "") -> str:
    return f"""
[[{kind}]]
id = "t-3"
value = {value}
citations = [{{ source = "book", locator = "page 6" }}]
{more}
"""


SKILL = '{ kind = "skill", skill = "sql", necessity = "required" }'


@pytest.mark.parametrize(
    ("added", "told"),
    [
        (fact("responsibilities", '"testing-well"'), "responsibilities, fact t-3: no responsibility 'testing-well'"),
        (fact("kpis", '"defects"'), "kpis, fact t-3: no KPI 'defects'"),
        (fact("requirements", SKILL), "requirements, fact t-3: no skill 'sql'"),
        (fact("reporting", '{ manager = "leed" }'), "reporting, fact t-3: no role 'leed'; near: lead"),
        (fact("reporting", '{ manager = "tester" }'), "reporting, fact t-3: a role does not report to itself"),
        (
            fact("moves", '{ from_role = "test", to_role = "tester", basis = "path" }'),
            "moves, fact t-3: no role 'test'; near: tester",
        ),
        (
            fact("moves", '{ from_role = "lead", to_family = "testing", basis = "path" }'),
            "moves, fact t-3: a move is kept with one of its ends, not with tester",
        ),
        (fact("aliases", '{ title = "head TESTER" }'), "aliases, fact t-3: 'head TESTER' is a name of lead too; give"),
        (fact("aliases", '{ title = "Lead" }'), "aliases, fact t-3: 'Lead' is a name of lead too"),
        (fact("kpis", "7"), "kpis[0].value: expected a value of type str, not int 7"),
        (
            fact("requirements", '{ kind = "sport" }'),
            "requirements[0].value: 'sport' is no kind of requirement; one of",
        ),
        (fact("requirements", '{ skill = "sql" }'), "requirements[0].value: None is no kind of requirement"),
        (fact("codes", '{ scheme = "sfia", match = "close" }'), "codes[0].value: expected a code or a level"),
        (fact("traits", '{ text = "keen" }', "as_of = 2026-02-30"), "Invalid date or datetime (at line 20"),
        (fact("traits", '{ text = "keen" }', 'as_of = "2026-02-30"'), "traits[0].as_of: expected a day as YYYY-MM-DD"),
    ],
)
def test_what_does_not_fit_together_is_told(folder: Path, added: str, told: str) -> None:
    (folder / "roles" / "lead.toml").write_text(MANAGER, "utf-8")
    (folder / "roles" / "tester.toml").write_text(ROLE + added, "utf-8")
    (problem,) = problems(folder)
    assert problem.startswith(f"roles/tester.toml: {told}")


def test_a_circle_of_bosses_is_told_of_each_unless_disputed(folder: Path) -> None:
    line = (
        '[[reporting]]\nid = "{}"\nvalue = {{ manager = "{}" }}\ncitations = [{{ source = "book", locator = "1" }}]\n'
    )
    (folder / "roles" / "lead.toml").write_text(MANAGER + line.format("l-2", "tester"), "utf-8")
    (folder / "roles" / "tester.toml").write_text(ROLE + line.format("t-3", "lead"), "utf-8")
    assert problems(folder) == [
        "roles/lead.toml: reporting, fact l-2: tester reports to lead in turn",
        "roles/tester.toml: reporting, fact t-3: lead reports to tester in turn",
    ]
    disputed = ROLE + line.format("t-3", "lead") + 'status = "disputed"\n'
    (folder / "roles" / "tester.toml").write_text(disputed, "utf-8")
    pr.load_catalogue(folder, eager=True)


def test_names_with_a_condition_or_in_dispute_do_not_clash(folder: Path) -> None:
    (folder / "roles" / "lead.toml").write_text(MANAGER, "utf-8")
    for value, more in (
        ('{ title = "Lead", condition = "in small teams" }', ""),
        ('{ title = "Lead" }', 'status = "disputed"'),
    ):
        (folder / "roles" / "tester.toml").write_text(ROLE + fact("aliases", value, more), "utf-8")
        pr.load_catalogue(folder, eager=True)


def test_the_other_files_are_checked_too(folder: Path) -> None:
    for name, content in {
        "responsibilities.toml": """
[well]
statement = "Tests well"
area = "delivery"
assignments = [
    { role = "testr", accountability = "accountable" },
    { role = "tester", accountability = "responsible", facts = ["t-1", "t-9"] },
]

[badly]
statement = "Tests badly"
area = "sports"
""",
        "skills.toml": "sql = 7\n",
        "omitted.toml": '[[omitted]]\nsource = "book"\nlocator = "p. 9"\nreason = "boring"\nnote = "x"\n',
        "conflicts.toml": '[[conflict]]\nid = "c"\nlabel = "x"\nfacts = ["t-1", "t-8"]\n',
        "kpis.toml": "[defects]\nname = 'Defects'\n",
    }.items():
        (folder / name).write_text(content, "utf-8")
    found = problems(folder)
    for told in (
        "responsibilities.toml: badly.area: 'sports' is no Area",
        "responsibilities.toml: well.assignments, testr: no role 'testr'; near: tester",
        "responsibilities.toml: well.assignments, tester: t-1 does not say it of tester",
        "responsibilities.toml: well.assignments, tester: no fact t-9",
        "skills.toml: sql: expected a table",
        "omitted.toml: omitted[0].reason: 'boring' is no OmissionReason",
        "conflicts.toml: c: no fact t-8",
        "conflicts.toml: c: t-1 contradicts none of the others",
        "kpis.toml: ",
    ):
        assert [problem for problem in found if problem.startswith(told)], (told, found)
