"""A damaged index → a sound one: derived parts from the catalogue, the catalogue from sources.

Nothing is embedded again as long as the catalogue has the vectors.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from index.catalogue import Catalogue
from index.catalogue_rows import StagedArticle
from index.chroma import ChromaVectors
from index.database import CATALOGUE_NAME
from index.errors import IndexMismatch, StoredIndexError
from index.records import Progress
from index.seal import SOURCES_NAME
from index.stored import read_staged
from index.verify import check_catalogue

_BATCH = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvage:
    """What was left of a damaged catalogue."""

    articles: tuple[StagedArticle, ...]
    model: str | None
    """Fingerprint of the model whose vectors they have."""
    sources: tuple[str, ...]
    """Files and addresses that the index was made of."""
    lost: frozenset[str]
    """Those of which an article is known to be beyond saving."""


def rebuild_chroma(
    catalogue: Catalogue, chroma: ChromaVectors, progress: Callable[[Progress], None]
) -> None:
    """Fill an emptied store with the vectors of the catalogue."""
    chroma.drop()
    total = catalogue.count("vectors")
    done = last = 0
    while rows := catalogue.query(
        "SELECT v.id, v.vector_id, v.vector, a.reference_day, a.outlet FROM vectors v "
        "JOIN passages p ON p.id = v.id JOIN articles a ON a.id = p.article "
        "WHERE v.id > ? ORDER BY v.id LIMIT ?",
        (last, _BATCH),
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


def needs_salvage(folder: Path) -> bool:
    """Whether the catalogue itself is beyond use, rather than what is derived from it.

    Raises:
        IndexMismatch: It is whole, but newer than this version of Dateline.
    """
    path = folder / CATALOGUE_NAME
    if not path.exists() or path.stat().st_size == 0:
        # SQLite would take an emptied file for a new one.
        return True
    try:
        catalogue = Catalogue(folder)
    except IndexMismatch:
        raise
    except StoredIndexError:
        return True
    try:
        return any(problem.code != "words-damaged" for problem in check_catalogue(catalogue))
    except StoredIndexError:
        return True
    finally:
        catalogue.close()


def stored_model(folder: Path) -> str | None:
    """Fingerprint of the model whose vectors a catalogue holds; None where it does not say."""
    with closing(_open_file(folder / CATALOGUE_NAME)) as connection:
        return _read_fingerprint(connection)


def salvage(folder: Path) -> Salvage:
    """Read what still agrees with its checksums from the damaged catalogue of an index.

    The list of sources beside it helps where the catalogue fails.
    """
    sources = set(_listed_sources(folder))
    saved: list[StagedArticle] = []
    lost: set[str] = set()
    model: str | None = None
    with suppress(sqlite3.Error), closing(_open_file(folder / CATALOGUE_NAME)) as connection:
        model = _read_fingerprint(connection)
        for number in _article_numbers(connection):
            source = None
            try:
                row = connection.execute(
                    "SELECT * FROM articles WHERE id = ?", (number,)
                ).fetchone()
                if row is None:
                    continue
                source = str(row["source"])
                saved.append(read_staged(connection.execute, row, model or ""))
            except (sqlite3.Error, ValueError, KeyError, TypeError, zlib.error):
                lost.update((source,) if source else ())
            sources.update((source,) if source else ())
    return Salvage(
        articles=tuple(saved),
        model=model,
        sources=tuple(sorted(sources)),
        lost=frozenset(lost),
    )


def set_aside(folder: Path) -> Path:
    """Move a damaged catalogue into `backups/`, so that a new one can take its place."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    aside = folder / "backups" / f"damaged-{stamp}"
    aside.mkdir(parents=True)
    for suffix in ("", "-wal", "-shm"):
        path = folder / f"{CATALOGUE_NAME}{suffix}"
        if path.exists():
            os.replace(path, aside / path.name)
    return aside


def clear_chroma(folder: Path) -> None:
    """Delete a store; every vector in it is in the catalogue."""
    if folder.exists():
        shutil.rmtree(folder)


def _listed_sources(folder: Path) -> list[str]:
    try:
        listed = json.loads((folder / SOURCES_NAME).read_text(encoding="utf-8"))
        return [str(one) for one in listed]
    except (OSError, ValueError, TypeError):
        return []


def _open_file(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True)
    connection.row_factory = sqlite3.Row
    return connection


def _read_fingerprint(connection: sqlite3.Connection) -> str | None:
    try:
        row = connection.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()
    except sqlite3.Error:
        return None
    return str(row[0]) if row else None


def _article_numbers(connection: sqlite3.Connection) -> Iterator[int]:
    for query in (
        "SELECT seq FROM sqlite_sequence WHERE name = 'articles'",
        "SELECT max(id) FROM articles",
    ):
        try:
            row = connection.execute(query).fetchone()
        except sqlite3.Error:
            continue
        if row is not None and isinstance(row[0], int):
            return iter(range(1, row[0] + 1))
    return iter(())
