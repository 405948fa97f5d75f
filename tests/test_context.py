import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from productroles import testing
from productroles.context import COUNTRIES, Company, Place, as_place
from productroles.errors import FieldError, FieldTypeError, PlaceError


def test_the_country_codes_are_the_two_letter_territories_of_babel() -> None:
    not_countries = set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ".split())
    known = {code for code in Locale("en").territories if len(code) == 2 and code.isalpha()}
    assert known - not_countries == COUNTRIES


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("DE", Place("DE")),
        ("Berlin, DE", Place("DE", city="Berlin")),
        ("  Berlin ,DE ", Place("DE", city="Berlin")),
        ("Austin, TX, US", Place("US", region="TX", city="Austin")),
        ("Toronto, CA", Place("CA", city="Toronto")),
        ("Toronto, Canada", Place("CA", city="Toronto")),
        ("London, UK", Place("GB", city="London")),
        ("germany", Place("DE")),
        ("us", Place("US")),
        ("Hong Kong", Place("HK")),
        ("Seoul, South Korea", Place("KR", city="Seoul")),
        ("Istanbul, Turkey", Place("TR", city="Istanbul")),
        ("Amsterdam, The Netherlands", Place("NL", city="Amsterdam")),
        ("Montr\u00e9al, CA", Place("CA", city="Montr\u00e9al")),
        ("Bengaluru, IN", Place("IN", city="Bengaluru")),
        ("Tel Aviv, IL", Place("IL", city="Tel Aviv")),
        ("G\u00fctersloh, DE", Place("DE", city="G\u00fctersloh")),
        ("Tbilisi, Georgia", Place("GE", city="Tbilisi")),
        ("San Francisco, CA, US", Place("US", region="CA", city="San Francisco")),
        ("Toronto, York County, CA", Place("CA", region="York County", city="Toronto")),
        ("Oslo, Oslo County, NO", Place("NO", region="Oslo County", city="Oslo")),
    ],
)
def test_a_place_is_read_from_text(text: str, place: Place) -> None:
    assert as_place(text) == place


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("San Francisco, CA", ("San Francisco, CA, US", "San Francisco, Canada")),
        ("boston, MA", ("boston, MA, US", "boston, Morocco")),
        ("Austin, TX", ("Austin, TX, US",)),
        ("Pleasanton, CA", ("Pleasanton, CA, US", "Pleasanton, Canada")),
        ("Rogers, AR", ("Rogers, AR, US", "Rogers, Argentina")),
        ("Springfield, IL", ("Springfield, IL, US", "Springfield, Israel")),
        ("Wilmington, DE", ("Wilmington, DE, US", "Wilmington, Germany")),
        ("Atlanta, Georgia", ("Atlanta, GA, US", "Atlanta, GE")),
        ("Redwood City, San Mateo County, CA", ("Redwood City, CA, US", "Redwood City, Canada")),
        ("Wilmington, New Castle County, DE", ("Wilmington, DE, US", "Wilmington, Germany")),
        ("Gretna, Jefferson Parish, LA", ("Gretna, LA, US", "Gretna, Laos")),
        ("Austin, Travis County, TX", ("Austin, TX, US",)),
        ("", ()),
        ("Berlin,", ()),
        ("a, b, c, DE", ()),
        ("Atlantis", ()),
        ("x" * 10**6, ()),
    ],
)
def test_a_place_that_is_not_plain_is_refused_with_its_readings(text: str, candidates: tuple[str, ...]) -> None:
    with pytest.raises(PlaceError) as raised:
        as_place(text)
    assert raised.value.candidates == candidates


@given(testing.places())
def test_a_place_is_itself_and_shows_its_country_last(place: Place) -> None:
    assert as_place(place) is place
    assert str(place).endswith(place.country)


def test_a_country_code_is_in_capitals() -> None:
    with pytest.raises(PlaceError, match="candidates: GB"):
        Place("UK")
    with pytest.raises(FieldTypeError):
        Place(49)  # type: ignore[arg-type]


@given(st.integers(max_value=-1))
def test_a_company_has_no_negative_headcount(headcount: int) -> None:
    with pytest.raises(FieldError):
        Company(headcount=headcount)


def test_a_companys_titles_are_several() -> None:
    with pytest.raises(FieldTypeError, match="several texts"):
        Company(titles="VP of Product")
    assert str(Company()) == "company: nothing known"
