"""The values that flow through the index: articles in, passages stored, hits out.

One invariant carries every citation: `article.text[p.start:p.end] == p.text`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType


class PassageKind(StrEnum):
    """What part of an article a passage comes from."""

    BODY = "body"
    CAPTION = "caption"


class Provenance(StrEnum):
    """How a date came to be known, from the most to the least trusted."""

    FRONT_MATTER = "front matter"
    METADATA = "metadata"
    JSON_LD = "JSON-LD"
    OPEN_GRAPH = "OpenGraph"
    FEED = "feed"
    BYLINE = "byline"
    URL = "URL"
    FILE_NAME = "file name"
    OTHER_SITE = "listing on another site"
    INFERRED = "inferred from dates in the text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article after cleaning; `text` is what citations point into.

    `published`, `modified` and `fetched` are three different things and are
    never substituted for each other. `about_date` is the day an undated article
    reports on, inferred from its text: it resolves weekdays and is never shown
    as a publication date.
    """

    article_id: str
    uri: str
    title: str
    text: str
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    canonical_url: str | None = None
    published: date | None = None
    published_from: Provenance | None = None
    modified: date | None = None
    modified_from: Provenance | None = None
    fetched: datetime | None = None
    about_date: date | None = None
    date_note: str | None = None
    """Why a date was left open, in a sentence a reader understands."""
    captions: tuple[tuple[int, int], ...] = ()
    """Character ranges of `text` that are picture captions, in order."""
    cluster_id: str | None = None
    """Articles that are copies of one another share it; None before clustering."""

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the UTF-8 text, hexadecimal: what golden quotes are pinned to."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def reference_date(self) -> date | None:
        """The day relative expressions in the text count from, or None if unknown."""
        return self.published or self.about_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of one article, cut at sentence boundaries.

    `start` and `end` are character offsets into the article's text. `context`
    (title and date) is embedded and searched with the passage but is not part
    of its text, so it can never be quoted.
    """

    passage_id: str
    article_id: str
    ordinal: int
    start: int
    end: int
    text: str
    context: str = ""
    kind: PassageKind = PassageKind.BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage found by a retriever, with its article.

    `score` orders hits of one ranking, higher first; its scale is the
    retriever's own. `ranks` tells the 1-based rank in each list that was fused.
    `similarity` is the cosine of query and passage, None where words alone found it.
    """

    passage: Passage
    article: Article
    score: float
    ranks: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    similarity: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One source that could not be ingested, and why, in a sentence."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestReport:
    """What an ingest did; each tuple lists articles by source (paths or URLs), each in one list.

    `duplicates` are indexed like the others, as copies of an article that was there before.
    """

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    passages: int = 0
    """Passages embedded and stored by this run."""
    elapsed_s: float = 0.0

    @property
    def counts(self) -> dict[str, int]:
        """Number of sources per list, in the order of the fields."""
        names = ("added", "updated", "unchanged", "duplicates", "removed", "failed")
        return {name: len(getattr(self, name)) for name in names}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault that `verify` found in a stored index."""

    code: str
    message: str
    remedy: str

    def __str__(self) -> str:
        """The fault and what to do about it, which some messages tell already."""
        told = "`dateline repair`" in self.message and "`dateline repair`" in self.remedy
        return self.message if told else f"{self.message} {self.remedy}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an ingest has come; `total` is None while sources are still being listed.

    `stage` is one of `reading`, `embedding`, `storing` and `rebuilding`. An article that is counted
    in `done` of `storing` is durable: a crash after this report does not lose it.
    """

    stage: str
    done: int
    total: int | None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexStats:
    """What an index holds, for people and for monitoring."""

    articles: int
    passages: int
    embedder: str
    """Fingerprint of the model whose vectors are stored; empty in a new index."""
    dim: int
    schema: int
    vectors: str
    """What answers a vector query now: `exact`, `chroma` or `chroma server`."""
    bytes_on_disk: int
