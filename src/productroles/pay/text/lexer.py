"""From characters to tokens: one pass over the text, each token with its kind (see :mod:`.words`)."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate
from typing import Any, NamedTuple

from productroles.pay.text.signs import code_sign, needs_capital
from productroles.pay.text.words import (
    ABBREVIATED,
    LAKH,
    MILLION,
    THOUSAND,
    UNITS_OF_ONE_LETTER,
    HOUR,
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
_SMALL = re.compile(r"\d{1,4}").fullmatch
_SEVERAL_MEANINGS = frozenset("adehlmtuwy")
_STICKS_TO_NUMBER = frozenset("kcuUaPoxGytmvqjJHF%BE")


class Entry:
    """What a word does, and the phrases it begins."""

    __slots__ = ("following", "kind", "plain", "special", "sticks", "value")

    def __init__(self) -> None:
        self.kind: str | None = None
        self.value: Any = None
        self.special: str | None = None
        self.following: dict[str, Entry] = {}
        self.plain = ""
        """The kind of a word that means one thing wherever it stands."""
        self.sticks = False
        """Whether it may stand right behind a number without a blank."""


class Tokens(NamedTuple):
    """A text as tokens: ``kinds`` has one letter for each."""

    text: str
    kinds: str
    values: list[Any]
    starts: list[int]
    ends: list[int]

    def words(self, start: int, end: int) -> str:
        """The words of the tokens from ``start`` up to ``end``."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""


class Refused(Exception):  # noqa: N818  (it steers, it is not an error anybody sees)
    """A text that cannot be read at all: a code, and words for people."""

    def __init__(self, code: str, why: str) -> None:
        self.code = code
        self.why = why


class _Tables(NamedTuple):
    words: dict[str, Entry]
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
    glued: list[str] = []
    for phrase, kind, value in vocabulary():
        parts = _PIECE.findall(phrase) or [phrase]
        if re.match(f"[{_CJK}]", phrase):
            parts = [phrase]
            scripts.append(phrase)
        elif len(parts) > 1 and " " not in phrase and kind == "c":
            parts = [phrase]
            glued.append(phrase)
        entry = words.setdefault(parts[0], Entry())
        for part in parts[1:]:
            entry = entry.following.setdefault(part, Entry())
        entry.kind, entry.value, entry.special = kind, value, _special(phrase, kind)
    for word, entry in words.items():
        conditions = entry.special or word in ABBREVIATED or word in _SEVERAL_MEANINGS
        entry.sticks = entry.kind in _STICKS_TO_NUMBER or not word[0].isalpha()
        if entry.kind and not conditions:
            entry.plain = entry.kind
    longest_first = [re.escape(word) for word in sorted(scripts, key=len, reverse=True)]
    signs = [re.escape(word) for word in sorted(glued, key=len, reverse=True)]
    number = rf"(?:{_NUMBER}){_ENDING}"
    sign = rf"(?=[a-z.]{{1,5}}[^\s\w']|[$£]\w)(?:{'|'.join(signs)})(?!{_LETTER})"
    plain = re.compile(rf"({number}|{sign}|[a-z]+(?:['.][a-z]+)*|\S|\n)", re.ASCII)
    token = re.compile(rf"({number}|{sign}|{_WORD}|[^\s{_CJK}]|{'|'.join(longest_first)}|\S|\n)")
    characters = {ord(other): char for char, others in _SAME.items() for other in others}
    characters.update({0xFF01 + at: chr(0x21 + at) for at in range(94) if 0xFF01 + at not in characters})
    characters.update({ord(zero) + digit: str(digit) for zero in _ZEROS for digit in range(10)})
    return _Tables(words, plain, token, characters)


def _special(phrase: str, kind: str) -> str | None:
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


def tokens(text: str) -> Tokens:
    """The tokens of a text that was cleaned."""
    return _Lexer(text).run()


