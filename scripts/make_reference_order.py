"""Count the votes of the shipped ladders on every pair of levels, and write them as the reference order.

    python scripts/make_reference_order.py [--check]

Reads ``ladders/*.toml`` and ``levels.toml`` of the catalogue's data and writes ``reference_order.toml`` beside
them. With ``--check`` it writes nothing and ends with 1 where the file is not what it would write.
"""

from __future__ import annotations

import sys
import tomllib
from hashlib import sha256
from pathlib import Path

from productroles.seniority.ladder import Ladder
from productroles.seniority.reference import ReferenceOrder

DATA = Path(__file__).parents[1] / "src" / "productroles" / "catalogue" / "data"
OUT = DATA / "reference_order.toml"
HEADER = """\
# Made by scripts/make_reference_order.py from ladders/ and levels.toml; not to be edited.
# Each pair: what the ladders say of the first level to the second, those of firms and governments apart.
"""


def reference_order(data: Path = DATA) -> str:
    """The text of the file, from the data beside it."""
    ladders = [Ladder.from_toml(path) for path in sorted((data / "ladders").glob("*.toml"))]
    levels = tomllib.loads((data / "levels.toml").read_text("utf-8"))
    order = ReferenceOrder.from_ladders(ladders, levels)
    rows = [", ".join(f'{key} = "{text}"' for key, text in pair.as_row().items()) for pair in order.pairs]
    body = "pair = [\n" + "".join(f"    {{ {row} }},\n" for row in rows) + "]\n"
    voters = {ladder for pair in order.pairs for ladder in pair.all.ladders}
    version = f"{len(voters)} of {len(ladders)} ladders, {sha256(body.encode()).hexdigest()[:8]}"
    return f'{HEADER}\nversion = "{version}"\n{body}'


def main() -> int:
    """Write the file, or check it."""
    made = reference_order().encode()
    if "--check" in sys.argv[1:]:
        return int(OUT.read_bytes() != made)
    OUT.write_bytes(made)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
