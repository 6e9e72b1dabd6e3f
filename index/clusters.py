"""A new article → the cluster of the articles it is a copy of, found through the catalogue.

The signature of a text is cut into bands; only articles that share a band are
compared. Bands live in the catalogue, so memory does not grow with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.catalogue import Catalogue
from index.catalogue_rows import bands_of
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
    candidates = [*_candidates(catalogue, bands), *pending]
    scored = [
        (-measure_likeness(signature, other.signature), other.article_id, other.cluster_id)
        for other in candidates
        if other.article_id != article_id
    ]
    copies = [one for one in scored if -one[0] >= LEAST_LIKENESS]
    return min(copies)[2] if copies else article_id


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
