# pyright: basic
"""Chroma behind `VectorIndex`: a store of vectors derived from the catalogue.

Local use is exclusive: whoever makes a `ChromaVectors` without a URL holds the
writer's lock, since two processes in one store lose vectors without an error.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from index.catalogue import Catalogue
from index.errors import IndexDamaged, StoredIndexError, UsageError
from index.protocols import Vectors
from index.strays import note_strays, search_strays
from index.vectors import Filters, as_metadata, as_where

COLLECTION = "passages"
_BATCH = 1000
"""Vectors in one call; Chroma refuses more than 5,461."""
GRAPH = MappingProxyType(
    {
        "space": "cosine",
        "max_neighbors": 32,
        "ef_construction": 200,
        "ef_search": 200,
        "sync_threshold": 200,
    }
)
"""Chroma's defaults lose more of near-identical vectors, and keep a log of up to a thousand
changes that each opening replays, in random order; see docs/lab-notes/index.md."""
_DELETED = "chroma_deleted"
_REMEDY = "Run `dateline repair`: it rebuilds the vectors from the catalogue."


class ChromaVectors:
    """The collection of one index, in its folder or on a Chroma server."""

    def __init__(self, catalogue: Catalogue, folder: Path, url: str | None = None) -> None:
        """Open or make the collection.

        Raises:
            IndexDamaged: The store cannot be opened.
            StoredIndexError: The server does not answer.
            UsageError: The address of the server is not one.
        """
        self.name = "chroma server" if url else "chroma"
        self._catalogue = catalogue
        self._where = url or str(folder)
        self._url = url
        with self._translated():
            self._client = _connect(folder, url)
            name = f"{COLLECTION}-{_index_id(catalogue)}" if url else COLLECTION
            self._collection = self._made(name)

    def close(self) -> None:
        """Stop the client, so that another process may open the store."""
        with self._translated():
            self._client.close()
            # The client of a server leaves the connections of both its halves open.
            for half in (self._client, getattr(self._client, "_admin_client", None)):
                session = getattr(getattr(half, "_server", None), "_session", None)
                if session is not None:
                    session.close()

    def count(self) -> int:
        """Vectors in the store."""
        with self._translated():
            return int(self._collection.count())

    def search(
        self, vector: NDArray[np.float32], k: int, filters: Filters
    ) -> list[tuple[int, float]]:
        """Return at most `k` (row id of a live passage, cosine), best first.

        Vectors that the catalogue does not know (left by a killed process) are skipped.
        """
        with self._translated():
            stored = self._collection.count()
            # Orphans are few; a little more is asked for so that they displace nothing.
            wanted = min(k + len(self._catalogue.debts()), stored)
            if wanted < 1 or k < 1:
                return []
            reply = self._collection.query(
                query_embeddings=[vector.tolist()],
                n_results=wanted,
                where=as_where(filters),
                include=["distances"],
            )
        ids, distances = reply["ids"][0], reply["distances"][0]
        rows = self._catalogue.rows_of_vectors(ids)
        found = search_strays(self._catalogue, vector, filters)
        found |= {
            rows[one]: 1.0 - float(distance)
            for one, distance in zip(ids, distances, strict=True)
            if one in rows
        }
        return sorted(found.items(), key=lambda hit: (-hit[1], hit[0]))[:k]

    def upsert(
        self,
        vector_ids: Sequence[str],
        vectors: Vectors,
        metadata: Sequence[tuple[int | None, str | None]],
    ) -> None:
        """Store vectors under their ids, each with (reference day, outlet) to filter by."""
        with self._translated():
            for start in range(0, len(vector_ids), _BATCH):
                part = slice(start, start + _BATCH)
                self._collection.upsert(
                    ids=list(vector_ids[part]),
                    embeddings=np.asarray(vectors[part], dtype=np.float32),
                    metadatas=[as_metadata(day, outlet) for day, outlet in metadata[part]],
                )

    def delete(self, vector_ids: Sequence[str]) -> None:
        """Delete vectors; ids that are not there are ignored."""
        with self._translated():
            for start in range(0, len(vector_ids), _BATCH):
                self._collection.delete(ids=list(vector_ids[start : start + _BATCH]))
        self._catalogue.set_meta(_DELETED, str(self.deleted + len(vector_ids)))

    @property
    def deleted(self) -> int:
        """Vectors deleted since the collection was made; Chroma keeps and walks past them."""
        return int(self._catalogue.meta(_DELETED) or 0)

    def ids(self) -> Iterator[str]:
        """Every id in the store, in no particular order."""
        with self._translated():
            for start in range(0, self.count(), _BATCH):
                reply = self._collection.get(limit=_BATCH, offset=start, include=[])
                yield from reply["ids"]

    def stored(self, vector_ids: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Vectors as the store has them, by id; those it lacks are left out."""
        found: dict[str, NDArray[np.float32]] = {}
        with self._translated():
            for start in range(0, len(vector_ids), _BATCH):
                part = list(vector_ids[start : start + _BATCH])
                reply = self._collection.get(ids=part, include=["embeddings"])
                found.update(zip(reply["ids"], reply["embeddings"], strict=True))
        return found

    def drop(self) -> None:
        """Delete the collection and make an empty one."""
        with self._translated():
            name = self._collection.name
            self._client.delete_collection(name)
            self._collection = self._made(name)
        self._catalogue.set_meta(_DELETED, "0")

    def note_strays(self) -> int:
        """Find out which vectors no search leads to; they are compared one by one from now on."""
        return note_strays(self._catalogue, self._best)

    def _best(self, vectors: Vectors) -> list[float]:
        with self._translated():
            reply = self._collection.query(
                query_embeddings=vectors, n_results=1, include=["distances"]
            )
        return [1.0 - found[0] if found else -2.0 for found in reply["distances"]]

    def _made(self, name: str) -> Any:
        # Our own vectors: Chroma's default model would be downloaded.
        return self._client.get_or_create_collection(
            name, configuration={"hnsw": dict(GRAPH)}, embedding_function=None
        )

    @contextmanager
    def _translated(self) -> Generator[None]:
        try:
            yield
        except (StoredIndexError, UsageError):
            raise
        except Exception as error:  # Chroma raises bare exceptions of many kinds
            if self._url:
                raise StoredIndexError(
                    f"{self._where}: the Chroma server fails ({error}). Start it with `chroma "
                    "run`, or unset DATELINE_CHROMA_URL."
                ) from error
            if "No space left" in str(error) or "disk is full" in str(error):
                raise StoredIndexError(
                    f"{self._where}: the disk is full. Free some space, then {_REMEDY[0].lower()}"
                    f"{_REMEDY[1:]}"
                ) from error
            raise IndexDamaged(
                f"{self._where}: the vector store fails ({error}). {_REMEDY}"
            ) from error


def _connect(folder: Path, url: str | None) -> Any:
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    if url is None:
        try:
            return chromadb.PersistentClient(path=str(folder), settings=settings)
        except BaseException:
            # Expected: a store that could not be opened can be tried again. Actual (1.5.9): the
            # half-started system stays in a table, and every further client gets that one.
            SharedSystemClient._identifier_to_system.pop(str(folder), None)
            raise
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"DATELINE_CHROMA_URL={url}: expected http://HOST:PORT.")
    return chromadb.HttpClient(
        host=parts.hostname,
        port=parts.port or (443 if parts.scheme == "https" else 8000),
        ssl=parts.scheme == "https",
        settings=settings,
    )


def _index_id(catalogue: Catalogue) -> str:
    """Name that tells the indexes on one server apart."""
    return catalogue.meta("index_id") or "default"
