"""Vectors that Chroma holds but does not find, kept in a list and compared one by one.

A graph of neighbours may have nodes to which no path leads: among near-identical
texts, and where a log of additions and deletions is replayed in random order.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from index.catalogue import Catalogue
from index.protocols import Vectors
from index.vectors import Filters

_NAME = "chroma_strays"
_BATCH = 500
EQUAL = 1e-4
"""Cosines that differ by less are those of one vector."""


def note_strays(catalogue: Catalogue, best: Callable[[Vectors], list[float]]) -> int:
    """Search for every vector by itself, and list those that are not found.

    Args:
        catalogue: Holds every vector, and keeps the list.
        best: Cosine of what the store finds first for each of some vectors; below -1 for nothing.

    Returns:
        How many were not found.
    """
    lost: list[str] = []
    for ids, vectors in _batches(catalogue):
        lost += [one for one, score in zip(ids, best(vectors), strict=True) if score < 1 - EQUAL]
    catalogue.set_meta(_NAME, json.dumps(lost))
    return len(lost)


def search_strays(
    catalogue: Catalogue, vector: NDArray[np.float32], filters: Filters
) -> dict[int, float]:
    """Cosine of each listed vector that is still live and within the filters, by its row."""
    listed = catalogue.meta(_NAME)
    if listed is None or listed == "[]":
        return {}
    where, values = catalogue.filter_sql(filters.since, filters.until, filters.outlets)
    found = catalogue.query(
        "SELECT v.id, v.vector FROM json_each(?) s JOIN vectors v ON v.vector_id = s.value "  # noqa: S608
        f"JOIN passages p ON p.id = v.id JOIN articles a ON a.id = p.article WHERE {where}",
        (listed, *values),
    )
    return {row[0]: float(np.frombuffer(row[1], dtype="<f4") @ vector) for row in found}


def _batches(catalogue: Catalogue) -> Iterator[tuple[list[str], Vectors]]:
    last = 0
    while rows := catalogue.query(
        "SELECT id, vector_id, vector FROM vectors WHERE id > ? ORDER BY id LIMIT ?",
        (last, _BATCH),
    ):
        last = rows[-1]["id"]
        vectors = np.stack([np.frombuffer(row["vector"], dtype="<f4") for row in rows])
        yield [row["vector_id"] for row in rows], vectors
