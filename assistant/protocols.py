"""The seams of the assistant: what a reader and a language model must offer.

Fakes in tests stand here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol, runtime_checkable

from assistant.records import Reading, Usage
from index.records import Passage

if TYPE_CHECKING:
    from assistant.entailment.view import View


class Reader(Protocol):
    """Finds the spans of passages that answer a question."""

    @property
    def name(self) -> str:
        """Short name with a version, stored with every evaluation."""
        ...

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        """Return readings, best first; empty when no passage answers.

        Several readings of one passage are allowed. Readings below the reader's
        own threshold are returned too, with their probability: the chain decides.
        """
        ...


@runtime_checkable
class SpanScorer(Protocol):
    """A reader that can also say how well given spans answer."""

    def margins(self, question: str, spans: Sequence[tuple[Passage, int, int]]) -> list[float]:
        """Log-odds against "no answer" of what is read where each span stands.

        Args:
            question: A whole question.
            spans: Each in a passage of its own (`passage_id`), as article character offsets.

        Returns:
            One number a span, low where nothing is read there.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a sentence says to a yes/no question, rightly with a `probability` of 0-1."""

    positive: bool
    probability: float


class SentenceJudge(Protocol):
    """Judges what sentences say to a question."""

    @property
    def name(self) -> str:
        """Short name with a version, stored with every evaluation."""
        ...

    def judge(self, question: str, views: Sequence[View]) -> list[Judgement]:
        """Whether each view says yes or no to the question, in order."""
        ...

    def tells(self, question: str, views: Sequence[View]) -> list[float]:
        """Log-odds that each view answers an open question, in order; not calibrated."""
        ...

    def gives_reason(self, question: str, views: Sequence[View]) -> list[float]:
        """Log-odds that each view gives the reason asked for, in order; not calibrated."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One turn of a prompt."""

    role: Literal["system", "user", "assistant"]
    content: str


class LLM(Protocol):
    """A language model behind one method."""

    @property
    def name(self) -> str:
        """Backend and model, such as `openai:qwen2.5`."""
        ...

    @property
    def context_window(self) -> int:
        """Tokens that prompt and reply may take together."""
        ...

    def stream(
        self,
        messages: Sequence[Message],
        *,
        schema: Mapping[str, Any] | None = None,
        timeout_s: float | None = None,
    ) -> Iterator[str | Usage]:
        """Yield the reply in pieces; returns normally only when it is complete.

        The last item may be the `Usage` of the call.

        Args:
            messages: The prompt, in order.
            schema: JSON schema of the reply, enforced where the server can.
            timeout_s: Seconds for the whole reply, retries included.

        Raises:
            ModelUnavailable: The server failed, stalled, refused the request or
                ended the stream without saying that it was done.
            ModelMissing: The backend is not installed or not configured.
        """
        ...
