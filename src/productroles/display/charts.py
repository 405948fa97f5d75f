"""Salary charts: Altair charts that an analyst can restyle, and their way to SVG without a browser or a network.

They need the extra ``charts``. Altair's own HTML loads scripts and lets text of the data through as script, so
charts are shown and saved by :func:`productroles.display.svg`, never by ``to_html``.

>>> import productroles as pr
>>> from productroles import display
>>> offers = {
...     "Berlin": pr.SalaryRange("80000", "110000", currency="EUR", per="year", component="base", tax="gross"),
...     "Austin": pr.Pay("130000", "USD", per="year", component="base", tax="gross"),
... }
>>> chart = display.charts.salary_chart(offers, to="EUR", rates=pr.ExchangeRates.bundled(), on="2024-06-28")
>>> picture = display.svg(chart.properties(title="Two offers"))
>>> picture.title, picture.description[:46]
('Two offers', 'USD 1 = EUR 0.934143: rate of Jun 28, 2024, EC')
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from productroles._fields import positive_count
from productroles.display.charts_rows import SalaryRow, SalaryTable, salary_table
from productroles.display.legal import legal
from productroles.display.locale import AnyLocale, format_compact, format_money, format_range
from productroles.display.svg_canvas import BOLD, FAINT, FONT, INK, LINE, MARGIN, Canvas, Drawing, fitted, text_width
from productroles.display.words import Words
from productroles.errors import MissingExtraError
from productroles.pay.exchange import ExchangeRates, RateChain
from productroles.pay.money import Money
from productroles.pay.period import WorkSchedule

if TYPE_CHECKING:
    import altair as alt

_SIZE = 12
_ROW = 46
_PLOT = 330
_TICK = 11
_BAR, _MARK = "#7fa6cc", "#12385e"
_HATCH = "prhatch"


def salary_chart(
    items: Any,
    *,
    to: str | None = None,
    rates: ExchangeRates | RateChain | None = None,
    on: date | str | None = None,
    schedule: WorkSchedule | None = None,
    doubtful: Mapping[str, str] | None = None,
    across: Collection[str] = (),
    title: str | None = None,
    max_rows: int = 60,
    locale: AnyLocale = "en",
) -> alt.HConcatChart:
    """Figures of pay one below the other: as given, converted, and drawn on one axis.

    A figure is Pay, a SalaryRange, a SalaryBenchmark, pay that was read (ParsedPay, PayReading), or a Fact of one;
    ``items`` is one, several, a mapping from labels to them, or a SalaryStructure. As given means the characters
    of its text where they are known, else the figure in the reader's locale. Doubtful figures are hatched with a
    broken border, and the words say why: a disputed or rejected Fact, caveats of reading, or a reason of yours.
    What has no stated period, was not read, or has no rate keeps its row and is not drawn. Pay is drawn as
    full-time pay; figures of several periods are drawn per year. Several ranges with both ends show the stretch
    that all share. The caption tells rates, days and source, assumptions, and what is not stated.

    The columns of the result are ``chart.hconcat``: label, as given, converted (where something is), plot.

    Args:
        items: What is drawn, in this order.
        to: Currency of the axis; None where all have one.
        rates: Needed where a figure has another currency.
        on: Day of the rates; None takes the ``as_of`` of each benchmark. It also chooses the entries of a structure.
        schedule: Needed to draw pay per hour, day or week beside pay per year.
        doubtful: By label, why a figure is doubtful.
        across: Terms that may differ, ``component`` and ``tax``.
        title: Heading.
        max_rows: Further figures are counted and not shown.
        locale: The reader's.

    Raises:
        MissingExtraError: without Altair.
        CurrencyMismatchError: for several currencies without ``to``, or without ``rates``.
        UnstatedError: for a conversion without a day, and a period that cannot be brought to the year.
        TermsMismatchError: for stated components or tax sides that differ.
        FieldTypeError: for anything else than figures of pay.
    """
    try:
        import altair as alt
    except ImportError as error:
        raise MissingExtraError("charts", "altair") from error
    words = Words(locale)
    table = salary_table(
        items,
        to=to,
        rates=rates,
        on=on,
        schedule=schedule,
        doubtful=doubtful or {},
        across=across,
        max_rows=positive_count(max_rows),
        words=words,
    )
    heading = title or words("ranges" if table.is_closed else "pay")
    return alt.HConcatChart.from_dict(_spec(table, heading, words))


def chart_svg(chart: Any) -> Drawing:
    """An Altair chart as a drawing; its title and description are the alternative text.

    Nothing is loaded from a network: a chart whose data lie elsewhere is drawn without them or refused.

    Raises:
        MissingExtraError: without vl-convert.
    """
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtraError("charts", "vl-convert-python") from error
    spec: dict[str, Any] = chart.to_dict()
    made = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    opening, _, body = made.partition(">")
    found = re.search(r'width="([0-9.]+)" height="([0-9.]+)"', opening)
    wide, high = (float(size) for size in found.groups()) if found else (0.0, 0.0)
    body = _TOLD.sub(r"\g<0><title>\2</title>", body.removesuffix("</svg>"))
    canvas = Canvas()
    canvas.vega(body, _HATCH)
    described = str(spec.get("description", ""))
    return canvas.drawing(wide + 2 * MARGIN, high + 2 * MARGIN, _title_of(spec) or "Chart", described)


# What Vega says of a mark for those who hear the chart becomes its title too, which shows when it is pointed at.
_TOLD = re.compile(r'<(text|path) aria-label="([^"]*+)"(?: [\w:-]++="[^"]*+")*+>')


def _title_of(spec: Mapping[str, Any]) -> str:
    held = spec.get("title", "")
    words: Any = cast("dict[str, Any]", held).get("text", "") if isinstance(held, dict) else held
    return " ".join(cast("list[str]", words)) if isinstance(words, list) else str(words)


def _spec(table: SalaryTable, title: str, words: Words) -> dict[str, Any]:
    """The chart in the terms of Vega-Lite."""
    rows = [_datum(at, row, words) for at, row in enumerate(table.rows)]
    columns = [_column(rows, "label", "", 170, fontWeight="bold"), _column(rows, "printed", words("printed"), 210)]
    if any(row.conversion for row in table.rows):
        columns.append(_column(rows, "converted", words("converted", currency=table.currency), 170))
    columns.append(_plot(rows, table, words))
    if any(row.doubt for row in table.rows):
        columns.append(_column(rows, "doubt", "", 190))
    wide = sum(column["width"] + 14 for column in columns)
    notes = _caption(table, words)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": " ".join([*notes, *(row["told"] for row in rows)]),
        "title": {
            "text": fitted(title, wide, 16, 3, bold=True),
            "subtitle": [line for note in notes for line in fitted(note, wide, _SIZE, 4)],
            "anchor": "start",
            "fontSize": 16,
            "subtitleFontSize": _SIZE,
            "subtitleLineHeight": 16,
            "subtitlePadding": 6,
            "offset": 14,
        },
        "data": {"values": rows},
        "hconcat": columns,
        "spacing": 14,
        "resolve": {"scale": {"y": "shared"}},
        "background": "white",
        "config": {
            "font": FONT,
            "view": {"stroke": None},
            "title": {"color": INK, "subtitleColor": FAINT},
            "axis": {"labelColor": INK, "titleColor": FAINT, "labelFontSize": _TICK, "titleFontSize": 11},
            "legend": {"labelColor": INK},
        },
    }


def _datum(at: int, row: SalaryRow, words: Words) -> dict[str, Any]:
    converted = _converted(row, words)
    told = "; ".join(legal(part) for part in (f"{row.label}: {row.printed}", converted, row.doubt) if part)
    return {
        "row": at,
        "label": fitted(row.label, 170, _SIZE, 3, bold=True) or [""],
        "printed": _wrapped(row.printed, 210),
        "converted": _wrapped(converted, 170),
        "doubt": _wrapped(row.doubt, 190),
        "low": _float(row.low),
        "high": _float(row.high),
        "point": _float(row.point),
        "statistic": row.statistic,
        "doubtful": bool(row.doubt),
        "told": f"{told}.",
    }


def _wrapped(text: str, width: int) -> list[str]:
    return fitted(text, width, _SIZE, 3) or [""]


def _converted(row: SalaryRow, words: Words) -> str:
    parts: list[str] = []
    if row.point is not None and not (row.is_open or row.low == row.high == row.point):
        parts.append(f"{row.statistic} {_shown(row.point, words)}".strip())
    if row.low is not None or row.high is not None:
        ends = tuple(None if end is None else end.rounded() for end in (row.low, row.high))
        largest = max(end.amount for end in ends if end is not None)
        parts.append(format_range((ends[0], ends[1]), locale=words.locale, digits=_digits(largest)))
    return ", ".join(parts)


def _shown(money: Money, words: Words) -> str:
    return format_money(money, locale=words.locale, digits=_digits(money.amount))


def _digits(amount: Decimal) -> Any:
    return "whole" if amount >= 1000 else "minor"


def _float(money: Money | None) -> float | None:
    """For drawing alone: a thousandth of a pixel is no money."""
    return None if money is None else float(money.amount)


def _y() -> dict[str, Any]:
    return {"field": "row", "type": "ordinal", "axis": None}


def _column(rows: list[dict[str, Any]], field: str, title: str, most: int, **look: str) -> dict[str, Any]:
    """A column of text, each cell in the middle of its row."""
    lines = [line for row in rows for line in cast("list[str]", row[field])]
    wide = min(most, max((text_width(line, _SIZE) for line in [*lines, title]), default=0.0) * (BOLD if look else 1))
    mark = {"type": "text", "align": "left", "baseline": "middle", "fontSize": _SIZE, "lineHeight": 14, "color": INK}
    layers = [
        {
            "transform": [{"filter": f"length(datum.{field}) == {count}"}],
            "mark": mark | look | {"dy": -7 * (count - 1)},
            "encoding": {
                "y": _y(),
                "x": {"value": 0},
                "text": {"field": field},
                "description": {"field": "told"},
            },
        }
        for count in sorted({len(row[field]) for row in rows})
    ]
    return {
        "title": {"text": title, "anchor": "start", "fontSize": 11, "color": FAINT, "fontWeight": "normal"},
        "width": round(wide) + 4,
        "height": {"step": _ROW},
        "layer": layers,
    }


def _plot(rows: list[dict[str, Any]], table: SalaryTable, words: Words) -> dict[str, Any]:
    """The bars and points."""
    ticks = _ticks([value for row in rows for name in ("low", "high", "point") if (value := row[name]) is not None])
    labels = _tick_labels(ticks, [format_compact(Money(tick, table.currency), locale=words.locale) for tick in ticks])
    scale: dict[str, Any] = {"zero": False, "nice": False}
    axis: dict[str, Any] = {
        "title": None,
        "grid": True,
        "gridColor": "#e3e7eb",
        "labelFlush": False,
        "labelOverlap": False,
        "tickColor": LINE,
        "domainColor": LINE,
    }
    if ticks:
        scale["domain"] = [ticks[0], ticks[-1]]
        axis |= {"values": ticks, "labelExpr": f"({json.dumps(labels)})[toString(datum.value)]"}
        axis["title"] = words("drawn", currency=table.currency, per=words.member(table.per))
    x = {"field": "low", "type": "quantitative", "scale": scale, "axis": axis}
    told = {"field": "told"}
    bar = {"type": "bar", "height": 14}
    ended = "isValid(datum.low) && isValid(datum.high)"
    hatched = {"fill": f"url(#{_HATCH})", "stroke": LINE, "strokeDash": [5, 3]}
    layers: list[dict[str, Any]] = []
    if table.shared is not None:
        layers.append(_shared_band(table.shared))
    for condition, look in (("!datum.doubtful", {"fill": _BAR, "stroke": LINE}), ("datum.doubtful", hatched)):
        layers.append(
            {
                "transform": [{"filter": f"{ended} && {condition}"}],
                "mark": bar | look,
                "encoding": {"y": _y(), "x": x, "x2": {"field": "high"}, "description": told},
            }
        )
    statistics = sorted({row["statistic"] for row in rows if row["point"] is not None})
    named = [name for name in statistics if name]
    shape = {
        "field": "statistic",
        "type": "nominal",
        "scale": {"domain": statistics, "range": [_shape(name, words) for name in statistics]},
        "legend": {"title": None, "orient": "bottom", "symbolFillColor": _MARK, "values": named} if named else None,
    }
    for condition, look in (
        ("!datum.doubtful", {"fill": _MARK, "stroke": "white"}),
        ("datum.doubtful", {"fill": "white", "stroke": _MARK, "strokeDash": [3, 2]}),
    ):
        layers.append(
            {
                "transform": [{"filter": f"isValid(datum.point) && {condition}"}],
                "mark": {"type": "point", "size": 110, "opacity": 1} | look,
                "encoding": {"y": _y(), "x": x | {"field": "point"}, "shape": shape, "description": told},
            }
        )
    return {"width": _PLOT, "height": {"step": _ROW}, "layer": layers}


def _tick_labels(ticks: list[int], texts: list[str]) -> dict[str, str]:
    """The texts at the ticks, as many as stand clear of each other: all, every second, every third ..."""
    widest = max((text_width(text, _TICK) for text in texts), default=0.0) + 6
    stride = -int(-widest * (len(ticks) - 1) // _PLOT) or 1
    return {str(tick): "" if at % stride else text for at, (tick, text) in enumerate(zip(ticks, texts, strict=True))}


_SHAPES = {"median": "circle", "mean": "diamond", "midpoint": "cross", "low": "triangle-right", "high": "triangle-left"}


def _shape(statistic: str, words: Words) -> str:
    return next((shape for name, shape in _SHAPES.items() if words(name) == statistic), "square")


def _shared_band(shared: tuple[Money, Money]) -> dict[str, Any]:
    low, high = (float(end.amount) for end in shared)
    return {
        "data": {"values": [{"low": low, "high": high}]},
        "mark": {"type": "rect", "fill": "#f3e9c9", "stroke": "#8a6d1d", "strokeDash": [2, 2]},
        "encoding": {"x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}},
    }


def _caption(table: SalaryTable, words: Words) -> list[str]:
    found = list(table.notes)
    if table.is_closed:
        if table.shared is None:
            found.append(words("not-shared"))
        else:
            low, high = (end.rounded() for end in table.shared)
            span = format_range((low, high), locale=words.locale, digits=_digits(high.amount))
            found.append(words("shared", span=span))
    if any(row.doubt and row.is_drawn for row in table.rows):
        found.append(words("marks"))
    if table.hidden:
        found.append(words("more-rows", count=table.hidden))
    return [legal(note) for note in found]


def _ticks(values: list[float]) -> list[int]:
    """Four to eight round numbers that hold all values between the first and the last."""
    if not values:
        return []
    low, high = min(values), max(values)
    if low == high:
        low, high = low * 0.9, high * 1.1 + 1
    step = 1
    while (high - low) / step > 7:
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    first = int(low // step)
    last = -int(-high // step)
    return [step * at for at in range(first, last + 1)]
