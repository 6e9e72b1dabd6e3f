"""What the forms of relative dates have in common: patterns, counts, and a match made a mention."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.date_mentions import DateMention, Step, read_clock
from index import calendar
from index.calendar_forms import MONTHS

Match = re.Match[str]
Form = tuple[str, Callable[[Match], DateMention | None]]
"""A pattern with what reads its match; None where it is no date after all."""

_MONTH_NAMES = {name: number for number, name in enumerate(MONTHS, 1)}
_MONTHS = _MONTH_NAMES | {name[:3]: n for name, n in _MONTH_NAMES.items()} | {"sept": 9}
MONTH = (
    r"(?P<month>(?-i:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?))"
)
WEEKDAY = rf"(?-i:{'|'.join(name.capitalize() for name in calendar.WEEKDAYS)})"
YEAR = r"(?P<year>(?:19|20)\d\d)"
REL_YEAR = r"(?P<rel>(?:earlier |later )?(?:last|this|next|the previous|the following) year)"
_WORDS = """
a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty
"""
COUNTS = {word: number for number, word in enumerate(_WORDS.split())} | {
    "a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "a hundred": 100,
}  # fmt: skip
COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))})"
UNIT = r"(?P<unit>day|week|fortnight|month|year|decade)s?"
_UNITS = {"fortnight": ("week", 2), "decade": ("year", 10)}
_SIDES = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "the same": 0, "next": 1, "coming": 1,
    "following": 1,
}  # fmt: skip


def counted(match: Match) -> tuple[str, int]:
    """The unit and how many of them: a fortnight is two weeks, a decade ten years.

    With a half (group `half`), a year counts as months.
    """
    named = match["unit"].casefold() if match["unit"] else "day"
    unit, each = _UNITS.get(named, (named, 1))
    word = " ".join(match["count"].casefold().split())
    count = each * (COUNTS.get(word) or int(word))
    if match.groupdict().get("half"):
        return ("month", 12 * count + 6) if unit == "year" else (unit, count)
    return unit, count


def side_of(match: Match) -> int | None:
    """-1 for last, 0 for this, 1 for next; None where the form names none."""
    return _SIDES.get((match.groupdict().get("side") or "").casefold())


def read_parts(match: Match, step: Step | None = None) -> DateMention:
    """What the named groups of a form say, with its step."""
    groups = match.groupdict()
    month = (groups.get("month") or "").rstrip(".").casefold()
    name = (groups.get("wd") or "").casefold()
    clock = read_clock(groups["clock"]) if groups.get("clock") else None
    return DateMention(
        start=match.start(), end=match.end(), text=match.group(),
        year=int(groups["year"]) if groups.get("year") else None,
        month=_MONTHS.get(month),
        day=int(groups["day"]) if groups.get("day") else None,
        last_day=int(groups["last_day"]) if groups.get("last_day") else None,
        weekday=calendar.WEEKDAYS.index(name) if name else None,
        clock=clock, step=step,
    )  # fmt: skip


def year_step(words: str | None) -> Step | None:
    """The step of `last year`, `the following year` and their like."""
    if not words:
        return None
    side = next(side for word, side in _SIDES.items() if word in words.casefold())
    kind = "then" if re.search(r"previous|following", words, re.IGNORECASE) else "year"
    return Step(kind=kind, unit="year", count=side)


_SIDE = re.compile(r"\b(?P<word>last|next|past|coming|previous|following)\s", re.IGNORECASE)
# "It's next week" is no owner's week; "told her last week" is none of hers.
_OWNER = re.compile(
    r"(?:\b(?:my|your|his|its|our|their|whose|each|every|another|an?)"
    r"|(?:\b(?:in|on|at|of|during|throughout|until|since|before|after|over|spent|is|was|be)|[.,;:!?]|^)\s*her"
    r"|(?<!\bit)(?<!\bthat)(?<!\bhe)(?<!\bshe)(?<!\bthere)(?<!\bwhat)(?<!\blet)['’]s|s['’])"
    r"\s+(?:very\s+|first\s+)?$",
    re.IGNORECASE,
)
_THE = re.compile(r"\bthe\s+(?:very\s+)?$", re.IGNORECASE)


def is_of_a_row(mention: DateMention, text: str) -> bool:
    """Whether what sounds like a time is one of somebody's years, or of a row that is told of.

    "Pupils in their last year", "the school's last week", "the last year of the war" count from
    no day; nor do "the last month" and "the next week", which run up to today or on from it.
    """
    side = _SIDE.search(mention.text)
    kind = mention.step.kind if mention.step else None
    if side is None or kind == "then":
        return False
    at = mention.start + side.start()
    if _OWNER.search(text, 0, at):
        return True
    # "The last quarter of the year", "the last Monday of May" are told by what they end.
    alone = not mention.is_explicit and kind not in ("quarter", "half")
    return alone and side["word"].casefold() in ("last", "next") and bool(_THE.search(text, 0, at))
