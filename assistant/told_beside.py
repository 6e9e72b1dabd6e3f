"""The answers of two sides in, the value of each that one sentence sets beside the other out.

"The number of jobs to go was cut to 260 from the 340 announced in May" tells both sides; which
value is whose is read from the days, the words and the order that the sentence gives them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from assistant.beside import Pair, Told, pairs_in
from assistant.dates import find_dates
from assistant.evidence import Sentence
from assistant.matching import in_text, stems_of
from assistant.parts import Part
from assistant.question import find_names
from assistant.records import Answer, AnswerValue, Citation, Outcome
from assistant.told import meant
from assistant.values import find_numbers
from index.records import Article

_EARLIER = re.compile(
    r"\b(?:before|at first|initially|originally|first|original|initial|previous|earlier|former"
    r"|old|older)\b",
    re.IGNORECASE,
)
_MONTH_NAMES = (
    "january february march april may june july august september october november december"
)
_MONTHS = {name.title(): at for at, name in enumerate(_MONTH_NAMES.split(), 1)}
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PLAIN = re.compile(
    r"\b(?:how (?:large|many|much|long|great)|what|new|current|now|last|this|year|month|number)\b",
    re.IGNORECASE,
)
_NEAR = 40  # characters between a time and the words that say what was then
_TOLD, _READ, _AGAINST = 2, 1, -9
"""What speaks for a value being that of a side: its own words, the reader; or against it."""

Time = tuple[int | None, int | None]
"""A year and a month, each None where it is not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One side: its question's own words, its time, and whether it is the earlier of the two."""

    words: frozenset[str]
    time: Time
    is_earlier: bool
    read: Answer


def told_beside(
    parts: Sequence[Part],
    answers: Sequence[tuple[str, Answer]],
    articles: Mapping[str, Article],
) -> list[tuple[str, Answer]] | None:
    """Both answers anew, each with its value of one sentence that tells both; None without one.

    Args:
        parts: The two sides, as they were asked.
        answers: What was found for either, each with its question. A sentence counts where one of
            its two values was read as the answer for a side, or where it is the nearest one to a
            refusal and holds all the words of the question.
        articles: The articles of the citations, by their ids.
    """
    if len(parts) != 2 or not parts[1].side:
        return None
    sides = _sides(parts, [answer for _, answer in answers])
    for answer in (side.read for side in sides):
        read = [number.value for number in find_numbers(answer.short or "")]
        for citation in answer.citations if read else answer.nearest:
            sentence = Sentence(
                article=articles[citation.article_id], start=citation.start, end=citation.end
            )
            covered = not read and _covers(parts[0].text, sentence)
            for pair in pairs_in(sentence.text):
                if not covered and not _has(pair, sentence.text, read):
                    continue
                order = _order(sides, pair, sentence, covered=covered)
                if order is not None:
                    return [
                        (asked, _answer(answer, told, citation))
                        for (asked, _), told in zip(answers, order, strict=True)
                    ]
    return None


def _covers(asked: str, sentence: Sentence) -> bool:
    """Whether a sentence holds all that is asked of the first side; its names, the article."""
    named = stems_of(" ".join(find_names(asked, skip_first=True)))
    wanted = stems_of(_PLAIN.sub("", _YEAR.sub("", _MONTH.sub("", asked)))) - named
    held, around = stems_of(sentence.text), stems_of(sentence.article.text)
    return bool(wanted) and all(
        [*(in_text(word, held) for word in wanted), *(in_text(word, around) for word in named)]
    )


def _sides(parts: Sequence[Part], answers: Sequence[Answer]) -> list[_Side]:
    stems = [_words(part) for part in parts]
    times = [_time(part.text) for part in parts]
    earlier = [_EARLIER.search(part.side or part.text) is not None for part in parts]
    if not any(earlier) and all(year for year, _ in times) and times[0] != times[1]:
        first = min(times, key=lambda time: (time[0] or 0, time[1] or 0))
        earlier = [time == first for time in times]
    if all(earlier):
        earlier = [False, False]
    return [
        _Side(words=mine - other, time=time, is_earlier=is_earlier, read=answer)
        for mine, other, time, is_earlier, answer in zip(
            stems, stems[::-1], times, earlier, answers, strict=True
        )
    ]


def _words(part: Part) -> frozenset[str]:
    text = f"{part.text} {part.side}"
    return stems_of(_YEAR.sub("", _MONTH.sub("", text)))


def _time(text: str) -> Time:
    year, month = _YEAR.search(text), _MONTH.search(text)
    return int(year.group()) if year else None, _MONTHS[month.group()] if month else None


def _has(pair: Pair, sentence: str, read: Sequence[float]) -> bool:
    """Whether one of a pair's values is among those that were read."""
    return any(
        number.value in read
        for told in (pair.value, pair.other)
        for number in find_numbers(sentence)
        if told.start <= number.start < told.end
    )


def _order(
    sides: Sequence[_Side], pair: Pair, sentence: Sentence, *, covered: bool
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
        if min(support) > 0:
            one, two = (sentence.text[told.start : told.end] for told in order)
            best.append((sum(support), (one, two)))
    best.sort(key=lambda found: -found[0])
    if not best or (len(best) > 1 and best[0][0] == best[1][0]):
        return None
    return best[0][1]


def _support(side: _Side, told: Told, pair: Pair, sentence: Sentence) -> int:
    """How much speaks for a value being that of a side; less than 1 for nothing or against it."""
    text = sentence.text
    times = _times(sentence, told)
    if times and side.time != (None, None):
        return _TOLD if any(_agree(side.time, time) for time in times) else _AGAINST
    held = stems_of(text[slice(*told.words)])
    if any(in_text(word, held) for word in side.words) or _tied(side, told, sentence):
        return _TOLD
    numbers = [number.value for number in find_numbers(text[told.start : told.end])]
    read = [number.value for number in find_numbers(side.read.short or "")]
    if set(numbers) & set(read) and side.read.citations[0].quote == text:
        return _READ
    # What is told without a time is told of that of the report.
    day = sentence.article.reference_date
    is_now = told is pair.value and day is not None and _agree(side.time, (day.year, day.month))
    return _READ if is_now else 0


def _times(sentence: Sentence, told: Told) -> list[Time]:
    """The times that the words of a value tell."""
    first, last = told.words
    found: list[Time] = []
    for mention in find_dates(sentence.text):
        if first <= mention.start < last:
            when = meant(sentence, mention)
            if when is not None and when.first.year == when.last.year:
                same = when.first.month == when.last.month
                found.append((when.first.year, when.first.month if same else None))
            elif mention.month or mention.year:
                found.append((mention.year, mention.month))
    return found


def _agree(one: Time, other: Time) -> bool:
    """Whether two times may be the same; not where neither tells what the other does."""
    told = [(mine, theirs) for mine, theirs in zip(one, other, strict=True) if mine and theirs]
    return bool(told) and all(mine == theirs for mine, theirs in told)


def _tied(side: _Side, told: Told, sentence: Sentence) -> bool:
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
            near = stems_of(text[max(0, found.start() - _NEAR) : found.start()])
            if any(in_text(word, near) for word in side.words):
                return True
    return False


def _answer(read: Answer, value: str, citation: Citation) -> Answer:
    """A value as the answer for a side, with the sentence that tells it."""
    return replace(
        read,
        text=f"{value} [1]\n\n{citation.quote} [1]",
        short=value,
        outcome=Outcome.ANSWERED,
        reason=None,
        citations=(replace(citation, number=1),),
        values=(AnswerValue(text=value, citations=(1,)),),
        sources=1,
        nearest=(),
    )
