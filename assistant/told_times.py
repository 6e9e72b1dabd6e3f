"""A value of a sentence in, the times that the words about it tell out."""

from __future__ import annotations

import re

from assistant.beside import Pair, Told
from assistant.dates import DateMention, find_dates
from assistant.evidence import Sentence
from assistant.told import meant

_MONTH_NAMES = (
    "january february march april may june july august september october november december"
)
_MONTHS = {name.title(): at for at, name in enumerate(_MONTH_NAMES.split(), 1)}
MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_STEP_BEFORE = re.compile(
    r"\b(?:(?:the|a|an) (?P<unit>year|month|week|day) (?:before|earlier)\b)", re.IGNORECASE
)

Time = tuple[int | None, int | None]
"""A year and a month, each None where it is not told."""


def time_of(text: str) -> Time:
    """The year and the month that a question names."""
    year, month = YEAR.search(text), MONTH.search(text)
    return int(year.group()) if year else None, _MONTHS[month.group()] if month else None


def times_of(sentence: Sentence, told: Told, pair: Pair) -> list[Time]:
    """The times that the words of a value tell.

    "A year earlier" counts from the value beside it, and tells nothing where that has no year.
    """
    found: list[Time] = []
    for mention in mentions_of(sentence, told):
        if mention.step is not None and mention.step.kind == "then":
            beside = pair.value if told is pair.other else pair.other
            years = {
                one.year for one in mentions_of(sentence, beside) if one.year and one.step is None
            }
            if len(years) == 1 and mention.step.unit == "year":
                found.append((years.pop() + mention.step.count, None))
            continue
        when = meant(sentence, mention)
        if when is not None and when.first.year == when.last.year:
            same = when.first.month == when.last.month
            found.append((when.first.year, when.first.month if same else None))
        elif mention.month or mention.year:
            found.append((mention.year, mention.month))
    return found


def mentions_of(sentence: Sentence, told: Told) -> list[DateMention]:
    """The times named in the words of a value."""
    first, last = told.words
    return [mention for mention in find_dates(sentence.text) if first <= mention.start < last]


def is_of_other_time(asked: str, told: Told, sentence: Sentence) -> bool:
    """Whether a value is of another time than "the year before" that was asked for."""
    step_asked = _STEP_BEFORE.search(asked)
    day = sentence.article.reference_date
    if step_asked is None:
        return False
    for mention in mentions_of(sentence, told):
        step = mention.step
        if step is not None and step.kind == "then":
            if step.unit != step_asked["unit"].casefold() or step.count != -1:
                return True
        elif mention.year and day and not day.year - 2 <= mention.year < day.year + 1:
            return True
    return False


def agree(one: Time, other: Time) -> bool:
    """Whether two times may be the same; not where neither tells what the other does."""
    told = [(mine, theirs) for mine, theirs in zip(one, other, strict=True) if mine and theirs]
    return bool(told) and all(mine == theirs for mine, theirs in told)
