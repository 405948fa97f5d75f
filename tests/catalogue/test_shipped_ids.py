from pathlib import Path

import productroles as pr

FILE = Path(__file__).parent / "shipped_ids.txt"
CAT = pr.load_catalogue()


def test_no_id_that_was_ever_shipped_is_gone_or_used_for_something_else() -> None:
    """A new id is added to the file; a retired one stays there and names its successor in retired.toml."""
    kinds = ("roles", "ladders", "sources", "responsibilities", "kpis", "skills")
    held = {kind: set(getattr(CAT, kind)) for kind in kinds} | {"facts": {fact.id for fact in CAT.facts()}}
    retired = CAT.origin.optional("retired")
    shipped: dict[str, set[str]] = {kind: set() for kind in held}
    for line in FILE.read_text("utf-8").split():
        kind, _, id = line.partition("/")
        shipped[kind].add(id)
    for kind, ids in held.items():
        gone = set(retired.get(kind, {}))
        assert ids - shipped[kind] == set(), "add new ids to shipped_ids.txt"
        assert shipped[kind] - ids == gone, "retire an id, and name its successor"
        assert set(retired.get(kind, {}).values()) <= ids
