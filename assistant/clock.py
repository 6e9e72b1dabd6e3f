"""Stages in, milliseconds a stage out."""

from __future__ import annotations

import time
from collections.abc import Mapping
from types import MappingProxyType


class Clock:
    """Measures stages one after the other, in milliseconds."""

    def __init__(self) -> None:
        """Start the first stage now."""
        self._start = self._last = time.perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """End a stage; stages of one name add up."""
        now = time.perf_counter()
        self._laps[stage] = self._laps.get(stage, 0.0) + (now - self._last) * 1000
        self._last = now

    def timings_ms(self) -> Mapping[str, float]:
        """Milliseconds by stage, and `total` since the start."""
        total = (time.perf_counter() - self._start) * 1000
        laps = {stage: round(spent, 1) for stage, spent in self._laps.items()}
        return MappingProxyType({**laps, "total": round(total, 1)})
