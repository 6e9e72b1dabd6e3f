"""A new article → the cluster of the articles it is a copy of, found through the catalogue.

The signature of a text is cut into bands; only articles that share a band are
compared, and the texts of the most alike are read. Bands live in the catalogue,
so memory does not grow with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from index.catalogue import Catalogue
from index.catalogue_rows import BAND_BYTES, BANDS, StagedArticle, bands_of
from index.copies import measure_likeness
from index.particulars import read_particulars, tell_apart
from index.records import Article

LEAST_LIKENESS = 0.5
_MOST_READ = 8
"""Clusters whose texts are read at most, the most alike first: a pattern may have thousands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """An article that may be a copy; its text may have to be read from the catalogue."""

    article_id: str
    cluster_id: str
    signature: bytes
    text: str | None = None


def find_cluster(
    catalogue: Catalogue, article: Article, signature: bytes, pending: Iterable[StagedArticle]
) -> str:
    """Cluster of the most alike article that tells the same, else the article's own id.

    Args:
        catalogue: Holds the articles that are live.
        article: The one that is placed; its earlier version is no copy of it.
        signature: What `sign_text` made of its text.
        pending: Articles staged but not live yet.
    """
    bands = bands_of(signature)
    candidates = [
        other
        for other in (*_candidates(catalogue, bands), *map(_candidate_of, pending))
        if other.article_id != article.article_id
    ]
    particulars = read_particulars(article.text)
    for other in _nearest(signature, candidates):
        text = other.text if other.text is not None else _text_of(catalogue, other)
        if not tell_apart(particulars, read_particulars(text)):
            return other.cluster_id
    return article.article_id


def _nearest(signature: bytes, candidates: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """The most alike article of each cluster, the most alike cluster first."""
    scored = [
        (-measure_likeness(signature, other.signature), other.article_id, other)
        for other in _alike(signature, candidates)
    ]
    copies = sorted((one for one in scored if -one[0] >= LEAST_LIKENESS), key=lambda one: one[:2])
    nearest: dict[str, _Candidate] = {}
    for _, _, other in copies:
        nearest.setdefault(other.cluster_id, other)
    yield from [*nearest.values()][:_MOST_READ]


def _candidate_of(staged: StagedArticle) -> _Candidate:
    article = staged.article
    return _Candidate(
        article_id=article.article_id,
        cluster_id=article.cluster_id or article.article_id,
        signature=staged.signature,
        text=article.text,
    )


def _text_of(catalogue: Catalogue, candidate: _Candidate) -> str:
    rows = catalogue.query(
        "SELECT text FROM articles WHERE article_id = ?", (candidate.article_id,)
    )
    return "".join(str(row["text"]) for row in rows)


def _alike(signature: bytes, candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Those that share enough values, compared all at once; what numbers they name comes later."""
    if not candidates:
        return []
    size = BANDS * BAND_BYTES
    ours = np.frombuffer(signature[:size], dtype="<u4")
    theirs = np.frombuffer(b"".join(one.signature[:size] for one in candidates), dtype="<u4")
    shares = (theirs.reshape(len(candidates), -1) == ours).mean(axis=1)
    return [one for one, share in zip(candidates, shares, strict=True) if share >= LEAST_LIKENESS]


def _candidates(catalogue: Catalogue, bands: Sequence[int]) -> list[_Candidate]:
    rows = catalogue.query(
        "SELECT article_id, cluster_id, signature FROM articles WHERE id IN "  # noqa: S608
        f"(SELECT article FROM bands WHERE band IN ({','.join('?' * len(bands))}))",
        bands,
    )
    return [
        _Candidate(
            article_id=row["article_id"],
            cluster_id=row["cluster_id"] or row["article_id"],
            signature=row["signature"],
        )
        for row in rows
    ]
