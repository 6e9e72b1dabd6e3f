# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""The forms of months, feasts, seasons, parts of a year and years that stand without a day."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.date_mentions import DateMention, Step
from assistant.form_parts import (
    MONTH,
    REL_YEAR,
    WEEKDAY,
    YEAR,
    Form,
    Match,
    read_parts,
    side_of,
    year_step,
)
from assistant.when import SEASONS

# A month alone may be a name (May, April): a preposition before it tells.
_AFTER_PREPOSITION = "|".join(
    rf"(?<=\b{word}\s)"
    for word in "in since until till by from of before after during for between to and".split()  # noqa: SIM905
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "christmas": (12, 25),
}  # fmt: skip
_DAY_WORDS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third",
    "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth",
    "twenty-ninth", "thirtieth", "thirty-first",
]  # fmt: skip


def _read_month(match: Match) -> DateMention:
    side = side_of(match)
    rel = match.groupdict().get("rel")
    return read_parts(
        match, year_step(rel) or (Step(kind="year", side=side) if side is not None else None)
    )


_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)


def _read_days(match: Match) -> DateMention | None:
    """A run of days of one month; two days with a gap ("2 and 5 May") are none."""
    mention = read_parts(match)
    first, last = mention.day or 0, mention.last_day or 0
    runs = match["to"].casefold() != "and" or last == first + 1
    return (
        mention
        if first < last and (runs or _BETWEEN.search(match.string[: match.start()]))
        else None
    )


def _read_feast(match: Match) -> DateMention:
    month, day = _FEASTS[match["feast"].casefold().replace("’", "'")]
    return replace(read_parts(match, year_step(match["rel"])), month=month, day=day)


def _read_day_in_words(match: Match) -> DateMention:
    """`the first of June`."""
    return replace(read_parts(match), day=_DAY_WORDS.index(match["ordinal"].casefold()) + 1)


def _read_of_month(match: Match) -> DateMention:
    """`the first weekend in April`, `the last Monday of May 2021`, `the second week of June`."""
    unit = (match["unit"] or "day").casefold()
    ordinal = _NTH[match["ordinal"].casefold()]
    return read_parts(match, Step(kind="of month", unit=unit, ordinal=ordinal))


def _read_easter(match: Match) -> DateMention:
    name = " ".join(match["feast"].casefold().split())
    return read_parts(match, Step(kind="easter", name=name, side=side_of(match)))


# "The fall" is as often a drop, and "the spring" a source of water or a part of a mattress.
_OF_TWO_SENSES = ("fall", "spring")
_TIME_AHEAD = re.compile(
    r"\b(?:in|by|until|till|before|during|throughout|over|since|late|early|mid)[\s-]+$",
    re.IGNORECASE,
)
_DROPS = re.compile(
    r"\s+(?:of|in)\s+(?:the\s+)?(?:demand|prices?|sales|output|production|values?|shares?|support|numbers?|costs?|profits?|revenues?"
    r"|exports?|imports?|temperatures?|rates?|crime|traffic|turnout|incomes?|wages?|unemployment|inflation)\b",
    re.IGNORECASE,
)
_THING_FOLLOWS = re.compile(r"\s+(?:of|in|from|to|and\s+rise)\b", re.IGNORECASE)


def _is_no_season(match: Match) -> bool:
    """Whether "the fall", "this fall" or "the spring" may be a drop or a source."""
    opening = match[0].casefold()
    if match["season"].casefold() not in _OF_TWO_SENSES or match["year"] or match["rel"]:
        return False
    if opening.startswith("this"):
        return _DROPS.match(match.string, match.end()) is not None
    if not opening.startswith("the"):
        return False
    timed = _TIME_AHEAD.search(match.string[: match.start()])
    return timed is None or _THING_FOLLOWS.match(match.string, match.end()) is not None


def _read_season(match: Match) -> DateMention | None:
    if _is_no_season(match):
        return None
    step = year_step(match["rel"])
    side = step.count if step else side_of(match)
    unit = "year" if step else "day"
    return read_parts(
        match, Step(kind="season", name=match["season"].casefold(), side=side, unit=unit)
    )


def _read_second_season(match: Match) -> DateMention:
    """`the summer before last`, `the winter after next`."""
    side = 1 if match["way"].casefold() == "after next" else -1
    return read_parts(
        match, Step(kind="season", name=match["season"].casefold(), side=side, count=side)
    )


def _read_quarter(match: Match) -> DateMention:
    step = year_step(match["rel"])
    ordinal = int(match["number"]) if match["number"] else _ORDINALS[match["ordinal"].casefold()]
    return read_parts(
        match, Step(kind="quarter", ordinal=ordinal, side=step.count if step else None)
    )


def _read_months_of_year(match: Match) -> DateMention:
    """`the first three months of the year`, `the last quarter of 2018`, in halves too."""
    step = year_step(match["rel"])
    side = step.count if step else 0 if match["own"] else None
    kind, last = ("half", 2) if match["six"] else ("quarter", 4)
    ordinal = 1 if match["end"].casefold() == "first" else last
    return read_parts(match, Step(kind=kind, ordinal=ordinal, side=side))


def _read_half(match: Match) -> DateMention:
    step = year_step(match["rel"])
    ordinal = _ORDINALS[match["ordinal"].casefold()]
    side = step.count if step else 0 if match["own"] else None
    return read_parts(match, Step(kind="half", ordinal=ordinal, side=side))


