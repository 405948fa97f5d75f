"""The drawing of ladders side by side: levels that are the same by the order of the catalogue share a row."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from productroles._fields import many
from productroles.catalogue.catalogue import Catalogue, load_catalogue
from productroles.display.locale import AnyLocale
from productroles.display.svg_canvas import FAINT, MARGIN, Canvas, Drawing, fitted, number
from productroles.display.svg_words import Words
from productroles.errors import FieldError, FieldTypeError
from productroles.seniority.ladder import Ladder
from productroles.seniority.relation import SeniorityBasis, SeniorityRelation
from productroles.seniority.rung import LadderLevel

_SIZE = 12
_WIDTH, _GAP, _HEIGHT, _SPACE = 200.0, 76.0, 48.0, 12.0
_DECIDED = (SeniorityBasis.REFERENCE, SeniorityBasis.LADDER, SeniorityBasis.TRANSITIVE)


@attrs.frozen
class _Tier:
    """The levels of a ladder that stand at one height; the first is that of the main ladder, where it has one."""

    levels: tuple[tuple[str, LadderLevel], ...]
    """The name of the branch, empty for the main ladder, and the level."""

    @property
    def titles(self) -> tuple[str, ...]:
        return self.levels[0][1].titles


class _Comparer:
    """What two tiers of different ladders are to each other, by the order of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.levels: dict[str, str | None] = {}
        self.answers: dict[tuple[str, str], tuple[SeniorityRelation, bool]] = {}

    def relation(self, a: _Tier, b: _Tier) -> tuple[SeniorityRelation, bool]:
        """The relation, DEPENDS where the titles do not tell it, and whether published ladders decide it."""
        found = [self._of_levels(x, y) for x in self._ids(a) for y in self._ids(b)]
        if len({relation for relation, _ in found}) != 1:
            return SeniorityRelation.DEPENDS, False
        return found[0][0], all(decided for _, decided in found)

    def _ids(self, tier: _Tier) -> tuple[str, ...]:
        for title in tier.titles:
            if title not in self.levels:
                self.levels[title] = self.catalogue.resolve_title(title).level
        return tuple(dict.fromkeys(level for title in tier.titles if (level := self.levels[title])))

    def _of_levels(self, a: str, b: str) -> tuple[SeniorityRelation, bool]:
        found = self.answers.get((a, b))
        if found is None:
            answer = self.catalogue.compare_seniority(a, b)
            found = self.answers[a, b] = answer.relation, answer.basis in _DECIDED
        return found


@attrs.define
class _Row:
    """A row of the drawing: a tier or nothing for each ladder, and how it is tied to the one before it."""

    tiers: dict[int, _Tier]
    ties: dict[int, tuple[int, bool]] = attrs.field(factory=dict[int, tuple[int, bool]])
    """By ladder, the ladder that its tier was compared with, and whether published ladders decide it."""

    def newest(self) -> int:
        return max(self.tiers)


def ladders_svg(
    ladders: Sequence[Ladder],
    *,
    catalogue: Catalogue | None = None,
    title: str | None = None,
    locale: AnyLocale = "en",
) -> Drawing:
    """Ladders side by side, the most senior level on top.

    Levels share a row, and a line joins them, where the seniority comparison of their titles says SAME. A full
    line stands for what published ladders decide, a broken one, and the word, for what is derived. Rows that are
    not joined say nothing of each other beyond the order within each ladder.

    Args:
        ladders: At least one.
        catalogue: Whose titles and order compare the levels; None for the shipped one.
        title: Heading of the picture.
        locale: The reader's.

    Raises:
        FieldTypeError: for anything that is no Ladder.
        FieldError: for no ladder.
    """
    given: tuple[Ladder, ...] = many(ladders, "several Ladders")
    for one in given:
        if not isinstance(one, Ladder):
            raise FieldTypeError("a Ladder", one)
    if not given:
        raise FieldError("at least one ladder", ladders)
    comparer = _Comparer(catalogue or load_catalogue())
    rows = [_Row({0: tier}) for tier in _tiers(given[0])]
    for at, ladder in enumerate(given[1:], 1):
        rows = _merged(rows, _tiers(ladder), at, comparer)
    return _drawn(given, rows[::-1], title, Words(locale))


def _tiers(ladder: Ladder) -> list[_Tier]:
    """The tiers, lowest first."""
    names = [""] * len(ladder.levels) + [branch.track for branch in ladder.branches for _ in branch.levels]
    by_level: dict[int, str] = {id(level): name for level, name in zip(ladder.all_levels, names, strict=True)}
    return [_Tier(tuple((by_level[id(level)], level) for level in tier)) for tier in ladder.tiers()]


