"""Yes/no question and passage → sentences that plainly state what is asked.

A span model cannot say "no", and half of a sentence is no "yes". So a question is affirmed
only by a sentence that holds all its words of meaning, denies none of them and hedges none;
all else is declined.
"""

from __future__ import annotations

import re

from assistant.reader.fit import content_stems, name_stems
from index.sentences import split_sentences

_DENIAL = re.compile(
    r"\b(?:not|no|never|none|nobody|neither|nor|without|deny|denied|denies|denying|refus\w+"
    r"|reject\w*|fail(?:s|ed|ing)?|declin\w+|cancel\w*|false\w*|rather than|instead|unlikely"
    r"|stopp?\w*|halt\w*|prevent\w*|except|barely|hardly|lack\w*|abandon\w*|withdr[ae]w\w*)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:if|whether|may|might|could|would|should|plan(?:s|ned|ning)?|propos\w+|consider\w*"
    r"|threat\w*|expect\w*|hop(?:e|es|ed|ing)|want\w*|alleg\w+|reportedly|rumou?r\w*|possib\w+"
    r"|suspect\w*|accus\w+|claim\w*|unclear|likely|intend\w*|seek\w*|sought|urg\w+|call(?:s|ed)?"
    r" (?:for|on)|ask(?:s|ed)?|speculat\w+|predict\w*|will)\b",
    re.IGNORECASE,
)
# A stated sentence with all the words is right most times, not always: word order is unread.
_STATED = 1.1


def affirmed(question: str, text: str) -> list[tuple[int, int, float]]:
    """Find the sentences that state what the question asks.

    Returns:
        `(start, end, log-odds)` within `text`, in text order; empty to decline.
    """
    wanted = content_stems(question) | name_stems(question)
    if len(wanted) < 3 or _DENIAL.search(question):
        return []
    free = {match.group().lower() for match in _HEDGE.finditer(question)}
    found: list[tuple[int, int, float]] = []
    for low, high in split_sentences(text):
        sentence = text[low:high]
        hedges = {match.group().lower() for match in _HEDGE.finditer(sentence)}
        if sentence.endswith("?") or _DENIAL.search(sentence) or hedges - free:
            continue
        if wanted <= content_stems(sentence):
            found.append((low, high, _STATED))
    return found
