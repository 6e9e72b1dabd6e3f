from __future__ import annotations

import pytest

from assistant.reader.merge import agree, group_values, merge_overlaps
from assistant.records import Reading
from index.records import Passage


def reading(text: str, *, article: str = "a", start: int = 0, score: float = 1.0) -> Reading:
    passage = Passage(
        passage_id=f"{article}:{start}",
        article_id=article,
        ordinal=0,
        start=start,
        end=start + len(text),
        text=text,
    )
    return Reading(
        passage=passage,
        text=text,
        start=start,
        end=start + len(text),
        score=score,
        probability=0.5,
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Lisbon", "lisbon"),
        ("Ana Duarte", "Duarte"),
        ("on Sunday", "Sunday"),
        ("12,000", "12000"),
        ("seven", "7"),
        ("São Tomé", "Sao Tome"),
        ("7 people", "seven people"),
    ],
)
def test_the_same_value_said_in_other_words_agrees(left: str, right: str) -> None:
    assert agree(left, right)
    assert agree(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("seven", "eight"),
        ("12 May", "13 May"),
        ("1.5 million", "15 million"),
        ("Lisbon", "Porto"),
        ("", "Lisbon"),
        ("May", "the second half of the month of May in the year after"),
    ],
)
def test_other_values_do_not_agree(left: str, right: str) -> None:
    assert not agree(left, right)
    assert not agree(right, left)


def test_of_overlapping_readings_the_best_is_kept() -> None:
    kept = merge_overlaps([reading("the old port", score=1), reading("old port", start=4, score=3)])
    assert [r.text for r in kept] == ["old port"]


def test_the_same_offsets_in_two_articles_are_two_readings() -> None:
    assert len(merge_overlaps([reading("port"), reading("port", article="b")])) == 2


def test_no_readings_make_no_value() -> None:
    assert merge_overlaps([]) == []
    assert group_values([]) == []


def test_two_outlets_with_one_value_count_together() -> None:
    values = group_values(
        [
            reading("seven", score=2),
            reading("nine", article="b", score=1),
            reading("7", article="c", score=0),
        ]
    )
    assert [value.text for value in values] == ["seven", "nine"]
    assert [len(value.readings) for value in values] == [2, 1]
