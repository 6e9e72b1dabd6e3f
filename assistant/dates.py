# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""Dates in text, found and resolved: "Wednesday" in an article of 9 January 2020 → 8 January 2020.

`find_dates` finds the expressions, explicit and relative; `resolve` counts the
relative ones from the article's own date, the tense of the sentence deciding the
direction. Without such a date they stay as they are: a guess would be worse.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

MONTHS = {
    name.casefold(): number
    for number in range(1, 13)
    for name in (calendar.month_name[number], calendar.month_abbr[number])
} | {"sept": 9}
WEEKDAYS = {name.casefold(): number for number, name in enumerate(calendar.day_name)}

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)"
)
_CLOCK = (
    r"(?:\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\b\.?)?(?:\s+hours)?(?:\s+(?:GMT|UTC|local time))?"
    r"|\d{1,2}\s?[ap]\.?m\b\.?|midnight|noon)"
)
_DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip

_AT = rf"(?:(?P<clock>{_CLOCK})\s+(?:on\s+|of\s+|,\s*)?)?(?:(?P<wd>{_WEEKDAY})\s*,?\s+)?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE if flags else 0)
    for pattern, flags in (
        (rf"\b{_AT}(?P<day>{_DAY})(?:\s+of)?\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>[12]\d{{3}}))?\b", 0),
        (rf"\b{_AT}(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?!\d|,\d{{3}})(?:,?\s+(?P<year>[12]\d{{3}}))?\b", 0),
        (r"\b(?P<year>[12]\d{3})-(?P<month>\d{2})-(?P<day>\d{2})\b", 0),
        (
            rf"\b(?:(?:early|mid|late)[ -])?(?P<month>{_MONTH})"
            r"(?:\s+(?:of\s+)?(?P<year>[12]\d{3})|\s+(?P<rel>last year|this year|next year))\b",
            0,
        ),
        (
            r"\b(?P<rel>(?:the day before yesterday|the day after tomorrow|yesterday|today|tonight"
            r"|tomorrow|overnight|last night|this (?:morning|afternoon|evening|week|month|year)"
            r"|(?:last|next|past|previous|earlier this|later this|late last|early last|early next)\s+"
            r"(?:week|month|year)|(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten"
            r"|eleven|twelve)\s+(?:days?|weeks?|months?|years?)\s+(?:ago|earlier)))\b",
            1,
        ),
        (rf"\b(?P<side>last|next|this|past|coming)\s+(?P<wd>{_WEEKDAY})\b", 0),
        (rf"\b(?:(?P<clock>{_CLOCK})\s+(?:on\s+)?)?(?P<wd>{_WEEKDAY})(?!\s+{_MONTH})\b", 0),
        (r"\b(?:(?:early|mid|late)[ -])?(?P<year>(?:19|20)\d{2})(?!\s*(?:,\d|%|km|kg|people|troops))\b", 0),
        (rf"\b(?:in|since|until|by|from|of|last|next|this)\s+(?P<month>{_MONTH})\b(?!\s+\d)", 0),
        (rf"\b(?P<clock>{_CLOCK})", 0),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date expression at `text[start:end]`; parts that it does not state are None."""

    start: int
    end: int
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: str | None = None
    relative: str | None = None

    @property
    def is_explicit(self) -> bool:
        """Whether it names a day, a month or a year by itself."""
        return self.month is not None or (self.year is not None and self.relative is None)

    @property
    def needs_reference(self) -> bool:
        """Whether it means nothing without the article's date."""
        if self.relative is not None:
            return True
        return self.weekday is not None and self.month is None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A stretch of time from day `first` to day `last`, both included, and perhaps a clock time."""

    first: date
    last: date
    clock: str | None = None

    def show(self) -> str:
        """Write it as in `00:00 on 12 January 2020`, `March 2020`, `2018`, `1–7 May 2020`."""
        shown = _show_days(self.first, self.last)
        return f"{self.clock} on {shown}" if self.clock else shown


def _show_days(first: date, last: date) -> str:
    if first == last:
        return show_day(first)
    if first.day == 1 and last == _month_end(first):
        return f"{calendar.month_name[first.month]} {first.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        if first.year == last.year:
            return str(first.year)
        return f"{first.year}–{last.year}"
    return f"{show_day(first)} – {show_day(last)}"


def show_day(day: date) -> str:
    """Write a day as `9 January 2020`."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def find_dates(text: str) -> list[DateMention]:
    """Find date expressions in order, none overlapping, the longer reading preferred."""
    taken: list[DateMention] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < m.end and m.start < match.end() for m in taken):
                continue
            mention = _read(match)
            if mention is not None:
                taken.append(mention)
    return sorted(taken, key=lambda mention: mention.start)


