"""A question in, the days it restricts itself to out: "in March 2020", "since last week".

Only a restriction of the *articles* filters retrieval ("articles from March 2020",
"according to reports since last week"). A date within the fact that is asked about
("the ceasefire of 12 January 2020") is a constraint on the answer, not on the day of
the article: it stays in the question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from assistant.dates import When, find_dates, resolve
from assistant.form_parts import COUNTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from `since` to `until` (either may be open).

    `strict` is True when articles outside must not be used at all; otherwise
    articles inside are preferred.
    """

    since: date | None
    until: date | None
    strict: bool


_ARTICLES = (
    r"(?:\b(?:articles?|stories|coverage)\s+(?:\w+\s+){0,2}?"
    r"|\b(?:reports?|news|reported|published|reporting|write|written)\s+)"
)
_STRICT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?P<word>in|since|as of|during|on|before|after|until)\s+(?P<when>[^,]+),\s",
        rf"{_ARTICLES}(?P<word>in|from|of|on|since|after|before|until|by|during)\s+(?P<when>.+)$",
        r"[,(]?\s*\b(?P<word>since|before|after|until|as of)\s+(?P<when>[^,?]+?)\s*\??$",
    )
)
_UNIT = (
    r"(?:pounds|euros|dollars|crowns|yen|francs|rupees|pesos|met(?:re|er)s|miles|kilomet(?:re|er)s"
    r"|feet|tonnes|tons|kilos|per ?cent|total)"
)
_SOFT = re.compile(
    r"\b(?P<word>in|during|on|of)\s+(?P<when>(?:(?!\b(?:in|during|on)\s)[^,?])+?)"
    rf"(?:,\s*in {_UNIT})?\s*\??$",
    re.IGNORECASE,
)
_OF_ARTICLES = re.compile(
    r"\b(?:articles?|reports?|stories|news|coverage|reported|published|reporting)\b", re.IGNORECASE
)
_FROM = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\s+(?:and|to|until|till|through)\s+(?:the\s+)?", re.IGNORECASE)


_NEWS = re.compile(
    r"^(?:(?:and|so) )?(?:what(?:['’]s| is| was| has| have| did)? (?:else )?(?:been )?"
    r"(?:happen\w*|going on|new|reported|the (?:latest )?news|in the news)"
    r"|(?:is|was|were|are) there (?:any )?news|(?:any|the|latest) news)\b",
    re.IGNORECASE,
)
_LAST_DAYS = re.compile(
    r"\b(?:in|over|during|within|for) the (?:last|past) "
    r"(?:(?P<count>\d+|two|three|four|five|six|seven|ten|few) )?(?P<unit>hour|day|week|month)s?\b",
    re.IGNORECASE,
)
_COUNTS = COUNTS | {"few": 3}
_DIGITS = 9  # of a count: more go back before the first day that can be written
_DAYS = {"hour": 1, "day": 1, "week": 7, "month": 30}


def find_period(text: str, as_of: date | None, today: date | None = None) -> Period | None:
    """Find the days a question restricts itself to; None when it names none.

    Args:
        text: The question.
        as_of: The day the question counts from ("last week"); relative
            expressions are ignored without it.
        today: The day that a question for the news at large ("What happened last week?")
            counts from without `as_of`.
    """
    news = _news_of(text, as_of or (today if asks_for_news(text) else None))
    if news is not None:
        return news
    between = _between(text, as_of)
    if between is not None:
        return between
    for pattern in (*_STRICT, _SOFT):
        match = pattern.search(text)
        if match is None:
            continue
        word, phrase = match["word"].casefold(), match["when"]
        mentions = find_dates(f"in {phrase}")
        if not mentions or mentions[0].start > 3:
            continue
        when = resolve(mentions[0], as_of)
        if when is None:
            continue
        strict = pattern is not _SOFT and _OF_ARTICLES.search(text) is not None
        since, until = _bounds(word, when)
        return Period(since=since, until=until, strict=strict)
    return _counted_from(text, as_of) if as_of else None


def asks_for_news(text: str) -> bool:
    """Whether a question names nothing but days: `What happened last week?`."""
    news = _NEWS.match(text)
    if news is None:
        return False
    last = _LAST_DAYS.search(text)
    days = [(last.start(), last.end())] if last else [(m.start, m.end) for m in find_dates(text)]
    rest = text[news.end() : days[0][0]] + text[days[-1][1] :] if days else ""
    return bool(days) and _SMALL.fullmatch(rest) is not None


_SMALL = re.compile(r"(?:\s|[?.!,]|\b(?:in|on|over|during|since|of|the|from|around|here)\b)*", re.I)


def _news_of(text: str, today: date | None) -> Period | None:
    """The days of "What happened last week?", which asks for the articles of those days."""
    if today is None or not _NEWS.match(text):
        return None
    last = _LAST_DAYS.search(text)
    if last is not None:
        told = (last["count"] or "1").casefold()
        count = _COUNTS.get(told) or int(told[:_DIGITS])
        hours = last["unit"].casefold() == "hour"
        days = -(-count // 24) if hours else count * _DAYS[last["unit"].casefold()]
        days = min(days, (today - date.min).days)
        return Period(since=today - timedelta(days=days), until=today, strict=True)
    for mention in find_dates(text):
        when = resolve(mention, today, sentence=text) if mention.needs_reference else None
        if when is not None:
            word = "since" if re.search(r"\bsince\s+$", text[: mention.start], re.I) else "in"
            since, until = _bounds(word, when)
            if until is not None and when.is_day and not asks_for_news(text):
                # What happened somewhere on a day stands in the papers of the next one as well.
                until = max(until, min(until + timedelta(days=1), today))
            return Period(since=since, until=until, strict=True)
    return None


def _between(text: str, as_of: date | None) -> Period | None:
    """The days of "between March and May 2020" or "from 3 to 9 January 2020"."""
    for one, other in pairwise(find_dates(text)):
        if not _FROM.search(text[: one.start]) or not _TO.fullmatch(text[one.end : other.start]):
            continue
        # "Between March and May 2020": the year stands once.
        first = resolve(replace(one, year=one.year or other.year), as_of)
        last = resolve(other, as_of)
        if first is not None and last is not None and first.first <= last.last:
            strict = _OF_ARTICLES.search(text[: one.start]) is not None
            return Period(since=first.first, until=last.last, strict=strict)
    return None


def _counted_from(text: str, as_of: date) -> Period | None:
    """The days of "today" or "last week" in a question asked on a known day."""
    for mention in find_dates(text):
        when = resolve(mention, as_of, sentence=text) if mention.needs_reference else None
        if when is not None:
            return Period(since=when.first, until=when.last, strict=False)
    return None


def _bounds(word: str, when: When) -> tuple[date | None, date | None]:
    if word == "since":
        return when.first, None
    if word == "after":
        return when.last + timedelta(days=1), None
    if word == "before":
        return None, when.first - timedelta(days=1)
    if word in ("until", "by", "as of"):
        return None, when.last
    return when.first, when.last
