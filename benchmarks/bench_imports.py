"""Whole processes: what a first use costs beside `import attrs` alone, and a catalogue beside its TOML."""

from __future__ import annotations

from measure import processes, row

PEER = "import attrs"
ROLES = (
    "from pathlib import Path; import productroles as pr; folder = Path(pr.__file__).parent / 'catalogue' / 'data'; "
)


def main() -> None:
    """Print the rows."""
    for what, code, reach in (
        ("import the root", "import productroles", "0.7x"),
        ("then Money", "import productroles as pr; pr.Money('1', 'USD')", "1.2x"),
        ("then Role", "import productroles as pr; pr.Role(id='a', name='A', family='f')", "1.5x"),
        ("first catalogue answer", "import productroles as pr; pr.load_catalogue().roles['vp-of-product']", "2.5x"),
    ):
        row(what, "process with `import attrs`", processes(code, PEER), reach)


if __name__ == "__main__":
    main()
