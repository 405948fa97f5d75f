"""What readings of titles, ladders and comparisons of seniority show."""

from __future__ import annotations

from collections.abc import Iterator

from productroles.display.parts import Part, Shown, card, notes, parts_of
from productroles.seniority.comparison import SeniorityComparison
from productroles.seniority.ladder import Ladder
from productroles.seniority.rung import LadderLevel
from productroles.titles.reading import TitleReading


@parts_of.register
def _(reading: TitleReading, shown: Shown) -> Iterator[Part]:
    fields = {
        "certainty": reading.certainty,
        "role": reading.role,
        "family": reading.family,
        "level": reading.level,
        "product-role": reading.is_product_role,
        "secondary": reading.secondary,
        "specialisms": reading.specialisms,
        "scope": reading.scope,
        "employment-marks": reading.marks,
    }
    yield card(reading.text, shown, fields)
    if len(reading.candidates) > 1:
        rows = [
            (
                candidate.name,
                candidate.role or "",
                candidate.family or "",
                candidate.level or "",
                shown.value(candidate.reasons),
            )
            for candidate in reading.candidates
        ]
        head = ("reading", "role", "family", "level", "reasons")
        yield shown.table(shown("candidates"), head, rows)
    yield from notes("reasons", shown, reading.reasons)


@parts_of.register
def _(found: SeniorityComparison, shown: Shown) -> Iterator[Part]:
    fields = {
        "basis": found.basis,
        "confidence": None if found.confidence is None else f"{found.confidence:.2f}",
        "votes": found.n or None,
    }
    yield card(shown(f"is-{found.relation}", a=found.a, b=found.b), shown, fields)
    yield from notes("reasons", shown, found.reasons)
    yield from notes("evidence", shown, found.evidence)
    yield from notes("caveats", shown, found.caveats)


@parts_of.register
def _(ladder: Ladder, shown: Shown) -> Iterator[Part]:
    about = ", ".join(str(part) for part in (ladder.organisation, ladder.kind, ladder.year) if part)
    rows = [_rung(level, "") for level in reversed(ladder.levels)]
    for branch in ladder.branches:
        rows += [_rung(level, branch.track) for level in reversed(branch.levels)]
    yield shown.table(f"{ladder.name} ({about})" if about else ladder.name, ("titles", "code", "track"), rows)


def _rung(level: LadderLevel, track: str) -> tuple[str, ...]:
    return ", ".join(level.titles), level.code or "", track
