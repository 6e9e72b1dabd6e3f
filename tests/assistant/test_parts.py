"""The single questions of one that asks several things."""

from __future__ import annotations

import pytest

from assistant.parts import split_question


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Which state's truce was the aim at the Oslo talks and which town's at the Vik talks?",
            [
                "Which state's truce was the aim at the Oslo talks?",
                "Which town's truce was the aim at the Vik talks?",
            ],
        ),
        (
            "Whose plan was praised by Lind in March and whose by Berg?",
            [
                "Whose plan was praised by Lind in March?",
                "Whose plan was praised by Berg in March?",
            ],
        ),
        (
            "Whose boat lay in Tolm and whose in Vik?",
            ["Whose boat lay in Tolm?", "Whose boat lay in Vik?"],
        ),
    ],
)
def test_what_a_second_question_leaves_out_of_whose_thing_it_is(
    question: str, parts: list[str]
) -> None:
    assert [part.text for part in split_question(question)] == parts


def test_what_it_is_now_asks_for_the_same_thing() -> None:
    parts = split_question("What was Lisnica's debt when Moe came, and what is it now?")
    assert [part.text for part in parts][1:] == ["What is Lisnica's debt now?"]