class _Lexer:
    """One pass over the raw tokens; each method takes the index of one and gives that of the next."""

    def __init__(self, text: str) -> None:
        low = text.lower()
        self.words, plain, token, _ = _compiled()
        pieces = (plain if low.isascii() else token).split(low)
        places = list(accumulate(map(len, pieces)))
        self.text = text
        self.raw = pieces[1::2]
        self.begins = places[::2]
        self.stops = places[1::2]
        self.kinds: list[str] = []
        self.values: list[Any] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def run(self) -> Tokens:
        at, raw, get, begins, stops = 0, self.raw, self.words.get, self.begins, self.stops
        kinds, values, starts, ends = self.kinds, self.values, self.starts, self.ends
        count = len(raw)
        raw.append("")
        while at < count:
            word = raw[at]
            entry = get(word)
            if (
                entry is not None
                and entry.plain
                and raw[at + 1] not in entry.following
                and (entry.sticks or not kinds or kinds[-1] != "n" or ends[-1] < begins[at])
            ):
                kinds.append(entry.plain)
                values.append(entry.value)
            elif entry is None and word[0].isdecimal() and (not kinds or kinds[-1] not in "w.,"):
                kinds.append("n")
                values.append(word if word[-1].isdecimal() else word.rstrip("-/:.,"))
            else:
                at = self._next(at, entry)
                continue
            starts.append(begins[at])
            ends.append(stops[at])
            at += 1
        letters = "".join(kinds)
        return Tokens(self.text, self._hyphens(letters) if "w-" in letters else letters, values, starts, ends)

    def _hyphens(self, letters: str) -> str:
        """The kinds with the hyphens inside words that are none of ours made words too."""
        text, out = self.text, list(letters)
        for at, kind in enumerate(letters):
            if kind == "-" and at and letters[at - 1] == "w":
                start, end = self.starts[at], self.ends[at]
                if self.ends[at - 1] == start and text[start - 1].isalpha() and text[end : end + 1].isalpha():
                    out[at] = "w"
        return "".join(out)

    def _next(self, at: int, entry: Entry | None) -> int:
        word = self.raw[at]
        if word in _SEVERAL_MEANINGS and self._one_letter(at, word):
            return at + 1
        if entry is not None:
            return self._known(at, entry)
        return self._number(at) if word[0].isdecimal() else self._unknown(at)

    def _add(self, kind: str, value: Any, first: int, stop: int) -> int:
        self.kinds.append(kind)
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
        if found.kind is None:
            return self._number(at) if self.raw[at][0].isdecimal() else self._unknown(at)
        start = self.begins[at]
        if found.special and not self._stands(found, at, start):
            return self._unknown(at)
        kind = found.kind
        if kind not in _STICKS_TO_NUMBER and self.kinds and self.kinds[-1] == "n" and self._sticks(at):
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
            if entry.kind is not None and not (entry.special and not self._stands(entry, at, self.begins[at])):
                stop, found = here, entry
        return stop, found

    def _stands(self, entry: Entry, at: int, start: int) -> bool:
        """Whether a word that needs a capital, or its lack, is printed so; ``.net`` is no tax side."""
        if entry.special == "capital":
            letters = next((char for char in self.text[start : start + 4] if char.isalpha()), "")
            return letters.isupper()
        if entry.special == "small":
            return self.text[start].islower()
        return not (self._sticks(at) and self.kinds[-1] == ".")

    def _one_letter(self, at: int, word: str) -> bool:
        """A letter that is a unit behind a slash, a multiplier behind a number, and else a word or nothing."""
        last = self.kinds[-1] if self.kinds else ""
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
            last, before = self.kinds[-1], self.text[self.starts[-1]]
            if last in ".," and before in ".,":
                self.kinds[-1] = "!"
            elif last == "w" and before.isalpha() and before < "\u3000":
                if _SMALL(digits):
                    return self._add("#", digits, at, at + 1)
                self.kinds[-1] = "!"
        return self._add("n", digits, at, at + 1)

    def _unknown(self, at: int) -> int:
        start, end = self.begins[at], self.stops[at]
        word = self.text[start:end]
        if end - start == 3 and (sign := code_sign(word)):
            return self._add("c", sign, at, at + 1)
        stuck = word[0].isalnum() and word[0] < "\u3000" and self._sticks(at) and self.kinds[-1] == "n"
        return self._add("!" if stuck else "w", None, at, at + 1)
