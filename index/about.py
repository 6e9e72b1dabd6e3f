"""An undated article's text → the day it reports on, where weekdays and dates agree.

"The declaration made Wednesday", beside a picture of "Jan. 8, 2020", which was a
Wednesday, and "starting on Jan. 12": the article is about 8 January 2020. The
day serves to resolve weekdays. It is never a publication date.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from index.calendar import DateMention, WeekdayMention, find_dates, find_weekdays

_NEAR_DAYS = 45
_ADJACENT = 4  # characters between "Wednesday" and "(Jan. 8, 2020)"


def infer_about_date(text: str) -> date | None:
    """Infer the day an article is about from dates with a year and weekdays in its text.

    A day qualifies when its weekday is the one the text names most (the first of
    those, where several are named equally often), and another
    date of the text lies within a few weeks of it (or the weekday stands right
    beside it).

    Returns:
        The day, or None when no day or more than one qualifies.
    """
    dates = find_dates(text)
    days = {m.date for m in dates if m.date}
    weekdays = [w for w in find_weekdays(text) if _is_recent(w, dates)]
    if not days or not weekdays:
        return None
    counts = Counter(w.weekday for w in weekdays)
    most = max(counts.values())
    # Of weekdays named equally often, the first is that of the event: it stands in the lead.
    main = next(weekday for weekday, count in counts.items() if count == most)
    fitting = {
        day
        for day in days
        if day.weekday() == main
        and max(days) - day <= timedelta(days=_NEAR_DAYS)
        and _has_company(day, dates)
    }
    fitting |= {m.date for m in dates if m.date and _beside(m, text)} if not fitting else set()
    return fitting.pop() if len(fitting) == 1 else None


def _is_recent(weekday: WeekdayMention, dates: list[DateMention]) -> bool:
    """Whether a weekday stands for a day around the report, not for a habit or a date's part."""
    if weekday.plural or weekday.modifier in {"last", "next", "every", "each", "following"}:
        return False
    return not any(m.start <= weekday.start < m.end for m in dates)


def _has_company(day: date, dates: list[DateMention]) -> bool:
    """Whether another date of the text lies near `day`."""
    for mention in dates:
        other = mention.date
        if other is None and mention.month and mention.day and mention.year is None:
            around = (mention.in_year(day.year + shift) for shift in (-1, 0, 1))
            other = min((d for d in around if d), key=lambda d: abs(d - day), default=None)
        if other and other != day and abs(other - day) <= timedelta(days=_NEAR_DAYS):
            return True
    return False


def _beside(mention: DateMention, text: str) -> bool:
    """Whether "today" or "on Wednesday" stands right before the date in parentheses."""
    if mention.date is None:
        return False
    before = text[max(0, mention.start - 12 - _ADJACENT) : mention.start].rstrip(" (,")
    found = find_weekdays(before)
    return bool(
        found and found[-1].end == len(before) and found[-1].weekday == mention.date.weekday()
    )
