"""What other processes leave of the cores (Linux) → how many threads are worth running.

Threads of one matrix product wait for the slowest: two threads on a core and a half that
others use too are slower than one thread on a core of its own (3 steps/s became 0.3).
"""

from __future__ import annotations

import os
import time
from pathlib import Path

_STAT = Path("/proc/stat")


class FreeCores:
    """Counts cores not used by others since it was last asked."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._tick_s = 1.0 / os.sysconf("SC_CLK_TCK")
        self._last = self._used()
        self._threads = most

    def free(self) -> int:
        """Threads to run now: at least 1, at most all; all where the system does not tell."""
        now, busy, own = self._used()
        then, busy_then, own_then = self._last
        if now - then < 1.0:
            return self._threads
        self._last = (now, busy, own)
        others = ((busy - busy_then) - (own - own_then)) / (now - then)
        self._threads = max(1, min(self._most, self._most - round(others)))
        return self._threads

    def _used(self) -> tuple[float, float, float]:
        """Clock, seconds used by everyone, seconds used by this process."""
        times = os.times()
        own = times.user + times.system
        if not _STAT.exists():
            return time.monotonic(), own, own
        fields = [int(value) for value in _STAT.read_text().split("\n", 1)[0].split()[1:]]
        idle = fields[3] + fields[4]
        return time.monotonic(), (sum(fields[:8]) - idle) * self._tick_s, own
