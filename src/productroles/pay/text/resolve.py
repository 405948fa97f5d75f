"""From a statement to pay: the signs at it and apart from it, and the terms about it."""

from __future__ import annotations

from collections.abc import Sequence

from productroles.pay.text.amounts import Figure, figure
from productroles.pay.text.cleaning import Refused
from productroles.pay.text.decide import MOST_CURRENCIES, Outcome, add_periods, decided
from productroles.pay.text.grammar import Outline, Statement
from productroles.pay.text.signs import Sign, local
from productroles.pay.text.terms import bounds, components, doubts, periods, taxes

_ALONE_BEFORE = frozenset(",.:;(d/SGBauUsP=-~npQ")
_ALONE_BEHIND = frozenset(",.:;)/SGBa=eA-~+pcfgmbhiFH(")


def resolve(outline: Outline, statement: Statement, country: str | None, printed: str) -> Outcome:
    """The pay that a statement of a text says.

    Raises:
        Refused: where nothing can be told, candidates included.
    """
    tokens, kinds, pay, _, _, _ = outline
    start, stop, one, two, joined_by = statement
    bound = bounds(outline, statement)
    first = figure(tokens, *one)
    second = figure(tokens, *two) if two else None
    said = periods(outline, statement)
    if first[1] or second:
        add_periods(said, first, second)
    signs = first[2] + second[2] if second else first[2]
    doubtful: list[Sign] = []
    if len(pay) > 1 or kinds.count("c") > kinds.count("c", start, stop):
        loose, doubtful = _loose_signs(outline)
        if not signs and loose and not said and second is None and _may_be_a_year(first):
            raise Refused("no-figure", "the number may be a year")
        signs = signs + loose
    if not signs:
        raise Refused("no-currency", "no currency is named at the figure")
    settled = settle(signs, country)
    if doubtful and not any(sign.certain for sign in signs) and _rivals(doubtful, signs, settled[0]):
        settled = None, signs[0].codes[:MOST_CURRENCIES], False
    apart = two is not None and two[0] - one[1] > len(joined_by)
    terms = said, taxes(outline), components(outline), doubts(outline, statement)
    return decided(first, second, signs, settled, (country, printed, bound), terms, apart, outline)


# --- currency ----------------------------------------------------------------------------------------------------


def settle(signs: Sequence[Sign], country: str | None) -> tuple[str | None, tuple[str, ...], bool]:
    """The currency that signs at a statement agree on, else what they may stand for; and whether the place decided.

    Signs that contradict each other may stand for nothing.
    """
    first = signs[0]
    options, certain = first.codes, first.certain
    if len(signs) > 1:
        options, certain = _common(signs)
    if certain or not options:
        return (certain, options, False) if certain in options else (None, (), False)
    own = local(options, country)
    if own:
        return own, options, own != first.default
    if first.default in options:
        return first.default, options, False
    return None, options[:MOST_CURRENCIES], False


def _common(signs: Sequence[Sign]) -> tuple[tuple[str, ...], str | None]:
    """The currencies that each of the signs may stand for, and one that some sign stands for alone."""
    options, certain = signs[0].codes, signs[0].certain
    for sign in signs[1:]:
        if sign is not signs[0]:
            options = tuple(code for code in options if code in sign.codes)
            certain = certain or sign.certain
    return options, certain


def _loose_signs(outline: Outline) -> tuple[list[Sign], list[Sign]]:
    """Signs and codes that stand at no figure: those that stand alone, and those inside other words."""
    tokens, kinds = outline.tokens, outline.kinds
    alone: list[Sign] = []
    doubtful: list[Sign] = []
    of_pay = {at for each in outline.pay for at in range(each.start, each.stop)}
    for at, kind in enumerate(kinds):
        if kind == "c" and at not in of_pay:
            before, behind = kinds[at - 1 : at], kinds[at + 1 : at + 2]
            stands = (not before or before in _ALONE_BEFORE) and (not behind or behind in _ALONE_BEHIND)
            (alone if stands or at - 1 in of_pay else doubtful).append(tokens.values[at])
    return alone, doubtful


def _rivals(doubtful: list[Sign], signs: list[Sign], code: str | None) -> bool:
    """Whether a code inside other words names another currency that the signs may stand for."""
    rivals = {sign.certain for sign in doubtful} - {code}
    return any(rival in sign.codes for rival in rivals for sign in signs)


def _may_be_a_year(printed: Figure) -> bool:
    number = printed[0][0]
    plain = not printed[1] and len(number) == 4 and number.isdecimal()
    return plain and 1900 <= int(number) < 2100
