"""Walks every record of the shipped catalogue."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import productroles as pr
from productroles.catalogue import catalogue
from productroles.pay.text.read import parse_pay
from productroles.roles.link import CareerMove, OccupationCode, ReportingLine
from productroles.roles.requirement import EducationRequirement, ExperienceRequirement, SkillRequirement

HERE = Path(__file__).parent
DATA = Path(catalogue.__file__).parent / "data"
CAT = pr.load_catalogue(eager=True)
FACTS = {fact.id: fact for fact in CAT.facts()}
CONTRADICTED = {
    claim: frozenset(others)
    for claim, *others in map(str.split, (HERE / "inventory.txt").read_text("utf-8").splitlines())
}
"""Each claim of the texts, by its locator, with those that contradict it."""
INVENTORY = tuple(CONTRADICTED)


def text_of(locator: str) -> str:
    return f"text-00{locator[1]}"


def test_every_claim_of_the_texts_is_a_fact_or_left_out_with_a_reason() -> None:
    assert len(INVENTORY) == 299
    cited = {(citation.source, citation.locator) for fact in FACTS.values() for citation in fact.citations}
    omitted = {(one.source, one.locator) for one in CAT.omissions}
    wanted = {(text_of(locator), locator) for locator in INVENTORY}
    assert wanted == (cited | omitted) & {pair for pair in cited | omitted if pair[0].startswith("text-")}
    assert not cited & omitted
    assert len(omitted) == len(CAT.omissions) == 7
    assert set(INVENTORY) - {one.locator for one in CAT.omissions} <= set(FACTS), "a claim's id is that of its fact"


def test_left_out_are_lists_that_are_missing_persons_and_work_without_a_role() -> None:
    reasons = Counter(str(one.reason) for one in CAT.omissions)
    assert reasons == {"list-missing": 4, "names-a-person": 1, "subject-not-named": 2}
    missing = {one.locator for one in CAT.omissions if one.reason == "list-missing"}
    assert missing == {"s1-35", "s1-64", "s1-65", "s4-73"}


def test_every_fact_of_a_text_cites_the_claim_that_its_id_names() -> None:
    for fact in FACTS.values():
        for citation in fact.citations:
            if citation.source.startswith("text-"):
                assert citation.source == text_of(citation.locator)
                assert fact.id.startswith(citation.locator)


def test_every_fact_is_of_its_kind_and_of_its_file() -> None:
    kinds: dict[str, tuple[type, ...]] = {
        "names": (pr.Alias,),
        "aliases": (pr.Alias,),
        "responsibilities": (str,),
        "kpis": (str,),
        "requirements": (EducationRequirement, ExperienceRequirement, SkillRequirement),
        "moves": (CareerMove,),
        "reporting": (ReportingLine,),
        "salaries": (pr.SalaryBenchmark,),
        "codes": (OccupationCode,),
    }
    for role in CAT.roles.values():
        for kind, fact in role.facts_by_kind():
            assert isinstance(fact.value, kinds.get(kind, (pr.Statement,)))
            assert fact.subject == role.id


def test_printed_figures_read_again_to_the_figures() -> None:
    read = 0
    for fact in CAT.facts(kind="salaries"):
        value = fact.value
        assert fact.as_printed is not None
        if value.as_of or (value.low is not None and value.high is not None):
            figures = {found.amount for found in (value.low, value.high, value.median, value.mean) if found}
        else:
            figures = {next(found.amount for found in (value.mean, value.median, value.low, value.high) if found)}
        place = value.place or ("US" if value.currency == "USD" else None)
        again = parse_pay(fact.as_printed, place=place)
        assert again.currency == value.currency
        assert {end.amount for end in (again.low, again.high) if end is not None} == figures, fact.id
        read += 1
    assert read == 24


def test_printed_shares_are_the_shares() -> None:
    shares = {fact.as_printed: str(fact.value.share) for fact in CAT.facts(kind="requirements") if fact.as_printed}
    del shares["5-8 or more years"]
    assert shares == {"53%": "0.53", "7%": "0.07", "78 percent": "0.78"}


def test_ids_that_facts_name_are_there() -> None:
    for fact in CAT.facts(kind="responsibilities"):
        assert fact.value in CAT.responsibilities
    for fact in CAT.facts(kind="kpis"):
        assert fact.value in CAT.kpis
    cited = {fact.value for fact in CAT.facts(kind="responsibilities")}
    assert cited == set(CAT.responsibilities), "none is defined that no text tells of"
    skills = {fact.value.skill for fact in CAT.facts(kind="requirements") if isinstance(fact.value, SkillRequirement)}
    assert skills == set(CAT.skills)


def test_the_disagreements_of_the_texts_are_shown() -> None:
    groups = {conflict.id: {fact.id for fact in conflict.facts} for conflict in CAT.conflicts()}
    assert groups["glassdoor-averages"] == {"s0-34", "s1-42", "s1-45"}
    assert {"s0-03", "s0-04", "s1-02", "s1-03", "s3-15", "s0-14", "s3-27", "s3-28"} <= groups["one-post-or-three"]
    assert groups["executive-or-not"] == {"s0-07", "s1-01", "s4-03", "s4-43"}
    assert groups["california"] == {"s0-37", "s4-58", "s4-59", "s4-60"}


def test_every_disagreement_has_a_name_and_none_is_lost() -> None:
    pairs = {frozenset((fact.id, other)) for fact in FACTS.values() for other in fact.conflicts_with}
    named = {frozenset((a.id, b.id)) for conflict in CAT.conflicts() for a in conflict.facts for b in conflict.facts}
    assert pairs <= named
    assert len(CAT.conflicts()) == len(CAT.conflict_groups)


RUNGS = """
    associate-product-manager product-manager senior-product-manager lead-product-manager staff-product-manager
    principal-product-manager group-product-manager director-of-product head-of-product vp-of-product svp-of-product
    chief-product-officer
