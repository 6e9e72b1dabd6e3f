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
from assistant.beside_asked import is_how_much_changed, is_of_asked
from assistant.dates import find_dates
from assistant.evidence import Sentence
from assistant.matching import in_text, stems_of
from assistant.measures import measure_at
from assistant.parts import Part
from assistant.question import find_names
from assistant.records import Answer, AnswerValue, Citation, Outcome
from assistant.told import meant
from assistant.told_times import MONTH, YEAR, Time, agree, is_of_other_time, time_of, times_of
from assistant.values import find_numbers
from index.records import Article

_EARLIER = re.compile(
    r"\b(?:before|at first|initially|originally|first|original|initial|previous|earlier|former"
    r"|old|older)\b",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\b(?:how (?:large|many|much|long|great)|what|new|current|now|last|this|year|month|number)\b",
    re.IGNORECASE,
)
_YEAR_BEHIND = re.compile(r"(?:,? \d{1,2},?)? ((?:19|20)\d\d)\b")
_NEAR = 40  # characters between a time and the words that say what was then
_TOLD, _READ, _AGAINST = 2, 1, -9
"""What speaks for a value being that of a side: its own words, the reader; or against it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One side: its question's own words and names, its time, whether it is the earlier one."""

    words: frozenset[str]
    time: Time
    is_earlier: bool
    read: Answer
    names: frozenset[str]
    asked: str


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
    asked_all = " ".join(f"{part.text} {part.side}" for part in parts)
    for answer in (side.read for side in sides):
        read = [number.value for number in find_numbers(answer.short or "")]
        for citation in answer.citations if read else answer.nearest:
            sentence = Sentence(
                article=articles[citation.article_id], start=citation.start, end=citation.end
            )
            covered = not read and _covers(parts[0].text, sentence)
            for pair in pairs_in(sentence.text):
                if not (covered or _has(pair, sentence.text, read)):
                    continue
                if not (
                    _keeps(pair, sentence.text, sides)
                    and is_of_asked(pair, sentence.text, asked_all)
                ):
                    continue
                order = _order(sides, pair, sentence, covered=covered)
                if order is not None:
                    return [
                        (asked, _answer(answer, told, citation))
                        for (asked, _), told in zip(answers, order, strict=True)
                    ]
    return None


def are_unlike(
    parts: Sequence[Part],
    answers: Sequence[tuple[str, Answer]],
) -> bool:
    """Whether both readings are a pair of one sentence that is not of what is asked, or changes.

    "40 deaths, compared with 300 injured": neither number is told of the other side.
    """
    asked = " ".join(f"{part.text} {part.side}" for part in parts)
    mine, theirs = (
        {number.value for number in find_numbers(answer.short or "")} for _, answer in answers
    )
    if any(is_how_much_changed(answer, asked) for _, answer in answers):
        return True
    if not (mine and theirs):
        return False
    quotes = {cited.quote for _, answer in answers[:1] for cited in answer.citations}
    shared = quotes & {cited.quote for _, answer in answers[1:] for cited in answer.citations}
    return any(
        _has(pair, quote, list(mine))
        and _has(pair, quote, list(theirs))
        and not is_of_asked(pair, quote, asked)
        for quote in shared
        for pair in pairs_in(quote)
    )


def _covers(asked: str, sentence: Sentence) -> bool:
    """Whether a sentence holds all that is asked of the first side; its names, the article."""
    named = stems_of(" ".join(find_names(asked, skip_first=True)))
    wanted = stems_of(_PLAIN.sub("", YEAR.sub("", MONTH.sub("", asked)))) - named
    held, around = stems_of(sentence.text), stems_of(sentence.article.text)
    return bool(wanted) and all(
        [*(in_text(word, held) for word in wanted), *(in_text(word, around) for word in named)]
    )


def _sides(parts: Sequence[Part], answers: Sequence[Answer]) -> list[_Side]:
    stems = [_words(part) for part in parts]
    times = [time_of(part.text) for part in parts]
    earlier = [_EARLIER.search(part.side or part.text) is not None for part in parts]
    if not any(earlier) and all(year for year, _ in times) and times[0] != times[1]:
        first = min(times, key=lambda time: (time[0] or 0, time[1] or 0))
        earlier = [time == first for time in times]
    if all(earlier):
        earlier = [False, False]
    return [
        _Side(
            words=mine - other,
            time=time,
            is_earlier=is_earlier,
            read=answer,
            names=(mine - other) & stems_of(" ".join(find_names(part.text, skip_first=True))),
            asked=f"{part.text} {part.side}",
        )
        for part, mine, other, time, is_earlier, answer in zip(
            parts, stems, stems[::-1], times, earlier, answers, strict=True
        )
    ]


def _words(part: Part) -> frozenset[str]:
    text = f"{part.text} {part.side}"
    return stems_of(YEAR.sub("", MONTH.sub("", text)))


def _has(pair: Pair, sentence: str, read: Sequence[float]) -> bool:
    """Whether one of a pair's values is among those that were read."""
    return any(
        number.value in read
        for told in (pair.value, pair.other)
        for number in find_numbers(sentence)
        if told.start <= number.start < told.end
    )


def _keeps(pair: Pair, sentence: str, sides: Sequence[_Side]) -> bool:
    """Whether a pair holds what was read for either side, where that is one number each.

    What measures something else is no reading to keep; and what sources differ on stays disputed,
    unless the two differ as the sides do.
    """
    read = [[number.value for number in find_numbers(side.read.short or "")] for side in sides]
    for side, mine in zip(sides, read, strict=True):
        if side.read.outcome is Outcome.CONFLICT and not all(
            _has(pair, sentence, [one]) for one in mine
        ):
            return False
        if read[0] == read[1] or len(mine) != 1 or _has(pair, sentence, mine):
            continue
        if _measures_as(side.read, sentence, pair):
            return False
    return True


def _measures_as(read: Answer, sentence: str, pair: Pair) -> bool:
    """Whether a reading may measure what a pair does: a majority of votes is no turnout."""
    short, told = read.short or "", measure_at(sentence, pair.value.start, pair.value.end)
    for cited in read.citations:
        start = cited.quote.find(short)
        mine = measure_at(cited.quote, start, start + len(short)) if start >= 0 else None
        if mine is not None and told is not None and not mine.agrees(told):
            return False
    return True


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
            year, mine = _YEAR_BEHIND.match(text, found.end()), meant(sentence, mention)
            if year and mine and int(year[1]) != mine.first.year:
                continue  # June of another year
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
