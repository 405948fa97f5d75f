"""What every drawing promises: well-formed, self-contained, described, the same bytes; nothing of the data acts."""

import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import productroles as pr
from productroles import display
from productroles.careers.paths import CareerPath
from productroles.display.legal import legal
from productroles.display.svg_canvas import Drawing, fitted, text_width
from productroles.errors import FieldError, FieldTypeError, UnknownPersonError
from productroles.roles.role import Role

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "=CMD('calc')",
    "\u202egnp.tnemegaganaM\u202c",
    "NUL\x00 BEL\x07 ESC\x1b DEL\x7f C1\x9b lone \ud800 non \ufffe\uffff",
    "&lt;b&gt; &#x3c;script&#x3e; \"quoted' attributes",
    "url(#x) javascript:alert(1) data:text/html,<script>",
    "[bold]x[/bold] {{7*7}} ${alert(1)} {0} %s",
    "מנהל מוצר בכיר (Product)",
    "Zalgo Z̸̙̈a̶͇̓l̸̰̆g̵̹̈o̶͓͝",
    "M" * 5000,
)


def chart_of(title: str) -> pr.OrgChart:
    records = [
        {"id": "secret-id-1", "title": title, "pay": pr.Pay("987654", "EUR", per="year")},
        {"id": "secret-id-2", "manager": "secret-id-1", "title": title},
        {"id": "secret-id-3", "manager": "nobody-here", "title": title},
    ]
    return pr.OrgChart.from_records(records)


def draw_chart(words: str) -> Drawing:
    return display.svg(chart_of(words), title=words)


def draw_ladders(words: str) -> Drawing:
    usable = words.strip() or "x"
    ladders = [pr.Ladder.from_levels([[usable], ["PM"]], name=usable, codes=[usable, None]) for _ in range(2)]
    return display.svg(ladders, title=words)


def draw_paths(words: str) -> Drawing:
    paths = pr.career_paths("product-manager", "director-of-product")[:2]
    named = Role(id="product-manager", name=words.strip() or "x", family="product-management", track="management")
    return display.svg(paths, roles={"product-manager": named}, title=words)


def draw_salaries(words: str) -> Drawing:
    offers = {
        words: pr.SalaryRange("80000", "110000", currency="EUR", per="year"),
        words + ".": pr.read_pay(words),
        "c": pr.SalaryBenchmark(currency="EUR", median="90000", per="year", scope=words.strip() or "x"),
    }
    return display.svg(offers, title=words, doubtful={words: words})


DRAWINGS: dict[str, Callable[[str], Drawing]] = {
    "chart": draw_chart,
    "ladders": draw_ladders,
    "paths": draw_paths,
    "salaries": draw_salaries,
}


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
def test_hostile_words_are_text_and_nothing_else(draw: Callable[[str], Drawing], words: str) -> None:
    check(draw(words), words)


@pytest.mark.parametrize("draw", [draw_chart, draw_ladders, draw_paths], ids=["chart", "ladders", "paths"])
@given(words=st.text(st.characters(), min_size=1, max_size=30))
def test_any_words_are_text_and_nothing_else(draw: Callable[[str], Drawing], words: str) -> None:
    check(draw(words), words)


def check(drawing: Drawing, words: str) -> None:
    root = ET.fromstring(str(drawing))  # noqa: S314  our own
    assert root.tag == f"{SVG}svg"
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "desc", "defs", "pattern", "marker", "rect", "path", "line", "g", "text", "tspan"),
    }
    for element in root.iter():
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert "href" not in name.lower()
            assert name not in ("src", "filter", "mask", "begin", "from", "to")
            if name not in ("aria-label", "aria-roledescription"):
                assert re.fullmatch(r"url\(#pr[0-9a-f]{12}[ha]\)", value) or "url" not in value
    title, description, *_ = root
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert title.text or not legal(words)
    assert (description.text or "").strip()
    said = " ".join(text or "" for text in root.itertext())
    if shown := legal(words):
        assert shown in " ".join(said.split(" "))
    assert "\u202e" not in said
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", str(drawing))


