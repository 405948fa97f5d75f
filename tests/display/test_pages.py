import re
from pathlib import Path

import pytest

import productroles as pr
from productroles import display
from productroles.errors import FieldTypeError

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'


def test_a_page_loads_nothing_and_runs_nothing(tmp_path: Path) -> None:
    chart = pr.OrgChart.from_records([{"id": 1, "manager": None, "title": HOSTILE}])
    made = display.page(HOSTILE, f"# {HOSTILE}", HOSTILE, pr.resolve_title(HOSTILE), chart, display.svg(chart))
    text = made.save(tmp_path / "page.html").read_text("utf-8")
    assert text == str(made)
    assert "<script" not in text
    assert "default-src 'none'" in text
    assert re.findall(r"<img [^>]*src=\"(?!data:image/svg\+xml;base64,)", text) == []
    assert re.findall(r"(?:src|href)=\"?https?:", text) == []
    assert text.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 4


def test_a_page_says_its_language_and_direction() -> None:
    assert '<html lang="de-AT">' in str(display.page("Gehälter", pr.Money("1", "EUR"), locale="de_AT"))
    assert '<html lang="he" dir="rtl">' in str(display.page("x", locale="he"))
    assert '<html lang="en">' in str(display.page("x"))


def test_the_same_input_gives_the_same_bytes() -> None:
    items = ["# Roles", pr.load_catalogue().roles["product-manager"]]
    assert display.page("x", *items) == display.page("x", *items)


def test_a_page_in_a_notebook_is_told_and_not_shown() -> None:
    made = display.page("Offers", pr.Money("1", "EUR"))
    assert made._repr_html_() == "<bdi>&lt;Page &#x27;Offers&#x27;&gt;</bdi>"


def test_a_title_that_is_no_text_is_refused() -> None:
    with pytest.raises(FieldTypeError, match="expected the title of the page as text, and what it shows behind it"):
        display.page(pr.Money("1", "EUR"))  # type: ignore[arg-type]


def test_a_drawing_is_scrolled_where_it_would_be_too_small_to_read() -> None:
    small = display.svg(pr.OrgChart.from_records([{"id": 1, "manager": None, "title": "CPO"}]))
    large = display.svg(pr.load_catalogue().career_paths("product-manager", "chief-product-officer")[:1])
    assert (small.width, large.width) == (420, 1254)
    assert "max-width:100%;height:auto;min-width:420px" in str(display.page("x", small))
    assert "max-width:100%;height:auto;min-width:640px" in str(display.page("x", large))
    assert "min-width" not in large._repr_html_()
