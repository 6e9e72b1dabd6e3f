"""A question in, the days it restricts itself to out: "in March 2020", "since last week".

Only a restriction of the *articles* filters retrieval ("articles from March 2020",
"according to reports since last week"). A date within the fact that is asked about
("the ceasefire of 12 January 2020") is a constraint on the answer, not on the day of
the article: it stays in the question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.dates import find_dates, resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from `since` to `until` (either may be open), and the question without them.

    `strict` is True when articles outside must not be used at all; otherwise
    articles inside are preferred.
    """

    since: date | None
    until: date | None
    rest: str
    strict: bool


_ARTICLES = r"(?:articles?|reports?|stories|news|coverage|reported|published|reporting)"
_STRICT = re.compile(
    rf"\b{_ARTICLES}\s+(?:\w+\s+){{0,2}}?(?P<word>in|from|of|on|since|after|before|until|by|during)\s+(?P<when>.+)$"
    r"|[,(]?\s*\b(?P<word2>since|before|after|until|as of)\s+(?P<when2>[^,?]+?)\s*\??$"
    r"|^(?P<word3>in|since|as of|during|on|before|after|until)\s+(?P<when3>[^,]+),\s",
    re.IGNORECASE,
)
_SOFT = re.compile(r"\b(?P<word>in|during|on|of)\s+(?P<when>[^,?]+?)\s*\??$", re.IGNORECASE)


def find_period(text: str, as_of: date | None) -> Period | None:
    """Find the days a question restricts itself to; None when it names none.

    Args:
        text: The question.
        as_of: The day the question counts from ("last week"); relative
            expressions are ignored without it.
    """
    for pattern, strict in ((_STRICT, True), (_SOFT, False)):
        match = pattern.search(text)
        if match is None:
            continue
        groups = match.groupdict()
        word = next(v for k, v in groups.items() if k.startswith("word") and v).casefold()
        phrase = next(v for k, v in groups.items() if k.startswith("when") and v)
        mentions = find_dates(f"in {phrase}")
        if not mentions or mentions[0].start > 3:
            continue
        when = resolve(mentions[0], as_of)
        if when is None:
            continue
        strict = strict and _ARTICLES_RE.search(text) is not None
        since, until = _bounds(word, when.first, when.last)
        return Period(since=since, until=until, rest=text, strict=strict)
    return _counted_from(text, as_of) if as_of else None


def _counted_from(text: str, as_of: date) -> Period | None:
    """The days of "today" or "last week" in a question asked on a known day."""
    for mention in find_dates(text):
        when = resolve(mention, as_of, sentence=text) if mention.needs_reference else None
        if when is not None:
            return Period(since=when.first, until=when.last, rest=text, strict=False)
    return None


_ARTICLES_RE = re.compile(rf"\b{_ARTICLES}\b", re.IGNORECASE)


def _bounds(word: str, first: date, last: date) -> tuple[date | None, date | None]:
    if word in ("since", "after"):
        return first, None
    if word in ("before", "until", "by", "as of"):
        return None, last
    return first, last
