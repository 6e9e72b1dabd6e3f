"""Hits and the day whose reports are asked for in, the hits of that day out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.dates import find_dates, resolve
from assistant.matching import Weights
from assistant.question import Question
from index.calendar_forms import MONTHS, WEEKDAYS
from index.records import Article, Hit

_ONE_STORY_DAYS = 14
_LEAST_SHARE = 0.7  # of what the best report covers of the question


def told_on(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """The hits of the day that the question is to be answered from; all where it names none.

    Args:
        question: `told_on` is a weekday, "first" or "last" among the days of one story, or a month
            ("may", "May 2018") or year of any.
        hits: Ranked, best first.
    """
    if not question.told_on or not hits:
        return list(hits)
    if question.told_on in MONTHS:
        month = MONTHS.index(question.told_on) + 1
        return [hit for hit in hits if (day := hit.article.reference_date) and day.month == month]
    if question.told_on[-1:].isdigit():
        return _told_in(question.told_on, hits)
    story = _one_story(question, hits)
    days = sorted({day for hit in story if (day := hit.article.reference_date)})
    if question.told_on in WEEKDAYS:
        days = [day for day in days if day.weekday() == WEEKDAYS.index(question.told_on)]
    elif len(days) < 2:
        return []  # the first day is none where there is no second
    wanted = days[:1] if question.told_on == "first" else days[-1:]
    return [hit for hit in story if hit.article.reference_date in wanted]


_AT_FIRST = re.compile(
    r"\b(?:at first|initially|originally|(?:first|initial) (?:reports?|day|figure|estimate))\b",
    re.IGNORECASE,
)
_AT_LAST = re.compile(
    r"\b(?:now|today|in the end|at last|later|afterwards|by \w+day|after"
    r"|(?:final|last|latest) (?:reports?|day|figure|estimate))\b",
    re.IGNORECASE,
)


def reports_of(question: str) -> str:
    """The reports that a question's own time points to: `May 2018`, `first` or `last`; or none."""
    months = [mention.text for mention in find_dates(question) if mention.year and mention.month]
    if months:
        return months[-1]
    if _AT_FIRST.search(question):
        return "first"
    return "last" if _AT_LAST.search(question) else ""


def _told_in(time: str, hits: Sequence[Hit]) -> list[Hit]:
    whens = [resolve(mention, None) for mention in find_dates(time)]
    return [
        hit
        for hit in hits
        for when in whens[:1]
        if when and (day := hit.article.reference_date) and when.first <= day <= when.last
    ]


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
