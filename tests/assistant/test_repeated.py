"""One value of one sentence answers one of two questions, what else it tells the other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answer_builders import article, ask, chain

from assistant.records import Answer, Outcome
from assistant.together import not_twice, repeated

CARS = article("Of the 500 owners who were asked 190 agreed.", title="Owners asked")


def told(short: str, outcome: Outcome = Outcome.ANSWERED) -> Answer:
    found = ask(chain(CARS, threshold=0.0), "How many owners were asked?")
    assert found.citations
    return replace(found, short=short, outcome=outcome)


def test_a_value_of_the_same_sentence_is_repeated() -> None:
    assert repeated(told("500"), [("How many were asked?", told("500"))]) == "500"
    assert repeated(told("190"), [("How many were asked?", told("500"))]) == ""
    assert repeated(told("500"), []) == ""


def test_a_name_may_answer_both() -> None:
    assert repeated(told("the owners"), [("Who was asked?", told("the owners"))]) == ""


@pytest.mark.parametrize(
    ("value", "again", "answer"),
    [
        ("500", told("190"), "190"),
        ("500", told("190", Outcome.ABSTAINED), None),
        ("500", None, None),
    ],
)
def test_an_amount_answers_one_of_two_questions(
    value: str, again: Answer | None, answer: str | None
) -> None:
    assert not_twice(told(value), again).short == answer
