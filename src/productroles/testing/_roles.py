"""Strategies for places, companies, sources, citations, facts, and for roles with all that they hold."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from productroles.context import COUNTRIES, Company, Place
from productroles.evidence import Citation, Fact, FactStatus, Note, Source
from productroles.roles.link import (
    CareerMove,
    CodeMatch,
    CodeScheme,
    LineKind,
    MoveBasis,
    MoveKind,
    OccupationCode,
    ReportingLine,
)
from productroles.roles.requirement import (
    EducationLevel,
    EducationRequirement,
    ExperienceRequirement,
    Necessity,
    Requirement,
    Skill,
    SkillLevel,
    SkillRequirement,
)
from productroles.roles.responsibility import Accountability, Area, Assignment, Responsibility
from productroles.roles.role import Alias, NameForm, Role, Statement

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(
    lambda drawn: bool(drawn.strip())
)
"""Text with something in it, of any script."""
DAYS = st.dates(date(1999, 1, 1), date(2030, 12, 31))
SKILLS = st.sampled_from(["roadmapping", "prioritisation", "negotiation", "testing"])
FIELDS = st.sampled_from(["product-management", "engineering", "marketing"])
_SHARES = st.none() | st.decimals(0, 1, places=2)


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


def aliases() -> st.SearchStrategy[Alias]:
    """Names of roles, under conditions and in languages."""
    return st.builds(
        Alias,
        WORDS,
        condition=st.none() | WORDS,
        language=st.none() | st.sampled_from(["de", "fr", "pt-br"]),
        form=st.none() | st.sampled_from(NameForm),
    )


def statements() -> st.SearchStrategy[Statement]:
    """Claims in plain words."""
    return st.builds(Statement, WORDS)


def skills() -> st.SearchStrategy[Skill]:
    """Skills that requirements and profiles name."""
    return st.builds(Skill, SKILLS, WORDS, description=st.none() | WORDS)


def requirements() -> st.SearchStrategy[Requirement]:
    """Requirements of each kind."""
    necessity = st.sampled_from(Necessity)
    months = st.none() | st.integers(0, 120)
    return st.one_of(
        st.builds(
            EducationRequirement,
            st.none() | st.sampled_from(EducationLevel),
            fields=st.lists(FIELDS, max_size=2, unique=True),
            necessity=necessity,
            share=_SHARES,
            detail=st.none() | WORDS,
        ),
        st.builds(
            ExperienceRequirement,
            st.lists(FIELDS, max_size=2, unique=True),
            necessity=necessity,
            low=months,
            high=st.none() | st.integers(120, 400),
            share=_SHARES,
            detail=st.none() | WORDS,
        ),
        st.builds(
            SkillRequirement,
            SKILLS,
            necessity=necessity,
            level=st.none() | st.sampled_from(SkillLevel),
            detail=st.none() | WORDS,
        ),
    )


def career_moves() -> st.SearchStrategy[CareerMove]:
    """Moves between roles, and from or to a family."""
    more = {
        "kind": st.sampled_from(MoveKind),
        "basis": st.sampled_from(MoveBasis),
        "track": st.none() | slugs(),
        "low": st.none() | st.integers(0, 60),
        "high": st.none() | st.integers(60, 120),
        "condition": st.none() | WORDS,
    }
    return st.one_of(
        st.builds(CareerMove, from_role=slugs().map("a-{}".format), to_role=slugs().map("b-{}".format), **more),
        st.builds(CareerMove, from_family=slugs(), to_role=slugs(), **more),
        st.builds(CareerMove, from_role=slugs(), to_family=slugs(), **more),
    )


def reporting_lines() -> st.SearchStrategy[ReportingLine]:
    """Solid and dotted lines."""
    return st.builds(ReportingLine, slugs(), kind=st.sampled_from(LineKind), condition=st.none() | WORDS)


def assignments() -> st.SearchStrategy[Assignment]:
    """Parts of roles in a responsibility, stated and editorial."""
    return st.builds(Assignment, slugs(), st.sampled_from(Accountability), facts=st.lists(slugs(), max_size=2))


def responsibilities() -> st.SearchStrategy[Responsibility]:
    """Responsibilities with a few assignments."""
    return st.builds(
        Responsibility,
        id=slugs(),
        statement=WORDS,
        area=st.sampled_from(Area),
        assignments=st.lists(assignments(), max_size=3, unique_by=lambda one: (one.role, one.accountability)),
    )


def occupation_codes() -> st.SearchStrategy[OccupationCode]:
    """Codes of the form of their scheme, and levels."""
    match = st.sampled_from(CodeMatch)
    return st.one_of(
        st.builds(OccupationCode, st.just(CodeScheme.ONET_SOC), st.just("11-1011.00"), match=match),
        st.builds(OccupationCode, st.just(CodeScheme.ISCO_08), st.just("1120"), match=match),
        st.builds(OccupationCode, st.just(CodeScheme.SFIA), match=match, low=st.integers(1, 4), high=st.integers(4, 7)),
    )


def roles() -> st.SearchStrategy[Role]:
    """Roles with a few facts."""
    return st.builds(
        Role,
        id=slugs(),
        name=WORDS,
        family=slugs(),
        track=st.none() | slugs(),
        level=st.none() | slugs(),
        names=st.lists(facts(aliases()), max_size=1),
        aliases=st.lists(facts(aliases()), max_size=2),
        purposes=st.lists(facts(statements()), max_size=1),
        standings=st.lists(facts(statements()), max_size=1),
        reporting=st.lists(facts(reporting_lines()), max_size=1),
        responsibilities=st.lists(facts(slugs()), max_size=2),
        kpis=st.lists(facts(slugs()), max_size=1),
        requirements=st.lists(facts(requirements()), max_size=2),
        moves=st.lists(facts(career_moves()), max_size=1),
        codes=st.lists(facts(occupation_codes()), max_size=1),
    )
