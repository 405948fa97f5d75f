from html.parser import HTMLParser

import pytest
from hypothesis import given

import productroles as pr
from productroles import display, testing

VOID = {"br"}
HOSTILE = "<img src=x onerror=alert(1)></script>[bold]\u202e"


class Checker(HTMLParser):
    """Every element is closed in order; collects tags, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def checked(markup: str) -> Checker:
    checker = Checker()
    checker.feed(markup)
    assert checker.open == []
    assert checker.tags <= {"table", "caption", "thead", "tbody", "tr", "th", "td", "bdi", "p"}
    assert checker.attributes <= {"scope", "style"}
    return checker


@given(testing.roles())
def test_a_role_shows_itself_in_semantic_html(role: pr.Role) -> None:
    page = checked(role._repr_html_())
    assert str(role) in page.text
    assert all(str(fact.value) in page.text for fact in role.facts())


@pytest.mark.parametrize("role", pr.load_catalogue().roles.values(), ids=lambda role: role.id)
def test_every_shipped_role_fits_a_notebook(role: pr.Role) -> None:
    markup = display.html(role)
    checked(markup)
    assert len(markup) < 20_000


def test_every_datum_is_escaped() -> None:
    fact = pr.Fact("a", "r", pr.Alias(HOSTILE, condition=HOSTILE), [pr.Citation("s", HOSTILE, attributed_to=HOSTILE)])
    page = checked(pr.Role(id="r", name=HOSTILE, family="f", aliases=[fact])._repr_html_())
    assert page.text.count(HOSTILE) == 5


def test_any_record_shows_at_least_its_words() -> None:
    assert checked(pr.Money("450000", "USD")._repr_html_()).text == "USD 450,000"
