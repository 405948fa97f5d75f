"""The built documentation as a reader meets it; `make docs` builds it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Browser

BUILT = Path(__file__).parents[2] / "docs" / "_build" / "html"
PAGES = [
    "index.html",
    "tutorial.html",
    "gallery.html",
    "performance.html",
    "examples/cpo_across_cities.html",
    "examples/two_offers.html",
    "examples/team_pay_audit.html",
    "examples/titles_to_org_chart.html",
    "examples/career_plan.html",
    "explanation/difficult-titles.html",
    "howto/use-in-a-service.html",
    "reference/pay.html",
    "reference/display.html",
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_whole_offline_and_accessible(browser: Browser, page: str, dark: bool) -> None:
    browser.open(BUILT / page, dark=dark)
    assert browser.fetched() == []
    assert browser.complaints() == []
    assert browser.violations() == []


@pytest.mark.parametrize("width", [360, 1600])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_a_narrow_and_a_wide_window(browser: Browser, page: str, width: int) -> None:
    browser.open(BUILT / page, width=width)
    assert browser.overflow() <= 0


def test_pictures_of_the_examples_are_loaded_and_have_a_text(browser: Browser) -> None:
    for page in PAGES:
        browser.open(BUILT / page)
        pictures = browser.run(
            "return [...document.querySelectorAll('article img')].map(i => [i.complete && i.naturalWidth, i.alt])"
        )
        assert all(width and text for width, text in pictures)
        if page.startswith("examples/") and "audit" not in page:
            assert pictures
