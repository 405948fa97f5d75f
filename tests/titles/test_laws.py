import csv
import pickle
import unicodedata
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
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


@given(titles, st.sampled_from(["NFC", "NFD", "NFKC"]))
def test_unicode_forms_and_invisible_characters_change_nothing(title: str, form: str) -> None:
    assert known(unicodedata.normalize(form, title)) == known(unicodedata.normalize("NFC", title))  # type: ignore[arg-type]
    assert known(f"\u200b{title}\u200e") == known(title)


@given(english, st.sampled_from([" (m/f/d)", " (m/w/d)", " - Berlin", ", London", " (Remote)", " - REQ-48213"]))
def test_a_mark_or_a_place_never_changes_family_or_level(title: str, decoration: str) -> None:
    assert known(title + decoration)[:2] == known(title)[:2]


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
    for decorated in (f"{title} (m/f/d)", f"Senior {title}", f"{title} - EMEA", title.upper(), f"{title}, Berlin"):
        assert pr.resolve_title(decorated).family is None


@given(st.text(max_size=60))
def test_any_text_has_a_reading(text: str) -> None:
    reading = pr.resolve_title(text)
    assert pickle.loads(pickle.dumps(reading)) == reading
    assert reading.reasons
    assert str(reading)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\U0001f600" * 500, "\u202e" * 500, "<img src=x onerror=alert(1)>", "a" * 1_000_000, "product " * 10_000],
    ids=["empty", "blank", "emoji", "bidi", "markup", "megabyte", "words"],
)
def test_a_hostile_text_has_a_reading_in_no_time(text: str) -> None:
    start = process_time()
    reading = pr.resolve_title(text)
    assert (reading.role, bool(reading.reasons)) == (None, True)
    assert process_time() - start < 5


@pytest.mark.parametrize("wrong", [None, 5, b"PM", ["PM"]], ids=repr)
def test_only_text_is_read(wrong: object) -> None:
    with pytest.raises(FieldTypeError):
        pr.resolve_title(wrong)  # type: ignore[arg-type]


def test_a_language_is_one_of_the_vocabulary() -> None:
    assert pr.resolve_title("Chef de produit", language="fr").level == "mid"
    for language, near in (("xx", ""), ("eng", "; near: en")):
        with pytest.raises(UnknownNameError) as raised:
            pr.resolve_title("Chef de produit", language=language)
        assert str(raised.value) == (
            f"no language {language!r}{near}; one of en, de, fr, es, pt, it, nl, pl, sv, da, no, fi, zh, ja, ko"
        )


@pytest.mark.parametrize(
    ("company", "role"),
    [
        (None, None),
        (pr.Company(titles=["Chief Product Officer", "VP of Product"]), "head-of-product"),
    ],
    ids=["unknown", "with a CPO"],
)
def test_the_company_decides_what_it_can(company: pr.Company | None, role: str | None) -> None:
    reading = pr.resolve_title("Head of Product", company=company)
    assert (reading.role, reading.family, reading.level) == (role, "product-management", "head")


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
