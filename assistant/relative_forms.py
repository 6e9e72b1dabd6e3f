# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""Text in, the expressions out that count from another day, with how they count as a `Step`.

Months, years, quarters and clock times that stand alone are among them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.date_mentions import CLOCK, DateMention, Step, read_clock, without_near
from assistant.when import SEASONS
from index import calendar
from index.calendar_forms import MONTHS

_Match = re.Match[str]

_MONTH_NAMES = {name: number for number, name in enumerate(MONTHS, 1)}
_MONTHS = _MONTH_NAMES | {name[:3]: n for name, n in _MONTH_NAMES.items()} | {"sept": 9}
_MONTH = (
    r"(?P<month>(?-i:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?))"
)
_WEEKDAY = rf"(?-i:{'|'.join(name.capitalize() for name in calendar.WEEKDAYS)})"
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})"
_UNIT = r"(?P<unit>day|week|fortnight|month|year|decade)s?"
# A month alone may be a name (May, April): a preposition before it tells.
_AFTER_PREPOSITION = "|".join(
    rf"(?<=\b{word}\s)"
    for word in "in since until till by from of before after during for between to and".split()  # noqa: SIM905
)
_TOLD_UNIT = r"(?P<unit>day|night|evening|morning|afternoon|week|month|year)"
_PART = r"(?:\s+(?:morning|afternoon|evening|night|lunchtime))"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_REL_YEAR = r"(?P<rel>(?:earlier |later )?(?:last|this|next|the previous|the following) year)"

_SIDES = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "the same": 0, "next": 1, "coming": 1,
    "following": 1,
}  # fmt: skip
_DAYS = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0,
    "tomorrow": 1, "the day after tomorrow": 2,
}  # fmt: skip
_UNITS = {"fortnight": ("week", 2), "decade": ("year", 10)}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1),
}  # fmt: skip


def _count(match: _Match) -> int:
    return _COUNTS.get(match["count"].casefold()) or int(match["count"])


def _counted(match: _Match) -> tuple[str, int]:
    """The unit and how many of them: a fortnight is two weeks, a decade ten years."""
    unit, each = _UNITS.get(match["unit"].casefold(), (match["unit"].casefold(), 1))
    return unit, each * _count(match)


def _side(match: _Match) -> int | None:
    return _SIDES.get((match.groupdict().get("side") or "").casefold())


def _mention(match: _Match, step: Step | None = None) -> DateMention:
    """What the named groups of a form say, with its step."""
    groups = match.groupdict()
    month = (groups.get("month") or "").rstrip(".").casefold()
    name = (groups.get("wd") or "").casefold()
    clock = read_clock(groups["clock"]) if groups.get("clock") else None
    return DateMention(
        start=match.start(), end=match.end(), text=match.group(),
        year=int(groups["year"]) if groups.get("year") else None,
        month=_MONTHS.get(month),
        weekday=calendar.WEEKDAYS.index(name) if name else None,
        clock=clock, step=step,
    )  # fmt: skip


def _year_step(words: str | None) -> Step | None:
    if not words:
        return None
    side = next(side for word, side in _SIDES.items() if word in words.casefold())
    kind = "then" if re.search(r"previous|following", words, re.IGNORECASE) else "year"
    return Step(kind=kind, unit="year", count=side)


def _read_night(match: _Match) -> DateMention:
    mention = _mention(match, Step(kind="weekday"))
    clock = "00:00" if "midnight" in match.group().casefold() else None
    return replace(mention, clock=clock, night=True)


def _read_weekday(match: _Match) -> DateMention | None:
    mention = _mention(match, Step(kind="weekday", side=_side(match)))
    return None if match["clock"] and mention.clock is None else without_near(mention, match.string)


def _read_weekday_of_week(match: _Match) -> DateMention:
    return _mention(match, Step(kind="weekday", unit="week", side=_side(match)))


def _read_month(match: _Match) -> DateMention:
    side = _side(match)
    rel = match.groupdict().get("rel")
    return _mention(
        match, _year_step(rel) or (Step(kind="year", side=side) if side is not None else None)
    )


