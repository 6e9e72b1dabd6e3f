"""A step of work → what it took: wall clock, processor time, memory, disk."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

_SIDE = 1024


class Steps:
    """Times named steps of one process, which prints them as JSON at its end."""

    def __init__(self) -> None:
        """Start with no steps."""
        self.figures: dict[str, Any] = {}

    def take(self, name: str, work: Callable[[], Any]) -> Any:
        """Run a step and note its seconds, on the clock and of processor time."""
        clock, processor = time.perf_counter(), processor_s()
        result = work()
        self.figures[f"{name}_s"] = time.perf_counter() - clock
        self.figures[f"{name}_cpu_s"] = processor_s() - processor
        return result

    def repeat(self, name: str, work: Callable[[str], Any], inputs: Sequence[str]) -> None:
        """Run a step on each input after a warm-up; note milliseconds.

        The median on the clock, the mean of processor time, which is counted in hundredths
        of a second.
        """
        work(inputs[0])
        spent: list[float] = []
        before = processor_s()
        for one in [*inputs] * 3:
            clock = time.perf_counter()
            work(one)
            spent.append(1000 * (time.perf_counter() - clock))
        self.figures[f"{name}_p50_ms"] = statistics.median(spent)
        self.figures[f"{name}_cpu_ms"] = 1000 * (processor_s() - before) / len(spent)

    def finish(self, folder: Path | None = None) -> None:
        """Print all figures, with the size of a folder and the peak memory.

        That is the sum of this process's and of the largest of those it started.
        """
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        self.figures["peak_mb"] = (own + children) / 1024
        if folder is not None:
            size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
            self.figures["disk_mb"] = size / 1e6
        print(json.dumps(self.figures))


def multiplied_gflops() -> float:
    """How many billion operations a second numpy multiplies 32-bit matrices with: a yardstick.

    Rented machines of one name differ by more than twice; the best of several runs is taken.
    """
    # What is measured with this module need not have numpy in memory.
    import numpy as np

    rng = np.random.default_rng(0)
    one = rng.standard_normal((_SIDE, _SIDE), dtype=np.float32)
    spent: list[float] = []
    for _ in range(20):
        started = time.perf_counter()
        one @ one
        spent.append(time.perf_counter() - started)
    return 2 * _SIDE**3 / min(spent) / 1e9


def processor_s() -> float:
    """Processor seconds of this process and of its children that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def run_process(module: str, *arguments: str) -> dict[str, Any]:
    """Run a module of this package and read the figures it prints.

    Its whole life is measured too: `whole_s` and `whole_cpu_s`.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", module, *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "HF_HUB_OFFLINE": "1"},
        check=False,
    )
    elapsed = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode != 0:
        last = (run.stderr.strip().splitlines() or ["no message"])[-1]
        raise SystemExit(f"{module} failed: {last}")
    figures: dict[str, Any] = json.loads(run.stdout.strip().splitlines()[-1])
    figures["whole_s"] = elapsed
    figures["whole_cpu_s"] = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
    return figures
