"""A text in, the time, length, area or mass that it tells out: `3 hours 31` is 211 minutes.

Two reports give one quantity in units of their own: "two and a half hours", "150 minutes".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.values import number_in

_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86400.0
_SIZES: dict[str, dict[str, float]] = {
    "time": {
        "second": 1.0,
        "minute": _MINUTE,
        "hour": _HOUR,
        "day": _DAY,
        "night": _DAY,
        "week": 7 * _DAY,
        "fortnight": 14 * _DAY,
        "month": 365.25 / 12 * _DAY,
        "year": 365.25 * _DAY,
        "decade": 3652.5 * _DAY,
        "century": 36525 * _DAY,
    },
    "length": {
        "centimetre": 0.01,
        "metre": 1.0,
        "kilometre": 1000.0,
        "mile": 1609.344,
        "foot": 0.3048,
    },
    "area": {"hectare": 1.0, "acre": 0.404686},
    "mass": {"gram": 0.001, "kilogram": 1.0, "tonne": 1000.0},
}
"""Units in seconds, metres, hectares and kilograms."""
_SPELLED = {
    "centimeter": "centimetre", "cm": "centimetre", "meter": "metre", "m": "metre",
    "kilometer": "kilometre", "km": "kilometre", "feet": "foot", "ft": "foot",
    "kilo": "kilogram", "kg": "kilogram", "ton": "tonne", "centurie": "century",
    "min": "minute", "hr": "hour", "g": "gram",
}  # fmt: skip
_BY_NAME = {
    name: (dimension, size) for dimension, sizes in _SIZES.items() for name, size in sizes.items()
} | {
    short: (dimension, sizes[name])
    for short, name in _SPELLED.items()
    for dimension, sizes in _SIZES.items()
    if name in sizes
}
_BELOW = {"hour": _MINUTE, "hr": _MINUTE, "minute": 1.0, "metre": 0.01, "meter": 0.01}
"""What a number without a unit counts behind one: minutes in `3 hours 31`."""
_NAMES = "|".join(sorted(_BY_NAME, key=len, reverse=True))
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORDED = (
    rf"(?:{_TENS})[- ](?:{_ONES})|{_ONES}|{_TENS}|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen"
)
_HALF = r"(?:\s+and\s+a\s+half|½)"
_PART = re.compile(
    rf"(?<![\w.])(?P<share>half|(?:a|one|three)[\s-]+quarters?\s+of)?\s*"
    rf"(?P<number>\d[\d,]*(?:\.\d+)?|{_WORDED}|an?)?"
    rf"(?P<scale>\s+(?:hundred|thousand|million|billion))?(?P<half>{_HALF})?"
    rf"[\s-]*\b(?P<unit>{_NAMES})s?\b(?P<more>{_HALF})?",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:\s*,)?(?:\s+and)?\s+")
_BARE = re.compile(r"\s+(?P<number>\d{1,2})\b(?!\s*[\w%])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """`size` of a `dimension` and the size of the `unit` named last, as in `_SIZES`."""

    dimension: str
    size: float
    unit: float

    def is_one_with(self, other: Quantity) -> bool | None:
        """Whether both may be one, told in different units; None where one unit leaves it open."""
        if self.dimension != other.dimension:
            return False
        apart, most = abs(self.size - other.size), max(self.size, other.size)
        if self.unit == other.unit:
            return True if apart <= _EXACT * most else None
        return apart <= _LOST * most


_EXACT = 0.001
_LOST = 0.05
"""Share of a quantity that may be lost between two units: a month is four weeks."""


def quantity_at(sentence: str, start: int, end: int) -> Quantity | None:
    """The quantity that `[start, end)` of a sentence is a part of; None where it tells none."""
    parts = [part for part in _PART.finditer(sentence) if _size(part) is not None]
    at = 0
    while at < len(parts):
        first = last = at
        while last + 1 < len(parts) and _goes_on(sentence, parts[last], parts[last + 1]):
            last += 1
        if parts[first].start() < end and parts[last].end() > start:
            return _together(sentence, parts[first : last + 1])
        at = last + 1
    return None


def _together(sentence: str, parts: list[re.Match[str]]) -> Quantity:
    dimension, unit = _unit(parts[-1])
    size = sum(_size(part) or 0.0 for part in parts)
    below = _BELOW.get(parts[-1]["unit"].casefold())
    bare = _BARE.match(sentence, parts[-1].end()) if below else None
    if below and bare:
        size, unit = size + float(bare["number"]) * below, below
    elif parts[-1]["half"] or parts[-1]["more"] or parts[-1]["share"]:
        unit /= 2
    return Quantity(dimension=dimension, size=size, unit=unit)


def _goes_on(sentence: str, part: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a smaller unit goes on: `an hour` and `ten minutes`."""
    (mine, larger), (theirs, smaller) = _unit(part), _unit(following)
    gap = sentence[part.end() : following.start()]
    return mine == theirs and smaller < larger and bool(_JOINED.fullmatch(gap or " "))


def _unit(part: re.Match[str]) -> tuple[str, float]:
    return _BY_NAME[part["unit"].casefold()]


def _size(part: re.Match[str]) -> float | None:
    """How much a part tells; None for a unit without one that can be read."""
    number, share = part["number"], (part["share"] or "").casefold()
    if number is None and not share and part["unit"].casefold() != "fortnight":
        return None
    if number is None or number.casefold() in ("a", "an"):
        value: float | None = 1.0
    else:
        value = number_in(f"{number}{part['scale'] or ''}")
    if value is None:
        return None
    value += 0.5 * bool(part["half"] or part["more"])
    if share:
        value *= 0.5 if share == "half" else 0.75 if share.startswith("three") else 0.25
    return value * _unit(part)[1]
