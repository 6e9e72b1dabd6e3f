"""A sentence in, where it begins after a dateline out.

"STORVANG, Norway, Oct 12 (Nordlink) - A ferry ran aground" tells where and when it was reported:
its place is no part of what follows, and its day no day of the event.
"""

from __future__ import annotations

from assistant.evidence import Sentence
from index.letters import compile_latin

_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?|\d{1,2}\s[A-Z][a-z]{2,8}\.?(?:\s\d{4})?)"
_NAME = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2}"
_CITY = r"[^\W\d_a-zß-ÿ][^\W\d_a-zß-ÿ.'’-]+(?:[\s/][^\W\d_a-zß-ÿ][^\W\d_a-zß-ÿ.'’-]*){0,3}"
_AGENCY = r"\s*\([^()\n]{2,40}\)"
_DATELINE = compile_latin(
    rf"\s*(?:{_CITY}(?:,\s*{_NAME}){{0,2}}(?:,?\s*{_DAY})?(?:{_AGENCY})?"
    rf"|{_NAME}(?:,\s*{_NAME}){{0,2}}(?:,?\s*{_DAY})?{_AGENCY})"
    r"\s*(?:\s--?\s|[–—])\s*"
)

# A dateline opens the story, after a headline and a byline at most.
_HEAD = 300


def opening(sentence: Sentence) -> int:
    """Offset in the article at which the sentence begins, its dateline left out."""
    before = sentence.article.text[: sentence.start].rstrip(" ")
    if len(before) > _HEAD or (before and not before.endswith("\n")):
        return sentence.start
    found = _DATELINE.match(sentence.text)
    return sentence.start + found.end() if found else sentence.start
