"""A later part of a question says again what it leaves out of the first."""

from __future__ import annotations

import pytest

from assistant.elided import filled
from assistant.parts import split_question


@pytest.mark.parametrize(
    ("question", "later"),
    [
        ("How many were hurt in Leeds and how many in York?", "How many were hurt in York?"),
        ("How many people were hurt in Leeds and how many in York?",
         "How many people were hurt in York?"),
        ("What did the mayor promise, and what the governor?", "What did the governor promise?"),
        ("When did the museum open and when the library?", "When did the library open?"),
        ("How many were killed and how many injured?", "How many were injured?"),
        ("Which side in the war does Norland back and which does Sudland back?",
         "Which side in the war does Sudland back?"),
        ("Who won in Leeds and who in York?", "Who won in York?"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_taken_from_the_first(question: str, later: str) -> None:
    assert split_question(question)[1].text == later


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Where did it sink", "when was it found"),
        ("Who bought the mill", "for how much"),
        ("Which firm built the bridge", "what does it cost"),
        ("Who was killed", "who was hurt"),
    ],
)
def test_a_part_that_is_whole_stays_as_it_is(first: str, later: str) -> None:
    assert filled(first, later) == later
