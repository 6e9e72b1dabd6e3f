"""A question where somebody went and a place in its sentence in, whether they only left it out.

"Where did the ferry sail to?" is not answered by the town that heads the report, nor by "from Vik".
"""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY
from assistant.datelines import opening
from assistant.findings import Finding
from assistant.question import Question
from index.letters import compile_latin

_GOES = (
    r"(?:go|gone|going|travel(?:l?ed|l?ing)?|head(?:ed|ing)?|sail(?:ed|ing)?|fly|flown|flying"
    r"|flee|fled|fleeing|move[d]?|moving|bound|sent|send|taken|take|ship(?:ped)?|emigrate[d]?"
    r"|transfer(?:red)?|return(?:ed|ing)?)"
)
_ASKS = re.compile(
    rf"^to (?:what|which|where)\b.*\b{_GOES}\b|\b{_GOES}\b(?: [\w’'-]+)*? (?:to|for)\s*\?*$"
    rf"|^where {AUXILIARY}\b.*\b(?:going|heading|headed|bound)\b|\bdestination\b",
    re.IGNORECASE,
)
_LEFT = compile_latin(
    r"\b(?:from|(?<!turned )left|leaving|departed|out of)\s+(?:the )?(?:[A-Z][\w’'-]+, )?$",
    re.IGNORECASE,
)


def is_left(question: Question, finding: Finding) -> bool:
    """Whether a place is where a way began, or heads the report, where its end is asked for."""
    if not _ASKS.search(question.text):
        return False
    before = finding.sentence.text[: finding.within[0]]
    return finding.end <= opening(finding.sentence) or _LEFT.search(before) is not None
