"""Paragraph → the same with its quotation marks turned right and lost spaces put back.

Scraping joins what stood in separate elements ("said.Turkey’s") and mixes up
which way a quotation mark faces ("in Iraq.”We believe"). Both hide where a
sentence starts.
"""

from __future__ import annotations

import re

from index.sentences import split_sentences

_CURLY = re.compile(r"[“”]")
# A mark that faces backwards: after the end of a sentence or a space, before a word.
_OPENS_BEFORE = re.compile(r"(?:^|[.!?,:;…”\s(])\Z")
_OPENS_AFTER = re.compile(r"\s?[^\W_]")
_CJK = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")


def turn_quotes(paragraph: str) -> str:
    """Turn each closing mark that opens a quotation; nothing else is changed.

    A mark is turned only when no quotation is open, a word follows it, and the
    next mark closes: then the two are a pair.
    """
    if "”" not in paragraph:
        return paragraph
    marks = [match.start() for match in _CURLY.finditer(paragraph)]
    pieces: list[str] = []
    position, opened = 0, False
    for mark, following in zip(marks, [*marks[1:], -1], strict=True):
        if paragraph[mark] == "“":
            opened = True
        elif opened:
            opened = False
        elif following > 0 and paragraph[following] == "”" and _faces_back(paragraph, mark):
            pieces.append(paragraph[position:mark])
            spaced = paragraph[mark + 1] == " "
            glued = mark > 0 and not paragraph[mark - 1].isspace()
            # "killing.” Nobody": the space stood before the mark.
            pieces.append(" “" if spaced and glued else "“")
            position = mark + 2 if spaced else mark + 1
            opened = True
    pieces.append(paragraph[position:])
    return "".join(pieces)


def _faces_back(paragraph: str, mark: int) -> bool:
    before = _OPENS_BEFORE.search(paragraph[max(0, mark - 1) : mark])
    return bool(before and _OPENS_AFTER.match(paragraph, mark + 1))


def find_glue(paragraph: str) -> tuple[list[tuple[int, int]], list[bool]]:
    """Find the sentences of a paragraph, and which of them touch the one before.

    Returns:
        The ranges of the sentences, and for each whether no space stands before it
        although a sentence does.
    """
    ranges = split_sentences(paragraph)
    touching = [False] * len(ranges)
    for i in range(1, len(ranges)):
        start = ranges[i][0]
        touching[i] = ranges[i - 1][1] == start and not _CJK.match(paragraph[start - 1])
    return ranges, touching
