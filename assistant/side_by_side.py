"""The answers of both sides in, one answer that sets them side by side out, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from assistant.choices import left_open
from assistant.dates import find_dates
from assistant.matching import in_text, stems_of
from assistant.measures import Measure, is_age, measure_at
from assistant.question import find_names
from assistant.records import Answer, Outcome
from assistant.together import combine
from assistant.values import find_numbers, same_numbers

_ONE_SIDE = "The articles do not give both sides of this comparison."
_COMPARES = re.compile(
    r"\b(?:than|while|whereas|but|unlike|although|though|instead|rather|both|neither|versus|twice"
    r"|double|half|compared? (?:to|with)|as opposed to|in contrast|by contrast|on the other hand"
    r"|differ\w*|disagree\w*|rival|opposite|opposed|(?:up|down) from|same|similar"
    r"|from [^.;]+ to|between|against)\b|;",
    re.IGNORECASE,
)


def set_side_by_side(
    question: str, answers: Sequence[tuple[str, Answer]], *, told_both: bool = False
) -> Answer:
    """Both answers together; a refusal where either is not told, or both are one sentence's.

    What was asked in one part for what reports differ on is refused where they do not; a
    comparison that was asked whole is answered only by a sentence that compares.

    Args:
        question: The question as a whole.
        answers: What was found for either, each with its question.
        told_both: Whether one sentence tells the value of either, which may be alike.
    """
    both = combine(question, answers)
    if len(answers) == 1:
        (part, only), *_ = answers
        if only.outcome is not Outcome.ANSWERED:
            return only
        if part == " ".join(question.split()):
            compares = _COMPARES.search(only.citations[0].quote) is not None
            both_told = (
                compares or _tells_of_both(question, only) or _gives_two_amounts(question, only)
            )
            return only if both_told else left_open(only, _ONE_SIDE)
        if len(only.values) == 1:
            return left_open(only, "The articles give one value and none beside it.")
        return replace(only, short="; ".join(value.text for value in only.values))
    untold = [part for part, answer in answers if answer.outcome is Outcome.ABSTAINED]
    if untold:
        return left_open(both, f"The articles do not give both sides: {untold[0]} is not told.")
    (_, mine), (_, theirs) = answers
    if (
        (is_one_value(mine, theirs) and not told_both)
        or _holds_both(mine, theirs)
        or _holds_both(theirs, mine)
    ):
        return left_open(both, "The articles do not tell the two apart.")
    if not _measure_alike(question, mine, theirs):
        return left_open(both, "What the articles give of the two cannot be compared.")
    shown = (mine.short, theirs.short)
    asked_alike = all(part.startswith("According to") for part, _ in answers)
    if asked_alike and shown[0] and shown[1] and not same_numbers(shown[0], shown[1]):
        reason = f"The two sides give different values: {shown[0]} and {shown[1]}."
        return replace(both, outcome=Outcome.CONFLICT, reason=reason)
    return both if both.outcome is Outcome.CONFLICT else replace(both, reason=None)


_TWO = re.compile(r"\b(?P<one>[\w’'-]{3,}) and (?:the )?(?P<two>[\w’'-]{3,})\b")


def _tells_of_both(question: str, answer: Answer) -> bool:
    """Whether sentences of their own are cited for both of `the legato and staccato parts`."""
    pair = _TWO.search(question)
    if pair is None:
        return False
    quotes = [stems_of(citation.quote) for citation in answer.citations]
    one, two = (
        [
            at
            for at, held in enumerate(quotes)
            if all(in_text(w, held) for w in stems_of(pair[side]))
        ]
        for side in ("one", "two")
    )
    return bool(one and two) and len({*one, *two}) > 1


_OF_AMOUNTS = re.compile(
    r"\b(?:differ\w*|compar\w*|contrast|change[sd]?|bigger|larger|smaller|higher|lower|more|fewer|less)\b",
    re.I,
)
_TWO_COUNTS = re.compile(r"\bhow many\b.*\bhow many\b", re.IGNORECASE)


def _gives_two_amounts(question: str, answer: Answer) -> bool:
    """Whether what is cited has two amounts of one kind: "In quiet tanks 81 per cent …; 46 …"."""
    if not _OF_AMOUNTS.search(question):
        return False
    told = stems_of(" ".join(citation.quote for citation in answer.citations))
    if not all(stems_of(name) & told for name in find_names(question, skip_first=True)):
        return False
    found: list[tuple[float, Measure]] = []
    for citation in answer.citations:
        dates = find_dates(citation.quote)
        for number in find_numbers(citation.quote):
            if any(date.start <= number.start < date.end for date in dates):
                continue
            measure = measure_at(citation.quote, number.start, number.end)
            if measure is not None:
                found.append((number.value, measure))
    counts = _TWO_COUNTS.search(question) is not None
    return any(
        one[0] != other[0]
        and one[1].kind == other[1].kind
        and (counts or (one[1].agrees(other[1]) and (one[1].unit or one[1].kind == "share")))
        for one, other in combinations(found, 2)
    )


def _holds_both(mine: Answer, theirs: Answer) -> bool:
    """Whether what was read for one side goes over the other's value: `3 weeks, against 2`."""
    one, other = (
        {number.value for number in find_numbers(answer.short or "")} for answer in (mine, theirs)
    )
    return bool(other) and other < one and _told(mine)[1] == _told(theirs)[1]


def is_one_value(mine: Answer, theirs: Answer) -> bool:
    """Whether one value of one sentence was read for both sides: it is told of one of them."""
    if _told(mine) == _told(theirs):
        return True
    if not same_numbers(mine.short or "", theirs.short or ""):
        return False
    quotes = {citation.quote for citation in mine.citations}
    return any(citation.quote in quotes for citation in theirs.citations)


def _measure_alike(question: str, mine: Answer, theirs: Answer) -> bool:
    """Whether two numbers may be of one quantity: a share is no count, a charge no picture.

    One told without a unit has that of the other where one sentence gives both. Units that differ
    are let pass where one of them is what the question names: 22 mice and 3 animals.
    """
    if _is_age(mine) is not _is_age(theirs):
        return False
    one, other = _measured(mine), _measured(theirs)
    if one is None or other is None or one.agrees(other):
        return True
    if {one.kind, other.kind} == {"money", "share"}:
        return False
    if mine.citations[0].quote == theirs.citations[0].quote:
        return True
    named = stems_of(question)
    units = (one.unit, other.unit) if one.kind == other.kind == "count" else ()
    return any(in_text(word, named) for unit in units for word in unit)


def _is_age(answer: Answer) -> bool:
    quote, short = answer.citations[0].quote, answer.short or ""
    start = quote.find(short)
    return bool(short) and start >= 0 and is_age(quote, start, start + len(short))


def _measured(answer: Answer) -> Measure | None:
    quote, short = answer.citations[0].quote, answer.short or ""
    start = quote.find(short) if short else -1
    return measure_at(quote, start, start + len(short)) if start >= 0 else None


def _told(answer: Answer) -> tuple[str | None, str, int]:
    first = answer.citations[0]
    return answer.short, first.article_id, first.start
