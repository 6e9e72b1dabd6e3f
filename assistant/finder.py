"""A question in, what is found for it out, looked for once while one question is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.abstain import unknown_names
from assistant.clock import Clock
from assistant.evidence import how_many, is_slight
from assistant.limits import Limits
from assistant.question import Question
from assistant.topic import Topic
from assistant.usage import Meter
from index.protocols import Retriever
from index.records import Article, Hit

# Later reports take up places of a ranking before they are left out.
_AS_OF_DEPTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What is kept while one question is answered: its limits, what it found, drew on and spent."""

    limits: Limits
    articles: dict[str, Article] = field(default_factory=dict[str, Article])
    found: dict[tuple[str, Limits], list[Hit]] = field(
        default_factory=dict[tuple[str, Limits], "list[Hit]"]
    )
    clock: Clock = field(default_factory=Clock)
    meter: Meter = field(default_factory=Meter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """Searches an index for `passages` passages an answer."""

    retriever: Retriever
    passages: int

    def retrieve(self, run: Run, question: Question, topic: str = "") -> list[Hit]:
        """What is found for a question, looked for once in a run."""
        key = (f"{question.text} {topic}".strip(), question.limits)
        if key not in run.found:
            run.found[key] = self.search(*key)
        return run.found[key]

    def search(self, text: str, limits: Limits, deep: int = 1) -> list[Hit]:
        """What is found in the index; `deep` times as many passages as an answer needs."""
        if limits.are_crossed:
            return []
        day = limits.as_of
        wanted = self.passages * (deep if day is None else max(deep, _AS_OF_DEPTH))
        hits = self._hits(text, limits, wanted)
        if any(is_slight(hit.passage) for hit in hits):
            # Captions take up places and count for less than one.
            hits = self._hits(text, limits, wanted + self.passages // 2)
        # What was reported after the day of the question was not known then; an
        # article without a date stays.
        known = [h for h in hits if day is None or (h.article.reference_date or day) <= day]
        return known[: how_many([hit.passage for hit in known], self.passages * deep)]

    def _hits(self, text: str, limits: Limits, most: int) -> list[Hit]:
        return self.retriever.search(
            text, k=most, since=limits.since, until=limits.until, outlets=limits.outlets
        )

    def home(self, question: Question, topic: Topic | None, run: Run) -> Article | None:
        """The article that the conversation is about; None where the question has its own."""
        if topic is None or topic.home is not None:
            return topic and topic.home
        hits = self.retrieve(run, replace(question, text=topic.query))
        return hits[0].article if hits else None

    def unknown(self, question: Question, hits: Sequence[Hit], run: Run) -> list[str]:
        """Names of the question that no article has, looked for by themselves as well."""
        unknown = unknown_names(question, [hit.article for hit in hits]) if hits else []
        if not unknown:
            return []
        named = self.retrieve(run, replace(question, text=" ".join(unknown)))
        missing = unknown_names(question, [hit.article for hit in named])
        return [name for name in unknown if name in missing]
