from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from assistant.reader.spans import best_spans

_LOGITS = arrays(np.float32, 24, elements=st.floats(-20, 20, width=32))


def test_margin_is_the_log_odds_against_no_answer() -> None:
    start, end = np.zeros(8, dtype=np.float32), np.zeros(8, dtype=np.float32)
    start[0] = end[0] = 1.0
    start[4], end[5] = 6.0, 5.0
    best = best_spans(start, end, body=3, size=4)[0]
    assert (best.first, best.last) == (1, 2)
    assert best.margin == pytest.approx(6.0 + 5.0 - 2.0)


def test_share_is_the_part_of_all_spans_probability() -> None:
    start = np.array([0.0, math.log(3), 0.0], dtype=np.float32)
    end = np.zeros(3, dtype=np.float32)
    # Spans (0,0) and (0,1) weigh 3 each, (1,1) weighs 1: the best holds 3/7.
    assert best_spans(start, end, body=1, size=2)[0].share == pytest.approx(3 / 7)


def test_no_pieces_give_no_span() -> None:
    logits = np.zeros(4, dtype=np.float32)
    assert best_spans(logits, logits, body=3, size=0) == []


@given(_LOGITS, _LOGITS, st.integers(1, 6))
def test_spans_never_overlap_nor_exceed_the_limit(
    start: np.ndarray, end: np.ndarray, longest: int
) -> None:
    spans = best_spans(start, end, body=4, size=19, longest=longest, keep=5)
    assert 1 <= len(spans) <= 5
    assert [s.margin for s in spans] == sorted((s.margin for s in spans), reverse=True)
    taken: set[int] = set()
    for span in spans:
        held = set(range(span.first, span.last + 1))
        assert 1 <= len(held) <= longest
        assert span.last < 19
        assert not held & taken
        taken |= held
