"""A raw span → the stretch of its passage that is worth showing, never outside the passage."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.reader.question import QuestionKind, wants_clause
from index.sentences import split_sentences

# A full stop after these ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“'])(?:mr|mrs|ms|dr|prof|gen|lt|col|sgt|capt|gov|sen|rep|rev|hon|st|jr|sr|vs|no"
    r"|inc|ltd|co|corp|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|[a-z]|(?:[a-z]\.)+[a-z])"
    r"\.$",
    re.IGNORECASE,
)
_CLAUSE_EDGE = re.compile(r"[;:—–]\s|,\s(?=(?:and|but|while|which|who|as|because|after|so)\b)")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_LINK_TARGET = re.compile(r"\]\(\S+")
_EDGE = ",;:—–-"
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ('"', '"'))


def sentence_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Range of the sentence (or sentences) that hold `[start, end)`."""
    held = [(a, b) for a, b in split_sentences(text) if a < end and b > start]
    if not held:
        return start, end
    return min(start, held[0][0]), max(end, held[-1][1])


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Drop space and loose punctuation at both ends; None if nothing is left."""
    while start < end and _loose(text[start]):
        start += 1
    while start < end and _loose(text[end - 1]):
        end -= 1
    return (start, end) if start < end else None


def _loose(char: str) -> bool:
    return char.isspace() or char in _EDGE


def tidy(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Trim a span, mend half brackets and quotes, and take whole words."""
    while start > 0 and start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    found = trim(text, start, end)
    if found is None:
        return None
    start, end = found
    for opening, closing in _PAIRS:
        start, end = _mend(text, start, end, opening, closing)
    inner = text[start:end]
    # A closing full stop belongs to the sentence, except in "U.S." or "Inc.".
    if inner.endswith(".") and not _ABBREVIATION.search(inner) and inner.count(" ") < 12:
        end -= 1
    return trim(text, start, end)


def _mend(text: str, start: int, end: int, opening: str, closing: str) -> tuple[int, int]:
    inner = text[start:end]
    if opening == closing:
        if inner.count(opening) == 1 and inner.startswith(opening):
            return start + 1, end
        if inner.count(opening) == 1 and inner.endswith(closing):
            return start, end - 1
        return start, end
    if inner.count(opening) == inner.count(closing) + 1:
        if text[end : end + 1] == closing:
            return start, end + 1
        if inner.startswith(opening):
            return start + 1, end
    if inner.count(closing) == inner.count(opening) + 1 and inner.endswith(closing):
        return start, end - 1
    return start, end


def shape_span(text: str, start: int, end: int, kind: QuestionKind) -> tuple[int, int] | None:
    """Make a span readable: whole words, and for "why" and "how" at least a clause.

    Args:
        text: The passage.
        start: First character of the raw span within it.
        end: Character after its last.
        kind: What the question wants.

    Returns:
        The new range within `text`, holding the old one but for its edges; None if the span
        holds nothing but punctuation, or begins in the address of a link.
    """
    found = tidy(text, start, end)
    if found is None or _BLANK_LINE.search(text, *found):
        return None
    if any(link.start() <= found[0] < link.end() for link in _LINK_TARGET.finditer(text)):
        return None
    if not wants_clause(kind):
        return found
    start, end = found
    if len(text[start:end].split()) >= 4:
        return found
    low, high = sentence_of(text, start, end)
    edges = [low, *[low + m.end() for m in _CLAUSE_EDGE.finditer(text[low:high])], high]
    for left, right in pairwise(edges):
        if left <= start and end <= right and len(text[left:right].split()) >= 5:
            return tidy(text, left, right)
    return tidy(text, low, high)
