import ast
import pkgutil
from pathlib import Path

import pytest

import productroles as pr


@pytest.fixture(scope="module")
def tree(package: Path) -> ast.Module:
    return ast.parse((package / "__init__.py").read_text("utf-8"))


@pytest.fixture(scope="module")
def table(tree: ast.Module) -> dict[str, str]:
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "_HOMES":
            assert node.value is not None
            found = ast.literal_eval(node.value)
            assert isinstance(node.value, ast.Dict)
            assert len(node.value.keys) == len(found), "a name stands twice in the table"
            return found
    pytest.fail("productroles/__init__.py has no table _HOMES")


def test_all_is_the_table(table: dict[str, str]) -> None:
    assert sorted(pr.__all__) == sorted(table)


def test_the_typing_block_is_the_table(tree: ast.Module, table: dict[str, str]) -> None:
    typed = {
        alias.name: node.module
        for block in tree.body
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.asname == alias.name
    }
    assert typed == {name: f"productroles.{home}" for name, home in table.items()}


def test_getattr_is_hidden_from_type_checkers(tree: ast.Module) -> None:
    homes = [
        ast.unparse(block.test)
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.FunctionDef) and node.name == "__getattr__"
    ]
    assert homes == ["not TYPE_CHECKING"]


@pytest.mark.parametrize("name", sorted(pr.__all__))
def test_every_name_is_there(name: str) -> None:
    assert getattr(pr, name) is not None
    assert name in dir(pr)


def test_no_name_hides_a_room(table: dict[str, str]) -> None:
    rooms = {info.name for info in pkgutil.iter_modules(pr.__path__)}
    assert rooms.isdisjoint(table)


def test_a_misspelt_name_is_told_the_near_ones() -> None:
    with pytest.raises(AttributeError, match=r"'Mony'.*Money"):
        pr.Mony  # noqa: B018


def test_a_name_like_no_other_is_refused_too() -> None:
    with pytest.raises(AttributeError, match="'xyzzy'"):
        pr.xyzzy  # noqa: B018
