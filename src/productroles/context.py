"""What a title or a figure depends on: the place, and the company.

>>> from productroles.context import Company, Place, as_place
>>> str(as_place("Berlin, DE"))
'Berlin, DE'
>>> as_place("San Francisco, CA")
Traceback (most recent call last):
productroles.errors.PlaceError: 'San Francisco, CA': CA is Canada and a US state; write the country last; ...
>>> Company(headcount=40).headcount
40
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from productroles._fields import optional_count, optional_text, texts
from productroles._show import Record
from productroles.errors import FieldTypeError, PlaceError

COUNTRIES = frozenset(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO "
    "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
    "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
    "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
    "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM "
    "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW".split()
)
"""The country codes of ISO 3166-1 alpha-2."""

_US_STATES = frozenset(
    "AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK "
    "OR PA RI SC SD TN TX UT VA VT WA WI WV WY".split()
)
_OTHER_NAMES = {"UK": "GB", "USA": "US", "U.S.": "US", "U.S.A.": "US", "U.K.": "GB"}

# Codes that are a US state and a country at once: the larger US cities of each. "Berlin, DE" is plain all the
# same, "San Francisco, CA" is not, and a "$" read as Canadian there would be a wrong amount.
_US_CITIES = {
    "AL": "Birmingham Huntsville Mobile Montgomery",
    "AR": "Bentonville|Fayetteville|Little Rock",
    "AZ": "Chandler Gilbert Glendale Mesa Phoenix Scottsdale Tempe Tucson",
    "CA": "Anaheim|Bakersfield|Berkeley|Burbank|Cupertino|Fremont|Fresno|Irvine|Long Beach|Los Angeles|Menlo Park|"
    "Mountain View|Oakland|Palo Alto|Pasadena|Redwood City|Riverside|Sacramento|San Diego|San Francisco|San Jose|"
    "San Mateo|Santa Ana|Santa Clara|Santa Monica|South San Francisco|Sunnyvale|San Francisco Bay Area|Bay Area",
    "CO": "Aurora|Boulder|Colorado Springs|Denver|Fort Collins",
    "DE": "Dover Newark Wilmington",
    "GA": "Alpharetta Atlanta Augusta Savannah",
    "ID": "Boise Meridian",
    "IL": "Aurora Chicago Evanston Naperville",
    "IN": "Bloomington Fishers Indianapolis Carmel",
    "KY": "Lexington Louisville",
    "LA": "Baton Rouge|Lafayette|New Orleans",
    "MA": "Boston Burlington Cambridge Somerville Waltham Worcester",
    "MD": "Annapolis|Baltimore|Bethesda|Columbia|Rockville|Silver Spring",
    "ME": "Bangor Portland",
    "MN": "Bloomington|Minneapolis|Rochester|Saint Paul|St. Paul",
    "MO": "Columbia|Kansas City|Saint Louis|St. Louis|Springfield",
    "MS": "Gulfport Jackson",
    "MT": "Billings Bozeman Missoula",
    "NC": "Asheville|Cary|Chapel Hill|Charlotte|Durham|Greensboro|Raleigh|Winston-Salem",
    "NE": "Lincoln Omaha",
    "PA": "Allentown Harrisburg Philadelphia Pittsburgh",
    "SC": "Charleston Columbia Greenville",
    "SD": "Rapid City|Sioux Falls",
    "TN": "Chattanooga Franklin Knoxville Memphis Nashville",
    "VA": "Alexandria|Arlington|Fairfax|McLean|Norfolk|Reston|Richmond|Virginia Beach",
}


def country_code(value: str) -> str:
    """An ISO 3166-1 alpha-2 country code in capitals.

    Raises:
        PlaceError: for anything else, the common "UK" included (GB is meant).
    """
    if not isinstance(value, str):
        raise FieldTypeError("a country code", value)
    if value not in COUNTRIES:
        near = _OTHER_NAMES.get(value.upper()) or (value.upper() if value.upper() in COUNTRIES else None)
        raise PlaceError(value, "no ISO 3166 country code of two capitals", (near,) if near else ())
    return value


@attrs.frozen
class Place(Record):
    """A country, and within it a region and a city.

    A place settles whose sign or decimal comma a text uses. It never supplies a currency that is not there.

    >>> import productroles as pr
    >>> print(pr.Place("DE", city="Berlin"))
    Berlin, DE
    """

    country: str = attrs.field(converter=country_code)
    """ISO 3166-1 alpha-2 code, such as ``"DE"``."""
    region: str | None = attrs.field(default=None, kw_only=True, converter=optional_text)
    """State, province or region, as the reader's sources write it."""
    city: str | None = attrs.field(default=None, kw_only=True, converter=optional_text)
    """City, as the reader's sources write it."""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.city, self.region, self.country) if part)


