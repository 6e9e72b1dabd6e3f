"""Which of two is older is told out of the sentence that has both ages."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain

from assistant.elders import asks_elder
from assistant.records import Outcome

TRIAL = article(
    "The trial of Gloria Moe's parents began on Monday. Ole Moe, 42, and his wife Ada Moe, 36, of "
    "Tolm are accused of neglect. Their lawyer, Jo Lind, 51, spoke for an hour.",
    title="Parents of Gloria Moe on trial",
)
THIEVES = article(
    "The court gave Rudi Stark, 41, five years and his brother Kevin, 34, three and a half.",
    title="Stark brothers jailed",
)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Which of Gloria Moe's parents is the elder, and what are their ages?", "Ole Moe"),
        ("Of the two Moes on trial, which one is younger?", "Ada Moe"),
        ("Which Stark brother is older?", "Rudi Stark"),
        ("Which of the Stark siblings is older?", "Rudi Stark"),
        ("Which of the two Stark brothers is the younger?", "Kevin Stark"),
        ("How old is the younger of the Stark brothers?", "34 (Kevin Stark)"),
    ],
)
def test_the_elder_of_two_is_named_with_both_ages(question: str, short: str) -> None:
    answer = ask(chain(TRIAL, THIEVES), question)
    assert answer.short == short
    assert len(answer.citations) == 1
    assert "36" in answer.text or "34" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Which of the two bridges of Vik is older?",
        "Which of the Berg brothers is the elder?",
    ],
)
def test_of_others_nothing_is_told(question: str) -> None:
    assert ask(chain(TRIAL, THIEVES), question).outcome is Outcome.ABSTAINED


@pytest.mark.parametrize(
    "question",
    [
        "Is the driver who was older one of the dead in Tolm?",
        "Which of the two older brothers was jailed?",
        "Which of the elder Moe's sons became mayor?",
        "Who is the youngest of the five Stark siblings?",
        "Which of the two is older, and where do they live?",
        "Who is older, Lind or Moe?",
        "What did the older man say?",
        "Who is the eldest daughter?",
    ],
)
def test_other_questions_are_none_of_two(question: str) -> None:
    assert not asks_elder(question)


def test_two_who_are_no_kin_are_not_the_two() -> None:
    told = article(
        "Ida Berg, 40, met Jo Lind, 52, in May. Her sister Ada Berg is 38.",
        title="The Berg sisters",
    )
    assert ask(chain(told), "Which of the Berg sisters is older?").outcome is Outcome.ABSTAINED
