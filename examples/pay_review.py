"""Review a file of pay as people print it: read, date, convert, order, and say what was refused and why.

    python examples/pay_review.py [FILE.csv] [--to EUR] [--on 2024-06-28] [--out result.csv|.json|.html]

The file has the columns ``title``, ``pay``, ``place`` and ``source``; ``peer_group`` is used where it is there, and
any further columns are kept. Every row is put on one basis: one currency, per year. Nothing is assumed unless asked
for with ``--assume-period``, ``--assume-place``, ``--payments-per-year`` or ``--hours-per-week`` with
``--weeks-per-year``; each assumption is recorded on its row.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from statistics import median
from textwrap import shorten

import attrs

import productroles as pr
from productroles import display, interop

DEFAULT = Path(__file__).parent / "data" / "cpo_pay.csv"
NEEDED = ("title", "pay", "place", "source")


@attrs.frozen(kw_only=True)
class Basis:
    """What every row is put on, and what the caller allows to be assumed."""

    to: str
    on: date
    rates: pr.ExchangeRates
    schedule: pr.WorkSchedule | None
    period: str | None
    place: pr.Place | None
    payments: int | None


@attrs.frozen(kw_only=True)
class Reviewed:
    """A row on the basis."""

    row: dict[str, str]
    title: pr.TitleReading
    read: pr.ParsedPay
    low: pr.Conversion | None
    high: pr.Conversion | None
    notes: tuple[str, ...]

    @property
    def figure(self) -> pr.Money:
        """The figure that the row is ordered by: the middle of its ends, or the one that it has."""
        ends = [end.money for end in (self.low, self.high) if end is not None]
        return pr.total(ends, currency=ends[0].currency) / len(ends)

    @property
    def conversion(self) -> pr.Conversion:
        """One of the conversions, for its rate, day and source; both ends have the same."""
        return next(end for end in (self.low, self.high) if end is not None)


@attrs.frozen(kw_only=True)
class Refused:
    """A row that could not be put on the basis."""

    row: dict[str, str]
    reason: str
    candidates: tuple[str, ...]


class ReviewError(Exception):
    """Something about the file or the call that a person can mend."""


def text_of(file: Path) -> str:
    """The text of the file, without a byte order mark."""
    try:
        return file.read_text("utf-8-sig")
    except FileNotFoundError:
        raise ReviewError(f"there is no file {file}") from None
    except UnicodeDecodeError as error:
        raise ReviewError(f"{file} is not UTF-8 text (byte {error.start}); save it as UTF-8 first") from None
    except OSError as error:
        raise ReviewError(f"{file} cannot be read: {error.strerror}") from None


def read_rows(file: Path) -> list[dict[str, str]]:
    """The rows of the file; every column and every cell is kept as text."""
    reader = csv.reader(text_of(file).splitlines(), strict=True)
    try:
        lines = [(reader.line_num, cells) for cells in reader if cells]
    except csv.Error as error:
        raise ReviewError(f"{file}, line {reader.line_num}: {error}") from None
    if not lines:
        raise ReviewError(f"{file} is empty; it needs the columns {', '.join(NEEDED)}")
    header = lines.pop(0)[1]
    missing = [name for name in NEEDED if name not in header]
    if missing:
        hint = "; the cells are parted by semicolons, and should be by commas" if ";" in "".join(header) else ""
        raise ReviewError(f"{file} has no column {', '.join(missing)}; it has {', '.join(header)}{hint}")
    if not lines:
        raise ReviewError(f"{file} has a header and no rows")
    for number, cells in lines:
        if len(cells) != len(header):
            raise ReviewError(f"{file}, line {number}: {len(cells)} cells under a header of {len(header)}")
    return [dict(zip(header, cells, strict=True)) for _, cells in lines]


def review(row: dict[str, str], basis: Basis) -> Reviewed | Refused:
    """The row on the basis, or why it cannot be put there."""
    notes: list[str] = []
    try:
        place = pr.as_place(row["place"]) if row["place"].strip() else basis.place
        if not row["place"].strip() and place is not None:
            notes.append(f"place assumed to be {place}")
        read = pr.parse_pay(row["pay"], place=place)
        if basis.period is not None and read.per == "unstated":
            read = read.assume(per=basis.period)
        if basis.payments is not None and read.per == "month" and read.payments_per_year is None:
            read = read.assume(payments_per_year=basis.payments)
        yearly = read.yearly(basis.schedule)
        low, high = (
            None if end is None else basis.rates.convert(end, basis.to, on=basis.on)
            for end in (yearly.low, yearly.high)
        )
    except pr.ProductRolesError as error:
        found = getattr(error, "candidates", ())
        reasons = getattr(error, "reasons", ())
        reason = "; ".join(note.text for note in reasons) or str(error)
        return Refused(row=row, reason=reason, candidates=tuple(map(str, found)))
    notes += [str(note) for note in (*yearly.assumptions, *read.caveats)]
    title = pr.resolve_title(row["title"])
    return Reviewed(row=row, title=title, read=read, low=low, high=high, notes=tuple(notes))


def with_outliers_flagged(rows: Sequence[Reviewed]) -> list[Reviewed]:
    """Rows below half or above twice the median of the others of their ``peer_group`` get a note saying so."""
    groups: dict[str, list[Reviewed]] = defaultdict(list)
    for row in rows:
        groups[row.row.get("peer_group", "").strip()].append(row)
    flagged: list[Reviewed] = []
    for row in rows:
        group = row.row.get("peer_group", "").strip()
        others = [other.figure.amount for other in groups[group] if other is not row]
        if group and len(others) >= 2:
            ratio = row.figure.amount / median(others)
            if not 1 <= 2 * ratio <= 4:
                word = f"DOUBTFUL: {ratio:.2f} of the median of the other {group}"
                row = attrs.evolve(row, notes=(word, *row.notes))  # noqa: PLW2901
        flagged.append(row)
    return flagged


def ordered(rows: Iterable[Reviewed]) -> list[Reviewed]:
    """The most senior first, unresolved titles last; within a level the highest pay first."""
    by_pay = sorted(rows, key=lambda row: row.figure, reverse=True)
    return pr.sort_by_seniority(by_pay, key=lambda row: row.title, reverse=True)


def title_words(title: pr.TitleReading) -> str:
    """What the title was resolved to: a role, or as much as is known of it."""
    known = title.role or " ".join(part for part in (title.family, title.level) if part)
    if not known:
        known = "ambiguous" if title.candidates else "not a title it knows"
    return known if title.role and title.level is None else f"{known} ({title.level})" if title.role else known


def span(low: pr.Money | None, high: pr.Money | None) -> str:
    """Two ends in words, rounded to whole units."""
    ends = ["" if end is None else f"{end.rounded().amount:,.0f}" for end in (low, high)]
    if ends[0] == ends[1]:
        return ends[0]
    return f"up to {ends[1]}" if not ends[0] else f"from {ends[0]}" if not ends[1] else f"{ends[0]} to {ends[1]}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> list[str]:
    """Lines of columns, each cell cut to its width with a sign that it was cut: the head, a rule, the rows."""
    cut = [head] + [
        [shorten(cell, width, placeholder="...") for cell, width in zip(row, widths, strict=True)] for row in rows
    ]
    full = [max(len(line[at]) for line in cut) for at in range(len(head))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, full, strict=True)).rstrip() for line in cut]
    return [lines[0], "-" * max(map(len, lines[:1])), *lines[1:]]


def with_legend(reviewed: Sequence[Reviewed]) -> tuple[list[str], list[str]]:
    """The notes of each row, those that several rows share as a letter, and the legend of the letters."""
    counts = Counter(note for row in reviewed for note in row.notes)
    letters = {note: chr(ord("a") + at) for at, note in enumerate(note for note, n in counts.items() if n > 1)}
    cells = ["; ".join(letters.get(note, note) for note in row.notes) for row in reviewed]
    return cells, [f"  {letter}: {note}" for note, letter in letters.items()]


def report(reviewed: Sequence[Reviewed], refused: Sequence[Refused], basis: Basis) -> str:
    """Everything a person wants to see, as text."""
    parts = [f"{len(reviewed)} of {len(reviewed) + len(refused)} rows in {basis.to} per year, the most senior first"]
    assumed = sum("assumed" in "".join(row.notes) for row in reviewed)
    parts += [f"{assumed} of them rest on assumptions that were asked for"] if assumed else []
    if reviewed:
        notes, legend = with_legend(reviewed)
        cells = [
            [
                row.row["place"],
                row.row["source"],
                row.row["pay"],
                str(row.read).partition(" (")[0],
                span(row.low and row.low.money, row.high and row.high.money),
                "-" if row.conversion.rate == 1 else f"{row.conversion.rate:.6f}",
                str(row.conversion.observed_on or "-"),
                note,
            ]
            for row, note in zip(reviewed, notes, strict=True)
        ]
        head = ["place", "source", "as printed", "as read", f"{basis.to} a year", "rate", "rate of", "notes"]
        first, rule, *lines = table(head, cells, [24, 40, 40, 40, 20, 12, 10, 300])
        parts += ["", first, rule]
        for titled, rows in groupby(zip(reviewed, lines, strict=True), key=lambda pair: pair[0].row["title"]):
            found = list(rows)
            parts += [f"{titled}: {title_words(found[0][0].title)}", *(line for _, line in found), ""]
        sources = ", ".join(sorted({row.conversion.source for row in reviewed}))
        parts += [*legend, "", f"Rates: {sources}, asked for {basis.on}."]
    if refused:
        parts += ["", f"{len(refused)} row{'s' if len(refused) > 1 else ''} refused:"]
        for row in refused:
            parts += [f"- {row.row['title']}, {row.row['pay']!r} ({row.row['source']})", f"  {row.reason}"]
            parts += [f"  candidates: {' | '.join(row.candidates)}"] if row.candidates else []
    return "\n".join(parts)


def records(reviewed: Sequence[Reviewed], refused: Sequence[Refused]) -> list[dict[str, str]]:
    """Every row as flat text, refused ones included, its own columns first."""
    found: list[dict[str, str]] = []
    for row in reviewed:
        ends = {"low": row.low, "high": row.high}
        made = {f"converted_{name}": "" if end is None else str(end.rounded().amount) for name, end in ends.items()}
        conversion = row.conversion
        found.append(
            row.row
            | {"status": "reviewed", "role": row.title.role or "", "family": row.title.family or ""}
            | {"level": row.title.level or "", "as_read": str(row.read), **made, "currency": conversion.money.currency}
            | {
                "rate": str(conversion.rate),
                "rate_day": str(conversion.observed_on or ""),
                "rate_source": conversion.source,
            }
            | {"notes": "; ".join(row.notes), "reason": "", "candidates": ""}
        )
    columns = list(found[0]) if found else []
    for gone in refused:
        blank = dict.fromkeys(columns, "")
        told = {"status": "refused", "reason": gone.reason, "candidates": " | ".join(gone.candidates)}
        found.append(blank | gone.row | told)
    return found


def page(reviewed: Sequence[Reviewed], refused: Sequence[Refused], basis: Basis) -> display.Page:
    """Everything on one page to hand on: the figures side by side, what was refused, and each row with its steps."""
    items: list[object] = [
        f"{len(reviewed)} of {len(reviewed) + len(refused)} rows in {basis.to} per year, by the rates of {basis.on}."
    ]
    if reviewed:
        figures = {f"{at}. {row.row['place'] or row.row['source']}": row.read for at, row in enumerate(reviewed, 1)}
        try:
            items.append(display.svg(figures, to=basis.to, rates=basis.rates, on=basis.on, schedule=basis.schedule))
        except pr.ProductRolesError as error:
            items.append(f"No chart: {error}")
    for row in refused:
        items += [f"# Refused: {row.row['title']}, {row.row['source']}", f"{row.row['pay']!r}: {row.reason}"]
        items += [f"It may be: {' | '.join(row.candidates)}"] if row.candidates else []
    for at, row in enumerate(reviewed, 1):
        items += [f"# {at}. {row.row['title']}, {row.row['place'] or row.row['source']}", row.row["source"], row.read]
        items += [end for end in dict.fromkeys((row.low, row.high)) if end is not None]
        items += row.notes
    return display.page("Pay review", *items)


def write(out: Path, reviewed: Sequence[Reviewed], refused: Sequence[Refused], basis: Basis) -> None:
    """The result as CSV, JSON or a page, by the suffix of the file."""
    if out.suffix == ".html":
        page(reviewed, refused, basis).save(out)
    elif out.suffix == ".json":
        out.write_text(json.dumps(records(reviewed, refused), ensure_ascii=False, indent=2), "utf-8")
    else:
        interop.to_csv(records(reviewed, refused), out)


def arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """The call's arguments."""
    parser = argparse.ArgumentParser(description="Review a file of printed pay on one basis.")
    parser.add_argument("file", nargs="?", type=Path, default=DEFAULT, help="CSV with title, pay, place and source")
    parser.add_argument("--to", default="EUR", metavar="CODE", help="currency of the basis (EUR)")
    parser.add_argument("--on", default="2024-06-28", metavar="DAY", help="day of the exchange rates (2024-06-28)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write every row to a .csv, .json or .html file too")
    parser.add_argument("--assume-period", metavar="PERIOD", help="period of figures that state none: year, month ...")
    parser.add_argument("--assume-place", metavar="PLACE", help="place of rows that state none, such as US")
    parser.add_argument("--payments-per-year", type=int, metavar="N", help="payments a year of monthly pay")
    parser.add_argument("--hours-per-week", metavar="N", help="with --weeks-per-year: schedule of hourly pay")
    parser.add_argument("--weeks-per-year", metavar="N")
    parser.add_argument("--days-per-week", metavar="N", help="for daily pay, with the two before")
    return parser.parse_args(argv)


