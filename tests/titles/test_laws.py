import csv
import pickle
import re
import unicodedata
from pathlib import Path
from time import process_time

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import productroles as pr
from productroles.errors import FieldTypeError, UnknownNameError

ROWS = list(csv.DictReader((Path(__file__).parent / "golden.csv").read_text("utf-8").splitlines()))
TITLES = [row["title"] for row in ROWS]
ENGLISH = [row["title"] for row in ROWS if row["note"].strip() == "made" and row["title"].isascii()]
titles = st.sampled_from(TITLES)
english = st.sampled_from(ENGLISH)


def known(title: str) -> tuple[str | None, str | None, bool | None]:
    reading = pr.resolve_title(title)
    return reading.family, reading.level, reading.is_product_role


@given(english)
def test_case_and_spacing_change_nothing(title: str) -> None:
    assert known(title.upper()) == known(title.lower()) == known(title)
    assert known(f"  {title.replace(' ', '   ')}\t") == known(title)


@given(
    titles,
    st.sampled_from([
        "{}.", "{} !", '"{}"', "\u201c{}\u201d", "** {} **", "{};", "\U0001f680 {} \U0001f680", "\u202e{}\u202c",
        "{}\x07", "\ud800{}", "<b>{}</b>",
    ]),
)  # fmt: skip
def test_punctuation_and_signs_around_a_title_change_nothing(title: str, form: str) -> None:
    assert known(form.format(title)) == known(title)


@given(titles, st.sampled_from(["_", ".", "\u00a0", "\n", "  \t", "\u2028"]))
def test_what_divides_the_words_changes_nothing(title: str, divider: str) -> None:
    assume(divider not in title)  # a full stop inside a word may be a mark of gender: "Chef.fe de produit"
    assert known(title.replace(" ", divider)) == known(title)


FULL_WIDTH = {at: at + 0xFEE0 for at in range(ord("!"), ord("~") + 1)} | {ord(" "): 0x3000}
BOLD = {ord("A") + at: 0x1D400 + at for at in range(26)} | {ord("a") + at: 0x1D41A + at for at in range(26)}


@given(titles)
def test_full_width_and_mathematical_letters_are_read_as_letters(title: str) -> None:
    assert known(title.translate(FULL_WIDTH)) == known(title.translate(BOLD)) == known(title)


@given(titles, st.sampled_from(["\u200b", "\u00ad", "\u2060", "\ufeff"]))
def test_invisible_characters_inside_words_change_nothing(title: str, sign: str) -> None:
    assert known(sign.join(title)) == known(title)


@given(titles, st.sampled_from(["NFC", "NFD", "NFKC"]))
def test_unicode_forms_and_invisible_characters_change_nothing(title: str, form: str) -> None:
    assert known(unicodedata.normalize(form, title)) == known(unicodedata.normalize("NFC", title))  # type: ignore[arg-type]
    assert known(f"\u200b{title}\u200e") == known(title)


MARKS = [" (m/f/d)", " (m/w/d)", " (w/m/d)", " (f/m/x)", " (H/F)", " (gn)", " m/w/d", " (all genders)"]
PLACES = [
    " - Berlin",
    ", London",
    ", New York, NY",
    " | Munich",
    " \u2013 Paris",
    " (Z\u00fcrich)",
    " (Remote)",
    " Berlin",
    " Madrid",
    " (Milano)",
]
NUMBERS = [" - REQ-48213", " (REQ-48213)", " #48213", " - 48213", " [R0012345]", " JR123456", " - Job ID: 1234"]
NOISE = [" [urgent]", " (new!)", " {x}", " (Unit 7)", " (80-100%)", " *NEW*", " (Ref. 12/345)"]


@given(titles, st.sampled_from([*MARKS, *PLACES, *NUMBERS, *NOISE]), st.sampled_from(["", *MARKS, *PLACES]))
def test_a_mark_a_place_a_number_or_noise_never_changes_family_or_level(title: str, first: str, then: str) -> None:
    assert known(title + first + then)[:2] == known(title)[:2]


def test_a_number_is_no_scope() -> None:
    assert pr.resolve_title("Product Manager, Wombats - JR123456 - 4711").scope == ("wombats",)


