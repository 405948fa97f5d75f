import json
import pickle
from itertools import combinations, permutations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productroles.context import Company
from productroles.errors import AmbiguousNameError, FieldError, FieldTypeError, UnknownLevelError, UnknownMemberError
from productroles.seniority.compare import compare_seniority
from productroles.seniority.comparison import SeniorityComparison
from productroles.seniority.ladder import Ladder
from productroles.seniority.reference import ReferenceOrder
from productroles.seniority.relation import SeniorityBasis as B
from productroles.seniority.relation import SeniorityRelation as R

ACME = Ladder.from_levels(
    [["PM"], ["Senior PM", "Lead PM"], ["Wizard"], ["Director", "Group PM"], ["VP of Product"]],
    name="acme",
    codes=["P1", "P2", "P3", "P4", "P5"],
    branches=[{"track": "expert", "levels": [["Principal PM"]], "after": "Senior PM"}],
)


@pytest.mark.parametrize(
    ("a", "b", "relation", "basis", "why", "n", "confidence"),
    [
        ("associate", "mid", R.JUNIOR, B.REFERENCE, "settled", 5, 6 / 7),
        ("senior", "mid", R.SENIOR, B.REFERENCE, "settled", 7, 8 / 9),
        ("senior", "lead", R.JUNIOR, B.REFERENCE, "settled", 11, 12 / 13),
        ("director", "vp", R.JUNIOR, B.REFERENCE, "settled", 11, 12 / 13),
        ("group-manager", "director", R.AT_MOST, B.REFERENCE, "leaning", 9, 10 / 11),
        ("chief", "vp", R.AT_LEAST, B.REFERENCE, "leaning", 10, 11 / 12),
        ("lead", "principal", R.AT_MOST, B.REFERENCE, "leaning", 7, 8 / 9),
        ("head", "vp", R.AT_MOST, B.REFERENCE, "leaning", 6, 7 / 8),
        ("staff", "principal", R.AT_MOST, B.REFERENCE, "leaning", 6, 7 / 8),
        ("lead", "group-manager", R.AT_MOST, B.REFERENCE, "leaning", 6, 7 / 8),
        ("principal", "group-manager", R.INCOMPARABLE, B.REFERENCE, "parallel-track", 2, 5 / 8),
        ("director", "head", R.DEPENDS, B.REFERENCE, "contested", 7, None),
        ("product-lead", "group-manager", R.DEPENDS, B.REFERENCE, "contested", 4, None),
        ("product-lead", "director", R.DEPENDS, B.REFERENCE, "contested", 5, None),
        ("product-lead", "senior-director", R.DEPENDS, B.REFERENCE, "thin", 1, None),
        ("lead", "staff", R.DEPENDS, B.REFERENCE, "thin", 2, None),
        ("senior-principal", "director", R.DEPENDS, B.REFERENCE, "thin", 1, None),
        ("product-lead", "associate-director", R.DEPENDS, B.REFERENCE, "no-evidence", 0, None),
        ("associate", "staff", R.JUNIOR, B.TRANSITIVE, "transitive", 5, 6 / 7),
        ("chief", "principal", R.SENIOR, B.TRANSITIVE, "transitive", 7, 8 / 9),
        ("vp", "svp", R.JUNIOR, B.DERIVED, "derived", 0, 1 / 2),
        ("director", "senior-director", R.JUNIOR, B.DERIVED, "derived", 1, 2 / 3),
        ("svp", "mid", R.SENIOR, B.DERIVED, "derived", 0, 1 / 2),
        ("mid", "mid", R.SAME, B.REFERENCE, "identical", 0, None),
        ("product-ownership-mid", "senior", R.INCOMPARABLE, B.REFERENCE, "different-kind", 0, None),
        ("vp", "corporate-grade-vp", R.INCOMPARABLE, B.REFERENCE, "different-kind", 0, None),
    ],
)
def test_the_shipped_order_answers(
    reference: ReferenceOrder, a: str, b: str, relation: R, basis: B, why: str, n: int, confidence: float | None
) -> None:
    found = compare_seniority(a, b, reference)
    assert (found.relation, found.basis, found.reasons[0].code) == (relation, basis, why)
    assert found.n == n
    assert found.confidence == (None if confidence is None else pytest.approx(confidence))


def test_every_pair_of_the_shipped_order_is_consistent(reference: ReferenceOrder) -> None:
    names = [level.id for level in reference.levels]
    found = {(a, b): compare_seniority(a, b, reference) for a, b in product(names, names)}
    strict = {ends for ends, answer in found.items() if answer.relation is R.JUNIOR}
    assert all((a, d) in strict for (a, b), (c, d) in product(strict, strict) if b == c)
    for (a, b), answer in found.items():
        back = found[b, a]
        assert answer.relation is back.relation.flipped
        assert (answer.basis, answer.n, answer.confidence) == (back.basis, back.n, back.confidence)
        assert {frozenset((pair.a, pair.b)) for pair in answer.evidence} == {
            frozenset((pair.a, pair.b)) for pair in back.evidence
        }
        assert answer.relation is reference.relation(a, b)
        if answer.relation is R.JUNIOR:
            assert reference.key(a) < reference.key(b)


