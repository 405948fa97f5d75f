"""Strategies for levels, ladders, and the votes that make an order."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

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


def sfia_intervals() -> st.SearchStrategy[SfiaInterval]:
    """Intervals of the neutral scale, derived or stated by a ladder."""
    ends = st.lists(st.integers(1, 7), min_size=2, max_size=2).map(sorted)
    return st.builds(
        lambda ends, ladder: SfiaInterval(
            low=ends[0],
            high=ends[1],
            status=ScaleStatus.DERIVED if ladder is None else ScaleStatus.SOURCED,
            ladder=ladder,
        ),
        ends,
        st.none() | slugs(),
    )


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


def span_claims(managers: st.SearchStrategy[str] = WORDS) -> st.SearchStrategy[SpanClaim]:
    """How many people a title leads."""
    return st.builds(
        lambda manager, low, more, scope: SpanClaim(manager=manager, low=low, high=low + more, scope=scope),
        managers,
        st.integers(0, 20),
        st.integers(0, 20),
        st.sampled_from(SpanScope),
    )


def years_claims(titles: st.SearchStrategy[str] = WORDS) -> st.SearchStrategy[YearsClaim]:
    """How many years a title takes, open above or not."""
    return st.builds(
        lambda title, low, more: YearsClaim(title=title, low=low, high=None if more is None else low + more),
        titles,
        st.integers(0, 20),
        st.none() | st.integers(0, 20),
    )


@st.composite
def ladders(draw: st.DrawFn) -> Ladder:
    """Ladders of product titles, with codes or without; one title may stand on two levels.

    Up to two branches start after a title of the main ladder, end before a higher one, do both or neither.
    """
    titles = draw(st.permutations(_TITLES))[: draw(st.integers(1, len(_TITLES)))]
    cuts = sorted(draw(st.sets(st.integers(1, len(titles)), max_size=len(titles) - 1)) | {0, len(titles)})
    steps = [titles[start:end] for start, end in pairwise(cuts)]
    hooks = [step[0] for step in steps]
    if len(steps) > 1 and draw(st.booleans()):
        steps[-1] = [*steps[-1], hooks.pop(0)]
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
    ends: list[Any] = draw(st.lists(st.sampled_from([None, *range(len(hooks))]), min_size=2, max_size=2))
    after, before = ends
    if after is not None and before is not None and after >= before:
        before = None
    levels = [[title] for title in draw(st.lists(st.sampled_from(_BESIDE), min_size=1, unique=True))]
    after, before = (None if at is None else hooks[at] for at in (after, before))
    return Branch(draw(slugs()), levels, after=after, before=before)


def votes() -> st.SearchStrategy[Votes]:
    """Votes of a few ladders on a pair."""
    ids = st.lists(slugs(), max_size=4, unique=True)
    return st.builds(Votes, below=ids, above=ids, same=ids, unordered=ids, mixed=ids)


def pair_evidence() -> st.SearchStrategy[PairEvidence]:
    """The votes on two different levels."""
    ends = st.lists(st.sampled_from(_LEVELS), min_size=2, max_size=2, unique=True)
    return st.builds(
        lambda ends, firms, advice: PairEvidence(a=ends[0], b=ends[1], firms=firms, advice=advice),
        ends,
        votes(),
        votes(),
    )


def derived_steps() -> st.SearchStrategy[DerivedStep]:
    """Steps between two different levels."""
    ends = st.lists(st.sampled_from(_LEVELS), min_size=2, max_size=2, unique=True)
    return st.builds(lambda ends, why: DerivedStep(junior=ends[0], senior=ends[1], why=why), ends, WORDS)


def size_claims() -> st.SearchStrategy[SizeClaim]:
    """What a source says of the size of company in which a title is found."""
    headcount = st.lists(st.integers(0, 10_000), min_size=2, max_size=2).map(sorted)
    names = st.lists(st.sampled_from(_LEVELS), min_size=1, max_size=2, unique=True)
    return st.builds(SizeClaim, ladder=slugs(), levels=names, headcount=headcount, says=WORDS)


def reference_orders() -> st.SearchStrategy[ReferenceOrder]:
    """Orders of six levels, whose votes may leave everything open, decide it, or contradict each other in a circle."""
    return st.builds(
        ReferenceOrder,
        levels=st.just([Level(id=name, name=name, order=at) for at, name in enumerate(_LEVELS)]),
        pairs=st.lists(pair_evidence(), max_size=8, unique_by=lambda pair: frozenset((pair.a, pair.b))),
        derived=st.lists(derived_steps(), max_size=2),
        size_claims=st.lists(size_claims(), max_size=2),
        version=WORDS,
    )
