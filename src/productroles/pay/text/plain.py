"""The plain statement, read in one go: most texts are a figure or a range with a period and a tax side, no more.

It takes the rules of :mod:`.grammar`, :mod:`.terms` and :mod:`.resolve` for the case where nothing else stands about,
for the sake of speed alone, and leaves every text that is not so plain to them. Both ways give the same reading.
"""

from __future__ import annotations

import re

from productroles.pay.text.amounts import figure
from productroles.pay.text.cleaning import Refused
from productroles.pay.text.lexer import Tokens
from productroles.pay.text.decide import Outcome, add_periods, decided
from productroles.pay.text.resolve import settle
from productroles.pay.text.terms import CLOSED, Bounds, Said

_FIGURE = r"c{0,2}nk?c{0,2}"
_TERMS = r"(?:[/eA]u|/s|[aPG])*"
_PLAIN = re.compile(rf"(h*)([bfgm]?)h*({_FIGURE})(?:({_TERMS})([-~Wt&m])(h*)({_FIGURE}))?({_TERMS})").fullmatch


def read_plain(tokens: Tokens, country: str | None, printed: str) -> Outcome | None:
    """The reading of a plain statement; None for any other text.

    Raises:
        Refused: where no currency is named.
    """
    match = _PLAIN(tokens.kinds)
    if match is None:
        return None
    _, _, opened, one, between, join, _, two, behind = match.regs
    bound = CLOSED
    if opened[0] < opened[1] or join[0] >= 0:
        found = _bounds(tokens, opened[0], opened[1], join[0])
        if found is None:
            return None
        bound = found
    first = figure(tokens, one[0], one[1])
    second = figure(tokens, two[0], two[1]) if join[0] >= 0 else None
    signs = first.signs + second.signs if second else first.signs
    if not signs:
        raise Refused("no-currency", "no currency is named at the figure")
    periods: list[Said] = []
    taxes: list[Said] = []
    if behind[0] < behind[1] or between[0] < between[1]:
        _read_terms(tokens, between, periods, taxes)
        _read_terms(tokens, behind, periods, taxes)
        if len(periods) > 1 or len(taxes) > 1:
            return None
    if first.scales or second:
        add_periods(periods, first, second)
    doubts = _doubts(tokens, one[0], join, two) if "h" in tokens.kinds else []
    apart = between[0] < between[1]
    frame, terms = (country, printed, bound), (periods, taxes, doubts)
    return decided(first, second, signs, settle(signs, country), frame, terms, apart, None)


def _bounds(tokens: Tokens, at: int, stop: int, join: int) -> Bounds | None:
    """Which end is open; None where the words need a closer look."""
    opener = tokens.kinds[at:stop]
    if join >= 0:
        joined_by = tokens.kinds[join]
        fits = opener == "b" or (joined_by != "&" and (opener in ("", "f") or (opener == "g" and joined_by == "m")))
        return CLOSED if fits else None
    if opener == "b":
        return None
    return opener == "m", opener != "m", tokens.words(at, stop)


def _read_terms(tokens: Tokens, span: tuple[int, int], periods: list[Said], taxes: list[Said]) -> None:
    """The different periods and tax sides between two tokens."""
    kinds, values = tokens.kinds, tokens.values
    start = at = span[0]
    while at < span[1]:
        kind = kinds[at]
        at += 1
        if kind in "/eA":
            continue
        words = tokens.words(start, at)
        start = at
        tax = values[at - 1] if kind == "G" else values[at - 1].tax
        if kind != "G" and all(said != values[at - 1].per for said, _ in periods):
            periods.append((values[at - 1].per, words))
        if tax and all(said != tax for said, _ in taxes):
            taxes.append((tax, words))


def _doubts(tokens: Tokens, start: int, join: tuple[int, int], two: tuple[int, int]) -> list[Said]:
    """Words such as "about" before a figure."""
    found: dict[str, str] = {}
    for at in range(start):
        if tokens.kinds[at] == "h":
            found.setdefault(tokens.values[at], tokens.words(at, at + 1))
    for at in range(join[1], two[0]) if join[0] >= 0 else ():
        found.setdefault(tokens.values[at], tokens.words(at, at + 1))
    return list(found.items())