def test_how_much_the_shipped_order_decides(reference: ReferenceOrder) -> None:
    names = [level.id for level in reference.levels if level.kind == "product-management"]
    answers = [compare_seniority(a, b, reference) for a, b in combinations(names, 2)]
    strict = [answer.basis for answer in answers if answer.relation.is_strict]
    assert len(answers) == 153
    assert {basis: strict.count(basis) for basis in B if basis in strict} == {
        B.REFERENCE: 45, B.TRANSITIVE: 4, B.DERIVED: 53
    }  # fmt: skip


def test_the_documented_sequence_is_the_key(reference: ReferenceOrder) -> None:
    keys = {level.id: reference.key(level) for level in reference.levels}
    assert keys == {level.id: level.order for level in reference.levels}
    names = [level.id for level in reference.levels if level.kind == "product-management"]
    assert sorted(names, key=keys.__getitem__) == [
        "intern", "associate", "mid", "senior", "lead", "product-lead", "staff", "principal", "group-manager",
        "associate-director", "senior-principal", "director", "senior-director", "head", "vp", "svp", "evp", "chief",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("senior", "lead", R.SAME),
        ("Senior PM", "lead", R.SAME),
        ("group-manager", "director", R.SAME),
        ("P2", "vp", R.JUNIOR),
        ("Wizard", "p4", R.JUNIOR),
        ("principal", "group-manager", R.INCOMPARABLE),
        ("principal", "senior", R.SENIOR),
        ("principal", "chief", R.JUNIOR),
        ("mid", "chief", R.JUNIOR),
    ],
)
def test_an_organisations_ladder_wins_for_what_it_holds(reference: ReferenceOrder, a: str, b: str, relation: R) -> None:
    found = compare_seniority(a, b, reference, ladder=ACME)
    assert found.relation is relation
    assert (found.basis is B.LADDER) == ("chief" not in (a, b))
    assert ("ladder", "acme") in found.provenance.inputs
    if found.basis is B.LADDER:
        assert (found.n, found.confidence) == (1, None)
        assert found.evidence[0].all.ladders == ("acme",)
    else:
        assert [caveat.code for caveat in found.caveats][-1] == "not-on-ladder"


def test_every_shipped_ladder_answers_for_its_own_titles(reference: ReferenceOrder, shipped: dict[str, Ladder]) -> None:
    seen = 0
    for ladder in shipped.values():
        for a, b in permutations(ladder.titles, 2):
            if a in reference or b in reference:
                continue
            found = compare_seniority(a, b, reference, ladder=ladder)
            seen += 1
            assert (found.relation, found.basis) == (ladder.relation(a, b), B.LADDER)
    assert seen > 1400


def test_no_ladder_leaks_into_another_or_into_the_order(reference: ReferenceOrder, shipped: dict[str, Ladder]) -> None:
    names = [level.id for level in reference.levels if level.kind == "product-management"]
    before = {ends: compare_seniority(*ends, reference) for ends in combinations(names, 2)}
    for ladder in shipped.values():
        if ladder.kind == "corporate-grade":
            continue
        for a, b in combinations(names, 2):
            try:
                found = compare_seniority(a, b, reference, ladder=ladder)
            except AmbiguousNameError:
                continue
            steps = [reference.steps_of(reference.level(name), ladder) for name in (a, b)]
            if all(steps):
                assert found.relation is ladder.relation_of_steps(*steps)
                assert {ladder.id} == {name for pair in found.evidence for name in pair.all.ladders}
            else:
                assert found.relation is before[a, b].relation
                assert found.evidence == before[a, b].evidence
    assert before == {ends: compare_seniority(*ends, reference) for ends in before}


def test_a_level_stands_where_its_titles_stand(reference: ReferenceOrder, shipped: dict[str, Ladder]) -> None:
    meta = compare_seniority("mid", "director", reference, ladder=shipped["meta"])
    assert (meta.relation, meta.basis) == (R.JUNIOR, B.LADDER)
    spans = compare_seniority("IC5", "mid", reference, ladder=shipped["meta"])
    assert (spans.relation, spans.reasons[0].code) == (R.DEPENDS, "overlap")
    same = compare_seniority("Product Manager", "mid", reference, ladder=shipped["meta"])
    assert (same.relation, [caveat.code for caveat in same.caveats]) == (R.SAME, ["several-levels"])
    google = compare_seniority("senior", "mid", reference, ladder=shipped["google"])
    assert google.relation is R.SENIOR
    splsg = compare_seniority("head", "director", reference, ladder=shipped["splsg"])
    assert (splsg.relation, splsg.basis) == (R.JUNIOR, B.LADDER)


