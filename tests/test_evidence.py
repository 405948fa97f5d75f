from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles import testing
from productroles.errors import FieldError, FieldTypeError, UncitedFactError, UnknownMemberError

CITED = [pr.Citation("text-000", "s0-01")]


def test_a_fact_without_a_citation_cannot_be_made() -> None:
    with pytest.raises(UncitedFactError, match="fact a has no citation"):
        pr.Fact("a", "b", "claim", [])


@given(testing.facts(st.text()))
def test_a_fact_shows_each_citation_and_any_doubt(fact: pr.Fact[str]) -> None:
    shown = str(fact)
    assert all(str(citation) in shown for citation in fact.citations)
    assert (f"({fact.status})" in shown) or fact.status is pr.FactStatus.ACCEPTED
    assert hash(fact) == hash(fact)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"id": "Not A Slug"}, FieldError),
        ({"id": None}, FieldTypeError),
        ({"citations": "text-000"}, FieldTypeError),
        ({"citations": ["text-000"]}, FieldTypeError),
        ({"status": "believed"}, UnknownMemberError),
        ({"as_of": "2023-02"}, FieldError),
        ({"as_of": datetime(2023, 2, 1)}, FieldTypeError),  # noqa: DTZ001
        ({"conflicts_with": "s0-01"}, FieldTypeError),
        ({"note": "  "}, FieldError),
    ],
    ids=str,
)
def test_a_wrong_field_is_refused(wrong: dict[str, object], error: type[Exception]) -> None:
    right: dict[str, object] = {"id": "a", "subject": "b", "value": "claim", "citations": CITED}
    assert pr.Fact(**right).as_of is None  # type: ignore[arg-type]
    with pytest.raises(error):
        pr.Fact(**(right | wrong))  # type: ignore[arg-type]


def test_a_day_is_read_from_iso_text() -> None:
    assert pr.Fact("a", "b", 1, CITED, as_of="2023-02-01").as_of == date(2023, 2, 1)


def test_provenance_names_the_library_and_its_inputs() -> None:
    made = pr.Provenance(inputs=(("rates", "plan 2026"),))
    assert str(made) == f"productroles {pr.__version__}, rates plan 2026"
