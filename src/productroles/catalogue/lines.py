r"""Where in a TOML file a problem is. The standard reader of TOML keeps no lines, so they are looked for.

>>> text = 'id = "x"\n\n[[salaries]]\nid = "s-1"\n\n[[salaries]]\nid = "s-2"\nvalue = { median = 1 }\n'
>>> line_of(text, "salaries[1].value.median", ""), line_of(text, "salaries, fact s-1", "")
(8, 4)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import attrs

from productroles.catalogue.origin import LARGEST
from productroles.catalogue.problem import Problem

_TOLD = re.compile(r"at line (\d+), column")
_UNKNOWN = re.compile(r"unknown key '([^']+)'")
_FACT = re.compile(r"fact ([\w-]+)")
_STEP = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")
_HEADER = re.compile(r"\s*\[{1,2}\s*([^\]]+?)\s*\]")


def located(problems: Sequence[Problem], folder: Path) -> tuple[Problem, ...]:
    """The problems with their lines, as far as these can be found, in the order of files and lines."""
    texts: dict[str, str] = {}
    found: list[Problem] = []
    for problem in problems:
        if problem.file not in texts:
            texts[problem.file] = _text(folder / problem.file)
        line = line_of(texts[problem.file], problem.path, problem.message) if texts[problem.file] else None
        found.append(attrs.evolve(problem, line=line))
    return tuple(sorted(found, key=lambda problem: (problem.file, problem.line or 0)))


def _text(file: Path) -> str:
    """What can be shown the place in: a file that was read."""
    return file.read_text("utf-8", "replace") if file.is_file() and file.stat().st_size <= LARGEST else ""


def line_of(text: str, path: str, message: str) -> int:
    """The line that a path or a message of the TOML reader is about, the first where nothing better is found."""
    told = _TOLD.search(message)
    if told:
        return int(told[1])
    lines = text.splitlines()
    fact = _FACT.search(path)
    if fact:
        return next((at for at, line in enumerate(lines, 1) if _assigns(line, "id") and f'"{fact[1]}"' in line), 1)
    at = 0
    for name, position in [
        *_STEP.findall(path.partition(",")[0]),
        *((key, "") for key in _UNKNOWN.findall(message)[:1]),
    ]:
        at = _next(lines, at, name.strip(), int(position or 0))
    return at + 1


def _next(lines: Sequence[str], start: int, name: str, position: int) -> int:
    """From a line on, that of the header or key of a name, by its position among those of one name."""
    headers = [at for at in range(start, len(lines)) if _is_header(lines[at], name)]
    if len(headers) > position:
        return headers[position]
    keys = (at for at in range(start, len(lines)) if _assigns(lines[at], name))
    ids = (at for at in range(start, len(lines)) if _assigns(lines[at], "id") and f'"{name}"' in lines[at])
    return next(keys, next(ids, start))


def _is_header(line: str, name: str) -> bool:
    match = _HEADER.match(line)
    return match is not None and match[1].strip("\"'") == name


def _assigns(line: str, name: str) -> bool:
    return re.search(rf"(?:^|[{{,])\s*{re.escape(name)}\s*=", line) is not None