def _read_feast(match: _Match) -> DateMention:
    month, day = _FEASTS[match["feast"].casefold().replace("’", "'")]
    return replace(_mention(match, _year_step(match["rel"])), month=month, day=day)


def _read_season(match: _Match) -> DateMention:
    step = _year_step(match["rel"])
    side = step.count if step else _side(match)
    unit = "year" if step else "day"
    return _mention(
        match, Step(kind="season", name=match["season"].casefold(), side=side, unit=unit)
    )


def _read_quarter(match: _Match) -> DateMention:
    step = _year_step(match["rel"])
    ordinal = int(match["number"]) if match["number"] else _ORDINALS[match["ordinal"].casefold()]
    return _mention(match, Step(kind="quarter", ordinal=ordinal, side=step.count if step else None))


def _read_unit(match: _Match) -> DateMention:
    return _mention(match, Step(kind="now", unit=match["unit"].casefold(), count=_side(match) or 0))


def _read_told(match: _Match) -> DateMention:
    """`the following day`, `the week before`: they count from what was told before."""
    back = bool(re.search(r"before|previous|earlier", match.group(), re.IGNORECASE))
    same = bool(re.search(r"\b(?:same|that)\b", match.group(), re.IGNORECASE))
    count = 0 if same else -1 if back else 1
    unit = match["unit"].casefold()
    unit = unit if unit in ("week", "month", "year") else "day"
    return _mention(match, Step(kind="then", unit=unit, count=count))


def _read_decade(match: _Match) -> DateMention:
    return _mention(match, Step(kind="year", unit="decade"))


def _read_counted(match: _Match) -> DateMention:
    word = match["way"].casefold()
    back = word in ("ago", "earlier", "before", "previously")
    unit, count = _counted(match)
    kind = "now" if word == "ago" else "then"
    return _mention(match, Step(kind=kind, unit=unit, count=-count if back else count))


def _read_ahead(match: _Match) -> DateMention:
    unit, count = _counted(match)
    return _mention(match, Step(kind="now", unit=unit, count=count, ahead=True))


def _read_day(match: _Match) -> DateMention:
    words = " ".join(match.group().casefold().split())
    words = re.sub(r"^(?:earlier|later|late|early) ", "", words)
    if words == "overnight":
        return replace(_mention(match, Step(kind="now")), night=True)
    known = next((n for text, n in _DAYS.items() if words.startswith(text)), 0)
    return _mention(match, Step(kind="now", count=known))


def _read_clock_alone(match: _Match) -> DateMention | None:
    mention = _mention(match)
    return mention if mention.clock else None


