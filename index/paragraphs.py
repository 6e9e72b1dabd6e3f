"""Text with its line breaks → paragraphs, each one line with single spaces.

A blank line always divides. A single line break divides too, unless the text is
hard-wrapped: then lines belong together, and an indented line starts a new
paragraph, as in agency copy.
"""

from __future__ import annotations

import re
from itertools import pairwise

from index.bylines import is_byline

_GAP = re.compile(r"\n[ \t]*\n\s*")
_SPACES = re.compile(r"[ \t\n]+")
_WRAP_MIN, _WRAP_MAX = 40, 100
_FULL = 0.7
_MANY = 8
_MAX_OPENING = 6  # lines above an article's text
_ITEM = re.compile(r"\s*(?:[-*•–]\s|\d{1,3}[.)]\s)")


def split_paragraphs(text: str) -> list[str]:
    """Divide `text`, its line breaks plain, into paragraphs, none of them empty."""
    blocks = [block.strip("\n") for block in _GAP.split(text.strip("\n"))]
    wrapped = _is_hard_wrapped(blocks)
    paragraphs: list[str] = []
    for block in blocks:
        lines = block.split("\n")
        if wrapped:
            opening = block is blocks[0] and len(blocks) > 1 and len(lines) <= _MAX_OPENING
            lines = _join_wrapped(lines, opening=opening)
        paragraphs.extend(lines)
    return [tidy for paragraph in paragraphs if (tidy := _SPACES.sub(" ", paragraph).strip())]


def _is_hard_wrapped(blocks: list[str]) -> bool:
    """Whether lines were broken by width.

    Then most lines that go on are about as long as the longest, or lines go on
    with a small letter.
    """
    lengths: list[int] = []
    small = 0
    fewest = 2
    for block in blocks:
        lines = block.split("\n")
        whole = all(map(_is_indented, lines))
        if any(map(_is_indented, lines[:-1])) and not whole:
            fewest = 1  # paragraphs are indented, so what is not goes on
        for line, following in pairwise(lines):
            if whole or not _is_indented(following):
                lengths.append(len(line.rstrip()))
                small += following.lstrip()[:1].islower()
    if len(lengths) < fewest or not _WRAP_MIN <= max(lengths) <= _WRAP_MAX:
        return False
    full = sum(length >= _FULL * max(lengths) for length in lengths)
    # The two or three lines above an article all begin with a capital; broken sentences do not.
    even = full >= _FULL * len(lengths) and (small > 0 or len(lengths) >= _MANY)
    ragged = small >= 2 and small >= 0.25 * len(lengths)
    return even or ragged


def _is_indented(line: str) -> bool:
    return line[:2].isspace()


def _join_wrapped(lines: list[str], *, opening: bool) -> list[str]:
    """Join lines that go on; in the opening block those that tell when and by whom stay apart."""
    paragraphs = [lines[0]]
    whole = all(map(_is_indented, lines))
    alone = [opening and is_byline(line.strip(), first=i == 0) for i, line in enumerate(lines)]
    for i, line in enumerate(lines[1:], 1):
        if (_is_indented(line) and not whole) or alone[i - 1] or alone[i] or _ITEM.match(line):
            paragraphs.append(line)
        else:
            paragraphs[-1] += "\n" + line
    return paragraphs