def _merged(rows: list[_Row], tiers: list[_Tier], at: int, comparer: _Comparer) -> list[_Row]:
    """The rows with a ladder more: as many of its tiers as can be in rows that they are the same as, in order."""
    answers = [[comparer.relation(row.tiers[row.newest()], tier) for tier in tiers] for row in rows]
    pairs = _best_pairs([[_worth(*answer) for answer in line] for line in answers])
    found: list[_Row] = []
    row_at = tier_at = 0
    for row_end, tier_end in [*pairs, (len(rows), len(tiers))]:
        while row_at < row_end or tier_at < tier_end:
            if tier_at < tier_end and (
                row_at == row_end or answers[row_at][tier_at][0] in (SeniorityRelation.SENIOR, SeniorityRelation.AT_LEAST)
            ):
                found.append(_Row({at: tiers[tier_at]}))
                tier_at += 1
            else:
                found.append(rows[row_at])
                row_at += 1
        if row_end < len(rows):
            row = rows[row_end]
            ties = row.ties | {at: (row.newest(), answers[row_end][tier_end][1])}
            found.append(_Row(row.tiers | {at: tiers[tier_end]}, ties))
            row_at, tier_at = row_end + 1, tier_end + 1
    return found


def _worth(relation: SeniorityRelation, decided: bool) -> int:
    return (3 if decided else 2) if relation is SeniorityRelation.SAME else 0


def _best_pairs(worth: list[list[int]]) -> list[tuple[int, int]]:
    """The pairs of rows and tiers, both rising, that are worth most together."""
    wide = len(worth[0])
    best = [[0] * (wide + 1) for _ in range(len(worth) + 1)]
    for row in range(len(worth) - 1, -1, -1):
        for tier in range(wide - 1, -1, -1):
            paired = worth[row][tier] + best[row + 1][tier + 1] if worth[row][tier] else 0
            best[row][tier] = max(paired, best[row + 1][tier], best[row][tier + 1])
    pairs: list[tuple[int, int]] = []
    row = tier = 0
    while row < len(worth) and tier < wide:
        if worth[row][tier] and best[row][tier] == worth[row][tier] + best[row + 1][tier + 1]:
            pairs.append((row, tier))
            row, tier = row + 1, tier + 1
        elif best[row][tier] == best[row + 1][tier]:
            row += 1
        else:
            tier += 1
    return pairs


def _drawn(ladders: tuple[Ladder, ...], rows: list[_Row], title: str | None, words: Words) -> Drawing:
    canvas = Canvas()
    heading = title or words("ladders")
    wide = max(2 * MARGIN + len(ladders) * (_WIDTH + _GAP) - _GAP, 420.0)
    ties = [decided for row in rows for _, decided in row.ties.values()]
    told = [words("ladders-told", count=len(ladders), names=", ".join(ladder.name for ladder in ladders))]
    counted = [words(key, count=ties.count(kind)) for key, kind in (("decided", True), ("derived", False)) if kind in ties]
    told += [f"{line}." for line in counted]
    head = fitted(heading, wide - 2 * MARGIN, 16, 2)
    notes = fitted(" ".join(told[1:]), wide - 2 * MARGIN, _SIZE, 3)
    canvas.lines(MARGIN, 30, head, size=16, step=20, weight="bold")
    top = 30.0 + 20 * len(head)
    canvas.lines(MARGIN, top, notes, size=_SIZE, step=16, fill=FAINT)
    top += 16 * len(notes) + 10
    for at, ladder in enumerate(ladders):
        about = ", ".join(str(part) for part in (ladder.kind, ladder.year) if part)
        with canvas.group(f"{ladder.name} ({about})" if about else ladder.name):
            canvas.lines(_left(at), top, fitted(ladder.name, _WIDTH, 13, 1), weight="bold")
            canvas.lines(_left(at), top + 15, fitted(about, _WIDTH, 11, 1), size=11, fill=FAINT)
    top += 28
    for row in rows:
        high = max(len(tier.levels) for tier in row.tiers.values()) * (_HEIGHT + _SPACE)
        for at, tier in row.tiers.items():
            _draw_tier(canvas, tier, _left(at), top, words)
        for at, (other, decided) in row.ties.items():
            _draw_tie(canvas, at, other, top, decided, words)
        top += high
    return canvas.drawing(wide, top - _SPACE + MARGIN, heading, " ".join(told))


def _left(column: int) -> float:
    return MARGIN + column * (_WIDTH + _GAP)


def _draw_tier(canvas: Canvas, tier: _Tier, x: float, y: float, words: Words) -> None:
    for track, level in tier.levels:
        beside = f" ({words('branch', track=track)})" if track else ""
        with canvas.group(f"{level}{beside}"):
            canvas.box(x, y, _WIDTH, _HEIGHT, fill="#f4f4ec" if track else "#eaf1f8")
            lines = fitted(f"{level}{beside}", _WIDTH - 16, _SIZE, 3)
            canvas.lines(x + 8, y + _HEIGHT / 2 + 4 - 7 * (len(lines) - 1), lines, size=_SIZE, step=14)
        y += _HEIGHT + _SPACE


def _draw_tie(canvas: Canvas, at: int, other: int, y: float, decided: bool, words: Words) -> None:
    """A line from the tier before; it passes above the empty places of the ladders between."""
    start, end, middle = _left(other) + _WIDTH, _left(at), y + _HEIGHT / 2
    canvas.path(f"M{number(start)} {number(middle)}H{number(end)}", doubtful=not decided)
    label = words("same") if decided else words("same-derived")
    canvas.text(end - _GAP / 2, middle - 5, label, size=11, anchor="middle", fill=FAINT)
