import random

import pytest

import productroles as pr
from productroles.errors import AmbiguousNameError, UnknownLadderError, UnknownLevelError

CAT = pr.load_catalogue()
LADDER = pr.Ladder.from_levels(
    [["Associate PM"], ["PM", "Designer"], ["Senior PM"], ["Head of Product"], ["Director of Product"]],
    name="acme",
    codes=["P1", "P2", "P3", "P4", "P5"],
)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("senior-product-manager", "product-manager", "senior"),
        ("product-manager", "vp-of-product", "junior"),
        ("vp-of-product", "vp-of-product", "same"),
        ("mid", "senior", "junior"),
        ("chief-product-officer", "head-of-product", "senior"),
        ("head-of-product", "vp-of-product", "at-most"),
        ("director-of-product", "head-of-product", "depends"),
        ("product-owner", "product-manager", "incomparable"),
        ("chief-product-officer", "chief-executive-officer", "incomparable"),
    ],
)
def test_roles_and_levels_are_ranked_by_the_reference_order(a: str, b: str, relation: str) -> None:
    found = pr.compare_seniority(a, b)
    assert found.relation == relation
    assert pr.compare_seniority(CAT.roles.get(a, a), CAT.roles.get(b, b)).relation == relation
    assert pr.compare_seniority(b, a).relation == found.relation.flipped


def test_an_organisations_ladder_wins() -> None:
    assert pr.compare_seniority("director-of-product", "head-of-product", ladder=LADDER).relation == "senior"
    assert pr.compare_seniority("P2", "Designer", ladder=LADDER).relation == "same"
    assert pr.compare_seniority("Head of product", "Lead product manager", ladder="uk-ddat").relation == "senior"
    with pytest.raises(UnknownLadderError, match="near: uk-ddat"):
        pr.compare_seniority("mid", "senior", ladder="uk-ddta")


def test_a_string_with_two_meanings_is_refused() -> None:
    ladder = pr.Ladder.from_levels([["vp-of-product"], ["VP of Product"]], name="odd")
    with pytest.raises(AmbiguousNameError):
        pr.compare_seniority("vp-of-product", "VP of Product", ladder=ladder)


def test_a_reading_of_a_title_is_ranked() -> None:
    head = pr.resolve_title("Head of Product")
    assert head.role is None
    assert pr.compare_seniority(head, "product-manager").relation == "senior"
    assert pr.compare_seniority(pr.resolve_title("Sr Product Manager"), "mid").relation == "senior"
    with pytest.raises(UnknownLevelError):
        pr.compare_seniority(pr.resolve_title("Equine reproduction technician"), "mid")


def test_a_title_that_may_be_of_another_world_depends() -> None:
    bare = pr.resolve_title("CPO")
    assert pr.compare_seniority(bare, "product-manager").relation == "depends"
    assert pr.sort_by_seniority([bare, pr.resolve_title("Product Manager")])[-1] is bare


def test_work_outside_product_is_not_of_one_level() -> None:
    manager, director = pr.resolve_title("TPM"), pr.resolve_title("MD")
    assert pr.compare_seniority(manager, director).relation == "incomparable"


def test_a_ladder_decides_the_titles_it_has_however_they_are_read() -> None:
    acme = pr.Ladder.from_levels([["PM"], ["Group PM", "Principal PM"], ["Product Sherpa"]], name="acme")
    of_group, of_principal = pr.resolve_title("Group PM"), pr.resolve_title("Principal PM")
    assert of_group.role is None
    assert pr.compare_seniority(of_group, of_principal, ladder=acme).relation == "same"
    assert pr.compare_seniority(pr.resolve_title("Product Sherpa"), of_group, ladder=acme).relation == "senior"


def test_what_stands_on_no_level_is_told() -> None:
    with pytest.raises(UnknownLevelError):
        pr.compare_seniority("chair-of-the-board", "mid")
    with pytest.raises(UnknownLevelError, match="no level 'Product Guru'"):
        pr.compare_seniority("Product Guru", "mid")


def test_sorting_is_stable_with_the_unknown_last() -> None:
    items = ["nobody", "chief-product-officer", "product-manager", "nothing", "technical-product-manager"]
    up = ["product-manager", "technical-product-manager", "chief-product-officer", "nobody", "nothing"]
    assert pr.sort_by_seniority(items) == up
    down = ["chief-product-officer", "product-manager", "technical-product-manager", "nobody", "nothing"]
    assert pr.sort_by_seniority(items, reverse=True) == down


def test_the_key_rises_along_every_strict_relation_of_the_shipped_roles() -> None:
    ranked = [role for role in CAT.roles.values() if role.level is not None]
    for a in ranked:
        for b in ranked:
            if pr.compare_seniority(a, b).relation == "junior":
                assert pr.seniority_key(a) < pr.seniority_key(b)


def test_the_keys_of_a_sort_do_not_depend_on_the_order_of_the_items() -> None:
    items = [role for role in CAT.roles.values() if role.level is not None]
    keys = [pr.seniority_key(role) for role in pr.sort_by_seniority(items)]
    for seed in range(5):
        shuffled = random.Random(seed).sample(items, len(items))
        assert [pr.seniority_key(role) for role in pr.sort_by_seniority(shuffled)] == keys


@pytest.mark.parametrize(
    ("named", "ladder", "near"),
    [
        ("senior-product-managr", None, "senior-product-manager"),
        ("senor", None, "senior"),
        ("Asociate PM", LADDER, "Associate PM"),
    ],
)
def test_an_unknown_name_is_told_with_near_ids_of_roles_and_levels_and_titles(
    named: str, ladder: pr.Ladder | None, near: str
) -> None:
    for ask in (
        lambda: CAT.compare_seniority(named, "vp", ladder=ladder),
        lambda: CAT.seniority_key(named, ladder=ladder),
    ):
        with pytest.raises(UnknownLevelError, match=r"^no level ") as raised:
            ask()
        assert raised.value.near[0] == near
    assert CAT.sort_by_seniority([named, "vp", "mid"]) == ["mid", "vp", named]


def test_a_role_or_a_title_without_a_level_is_told_as_such() -> None:
    role = pr.Role(id="fellow", name="Fellow", family="product-management")
    with pytest.raises(UnknownLevelError, match="no level of the role 'fellow'"):
        CAT.compare_seniority(role, "vp")
    with pytest.raises(UnknownLevelError, match="no level of the title 'Bus driver'"):
        CAT.compare_seniority(CAT.resolve_title("Bus driver"), "vp")


def test_a_code_that_the_ladder_lacks_is_told_with_those_it_has() -> None:
    ladder = pr.Ladder.from_levels([["Associate PM"], ["PM"], ["Lead"]], name="x", codes=["P3", "P4", "M1"])
    with pytest.raises(UnknownLevelError) as caught:
        CAT.compare_seniority("P9", "P4", ladder=ladder)
    assert caught.value.near == ("P4", "P3")
    with pytest.raises(UnknownLevelError) as caught:
        ladder.find("m3")
    assert caught.value.near == ("M1",)
