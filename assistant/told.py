"""A sentence of an article in, its date expressions with the days that they mean out.

Most count from the day of the article. "The following day" and "a year earlier" count from
a time that was told of before, in the sentence itself or in those above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.dates import DateMention, When, find_dates, resolve
from assistant.evidence import Sentence, sentences_of
from assistant.tense import is_future
from assistant.when import stretch
from assistant.words import content_stems, root, tokenize


def dated(sentence: Sentence) -> list[tuple[DateMention, When | None]]:
    """The date expressions of a sentence in order, each with its days where they are known."""
    return [(mention, meant(sentence, mention)) for mention in find_dates(sentence.text)]


def meant(sentence: Sentence, mention: DateMention) -> When | None:
    """Which days a date expression of a sentence means, or None when that cannot be known.

    Args:
        sentence: A sentence of an article.
        mention: One of its date expressions (offsets within the sentence).
    """
    reference, text = sentence.article.reference_date, sentence.text
    if mention.night and mention.weekday is None and (day := _night_told_of(sentence)):
        return day
    if mention.step is None or mention.step.kind != "then":
        return resolve(mention, reference, sentence=text)
    # An event is known by its name, whenever it is.
    ahead = mention.step.name is not None or is_future(text, mention.start, mention.end)
    for told in _told_before(sentence, mention):
        when = resolve(mention, reference, sentence=text, told=told)
        if when is None:
            # "The following day" counts from no day that is known: that of a week before.
            if _is_background(told):
                continue
            return None
        # What has happened cannot lie after the day on which it was reported: the event that
        # it follows was told of earlier than the last day named.
        if ahead or reference is None or when.first <= reference:
            return when
    return None


def last_day(sentence: Sentence, mention: DateMention, when: When) -> date:
    """The last day of a time; "since January" lasts until the report."""
    reported = sentence.article.reference_date
    lasts = _SINCE.search(sentence.text[: mention.start]) is not None
    return max(when.last, reported) if lasts and reported else when.last


_SINCE = re.compile(r"\bsince\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_AT_NIGHT = re.compile(
    r"\b(?:(?:early|small) hours of|before dawn on|early on|in the night to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NEAR = 4


def _night_told_of(sentence: Sentence) -> When | None:
    """The day of the night that was told of just before, for "overnight": "early on Tuesday"."""
    for earlier in reversed(sentences_of(sentence.article, 0, sentence.start)[-_NEAR:]):
        for mention in find_dates(earlier.text):
            if _AT_NIGHT.search(earlier.text[: mention.start]):
                when = resolve(mention, sentence.article.reference_date, sentence=earlier.text)
                return when if when and when.is_day else None
    return None


def _told_before(sentence: Sentence, mention: DateMention) -> Iterator[When]:
    """The times that were told of before a mention, the nearest first."""
    if mention.step is not None and mention.step.name:
        yield from _of_event(sentence, mention, mention.step.name)
        return
    reference = sentence.article.reference_date
    here = [other for other in find_dates(sentence.text) if other.end <= mention.start]
    if here and here[-1].step is not None and here[-1].step.kind == "then":
        # "The following day …, and that same night": the one counts on from the other.
        last = meant(sentence, here[-1])
        if last is not None:
            yield last
    yield from _resolved(sentence, here)
    for earlier in reversed(sentences_of(sentence.article, 0, sentence.start)):
        close = "\n\n" not in sentence.article.text[earlier.end : sentence.start]
        for when in _resolved(earlier, find_dates(earlier.text)):
            # The month of another paragraph is seldom the one meant by "four years earlier".
            yield when if close or mention.step is None else _widened(when, mention.step.unit)
    if reference is not None and mention.step is not None and mention.step.unit != "day":
        yield When(first=reference, last=reference)


def _widened(when: When, unit: str) -> When:
    """The year of a time, for what counts in years from it."""
    if unit != "year" or when.is_day:
        return when
    return stretch(when.first, "year", 0) or when


def _of_event(sentence: Sentence, mention: DateMention, event: str) -> Iterator[When]:
    """When an event happened: "signed on Saturday" for `the day after the signing`."""
    named = {root(stem) for stem in content_stems(tokenize(event))}
    around = sentences_of(sentence.article)
    at = next((i for i, other in enumerate(around) if other.start >= sentence.start), len(around))
    for other in [*reversed(around[:at]), *around[at:]]:
        told = {root(stem) for stem in content_stems(tokenize(other.text))}
        if named & told:
            yield from _resolved(other, [m for m in find_dates(other.text) if m != mention])


def _resolved(sentence: Sentence, mentions: list[DateMention]) -> Iterator[When]:
    # "Sales fell in the fourth quarter, the company said on Thursday. A year earlier …": the
    # day on which something was only said comes last.
    for mention in sorted(mentions, key=lambda m: (is_of_saying(sentence.text, m), -m.start)):
        if mention.step is not None and mention.step.kind == "then":
            continue
        when = resolve(mention, sentence.article.reference_date, sentence=sentence.text)
        if when is not None:
            yield when


_SAYING = re.compile(
    r"\b(?:said|says|told \w+|added|reported|announced|admitted|ruled|confirmed|declared)"
    r"\s+(?:on\s+)?$"
)


def is_of_saying(text: str, mention: DateMention) -> bool:
    """Whether a date is the day on which something was only said."""
    return _SAYING.search(text[: mention.start]) is not None


_DAYS_OF_A_YEAR = 365


def _is_background(told: When) -> bool:
    """Whether it is a whole year or more, as in "since 1963": what happened then is no event."""
    return told.days >= _DAYS_OF_A_YEAR
