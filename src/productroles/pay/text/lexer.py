"""From characters to tokens: one pass over the text, each token with its kind (see :mod:`.words`)."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import Any, NamedTuple, cast

from productroles.pay.text.periods import HOUR, UNITS_OF_ONE_LETTER, YEAR, Period
from productroles.pay.text.signs import code_sign, needs_capital
from productroles.pay.text.words import ABBREVIATED, LAKH, MILLION, THOUSAND, vocabulary

_CJK = "\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_SCRIPTS = ((0x41, 0x2000), (0x2C00, 0x2E00), (0xA640, 0xAC00), (0xFB00, 0xFF00))
"""Where letters are that stand in words with blanks between them."""
_GROUPED_BY_BLANKS = r"[0-9]{1,3}+(?: (?!40[13] ?\(?[kKbB]\b)[0-9]{3}(?![0-9]))++(?:[.,][0-9]++)?+"
_NO_CENTS = r"(?:(?:[.,]-{1,2}|/-|:-)(?![0-9]))?"
_NUMBER = rf"(?:4[05][137] ?\([kKbB]\)|[0-9]++(?:[.,'][0-9]++)++|{_GROUPED_BY_BLANKS}|[0-9]++){_NO_CENTS}"
_PIECE = re.compile(r"[^\W\d_]+(?:['.][^\W\d_]+)*|\d+|\S")
_IDENTIFIER = re.compile(r"\d{1,4}").fullmatch
_SEVERAL_MEANINGS = frozenset("dehlmtuwy.'")
_STICKS_TO_NUMBER = frozenset("kcuUaPoxGytmvqjJHF%BE")
_LETTERS_OF_A_CODE = ("&", "A", "f")
_BEFORE_WON = frozenset(("million", "billion", "thousand", "korean"))
_NEEDS_CARE = re.compile(r"[w.,&Af]n|/A|n[^kcuUaPoxGytmvqjJHF%BE()\[\]+\-~W/=:,.n#]").search


class Entry:
    """What a word or phrase does, and the longer phrases it begins."""

    __slots__ = ("following", "glued", "key", "kind", "special", "value")

    def __init__(self, key: str) -> None:
        self.key = key
        self.kind: str | None = None
        self.value: Any = None
        self.special: str | None = None
        """How it must be printed: with a capital, without, not as a code, not behind a full stop."""
        self.glued: str | None = None
        """The key of the currency sign that its words are where no blank parts them: ``CA$``."""
        self.following: dict[str, Entry] = {}


class _Tables(NamedTuple):
    words: dict[str, Entry]
    kind_of: dict[str, str]
    """The kinds of the words and phrases that mean one thing wherever they stand, once phrases are known."""
    value_of: dict[str, Any]
    """What they stand for."""
    openings: frozenset[tuple[str, str]]
    """The first two words of every phrase."""
    ascii_token: re.Pattern[str]
    token: re.Pattern[str]


_tables: _Tables | None = None


def _compiled() -> _Tables:
    global _tables  # noqa: PLW0603  a cached function would cost a tenth of a reading
    if _tables is None:
        _tables = _compile()
    return _tables


def _compile() -> _Tables:
    words: dict[str, Entry] = {}
    kind_of: dict[str, str] = {}
    value_of: dict[str, Any] = {}
    scripts: list[str] = []
    for phrase, kind, value in vocabulary():
        parts = _PIECE.findall(phrase) or [phrase]
        if re.match(f"[{_CJK}]", phrase):
            scripts.append(phrase)
        if phrase.endswith(("(k)", "(b)")) or phrase in scripts[-1:]:
            parts = [phrase]
        entry = words.setdefault(parts[0], Entry(parts[0]))
        for part in parts[1:]:
            entry = entry.following.setdefault(part, Entry(f"{entry.key} {part}"))
        if kind == "c" and len(parts) > 1 and " " not in phrase:
            entry.glued = phrase
            kind_of[phrase], value_of[phrase] = kind, value
            continue
        entry.kind, entry.value, entry.special = kind, value, _special(phrase, kind)
        if len(parts) > 1 or not (entry.special or phrase in _SEVERAL_MEANINGS):
            kind_of[entry.key], value_of[entry.key] = kind, value
    openings = frozenset((word, second) for word, entry in words.items() for second in entry.following)
    openings |= {
        (word, ".") for word, entry in words.items() if entry.following and len(word) < 4 and word[0].isalpha()
    }
    ascii_token = re.compile(rf"([A-Za-z]++(?:['.][A-Za-z]++)*+|{_NUMBER}|\S|\n)", re.ASCII)
    letters = f"[{_letters()}]++"
    token = re.compile(rf"({letters}(?:['.]{letters})*+|{_NUMBER}|[^\s{_CJK}]|{_alternatives(scripts)}|\S|\n)")
    return _Tables(words, kind_of, value_of, openings, ascii_token, token)


def _letters() -> str:
    """Every letter of the scripts with blanks, as the ranges of a character class: quicker than any word class."""
    ranges: list[str] = []
    for start, stop in _SCRIPTS:
        for is_letter, group in groupby(map(chr, range(start, stop)), str.isalpha):
            found = list(group)
            if is_letter:
                ranges.append(f"{found[0]}-{found[-1]}")
    return "".join(ranges)


def _alternatives(words: list[str]) -> str:
    """A pattern for the longest of these words, gathered by their first character."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(set(words), key=len, reverse=True):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_first.items())


