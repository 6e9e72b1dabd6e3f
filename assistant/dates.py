"""Dates in text, found and resolved: "Wednesday" in an article of 9 January 2020 → 8 January 2020.

`find_dates` finds the expressions, explicit and relative; `resolve` counts the
relative ones from the article's own date, the tense of the sentence deciding the
direction. Without such a date they stay as they are: a guess would be worse.
"""

from __future__ import annotations

from datetime import date, timedelta

from assistant.date_forms import find_mentions
from assistant.date_mentions import DateMention, Step
from assistant.tense import is_future
from assistant.when import SEASONS, When, month_end, one_day, season, show_day, stretch

__all__ = ["DateMention", "When", "find_dates", "is_date", "resolve", "show_day"]


def find_dates(text: str) -> list[DateMention]:
    """Find date expressions in order, none overlapping, the longer reading preferred."""
    return list(find_mentions(text))


def is_date(name: str) -> bool:
    """Whether a name can only be a date: `April 2020` and `Monday`, but not `April`."""
    return any(m.day or m.year or m.step or m.month is None for m in find_dates(name))


def resolve(
    mention: DateMention,
    reference: date | None,
    *,
    sentence: str = "",
    told: When | None = None,
) -> When | None:
    """Say which days a mention means, or None when that cannot be known.

    Args:
        mention: A mention found in `sentence` (offsets within it).
        reference: The day the article counts from.
        sentence: The sentence around it; its tense decides between the weekday
            before and the one after.
        told: The time that was told of before, which "the following day" counts from.
    """
    ahead = bool(sentence) and is_future(sentence, mention.start, mention.end)
    step = mention.step
    if step is not None and step.kind == "then":
        return _from_told(mention, step, told)
    if mention.month is not None:
        year = mention.year or _year_of_month(mention, reference, ahead=ahead)
        return _explicit(year, mention) if year else None
    if step is not None and step.kind in ("season", "quarter"):
        return _part_of_year(mention, step, reference, ahead=ahead)
    if mention.year is not None:
        return _explicit(mention.year, mention)
    if reference is None or (step is None and mention.weekday is None):
        return None
    when = _count_from(mention, step or Step(kind="weekday"), reference, ahead=ahead)
    if mention.clock is None or when is None:
        return when
    return one_day(when.last, mention.clock)


def _explicit(year: int, mention: DateMention) -> When | None:
    try:
        if mention.month is None:
            decade = mention.step is not None and mention.step.unit == "decade"
            return stretch(date(year, 1, 1), "decade" if decade else "year", 0)
        if mention.day is None:
            first = date(year, mention.month, 1)
            return When(first=first, last=month_end(first))
        return one_day(date(year, mention.month, mention.day), mention.clock)
    except ValueError:
        return None


def _from_told(mention: DateMention, step: Step, told: When | None) -> When | None:
    """What counts from the time told of before; None unless that is precise enough."""
    if told is None or (step.unit == "day" and not told.is_day):
        return None
    if mention.month is not None:
        return _explicit(told.first.year + step.count, mention)
    if step.unit == "year" and not told.is_day and step.count:
        return _same_stretch(told, step.count)
    return stretch(told.first, step.unit, step.count)


def _same_stretch(told: When, years: int) -> When | None:
    """The same month or quarter of another year: "a year earlier".

    A week or a weekend has no namesake there, so only the year is known; None where
    that is not one either.
    """
    first, last = told.first, told.last
    if first.day != 1 or last != month_end(last) or (last - first).days >= _DAYS_OF_A_YEAR - 1:
        return stretch(first, "year", years) if first.year == last.year else None
    try:
        first = first.replace(year=first.year + years)
        last = last.replace(year=last.year + years, day=1)
    except ValueError:
        return None
    return When(first=first, last=month_end(last))


_DAYS_OF_A_YEAR = 365
_PLAN_MAY_BE_OLD_DAYS = 14
"""A plan for a month that ended this recently may simply not have been updated."""


