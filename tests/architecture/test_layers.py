import graphlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"
LINT = (
    "import sys; from importlinter.cli import lint_imports; "
    "sys.exit(lint_imports(config_filename=sys.argv[1], no_cache=True))"
)


def lint(source: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT, str(PYPROJECT)],
        env={**os.environ, "PYTHONPATH": str(source)},
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    )


def test_imports_go_strictly_downwards(package: Path) -> None:
    result = lint(package.parent)
    assert result.returncode == 0, result.stdout + result.stderr


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Typing-only imports included; that a package names what its own modules hold is left out."""
    graph = grimp.build_graph("productroles", exclude_type_checking_imports=False, cache_dir=None)
    below = {
        module: {
            other
            for other in graph.find_modules_directly_imported_by(module)
            if other.rpartition(".")[0] != module and other != "productroles"
        }
        for module in graph.modules
    }
    graphlib.TopologicalSorter(below).prepare()


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("stray.py", ""),
        ("_version.py", "from productroles import errors"),
        (
            "errors.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from productroles._exact import ZERO",
        ),
        ("_exact.py", "def later():\n    from productroles.context import Place"),
        ("_exact.py", "def later():\n    from productroles import Place"),
        ("_show.py", "from productroles import _fields"),
    ],
    ids=[
        "in no layer",
        "upwards",
        "upwards for typing",
        "upwards in a function",
        "upwards by the root",
        "sideways",
    ],
)
def test_the_contract_sees_a_planted_fault(module: str, code: str, package: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(package, tmp_path / "productroles", ignore=shutil.ignore_patterns("__pycache__", "data"))
    with (copy / module).open("a") as file:
        file.write(f"\n{code}\n")
    result = lint(tmp_path)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "BROKEN" in result.stdout
