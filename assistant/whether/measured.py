# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A yes/no question that holds a number or a day in, the question for that number or day out.

"Were there more than 200 people on the ferry?" asks how many people were on the ferry, and
whether that is more than 200.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.amounts import Amount, amount_at
from assistant.clause import PREPOSITION
from assistant.dates import DateMention, find_dates
from assistant.values import Number, find_numbers
from assistant.whether.asked import OPENING, TIMES, Whether, take_whether
from assistant.whether.probes import told_of

AUXILIARY = re.compile(
    r"(?P<aux>did|do|does|was|were|is|are|has|have|had|will|would|can|could|may)\s+(?P<body>.+?)\s*\??$",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:(?P<more>more|(?:high|old|long|larg|bigg|tall|wid|deep|heavi)er)|(?P<less>fewer|less|lower|younger|shorter|smaller|cheaper))\s+than\s+(?:US\s?)?[$€£]?\s?$",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:(?P<more>over|above)|(?P<less>under|below))\s+[$€£]?\s?$", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:at least|at most|up to|about|around|some|exactly|nearly|almost|roughly|only|just|as many as|no more than"
    r"|the|all|all of the)\s+(?:US\s?)?[$€£]?\s?$|(?:\bUS\s?)?[$€£]\s?$",
    re.IGNORECASE,
)
_LONG = re.compile(r"[ -](?P<unit>minute|hour|day|week|month|year)s?\b(?![ -](?:old|ago|later|earlier|before|after))")  # fmt: skip
MONEY = re.compile(r"\s?(?:\w+ )?(?:dollars?|euros?|pounds?|yen|roubles?|rupees?|francs?)\b")
_HIGH = re.compile(
    r"[ -]?(?:years?|met(?:re|er)s?|kilomet(?:re|er)s?|centimet(?:re|er)s?|km|miles?|feet|foot|tonnes?|tons?)?[ -](?P<how>old|high|tall|long|wide|deep|away|heavy)\b"
)
_MEASURED = re.compile(r"[ -]?(?:years?|met(?:re|er)s?|kilomet(?:re|er)s?|km|miles?|feet|foot)\b")
_COMPARED = {
    "high": "high", "low": "high", "old": "old", "young": "old", "long": "long", "short": "long",
    "tall": "tall", "wid": "wide", "deep": "deep", "larg": "large", "bigg": "big", "small": "large",
}  # fmt: skip
_LASTS = re.compile(r"\b(?:last|take|wait|stay|continue|run|go on|been|serve|spend)\w*\b")
_NO_COUNT = re.compile(
    r"\s+(?:of\b|per ?cent|percentage|times?\b|th\b|other\b)|\s?%|[-/:]|\s?$|\s+(?:and|or|in|on|at|to|for)\b"
)
_LED = re.compile(
    r"\s*\b(?P<prep>in|on|at|during|before|after|until|till|through|since)\s+(?P<the>the\s+|an?\s+)?$",
    re.IGNORECASE,
)
# "In the 2017 eruption" tells which eruption is meant: the day is not what is asked.
_NOUN = re.compile(rf"\s+(?!(?:{PREPOSITION}|and|or|that|which|when|while)\b)\w")
_ASKING = {
    "until": "Until when", "till": "Until when", "through": "Until when", "since": "Since when",
}  # fmt: skip
_NO_AMOUNT = re.compile(
    r"(?:both|one|half|first|second|third|.*(?:fth|xth|nth|hth|\dth|\dst|\dnd|\drd))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The question for the value, and what the value has to be for a yes.

    `whole` is the question as it was asked. One of `amount`, `day`, `name` and
    `place` is given. `strict`
    tells that the bound itself is not enough: "more than 200". `side` is where the day lies: "", "before" or "after". `unit` is the unit of a
    stretch of time. `again` tells that it may have happened at other times, too.
    """

    question: str
    whole: Whether
    amount: Amount | None = None
    strict: bool = False
    unit: str = ""
    day: DateMention | None = None
    name: str = ""
    place: str = ""
    side: str = ""
    again: bool = False


def take_measured(question: str) -> Measured | None:
    """Find the question for the number or day that a yes/no question holds; None without one."""
    match = AUXILIARY.match(OPENING.sub("", question.strip()))
    if match is None:
        return None
    auxiliary, body = match["aux"].lower(), match["body"]
    whole = take_whether(question) or Whether(
        auxiliary=auxiliary, time=TIMES[auxiliary], subject="", predicate=body
    )
    numbers = [number for number in find_numbers(body) if not _NO_AMOUNT.match(number.text)]
    if len(numbers) == 1:
        return _of_number(whole, body, numbers[0])
    return None if numbers else _of_day(whole, body)


def _of_number(whole: Whether, body: str, number: Number) -> Measured | None:
    amount = amount_at(body, number.start, number.end)
    if amount is None:
        return None
    bound = _BOUND.search(body, 0, number.start) or _OVER.search(body, 0, number.start)
    about = _ABOUT.search(body, 0, number.start)
    start = bound.start() if bound else about.start() if about else number.start
    before, after = body[:start], body[number.end :]
    found = _how(
        whole.auxiliary, before, after, bound, money=bool(re.search(r"[$€£]", body[start:]))
    )
    if found is None:
        return None
    asking, unit = found
    low, high = amount.low, amount.high
    if bound:
        low, high = (number.value, float("inf")) if bound["more"] else (0.0, number.value)
    return Measured(
        question=asking,
        whole=whole,
        amount=Amount(start=0, end=0, low=low, high=high, rounded=amount.rounded),
        strict=bound is not None,
        unit=unit,
    )


def _how(
    auxiliary: str, before: str, after: str, bound: re.Match[str] | None, *, money: bool
) -> tuple[str, str] | None:
    """The question for a number, and the unit of time that it counts."""
    high = _HIGH.match(after)
    compared = re.match(r"(?!more|less|fewer)(\w+?)i?er than", bound.group()) if bound else None
    how, rest = "", after
    if high:
        how, rest = ("far away" if high["how"] == "away" else high["how"]), after[high.end() :]
    elif (long := _LONG.match(after)) and _LASTS.search(before):
        bare = re.sub(r"\s*\bfor\s*$", " ", before)
        return joined("How long", auxiliary, bare, after[long.end() :]), long["unit"]
    elif compared and compared[1].casefold() in _COMPARED:
        unit = _MEASURED.match(after)
        how, rest = _COMPARED[compared[1].casefold()], after[unit.end() if unit else 0 :]
        how = f"many{unit.group()} {how}" if unit and how != "old" else how
    elif money or MONEY.match(after):
        coin = MONEY.match(after)
        return joined("How much", auxiliary, before, after[coin.end() if coin else 0 :]), ""
    if how:
        return joined(f"How {how}", auxiliary, before, rest), ""
    return _how_many(auxiliary, before, after)


def _how_many(auxiliary: str, before: str, after: str) -> tuple[str, str] | None:
    """The question for how many there are of what the number counts."""
    if _NO_COUNT.match(after) or re.search(r"\b(?:number|page|chapter)\s+$", before):
        return None
    if before.strip().casefold() == "there":
        noun = re.match(rf"\s*(.+?)(?=\s+(?:{PREPOSITION}|who|that|left)\b|$)", after)
        return noun and (
            joined(f"How many {noun[1]}", auxiliary, "there", after[noun.end() :]),
            "",
        )
    asked = take_whether(f"{auxiliary} {before}{after}")
    if asked is None or not asked.verb:
        return None
    if not before.strip():
        return f"How many {asked.subject} {told_of(asked)}?", ""
    return (_of_object(asked), "") if asked.object and _leads(asked, before) else None


def _leads(asked: Whether, before: str) -> bool:
    """Whether the number stood right before the object of the verb."""
    return before.strip().endswith(asked.before.rpartition(" ")[2])


def _of_object(asked: Whether) -> str:
    return joined(
        f"How many {asked.object}", asked.auxiliary, f"{asked.subject} {asked.before}", asked.after
    )


OPEN_EVENT = re.compile(r"(?:there|an?|any|some|anyone|anybody)\b", re.IGNORECASE)
REPEATED = re.compile(
    r"\b(?:visit|meet|met|attack|travel|talk|play|compete|speak|protest|strike|fly|call|bomb|win|say|tell|work|use|hold|appear|run|stand|go|come)(?:s|ed|ing)?\b",
    re.IGNORECASE,
)


def _of_day(whole: Whether, body: str) -> Measured | None:
    days = find_dates(body)
    if len(days) != 1:
        return None
    day = days[0]
    led = _LED.search(body[: day.start])
    if led is None or not (day.day or day.month or day.year or day.weekday is not None):
        return None
    before, after = body[: led.start()], body[day.end :]
    if len(before.split()) < 2 or (led["the"] and _NOUN.match(after)):
        return None
    side = led["prep"].casefold()
    asking = _ASKING.get(side, "When")
    return Measured(
        whole=whole,
        question=joined(asking, whole.auxiliary, before, after),
        day=day,
        side=side if side in ("before", "after") else "",
        again=bool(OPEN_EVENT.match(before) or REPEATED.search(before)),
    )


def joined(asking: str, auxiliary: str, before: str, after: str) -> str:
    """A question for a value, from what stood on both sides of it."""
    return " ".join(f"{asking} {auxiliary} {before} {after}".split()).rstrip(" ?") + "?"
