import copy
import pickle
from decimal import Decimal
from time import process_time

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import productroles as pr
from productroles.errors import AmbiguousPayError, FieldTypeError, UnreadablePayError
from productroles.pay.text.words import vocabulary

PHRASES = sorted({phrase for phrase, _, _ in vocabulary()})
FIGURES = ["€60k", "$95,000", "45", "50-60k", "1,5", "13", "2024"]
whole = st.integers(1_000, 9_999_999)
DASHES = ["-", " - ", "–", " — ", " ~ ", " to "]
GROUPINGS = {
    "en": lambda number: f"{number:,}",
    "apostrophe": lambda number: f"{number:,}".replace(",", "'"),
    "blank": lambda number: f"{number:,}".replace(",", "\u00a0"),
    "narrow": lambda number: f"{number:,}".replace(",", "\u202f"),
    "none": str,
    "wide": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
}


def ends(text: str, place: str | None = None) -> tuple[Decimal | None, Decimal | None, str] | None:
    value = pr.read_pay(text, place=place).value
    if value is None:
        return None
    low, high = (None if end is None else end.amount for end in (value.low, value.high))
    return low, high, value.currency


@given(whole, st.sampled_from(sorted(GROUPINGS)), st.sampled_from(["EUR {}", "{} EUR", "€{}", "{} €"]))
def test_a_figure_in_any_grouping_is_read_as_itself_or_refused(number: int, grouping: str, form: str) -> None:
    found = ends(form.format(GROUPINGS[grouping](number)))
    assert found in (None, (Decimal(number), Decimal(number), "EUR"))
    if grouping in ("en", "none"):
        assert found is not None


@given(whole, whole, st.sampled_from(DASHES), st.sampled_from(["USD {}{}{}", "{}{}{} USD", "US${}{}US${}"]))
def test_a_range_is_read_from_low_to_high_or_refused(first: int, second: int, dash: str, form: str) -> None:
    low, high = sorted((first, second))
    found = ends(form.format(f"{low:,}", dash, f"{high:,}"))
    assert found in (None, (Decimal(low), Decimal(high), "USD"))
    if low < high:
        assert ends(form.format(f"{high:,}", dash, f"{low:,}")) is None


@given(st.integers(10, 500), st.sampled_from(["k", "K"]))
def test_a_multiplier_reaches_its_figure(thousands: int, k: str) -> None:
    expected = (Decimal(1000 * thousands),) * 2
    assert ends(f"£{thousands}{k}") == (*expected, "GBP")
    assert ends(f"{thousands}{k} GBP") == (*expected, "GBP")


@given(st.text(max_size=80))
@example("$" * 80)
@example("1" * 80)
@example("\u202e$1,000\u202c")
@example("$1\u200b000")
def test_any_text_has_a_reading(text: str) -> None:
    reading = pr.read_pay(text)
    assert (reading.value is None) == bool(reading.reasons and reading.value is None)
    assert pickle.loads(pickle.dumps(reading)) == reading
    assert hash(reading) == hash(pr.read_pay(text))
    if reading.value is None:
        with pytest.raises((AmbiguousPayError, UnreadablePayError)):
            pr.parse_pay(text)


@given(st.lists(st.sampled_from(PHRASES) | st.sampled_from(FIGURES), min_size=2, max_size=7).map(" ".join))
@example("paid monthly €60k")
def test_any_words_of_pay_have_a_reading(text: str) -> None:
    reading = pr.read_pay(text, place="US")
    assert (reading.value is None) == (str(reading).startswith("not read: "))


@given(whole, st.sampled_from(["Salary: {}", "{}.", " {} ", "Pay {}", "{}, competitive", "({})"]))
def test_words_without_meaning_change_nothing(number: int, form: str) -> None:
    plain = f"${number:,} per year"
    assert ends(form.format(plain), "US") == ends(plain, "US")


@given(whole)
def test_the_place_decides_a_shared_sign_and_never_supplies_one(number: int) -> None:
    text = f"${number:,}"
    assert ends(text) is None
    for place, code in (("US", "USD"), ("CA", "CAD"), ("SG", "SGD")):
        assert ends(text, place) == (Decimal(number), Decimal(number), code)
        assert ends(f"{number:,}", place) is None
        caveats = pr.read_pay(text, place=place).caveats
        assert "currency-by-place" in {note.code for note in caveats}
    assert ends(text, "DE") is None


