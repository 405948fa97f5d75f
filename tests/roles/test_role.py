import pytest
from hypothesis import given

import productroles as pr
from productroles import testing
from productroles.errors import FieldError, FieldTypeError

CITED = [pr.Citation("text-000", "s0-01")]


@given(testing.roles())
def test_a_role_lists_its_facts_with_the_field_that_holds_them(role: pr.Role) -> None:
    assert [fact for kind, fact in role.facts_by_kind() if kind == "aliases"] == list(role.aliases)
    assert role.facts() == tuple(fact for _, fact in role.facts_by_kind())
    assert len(role.facts()) == sum(len(getattr(role, kind)) for kind in {kind for kind, _ in role.facts_by_kind()})
    assert hash(role) == hash(role)


def test_every_plural_of_a_role_holds_facts_of_its_kind() -> None:
    fact = pr.Fact("a", "r", pr.Statement("topmost"), CITED)
    assert pr.Role(id="r", name="R", family="f", standings=[fact]).standings == (fact,)
    with pytest.raises(FieldTypeError, match=r"Alias in Role\.aliases"):
        pr.Role(id="r", name="R", family="f", aliases=[fact])
    with pytest.raises(FieldTypeError, match=r"Fact in Role\.aliases"):
        pr.Role(id="r", name="R", family="f", aliases=[pr.Alias("CPO")])
    with pytest.raises(FieldTypeError):
        pr.Role(id="r", name="R", family="f", aliases="CPO")


def test_ids_are_slugs() -> None:
    with pytest.raises(FieldError):
        pr.Role(id="Chief Product Officer", name="R", family="f")
    with pytest.raises(FieldError):
        pr.Role(id="r", name="R", family="f", level="C-level")


def test_roles_have_no_order() -> None:
    role = pr.Role(id="r", name="R", family="f")
    with pytest.raises(TypeError):
        role < role  # type: ignore[operator]  # noqa: B015, PLR0124
