"""The figures in the documentation are those of this state of the code."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_of_scores_is_that_of_the_code() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "score_titles.py"))
    assert script["main"](["--check"]) == 0
