"""In which language a title is read when nobody says."""

import pytest

import productroles as pr


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
    ],
)
def test_the_words_tell_the_language(title: str, language: str) -> None:
    assert pr.resolve_title(title).language == language


@pytest.mark.parametrize("title", ["Opiekun produktu", "Wiceprezes ds. produktu", "Projektantka produktów cyfrowych"])
def test_of_languages_with_equal_claims_the_one_that_knows_most_is_taken(title: str) -> None:
    told, given = pr.resolve_title(title), pr.resolve_title(title, language="pl")
    assert (told.family, told.level) == (given.family, given.level)
    assert told.family is not None


HEADS = (
    "manager",
    "owner",
    "director",
    "lead",
    "team-lead",
    "coordinator",
    "designer",
    "analyst",
    "assistant",
    "intern",
)


@pytest.mark.parametrize(
    ("language", "product"),
    [("fr", "produit"), ("es", "de producto"), ("pt", "de produto"), ("it", "prodotto"), ("pl", "ds. produktu")],
)
def test_a_language_is_told_by_each_of_its_words_for_people(language: str, product: str) -> None:
    words = pr.load_catalogue().vocabulary.document(language).words
    titles = [f"{word} {product}" for word, (*_, head) in words.items() if head.name in HEADS]
    assert len(titles) > 20
    for title in titles:
        told, given = pr.resolve_title(title), pr.resolve_title(title, language=language)
        assert (title, told.family, told.level) == (title, given.family, given.level)
