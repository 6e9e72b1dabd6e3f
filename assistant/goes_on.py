# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question and the sentence that answers it in, the sentence that goes on out.

An explanation seldom ends with its first sentence. Where that one only says again what
is asked ("The quarry will close in May."), the reason may open the next paragraph.
"""

from __future__ import annotations

import re

from assistant.evidence import Sentence, sentence_after
from assistant.question import Expects, Kind, Question
from assistant.quotations import is_cut, whole_quotation

_GIVES_REASON = re.compile(
    r"\b(?:because|due to|owing to|as a result of|thanks to|the (?:\w+ )?reasons?|the (?:\w+ )?cause|caused by"
    r"|blam(?:e|es|ed|ing)|cit(?:ed|ing)|no longer|so that|in order to|lack of|shortages? of|too (?:few|little|many"
    r"|much|\w+ to)|(?:has|have|had) (?:run out|fallen|become too)|could (?:not|no longer)|to (?:avoid|prevent|save))\b",
    re.IGNORECASE,
)


def goes_on(question: Question, sentence: Sentence) -> Sentence | None:
    """The sentence after, where it belongs to the explanation; None where it does not.

    It does in the same paragraph, unless a quotation would be cut off with it. In the next one it must give a reason where one is asked
    for and the sentence before gives none.
    """
    if question.kind is not Kind.REASON and question.expects is not Expects.CLAUSE:
        return None
    if question.kind is Kind.DEFINITION and not _brings_up(question.text, sentence.text):
        return None
    later = sentence_after(whole_quotation(sentence))
    if later is None or is_cut(whole_quotation(later)) or later.text.rstrip().endswith("?"):
        return None
    if question.kind is Kind.STATEMENT and not _introduces(sentence.text, later.text):
        return None
    if "\n\n" not in sentence.article.text[sentence.end : later.start]:
        return later
    lacking = question.kind is Kind.REASON and not _GIVES_REASON.search(sentence.text)
    return later if lacking and _GIVES_REASON.search(later.text) else None


def _brings_up(question: str, text: str) -> bool:
    """Whether a sentence only comes to what is to be defined: "What we fear is vinegar syndrome."."""
    asked = _WHAT_IS.match(question)
    return asked is not None and text.rstrip(" .").casefold().endswith(asked["what"].casefold())


_WHAT_IS = re.compile(r"what (?:is|are) (?:the |an? )?(?P<what>[^?]{3,60}?)\s*\?*$", re.IGNORECASE)
_LONGEST_INTRODUCTION = 10


_LEADS_UP = re.compile(
    r"\b(?:(?:knows?|knew) (?:why|how)"
    r"|(?:has|have|had|gives?|gave|offers?|offered|tells?|told) (?:another|a different|(?:his|her) own)"
    r" (?:explanation|reason|answer|story|version|account))[.:]$",
    re.IGNORECASE,
)
"""Says that something will be said: "Lind says he knows why."."""


def _introduces(text: str, later: str) -> bool:
    """Whether a sentence only leads up to what is said, as "Lind disagrees" does to a quotation."""
    if _LEADS_UP.search(text.strip()):
        return True
    short = len(text.split()) <= _LONGEST_INTRODUCTION and not re.search(r"[\"“”]", text)
    return short and later.startswith(('"', "“"))