def _read(match: re.Match[str]) -> DateMention | None:
    groups = match.groupdict()
    month_name = (groups.get("month") or "").rstrip(".").casefold()
    month = int(month_name) if month_name.isdigit() else MONTHS.get(month_name)
    digits = re.match(r"\d+", groups.get("day") or "")
    day = int(digits.group()) if digits else None
    if (day is not None and not 1 <= day <= 31) or (month is not None and not 1 <= month <= 12):
        return None
    weekday = WEEKDAYS.get((groups.get("wd") or "").casefold())
    relative = (groups.get("rel") or groups.get("side") or "").casefold() or None
    clock = _clock(groups["clock"]) if groups.get("clock") else None
    if groups.get("clock") and clock is None:
        return None
    return DateMention(
        start=match.start(),
        end=match.end(),
        text=match.group(),
        year=int(groups["year"]) if groups.get("year") else None,
        month=month,
        day=day,
        weekday=weekday,
        clock=clock,
        relative=re.sub(r"\s+", " ", relative) if relative else None,
    )


def _clock(text: str) -> str | None:
    """Write a clock time as `HH:MM`; None when it is none."""
    low = text.casefold()
    if low == "midnight":
        return "00:00"
    if low == "noon":
        return "12:00"
    match = re.match(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])?", low)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    elif "." in low and "hours" not in low:
        return None  # 3.50 is a number, 00.00 hours a time
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def resolve(mention: DateMention, reference: date | None, *, sentence: str = "") -> When | None:
    """Say which days a mention means, or None when that cannot be known.

    Args:
        mention: A mention found in `sentence` (offsets within it).
        reference: The day the article counts from.
        sentence: The sentence around it; its tense decides between the weekday
            before and the one after.
    """
    if mention.needs_reference and mention.month is None:
        if reference is None:
            return None
        when = _count_from(mention, reference, sentence)
        return replace(when, clock=mention.clock) if when and mention.clock else when
    year = mention.year
    if year is None:
        year = _likely_year(mention, reference, sentence) if mention.month else None
    if year is None:
        return None
    return _explicit(year, mention)


def _explicit(year: int, mention: DateMention) -> When | None:
    try:
        if mention.month is None:
            return When(first=date(year, 1, 1), last=date(year, 12, 31))
        if mention.day is None:
            first = date(year, mention.month, 1)
            return When(first=first, last=_month_end(first))
        day = date(year, mention.month, mention.day)
    except ValueError:
        return None
    return When(first=day, last=day, clock=mention.clock)


