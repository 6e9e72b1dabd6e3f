"""Question and passages → windows of word pieces that fit the network.

A passage longer than the room is read in several windows that overlap, so that an answer is
never cut in all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from tokenizers import Tokenizer

from assistant.reader.tokens import CLS, PAD, SEP
from assistant.reader.weights import Ints

MAX_LENGTH = 256
MAX_QUESTION = 48
MAX_CONTEXT = 24
OVERLAP = 64
# What follows the title when it does not fit: the date stands at the end.
_CONTEXT_TAIL = 9


class InputRow(Protocol):
    """One input row of a network."""

    @property
    def ids(self) -> tuple[int, ...]:
        """Its word pieces."""
        ...

    @property
    def marked(self) -> slice:
        """Those of segment type 1."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """One input row. `starts` and `ends` are passage characters of the pieces from `body` on."""

    passage: int
    ids: tuple[int, ...]
    question_end: int
    body: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def marked(self) -> slice:
        """All behind the question."""
        return slice(self.question_end, len(self.ids))


def cut_windows(
    tokenizer: Tokenizer, question: str, passages: Sequence[tuple[str, str]]
) -> list[Window]:
    """Cut `(context, text)` passages into windows of at most `MAX_LENGTH` word pieces.

    Returns:
        Windows in passage order; none for a passage without a word.
    """
    asked = tokenizer.encode(question, add_special_tokens=False).ids[:MAX_QUESTION]
    texts = tokenizer.encode_batch([text for _, text in passages], add_special_tokens=False)
    prefixes = tokenizer.encode_batch(
        [context for context, _ in passages], add_special_tokens=False
    )
    windows: list[Window] = []
    for number, (text, prefix) in enumerate(zip(texts, prefixes, strict=True)):
        head = [CLS, *asked, SEP]
        question_end = len(head)
        if prefix.ids:
            head += [*shorten(prefix.ids), SEP]
        room = MAX_LENGTH - len(head) - 1
        for low, high in strides(len(text.ids), room):
            offsets = text.offsets[low:high]
            windows.append(
                Window(
                    passage=number,
                    ids=(*head, *text.ids[low:high], SEP),
                    question_end=question_end,
                    body=len(head),
                    starts=tuple(start for start, _ in offsets),
                    ends=tuple(end for _, end in offsets),
                )
            )
    return windows


def shorten(ids: list[int]) -> list[int]:
    """Title and date in `MAX_CONTEXT` pieces at most, the date whole."""
    if len(ids) <= MAX_CONTEXT:
        return ids
    return ids[: MAX_CONTEXT - _CONTEXT_TAIL] + ids[-_CONTEXT_TAIL:]


def strides(total: int, room: int, overlap: int = OVERLAP) -> list[tuple[int, int]]:
    """Ranges of at most `room` that cover `0..total`, neighbours sharing `overlap` or more.

    The last one is moved back to be full: context helps more than a short rest. Empty for
    `total` 0.
    """
    if total <= room:
        return [(0, total)] if total else []
    step = max(1, room - overlap)
    lows = [*range(0, total - room, step), total - room]
    return [(low, low + room) for low in lows]


def to_arrays(windows: Sequence[InputRow]) -> tuple[Ints, Ints, Ints]:
    """Ids, mask and segment types, int64 `[n, longest]`."""
    shape = (len(windows), max(len(window.ids) for window in windows))
    ids = np.full(shape, PAD, dtype=np.int64)
    mask, types = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    for row, window in enumerate(windows):
        size = len(window.ids)
        ids[row, :size] = window.ids
        mask[row, :size] = 1
        types[row, window.marked] = 1
    return ids, mask, types
