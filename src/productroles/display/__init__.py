"""How people see the records: as HTML in notebooks, and in the words and figures of a reader's locale."""

from productroles.display.drawings import svg as svg
from productroles.display.locale import format_compact as format_compact
from productroles.display.locale import format_date as format_date
from productroles.display.locale import format_list as format_list
from productroles.display.locale import format_money as format_money
from productroles.display.locale import format_percent as format_percent
from productroles.display.locale import format_range as format_range
from productroles.display.markup import html as html
from productroles.display.pages import Page as Page
from productroles.display.pages import page as page

__all__ = [
    "Page",
    "format_compact",
    "format_date",
    "format_list",
    "format_money",
    "format_percent",
    "format_range",
    "html",
    "page",
    "svg",
]
