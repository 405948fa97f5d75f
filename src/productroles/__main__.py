"""The library at a terminal: ``python -m productroles --help``."""

from __future__ import annotations

import argparse
import os
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import productroles as pr
from productroles.catalogue.lines import located
from productroles.errors import CatalogueError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0, or 1 where something is wrong with what it was given."""
    options = _parser().parse_args(arguments)
    try:
        text, status = options.run(options)
    except pr.ProductRolesError as error:
        text, status = f"{error}", 1
    stream = sys.stderr if status and not text.count("\n") else sys.stdout
    try:
        print(printable(text, stream.encoding or "ascii"), file=stream, flush=True)
    except BrokenPipeError:  # whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return int(status)


def printable(text: str, encoding: str) -> str:
    """The text as a terminal may be given it: characters that steer, or that it has no form for, as their escapes."""
    safe = "".join(char if char == "\n" or unicodedata.category(char)[0] != "C" else _escaped(char) for char in text)
    return safe.encode(encoding, "backslashreplace").decode(encoding)


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m productroles", description="Product roles, titles and pay.")
    parser.add_argument("--version", action="version", version=f"productroles {pr.__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="list everything that is wrong with a folder of one's own")
    check.add_argument("path", type=Path)
    check.add_argument("--alone", action="store_true", help="the folder stands alone, not over the shipped catalogue")
    check.set_defaults(run=_check)
    show = commands.add_parser("show", help="a role with its facts and their sources")
    show.add_argument("role")
    show.set_defaults(run=_show)
    resolve = commands.add_parser("resolve", help="what a title stands for, and why")
    resolve.add_argument("title")
    resolve.add_argument("--headcount", type=int, help="of the company")
    resolve.add_argument("--language", help="to read the title in, such as de")
    resolve.set_defaults(run=_resolve)
    compare = commands.add_parser("compare", help="who is more senior, and what two roles share")
    compare.add_argument("a")
    compare.add_argument("b")
    compare.set_defaults(run=_compare)
    return parser


def _check(options: argparse.Namespace) -> tuple[str, int]:
    path: Path = options.path
    try:
        found = pr.load_catalogue(path, base=None if options.alone else pr.load_catalogue(), eager=True)
    except CatalogueError as error:
        problems = located(error.problems, path)
        count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
        return "\n".join([*map(str, problems), f"{count} in {path}"]), 1
    return f"{path}: no problem; {found}", 0


def _show(options: argparse.Namespace) -> tuple[str, int]:
    cat = pr.load_catalogue()
    role = cat.roles[options.role]
    told: dict[str, list[str]] = {}
    for kind, fact in role.facts_by_kind():
        told.setdefault(kind, []).append(_told(cat, kind, fact))
    told["leads on to"] = [str(fact) for fact in cat.facts(kind="moves") if fact.value.from_role == role.id]
    told["who reports to it"] = [f"{fact.subject}: {fact}" for fact in cat.reports_of(role)]
    told["part in responsibilities, by our judgement"] = [
        f"{part.accountability}: {one.statement}"
        for one in cat.responsibilities.values()
        for part in one.assignments
        if part.role == role.id and not part.facts
    ]
    lines = [str(role)]
    for kind, facts in told.items():
        if facts:
            lines += ["", f"{kind.replace('_', ' ')}:", *(f"  {line}" for line in dict.fromkeys(facts))]
    return "\n".join(lines), 0


def _told(cat: pr.Catalogue, kind: str, fact: pr.Fact[Any]) -> str:
    """A fact in words: what stands behind an id, what was printed, and what makes it doubtful."""
    defined: Mapping[str, Mapping[str, object]] = {"responsibilities": cat.responsibilities, "kpis": cat.kpis}
    meaning = f"{defined[kind][fact.value]}: " if kind in defined else ""
    printed = "" if fact.as_printed is None else f", printed {fact.as_printed}"
    return f"{meaning}{fact}{printed}{f'; {fact.note}' if fact.note else ''}"


def _resolve(options: argparse.Namespace) -> tuple[str, int]:
    company = None if options.headcount is None else pr.Company(headcount=options.headcount)
    return str(pr.resolve_title(options.title, company=company, language=options.language)), 0


def _compare(options: argparse.Namespace) -> tuple[str, int]:
    roles = pr.load_catalogue().roles
    a, b = roles[options.a], roles[options.b]
    return f"{pr.compare_seniority(a, b)}\n\n{pr.compare_roles(a, b)}", 0


if __name__ == "__main__":
    sys.exit(main())
