"""The drawing of career paths: a lane for each, the roles on the way, and how well each step is evidenced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from productroles._fields import many
from productroles.careers.paths import CareerPath, CareerStep
from productroles.catalogue.catalogue import load_catalogue
from productroles.display.locale import AnyLocale
from productroles.display.svg_canvas import FAINT, MARGIN, Canvas, Drawing, fitted, number
from productroles.display.words import Words
from productroles.errors import FieldError, FieldTypeError
from productroles.roles.role import Role

_SIZE = 12
_WIDTH, _GAP, _HEIGHT, _LANE = 150.0, 118.0, 44.0, 104.0


def career_map_svg(
    paths: Sequence[CareerPath],
    *,
    roles: Mapping[str, Role] | None = None,
    title: str | None = None,
    locale: AnyLocale = "en",
) -> Drawing:
    """Career paths one below the other, in the order given; each step tells how many sources there are for it.

    A step that rests on single cases alone has a broken line, and words that say so.

    Args:
        paths: At least one, such as ``pr.career_paths`` gives them.
        roles: The names of the roles are taken from these; None for the shipped catalogue. A role that is not
            there is shown by its id.
        title: Heading of the picture.
        locale: The reader's.

    Raises:
        FieldTypeError: for anything that is no CareerPath.
        FieldError: for no path.
    """
    given: tuple[CareerPath, ...] = many(paths, "several CareerPaths")
    for one in given:
        if not isinstance(one, CareerPath):
            raise FieldTypeError("a CareerPath", one)
    if not given:
        raise FieldError("at least one path", paths)
    known = load_catalogue().roles if roles is None else roles
    names = {id: known[id].name if id in known else id for path in given for id in path.roles}
    words = Words(locale)
    heading = title or words("career")
    starts, goals = (", ".join(dict.fromkeys(names[path.roles[at]] for path in given)) for at in (0, -1))
    told = words("career-told", count=len(given), start=starts, goal=goals)
    if any(step.months is not None for path in given for step in path.steps):
        told = f"{told} {words('years-told')}"
    longest = max(len(path.roles) for path in given)
    wide = 2 * MARGIN + longest * (_WIDTH + _GAP) - _GAP
    canvas = Canvas()
    head = fitted(heading, wide - 2 * MARGIN, 16, 2, bold=True)
    notes = fitted(told, wide - 2 * MARGIN, _SIZE, 4)
    canvas.lines(MARGIN, 30, head, size=16, step=20, weight="bold")
    top = 30.0 + 20 * len(head)
    canvas.lines(MARGIN, top, notes, size=_SIZE, step=16, fill=FAINT)
    top += 16 * len(notes) + 4
    for path in given:
        _lane(canvas, path, names, top, words)
        top += _LANE
    return canvas.drawing(wide, top, heading, told)


def _lane(canvas: Canvas, path: CareerPath, names: Mapping[str, str], top: float, words: Words) -> None:
    canvas.text(MARGIN, top + 14, words("weakest", support=_support(path.weakest, words)), size=11, fill=FAINT)
    y = top + 28
    for at, id in enumerate(path.roles):
        x = MARGIN + at * (_WIDTH + _GAP)
        if at:
            _step(canvas, path.steps[at - 1], names, x, y + _HEIGHT / 2, words)
        with canvas.group(names[id]):
            canvas.box(x, y, _WIDTH, _HEIGHT)
            lines = fitted(names[id], _WIDTH - 16, _SIZE, 2)
            start = y + _HEIGHT / 2 + (4 if len(lines) == 1 else -3)
            canvas.lines(x + _WIDTH / 2, start, lines, size=_SIZE, step=14, anchor="middle")


def _step(canvas: Canvas, step: CareerStep, names: Mapping[str, str], x: float, y: float, words: Words) -> None:
    support = _support(step.support, words)
    told = [f"{names[step.from_role]} → {names[step.to_role]}: {support}"]
    lines = fitted(support, _GAP - 12, 11, 2)
    below: list[str] = []
    if step.months is not None:
        low, high = (None if end is None else f"{end / 12:g}" for end in step.months)
        key = "years-from" if high is None else "years-to" if low is None else "years"
        span = words(key, low=low, high=high)
        below = fitted(span, _GAP - 12, 11, 1)
        told.append(words("months", span=span))
    middle = x - _GAP / 2
    with canvas.group("; ".join(told)):
        canvas.path(f"M{number(x - _GAP)} {number(y)}H{number(x - 2)}", doubtful=step.support == 0, arrow=True)
        canvas.lines(middle, y - 6 - 13 * (len(lines) - 1), lines, size=11, step=13, anchor="middle", fill=FAINT)
        canvas.lines(middle, y + 16, below, size=11, step=13, anchor="middle", fill=FAINT)


def _support(number_of: int, words: Words) -> str:
    return words("sources", count=number_of) if number_of else words("cases")
