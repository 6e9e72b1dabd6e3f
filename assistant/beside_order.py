"""Two sides and two values of one sentence in, which value is whose out.

It is told by the days, the words and the order that the sentence gives them, and by what was read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from assistant.beside import Pair, Told
from assistant.dates import find_dates
from assistant.evidence import Sentence
from assistant.matching import in_text, stems_of
from assistant.records import Answer
from assistant.told import meant
from assistant.told_times import Time, agree, is_of_other_time, times_of
from assistant.values import find_numbers

_YEAR_BEHIND = re.compile(r"(?:,? \d{1,2},?)? ((?:19|20)\d\d)\b")
_NEAR = 40  # characters between a time and the words that say what was then
_TOLD, _READ, _AGAINST = 2, 1, -9
"""What speaks for a value being that of a side: its own words, the reader; or against it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side: its question's own words and names, its time, whether it is the earlier one."""

    words: frozenset[str]
    time: Time
    is_earlier: bool
    read: Answer
    names: frozenset[str]
    asked: str


def order_of(
    sides: Sequence[Side], pair: Pair, sentence: Sentence, *, covered: bool
) -> tuple[str, str] | None:
    """The values of the first side and of the second; None where that is not told."""
    best: list[tuple[int, tuple[str, str]]] = []
    for order in permutations((pair.value, pair.other)):
        support = [
            _support(side, told, pair, sentence) for side, told in zip(sides, order, strict=True)
        ]
        if covered and order[0] is pair.value and support[0] == 0:
            support[0] = _READ  # what the sentence is about, where it is what was asked for
        if any(side.is_earlier for side in sides) and pair.is_before:
            in_order = all(
                side.is_earlier is (told is pair.other)
                for side, told in zip(sides, order, strict=True)
            )
            support = [one + (_TOLD if in_order else _AGAINST) for one in support]
        if order[0] is pair.value and support[0] == 0 and support[1] >= _TOLD:
            # One quantity of two sides: what is not the other's is the first one's.
            support[0] = _READ * (sides[0].time == (None, None) and not sides[0].names)
        if min(support) > 0:
            one, two = (sentence.text[told.start : told.end] for told in order)
            best.append((sum(support), (one, two)))
    best.sort(key=lambda found: -found[0])
    if not best or (len(best) > 1 and best[0][0] == best[1][0]):
        return None
    return best[0][1]


def _support(side: Side, told: Told, pair: Pair, sentence: Sentence) -> int:
    """How much speaks for a value being that of a side; less than 1 for nothing or against it."""
    text = sentence.text
    times = times_of(sentence, told, pair)
    if times and side.time != (None, None):
        return _TOLD if any(agree(side.time, time) for time in times) else _AGAINST
    if side.is_earlier and is_of_other_time(side.asked, told, sentence):
        return _AGAINST
    held = stems_of(text[slice(*told.words)])
    share = sum(in_text(word, held) for word in side.words)
    if 0 < len(side.words) < 2 * share or _tied(side, told, sentence):
        return _TOLD
    numbers = [number.value for number in find_numbers(text[told.start : told.end])]
    read = [number.value for number in find_numbers(side.read.short or "")]
    if len(read) == 1 and set(numbers) & set(read) and side.read.citations[0].quote == text:
        return _READ
    if side.names:
        return _AGAINST  # a side that has its own name is not told of by its time alone
    # What is told without a time is told of that of the report.
    day = sentence.article.reference_date
    is_now = told is pair.value and day is not None and agree(side.time, (day.year, day.month))
    return _READ if is_now else 0


def _tied(side: Side, told: Told, sentence: Sentence) -> bool:
    """Whether the article says elsewhere that what a side names was at the time of a value.

    "Down from 67 per cent in June" is that of "the general election in June".
    """
    first, last = told.words
    text = sentence.article.text
    for mention in find_dates(sentence.text):
        if not first <= mention.start < last or not (mention.month or mention.year):
            continue
        for found in re.finditer(rf"\b{re.escape(mention.text)}\b", text):
            if sentence.start <= found.start() < sentence.end:
                continue
            year, mine = _YEAR_BEHIND.match(text, found.end()), meant(sentence, mention)
            if year and mine and int(year[1]) != mine.first.year:
                continue  # June of another year
            near = stems_of(text[max(0, found.start() - _NEAR) : found.start()])
            if any(in_text(word, near) for word in side.words):
                return True
    return False
