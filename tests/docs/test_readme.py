import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_demo_prints_what_the_readme_shows(capsys: pytest.CaptureFixture[str]) -> None:
    recipe = re.search(r"^demo:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert recipe is not None
    arguments = recipe[1].replace("\\\n", " ").split("pay_review.py")[1].split()
    spec = spec_from_file_location("pay_review", ROOT / "examples" / "pay_review.py")
    assert spec is not None
    assert spec.loader is not None
    pay_review = module_from_spec(spec)
    spec.loader.exec_module(pay_review)
    assert pay_review.main(arguments) == 0
    shown = re.search(
        r"<!-- demo -->\n```text\n(.*)```\n<!-- /demo -->", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    assert shown is not None
    assert capsys.readouterr().out == shown[1]
