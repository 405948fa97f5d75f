import productroles as pr
from productroles.catalogue.records import ConflictGroup, conflicts_among


def fact(key: str, *others: str) -> pr.Fact[str]:
    return pr.Fact(key, "role", key, [pr.Citation("book", key)], status="disputed", conflicts_with=others)


FACTS = [fact("a", "b"), fact("b", "a", "c"), fact("c", "b"), fact("d", "e"), fact("e", "d"), fact("f")]


def shown(*groups: ConflictGroup) -> list[tuple[str, list[str]]]:
    return [(one.id, [each.id for each in one.facts]) for one in conflicts_among(FACTS, groups)]


def test_contradictions_without_a_name_hang_together_and_stand_once() -> None:
    assert shown() == [("a", ["a", "b", "c"]), ("d", ["d", "e"])]


def test_what_a_group_does_not_cover_is_shown_after_it() -> None:
    named = ConflictGroup(id="named", label="A against B", facts=["a", "b"])
    assert shown(named) == [("named", ["a", "b"]), ("b", ["b", "c"]), ("d", ["d", "e"])]


def test_a_group_of_facts_that_are_not_here_is_left_out() -> None:
    assert shown(ConflictGroup(id="named", label="x", facts=["a", "z"]))[0] == ("a", ["a", "b", "c"])
