"""Strategies for places, companies, sources, citations, facts and roles."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from productroles.context import COUNTRIES, Company, Place
from productroles.evidence import Citation, Fact, FactStatus, Note, Source
from productroles.roles.role import Alias, Role

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(
    lambda drawn: bool(drawn.strip())
)
"""Text with something in it, of any script."""
DAYS = st.dates(date(1999, 1, 1), date(2030, 12, 31))


def slugs() -> st.SearchStrategy[str]:
    """Ids: lower-case words joined by hyphens."""
    word = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=8)
    return st.lists(word, min_size=1, max_size=3).map("-".join)


def places() -> st.SearchStrategy[Place]:
    """Places, with and without region and city."""
    return st.builds(Place, st.sampled_from(sorted(COUNTRIES)), region=st.none() | WORDS, city=st.none() | WORDS)


def companies() -> st.SearchStrategy[Company]:
    """Companies of which little or much is known."""
    return st.builds(
        Company,
        headcount=st.none() | st.integers(0, 10**6),
        stage=st.none() | WORDS,
        titles=st.lists(WORDS, max_size=3),
    )


def sources() -> st.SearchStrategy[Source]:
    """Sources."""
    return st.builds(
        Source, id=slugs(), title=WORDS, kind=slugs(), publisher=st.none() | WORDS, published=st.none() | WORDS
    )


def citations() -> st.SearchStrategy[Citation]:
    """Citations of any source."""
    return st.builds(Citation, slugs(), WORDS, attributed_to=st.none() | WORDS)


def notes() -> st.SearchStrategy[Note]:
    """Reasons and caveats."""
    return st.builds(Note, slugs(), WORDS, st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple))


def facts(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Fact[Any]]:
    """Facts that claim one of the values."""
    return st.builds(
        Fact,
        slugs(),
        slugs(),
        values,
        st.lists(citations(), min_size=1, max_size=3),
        status=st.sampled_from(FactStatus),
        as_printed=st.none() | WORDS,
        as_of=st.none() | DAYS,
        conflicts_with=st.lists(slugs(), max_size=2),
        note=st.none() | WORDS,
    )


def roles() -> st.SearchStrategy[Role]:
    """Roles with a few facts."""
    alias = st.builds(Alias, WORDS, condition=st.none() | WORDS)
    return st.builds(
        Role,
        id=slugs(),
        name=WORDS,
        family=slugs(),
        track=st.none() | slugs(),
        level=st.none() | slugs(),
        aliases=st.lists(facts(alias), max_size=2),
    )
