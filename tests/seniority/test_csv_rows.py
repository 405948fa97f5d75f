from pathlib import Path
from typing import Any

import pytest

from productroles.errors import FieldTypeError, LadderError
from productroles.seniority.ladder import Ladder
from productroles.seniority.rung import Branch

TABLE = """\
Level, Title ,code,track,after,before
2,PM,P2,,,
1,APM,P1,,,
2,"Designer, product",,,,
5,Senior PM,P3,,,
9,Director,,,,
1,Principal PM,,expert,Senior PM,
2,Distinguished PM,,Expert,,
"""


def test_rows_make_levels_and_branches() -> None:
    assert Ladder.from_csv_text(TABLE, name="acme", kind="official") == Ladder.from_levels(
        [["APM"], ["PM", "Designer, product"], ["Senior PM"], ["Director"]],
        name="acme",
        kind="official",
        codes=["P1", "P2", "P3", None],
        branches=[Branch("expert", [["Principal PM"], ["Distinguished PM"]], after="Senior PM")],
    )


def test_a_file_may_begin_with_a_mark_and_end_lines_as_it_likes(tmp_path: Path) -> None:
    path = tmp_path / "ladder.csv"
    path.write_bytes(b"\xef\xbb\xbf" + TABLE.replace("\n", "\r\n").encode())
    assert Ladder.from_csv(path, name="acme") == Ladder.from_csv_text(TABLE, name="acme")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "columns"),
        ("title\nPM\n", "columns"),
        ("level,title,befor\n1,PM,Lead\n", "columns"),
        ("level,title,title\n1,PM,Lead\n", "columns"),
        ("level,title\n", "no levels"),
        ("level,title\nfirst,PM\n", "row 2: the level is no whole number; codes go in a column code"),
        ("level,title\n1.5,PM\n", "row 2: the level"),
        ("level,title\n-1,PM\n", "row 2: the level"),
        ("level,title\n99999999999999999999,PM\n", "row 2: the level"),
        ("level,title\n1,PM\n2,\n", "row 3: neither"),
        ("level,title\n1\n", "row 2: neither"),
        ("level,title\n1,PM,P1\n", "row 2: more cells"),
        ("level,title,code\n1,PM,P1\n1,Designer,P2\n", "row 3: another code"),
        ("level,title,track,after\n1,PM,,\n1,A,x,PM\n2,B,x,A\n", "row 4: another after"),
        ("level,title,after\n1,PM,\n2,Lead,PM\n", "beside the main ladder"),
        ("level,title,track\n1,Expert,x\n", "no levels"),
        ("level,title\n1,PM\n1,pm\n", "a title twice"),
        ('level,title\n1,"PM\n' + "x" * 200_000 + '"\n', "no readable CSV"),
    ],
)
def test_a_table_that_makes_no_sense_is_refused(text: str, says: str) -> None:
    with pytest.raises(LadderError, match=says):
        Ladder.from_csv_text(text, name="acme")


@pytest.mark.parametrize("text", [None, 3, b"level,title\n1,PM\n", ["level,title"]])
def test_what_is_no_text_is_refused(text: Any) -> None:
    with pytest.raises(FieldTypeError):
        Ladder.from_csv_text(text, name="acme")


def test_the_error_does_not_repeat_the_table() -> None:
    with pytest.raises(LadderError) as caught:
        Ladder.from_csv_text("level,title\nsecret,Jane Doe\n", name="acme")
    assert "secret" not in str(caught.value)
    assert "Jane" not in str(caught.value)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ladder.csv"
    path.write_bytes(b"level,title\n1,\xff\n")
    with pytest.raises(LadderError, match="UTF-8"):
        Ladder.from_csv(path, name="acme")
