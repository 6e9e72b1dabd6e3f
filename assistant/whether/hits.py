"""A probe and what was read for it in, the readings that are the party wanted out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.records import Reading
from assistant.whether.parties import names_wanted
from assistant.whether.probes import Probe

_LEAST = 0.15
_RIVAL = 0.6


def trusted(probe: Probe, readings: Sequence[Reading]) -> Iterator[Reading]:
    """The readings that are what is wanted."""
    best = max((reading.probability for reading in readings), default=0.0)
    for reading in readings:
        if reading.probability < max(_LEAST, _RIVAL * best):
            continue
        if names_wanted(probe.wanted, reading.text) or _is_short_for(probe.wanted, reading):
            yield reading


def own_length(wanted: str, told: str) -> int:
    """How much of a reading names the party: `the licence` of `the licence, did not send`."""
    front = re.split(r"[,;:]\s", told, maxsplit=1)[0]
    return len(front) if names_wanted(wanted, front) else len(told)


def _is_short_for(wanted: str, reading: Reading) -> bool:
    """Whether what is wanted stands in brackets behind it: `the Economic System (SELA)`."""
    behind = reading.passage.text[reading.end - reading.passage.start :]
    return behind.lstrip().startswith(f"({wanted})")
