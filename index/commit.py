"""Staged articles → committed ones, some at a time.

The order of every batch makes a crash harmless at any point: note the vectors
about to be written, write them to Chroma, switch the catalogue over in one
transaction, delete what is live no more. Until the transaction commits, readers
see the previous version whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from index.ahead import EmbeddingAhead
from index.catalogue import Catalogue
from index.catalogue_rows import StagedArticle, embedded_text
from index.closing import Closing
from index.protocols import Embedder, Vectors


class VectorStore(Protocol):
    """Where vectors are written besides the catalogue."""

    def upsert(
        self,
        vector_ids: Sequence[str],
        vectors: Vectors,
        metadata: Sequence[tuple[int | None, str | None]],
    ) -> None:
        """Store vectors under their ids, each with (reference day, outlet)."""
        ...

    def delete(self, vector_ids: Sequence[str]) -> None:
        """Delete vectors; ids that are not there are ignored."""
        ...


class Committer(Closing):
    """Articles that wait for their vectors, and the way they take from there.

    A batch is written while the texts of the next one are being embedded.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        embedder: Embedder,
        store: Callable[[], VectorStore],
        *,
        batch_passages: int,
        committed: Callable[[Sequence[StagedArticle]], None],
    ) -> None:
        """Prepare a run.

        Args:
            catalogue: Where articles are published.
            embedder: Makes their vectors.
            store: Called when the first vector is written; opens the store.
            batch_passages: Passages committed together.
            committed: Told of the articles of each batch that no crash can lose any more.
        """
        self._catalogue = catalogue
        self._ahead = EmbeddingAhead(embedder, catalogue)
        self._store = store
        self._batch_passages = batch_passages
        self._committed = committed
        self._queue: list[StagedArticle] = []
        self._passages = 0
        self._put = 0
        self._whole: list[tuple[int, tuple[str, str, str, int]]] = []

    @property
    def pending(self) -> Sequence[StagedArticle]:
        """Articles that are not live yet, oldest first; their vectors are empty."""
        return self._queue

    def put(self, staged: StagedArticle) -> None:
        """Queue an article; a batch is committed while another one is embedded behind it."""
        self._queue.append(staged)
        self._passages += len(staged.passages)
        self._put += 1
        self._ahead.want(_texts([staged]))
        if self._passages >= 2 * self._batch_passages:
            self._commit()

    def note_whole(self, entry: tuple[str, str, str, int]) -> None:
        """Enter a file into the ledger together with the last article put so far."""
        self._whole.append((self._put, entry))

    def commit_all(self) -> None:
        """Commit whatever waits."""
        while self._queue or self._whole:
            self._commit()

    def retire(self, article_ids: Sequence[str]) -> None:
        """Take articles out of the index."""
        self._delete(self._catalogue.retire(article_ids))

    def close(self) -> None:
        """Forget what was not committed."""
        self._ahead.close()

    def _commit(self) -> None:
        staged = self._embedded(self._oldest())
        self._write(staged)
        done = self._put - len(self._queue) + len(staged)
        whole = [entry for put, entry in self._whole if put <= done]
        stale = self._catalogue.publish(staged, whole)
        self._delete(stale)
        self._whole = [one for one in self._whole if one[0] > done]
        self._queue = self._queue[len(staged) :]
        self._passages -= sum(len(one.passages) for one in staged)
        if staged:
            self._committed(staged)

    def _oldest(self) -> list[StagedArticle]:
        """The articles of the next batch."""
        batch: list[StagedArticle] = []
        passages = 0
        for one in self._queue:
            if passages >= self._batch_passages:
                break
            batch.append(one)
            passages += len(one.passages)
        return batch

    def _embedded(self, batch: Sequence[StagedArticle]) -> list[StagedArticle]:
        vectors = self._ahead.take(_texts(batch))
        return [
            replace(
                one,
                passages=tuple(
                    replace(part, vector=vectors[part.embed_key]) for part in one.passages
                ),
            )
            for one in batch
        ]

    def _write(self, staged: Sequence[StagedArticle]) -> None:
        parts = {
            part.vector_id: (one.article, part.vector) for one in staged for part in one.passages
        }
        live = self._catalogue.rows_of_vectors(list(parts))
        new = [key for key in parts if key not in live]
        if not new:
            return
        self._catalogue.owe(new)
        days = [(parts[key][0].reference_date, parts[key][0].outlet) for key in new]
        self._store().upsert(
            new,
            np.stack([parts[key][1] for key in new]),
            [(day.toordinal() if day else None, outlet) for day, outlet in days],
        )

    def _delete(self, stale: Sequence[str]) -> None:
        if stale:
            self._store().delete(stale)
            self._catalogue.forgive(stale)


def _texts(articles: Sequence[StagedArticle]) -> dict[str, str]:
    """What is embedded of some articles, by embed key."""
    return {
        part.embed_key: embedded_text(part.passage) for one in articles for part in one.passages
    }
