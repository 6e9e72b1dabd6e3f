"""Months, seasons, quarters and halves without a year in, those of the right year out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from assistant.date_mentions import DateMention, Step
from assistant.when import SEASONS, When, half_of_year, month_end, season, stretch

_MAY_BE_SOON = timedelta(days=45)
"""Even of what is done a day so near ahead is told: "agreed on 12 January"."""
_PLAN_MAY_BE_OLD_DAYS = 14
"""A plan for a month that ended this recently may simply not have been updated."""


def year_of_month(
    mention: DateMention, reference: date | None, *, ahead: bool, behind: bool = False
) -> int | None:
    """The year of a month without one: the nearest, or the coming one of what is announced.

    What is told as done (`behind`) was not done in a month that is still to come.
    """
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
    if behind and days[nearest] - reference > _MAY_BE_SOON:
        return nearest - 1
    gap = (reference - month_end(days[nearest].replace(day=1))).days
    return nearest + 1 if ahead and gap > _PLAN_MAY_BE_OLD_DAYS else nearest


_SATURDAY = 5


def of_month(first: date, step: Step, weekday: int | None) -> When:
    """A weekday, weekend or week of the month that begins on `first`: the second, the last."""
    last = month_end(first)
    if step.unit == "week":
        day = last - timedelta(days=6) if step.ordinal < 0 else first
        day += timedelta(weeks=max(step.ordinal - 1, 0))
        return When(first=day, last=day + timedelta(days=6))
    wanted = _SATURDAY if weekday is None else weekday
    if step.ordinal < 0:
        day = last - timedelta(days=(last.weekday() - wanted) % 7)
    else:
        day = first + timedelta(days=(wanted - first.weekday()) % 7, weeks=step.ordinal - 1)
    return When(first=day, last=day + timedelta(days=step.unit == "weekend"))


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
    if step.count:
        near = part_of_year(mention, replace(step, count=0), reference, ahead=ahead)
        return near and season(name, near.first.year + step.count)
    ahead = step.side == 1 or (step.side is None and ahead)
    if ahead:
        coming = reference.year + (starts <= reference)
        # "Next spring", said in February, is not the one that is about to begin.
        near = date(coming, SEASONS[name], 1) - reference < _SEASON_IS_NEAR
        return season(name, coming + (step.side == 1 and near))
    # "Last summer" is none that is still on.
    on_now = starts <= reference <= season(name, reference.year).last
    return season(name, reference.year - (starts > reference or (on_now and step.side == -1)))


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


def new_year(reference: date, *, ahead: bool) -> When | None:
    """The year that has begun, or of what is announced and late in the year the coming one."""
    coming = ahead and reference.month > 1
    return stretch(reference, "year", int(coming or reference.month > _NEW_YEAR_IS_BEHIND_MONTH))


_FEAST_DAYS = {
    "good friday": (-2, -2), "easter": (-2, 1), "easter sunday": (0, 0), "easter monday": (1, 1),
}  # fmt: skip


def easter(
    mention: DateMention, step: Step, reference: date | None, *, ahead: bool, behind: bool
) -> When | None:
    """Easter, its Friday to its Monday, or the one day of it that is named."""
    if mention.year is not None:
        return _easter_of(mention.year, step)
    if reference is None:
        return None
    years = (reference.year - 1, reference.year, reference.year + 1)
    found = [_easter_of(year, step) for year in years]
    if step.side == -1 or (step.side is None and behind):
        return next(when for when in reversed(found) if when.first <= reference)
    if step.side == 1 or (step.side is None and ahead):
        return next(when for when in found if when.last >= reference)
    if step.side == 0:
        return found[1]
    return min(found, key=lambda when: abs(when.first - reference))


def _easter_of(year: int, step: Step) -> When:
    sunday = easter_sunday(year)
    first, last = (timedelta(days=days) for days in _FEAST_DAYS[step.name or "easter"])
    return When(first=sunday + first, last=sunday + last)


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar.

    Source:
        The anonymous Gregorian computus, Nature, 20 April 1876, as given by J. Meeus,
        Astronomical Algorithms, chapter 8.
    """
    golden, century, rest = year % 19, year // 100, year % 100
    skipped = (century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    moon = (19 * golden + skipped) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
