"""A follow-up's answer in, the value in it that the last answer gave already out.

"What rise did they accept? – 14 per cent." "How much had they asked for?" is not answered by the
14 again, unless their sentence tells of asking.
"""

from __future__ import annotations

from assistant.dates import find_dates
from assistant.matching import in_text, stems_of
from assistant.records import Answer, Outcome
from assistant.turn import Turn
from assistant.values import find_numbers, same_numbers
from assistant.words import content_stems, tokenize


def told_before(asked: str, answer: Answer, before: Turn | None) -> str:
    """The amount that answers a follow-up and answered the question before it; empty for none.

    Empty too where the sentence cited has a word of the follow-up's own: then it tells both.

    Args:
        asked: The follow-up as it was asked.
        answer: What was found for it.
        before: The last turn; None without one.
    """
    short = answer.short or ""
    if before is None or answer.outcome is not Outcome.ANSWERED or not answer.citations:
        return ""
    if find_dates(short) or not find_numbers(short) or not same_numbers(short, before.answer):
        return ""
    asked_before = stems_of(before.whole)
    own = [word for word in content_stems(tokenize(asked)) if not in_text(word, asked_before)]
    told = stems_of(answer.citations[0].quote)
    return short if own and not any(in_text(word, told) for word in own) else ""
