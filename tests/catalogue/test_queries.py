import json
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest

import productroles as pr
from productroles.careers.profile import Profile
from productroles.errors import FieldTypeError, UnknownNameError, UnknownResponsibilityError, UnknownRoleError

CAT = pr.load_catalogue()
CONVERTER = pr.make_converter()


def test_who_is_accountable_is_told_with_the_facts_that_say_so() -> None:
    (part,) = CAT.who_is("accountable", "product-vision")
    assert (part.role, part.basis, part.facts) == ("chief-product-officer", "stated", ("s1-05",))
    assert {part.role for part in CAT.who_is("responsible", "product-vision")} == {
        "chief-product-officer",
        "head-of-product",
        "lead-product-manager",
    }
    judged = CAT.who_is("consulted", "product-vision")
    assert {part.basis for part in judged} == {"editorial"}
    with pytest.raises(UnknownResponsibilityError, match="near: product-vision"):
        CAT.who_is("accountable", "product-visions")
    with pytest.raises(ValueError, match="approver"):
        CAT.who_is("approver", "product-vision")


def test_stated_parts_name_facts_of_that_role_and_responsibility() -> None:
    facts = {fact.id: fact for fact in CAT.facts(kind="responsibilities")}
    stated: set[str] = set()
    for one in CAT.responsibilities.values():
        for part in one.assignments:
            for key in part.facts:
                assert (facts[key].subject, facts[key].value) == (part.role, one.id)
            stated |= set(part.facts)
        assert len([part for part in one.assignments if part.accountability == "accountable"]) <= 1
    assert stated == set(facts)


def test_the_matrix_tells_overlaps_and_gaps() -> None:
    matrix = CAT.raci(roles=["head-of-product", CAT.roles["vp-of-product"]])
    assert matrix.roles == ("head-of-product", "vp-of-product")
    assert "product-vision" in CAT.raci().overlaps("chief-product-officer", "head-of-product")
    assert matrix.overlaps("head-of-product", "vp-of-product") == ("product-strategy", "team-leadership")
    gaps = matrix.gaps("head-of-product", "vp-of-product")
    assert "product-roadmap" not in gaps
    assert "funding-case" in gaps
    assert "product-roadmap" in str(matrix)
    with pytest.raises(UnknownRoleError):
        CAT.raci(roles=["nobody"])
    for ask in (matrix.overlaps, matrix.gaps):
        with pytest.raises(UnknownRoleError, match="near: vp-of-product"):
            ask("head-of-product", "vp-product")


def test_every_role_is_reached_by_the_same_words_as_its_id() -> None:
    cpo = CAT.roles["chief-product-officer"]
    assert CAT.career_paths("vp-of-product", cpo) == CAT.career_paths("vp-of-product", "chief-product-officer")
    assert CAT.compare_roles(cpo, "head-of-product") == CAT.compare_roles("chief-product-officer", "head-of-product")
    with pytest.raises(UnknownRoleError):
        CAT.requirement_gap(Profile(), "chef")


def test_the_way_that_a_text_gives_is_found() -> None:
    ways = [path.roles for path in CAT.career_paths("product-manager", "chief-product-officer")]
    assert ("product-manager", "director-of-product", "vp-of-product", "chief-product-officer") in [
        *ways,
        *(path.roles for path in CAT.career_paths("product-manager", "chief-product-officer", max_steps=3)),
    ]
    for goal, sources in (("chief-operating-officer", 1), ("chief-executive-officer", 2)):
        assert CAT.career_paths("chief-product-officer", goal)[0].weakest == sources


def test_a_path_along_one_track_keeps_to_it() -> None:
    track = "individual-contributor"
    paths = CAT.career_paths("associate-product-manager", "principal-product-manager", track=track)
    assert paths
    for path in paths:
        assert {CAT.roles[role].track for role in path.roles} == {track}
    assert CAT.career_paths("associate-product-manager", "chief-product-officer", track=track) == ()


