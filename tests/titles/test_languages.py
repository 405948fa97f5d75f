"""In which language a title is read when nobody says."""

import pytest

import productroles as pr
from productroles.titles.concepts import HEAD


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Szef produktu", "pl"),
        ("Koordynatorka produktu", "pl"),
        ("Sekretärin des Produktmanagements", "de"),
        ("Proprietario del prodotto", "it"),
        ("Responsabile Product Management", "it"),
        ("Gerente Geral de Produtos", "pt"),
        ("Responsable de Producto", "es"),
        ("Responsable produit", "fr"),
        ("Directeur général délégué", "fr"),
        ("Assistent van de productmanager", "nl"),
        ("General Manager, Product", "en"),
        ("Product Manager E-Commerce", "en"),
        ("生産管理マネージャー", "ja"),
        ("代表取締役社長", "ja"),
        ("技术产品经理", "zh"),
        ("프로덕트 총괄", "ko"),
        ("Productlijnmanager (Zürich)", "nl"),
        ("产品经理 (Milano)", "zh"),
        ("Product Manager, Warszawa", "en"),
    ],
)
def test_the_words_tell_the_language(title: str, language: str) -> None:
    assert pr.resolve_title(title).language == language


@pytest.mark.parametrize("title", ["Opiekun produktu", "Wiceprezes ds. produktu", "Projektantka produktów cyfrowych"])
def test_of_languages_with_equal_claims_the_one_that_knows_most_is_taken(title: str) -> None:
    told, given = pr.resolve_title(title), pr.resolve_title(title, language="pl")
    assert (told.family, told.level) == (given.family, given.level)
    assert told.family is not None


@pytest.mark.parametrize("language", ["de", "fr", "es", "pt", "it", "nl", "pl", "sv", "da", "no", "fi"])
def test_a_word_for_a_person_tells_its_language_beside_english_words(language: str) -> None:
    vocabulary = pr.load_catalogue().vocabulary
    titles = [
        f"{word} Product Management"
        for word, meaning in vocabulary.document(language).words.items()
        if len(word) > 5 and (meaning[-1].kind & HEAD or meaning[-1].name == "serving")
        if word not in vocabulary.document("en").words
    ]
    assert len(titles) > 15
    for title in titles:
        told, given = pr.resolve_title(title), pr.resolve_title(title, language=language)
        assert (title, told.family) == (title, given.family)
        assert (title, told.language) != (title, "en")
