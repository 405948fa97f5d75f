"""The checks of a chart, each kind of problem once with all its ids.

The checks of levels take what they need as arguments: which level a title or a role has, how two levels stand to
each other, how many reports a level usually has and who says so. This room knows no level itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from productroles._fields import many
from productroles.errors import UnknownMemberError, UnstatedError
from productroles.evidence import Severity
from productroles.org import words
from productroles.org.people import People
from productroles.org.problem import ChartProblem, ProblemKind

LevelOf = Callable[[str | None, str | None], str | None]
"""The level of a title and a role id, None where it is not known."""
RoleOf = Callable[[str | None, str | None], str | None]
"""The role of a title and a role id, None where it is not known."""
Span = tuple[int | None, int | None, str]
"""The fewest and the most direct reports, None for an open end, and who says so."""

_UNKNOWN = 0  # the number of the level None
INDIVIDUAL_CONTRIBUTOR = "individual-contributor"
"""The id of the track whose levels lead nobody."""
_FINE = frozenset({"senior", "at-least", "incomparable", "depends"})
_LINES = {
    "junior": (ProblemKind.BOSS_BELOW_REPORT, Severity.ERROR, "below"),
    "at-most": (ProblemKind.BOSS_BELOW_REPORT, Severity.WARNING, "at most at"),
    "same": (ProblemKind.SAME_LEVEL, Severity.NOTE, "the same as"),
}


def find_problems(
    people: People,
    *,
    level_of: LevelOf | None,
    role_of: RoleOf | None,
    compare: Callable[[str, str], Any] | None,
    spans: Mapping[str, Span],
    tracks: Mapping[str, str],
    only_one: Collection[str],
) -> tuple[ChartProblem, ...]:
    """All problems, errors first."""
    found = [*_of_records(people), *_of_lines(people)]
    levels: list[str | None] = [None] * len(people.cards)
    if level_of is not None:
        levels = [level_of(title, role) for title, role in people.cards]
        found += _of_levels(people, levels, compare, spans, tracks)
    elif compare is not None or spans or tracks:
        raise UnstatedError("the level of titles and roles", "pass level_of=...")
    known_as = [{*card, level} for card, level in zip(people.cards, levels, strict=True)]
    if role_of is not None:
        known_as = [names | {role_of(*card)} for names, card in zip(known_as, people.cards, strict=True)]
    found += _of_single(people, known_as, only_one)
    order = list(Severity)
    return tuple(sorted(found, key=lambda problem: order.index(problem.severity)))


def _of_records(people: People) -> Iterator[ChartProblem]:
    if not people.index:
        yield ChartProblem(ProblemKind.EMPTY, Severity.WARNING, (), "the chart holds nobody")
    if rows := people.nameless:
        what = f"{words.counted(len(rows), 'record', 'records')} left out for want of an id that can be looked up"
        yield ChartProblem(ProblemKind.NO_ID, Severity.ERROR, (), what, records=rows)
    repeated: dict[bool, list[int]] = {False: [], True: []}
    for row in people.repeated:
        first = people.index[people.ids[row]]
        repeated[people.manager(row) == people.manager(first)].append(row)
    for agreed, kind, severity, how in (
        (False, ProblemKind.CONFLICTING_RECORDS, Severity.ERROR, "names another manager"),
        (True, ProblemKind.DUPLICATE, Severity.ERROR, "names the same manager"),
    ):
        if rows := repeated[agreed]:
            what = f"{words.counted(len(rows), 'record', 'records')} left out: an earlier one has the id and {how}"
            yield ChartProblem(kind, severity, tuple(dict.fromkeys(people.ids_of(rows))), what, records=rows)
    yield from _of_types(people)
    if people.unusable_pay:
        rows = [row for row in people.rows() if row in people.unusable_pay]
        what = f"{words.people(len(rows))} with pay that could not be used ({', '.join(_codes(people))})"
        yield ChartProblem(ProblemKind.UNUSABLE_PAY, Severity.ERROR, people.ids_of(rows), what)


def _codes(people: People) -> list[str]:
    return sorted(set(people.unusable_pay.values()))


def _of_types(people: People) -> Iterator[ChartProblem]:
    kinds: set[type] = {*map(type, people.index), *(type(people.named[row]) for row in people.orphans)}
    if len(kinds) > 1:
        usual = Counter(map(type, people.index)).most_common(1)[0][0]
        odd = [row for id, row in people.index.items() if type(id) is not usual]
        odd += [row for row in people.orphans if type(people.named[row]) is not usual]
        names = ", ".join(sorted({kind.__name__ for kind in kinds}))
        what = f"ids and managers are of several types: {names}"
        yield ChartProblem(ProblemKind.MIXED_ID_TYPES, Severity.WARNING, people.ids_of(sorted(set(odd))), what)


def _of_lines(people: People) -> Iterator[ChartProblem]:
    for circle in people.forest.cycles:
        what = f"{len(circle):,} people report to each other in a circle"
        yield ChartProblem(ProblemKind.CYCLE, Severity.ERROR, people.ids_of(circle), what)
    if rows := people.orphans:
        what = f"{words.people(len(rows))} with a manager whom the chart does not hold"
        yield ChartProblem(ProblemKind.UNKNOWN_MANAGER, Severity.ERROR, people.ids_of(rows), what)
    if rows := people.self_managed:
        what = f"{words.people(len(rows))} with themselves as manager; that line is left out"
        yield ChartProblem(ProblemKind.SELF_MANAGED, Severity.ERROR, people.ids_of(rows), what)
    roots = people.roots
    if len(roots) > 1:
        what = f"{words.people(len(roots))} without a manager"
        yield ChartProblem(ProblemKind.SEVERAL_ROOTS, Severity.WARNING, people.ids_of(roots), what)
    elif people.index and not roots:
        yield ChartProblem(ProblemKind.NO_ROOT, Severity.ERROR, (), "everybody has a manager")


def _of_levels(
    people: People,
    levels: Sequence[str | None],
    compare: Callable[[str, str], Any] | None,
    spans: Mapping[str, Span],
    tracks: Mapping[str, str],
) -> Iterator[ChartProblem]:
    known: list[str | None] = list(dict.fromkeys([None, *levels]))
    number_of = {level: number for number, level in enumerate(known)}
    numbers = [number_of[level] for level in levels]
    of_row = [numbers[card] for card in people.card_of]
    if rows := [row for row in people.rows() if of_row[row] == _UNKNOWN]:
        what = f"{words.people(len(rows))} whose level is not known"
        yield ChartProblem(ProblemKind.UNKNOWN_LEVEL, Severity.NOTE, people.ids_of(rows), what)
    if compare is not None:
        yield from _of_pairs(people, known, of_row, compare)
    yield from _of_spans(people, known, of_row, spans)
    alone = {number for number, level in enumerate(known) if level and tracks.get(level) == INDIVIDUAL_CONTRIBUTOR}
    reports = people.forest.reports if alone else ()
    if rows := [row for row, count in enumerate(reports) if count and of_row[row] in alone]:
        what = f"{words.people(len(rows))} on the individual contributor track with direct reports"
        yield ChartProblem(ProblemKind.INDIVIDUAL_WITH_REPORTS, Severity.WARNING, people.ids_of(rows), what)


def _of_pairs(
    people: People, known: Sequence[str | None], of_row: Sequence[int], compare: Callable[[str, str], Any]
) -> Iterator[ChartProblem]:
    """One comparison for each pair of levels that a reporting line joins."""
    width = len(known)
    of_boss = map([*of_row, _UNKNOWN, _UNKNOWN].__getitem__, people.forest.parent)  # two for TOP and LEFT_OUT
    pairs = [boss * width + report for boss, report in zip(of_boss, of_row, strict=True)]
    odd: dict[int, tuple[ProblemKind, Severity, str]] = {}
    for pair in dict.fromkeys(pairs):
        boss, report = known[pair // width], known[pair % width]
        if boss is None or report is None:
            continue
        result = compare(boss, report)
        relation = str(getattr(result, "relation", result))
        if relation in _LINES:
            odd[pair] = _LINES[relation]
        elif relation not in _FINE:
            raise UnknownMemberError(relation, "relation of two levels", (*_LINES, *sorted(_FINE)))
    found: dict[int, list[int]] = {pair: [] for pair in odd}
    for row in [row for row, pair in enumerate(pairs) if pair in odd]:
        found[pairs[row]].append(row)
    for pair, rows in found.items():
        kind, severity, how = odd[pair]
        boss, report = known[pair // width], known[pair % width]
        what = f"{words.people(len(rows))} at level {report} with a manager at level {boss}, {how} theirs"
        yield ChartProblem(kind, severity, people.ids_of(rows), what)


def _of_spans(
    people: People,
    known: Sequence[str | None],
    of_row: Sequence[int],
    spans: Mapping[str, Span],
) -> Iterator[ChartProblem]:
    reports = people.forest.reports
    outside: defaultdict[tuple[int, bool], list[int]] = defaultdict(list)
    bounds = {number: spans[level] for number, level in enumerate(known) if level is not None and level in spans}
    for row in people.rows() if bounds else ():
        if (number := of_row[row]) in bounds:
            low, high, _ = bounds[number]
            if low is not None and reports[row] < low:
                outside[number, False].append(row)
            elif high is not None and reports[row] > high:
                outside[number, True].append(row)
    for (number, above), rows in sorted(outside.items()):
        bound = f"more than {bounds[number][1]}" if above else f"fewer than {bounds[number][0]}"
        what = f"{words.people(len(rows))} at level {known[number]} with {bound} direct reports ({bounds[number][2]})"
        yield ChartProblem(ProblemKind.SPAN, Severity.WARNING, people.ids_of(rows), what)


def _of_single(
    people: People, known_as: Sequence[set[str | None]], only_one: Collection[str]
) -> Iterator[ChartProblem]:
    """``known_as`` has for each card its title, role and level."""
    for name in dict.fromkeys(many(only_one, "several titles, roles or levels")):
        cards = {at for at, names in enumerate(known_as) if name in names}
        rows = [row for row in people.rows() if people.card_of[row] in cards] if cards else ()
        if len(rows) > 1:
            what = f"{words.people(len(rows))} where an organisation has one: {name}"
            yield ChartProblem(ProblemKind.SEVERAL_OF_ONE, Severity.WARNING, people.ids_of(rows), what)
