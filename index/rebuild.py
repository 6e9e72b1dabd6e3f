"""Chroma from the catalogue; nothing is embedded again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np

from index.catalogue import Catalogue
from index.chroma import ChromaVectors
from index.records import Progress

_BATCH = 1000


def rebuild_chroma(
    catalogue: Catalogue, chroma: ChromaVectors, progress: Callable[[Progress], None]
) -> None:
    """Fill an emptied store with the vectors of the catalogue, and see that each is found."""
    chroma.drop()
    total = catalogue.count("vectors")
    # Parts of equal size: a short last one would stay in Chroma's log, to be replayed.
    batch = -(-total // -(-total // _BATCH)) if total else _BATCH
    done = last = 0
    while rows := catalogue.query(
        "SELECT v.id, v.vector_id, v.vector, a.reference_day, a.outlet FROM vectors v "
        "JOIN passages p ON p.id = v.id JOIN articles a ON a.id = p.article "
        "WHERE v.id > ? ORDER BY v.id LIMIT ?",
        (last, batch),
    ):
        last = rows[-1]["id"]
        chroma.upsert(
            [row["vector_id"] for row in rows],
            np.stack([np.frombuffer(row["vector"], dtype="<f4") for row in rows]),
            [(row["reference_day"], row["outlet"]) for row in rows],
        )
        done += len(rows)
        progress(Progress(stage="rebuilding", done=done, total=total))
    catalogue.forgive(catalogue.debts())
    chroma.note_strays()


def clear_chroma(folder: Path) -> None:
    """Delete a store; every vector in it is in the catalogue."""
    if folder.exists():
        shutil.rmtree(folder)