_ANNOUNCED = re.compile(
    r"\b(?:will|shall|going to|scheduled|slated|due|is to|are to|is set to|are set to)\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)


def _likely_year(mention: DateMention, reference: date | None, sentence: str) -> int | None:
    """The year of a month without one: the nearest, or the coming one of what is announced."""
    if reference is None or mention.month is None:
        return None
    if mention.relative in ("last year", "this year", "next year"):
        return reference.year + {"last": -1, "this": 0, "next": 1}[mention.relative[:4]]
    day = min(mention.day or 15, 28)
    years = (reference.year - 1, reference.year, reference.year + 1)
    nearest = min(years, key=lambda y: abs((date(y, mention.month or 1, day) - reference).days))
    over = _month_end(date(nearest, mention.month, 1)) < reference
    # "Will stay closed until December", said in March, means the December to come. A month
    # that is over by days only may still be meant: "will" often reports an earlier plan.
    if over and _ANNOUNCED.search(sentence[: mention.start]):
        gap = (reference - _month_end(date(nearest, mention.month, 1))).days
        return nearest + 1 if gap > _PLAN_MAY_BE_OLD_DAYS else nearest
    return nearest


# A plan for a month that ended this recently may simply not have been updated.
_PLAN_MAY_BE_OLD_DAYS = 14


_DAY_OFFSETS = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "yesterday": -1, "last night": -1, "tomorrow": 1, "overnight": 0,
    "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip


def _count_from(mention: DateMention, reference: date, sentence: str) -> When | None:
    if mention.weekday is not None:
        day = _weekday(mention, reference, sentence)
        return When(first=day, last=day)
    relative = mention.relative or ""
    if relative == "overnight":
        return When(first=reference - timedelta(days=1), last=reference)
    if relative in _DAY_OFFSETS:
        day = reference + timedelta(days=_DAY_OFFSETS[relative])
        return When(first=day, last=day)
    ago = re.match(r"(\S+) (day|week|month|year)s? (?:ago|earlier)", relative)
    if ago:
        count = int(ago[1]) if ago[1].isdigit() else _NUMBER_WORDS.get(ago[1], 0)
        return _ago(reference, count, ago[2])
    unit = relative.rsplit(" ", 1)[-1]
    step = -1 if re.match(r"(last|past|previous|late last|early last)", relative) else 0
    step = 1 if re.match(r"(next|early next)", relative) else step
    return _unit(reference, unit, step)


def _ago(reference: date, count: int, unit: str) -> When | None:
    if unit == "day":
        day = reference - timedelta(days=count)
        return When(first=day, last=day)
    return _unit(reference, unit, -count)


def _unit(reference: date, unit: str, step: int) -> When | None:
    """The calendar week (Monday first), month or year, `step` of them away."""
    try:
        if unit == "week":
            monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=step)
            return When(first=monday, last=monday + timedelta(days=6))
        if unit == "month":
            months = reference.year * 12 + reference.month - 1 + step
            first = date(months // 12, months % 12 + 1, 1)
            return When(first=first, last=_month_end(first))
        if unit == "year":
            year = reference.year + step
            return When(first=date(year, 1, 1), last=date(year, 12, 31))
    except ValueError:
        return None
    return None


def _weekday(mention: DateMention, reference: date, sentence: str) -> date:
    back = (reference.weekday() - (mention.weekday or 0)) % 7
    if mention.relative in ("last", "past"):
        return reference - timedelta(days=back or 7)
    if mention.relative in ("next", "coming"):
        return reference + timedelta(days=(7 - back) or 7)
    if back and is_future(sentence, mention):
        return reference + timedelta(days=7 - back)
    return reference - timedelta(days=back)


_FUTURE = re.compile(
    r"\b(?:will|would|shall|'ll|’ll|expected|plan|plans|planned|planning|due|scheduled|slated"
    r"|going to|is to|are to|set to|upcoming|hopes? to|intends? to|ahead of|by|until|may|might)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|been|met|held|began|came|went|took|made|sent|shot|left|led"
    r"|won|lost|fell|rose|hit|struck|spoke|wrote|gave|found|became|saw|fled|after|since"
    r"|killing|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)


def is_future(sentence: str, mention: DateMention) -> bool:
    """Whether the nearest verb speaks of what is still to come."""
    return _distance(_FUTURE, sentence, mention) < _distance(_PAST, sentence, mention)


def _distance(cue: re.Pattern[str], sentence: str, mention: DateMention) -> int:
    """Words between the mention and the nearest cue; a cue before it is what it hangs on."""
    best = 10_000
    for match in cue.finditer(sentence):
        if match.end() <= mention.start:
            gap = sentence[match.end() : mention.start]
            # "expected", "planned": the participle is a future cue, not a past one.
            distance = len(gap.split()) + 6 * len(
                re.findall(r"[;:“”\"]|, (?:and|but|while)\b", gap)
            )
        elif match.start() >= mention.end:
            gap = sentence[mention.end : match.start()]
            distance = len(gap.split()) + 4
        else:
            continue
        best = min(best, distance)
    return best


def _month_end(first: date) -> date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])
