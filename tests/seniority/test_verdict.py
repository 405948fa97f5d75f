import pytest
from hypothesis import given
from hypothesis import strategies as st

from productroles.seniority.relation import SeniorityRelation as R
from productroles.seniority.verdict import Strength, verdict
from productroles.seniority.votes import PairEvidence, Votes


def votes(
    below: int = 0, above: int = 0, same: int = 0, unordered: int = 0, mixed: int = 0, *, voice: str = "a"
) -> Votes:
    counts = {"below": below, "above": above, "same": same, "unordered": unordered, "mixed": mixed}
    return Votes(**{says: [f"{voice}-{says}-{at}" for at in range(count)] for says, count in counts.items()})


@pytest.mark.parametrize(
    ("firms", "advice", "relation", "strength"),
    [
        # settled: three or more, nine in ten, none reversed
        ((), (3,), R.JUNIOR, Strength.SETTLED),
        ((), (0, 3), R.SENIOR, Strength.SETTLED),
        ((1,), (2,), R.JUNIOR, Strength.SETTLED),
        ((), (9, 0, 1), R.JUNIOR, Strength.SETTLED),
        ((), (0, 9, 1), R.SENIOR, Strength.SETTLED),
        ((), (0, 0, 3), R.SAME, Strength.SETTLED),
        ((), (3, 0, 0, 9, 9), R.JUNIOR, Strength.SETTLED),
        # leaning: some the same, none reversed
        ((), (8, 0, 1), R.AT_MOST, Strength.LEANING),
        ((), (2, 0, 1), R.AT_MOST, Strength.LEANING),
        ((), (0, 1, 9), R.AT_LEAST, Strength.LEANING),
        # contested: one reversal is enough
        ((), (99, 1), R.DEPENDS, Strength.CONTESTED),
        ((), (1, 1), R.DEPENDS, Strength.CONTESTED),
        # thin: fewer than three decide
        ((), (2,), R.DEPENDS, Strength.THIN),
        ((1,), (0, 0, 1), R.DEPENDS, Strength.THIN),
        ((), (1, 0, 0, 2), R.DEPENDS, Strength.THIN),
        ((), (0, 0, 0, 2), R.DEPENDS, Strength.NONE),
        ((), (0, 0, 0, 0, 5), R.DEPENDS, Strength.NONE),
        # parallel: three or more run them beside each other, and more than decide
        ((), (2, 0, 0, 3), R.INCOMPARABLE, Strength.PARALLEL),
        ((1,), (1, 0, 0, 4), R.INCOMPARABLE, Strength.PARALLEL),
        ((), (0, 0, 0, 3), R.INCOMPARABLE, Strength.PARALLEL),
        ((), (3, 0, 2, 5), R.AT_MOST, Strength.LEANING),
        ((), (1, 1, 0, 3), R.INCOMPARABLE, Strength.PARALLEL),
        # three firms decide alone, two do not
        ((3,), (0, 50), R.JUNIOR, Strength.SETTLED),
        ((2,), (0, 50), R.DEPENDS, Strength.CONTESTED),
        ((2, 0, 1), (50,), R.AT_MOST, Strength.LEANING),
        ((2, 1), (50,), R.DEPENDS, Strength.CONTESTED),
        ((2, 0, 0, 5), (50,), R.JUNIOR, Strength.SETTLED),
    ],
)
def test_votes_come_to(firms: tuple[int, ...], advice: tuple[int, ...], relation: R, strength: Strength) -> None:
    pair = PairEvidence(a="x", b="y", firms=votes(*firms, voice="f"), advice=votes(*advice))
    assert verdict(pair) == (relation, strength)
    assert verdict(pair.flipped) == (relation.flipped, strength)


COUNTS = st.tuples(*[st.integers(0, 12)] * 5)


@given(COUNTS, COUNTS)
def test_strict_only_as_the_rule_has_it(firms: tuple[int, ...], advice: tuple[int, ...]) -> None:
    pair = PairEvidence(a="x", b="y", firms=votes(*firms, voice="f"), advice=votes(*advice))
    below, above, same = firms[:3] if sum(firms[:3]) >= 3 else [x + y for x, y in zip(firms, advice, strict=True)][:3]
    enough = below + above + same >= 3
    relation, strength = verdict(pair)
    assert (relation is R.JUNIOR) == (enough and above == 0 and below / (below + above + same) >= 0.9)
    assert (relation is R.SENIOR) == (enough and below == 0 and above / (below + above + same) >= 0.9)
    assert (strength is Strength.SETTLED) == (relation in (R.JUNIOR, R.SENIOR, R.SAME))
    assert verdict(pair.flipped) == (relation.flipped, strength)
    assert pair.flipped.flipped == pair
    assert PairEvidence.from_row(pair.as_row()) == pair
