"""`the company`, `the town` or `the woman` in a question, the one just named in its place out."""

from __future__ import annotations

import re

from assistant.mentioned import belongs_to, is_led, is_thing
from assistant.places import is_place
from assistant.question import Expects
from assistant.turn import Turn
from index.letters import compile_latin, widened

_BODY = r"(?:company|firm|group|organi[sz]ation|party|club|team|agency|airline|bank|union|operator)"
_PLACE = r"(?:country|city|town|village|region|province|island)"
_NOUNS = compile_latin(
    rf"\b(?:the|this|that) (?:(?P<body>{_BODY})|(?P<place>{_PLACE})|(?P<person>man|woman))\b"
    r"(?! (?:of|in|that|which|who)\b)",
    re.IGNORECASE,
)


def named_again(question: str, before: Turn) -> str | None:
    """The question with the name for the kind of thing it is; None where none was told.

    Only what the last answer named is meant: of the names in a question it is not clear which.
    """
    match = _NOUNS.search(question)
    value = before.value
    if match is None or not value or before.amount or not re.search(widened(r"[A-Z]"), value):
        return None
    led = belongs_to(before.clause) if is_led(before.question) else ""
    if match["body"] and led and re.match(widened(r"[A-Z]"), led):
        # "Who is the head of Nordwerk?", "When did the firm open?"
        return f"{question[: match.start()]}{led}{question[match.end() :]}"
    named = before.expects is Expects.NAME or _asks_for_kind(before, _BODY)
    body = named or is_thing(value, before.answer)
    fits = (
        (match["body"] and body and not is_place(value))
        or (match["place"] and (before.expects is Expects.PLACE or is_place(value)))
        or (match["person"] and before.expects is Expects.PERSON)
    )
    return f"{question[: match.start()]}{value}{question[match.end() :]}" if fits else None


def _asks_for_kind(before: Turn, kind: str) -> bool:
    return re.search(rf"\b(?:which|what) (?:[a-z-]+ )?{kind}\b", before.question, re.I) is not None
