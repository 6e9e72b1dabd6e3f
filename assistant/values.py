"""Two answer strings in, whether they are the same value out: numbers, dates, names.

"2,500" is "2500" and "two thousand five hundred" is left alone; "Jan. 12" is
"12 January 2020" told less precisely; "Khalifa Hifter" is "General Khalifa Haftar".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from assistant.dates import When, find_dates
from assistant.words import STOP, fold, root, tokenize

_SCALES = {
    "dozen": 12, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
_SCALE = "dozen|hundred|thousand|million|billion|trillion"
_UNITS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
"""
_SMALL = {
    word: number
    for number, word in enumerate(_UNITS.split())
} | {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "dozen": 12, "both": 2, "twice": 2, "half": 0.5,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\w.])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?:st|nd|rd|th)?(?:[\s-](?P<scale>{_SCALE})s?\b"
    r"|(?P<short>[mkbMKB]n?)\b)?"
    rf"|\b(?P<one>half an?|an?) (?P<oscale>{_SCALE})\b"
    rf"|\b(?P<word>{'|'.join(_SMALL)})\b(?:-(?P<unit>one|two|three|four|five|six|seven|eight|nine))?"
    rf"(?:\s(?P<wscale>{_SCALE})\b)?",
    re.IGNORECASE,
)
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9}
_TITLE_WORDS = """
presidents ministers generals leaders doctors senators miss madam
mr mrs ms dr sir lord lady dame president prime minister general gen colonel col captain foreign
professor prof spokesman spokeswoman spokesperson leader commander chief former ambassador senator
judge king queen prince princess pope saint rev reverend secretary counterpart his her its the al
el supreme ayatollah strongman renegade director defense defence deputy vice chancellor mayor
governor mayors councillor cr cllr alderman superintendent supt inspector insp sergeant sgt capt lt
lieutenant major maj admiral adm gov sen rep
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_NAMES_TOO = frozenset(["major", "sen", "rep", "gov", "sergeant", "maj", "adm"])
"""Titles that are family names as well, where they stand last."""


_ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in text at `[start, end)` with the word that says what it counts."""

    start: int
    end: int
    value: float
    text: str


def find_numbers(text: str) -> list[Number]:
    """Find numbers, digits and words, in order; parts of dates are left out."""
    return list(_numbers(text))


@lru_cache(maxsize=4096)
def _numbers(text: str) -> tuple[Number, ...]:
    dates = [(m.start, m.end) for m in find_dates(text)]
    found: list[Number] = []
    for match in _NUMBER.finditer(text):
        if any(start <= match.start() < end for start, end in dates):
            continue
        found.append(
            Number(
                start=match.start(), end=match.end(), value=_number_value(match), text=match.group()
            )
        )
    return tuple(found)


def tells_order(number: Number, text: str) -> bool:
    """Whether a number of a text is a place in an order: the "first" of the first round.

    A third of the voters is an amount.
    """
    if number.text.casefold() not in _ORDINALS:
        return False
    share = _OF_SHARE.search(text, 0, number.start) or text[number.end :].startswith(" of ")
    return not share


_OF_SHARE = re.compile(r"\b(?:an?|one|two|three|four)\s$", re.IGNORECASE)


def number_in(text: str) -> float | None:
    """What a text that is a number and nothing else counts, `2016` too; None for anything else."""
    match = _NUMBER.fullmatch(text.strip())
    return _number_value(match) if match else None


def _number_value(match: re.Match[str]) -> float:
    if match["one"]:
        share = 0.5 if match["one"].casefold().startswith("half") else 1.0
        return share * _SCALES[match["oscale"].casefold()]
    if match["word"]:
        value = float(
            _SMALL[match["word"].casefold()] + _SMALL.get((match["unit"] or "").lower(), 0)
        )
        return value * _SCALES.get((match["wscale"] or "").casefold(), 1)
    value = float(match["digits"].replace(",", ""))
    scale = (match["scale"] or "").casefold()
    return value * _SCALES.get(scale, _SHORT_SCALES.get((match["short"] or "").casefold(), 1))


def same_day(one: When, other: When) -> bool:
    """Whether one lies within the other, so that they differ in precision at most."""
    clocks = one.clock is None or other.clock is None or one.clock == other.clock
    inside = (one.first >= other.first and one.last <= other.last) or (
        other.first >= one.first and other.last <= one.last
    )
    return clocks and inside


def same_numbers(one: str, other: str) -> bool:
    """Whether two texts state the same numbers (at least one each)."""
    mine, theirs = find_numbers(one), find_numbers(other)
    if not mine or not theirs:
        return False
    return {n.value for n in mine} == {n.value for n in theirs}


def is_same_value(one: str, other: str) -> bool:
    """Whether two texts state the same numbers, or have none and are the same words."""
    if find_numbers(one) or find_numbers(other):
        return same_numbers(one, other)
    return fold(one) == fold(other)


def name_words(text: str) -> list[str]:
    """Folded words of a name, without titles and small words; empty for none."""
    words = [fold(token.text) for token in tokenize(text)]
    last = len(words) - 1  # "Ana Major" has no title
    kept = [
        word
        for at, word in enumerate(words)
        if word not in STOP and (word not in _TITLES or (0 < at == last and word in _NAMES_TOO))
    ]
    return kept or [word for word in words if word not in STOP]


def is_title(text: str) -> bool:
    """Whether a capitalised run is a title alone, such as `Foreign Minister`."""
    words = [fold(token.text) for token in tokenize(text)]
    return all(word in _TITLES for word in words)


def same_name(one: str, other: str) -> bool:
    """Whether two texts name the same: equal, contained, or spelt another way.

    "Haftar" is "Khalifa Hifter"; "Sergey Lavrov" is "Sergei Lavrov"; two people who
    share only a family name but have different first names are not the same.
    """
    mine, theirs = name_words(one), name_words(other)
    if not mine or not theirs:
        return False
    shorter, longer = sorted((mine, theirs), key=len)
    return all(any(same_word(word, candidate) for candidate in longer) for word in shorter)


@lru_cache(maxsize=200_000)
def same_word(one: str, other: str) -> bool:
    """Whether two folded words are one word spelt two ways (transliteration, typo)."""
    if one == other or root(one) == root(other):
        return True
    if any(char.isdigit() for char in one + other):
        return False
    if min(len(one), len(other)) < 4 or (one[0] != other[0] and sound(one) != sound(other)):
        return False
    if sound(one) == sound(other) and len(sound(one)) >= 3:
        return True
    return fuzz.ratio(one, other) >= (86 if min(len(one), len(other)) >= 6 else 90)


_ALIKE = 60


def spelt_alike(one: str, other: str) -> bool:
    """Whether two folded words may be one name: `kassim` is `qasem`, but `kest` is no `coast`."""
    return same_word(one, other) and fuzz.ratio(one, other) >= _ALIKE


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """The consonants of a folded word as transliterations agree on them.

    Haftar and Hifter give `hftr`; Qassem, Qasem, Qasim and Kassim give `ksm`.
    """
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    head, tail = word[:1], re.sub(r"[aeiouyw]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", ("" if head in "aeiouyw" else head) + tail) or word


_SOUNDS = (
    ("sch", "s"), ("kh", "k"), ("gh", "g"), ("sh", "s"), ("ch", "s"), ("ph", "f"), ("dh", "d"),
    ("th", "t"), ("zh", "s"), ("ck", "k"), ("q", "k"), ("c", "k"), ("j", "s"), ("z", "s"),
    ("v", "f"), ("x", "ks"),
)  # fmt: skip