def _read_decade(match: Match) -> DateMention:
    return read_parts(match, Step(kind="year", unit="decade"))


_DAYS = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*(?P<to>-|–|to|and|until)\s*(?P<last_day>\d{1,2})(?:st|nd|rd|th)?"

YEAR_FORMS: tuple[Form, ...] = (
    (rf"{_DAYS}(?:\s+of)?\s+{MONTH}(?:,?\s+{YEAR})?(?!\s+\d)", _read_days),
    (rf"{MONTH}\s+{_DAYS}(?:,?\s+{YEAR})?", _read_days),
    (rf"(?:the\s+)?(?P<ordinal>{'|'.join(reversed(_DAY_WORDS))})\s+of\s+{MONTH}(?:,?\s+{YEAR})?", _read_day_in_words),
    (rf"(?:the\s+)?(?P<ordinal>{'|'.join(_NTH)})\s+(?:(?P<unit>weekend|week)|(?P<wd>{WEEKDAY}))\s+(?:in|of)\s+{MONTH}(?:,?\s+{YEAR})?", _read_of_month),
    (rf"{MONTH}\s+the\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)(?:,?\s+{YEAR})?", read_parts),
    (rf"(?:(?:early|mid|late)[ -])?{MONTH}\s+(?:of\s+)?{REL_YEAR}", _read_month),
    (rf"(?P<side>last|this|next|past|coming)\s+{MONTH}", _read_month),
    (rf"(?:{_AFTER_PREPOSITION})(?:(?:early|mid|late)[\s-])?(?P<side>){MONTH}(?!\s+\d)", _read_month),
    (rf"(?:early|mid|late)[\s-](?P<side>){MONTH}(?!\s+\d)", _read_month),
    (rf"\A(?P<side>){MONTH}\Z", _read_month),
    (
        rf"(?:(?:at|over)\s+)?(?:(?P<side>last|this|next)\s+)?(?P<feast>(?-i:Good\s+Friday|Easter(?:\s+(?:Sunday|Monday))?))"
        rf"(?:,?\s+(?:of\s+)?{YEAR})?(?!\s+(?:(?-i:[A-Z])|eggs?\b|bunn|mass\b|service|parade|march))",
        _read_easter,
    ),
    (r"(?:(?<=\bat )|(?<=\bby )|(?<=\bbefore )|(?<=\bafter )|(?<=\bfor )|(?<=\buntil )|(?<=\btill )|(?<=\bsince )|(?<=\bover ))(?P<rel>)(?P<feast>(?-i:Christmas))(?!\s+(?:\w+\b))", _read_feast),
    (rf"(?P<feast>{'|'.join(name for name in _FEASTS if name != 'christmas').replace(chr(39), '[’' + chr(39) + ']')})(?:,?\s+(?:of\s+)?(?:{REL_YEAR}|{YEAR}))?", _read_feast),
    (
        rf"(?:(?P<side>last|this|next|past|coming)\s+|the\s+|in\s+)(?P<season>{'|'.join(SEASONS)})"
        rf"(?:\s+(?:of\s+)?(?:{REL_YEAR}|{YEAR}))?(?=\W|$)",
        _read_season,
    ),
    (rf"(?:the\s+)?(?P<season>{'|'.join(SEASONS)})\s+(?P<way>before\s+last|after\s+next)", _read_second_season),
    (
        rf"(?:the\s+)?(?P<end>first|last)\s+(?:quarter|three\s+months|(?P<six>six\s+months))\s+of\s+(?:{REL_YEAR}|{YEAR}|(?P<own>the\s+year|this\s+year))",
        _read_months_of_year,
    ),
    (
        rf"(?:the\s+)?(?:(?P<ordinal>{'|'.join(_ORDINALS)})\s+quarter(?!\s+of\s+(?:the|an?|its)\b)|Q(?P<number>[1-4]))"
        rf"(?:,?\s+(?:of\s+)?(?:{REL_YEAR}|{YEAR}))?",
        _read_quarter,
    ),
    (rf"(?:the\s+)?(?P<ordinal>first|second)\s+half\s+of\s+(?:{REL_YEAR}|{YEAR}|(?P<own>the\s+year))", _read_half),
    (r"(?:the\s+)?(?:(?:early|mid|late)[ -])?(?P<year>(?:1[5-9]|20)\d0)s", _read_decade),
    (r"(?:(?:early|mid|late)[ -])?(?P<year>(?:19|20)\d\d)(?!s|[\s-]years?\b|\s*(?:,\d|%|km|kg|people|troops|[./-]\d))", read_parts),
    (r"(?:(?<=in )|(?<=since )|(?<=of )|(?<=by )|(?<=from )|(?<=until ))(?P<year>1[5-8]\d\d)(?![.,]\d)", read_parts),
    # Before 1500 a number of four digits is a year only where it counts nothing.
    (r"(?:(?<=in )|(?<=since )|(?<=until ))(?P<year>1[0-4]\d\d)(?=[,;:)!?]|\.(?!\d)|\s*$|\s+(?:and|but|by|to|when|as|is|was|has|had|on|for|after|with|the|it|he|she|they)\b)", read_parts),
)  # fmt: skip
