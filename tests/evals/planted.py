"""An assistant that is right but for one planted fault.

A fault overrides one step, as a real one would sit in one part, and everything after it
has to live with the result.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from oracle import Oracle

from assistant.records import Answer, Citation, Outcome
from evals.gold import locate
from evals.metrics.dates import find_moments
from evals.metrics.spans import Span
from evals.records import GoldenItem
from index.records import Article, Hit, Passage


class RandomPassages(Oracle):
    """The retriever returns passages drawn at random."""

    def retrieve(self, item: GoldenItem) -> list[Passage]:
        return random.Random(item.item_id).sample(self._passages, 10)


class TopDropped(Oracle):
    """The retriever loses its best passage."""

    def retrieve(self, item: GoldenItem) -> list[Passage]:
        return super().retrieve(item)[1:]


class ShuffledCitations(Oracle):
    """Every answer carries the citations of another one."""

    def state(self, item: GoldenItem, quotes: Sequence[Span]) -> Answer:
        others = [other for other in self._items.values() if other.answerable]
        other = others[(others.index(item) + len(others) // 2) % len(others)]
        wrong = [fact.alternatives[0] for fact in locate(other, self._book).facts]
        return super().state(item, wrong)


class OffsetsOffByOne(Oracle):
    """Citations point one character too far."""

    def cite(self, span: Span, number: int) -> Citation:
        right = super().cite(span, number)
        return replace(right, start=right.start + 1, end=right.end + 1)


class AlwaysAnswers(Oracle):
    """Nothing is ever refused."""

    def respond(self, item: GoldenItem, hits: Sequence[Hit]) -> Answer:
        return self.read(item, hits) if item.answerable else self.guess(item, hits)


class AlwaysAbstains(Oracle):
    """Everything is refused."""

    def respond(self, item: GoldenItem, hits: Sequence[Hit]) -> Answer:
        return self.refuse(item)


class WholeSentence(Oracle):
    """The reader returns the sentence instead of the answer in it."""

    def state(self, item: GoldenItem, quotes: Sequence[Span]) -> Answer:
        right = super().state(item, quotes)
        if right.outcome is Outcome.CONFLICT or len(item.facts) > 1:
            return right
        sentence = f"It is reported about this matter that {right.short}, as the article says in "
        sentence += "a sentence that goes on for much longer than the answer that was asked for."
        return replace(right, short=sentence, text=f"{sentence} [1]")


class DatesOffByOne(Oracle):
    """Dates are a day late."""

    def compose(
        self, item: GoldenItem, short: str, quotes: Sequence[Span], confidence: float
    ) -> Answer:
        dated = any(fact.type == "date" for fact in item.facts)
        return super().compose(item, _day_late(short) if dated else short, quotes, confidence)


def _day_late(short: str) -> str:
    names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    for moment in find_moments(short)[:1]:
        if {"year", "month", "day"} <= moment.keys():
            late = date(moment["year"], moment["month"], moment["day"]) + timedelta(days=1)
            return late.isoformat()
        if "day" in moment:
            return short.replace(str(moment["day"]), str(moment["day"] % 28 + 1))
        if "weekday" in moment:
            return names[(moment["weekday"] + 1) % 7]
    return short


class HistoryIgnored(Oracle):
    """A follow-up is looked up as if nothing had been said before."""

    def __init__(self, items: Sequence[GoldenItem], articles: Sequence[Article]) -> None:
        super().__init__(items, articles)
        self._by_query = {query: i for query, i in self._by_query.items() if not i.history}

    def standalone(self, item: GoldenItem) -> str:
        return item.question


class ConflictsIgnored(Oracle):
    """The first value found is given where sources disagree."""

    def state(self, item: GoldenItem, quotes: Sequence[Span]) -> Answer:
        if item.conflict is None:
            return super().state(item, quotes)
        first = item.conflict.values[0].split("|")[0].strip()
        return self.compose(item, first, quotes[:1], 0.9)


class TenPointDrop(Oracle):
    """One answer in ten is wrong, drawn at random."""

    def state(self, item: GoldenItem, quotes: Sequence[Span]) -> Answer:
        right = super().state(item, quotes)
        if random.Random(f"drop {item.item_id}").random() < 0.1:
            return replace(right, short="something else", text="something else [1]")
        return right
