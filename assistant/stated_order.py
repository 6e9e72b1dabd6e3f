"""Two things and a sentence in, which of them the sentence itself says to have more out.

"The Lind takes 28 cars, fewer than half as many as the Kord" gives one number and tells the order
all the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.degrees import degree_of
from assistant.matching import in_text, stems_of
from assistant.question import analyse
from assistant.records import Answer, AnswerValue, Outcome

_SHARE = r"(?:half|one half|a third|a quarter|two thirds|three quarters)"
_TIMES = r"(?:twice|double|three times|four times|ten times)"
_AS = r"(?:as (?:many|much|long|high|large|old) as|that of|those of|the size of)"
_THAN = re.compile(
    r"\b(?P<way>more|fewer|less|[a-z]+er)\b(?: [a-z-]+)?? than"
    rf"(?: (?:(?P<share>{_SHARE})|(?P<times>{_TIMES})))?(?: {_AS})? (?P<what>[^,.;]+)",
    re.IGNORECASE,
)
_MOST_WORDS = 6  # of what the thing compared with is named in


def say_stated(
    question: str, asked: str, things: tuple[str, str], most: bool, answers: Sequence[Answer]
) -> Answer | None:
    """The thing that a sentence of the answers names as the one meant; None where none does.

    Args:
        question: The question as a whole.
        asked: What is asked of the first thing: "How many cars does the Lind take?".
        things: Both, as the question names them.
        most: Whether the one with more of it is meant.
        answers: What was found for either; the sentences nearest to a refusal count too.
    """
    for answer in answers:
        for cited in (*answer.citations, *answer.nearest):
            order = _order(asked, things, cited.quote)
            if order is not None:
                name = things[0 if (order > 0) == most else 1]
                said = f"{name[:1].upper()}{name[1:]}"
                return replace(
                    answer,
                    question=question,
                    text=f"{said} [1]\n\n{cited.quote} [1]",
                    short=said,
                    outcome=Outcome.ANSWERED,
                    reason=None,
                    citations=(replace(cited, number=1),),
                    values=(AnswerValue(text=said, citations=(1,)),),
                    sources=1,
                    nearest=(),
                )
    return None


def _order(asked: str, things: tuple[str, str], sentence: str) -> int | None:
    found = _THAN.search(sentence)
    if found is None:
        return None
    more = _is_more(asked, found["way"].casefold(), sentence[: found.start()])
    # "Fewer than twice as many" and "more than half as many" leave open which it is.
    if more is None or (found["share"] and more) or (found["times"] and not more):
        return None
    one, other = (stems_of(thing) for thing in things)
    ahead = stems_of(sentence[: found.start()])
    behind = stems_of(" ".join(found["what"].split()[:_MOST_WORDS]))
    for mine, theirs, sign in ((one - other, other - one, 1), (other - one, one - other, -1)):
        if _named(mine, ahead) and _named(theirs, behind) and not _named(theirs, ahead):
            return sign if more else -sign
    return None


def _named(words: frozenset[str], text: frozenset[str]) -> bool:
    return bool(words) and all(in_text(word, text) for word in words)


def _is_more(asked: str, way: str, before: str) -> bool | None:
    """Whether a comparison says "more" of what is asked; None where it compares something else."""
    if way in ("more", "fewer", "less"):
        unit = analyse(asked).unit
        held = stems_of(before)
        return way == "more" if unit and all(in_text(word, held) for word in unit) else None
    told = degree_of(way)
    if told is None or not re.match(rf"how {told[0]}\b", asked, re.IGNORECASE):
        return None
    return told[1]
