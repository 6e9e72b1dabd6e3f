"""The answers of two sides in, the value of each that one sentence sets beside the other out.

"The number of jobs to go was cut to 260 from the 340 announced in May" tells both sides; which
value is whose is read from the days, the words and the order that the sentence gives them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.beside import Pair, pairs_in
from assistant.beside_asked import is_how_much_changed, is_of_asked
from assistant.beside_order import Side, order_of
from assistant.citations import told_in
from assistant.evidence import Sentence
from assistant.matching import in_text, stems_of
from assistant.measures import measure_at
from assistant.parts import Part
from assistant.question import find_names
from assistant.records import Answer, Outcome
from assistant.told_times import MONTH, YEAR, time_of
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
                order = order_of(sides, pair, sentence, covered=covered)
                if order is not None:
                    return [
                        (asked, told_in(answer, told, citation))
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


def _sides(parts: Sequence[Part], answers: Sequence[Answer]) -> list[Side]:
    stems = [_words(part) for part in parts]
    times = [time_of(part.text) for part in parts]
    earlier = [_EARLIER.search(part.side or part.text) is not None for part in parts]
    if not any(earlier) and all(year for year, _ in times) and times[0] != times[1]:
        first = min(times, key=lambda time: (time[0] or 0, time[1] or 0))
        earlier = [time == first for time in times]
    if all(earlier):
        earlier = [False, False]
    return [
        Side(
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


def _keeps(pair: Pair, sentence: str, sides: Sequence[Side]) -> bool:
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
