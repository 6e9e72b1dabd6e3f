# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""Two names for one question in, whether the later report tells that one took the other's place out.

"The summit will be held in Tallinn rather than in Riga": the report that names both says itself
which of them holds now, whatever an earlier one has.
"""

from __future__ import annotations

import re

from assistant.evidence import cluster_of
from assistant.findings import Group
from assistant.question import Expects, Kind, Question
from assistant.values import same_name

_NAMED = {Expects.PERSON, Expects.NAME, Expects.PLACE}
_NEAR_STRENGTH = 0.4  # of the stronger value's
_REPLACED = re.compile(
    r"\b(?:rather than|instead of|and not|in place of|no longer|replac(?:e|es|ed|ing)|succeed(?:s|ed|ing)?|tak(?:es|ing) over from"
    r"|took over from|moved? (?:it |them )?(?:to|from)|after .{2,40}? (?:withdrew|resigned|stepped down|pulled out|quit|declined|fell ill))\b",
    re.IGNORECASE,
)


def replaces(question: Question, later: Group, earlier: Group) -> bool:
    """Whether the sentence of a later report gives one name in place of the other.

    Args:
        question: Asks for one person, name or place, else nothing is replaced.
        later: The value of the later report.
        earlier: The value of the earlier one.
    """
    if question.kind is not Kind.VALUE or question.expects not in _NAMED:
        return False
    new, old = later.best, earlier.best
    if new.reference is None or old.reference is None or new.reference <= old.reference:
        return False
    if cluster_of(new.evidence.article) == cluster_of(old.evidence.article):
        return False
    if later.strength < _NEAR_STRENGTH * earlier.strength or same_name(new.text, old.text):
        return False
    told = new.sentence.text
    return old.text.casefold() in told.casefold() and bool(_REPLACED.search(told))
