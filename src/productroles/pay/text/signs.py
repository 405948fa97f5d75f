"""Whose sign is it: currency signs, codes and words, and which places use which.

A sign that several currencies share names its candidates; a place decides among them only where its own currency
is one of them. The tables are our own: reading text must not wait for a locale library.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from productroles.pay.currency import MINOR_DIGITS
from productroles.pay.text.figures import Convention


class Sign:
    """What a currency sign, code or word may stand for."""

    __slots__ = ("certain", "codes", "default")

    def __init__(self, codes: tuple[str, ...], certain: str | None, default: str | None) -> None:
        self.codes = codes
        """Every currency that is written so, the commonest first."""
        self.certain = certain
        """The one currency it stands for anywhere, if there is only one."""
        self.default = default
        """The one meant where no place speaks for another."""


def _one(code: str) -> Sign:
    return Sign((code,), code, code)


def _shared(codes: str, *, default: str | None = None) -> Sign:
    return Sign(tuple(codes.split()), None, default)


DOLLAR = _shared(
    "USD CAD AUD SGD MXN NZD HKD TWD ARS CLP COP UYU DOP BBD BMD BND BSD BZD CUP FJD GYD JMD KYD LRD NAD SBD SRD TTD "
    "XCD"
)
"""A ``$`` alone: no two decimals are ever read after a comma behind it."""
_DOLLARS = Sign(DOLLAR.codes, None, None)
_YEN_YUAN = _shared("CNY JPY")
_YUAN = _shared("CNY TWD HKD MOP")
_KRONE = _shared("SEK NOK DKK ISK")
_RUPEE = _shared("INR PKR LKR NPR MUR SCR")
_POUND = _shared("GBP EGP LBP SYP SDG SSP GIP FKP SHP", default="GBP")
_FRANC = _shared("CHF XOF XAF CDF RWF BIF DJF GNF KMF")
_PESO = _shared("MXN ARS CLP COP PHP UYU DOP CUP")
_DINAR = _shared("KWD BHD JOD TND IQD LYD DZD RSD MKD")
_RIAL = _shared("SAR QAR OMR YER IRR")
_DIRHAM = _shared("AED MAD")
_SHILLING = _shared("KES UGX TZS SOS")
_LEI = _shared("RON MDL")
_ROUBLE = _shared("RUB BYN", default="RUB")
_WON = _shared("KRW KPW", default="KRW")
_BOLIVAR = _shared("BOB VES")

LAKH_RUPEE = _one("INR")
"""The currency that "lakh per annum" speaks of."""

_CERTAIN = {
    "USD": "us$ u.s.$ $us u$s u$d 美元 米ドル 미달러",
    "CAD": "c$ ca$ cdn$ can$ cdn $ca $can 加元",
    "AUD": "a$ au$ aus$ $au 澳元",
    "NZD": "nz$ $nz",
    "HKD": "hk$ $hk 港币 港幣 港元",
    "SGD": "s$ sg$ $sg 新加坡元",
    "TWD": "nt$ ntd 台币 台幣 新台幣 新台币",
    "MXN": "mx$ mex$",
    "BRL": "r$ reais",
    "ARS": "ar$",
    "CLP": "cl$",
    "COP": "col$",
    "UYU": "$u",
    "DOP": "rd$",
    "JMD": "j$",
    "TTD": "tt$",
    "XCD": "ec$",
    "NAD": "n$",
    "BBD": "bds$",
    "BZD": "bz$",
    "FJD": "fj$",
    "MOP": "mop$",
    "EUR": "€ euro euros eur. ευρώ евро евра ユーロ 유로 欧元 歐元",
    "GBP": "uk£ sterling gb£ 英镑 英鎊",
    "EGP": "e£ ج.م",
    "LBP": "ل.ل",
    "JPY": "円 jp¥ yen 日元 日圆 日圓 엔",
    "CNY": "rmb 人民币 人民幣 yuan renminbi cn¥ rmb¥",
    "KRW": "원 韩元 韓元 ウォン",
    "INR": "₹ 卢比",
    "ILS": '₪ nis shekel shekels ש״ח ש"ח שח',
    "PLN": "zł zl złoty złotych złote zloty zlotys zlotych",
    "CZK": "kč kc czk. koruna koruny korun",
    "HUF": "ft forint forints",
    "CHF": "sfr sfr.",
    "SEK": "kronor",
    "ISK": "krónur",
    "UAH": "₴ грн гривень",
    "TRY": "₺ tl",
    "THB": "฿ baht บาท",
    "VND": "₫ vnđ đ đồng dong",
    "IDR": "rp rupiah",
    "MYR": "rm ringgit",
    "PHP": "₱ php",
    "NGN": "₦ naira",
    "GHS": "₵ gh₵ gh¢ cedi cedis",
    "KES": "ksh",
    "UGX": "ush",
    "TZS": "tsh",
    "CRC": "₡",
    "PYG": "₲",
    "KZT": "₸ тенге",
    "GEL": "₾ lari",
    "AZN": "₼ manat",
    "AMD": "֏",
    "MNT": "₮",
    "KHR": "៛",
    "LAK": "₭",
    "BDT": "৳ taka",
    "BGN": "лв лева",
    "RSD": "дин динара",
    "MKD": "ден денари",
    "ZAR": "rand",
    "AED": "د.إ dhs",
    "SAR": "ر.س",
    "KWD": "د.ك",
    "QAR": "ر.ق",
}
_SHARED = (
    (DOLLAR, "$"),
    (_DOLLARS, "dollar dollars dólar dólares dolares dollari доллар долларов ドル 달러"),
    (_YEN_YUAN, "¥"),
    (_YUAN, "元 块"),
    (_KRONE, "kr krona krone kroner"),
    (_RUPEE, "rs ₨ rupee rupees"),
    (_POUND, "£ ₤ pound pounds"),
    (_FRANC, "fr franc francs franken fcfa cfa"),
    (_PESO, "peso pesos"),
    (_DINAR, "dinar dinars دينار"),
    (_RIAL, "rial riyal riyals ريال ﷼"),
    (_DIRHAM, "dh dirham dirhams درهم"),
    (_SHILLING, "sh shilling shillings"),
    (_LEI, "lei"),
    (_ROUBLE, "₽ руб рубль рубля рублей"),
    (_WON, "₩ won"),
    (_BOLIVAR, "bs"),
)
_WITH_ADJECTIVE = {
    "USD": "u.s $|u.s . $|u.s . dollar|u.s . dollars|us dollar|us dollars|u.s dollars|american dollars|us - $|"
    "us - dollar|us - dollars|"
    "us $|$ us|dólares estadounidenses",
    "CAD": "$ ca|canadian dollar|canadian dollars|dollars canadiens|$ can|cdn $|can $",
    "AUD": "australian dollar|australian dollars|au $|$ au",
    "NZD": "new zealand dollar|new zealand dollars|nz $|$ nz",
    "SGD": "singapore dollar|singapore dollars|sg $",
    "HKD": "hong kong dollar|hong kong dollars|hk $|$ hk",
    "MXN": "mexican peso|mexican pesos|pesos mexicanos|mx $",
    "GBP": "british pounds|pounds sterling|pound sterling",
    "CHF": "swiss franc|swiss francs|schweizer franken|francs suisses",
    "INR": "indian rupee|indian rupees",
    "PKR": "pakistani rupee|pakistani rupees",
    "SEK": "swedish kronor|swedish krona|svenska kronor",
    "NOK": "norwegian kroner|norwegian krone|norske kroner",
    "DKK": "danish kroner|danish krone|danske kroner",
    "JPY": "japanese yen",
    "CNY": "chinese yuan",
    "KRW": "korean won",
    "PEN": "s /",
}
_CAPITALS = frozenset("php rm r tl nis fr sh bs dh rp ft".split())
"""Words that mean a currency only with a capital."""

# A code that is an English word in capitals, or a fund code that no pay is printed in.
_NO_CODES = frozenset("ALL TOP SOS SIT ANG BOV CHE CHW COU CLF MXV USN UYI UYW".split())
_SMALL_CODES = frozenset(
    "usd eur gbp chf cad aud nzd sgd hkd inr jpy cny pln czk huf sek nok dkk isk ils zar brl mxn aed qar kwd thb myr "
    "idr vnd krw twd rub uah kzt bgn egp ngn kes ghs pkr bdt lkr clp ars".split()
)
_SCALED_CODES = "eur usd gbp chf sek nok dkk pln czk inr cad aud".split()

RAND = _shared("ZAR")
CALIFORNIA_OR_CANADA = _shared("CAD USD")
"""``CA $``: the state in the United States, or the country."""


def code_sign(word: str) -> Sign | None:
    """The sign that an ISO 4217 code in capitals is; the codes of small letters are among :func:`phrases`."""
    code = word.upper()
    return _one(code) if word == code and code in MINOR_DIGITS and code not in _NO_CODES else None


def needs_capital(phrase: str) -> bool:
    """Whether this lower-case word or phrase is a currency only where it is printed with a capital."""
    return phrase in _CAPITALS or phrase == "s /" or " $" in phrase or phrase.startswith("$ ")


def phrases() -> Iterable[tuple[str, Sign]]:
    """Every sign and currency word in lower case, several words with a blank between."""
    for code, written in _CERTAIN.items():
        yield from ((word.removesuffix("."), _one(code)) for word in written.split())
    for sign, written in _SHARED:
        yield from ((word, sign) for word in written.split())
    for code, written in _WITH_ADJECTIVE.items():
        yield from ((words, _one(code)) for words in written.split("|"))
    yield from ((code, _one(code.upper())) for code in sorted(_SMALL_CODES))
    yield "ca $", CALIFORNIA_OR_CANADA
    yield "r", RAND


def scaled_codes() -> Iterable[tuple[str, int, Sign]]:
    """Words such as ``keur``, ``msek`` and ``tkr`` that hold a multiplier and a currency."""
    letters = (("k", 1000), ("t", 1000), ("m", 1_000_000))
    for code in _SCALED_CODES:
        yield from ((letter + code, factor, _one(code.upper())) for letter, factor in letters)
    yield from (("tkr", 1000, _KRONE), ("mkr", 1_000_000, _KRONE))


def _pairs(table: dict[str, str]) -> dict[str, str]:
    return {country: code for code, countries in table.items() for country in countries.split()}


_OF_PLACE = _pairs(
    {
        "USD": "US PR GU VI AS MP EC SV TL UM FM MH PW IO TC VG BQ",
        "CAD": "CA", "AUD": "AU NR KI TV CC CX NF", "NZD": "NZ CK NU PN TK", "SGD": "SG", "HKD": "HK", "TWD": "TW",
        "MXN": "MX", "ARS": "AR", "CLP": "CL", "COP": "CO", "UYU": "UY", "DOP": "DO", "BBD": "BB", "BMD": "BM",
        "BND": "BN", "BSD": "BS", "BZD": "BZ", "CUP": "CU", "FJD": "FJ", "GYD": "GY", "JMD": "JM", "KYD": "KY",
        "LRD": "LR", "NAD": "NA", "SBD": "SB", "SRD": "SR", "TTD": "TT", "XCD": "AG AI DM GD KN LC MS VC",
        "CNY": "CN", "JPY": "JP", "MOP": "MO", "KRW": "KR", "KPW": "KP",
        "SEK": "SE", "NOK": "NO SJ BV", "DKK": "DK FO GL", "ISK": "IS",
        "INR": "IN", "PKR": "PK", "LKR": "LK", "NPR": "NP", "MUR": "MU", "SCR": "SC",
        "GBP": "GB GG IM JE", "EGP": "EG", "LBP": "LB", "SYP": "SY", "SDG": "SD", "SSP": "SS", "GIP": "GI",
        "FKP": "FK GS", "SHP": "SH", "ZAR": "ZA", "PHP": "PH",
        "CHF": "CH LI", "XOF": "BF BJ CI GW ML NE SN TG", "XAF": "CF CG CM GA GQ TD", "CDF": "CD", "RWF": "RW",
        "BIF": "BI", "DJF": "DJ", "GNF": "GN", "KMF": "KM",
        "KWD": "KW", "BHD": "BH", "JOD": "JO", "TND": "TN", "IQD": "IQ", "LYD": "LY", "DZD": "DZ", "RSD": "RS",
        "MKD": "MK", "SAR": "SA", "QAR": "QA", "OMR": "OM", "YER": "YE", "IRR": "IR", "AED": "AE", "MAD": "MA EH",
        "KES": "KE", "UGX": "UG", "TZS": "TZ", "SOS": "SO", "RON": "RO", "MDL": "MD", "RUB": "RU", "BYN": "BY",
        "BOB": "BO", "VES": "VE",
    }
)  # fmt: skip
"""The currency of each place that has one of the shared signs; no other place can speak for a sign."""

_COMMA_CURRENCIES = frozenset(
    "PLN SEK NOK DKK ISK CZK HUF RON MDL BGN RSD BAM MKD UAH RUB BYN KZT TRY BRL ARS CLP COP UYU PYG VES BOB IDR "
    "VND".split()
)
_EITHER_CURRENCIES = frozenset("EUR ZAR CHF MAD TND DZD XOF XAF".split())
_COMMA_PLACES = frozenset(
    "DE AT FR ES IT PT NL BE LU FI SE NO DK IS PL CZ SK HU RO BG GR HR SI EE LV LT RS BA ME MK AL UA RU BY MD KZ TR "
    "BR AR CL CO UY PY BO VE ID VN".split()
)
_DOT_PLACES = frozenset(
    "US GB IE AU NZ IN PK BD LK NP SG HK MO MY PH JP CN TW KR TH IL MX NG KE GH UG TZ EG AE SA QA BH KW OM JO".split()
)
_INDIAN = frozenset("INR PKR BDT NPR LKR".split())


def local(codes: tuple[str, ...], country: str | None) -> str | None:
    """The currency of the place, where it is one of these."""
    code = _OF_PLACE.get(country) if country else None
    return code if code in codes else None


def convention(code: str, country: str | None, signs: Sequence[Sign]) -> Convention:
    """How numbers are printed in this currency, in this place, beside these signs."""
    if country in _COMMA_PLACES:
        mark = ","
    elif code in _EITHER_CURRENCIES:
        mark = "?"
    elif code in _COMMA_CURRENCIES and country not in _DOT_PLACES:
        mark = ","
    else:
        mark = "."
    return mark, MINOR_DIGITS[code], DOLLAR in signs, code in _INDIAN
