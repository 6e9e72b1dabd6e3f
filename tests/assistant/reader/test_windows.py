from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reader.tokens import CLS, SEP, load_tokenizer
from assistant.reader.windows import MAX_LENGTH, cut_windows, strides, to_arrays

TOKENIZER = load_tokenizer()


@given(st.integers(0, 900), st.integers(70, 250))
def test_strides_cover_everything_and_overlap(total: int, room: int) -> None:
    ranges = strides(total, room)
    assert {i for low, high in ranges for i in range(low, high)} == set(range(total))
    assert all(high - low <= room for low, high in ranges)
    for (_, high), (low, _) in pairwise(ranges):
        assert high - low >= min(64, room - 1)


def test_a_short_passage_is_one_window_with_its_context_before_it() -> None:
    window = cut_windows(TOKENIZER, "Who won?", [("Cup final", "Ana won.")])[0]
    assert window.ids[0] == CLS
    assert window.ids.count(SEP) == 3
    text = "Ana won."
    assert [text[a:b] for a, b in zip(window.starts, window.ends, strict=True)] == [
        "Ana", "won", ".",
    ]  # fmt: skip


def test_a_long_passage_is_read_in_full() -> None:
    text = " ".join(f"word{number}" for number in range(600))
    windows = cut_windows(TOKENIZER, "Which word?", [("Title", text)])
    assert len(windows) > 1
    assert all(len(window.ids) <= MAX_LENGTH for window in windows)
    assert max(max(window.ends) for window in windows) == len(text)


def test_a_blank_passage_has_no_window() -> None:
    assert cut_windows(TOKENIZER, "Who?", [("Title", "  ")]) == []


def test_arrays_mark_padding_and_segments() -> None:
    windows = cut_windows(TOKENIZER, "Who won?", [("", "Ana won."), ("", "Nobody won the race.")])
    ids, mask, types = to_arrays(windows)
    assert ids.shape == mask.shape == types.shape
    assert mask.sum(axis=1).tolist() == [len(window.ids) for window in windows]
    assert types[0, : windows[0].question_end].sum() == 0
    assert types[0, windows[0].question_end] == 1


@pytest.mark.parametrize("question", ["", "x " * 500])
def test_odd_questions_still_leave_room(question: str) -> None:
    windows = cut_windows(TOKENIZER, question, [("T " * 100, "Ana won the race. " * 60)])
    assert all(len(window.ids) <= MAX_LENGTH for window in windows)
