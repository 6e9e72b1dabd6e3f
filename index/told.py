"""What lists told of addresses ↔ rows of the catalogue, each with its checksum."""

from __future__ import annotations

import json
import sqlite3
import zlib
from typing import NamedTuple

from index.draft import Hints


class Told(NamedTuple):
    """What one feed or sitemap told of one address."""

    unit: str
    """The address."""
    list: str
    """The address of the feed or sitemap."""
    hints: Hints


def write_told(told: Told) -> tuple[str, str, str, int]:
    """Values for `unit`, `list`, `hints` and `checksum`."""
    hints = json.dumps(told.hints)
    return told.unit, told.list, hints, _checksum(told.unit, told.list, hints)


def read_told(row: sqlite3.Row) -> Told:
    """Read a row of `told`.

    Raises:
        ValueError: It differs from its checksum.
    """
    unit, listed, hints = str(row["unit"]), str(row["list"]), str(row["hints"])
    if row["checksum"] != _checksum(unit, listed, hints):
        raise ValueError(f"what {listed} told of {unit}")
    return Told(unit, listed, tuple((name, value) for name, value in json.loads(hints)))


def _checksum(*parts: str) -> int:
    return zlib.crc32("\0".join(parts).encode())
