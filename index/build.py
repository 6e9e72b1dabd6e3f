"""Sources → cleaned articles → passages, handed on to be embedded and committed.

Decides what is new, changed, a copy or gone; `commit` makes it so.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from index.catalogue import Catalogue
from index.catalogue_rows import (
    StagedArticle,
    StagedPassage,
    content_hash,
    embed_key,
    vector_id,
)
from index.chunk import cut_passages
from index.clusters import find_cluster
from index.commit import Committer, VectorStore
from index.copies import sign_text
from index.draft import Hints
from index.protocols import Embedder
from index.reading import ReadItem, read_items
from index.records import Article, Failure, IngestReport, Passage, Progress
from index.settings import IndexSettings
from index.sources import Item, Loaded, expand
from index.told import Told

CUTTING_VERSION = "1"
"""Raised when passages are cut another way, so that unchanged files are read again."""

REPORT_EVERY = 100
"""Unchanged items between two reports of progress."""


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
        self._settings = settings
        self._committer = Committer(
            catalogue,
            embedder,
            store,
            batch_passages=settings.batch_passages,
            committed=self._note_committed,
        )
        self._progress = progress or _quiet
        self._recipe = "/".join(
            (CUTTING_VERSION, embedder.fingerprint, str(settings.passage_tokens))
        )
        self._lists: dict[str, list[str]] = {
            name: [] for name in ("added", "updated", "unchanged", "duplicates", "removed")
        }
        self._failed: list[Failure] = []
        self._passages = 0
        self._total = 0
        self._done = 0

    def run(self, sources: Sequence[str | Path]) -> IngestReport:
        """Bring the index up to date with these sources.

        A source that fails is reported and never stops the run. Articles whose
        file has vanished from an ingested folder leave the index.
        """
        started = time.monotonic()
        items = expand(sources, self._settings)
        self._total = len(items)
        with self._committer:
            changed = self._with_told(self._changed(items))
            for read in read_items(changed, self._settings):
                self._take(read)
                self._done += 1
                self._report("reading", read.item.source)
            self._committer.commit_all()
            present = {location_of(item) for item in items if not item.problem}
            self._remove_vanished(sources, present)
        return IngestReport(
            **{name: tuple(names) for name, names in self._lists.items()},
            failed=tuple(self._failed),
            passages=self._passages,
            elapsed_s=time.monotonic() - started,
        )

    def _changed(self, items: Sequence[Item]) -> list[Item]:
        """Leave out items that were ingested whole under the stamp they have now."""
        known = self._catalogue.ledger([location_of(item) for item in items if item.stamp])
        changed: list[Item] = []
        for item in items:
            location = location_of(item)
            if item.problem or not item.stamp or known.get(location) != self._mark(item):
                changed.append(item)
                continue
            self._lists["unchanged"] += self._catalogue.uris_from(location).values()
            self._done += 1
            if self._done % REPORT_EVERY == 0:
                self._report("reading", item.source)
        return changed

    def _with_told(self, items: Sequence[Item]) -> list[Item]:
        """Note what lists tell of pages, and give each page what any list ever told of it.

        So a page keeps the date and outlet of its feed when it is read again by itself,
        and one that could be had before is not replaced by what a feed tells in its place.
        """
        self._catalogue.note_told(
            [Told(location_of(item), *one) for item in items for one in item.told]
        )
        told: dict[str, list[tuple[str, Hints]]] = {}
        pages = [location_of(item) for item in items if item.kind == "page"]
        for unit, listed, hints in self._catalogue.told(pages):
            told.setdefault(unit, []).append((listed, hints))
        return [
            replace(
                item,
                told=tuple(told.get(location_of(item), ())),
                page_needed=item.page_needed or self._was_fetched(item),
            )
            for item in items
        ]

    def _was_fetched(self, item: Item) -> bool:
        if not item.told:
            return False
        known = self._catalogue.article(item.uri)
        return known is not None and known.fetched is not None

    def _mark(self, item: Item) -> str:
        """What the ledger holds of an item when nothing about it has to be done again."""
        return f"{self._recipe}/{item.stamp}"

    def _take(self, read: ReadItem) -> None:
        location = location_of(read.item)
        staged = [self._stage(loaded, location) for loaded in read.loaded]
        if read.failure is not None:
            self._failed.append(read.failure)
            return
        seen = {loaded.article.article_id for loaded in read.loaded}
        if gone := self._catalogue.uris_from(location).keys() - seen:
            self._remove(sorted(gone))
        # A source with a failure is not marked as read: the next run names it again.
        if read.item.stamp and seen and all(staged):
            mark = self._mark(read.item)
            self._committer.note_whole((location, read.item.source, mark, len(seen)))

    def _stage(self, loaded: Loaded, location: str) -> bool:
        """Queue one article for the next commit; False if there is nothing to store of it."""
        article = loaded.article
        digest = content_hash(article, self._recipe)
        if any(one.article.article_id == article.article_id for one in self._committer.pending):
            self._committer.commit_all()
        live = self._catalogue.content_hashes([article.article_id]).get(article.article_id)
        if live == digest:
            self._lists["unchanged"].append(article.uri)
            return True
        passages = cut_passages(
            article,
            count_tokens=self._embedder.count_tokens,
            max_tokens=self._settings.passage_tokens,
        )
        if not passages:
            self._failed.append(Failure(source=article.uri, reason="holds no text"))
            return False
        signature = sign_text(article.text)
        cluster_id = find_cluster(self._catalogue, article, signature, self._committer.pending)
        article = replace(article, cluster_id=cluster_id)
        copied = article.cluster_id != article.article_id
        change = "updated" if live is not None else "duplicates" if copied else "added"
        self._lists[change].append(article.uri)
        self._committer.put(
            StagedArticle(
                article=article,
                raw=loaded.raw,
                source=location,
                content_hash=digest,
                signature=signature,
                passages=tuple(self._draft(article, passage) for passage in passages),
            )
        )
        return True

    def _draft(self, article: Article, passage: Passage) -> StagedPassage:
        assert article.text[passage.start : passage.end] == passage.text
        key = embed_key(passage, self._embedder.fingerprint)
        return StagedPassage(
            passage=passage,
            embed_key=key,
            vector_id=vector_id(passage, article, key),
            vector=np.empty(0, dtype=np.float32),
        )

    def _note_committed(self, staged: Sequence[StagedArticle]) -> None:
        self._passages += sum(len(one.passages) for one in staged)
        self._report("storing", staged[-1].article.uri)

    def _remove(self, article_ids: Sequence[str]) -> None:
        uris = [article.uri for one in article_ids if (article := self._catalogue.article(one))]
        self._committer.retire(article_ids)
        self._lists["removed"] += uris

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
        self._progress(Progress(stage=stage, done=self._done, total=self._total, source=source))


def location_of(item: Item) -> str:
    """Where an item is, whatever the working directory: an absolute path, or its address."""
    return str(item.path.absolute()) if item.path is not None else item.uri


def _quiet(_: Progress) -> None:
    """Report to nobody."""
