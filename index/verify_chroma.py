"""Chroma against the catalogue, in a process that may crash: prints problems as JSON.

Run as `python -m index.verify_chroma INDEX_DIR PLACE full|quick` by `verify`. PLACE is
the address of a server, or a copy of the store: opening the store itself would
change its files.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from index.catalogue import Catalogue
from index.chroma import ChromaVectors
from index.errors import IndexDamaged, IndexMismatch, StoredIndexError
from index.records import Problem
from index.seal import REPAIR
from index.strays import EQUAL
from index.vectors import Filters

PROBES = {"full": 2000, "quick": 50}
"""Vectors that are looked up by search, spread evenly; more would take minutes."""


def compare(catalogue: Catalogue, chroma: ChromaVectors, depth: str) -> Iterator[Problem]:
    """Compare ids, the search itself and (`full` only) all vectors with the catalogue."""
    live = [row[0] for row in catalogue.query("SELECT vector_id FROM vectors ORDER BY id")]
    stored = set(chroma.ids())
    if missing := set(live) - stored:
        yield _problem("chroma-incomplete", f"{len(missing)} of {len(live)} vectors are missing")
    if strangers := stored - set(live) - set(catalogue.debts()):
        yield _problem("chroma-out-of-step", f"holds {len(strangers)} vectors of no live passage")
    if depth == "full" and (wrong := _count_wrong(catalogue, chroma)):
        yield _problem("chroma-wrong", f"{wrong} vectors differ from the catalogue's")
    if lost := _count_lost(catalogue, chroma, PROBES[depth]):
        yield _problem("chroma-unreachable", f"{lost} vectors are not found by their own search")


def _count_wrong(catalogue: Catalogue, chroma: ChromaVectors) -> int:
    wrong = 0
    last = 0
    while rows := catalogue.query(
        "SELECT id, vector_id, vector FROM vectors WHERE id > ? ORDER BY id LIMIT 1000", (last,)
    ):
        last = rows[-1]["id"]
        stored = chroma.stored([row["vector_id"] for row in rows])
        for row in rows:
            theirs = stored.get(row["vector_id"])
            ours = np.frombuffer(row["vector"], dtype="<f4")
            if theirs is not None and not _same(ours, np.asarray(theirs)):
                wrong += 1
    return wrong


def _count_lost(catalogue: Catalogue, chroma: ChromaVectors, probes: int) -> int:
    rows, vectors = catalogue.vectors()
    step = max(1, len(rows) // probes)
    lost = 0
    for vector in vectors[::step]:
        # Copies have equal vectors: any of them at cosine 1 will do.
        found = chroma.search(vector, 1, Filters())
        if not found or found[0][1] < 1 - EQUAL:
            lost += 1
    return lost


def _same(ours: np.ndarray, theirs: np.ndarray) -> bool:
    return ours.shape == theirs.shape and bool(np.allclose(ours, theirs, atol=EQUAL))


def _problem(code: str, fault: str) -> Problem:
    return Problem(code=code, message=f"Chroma {fault}.", remedy=REPAIR)


def _open(folder: Path) -> Catalogue:
    try:
        return Catalogue(folder, read_only=True)
    except (IndexDamaged, IndexMismatch):
        raise
    except StoredIndexError:
        # The disk may be full; whoever started the check holds the writer's lock.
        return Catalogue(folder, read_only=True, unchanging=True)


def main(folder: Path, place: str, depth: str) -> int:
    """Print the problems of one index as a JSON list."""
    catalogue = _open(folder)
    url = place if place.startswith("http") else None
    try:
        chroma = ChromaVectors(catalogue, Path(place), url)
        problems = list(compare(catalogue, chroma, depth))
        chroma.close()
    except StoredIndexError as error:
        problems = [Problem(code="chroma-damaged", message=str(error), remedy=REPAIR)]
    print(json.dumps([dataclasses.asdict(problem) for problem in problems]))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
