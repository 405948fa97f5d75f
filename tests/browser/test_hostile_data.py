"""Data that would be a script, shown by every renderer in a real browser: nothing runs and nothing vanishes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import productroles as pr
from productroles import display

if TYPE_CHECKING:
    from conftest import Browser

CAT = pr.load_catalogue()
ATTACKS = [
    "<img src=x onerror=\"window.ran='img'\">",
    "</script><script>window.ran='script'</script>",
    '"><svg onload="window.ran=\'svg\'">',
    "'-window.ran='quote'-'",
    "<iframe srcdoc=\"<script>parent.ran='frame'</script>\"></iframe>",
    "</title></desc></bdi></table><style>*{display:none}</style>",
    "javascript:window.ran='address'",
    "&lt;b&gt;&amp;",
    "[bold]PM[/bold]",
    "=CMD()",
]


def records(text: str) -> list[object]:
    """Records of many kinds with the text wherever they take text."""
    citation = pr.Citation("s", text, attributed_to=text)
    fact = pr.Fact("f", "r", pr.Alias(text, condition=text), [citation], status="disputed", as_printed=text, note=text)
    role = pr.Role(id="r", name=text, family="f", aliases=[fact])
    ladder = pr.Ladder.from_levels([[text], ["PM"]], name=text, codes=[text, "P2"])
    pay = pr.SalaryRange("1", "2", currency="USD", per="year").assume(component="base", because=text)
    return [
        role,
        [role, role],
        fact,
        [fact, fact],
        ladder,
        pay,
        pr.resolve_title(text),
        pr.resolve_title(f"Product Manager, {text}"),
        pr.read_pay(text),
        pr.read_pay(f"$312,00 {text}"),
        pr.Source(id="s", title=text, kind="web-text", publisher=text, note=text),
        pr.OrgChart.from_records([{"id": 1, "manager": None, "title": text}, {"id": 2, "manager": 9, "title": text}]),
        pr.Statement(text),
        pr.compare_seniority(text, "PM", ladder=ladder),
        CAT.compare_roles(role, role),
    ]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All records with all attacks: in a bare page without a policy, drawings both as images and as markup."""
    parts: list[str] = []
    for text in ATTACKS:
        parts.append(f"<h2>{ATTACKS.index(text)}</h2>")
        parts += [display.html(record) for record in records(text)]
        chart = pr.OrgChart.from_records([{"id": 1, "manager": None, "title": text}])
        ladder = pr.Ladder.from_levels([[text]], name=text)
        figures = {text: pr.Pay("90000", "EUR", per="year")}
        for drawing in (display.svg(chart), display.svg([ladder, ladder]), display.svg(figures)):
            parts += [str(drawing), drawing._repr_html_()]
    file = tmp_path_factory.mktemp("hostile") / "all.html"
    file.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>safe</title>{"".join(parts)}</html>', "utf-8"
    )
    return file


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_runs_and_nothing_is_fetched(browser: Browser, shown: Path, dark: bool) -> None:
    browser.open(shown, dark=dark)
    assert browser.run("return [window.ran ?? null, document.title]") == [None, "safe"]
    assert (
        browser.run("return document.querySelectorAll('script,iframe,object,embed,style,[onerror],[onload]').length")
        == 0
    )
    assert browser.fetched() == []


def test_nothing_vanishes(browser: Browser, shown: Path) -> None:
    browser.open(shown)
    text = browser.run("return document.body.innerText")
    for attack in ATTACKS:
        assert text.count(attack) >= 12, attack


def test_a_page_stops_what_was_put_into_it_by_hand(browser: Browser, tmp_path: Path) -> None:
    made = str(display.page("Offers", pr.Money("1", "EUR")))
    spoilt = made.replace(
        "<main>", "<main><img src=x onerror=\"window.ran='img'\"><script>window.ran='script'</script>"
    )
    file = tmp_path / "page.html"
    file.write_text(spoilt, "utf-8")
    browser.open(file)
    assert browser.run("return window.ran ?? null") is None


PAGE_ITEMS = ["chief-product-officer", "product-manager"]


@pytest.mark.parametrize("width", [360, 1400])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("locale", [None, "de", "he"])
def test_a_page_is_accessible_and_fits(
    browser: Browser, tmp_path: Path, locale: str | None, dark: bool, width: int
) -> None:
    roles = [CAT.roles[name] for name in PAGE_ITEMS]
    chart = pr.OrgChart.from_records(
        [{"id": 1, "manager": None, "title": "CPO"}, {"id": 2, "manager": 1, "title": "PM"}]
    )
    items = [*roles, roles, CAT.compare_roles(*roles), chart, display.svg(chart), CAT.ladders["uk-ddat"]]
    items += [pr.resolve_title("Head of Product"), pr.read_pay("$312,00", place="US"), *CAT.conflicts()[:3]]
    file = display.page("Product roles", "# Beside each other", *items, locale=locale).save(tmp_path / "page.html")
    browser.open(file, dark=dark, width=width)
    assert browser.violations() == []
    assert browser.overflow() <= 0
    assert browser.complaints() == []
