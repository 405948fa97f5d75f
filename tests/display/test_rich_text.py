from io import StringIO

import pytest
from rich.console import Console

import productroles as pr
from productroles import display

HOSTILE = "PM [bold]x[/x] [link=file:///etc]y"


def printed(record: object, width: int = 160) -> str:
    out = StringIO()
    Console(file=out, width=width).print(record)
    return out.getvalue()


def test_brackets_in_data_are_shown_and_are_no_markup() -> None:
    chart = pr.OrgChart.from_records([{"id": 1, "manager": None, "title": HOSTILE}])
    assert HOSTILE in printed(chart)
    assert HOSTILE in printed(pr.resolve_title(HOSTILE))
    fact = pr.Fact("a", "r", pr.Alias(HOSTILE), [pr.Citation("s", HOSTILE)])
    assert printed(fact).count(HOSTILE) == 2


def test_controls_and_marks_of_direction_are_made_visible() -> None:
    assert "PM\ufffd\ufffd" in printed(pr.resolve_title("PM\u202e\x1b"))


@pytest.mark.parametrize("role", ["chief-product-officer", "product-manager"])
def test_a_role_is_a_table_that_fits_the_terminal(role: str) -> None:
    text = printed(pr.load_catalogue().roles[role], width=80)
    assert "responsibilities" in text
    assert max(map(len, text.splitlines())) <= 80


def test_long_outlines_are_cut_and_say_so() -> None:
    chart = pr.OrgChart.from_records(
        [{"id": at, "manager": at - 1 if at else None, "title": f"T{at}"} for at in range(300)]
    )
    text = printed(chart)
    assert "cut here" in text
    assert "180 people are folded" in text


def test_a_picture_is_told_in_words() -> None:
    chart = pr.OrgChart.from_records([{"id": 1, "manager": None, "title": "CPO"}])
    assert "People: 1. Shown: 1." in printed(display.svg(chart))


def test_figures_are_those_of_str() -> None:
    assert printed(pr.Money("450000", "USD")).strip() == "USD 450,000"
    assert "USD 220,000 to 310,000" in printed(pr.SalaryRange("220000", "310000", currency="USD", per="year"))
