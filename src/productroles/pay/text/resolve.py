"""From a statement to pay: the signs at it and apart from it, and the terms about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from productroles.errors import shorten
from productroles.pay.period import PayPeriod
from productroles.pay.text.amounts import Figure, figure
from productroles.pay.text.cleaning import Refused
from productroles.pay.text.decide import MOST_CURRENCIES, Outcome, Settled, add_periods, decided
from productroles.pay.text.figures import rough
from productroles.pay.text.grammar import Outline, Statement
from productroles.pay.text.lexer import Tokens
from productroles.pay.text.signs import Sign, local
from productroles.pay.text.terms import Periods, bounds, components, doubts, periods, taxes
from productroles.pay.text.words import Scale

_SMALL = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?").fullmatch
_SHORT = frozenset((PayPeriod.HOUR, PayPeriod.DAY, PayPeriod.WEEK))
"""Periods whose pay is a small figure."""
_ALONE_BEFORE = frozenset("#Yc,.:;(d/SGBauUsP=-~npQkjJvHFW")
_ALONE_BEHIND = frozenset("c,.:;)/SGBa=eA-~+pcfgmbhiFH(k")
_OR_ANOTHER, _ANOTHER_OR = ("wc", "&c"), ("cw", "c&")
_APART = re.compile(r"(?<![nk])k(?:d?c)?|ck")
_MULTIPLIES = re.compile(r"[cdhSGBafgm:(),=]*").fullmatch


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
    if kinds[stop : stop + 1] == "w":
        _check_multiplier(tokens, stop, second or first, said)
    if kinds.count("k") > kinds.count("k", start, stop) and not (first[1] or (second and second[1])):
        first, second = _with_multiplier_apart(outline, statement, first, second)
    if first[1] or (second and second[1]):
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
    if settled[2] and kinds[stop - 1 : stop + 1] == "cw":
        _check_country(tokens.words(stop, stop + 1), settled)
    if doubtful and not any(sign.certain for sign in signs) and _rivals(doubtful, signs, settled[0]):
        settled = None, signs[0].codes[:MOST_CURRENCIES], False
    apart = two is not None and two[0] - one[1] > len(joined_by)
    terms = said, taxes(outline), components(outline), doubts(outline, statement)
    return decided(first, second, signs, settled, (country, printed, bound), terms, apart, outline)


def _check_multiplier(tokens: Tokens, stop: int, printed: Figure, said: Periods) -> None:
    """A word that is not known, right behind a small number, may be a multiplier: 5 xyz, for five of some million."""
    may_multiply = tokens.kinds[stop - 1] == "n" and not printed[1] and tokens.first_character(stop).isalpha()
    if may_multiply and _SMALL(printed[0][-1]) and _SHORT.isdisjoint(said):
        raise Refused(
            "unclear-multiplier", f"{shorten(tokens.words(stop, stop + 1))} behind a small figure may multiply it"
        )


def _with_multiplier_apart(
    outline: Outline, statement: Statement, first: Figure, second: Figure | None
) -> tuple[Figure, Figure | None]:
    """The figures with a multiplier that stands apart from them beside a sign: k€ 45-50, TEUR 60, 45 (in k€)."""
    tokens, kinds = outline.tokens, outline.kinds
    apart = [at for at in _multipliers_apart(tokens, kinds) if not statement.start <= at < statement.stop]
    if not apart:
        return first, second
    at = apart[0]
    between = kinds[at + 1 : statement.start] if at < statement.start else kinds[statement.stop : at]
    scale: Scale = tokens.values[at]
    if len(apart) > 1 or len(outline.pay) > 1 or not _MULTIPLIES(between):
        if rough(first[0][0]) >= scale.limit:
            return first, second
        raise Refused("unclear-multiplier", f"{shorten(tokens.words(at, at + 1))} may multiply the figure or not")
    signs = [scale.sign] if scale.sign else []
    numbers, _, own, sign_first, words = first
    first = numbers, [scale], own + signs, sign_first, words
    return first, (second[0], [scale], *second[2:]) if second else None


def _multipliers_apart(tokens: Tokens, kinds: str) -> list[int]:
    """The multipliers at no number that stand beside a sign or hold one."""
    found: list[int] = []
    for match in _APART.finditer(kinds):
        at = match.start() + match.group().index("k")
        if len(match.group()) > 1 or tokens.values[at].sign:
            found.append(at)
    return found


# --- currency ----------------------------------------------------------------------------------------------------


def settle(signs: Sequence[Sign], country: str | None) -> tuple[str | None, tuple[str, ...], bool]:
    """The currency that signs at a statement agree on, else what they may stand for; and whether the place decided.

    Signs that contradict each other may stand for nothing.
    """
    first = signs[0]
    options, certain = first.codes, first.certain
    if signs.count(first) < len(signs):
        options, certain = _common(signs)
    if certain or not options:
        return (certain, options, False) if certain in options else (None, (), False)
    own = local(options, country)
    if own:
        return own, options, own != first.default
    if first.default in options:
        return first.default, options, False
    return None, options[:MOST_CURRENCIES], False


def _check_country(word: str, settled: Settled) -> None:
    """A country's code behind a sign that the place settled may name that country's currency."""
    own = local(settled[1], word)
    if own not in (None, settled[0]):
        raise Refused("two-currencies", f"{shorten(word)} behind the sign may make it {own}")


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
            either = kinds[at + 1 : at + 3] in _OR_ANOTHER or kinds[max(at - 2, 0) : at] in _ANOTHER_OR
            (alone if stands or either or at - 1 in of_pay else doubtful).append(tokens.values[at])
    return alone, doubtful


def _rivals(doubtful: list[Sign], signs: list[Sign], code: str | None) -> bool:
    """Whether a code inside other words names another currency that the signs may stand for."""
    rivals = {sign.certain for sign in doubtful} - {code}
    return any(rival in sign.codes for rival in rivals for sign in signs)


def _may_be_a_year(printed: Figure) -> bool:
    number = printed[0][0]
    plain = not printed[1] and len(number) == 4 and number.isdecimal()
    return plain and 1900 <= int(number) < 2100
