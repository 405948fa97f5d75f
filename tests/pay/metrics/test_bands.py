from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles.errors import EmptyGroupError
from productroles.pay import metrics

NAMES = {"reference": "men", "other": "women"}


def people(members: list[tuple[str, int]]) -> list[tuple[str | None, pr.Pay]]:
    return [(group, pr.Pay(amount, "EUR", per="hour")) for group, amount in members]


MANY = st.lists(st.tuples(st.sampled_from(["men", "women"]), st.integers(0, 12)), min_size=1, max_size=40)


def naive(members: list[tuple[str, int]]) -> list[list[Fraction]]:
    """Each place of the ranking holds the mean of those who share its pay."""
    ranked = sorted(members, key=lambda member: member[1])
    part = {
        pay: Fraction(
            sum(group == "women" and other == pay for group, other in ranked), sum(other == pay for _, other in ranked)
        )
        for _, pay in ranked
    }
    quarter, rest = divmod(len(ranked), 4)
    sizes = [quarter + extra for extra in ([0, 0, 0, 0], [1, 0, 0, 0], [1, 0, 1, 0], [1, 1, 1, 0])[rest]]
    starts = [sum(sizes[:band]) for band in range(4)]
    return [[part[pay] for _, pay in ranked[start : start + size]] for start, size in zip(starts, sizes, strict=True)]


@given(MANY, st.randoms())
def test_bands_are_even_partition_the_people_and_ignore_their_order(
    members: list[tuple[str, int]], random: Random
) -> None:
    made = metrics.quartile_pay_bands(people(members), **NAMES)
    expected = naive(members)
    sizes = [band.size for band in made.bands]
    assert sizes == [len(band) for band in expected]
    assert max(map(len, expected)) - min(map(len, expected)) <= 1
    assert [band.name.value for band in made.bands] == ["lower", "lower-middle", "upper-middle", "upper"]
    for band, women in zip(made.bands, expected, strict=True):
        for share, count in ((band.other, sum(women)), (band.reference, len(women) - sum(women))):
            assert share.count is not None
            assert abs(Fraction(share.count) - count) < Fraction(1, 10**45)
            if women:
                assert share.ratio is not None
                assert abs(Fraction(share.ratio) - Fraction(count) / len(women)) < Fraction(1, 10**45)
            else:
                assert share.ratio is None
    random.shuffle(members)
    assert metrics.quartile_pay_bands(people(members), **NAMES) == made


@pytest.mark.parametrize(
    ("size", "sizes", "larger"),
    [
        (1, [1, 0, 0, 0], "lower"),
        (4, [1, 1, 1, 1], None),
        (5, [2, 1, 1, 1], "lower"),
        (6, [2, 1, 2, 1], "lower, upper-middle"),
        (7, [2, 2, 2, 1], "lower, lower-middle, upper-middle"),
    ],
)
def test_the_remainder_has_a_rule_and_is_told(size: int, sizes: list[int], larger: str | None) -> None:
    made = metrics.quartile_pay_bands(people([("men", amount) for amount in range(size)]), **NAMES)
    assert [band.size for band in made.bands] == sizes
    told = [note.text for note in made.caveats if note.code == "remainder"]
    assert told == ([] if larger is None else [f"{size} people do not divide by four; one more in: {larger}"])


def test_equal_pay_across_a_border_is_told_and_counts_in_parts() -> None:
    made = metrics.quartile_pay_bands(people([("men", 1), ("women", 1), ("women", 1), ("men", 2)]), **NAMES)
    assert "tied-border" in [note.code for note in made.caveats]
    assert str(made.bands[0].other.ratio).startswith("0.66666")
    apart = metrics.quartile_pay_bands(people([("men", 1), ("women", 1), ("men", 2), ("women", 2)] * 2), **NAMES)
    assert "tied-border" in [note.code for note in apart.caveats]
    even = metrics.quartile_pay_bands(
        people([(group, band) for band in range(4) for group in ("men", "women")]), **NAMES
    )
    assert "tied-border" not in [note.code for note in even.caveats]
    assert str(even) == "; ".join(
        f"{name} band (2): men 50 %, women 50 %" for name in ("lower", "lower-middle", "upper-middle", "upper")
    )


def test_part_time_people_are_ranked_by_full_time_pay() -> None:
    part = ("women", pr.Pay(60, "EUR", per="year", fte="0.5"))
    made = metrics.quartile_pay_bands(
        [part, *(("men", pr.Pay(each, "EUR", per="year")) for each in (70, 80, 90))], **NAMES
    )
    assert made.bands[3].other.ratio == 1


def test_only_the_two_groups_are_ranked() -> None:
    members = people([("men", 1), ("women", 2), ("x", 3), ("men", 4), ("women", 5)])
    made = metrics.quartile_pay_bands(members, **NAMES)
    assert sum(band.size or 0 for band in made.bands) == 4
    assert made.left_out == (("x", 1),)


def test_bands_of_nobody_are_refused() -> None:
    for nobody in ([], people([("x", 1)])):
        with pytest.raises(EmptyGroupError, match="nobody in the group 'men or women'"):
            metrics.quartile_pay_bands(nobody, **NAMES)
    assert metrics.quartile_pay_bands(people([("men", 1)] * 4), **NAMES).bands[0].other.ratio == 0


def test_a_small_group_or_a_small_band_hides_every_band() -> None:
    members = [("men", amount) for amount in range(20)]
    hidden = metrics.quartile_pay_bands(people([*members, ("women", 3)]), **NAMES, minimum_group=5)
    assert {(band.size, band.reference.ratio, band.other.count) for band in hidden.bands} == {(None, None, None)}
    assert [note.code for note in hidden.caveats] == ["suppressed"]
    assert str(hidden.bands[0]) == "lower band (few): men withheld, women withheld"
    members = [("men", 1), ("women", 2)] * 9
    by_minimum = {least: metrics.quartile_pay_bands(people(members), **NAMES, minimum_group=least) for least in (4, 5)}
    assert [band.size for band in by_minimum[4].bands] == [5, 4, 5, 4]
    assert [band.size for band in by_minimum[5].bands] == [None] * 4
    assert metrics.quartile_pay_bands([], **NAMES, minimum_group=5).bands[0].size is None


def test_everyone_paid_the_same_shares_out_evenly() -> None:
    members = [("men", pr.Pay(7, "EUR", per="hour")), ("women", pr.Pay(7, "EUR", per="hour"))] * 3001
    made = metrics.quartile_pay_bands(members, **NAMES)
    assert {band.other.ratio for band in made.bands} == {Decimal("0.5")}


def test_shares_receiving() -> None:
    bonus, nothing = pr.Pay(5, "EUR", per="year"), pr.Pay(0, "EUR", per="year")
    members = [("men", bonus), ("men", nothing), ("women", None), ("women", bonus), ("women", None), ("x", bonus)]
    found = metrics.share_receiving(members, **NAMES)
    assert (found.reference.ratio, found.reference.percent) == (Decimal("0.5"), 50)
    assert str(found.other.ratio).startswith("0.33333")
    assert (found.other.count, found.left_out) == (1, (("x", 1),))
    few = metrics.share_receiving(members, **NAMES, minimum_group=3)
    assert (few.reference.ratio, few.reference.count, few.other.count) == (None, None, 1)
    assert str(few) == "receiving: men withheld, women 33.3333 %"
    with pytest.raises(EmptyGroupError, match="women"):
        metrics.share_receiving([("men", bonus)], **NAMES)
