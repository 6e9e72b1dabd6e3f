"""Numbers as written in prose to comparable quantities."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from evals.metrics.words import fold

_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {
    "hundred": 100,
    "dozen": 12,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
_SCALE_NAMES = "hundred|dozen|thousand|million|billion|trillion|mn|bn|tn|k|m"
_CURRENCIES = {
    "$": "usd",
    "us$": "usd",
    "dollar": "usd",
    "usd": "usd",
    "€": "eur",
    "euro": "eur",
    "eur": "eur",
    "£": "gbp",
    "pound": "gbp",
    "gbp": "gbp",
    "¥": "jpy",
    "yen": "jpy",
}
_CURRENCY_NAMES = r"us dollars?|u\.s\. dollars?|dollars?|usd|euros?|eur|pounds?|gbp|yen"
_DIGITS = r"\d{1,3}(?:[,\u202f ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_WORD_NAMES = "|".join(sorted([*_WORDS, "hundred", "dozen"], key=len, reverse=True))
# An article is a number only before a scale: "a million", "half a million".
_SPELLED = (
    rf"(?:(?:an?\s+)?(?:{_WORD_NAMES}))(?:(?:[\s-]+(?:and\s+)?|-)(?:{_WORD_NAMES}|"
    r"thousand|million|billion|trillion)\b)*"
    r"(?:\s+and\s+a\s+half\b)?|half a"
    r"|an?(?=\s+(?:thousand|million|billion|trillion)\b)"
)
_NUMBER = re.compile(
    rf"(?<![\w.])(?<![a-z]-)(?<!\bno )(?P<symbol>us\$|[$€£¥])?\s?(?P<sign>[-−])?"
    rf"(?:(?P<digits>{_DIGITS})|(?P<spelled>\b(?:{_SPELLED})\b))"
    r"(?P<scales>(?:(?:\s?(?:hundred|dozen|mn|bn|tn)|[\s-]?(?:thousand|million|billion|trillion)"
    r"|k|(?(symbol)\s?m|(?!)))\b)*)"
    rf"(?:(?P<percent>\s?%|\s?per\s?cent\b|\s?percent\b)|\s(?P<currency>{_CURRENCY_NAMES})\b)?"
)

_CLOCK_OR_DATE = re.compile(r"\b\d{1,2}:\d{2}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{4}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number; `unit` is `%`, a currency code or empty for anything else."""

    value: Decimal
    unit: str = ""


def find_quantities(text: str) -> list[Quantity]:
    """Every number in `text`, in order: digits, words and scales (`2.5 thousand`).

    Grouping commas and spaces are read (`2,500`, `2 500`); ordinals, parts of words
    and digits inside names such as `Su-34` are not numbers. Empty when there are none.
    """
    folded = _CLOCK_OR_DATE.sub(" ", fold(text))
    found: list[Quantity] = []
    for match in _NUMBER.finditer(folded):
        if re.match(r"(?:st|nd|rd|th)\b", folded[match.end() :]):
            continue
        value = _value(match)
        if value is not None:
            found.append(Quantity(value=value, unit=_unit(match)))
    return found


def _value(match: re.Match[str]) -> Decimal | None:
    if match["digits"]:
        try:
            value = Decimal(re.sub(r"[,\u202f ]", "", match["digits"]))
        except InvalidOperation:
            return None
    else:
        value = Decimal(str(_spelled_value(match["spelled"])))
    for scale in re.findall(_SCALE_NAMES, match["scales"]):
        value *= _SCALES[scale]
    return -value if match["sign"] else value


def _spelled_value(words: str) -> float:
    """`two and a half million` to 2500000; a lone article counts as one."""
    total, current = 0.0, 0.0
    for word in re.findall(r"[a-z]+", words):
        if word in _WORDS:
            current += _WORDS[word]
        elif word == "half":
            current += 0.5
        elif word in {"hundred", "dozen"}:
            current = (current or 1) * _SCALES[word]
        elif word in _SCALES:
            total += (current or 1) * _SCALES[word]
            current = 0.0
    if words in {"a", "an"}:
        return 1.0
    value = total + current
    return int(value) if value == int(value) else value


def _unit(match: re.Match[str]) -> str:
    if match["percent"]:
        return "%"
    if match["symbol"]:
        return _CURRENCIES[match["symbol"]]
    if match["currency"]:
        return _CURRENCIES[match["currency"].split()[-1].rstrip("s")]
    return ""


def matches_number(answer: str, gold: str) -> bool:
    """Whether `answer` states the number of `gold`.

    The first number of `gold` counts. Values must be equal; a percentage never
    equals a plain number, while a currency may be left out on either side but not
    changed. False when `gold` holds no number.
    """
    wanted = find_quantities(gold)
    if not wanted:
        return False
    return any(_same(found, wanted[0]) for found in find_quantities(answer))


def _same(one: Quantity, other: Quantity) -> bool:
    if one.value != other.value:
        return False
    units = {one.unit, other.unit}
    return len(units) == 1 or ("%" not in units and "" in units)
