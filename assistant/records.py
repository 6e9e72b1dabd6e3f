"""The values that flow through the assistant: evidence in, cited answers out.

The invariant of every citation: `article.text[c.start:c.end] == c.quote`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from assistant.odds import probability_of
from index.records import Article, Passage


class Outcome(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    CONFLICT = "conflict"
    ABSTAINED = "abstained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A numbered passage shown to the model. `number` starts at 1.

    `weight` (0-1) is how far it is believed beside others: less than 1 where a conversation
    is about another article. `similarity` is the cosine of question and passage, where known.
    """

    number: int
    passage: Passage
    article: Article
    score: float = 0.0
    weight: float = 1.0
    similarity: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A span that a reader proposes as the answer, at article offsets.

    `score` is the log-odds of the span against "this passage does not answer",
    comparable across the passages of one question. `probability` (0-1) is
    calibrated. `passage.text[start - passage.start:end - passage.start] == text`.
    `rests_on` is where a sentence of the article stands that it is read from, if beside its own.
    """

    passage: Passage
    text: str
    start: int
    end: int
    score: float
    probability: float
    rests_on: tuple[int, int] | None = None

    @classmethod
    def within(
        cls, passage: Passage, start: int, end: int, *, log_odds: float, score: float | None = None
    ) -> Reading:
        """What stands at `[start, end)` of the article, as far as the passage has it.

        `score` is `log_odds` unless another one ranks.
        """
        start, end = max(start, passage.start), min(end, passage.end)
        return cls(
            passage=passage,
            text=passage.text[start - passage.start : end - passage.start],
            start=start,
            end=end,
            score=log_odds if score is None else score,
            probability=probability_of(log_odds),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A verbatim quote from one article, with what a reader needs to trust it."""

    number: int
    article_id: str
    title: str
    outlet: str | None
    published: date | None
    uri: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerValue:
    """One of the values that sources give, with who gives it.

    `citations` are citation numbers. `sources` counts independent ones: copies
    of one agency story count once, and so do reports of one outlet. `newest` marks the
    latest report where all are dated.
    """

    text: str
    citations: tuple[int, ...]
    sources: int = 1
    newest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Tokens that a language model took in and gave out.

    `estimated` when no server counted them.
    """

    prompt_tokens: int
    reply_tokens: int
    estimated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is shown to the reader.

    `text` opens with the short answer and carries markers such as `[1]`;
    `short` is the bare value, or None. `reason` says why the assistant abstained
    or what the sources dispute. `nearest` holds the closest sentences when it
    abstained: shown as such, never as support. `notice` tells of a fallback. `usage`
    counts the tokens of a language model, None where none was asked.
    """

    question: str
    text: str
    short: str | None
    outcome: Outcome
    reason: str | None = None
    citations: tuple[Citation, ...] = ()
    confidence: float = 0.0
    backend: str = "extractive"
    timings_ms: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    standalone_question: str | None = None
    values: tuple[AnswerValue, ...] = ()
    sources: int = 0
    nearest: tuple[Citation, ...] = ()
    notice: str | None = None
    usage: Usage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BackendCheck:
    """What would answer a question, and whether it can.

    `contacts` is the only address that would be contacted, None for none at all.
    """

    name: str
    reachable: bool
    detail: str
    remedy: str = ""
    contacts: str | None = None
