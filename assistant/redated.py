"""A question and another time in, the question about that time out: `And in March?`.

And one that counts from the time that was just told: `Where was he the day before?`.
"""

from __future__ import annotations

import re

from assistant.dates import find_dates, resolve
from assistant.question import Expects
from assistant.turn import Turn
from assistant.when import When

_BY_ITSELF = re.compile(
    r"(?:this|last|next|yesterday|today|tomorrow|the \w+ (?:before|after))\b"
    r"|.* (?:earlier|later|ago)$",
    re.IGNORECASE,
)
_ON_A_DAY = re.compile(
    r"(?<!\d)\d{1,2}(?!\d)|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|\bday\b", re.IGNORECASE
)


def with_new_date(question: str, when: str) -> str:
    """The question with its date replaced; a year is kept where the new date has none."""
    bare = re.sub(r"^(?:in|on|at|since|by)\s+", "", when)
    mentions = [m for m in find_dates(question) if m.month or m.year or m.step]
    if not mentions:
        return f"{question.rstrip('?')} {_placed(bare)}?"
    old = mentions[-1]
    step = next((m.step for m in find_dates(bare) if m.step), None)
    if old.year and step is not None and step.kind == "then" and step.unit == "year":
        # "And a year earlier?": the same time of that year.
        return question.replace(str(old.year), str(old.year + step.count))
    if old.year and not re.search(r"\d{4}", bare):
        bare = f"{bare} {old.year}"
    before = re.sub(r"\b(?:in|on|of|at)\s+$", "", question[: old.start])
    return f"{before}{_placed(bare)}{question[old.end :]}"


_ANCHOR = re.compile(
    r"^(?:(?:and|but|so) )?(?:when|after|before|once|since|as)\b.*,|[.;] "
    r"|\b(?:until|till|by|since|from) the\b",
    re.IGNORECASE,
)
"""A time of its own that the question counts from, or a stretch that a day ends."""
_AHEAD = re.compile(r"\b(?:on|in|at)\s+$", re.IGNORECASE)
_OF_WHAT = re.compile(r"\b(?:before|after) \w", re.IGNORECASE)
_END = re.compile(r"\s*[?.]*$")


def counted_from_told(question: str, before: Turn) -> str | None:
    """`When did they meet?`, `On 8 January.`, `Where was he the day before?`: `on 7 January`.

    None where the last answer was no day, or where the question says before or after what.
    """
    told = _day_told(before)
    mentions = find_dates(question)
    if told is None or len(mentions) != 1 or _ANCHOR.search(question):
        return None
    mention = mentions[0]
    counts = mention.step is not None and mention.step.kind == "then"
    if not counts or _OF_WHAT.search(question[mention.start : mention.end]):
        return None
    when = resolve(mention, None, told=told) if _END.match(question, mention.end) else None
    if when is None or not when.is_day:
        return None
    return f"{_AHEAD.sub('', question[: mention.start])}on {when.show()}?"


def _day_told(before: Turn) -> When | None:
    """The day that the last answer told; None where it told none, or more than one."""
    if before.expects is not Expects.DATE:
        return None
    days = {when for m in find_dates(before.answer) if (when := resolve(m, None)) is not None}
    return next(iter(days)) if len(days) == 1 and all(day.is_day for day in days) else None


def _placed(when: str) -> str:
    """A time with its preposition: `in March`, `on 3 March`, `the day before`, `last year`."""
    if _BY_ITSELF.match(when):
        return when
    joined = "on" if _ON_A_DAY.search(when) else "in"
    return f"{joined} {when}"
