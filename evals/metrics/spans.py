"""Stretches of articles and how they overlap: what retrieval and citations are judged by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters `start` to `end` (excluded) of one article."""

    article_id: str
    start: int
    end: int

    def overlap(self, other: Span) -> int:
        """Characters shared with `other`; 0 when the articles differ."""
        if self.article_id != other.article_id:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: Span) -> bool:
        """Whether at least half of `other` lies within this span.

        Half, not all: a passage boundary may cut a long quote, and what matters is
        that the reader sees its substance.
        """
        return self.overlap(other) * 2 >= max(1, other.end - other.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFact:
    """The spans of which any one proves the fact."""

    fact_id: str
    alternatives: tuple[Span, ...]


def covered(facts: Sequence[GoldFact], span: Span) -> set[str]:
    """Ids of the facts that `span` holds the evidence of."""
    return {
        fact.fact_id for fact in facts if any(span.covers(quote) for quote in fact.alternatives)
    }
