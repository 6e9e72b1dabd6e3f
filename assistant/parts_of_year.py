"""Months, seasons, quarters and halves without a year in, those of the right year out."""

from __future__ import annotations

from datetime import date, timedelta

from assistant.date_mentions import DateMention, Step
from assistant.when import SEASONS, When, half_of_year, month_end, season, stretch

_PLAN_MAY_BE_OLD_DAYS = 14
"""A plan for a month that ended this recently may simply not have been updated."""


def year_of_month(mention: DateMention, reference: date | None, *, ahead: bool) -> int | None:
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


def part_of_year(
    mention: DateMention, step: Step, reference: date | None, *, ahead: bool
) -> When | None:
    """A season, a quarter or a half, in its own year or that of the article."""
    if mention.year is None and reference is None:
        return None
    if step.kind == "half":
        year = mention.year or (reference.year if reference else 0) + (step.side or 0)
        return half_of_year(year, step.ordinal)
    if step.kind == "quarter":
        year = mention.year or _year_of_quarter(step, reference, ahead=ahead)
        return stretch(date(year, 3 * step.ordinal, 1), "quarter", 0)
    name = step.name or ""
    if mention.year is not None or reference is None:
        return season(name, mention.year or 0)
    if step.unit == "year":
        return season(name, reference.year + (step.side or 0))
    starts = date(reference.year, SEASONS[name], 1)
    if step.side == 0 and ahead and starts > reference:
        return season(name, reference.year)
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


_NEW_YEAR_IS_BEHIND_MONTH = 6
"""Until this month "the new year" is the one that has begun."""


def new_year(reference: date) -> When | None:
    """The year that has begun, or later in the year the one that is to come."""
    return stretch(reference, "year", int(reference.month > _NEW_YEAR_IS_BEHIND_MONTH))
