"""Articles and passages ↔ rows of the catalogue."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.records import Article, Passage, PassageKind, Provenance

PASSAGE_COLUMNS = (
    'p.id, p.passage_id, a.article_id, p.ordinal, p.start, p."end", p.text, p.context, p.kind'
)

_DATES = ("published", "modified", "about_date")
_PROVENANCES = ("published_from", "modified_from")
BANDS = 32
BAND_BYTES = 16
"""Four values of a signature: with 32 bands nine in ten pairs of likeness 0.5 share one."""

_PLAIN = ("title", "outlet", "language", "canonical_url", "date_note")


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedPassage:
    """A passage on its way into the catalogue, with its vector."""

    passage: Passage
    embed_key: str
    vector_id: str
    vector: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedArticle:
    """An article on its way into the catalogue, whole."""

    article: Article
    raw: bytes | None
    source: str
    content_hash: str
    signature: bytes
    """What `copies.sign_text` made of its text."""
    passages: tuple[StagedPassage, ...]


def write_record(article: Article) -> str:
    """Everything about an article but its text, ids and cluster, as canonical JSON."""
    record: dict[str, Any] = {name: getattr(article, name) for name in _PLAIN}
    for name in _DATES:
        value: date | None = getattr(article, name)
        record[name] = value.isoformat() if value else None
    for name in _PROVENANCES:
        provenance: Provenance | None = getattr(article, name)
        record[name] = provenance.value if provenance else None
    record["authors"] = list(article.authors)
    record["captions"] = [list(pair) for pair in article.captions]
    record["fetched"] = article.fetched.isoformat() if article.fetched else None
    return json.dumps(record, ensure_ascii=False, sort_keys=True)


def read_article(row: sqlite3.Row) -> Article:
    """Make an article of a row with article_id, uri, text, cluster_id and record."""
    record: Mapping[str, Any] = json.loads(row["record"])
    fields: dict[str, Any] = {name: record[name] for name in _PLAIN}
    for name in _DATES:
        fields[name] = date.fromisoformat(record[name]) if record[name] else None
    for name in _PROVENANCES:
        fields[name] = Provenance(record[name]) if record[name] else None
    fetched = record["fetched"]
    return Article(
        article_id=row["article_id"],
        uri=row["uri"],
        text=row["text"],
        cluster_id=row["cluster_id"],
        authors=tuple(record["authors"]),
        captions=tuple((start, end) for start, end in record["captions"]),
        fetched=datetime.fromisoformat(fetched) if fetched else None,
        **fields,
    )


def read_passage(row: sqlite3.Row) -> Passage:
    """Make a passage of a row with `PASSAGE_COLUMNS`."""
    return Passage(
        passage_id=row["passage_id"],
        article_id=row["article_id"],
        ordinal=row["ordinal"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        context=row["context"],
        kind=PassageKind(row["kind"]),
    )


def article_checksum(article: Article, source: str) -> str:
    """Checksum of everything stored about an article but its cluster, which may change."""
    parts = (article.article_id, article.uri, source, write_record(article), article.text)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def content_hash(article: Article, recipe: str) -> str:
    """What makes an ingest of the same article a no-op: its content and how it is cut."""
    record = json.loads(write_record(article))
    # The moment of fetching changes with every look at an unchanged page.
    del record["fetched"]
    parts = (article.article_id, article.uri, article.text, recipe, json.dumps(record))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def embedded_text(passage: Passage) -> str:
    """What the embedder reads of a passage: its context line, then its text."""
    return f"{passage.context}\n{passage.text}" if passage.context else passage.text


def embed_key(passage: Passage, fingerprint: str) -> str:
    """Two passages with the same key have the same vector."""
    return hashlib.sha256(f"{fingerprint}\0{embedded_text(passage)}".encode()).hexdigest()[:40]


def vector_id(passage: Passage, article: Article, key: str) -> str:
    """Id of a vector outside the catalogue; changes with everything stored beside it.

    A changed article thus gets new ids, and the vectors of the version that is
    still live stay untouched until the catalogue has switched over.
    """
    day = article.reference_date.isoformat() if article.reference_date else ""
    parts = (passage.passage_id, key, day, article.outlet or "")
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def bands_of(signature: bytes) -> list[int]:
    """Keys of the bands of a signature, as SQLite stores whole numbers."""
    return [
        int.from_bytes(
            hashlib.blake2b(
                bytes([band]) + signature[band * BAND_BYTES : (band + 1) * BAND_BYTES],
                digest_size=8,
            ).digest(),
            "big",
            signed=True,
        )
        for band in range(BANDS)
    ]
