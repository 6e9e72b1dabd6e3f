"""Dates and times as written in prose to comparable moments.

The suite reads dates with its own few rules rather than with the assistant's: a
yardstick must not share the faults of what it measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

Moment = Mapping[str, int]
"""What an expression states, any of year, month, day, weekday (Monday 0), hour, minute."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon.",
            "tuesday tue. tues.",
            "wednesday wed.",
            "thursday thu. thurs.",
            "friday fri.",
            "saturday sat.",
            "sunday sun.",
        )
    )
    for name in names.split()
}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = "|".join(re.escape(name) for name in sorted(_WEEKDAYS, key=len, reverse=True))
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?:T(?P<hour>\d\d):(?P<minute>\d\d))?\b",
        r"\b(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/" + _YEAR + r"\b",
        rf"\b{_DAY}\s+(?:of\s+)?(?P<name>{_MONTH})(?:,?\s+(?:of\s+)?{_YEAR}\b)?",
        rf"\b(?P<name>{_MONTH})\s+(?:the\s+)?{_DAY}\b(?!:\d)(?:,?\s+{_YEAR}\b)?",
        rf"\b(?P<name>{_MONTH}),?\s+(?:of\s+)?{_YEAR}\b",
        rf"\b(?P<name>{_MONTH})",
        r"\b(?P<hour>[0-2]?\d):(?P<minute>[0-5]\d)(?:\s?(?P<half>[ap])\.?m\b\.?)?",
        r"\b(?P<hour>1[0-2]|[1-9])\s?(?P<half>[ap])\.?m\b\.?",
        r"\b(?P<midnight>midnight)\b|\b(?P<noon>noon)\b",
        rf"\b(?P<weekday>{_WEEKDAY})(?!\w)",
        rf"(?<![\d$€£.,-]){_YEAR}\b(?![,.]?\d|%)",
    )
)
_GLUE = re.compile(r"[\s,()]*(?:(?:on|at|of|the|in|from|local time|gmt|utc)\b[\s,()]*)*", re.I)


def find_moments(text: str) -> list[Moment]:
    """Every date or time in `text`, in order; parts that belong together are joined.

    `00:00 on Sunday, 12 January 2020` is one moment of six fields. `03/04/2020` is
    read both ways round. Empty when nothing is found.
    """
    moments: list[dict[str, int]] = []
    last_end = -1
    for start, end, readings in _pieces(text):
        glued = last_end >= 0 and _GLUE.fullmatch(text, last_end, start) is not None
        if glued and moments and len(readings) == 1 and not moments[-1].keys() & readings[0].keys():
            moments[-1].update(readings[0])
        else:
            moments.extend(readings)
        last_end = end
    return list(moments)


def _pieces(text: str) -> Iterator[tuple[int, int, list[dict[str, int]]]]:
    at = 0
    while at < len(text):
        found = [match for pattern in _PATTERNS if (match := pattern.search(text, at))]
        if not found:
            return
        # The earliest, and of those the longest: patterns stand longest first.
        match = min(found, key=lambda m: (m.start(), -m.end()))
        at = match.end()
        if match.group() not in {"may", "march"}:  # bare and in lower case: the verbs
            yield match.start(), match.end(), _readings(match)


def _readings(match: re.Match[str]) -> list[dict[str, int]]:
    parts = {name: value for name, value in match.groupdict().items() if value}
    if "first" in parts:
        one, two, year = int(parts["first"]), int(parts["second"]), int(parts["year"])
        both = [{"day": one, "month": two}, {"day": two, "month": one}]
        return [{**way, "year": year} for way in both if way["month"] <= 12] or [{"year": year}]
    if "midnight" in parts or "noon" in parts:
        return [{"hour": 0 if "midnight" in parts else 12, "minute": 0}]
    moment = {name: int(parts[name]) for name in ("year", "month", "day") if name in parts}
    if "name" in parts:
        moment["month"] = _MONTHS[parts["name"].lower().rstrip(".")]
    if "weekday" in parts:
        moment["weekday"] = _WEEKDAYS[parts["weekday"].lower()]
    if "hour" in parts:
        moment["hour"] = _hour(int(parts["hour"]), parts.get("half"))
        moment["minute"] = int(parts.get("minute", 0))
    return [moment]


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    return hour % 12 + (12 if half.lower() == "p" else 0)


def _with_weekday(moment: Moment) -> Moment:
    """Add the weekday that a full date implies."""
    if "weekday" in moment or not {"year", "month", "day"} <= moment.keys():
        return moment
    try:
        weekday = date(moment["year"], moment["month"], moment["day"]).weekday()
    except ValueError:
        return moment
    return {**moment, "weekday": weekday}


def covers(answer: Moment, gold: Moment) -> bool:
    """Whether `answer` states every field of `gold` with the same value; more is allowed."""
    full = _with_weekday(answer)
    return bool(gold) and all(full.get(name) == value for name, value in gold.items())


def conflicts(one: Moment, other: Moment) -> bool:
    """Whether both state a field and differ in it."""
    left, right = _with_weekday(one), _with_weekday(other)
    return any(left[name] != right[name] for name in left.keys() & right.keys())


def matches_date(answer: str, golds: Sequence[str]) -> bool:
    """Whether `answer` states the date of one of the accepted forms at its precision.

    `12 January` accepts `Sunday, Jan. 12` but not `January`. An answer may be more
    precise than the form, as long as it contradicts no other form that refines it:
    with `12 January` and `12 January 2020` accepted, `12 January 2019` is wrong.
    """
    wanted = [moment for gold in golds for moment in find_moments(gold)[:1]]
    for found in find_moments(answer):
        for gold in wanted:
            related = [other for other in wanted if not conflicts(gold, other)]
            if covers(found, gold) and not any(conflicts(found, other) for other in related):
                return True
    return False
