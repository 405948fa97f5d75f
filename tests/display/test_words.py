"""The catalogues of words agree with each other and with the code that asks for them."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

import productroles as pr
import productroles.display
from productroles.display.words import Words
from productroles.errors import UnknownLocaleError
from productroles.roles.role import fields_of_facts

CLOSED = (
    pr.Accountability, pr.Certainty, pr.ChangeKind, pr.FactStatus, pr.GapStatus, pr.KPIDirection, pr.PayComponent,
    pr.PayPeriod, pr.PayTax, pr.Severity,
)  # fmt: skip
HERE = Path(productroles.display.__file__).parent
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
    asked |= {str(member) for kind in CLOSED for member in kind}
    asked |= {f"a-{relation}-b" for relation in pr.PayRelation}
    asked |= {f"is-{relation}" for relation in pr.SeniorityRelation}
    asked |= {kind.replace("_", "-") for kind in fields_of_facts()}
    asked |= {"payments-per-year", "range-label", "as-of", "as-printed"}
    assert set(catalogue("en")) - asked == set()


def test_a_language_without_a_catalogue_gets_english_words_and_its_own_numbers() -> None:
    assert Words("pl")("more", count=12345) == "12\xa0345 more"
    assert Words("de_AT")("more", count=3) == "3 weitere"


def test_an_unknown_locale_is_refused() -> None:
    with pytest.raises(UnknownLocaleError):
        Words("xx")
