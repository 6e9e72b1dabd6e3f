"""Text in, the date expressions in it out, explicit and relative.

Explicit dates are those of `index.calendar`, with the time of day beside them; what counts
from another day is read by `assistant.relative_forms`. Nothing is resolved yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.date_mentions import CLOCK, DateMention, read_clock, without_near
from assistant.relative_forms import find_relative
from index import calendar
from index.calendar_forms import MONTHS


@lru_cache(maxsize=8192)
def find_mentions(text: str) -> tuple[DateMention, ...]:
    """Find date expressions in order, none overlapping, the longer reading preferred."""
    found = [*_explicit(text), *find_relative(text)]
    found.sort(key=lambda m: (m.start - m.end, m.start))
    taken: list[DateMention] = []
    for mention in found:
        if all(mention.end <= m.start or m.end <= mention.start for m in taken):
            taken.append(mention)
    return tuple(sorted(taken, key=lambda mention: mention.start))


_WEEKDAY = rf"(?-i:{'|'.join(name.capitalize() for name in calendar.WEEKDAYS)})"
_CLOCK_BEFORE = re.compile(
    rf"(?<![\w.])({CLOCK})\s+(?:on\s+|of\s+|,\s*)?(?:{_WEEKDAY},?\s+)?$", re.IGNORECASE
)
_CLOCK_AFTER = re.compile(rf"^,?\s+at\s+({CLOCK})", re.IGNORECASE)
_FULL_STOP = re.compile(rf"(?:{'|'.join(MONTHS)})\.$", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:early|mid|late)[ -]$")


def _explicit(text: str) -> Iterator[DateMention]:
    """The dates that `index.calendar` reads, with the time of day beside them."""
    for found in calendar.find_dates(text):
        if found.year is None and found.month is None:
            continue
        start, end = found.start, found.end
        if _FULL_STOP.search(found.text):
            end -= 1
        clock, before = None, text[:start]
        if found.day is not None and (at := _CLOCK_BEFORE.search(before)):
            clock, start = read_clock(at[1]), at.start()
        elif found.day is not None and (at := _CLOCK_AFTER.match(text[end:])):
            clock, end = read_clock(at[1]), end + at.end()
        elif near := _ABOUT.search(before):
            start = near.start()
        if start != found.start and clock is None and found.day is not None:
            start = found.start
        mention = DateMention(
            start=start, end=end, text=text[start:end], year=found.year, month=found.month,
            day=found.day, weekday=found.weekday, clock=clock,
        )  # fmt: skip
        yield without_near(mention, text)