_FORMS: tuple[tuple[str, Callable[[_Match], DateMention | None]], ...] = (
    (
        rf"(?:(?:{_WEEKDAY}\s+)?midnight,?\s+(?:i\.e\.|that is|or),?\s+)?(?:in\s+)?(?:the\s+)?"
        rf"(?:(?:over)?night\s+(?:from\s+|between\s+)?{_WEEKDAY}|{_WEEKDAY}\s+night)\s*(?:to|and|into|-|–)\s*"
        rf"(?P<wd>{_WEEKDAY})(?:,?\s+(?:at\s+)?midnight)?",
        _read_night,
    ),
    (rf"(?:the\s+)?(?P<wd>{_WEEKDAY})(?:{_PART})?\s+(?:of\s+)?(?P<side>last|this|next|the following)\s+week", _read_weekday_of_week),
    (
        rf"(?:(?P<clock>{CLOCK})\s+(?:on\s+)?)?(?:(?P<side>last|next|this|past|coming|previous|following)\s+)?"
        rf"(?P<wd>{_WEEKDAY})(?:{_PART}|\s+midnight)?(?!\w)",
        _read_weekday,
    ),
    (rf"(?:(?:early|mid|late)[ -])?{_MONTH}\s+(?:of\s+)?{_REL_YEAR}", _read_month),
    (rf"(?P<side>last|this|next|past|coming)\s+{_MONTH}", _read_month),
    (rf"(?:{_AFTER_PREPOSITION})(?:(?:early|mid|late)[\s-])?(?P<side>){_MONTH}(?!\s+\d)", _read_month),
    (rf"(?:early|mid|late)[\s-](?P<side>){_MONTH}(?!\s+\d)", _read_month),
    (rf"\A(?P<side>){_MONTH}\Z", _read_month),
    (rf"(?P<feast>{'|'.join(_FEASTS).replace(chr(39), '[’' + chr(39) + ']')})(?:,?\s+(?:of\s+)?(?:{_REL_YEAR}|{_YEAR}))?", _read_feast),
    (
        rf"(?:(?P<side>last|this|next|past|coming)\s+|the\s+|in\s+)(?P<season>{'|'.join(SEASONS)})"
        rf"(?:\s+(?:of\s+)?(?:{_REL_YEAR}|{_YEAR}))?(?=\W|$)",
        _read_season,
    ),
    (
        rf"(?:the\s+)?(?:(?P<ordinal>{'|'.join(_ORDINALS)})\s+quarter(?!\s+of\s+(?:the|an?|its)\b)|Q(?P<number>[1-4]))"
        rf"(?:,?\s+(?:of\s+)?(?:{_REL_YEAR}|{_YEAR}))?",
        _read_quarter,
    ),
    (
        r"(?:the\s+)?(?:end|start|beginning|middle|close|course)\s+of\s+(?:the\s+)?(?:(?P<side>last|this|next|past|coming|current)\s+)?"
        r"(?P<unit>week|month|year|quarter|decade)(?!\s+\d)",
        _read_unit,
    ),
    (
        r"(?:(?:earlier|later|early|late)\s+)?(?P<side>last|next|past|this|coming)\s+"
        r"(?P<unit>week|month|year|quarter|decade)(?!s)",
        _read_unit,
    ),
    (r"(?:(?:at|on|over|during|for)\s+)?(?:the\s+|(?P<side>last|next|past|this|coming)\s+)weekend",
     lambda m: _mention(m, Step(kind="weekend", side=_side(m)))),
    (rf"{_COUNT}\s+{_UNIT}\s+(?P<way>ago|earlier|later|previously|afterwards|(?:before|after)(?!\s+(?:the|he|she|it|they|his|her|its|their|a|an|being)\b))", _read_counted),
    (rf"in\s+{_COUNT}\s+{_UNIT}(?:['’])?(?:\s+time)?(?!\s+of\b)", _read_ahead),
    (rf"(?:the\s+(?:following|previous|same|next(?=\s+(?:day|morning|evening)))|that(?:\s+same)?)\s+{_TOLD_UNIT}", _read_told),
    (
        rf"the\s+{_TOLD_UNIT}\s+(?:before|after|earlier)(?!\s+(?:the|he|she|it|they|his|her"
        r"|its|their|an?|being|yesterday|tomorrow|(?-i:[A-Z]\w+)|\w+\s+(?:was|is|had))\b)",
        _read_told,
    ),
    (
        rf"(?:the day before yesterday|the day after tomorrow|(?:yesterday|tomorrow){_PART}?|overnight|last night"
        rf"|(?:earlier |later )?today|tonight|this{_PART})",
        _read_day,
    ),
    (r"(?:the\s+)?(?:(?:early|mid|late)[ -])?(?P<year>(?:1[5-9]|20)\d0)s", _read_decade),
    (r"(?:(?:early|mid|late)[ -])?(?P<year>(?:19|20)\d\d)(?!s|[\s-]years?\b|\s*(?:,\d|%|km|kg|people|troops|[./-]\d))", _mention),
    (r"(?:(?<=in )|(?<=since )|(?<=of )|(?<=by )|(?<=from )|(?<=until ))(?P<year>1[5-8]\d\d)(?![.,]\d)", _mention),
    (rf"(?P<clock>{CLOCK})", _read_clock_alone),
)  # fmt: skip
_COMPILED = tuple(
    (re.compile(rf"(?<!\w)(?:{form})(?!\w)", re.IGNORECASE), read) for form, read in _FORMS
)


def find_relative(text: str) -> Iterator[DateMention]:
    """What counts from another day, and months and years that stand alone."""
    for form, read in _COMPILED:
        for match in form.finditer(text):
            mention = read(match)
            if mention is not None:
                yield mention
