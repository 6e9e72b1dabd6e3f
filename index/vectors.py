"""A query vector → the nearest passages: through Chroma, or by comparing every vector.

Both are derived from the catalogue. Chroma answers in constant time from large
indexes but admits one process at a time; the exact search needs no lock, and is
what a process uses that only asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from threading import RLock
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.catalogue import Catalogue
from index.protocols import Vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which articles are searched; None leaves a side open."""

    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] | None = None

    @property
    def narrow(self) -> bool:
        """Whether anything is filtered at all."""
        return self.since is not None or self.until is not None or self.outlets is not None


class VectorIndex(Protocol):
    """Finds the passages whose vectors are nearest."""

    @property
    def name(self) -> str:
        """What it is, for `IndexStats.vectors`."""
        ...

    def search(
        self, vector: NDArray[np.float32], k: int, filters: Filters
    ) -> list[tuple[int, float]]:
        """Return at most `k` (row id of a live passage, cosine), best first."""
        ...


class ExactVectors:
    """Compares the query with every vector of the catalogue, kept in memory.

    100,000 vectors take 154 MB and about 15 ms a query. What changed in the
    catalogue, also by another process, is read before each search.
    """

    name = "exact"

    def __init__(self, catalogue: Catalogue) -> None:
        """Search this catalogue; vectors are read at the first search."""
        self._catalogue = catalogue
        self._turn = RLock()
        self._generation = -1
        self._rows: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._vectors: Vectors = np.empty((0, 0), dtype=np.float32)

    def search(
        self, vector: NDArray[np.float32], k: int, filters: Filters
    ) -> list[tuple[int, float]]:
        """Return at most `k` (row id, cosine), best first; ties by row id."""
        rows, vectors = self._current()
        if filters.narrow:
            allowed = np.isin(rows, self._allowed(filters), assume_unique=True)
            rows, vectors = rows[allowed], vectors[allowed]
        if len(rows) == 0 or k < 1:
            return []
        # Not BLAS: its threads wait for each other on busy cores, which costs more than they give.
        scores = np.vecdot(vectors, vector)
        if k < len(rows):
            # All that tie with the last place stay in, so that the order below decides.
            edge = np.partition(scores, len(rows) - k)[len(rows) - k]
            best = np.flatnonzero(scores >= edge)
        else:
            best = np.arange(len(rows))
        best = best[np.lexsort((rows[best], -scores[best]))][:k]
        return [(int(rows[one]), float(scores[one])) for one in best]

    def _allowed(self, filters: Filters) -> NDArray[np.int64]:
        where, values = Catalogue.filter_sql(filters.since, filters.until, filters.outlets)
        found = self._catalogue.query(
            f"SELECT p.id FROM passages p JOIN articles a ON a.id = p.article WHERE {where}",  # noqa: S608
            values,
        )
        return np.fromiter((row[0] for row in found), dtype=np.int64, count=len(found))

    def _current(self) -> tuple[NDArray[np.int64], Vectors]:
        with self._turn:
            generation = self._catalogue.generation
            if generation != self._generation:
                self._read()
                self._generation = generation
            return self._rows, self._vectors

    def _read(self) -> None:
        """Add new rows and drop those that are gone; row ids are never used twice."""
        last = int(self._rows[-1]) if len(self._rows) else 0
        rows, vectors = self._catalogue.vectors(after=last)
        if len(self._rows):
            alive = self._catalogue.query("SELECT id FROM vectors WHERE id <= ?", (last,))
            kept = np.isin(self._rows, [row[0] for row in alive], assume_unique=True)
            rows = np.concatenate([self._rows[kept], rows])
            vectors = np.concatenate([self._vectors[kept], vectors])
        self._rows, self._vectors = rows, vectors


def as_where(filters: Filters) -> dict[str, object] | None:
    """Filters in Chroma's language, over the metadata `day` and `outlet`; None for none."""
    parts: list[dict[str, object]] = []
    if filters.since is not None:
        parts.append({"day": {"$gte": filters.since.toordinal()}})
    if filters.until is not None:
        parts.append({"day": {"$lte": filters.until.toordinal()}})
    if filters.since is not None or filters.until is not None:
        # Chroma lets records without the key through some comparisons.
        parts.append({"day": {"$gt": 0}})
    if filters.outlets is not None:
        parts.append({"outlet": {"$in": [outlet.lower() for outlet in filters.outlets] or [""]}})
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else {"$and": parts}


def as_metadata(day: int | None, outlet: str | None) -> dict[str, object]:
    """What is stored beside a vector in Chroma for `as_where`; never empty."""
    return {"day": day or 0, "outlet": (outlet or "").lower()}
