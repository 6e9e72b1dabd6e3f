# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question for whose somebody is and a sentence in, the body that stands behind their name out.

"The Brightwater rider began 31 seconds behind Lucas Perreira of Casa Motta": asked which team
Perreira rides for, the reader takes the one named first.
"""

from __future__ import annotations

import re

from assistant.places import is_nationality, is_place
from assistant.question import Question
from index.letters import compile_latin

_NAME = r"[A-Z][\w’'-]*(?: (?:de |van |von |al-)?[A-Z][\w’'-]*)*"
_ASKS = compile_latin(
    r"^(?:(?:for|of|to|at|in|with) )?(?:which|what) (?:[a-z]+ )?(?P<body>team|club|party|company|firm|side|squad|newspaper|paper|university|college|school|band|union|bank|hospital|agency|country)"
    rf" (?:does|did|do|is|was|has|will) (?-i:(?P<who>{_NAME}))(?: (?:played|play|ride|ridden|race|drive|work|worked|compete|run|row|fight|swim|sail|belong|report|write|fly|bowl|bat))?"
    r"(?: (?:for|with|to|at|in|of|a member of))?\s*\?*$",
    re.IGNORECASE,
)


def body_of(question: Question, sentence: str) -> tuple[int, int] | None:
    """Where the team, party or firm of the one asked about stands; None where it is not so told.

    Args:
        question: The question, analysed.
        sentence: The sentence that a value was read in.
    """
    asked = _ASKS.match(question.text)
    if asked is None:
        return None
    told = compile_latin(
        rf"\b{re.escape(asked['who'].split()[-1])}(?:,? of | \()(?:the )?(?P<body>{_NAME})"
    ).search(sentence)
    if told is None:
        return None
    of_place = is_place(told["body"]) or is_nationality(told["body"])
    return told.span("body") if of_place is (asked["body"].casefold() == "country") else None
