"""Alternated timing beside a peer, in one process or in whole processes; medians, since machines are noisy."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from statistics import median
from time import process_time


def alternated(
    ours: Callable[[], object], peer: Callable[[], object], *, rounds: int = 15, number: int = 2000
) -> float:
    """How many times the peer's time ours takes: the median of the ratios of neighbouring runs."""
    ratios: list[float] = []
    for _ in range(rounds):
        taken = [_once(run, number) for run in (ours, peer)]
        ratios.append(taken[0] / taken[1])
    return median(ratios)


def _once(run: Callable[[], object], number: int) -> float:
    start = process_time()
    for _ in range(number):
        run()
    return process_time() - start


def processes(ours: str, peer: str, *, rounds: int = 15) -> float:
    """The same ratio for two one-line programs, each a fresh interpreter; processor time."""
    ratios: list[float] = []
    for _ in range(rounds):
        taken = [_process(code) for code in (ours, peer)]
        ratios.append(taken[0] / taken[1])
    return median(ratios)


def _process(code: str) -> float:
    # Where bytecode is not kept, a process would compile its modules anew, and the ratio would be that of their text.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True, env=kept)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def row(what: str, peer: str, ratio: float, reach: str) -> None:
    """A line of the table in docs/performance.md."""
    print(f"| {what} | {peer} | {ratio:.2f}x | {reach} |", flush=True)
