"""Which drawing shows what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from productroles._show import Record
from productroles.careers.paths import CareerPath
from productroles.display.charts import chart_svg, salary_chart
from productroles.display.locale import AnyLocale
from productroles.display.svg_canvas import Drawing
from productroles.display.svg_career import career_map_svg
from productroles.display.svg_ladders import ladders_svg
from productroles.display.svg_org import org_chart_svg
from productroles.errors import FieldTypeError
from productroles.evidence import Fact
from productroles.org.chart import OrgChart
from productroles.pay.period import PayTerms
from productroles.pay.structure import SalaryStructure
from productroles.pay.text.result import PayReading
from productroles.seniority.ladder import Ladder


def svg(x: Any, /, *, locale: AnyLocale = "en", **options: Any) -> Drawing:
    r"""A picture of what people look at, as SVG that needs no network and holds no script.

    - an :class:`~productroles.OrgChart`: a tree of titles, :func:`~productroles.display.svg_org.org_chart_svg`;
    - Ladders, one or several or a mapping of them: :func:`~productroles.display.svg_ladders.ladders_svg`;
    - CareerPaths, one or several: :func:`~productroles.display.svg_career.career_map_svg`;
    - figures of pay (Pay, ranges, benchmarks, pay that was read, Facts of these; one, several, or a mapping from
      labels to them) and a SalaryStructure: :func:`~productroles.display.charts.salary_chart`, extra ``charts``;
    - an Altair chart, such as that of ``salary_chart`` restyled; extra ``charts``.

    ``options`` are the keyword arguments of the function named. The same input gives the same bytes.

    >>> import productroles as pr
    >>> chart = pr.OrgChart.from_csv("id,manager,title\n1,,CPO\n2,1,VP <Product>\n")
    >>> svg(chart)
    <Drawing 'Org chart', 420 x 218: People: 2. Shown: 2.>
    >>> "VP &lt;Product&gt;" in str(svg(chart))
    True

    Raises:
        FieldTypeError: for anything else.
        MissingExtraError: for salary charts without the extra.
    """
    if type(x).__module__.partition(".")[0] == "altair":
        return chart_svg(x)
    items = _items(x)
    for kinds, draw, takes_several in _DRAWN:
        if items and isinstance(items[0], kinds):
            labelled = draw is _salaries and isinstance(x, Mapping)
            return draw(items if takes_several and not labelled else x, locale=locale, **options)
    raise FieldTypeError("an OrgChart, Ladders, CareerPaths, figures of pay, or an Altair chart", x)


def _items(x: Any) -> tuple[Any, ...]:
    if isinstance(x, Record | str) or not isinstance(x, Iterable):
        return (x,)
    several = cast("Any", x)
    return tuple(several.values() if isinstance(x, Mapping) else several)


def _salaries(items: Any, **options: Any) -> Drawing:
    return chart_svg(salary_chart(items, **options))


_DRAWN: tuple[tuple[type | tuple[type, ...], Callable[..., Drawing], bool], ...] = (
    (OrgChart, org_chart_svg, False),
    (Ladder, ladders_svg, True),
    (CareerPath, career_map_svg, True),
    ((PayTerms, PayReading, Fact), _salaries, True),
    (SalaryStructure, _salaries, False),
)