def _special(phrase: str, kind: str) -> str | None:
    """How a word must be printed to mean what it does."""
    if kind == "c" and needs_capital(phrase):
        return "capital"
    if phrase in ("pm", "md"):
        return "small"
    if phrase == "won":
        return "behind a figure"
    if kind != "c" and code_sign(phrase.upper()):
        return "not a code"
    return "not a domain" if phrase == "net" else None


class Tokens:
    """A text that was cleaned, as tokens: ``kinds`` has one letter for each, ``values`` one item.

    ``pieces`` has the blanks before the first token, the first token, the blanks before the second, and so on.
    """

    __slots__ = ("kinds", "pieces", "values")

    def __init__(self, text: str) -> None:
        _, kind_of, value_of, openings, ascii_token, token = _tables or _compiled()
        pieces: list[str] = (ascii_token if text.isascii() else token).split(text)
        raw = list(map(str.lower, pieces[1::2]))
        if not openings.isdisjoint(pairwise(raw)):
            pieces, raw = _joined(pieces, raw)
        kinds: list[str | None] = list(map(kind_of.get, raw))
        self.values: list[Any] = list(map(value_of.get, raw, raw))
        self.pieces = pieces
        if None in kinds:
            self._read_words(raw, kinds)
        letters = self.kinds = "".join(cast("list[str]", kinds))  # no gap is left
        if _NEEDS_CARE(letters):
            self._read_neighbours(kinds)
        if len(letters) < len(kinds) or "w-" in letters:
            self._tidy(kinds)

    def words(self, start: int, stop: int) -> str:
        """The words of the tokens from ``start`` up to ``stop``."""
        return "".join(self.pieces[2 * start + 1 : 2 * stop])

    def stuck(self, at: int) -> bool:
        """Whether a token stands right behind the one before it, without a blank."""
        return not self.pieces[2 * at]

    def first_character(self, at: int) -> str:
        """The character a token begins with."""
        return self.pieces[2 * at + 1][0]

    def _read_words(self, raw: list[str], kinds: list[str | None]) -> None:
        """The numbers, and the words of several meanings, those that must be printed in a certain way, and others."""
        for at, word in enumerate(raw):
            if kinds[at] is not None:
                continue
            if word[0].isdecimal():
                kinds[at] = "n"
            elif word == ".":
                abbreviates = at and self.stuck(at) and raw[at - 1].rpartition(" ")[2] in ABBREVIATED
                kinds[at] = "" if abbreviates else word  # it ends nothing
            elif word == "'":
                behind_number = at and kinds[at - 1] == "n" and self.stuck(at) and word not in raw[:at]
                kinds[at] = "!" if behind_number else ""  # thousands, as in 650', or minutes: no quotation mark
            else:
                self._read_word(word, at, raw, kinds)

    def _read_neighbours(self, kinds: list[str | None]) -> None:
        """What sticks to a number: a mark before it (``$.75``), letters before (``IC4``) or behind (``5X``); ``/a``."""
        pieces = self.pieces
        for at in [at for at, blank in enumerate(pieces[2:-1:2], 1) if not blank]:
            kind, first = kinds[at], pieces[2 * at + 1][0]
            if kind == "n":
                self._read_joined(at, kinds)
            elif kind == "A" and kinds[at - 1] == "/" and self.values[at] == "a":
                kinds[at], self.values[at] = "s", Period(YEAR)
            elif kinds[at - 1] == "#" and first.isalnum() and first < "\u3000":
                kinds[at] = "#"
            elif kinds[at - 1] == "n" and kind not in _STICKS_TO_NUMBER and first.isalnum() and first < "\u3000":
                kinds[at] = "!"
        self.kinds = "".join(cast("list[str]", kinds))

    def _read_joined(self, at: int, kinds: list[str | None]) -> None:
        before = self.first_character(at - 1)
        if before in ".," and kinds[at - 1]:
            if at == 1 or self.first_character(at - 2) < "\u2e80":
                kinds[at - 1] = "!"
        elif before.isalpha() and before < "\u3000" and (kinds[at - 1] == "w" or self._is_code(at, kinds[at - 1])):
            if _IDENTIFIER(self.values[at]):
                kinds[at] = "#"
            else:
                kinds[at - 1] = "!"

    def _is_code(self, at: int, kind: str | None) -> bool:
        """Whether a word before a number is printed as the letters of an identifier: AB1234."""
        return kind in _LETTERS_OF_A_CODE and self.pieces[2 * at - 1].isupper()

    def _read_word(self, word: str, at: int, raw: list[str], kinds: list[str | None]) -> None:
        last = kinds[at - 1] if at else ""
        kind, value = self._one_letter(word, at, last or "", raw) if word in _SEVERAL_MEANINGS else (None, None)
        if kind is None:
            kind, value = self._plain_word(word, at)
        kinds[at], self.values[at] = kind, value

    def _plain_word(self, word: str, at: int) -> tuple[str, Any]:
        entry = _compiled().words.get(word)
        if entry is not None and entry.kind is not None and _stands(entry, self.pieces, at):
            return entry.kind, entry.value
        printed = self.pieces[2 * at + 1]
        if len(printed) == 3 and (sign := code_sign(printed)):
            return "c", sign
        return "w", None

    def _one_letter(self, word: str, at: int, last: str, raw: list[str]) -> tuple[str | None, Any]:
        """A letter that is a unit behind a slash, a multiplier behind a number, and else a word."""
        following = raw[at + 1] if at + 1 < len(raw) else ""
        if last == "/" and word in UNITS_OF_ONE_LETTER:
            return "s", Period(UNITS_OF_ONE_LETTER[word])
        if word == "t" and following == "€":
            return "k", THOUSAND
        if last != "n":
            return None, None
        if word in "ml":
            return "k", MILLION if word == "m" else LAKH
        if word == "h":
            return "U", Period(HOUR)
        if word == "e" and self.stuck(at):
            power = following[:1] in tuple("0123456789+-") and self.stuck(at + 1)
            return ("!" if power else "o"), "e"
        return None, None

    def _tidy(self, kinds: list[str | None]) -> None:
        """Tokens without a kind join the blanks; a hyphen inside a word that is none of ours is a word."""
        pieces = self.pieces[:1]
        letters: list[str] = []
        values: list[Any] = []
        for at, kind in enumerate(kinds):
            token, blank = self.pieces[2 * at + 1], self.pieces[2 * at + 2]
            if not kind:
                pieces[-1] += token + blank
                continue
            in_word = kind == "-" and letters[-1:] == ["w"] and not pieces[-1] and not blank and at + 1 < len(kinds)
            joins = in_word and pieces[-2][-1].isalpha() and self.pieces[2 * at + 3][:1].isalpha()
            letters.append("w" if joins else kind)
            values.append(self.values[at])
            pieces += [token, blank]
        self.kinds, self.values, self.pieces = "".join(letters), values, pieces


