import tomllib
from pathlib import Path

import pytest

import productroles as pr
from productroles.titles.vocabulary import Vocabulary

FILES = Path(pr.__file__).parent / "catalogue" / "data" / "titles"
DOCUMENTS = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in FILES.glob("*.toml")}


def test_the_shipped_documents_pass_the_check_that_others_must_pass() -> None:
    assert set(Vocabulary.from_documents(DOCUMENTS).languages) == set(DOCUMENTS) - {"common"}


@pytest.mark.parametrize("language", sorted(set(DOCUMENTS) - {"common"}))
def test_every_beginning_and_end_of_a_compound_can_be_split_off(language: str) -> None:
    lexicon = pr.load_catalogue().vocabulary.lexicon(language)
    for piece in (*lexicon.compounds, *lexicon.endings):
        assert lexicon.words[piece]
        pr.resolve_title(f"{piece}xyzxyz {piece}", language=language)
        pr.resolve_title(f"xyzxyz{piece}", language=language)


@pytest.mark.parametrize("title", ["Vizepräsident Produkt", "Vizepräsidentin Produktmanagement"])
def test_a_german_vice_president(title: str) -> None:
    assert pr.resolve_title(title).role == "vp-of-product"


def test_every_role_that_the_documents_name_is_in_the_catalogue() -> None:
    assert set(DOCUMENTS["common"]["roles"]) <= set(pr.load_catalogue().roles)


def test_an_extension_changes_only_the_language_that_it_names() -> None:
    base = pr.load_catalogue().vocabulary
    base.lexicon("en")
    more = base.extended({"de": {"words": {"manager": "hütewart"}}})
    assert more.lexicon("en") is base.lexicon("en")
    assert "hutewart" in more.lexicon("de").words
    assert "hutewart" not in base.lexicon("de").words
