"""Hits and the day whose reports are asked for in, the hits of that day out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.matching import Weights
from assistant.question import Question
from index.records import Article, Hit

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ONE_STORY_DAYS = 14
_LEAST_SHARE = 0.7  # of what the best report covers of the question


def told_on(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """The hits of the day that the question is to be answered from; all where it names none.

    Args:
        question: `told_on` is a weekday, or "first" or "last" among the days of one story.
        hits: Ranked, best first.
    """
    if not question.told_on or not hits:
        return list(hits)
    story = _one_story(question, hits)
    days = sorted({day for hit in story if (day := hit.article.reference_date)})
    if question.told_on in _WEEKDAYS:
        days = [day for day in days if day.weekday() == _WEEKDAYS.index(question.told_on)]
    elif len(days) < 2:
        return []  # the first day is none where there is no second
    wanted = days[:1] if question.told_on == "first" else days[-1:]
    return [hit for hit in story if hit.article.reference_date in wanted]


def _one_story(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """The hits of reports on what the best one is about, told within two weeks of it."""
    weights = Weights(question.text, [hit.passage.text for hit in hits])
    best = hits[0].article
    least = _LEAST_SHARE * _share(weights, best)
    return [
        hit
        for hit in hits
        if _is_near(best.reference_date, hit.article.reference_date)
        and _share(weights, hit.article) >= least
    ]


def _share(weights: Weights, article: Article) -> float:
    return weights.coverage((f"{article.title}. {article.text}", 1.0))


def _is_near(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= _ONE_STORY_DAYS