def _joined(pieces: list[str], raw: list[str]) -> tuple[list[str], list[str]]:
    """The pieces and words of a text with each phrase as one."""
    words, openings = _compiled().words, _compiled().openings
    out: list[str] = []
    keys: list[str] = []
    done = 0
    for at, pair in enumerate(pairwise(raw)):
        if at >= done and pair in openings:
            stop, key = _longest_phrase(words[raw[at]], at, pieces, raw)
            out += pieces[2 * done : 2 * at + 1]
            out.append("".join(pieces[2 * at + 1 : 2 * stop]))
            keys += raw[done:at]
            keys.append(key)
            done = stop
    return out + pieces[2 * done :], keys + raw[done:]


def _longest_phrase(entry: Entry, at: int, pieces: list[str], raw: list[str]) -> tuple[int, str]:
    """Where the longest phrase ends that begins here, and its key; a full stop inside may be an abbreviation's."""
    stop, key, here = at + 1, raw[at], at + 1
    while here < len(raw) and entry.following:
        following = entry.following.get(raw[here])
        if following is None and raw[here] == "." and here + 1 < len(raw):
            here += 1
            following = entry.following.get(raw[here])
        if following is None:
            break
        here += 1
        entry = following
        if entry.glued is not None and not any(pieces[2 * each] for each in range(at + 1, here)):
            stop, key = here, entry.glued
        elif entry.kind is not None and _stands(entry, pieces, at):
            stop, key = here, entry.key
    return stop, key


def _stands(entry: Entry, pieces: list[str], at: int) -> bool:
    """Whether a word that needs a capital, or its lack, is printed so; ``.net`` is no tax side."""
    if entry.special is None:
        return True
    first = pieces[2 * at + 1]
    if entry.special == "capital":
        letter = next((char for char in "".join(pieces[2 * at + 1 : 2 * at + 4]) if char.isalpha()), "")
        return letter.isupper()
    if entry.special == "small":
        return first.islower()
    if entry.special == "not a code":
        return not first.isupper()
    if entry.special == "behind a figure":
        return at > 0 and (pieces[2 * at - 1][-1].isdecimal() or pieces[2 * at - 1].lower() in _BEFORE_WON)
    return not (at and not pieces[2 * at] and pieces[2 * at - 1] == ".")
