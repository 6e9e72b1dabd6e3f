"""Two values of one article in, whether it gives them as those of two parties out."""

from __future__ import annotations

import re

from assistant.findings import Finding
from assistant.speakers import speaker_of
from assistant.values import same_name


def told_by_two(one: Finding, other: Finding) -> bool:
    """Whether one article gives both values as two speakers', or one against the other."""
    if one.sentence == other.sentence:
        return bool(_AGAINST.search(one.sentence.text)) or _of_two_sides(one, other)
    if counts_anew(one.sentence.text) or counts_anew(other.sentence.text):
        return True
    mine, theirs = speaker_of(one.sentence), speaker_of(other.sentence)
    return mine is not None and theirs is not None and not same_name(mine[0], theirs[0])


def counts_anew(sentence: str) -> bool:
    """Whether a sentence gives another number for what was counted: "puts the figure at"."""
    return bool(_COUNTS_ANEW.search(sentence))


def is_revised(sentence: str) -> bool:
    """Whether a sentence says that a number given before was mended: "has been revised to 23"."""
    return bool(_REVISED.search(sentence))


_REVISED = re.compile(r"\b(?:revised|corrected|amended|updated)\b.{0,12}\bto\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\bnot\s+(?:just\s+|only\s+)?\W?\d|\b(?:rather than|instead of|as opposed to)\b"
)
_COUNTS_ANEW = re.compile(
    r"\b(?:puts?|gives?|gave|estimat\w+|sets?|reckon\w*)\b.{0,30}\b(?:number|figure|toll|total|sum|cost|price|count|it)"
    r"\b.{0,12}\b(?:at|as|to)\b"
    r"|\b(?:different|other|another|higher|lower)"
    r" (?:figure|number|count|total|estimate|tally|toll)\b",
    re.IGNORECASE,
)
SIDE = re.compile(
    r"\b(?:police|organi[sz]ers?|unions?|government|compan(?:y|ies)|ministry|army|military|authorit\w+|officials?"
    r"|opposition|activists?|rebels?|hospital|court|council|operator|management|employers?|critics|witnesses"
    r"|residents|experts|agency|agencies|rescuers|party|office|owner|insurer|services?|brigade|chamber|institute|association|board)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:spoke|speaks?|put|puts|sa(?:id|ys)|claim\w*|count\w*|estimat\w*|according|reported|gave|gives|talked)\b",
    re.IGNORECASE,
)


def _of_two_sides(one: Finding, other: Finding) -> bool:
    """Whether one sentence gives two figures as those of two parties: "the police of 1,800"."""
    first, last = sorted((one, other), key=lambda finding: finding.start)
    text, end = one.sentence.text, first.within[1]
    between = text[end : last.within[0]]
    parted = re.search(r"[,;(]|\b(?:and|while|but|whereas|or)\b", between)
    if parted is None or not _TOLD.search(text):
        return False
    cut = end + parted.start()
    sides = [SIDE.findall(part) for part in (text[:cut], text[cut:])]
    return all(sides) and sides[0][0].casefold() != sides[1][0].casefold()
