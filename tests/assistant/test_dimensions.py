"""A height is neither a depth nor a weight."""

from __future__ import annotations

import pytest

from assistant.dimensions import is_of_other_dimension


@pytest.mark.parametrize(
    ("question", "sentence", "value", "other"),
    [
        ("How deep is the lake?", "The wave was six metres high.", "six metres", True),
        ("How high was the wave?", "The wave was six metres high.", "six metres", False),
        ("How tall was the wave?", "The wave was six metres high.", "six", False),
        ("How much does the pig weigh?", "It is a 15 meter high rotating pig.", "15", True),
        ("How much does the pig weigh?", "The pig weighs 15 tonnes.", "15 tonnes", False),
        ("How heavy is the pig?", "The pig is three metres long.", "three metres", True),
        ("What is the depth of the lake?", "A core 31 metres long was taken.", "31", True),
        ("How deep is the lake?", "The lake is 310 metres at its foot.", "310 metres", False),
        ("How deep is the lake?", "Its 310 metres hold a long memory.", "310 metres", False),
        ("How many boats are on the lake?", "The 15 metre high wave came.", "15", False),
        ("How deep is the lake?", "The lake holds 15 tonnes.", "15 tonnes", True),
        ("How deep is the lake?", "The lake's mud spans 7,200 years.", "7,200 years", True),
        ("How high is life expectancy?", "Life expectancy is 81 years.", "81 years", False),
        ("How long is the strike?", "The strike lasted nine days.", "nine days", False),
        ("How high was the catch?", "The catch was 40 tonnes.", "40 tonnes", False),
        ("What was the loss at the height of it?", "It lost 40 tonnes.", "40 tonnes", False),
    ],
)
def test_only_the_dimension_asked_for_answers(
    question: str, sentence: str, value: str, *, other: bool
) -> None:
    start = sentence.index(value)
    assert is_of_other_dimension(question, sentence, start, start + len(value)) is other
