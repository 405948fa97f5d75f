"""The catalogues of words agree with each other and with the code that asks for them."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

import productroles as pr
from productroles import display
from productroles.display.words import Words
from productroles.errors import UnknownLocaleError
from productroles.roles.role import fields_of_facts

CLOSED = (
    pr.Accountability, pr.Area, pr.Certainty, pr.ChangeKind, pr.FactStatus, pr.GapStatus, pr.KPIDirection, pr.KPIKind,
    pr.KPIUnit, pr.NameForm, pr.PayComponent, pr.PayPeriod, pr.PayTax, pr.ProblemKind, pr.RateKind,
    pr.SeniorityBasis, pr.Severity,
)  # fmt: skip
# Words that are the same in English.
ALIKE = {
    "de": {"a", "b", "converted", "drawn", "rate"},
    "fr": {
        "a", "b", "Certainty.certain", "code", "conversion", "conversions", "drawn", "grade", "KPIKind.conversion",
        "KPIKind.simple", "KPIUnit.points", "licence", "PayTax.net", "Severity.note", "source", "source-count",
        "traits", "version", "via",
    },
}  # fmt: skip
MEMBERS = [member for kind in CLOSED for member in kind]
HERE = Path(display.__file__).parent
LANGUAGES = sorted(file.stem for file in (HERE / "data").glob("*.po"))


def catalogue(language: str) -> dict[str, str]:
    with (HERE / "data" / f"{language}.po").open("rb") as stream:
        return {str(message.id): str(message.string) for message in read_po(stream) if message.id}


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_three_languages_are_there() -> None:
    assert {"de", "en", "fr"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_says_everything_with_the_same_values(language: str) -> None:
    english, other = catalogue("en"), catalogue(language)
    assert set(other) == set(english)
    assert {key: values(text) for key, text in other.items()} == {key: values(text) for key, text in english.items()}


def test_every_word_is_used() -> None:
    code = " ".join(file.read_text(encoding="utf-8") for file in HERE.glob("*.py"))
    asked = set(re.findall(r"""["']([a-z][a-z-]*)["']""", code))
    asked |= {f"a-{relation}-b" for relation in pr.PayRelation}
    asked |= {f"is-{relation}" for relation in pr.SeniorityRelation}
    asked |= {kind.replace("_", "-") for kind in fields_of_facts()}
    asked |= {"payments-per-year", "range-label", "as-of", "as-printed"}
    asked |= {f"{type(member).__name__}.{member}" for member in MEMBERS}
    assert set(catalogue("en")) - asked == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_member_of_a_closed_set_that_is_shown_has_words(language: str) -> None:
    said = catalogue(language)
    assert [member for member in MEMBERS if f"{type(member).__name__}.{member}" not in said] == []
    for member in MEMBERS:
        assert Words(language).member(member) == said[f"{type(member).__name__}.{member}"]


@pytest.mark.parametrize("language", sorted({*LANGUAGES} - {"en"}))
def test_words_are_translated(language: str) -> None:
    english, other = catalogue("en"), catalogue(language)
    alike = {key for key, words in other.items() if words == english[key]}
    assert alike == ALIKE[language]


def test_what_is_not_stated_is_told_apart() -> None:
    text = re.sub("<[^>]*>", " ", display.html(pr.SalaryRange("1", "2", currency="EUR"), locale="de"))
    assert text.count("Zeitraum nicht angegeben") == 1
    assert " ".join(text.split()).endswith("Bestandteil nicht angegeben brutto oder netto nicht angegeben")


def words_asked_for() -> set[str]:
    """The keys that the code writes out where it asks for words."""
    found: set[object] = set()
    for file in HERE.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = ast.unparse(node.func).rpartition(".")[2]
                if name in ("shown", "words", "notes"):
                    found |= {part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)}
                if name == "table" and len(node.args) == 3:
                    found |= {part.value for part in ast.walk(node.args[1]) if isinstance(part, ast.Constant)}
    return {key for key in found if isinstance(key, str) and re.fullmatch("[a-z]([a-z-]*[a-z])?", key)}


def test_every_word_asked_for_is_there() -> None:
    assert len(words_asked_for()) > 90
    assert words_asked_for() - set(catalogue("en")) == set()


def test_a_language_without_a_catalogue_gets_english_words_and_its_own_numbers() -> None:
    assert Words("pl")("more", count=12345) == "12\xa0345 more"
    assert Words("de_AT")("more", count=3) == "3 weitere"


def test_an_unknown_locale_is_refused() -> None:
    with pytest.raises(UnknownLocaleError):
        Words("xx")
