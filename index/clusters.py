"""A new article → the cluster of the articles it is a copy of, found through the catalogue.

The signature of a text is cut into bands; only articles that share a band are
compared. Bands live in the catalogue, so memory does not grow with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from index.catalogue import Catalogue
from index.catalogue_rows import BAND_BYTES, BANDS, bands_of
from index.copies import measure_likeness

LEAST_LIKENESS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An article that may be a copy."""

    article_id: str
    cluster_id: str
    signature: bytes


def find_cluster(
    catalogue: Catalogue, article_id: str, signature: bytes, pending: Iterable[Candidate]
) -> str:
    """Cluster of the most alike article, else the article's own id.

    Args:
        catalogue: Holds the articles that are live.
        article_id: Of the article that is placed; its earlier version is no copy of it.
        signature: What `sign_text` made of its text.
        pending: Articles staged but not live yet.
    """
    bands = bands_of(signature)
    candidates = [
        other
        for other in (*_candidates(catalogue, bands), *pending)
        if other.article_id != article_id
    ]
    scored = [
        (-measure_likeness(signature, other.signature), other.article_id, other.cluster_id)
        for other in _alike(signature, candidates)
    ]
    copies = [one for one in scored if -one[0] >= LEAST_LIKENESS]
    return min(copies)[2] if copies else article_id


def _alike(signature: bytes, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those that share enough values, compared all at once; what numbers they name comes later."""
    if not candidates:
        return []
    size = BANDS * BAND_BYTES
    ours = np.frombuffer(signature[:size], dtype="<u4")
    theirs = np.frombuffer(b"".join(one.signature[:size] for one in candidates), dtype="<u4")
    shares = (theirs.reshape(len(candidates), -1) == ours).mean(axis=1)
    return [one for one, share in zip(candidates, shares, strict=True) if share >= LEAST_LIKENESS]


def _candidates(catalogue: Catalogue, bands: Sequence[int]) -> list[Candidate]:
    rows = catalogue.query(
        "SELECT article_id, cluster_id, signature FROM articles WHERE id IN "  # noqa: S608
        f"(SELECT article FROM bands WHERE band IN ({','.join('?' * len(bands))}))",
        bands,
    )
    return [
        Candidate(
            article_id=row["article_id"],
            cluster_id=row["cluster_id"] or row["article_id"],
            signature=row["signature"],
        )
        for row in rows
    ]
