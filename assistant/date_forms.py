"""Text in, the date expressions in it out, explicit and relative.

Explicit dates are those of `index.calendar`, with the time of day beside them; what counts
from another day is read by `assistant.relative_forms`. Nothing is resolved yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from assistant.date_mentions import CLOCK, DateMention, read_clock, without_near
from assistant.form_parts import WEEKDAY, is_of_a_row
from assistant.relative_forms import find_relative
from index import calendar
from index.calendar_forms import MONTHS


@lru_cache(maxsize=8192)
def find_mentions(text: str) -> tuple[DateMention, ...]:
    """Find date expressions in order, none overlapping, the longer reading preferred."""
    counted = (mention for mention in find_relative(text) if not is_of_a_row(mention, text))
    found = [*_explicit(text), *counted]
    found += [beside for mention in found if (beside := _day_beside(mention, text))]
    found.sort(key=lambda m: (m.start - m.end, m.start))
    taken: list[DateMention] = []
    for mention in found:
        if all(mention.end <= m.start or m.end <= mention.start for m in taken):
            taken.append(mention)
    taken.sort(key=lambda mention: mention.start)
    return tuple(_with_clocks(taken, text))


_BESIDE = re.compile(
    r"\bthe (?:day|night|evening|morning|afternoon) (?P<way>before|after) $", re.IGNORECASE
)
_LEAP_YEAR = 2000


def _day_beside(mention: DateMention, text: str) -> DateMention | None:
    """`the night before Christmas Eve`, `the day after 3 March`: the day beside a day."""
    match = _BESIDE.search(text, 0, mention.start)
    if match is None or not mention.month or not mention.day or mention.last_day:
        return None
    try:
        day = date(mention.year or _LEAP_YEAR, mention.month, mention.day)
        day += timedelta(days=-1 if match["way"].casefold() == "before" else 1)
    except (ValueError, OverflowError):
        return None
    return replace(
        mention,
        start=match.start(),
        text=text[match.start() : mention.end],
        year=mention.year and day.year,
        month=day.month,
        day=day.day,
    )


_CLOCK_JOINS_DAY = re.compile(r",?\s+(?:on\s+)?")
_DAY_JOINS_CLOCK = re.compile(r",?\s+(?:at\s+)")


def _with_clocks(mentions: list[DateMention], text: str) -> Iterator[DateMention]:
    """`9 a.m. tomorrow` and `on Friday at noon` as one expression each, not two."""
    held: DateMention | None = None
    for mention in mentions:
        joined = _joined(held, mention, text) if held else None
        if held is not None and joined is None:
            yield held
        held = joined or mention
    if held is not None:
        yield held


def _joined(one: DateMention, other: DateMention, text: str) -> DateMention | None:
    between = text[one.end : other.start]
    if _is_clock(one) and _is_day(other) and _CLOCK_JOINS_DAY.fullmatch(between):
        day, clock = other, one.clock
    elif _is_day(one) and _is_clock(other) and _DAY_JOINS_CLOCK.fullmatch(between):
        day, clock = one, other.clock
    else:
        return None
    whole = replace(
        day, start=one.start, end=other.end, text=text[one.start : other.end], clock=clock
    )
    return without_near(whole, text)


def _is_clock(mention: DateMention) -> bool:
    return mention.clock is not None and not mention.is_explicit and not mention.needs_reference


def _is_day(mention: DateMention) -> bool:
    """Whether it is a single day that is counted from another, without a time of day yet."""
    step = mention.step
    if mention.clock is not None or mention.night or mention.is_explicit:
        return False
    return step is not None and step.unit == "day" and step.kind in ("now", "weekday", "month")


_CLOCK_BEFORE = re.compile(
    rf"(?<![\w.])({CLOCK})\s+(?:on\s+|of\s+|,\s*)?(?:{WEEKDAY},?\s+)?$", re.IGNORECASE
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
