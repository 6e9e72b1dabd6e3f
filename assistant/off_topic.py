"""A question and an article in, how much less can be believed for its names, topic and days out.

Chosen on `evals/dev/dev.jsonl` and `tests/assistant/probe`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.clause import take_apart
from assistant.dates import DateMention, is_date
from assistant.evidence import Sentence
from assistant.matching import in_text, stems_of
from assistant.other_occasions import is_of_record
from assistant.question import Expects, Question, find_names
from assistant.told import dated, is_of_saying, last_day
from index.records import Article

_ABSENT_FACTOR = 0.5
_ABSENT_OBJECT_FACTOR = 0.05
_OTHER_TOPIC_FACTOR = 0.2
_OUTSIDE_FACTOR = 0.5
_SOON_AFTER_FACTOR = 0.8
_PERIOD_SLACK = timedelta(days=31)


def names_factor(question: Question, sentence: Sentence) -> float:
    """Less than 1 for each name that the article does not bring up, or where it has no word of all.

    A report names what it is about at its beginning and says "the line" from there on.
    """
    article = sentence.article
    held = stems_of(f"{article.title} {article.outlet or ''} {article.text}")
    if question.stems and not any(in_text(word, held) for word in question.stems):
        return _OTHER_TOPIC_FACTOR
    if question.expects is Expects.DATE and _is_absent(take_apart(question.text).object, article):
        return _ABSENT_OBJECT_FACTOR  # who reached the Pole did not climb Everest then
    # "May", in "move to May", is no word that an article could lack.
    named = (
        stems_of(f"{name} {_ALSO.get(name, '')}") for name in question.names if not is_date(name)
    )
    absent = sum(bool(words) and not any(in_text(w, held) for w in words) for words in named)
    return _ABSENT_FACTOR**absent


_ALSO = {"European": "EU", "Europeans": "EU"}
"""What else stands for a name beside others: EU leaders are European leaders."""


def _is_absent(thing: str, article: Article) -> bool:
    """Whether a name stands nowhere in an article, nor one that is spelt like it."""
    if find_names(f"- {thing}") != [thing] or is_date(thing):
        return False
    words, text = stems_of(thing), f"{article.title} {article.text}"
    if not words.isdisjoint(stems_of(text)):
        return False
    named = frozenset[str]().union(*(stems_of(name) for name in find_names(f"- {text}")))
    return not any(in_text(word, named) for word in words)


def period_factor(question: Question, sentence: Sentence) -> float:
    """Less than 1 where the question names days and neither sentence nor article lies in them.

    A report of soon after may tell of them, but one of those days is believed more.
    """
    period, day = question.period, sentence.article.reference_date
    if period is None or day is None:
        return 1.0
    since, until = period.since or date.min, period.until or date.max
    reported = (day >= since) and (until == date.max or day <= until + _PERIOD_SLACK)
    told = any(
        when.first <= until and last_day(sentence, mention, when) >= since
        for mention, when in dated(sentence)
        if when
    )
    if told or (reported and day <= until):
        return 1.0
    return _SOON_AFTER_FACTOR if reported else _OUTSIDE_FACTOR


def _is_set_off(text: str, mention: DateMention) -> bool:
    """Whether a sentence ends with nothing but a day behind its last comma, as captions do."""
    return text[: mention.start].endswith(", ") and not text[mention.end :].strip(" .)")


_APART = re.compile(
    r"[,;:–—]|\b(?:compared (?:with|to)|against|up from|down from|from|while|but|and)\b",
    re.IGNORECASE,
)


def is_of_other_period(question: Question, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the part of the sentence that gives a value has days, and none of those asked about.

    "8.3 million in 2024, down from 16.9 million in 2023" tells nothing of 2022. Days on which
    something was only said don't count.

    Args:
        question: Asks for no day; it may name a time that has a beginning and an end.
        sentence: Where the value stands.
        start: Where it starts in the sentence.
        end: Where it ends there.
    """
    period, text = question.period, sentence.text
    if period is None or not (period.since and period.until) or question.expects is Expects.DATE:
        return False
    low = max((m.end() for m in _APART.finditer(text, 0, start)), default=0)
    later = _APART.search(text, end)
    high = later.start() if later else len(text)
    days = [
        (mention, when)
        for mention, when in dated(sentence)
        if when and not is_of_saying(text, mention)
    ]
    # "... in Istanbul for the opening, January 8, 2020.": a day set off at the end is of all of it.
    told = [
        (when.first, last_day(sentence, mention, when))
        for mention, when in days
        if low <= mention.start < high or (when.is_day and _is_set_off(text, mention))
    ]
    return bool(told) and not any(
        first <= period.until and last >= period.since for first, last in told
    )


def is_only_compared(question: Question, sentence: Sentence) -> bool:
    """Whether the days asked about are named only as those since which there was no such.

    "A loss of 6 million, its first since 1974" tells no loss of 1974.
    """
    period, text = question.period, sentence.text
    if period is None or not (period.since and period.until):
        return False
    named = [
        mention
        for mention, when in dated(sentence)
        if when and when.first <= period.until and when.last >= period.since
    ]
    return bool(named) and all(is_of_record(question, text, mention) for mention in named)
