"""What records show that is seldom there: open ends, empty tables, long lists; alike in HTML and for terminals."""

import re
from io import StringIO

import attrs
import pytest
from rich.console import Console

import productroles as pr
from productroles import display

CAT = pr.load_catalogue()


def shown(record: object, locale: str | None = None) -> str:
    """The words of the HTML, a blank between pieces."""
    return " ".join(re.sub("<[^>]*>", " ", display.html(record, locale=locale)).split())


def printed(record: object) -> str:
    out = StringIO()
    Console(file=out, width=200).print(record)
    return out.getvalue()


def test_a_figure_in_one_line_keeps_all_that_is_stated() -> None:
    mark = pr.SalaryBenchmark(
        currency="EUR", mean="91000.5", median="90000", low="70000", high="120000", range_label="most",
        percentiles={25: "80000", 90: "115000"}, per="year", component="base", tax="gross",
        place=pr.Place("DE", city="Berlin"), as_of="2024-06-28",
    )  # fmt: skip
    fact = pr.Fact("f", "r", mark, [pr.Citation("s", "1")])
    assert (
        "Mittelwert 91.000,50\xa0€, Median 90.000\xa0€, 70.000\xa0€\u2009–\u2009120.000\xa0€ (most), p25 80.000\xa0€, "
        "p90 115.000\xa0€, je Jahr, Grundgehalt, brutto, Stand: 28.06.2024, Berlin, DE"
    ) in re.sub("<[^>]*>", "", display.html(fact, locale="de"))
    pay = pr.Pay("3000", "EUR", per="month", payments_per_year=14, fte="0.8")
    fact = attrs.evolve(fact, value=pay)
    markup = display.html(fact, locale="en")
    assert "<bdi>€3,000, per month, payments a year: 14, full-time share: 0.8</bdi>" in markup
    assert "EUR 3,000 per month, 14 payments a year, 0.8 of full time" in shown(fact)


def test_a_text_without_readings_has_no_candidates() -> None:
    assert "possible" not in shown(pr.read_pay("competitive"))
    assert "possible readings" in shown(pr.read_pay("$312,00", place="US"))


def test_a_structure_without_ranges_says_so() -> None:
    empty = pr.SalaryStructure([])
    assert shown(empty) == str(empty)


def test_a_single_problem_is_a_table_of_one_row() -> None:
    chart = pr.OrgChart.from_records([{"id": 1, "manager": 9, "title": "PM"}])
    problem = next(one for one in chart.problems() if one.kind == "unknown-manager")
    assert shown(problem, "de").startswith(
        "Fehler im Organigramm Schwere Art Personen Aussage Fehler unbekannte Leitung"
    )


def test_a_kpi_tells_its_formula_and_what_it_is_made_of() -> None:
    text = shown(CAT.kpis["stickiness"], "de")
    assert f"Formel {CAT.kpis['stickiness'].formula}" in text
    assert "besser wenn höher" in text
    assert re.search("Bestandteile Name Einheit .*dau Anzahl", text)


def test_a_scorecard_without_a_value_has_no_attainment() -> None:
    target = pr.Target("stickiness", "0.4", convention="value-to-target")
    result = pr.Scorecard([pr.WeightedTarget(target, "2")]).score({})
    assert "stickiness 2" in shown(result)
    assert "0.0% of the weight" in shown(result)


def test_branches_of_a_ladder_stand_below_with_their_track() -> None:
    branched = next(ladder for ladder in CAT.ladders.values() if ladder.branches)
    branch = branched.branches[0]
    title = branch.levels[-1].titles[0]
    assert re.search(f"{re.escape(title)}.*{branch.track}", shown(branched))


def test_lists_that_are_too_long_are_counted() -> None:
    notes = [pr.Note("n", f"note {at} " + "x" * 300) for at in range(100)]
    reading = attrs.evolve(pr.read_pay("$312,00", place="US"), reasons=tuple(notes))
    text = shown(reading)
    kept = len(re.findall("note [0-9]+ x", text))
    assert 30 < kept < 70
    assert text.endswith(f"{100 - kept} more")
    chart = pr.OrgChart.from_records(
        [{"id": at, "manager": at - 1 if at else None, "title": "T" * 300} for at in range(90)]
    )
    text = shown(chart)
    kept = text.count("T" * 300)
    assert f"{90 - kept} more" in text


def test_a_terminal_shows_lists_in_cells_and_counts_the_rest() -> None:
    many = tuple(f"thing {at}" for at in range(15))
    line = pr.ComparisonLine(facet="traits", shared=many, only_a=("alone",), only_b=())
    text = printed(pr.RoleComparison(a="x", b="y", lines=(line,), facts=((), ())))
    assert "- thing 11 " in text
    assert "- alone" not in text, "one thing is no list"
    assert " alone " in text
    assert "thing 12" not in text
    assert "3 more" in text
    facts = [pr.Fact(f"f{at}", "r", f"claim {at}", [pr.Citation("s", "1")]) for at in range(103)]
    matrix = pr.Conflict(id="c", label="Claims", facts=tuple(facts))
    text = printed(matrix)
    assert "claim 99 " in text
    assert "claim 100 " not in text
    assert "3 more" in text


def test_words_of_several_lines_keep_their_lines() -> None:
    words = pr.Note("n", "first\n  second\n  third")
    assert printed(words).split("\n") == ["first", "  - second", "  - third", ""]
    assert "<li><bdi>second</bdi></li><li><bdi>third</bdi></li>" in display.html(words)


@pytest.mark.parametrize("locale", [None, "de"])
def test_what_nobody_has_is_an_empty_piece(locale: str | None) -> None:
    assert shown([], locale) == ""


@pytest.mark.parametrize(("value", "words"), [(1500, "1.500"), (True, "ja"), (2.5, "2.5"), (("a", 2), "a; 2")])
def test_a_claim_may_hold_anything(value: object, words: str) -> None:
    fact = pr.Fact("f", "r", value, [pr.Citation("s", "1")])
    assert f"r {words} angenommen" in shown(fact, "de")


def test_a_gap_shows_which_skills_nobody_knows() -> None:
    gap = pr.requirement_gap(pr.Profile(skills={"roadmaping": None}), "chief-product-officer")
    assert "roadmaping" in gap._repr_html_()
