"""A query → ranked passages, by meaning and by words together."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from index.catalogue import Catalogue
from index.errors import UsageError
from index.fuse import Fused, fuse_ranks
from index.lexical import LexicalIndex
from index.protocols import Embedder
from index.records import Article, Hit, Passage
from index.vectors import Filters, VectorIndex

CANDIDATES = 50
"""Passages taken from each list before they are fused."""
WEIGHTS = MappingProxyType({"dense": 1.0, "words": 1.4})
DAMPING = 5
"""Both chosen on one half of the questions of `bench.quality`, see docs/lab-notes/index.md."""
SAME_TEXT = 0.9
"""Share of equal words from which two passages of different articles count as copies."""
SAME_STORY = 0.6
"""The same for two articles that are copies of each other, where passages are cut apart."""

_WORDS = re.compile(r"\w+")


class HybridRetriever:
    """Finds passages by meaning and by words, each passage once, copies folded."""

    def __init__(
        self, catalogue: Catalogue, embedder: Embedder, vectors: Callable[[], VectorIndex]
    ) -> None:
        """Search this catalogue.

        Args:
            catalogue: Where articles and passages are.
            embedder: The model whose vectors are stored.
            vectors: Gives the vector index to ask at this moment.
        """
        self.catalogue = catalogue
        self._embedder = embedder
        self._vectors = vectors
        self._lexical = LexicalIndex(catalogue)

    def search(
        self,
        query: str,
        *,
        k: int = 10,
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] | None = None,
    ) -> list[Hit]:
        """Return at most `k` hits, best first; empty when nothing matches.

        Args:
            query: Any text. Empty or blank text finds nothing.
            k: Hits wanted, one or more.
            since: Earliest reference date; articles without one are left out.
            until: Latest reference date, itself included.
            outlets: Names of outlets, in any case; None for all, empty for none.

        Returns:
            Hits of distinct passages. Of passages that say the same in copies of
            one story only one is kept: the longest, then the earliest published.
            The same query on the same index gives the same list.

        Raises:
            UsageError: `k` is less than one, or the dates are the wrong way round.
        """
        if k < 1:
            raise UsageError(f"k must be 1 or more, not {k}.")
        if since is not None and until is not None and since > until:
            raise UsageError(f"since ({since}) lies after until ({until}).")
        if not query.strip():
            return []
        filters = Filters(
            since=since, until=until, outlets=tuple(outlets) if outlets is not None else None
        )
        fused, cosines = self._rank(query, max(CANDIDATES, 2 * k), filters)
        return self._collect(fused, cosines, k)

    def _rank(
        self, query: str, candidates: int, filters: Filters
    ) -> tuple[list[Fused], dict[int, float]]:
        vector = self._embedder.embed([query])[0]
        dense = self._vectors().search(vector, candidates, filters)
        words = self._lexical.search(query, candidates, filters)
        fused = fuse_ranks(
            {"dense": [row for row, _ in dense], "words": [row for row, _ in words]},
            weights=WEIGHTS,
            damping=DAMPING,
        )
        return fused, dict(dense)

    def _collect(self, fused: Sequence[Fused], cosines: Mapping[int, float], k: int) -> list[Hit]:
        """Turn rows into hits until `k` distinct ones are found."""
        hits: list[Hit] = []
        step = 2 * k
        for start in range(0, len(fused), step):
            found = self.catalogue.found([one.row for one in fused[start : start + step]])
            for one in fused[start : start + step]:
                if one.row not in found:
                    continue
                passage, article = found[one.row]
                hit = Hit(
                    passage=passage,
                    article=article,
                    score=one.score,
                    ranks=one.ranks,
                    similarity=cosines.get(one.row),
                )
                if (copy := _copy_among(hit, hits)) is None:
                    hits.append(hit)
                elif _prefer(hit, hits[copy]):
                    hits[copy] = _in_place_of(hits[copy], passage, article)
            if len(hits) >= k:
                break
        return hits[:k]


def _copy_among(hit: Hit, hits: Sequence[Hit]) -> int | None:
    """Position of an earlier hit of another article that says the same, or None."""
    words = _shingle(hit.passage.text)
    for position, other in enumerate(hits):
        if other.article.article_id == hit.article.article_id:
            continue
        cluster = hit.article.cluster_id
        copies = cluster is not None and cluster == other.article.cluster_id
        least = SAME_STORY if copies else SAME_TEXT
        if _overlap(words, _shingle(other.passage.text)) >= least:
            return position
    return None


@lru_cache(maxsize=1024)
def _shingle(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(text.lower()))


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Jaccard's coefficient of two sets of words, 0 to 1; two empty ones are equal."""
    if not left and not right:
        return 1.0
    return len(left & right) / len(left | right)


def _prefer(one: Hit, other: Hit) -> bool:
    """Whether `one` is the better of two copies: more complete, then earlier."""
    return _completeness(one) < _completeness(other)


def _completeness(hit: Hit) -> tuple[int, date, str]:
    day = hit.article.published or date.max
    return -len(hit.article.text), day, hit.passage.passage_id


def _in_place_of(hit: Hit, passage: Passage, article: Article) -> Hit:
    return replace(hit, passage=passage, article=article)
