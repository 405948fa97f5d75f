import json
import pickle
from pathlib import Path

import attrs
import pytest
from hypothesis import given

import productroles as pr
from productroles import testing
from productroles.errors import CatalogueError, FieldError, RetiredNameError, UnknownRoleError

BASE = pr.load_catalogue()
PM = """name = "Acme PM"
family = "product-management"
level = "mid"

[[aliases]]
id = "acme-1"
value = { title = "Product Person" }
citations = [{ source = "acme-handbook", locator = "page 1" }]
"""
SOURCES = """[acme-handbook]
title = "The handbook"
kind = "handbook"
"""
LADDER = """name = "Acme"
levels = [["Product Person"], ["Senior Product Person"], ["Head of Product"], ["Director of Product"]]
"""
STRUCTURE = """[[entries]]
grade = "P4"
place = "DE"
low = "66000"
high = "90000"
currency = "EUR"
per = "year"
"""
TITLES = """[words]
manager = 'person'
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "roles/acme-pm": PM, "sources": SOURCES, "ladders/acme": LADDER, "structure": STRUCTURE, "titles/en": TITLES,
        "catalogue": 'name = "Acme"\nversion = "7"\nas_of = 2026-05-01\n',
    }.items():  # fmt: skip
        file = tmp_path / f"{name}.toml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


def told(error: CatalogueError) -> list[str]:
    return [str(problem) for problem in error.problems]


def test_a_folder_over_the_shipped_catalogue(folder: Path) -> None:
    acme = pr.load_catalogue(folder, base=BASE, eager=True)
    assert acme.roles["acme-pm"].name == "Acme PM"
    assert acme.roles["chief-product-officer"] is BASE.roles["chief-product-officer"]
    assert len(acme.roles) == len(BASE.roles) + 1 == len(list(acme.roles))
    assert acme.compare_seniority("Director of Product", "Head of Product", ladder="acme").relation == "senior"
    assert acme.resolve_title("Product Person").role == "product-manager"
    assert BASE.resolve_title("Product Person").role is None
    assert acme.structure is not None
    assert str(acme.structure.range_for("P4", place="Berlin, DE", on="2026-01-01")) == "EUR 66,000 to 90,000 per year"
    assert BASE.structure is None
    assert (acme.version, str(acme.as_of)) == ("7", "2026-05-01")
    assert str(acme).startswith("Acme: ")
    assert {fact.id for fact in acme.facts()} - {fact.id for fact in BASE.facts()} == {"acme-1"}
    assert acme.conflicts() == BASE.conflicts()


def test_it_comes_back_from_a_pickle_over_the_same_base(folder: Path) -> None:
    acme = pickle.loads(pickle.dumps(pr.load_catalogue(folder, base=BASE)))
    assert acme.roles["acme-pm"].name == "Acme PM"
    assert acme.base is BASE


def test_an_override_says_so(folder: Path) -> None:
    text = 'name = "Boss"\nfamily = "product-management"\n'
    file = folder / "roles" / "head-of-product.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(CatalogueError) as raised:
        pr.load_catalogue(folder, base=BASE, eager=True)
    why = "'head-of-product' is in the base too; overrides = true would put this in its place"
    assert told(raised.value) == [f"roles/head-of-product.toml: {why}"]
    file.write_text(f"overrides = true\n{text}", "utf-8")
    acme = pr.load_catalogue(folder, base=BASE, eager=True)
    assert acme.roles["head-of-product"].name == "Boss"
    assert len(acme.roles) == len(BASE.roles) + 1
    assert list(acme.roles).index("head-of-product") == list(BASE.roles).index("head-of-product")
    (folder / "roles" / "acme-pm.toml").write_text(f"overrides = true\n{PM}", "utf-8")
    with pytest.raises(CatalogueError, match="nothing to override: the base has no 'acme-pm'"):
        pr.load_catalogue(folder, base=BASE, eager=True)


def test_every_problem_is_told_at_once_and_those_of_the_base_are_not(folder: Path) -> None:
    (folder / "roles" / "broken.toml").write_text("name = ", "utf-8")
    (folder / "roles" / "latin.toml").write_bytes(b'name = "caf\xe9"')
    (folder / "rolls.toml").write_text("", "utf-8")
    (folder / "role").mkdir()
    (folder / "role" / "x.toml").write_text("", "utf-8")
    (folder / "catalogue.toml").write_text('as_of = "soon"', "utf-8")
    (folder / "structure.toml").write_text('[[entries]]\ngrade = "P4"\n', "utf-8")
    (folder / "titles" / "en.toml").write_text("[wrds]\nmanager = 'x'\n", "utf-8")
    more = (
        'aliases = [{ id = "acme-2", value = { title = "CPO" }, citations = [{ source = "nobook", locator = "1" }] }]'
    )
    (folder / "roles" / "acme-pm.toml").write_text(PM.split("[[", maxsplit=1)[0] + more, "utf-8")
    with pytest.raises(CatalogueError) as raised:
        pr.load_catalogue(folder, base=BASE, eager=True)
    found = told(raised.value)
    for start in (
        "role/: unknown document 'role'; near: roles",
        "rolls.toml: unknown document 'rolls'",
        "roles/broken.toml: Invalid value",
        "roles/latin.toml: not UTF-8: byte 0xe9 (at line 1, column 12)",
        "roles/acme-pm.toml: aliases, fact acme-2: no source 'nobook'",
        "roles/acme-pm.toml: aliases, fact acme-2: 'CPO' is a name of chief-product-officer too",
        "catalogue.toml: as_of: ",
        "structure.toml: ",
        "titles/en.toml: wrds: unknown key 'wrds'; near: words",
    ):
        assert [problem for problem in found if problem.startswith(start)], (start, found)
    assert len(found) == 9 + sum(problem.startswith("structure.toml") for problem in found) - 1


def test_an_empty_folder_and_a_missing_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="holds no document of a catalogue"):
        pr.load_catalogue(tmp_path, base=BASE, eager=True)
    with pytest.raises(CatalogueError, match="no such folder"):
        pr.load_catalogue(tmp_path / "nowhere", base=BASE)
    with pytest.raises(FieldError):
        pr.load_catalogue(base=BASE)


def test_a_document_is_what_the_folder_is(folder: Path) -> None:
    document = {
        "roles": {"acme-pm": {
            "name": "Acme PM", "family": "product-management", "level": "mid",
            "aliases": [{
                "id": "acme-1", "value": {"title": "Product Person"},
                "citations": [{"source": "acme-handbook", "locator": "page 1"}],
            }],
        }},
        "sources": {"acme-handbook": {"title": "The handbook", "kind": "handbook"}},
    }  # fmt: skip
    from_data = BASE.extended(json.loads(json.dumps(document)))
    assert from_data.roles["acme-pm"] == pr.load_catalogue(folder, base=BASE).roles["acme-pm"]
    for name in ("ladders/acme", "structure", "titles/en", "catalogue"):
        (folder / f"{name}.toml").unlink()
    (folder / "sources.toml").write_bytes(SOURCES.replace("\n", "\r\n").encode())
    assert from_data.content_hash == pr.load_catalogue(folder, base=BASE).content_hash != BASE.content_hash


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ({"roles": {"x": {"name": "X"}}}, "roles.x: family: missing key 'family'"),
        ({"roles": {"x": 7}}, "roles.x: expected a table, not int 7"),
        ({"roles": [1]}, "roles: expected a table of documents by id"),
        ({"rolls": {}}, "rolls: unknown document 'rolls'; near: roles"),
        ({"kpis": {"x": {"name": "X"}}}, "kpis: x.kind: missing key 'kind'"),
        ({"roles": {"X Y": {"name": "X", "family": "f"}}}, "roles.X Y: expected an id of lower-case words"),
        ({"ladders": {"x": {"name": "X", "levels": 3}}}, "ladders.x: "),
    ],
)
def test_what_is_wrong_with_a_document_is_told_by_path(document: dict[str, object], problem: str) -> None:
    with pytest.raises(CatalogueError) as raised:
        BASE.extended(document)
    assert [found for found in told(raised.value) if found.startswith(problem)], told(raised.value)


def test_records_over_a_catalogue() -> None:
    role = attrs.evolve(BASE.roles["product-owner"], name="Backlog Boss")
    with pytest.raises(CatalogueError, match="is in the base too"):
        BASE.extended(roles=[role])
    more = BASE.extended(roles=[role], overrides=["product-owner"])
    assert more.roles["product-owner"] == role
    assert str(BASE.diff(more)) == "changed: roles product-owner, name"
    assert not BASE.diff(BASE.extended())
    assert str(BASE.diff(BASE)) == "no difference"
    with pytest.raises(FieldError):
        BASE.extended(roles=[role], overrides=["product-oner"])
    with pytest.raises(FieldError):
        BASE.extended(roles=[role, role])


def test_a_difference_is_told_by_fact() -> None:
    role = BASE.roles["chief-product-officer"]
    more = BASE.extended(roles=[attrs.evolve(role, salaries=role.salaries[1:])], overrides=[role.id])
    (change,) = BASE.diff(more).changes
    assert (change.change, change.field, change.fact) == ("removed", "salaries", role.salaries[0].id)
    (back,) = more.diff(BASE).changes
    assert back.change == "added"
    assert pr.make_converter().unstructure(change)["fact"] == role.salaries[0].id


@given(testing.ladders())
def test_any_ladder_may_be_added(ladder: pr.Ladder) -> None:
    ladder = attrs.evolve(ladder, id="own")
    more = BASE.extended(ladders=[ladder])
    assert more.ladders["own"] == ladder
    assert [str(change) for change in BASE.diff(more).changes] == ["added: ladders own"]


def test_a_retired_id_names_its_successor(folder: Path) -> None:
    (folder / "retired.toml").write_text('[roles]\nold-pm = "acme-pm"\n', "utf-8")
    acme = pr.load_catalogue(folder, base=BASE)
    with pytest.raises(RetiredNameError, match="role 'old-pm' was retired; its successor is 'acme-pm'") as raised:
        acme.roles["old-pm"]
    assert isinstance(raised.value, KeyError)
    assert "old-pm" not in acme.roles
    with pytest.raises(UnknownRoleError):
        BASE.roles["old-pm"]
