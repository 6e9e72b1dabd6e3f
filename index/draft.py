"""What a source hands over before cleaning: text and metadata as found, nothing decided yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from index.records import Provenance


class DateRole(StrEnum):
    """What a date found beside an article says about it."""

    PUBLISHED = "published"
    MODIFIED = "modified"


Hints = tuple[tuple[str, str], ...]
"""What a feed or sitemap tells of an article: names (`title`, `published`, …) and values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateClue:
    """A date as the source writes it, and where it stood."""

    role: DateRole
    text: str
    source: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article as a source found it; `text` has paragraphs divided by blank lines."""

    uri: str
    text: str
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    canonical_url: str | None = None
    clues: tuple[DateClue, ...] = ()
    fetched: datetime | None = None
    captions: tuple[str, ...] = ()
    """Texts that the source marks as captions; they stand in `text` as paragraphs too."""
