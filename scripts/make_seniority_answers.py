"""Write docs/seniority-answers.md: what the shipped ladders say of the pairs that people argue about.

    python scripts/make_seniority_answers.py [--check]

With ``--check`` it writes nothing and ends with 1 where the page is not what it would write.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from productroles.seniority.compare import compare_seniority
from productroles.seniority.level import PRODUCT_MANAGEMENT
from productroles.seniority.reference import ReferenceOrder
from productroles.seniority.relation import SeniorityRelation

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "productroles" / "catalogue" / "data"
OUT = ROOT / "docs" / "seniority-answers.md"
AT_MOST, DEPENDS, INCOMPARABLE, JUNIOR, SAME = (
    SeniorityRelation(value) for value in ("at-most", "depends", "incomparable", "junior", "same")
)
RECOMMENDED = {
    ("lead", "principal"): AT_MOST,
    ("group-manager", "director"): AT_MOST,
    ("vp", "chief"): AT_MOST,
    ("head", "vp"): AT_MOST,
    ("senior", "lead"): AT_MOST,
    ("staff", "principal"): DEPENDS,
    ("director", "head"): DEPENDS,
    ("product-lead", "group-manager"): DEPENDS,
    ("product-lead", "associate-director"): DEPENDS,
    ("product-lead", "senior-principal"): DEPENDS,
    ("product-lead", "director"): DEPENDS,
    ("product-lead", "senior-director"): DEPENDS,
    ("lead", "staff"): DEPENDS,
    ("principal", "group-manager"): INCOMPARABLE,
    ("lead", "group-manager"): INCOMPARABLE,
    ("senior-principal", "director"): SAME,
    ("director", "vp"): JUNIOR,
    ("vp", "svp"): JUNIOR,
    ("product-ownership-mid", "mid"): INCOMPARABLE,
    ("corporate-grade-vp", "vp"): INCOMPARABLE,
}
"""What a wider reading of 61 ladders recommends; 44 of them are shipped."""
WHY = {
    ("senior", "lead"): "no shipped ladder holds them on one level",
    ("staff", "principal"): "no shipped ladder reverses them",
    ("lead", "group-manager"): "one shipped ladder runs them beside each other, and six decide",
    ("senior-principal", "director"): "one shipped ladder holds both, and one decides nothing",
    ("vp", "svp"): "no shipped ladder holds both; it rests on the wording of the titles",
}
HEAD = """\
# Answers for the pairs that people argue about

Made by scripts/make_seniority_answers.py; not to be edited.

The reference order comes from {version}. A pair is settled by three or more decided votes (below, above,
same) of which nine in ten are strict and none is reversed; three or more firms and governments decide alone. What is
not settled is told as it is: leaning (AT_MOST), contested or thin (DEPENDS), on parallel tracks (INCOMPARABLE). An
organisation's own ladder goes before all of this.

The sequence that sorting uses agrees with {agree} of the {strict} strict votes on product-management levels, goes
against {against}, and gives one key to both levels in {tied}.

"Wider" is the answer that a wider reading of 61 published ladders recommends. Not all of them can be shipped, so
an answer that the shipped ones do not give again is marked, and the library answers by what it can show.

| a | b | a is ... to b | basis | votes | wider | same answer |
|---|---|---|---|---|---|---|
"""


def against_key(reference: ReferenceOrder) -> dict[str, int]:
    """How many strict votes on product-management levels the key agrees with, contradicts and leaves open."""
    counts = dict.fromkeys(("agree", "against", "tied"), 0)
    for pair in reference.pairs:
        if reference.level(pair.a).kind == PRODUCT_MANAGEMENT:
            step = reference.key(pair.b) - reference.key(pair.a)
            for votes, way in ((pair.all.below, step), (pair.all.above, -step)):
                counts["tied" if not way else "agree" if way > 0 else "against"] += len(votes)
    return {**counts, "strict": sum(counts.values())}


def page() -> str:
    """The text of the page."""
    order, levels = (
        tomllib.loads((DATA / name).read_text("utf-8")) for name in ("reference_order.toml", "levels.toml")
    )
    reference = ReferenceOrder.from_documents(order, levels)
    rows: list[str] = []
    marked: list[str] = []
    for (a, b), wanted in RECOMMENDED.items():
        found = compare_seniority(a, b, reference)
        pair = reference.evidence(a, b)
        votes = pair.all if pair else "none"
        same = "yes" if found.relation is wanted else "**no**"
        cells = (a, b, found.relation.name, found.basis, votes, wanted.name, same)
        rows.append(f"| {' | '.join(map(str, cells))} |")
        if (a, b) in WHY:
            marked.append(f"- {a} and {b}: {WHY[a, b]}.")
    text = HEAD.format(version=reference.version.partition(",")[0], **against_key(reference)) + "\n".join(rows)
    return f"{text}\n\nMarked:\n\n" + "\n".join(marked) + "\n"


def main() -> int:
    """Write the page, or check it."""
    made = page().encode()
    if "--check" in sys.argv[1:]:
        return int(OUT.read_bytes() != made)
    OUT.write_bytes(made)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
