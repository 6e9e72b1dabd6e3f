"""A value that a change did away with is told from the one that holds now."""

from __future__ import annotations

import pytest

from assistant.changes import asks_past_value, past_values


@pytest.mark.parametrize(
    ("sentence", "gone"),
    [
        ("Exports fell to 600 tonnes from 850 last year.", ["850"]),
        ("The opening was postponed from 5 October to 14 December.", ["5 October"]),
        ("It raises the cost from 84 to 91 million crowns.", ["84"]),
        ("It will open not on 1 June but on 15 September.", ["1 June"]),
        ("The bus runs from 6 to 22 o'clock.", []),
        ("He came from Oslo with 3 suitcases and moved into 2 rooms.", []),
    ],
)
def test_the_value_before_a_change_is_past(sentence: str, gone: list[str]) -> None:
    assert [sentence[start:end] for start, end in past_values(sentence)] == gone


def test_a_question_may_ask_for_the_past_value() -> None:
    assert asks_past_value("What was the record before 2022?")
    assert not asks_past_value("What is the record?")