def misspelt(word: str) -> set[str]:
    """A letter left out, doubled, or exchanged with the next one."""
    places = range(len(word))
    found = {word[:at] + word[at + 1 :] for at in places} | {word[: at + 1] + word[at:] for at in places}
    return (found | {word[:at] + word[at : at + 2][::-1] + word[at + 2 :] for at in places}) - {word}


@pytest.mark.parametrize(
    "title",
    [
        "Principal Product Manager",
        "Product Director",
        "Product Marketing Manager",
        "Associate Product Manager",
        "Product Designer",
        "Executive Vice President of Product",
    ],
)
def test_a_slip_in_a_long_word_is_read_or_refused_and_never_another_job(title: str) -> None:
    slips = [title.replace(word, slip) for word in title.split() if len(word) >= 7 for slip in misspelt(word)]
    readings = [pr.resolve_title(slip) for slip in slips]
    meant = pr.resolve_title(title)
    same = [(one.family, one.level) == (meant.family, meant.level) for one in readings]
    assert all(ok or one.certainty != "certain" for ok, one in zip(same, readings, strict=True))
    assert sum(same) >= 0.95 * len(slips)


def test_a_mended_word_is_told_and_is_no_scope() -> None:
    reading = pr.resolve_title("Vice Presidnet, Product Managment")
    assert (reading.family, reading.level, reading.certainty) == ("product-management", "vp", "likely")
    assert reading.scope == ()
    assert "'presidnet' is read as 'president'" in map(str, reading.reasons)


@given(st.sampled_from([row["title"] for row in ROWS if row["family"] == "other" and row["note"].strip() == "made"]))
def test_a_negative_stays_one_under_decoration(title: str) -> None:
    decorated = [title + mark for mark in (" - EMEA", *MARKS, *PLACES, *NUMBERS, *NOISE)]
    for one in (f"Senior {title}", title.upper(), *decorated):
        assert pr.resolve_title(one).family is None


@given(st.text(max_size=60))
def test_any_text_has_a_reading(text: str) -> None:
    reading = pr.resolve_title(text)
    assert pickle.loads(pickle.dumps(reading)) == reading
    assert hash(pr.resolve_title(text)) == hash(reading)
    assert reading.text == text


@given(titles)
def test_a_reading_says_in_words_what_was_read_and_why(title: str) -> None:
    reading = pr.resolve_title(title)
    said = str(reading)
    assert said.startswith(f"{title!r}: {reading.certainty}")
    assert reading.reasons
    assert all(str(reason) in said for reason in reading.reasons)
    assert all(value in said for value in (reading.role, reading.family, reading.level, *reading.scope) if value)
    assert len(reading.candidates) < 2 or all(str(candidate) in said for candidate in reading.candidates)


@given(titles)
def test_the_order_in_which_fields_are_asked_for_changes_nothing(title: str) -> None:
    names = [field.name for field in attrs.fields(pr.TitleReading)]
    forwards, backwards = pr.resolve_title(title), pr.resolve_title(title)
    there = [getattr(forwards, name) for name in names]
    back = [getattr(backwards, name) for name in reversed(names)]
    assert there == back[::-1]


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\U0001f600" * 500, "\u202e" * 500, "<img src=x onerror=alert(1)>", "\x00\x1b", "\ud800", "4711",
        "a" * 1_000_000, "<" * 1_000_000, "(" * 1_000_000, "e\u0301" * 500_000, "\ufdfa" * 1_000_000,
        "product " * 10_000, " ".join(f"w{at}" for at in range(10_000)), "product" * 10_000, "Leiter/" * 10_000,
    ],
    ids=[
        "empty", "blank", "emoji", "bidi", "markup", "control", "surrogate", "number", "megabyte", "angles", "brackets",
        "accents", "ligature", "words", "strange words", "compound", "strokes",
    ],
)  # fmt: skip
def test_a_hostile_text_has_a_reading_in_no_time(text: str) -> None:
    start = process_time()
    reading = pr.resolve_title(text)
    assert (reading.role, bool(reading.reasons)) == (None, True)
    assert process_time() - start < 0.5


def test_what_is_behind_the_part_that_is_examined_is_not_read_and_that_is_told() -> None:
    reading = pr.resolve_title("Product Manager, " + "x" * 400 + " Director")
    assert reading.level == "mid"
    assert reading.reasons[-1].code == "cut"


