"""The plain statement, read in one go: most texts are a figure or a range with its terms about it, and no more.

It takes the rules of :mod:`.grammar`, :mod:`.terms` and :mod:`.resolve` for the case where nothing else stands about,
for the sake of speed alone, and leaves every text that is not so plain to them. Both ways give the same reading.
"""

from __future__ import annotations

import re

from productroles.pay.text.amounts import figure
from productroles.pay.text.cleaning import Refused
from productroles.pay.text.decide import Outcome, SaidTerms, add_periods, decided
from productroles.pay.text.lexer import Tokens
from productroles.pay.text.resolve import settle
from productroles.pay.text.terms import CLOSED, Bounds

_FIGURE = r"c{0,2}nk?c{0,2}"
_TERMS = r"(?:[/eA]u|/s|[aPGB])*"
_PLAIN = re.compile(
    rf"((?:[SBGdh:]|a(?!.*a))*)([bfgm]?)(h*)({_FIGURE})"
    rf"(?:({_TERMS})([-~WtAm&])(h*)({_FIGURE}))?({_TERMS})([jJ]?)({_TERMS})\.?"
).fullmatch


def read_plain(tokens: Tokens, country: str | None, printed: str) -> Outcome | None:
    """The reading of a plain statement; None for any other text.

    Raises:
        Refused: where no currency is named.
    """
    match = _PLAIN(tokens.kinds)
    if match is None:
        return None
    _, lead, opener, about, one, between, join, about_two, two, behind, closer, last = match.regs
    bound = CLOSED
    if opener[0] < opener[1] or join[0] >= 0 or closer[0] < closer[1]:
        found = _bounds(tokens, opener, join[0], closer)
        if found is None:
            return None
        bound = found
    first = figure(tokens, one[0], one[1])
    second = figure(tokens, two[0], two[1]) if join[0] >= 0 else None
    signs = first.signs + second.signs if second else first.signs
    if not signs:
        raise Refused("no-currency", "no currency is named at the figure")
    terms: SaidTerms = ([], [], [], [])
    if one[0] or one[1] < len(tokens.kinds):
        for start, stop in (lead, about, between, about_two, behind, last):
            if start < stop:
                _read_terms(tokens, start, stop, terms)
        if len(terms[0]) > 1 or len(terms[1]) > 1:
            return None
    if first.scales or second:
        add_periods(terms[0], first, second)
    frame, apart = (country, printed, bound), between[0] < between[1]
    return decided(first, second, signs, settle(signs, country), frame, terms, apart, None)


def _bounds(tokens: Tokens, opener: tuple[int, int], join: int, closer: tuple[int, int]) -> Bounds | None:
    """Which end is open; None where the words need a closer look."""
    opens, closes = tokens.kinds[opener[0] : opener[1]], tokens.kinds[closer[0] : closer[1]]
    if join >= 0:
        joined_by = tokens.kinds[join]
        fits = opens == "b" or (joined_by != "&" and (opens in ("", "f") or (opens == "g" and joined_by == "m")))
        return CLOSED if fits and not closes else None
    if opens == "b" or (opens and closes):
        return None
    return opens == "m" or closes == "J", opens in ("f", "g") or closes == "j", tokens.words(*(opener if opens else closer))


def _read_terms(tokens: Tokens, start: int, stop: int, terms: SaidTerms) -> None:
    """Add the different periods, tax sides, components and doubts among these tokens to the terms."""
    periods, taxes, components, doubts = terms
    kinds, values = tokens.kinds, tokens.values
    begin = start
    for at in range(start, stop):
        kind, value = kinds[at], values[at]
        if kind in "/eA":
            continue
        words = tokens.words(begin, at + 1)
        begin = at + 1
        if kind in "usaP":
            if all(said != value.per for said, _ in periods):
                periods.append((value.per, words))
            kind, value = ("G", value.tax) if value.tax else ("", None)
        said_so_far = taxes if kind == "G" else components if kind == "B" else doubts if kind == "h" else None
        if said_so_far is not None and all(said != value for said, _ in said_so_far):
            said_so_far.append((value, words))