@given(st.integers(1, 999), st.integers(0, 99))
def test_two_digits_after_a_comma_are_never_read_with_a_bare_dollar(front: int, back: int) -> None:
    assert ends(f"${front},{back:02}", "US") is None
    assert ends(f"{front},{back:02} €") in (None, (Decimal(f"{front}.{back:02}"),) * 2 + ("EUR",))


HOSTILE = {
    "digits": lambda size: "1" * size,
    "signs": lambda size: "$" * size,
    "words": lambda size: "salary per year " * (size // 16),
    "figures": lambda size: "$1,000 " * (size // 7),
    "brackets": lambda size: "(" * size,
    "blanks": lambda size: " " * size,
    "marks": lambda size: "\u200f" * size,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_long_text_is_refused_in_linear_time(kind: str) -> None:
    start = process_time()
    assert pr.read_pay(HOSTILE[kind](10_000_000)).value is None
    assert process_time() - start < 20


@pytest.mark.parametrize(
    "piece",
    [
        "$1,000 ",
        "5% ",
        "1-",
        "x 13 ",
        "level 5 ",
        "ab 5 ",
        "5 people ",
        "5k ",
        "14 Gehälter ",
        "bonus $5 ",
        "(",
        "<b>5",
    ],
)
def test_the_longest_text_that_is_read_takes_no_longer_than_its_length(piece: str) -> None:
    text = (piece * 2000)[:1990] + " €60,000"
    start = process_time()
    pr.read_pay(text)
    assert process_time() - start < 0.5


@pytest.mark.parametrize(
    "text", ["$NaN", "$1e5", "-$5,000", "€50,000 or $60,000", "$9-$5", "Infinity USD", "\0", "0x10 USD"]
)
def test_what_is_no_plain_pay_is_refused(text: str) -> None:
    assert pr.read_pay(text, place="US").value is None


def test_an_error_keeps_the_text_to_itself() -> None:
    with pytest.raises(AmbiguousPayError) as raised:
        pr.parse_pay("Jane Doe earns $312,00", place="US")
    assert "Jane" not in raised.value.safe_message
    assert "312" not in str(raised.value.as_dict())
    with pytest.raises(UnreadablePayError) as long:
        pr.parse_pay("x" * 10_000)
    assert len(str(long.value)) < 500


@pytest.mark.parametrize("wrong", [None, 5, b"$5", 5.0, ["$5"]], ids=repr)
def test_only_text_is_read(wrong: object) -> None:
    with pytest.raises(FieldTypeError):
        pr.read_pay(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["$120k - $150k a year, negotiable", "$312,00"])
@pytest.mark.parametrize("place", ["US", pr.Place("US", city="Austin")])
def test_a_reading_of_which_nothing_was_asked_is_whole(text: str, place: pr.Place | str) -> None:
    asked = pr.read_pay(text, place=place)
    assert asked.place == (place if isinstance(place, pr.Place) else pr.Place(place))
    assert asked.caveats == (asked.value.caveats if asked.value else ())
    assert {note.code for note in asked.reasons} == ({"figures", "period"} if asked.value else {"ambiguous-figure"})
    for same in (lambda new: new, copy.copy, copy.deepcopy, attrs.evolve, lambda new: pickle.loads(pickle.dumps(new))):
        new = same(pr.read_pay(text, place=place))
        assert type(new) is pr.PayReading
        assert (new, hash(new), repr(new)) == (asked, hash(asked), repr(asked))
    with pytest.raises(AttributeError, match="no attribute 'reason'"):
        _ = asked.reason  # type: ignore[attr-defined]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        asked.text = ""  # type: ignore[misc]


def test_a_read_figure_becomes_pay_or_a_range() -> None:
    read = pr.parse_pay("60-75K EUR gross/year")
    assert read.as_range() == pr.SalaryRange("60000", "75000", currency="EUR", per="year", tax="gross")
    with pytest.raises(pr.ProductRolesError):
        read.as_pay()
    assert pr.parse_pay("€700 per day").as_pay() == pr.Pay("700", "EUR", per="day")
    assert str(read.assume(component="base").assumptions[0]) == "component assumed to be base"
