import pytest
from hypothesis import given

import productroles as pr
from productroles import testing
from productroles.careers.comparison import compare_roles
from productroles.errors import UnknownNameError


@given(testing.roles(), testing.roles())
def test_sides_swap_and_add_up(a: pr.Role, b: pr.Role) -> None:
    one, other = compare_roles(a, b), compare_roles(b, a)
    assert {line.facet: (line.shared, line.only_a, line.only_b) for line in one.lines} == {
        line.facet: (line.shared, line.only_b, line.only_a) for line in other.lines
    }
    for line in one.lines:
        assert not set(line.shared) & set(line.only_a)
    assert not [line for line in compare_roles(a, a).lines if line.only_a or line.only_b]


def test_two_roles_of_the_catalogue() -> None:
    beside = pr.load_catalogue().compare_roles("chief-product-officer", "head-of-product")
    line = beside.line("responsibilities")
    assert {"product-vision", "product-strategy", "team-building"} <= set(line.shared)
    assert "funding-case" in line.only_a
    assert "role-clarity" in line.only_b
    assert beside.line("family").shared == ("product-management",)
    assert beside.line("track").only_b == ("management",)
    with pytest.raises(UnknownNameError, match="no facet 'responsibility'; near: responsibilities; one of family, "):
        beside.line("responsibility")


def test_the_text_stands_in_two_columns() -> None:
    text = str(pr.load_catalogue().compare_roles("chief-product-officer", "head-of-product"))
    assert text.splitlines()[0] == f"  {'chief-product-officer':<38}  head-of-product"
    assert "both: product-vision" in text
    assert max(map(len, text.splitlines())) <= 80
