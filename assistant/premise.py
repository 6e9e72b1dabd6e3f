"""What a question takes for granted and a sentence in, whether the sentence says otherwise out.

"Why was she convicted?" of somebody acquitted, "Why did Iran send observers?" where "Iran did
not", "What did she say?" of somebody who declined to comment.
"""

from __future__ import annotations

import re

from assistant.matching import in_text, stems_of
from assistant.polarity import denied_in, is_denial, negation_near
from assistant.question import Kind, Question
from assistant.words import stem

_REVERSES = (
    ("import", "export"),
    ("buy bought", "sell sold"),
    ("convict convicted", "acquit acquitted cleared"),
    ("support back welcome praise", "oppose opposes opposed criticise criticize condemn reject"),
    ("admit", "deny denied denies"),
    ("accept", "reject refuse refused"),
    ("rise rose", "fall fell drop decline"),
    ("win won", "lose lost"),
    ("profit", "loss"),
    ("arrive", "depart"),
    ("hire", "dismiss"),
    ("lend", "borrow"),
    ("raise increase", "lower reduce cut"),
)
"""Deeds that are each told in other sentences than their reverse."""
_STEMMED = tuple(
    (frozenset(map(stem, one.split())), frozenset(map(stem, other.split())))
    for one, other in _REVERSES
)
_SILENT = re.compile(
    r"\b(?:declin\w+|refus\w+) to (?:comment|answer|say|speak|respond)\b"
    r"|\b(?:did|does|would|could) not (?:comment|respond|reply|answer)\b",
    re.IGNORECASE,
)
_DID_NOT = r"\s+(?:(?:did|does|do|has|have|had|was|were|is|are|will|would) not|never)\b"


def contradicts(question: Question, text: str) -> bool:
    """Whether a sentence denies what the question takes for granted."""
    if is_denial(question.text):
        return False
    return (
        denied_in(text)
        or negation_near(question, text)
        or _did_not(question, text)
        or (question.kind is Kind.STATEMENT and keeps_silent(text))
        or (tells_reverse(question, text) and _all_named(question, text))
    )


def keeps_silent(text: str) -> bool:
    """Whether a sentence tells that somebody said nothing."""
    return bool(_SILENT.search(text))


def tells_reverse(question: Question, text: str) -> bool:
    """Whether a sentence tells the reverse of the question's deed, and not the deed."""
    asked, told = frozenset(question.stems), stems_of(text)
    for one, other in _STEMMED:
        for deed, reverse in ((one, other), (other, one)):
            if asked & deed and not asked & reverse and told & reverse and not told & deed:
                return True
    return False


def _did_not(question: Question, text: str) -> bool:
    """Whether somebody whom the question names did not: `Russia sent some; Iran did not`."""
    return any(re.search(rf"\b{re.escape(name)}{_DID_NOT}", text) for name in question.names)


def _all_named(question: Question, text: str) -> bool:
    held = stems_of(text)
    return bool(question.names) and all(
        any(in_text(word, held) for word in stems_of(name)) for name in question.names
    )
