# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A sentence in, the pairs of values that it sets beside each other out.

"48 per cent, down from 67 in June", "4,150 cases last year, compared with 2,600 in 2015", "22 hours
instead of 35": one quantity, told of two sides, each with the words that say of which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.changes import changed_numbers
from assistant.dates import find_dates
from assistant.measures import measure_at
from assistant.values import find_numbers, tells_order
from index.letters import compile_latin

_FALL = r"(?:rise|increase|jump|growth|fall|drop|decline|decrease|cut|change|climb)"
_BEFORE = (
    rf"(?:(?:up|down|a(?:n)? (?:\w+ )?{_FALL}|rising|falling|increased|reduced|lowered|raised|cut|changed) from"
    r"|(?:up|down) on|instead of|rather than|after an? (?:profit|loss|surplus|deficit|low|high|record|peak) of"
    r"|(?:beating|breaking|bettering|topping|passing|exceeding|surpassing|eclipsing) (?:the|its|his|her|their)(?: [a-z-]+){0,2} (?:record|best|high|low|mark|peak))"
)
_OTHER = (
    r"(?:(?:as )?compared (?:with|to)|as against|against|versus|as opposed to"
    r"|(?<=,\s)(?:(?:far|well|much|slightly|a little|still) )?(?:more|fewer|less|(?!other|rather)[a-z]{2,}er) than(?= (?:the|last|in|its|their|his|her|those|that)\b))"
)
_WORDS = r"(?:\s+(?!(?:but|while|whereas|who|which)\b)[\w’'-]+)"
_SIGN = r"(?:US|C|A)?[$€£¥₹]?"
_LINK = compile_latin(
    rf"\s*%?{_WORDS}{{0,6}}?,?(?P<link>\s+(?:(?P<before>{_BEFORE})|{_OTHER})){_WORDS}{{0,5}}?\s+{_SIGN}",
    re.IGNORECASE,
)
_OLD_ONE = compile_latin(
    rf"\s*%?(?:[,;]?{_WORDS}){{0,8}}?[,;](?P<link>\s+(?:and )?(?P<before>the (?:old|previous|former|earlier) [a-z]+),?)(?:\s+(?:was|of|stood at|had been))?\s+{_SIGN}",
    re.IGNORECASE,
)
"""`41 degrees, a record; the old one, 39 degrees`."""
_WHEN_IT_WAS = compile_latin(
    rf"\s*%?(?:,?{_WORDS}){{0,8}}?,?(?P<link>(?<!\ba)\s+(?:[a-z]{{2,}}er|more|less) than{_WORDS}{{1,8}}?,? when (?:it|they|there) (?:was|were|had been|stood at|came to|reached)(?: (?:only|just|about))?)\s+{_SIGN}",
    re.IGNORECASE,
)
"""`58 per cent, higher than in the first round, when it was 49`."""
_CLAUSES = re.compile(
    r"[^.;]*?(?P<link>(?:,\s|,?\s(?:and|but|while|whereas)\s)(?:(?:in|by) )?(?:last|this|the (?:year|month|week) before|the following|next|(?:19|20)\d\d)\b)[^.;]*",
    re.IGNORECASE,
)
_STOPS = re.compile(r"\s*(?:[.,;)]|$)")
_THE_ONE = compile_latin(r"\b(?:the|an?|this|that|each|no) (?:[a-z]+ )?$", re.IGNORECASE)
_RANGE = compile_latin(rf"\s?[-–]\s?{_SIGN}|\s+(?:to|and)\s+{_SIGN}", re.IGNORECASE)
_RANGED = compile_latin(rf"\b(?:between|of)\s+{_SIGN}$", re.IGNORECASE)
_STARTS = re.compile(r"[;:(]\s|,\s+(?:and|but|while|whereas)\s|\b(?:but|while|whereas)\s", re.I)
_ENDS = re.compile(r"[,;)]|\b(?:and|but|while|whereas|after|because)\b|\.$", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\d (?:out )?of (?:the |its )?$")
_OF_MORE = re.compile(r"\s(?:out )?of (?:the |its )?(?!(?:19|20)\d\d\b)\d")
_MOST_BETWEEN = 160  # characters of the words between two values that are set beside each other
_LONGEST_CLAUSE = 600  # characters
_NEAR = 60  # characters ahead of a number that the words right before it stand in
_SHARE = re.compile(r"\s?(?:%|per ?cent\b)", re.IGNORECASE)
_UNIT = compile_latin(
    r"\s(?:(?:[A-Z][a-z]+ )?(?:dollars?|euros?|pounds?|yen|roubles?|rubles?|francs?|rupees?|crowns?|pesos?|kron(?:or|er))"
    r"|(?:kilo|centi|milli)?met(?:re|er)s?|miles?|km|hectares?|tonnes?|tons?|degrees?|years?|months?|weeks?|days?|hours?|minutes?)\b",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A value at `[start, end)` of a sentence, and `words`, the part of the sentence about it."""

    start: int
    end: int
    words: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A value and the `other` one beside it; `is_before` where that is told to have been before."""

    value: Told
    other: Told
    is_before: bool


@lru_cache(maxsize=4096)
def pairs_in(sentence: str) -> tuple[Pair, ...]:
    """The pairs of values of one measure that a sentence sets beside each other, in order."""
    spans = _spans(sentence)
    changed = [(old, new) for old, new in changed_numbers(sentence)]
    found = [
        Pair(
            value=_told(sentence, new, old),
            other=_told(sentence, old, new),
            is_before=True,
        )
        for old, new in changed
    ]
    return (*found, *_linked(sentence, spans))


def _linked(sentence: str, spans: list[tuple[int, int]]) -> Iterator[Pair]:
    for one, other in _neighbours(sentence, spans):
        if other[0] - one[1] > _MOST_BETWEEN or _is_part_of(sentence, one, other):
            continue
        link = (
            _LINK.fullmatch(sentence, one[1], other[0])
            or _OLD_ONE.fullmatch(sentence, one[1], other[0])
            or _WHEN_IT_WAS.fullmatch(sentence, one[1], other[0])
            or _of_own_times(sentence, one, other)
        )
        if link is None or not _alike(sentence, one, other):
            continue
        at = link.start("link")
        yield Pair(
            value=Told(
                start=one[0], end=_end(sentence, one[1]), words=(_first(sentence, one[0]), at)
            ),
            other=Told(
                start=other[0], end=_end(sentence, other[1]), words=(at, _last(sentence, other[1]))
            ),
            is_before=link.groupdict().get("before") is not None,
        )


def _of_own_times(
    sentence: str, one: tuple[int, int], other: tuple[int, int]
) -> re.Match[str] | None:
    """The "and" between two clauses that each tell of a time: `Last year 4 came, this year 6`."""
    link = _CLAUSES.fullmatch(sentence, one[1], other[0])
    if link is None:
        return None
    at = link.start("link")
    times = [
        {m.text.casefold() for m in find_dates(part)} for part in (sentence[:at], sentence[at:])
    ]
    mine, theirs = measure_at(sentence, *one), measure_at(sentence, *other)
    same = mine is not None and theirs is not None and mine.agrees(theirs)
    same = same or _STOPS.match(sentence, other[1]) is not None  # "and this year 6 million."
    return link if same and all(times) and not times[0] & times[1] else None


def _neighbours(
    sentence: str, spans: list[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Each number with the next one, and with the one after where the next measures another thing.

    "152 centimetres in 24 hours, beating the record of 131" tells of two depths.
    """
    yield from pairwise(spans)
    for one, between, other in zip(spans, spans[1:], spans[2:], strict=False):
        if not (_alike(sentence, one, between) or _alike(sentence, between, other)):
            yield one, other


def _is_part_of(sentence: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a number is one end of a share: `12 of 40 seats, up from 9 of 38`."""
    ahead = sentence[max(0, one[0] - _NEAR) : one[0]]
    return bool(_OF_ANOTHER.search(ahead) or _OF_MORE.match(sentence, other[1]))


def _told(sentence: str, one: tuple[int, int], other: tuple[int, int]) -> Told:
    """One value of a change: its words go as far as those of the other one."""
    first = other[1] if other[1] <= one[0] else _first(sentence, one[0])
    last = other[0] if one[1] <= other[0] else _last(sentence, one[1])
    return Told(start=_start(sentence, one[0]), end=_end(sentence, one[1]), words=(first, last))


def _spans(sentence: str) -> list[tuple[int, int]]:
    """Where the numbers stand, both ends of a range as one: `790 to 820 million`."""
    spans: list[tuple[int, int]] = []
    for number in find_numbers(sentence):
        if tells_order(number, sentence):
            continue
        if number.text.casefold() == "one" and _THE_ONE.search(
            sentence, max(0, number.start - _NEAR), number.start
        ):
            continue
        last = spans[-1] if spans else None
        if (
            last
            and _RANGE.fullmatch(sentence, last[1], number.start)
            and _RANGED.search(sentence, max(0, last[0] - _NEAR), last[0])
        ):
            spans[-1] = (last[0], number.end)
        else:
            spans.append((_start(sentence, number.start), number.end))
    return spans


def _alike(sentence: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two numbers measure the same; one without a unit has that of the other."""
    mine, theirs = measure_at(sentence, *one), measure_at(sentence, *other)
    if mine is None or theirs is None:
        return False
    if mine.agrees(theirs):
        return True
    return theirs.kind == "count" and (not theirs.unit or _goes_on(sentence, other[1]))


_NO_NOUN = compile_latin(
    r"\s+(?:for|in|on|at|by|of|to|last|this|a|the|before|earlier|previously|then|[a-z]+ed)\b",
    re.IGNORECASE,
)


def _goes_on(sentence: str, end: int) -> bool:
    """Whether nothing that is counted follows a number: `from the 340 announced in May`."""
    return _NO_NOUN.match(sentence, end) is not None


def _first(sentence: str, start: int) -> int:
    near = max(0, start - _LONGEST_CLAUSE)
    return max((found.end() for found in _STARTS.finditer(sentence, near, start)), default=near)


def _last(sentence: str, end: int) -> int:
    found = _ENDS.search(sentence, end)
    return found.start() if found else len(sentence)


def _start(sentence: str, start: int) -> int:
    """Where a value begins, its sign of money included."""
    sign = re.search(r"(?:US|C|A)?[$€£¥₹]$", sentence[max(0, start - 3) : start])
    return start - len(sign.group()) if sign else start


def _end(sentence: str, end: int) -> int:
    """Where a value ends, its unit included."""
    unit = _SHARE.match(sentence, end) or _UNIT.match(sentence, end)
    return unit.end() if unit else end
