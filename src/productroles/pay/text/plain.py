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
_TERMS = r"(?:[aPGB]|[/eA]u|/[saP])*+"
_PLAIN = re.compile(
    rf"[SBGdh:]*+(?:a[SBGdh:]*+)?+([bfgmFH]?)h*({_FIGURE})"
    rf"(?:{_TERMS}([-~WtAm&])h*({_FIGURE}))?{_TERMS}([jJFH]?){_TERMS}(?:h{_TERMS})?\.?"
).fullmatch


def read_plain(tokens: Tokens, country: str | None, printed: str) -> Outcome | None:
    """The reading of a plain statement; None for any other text.

    Raises:
        Refused: where no currency is named.
    """
    kinds = tokens.kinds
    match = _PLAIN(kinds)
    if match is None:
        return None
    _, opener, one, join, two, closer = match.regs
    ranges = join[0] >= 0
    bound = CLOSED
    if opener[0] < opener[1] or closer[0] < closer[1] or (ranges and kinds[join[0]] == "&"):
        found = _bounds(tokens, opener, join[0], closer)
        if found is None:
            return None
        bound = found
    first = figure(tokens, one[0], one[1])
    second = figure(tokens, two[0], two[1]) if ranges else None
    signs = first[2] + second[2] if second else first[2]
    if not signs:
        raise Refused("no-currency", "no currency is named at the figure")
    terms: SaidTerms = ({}, {}, {}, {})
    if one[0]:
        _read_terms(tokens, 0, one[0], terms)
    if ranges and two[0] - one[1] > 1:
        _read_terms(tokens, one[1], two[0], terms)
    stop = two[1] if ranges else one[1]
    if stop < len(kinds):
        _read_terms(tokens, stop, len(kinds), terms)
    if len(terms[0]) > 1 or len(terms[1]) > 1:
        return None
    if first[1] or (second and second[1]):
        add_periods(terms[0], first, second)
    settled = settle(signs, country)
    return decided(first, second, signs, settled, (country, printed, bound), terms, join[0] > one[1], None)


def _bounds(tokens: Tokens, opener: tuple[int, int], join: int, closer: tuple[int, int]) -> Bounds | None:
    """Which end is open; None where the words need a closer look."""
    opens, closes = tokens.kinds[opener[0] : opener[1]], tokens.kinds[closer[0] : closer[1]]
    if join >= 0:
        joined_by = tokens.kinds[join]
        fits = opens == "b" or (joined_by != "&" and (opens in ("", "f") or (opens == "g" and joined_by == "m")))
        return CLOSED if fits and not closes else None
    if opens == "b" or (opens and closes):
        return None
    said = tokens.words(*(opener if opens else closer))
    return opens in ("m", "H") or closes in ("J", "H"), opens in ("f", "g", "F") or closes in ("j", "F"), said


def _read_terms(tokens: Tokens, start: int, stop: int, terms: SaidTerms) -> None:
    """Add the different periods, tax sides, components and doubts among these tokens to the terms."""
    kinds, values = tokens.kinds, tokens.values
    periods, taxes, components, doubts = terms
    for at in range(start, stop):
        kind = kinds[at]
        if kind in "uasP":
            begin = at - 1 if at > start and kinds[at - 1] in "/eA" else at
            periods.setdefault(values[at].per, tokens.words(begin, at + 1))
            if values[at].tax:
                taxes.setdefault(values[at].tax, tokens.words(at, at + 1))
        elif kind == "G":
            taxes.setdefault(values[at], tokens.words(at, at + 1))
        elif kind == "B":
            components.setdefault(values[at], tokens.words(at, at + 1))
        elif kind == "h":
            doubts.setdefault(values[at], tokens.words(at, at + 1))
