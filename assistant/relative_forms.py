# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""Text in, the expressions out that count from another day, with how they count as a `Step`.

Months, years, quarters and clock times that stand alone are among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.date_mentions import CLOCK, DateMention, Step, without_near
from assistant.form_parts import COUNT, UNIT, WEEKDAY, Form, Match, counted, read_parts, side_of
from assistant.year_forms import YEAR_FORMS
from index.letters import compile_latin

_TOLD_UNIT = r"(?P<unit>day|night|evening|morning|afternoon|week|month|year)"
_SPAN = r"(?P<unit>week|month|year|quarter|decade)"
_PART = r"(?:\s+(?:morning|afternoon|evening|night|lunchtime))"
_DAYS = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0,
    "tomorrow": 1, "the day after tomorrow": 2,
}  # fmt: skip


def _read_night(match: Match) -> DateMention:
    mention = read_parts(match, Step(kind="weekday"))
    clock = "00:00" if "midnight" in match.group().casefold() else None
    return replace(mention, clock=clock, night=True)


def _read_weekday(match: Match) -> DateMention | None:
    mention = read_parts(match, Step(kind="weekday", side=side_of(match)))
    return None if match["clock"] and mention.clock is None else without_near(mention, match.string)


def _read_weekday_of_week(match: Match) -> DateMention:
    return read_parts(match, Step(kind="weekday", unit="week", side=side_of(match)))


def _read_weekday_before(match: Match) -> DateMention:
    return read_parts(match, Step(kind="weekday", unit="week", side=-1))


def _read_weekday_on(match: Match) -> DateMention:
    """`Wednesday week`, `a week on Friday`, `the Friday after next`: weeks after the coming one."""
    words = match.group().casefold()
    weeks = 2 if "fortnight" in words or words.startswith("two") else 1
    return read_parts(match, Step(kind="weekday", count=weeks, side=1))


def _read_weekday_back(match: Match) -> DateMention:
    return read_parts(match, Step(kind="weekday", count=-1, side=None))


def _read_day_of_month(match: Match) -> DateMention | None:
    mention = read_parts(match, Step(kind="month", side=side_of(match)))
    return mention if mention.day and 1 <= mention.day <= 31 else None


def _read_first_of_month(match: Match) -> DateMention:
    """`the first of next month`: a day, where `the start of next month` is a month."""
    return replace(read_parts(match, Step(kind="month", side=side_of(match))), day=1)


def _read_unit(match: Match) -> DateMention:
    unit = match.groupdict().get("unit") or "year"
    return read_parts(match, Step(kind="now", unit=unit.casefold(), count=side_of(match) or 0))


def _read_second_unit(match: Match) -> DateMention:
    """`the week after next`, `the month before last`."""
    count = 2 if match["way"].casefold() == "after next" else -2
    unit = match["unit"].casefold()
    kind = "weekend" if unit == "weekend" else "now"
    return read_parts(match, Step(kind=kind, unit=unit, count=count))


def _read_new_year(match: Match) -> DateMention:
    return read_parts(match, Step(kind="new year"))


def _read_vague(match: Match) -> DateMention:
    return read_parts(match, Step(kind="vague"))


def _read_told(match: Match) -> DateMention:
    """`the following day`, `the week before`: they count from what was told before."""
    back = bool(re.search(r"before|previous|earlier", match.group(), re.IGNORECASE))
    same = bool(re.search(r"\b(?:same|that)\b", match.group(), re.IGNORECASE))
    count = 0 if same else -1 if back else 1
    unit = match["unit"].casefold()
    unit = unit if unit in ("week", "month", "year") else "day"
    return read_parts(match, Step(kind="then", unit=unit, count=count))


def _read_told_season(match: Match) -> DateMention:
    """`that summer`: the one of the year that was told of before."""
    return read_parts(match, Step(kind="then", unit=match["season"].casefold()))


def _read_counted(match: Match) -> DateMention:
    word = match["way"].casefold()
    back = word in ("ago", "earlier", "before", "previously")
    unit, count = counted(match)
    kind = "now" if word == "ago" else "then"
    return read_parts(match, Step(kind=kind, unit=unit, count=-count if back else count))


