"""The text tree and the Mermaid text."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productroles.errors import ChartCycleError, FieldError, FieldTypeError, UnknownPersonError
from productroles.org.chart import OrgChart

TEAM = [
    {"id": 1, "title": "CPO", "site": "Bonn"},
    {"id": 2, "manager": 1, "title": "VP of Product"},
    {"id": 3, "manager": 2, "title": "Director"},
    {"id": 4, "manager": 3, "title": "PM"},
    {"id": 5, "manager": 3, "title": "APM"},
    {"id": 6, "manager": 2, "role": "product-owner"},
    {"id": 7, "manager": 1},
]
CHART = OrgChart.from_records(TEAM, keep=["site"])


def test_the_whole_tree() -> None:
    assert CHART.to_text() == "\n".join(
        [
            "CPO",
            "├── VP of Product",
            "│   ├── Director",
            "│   │   ├── PM",
            "│   │   └── APM",
            "│   └── product-owner",
            "└── no title",
        ]
    )
    assert CHART.to_text(3) == "Director\n├── PM\n└── APM"
    assert CHART.to_text(4, label="id") == "4"


def test_a_large_tree_is_cut_level_by_level() -> None:
    assert CHART.to_text(max_depth=1) == "\n".join(
        ["CPO", "├── VP of Product", "│   └── ... 2 more, 4 with all below", "└── no title"]
    )
    assert CHART.to_text(max_nodes=4) == "\n".join(
        [
            "CPO",
            "├── VP of Product",
            "│   ├── Director",
            "│   │   └── ... 2 more",
            "│   └── ... 1 more",
            "└── no title",
        ]
    )
    assert CHART.to_text(max_nodes=1) == "CPO\n└── ... 2 more, 6 with all below"
    assert CHART.to_text(max_depth=0) == CHART.to_text(max_nodes=1)
    many = OrgChart.from_records([{"id": at, "manager": None, "title": "PM"} for at in range(1000)])
    assert many.to_text(max_nodes=2) == "PM\nPM\n... 998 more"


def test_a_deep_tree_is_not_indented_without_end() -> None:
    count = 100_000
    lines = [{"id": at, "manager": at - 1 if at else None, "title": "PM"} for at in range(count)]
    beside = [{"id": "x", "manager": 100, "title": "PO"}, {"id": "y", "manager": 101, "title": "QA"}]
    chart = OrgChart.from_records([*lines, *beside])
    shown = chart.to_text(max_depth=count, max_nodes=count + 2).splitlines()
    assert len(shown) == count + 2
    assert shown[:2] == ["PM", "└── PM"]
    assert shown[100] == " " * 396 + "└── PM"
    assert shown[101:103] == [f"{' ' * 400}├── (level 101) PM", f"{' ' * 400}├── (level 102) PM"]
    assert shown[-3:] == [
        f"{' ' * 400}└── (level 99,999) PM",
        f"{' ' * 400}└── (level 102) QA",
        f"{' ' * 400}└── (level 101) PO",
    ]
    cut = chart.to_text(max_depth=101).splitlines()
    assert cut[-2:] == [
        f"{' ' * 400}└── (level 102) ... 2 more, 99,899 with all below",
        f"{' ' * 400}└── (level 101) PO",
    ]
    assert chart.to_mermaid(max_depth=count, max_nodes=count + 2).count("-->") == count + 1


def test_faults_are_told() -> None:
    chart = OrgChart.from_records(
        [*TEAM[:1], *[{"id": a, "manager": b} for a, b in ((8, 9), (9, 8), (10, 9), (11, "x"))]]
    )
    told = "not shown: 2 people in a circle of reporting lines, 1 below"
    assert chart.to_text() == f"CPO\nno title (manager not in the chart)\n{told}"
    assert chart.to_mermaid().endswith(f"    %% {told}")
    assert chart.to_text(10) == "no title"
    with pytest.raises(ChartCycleError):
        chart.to_text(8)
    with pytest.raises(UnknownPersonError):
        chart.to_mermaid(99)


def test_labels_are_the_callers() -> None:
    assert CHART.to_text(2, label=lambda record: f"{record['id']}: {record['title']}", max_depth=0).startswith("2: VP")
    assert CHART.to_text(1, label="site", max_depth=0).startswith("Bonn\n")
    with pytest.raises(FieldError, match="site"):
        CHART.to_text(label="name")
    for bounds in ({"max_nodes": 0}, {"max_depth": -1}):
        with pytest.raises(FieldError):
            CHART.to_text(**bounds)
    with pytest.raises(FieldTypeError):
        CHART.to_mermaid(max_nodes=1.5)


def test_mermaid() -> None:
    assert CHART.to_mermaid(2, max_nodes=3) == "\n".join(
        [
            "flowchart TD",
            '    n1["VP of Product"]',
            '    n2["Director"]',
            "    n1 --> n2",
            '    n3(["2 more"])',
            "    n2 -.- n3",
            '    n4["product-owner"]',
            "    n1 --> n4",
        ]
    )


NODE = re.compile(r"    n\d+\[\"((?:[\w ,()/-]|#\d+;)*)\"\]")


@given(st.text(max_size=90))
def test_no_label_is_read_as_anything_else(label: str) -> None:
    chart = OrgChart.from_records([{"id": 1, "title": label}])
    line = chart.to_text()
    assert len(line.splitlines()) == 1
    assert len(line) <= 80
    text = chart.to_mermaid().split("\n")
    assert len(text) == 2
    found = NODE.fullmatch(text[1])
    assert found
    assert re.sub(r"#(\d+);", lambda code: chr(int(code[1])), found[1]) == line


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ('VP "Growth"', "VP #34;Growth#34;"),
        ("R&D <b>", "R#38;D #60;b#62;"),
        ("a]-->b", "a#93;--#62;b"),
        ("- item", "#45; item"),
        ("1. first", "1#46; first"),
        ("#35;", "#35;35#59;"),
        ("`code`", "#96;code#96;"),
        ("a\nb\u202ec", "a b c"),
        ("__init__", "#95;#95;init#95;#95;"),
        ("Produktmanager (m/w/d), Köln", "Produktmanager (m/w/d), Köln"),
    ],
)
def test_signs_of_mermaid_are_encoded(label: str, shown: str) -> None:
    assert f'["{shown}"]' in OrgChart.from_records([{"id": 1, "title": label}]).to_mermaid()


def test_long_labels_are_cut() -> None:
    chart = OrgChart.from_records([{"id": 1, "title": "x" * 500}])
    assert chart.to_text() == "x" * 77 + "..."


@given(st.lists(st.integers(0, 10**6), max_size=40), st.integers(1, 45), st.integers(0, 12))
def test_shown_and_left_out_make_everybody(picks: list[int], max_nodes: int, max_depth: int) -> None:
    records: list[dict[str, Any]] = [{"id": 0, "title": "PM"}]
    records += [{"id": at, "manager": pick % at, "title": "PM"} for at, pick in enumerate(picks, 1)]
    chart = OrgChart.from_records(records)
    lines = chart.to_text(max_nodes=max_nodes, max_depth=max_depth).splitlines()
    shown = [line for line in lines if "..." not in line]
    hidden = [re.findall(r"\d+", line)[-1] for line in lines if "..." in line]
    assert len(shown) <= max_nodes
    assert len(shown) + sum(map(int, hidden)) == len(records)
    assert max(line.index("PM") // 4 for line in shown) <= max_depth
    mermaid = chart.to_mermaid(max_nodes=max_nodes, max_depth=max_depth)
    assert (mermaid.count("-->"), mermaid.count("-.-")) == (len(shown) - 1, len(hidden))