def _by_name(name: str) -> str | None:
    from babel import Locale

    wanted = name.casefold()
    names: Mapping[str, str] = Locale("en").territories
    return next((code for code in sorted(COUNTRIES) if names[code].casefold() == wanted), None)


def _is_us_city(city: str, state: str) -> bool:
    listed = _US_CITIES.get(state, "")
    return city.casefold() in listed.casefold().split("|" if "|" in listed else " ")


def as_place(value: Place | str) -> Place:
    """A Place from itself or from text: ``"DE"``, ``"Berlin, DE"``, ``"Austin, TX, US"``, ``"Toronto, Canada"``.

    The last part is the country, as its ISO code or its English name.

    Raises:
        PlaceError: where no country stands last, or where the last part is a country and a US state and the city
            is one of the larger ones of that state.
    """
    if isinstance(value, Place):
        return value
    if not isinstance(value, str):
        raise FieldTypeError("a Place or text such as 'Berlin, DE'", value)
    parts = [part.strip() for part in value[:200].split(",")]
    last = parts[-1]
    if not all(parts) or len(parts) > 3 or len(value) > 200:
        raise PlaceError(value, "a place is written as country, 'city, country' or 'city, region, country'")
    if len(parts) == 2 and last in _US_STATES:
        if last not in COUNTRIES:
            raise PlaceError(value, f"{last} is a US state; write the country last", (f"{value}, US",))
        if _is_us_city(parts[0], last):
            why = f"{last} is {_english(last)} and a US state; write the country last"
            raise PlaceError(value, why, (f"{value}, US", f"{parts[0]}, {_english(last)}"))
    code = last if last in COUNTRIES else _OTHER_NAMES.get(last.upper()) or _by_name(last)
    if code is None:
        raise PlaceError(value, "no country stands last; write its ISO code, as in 'Berlin, DE'")
    city = parts[0] if len(parts) > 1 else None
    region = parts[1] if len(parts) == 3 else None
    return Place(code, region=region, city=city)


def optional_place(value: Place | str | None) -> Place | None:
    """As :func:`as_place`, or None."""
    return None if value is None else as_place(value)


def _english(code: str) -> str:
    from babel import Locale

    return str(Locale("en").territories[code])


@attrs.frozen(kw_only=True)
class Company(Record):
    """What is known of a company: the context that decides what a title means there.

    >>> import productroles as pr
    >>> print(pr.Company(headcount=40, stage="series-b", titles=["VP of Product"]))
    company: 40 people, stage series-b, has VP of Product
    """

    headcount: int | None = attrs.field(default=None, converter=optional_count)
    """People employed."""
    stage: str | None = attrs.field(default=None, converter=optional_text)
    """Stage as the company's sources put it, such as ``"seed"`` or ``"public"``."""
    titles: tuple[str, ...] = attrs.field(default=(), converter=texts)
    """Titles known to exist there."""

    def __str__(self) -> str:
        parts = [f"{self.headcount:,} people"] if self.headcount is not None else []
        parts += [f"stage {self.stage}"] if self.stage else []
        parts += [f"has {', '.join(self.titles)}"] if self.titles else []
        return f"company: {', '.join(parts) or 'nothing known'}"