def _read_half_year(match: Match) -> DateMention:
    back = match["way"].casefold() != "later"
    kind = "now" if match["way"].casefold() == "ago" else "then"
    return read_parts(match, Step(kind=kind, unit="month", count=-6 if back else 6))


def _read_of_event(match: Match) -> DateMention:
    """`two days after the quake`: they count from the time that was told of the quake."""
    unit, count = (match["told"].casefold(), 1) if match["told"] else counted(match)
    unit = unit if unit in ("week", "month", "year") else "day"
    sign = -1 if match["way"].casefold() == "before" else 1
    return read_parts(match, Step(kind="then", unit=unit, count=sign * count, name=match["event"]))


def _read_to_the_day(match: Match) -> DateMention:
    """`a week ago today`: that very day, not the week around it."""
    unit, count = counted(match)
    return read_parts(
        match, Step(kind="now", unit="day", count=-count * (7 if unit == "week" else 1))
    )


def _read_ahead(match: Match) -> DateMention:
    unit, count = counted(match)
    return read_parts(match, Step(kind="now", unit=unit, count=count, ahead=True))


def _read_weeks_on(match: Match) -> DateMention:
    """`a week today`, `two weeks tomorrow`, `tomorrow week`: days ahead."""
    weeks = counted(match)[1] if match.groupdict().get("count") else 1
    days = 7 * weeks + ("tomorrow" in match.group().casefold())
    return read_parts(match, Step(kind="now", count=days))


def _read_nth_weekday(match: Match) -> DateMention:
    """`two Sundays ago`: the last one is the first to be counted."""
    back = counted(match)[1] - 1
    return read_parts(match, Step(kind="weekday", count=-back, side=None if back else -1))


def _read_nights(match: Match) -> DateMention:
    return read_parts(match, Step(kind="now", count=-counted(match)[1]))


def _read_same_time(match: Match) -> DateMention:
    """`ten years ago this month`, `this time last year`: the month, or week, of another year."""
    years = counted(match)[1] if match.groupdict().get("count") else -(side_of(match) or 0)
    unit, each = ("week", 52) if match.group().casefold().endswith("week") else ("month", 12)
    return read_parts(match, Step(kind="now", unit=unit, count=-each * years))


def _read_day(match: Match) -> DateMention:
    words = " ".join(match.group().casefold().split())
    words = re.sub(r"^(?:earlier|later|late|early) ", "", words)
    if words == "overnight":
        return replace(read_parts(match, Step(kind="now")), night=True)
    known = next((n for text, n in _DAYS.items() if words.startswith(text)), 0)
    return read_parts(match, Step(kind="now", count=known))


def _read_clock_alone(match: Match) -> DateMention | None:
    mention = read_parts(match)
    return mention if mention.clock else None


_NIGHTLY = (
    r"[-\s]+(?:stay|stop|stopover|train|ferry|ferrie|bus|buse|coach|coache|boat|sleeper|flight|service|crossing"
    r"|journey|trip|guest|visitor|visit|visa|bag|kit|case|camp|parking|accommodation|shift|worker|staff"
    r"|shelter|room|bed|rate|loan|lending|deposit|delivery|deliverie|shipping|courier|sensation)s?(?!\w)"
)
"""What is made or used for the night: `overnight stays` tells of no night, `overnight raids` does."""

