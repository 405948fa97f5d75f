from enum import StrEnum
from pathlib import Path

import productroles as pr

PAGE = (Path(__file__).parents[2] / "docs" / "wire.md").read_text("utf-8")
ENUMS = [value for name in pr.__all__ if isinstance(value := getattr(pr, name), type) and issubclass(value, StrEnum)]


def test_every_value_of_a_closed_set_is_promised() -> None:
    rows = dict(line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith("| `"))
    assert rows == {f"`{kind.__name__}`": ", ".join(f"`{member}`" for member in kind) for kind in ENUMS}
