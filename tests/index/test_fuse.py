"""Reciprocal rank fusion against numbers worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fuse import fuse_ranks


def test_scores_are_sums_of_reciprocal_ranks() -> None:
    fused = fuse_ranks({"dense": [7, 8], "words": [8, 9]}, damping=0)
    assert [(one.row, one.score) for one in fused] == [(8, 1.5), (7, 1.0), (9, 0.5)]
    assert dict(fused[0].ranks) == {"dense": 2, "words": 1}


def test_weights_count_per_list() -> None:
    fused = fuse_ranks({"dense": [1], "words": [2]}, weights={"words": 2.0})
    assert [one.row for one in fused] == [2, 1]


def test_ties_are_ordered_by_row() -> None:
    assert [one.row for one in fuse_ranks({"a": [5], "b": [3]})] == [3, 5]


def test_nothing_fused_is_nothing() -> None:
    assert fuse_ranks({}) == []
    assert fuse_ranks({"dense": [], "words": []}) == []


def test_negative_damping_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        fuse_ranks({"a": [1]}, damping=-1)


@given(st.dictionaries(st.text(max_size=3), st.lists(st.integers(0, 30), unique=True), max_size=4))
def test_each_row_appears_once_with_a_score_no_higher_than_one_per_list(
    rankings: dict[str, list[int]],
) -> None:
    fused = fuse_ranks(rankings)
    assert sorted(one.row for one in fused) == sorted(set().union(*rankings.values(), []))
    assert all(0 < one.score <= len(rankings) / 60 for one in fused)