_OF_MONTH = (
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)(?:\s+of\s+(?:the\s+|(?P<side>last|this|next)\s+)month)?"
)
_ENDS = r"(?=\s*(?:[,.;:)?!–—]|$)|\s+(?:and|or|to|in|at|by|with|for|of (?:the|this|last|next) month|when|after|before|the|a|his|her|its|their)\b)"
_EVENT = r"(?P<event>[a-z-]{4,}(?:\s+[a-z-]+)?)(?=\s*(?:[,.;:)?!–—]|$)|\s+(?:in|on|at|of|by|with|for|the|an?|and|that|when|its|their|his|her|he|she|it|they)\b|\s+(?-i:[A-Z]))"
_FORMS: tuple[Form, ...] = (
    *YEAR_FORMS,
    (
        rf"(?:(?:{WEEKDAY}\s+)?midnight,?\s+(?:i\.e\.|that is|or),?\s+)?(?:in\s+)?(?:the\s+)?"
        rf"(?:(?:over)?night\s+(?:from\s+|between\s+)?{WEEKDAY}|{WEEKDAY}\s+night)\s*(?:to|and|into|-|–)\s*"
        rf"(?P<wd>{WEEKDAY})(?:,?\s+(?:at\s+)?midnight)?",
        _read_night,
    ),
    (rf"(?:the\s+)?(?P<wd>{WEEKDAY})(?:{_PART})?\s+(?:of\s+)?(?P<side>last|this|next|the following)\s+week", _read_weekday_of_week),
    (
        rf"(?:the\s+)?(?P<wd>{WEEKDAY})(?:{_PART})?\s+of\s+the\s+(?:week\s+before|(?:previous|preceding)\s+week)",
        _read_weekday_before,
    ),
    (rf"(?P<side>last|this|next)\s+week,?\s+(?:late\s+|early\s+)?on\s+(?P<wd>{WEEKDAY})(?:{_PART})?", _read_weekday_of_week),
    (rf"the\s+(?P<wd>{WEEKDAY})(?:{_PART})?\s+after\s+next", _read_weekday_on),
    (rf"(?P<wd>{WEEKDAY})\s+(?:week|fortnight)(?!['’\w])", _read_weekday_on),
    (rf"(?:a|one)\s+(?:week|fortnight)\s+(?:on|from)\s+(?P<wd>{WEEKDAY})", _read_weekday_on),
    (rf"two\s+weeks\s+(?:on|from)\s+(?P<wd>{WEEKDAY})", _read_weekday_on),
    (rf"(?:a|one)\s+week\s+ago\s+(?:on|last)\s+(?P<wd>{WEEKDAY})", _read_weekday_back),
    (
        rf"(?:(?P<clock>{CLOCK})\s+(?:on\s+)?)?(?:(?P<side>last|next|this|past|coming|previous|following)\s+)?"
        rf"(?P<wd>{WEEKDAY})(?:{_PART}|\s+midnight)?(?!\w)",
        _read_weekday,
    ),
    (rf"{COUNT}\s+(?P<wd>{WEEKDAY})s\s+(?P<unit>)ago", _read_nth_weekday),
    (rf"{COUNT}\s+(?P<unit>)(?:nights|mornings|evenings|afternoons)\s+ago", _read_nights),
    (rf"{COUNT}\s+(?P<unit>week)s?\s+(?:from\s+)?(?:today|tomorrow)|(?:today|tomorrow)\s+week(?!['’\w])", _read_weeks_on),
    (rf"{COUNT}\s+(?P<unit>year)s?\s+ago\s+(?:this\s+(?:week|month)|today|to\s+the\s+day)|(?:at\s+)?this\s+time\s+(?P<side>last|next)\s+year", _read_same_time),
    (rf"(?P<wd>{WEEKDAY})\s+(?:the\s+)?{_OF_MONTH}", _read_day_of_month),
    (r"the\s+first(?:\s+day)?\s+of\s+(?:the|(?P<side>last|this|next))\s+month", _read_first_of_month),
    (rf"(?:(?<=\bfor )|(?<=\btill )|(?<=\bbefore )|(?<=\bafter )|(?<=\bon )|(?<=\bsince )|(?<=\buntil )|(?<=\bby )|(?<=\bfrom )|(?<=\bto ))the\s+{_OF_MONTH}{_ENDS}", _read_day_of_month),
    (
        rf"(?:the\s+)?(?:end|start|beginning|middle|close|course)\s+of\s+(?:the\s+)?(?:(?P<side>last|this|next|past|coming|current)\s+)?{_SPAN}(?!\s+\d)",
        _read_unit,
    ),
    (rf"(?:(?:earlier|later|early|late)\s+)?(?P<side>last|next|past|this|coming)\s+{_SPAN}(?!s)", _read_unit),
    (rf"(?:earlier|later|early|late)\s+in\s+the\s+{_SPAN}(?!\s+of\b)", _read_unit),
    (r"(?:by\s+)?(?:the\s+)?year['’]s\s+end|(?<=\bby )year[- ]end|before\s+the\s+year\s+is\s+(?:out|over)", _read_unit),
    (r"(?:in|into|until|till|before|after|by|since)\s+the\s+new\s+year(?!['’])|(?:the\s+)?turn\s+of\s+the\s+year", _read_new_year),
    (r"(?:(?:at|on|over|during|for)\s+)?(?:the\s+|(?P<side>last|next|past|this|coming)\s+)weekend",
     lambda m: read_parts(m, Step(kind="weekend", side=side_of(m)))),
    (r"(?:the\s+)?(?P<unit>week|weekend|month|year)\s+(?P<way>after next|before last)", _read_second_unit),
    (rf"{COUNT}(?P<half>\s+and\s+a\s+half)?\s+{UNIT}\s+(?P<way>ago|earlier|later|previously|afterwards|(?:before|after)(?!\s+(?:the|he|she|it|they|his|her|its|their|a|an|being)\b))", _read_counted),
    (r"(?P<count>a)\s+(?P<unit>year)\s+and\s+a(?P<half>\s+half)\s+(?P<way>ago|earlier|later)", _read_counted),
    (r"half\s+(?P<count>a)\s+(?P<unit>year)\s+(?P<way>ago|earlier|later)", _read_half_year),
    (rf"{COUNT}\s+(?P<unit>day|week|fortnight)s?\s+ago\s+(?:today|to\s+the\s+day)", _read_to_the_day),
    (rf"(?<!once )(?<!twice )(?<!times )(?<!time )in\s+{COUNT}\s+{UNIT}(?:['’])?(?:\s+time)?(?!\s+of\b)", _read_ahead),
    (rf"{COUNT}\s+{UNIT}\s+(?:from\s+(?:now|today)|away)(?!\s+from\b)", _read_ahead),
    (r"(?:(?:just|only)\s+)?(?:(?:a\s+(?:few|couple(?:\s+of)?)|several|some|many)\s+)?(?:days|weeks|months|years|decades)\s+(?:ago|earlier|later)"
     rf"|within\s+(?:(?:the\s+)?(?:next|coming)\s+)?(?:(?:a\s+few|several)\s+|{COUNT}\s+)?(?P<unit>day|week|month|year)s?(?!\s+of\b)"
     r"|(?:in|over)\s+the\s+(?:coming|next\s+few)\s+(?:days|weeks|months|years)|in\s+(?:a\s+few|several)\s+(?:days|weeks|months|years)(?:['’]\s*time)?", _read_vague),
    (rf"(?:the\s+(?:following|previous|same|next(?=\s+(?:day|morning|evening)))|that(?:\s+same)?)\s+{_TOLD_UNIT}", _read_told),
    (r"(?:that(?:\s+same)?|the\s+same)\s+(?P<season>spring|summer|autumn|winter)(?!\s+(?:will|would|is|was|has|had|can|could|may|might|comes?|came)\b)", _read_told_season),
    (
        rf"the\s+{_TOLD_UNIT}\s+(?:before|after|earlier)(?!\s+(?:the|he|she|it|they|his|her"
        r"|its|their|an?|being|yesterday|tomorrow|next|last|(?-i:[A-Z]\w+)|\w+\s+(?:was|is|had))\b)",
        _read_told,
    ),
    (rf"(?:{COUNT}\s+{UNIT}|the\s+(?P<told>day|night|evening|morning|week|month|year))\s+(?P<way>before|after)\s+(?:the|its|their|his|her)\s+{_EVENT}", _read_of_event),
    (
        rf"(?:the day before yesterday|the day after tomorrow|(?:yesterday|tomorrow){_PART}?|overnight(?!{_NIGHTLY})|last night"
        rf"|(?:earlier |later )?today|tonight|this{_PART})",
        _read_day,
    ),
    (rf"(?P<clock>{CLOCK})", _read_clock_alone),
)  # fmt: skip
_COMPILED = tuple(
    (compile_latin(rf"(?<!\w)(?:{form})(?!\w)", re.IGNORECASE), read) for form, read in _FORMS
)


def find_relative(text: str) -> Iterator[DateMention]:
    """What counts from another day, and months and years that stand alone."""
    for form, read in _COMPILED:
        for match in form.finditer(text):
            mention = read(match)
            if mention is not None:
                yield mention
