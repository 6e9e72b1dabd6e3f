"""Dates in text, found and resolved: "Wednesday" in an article of 9 January 2020 → 8 January 2020.

`find_dates` finds the expressions, explicit and relative; `resolve` counts the
relative ones from the article's own date, the tense of the sentence deciding the
direction. Without such a date they stay as they are: a guess would be worse.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.date_forms import find_mentions
from assistant.date_mentions import DateMention, Step
from assistant.parts_of_year import easter, new_year, of_month, part_of_year, year_of_month
from assistant.tense import is_future, is_past
from assistant.when import SEASONS, When, month_end, one_day, season, show_day, stretch

__all__ = ["DateMention", "When", "find_dates", "is_date", "resolve", "show_day"]


def find_dates(text: str) -> list[DateMention]:
    """Find date expressions in order, none overlapping, the longer reading preferred."""
    return list(find_mentions(text))


_EVERY = re.compile(
    r"\b(?:every|each|any)\s+(?:other\s+|second\s+|third\s+)?(?:\w+day(?:,\s*|\s+(?:and|or)\s+))*$",
    re.IGNORECASE,
)
"""Before a weekday: "every Saturday" is no day."""
_ONE = re.compile(r"\b(?:(?:on|till|until) a|one) $", re.IGNORECASE)
_NO_NOUN = re.compile(
    r"(?: (?:night|morning|evening|afternoon))?"
    r"(?:\W*$|[,.;:!?)]| (?:and|or|but|in|at|to|of|with|when|that|before|after)\b"
    r"| (?:I|we|he|she|it|they)\b)"
)
"""What follows a weekday that stands by itself: "a Friday call" is that of Friday."""


def is_date(name: str) -> bool:
    """Whether a name can only be a date: `April 2020` and `Monday`, but not `April`."""
    return any(m.day or m.year or m.step or m.month is None for m in find_dates(name))


def _is_any(mention: DateMention, sentence: str) -> bool:
    """Whether a weekday is told without saying which: `on a Friday`, and `the Monday` after it."""
    if mention.step is None or mention.step.kind != "weekday":
        return False
    ahead = sentence[: mention.start]
    if _ONE.search(ahead):
        return _NO_NOUN.match(sentence, mention.end) is not None
    any_day = re.search(r"\bon a \w+day\b", ahead)
    return ahead.endswith(" the ") and any_day is not None


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
    if _EVERY.search(sentence[: mention.start]) or _is_any(mention, sentence):
        return None
    ahead = bool(sentence) and is_future(sentence, mention.start, mention.end)
    behind = bool(sentence) and is_past(sentence, mention.start, mention.end)
    step = mention.step
    if step is not None and step.kind == "then":
        return _from_told(mention, step, told)
    if mention.month is not None:
        year = mention.year or year_of_month(mention, reference, ahead=ahead, behind=behind)
        return _explicit(year, mention) if year else None
    if step is not None and step.kind in ("season", "quarter", "half"):
        return part_of_year(mention, step, reference, ahead=ahead)
    if step is not None and step.kind == "easter":
        return easter(mention, step, reference, ahead=ahead, behind=behind)
    if mention.year is not None:
        return _explicit(mention.year, mention)
    if reference is None or (step is None and mention.weekday is None):
        return None
    if step is not None and step.kind == "vague":
        return None
    step = step or Step(kind="weekday")
    when = _count_from(mention, step, reference, ahead=ahead, behind=behind)
    if mention.clock is None or when is None:
        return when
    return one_day(when.last, mention.clock)


def _explicit(year: int, mention: DateMention) -> When | None:
    try:
        if mention.month is None:
            decade = mention.step is not None and mention.step.unit == "decade"
            return stretch(date(year, 1, 1), "decade" if decade else "year", 0)
        if mention.step is not None and mention.step.kind == "of month":
            return of_month(date(year, mention.month, 1), mention.step, mention.weekday)
        if mention.day is None:
            first = date(year, mention.month, 1)
            return When(first=first, last=month_end(first))
        first = date(year, mention.month, mention.day)
        if mention.last_day is not None:
            return When(first=first, last=first.replace(day=mention.last_day))
        return one_day(first, mention.clock)
    except ValueError:
        return None


# A time that is less precise than what counts from it is nothing to count from.
_MOST_DAYS = {"day": 1, "week": 7, "month": 31, "year": 366, "decade": 3654, "quarter": 92}


def _from_told(mention: DateMention, step: Step, told: When | None) -> When | None:
    """What counts from the time told of before; None unless that is precise enough."""
    if told is not None and step.unit in SEASONS:
        return _season_near(step.unit, told)
    if told is None or told.days > _MOST_DAYS[step.unit]:
        return None
    if mention.month is not None:
        return _explicit(told.first.year + step.count, mention)
    if step.unit == "year" and not told.is_day and step.count:
        return _same_stretch(told, step.count)
    return stretch(told.first, step.unit, step.count)


def _season_near(name: str, told: When) -> When | None:
    """The season that begins nearest to a time: "that summer" after April, "that spring" after May.

    Of a whole year its own; None after what lasts longer.
    """
    year = told.first.year
    if told.days > _MOST_DAYS["month"]:
        return season(name, year) if year == told.last.year else None
    seasons = (season(name, one) for one in (year - 1, year, year + 1))
    return min(seasons, key=lambda one: abs((one.first - told.first).days))


def _same_stretch(told: When, years: int) -> When | None:
    """The same month or quarter of another year: "a year earlier".

    A week or a weekend has no namesake there, so only the year is known; None where
    that is not one either.
    """
    first, last = told.first, told.last
    if first.day != 1 or last != month_end(last) or told.days >= _DAYS_OF_A_YEAR:
        return stretch(first, "year", years) if first.year == last.year else None
    try:
        first = first.replace(year=first.year + years)
        last = last.replace(year=last.year + years, day=1)
    except ValueError:
        return None
    return When(first=first, last=month_end(last))


_DAYS_OF_A_YEAR = 365


def _count_from(
    mention: DateMention, step: Step, reference: date, *, ahead: bool, behind: bool
) -> When | None:
    if step.kind == "month":
        return _day_of_month(mention.day or 1, step.side, reference, ahead=ahead)
    if step.kind == "new year":
        return new_year(reference, ahead=ahead)
    if mention.weekday is not None:
        day = _weekday(mention.weekday, step, reference, ahead=ahead)
        early = day - timedelta(days=1)
        return When(first=early, last=day) if mention.night else one_day(day)
    if step.kind == "weekend":
        return _weekend(step, reference, ahead=ahead, behind=behind)
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
    if step.count:
        # "Wednesday week" is a week after the coming one, "a week ago on Tuesday" one before.
        near = 7 - back if step.count > 0 else -back
        return reference + timedelta(days=near, weeks=step.count)
    # Nobody calls yesterday "last Wednesday", or tomorrow "next Friday".
    if step.side == -1:
        return reference - timedelta(days=back if back > 1 else back + 7)
    if step.side == 1:
        return reference + timedelta(days=7 - back if back < 6 else 14 - back)
    if back and ahead:
        return reference + timedelta(days=7 - back)
    return reference - timedelta(days=back)


def _weekend(step: Step, reference: date, *, ahead: bool, behind: bool) -> When:
    """Saturday and Sunday: the one that is on or was last, or the coming one.

    "This weekend" is the coming one, but the last where something took place on it. A count
    of 2 is the one after the next, -2 the one before the last.
    """
    side = step.side if not step.count else 1 if step.count > 0 else -1
    since = (reference.weekday() - 5) % 7
    saturday = reference - timedelta(days=since)
    on_now = since < 2
    if side == 1 or (not on_now and (ahead or (side == 0 and not behind))):
        saturday += timedelta(weeks=1)
    elif side == -1 and on_now:
        saturday -= timedelta(weeks=1)
    if step.count:
        saturday += timedelta(weeks=side or 0)
    return When(first=saturday, last=saturday + timedelta(days=1))


def _day_of_month(day: int, side: int | None, reference: date, *, ahead: bool) -> When | None:
    """The nearest such day behind or ahead; `side` names the month itself."""
    first = reference.replace(day=1)
    if side is None and day != reference.day:
        side = (day < reference.day) if ahead else -(day > reference.day)
    month = stretch(first, "month", side or 0)
    if month is None or day > month.last.day:
        return None
    return one_day(month.first.replace(day=day))