@pytest.mark.parametrize("wrong", [None, 5, b"PM", ["PM"]], ids=repr)
def test_only_text_is_read(wrong: object) -> None:
    with pytest.raises(FieldTypeError, match=f"{type(wrong).__name__} {re.escape(repr(wrong))}"):
        pr.resolve_title(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("title", ["Head of Product", "Product Manager", "nurse", ""])
@pytest.mark.parametrize("wrong", ["Acme", 5, {"headcount": 5}, ["CPO"]], ids=repr)
def test_a_company_is_a_company_whatever_the_title(title: str, wrong: object) -> None:
    with pytest.raises(FieldTypeError, match=f"a Company, not {type(wrong).__name__}"):
        pr.resolve_title(title, company=wrong)  # type: ignore[arg-type]


def test_a_language_is_one_of_the_vocabulary() -> None:
    assert pr.resolve_title("Chef de produit", language="fr").level == "mid"
    for language, near in (("xx", ""), ("eng", "; near: en")):
        with pytest.raises(UnknownNameError) as raised:
            pr.resolve_title("Chef de produit", language=language)
        assert str(raised.value) == (
            f"no language {language!r}{near}; one of en, de, fr, es, pt, it, nl, pl, sv, da, no, fi, zh, ja, ko"
        )
    for unknown in ("xx", "", "EN", "common"):
        with pytest.raises(UnknownNameError):
            pr.resolve_title("Chef de produit", language=unknown)
    for wrong in (5, b"en", ["en"]):
        with pytest.raises(FieldTypeError, match="a language as text"):
            pr.resolve_title("Chef de produit", language=wrong)  # type: ignore[arg-type]


COMPANIES = {
    "nothing known": (pr.Company(), None, ()),
    "a title above": (pr.Company(titles=["Chief Product Officer", "VP of Product"]), "head-of-product", ("text-000",)),
    "a title above, short": (pr.Company(titles=["CPO"]), "head-of-product", ("text-000",)),
    "titles below": (pr.Company(titles=["Product Manager"]), None, ()),
    "few people": (pr.Company(headcount=20), "chief-product-officer", ("text-000", "kalsey-2025")),
    "an early stage": (pr.Company(stage="Seed"), "chief-product-officer", ("text-000",)),
    "few people, a title above": (pr.Company(headcount=20, titles=["VP of Product"]), "head-of-product", ("text-000",)),
    "people between": (pr.Company(headcount=200), None, ()),
    "many people": (pr.Company(headcount=5000), "head-of-product", ("text-000", "kaiser-2022")),
    "a late stage": (pr.Company(stage="public"), "head-of-product", ("text-000",)),
}


@pytest.mark.parametrize(("company", "role", "sources"), COMPANIES.values(), ids=COMPANIES)
def test_the_company_decides_what_it_can(company: pr.Company, role: str | None, sources: tuple[str, ...]) -> None:
    reading = pr.resolve_title("Head of Product", company=company)
    assert (reading.role, reading.family, reading.level) == (role, "product-management", "head")
    assert reading.certainty == ("ambiguous" if role is None else "likely")
    told = " ".join(str(reason) for reason in reading.reasons if reason.code == "company")
    assert all(source in told for source in sources)
    assert bool(told) == bool(sources)


@given(titles, st.sampled_from([company for company, _, _ in COMPANIES.values()]))
def test_the_company_never_decides_more(title: str, company: pr.Company) -> None:
    alone, there = pr.resolve_title(title), pr.resolve_title(title, company=company)
    assert (there.family, there.level, there.is_product_role) == (alone.family, alone.level, alone.is_product_role)
    assert {one.role for one in there.candidates} == {one.role for one in alone.candidates}
    if there.role != alone.role:
        assert alone.role is None
        assert there.role in {one.role for one in alone.candidates}
        assert any(reason.code == "company" for reason in there.reasons)


def test_second_functions_specialisms_and_marks_are_told() -> None:
    assert "technology" in pr.resolve_title("Chief Product and Technology Officer").secondary
    assert "ai" in pr.resolve_title("AI Product Manager").specialisms
    assert "interim" in pr.resolve_title("Interim Chief Product Officer").marks
    assert pr.resolve_title("International Product Manager").marks == ()
    assert pr.resolve_title("Lead Generation Manager").is_product_role is not True


def test_every_role_that_titles_lead_to_is_in_the_catalogue() -> None:
    cat = pr.load_catalogue()
    for title in TITLES:
        role = pr.resolve_title(title).role
        assert role is None or role in cat.roles
