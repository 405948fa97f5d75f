"""One character for each kind of blank, dash, quote and digit; and what is refused before it is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

LONGEST = 2000
"""Characters of a text that are looked at; a longer one is refused. Pay is printed in far fewer."""

_ZEROS = "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰０𐒠𐴰𑁦𑃰𑄶𑇐𑋰𑑐𑓐𑙐𑛀𑜰𑣠𑥐𑱐𑵐𑶠𖩠𖭐𝟎𝟘𝟢𝟬𝟶𞅀𞋰𞥐"
_SAME = {
    " ": "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\n": "\r\v\f\x85\u2028\u2029",
    "-": "֊᐀᠆‐‑‒–—―⸗⸚⸺⸻⹀〰゠︱︲﹘﹣－−⁃─",
    "〜": "～",
    "~": "∼⁓˜∿",
    "'": "’‘ʼ′＇ʹ‛٬",
    ",": "，﹐",
    ".": "．。﹒",
    ";": "、،؛；﹑､…",
    "·": "・･‧∙⋅●▪◦",
    "%": "％٪﹪",
    "£": "￡",
    "¥": "￥",
    "₩": "￦",
    "$": "＄﹩",
    "i": "İ",
    "x": "✕✖⨉",
}
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_IN_FIGURE = re.compile(rf"[\d.,' ]{_HIDDEN.pattern}+[\d.,' ]")
_REORDERS = re.compile("[\u202d\u202e]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_USUAL = re.compile("[\x00-\x7f£€¥₹₪₩₱äöüßéèàçñóáíúãõâêôåøæłśżźćńąęčěřšžýů元円万年月薪만원]*+").fullmatch
_COMMON = (("–", "-"), ("—", "-"), ("’", "'"), ("\u00a0", " "), ("\u202f", " "))
"""What is so common beside ASCII that a whole table would be slow."""
_characters: dict[int, str] = {}


class Refused(Exception):  # noqa: N818  (it steers, it is not an error anybody sees)
    """A text that is not read: a code, words for people, and the pairs of ends it may have meant."""

    def __init__(self, code: str, why: str, pairs: Sequence[tuple[Decimal, Decimal]] = ()) -> None:
        self.reason = (code, why)
        self.pairs = pairs


def _table() -> dict[int, str]:
    if not _characters:
        _characters.update({0xFF01 + at: chr(0x21 + at) for at in range(94)})
        _characters.update({ord(other): char for char, others in _SAME.items() for other in others})
        _characters.update({ord(zero) + digit: str(digit) for zero in _ZEROS for digit in range(10)})
    return _characters


def clean(text: str) -> str:
    """The text with one character for each kind of blank, dash, quote and digit.

    Raises:
        Refused: for a text that is too long or hides characters inside a figure.
    """
    if len(text) > LONGEST:
        raise Refused("too-long", f"the text has {len(text):,} characters; at most {LONGEST:,} are read")
    if not text.isascii() and not _USUAL(text):
        for other, char in _COMMON:
            text = text.replace(other, char)
        if not text.isascii() and not _USUAL(text):
            text = _translated(text)
    return _TAG.sub(lambda tag: " " * len(tag.group()), text) if "<" in text else text


def _translated(text: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(_table())
    if _HIDDEN.search(text):
        if _REORDERS.search(text) or _IN_FIGURE.search(text):
            raise Refused("hidden-characters", "invisible characters stand inside or turn round a figure")
        text = _HIDDEN.sub("", text)
    return text
