import re
from pathlib import Path

import pytest

import productroles as pr
from productroles.pay import metrics

PAGES = Path(__file__).parents[2] / "docs" / "reference"
DOCUMENTED = {
    name
    for page in PAGES.glob("*.md")
    for name in re.findall(
        r"^\.\. auto(?:class|function|data|exception):: (\w+)", page.read_text("utf-8"), re.MULTILINE
    )
}


def test_every_public_name_is_in_the_reference() -> None:
    elsewhere = {name for name in pr.__all__ if name in dir(metrics)} | {"ProductRolesError", "ProductRolesWarning"}
    assert set(pr.__all__) - elsewhere - {"__version__"} == DOCUMENTED


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.stem)
def test_every_page_of_the_reference_is_in_its_index(page: Path) -> None:
    listed = (PAGES / "index.md").read_text("utf-8").split("```{toctree}")[1]
    assert page.stem == "index" or f"\n{page.stem}\n" in listed
