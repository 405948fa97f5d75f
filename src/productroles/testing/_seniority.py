"""Strategies for levels and ladders."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from productroles.seniority.ladder import Ladder
from productroles.seniority.level import Level
from productroles.testing._roles import WORDS, slugs

_TITLES = ("Associate PM", "PM", "Senior PM", "Lead PM", "Staff PM", "Principal PM", "GPM", "Director", "VP", "CPO")


def levels() -> st.SearchStrategy[Level]:
    """Levels of any kind."""
    return st.builds(Level, id=slugs(), name=WORDS, kind=slugs(), track=slugs(), order=st.integers(0, 20))


@st.composite
def ladders(draw: st.DrawFn) -> Ladder:
    """Ladders of product titles without branches, each title on one level, with codes or without."""
    titles = draw(st.permutations(_TITLES))[: draw(st.integers(1, len(_TITLES)))]
    cuts = sorted(draw(st.sets(st.integers(1, len(titles)), max_size=len(titles) - 1)) | {0, len(titles)})
    steps = [titles[start:end] for start, end in pairwise(cuts)]
    codes = [f"L{at}" for at in range(1, len(steps) + 1)] if draw(st.booleans()) else None
    return Ladder.from_levels(steps, name=draw(slugs()), codes=codes)
