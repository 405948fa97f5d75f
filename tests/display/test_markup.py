import inspect
import re
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import productroles as pr
from productroles import display, testing
from productroles._show import Record
from productroles.display.markup import LONGEST, MOST
from productroles.display.parts import Said, Shown
from productroles.display.records import parts_of
from productroles.errors import UnknownLocaleError

CAT = pr.load_catalogue()
RATES = pr.ExchangeRates.bundled()
TAGS = {
    "table", "caption", "thead", "tbody", "tr", "th", "td", "bdi", "p", "b", "ul", "li", "div",
}  # fmt: skip
HOSTILE = "<img src=x onerror=alert(1)></script>[bold]\u202e\x00"
SHOWN = "<img src=x onerror=alert(1)></script>[bold]\ufffd\ufffd"


class Checker(HTMLParser):
    """Every element is closed in order; collects tags, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def checked(markup: str) -> Checker:
    checker = Checker()
    checker.feed(markup)
    assert checker.open == []
    assert checker.tags <= TAGS
    assert checker.attributes <= {"scope", "style", "colspan", "lang", "dir"}
    assert len(markup.encode()) <= MOST
    return checker


def offers() -> dict[str, Any]:
    """A record or result of each kind that a person would look at."""
    chart = pr.OrgChart.from_records(
        [
            {"id": 1, "manager": None, "title": "CPO", "pay": pr.Pay("200000", "EUR", per="year")},
            {"id": 2, "manager": 1, "title": "PM"},
            {"id": 3, "manager": 99, "title": "PM <b>"},
        ]
    )
    month = pr.Pay("7250", "EUR", per="month", payments_per_year=14, component="base", tax="gross")
    grade = pr.SalaryRange("120000", "180000", currency="USD", per="year", component="base", tax="gross")
    me = pr.Profile(skills={"roadmapping": "practitioner"}, experience={"product-management": 66})
    target = pr.Target("stickiness", "0.4", convention="value-to-target")
    card = pr.Scorecard([pr.WeightedTarget(target, "2")])
    return {
        "role": CAT.roles["chief-product-officer"],
        "roles": list(CAT.roles.values())[:20],
        "role comparison": CAT.compare_roles("head-of-product", "chief-product-officer"),
        "money": pr.Money("450000", "USD"),
        "pay": month,
        "range": grade,
        "open range": pr.SalaryRange(None, "1", currency="USD"),
        "benchmark": CAT.roles["chief-product-officer"].salaries[0].value,
        "structure": pr.SalaryStructure([pr.StructureEntry("P4", grade, place="US", valid_from="2026-01-01")]),
        "comparison": pr.compare_pay(month, grade, rates=RATES, on="2024-06-28"),
        "conversion": RATES.convert(pr.Money("450000", "USD"), "GBP", on="2024-06-30"),
        "read": pr.read_pay("60-75K EUR gross/year plus bonus"),
        "unread": pr.read_pay("$312,00", place="US"),
        "title": pr.resolve_title("Head of Product & Marketing, Payments"),
        "abbreviation": pr.resolve_title("CPO"),
        "outside": pr.resolve_title("Production Manager"),
        "seniority": pr.compare_seniority("director-of-product", "head-of-product"),
        "ladder": CAT.ladders["uk-ddat"],
        "chart": chart,
        "problems": list(CAT.check_chart(chart)),
        "payroll": chart.payroll("EUR"),
        "scorecard": card.score({"stickiness": "0.3"}),
        "gap": CAT.requirement_gap(me, "chief-product-officer"),
        "paths": list(CAT.career_paths("senior-product-manager", "chief-product-officer")),
        "conflicts": list(CAT.conflicts()),
        "conflict group": pr.ConflictGroup(id="c", label="Two means", facts=["a", "b"]),
        "catalogue": CAT,
        "diff": CAT.diff(CAT.extended(roles=[pr.Role(id="x", name="X", family="f")])),
        "kpi": CAT.kpis["stickiness"],
        "responsibility": CAT.responsibilities["product-vision"],
        "raci": CAT.raci(),
        "reporting line": CAT.reporting_line("product-manager"),
        "source": CAT.sources["uk-ddat-framework"],
        "facts": list(CAT.facts()),
        "nothing": [],
    }


OFFERS = offers()


@pytest.mark.parametrize("locale", [None, "de", "fr_CA", "ar", "ja"])
@pytest.mark.parametrize("kind", OFFERS)
def test_every_kind_is_semantic_html_of_bounded_size(kind: str, locale: str | None) -> None:
    page = checked(display.html(OFFERS[kind], locale=locale))
    assert page.text or kind == "nothing"


def test_a_role_tells_its_claims_with_counts_and_sources() -> None:
    text = checked(OFFERS["role"]._repr_html_()).text
    assert text.startswith("Chief Product Officer (product-management, executive, chief)")
    assert "responsibilities (66)" in text
    assert "VP of Product, in some companies" not in text
    assert "mean USD 193,636 per year (disputed by another source)" in text
    assert "text-000" in text


def test_a_refused_text_shows_its_candidates_and_why() -> None:
    text = checked(display.html(OFFERS["unread"])).text
    for part in ("$312,00", "USD 312.00", "USD 31,200", "neither groups nor marks decimals"):
        assert part in text


def test_a_comparison_shows_its_steps() -> None:
    text = checked(display.html(OFFERS["comparison"])).text
    assert text.startswith("a is below b")
    for part in ("USD 108,655.75", "14 payments", "2024-06-28", "ECB"):
        assert part in text


def test_a_locale_is_that_of_words_and_figures() -> None:
    markup = display.html(OFFERS["conversion"], locale="de_DE")
    assert markup.startswith('<div lang="de-DE">')
    text = checked(markup).text
    for part in ("Umrechnung", "450.000\xa0$", "28.06.2024", "Kurs"):
        assert part in text
    assert display.html(pr.Money("1", "EUR"), locale="he").startswith('<div lang="he" dir="rtl">')
    names = checked(display.html(CAT.roles["product-manager"], locale="de")).text
    assert "Product Manager / Produktmanager (männlich) / Produktmanagerin (weiblich) (product-" in names


def test_what_runs_from_the_right_stands_on_the_right() -> None:
    role = pr.Role(id="r", name='text-align:left "style="text-align:left', family="f")
    markup = display.html([role, pr.RoleComparison(a="x", b="y", lines=(), facts=((), ()))], locale="ar")
    assert re.findall('style="[^"]*left', markup) == []
    assert "text-align:left &quot;style=&quot;text-align:left" in markup
    for offer in ("role", "chart", "unread"):
        assert re.findall('style="[^"]*left', display.html(OFFERS[offer], locale="ar")) == []
        assert re.findall('style="[^"]*right', display.html(OFFERS[offer])) == []


def test_an_unknown_locale_is_refused() -> None:
    with pytest.raises(UnknownLocaleError):
        display.html(pr.Money("1", "EUR"), locale="xx")


def test_a_comparison_lists_what_either_role_has() -> None:
    many = tuple(f"thing {at}" for at in range(15))
    lines = [pr.ComparisonLine(facet=facet, shared=(), only_a=many, only_b=("b",)) for facet in ("traits", "mine")]
    found = pr.RoleComparison(a="x", b="y", lines=tuple(lines), facts=((), ()))
    markup = display.html(found)
    listed = "".join(f"<li><bdi>thing {at}</bdi></li>" for at in range(12))
    assert markup.count(f"{listed}<li><bdi>3 more</bdi></li></ul></td>") == 2
    assert markup.count("><bdi>b</bdi></td>") == 2, "one thing is no list"
    assert ">traits<" in markup
    assert ">mine<" in markup


def test_a_step_tells_how_much_more_it_adds() -> None:
    added = tuple(f"thing-{at}" for at in range(18))
    step = CAT.career_paths("senior-product-manager", "chief-product-officer")[0].steps[-1]
    path = pr.CareerPath([attrs.evolve(step, responsibilities=added, skills=())])
    assert "thing-14; thing-15; 2 more" in checked(display.html(path)).text


def test_a_chart_shows_titles_and_counts_but_no_ids_and_no_pay() -> None:
    chart = pr.OrgChart.from_records(
        [{"id": "secret-0", "manager": None, "title": "CPO", "pay": pr.Pay("987654", "EUR", per="year")}]
        + [{"id": f"secret-{at}", "manager": "secret-0", "title": f"PM {at}"} for at in range(1, 500)]
    )
    page = checked(chart._repr_html_())
    assert "secret" not in page.text
    assert "987" not in page.text
    assert "PM 100" in page.text
    assert "380 more" in page.text
    assert "380 people are folded" in page.text


def test_a_very_deep_chart_is_told_with_depths() -> None:
    chart = pr.OrgChart.from_records(
        [{"id": at, "manager": at - 1 if at else None, "title": f"T{at}"} for at in range(100_000)]
    )
    text = checked(display.html(chart)).text
    assert "depth 60: T60" in text
    assert "99,880 people are folded" in text


@given(testing.roles())
def test_any_role_shows_itself(role: pr.Role) -> None:
    text = checked(role._repr_html_()).text
    assert all(f"({len(getattr(role, kind))})" in text for kind in ("aliases", "salaries") if getattr(role, kind))


def hostile_role() -> pr.Role:
    fact = pr.Fact("a", "r", pr.Alias(HOSTILE, condition=HOSTILE), [pr.Citation("s", HOSTILE)], status="disputed")
    return pr.Role(id="r", name=HOSTILE, family="f", aliases=[fact])


def test_every_datum_is_escaped_and_what_turns_the_text_is_made_visible() -> None:
    page = checked(hostile_role()._repr_html_())
    assert page.text.count(SHOWN) == 3
    facts = checked(display.html(list(hostile_role().facts())))
    assert facts.text.count(SHOWN) == 3


def test_long_texts_and_many_rows_are_cut_and_counted() -> None:
    text = checked(pr.resolve_title("Product Manager " + "x" * 1_000_000)._repr_html_()).text
    assert "cut, 1,000,016 characters in all" in text
    many = checked(display.html([pr.Money(at, "EUR") for at in range(1, 5000)])).text
    assert many.endswith("more")
    assert len(many) > 2 * LONGEST


class Broken(Record):
    def __str__(self) -> str:
        raise ZeroDivisionError


def test_what_is_too_long_altogether_is_left_out_and_counted() -> None:
    matrix = pr.RaciMatrix([], [f"r{at}-{'n' * 390}" for at in range(60)])
    assert checked(display.html(matrix)).text == "1 more"


def test_many_roles_stand_below_each_other() -> None:
    roles = [pr.Role(id=f"r{at}", name="N" * 400, family="f") for at in range(60)]
    text = checked(display.html(roles)).text
    shown = text.count("N" * 400)
    assert shown > 20
    assert text.endswith(f"{60 - shown} more")
    assert "track" not in text, "columns that hold nothing are left out"


def test_a_notebook_never_stops_at_a_record() -> None:
    assert "Broken object" in checked(Broken()._repr_html_()).text
    with pytest.raises(ZeroDivisionError):
        display.html(Broken())


# Their words are all there is of them: parts of other records, or a line of text.
PLAIN = {
    "Alias", "Assignment", "Branch", "CareerMove", "CareerStep", "CatalogueChange", "Citation", "Company",
    "ComparisonLine", "Coverage", "EducationRequirement", "ExchangeRates", "ExperienceRequirement",
    "GapLine", "GradeStep", "HeldEducation", "HeldExperience", "HeldSkill", "IndicativeAmount", "KPIComponent", "Level",
    "Money", "Note", "OccupationCode", "Omission", "PayrollGap", "Place", "PriceLevels", "Problem", "Profile",
    "Provenance", "RateChain", "ReportingLine", "ReportingStep", "Scorecard", "ScorecardLine", "Skill",
    "SkillRequirement", "SpanClaim", "Statement", "StructureEntry", "StructureProblem", "Target", "TitleCandidate",
    "TypicalSpan", "WeightedTarget", "WorkSchedule", "YearsClaim",
}  # fmt: skip


def test_every_public_record_has_a_form_of_its_own_or_is_known_to_need_none() -> None:
    records = {name for name in pr.__all__ if inspect.isclass(kind := getattr(pr, name)) and issubclass(kind, Record)}
    own = {name for name in records if parts_of.dispatch(getattr(pr, name)) is not parts_of.dispatch(object)}
    assert records - own == PLAIN


STRATEGIES = sorted(
    name
    for name in testing.__all__
    if all(one.default is not one.empty for one in inspect.signature(getattr(testing, name)).parameters.values())
)
TEXTS = st.sampled_from([HOSTILE, "=CMD()", "PM [/x]", "\ud800lone", "\u05d0\u05d1 PM"])


@settings(max_examples=30)
@given(st.sampled_from(STRATEGIES), st.data())
def test_whatever_a_record_holds_is_only_text(name: str, data: st.DataObject) -> None:
    record: Any = data.draw(getattr(testing, name)())
    if isinstance(record, Record) and attrs.has(type(record)):
        for field in attrs.fields(type(record)):
            if isinstance(getattr(record, field.name), str) and field.init:
                try:
                    record = attrs.evolve(record, **{field.alias: data.draw(TEXTS)})
                except pr.ProductRolesError:
                    continue
    checked(record._repr_html_() if isinstance(record, Record) else display.html(record))


def test_a_plain_record_is_its_words() -> None:
    assert list(parts_of(pr.Place("DE", city="Berlin"), Shown())) == [Said("Berlin, DE")]


def test_everything_that_is_shipped_is_of_bounded_size() -> None:
    chief = CAT.roles["chief-product-officer"]
    shipped: list[Any] = [
        *CAT.roles.values(),
        *CAT.kpis.values(),
        *CAT.responsibilities.values(),
        *CAT.sources.values(),
    ]
    shipped += [*CAT.ladders.values(), *CAT.conflicts(), *(CAT.compare_roles(role, chief) for role in CAT.roles)]
    shipped += [CAT.requirement_gap(pr.Profile(), role) for role in CAT.roles]
    shipped += [list(part) for part in (CAT.roles.values(), CAT.kpis.values(), CAT.ladders.values(), CAT.conflicts())]
    for record in shipped:
        for locale in (None, "de"):
            checked(display.html(record, locale=locale))
