"""The drawing of ladders side by side: levels that are the same by the order of the catalogue share a row."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from productroles._fields import many
from productroles.catalogue.catalogue import Catalogue, load_catalogue
from productroles.display.locale import AnyLocale
from productroles.display.svg_canvas import FAINT, MARGIN, Canvas, Drawing, fitted, number
from productroles.display.words import Words
from productroles.errors import FieldError, FieldTypeError
from productroles.seniority.ladder import Ladder
from productroles.seniority.relation import SeniorityBasis, SeniorityRelation
from productroles.seniority.rung import LadderLevel

_SIZE = 12
_WIDTH, _GAP, _HEIGHT, _SPACE = 200.0, 76.0, 48.0, 12.0
_DECIDED = (SeniorityBasis.REFERENCE, SeniorityBasis.LADDER, SeniorityBasis.TRANSITIVE)


@attrs.frozen
class _Tier:
    """The levels of a ladder that stand at one height."""

    levels: tuple[tuple[str, LadderLevel], ...]
    """The name of the branch, empty for the main ladder, and the level."""
    meant: tuple[str, ...]
    """Ids of the reference levels that the titles mean, those of the main ladder alone where it has some here."""
    is_plain: bool
    """Whether the titles mean them by their very words, and were not read for it."""


class _Comparer:
    """What two tiers of different ladders are to each other, by the order of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.answers: dict[tuple[str, str], tuple[SeniorityRelation, bool]] = {}

    def tiers(self, ladder: Ladder) -> list[_Tier]:
        """The tiers of a ladder, lowest first."""
        names = [""] * len(ladder.levels) + [branch.track for branch in ladder.branches for _ in branch.levels]
        track_of = {id(level): name for level, name in zip(ladder.all_levels, names, strict=True)}
        found: list[_Tier] = []
        for tier in ladder.tiers():
            levels = tuple((track_of[id(level)], level) for level in tier)
            main = [level for track, level in levels if not track] or [level for _, level in levels]
            titles = [title for level in main for title in level.titles]
            plainly = [self.catalogue.reference.level_of_title(title, ladder) for title in titles]
            meant = [plain or self._read(title) for plain, title in zip(plainly, titles, strict=True)]
            levels_meant = tuple(dict.fromkeys(level for level in meant if level))
            found.append(_Tier(levels, levels_meant, set(levels_meant) <= set(plainly)))
        return found

    def _read(self, title: str) -> str | None:
        read = self.catalogue.resolve_title(title)
        return read.level if read.is_product_role and read.level in self.catalogue.reference else None

    def is_lower(self, a: _Tier, b: _Tier) -> bool:
        """Whether the first stands lower in the order of the catalogue's keys, as far as they are known."""
        keys = [[self.catalogue.reference.key(level) for level in tier.meant] for tier in (a, b)]
        return all(keys) and min(keys[0]) < min(keys[1])

    def sameness(self, a: _Tier, b: _Tier) -> tuple[bool, bool]:
        """Whether they are the same level, and whether published ladders decide so."""
        found = [self._of_levels(x, y) for x in a.meant for y in b.meant]
        return (
            any(found) and all(relation is SeniorityRelation.SAME for relation, _ in found),
            a.is_plain and b.is_plain and all(decided for _, decided in found),
        )

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
    line stands for what published ladders decide of titles that plainly mean a level; a broken one, and the word,
    for what is derived from the wording of a title or from the scale. Rows that are
    not joined stand in the order of :func:`productroles.seniority_key`, which decides nothing between them.

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
    rows = [_Row({0: tier}) for tier in comparer.tiers(given[0])]
    for at, ladder in enumerate(given[1:], 1):
        rows = _merged(rows, comparer.tiers(ladder), at, comparer)
    return _drawn(given, rows[::-1], title, Words(locale))


def _merged(rows: list[_Row], tiers: list[_Tier], at: int, comparer: _Comparer) -> list[_Row]:
    """The rows with a ladder more: as many of its tiers as can be in rows that they are the same as, in order."""
    answers = [[comparer.sameness(row.tiers[row.newest()], tier) for tier in tiers] for row in rows]
    pairs = _best_pairs([[same * (2 + decided) for same, decided in line] for line in answers])
    found: list[_Row] = []
    row_at = tier_at = 0
    for row_end, tier_end in [*pairs, (len(rows), len(tiers))]:
        while row_at < row_end or tier_at < tier_end:
            row = rows[row_at] if row_at < row_end else None
            if row is None or (tier_at < tier_end and comparer.is_lower(tiers[tier_at], row.tiers[row.newest()])):
                found.append(_Row({at: tiers[tier_at]}))
                tier_at += 1
            else:
                found.append(row)
                row_at += 1
        if row_end < len(rows):
            row = rows[row_end]
            ties = row.ties | {at: (row.newest(), answers[row_end][tier_end][1])}
            found.append(_Row(row.tiers | {at: tiers[tier_end]}, ties))
            row_at, tier_at = row_end + 1, tier_end + 1
    return found


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
    counted = [
        words(key, count=ties.count(kind)) for key, kind in (("decided", True), ("derived", False)) if kind in ties
    ]
    told += [f"{line}." for line in counted]
    head = fitted(heading, wide - 2 * MARGIN, 16, 2, bold=True)
    notes = fitted(" ".join(told[1:]), wide - 2 * MARGIN, _SIZE, 3)
    canvas.lines(MARGIN, 30, head, size=16, step=20, weight="bold")
    top = 30.0 + 20 * len(head)
    canvas.lines(MARGIN, top, notes, size=_SIZE, step=16, fill=FAINT)
    top += 16 * len(notes) + 10
    names = [fitted(ladder.name, _WIDTH + _GAP / 2, 13, 2, bold=True) for ladder in ladders]
    deep = max(map(len, names)) * 15
    for at, ladder in enumerate(ladders):
        about = ", ".join(str(part) for part in (ladder.kind, ladder.year) if part)
        with canvas.group(f"{ladder.name} ({about})" if about else ladder.name):
            canvas.lines(_left(at), top + deep - 15 * len(names[at]), names[at], step=15, weight="bold")
            canvas.lines(_left(at), top + deep, fitted(about, _WIDTH, 11, 1), size=11, fill=FAINT)
    top += deep + 13
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
