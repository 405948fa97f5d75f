import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles.careers.paths import MOST_PATHS, career_paths
from productroles.errors import FieldError
from productroles.roles.link import CareerMove


def told(a: str, b: str, sources: int = 1, **more: object) -> pr.Fact[CareerMove]:
    move = CareerMove(from_role=a, to_role=b, **({"basis": "path"} | more))  # type: ignore[arg-type]
    return pr.Fact(f"{a}-{b}", b, move, [pr.Citation(f"book-{at}", "p. 1") for at in range(sources)])


EDGES = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda pair: pair[0] != pair[1]),
    st.integers(1, 4),
    max_size=14,
)


def by_hand(edges: dict[tuple[str, str], int], start: str, goal: str) -> list[tuple[int, int, int, tuple[str, ...]]]:
    """Every way without a circle, by trying all orders of all roles."""
    found = []
    for length in range(2, 7):
        for way in itertools.permutations("abcdef", length):
            pairs = list(itertools.pairwise(way))
            if (way[0], way[-1]) == (start, goal) and all(pair in edges for pair in pairs):
                supports = [edges[pair] for pair in pairs]
                found.append((-min(supports), len(pairs), -sum(supports), way))
    return sorted(found)


@given(EDGES)
def test_paths_are_all_ways_in_the_order_of_their_evidence(edges: dict[tuple[str, str], int]) -> None:
    paths = career_paths([told(*pair, sources) for pair, sources in edges.items()], "a", "f")
    expected = by_hand(edges, "a", "f")
    assert len(paths) == min(len(expected), MOST_PATHS)
    ranks = [(-path.weakest, len(path.steps), -sum(step.support for step in path.steps), path.roles) for path in paths]
    if len(expected) <= MOST_PATHS:
        assert ranks == expected
    else:
        assert [rank[:2] for rank in ranks] == [rank[:2] for rank in expected[:MOST_PATHS]]


@given(EDGES, st.integers(1, 5))
def test_no_path_is_longer_than_asked(edges: dict[tuple[str, str], int], most: int) -> None:
    moves = [told(*pair, sources) for pair, sources in edges.items()]
    paths = career_paths(moves, "a", "f", max_steps=most)
    expected = [way for way in by_hand(edges, "a", "f") if way[1] <= most]
    assert [path.roles for path in paths] == [way[3] for way in expected] or len(expected) > MOST_PATHS


def test_a_case_is_no_evidence_of_a_way() -> None:
    moves = [told("a", "c", 3, basis="case"), told("a", "b"), told("b", "c")]
    paths = career_paths(moves, "a", "c")
    assert [(path.roles, path.weakest) for path in paths] == [(("a", "b", "c"), 1), (("a", "c"), 0)]
    assert "single cases only" in str(paths[1])


def test_moves_of_families_and_rejected_ones_are_left_out() -> None:
    cited = [pr.Citation("book", "p. 1")]
    family = pr.Fact("x", "b", CareerMove(from_family="a", to_role="b", basis="path"), cited)
    wrong = pr.Fact("y", "b", CareerMove(from_role="a", to_role="b", basis="path"), cited, status="rejected")
    assert career_paths([family, wrong], "a", "b") == ()
    assert career_paths([told("a", "b")], "a", "a") == ()


def test_a_track_keeps_moves_along_it_and_along_none() -> None:
    moves = [told("a", "b", track="management"), told("a", "c", track="individual-contributor"), told("b", "d")]
    moves += [told("c", "d")]
    assert [path.roles for path in career_paths(moves, "a", "d", track="management")] == [("a", "b", "d")]


def test_a_long_chain_and_a_thick_net_are_walked_without_recursion() -> None:
    started = time.process_time()
    chain = [told(f"r{at}", f"r{at + 1}") for at in range(20_000)]
    assert len(career_paths(chain, "r0", "r20000")[0].steps) == 20_000
    net = [told(f"n{a}", f"n{b}", 2) for a in range(60) for b in range(60) if a != b]
    paths = career_paths([*net, told("n59", "goal")], "n0", "goal")
    assert len(paths) == MOST_PATHS
    assert paths[0].roles == ("n0", "n59", "goal")
    assert time.process_time() - started < 30


def test_a_bound_below_one_step_is_refused() -> None:
    with pytest.raises(FieldError):
        career_paths([], "a", "b", max_steps=0)
    with pytest.raises(FieldError):
        career_paths([], "A", "b")


def test_a_step_adds_what_no_role_before_it_had() -> None:
    cat = pr.load_catalogue()
    for path in cat.career_paths("associate-product-manager", "chief-product-officer"):
        adds = [key for step in path.steps for key in step.responsibilities]
        assert len(set(adds)) == len(adds)
        assert set(adds) == {fact.value for role in path.roles[1:] for fact in cat.roles[role].responsibilities} - {
            fact.value for fact in cat.roles[path.roles[0]].responsibilities
        }
    assert path.steps[-1].salaries


def test_years_are_the_widest_that_sources_name() -> None:
    (path,) = pr.load_catalogue().career_paths("product-manager", "senior-product-manager", max_steps=1)
    assert path.steps[0].months == (48, None)
    assert "thin evidence: 4 sources" in str(path)
    (vague,) = pr.load_catalogue().career_paths("chief-product-officer", "chief-operating-officer", max_steps=1)
    assert vague.steps[0].months is None