def test_an_org_chart_shows_titles_alone() -> None:
    drawn = str(draw_chart("Chief Product Officer"))
    assert "Chief Product Officer" in drawn
    for kept in ("secret-id", "nobody-here", "987654", "987,654", "EUR"):
        assert kept not in drawn


@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
def test_ids_are_those_of_the_picture_alone(draw: Callable[[str], Drawing]) -> None:
    found = re.findall(r' id="([^"]+)"', str(draw("One")))
    other = re.findall(r' id="([^"]+)"', str(draw("Two")))
    assert len(found) == len(set(found))
    assert not set(found) & set(other)


TOLD = """
import sys
sys.path.insert(0, {here!r})
from hashlib import sha256
from test_svg import DRAWINGS
print(*(sha256(str(draw("Same words")).encode()).hexdigest() for draw in DRAWINGS.values()))
"""


def test_the_same_input_gives_the_same_bytes_in_every_process() -> None:
    code = TOLD.format(here=str(Path(__file__).parent))
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(pr.__path__[0]).parent), "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]
    assert runs[0] == runs[1]
    assert len(runs[0].split()) == 4


def test_a_drawing_saves_shows_and_pickles(tmp_path: Path) -> None:
    drawing = draw_chart("CPO & <friends>")
    assert drawing.save(tmp_path / "chart.svg").read_text("utf-8") == str(drawing)
    shown = drawing._repr_html_()
    assert shown.startswith('<img src="data:image/svg+xml;base64,')
    assert 'alt="CPO &amp; &lt;friends&gt;. People: 3.' in shown
    assert pickle.loads(pickle.dumps(drawing)) == drawing
    assert "<svg" not in repr(drawing)


@pytest.mark.parametrize(
    "thing", [None, 3, "text", [], [3], {}, pr.Money("1", "EUR"), object(), pr.load_catalogue().roles]
)
def test_what_has_no_picture_is_refused(thing: object) -> None:
    with pytest.raises(FieldTypeError, match="an OrgChart, Ladders, CareerPaths, figures of pay, or an Altair chart"):
        display.svg(thing)


def test_several_may_be_held_by_anything() -> None:
    pays = (pr.Pay("1", "EUR", per="year"), pr.Pay("2", "EUR", per="year"))
    ladders = tuple(pr.load_catalogue().ladders.values())[:2]
    for several in (pays, ladders, pr.career_paths("product-manager", "director-of-product")[:2]):
        drawn = display.svg(several)
        by_id = {str(at): one for at, one in enumerate(several, 1)}
        assert display.svg(by_id) == drawn
        assert display.svg(by_id.values()) == display.svg(iter(several)) == drawn


def test_the_ladders_of_a_catalogue_are_drawn_as_it_holds_them() -> None:
    catalogue = pr.load_catalogue()
    assert display.svg(catalogue.ladders) == display.svg(list(catalogue.ladders.values()))
    labelled = {"offer": pr.Pay("1", "EUR", per="year")}
    assert "offer" in display.svg(labelled).description


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=80), width=st.integers(20, 300))
def test_fitted_text_keeps_every_sign_or_says_that_it_does_not(text: str, width: int) -> None:
    lines = fitted(text, width, 12, 3)
    assert len(lines) <= 3
    assert all(len(line) == 1 or text_width(line, 12) <= width + 12 for line in lines)
    whole = legal(text).replace(" ", "")
    shown = "".join(lines).replace(" ", "")
    cut = shown.endswith("\u2026") and not whole.endswith("\u2026")
    assert whole.startswith(shown[:-1]) if cut else shown == whole


@given(text=st.text())
def test_legal_text_is_what_xml_holds(text: str) -> None:
    held = legal(text)
    assert ET.fromstring(f"<a>{held.replace('&', '&amp;').replace('<', '&lt;')}</a>").text in (held, None)  # noqa: S314
    assert legal(held) == held


