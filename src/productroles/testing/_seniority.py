"""Strategies for levels, ladders, and the votes that make an order."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from productroles.seniority.claims import SpanClaim, SpanScope, YearsClaim
from productroles.seniority.ladder import Ladder
from productroles.seniority.level import DerivedStep, Level, ScaleStatus, SfiaInterval, SizeClaim
from productroles.seniority.reference import ReferenceOrder
from productroles.seniority.rung import Branch, LadderLevel
from productroles.seniority.votes import PairEvidence, Votes
from productroles.testing._roles import DAYS, WORDS, slugs

_TITLES = ("Associate PM", "PM", "Senior PM", "Lead PM", "Staff PM", "Principal PM", "GPM", "Director", "VP", "CPO")
_BESIDE = ("Expert PM", "Architect PM", "Fellow", "Distinguished PM")
_LEVELS = ("associate", "mid", "senior", "lead", "director", "vp")
_KINDS = ("official", "government", "reported", "practitioner", "vendor")


@st.composite
def sfia_intervals(draw: st.DrawFn) -> SfiaInterval:
    """Intervals of the neutral scale, derived or stated by a ladder."""
    low = draw(st.integers(1, 7))
    ladder = draw(st.none() | slugs())
    status = ScaleStatus.DERIVED if ladder is None else ScaleStatus.SOURCED
    return SfiaInterval(low=low, high=draw(st.integers(low, 7)), status=status, ladder=ladder)


def levels() -> st.SearchStrategy[Level]:
    """Levels of any kind."""
    return st.builds(
        Level,
        id=slugs(),
        name=WORDS,
        kind=slugs(),
        track=slugs(),
        order=st.integers(0, 20),
        sfia=st.none() | sfia_intervals(),
        spellings=st.lists(WORDS, max_size=3),
    )


def ladder_levels() -> st.SearchStrategy[LadderLevel]:
    """Levels of a ladder, with a code or without."""
    titles = st.lists(WORDS, min_size=1, max_size=3)
    return st.builds(LadderLevel, titles, st.none() | WORDS, sfia=st.none() | sfia_intervals())


def branches() -> st.SearchStrategy[Branch]:
    """Tracks beside a main ladder, which may hang on titles that it has not."""
    ends = st.none() | WORDS
    return st.builds(Branch, slugs(), st.lists(ladder_levels(), min_size=1, max_size=3), after=ends, before=ends)


@st.composite
def span_claims(draw: st.DrawFn, managers: st.SearchStrategy[str] = WORDS) -> SpanClaim:
    """How many people a title leads."""
    low = draw(st.integers(0, 20))
    scope = draw(st.sampled_from(SpanScope))
    return SpanClaim(manager=draw(managers), low=low, high=draw(st.integers(low, 40)), scope=scope)


@st.composite
def years_claims(draw: st.DrawFn, titles: st.SearchStrategy[str] = WORDS) -> YearsClaim:
    """How many years a title takes, open above or not."""
    low = draw(st.integers(0, 20))
    return YearsClaim(title=draw(titles), low=low, high=draw(st.none() | st.integers(low, 40)))


@st.composite
def ladders(draw: st.DrawFn) -> Ladder:
    """Ladders of product titles, with codes or without; one title may stand on two levels.

    Up to two branches start after a title of the main ladder, end before a higher one, do both or neither.
    """
    titles = draw(st.permutations(_TITLES))[: draw(st.integers(1, len(_TITLES)))]
    cuts = sorted(draw(st.sets(st.integers(1, len(titles)), max_size=len(titles) - 1)) | {0, len(titles)})
    steps: list[list[str]] = [list(titles[start:end]) for start, end in pairwise(cuts)]
    hooks = [step[0] for step in steps]
    if len(steps) > 1 and draw(st.booleans()):
        steps[-1].append(hooks.pop(0))
    codes = [f"L{at}" for at in range(1, len(steps) + 1)] if draw(st.booleans()) else None
    names = st.sampled_from(titles)
    days = sorted(draw(st.lists(DAYS, min_size=2, max_size=2)))
    return Ladder.from_levels(
        steps,
        name=draw(slugs()),
        codes=codes,
        branches=draw(st.lists(_hung(hooks), max_size=2)),
        organisation=draw(st.none() | WORDS),
        kind=draw(st.none() | st.sampled_from(_KINDS)),
        year=draw(st.none() | st.integers(1990, 2030)),
        valid_from=draw(st.sampled_from([None, days[0]])),
        valid_to=draw(st.sampled_from([None, days[1]])),
        reports_to=draw(st.lists(st.tuples(names, names), max_size=2)),
        spans=draw(st.lists(span_claims(names), max_size=2)),
        experience=draw(st.lists(years_claims(names), max_size=2)),
    )


@st.composite
def _hung(draw: st.DrawFn, hooks: list[str]) -> Branch:
    after, before = draw(st.integers(-1, len(hooks) - 1)), draw(st.integers(-1, len(hooks) - 1))  # -1 for none
    levels = [[title] for title in draw(st.lists(st.sampled_from(_BESIDE), min_size=1, unique=True))]
    return Branch(
        draw(slugs()),
        levels,
        after=hooks[after] if after >= 0 else None,
        before=hooks[before] if before > after else None,
    )


def votes() -> st.SearchStrategy[Votes]:
    """Votes of a few ladders on a pair."""
    ids = st.lists(slugs(), max_size=4, unique=True)
    return st.builds(Votes, below=ids, above=ids, same=ids, unordered=ids, mixed=ids)


_ENDS = st.lists(st.sampled_from(_LEVELS), min_size=2, max_size=2, unique=True)


@st.composite
def pair_evidence(draw: st.DrawFn) -> PairEvidence:
    """The votes on two different levels."""
    a, b = draw(_ENDS)
    return PairEvidence(a=a, b=b, firms=draw(votes()), advice=draw(votes()))


@st.composite
def derived_steps(draw: st.DrawFn) -> DerivedStep:
    """Steps between two different levels."""
    junior, senior = draw(_ENDS)
    return DerivedStep(junior=junior, senior=senior, why=draw(WORDS))


@st.composite
def size_claims(draw: st.DrawFn) -> SizeClaim:
    """What a source says of the size of company in which a title is found."""
    low = draw(st.integers(0, 10_000))
    names = draw(st.lists(st.sampled_from(_LEVELS), min_size=1, max_size=2, unique=True))
    headcount = (low, draw(st.integers(low, 20_000)))
    return SizeClaim(ladder=draw(slugs()), levels=names, headcount=headcount, says=draw(WORDS))


@st.composite
def reference_orders(draw: st.DrawFn) -> ReferenceOrder:
    """Orders of six levels, whose votes may leave everything open, decide it, or contradict each other in a circle."""
    pairs = {frozenset((pair.a, pair.b)): pair for pair in draw(st.lists(pair_evidence(), max_size=8))}
    return ReferenceOrder(
        levels=[Level(id=name, name=name, order=at) for at, name in enumerate(_LEVELS)],
        pairs=pairs.values(),
        derived=draw(st.lists(derived_steps(), max_size=2)),
        size_claims=draw(st.lists(size_claims(), max_size=2)),
        version=draw(WORDS),
    )
