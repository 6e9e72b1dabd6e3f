"""Logits of one window → its best spans, as log-odds against "no answer here"."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assistant.reader.weights import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Inclusive piece positions within the passage's part of a window.

    `margin` is the span's log-odds against "no answer"; `share` (0-1) is the part of the
    probability of all spans that this one holds.
    """

    first: int
    last: int
    margin: float
    share: float


def best_spans(
    start: Floats,
    end: Floats,
    *,
    body: int,
    size: int,
    longest: int = 30,
    keep: int = 5,
) -> list[Span]:
    """Pick the best spans that do not overlap, best first.

    Args:
        start: Start logits of the window, `[length]`; position 0 means "no answer".
        end: End logits, likewise.
        body: First position of the passage.
        size: Number of passage pieces.
        longest: Most pieces in a span.
        keep: Most spans returned.

    Returns:
        Up to `keep` spans; empty when `size` is 0.
    """
    if size <= 0:
        return []
    null = float(start[0] + end[0])
    opens, closes = start[body : body + size], end[body : body + size]
    table = opens[:, None] + closes[None, :] - null
    length = np.arange(size)[None, :] - np.arange(size)[:, None]
    table = np.where((length >= 0) & (length < longest), table, -np.inf)
    top = float(table.max())
    mass = top + float(np.log(np.exp(table - top).sum()))
    found: list[Span] = []
    # Overlapping runners-up fill the head of the ranking, so look well below `keep`.
    flat = table.ravel()
    pool = min(len(flat), 400)
    order = np.argpartition(-flat, pool - 1)[:pool]
    for index in order[np.argsort(-flat[order], kind="stable")].tolist():
        first, last = divmod(index, size)
        margin = float(flat[index])
        if len(found) == keep or margin == -np.inf:
            break
        if all(last < other.first or first > other.last for other in found):
            share = float(np.exp(margin - mass))
            found.append(Span(first=first, last=last, margin=margin, share=share))
    return found
