"""What a date expression says: its parts as written, and what it counts from. Also clock times."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

CLOCK = (
    r"(?:\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\b\.?)?(?:\s+hours)?(?:\s+(?:GMT|UTC|local time))?"
    r"|\d{1,2}\s?[ap]\.?m\b\.?|midnight|noon)"
)
"""A time of day, as a pattern."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far from which day an expression counts.

    `kind` tells where it starts: `now` is the day of the article, `then` the day told of before
    ("the following day"), `month` the month in which a bare day ("the 15th") lies, and `vague` ("a
    few weeks ago") leads nowhere. `side` is -1 for last, 0 for this, 1 for next and None where only
    the tense can tell. `unit` is a season in "that summer". `name` is the season, the feast, or the
    event that `then` counts from; `ordinal` is the quarter or half, or which weekday, week or
    weekend of the month (-1 the last).
    """

    kind: Literal[
        "now", "then", "weekday", "weekend", "month", "season", "quarter", "half", "year",
        "new year", "easter", "of month", "vague",
    ]  # fmt: skip
    unit: str = "day"
    count: int = 0
    side: int | None = None
    name: str | None = None
    ordinal: int = 0
    ahead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date expression at `text[start:end]`; parts that it does not state are None.

    `step` is what it counts from another day. `last_day` ends a run of days of one month:
    "2–5 May". `night` marks the night that begins on the day before: "from Friday to Saturday".
    """

    start: int
    end: int
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    clock: str | None = None
    step: Step | None = None
    night: bool = False

    @property
    def is_explicit(self) -> bool:
        """Whether it names a day, a month or a year by itself."""
        return self.month is not None or self.year is not None

    @property
    def is_clock_alone(self) -> bool:
        """Whether it is a time of day without a day."""
        told = (self.year, self.month, self.day, self.weekday, self.step)
        return self.clock is not None and all(part is None for part in told)

    @property
    def needs_reference(self) -> bool:
        """Whether it means nothing without the article's date."""
        if self.month is None and self.weekday is not None:
            return True
        return self.step is not None and self.year is None


def read_clock(text: str) -> str | None:
    """Write a clock time as `HH:MM`; None when it is none."""
    low = text.casefold()
    if low in ("midnight", "noon"):
        return "00:00" if low == "midnight" else "12:00"
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


_NEAR = re.compile(r"\b(?:before|after|near)\s+$", re.IGNORECASE)


def without_near(mention: DateMention, text: str) -> DateMention:
    """Without the time of day where it was only near it: "shortly before midnight on Monday"."""
    near = mention.clock is not None and _NEAR.search(text[: mention.start])
    return replace(mention, clock=None) if near else mention