def _year_of_month(mention: DateMention, reference: date | None, *, ahead: bool) -> int | None:
    """The year of a month without one: the nearest, or the coming one of what is announced."""
    if reference is None or mention.month is None:
        return None
    side = None
    if mention.step is not None:
        if mention.step.unit == "year":
            return reference.year + mention.step.count
        side = mention.step.side
    day = min(mention.day or 15, 28)
    years = (reference.year - 1, reference.year, reference.year + 1)
    days = {year: date(year, mention.month, day) for year in years}
    nearest = min(years, key=lambda year: abs((days[year] - reference).days))
    if side == -1:
        return reference.year - (mention.month >= reference.month)
    if side == 1:
        return reference.year + (mention.month <= reference.month)
    # "Will stay closed until December", said in March, means the December to come. A month
    # that is over by days only may still be meant: "will" often reports an earlier plan.
    gap = (reference - month_end(days[nearest].replace(day=1))).days
    return nearest + 1 if ahead and gap > _PLAN_MAY_BE_OLD_DAYS else nearest


_SEASON_IS_NEAR = timedelta(days=60)


def _part_of_year(
    mention: DateMention, step: Step, reference: date | None, *, ahead: bool
) -> When | None:
    """A season or a quarter, in its own year or that of the article."""
    if mention.year is None and reference is None:
        return None
    if step.kind == "quarter":
        year = mention.year or _year_of_quarter(step, reference, ahead=ahead)
        return stretch(date(year, 3 * step.ordinal, 1), "quarter", 0)
    name = step.name or ""
    if mention.year is not None or reference is None:
        return season(name, mention.year or 0)
    if step.unit == "year":
        return season(name, reference.year + (step.side or 0))
    starts = date(reference.year, SEASONS[name], 1)
    ahead = step.side == 1 or (step.side is None and ahead)
    if ahead:
        coming = reference.year + (starts <= reference)
        # "Next spring", said in February, is not the one that is about to begin.
        near = date(coming, SEASONS[name], 1) - reference < _SEASON_IS_NEAR
        return season(name, coming + (step.side == 1 and near))
    return season(name, reference.year - (starts > reference))


def _year_of_quarter(step: Step, reference: date | None, *, ahead: bool) -> int:
    """The year of a quarter without one: reported on when it is over, announced before."""
    if reference is None or step.side is not None:
        return (reference.year if reference else 0) + (step.side or 0)
    running = (reference.month + 2) // 3
    if ahead:
        return reference.year + (step.ordinal < running)
    return reference.year - (step.ordinal > running)


def _count_from(mention: DateMention, step: Step, reference: date, *, ahead: bool) -> When | None:
    if mention.weekday is not None:
        day = _weekday(mention.weekday, step, reference, ahead=ahead)
        early = day - timedelta(days=1)
        return When(first=early, last=day) if mention.night else one_day(day)
    if step.kind == "weekend":
        return _weekend(step.side, reference, ahead=ahead)
    if mention.night:
        return When(first=reference - timedelta(days=1), last=reference)
    if step.ahead and not ahead:
        return None  # "in two weeks they sold ...": how long, not when
    return stretch(reference, step.unit, step.count)


def _weekday(weekday: int, step: Step, reference: date, *, ahead: bool) -> date:
    if step.unit == "week":
        monday = reference - timedelta(days=reference.weekday())
        return monday + timedelta(weeks=step.side or 0, days=weekday)
    back = (reference.weekday() - weekday) % 7
    # Nobody calls yesterday "last Wednesday", or tomorrow "next Friday".
    if step.side == -1:
        return reference - timedelta(days=back if back > 1 else back + 7)
    if step.side == 1:
        return reference + timedelta(days=7 - back if back < 6 else 14 - back)
    if back and ahead:
        return reference + timedelta(days=7 - back)
    return reference - timedelta(days=back)


def _weekend(side: int | None, reference: date, *, ahead: bool) -> When:
    """Saturday and Sunday: the one that is on or was last, or the coming one."""
    since = (reference.weekday() - 5) % 7
    saturday = reference - timedelta(days=since)
    on_now = since < 2
    if side == 1 or (not on_now and (ahead or side == 0)):
        saturday += timedelta(weeks=1)
    elif side == -1 and on_now:
        saturday -= timedelta(weeks=1)
    return When(first=saturday, last=saturday + timedelta(days=1))