def test_people_are_folded_with_counts() -> None:
    records = [{"id": at, "manager": (at - 1) // 10 if at else None, "title": f"t{at}"} for at in range(1111)]
    chart = pr.OrgChart.from_records(records)
    drawing = display.svg(chart, max_nodes=12)
    assert drawing.description == "People: 1,111. Shown: 12. 1,099 people are folded and only counted."
    told = re.findall(r">([0-9,]+) more(?:, ([0-9,]+) with all below)?</text>", str(drawing))
    assert sum(int((below or count).replace(",", "")) for count, below in told) == 1099
    shallow = display.svg(chart, max_depth=1)
    assert "Shown: 11." in shallow.description
    assert "11 people" not in shallow.description


def test_a_part_of_a_chart() -> None:
    chart = pr.OrgChart.from_csv("id,manager,title\n1,,CEO\n2,1,CPO\n3,2,PM\n4,1,CTO\n")
    drawing = display.svg(chart, of="2")
    assert drawing.description == "People: 2. Shown: 2."
    assert "CEO" not in str(drawing)
    with pytest.raises(UnknownPersonError):
        display.svg(chart, of="9")
    with pytest.raises(FieldError):
        display.svg(chart, grow="up")


def test_people_without_a_place_are_told() -> None:
    chart = pr.OrgChart.from_csv("id,manager,title\n1,,CEO\n2,9,Lost\n3,4,A\n4,3,B\n5,4,C\n")
    drawing = display.svg(chart)
    assert "Not shown, in or below a circle of reporting lines: 3" in drawing.description
    assert "manager not in chart" in str(drawing)
    assert display.svg(pr.OrgChart.from_records([])).description == "People: 0. Shown: 0."


def test_a_deep_chain_is_drawn() -> None:
    records = [{"id": at, "manager": at - 1 if at else None, "title": "t"} for at in range(20_000)]
    drawing = display.svg(pr.OrgChart.from_records(records), max_nodes=5000)
    assert str(drawing).count("<text") > 5000


def boxes(drawing: Drawing) -> list[tuple[float, float, float, float]]:
    root = ET.fromstring(str(drawing))  # noqa: S314
    rects = [rect for group in root.iter(f"{SVG}g") for rect in group.findall(f"{SVG}rect") if rect.get("rx")]
    found = [tuple(float(rect.get(name, "")) for name in ("x", "y", "width", "height")) for rect in rects]
    return [(x, y, wide, high) for x, y, wide, high in found]


@pytest.mark.parametrize("grow", ["down", "right"])
@given(managers=st.lists(st.integers(0, 1000), max_size=40))
def test_boxes_stand_apart_and_on_the_card(managers: list[int], grow: str) -> None:
    records = [{"id": 0, "title": "Top"}]
    records += [{"id": at, "manager": manager % at, "title": "Someone"} for at, manager in enumerate(managers, 1)]
    drawing = display.svg(pr.OrgChart.from_records(records), grow=grow)
    found = boxes(drawing)
    assert len(found) == len(records)
    for at, (x, y, wide, high) in enumerate(found):
        assert x >= 0
        assert y >= 0
        assert x + wide <= drawing.width
        assert y + high <= drawing.height
        for other_x, other_y, other_wide, other_high in found[:at]:
            beside = x >= other_x + other_wide or other_x >= x + wide
            assert beside or y >= other_y + other_high or other_y >= y + high


def test_same_levels_share_a_row_and_say_what_decides() -> None:
    one = pr.Ladder.from_levels([["Associate Product Manager"], ["Product Manager"], ["Gizmo"]], name="one")
    two = pr.Ladder.from_levels([["Product Manager"], ["Senior Product Manager"], ["VP of Product"]], name="two")
    drawing = display.svg([one, two])
    assert "same level by the published ladders: 1" in drawing.description
    assert "derived" not in drawing.description
    rows: dict[str, float] = {}
    root = ET.fromstring(str(drawing))  # noqa: S314
    for group in root.iter(f"{SVG}g"):
        rect = group.find(f"{SVG}rect")
        if rect is not None:
            rows.setdefault(str(group.findtext(f"{SVG}title")), float(rect.get("y", "")))
    assert rows["Product Manager"] > rows["Senior Product Manager"] > rows["VP of Product"]
    pm = [rect for rect in boxes(drawing) if rect[1] == rows["Product Manager"]]
    assert len(pm) == 2


def test_what_is_derived_says_so() -> None:
    one, two = (
        pr.Ladder.from_levels([[title]], name=title)
        for title in ("Senior Product Manager", "Sr. Product Manager, Payments")
    )
    drawing = display.svg([one, two])
    assert "same level, derived from wording or scale: 1" in drawing.description
    assert ">same, derived</text>" in str(drawing)
    assert str(drawing).count("stroke-dasharray") == 1
    assert "stroke-dasharray" not in str(display.svg([one, one]))


@given(order=st.permutations(range(6)))
def test_every_level_keeps_its_order_beside_others(order: list[int]) -> None:
    titles = ["Associate PM", "Product Manager", "Senior PM", "Director of Product", "VP Product", "Chief Gizmo"]
    one = pr.Ladder.from_levels([[titles[at]] for at in order], name="one")
    two = pr.Ladder.from_levels([[title] for title in titles], name="two")
    found = boxes(display.svg([one, two]))
    for x in {x for x, *_ in found}:
        column = sorted(y for left, y, *_ in found if left == x)
        assert len(column) == 6
        assert all(a < b for a, b in pairwise(column))


def test_single_cases_are_doubtful_in_words_and_look() -> None:
    paths = [path for path in pr.career_paths("brand-coordinator", "chief-executive-officer") if path.weakest == 0]
    drawing = str(display.svg(paths[:1]))
    assert "doubtful: single cases only" in drawing
    assert "stroke-dasharray" in drawing
    sound = [path for path in pr.career_paths("product-manager", "director-of-product") if path.weakest]
    assert "stroke-dasharray" not in str(display.svg(sound[0]))


def test_nothing_to_draw_is_refused() -> None:
    from productroles.display.svg_career import career_map_svg
    from productroles.display.svg_ladders import ladders_svg

    for draw in (career_map_svg, ladders_svg):
        with pytest.raises(FieldError):
            draw([])
        with pytest.raises(FieldTypeError):
            draw([CareerPath(()) if draw is ladders_svg else 3])  # type: ignore[list-item]


def test_a_letter_keeps_its_mark_however_narrow_the_line() -> None:
    assert fitted("W\u0301", 1, 12, 2) == ["W\u0301"]


def test_bold_text_is_broken_earlier() -> None:
    assert fitted("Product Manager", 105, 12, 2) == ["Product Manager"]
    assert fitted("Product Manager", 105, 12, 2, bold=True) == ["Product", "Manager"]


def test_a_path_without_years_does_not_explain_them() -> None:
    paths = [
        *pr.career_paths("director-of-product", "vp-of-product"),
        *pr.career_paths("product-manager", "vp-of-product"),
    ]
    told = {all(step.months is None for step in path.steps): display.svg(path).description for path in paths}
    assert "years of experience" in told[False]
    assert "years of experience" not in told[True]


def test_a_long_ladder_name_takes_two_lines() -> None:
    ladder = pr.Ladder.from_levels([["PM"]], name="The Digital and Data Profession of the Government")
    drawing = str(display.svg(ladder))
    lines = re.findall(r'y="([0-9]+)"[^>]*font-weight="bold"[^>]*>([^<]*)<', drawing)[1:]
    assert " ".join(words for _, words in lines) == ladder.name
    assert int(lines[1][0]) - int(lines[0][0]) == 15


def test_three_ladders_of_the_same_titles_are_joined_row_by_row() -> None:
    ladders = [pr.Ladder.from_levels([["Product Manager"], ["Senior Product Manager"]], name=name) for name in "abc"]
    assert "same level by the published ladders: 4." in display.svg(ladders).description
