"""Values that a sentence tells of another time or of the other side."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article

from assistant.dates import find_dates
from assistant.evidence import sentences_of
from assistant.other_occasions import is_of_earlier, is_of_other_side, is_of_record
from assistant.question import analyse

BEFORE = "A previous quake in the bay left 312 people dead."
QUAKE = "It was the strongest quake in the country since 1987, when 312 people died."


@pytest.mark.parametrize(
    ("question", "text", "value", "earlier"),
    [
        ("How many people died in the quake?", QUAKE, "312", True),
        ("How many people died in the 1987 quake?", QUAKE, "312", False),
        ("How many people died in the quake?", BEFORE, "312", True),
        ("How many people died in the previous quake?", BEFORE, "312", False),
        ("How many died?", "It hit on Thursday, when 40 people died.", "40", False),
        ("How many died?", "In 1987, it said, 312 people died.", "312", False),
    ],
)
def test_what_a_clause_tells_of_an_earlier_time(
    question: str, text: str, value: str, earlier: bool
) -> None:
    sentence = sentences_of(article(text, published=date(2024, 5, 2)))[0]
    assert is_of_earlier(analyse(question), sentence, text.index(value)) is earlier


@pytest.mark.parametrize(
    ("question", "sentence", "record"),
    [
        ("When did the bridge reopen?", "Cars crossed for the first time since March.", True),
        ("When did the war begin?", "The war, which has raged since March, goes on.", False),
        ("Since when has it been shut?", "Cars crossed for the first time since March.", False),
    ],
)
def test_a_time_since_the_like_of_it(question: str, sentence: str, record: bool) -> None:
    mention = find_dates(sentence)[0]
    assert is_of_record(analyse(question), sentence, mention) is record


@pytest.mark.parametrize(
    ("question", "value", "other"),
    [
        ("How many members voted against the budget?", "Ten", True),
        ("How many members voted against the budget?", "five", False),
        ("How many members voted for the budget?", "five", True),
        ("How many members voted for the budget?", "Ten", False),
        ("How many members voted?", "Ten", False),
    ],
)
def test_votes_for_are_no_votes_against(question: str, value: str, other: bool) -> None:
    sentence = "Ten members voted for the budget and five against."
    end = sentence.index(value) + len(value)
    assert is_of_other_side(analyse(question), sentence, end) is other
