"""A question and another time in, the question about that time out: `And in March?`."""

from __future__ import annotations

import re

from assistant.dates import find_dates

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


def _placed(when: str) -> str:
    """A time with its preposition: `in March`, `on 3 March`, `the day before`, `last year`."""
    if _BY_ITSELF.match(when):
        return when
    joined = "on" if _ON_A_DAY.search(when) else "in"
    return f"{joined} {when}"
