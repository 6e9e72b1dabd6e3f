"""Text → the calendar expressions in it: dates, weekdays and times of day, with offsets.

Only what is written is read; nothing is resolved against a publication date.
Both users build on it: `index.published` dates an article, and
`assistant.dates` turns "Wednesday" into a day.

    find_dates("on Jan. 12")            one DateMention, day and month, year unknown
    find_dates("05/03/2020")            one DateMention with two candidates
    find_weekdays("said Wednesday")     one WeekdayMention, weekday 2
    find_times("as of 00.00 hours")     one TimeMention, 00:00
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from index.calendar_forms import (
    BARE_WEEKDAY,
    DATE_FORMS,
    ENGLISH_MONTHS,
    MONTH_NUMBER,
    TIME,
    WEEKDAY_NUMBER,
    WEEKDAYS,
)

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date as written at `[start, end)`; parts that are not written are None.

    `candidates` are the days it can mean: one when it is plain, two when day
    and month can be exchanged (05/03/2020, day first listed first), none when
    the year or the day is not written. `weekday` (0 is Monday) is the one
    written beside it.
    """

    start: int
    end: int
    text: str
    candidates: tuple[date, ...] = ()
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @property
    def date(self) -> date | None:
        """The day meant, or None when that is open."""
        return self.candidates[0] if len(self.candidates) == 1 else None

    def in_year(self, year: int) -> date | None:
        """The day meant if it lies in `year`; None when there is no such day."""
        if self.month is None or self.day is None:
            return None
        return make_date(year, self.month, self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayMention:
    """A weekday as written at `[start, end)`, 0 is Monday, with "last" or "next" before it."""

    start: int
    end: int
    weekday: int
    modifier: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time of day as written at `[start, end)`."""

    start: int
    end: int
    text: str
    time: time


def make_date(year: int, month: int, day: int) -> date | None:
    """Build a date, or return None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_dates(text: str) -> list[DateMention]:
    """List the dates written in `text`, in order, none overlapping another.

    Returns:
        The longest reading wherever several are possible; empty when there is none.
    """
    found: list[DateMention] = []
    if not _DIGIT.search(text):
        return found  # most lines that are asked about
    for form in DATE_FORMS:
        for match in form.finditer(text):
            mention = _read(match)
            if mention is not None:
                found.append(mention)
    found.sort(key=lambda m: (m.start, -m.end))
    return list(_without_overlaps(found))


def find_weekdays(text: str) -> list[WeekdayMention]:
    """List the English weekday names written out in `text`, in order."""
    return [
        WeekdayMention(
            start=match.start(),
            end=match.end(),
            weekday=WEEKDAYS.index(match["weekday"].lower()),
            modifier=match["modifier"].lower() if match["modifier"] else None,
            plural=bool(match["plural"]),
        )
        for match in BARE_WEEKDAY.finditer(text)
        if match["weekday"][0].isupper()
    ]


def find_times(text: str) -> list[TimeMention]:
    """List the times of day written in `text`: 05:54, 00.00 hours, 6 p.m., midnight, noon.

    A number alone is no time; "3.15" is one only with "hours" or the like after it.
    """
    return [mention for match in TIME.finditer(text) if (mention := _read_time(match))]


def _without_overlaps(found: list[DateMention]) -> Iterator[DateMention]:
    end = -1
    for mention in found:
        if mention.start >= end:
            yield mention
            end = mention.end


def _read(match: re.Match[str]) -> DateMention | None:
    groups = match.groupdict()
    if groups.get("first"):
        return _read_numeric(match)
    year = int(groups["year"]) if groups.get("year") else None
    if groups.get("short_year"):
        year = _full_year(int(groups["short_year"]))
    word = groups.get("month")
    month = MONTH_NUMBER[word.lower()] if word else int(groups["iso_month"])
    day = int(groups["day"]) if groups.get("day") else None
    if word and year is None and (word.lower() not in ENGLISH_MONTHS or word.islower()):
        return None
    # 2020 is a leap year: a 29 February without its year is a possible day.
    if make_date(year or 2020, month, day or 1) is None:
        return None
    day_meant = make_date(year, month, day) if year and day else None
    return _mention(match, (day_meant,) if day_meant else (), year, month, day)


def _read_numeric(match: re.Match[str]) -> DateMention | None:
    first, second = int(match["first"]), int(match["second"])
    year = int(match["any_year"])
    if year < 100:
        # Two digits: only with the sign that dates are written with, and of this age.
        if match["sep"] == "-" or (match["sep"] == "." and not match["weekday"]):
            return None
        year = _full_year(year)
    orders = [(second, first), (first, second)]
    if match["sep"] == ".":
        orders = orders[:1]  # dots are written where the day comes first
    days = [day for month, dayno in orders if (day := make_date(year, month, dayno))]
    candidates = tuple(dict.fromkeys(days))
    if not candidates:
        return None
    certain = candidates[0] if len(candidates) == 1 else None
    return _mention(
        match,
        candidates,
        year,
        certain.month if certain else None,
        certain.day if certain else None,
    )


def _full_year(short: int) -> int:
    """The year of this age that two digits stand for."""
    return short + (2000 if short < 70 else 1900)


def _mention(
    match: re.Match[str],
    candidates: tuple[date, ...],
    year: int | None,
    month: int | None,
    day: int | None,
) -> DateMention:
    name = match.groupdict().get("weekday")
    return DateMention(
        start=match.start(),
        end=match.end(),
        text=match.group(),
        candidates=candidates,
        year=year,
        month=month,
        day=day,
        weekday=WEEKDAY_NUMBER[name.lower()] if name else None,
    )


def _read_time(match: re.Match[str]) -> TimeMention | None:
    if match["word"]:
        value = time(0) if match["word"].lower() == "midnight" else time(12)
    else:
        unit = (match["unit"] or "").strip().lower()
        if not unit and match["sep"] != ":":
            return None
        hour = int(match["hour"])
        if unit[:1] in ("a", "p") and 1 <= hour <= 12:
            hour = hour % 12 + (12 if unit[0] == "p" else 0)
        if hour > 23:
            return None
        value = time(hour, int(match["minute"] or 0))
    return TimeMention(start=match.start(), end=match.end(), text=match.group(), time=value)
