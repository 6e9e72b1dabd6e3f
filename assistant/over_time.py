# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question how something changed between two times in, what to ask of either time out.

What a report of Tuesday gives is compared with what one of Wednesday does; of two years the same
is asked.
"""

from __future__ import annotations

import re

from assistant.parts import Part
from index.calendar_forms import MONTHS, WEEKDAYS
from index.letters import compile_latin, widened

_WEEKDAY = rf"(?:on )?(?:{'|'.join(WEEKDAYS)})"
_ORDER = (
    r"(?:on )?(?:the )?(?:first|second|next|following|last)(?: (?:day|reports?))?|at first|initially|later|(?:the )?(?:initial|early|later|latest|last) reports?"
    r"|(?:at )?the (?:start|beginning|end)(?: of (?:the|its|their) [a-z -]+)?"
)
_MONTHS = "|".join(MONTHS)
_OF_MONTH = rf"(?:in )?(?:the )?(?:{_MONTHS})(?: (?:19|20)\d\d)?(?:['’]s)? (?:report|article|story|piece|account|one)"
_YEAR = rf"(?:in )?(?:(?:{_MONTHS}) )?(?:19|20)\d\d"
_TIME = rf"(?:{_WEEKDAY}|{_ORDER}|{_OF_MONTH}|{_YEAR})"
_CHANGE = r"(?:change|changed|shift|shifted|evolve|evolved|develop|developed|move|moved|rise|risen|fall|fallen|grow|grown|differ|differed|compare)"
_FORMS = tuple(
    compile_latin(form, re.IGNORECASE)
    for form in (
        rf"^how (?:much )?(?:do|does|did|has|have) (?P<what>[^?]+?) {_CHANGE}(?:,)? (?:between|from) (?P<one>{_TIME}) (?:and|to) (?P<two>{_TIME})\s*[?.]*$",
        rf"^(?:compare|contrast|(?:what is|what are|what['’]s|what was|what were) the (?:differences?|change) (?:between|in)) (?P<what>[^?]+?)(?:,)? (?:between |from )?(?P<one>{_TIME}) (?:and|with|to) (?:that (?:of|on) )?(?P<two>{_TIME})\s*[?.]*$",
        rf"^(?!(?:who|what|when|where|why|which|how)\b)(?P<what>[^?,:]+?)[,:]? (?P<one>{_TIME}) (?:vs\.?|versus|v|compared (?:to|with)) (?P<two>{_TIME})\s*[?.]*$",
        rf"^(?P<one>{_TIME}) (?:vs\.?|versus|compared (?:to|with)) (?P<two>{_TIME})[,:]? (?P<what>[^?,:]+?)\s*[?.]*$",
    )
)
_ACCOUNT = re.compile(
    r"^(?P<who>[^?]+?)['’]s? (?:account|version|story|statement|explanation|position|line|stance|view|description|claims?|answer)s? (?:of|on|about|over|for|regarding) (?P<matter>[^?]+)$",
    re.IGNORECASE,
)
_MEASURED = compile_latin(
    r"((?:[a-z]+ )??(?:toll|turnout|price|cost|score|damage|attendance|budget|count)) (?!(?:of|at|in|on|for|from)\b)(.+)$",
    re.IGNORECASE,
)
_OF_SOMETHING = re.compile(r"\bthe (?:start|beginning) of\b", re.IGNORECASE)
"""The beginning of the war is no report: a sentence may tell both times."""
_LATER = re.compile(r"second|next|following|later|latest|last|^end\b", re.IGNORECASE)


_SIDES = ("one", "two")


def find_times(text: str) -> tuple[Part, ...]:
    """What to ask, twice, each with the day whose reports are asked for; empty for other questions.

    The day is a weekday, a month, "first" or "last"; empty where the question itself holds the year, which
    is then what sets the second side apart.

    Args:
        text: A question on one line.
    """
    for form in _FORMS:
        found = form.match(text)
        if found is not None and not _OF_SOMETHING.search(text):
            asked = _asked_of(found["what"])
            times = [_time(found[name]) for name in _SIDES]
            return tuple(
                Part(text=f"{asked} in {time}?", in_full=True, side=f"in {time}" if second else "")
                if time[-1].isdigit() and found[name][-1].isdigit()
                else Part(text=f"{asked}?", told_on=time, in_full=True)
                for second, (name, time) in enumerate(zip(_SIDES, times, strict=True))
            )
    return ()


def _asked_of(what: str) -> str:
    account = _ACCOUNT.match(what)
    if account is not None:
        return f"What did {account['who']} say about {account['matter']}"
    keywords = _MEASURED.match(what)
    what = f"{keywords[1]} at {keywords[2]}" if keywords else what
    the = (
        ""
        if re.match(widened(r"(?:the|an?|his|her|its|their|[A-Z][\w-]*['’]s)\b"), what)
        else "the "
    )
    return f"What was {the}{what}"


_MONTH_NAMED = re.compile(rf"(?:{_MONTHS})(?: (?:19|20)\d\d)?(?=(?:['’]s)? [a-z])")


def _time(told: str) -> str:
    bare = re.sub(r"^(?:(?:on|in|at) )?(?:the )?", "", told.casefold())
    month = _MONTH_NAMED.match(bare)
    if month is not None:
        return month.group()
    if bare[-1].isdigit():
        return re.sub(r"^(?:on|in) ", "", told)
    if bare.endswith("day") and " " not in bare:
        return bare
    return "last" if _LATER.search(bare) else "first"
