"""A catalogue beyond use → what is left of it, from which a repair makes a new one.

A repair that is cut short leaves a mark: until another one has finished, the
index counts as damaged, and what was set aside is read again.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from index.catalogue import Catalogue
from index.catalogue_rows import StagedArticle
from index.database import CATALOGUE_NAME
from index.errors import IndexDamaged, StoredIndexError
from index.seal import REPAIR_NAME, SOURCES_NAME, break_seal, replace_text
from index.stored import read_staged
from index.told import Told, read_told
from index.verify import check_catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvage:
    """What was left of a damaged catalogue."""

    articles: tuple[StagedArticle, ...]
    model: str | None
    """Fingerprint of the model whose vectors they have; None where there are none."""
    sources: tuple[str, ...]
    """Files and addresses that the index was made of."""
    lost: frozenset[str]
    """Those of which an article is known to be beyond saving."""
    told: tuple[Told, ...]
    """What lists told of addresses."""


def needs_salvage(folder: Path) -> bool:
    """Whether the catalogue itself is beyond use, or part of an unfinished repair.

    Raises:
        IndexMismatch: It is whole, but newer than this version of Dateline.
        StoredIndexError: Nothing can be told, for the disk is full or the file in use.
    """
    path = folder / CATALOGUE_NAME
    if (folder / REPAIR_NAME).exists():
        return True
    if not path.exists() or path.stat().st_size == 0:
        # SQLite would take an emptied file for a new one.
        return True
    try:
        catalogue = Catalogue(folder, before_write=lambda: break_seal(folder))
    except IndexDamaged:
        return True
    try:
        return any(problem.code != "words-damaged" for problem in check_catalogue(catalogue))
    except IndexDamaged:
        return True
    finally:
        catalogue.close()


def stored_model(folder: Path) -> str | None:
    """Fingerprint of the model whose vectors a catalogue holds; None where it does not say."""
    with closing(_open_file(folder / CATALOGUE_NAME)) as connection:
        return _read_fingerprint(connection)


def salvage(folder: Path) -> Salvage:
    """Read what still agrees with its checksums from the damaged catalogue of an index.

    The list of sources beside it helps where the catalogue fails, and what an unfinished
    repair had set aside is read too.
    """
    _reunite(folder)
    saved: dict[str, StagedArticle] = {}
    sources = set(_listed(folder / SOURCES_NAME))
    lost: set[str] = set()
    told: dict[tuple[str, str], Told] = {}
    model: str | None = None
    for path in (folder, *(folder / aside for aside in _listed(folder / REPAIR_NAME))):
        with suppress(sqlite3.Error), closing(_open_file(path / CATALOGUE_NAME)) as connection:
            found = _read_fingerprint(connection)
            for number in _article_numbers(connection):
                source, article = _read_one(connection, number, found or "")
                if article is not None:
                    model = model or found
                    saved.setdefault(article.article.article_id, article)
                elif source:
                    lost.add(source)
                sources.update((source,) if source else ())
            for one in _read_told(connection):
                told.setdefault((one.unit, one.list), one)
    return Salvage(
        articles=tuple(saved.values()),
        model=model,
        sources=tuple(sorted(sources)),
        lost=frozenset(lost),
        told=tuple(told.values()),
    )


def set_aside(folder: Path) -> None:
    """Move a damaged catalogue into `backups/`, so that a new one can take its place.

    Raises:
        StoredIndexError: The folder does not allow it; nothing was moved.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    aside = Path("backups") / f"damaged-{stamp}"
    try:
        (folder / aside).mkdir(parents=True)
    except OSError as error:
        raise StoredIndexError(
            f"{folder / aside}: cannot be made for the damaged catalogue ({error.strerror}). Free "
            "some space or make the folder writable, then run `dateline repair` again."
        ) from error
    names = [*_listed(folder / REPAIR_NAME), aside.as_posix()]
    replace_text(folder / REPAIR_NAME, json.dumps(names))
    for suffix in ("", "-wal", "-shm"):
        path = folder / f"{CATALOGUE_NAME}{suffix}"
        if path.exists():
            os.replace(path, folder / aside / path.name)


def _reunite(folder: Path) -> None:
    """Move a log to its catalogue, where the one was cut off from the other as it was set aside."""
    listed = _listed(folder / REPAIR_NAME)
    if not listed or (folder / CATALOGUE_NAME).exists():
        return
    for suffix in ("-wal", "-shm"):
        left = folder / f"{CATALOGUE_NAME}{suffix}"
        kept = folder / listed[-1] / left.name
        if left.exists() and not kept.exists():
            os.replace(left, kept)


def note_repaired(folder: Path) -> None:
    """Remove the mark of an unfinished repair."""
    (folder / REPAIR_NAME).unlink(missing_ok=True)


def _read_one(
    connection: sqlite3.Connection, number: int, model: str
) -> tuple[str | None, StagedArticle | None]:
    """The source and the article in a row; None for what is not there or not whole."""
    source: str | None = None
    try:
        row = connection.execute("SELECT * FROM articles WHERE id = ?", (number,)).fetchone()
        if row is None:
            return None, None
        source = str(row["source"])
        return source, read_staged(connection.execute, row, model)
    except (sqlite3.Error, ValueError, KeyError, TypeError, zlib.error):
        return source, None


def _read_told(connection: sqlite3.Connection) -> Iterator[Told]:
    # The rows before one that cannot be read are kept; older schemas have no such table.
    with suppress(sqlite3.Error):
        for row in connection.execute("SELECT * FROM told ORDER BY id"):
            with suppress(ValueError):
                yield read_told(row)


def _listed(path: Path) -> Sequence[str]:
    try:
        return [str(one) for one in json.loads(path.read_text(encoding="utf-8"))]
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
