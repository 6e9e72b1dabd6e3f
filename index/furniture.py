"""Paragraphs → the ones that belong to the article, without the page around it.

Only what is page furniture as a whole goes: counters, "Read more", sharing and
newsletter lines, disclaimers, legal notes. A sentence that happens to contain
such words stays.
"""

from __future__ import annotations

import re
import unicodedata

from index.calendar import find_dates
from index.furniture_forms import POINTER, WHOLE

# "Read more: Why is …?" on one line: a pointer with the headline it points to.
_POINTS_TO = re.compile(rf"\W*{POINTER}\s*[:|»–—]\s*\S", re.IGNORECASE)
_POINTER_ALONE = re.compile(rf"\W*{POINTER}\s*[:»>]\W*", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:read more|continue reading)\s*(?:[–—-]\s*source|[.…»>]*)\s*\Z|\[\+\d+ chars\]\s*\Z",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"\W*(?:Reuters?|REUTERS?|AFP|AP|dpa|DPA|UPI|Xinhua|TASS|ends?|ENDS?|###)\W*"
)
_SIGNED = re.compile(r"(?<=[.!?”\"])\s+(?:Reuters?|REUTERS?)\s*\Z")
_ENDS_SENTENCE = re.compile(r"[.!?…。！？][\"”’'»)\]]*\Z")
_LINK_LIST = re.compile(
    r"\W*(?:related (?:articles?|stories|news|content|topics|posts)|recommended(?: for you)?"
    r"|you (?:might|may) also (?:like|read)|more (?:stories|news|articles|from .{2,40})"
    r"|most (?:read|viewed|popular)|trending(?: now)?|editor['’]?s['’]? picks?|latest news"
    r"|top stories|don['’]t miss|in case you missed it)\W*",
    re.IGNORECASE,
)
# A sentence that tells what somebody said is an article's, whatever it begins with.
_REPORTS = re.compile(
    r"\b(?:said|says|told|asked|added|wrote|heard|found|ruled|warned|argued|according to)\b", re.I
)
_MAX_LINK_WORDS = 20
_MAX_LABEL_WORDS = 6


def ends_sentence(paragraph: str) -> bool:
    """Whether the paragraph closes as a sentence does."""
    return _ENDS_SENTENCE.search(paragraph) is not None


def is_furniture(paragraph: str) -> bool:
    """Whether the whole paragraph belongs to the page and not to the article."""
    if len(paragraph) > 600:
        return False
    if " | " in paragraph and (bar := _judge_bar(paragraph)) is not None:
        return bar
    if _POINTS_TO.match(paragraph) and not paragraph.rstrip().endswith((".", ".”", '."')):
        return len(paragraph.split()) <= _MAX_LINK_WORDS
    if WHOLE.fullmatch(paragraph) is None:
        return False
    return not (ends_sentence(paragraph) and _REPORTS.search(paragraph))


def _judge_bar(paragraph: str) -> bool | None:
    """Whether a line of links divided by bars is furniture; None if the line does not tell."""
    pieces = [piece for piece in paragraph.split(" | ") if piece.strip()]
    if not pieces:
        return True
    if _POINTS_TO.match(pieces[0]) and all(map(_is_headline, pieces)):
        return True
    known = sum(is_furniture(piece) for piece in pieces)
    return True if known and 2 * known >= len(pieces) else None


def drop_furniture(paragraphs: list[str]) -> list[str]:
    """Keep the paragraphs of the article, in order; none is empty."""
    kept: list[str] = []
    previous = ""
    in_list = False
    for paragraph in paragraphs:
        in_list = bool(_LINK_LIST.fullmatch(previous)) or in_list
        in_list = in_list and _is_headline(paragraph)
        link = in_list or (_POINTER_ALONE.fullmatch(previous) and _is_headline(paragraph))
        goes_on = kept[-1:] == [previous] and _goes_on(previous, paragraph)
        previous = paragraph
        if goes_on or (not link and not is_furniture(paragraph)):
            kept.append(paragraph)
    kept = _drop_loose_end([text for text in map(_cut_tail, kept) if text])
    if kept:
        kept[-1] = _SIGNED.sub("", kept[-1])
    return kept


def _goes_on(previous: str, paragraph: str) -> bool:
    """Whether the end of a broken sentence stands by itself: "… or one cent per", "share."."""
    return paragraph[0].islower() and paragraph.endswith(".") and not ends_sentence(previous)


def _is_headline(paragraph: str) -> bool:
    short = len(paragraph.split()) <= _MAX_LINK_WORDS
    return short and not paragraph.endswith((".", ".”", '."', ":"))


def _cut_tail(paragraph: str) -> str:
    """Take "Read More – Source" off the end, and a sentence of a few words cut off by it."""
    tail = _TAIL.search(paragraph)
    if not tail or not paragraph[: tail.start()].strip():
        return paragraph
    if paragraph[tail.start()].islower():
        return paragraph  # "Those who want to read more": part of the sentence
    rest = paragraph[: tail.start()].rstrip()
    if ends_sentence(rest):
        return rest
    return "" if len(rest.split()) <= _MAX_LABEL_WORDS else rest


def _drop_loose_end(paragraphs: list[str]) -> list[str]:
    """Drop headings that nothing follows: "Bonus video:", a label in another script."""
    kept = list(paragraphs)
    while len(kept) > 1 and _is_loose(kept[-1], kept[0]):
        kept.pop()
    return kept


def _is_loose(last: str, first: str) -> bool:
    if len(last.split()) > _MAX_LABEL_WORDS:
        return False
    scripts, expected = _scripts(last), _scripts(first)
    if _SIGN_OFF.fullmatch(last):
        return True
    dates = find_dates(last)
    if dates and dates[0].text == last.strip() and dates[0].date:
        return True
    return last.endswith(":") or bool(scripts and expected and not scripts & expected)


def _scripts(text: str) -> set[str]:
    return {unicodedata.name(c, "?").split()[0] for c in text[:80] if c.isalpha()}
