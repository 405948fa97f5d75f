import subprocess
import sys

import pytest

import productroles as pr

NEVER = {"cattrs", "babel", "tomllib", "numpy", "pandas", "polars", "narwhals", "hypothesis"}
ROOT = NEVER | {"attr", "attrs", "importlib.metadata", "importlib.resources", "decimal", "unittest"}
LOADED = (
    "import sys; before = set(sys.modules); import productroles as pr; {use}; "
    "print(*sorted(set(sys.modules) - before), sep='\\n')"
)


@pytest.mark.parametrize(
    ("use", "denied"),
    [
        ("pass", ROOT),
        ("dir(pr)", ROOT),
        ("pr.Money", NEVER),
        ("pr.Money('1', 'USD') + pr.Money('2', 'USD')", NEVER),
        ("pr.Role", NEVER),
    ],
)
def test_nothing_heavy_is_loaded(use: str, denied: set[str]) -> None:
    if use == "pr.Role" and "Role" not in pr.__all__:
        pytest.skip("there is no Role yet")
    result = subprocess.run([sys.executable, "-c", LOADED.format(use=use)], capture_output=True, text=True, check=True)
    loaded = result.stdout.split()
    assert "productroles" in loaded
    assert denied.isdisjoint(loaded)
