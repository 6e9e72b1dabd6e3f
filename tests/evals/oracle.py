"""An assistant that knows the golden answers; `planted` has the ways to break it.

It answers every question right, cites the gold quotes and retrieves their passages
first, all without a model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.records import Answer, AnswerValue, Citation, Outcome
from evals.gold import Articles, locate
from evals.metrics.spans import Span, covered
from evals.records import GoldenItem
from index.records import Article, Hit, Passage
from index.sentences import split_sentences


class Oracle:
    """Answers every golden question right. Faults subclass it and override one step."""

    def __init__(self, items: Sequence[GoldenItem], articles: Sequence[Article]) -> None:
        self._items = {(item.question, item.history): item for item in items}
        self._book = Articles(articles)
        self._passages = [p for article in articles for p in _passages(article)]
        self._by_query = {self.standalone(item): item for item in items}
        self._ranked: dict[str, list[Passage]] = {}

    def ask(
        self, question: str, *, history: Sequence[tuple[str, str]] = (), as_of: Any = None
    ) -> Answer:
        item = self._items[question, tuple(history)]
        query = self.standalone(item)
        hits = self.search(query)
        return replace(self.respond(item, hits), standalone_question=query)

    def search(self, query: str, *, k: int = 10) -> list[Hit]:
        item = self._by_query.get(query)
        if query not in self._ranked:
            self._ranked[query] = self.retrieve(item) if item else self._passages
        passages = self._ranked[query][:k]
        return [
            Hit(passage=p, article=self._book.by_id[p.article_id], score=1 / rank)
            for rank, p in enumerate(passages, start=1)
        ]

    def articles(self) -> list[Article]:
        return list(self._book.by_id.values())

    # The steps that faults override

    def standalone(self, item: GoldenItem) -> str:
        """The question made independent of its history."""
        return item.question + "".join(f" ({asked})" for asked, _ in item.history)

    def retrieve(self, item: GoldenItem) -> list[Passage]:
        """Passages with evidence first, then the rest in a fixed order."""
        gold = locate(item, self._book).facts
        return sorted(self._passages, key=lambda p: not covered(gold, _span(p)))

    def respond(self, item: GoldenItem, hits: Sequence[Hit]) -> Answer:
        """Answer from the hits, refuse what has no answer."""
        return self.read(item, hits) if item.answerable else self.refuse(item)

    def refuse(self, item: GoldenItem) -> Answer:
        return Answer(
            question=item.question,
            text="The articles do not say.",
            short=None,
            outcome=Outcome.ABSTAINED,
            reason="The articles do not say.",
        )

    def read(self, item: GoldenItem, hits: Sequence[Hit]) -> Answer:
        """State the gold when the hits hold all of it; else the top hit's first sentence."""
        gold = locate(item, self._book).facts
        seen = {fact for hit in hits for fact in covered(gold, _span(hit.passage))}
        if len(seen) < len(gold):
            return self.guess(item, hits)
        return self.state(item, [fact.alternatives[0] for fact in gold])

    def guess(self, item: GoldenItem, hits: Sequence[Hit]) -> Answer:
        top = hits[0].passage
        start, end = split_sentences(top.text)[0]
        span = Span(article_id=top.article_id, start=top.start + start, end=top.start + end)
        words = " ".join(top.text[start:end].split()[:3])
        return self.compose(item, f"{words} (unsure)", [span], 0.3)

    def state(self, item: GoldenItem, quotes: Sequence[Span]) -> Answer:
        if item.conflict is not None and item.conflict.expected == "report_both":
            shown = [value.split("|")[0].strip() for value in item.conflict.values]
            answer = self.compose(item, " or ".join(shown), quotes, 0.9)
            values = tuple(AnswerValue(text=value, citations=(1,)) for value in shown)
            return replace(answer, outcome=Outcome.CONFLICT, short=None, values=values)
        stated = [
            ", ".join(member.split("|")[0].strip() for member in fact.any_of[0])
            for fact in item.facts
        ]
        return self.compose(item, "; ".join(stated), quotes, 0.9)

    def compose(
        self, item: GoldenItem, short: str, quotes: Sequence[Span], confidence: float
    ) -> Answer:
        citations = tuple(self.cite(span, n) for n, span in enumerate(quotes, start=1))
        markers = "".join(f"[{citation.number}]" for citation in citations)
        return Answer(
            question=item.question,
            text=f"{short} {markers}",
            short=short,
            outcome=Outcome.ANSWERED,
            citations=citations,
            confidence=confidence,
        )

    def cite(self, span: Span, number: int) -> Citation:
        article = self._book.by_id[span.article_id]
        return Citation(
            number=number,
            article_id=span.article_id,
            title=article.title,
            outlet=article.outlet,
            published=article.published,
            uri=article.uri,
            quote=article.text[span.start : span.end],
            start=span.start,
            end=span.end,
        )


def _passages(article: Article, size: int = 2) -> list[Passage]:
    sentences = split_sentences(article.text)
    return [
        Passage(
            passage_id=f"{article.article_id}:{at}",
            article_id=article.article_id,
            ordinal=at,
            start=sentences[at][0],
            end=sentences[min(at + size, len(sentences)) - 1][1],
            text=article.text[sentences[at][0] : sentences[min(at + size, len(sentences)) - 1][1]],
        )
        for at in range(0, len(sentences), size)
    ]


def _span(passage: Passage) -> Span:
    return Span(article_id=passage.article_id, start=passage.start, end=passage.end)
