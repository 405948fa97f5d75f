from itertools import pairwise

import pytest

import productroles as pr
from productroles.errors import FieldError, UnknownMemberError, UnknownRoleError, UnknownSourceError

CAT = pr.load_catalogue(eager=True)

SEED_ROLES = """
    chief-product-officer vp-of-product head-of-product director-of-product principal-product-manager product-manager
    associate-product-manager ai-product-manager technical-product-manager product-owner product-marketing-manager
    director-of-product-marketing product-designer ux-designer head-of-ux director-of-ux head-of-product-analytics
    head-of-product-operations vp-of-product-and-technology product-development-manager product-line-coordinator
    product-executive product-management-agency-owner brand-coordinator gm-of-marketing software-engineer
    senior-engineer head-of-engineering chief-technology-officer chief-operating-officer chief-executive-officer
    chair-of-the-board head-of-business-development
""".split()


def test_every_role_that_the_texts_name_is_there() -> None:
    assert set(SEED_ROLES) <= set(CAT.roles)
    for role_id in SEED_ROLES:
        assert CAT.roles[role_id].facts()


def test_every_fact_cites_a_known_source_and_conflicts_are_mutual() -> None:
    facts = {fact.id: fact for fact in CAT.facts()}
    assert len(facts) == len(CAT.facts())
    for fact in facts.values():
        assert fact.subject in CAT.roles
        assert all(citation.source in CAT.sources for citation in fact.citations)
        for other in fact.conflicts_with:
            assert fact.id in facts[other].conflicts_with
        assert (fact.status == "disputed") == bool(fact.conflicts_with) or fact.status == "rejected"


def test_a_mistyped_figure_is_kept_and_rejected() -> None:
    broken = [fact for fact in CAT.facts(kind="pay_notes") if fact.as_printed == "$312,00"]
    assert [(fact.id, fact.status) for fact in broken] == [("s0-35", "rejected"), ("s1-43", "rejected")]


def test_both_averages_of_one_named_source_are_there() -> None:
    means = {
        str(fact.value.mean)
        for fact in CAT.facts(kind="salaries", source="text-001")
        if fact.citations[0].attributed_to == "Glassdoor" and fact.value.mean
    }
    assert means == {"USD 183,724", "USD 193,636"}


def test_city_medians_have_a_place_and_no_period() -> None:
    cities = CAT.facts(kind="salaries", role="chief-product-officer", source="text-004")
    assert len(cities) == 15
    for fact in cities:
        assert fact.value.place is not None
        assert (fact.value.per, fact.value.as_of) == ("unstated", None)


def test_facts_are_found_by_kind_role_and_source() -> None:
    assert CAT.facts(role="vp-of-product", kind="names", source="text-000")[0].id == "s0-51"
    assert len(CAT.facts(kind="salaries", role=CAT.roles["chief-product-officer"])) == 22
    with pytest.raises(UnknownMemberError, match="no kind of fact; one of names, aliases"):
        CAT.facts(kind="salary")
    with pytest.raises(UnknownRoleError, match="near: vp-of-product"):
        CAT.facts(role="vp-product")
    with pytest.raises(UnknownSourceError):
        CAT.facts(source="text-00")


def test_a_missing_role_is_a_key_error_with_words() -> None:
    with pytest.raises(KeyError) as raised:
        CAT.roles["cheif-product-officer"]
    near = "chief-product-officer, chief-operating-officer, chief-executive-officer"
    assert str(raised.value) == f"no role 'cheif-product-officer'; near: {near}"
    assert CAT.roles.get("nobody") is None
    assert "nobody" not in CAT.roles


def test_ids_are_sorted_and_match_their_files() -> None:
    assert all(earlier < later for earlier, later in pairwise(CAT.roles))
    assert all(role.id == key for key, role in CAT.roles.items())


def test_the_catalogue_is_one_object_and_prints_its_size() -> None:
    assert pr.load_catalogue() is CAT
    assert str(CAT) == f"productroles {pr.__version__}: {len(CAT.roles)} roles, {len(CAT.sources)} sources"
    with pytest.raises(FieldError):
        pr.Source(id="A b", title="x", kind="x")
