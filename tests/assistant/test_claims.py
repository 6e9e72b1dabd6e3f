"""Whether there is something is disputed where one claims it and the next sentence denies it."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain

from assistant.records import Answer, Outcome

CLAIM = article(
    "President Ana Reyes spoke on Monday. She said that 400 Danish divers were working for Norsk "
    "Salt. Copenhagen denies that claim.",
    title="Reyes on divers",
)


def asked(question: str) -> Answer:
    return ask(chain(CLAIM), question)


@pytest.mark.parametrize(
    "question",
    [
        "Are there 400 Danish divers helping Norsk Salt?",
        "Are there any Danish divers with Norsk Salt?",
        "Does Norsk Salt have Danish divers?",
    ],
)
def test_a_claim_that_the_next_sentence_denies_is_disputed(question: str) -> None:
    answer = asked(question)
    assert answer.outcome is Outcome.CONFLICT
    assert "Copenhagen denies it" in answer.text
    assert len(answer.citations) == 2


@pytest.mark.parametrize(
    "question",
    [
        "Are there 500 Danish divers helping Norsk Salt?",
        "Are there Swedish divers helping Norsk Salt?",
        "Are there Danish divers in Riga?",
        "Did Reyes send Danish divers to Norsk Salt?",
    ],
)
def test_another_number_thing_place_or_deed_is_not(question: str) -> None:
    assert asked(question).outcome is Outcome.ABSTAINED


def test_a_claim_that_nobody_denies_is_told_as_a_claim() -> None:
    alone = article("Ana Reyes said that 400 Danish divers were working for Norsk Salt.")
    answer = ask(chain(alone), "Are there 400 Danish divers helping Norsk Salt?")
    assert answer.text.startswith("Yes, according to Ana Reyes")


def test_what_two_parties_each_say_is_a_dispute_where_one_only_denies_the_other() -> None:
    answer = asked("What do Reyes and Copenhagen each say about Danish divers?")
    assert answer.outcome is Outcome.CONFLICT
    assert "denies" in answer.text
    assert answer.reason
