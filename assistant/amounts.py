"""An amount in its sentence in, how much it may be out: `more than 30`, `dozens`, `about 400`.

Two amounts contradict each other only where what the one allows leaves no room for the other:
"more than 30" is 32 told less exactly, "61 million" is 61.3 million rounded.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from assistant.values import Number, find_numbers

_ROUND_SHARE = 0.1  # of a value, at most, that rounding it may take away or add
_ABOUT_SHARE = 0.12
_NEARLY_SHARE = 0.2
_UNIT_SHARE = 0.03  # of a value that may be lost between kilometres and miles
_AT_LEAST = re.compile(
    r"\b(?:(?<!no )(?<!not )more than|over|at least|no (?:fewer|less) than|not (?:fewer|less) than"
    r"|upwards? of|above|exceed(?:s|ed|ing)?|well over)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"\b(?:(?:fewer|less) than|under|below|up to|at (?:the )?most|(?:no|not) more than|as many as"
    r"|as much as|a maximum of)\s+$",
    re.IGNORECASE,
)
_NEARLY = re.compile(r"\b(?:nearly|almost|close to|just under|not quite)\s+$", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|approximately|approx\.|an estimated|circa|in the region of"
    r"|estimated at|more or less|just over)\s+$",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"\s?\+|\s+(?:or|and) more\b", re.IGNORECASE)
_OR_FEWER = re.compile(r"\s+or (?:fewer|less)\b", re.IGNORECASE)
_OR_SO = re.compile(r"\s+(?:[a-z]+\s+)?or so\b", re.IGNORECASE)
_TO = re.compile(r"\s?[-–]\s?|\s+(?:to|or)\s+(?:[$€£¥₹]\s?)?", re.IGNORECASE)
_BETWEEN_AND = re.compile(r"\s+and\s+(?:[$€£¥₹]\s?)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:[$€£¥₹]\s?)?$", re.IGNORECASE)
_SIGN = re.compile(r"(?:\b(?:US|USD|EUR|GBP)\s?)?[$€£¥₹]\s?$")
_WORDED: tuple[tuple[str, float, float], ...] = (
    ("tens of thousands", 2e4, 1e5),
    ("hundreds of thousands", 2e5, 1e6),
    ("dozens", 20, 120),
    ("scores", 40, 120),
    ("hundreds", 2e2, 1e3),
    ("thousands", 2e3, 1e4),
    ("millions", 2e6, 1e9),
    ("several", 3, 12),
    ("a few", 2, 9),
    ("a handful", 2, 9),
    ("nobody", 0, 0),
    ("no one", 0, 0),
    ("no-one", 0, 0),
    ("none", 0, 0),
)
_WORDS = re.compile(rf"\b(?:{'|'.join(words for words, _, _ in _WORDED)})\b", re.IGNORECASE)
_LIMITS = {words: (low, high) for words, low, high in _WORDED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What an amount at `[start, end)` of a sentence allows: anything of `low` to `high`.

    `is_bound` tells that more was to be reckoned with: "at least 12". `rounded` is how far the
    exact one may lie outside, where it was rounded without a word.
    """

    start: int
    end: int
    low: float
    high: float
    is_bound: bool = False
    rounded: float = 0.0

    def allows(self, other: Amount, *, factor: float = 1.0) -> bool:
        """Whether both may be one amount; `factor` turns the other's unit into this one's.

        One of them may have been rounded, not both.
        """
        low, high = other.low * factor, other.high * factor
        slack = max(
            self.rounded,
            other.rounded * factor,
            0.0 if factor == 1.0 else _UNIT_SHARE * max(low, self.low),
        )
        return self.low - slack <= high and low <= self.high + slack


def amount_at(sentence: str, start: int, end: int) -> Amount | None:
    """The first amount in `[start, end)` of a sentence; None where none is told there."""
    found = next((n for n in find_numbers(sentence) if n.end > start and n.start < end), None)
    worded = next((m for m in _WORDS.finditer(sentence, start) if m.start() < end), None)
    if worded is not None and (found is None or worded.start() < found.start):
        low, high = _LIMITS[worded.group().casefold()]
        return Amount(start=worded.start(), end=worded.end(), low=low, high=high)
    return None if found is None else _numbered(sentence, found)


def _numbered(sentence: str, number: Number) -> Amount:
    before = _SIGN.sub("", sentence[: number.start])
    after, value = sentence[number.end :], number.value
    other = _other_end(sentence, number)
    if other is not None:
        low, high = sorted((value, other.value))
        return Amount(start=number.start, end=number.end, low=low, high=high)
    is_bound, rounded = False, 0.0
    if _AT_LEAST.search(before) or _OR_MORE.match(after):
        low, high, is_bound = value, math.inf, True
    elif _AT_MOST.search(before) or _OR_FEWER.match(after):
        low, high = 0.0, value
    elif _NEARLY.search(before):
        low, high = value * (1 - _NEARLY_SHARE), value
    elif _ABOUT.search(before) or _OR_SO.match(after):
        low, high = value * (1 - _ABOUT_SHARE), value * (1 + _ABOUT_SHARE)
    else:
        low, high, rounded = value, value, _rounded_off(number)
    return Amount(
        start=number.start,
        end=number.end,
        low=low,
        high=high,
        is_bound=is_bound,
        rounded=rounded,
    )


def _other_end(sentence: str, number: Number) -> Number | None:
    """The other end of `between 10 and 12`, `10 to 12`, `10-12`."""
    for other in find_numbers(sentence):
        first, last = sorted((number, other), key=lambda n: n.start)
        if first is last:
            continue
        gap = sentence[first.end : last.start]
        if _TO.fullmatch(gap) and not re.search(r"\bfrom\s+$", sentence[: first.start]):
            return other
        if _BETWEEN_AND.fullmatch(gap) and _BETWEEN.search(sentence[: first.start]):
            return other
    return None


def _rounded_off(number: Number) -> float:
    """How far the exact value may lie from a plain one: half of its last digit that counts.

    Nothing for a number below a hundred that is written out in full: 14 dead are not 15.
    """
    digits = re.match(r"[\d,]+(?:\.(?P<fraction>\d+))?", number.text)
    if digits is None or number.value == 0:
        return 0.0
    written = float(digits.group().replace(",", ""))
    scale = number.value / written if written else 1.0
    if digits["fraction"]:
        unit = scale * 10 ** -len(digits["fraction"])
    elif scale > 1:
        unit = scale
    else:
        whole = digits.group().replace(",", "")
        zeros = len(whole) - len(whole.rstrip("0"))
        unit = 10.0**zeros if zeros >= 2 else 0.0
    return min(unit / 2, _ROUND_SHARE * number.value)
