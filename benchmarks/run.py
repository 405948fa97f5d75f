"""Run the benchmarks, or those named: `python benchmarks/run.py money exchange`. Prints a table of ratios."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Run and print."""
    here = Path(__file__).parent
    sys.path.insert(0, str(here))
    known = sorted(file.stem.removeprefix("bench_") for file in here.glob("bench_*.py"))
    print("| what | beside | ratio | to reach |\n|---|---|---|---|")
    for name in sys.argv[1:] or known:
        import_module(f"bench_{name}").main()


if __name__ == "__main__":
    main()
