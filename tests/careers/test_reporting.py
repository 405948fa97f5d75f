import productroles as pr
from productroles.careers.reporting import reporting_line
from productroles.roles.link import ReportingLine


def line(
    who: str,
    manager: str,
    sources: int = 1,
    status: str = "accepted",
    kind: str = "solid",
    condition: str | None = None,
) -> pr.Fact[ReportingLine]:
    cited = [pr.Citation(f"book-{at}", "p. 1") for at in range(sources)]
    return pr.Fact(
        f"{who}-{manager}", who, ReportingLine(manager, kind=kind, condition=condition), cited, status=status
    )


def test_the_manager_whom_most_sources_name_comes_first() -> None:
    lines = [line("a", "b"), line("a", "c", 2), line("c", "d")]
    chain = reporting_line("a", lines)
    assert chain.roles == ("a", "c", "d")
    assert chain.steps[0].managers == ("c", "b")
    assert [fact.id for fact in chain.steps[0].facts] == ["a-c", "a-b"]


def test_undisputed_and_solid_lines_go_first_and_rejected_ones_not_at_all() -> None:
    lines = [
        line("a", "b", 9, "disputed"),
        line("a", "c", 9, kind="dotted"),
        line("a", "d"),
        line("a", "e", 9, "rejected"),
    ]
    assert reporting_line("a", lines).steps[0].managers == ("d", "b", "c")


def test_a_circle_ends() -> None:
    assert reporting_line("a", [line("a", "b"), line("b", "c"), line("c", "a")]).roles == ("a", "b", "c")


def test_roles_that_are_not_there_are_passed_over() -> None:
    lines = [line("a", "b"), line("b", "c"), line("c", "d"), line("c", "e", 2)]
    assert reporting_line("a", lines, present={"d"}).roles == ("a", "d")
    assert reporting_line("a", lines, present=set()).roles == ("a",)


def test_of_managers_who_are_all_there_the_nearer_goes_first() -> None:
    lines = [line("a", "c", 3), line("a", "d", 2), line("a", "b"), line("b", "x"), line("x", "c"), line("c", "d")]
    assert reporting_line("a", lines).steps[0].managers == ("c", "d", "b")
    assert reporting_line("a", lines, present={"b", "c", "d"}).roles == ("a", "b", "c", "d")
    assert reporting_line("a", lines, present={"c", "d"}).steps[0].managers == ("c", "d")
    doubtful = [line("a", "c", 2), line("a", "b"), line("b", "c", status="disputed"), line("b", "c", kind="dotted")]
    assert reporting_line("a", doubtful, present={"b", "c"}).steps[0].managers == ("c", "b")
    disputed = [line("a", "c"), line("a", "b", 9, "disputed"), line("b", "c")]
    assert reporting_line("a", disputed, present={"b", "c"}).steps[0].managers == ("c", "b")


def test_a_line_says_where_it_holds_and_whose_place_it_takes() -> None:
    lines = [
        line("a", "b"),
        line("a", "c", kind="dotted", condition="for the tools"),
        line("b", "d", 2, condition="in large firms"),
        line("c", "d", condition="in small firms"),
        line("c", "e"),
    ]
    assert str(reporting_line("a", lines).steps[0]) == (
        "a\n  reports to b (1 source), or to c (1 source, dotted, for the tools)"
    )
    step = reporting_line("a", lines, present={"d", "e"}).steps[0]
    assert str(step) == (
        "a\n  reports to d (2 sources, in large firms or in small firms, in place of b or c), "
        "or to e (1 source, in place of c)"
    )
    assert {fact.subject for fact in step.facts} == {"b", "c"}
    both = [line("a", "b", condition="in large firms"), line("a", "b")]
    assert str(reporting_line("a", both)) == "a\n  reports to b (1 source)"


def test_no_line_says_so() -> None:
    assert str(reporting_line("a", [])) == "a\n  no source says whom it reports to"


def test_a_long_line_is_walked() -> None:
    assert len(reporting_line("r0", [line(f"r{at}", f"r{at + 1}") for at in range(5_000)]).roles) == 5_001
