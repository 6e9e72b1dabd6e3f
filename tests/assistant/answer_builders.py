"""Small invented articles and fakes at the protocols, shared by the assistant's tests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from assistant.chain import Chain
from assistant.errors import ModelUnavailable
from assistant.evidence import sentences_of
from assistant.extractive import SentenceReader
from assistant.findings import Finding, Group
from assistant.limits import Limits
from assistant.protocols import LLM, Message
from assistant.records import Answer, Evidence, Reading
from assistant.second_opinion import Checker
from assistant.writer import Writer
from index.records import Article, Hit, Passage


def article(
    text: str, *, title: str = "A report", published: date | None = None, **more: Any
) -> Article:
    """An article whose id follows from its text."""
    name = hashlib.sha256(f"{title}\0{text}".encode()).hexdigest()[:8]
    return Article(
        article_id=name,
        uri=f"file:///{name}.md",
        title=title,
        text=text,
        published=published,
        **more,
    )


def passage(of: Article, ordinal: int = 0, start: int = 0, end: int | None = None) -> Passage:
    """A stretch of an article, all of it by default."""
    stop = len(of.text) if end is None else end
    return Passage(
        passage_id=f"{of.article_id}-{ordinal}",
        article_id=of.article_id,
        ordinal=ordinal,
        start=start,
        end=stop,
        text=of.text[start:stop],
        context=of.title,
    )


def evidence(of: Article, number: int = 1) -> Evidence:
    """A whole article as one piece of evidence."""
    return Evidence(number=number, passage=passage(of), article=of, score=1.0)


def value(of: Article, text: str, *, trust: float = 0.8, told: float | None = 2.0) -> Group:
    """The last place of a text in an article as a value that was found there."""
    start = of.text.rindex(text)
    sentence = next(s for s in sentences_of(of) if s.start <= start < s.end)
    finding = Finding(
        text=text,
        start=start,
        end=start + len(text),
        sentence=sentence,
        evidence=evidence(of),
        probability=trust,
        coverage=0.5,
        held=0.3,
    )
    return Group(findings=(finding,), certainty=trust, told=told)


def reading(of: Passage, text: str, *, probability: float = 0.5, score: float = 0.0) -> Reading:
    """The first place of a text in a passage, read as an answer."""
    start = of.start + of.text.index(text)
    return Reading(
        passage=of,
        text=text,
        start=start,
        end=start + len(text),
        score=score,
        probability=probability,
    )


@dataclass
class FakeRetriever:
    """Gives every article as one hit, filtered by date and outlet; notes the queries."""

    articles: Sequence[Article]
    queries: list[str] = field(default_factory=list)

    def search(
        self,
        query: str,
        *,
        k: int = 10,
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] | None = None,
    ) -> list[Hit]:
        self.queries.append(query)
        kept = [
            a
            for a in self.articles
            if (outlets is None or a.outlet in outlets)
            and (since is None or (a.reference_date is not None and a.reference_date >= since))
            and (until is None or (a.reference_date is not None and a.reference_date <= until))
        ]
        return [Hit(passage=passage(a), article=a, score=1 / (i + 1)) for i, a in enumerate(kept)][
            :k
        ]


@dataclass
class ScriptedLLM:
    """Replies with what it was given, piece by piece; an exception is raised instead."""

    replies: list[str | Exception]
    name: str = "scripted:1"
    context_window: int = 8192
    prompts: list[Sequence[Message]] = field(default_factory=list)

    def stream(
        self,
        messages: Sequence[Message],
        *,
        schema: Mapping[str, Any] | None = None,
        timeout_s: float | None = None,
    ) -> Iterator[str]:
        self.prompts.append(messages)
        reply = self.replies.pop(0) if self.replies else ModelUnavailable("It is down.")
        if isinstance(reply, Exception):
            raise reply
        for start in range(0, len(reply), 7):
            yield reply[start : start + 7]


def chain(
    *articles: Article, llm: LLM | None = None, threshold: float = 0.4, timeout_s: float = 5
) -> Chain:
    """A chain over these articles with the sentence picker."""
    reader = SentenceReader()
    checker = Checker(reader=reader, threshold=threshold)
    return Chain(
        retriever=FakeRetriever(articles),
        outlets=lambda: sorted({one.outlet for one in articles if one.outlet}),
        reader=reader,
        threshold=threshold,
        passages=16,
        read_passages=8,
        writer=Writer(llm=llm, timeout_s=timeout_s, reply_tokens=300, checker=checker)
        if llm
        else None,
    )


def ask(
    parts: Chain, question: str, history: Sequence[tuple[str, str]] = (), **scope: Any
) -> Answer:
    """Run a chain to its answer."""
    return watch(parts, question, history, **scope)[1]


def watch(
    parts: Chain, question: str, history: Sequence[tuple[str, str]] = (), **scope: Any
) -> tuple[str, Answer]:
    """Run a chain to its answer; give also the text that was shown on the way."""
    steps = parts.answer(question, history, Limits(**scope))
    shown = ""
    while True:
        try:
            shown += next(steps)
        except StopIteration as end:
            return shown, end.value