def test_a_step_tells_what_it_adds_and_what_is_printed_of_its_pay() -> None:
    (step,) = CAT.career_paths("product-manager", "senior-product-manager", max_steps=1)[0].steps
    assert step.responsibilities == ("stakeholder-coordination", "mentoring")
    assert step.skills == ("coaching", "stakeholder-relations")
    assert (step.months, step.support) == ((48, None), 18)
    assert step.salaries == ()
    assert [fact.as_printed for fact in step.pay_notes] == ["£38,250 - £72,250", "£40,162 - £75,862"]
    (step,) = CAT.career_paths("vp-of-product", "chief-product-officer", max_steps=1)[0].steps
    assert len(step.salaries) == 22
    assert step.pay_notes == (), "a mistyped figure is no pay"


def test_lateral_moves_are_there() -> None:
    (path,) = CAT.career_paths("lead-product-manager", "group-product-manager", max_steps=1)
    assert {fact.value.kind for fact in path.steps[0].moves} == {"lateral", "promotion"}


def test_the_line_goes_up_to_the_chief_executive() -> None:
    line = CAT.reporting_line("associate-product-manager")
    assert line.roles == ("associate-product-manager",), "no source says whom associates report to"
    assert CAT.reporting_line("group-product-manager").roles[-1] == "chief-executive-officer"
    top = CAT.reporting_line("chief-product-officer")
    assert top.roles == ("chief-product-officer", "chief-executive-officer")
    assert top.steps[0].facts[0].citations[0].source == "resonance-comparisons"


def test_a_company_without_directors_has_none_in_the_line() -> None:
    company = pr.Company(titles=["CEO", "VP of Product", "Group Product Manager", "Staff Product Manager"])
    line = CAT.reporting_line("staff-product-manager", company=company)
    assert line.roles[:2] == ("staff-product-manager", "vp-of-product")
    assert "director-of-product" not in {manager for step in line.steps for manager in step.managers}


def test_a_head_of_product_reports_to_whoever_is_there() -> None:
    (step, *_) = CAT.reporting_line("head-of-product").steps
    assert str(step) == (
        "head-of-product\n  reports to chief-executive-officer (2 sources), "
        "or to chief-product-officer (1 source, in companies that have a CPO), "
        "or to vp-of-product (1 source, in companies that have both), or to director-of-product (1 source, disputed)"
    )
    for titles, roles in (
        (["CEO"], ["chief-executive-officer"]),
        (["CEO", "Chief Product Officer"], ["chief-product-officer", "chief-executive-officer"]),
        (["CEO", "VP of Product"], ["vp-of-product", "chief-executive-officer"]),
        (
            ["CEO", "Chief Product Officer", "VP of Product"],
            ["vp-of-product", "chief-product-officer", "chief-executive-officer"],
        ),
    ):
        company = pr.Company(titles=titles)
        assert CAT.reporting_line("head-of-product", company=company).roles[1:] == tuple(roles)


def test_every_line_of_a_ladder_between_roles_that_are_here_is_a_fact() -> None:
    """But those of titles that name no one role of the catalogue plainly."""
    roles = {
        "CEO": "chief-executive-officer",
        "Product Director": "director-of-product",
        "Head of Product Management": "head-of-product",
        "Group Product Manager (GPM)": "group-product-manager",
        "Chief Product Officer (CPO)": "chief-product-officer",
        **{role.name: role.id for role in CAT.roles.values()},
    }
    told = {(fact.subject, fact.value.manager, cited.source) for fact in CAT.facts(kind="reporting")
            for cited in fact.citations}  # fmt: skip
    lines = [(ladder.source, line) for ladder in CAT.ladders.values() for line in ladder.reports_to]
    unmapped = {(who, to) for _, (who, to) in lines if who not in roles or to not in roles}
    assert unmapped == {
        ("Product Lead", "CEO"),
        ("Lead Product Manager", "Discipline Head of Product Management, Business Analysis and Innovation"),
        ("Head of Service Line", "Executive Director for Delivery and Capabilities"),
    }
    mapped = {(roles[who], roles[to], source) for source, (who, to) in lines if (who, to) not in unmapped}
    assert mapped - told == set()


def test_who_reports_to_a_role() -> None:
    assert {fact.subject for fact in CAT.reports_of("chief-product-officer")} >= {
        "director-of-product",
        "director-of-product-marketing",
        "director-of-ux",
        "head-of-product-analytics",
    }
    assert CAT.reports_of("product-manager") == ()


