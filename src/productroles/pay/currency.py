"""ISO 4217: the currency codes and how many digits their minor units have.

Our own table, since what is built on it must not wait for a locale library, and since CLDR, which describes
custom, gives other digits than the standard for a dozen currencies.
"""

from __future__ import annotations

from productroles.errors import FieldTypeError, UnknownCurrencyError, near_names

_TWO = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF "
    "CHW CNY COP COU CRC CUC CUP CVE CYP CZK DKK DOP DZD EEK EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD "
    "HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL LTL LVL MAD MDL MGA MKD MMK MNT "
    "MOP MRU MTL MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR ROL RON RSD RUB SAR "
    "SBD SCR SDG SEK SGD SHP SIT SKK SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN "
    "UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ZWL"
)
_NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF TRL UGX UYI VND VUV XAF XOF XPF"
_THREE = "BHD IQD JOD KWD LYD OMR TND"
_FOUR = "CLF UYW"

MINOR_DIGITS: dict[str, int] = {
    code: digits for digits, codes in ((2, _TWO), (0, _NONE), (3, _THREE), (4, _FOUR)) for code in codes.split()
}
"""Digits of the minor unit by code: 2 for USD, 0 for JPY, 3 for KWD. Withdrawn codes in old figures included."""

_BY_OTHER_NAME = {"RMB": "CNY", "CNH": "CNY", "NIS": "ILS", "NTD": "TWD", "STG": "GBP", "EURO": "EUR"}


def currency_code(value: str) -> str:
    """The code itself where ISO 4217 lists it.

    Raises:
        UnknownCurrencyError: for anything else, lower case included, with near codes.
    """
    if not isinstance(value, str):
        raise FieldTypeError("a currency code", value)
    code = str.__str__(value)  # a subclass may call itself equal to anything
    if code in MINOR_DIGITS:
        return code
    upper = _BY_OTHER_NAME.get(code.upper(), code.upper())
    raise UnknownCurrencyError(value, (upper,) if upper in MINOR_DIGITS else near_names(code, MINOR_DIGITS))
