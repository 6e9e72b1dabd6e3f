"""The answers of both sides in, one answer that sets them side by side out, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.choices import left_open
from assistant.parts import combine
from assistant.records import Answer, Outcome
from assistant.values import same_numbers

_ONE_SIDE = "The articles do not give both sides of this comparison."
_COMPARES = re.compile(
    r"\b(?:than|while|whereas|but|unlike|although|though|instead|rather|both|neither|versus|twice"
    r"|double|half|compared? (?:to|with)|as opposed to|in contrast|by contrast|on the other hand"
    r"|differ\w*|disagree\w*|rival|opposite|opposed|(?:up|down) from|same|similar"
    r"|from [^.;]+ to|between|against)\b|;",
    re.IGNORECASE,
)


def set_side_by_side(question: str, answers: Sequence[tuple[str, Answer]]) -> Answer:
    """Both answers together; a refusal where either is not told, or both are one sentence's.

    What was asked in one part for what reports differ on is refused where they do not; a
    comparison that was asked whole is answered only by a sentence that compares.
    """
    both = combine(question, answers)
    if len(answers) == 1:
        (part, only), *_ = answers
        if only.outcome is not Outcome.ANSWERED:
            return only
        if part == " ".join(question.split()):
            compares = _COMPARES.search(only.citations[0].quote) is not None
            return only if compares else left_open(only, _ONE_SIDE)
        if len(only.values) == 1:
            return left_open(only, "The articles give one value and none beside it.")
        return replace(only, short="; ".join(value.text for value in only.values))
    untold = [part for part, answer in answers if answer.outcome is Outcome.ABSTAINED]
    if untold:
        return left_open(both, f"The articles do not give both sides: {untold[0]} is not told.")
    (_, mine), (_, theirs) = answers
    if _told(mine) == _told(theirs):
        return left_open(both, "The articles do not tell the two apart.")
    shown = (mine.short, theirs.short)
    asked_alike = all(part.startswith("According to") for part, _ in answers)
    if asked_alike and shown[0] and shown[1] and not same_numbers(shown[0], shown[1]):
        reason = f"The two sides give different values: {shown[0]} and {shown[1]}."
        return replace(both, outcome=Outcome.CONFLICT, reason=reason)
    return both if both.outcome is Outcome.CONFLICT else replace(both, reason=None)


def _told(answer: Answer) -> tuple[str | None, str, int]:
    first = answer.citations[0]
    return answer.short, first.article_id, first.start
