"""A question that asks how long ago something was and its day in, the time between out.

"How many days ago did the assembly pass the law?" is answered by the day of the law and the day
that the question counts from, `as_of` or today.
"""

from __future__ import annotations

import re
from datetime import date

from assistant.limits import Limits

_ASKS_AGO = re.compile(
    r"\bhow (?:long|many (?P<unit>days|weeks|months|years)) ago\b", re.IGNORECASE
)
_DAYS_AS_DAYS = 21  # longer ago than that it is told in weeks, months or years
_DAYS_AS_WEEKS, _MONTHS_AS_MONTHS = 60, 24


def time_since(question: str, day: date, limits: Limits) -> str:
    """How long ago a day was, as `7 days ago`; empty where that is not asked or the day is ahead.

    Whole weeks, months and years are counted; without a unit asked for, the one that tells most.

    Args:
        question: What is asked.
        day: When it was.
        limits: Whose `as_of`, else today, it is counted from.
    """
    asked, now = _ASKS_AGO.search(question), limits.as_of or limits.today
    if asked is None or now is None or day > now:
        return ""
    days, months = (now - day).days, _months(day, now)
    if not days:
        return "today"
    counts = {"years": months // 12, "months": months, "weeks": days // 7, "days": days}
    unit = (asked["unit"] or _unit(days, months)).casefold()
    units = list(counts)
    # Less than one of them is told in the next smaller one.
    unit = next(one for one in units[units.index(unit) :] if counts[one])
    count = counts[unit]
    return f"{count} {unit if count != 1 else unit.removesuffix('s')} ago"


def _unit(days: int, months: int) -> str:
    if days <= _DAYS_AS_DAYS:
        return "days"
    if days <= _DAYS_AS_WEEKS:
        return "weeks"
    return "months" if months <= _MONTHS_AS_MONTHS else "years"


def _months(first: date, last: date) -> int:
    """Whole months between two days."""
    months = 12 * (last.year - first.year) + last.month - first.month
    return months - (last.day < first.day)
