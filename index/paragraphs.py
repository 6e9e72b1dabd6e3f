"""Text with its line breaks → paragraphs, each one line with single spaces.

A blank line always divides. A single line break divides too, unless the text is
hard-wrapped: then lines belong together, and an indented line starts a new
paragraph, as in agency copy.
"""

from __future__ import annotations

import re
from itertools import pairwise

_GAP = re.compile(r"\n[ \t]*\n\s*")
_SPACES = re.compile(r"[ \t\n]+")
_WRAP_MIN, _WRAP_MAX = 40, 100
_ITEM = re.compile(r"\s*(?:[-*•–]\s|\d{1,3}[.)]\s)")


def split_paragraphs(text: str) -> list[str]:
    """Divide `text`, its line breaks plain, into paragraphs, none of them empty."""
    blocks = [block.strip("\n") for block in _GAP.split(text.strip("\n"))]
    wrapped = _is_hard_wrapped(blocks)
    paragraphs: list[str] = []
    for block in blocks:
        lines = block.split("\n")
        paragraphs.extend(_join_wrapped(lines) if wrapped else lines)
    return [tidy for paragraph in paragraphs if (tidy := _SPACES.sub(" ", paragraph).strip())]


def _is_hard_wrapped(blocks: list[str]) -> bool:
    """Whether lines were broken by width.

    Then most lines that go on are about as long as the longest, or lines go on
    with a small letter.
    """
    lengths: list[int] = []
    small = 0
    for block in blocks:
        for line, following in pairwise(block.split("\n")):
            if not following[:2].isspace() or line[:2].isspace():
                lengths.append(len(line.rstrip()))
                small += following.lstrip()[:1].islower()
    if len(lengths) < 2 or not _WRAP_MIN <= max(lengths) <= _WRAP_MAX:
        return False
    full = sum(length >= 0.7 * max(lengths) for length in lengths)
    return full >= 0.7 * len(lengths) or (small >= 2 and small >= 0.25 * len(lengths))


def _join_wrapped(lines: list[str]) -> list[str]:
    paragraphs = [lines[0]]
    for before, line in pairwise(lines):
        indented = line[:2].isspace() and not before[:2].isspace()
        if indented or _ITEM.match(line):
            paragraphs.append(line)
        else:
            paragraphs[-1] += "\n" + line
    return paragraphs
