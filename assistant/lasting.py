"""A reading in its sentence in, the date or number there that is meant out.

One sentence may give what held before and what holds now ("moved from 5 October to 14
December"), or when something starts and when it ends ("runs from 4 May to 27 June").
"""

from __future__ import annotations

import re

from assistant.changes import asks_past_value, past_values
from assistant.dates import DateMention, find_dates
from assistant.evidence import Sentence
from assistant.question import Question
from assistant.values import find_numbers


def mention_at(sentence: Sentence, start: int, end: int) -> DateMention | None:
    """The date expression that `[start, end)` of the article touches, a plain one first."""
    touched = [
        mention
        for mention in find_dates(sentence.text)
        if sentence.start + mention.start < end and start < sentence.start + mention.end
    ]
    return min(touched, key=lambda m: (not m.is_explicit, m.start), default=None)


def lasting_date(question: Question, sentence: Sentence, mention: DateMention) -> DateMention:
    """The date that holds now, where the one found is what it was moved from."""
    past = past_values(sentence.text)
    if (mention.start, mention.end) not in past or asks_past_value(question.text):
        return mention
    later = (m for m in find_dates(sentence.text) if m.start >= mention.end)
    return next((m for m in later if (m.start, m.end) not in past), mention)


def after_past(sentence: Sentence, start: int, end: int) -> int:
    """Where the value that holds now starts, in "84 to 91 million crowns" read whole."""
    gone = [b for a, b in past_values(sentence.text) if start <= sentence.start + a < end]
    numbers = (sentence.start + number.start for number in find_numbers(sentence.text))
    last = sentence.start + max(gone, default=0)
    return next((n for n in numbers if last <= n < end), start) if gone else start


_RANGE = re.compile(r"\s*(?:[-–—]|to|until|through)\s*")


def range_end(sentence: Sentence, mention: DateMention) -> DateMention:
    """The second date of `23 January - 9 March` for a question of how long something runs."""
    for other in find_dates(sentence.text):
        if _RANGE.fullmatch(sentence.text[mention.end : other.start]):
            return other
    return mention


_END = re.compile(r"\buntil\b|\bends?\b", re.IGNORECASE)
_CLOSES = re.compile(
    r"^(?:when|until when|(?:on|at|in) (?:what|which) \w+|(?:what|which) \w+)\b.*"
    r"\b(?:close|closes|closing|finish|finishes|conclude|concludes|expire|expires|stop|stops)\b",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"\b(?:runs?|ran|running|opens?|opened|lasts?|lasted|continues?|continued|valid|in force"
    r"|takes? place|took place|held|shown|on (?:show|display|view)"
    r"|can be (?:seen|visited))\b[^,;.]*$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\b(?:clos\w+|shut\w*|stop\w*|suspend\w*|halt\w*|finish\w*)\b", re.IGNORECASE)


def asks_end(question: str, before: str) -> bool:
    """Whether the end of a range is asked for.

    What runs from May to June closes in June; what is closed from May to June closes in May.

    Args:
        question: Asks for a date.
        before: The sentence up to the range.
    """
    if _END.search(question):
        return True
    return bool(_CLOSES.search(question) and _RUNS.search(before)) and not _CLOSED.search(before)