@pytest.mark.parametrize(
    ("levels", "codes", "name"),
    [
        ([["Head"], ["Senior"], ["Senior PM"]], None, "senior"),
        ([["Analyst"], ["Consultant"]], ["mid", "lead"], "lead"),
        ([["PM"], ["Head of Product"]], ["head", "x"], "head"),
        ([["A"], ["B"]], ["B", "C"], "b"),
    ],
)
def test_a_name_with_two_meanings_is_refused(
    reference: ReferenceOrder, levels: list[list[str]], codes: list[str] | None, name: str
) -> None:
    ladder = Ladder.from_levels(levels, name="x", codes=codes)
    with pytest.raises(AmbiguousNameError) as caught:
        compare_seniority(name, "vp", reference, ladder=ladder)
    assert len(caught.value.candidates) > 1


def test_a_grade_of_a_bank_is_not_a_level_of_product_work(
    reference: ReferenceOrder, shipped: dict[str, Ladder]
) -> None:
    bank = shipped["barclays-db"]
    with pytest.raises(AmbiguousNameError):
        compare_seniority("director", "Analyst", reference, ladder=bank)
    assert compare_seniority("Director", "Analyst", reference, ladder=bank).relation is R.SENIOR
    found = compare_seniority("Vice President", "Managing Director", reference, ladder=bank)
    assert (found.relation, found.basis) == (R.JUNIOR, B.LADDER)
    outside = compare_seniority("Vice President", "vp", reference, ladder=bank)
    assert (outside.relation, outside.reasons[0].code) == (R.INCOMPARABLE, "different-kind")


def test_a_code_that_looks_like_a_title_elsewhere_is_read_as_a_code(
    reference: ReferenceOrder, shipped: dict[str, Ladder]
) -> None:
    found = compare_seniority("PM1", "vp", reference, ladder=shipped["sheet-pm15"])
    assert [pair.a for pair in found.evidence] == ["associate"]


def test_a_title_that_only_the_ladder_knows(reference: ReferenceOrder) -> None:
    found = compare_seniority("Wizard", "chief", reference, ladder=ACME)
    assert (found.relation, found.reasons[0].code, found.n) == (R.DEPENDS, "ladder-only", 0)


@pytest.mark.parametrize(
    ("readings", "other", "relation"),
    [
        (["head", "director"], "senior", R.SENIOR),
        (["head", "director"], "vp", R.DEPENDS),
        (["head"], "vp", R.AT_MOST),
        (["mid", "senior"], "product-ownership-mid", R.INCOMPARABLE),
        (["mid", "product-ownership-mid"], "senior", R.DEPENDS),
        (["chief", "product-ownership-senior"], "vp", R.DEPENDS),
    ],
)
def test_readings_give_depends_only_where_they_differ(
    reference: ReferenceOrder, readings: list[str], other: str, relation: R
) -> None:
    for several in (readings, tuple(readings), set(readings), frozenset(readings), map(reference.level, readings)):
        found = compare_seniority(several, other, reference)
        assert found.relation is relation
    back = compare_seniority(other, readings, reference)
    assert back.relation is relation.flipped
    if len(readings) > 1:
        code = "readings-differ" if relation is R.DEPENDS else "readings-agree"
        assert back.reasons[0].code == code
        assert (back.confidence is None) == (relation in (R.DEPENDS, R.INCOMPARABLE))


@given(st.data())
def test_readings_agree_exactly_where_each_pair_does(reference: ReferenceOrder, data: st.DataObject) -> None:
    names = st.lists(st.sampled_from([level.id for level in reference.levels]), min_size=1, max_size=3, unique=True)
    a, b = data.draw(names), data.draw(names)
    single = {reference.relation(x, y) for x, y in product(a, b)}
    expected = single.pop() if len(single) == 1 else R.DEPENDS
    found = compare_seniority(a, b, reference)
    assert found.relation is expected
    assert compare_seniority(b, a, reference).relation is expected.flipped
    assert str(found)


@pytest.mark.parametrize("headcount", [None, 0, 5, 40, 300, 100_000])
def test_size_never_changes_a_relation(reference: ReferenceOrder, headcount: int | None) -> None:
    company = Company(headcount=headcount, titles=["Head of Product"])
    names = [level.id for level in reference.levels if level.kind == "product-management"]
    for a, b in combinations(names, 2):
        plain, sized = compare_seniority(a, b, reference), compare_seniority(a, b, reference, company=company)
        assert (sized.relation, sized.basis, sized.reasons) == (plain.relation, plain.basis, plain.reasons)
        assert {note.code for note in sized.caveats[len(plain.caveats) :]} <= {"size-claim"}


