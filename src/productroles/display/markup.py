"""Records as HTML for notebooks: semantic elements, inline style only, every datum escaped.

A renderer is registered for the records that gain by it; any other shows its ``str``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from html import escape
from typing import Any

from productroles.evidence import Fact
from productroles.roles.role import Role

_CELL = "text-align:left;vertical-align:top;padding:.2em .6em"


@singledispatch
def html(record: Any) -> str:
    """The record as a piece of HTML that needs no style sheet, no script and no network.

    >>> import productroles as pr
    >>> html(pr.Money("450000", "USD"))
    '<bdi>USD 450,000</bdi>'
    """
    return f"<bdi>{escape(str(record))}</bdi>"


def _table(caption: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table; the first cell of each row names the row."""
    columns = "".join(f'<th scope="col" style="{_CELL}">{escape(cell)}</th>' for cell in head)
    body = "".join(
        f'<tr><th scope="row" style="{_CELL};font-weight:normal">{escape(first)}</th>'
        + "".join(f'<td style="{_CELL}"><bdi>{escape(cell)}</bdi></td>' for cell in rest)
        + "</tr>"
        for first, *rest in rows
    )
    top = f'<caption style="text-align:left;font-weight:bold">{escape(caption)}</caption>'
    return f"<table>{top}<thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table>"


def _fact_row(kind: str, fact: Fact[Any]) -> tuple[str, ...]:
    return kind.replace("_", " "), str(fact.value), str(fact.status), "; ".join(map(str, fact.citations))


_SHOWN = 40


@html.register
def _(role: Role) -> str:
    facts = role.facts_by_kind()
    rows = [_fact_row(kind, fact) for kind, fact in facts[:_SHOWN]]
    more = f"<p>and {len(facts) - _SHOWN} more facts</p>" if len(facts) > _SHOWN else ""
    return _table(str(role), ("claim", "what it says", "status", "source"), rows) + more
