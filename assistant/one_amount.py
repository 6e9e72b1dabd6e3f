"""A stretch with several amounts in, the one that is asked for out: "212 passengers and 61"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.beside import Told, pairs_in
from assistant.changes import asks_past_value
from assistant.dates import find_dates
from assistant.evidence import Sentence
from assistant.matching import in_text, stems_of
from assistant.matters import Place, tells_other_fate
from assistant.off_topic import is_of_other_period
from assistant.question import Expects, Question
from assistant.values import find_numbers, tells_order

_JOINED = re.compile(
    r"\s*(?:[,;:]|\b(?:and|from|in|between|with|against|while|but|compared|up|down|for|on|at)\b)"
)
_SAYS_WHAT = re.compile(r"[a-z]{3,}")
_COUNTED_WORDS = 6
_LEAD = 12  # characters before an amount that may belong to it: "more than", "£"


def one_of_amounts(question: Question, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Where the amount stands that was asked for; all of the stretch where it has but one.

    Two numbers are two amounts where it is said between them what the first one counts, and a word
    or a comma joins them: "three feet two inches" and "78 votes to 41" are one.

    Args:
        question: Asks for one number or sum, or for anything, which may be one.
        sentence: Where the stretch stands.
        start: Where it starts in the sentence.
        end: Where it ends there.
    """
    text = sentence.text
    days = [(mention.start, mention.end) for mention in find_dates(text)]
    numbers = [
        (number.start + start, number.end + start)
        for number in find_numbers(text[start:end])
        if not tells_order(number, text[start:end])
        if not any(low <= number.start + start < high for low, high in days)
    ]
    if question.expects is Expects.ANY and numbers and numbers[0][0] - start > _LEAD:
        return start, end
    places: list[tuple[int, int]] = []
    for number, later in pairwise([*numbers, (end, end)]):
        if later[0] == end:
            places.append((number[0], end))
            continue
        said = _SAYS_WHAT.search(text, number[1], later[0])
        joined = said and _JOINED.search(text, said.end(), later[0])
        if joined is None:
            return start, end
        places.append((number[0], joined.start()))
    if len(places) < 2:
        return start, end
    asked, told = stems_of(question.text), _days_of(question.text)

    def fits(place: tuple[int, int]) -> tuple[bool, int]:
        later = next((low for low, _ in [*places, (len(text), 0)] if low > place[0]), len(text))
        behind = text[place[0] : later]
        words = stems_of(" ".join(behind.split()[: _COUNTED_WORDS + 1]))
        shared = sum(in_text(word, words) for word in asked)
        same_day = 2 * bool(told & _days_of(behind))
        return not is_of_other_period(question, sentence, *place), shared + same_day

    return max(places, key=fits)


def other_of_pair(question: Question, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The value set beside one, where what is asked is told of that; else the place given.

    "86,000 visits, compared with 61,000 at the central library": only the second is of the library
    that is asked about. All that is asked has to stand in the sentence: of a library that it does
    not name, the first may be told.

    Args:
        question: Asks for one number or sum.
        sentence: Where a value stands.
        start: Where it starts in the sentence.
        end: Where it ends there.
    """
    asked = [stem for stem in question.stems if stem not in _PLAIN]
    held = stems_of(sentence.text)
    if len(asked) < 2 or not all(in_text(stem, held) for stem in asked):
        return start, end
    for pair in pairs_in(sentence.text):
        if not (start < pair.value.end and pair.value.start < end):
            continue
        if start < pair.other.end and pair.other.start < end:
            continue
        other = Place(sentence=sentence.text, start=pair.other.start, end=pair.other.end)
        if tells_other_fate(question.text, other):
            continue
        if _is_told_only_of(pair.other, asked, sentence.text):
            return pair.other.start, pair.other.end
    return start, end


def first_of_pair(question: Question, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The value that another is set beside, where nothing asked is told of that; else the place.

    "Turnout was 58 per cent, higher than in the first round, when it was 49": who asks of no first
    round is told 58, if the sentence tells of what is asked. Arguments as of `other_of_pair`.
    """
    held = stems_of(sentence.text)
    told = sum(in_text(stem, held) for stem in question.stems)
    if told < _LEAST_TOLD * len(question.stems) or asks_past_value(question.text):
        return start, end
    for pair in pairs_in(sentence.text):
        if not (start < pair.other.end and pair.other.start < end):
            continue
        if start < pair.value.end and pair.value.start < end:
            continue
        if not _is_told_only_of(pair.other, question.stems, sentence.text):
            return pair.value.start, pair.value.end
    return start, end


def _is_told_only_of(value: Told, asked: Sequence[str], text: str) -> bool:
    """Whether a word asked about stands in what a sentence says of a value, and nowhere else."""
    first, last = value.words
    own, rest = stems_of(text[first:last]), stems_of(f"{text[:first]} {text[last:]}")
    return any(in_text(stem, own) and not in_text(stem, rest) for stem in asked)


_LEAST_TOLD = 0.5  # of the words of the question
_PLAIN = stems_of("number figure amount total many much count")


def _days_of(text: str) -> set[str]:
    return {mention.text.casefold() for mention in find_dates(text)}