def test_what_sources_say_of_the_size_is_told(reference: ReferenceOrder) -> None:
    found = compare_seniority("head", "vp", reference, company=Company(headcount=40))
    assert [str(caveat) for caveat in found.caveats] == [
        "head or director at 10 to 50 people: leads the product managers, none to three of them [roles-cc]",
        "vp at 30 to 150 people: leads three to ten product managers [roles-cc]",
    ]
    assert not compare_seniority("mid", "senior", reference, company=Company(headcount=40)).caveats


def test_it_says_why(reference: ReferenceOrder, shipped: dict[str, Ladder]) -> None:
    def says(a: Any, b: Any, **context: Any) -> str:
        return str(compare_seniority(a, b, reference, **context))

    assert says("mid", "senior") == (
        "mid is junior to senior: settled by 7 ladders of firms and governments: "
        "7 below (dune, google, madetech and 4 more)"
    )
    assert says("head", "vp") == (
        "head is at most the level of vp: no ladder reverses it, but fewer than nine in ten are strict: "
        "4 below (dune, forest, kalsey-2025 and 1 more), 2 same (fishbowl, ideaplan), 1 mixed (kaiser)"
    )
    assert says("svp", "mid") == (
        "svp is senior to mid: follows from mid < vp < svp; derived: vp below svp: the word senior raises the title "
        "it stands before [no ladder holds both]"
    )
    assert says("M1", "Principal PM", ladder=shipped["andro"]) == (
        "M1 has no order with Principal PM: andro has M1 at M1: PM Manager, Principal PM at IC4: Principal PM, "
        "and does not say how these align"
    )
    assert says(["head", "director"], "vp") == (
        "head or director may be above or below vp: readings differ; head to vp: at-most, no ladder reverses it, but "
        "fewer than nine in ten are strict: 4 below (dune, forest, kalsey-2025 and 1 more), "
        "2 same (fishbowl, ideaplan), 1 mixed (kaiser); director to vp: junior, settled by 11 ladders: "
        "11 below (dune, fishbowl, ideaplan and 8 more)"
    )


def test_a_comparison_keeps_what_made_it(reference: ReferenceOrder, shipped: dict[str, Ladder]) -> None:
    found = compare_seniority("mid", "senior", reference, ladder=shipped["google"])
    assert [what for what, _ in found.provenance.inputs] == ["reference order", "ladder"]
    assert dict(found.provenance.inputs)["ladder"] == "google 2025"
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert hash(again) == hash(found)
    assert isinstance(again, SeniorityComparison)
    assert json.dumps(
        {"relation": found.relation, "basis": found.basis}
    ) == '{"relation": "senior", "basis": "ladder"}' or (found.relation is R.JUNIOR)


def test_a_comparison_takes_the_values_of_its_enums() -> None:
    made = SeniorityComparison(a="x", b="y", relation="at-most", basis="ladder", confidence=None, n=1)
    assert (made.relation, made.basis) == (R.AT_MOST, B.LADDER)
    with pytest.raises(UnknownMemberError):
        SeniorityComparison(a="x", b="y", relation="below", basis="ladder", confidence=None, n=1)


@pytest.mark.parametrize("name", ["Senior Product Manager", "SENIOR", "seniour", "P1", "None"])
def test_what_is_no_level_is_refused(reference: ReferenceOrder, name: str) -> None:
    with pytest.raises(UnknownLevelError) as caught:
        compare_seniority(name, "vp", reference)
    assert name not in caught.value.safe_message


@pytest.mark.parametrize("name", [None, 3, b"senior", ["senior", None], {"senior": 1}, [["senior"]]])
def test_what_is_no_name_is_refused(reference: ReferenceOrder, name: Any) -> None:
    with pytest.raises(FieldTypeError):
        compare_seniority(name, "vp", reference)


@pytest.mark.parametrize("name", ["", "  ", [], set()])
def test_what_names_nothing_is_refused(reference: ReferenceOrder, name: Any) -> None:
    with pytest.raises(FieldError):
        compare_seniority(name, "vp", reference)


@pytest.mark.parametrize("context", [{"ladder": "uk-ddat"}, {"company": 40}, {"ladder": [["PM"]]}])
def test_what_is_no_ladder_and_no_company_is_refused(reference: ReferenceOrder, context: Any) -> None:
    with pytest.raises(FieldTypeError):
        compare_seniority("mid", "vp", reference, **context)
    with pytest.raises(FieldTypeError):
        compare_seniority("mid", "vp", ACME)  # type: ignore[arg-type]
