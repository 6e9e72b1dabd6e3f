"""A sentence may say itself which of two has more."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain

from assistant.records import Answer, Outcome
from assistant.stated_order import say_stated

ASKED = "How many cars does the Lind take?"


def _said(sentence: str, asked: str = ASKED, *, most: bool = True) -> str | None:
    found = ask(chain(article(sentence), threshold=0.0), "How many cars are taken?")
    said = say_stated("Which takes more cars?", asked, ("the Lind", "the Kord"), most, [found])
    return said.short if said else None


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The Lind takes 28 cars, fewer than half as many as the Kord.", "The Kord"),
        ("The Lind takes 28 cars, more than the Kord.", "The Lind"),
        ("The Kord takes 28 cars, more than twice as many as the Lind.", "The Kord"),
        ("The Lind takes 28 cars, more than half as many as the Kord.", None),
        ("The Lind takes 28 cars, fewer than twice as many as the Kord.", None),
        ("The Lind takes 28 cars, more than the harbour had hoped for.", None),
        ("The Lind takes 28 cars in less than an hour, says the Kord.", None),
    ],
)
def test_which_takes_more_is_read_from_the_comparison(sentence: str, said: str | None) -> None:
    assert _said(sentence) == said


def test_a_degree_counts_where_it_is_the_one_asked_for() -> None:
    sentence = "The Lind, which takes 28 cars, is shorter than the Kord."
    assert _said(sentence, "How long is the Lind?") == "The Kord"
    assert _said(sentence, "How long is the Lind?", most=False) == "The Lind"
    assert _said(sentence, "How old is the Lind?") is None


def test_a_comparison_that_is_told_answers_which_of_two() -> None:
    report = article("The Lind takes 28 cars, fewer than half as many as the Kord.")
    answer: Answer = ask(chain(report), "Which takes more cars, the Lind or the Kord?")
    assert answer.short == "The Kord"
    assert [citation.quote for citation in answer.citations] == [report.text]
    assert ask(chain(report), "Which takes more buses, the Lind or the Kord?").outcome is (
        Outcome.ABSTAINED
    )
