"""A yes/no question and the sentence of a verdict in, whether it tells no such thing out."""

from __future__ import annotations

import re

from assistant.verbs import base_form
from assistant.whether.asked import Time, Whether

_WINNING = frozenset(["win", "triumph", "prevail", "lift", "retain", "claim", "take", "beat"])
_BEAT = (
    r"(?:beat(?:s|en|ing)?|defeat(?:s|ed|ing)?|edg(?:es|ed|ing)|thrash(?:es|ed|ing)"
    r"|overc(?:ame|ome|omes|oming)|eliminat(?:es|ed|ing)|knock(?:s|ed|ing) out|rout(?:s|ed|ing)"
    r"|saw off|victory over|wins? over|won against)"
)


def is_beaten(asked: Whether | None, sentence: str) -> bool:
    """Whether a sentence has whoever is asked to have won as the one who was beaten.

    `Rovers beat United on penalties, winning the cup` is no yes to "Did United win the cup?".
    """
    if asked is None or base_form(asked.verb) not in _WINNING or not asked.subject:
        return False
    subject = re.escape(re.sub(r"^the ", "", asked.subject, flags=re.IGNORECASE))
    over = rf"\b{_BEAT} (?:the )?{subject}\b"
    under = rf"\b{subject}(?: \w+)? (?:was|were|been|got|lost|lose|losing|went down)\b(?: \w+)?"
    return bool(
        re.search(over, sentence, re.IGNORECASE)
        or re.search(rf"{under} (?:{_BEAT}|to|against)\b", sentence, re.IGNORECASE)
    )


_OVER = re.compile(
    r"\b(?:was|were) [a-z]+ for (?:(?:about|over|nearly|almost|more than|less than|at least) )?"
    r"[\w-]+(?: and a half)? (?:minutes?|hours?|days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)


def is_over(asked: Whether | None, sentence: str) -> bool:
    """Whether now is asked for, and a sentence tells of a while that is over.

    `The bridge was closed for six hours` is no no to "Is the bridge open?".
    """
    now = asked is not None and asked.time is Time.PRESENT
    return now and _OVER.search(sentence) is not None
