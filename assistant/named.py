"""A question's names and days and its evidence in, passages that say what they are about out.

A report names the ship once and says "the ship" from there on, and that of June says "on Friday". A
passage read by itself has lost that name and that June; here they are put before the title, where
whoever reads the passage looks first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.dates import DateMention, find_dates, is_date, resolve
from assistant.question import Question
from assistant.records import Evidence
from assistant.sentence_readings import is_named


def with_names(question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence with names and days asked about in the context of passages that lack them.

    Args:
        question: The question, analysed.
        evidence: Passages found; one that has the names, or whose article lacks them, is left. A
            day, month or year is that of the report where that appeared within it.
    """
    names = [name for name in question.names if not is_date(name)]
    days = [mention for mention in find_dates(question.text) if mention.year]
    if not (names or days):
        return list(evidence)
    return [_with_lost(names, days, item) for item in evidence]


def _with_lost(names: Sequence[str], days: Sequence[DateMention], item: Evidence) -> Evidence:
    passage = item.passage
    near = f"{passage.context} {passage.text}"
    lost = [
        name for name in names if not is_named(name, near) and is_named(name, item.article.text)
    ]
    lost += [day.text for day in days if day.text not in near and _appeared(item, day)]
    if not lost:
        return item
    context = f"{', '.join(lost)}: {passage.context}"
    return replace(item, passage=replace(passage, context=context))


def _appeared(item: Evidence, day: DateMention) -> bool:
    """Whether an article appeared in the month or year that is asked about, or on the day."""
    when, told = resolve(day, None), item.article.reference_date
    return when is not None and told is not None and when.first <= told <= when.last