def test_results_travel() -> None:
    for result in (
        CAT.career_paths("vp-of-product", "chief-product-officer"),
        CAT.requirement_gap(Profile(skills={}), "director-of-product"),
        CAT.compare_roles("head-of-product", "vp-of-product"),
        CAT.reporting_line("product-manager"),
        CAT.raci(),
        CAT.conflicts(),
        CAT.omissions,
    ):
        assert pickle.loads(pickle.dumps(result)) == result
        assert hash(result) == hash(result)
        assert str(result)
        assert json.loads(json.dumps(CONVERTER.unstructure(result)))


def test_what_a_comparison_rests_on_is_told_as_plain_data() -> None:
    plain = CONVERTER.unstructure(CAT.compare_roles("head-of-product", "vp-of-product"))
    aliases = [fact for fact in plain["facts"][1] if fact["id"] == "s0-51-short"]
    assert [fact["value"] for fact in aliases] == [{"title": "Vice President of Product"}]


def test_results_built_by_hand_with_lists_are_the_same() -> None:
    for result in (
        CAT.compare_seniority("senior-product-manager", "vp-of-product"),
        *CAT.career_paths("lead-product-manager", "group-product-manager")[:1],
        CAT.requirement_gap(Profile(skills={}), "director-of-product"),
        CAT.compare_roles("head-of-product", "vp-of-product"),
        CAT.reporting_line("product-manager"),
    ):
        fields: Any = attrs.fields(type(result))
        held: dict[str, Any] = {field.name: getattr(result, field.name) for field in fields}
        listed = {name: list(value) for name, value in held.items() if type(value) is tuple}
        again = attrs.evolve(result, **listed)
        assert again == result
        assert hash(again) == hash(result)


OF_ANOTHER_TYPE: dict[str, tuple[Callable[[Any], object], Any]] = {
    "a Company": (lambda company: CAT.reporting_line("product-manager", company=company), "small"),
    "an OrgChart": (CAT.check_chart, [{"id": 1}]),
    "a Ladder or the id of one": (lambda ladder: CAT.compare_seniority("mid", "senior", ladder=ladder), [["PM"]]),
    "from_levels makes one": (lambda ladder: CAT.sort_by_seniority(["mid"], ladder=ladder), [["PM"]]),
    "which Ladder.from_levels makes": (lambda ladder: CAT.extended(ladders=[ladder]), [["PM"]]),
    "a Role or its id": (lambda role: CAT.compare_roles(role, "product-manager"), ["product-manager"]),
    "Role": (lambda role: CAT.career_paths(role, "product-manager"), {"id": "product-manager"}),
    "several roles": (lambda roles: CAT.raci(roles=roles), "product-manager"),
    "a Catalogue": (CAT.diff, {}),
}


@pytest.mark.parametrize("told", OF_ANOTHER_TYPE)
def test_what_is_of_another_type_is_refused_with_what_to_pass(told: str) -> None:
    ask, given = OF_ANOTHER_TYPE[told]
    with pytest.raises(FieldTypeError, match=told):
        ask(given)


@pytest.mark.parametrize(
    ("shelf", "name", "near"),
    [
        ("roles", "CPO", "chief-product-officer"),
        ("roles", "cpo", "chief-product-officer"),
        ("roles", "spm", "senior-product-manager"),
        ("roles", "Chief Product Officer", "chief-product-officer"),
        ("roles", "vp-product", "vp-of-product"),
        ("roles", "senor-product-manager", "senior-product-manager"),
        ("kpis", "nps", "net-promoter-score"),
        ("kpis", "ARR", "annual-recurring-revenue"),
    ],
)
def test_short_forms_and_display_names_are_near_their_id(shelf: str, name: str, near: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        getattr(CAT, shelf)[name]
    assert caught.value.near[0] == near


def test_whoever_looks_a_title_up_as_a_role_is_told_of_resolve_title() -> None:
    with pytest.raises(UnknownRoleError, match="resolve_title reads titles"):
        CAT.roles["Boss of Things"]
