"""The answers of a question's parts in, one answer with all of them out.

What only repeats another part's answer is no answer to its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.abstain import not_given
from assistant.dates import find_dates
from assistant.records import Answer, AnswerValue, Citation, Outcome
from assistant.speakers import is_short_denial
from assistant.values import find_numbers, is_same_value


def in_its_sentence(answer: Answer) -> Answer:
    """The answer with its sentence in the place of a stretch of it that is no number, day or name.

    "How does one way of working differ from the other?" is not told by a few words of either.
    """
    value, _, rest = answer.text.partition("\n\n")
    short = answer.short or ""
    told = find_numbers(short) or find_dates(short) or short[:1].isupper()
    if answer.outcome is not Outcome.ANSWERED or not short or told or not value.startswith(short):
        return answer
    return replace(answer, text=rest, short=None) if rest.partition("\n\n")[2] else answer


def repeated(answer: Answer, earlier: Sequence[tuple[str, Answer]]) -> str:
    """The amount or day of an answer that an earlier one gave from the same sentence; else empty.

    A name may answer both: whoever founded the firm may lead it.
    """
    short = answer.short or ""
    first = answer.citations[0].quote if answer.citations else None
    again = any(
        one.citations and one.citations[0].quote == first and is_same_value(one.short or "", short)
        for _, one in earlier
    )
    return short if first and again and (find_numbers(short) or find_dates(short)) else ""


def not_twice(answer: Answer, again: Answer | None) -> Answer:
    """What answers a part whose amount or day answered an earlier one.

    "How many were asked and how many agreed?": what the sentence gives once answers one of them,
    and what else it gives the other.

    Args:
        answer: What repeats the earlier one.
        again: The part's answer when that value is left out; None without one.
    """
    if again is not None and again.outcome is Outcome.ANSWERED and again.citations:
        quotes = {citation.quote for citation in answer.citations}
        if again.citations[0].quote in quotes:
            return again
    return not_given(answer)


def combine(question: str, answers: Sequence[tuple[str, Answer]]) -> Answer:
    """Put the answers of the parts together, citations numbered anew.

    It counts as answered when every part is; a part that is not is named, and then
    nothing else is claimed about it.
    """
    if len(answers) == 1:
        return answers[0][1]
    found = [(asked, answer) for asked, answer in answers if answer.outcome != Outcome.ABSTAINED]
    if not found:
        return replace(answers[0][1], question=question)
    citations: list[Citation] = []
    values: list[AnswerValue] = []
    lines: list[str] = []
    for asked, answer in answers:
        first = answer.text.split("\n", 1)[0]
        if answer.outcome == Outcome.ABSTAINED:
            lines.append(f"{asked} – {answer.reason}")
            continue
        offset = len(citations)
        lines.append(f"{asked} – {_shifted(first, offset)}")
        citations += [replace(c, number=c.number + offset) for c in answer.citations]
        values += [
            replace(v, citations=tuple(n + offset for n in v.citations)) for v in answer.values
        ]
    shorts = [answer.short for _, answer in found if answer.short]
    denied = _denied_by_another([answer for _, answer in found])
    conflict = denied or any(answer.outcome == Outcome.CONFLICT for _, answer in found)
    return replace(
        found[0][1],
        question=question,
        text="\n".join(lines),
        short="; ".join(shorts) or None,
        outcome=Outcome.CONFLICT if conflict else Outcome.ANSWERED,
        reason=next((a.reason for _, a in found if a.reason), _DENIED if denied else None),
        citations=tuple(citations),
        values=tuple(values),
        confidence=min(answer.confidence for _, answer in answers),
        sources=min(answer.sources for _, answer in found),
        nearest=(),
    )


_DENIED = "What one of them says the other denies."


def _denied_by_another(answers: Sequence[Answer]) -> bool:
    """Whether one answer is no more than the denial of what another one tells."""
    quotes = [[citation.quote for citation in answer.citations] for answer in answers]
    return any(
        mine is not theirs and mine[0] in theirs and any(map(is_short_denial, theirs))
        for mine in quotes
        for theirs in quotes
        if mine and not any(map(is_short_denial, mine))
    )


def _shifted(text: str, offset: int) -> str:
    return re.sub(r"\[(\d+)\]", lambda match: f"[{int(match[1]) + offset}]", text)
