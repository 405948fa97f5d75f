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
_TOKENS = re.compile(r"[^\W_]+|[,;:|()\[\]{}/&+@•·–—―]|-(?!\S)|(?<!\S)-").findall
# Leiter/in, Leiter*innen, Beauftragte:r, Chargé(e), Chef.fe, Directeur(trice), Director/a, Menedżer(ka): one person
# of whichever gender.
_GENDER = re.compile(
    r"[*:_/·(](?<=[a-z].)\(?-?"
    r"(?:innen|in|r|n|e|ne|fe|se|euse|rice|trice|a|o|ra|as|os|ka|tka|czka|nka)\b\)?(?![a-z])"
    r"|\.(?<=[a-z]{3}.)(?:e|ne|fe|se|euse|rice|trice)(?![a-z.])"
)
_MARKS = frozenset("*:_/·(.")
_UNSPACED = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SCRIPTS = (("ja", re.compile("[\u3040-\u30ff]")), ("ko", re.compile("[\u1100-\u11ff\uac00-\ud7af]")))


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
    folded = fold(text)
    if "&" in folded and ";" in folded:
        folded = folded.replace("&amp;", "&").replace("&nbsp;", " ")
    if not _MARKS.isdisjoint(folded):
        folded = _GENDER.sub("", folded)
    return _TOKENS(folded)


def unspaced_languages(words: list[str]) -> tuple[str, ...]:
    """The languages of words written without blanks that their letters admit."""
    joined = "".join(words)
    if joined.isascii() or not _UNSPACED.search(joined):
        return ()
    return next(((language,) for language, letters in _SCRIPTS if letters.search(joined)), ("zh", "ja"))
