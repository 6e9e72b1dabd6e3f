"""Sources → cleaned articles → passages → vectors → a committed index.

The order of every batch makes a crash harmless at any point: note the vectors
about to be written, write them to Chroma, switch the catalogue over in one
transaction, delete what is live no more. Until the transaction commits, readers
see the previous version whole.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

import numpy as np

from index.catalogue import Catalogue
from index.catalogue_rows import (
    StagedArticle,
    StagedPassage,
    content_hash,
    embed_key,
    embedded_text,
    vector_id,
)
from index.protocols import Embedder, Vectors
from index.provisional import cut_passages, load_articles
from index.records import Article, Failure, IngestReport, Passage, Progress
from index.settings import IndexSettings
from index.units import Unit, fingerprint_file, list_units

PIPELINE_VERSION = "1"
"""Raised when cleaning or cutting changes, so that unchanged files are read again."""
BATCH_PASSAGES = 256
"""Passages committed together: what a crash costs to do again."""


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


class Builder:
    """One ingest run; made anew for each by the holder of the writer's lock."""

    def __init__(
        self,
        catalogue: Catalogue,
        embedder: Embedder,
        store: Callable[[], VectorStore],
        settings: IndexSettings,
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        """Prepare a run; `store` is opened when the first vector is written."""
        self._catalogue = catalogue
        self._embedder = embedder
        self._store = store
        self._settings = settings
        self._progress = progress or _quiet
        self._recipe = "/".join(
            (PIPELINE_VERSION, embedder.fingerprint, str(settings.passage_tokens))
        )
        self._batch: list[StagedArticle] = []
        self._whole: list[tuple[str, str, str, int]] = []
        self._lists: dict[str, list[str]] = {
            name: [] for name in ("added", "updated", "unchanged", "duplicates", "removed")
        }
        self._failed: list[Failure] = []
        self._passages = 0
        self._units = 0
        self._done = 0

    def run(self, sources: Sequence[str | Path]) -> IngestReport:
        """Bring the index up to date with these sources.

        A source that fails is reported and never stops the run. Articles whose
        file has vanished from an ingested folder leave the index.
        """
        started = time.monotonic()
        units, failures = list_units(sources)
        self._failed += failures
        self._units = len(units)
        for start in range(0, len(units), 200):
            self._take(units[start : start + 200])
        self._flush()
        self._remove_vanished(sources, {unit.location for unit in units})
        return IngestReport(
            **{name: tuple(items) for name, items in self._lists.items()},
            failed=tuple(self._failed),
            passages=self._passages,
            elapsed_s=time.monotonic() - started,
        )

    def _take(self, units: Sequence[Unit]) -> None:
        known = self._catalogue.ledger([unit.location for unit in units if unit.is_file])
        for unit in units:
            mark = self._mark(unit)
            if mark is not None and known.get(unit.location) == mark:
                live = self._catalogue.uris_from(unit.location)
                self._lists["unchanged"] += [shown(uri) for uri in live.values()]
            else:
                self._read(unit, mark)
            self._done += 1
            self._report("reading", unit.location)

    def _mark(self, unit: Unit) -> str | None:
        """What the ledger holds of a file when nothing about it has to be done again."""
        if not unit.is_file:
            return None
        try:
            return f"{self._recipe}/{fingerprint_file(unit.location)}"
        except OSError:
            return None

    def _read(self, unit: Unit, mark: str | None) -> None:
        seen: set[str] = set()
        failed = False
        for result in load_articles(unit.location, self._settings):
            if isinstance(result, Failure):
                self._failed.append(result)
                failed = True
                continue
            seen.add(result.article_id)
            self._stage(result, unit)
        if failed:
            return
        if unit.is_file and (gone := self._catalogue.uris_from(unit.location).keys() - seen):
            self._remove(sorted(gone))
        if mark is not None and seen:
            self._whole.append((unit.location, unit.source, mark, len(seen)))

    def _stage(self, article: Article, unit: Unit) -> None:
        digest = content_hash(article, self._recipe)
        if any(one.article.article_id == article.article_id for one in self._batch):
            self._flush()
        live = self._catalogue.content_hashes([article.article_id]).get(article.article_id)
        if live == digest:
            self._lists["unchanged"].append(shown(article.uri))
            return
        passages = cut_passages(article, self._embedder.count_tokens, self._settings.passage_tokens)
        if not passages:
            self._failed.append(Failure(source=shown(article.uri), reason="holds no text"))
            return
        self._lists["added" if live is None else "updated"].append(shown(article.uri))
        self._batch.append(
            StagedArticle(
                article=article,
                raw=None,
                source=unit.location,
                content_hash=digest,
                passages=tuple(self._draft(article, passage) for passage in passages),
            )
        )
        if sum(len(one.passages) for one in self._batch) >= BATCH_PASSAGES:
            self._flush()

    def _draft(self, article: Article, passage: Passage) -> StagedPassage:
        assert article.text[passage.start : passage.end] == passage.text
        key = embed_key(passage, self._embedder.fingerprint)
        return StagedPassage(
            passage=passage,
            embed_key=key,
            vector_id=vector_id(passage, article, key),
            vector=np.empty(0, dtype=np.float32),
        )

    def _flush(self) -> None:
        """Embed, write to Chroma, commit, clean up: see the top of this module."""
        if not self._batch and not self._whole:
            return
        staged = self._embedded()
        self._write(staged)
        stale = self._catalogue.publish(staged, self._whole)
        self._delete(stale)
        self._passages += sum(len(one.passages) for one in staged)
        self._batch, self._whole = [], []
        if staged:
            self._report("storing", shown(staged[-1].article.uri))

    def _embedded(self) -> list[StagedArticle]:
        wanted = {
            part.embed_key: embedded_text(part.passage)
            for one in self._batch
            for part in one.passages
        }
        vectors = dict(self._catalogue.known_vectors(list(wanted)))
        new = [key for key in wanted if key not in vectors]
        vectors.update(zip(new, self._embedder.embed([wanted[key] for key in new]), strict=True))
        return [
            StagedArticle(
                article=one.article,
                raw=one.raw,
                source=one.source,
                content_hash=one.content_hash,
                passages=tuple(
                    StagedPassage(
                        passage=part.passage,
                        embed_key=part.embed_key,
                        vector_id=part.vector_id,
                        vector=vectors[part.embed_key],
                    )
                    for part in one.passages
                ),
            )
            for one in self._batch
        ]

    def _write(self, staged: Iterable[StagedArticle]) -> None:
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

    def _remove(self, article_ids: Sequence[str]) -> None:
        uris = [article.uri for one in article_ids if (article := self._catalogue.article(one))]
        self._delete(self._catalogue.retire(article_ids))
        self._lists["removed"] += [shown(uri) for uri in uris]

    def _remove_vanished(self, sources: Sequence[str | Path], present: set[str]) -> None:
        """Take out articles whose file is gone from a folder that still holds others."""
        for folder in (Path(source).expanduser().absolute() for source in sources):
            if not folder.is_dir():
                continue
            if not any(Path(location).is_relative_to(folder) for location in present):
                # An empty folder is more likely one that is not mounted than one cleared out.
                continue
            for location in self._catalogue.locations_below(str(folder)):
                if location not in present and not Path(location).exists():
                    self._remove(list(self._catalogue.uris_from(location)))
                    self._catalogue.forget(location)

    def _report(self, stage: str, source: str) -> None:
        self._progress(Progress(stage=stage, done=self._done, total=self._units, source=source))


def shown(uri: str) -> str:
    """An address as a user would write it: a path for a file, the URL for a page."""
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return uri
    return unquote(parts.path) + (f"#{parts.fragment}" if parts.fragment else "")


def _quiet(_: Progress) -> None:
    """Report to nobody."""
