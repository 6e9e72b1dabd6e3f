"""A page of a PDF in, its paragraphs out, told by where its lines stand and how large they are.

A PDF holds lines, not paragraphs. Lines go on where they have one size and the page's usual
distance; a larger gap, another size, an indented first line or another column begins a paragraph,
and a short line ends one where the page has no such gaps.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

_SAME_LINE = 0.3  # of the size, between the heights of two pieces of one line
_SAME_SIZE = 0.1
_WIDER = 1.25  # a gap of so many times the usual one parts two paragraphs
_USUAL = (0.9, 1.9)  # distances of lines, in sizes, that may be those within a paragraph
_INDENT = 0.8
_FULL = 0.75  # of the longest line
_MARGIN = 0.07  # of the page's height, where headers and footers stand
_SMALL = 0.8  # of the size that most of the text has
_MAX_CHARACTERS = 4_000_000
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-\n(?=[a-zà-ÿ])")
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of a page; `x` and `y` are points from the left and from the bottom."""

    text: str
    x: float
    y: float
    size: float


def read_paragraphs(pages: Iterable[Any]) -> list[str]:
    """The paragraphs of pages in order, without what small print says at their edges.

    Args:
        pages: Pages of a `pypdf` reader.
    """
    paragraphs: list[str] = []
    for page in pages:
        if sum(map(len, paragraphs)) > _MAX_CHARACTERS:
            break
        found = _paragraphs_of(page)
        if paragraphs and found and _goes_on(paragraphs[-1], found[0]):
            found[0] = f"{paragraphs.pop()}\n{found[0]}"
        paragraphs += found
    return [_HYPHENATED.sub("", text).replace("\n", " ") for text in paragraphs]


def _paragraphs_of(page: Any) -> list[str]:
    pieces: list[_Line] = []

    def take(
        text: str, cm: Sequence[float], tm: Sequence[float], font: object, size: float
    ) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scale = abs(tm[2] * cm[1] + tm[3] * cm[3])
            pieces.append(_Line(text=text, x=x, y=y, size=size * scale))

    whole = page.extract_text(visitor_text=take) or ""
    if any(piece.size <= 0 for piece in pieces) or _letters(whole) != sum(
        _letters(piece.text) for piece in pieces
    ):
        return [whole]  # turned or odd: better its lines than a wrong order
    lines = _without_edges(_lines(pieces), float(page.mediabox.height))
    gaps = [gap for one, two in pairwise(lines) if (gap := _gap(one, two))]
    most = _usual(gaps) * _WIDER
    # Without gaps between paragraphs, a line that ends early ends one.
    longest = max((len(line.text) for line in lines), default=0)
    full = 0 if any(gap > most for gap in gaps) else _FULL * longest
    paragraphs = [lines[0].text] if lines else []
    for before, line in pairwise(lines):
        gap = _gap(before, line)
        early = len(before.text) < full and not line.text[:1].islower()
        if gap is None or gap > most or early or _is_indented(before, line):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = f"{paragraphs[-1]}\n{line.text}"
    return paragraphs


def _usual(gaps: Sequence[float]) -> float:
    """The distance of lines within a paragraph: the smallest that comes twice; 0 if none can be."""
    likely = sorted(gap for gap in gaps if _USUAL[0] <= gap <= _USUAL[1])
    counts = Counter(round(gap, 1) for gap in likely)
    often = (gap for gap in likely if counts[round(gap, 1)] > 1)
    return next(often, likely[0] if likely else 0.0)


def _letters(text: str) -> int:
    return len("".join(text.split()))


def _lines(pieces: Sequence[_Line]) -> list[_Line]:
    """Pieces that stand at one height, one after the other, as one line."""
    lines: list[_Line] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        if last and abs(last.y - piece.y) <= _SAME_LINE * max(last.size, piece.size):
            lines[-1] = replace(last, text=f"{last.text}{piece.text}")
        else:
            lines.append(piece)
    return [replace(line, text=" ".join(line.text.split())) for line in lines]


def _without_edges(lines: Sequence[_Line], height: float) -> list[_Line]:
    """The lines without small print in the page's margins: numbers, addresses, the print's day."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    return [
        line
        for line in lines
        if line.size > _SMALL * body or _MARGIN * height < line.y < (1 - _MARGIN) * height
    ]


def _gap(one: _Line, two: _Line) -> float | None:
    """How far a line stands below another of its size, in sizes; None where it does not."""
    if abs(one.size - two.size) > _SAME_SIZE * one.size or two.y >= one.y:
        return None
    return (one.y - two.y) / one.size


def _is_indented(before: _Line, line: _Line) -> bool:
    return line.x > before.x + _INDENT * line.size and bool(_ENDS.search(before.text))


def _goes_on(last: str, first: str) -> bool:
    """Whether a paragraph goes on at the head of the next page."""
    return not _ENDS.search(last) and first[:1].islower()
