"""From ladders to votes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from productroles.errors import FieldError, LadderError
from productroles.seniority.ladder import Ladder
from productroles.seniority.level import Level, fold
from productroles.seniority.relation import SeniorityRelation
from productroles.seniority.votes import PairEvidence, Voice, Votes, voice_of

GRADES = "corporate-grade"
"""Kind of the ladders and levels in which an employer grades everyone, such as those of banks."""

SAYS = {
    SeniorityRelation.JUNIOR: "below",
    SeniorityRelation.SENIOR: "above",
    SeniorityRelation.SAME: "same",
    SeniorityRelation.INCOMPARABLE: "unordered",
    SeniorityRelation.DEPENDS: "mixed",
}


class TitleIndex:
    """Which level a title of a ladder plainly means: by its spellings, its name or its id, and never by likeness.

    On a ladder of corporate grades a title is a grade ("Vice President"); on any other it is none.
    """

    __slots__ = ("_levels", "_names")

    def __init__(self, levels: Iterable[Level]) -> None:
        self._levels: dict[tuple[bool, str], str] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        for level in levels:
            names = dict.fromkeys(map(fold, (*level.spellings, level.name, level.id.replace("-", " "))))
            self._names[level.id] = tuple(names)
            for name in names:
                if self._levels.setdefault((level.kind == GRADES, name), level.id) != level.id:
                    raise FieldError("titles that each mean one level", name)

    def level_of(self, title: str, ladder: Ladder) -> str | None:
        """The id of the level that a title of the ladder means, or None."""
        return self._levels.get((ladder.kind == GRADES, fold(title)))

    def steps_of(self, level: str, ladder: Ladder) -> tuple[int, ...]:
        """The steps of the ladder at which a level stands."""
        found: set[int] = set()
        for name in self._names.get(level, ()):
            if self._levels.get((ladder.kind == GRADES, name)) == level:
                found.update(ladder.title_steps(name))
        return tuple(sorted(found))


def tally(ladders: Iterable[Ladder], levels: Sequence[Level]) -> tuple[PairEvidence, ...]:
    """The votes of all ladders on every pair of levels of one kind that some ladder holds.

    Ladders that are neither of product work nor of corporate grades have no vote. The pairs stand in the order
    of the levels, the votes in the order of the ladders' ids.
    """
    index = TitleIndex(levels)
    kinds = {level.id: level.kind for level in levels}
    found: dict[tuple[str, str], dict[Voice, dict[str, list[str]]]] = {}
    seen: set[str] = set()
    for ladder in sorted(ladders, key=lambda ladder: ladder.id):
        if ladder.id in seen:
            raise LadderError(ladder.id, "two ladders have this id")
        seen.add(ladder.id)
        if not ladder.product and ladder.kind != GRADES:
            continue
        places = {level: steps for level in kinds if (steps := index.steps_of(level, ladder))}
        voice = voice_of(ladder.kind)
        for a, b in combinations(places, 2):
            if kinds[a] == kinds[b]:
                says = SAYS[ladder.relation_of_steps(places[a], places[b])]
                voices = found.setdefault((a, b), {voice: {} for voice in Voice})
                voices[voice].setdefault(says, []).append(ladder.id)
    place = {level: at for at, level in enumerate(kinds)}
    return tuple(
        PairEvidence(a=a, b=b, **{voice: Votes(**says) for voice, says in voices.items()})
        for (a, b), voices in sorted(found.items(), key=lambda item: (place[item[0][0]], place[item[0][1]]))
    )
