import subprocess
import sys
from pathlib import Path

import pytest

import productroles as pr

EXAMPLE = Path(__file__).parents[2] / "examples" / "what_a_cpo_is.py"


@pytest.fixture(scope="module")
def printed() -> str:
    result = subprocess.run([sys.executable, EXAMPLE], capture_output=True, text=True, check=True, encoding="utf-8")
    assert result.stderr == ""
    return result.stdout


@pytest.mark.parametrize(
    "line",
    [
        "* The topmost product post of a company [text-000, s0-02]",
        "* Head of Product (disputed) [text-001, s1-03]",
        "* Retention = 1 - lost / start (ratio, up is better) [text-001, s1-31]",
        "* required: bachelor (ISCED 6) [text-001, s1-36]",
        "* observed: master (ISCED 7), 53 % have it [text-001, s1-37]",
        "* New York, NY, US: USD 450,000, about EUR 420,364.32 on 2024-06-28 [text-004, s4-57]",
        "  reports to chief-executive-officer (1 source)",
        "product-manager > director-of-product > vp-of-product > chief-product-officer (weakest step: 3 sources)",
    ],
)
def test_the_page_answers_with_sources(printed: str, line: str) -> None:
    assert line in printed.splitlines()


def test_every_city_and_every_contradiction_is_shown(printed: str) -> None:
    cat = pr.load_catalogue()
    for fact in cat.facts(kind="salaries", role="chief-product-officer"):
        assert f"{fact.citations[0].source}, {fact.citations[0].locator}" in printed
    for conflict in cat.conflicts():
        assert conflict.label in printed
        for fact in conflict.facts:
            assert f"{fact.citations[0].source}, {fact.citations[0].locator}" in printed
    broken = [line for line in printed.splitlines() if "$312,00" in line]
    assert broken, "a mistyped figure is told of"
    assert all("(rejected)" in line and "printed $312,00" in line for line in broken)


def test_the_period_that_is_not_stated_is_not_made_up(printed: str) -> None:
    cities = [line for line in printed.splitlines() if "about EUR" in line]
    assert len(cities) == 15
    assert not [line for line in cities if "per year" in line]
