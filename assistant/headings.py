"""A sentence in, whether it heads what follows or is an item of a list, and the list out.

A sub-heading tells nothing by itself; what stands in lines behind "The union demanded:" is what
was demanded.
"""

from __future__ import annotations

import re

from assistant.evidence import Sentence, sentences_of

_MOST_WORDS = 12
_STOP = re.compile(r"[.!?:;…][\"'”’)\]]*\s*$")
_LEAD = re.compile(r":\s*$")
_MOST_ITEMS = 12


def is_heading(sentence: Sentence) -> bool:
    """Whether a few words without a stop are a paragraph of their own, and no item of a list."""
    return _is_bare(sentence) and lead_of(sentence) is None


def items_behind(sentence: Sentence) -> list[Sentence]:
    """The items of the list that a sentence with a colon at its end leads to, in order."""
    if not _LEAD.search(sentence.text):
        return []
    items: list[Sentence] = []
    for one in sentences_of(sentence.article, sentence.end):
        if not _is_bare(one) or len(items) == _MOST_ITEMS:
            break
        items.append(one)
    # One line alone behind a colon may be the heading of what follows.
    return items if len(items) > 1 else []


def lead_of(sentence: Sentence) -> Sentence | None:
    """The sentence with a colon that a list begins with, of one of its items; else None."""
    if not _is_bare(sentence):
        return None
    for before in reversed(sentences_of(sentence.article, 0, sentence.start)[-_MOST_ITEMS:]):
        if _LEAD.search(before.text):
            return before if sentence in items_behind(before) else None
        if not _is_bare(before):
            return None
    return None


def _is_bare(sentence: Sentence) -> bool:
    text, told = sentence.article.text, sentence.text.strip()
    alone = "\n" in text[max(sentence.start - 2, 0) : sentence.start] or sentence.start == 0
    ends = (
        text[sentence.end : sentence.end + 2].startswith("\n") or not text[sentence.end :].strip()
    )
    return alone and ends and len(told.split()) <= _MOST_WORDS and not _STOP.search(told)
