"""Days out of a date expression: the stretch that it means, and how it is written."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which a season begins, as northern calendars have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A stretch of time from day `first` to day `last`, both included, and perhaps a clock time.

    `name` is what a stretch is called that does not begin and end on the same days
    everywhere, such as `spring 2023`.
    """

    first: date
    last: date
    clock: str | None = None
    name: str | None = None

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.first == self.last

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def show(self) -> str:
        """Write it as in `00:00 on 12 January 2020`, `March 2020`, `2018`, `1–7 May 2020`."""
        shown = self.name or _show_days(self.first, self.last)
        return f"{self.clock} on {shown}" if self.clock else shown


def _show_days(first: date, last: date) -> str:
    if first == last:
        return show_day(first)
    month = calendar.month_name[first.month]
    if first.day == 1 and last == month_end(first):
        return f"{month} {first.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        if first.year % 10 == 0 and last.year == first.year + 9:
            return f"the {first.year}s"
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and last == month_end(last) and first.year == last.year:
        return f"{month}–{calendar.month_name[last.month]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{show_day(last)}"
    return f"{show_day(first)} – {show_day(last)}"


def show_day(day: date | None) -> str:
    """Write a day as `9 January 2020`; `undated` where there is none."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}" if day else "undated"


def one_day(day: date, clock: str | None = None) -> When:
    """A single day."""
    return When(first=day, last=day, clock=clock)


def month_end(first: date) -> date:
    """The last day of a day's month."""
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def stretch(day: date, unit: str, count: int) -> When | None:
    """The day, calendar week (Monday first), month, quarter or year `count` of them away.

    None where the calendar ends.
    """
    try:
        if unit == "day":
            return one_day(day + timedelta(days=count))
        if unit == "week":
            monday = day - timedelta(days=day.weekday()) + timedelta(weeks=count)
            return When(first=monday, last=monday + timedelta(days=6))
        if unit == "month":
            return _months(day.year * 12 + day.month - 1 + count, 1)
        if unit == "quarter":
            return _months(day.year * 12 + (day.month - 1) // 3 * 3 + 3 * count, 3)
        span = 10 if unit == "decade" else 1
        first = day.year // span * span + count * span
        return When(first=date(first, 1, 1), last=date(first + span - 1, 12, 31))
    except (ValueError, OverflowError):
        return None


def _months(index: int, length: int) -> When:
    """`length` months from the month `index`, counted from January of the year 0."""
    end = index + length - 1
    first = date(index // 12, index % 12 + 1, 1)
    return When(first=first, last=month_end(date(end // 12, end % 12 + 1, 1)))


def half_of_year(year: int, ordinal: int) -> When:
    """The first (1) or second (2) half of a year."""
    return _months(year * 12 + 6 * (ordinal - 1), 6)


def season(name: str, year: int) -> When:
    """A season by its name and the year in which it begins."""
    month = SEASONS[name]
    months = _months(year * 12 + month - 1, 3)
    shown = f"{name} {year}/{(year + 1) % 100:02}" if month == 12 else f"{name} {year}"
    return When(first=months.first, last=months.last, name=shown)