""".split()


def test_no_role_is_a_name_alone() -> None:
    """Where the texts only name a title, they say something of its place, or of the way there."""
    for role in CAT.roles.values():
        assert {kind for kind, _ in role.facts_by_kind()} - {"names", "aliases", "codes"}, role.id


@pytest.mark.parametrize("rung", RUNGS)
def test_every_rung_is_there_for_something_and_answers_for_something(rung: str) -> None:
    assert CAT.roles[rung].purposes
    assert CAT.roles[rung].responsibilities


def test_a_range_that_an_employer_offers_is_a_note_and_no_statistic() -> None:
    offers = CAT.facts(kind="pay_notes", source="madetech-handbook")
    assert len(offers) == 6
    for fact in offers:
        assert fact.as_printed is not None
        found = parse_pay(fact.as_printed, place="GB")
        assert found.currency == "GBP"
        assert found.low is not None
        assert found.high is not None
        assert found.low < found.high


def test_skills_of_a_framework_have_its_levels() -> None:
    levels = {
        (fact.subject, fact.value.skill): str(fact.value.level)
        for fact in CAT.facts(kind="requirements")
        if isinstance(fact.value, SkillRequirement) and fact.value.level
    }
    assert levels == {
        ("associate-product-manager", "agile-working"): "awareness",
        ("associate-product-manager", "financial-ownership"): "awareness",
        ("product-manager", "product-management"): "practitioner",
        ("senior-product-manager", "product-management"): "practitioner",
        ("lead-product-manager", "product-management"): "expert",
        ("principal-product-manager", "product-management"): "expert",
    }


def test_levels_of_responsibility_rise_along_the_track() -> None:
    sfia = {
        fact.subject.removesuffix("-product-manager"): (fact.value.low, fact.value.high)
        for fact in CAT.facts(kind="codes", source="madetech-handbook")
    }
    assert sfia == {"associate": (2, 2), "product-manager": (3, 3), "senior": (4, 4), "lead": (5, 5),
                    "principal": (6, 6)}  # fmt: skip
    on_the_ladder = {
        CAT.resolve_title(level.titles[0]).role: (level.sfia.low, level.sfia.high)
        for level in CAT.ladders["madetech"].levels
        if level.sfia
    }
    assert on_the_ladder == {
        fact.subject: (fact.value.low, fact.value.high) for fact in CAT.facts(kind="codes", source="madetech-handbook")
    }
    for role, (low, high) in on_the_ladder.items():
        assert role
        sfia_of_level = CAT.reference.level(CAT.roles[role].level or "").sfia
        assert sfia_of_level
        assert (sfia_of_level.low, sfia_of_level.high, sfia_of_level.ladder) == (low, high, "madetech")


def test_only_codes_that_were_read_are_there() -> None:
    codes = {(fact.subject, fact.value.scheme, fact.value.code) for fact in CAT.facts(kind="codes")}
    assert not [code for code in codes if code[1] == "isco-08"], "no mapping to ISCO was verified"
    assert ("chief-product-officer", "onet-soc", "11-1011.00") in codes


def texts(value: Any) -> Iterator[str]:
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += [held for key, held in one.items() if key != "as_printed"]
        elif isinstance(one, list):
            waiting += one


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


FILES = sorted(DATA.rglob("*.toml"))


def test_no_sentence_stands_twice_under_one_kind() -> None:
    for role in CAT.roles.values():
        told = [
            str(fact.value)
            for kind, fact in role.facts_by_kind()
            if isinstance(fact.value, pr.Statement) and kind != "pay_notes"
        ]
        assert len(set(told)) == len(told)


def runs(found: list[str]) -> Iterator[str]:
    for at in range(len(found) - 6):
        yield " ".join(found[at : at + 7])


def hashed(run: str) -> str:
    return sha256(run.encode()).hexdigest()[:10]


def test_nothing_is_copied_from_the_texts() -> None:
    """The texts are not ours to pass on; of each seven of their words in a row there is a hash."""
    theirs = frozenset((HERE / "text_runs.txt").read_text("utf-8").split())
    assert len(theirs) == 5832
    assert hashed("us 123 000 to us 177 000") in theirs, "a printed figure, which is quoted as it stands"
    written = [text for file in FILES for text in texts(tomllib.loads(file.read_text("utf-8")))]
    assert len(written) > 1500
    for text in written:
        assert not [run for run in runs(words(text)) if hashed(run) in theirs], text


def test_what_the_texts_contradict_is_told_of_their_facts() -> None:
    assert sum(map(bool, CONTRADICTED.values())) == 51
    for claim, others in CONTRADICTED.items():
        assert re.fullmatch(r"s[0-4]-\d\d", claim)
        if claim in FACTS:
            assert others <= set(FACTS[claim].conflicts_with), claim


@pytest.mark.parametrize("name", ["Bagchee", "Kliatchko", "Carney", "Aviad", "Natascha", "Benghanem", "Soumeya"])
def test_no_person_is_named(name: str) -> None:
    for file in FILES:
        assert name.casefold() not in file.read_text("utf-8").casefold()
