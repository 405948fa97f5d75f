"""From the characters of a title to plain words and separators, in time linear in what is examined."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

EXAMINED: Final = 400
"""Characters of a title that are read. The longest real ones have about 150; what follows is not looked at."""

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
# Combining accents, soft hyphens, joiners, directions and variation selectors: nobody sees them as letters.
_DROPPED = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060-\u2064\u2066-\u206f\u202a-\u202e\ufe0e\ufe0f\ufeff]+")
_MARKUP = re.compile(r"<[^<>]*>")
_ASCII_TOKENS = re.compile(r"[a-z0-9]+|[,;:|()\[\]{}/&+@#]|-(?:(?![^\s._])|(?<![^\s._]-))").findall
_TOKENS = re.compile(r"[^\W_]+|[,;:|()\[\]{}/&+@#•·–—―]|-(?:(?![^\s._])|(?<![^\s._]-))").findall
# Leiter/in, Leiter*innen, Beauftragte:r, Chargé(e), Chef.fe, Directeur(trice), Director/a, Menedżer(ka): one person
# of whichever gender.
_GENDER = re.compile(
    r"[*:_/·(.](?:"
    r"(?<=[a-z][^.])\(?-?(?:innen|in|r|n|e|ne|fe|se|euse|rice|trice|a|o|ra|as|os|ka|tka|czka|nka)\b\)?(?![a-z])"
    r"|(?<=[a-z]{3}\.)(?:e|ne|fe|se|euse|rice|trice)(?![a-z.]))"
)
# Compared and not matched: compiling a pattern of so many letters takes longer than loading a language.
_UNSPACED: Final = (
    (("ja",), "\u3040", "\u30ff"),
    (("ko",), "\u1100", "\u11ff"),
    (("ko",), "\uac00", "\ud7af"),
    (("zh", "ja"), "\u3400", "\u9fff"),
)


def fold(text: str) -> str:
    """Lower case without accents, compatibility forms resolved: how words are compared.

    >>> fold("Geschäftsführer ＰＭ 𝐋𝐞𝐚𝐝")
    'geschaftsfuhrer pm lead'
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    return unicodedata.normalize("NFC", _DROPPED.sub("", plain))


def words_of(text: str) -> list[str]:
    """The words of a title, and its separators as words of their own.

    >>> words_of("VP, Product (EMEA) - Leiter*in")
    ['vp', ',', 'product', '(', 'emea', ')', '-', 'leiter']
    """
    if len(text) > EXAMINED:
        text = text.strip()[:EXAMINED]
    if "<" in text:
        text = _MARKUP.sub(" ", text)
    folded = text.lower() if text.isascii() else fold(text)
    if "&" in folded and ";" in folded:
        folded = folded.replace("&amp;", "&").replace("&nbsp;", " ")
    folded = _GENDER.sub("", folded)
    return _ASCII_TOKENS(folded) if folded.isascii() else _TOKENS(folded)


def unspaced_languages(text: str) -> tuple[str, ...]:
    """The languages written without blanks that the letters of a text admit."""
    if text.isascii():
        return ()
    found = {languages for letter in text for languages, low, high in _UNSPACED if low <= letter <= high}
    return next((languages for languages, _, _ in _UNSPACED if languages in found), ())
