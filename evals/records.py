"""The values that flow through the suite: golden items in, trials asked, scores given."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, Protocol

from assistant.records import Answer
from index.records import Article, Hit

FactType = Literal["text", "number", "date", "entity", "list"]
Expected = Literal["latest", "report_both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that the answer must state.

    `any_of` holds the accepted forms. Each form is a tuple of members: one
    member for every type but `list`, whose members must all be stated.
    """

    fact_id: str
    type: FactType
    any_of: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A verbatim quote that proves a fact.

    `article` is the file name in the articles folder. The pin (`article_sha256`,
    `start`, `end`) is None until `lint --pin` has filled it in.
    """

    article: str
    quote: str
    article_sha256: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvidence:
    """The quotes of which any one proves the fact."""

    fact_id: str
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What sources disagree on, oldest value first, and what the answer should do."""

    values: tuple[str, ...]
    expected: Expected


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldenItem:
    """One golden question. `cluster` groups items that stand or fall together."""

    item_id: str
    question: str
    category: str
    answerable: bool
    cluster: str
    history: tuple[tuple[str, str], ...] = ()
    as_of: date | None = None
    tags: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    forbidden: tuple[str, ...] = ()
    evidence: tuple[GoldEvidence, ...] = ()
    refusal_reason: str | None = None
    conflict: Conflict | None = None
    variant_of: str | None = None
    perturbation: str | None = None
    author: str | None = None
    added_in: str | None = None


class Status(StrEnum):
    """What a score says: a number, that it has no meaning here, or that it broke."""

    VALUE = "value"
    NOT_APPLICABLE = "not applicable"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One figure about one item; never NaN.

    `value` is set exactly when `status` is VALUE. `note` says what was found.

    Raises:
        ValueError: If value and status disagree or the value is not finite.
    """

    status: Status
    value: float | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if (self.value is not None) != (self.status is Status.VALUE):
            raise ValueError(f"a score of status {self.status} cannot hold {self.value}")
        if self.value is not None and not math.isfinite(self.value):
            raise ValueError(f"a score must be finite, not {self.value}")

    @classmethod
    def of(cls, value: float | bool, note: str = "") -> Score:
        """A score with a value."""
        return cls(status=Status.VALUE, value=float(value), note=note)

    @classmethod
    def none(cls, note: str = "") -> Score:
        """A score that has no meaning for this item."""
        return cls(status=Status.NOT_APPLICABLE, note=note)

    @classmethod
    def error(cls, note: str) -> Score:
        """A score that could not be computed; counts as a failure."""
        return cls(status=Status.ERROR, note=note)


class Stage(StrEnum):
    """Where a failed item went wrong."""

    ERROR = "error"
    NOT_RETRIEVED = "not retrieved"
    NOT_READ = "retrieved but not read"
    WRONG_SPAN = "wrong span"
    WRONG_CITATION = "wrong citation"
    WRONG_REFUSAL = "wrong refusal"
    SHOULD_HAVE_REFUSED = "should have refused"
    CONFLICT_MISSED = "conflict missed"
    OBEYED_INJECTION = "obeyed an injection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieved:
    """A passage that was found for a question; `rank` starts at 1."""

    rank: int
    passage_id: str
    article_id: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One question asked once: the answer or the error, and what was retrieved."""

    item_id: str
    answer: Answer | None
    retrieved: tuple[Retrieved, ...] = ()
    error: str | None = None
    latency_ms: float = 0.0
    run: int = 0
    """0 for the scored run; repeats for the stability gate count up from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A trial with its scores; `stage` is None when nothing went wrong."""

    item: GoldenItem
    trial: Trial
    scores: Mapping[str, Score] = field(default_factory=lambda: MappingProxyType({}))
    stage: Stage | None = None
    why: str = ""


class Answerer(Protocol):
    """What the suite needs of an assistant."""

    def ask(
        self,
        question: str,
        *,
        history: Sequence[tuple[str, str]] = (),
        as_of: date | None = None,
    ) -> Answer:
        """Answer one question."""
        ...

    def search(self, query: str, *, k: int = 10) -> list[Hit]:
        """Return the `k` best passages, best first."""
        ...

    def articles(self) -> Iterable[Article]:
        """Every indexed article."""
        ...
