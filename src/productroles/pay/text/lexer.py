"""From characters to tokens: one pass over the text, each token with its kind (see :mod:`.words`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from productroles.pay.text.signs import code_sign, needs_capital
from productroles.pay.text.words import (
    ABBREVIATED,
    HOUR,
    LAKH,
    MILLION,
    THOUSAND,
    UNITS_OF_ONE_LETTER,
    Period,
    vocabulary,
)

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
_CJK = "\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_LETTER = rf"[^\W\d_{_CJK}]"
_NUMBER = r"\d{1,3}(?: (?!40[13] ?\(?[kb]\b)\d{3}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,']\d+)*"
_ENDING = r"(?:(?:[.,]-{1,2}|/-|:-)(?!\d))?"
_WORD = rf"{_LETTER}+(?:['.]{_LETTER}+)*"
_PIECE = re.compile(rf"{_WORD}|\d+|\S")
_JOINS_A_NUMBER = frozenset(("w", ".", ","))
_SMALL = re.compile(r"\d{1,4}").fullmatch
_SEVERAL_MEANINGS = frozenset("adehlmtuwy")
_STICKS_TO_NUMBER = frozenset("kcuUaPoxGytmvqjJHF%BE")


class Entry:
    """What a word does, and the phrases it begins."""

    __slots__ = ("following", "glued", "kind", "special", "value")

    def __init__(self) -> None:
        self.kind: str | None = None
        self.value: Any = None
        self.special: str | None = None
        self.following: dict[str, Entry] = {}
        self.glued: Any = None
        """The currency sign that its words are where no blank parts them: ``CA$``."""


class Refused(Exception):  # noqa: N818  (it steers, it is not an error anybody sees)
    """A text that is not read: a code, words for people, and the pairs of ends it may have meant."""

    def __init__(self, code: str, why: str, pairs: Sequence[tuple[Decimal, Decimal]] = ()) -> None:
        self.code = code
        self.why = why
        self.pairs = pairs


class _Tables(NamedTuple):
    vocabulary: dict[str, Entry]
    kinds: dict[str, str]
    """The kinds of the words that mean one thing wherever they stand, before whatever word."""
    values: dict[str, Any]
    starters: frozenset[str]
    """Words of ``kinds``, and numbers, that may begin a phrase whose second word is one of ``kinds`` too."""
    openings: frozenset[tuple[str, str]]
    """The first two words of every phrase."""
    ascii_token: re.Pattern[str]
    token: re.Pattern[str]
    characters: dict[int, str]


_tables: _Tables | None = None


def _compiled() -> _Tables:
    global _tables
    if _tables is None:
        _tables = _compile()
    return _tables


def _compile() -> _Tables:
    words: dict[str, Entry] = {}
    scripts: list[str] = []
    for phrase, kind, value in vocabulary():
        parts = _PIECE.findall(phrase) or [phrase]
        if re.match(f"[{_CJK}]", phrase):
            parts = [phrase]
            scripts.append(phrase)
        entry = words.setdefault(parts[0], Entry())
        for part in parts[1:]:
            entry = entry.following.setdefault(part, Entry())
        if kind == "c" and len(parts) > 1 and " " not in phrase:
            entry.glued = value
        else:
            entry.kind, entry.value, entry.special = kind, value, _special(phrase, kind)
    kinds = {
        word: entry.kind
        for word, entry in words.items()
        if entry.kind and not entry.special and word not in ABBREVIATED and word not in _SEVERAL_MEANINGS
    }
    values = {word: words[word].value for word in kinds}
    openings = frozenset((word, second) for word, entry in words.items() for second in entry.following)
    starters = frozenset(
        word
        for word, entry in words.items()
        if (word in kinds or word.isdecimal()) and not kinds.keys().isdisjoint(entry.following)
    )
    longest_first = [re.escape(word) for word in sorted(scripts, key=len, reverse=True)]
    number = rf"(?:{_NUMBER}){_ENDING}"
    plain = re.compile(rf"([a-z]+(?:['.][a-z]+)*|{number}|\S|\n)", re.ASCII)
    token = re.compile(rf"({_WORD}|{number}|[^\s{_CJK}]|{'|'.join(longest_first)}|\S|\n)")
    characters = {ord(other): char for char, others in _SAME.items() for other in others}
    characters.update({0xFF01 + at: chr(0x21 + at) for at in range(94) if 0xFF01 + at not in characters})
    characters.update({ord(zero) + digit: str(digit) for zero in _ZEROS for digit in range(10)})
    return _Tables(words, kinds, values, starters, openings, plain, token, characters)


def _special(phrase: str, kind: str) -> str | None:
    """How a word must be printed to mean what it does."""
    if kind == "c" and needs_capital(phrase):
        return "capital"
    if phrase == "pm":
        return "small"
    return "not a domain" if phrase == "net" else None


def clean(text: str) -> str:
    """The text with one character for each kind of blank, dash, quote and digit.

    Raises:
        Refused: for a text that is too long or hides characters inside a figure.
    """
    if len(text) > LONGEST:
        raise Refused("too-long", f"the text has {len(text):,} characters; at most {LONGEST:,} are read")
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_compiled().characters)
        if _HIDDEN.search(text):
            if _REORDERS.search(text) or _IN_FIGURE.search(text):
                raise Refused("hidden-characters", "invisible characters stand inside or turn round a figure")
            text = _HIDDEN.sub("", text)
    return _TAG.sub(lambda tag: " " * len(tag.group()), text) if "<" in text else text


class Tokens:
    """A text that was cleaned, as tokens: ``kinds`` has one letter for each, the lists one item."""

    __slots__ = ("ends", "kinds", "starts", "text", "values")

    def __init__(self, text: str) -> None:
        self.text = text
        low = text.lower()
        _, kind_of, value_of, starters, openings, plain, token, _ = _tables or _compiled()
        pieces = (plain if low.isascii() else token).split(low)
        places = list(accumulate(map(len, pieces)))
        raw = pieces[1::2]
        begins, stops = places[::2], places[1::2]
        letters = list(map(kind_of.get, raw))
        simple = starters.isdisjoint(raw) or openings.isdisjoint(pairwise(raw))
        if simple and _numbers(raw, letters, begins, stops):
            self.kinds = "".join(letters)  # type: ignore[arg-type]  # the numbers filled its gaps
            self.values = list(map(value_of.get, raw, raw))
            self.starts, self.ends = begins, stops
        else:
            _Lexer(self, raw, begins, stops).run()

    def words(self, start: int, stop: int) -> str:
        """The words of the tokens from ``start`` up to ``stop``."""
        return self.text[self.starts[start] : self.ends[stop - 1]]


def _numbers(raw: list[str], letters: list[str | None], begins: list[int], stops: list[int]) -> bool:
    """Fill in the numbers; False where a token is none, or a word or mark sticks to one, so that rules are needed."""
    last: str | None = ""
    for at, letter in enumerate(letters):
        if letter is None:
            if not raw[at][-1].isdecimal() or last in _JOINS_A_NUMBER:
                return False
            letters[at] = last = "n"
        elif last == "n" and letter not in _STICKS_TO_NUMBER and stops[at - 1] == begins[at] and raw[at][0].isalpha():
            return False
        else:
            last = letter
    return True


class _Lexer:
    """The rules for words of several meanings; each method takes the index of a raw token and gives the next."""

    def __init__(self, tokens: Tokens, raw: list[str], begins: list[int], stops: list[int]) -> None:
        self.tokens = tokens
        self.text = tokens.text
        self.raw = [*raw, ""]
        self.begins = begins
        self.stops = stops
        self.letters: list[str] = []
        self.values: list[Any] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def run(self) -> None:
        at, raw, tables = 0, self.raw, _compiled()
        letters, kind_of, openings = self.letters, tables.kinds.get, tables.openings
        while at < len(raw) - 1:
            word = raw[at]
            kind = kind_of(word)
            after_number = letters and letters[-1] == "n" and self.ends[-1] == self.begins[at]
            if kind is not None and not after_number and (word, raw[at + 1]) not in openings:
                at = self._add(kind, tables.values[word], at, at + 1)
            elif word in _SEVERAL_MEANINGS and self._one_letter(at, word):
                at += 1
            elif (entry := tables.vocabulary.get(word)) is not None:
                at = self._known(at, entry)
            else:
                at = self._number(at) if word[0].isdecimal() else self._unknown(at)
        kinds, tokens = "".join(self.letters), self.tokens
        tokens.kinds = self._hyphens(kinds) if "w-" in kinds else kinds
        tokens.values, tokens.starts, tokens.ends = self.values, self.starts, self.ends

    def _hyphens(self, letters: str) -> str:
        """The kinds with the hyphens inside words that are none of ours made words too."""
        text, out = self.text, list(letters)
        for at, kind in enumerate(letters):
            if kind == "-" and at and letters[at - 1] == "w":
                start, end = self.starts[at], self.ends[at]
                if self.ends[at - 1] == start and text[start - 1].isalpha() and text[end : end + 1].isalpha():
                    out[at] = "w"
        return "".join(out)

    def _add(self, kind: str, value: Any, first: int, stop: int) -> int:
        self.letters.append(kind)
        self.values.append(value)
        self.starts.append(self.begins[first])
        self.ends.append(self.stops[stop - 1])
        return stop

    def _sticks(self, at: int) -> bool:
        """Whether the raw token stands right behind the last one added, without a blank."""
        return bool(self.ends) and self.ends[-1] == self.begins[at]

    def _known(self, at: int, entry: Entry) -> int:
        stop, found = at + 1, entry
        if entry.following:
            stop, found = self._phrase(at, entry)
            if found.glued is not None and self._unbroken(at, stop):
                return self._add("c", found.glued, at, stop)
        if found.kind is None:
            return self._number(at) if self.raw[at][0].isdecimal() else self._unknown(at)
        start = self.begins[at]
        if found.special and not self._stands(found, at):
            return self._unknown(at)
        kind = found.kind
        if kind not in _STICKS_TO_NUMBER and self.letters and self.letters[-1] == "n" and self._sticks(at):
            kind = "!" if self.text[start].isalpha() and self.text[start] < "\u3000" else kind
        if kind:
            self._add(kind, found.value, at, stop)
        if self.raw[stop] == "." and self.raw[stop - 1] in ABBREVIATED:
            stop += self.begins[stop] == self.stops[stop - 1]
        return stop

    def _phrase(self, at: int, entry: Entry) -> tuple[int, Entry]:
        """The longest phrase that begins here; a full stop inside it may be an abbreviation's."""
        raw, count = self.raw, len(self.raw) - 1
        stop, found, here = at + 1, entry, at + 1
        while here < count and entry.following:
            following = entry.following.get(raw[here])
            if following is None and raw[here] == "." and here + 1 < count:
                here += 1
                following = entry.following.get(raw[here])
            if following is None:
                break
            here += 1
            entry = following
            stands = entry.kind is not None and (not entry.special or self._stands(entry, at))
            if stands or (entry.glued is not None and self._unbroken(at, here)):
                stop, found = here, entry
        return stop, found

    def _unbroken(self, at: int, stop: int) -> bool:
        return all(self.stops[here] == self.begins[here + 1] for here in range(at, stop - 1))

    def _stands(self, entry: Entry, at: int) -> bool:
        """Whether a word that needs a capital, or its lack, is printed so."""
        start, special = self.begins[at], entry.special
        if special == "capital":
            letters = next((char for char in self.text[start : start + 4] if char.isalpha()), "")
            return letters.isupper()
        if special == "small":
            return self.text[start].islower()
        return special == "not a domain" and not (self._sticks(at) and self.letters[-1] == ".")

    def _one_letter(self, at: int, word: str) -> bool:
        """A letter that is a unit behind a slash, a multiplier behind a number, and else a word or nothing."""
        last = self.letters[-1] if self.letters else ""
        if last == "/" and word in UNITS_OF_ONE_LETTER:
            self._add("s", Period(UNITS_OF_ONE_LETTER[word]), at, at + 1)
        elif last != "n":
            return False
        elif word in "ml":
            self._add("k", MILLION if word == "m" else LAKH, at, at + 1)
        elif word == "h":
            self._add("U", Period(HOUR), at, at + 1)
        elif word == "t" and self.raw[at + 1] == "€":
            self._add("k", THOUSAND, at, at + 1)
        elif word == "e" and self._sticks(at):
            power = self.raw[at + 1][:1] in tuple("0123456789+-")
            self._add("!" if power and self.stops[at] == self.begins[at + 1] else "o", "e", at, at + 1)
        else:
            return False
        return True

    def _number(self, at: int) -> int:
        digits = self.raw[at].rstrip("-/:.,")
        if self._sticks(at):
            last, before = self.letters[-1], self.text[self.starts[-1]]
            if last in ".," and before in ".,":
                self.letters[-1] = "!"
            elif last == "w" and before.isalpha() and before < "\u3000":
                if _SMALL(digits):
                    return self._add("#", digits, at, at + 1)
                self.letters[-1] = "!"
        return self._add("n", digits, at, at + 1)

    def _unknown(self, at: int) -> int:
        start, end = self.begins[at], self.stops[at]
        word = self.text[start:end]
        if end - start == 3 and (sign := code_sign(word)):
            return self._add("c", sign, at, at + 1)
        stuck = word[0].isalnum() and word[0] < "\u3000" and self._sticks(at) and self.letters[-1] == "n"
        return self._add("!" if stuck else "w", None, at, at + 1)
