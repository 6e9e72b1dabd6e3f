"""A follow-up takes over what it leans on, and a new subject takes over nothing."""

from __future__ import annotations

import pytest

from assistant.conversation import standalone
from assistant.parts import split_question


@pytest.mark.parametrize(
    ("asked", "said", "follow_up", "expected"),
    [
        (
            "Where did the ministers meet in January 2021?",
            "In Oslo.",
            "And where in March?",
            "Where did the ministers meet in March 2021?",
        ),
        (
            "What is at stake in Libya?",
            "The capital.",
            "And what about Syria?",
            "What is at stake in Syria?",
        ),
        (
            "Which bridge was opened in Ellery?",
            "The swing bridge.",
            "How long is it?",
            "How long is the swing bridge?",
        ),
        (
            "Who is the harbour master?",
            "Ines Calder.",
            "When did she say so?",
            "Ines Calder",
        ),
        (
            "Which engineer was honoured by the port?",
            "",
            "How old was he?",
            "How old was the engineer who was honoured by the port?",
        ),
        (
            "How old is Anna Lind?",
            "She is 42.",
            "And her husband?",
            "How old is Anna Lind's husband?",
        ),
        (
            "On which day does the bridge open?",
            "On 12 January.",
            "And at what hour?",
            "At what hour does the bridge open?",
        ),
        (
            "Which side does Norway back in Libya?",
            "The government.",
            "What about Sweden, whom does it support there?",
            "Whom does Sweden support in Libya?",
        ),
    ],
)
def test_a_follow_up_stands_alone(asked: str, said: str, follow_up: str, expected: str) -> None:
    assert expected in standalone(follow_up, [(asked, said)])


@pytest.mark.parametrize(
    "question",
    [
        "Which sea does the ferry to Saltmarsh cross?",
        "When did Anna Lind move to Oslo?",
        "How much did the repairs of the dam cost?",
    ],
)
def test_a_change_of_subject_carries_nothing_over(question: str) -> None:
    assert standalone(question, [("Who won the chess final?", "Jo Berg.")]) == question


def test_without_history_nothing_is_rewritten() -> None:
    assert standalone("And what about it?", []) == "And what about it?"


def test_two_questions_in_one_are_split() -> None:
    assert (
        split_question("Who opened the bridge, and when was it closed?")
        == (
            "Who opened the bridge?",
            "When was the bridge closed?",
        )
        or len(split_question("Who opened the bridge, and when was it closed?")) == 2
    )


def test_a_preposition_said_twice_asks_of_each() -> None:
    assert split_question("Where did they meet in January and in March?") == (
        "Where did they meet in January?",
        "Where did they meet in March?",
    )


def test_one_question_stays_one() -> None:
    for question in (
        "What did Lind and Berg sign in Oslo?",
        "Who leads the party that won in May and governs now?",
        "libya ceasefire date",
    ):
        assert split_question(question) == (question,)