def day_of(text: str) -> date:
    """The day that is written."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ReviewError(f"--on {text}: write the day as YYYY-MM-DD") from None


def basis_of(asked: argparse.Namespace) -> Basis:
    """The basis that the arguments describe."""
    if asked.out is not None and asked.out.suffix not in (".csv", ".json", ".html"):
        raise ReviewError(f"--out {asked.out}: the file ends in .csv, .json or .html")
    if (asked.hours_per_week is None) != (asked.weeks_per_year is None):
        raise ReviewError("--hours-per-week and --weeks-per-year go together")
    schedule = None
    try:
        if asked.hours_per_week is not None:
            schedule = pr.WorkSchedule(
                hours_per_week=asked.hours_per_week,
                weeks_per_year=asked.weeks_per_year,
                days_per_week=asked.days_per_week,
            )
        rates = pr.ExchangeRates.bundled()
        return Basis(
            to=pr.Money(0, asked.to).currency,
            on=day_of(asked.on),
            rates=rates,
            schedule=schedule,
            period=None if asked.assume_period is None else str(pr.Pay(0, "EUR", per=asked.assume_period).per),
            place=None if asked.assume_place is None else pr.as_place(asked.assume_place),
            payments=asked.payments_per_year,
        )
    except ValueError as error:
        raise ReviewError(str(error)) from None


def main(argv: Sequence[str] | None = None) -> int:
    """Review the file, print the result, write it where asked; 2 where the call or the file has to be mended."""
    asked = arguments(argv)
    try:
        basis = basis_of(asked)
        results = [review(row, basis) for row in read_rows(asked.file)]
        reviewed = ordered(with_outliers_flagged([one for one in results if isinstance(one, Reviewed)]))
        refused = [one for one in results if isinstance(one, Refused)]
        print(report(reviewed, refused, basis))
        if asked.out is not None:
            try:
                write(asked.out, reviewed, refused, basis)
            except OSError as error:
                raise ReviewError(f"{asked.out} cannot be written: {error.strerror}") from None
    except ReviewError as error:
        print(f"pay_review: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
