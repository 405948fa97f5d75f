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

from productroles._countries import COUNTRIES as COUNTRIES  # noqa: PLC0414
from productroles._fields import optional_count, optional_text, texts
from productroles._show import Record
from productroles.errors import FieldTypeError, PlaceError

_US_STATES = frozenset(
    "AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK "
    "OR PA RI SC SD TN TX UT VA VT WA WI WV WY".split()
)
_OTHER_NAMES = {
    "uk": "GB", "u.k.": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "usa": "US", "u.s.": "US", "u.s.a.": "US", "the netherlands": "NL", "holland": "NL", "turkey": "TR",
    "korea": "KR", "hong kong": "HK", "macau": "MO", "uae": "AE", "czech republic": "CZ", "ivory coast": "CI",
}  # fmt: skip

# Codes that are a country and a US state at once. "City, XX" is that country only where the city is known to be
# there; for DE it is only where the town is not one of Delaware's, which are few. Anything else is refused: a "$"
# read as Canadian in Pleasanton, California, would be a wrong amount.
_CITIES = {
    "AL": "durres|tirana",
    "AR": "buenos aires|cordoba|la plata|mar del plata|mendoza|rosario|salta|tucuman",
    "AZ": "baku|ganja",
    "CA": "brampton|burnaby|calgary|charlottetown|edmonton|fredericton|gatineau|guelph|halifax|kelowna|kingston|"
    "kitchener|laval|mississauga|moncton|montreal|ottawa|quebec|quebec city|regina|saskatoon|sherbrooke|st. john's|"
    "surrey|toronto|vancouver|victoria|waterloo|winnipeg",
    "CO": "barranquilla|bogota|bucaramanga|cali|cartagena|medellin",
    "GA": "libreville",
    "ID": "bandung|denpasar|jakarta|medan|semarang|surabaya|tangerang|yogyakarta",
    "IL": "beersheba|haifa|herzliya|jerusalem|netanya|petah tikva|raanana|ramat gan|rehovot|tel aviv|tel aviv-yafo",
    "IN": "ahmedabad|bangalore|bengaluru|chandigarh|chennai|coimbatore|delhi|gurgaon|gurugram|hyderabad|indore|jaipur|"
    "kochi|kolkata|lucknow|mumbai|mysore|mysuru|nagpur|new delhi|noida|pune|surat|thiruvananthapuram|vadodara",
    "KY": "george town",
    "LA": "luang prabang|vientiane",
    "MA": "agadir|casablanca|fes|fez|marrakech|marrakesh|rabat|tangier",
    "MD": "chisinau",
    "ME": "budva|podgorica",
    "MN": "ulaanbaatar|ulan bator",
    "MO": "macao|macau",
    "MT": "birkirkara|gzira|msida|sliema|st julian's|st. julian's|valletta",
    "NC": "noumea",
    "NE": "niamey",
    "PA": "panama|panama city",
    "SD": "khartoum",
    "TN": "sfax|sousse|tunis",
    "VA": "vatican city",
}
_DELAWARE = frozenset(
    "bear|bellefonte|bethany beach|brookside|camden|claymont|clayton|delaware city|dewey beach|dover|elsmere|felton|"
    "georgetown|glasgow|greenville|greenwood|harrington|hockessin|laurel|lewes|middletown|milford|millsboro|milton|"
    "new castle|newark|newport|ocean view|odessa|pike creek|rehoboth beach|seaford|selbyville|smyrna|townsend|"
    "wilmington".split("|")
)
_GEORGIAN = frozenset("batumi|kutaisi|rustavi|tbilisi".split("|"))


def country_code(value: str) -> str:
    """An ISO 3166-1 alpha-2 country code in capitals.

    Raises:
        PlaceError: for anything else, the common "UK" included (GB is meant).
    """
    if not isinstance(value, str):
        raise FieldTypeError("a country code", value)
    if value not in COUNTRIES:
        near = value.upper() if value.upper() in COUNTRIES else _by_name(value)
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
    found = next((code for code in sorted(COUNTRIES) if names[code].casefold() == wanted), None)
    return found or _OTHER_NAMES.get(wanted)


def _folded(city: str) -> str:
    """The city without case and accents."""
    from unicodedata import combining, normalize

    return "".join(mark for mark in normalize("NFKD", city.casefold()) if not combining(mark))


def _in_the_country(city: str, code: str) -> bool:
    """Whether "city, XX" is plainly in the country of a code that is a US state too."""
    name = _folded(city)
    return name not in _DELAWARE if code == "DE" else name in _CITIES.get(code, "").split("|")


def as_place(value: Place | str) -> Place:
    """A Place from itself or from text: ``"DE"``, ``"Berlin, DE"``, ``"Austin, TX, US"``, ``"Toronto, Canada"``.

    The last part is the country, as its ISO code or its English name.

    Raises:
        PlaceError: where no country stands last, or where it could as well be a state of the United States.
    """
    if isinstance(value, Place):
        return value
    if not isinstance(value, str):
        raise FieldTypeError("a Place or text such as 'Berlin, DE'", value)
    parts = [part.strip() for part in value[:200].split(",")]
    if not all(parts) or len(parts) > 3 or len(value) > 200:
        raise PlaceError(value, "a place is written as country, 'city, country' or 'city, region, country'")
    code = parts[-1] if parts[-1] in COUNTRIES else None
    if len(parts) == 2 or (len(parts) == 3 and parts[1].casefold().endswith((" county", " parish"))):
        _check_no_state(value, parts[0], parts[-1])
    if code is None:
        code = parts[-1].upper() if parts[-1].upper() in COUNTRIES else _by_name(parts[-1])
    if code is None:
        raise PlaceError(value, "no country stands last; write its ISO code, as in 'Berlin, DE'")
    city = parts[0] if len(parts) > 1 else None
    region = parts[1] if len(parts) == 3 else None
    return Place(code, region=region, city=city)


def _check_no_state(text: str, city: str, last: str) -> None:
    """Refuses a city in XX where XX is a US state, unless it is a country too and the city is plainly there."""
    state = last.upper()
    if last.casefold() == "georgia" and _folded(city) not in _GEORGIAN:
        raise PlaceError(text, "Georgia is a country and a US state", (f"{city}, GA, US", f"{city}, GE"))
    if state not in _US_STATES:
        return
    if state not in COUNTRIES:
        raise PlaceError(text, f"{state} is a US state; write the country last", (f"{city}, {last}, US",))
    if not _in_the_country(city, state):
        country = _english(state)
        why = f"{state} is {country} and a US state; write the country last"
        raise PlaceError(text, why, (f"{city}, {last}, US", f"{city}, {country}"))


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
