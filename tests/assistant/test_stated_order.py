"""A sentence may say itself which of two has more."""

from __future__ import annotations

from dataclasses import replace

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
        ("The Lind takes more cars than the Kord.", "The Lind"),
        ("The firm hired a ferry, the Lind, which takes 28 cars, fewer than the Kord.", "The Kord"),
        ("The Lind does not take more cars than the Kord.", None),
        ("The Lind takes no more cars than the Kord.", None),
        ("The Lind takes 28 cars, not more than the Kord.", None),
        ("The Lind takes 28 cars, no fewer than the Kord.", None),
        ("The Lind hardly takes more cars than the Kord.", None),
        ("The Lind may take more cars than the Kord.", None),
        ("Until 2010 the Lind took more cars than the Kord.", None),
        ("Some believe the Lind takes more cars than the Kord, but it takes fewer.", None),
        ("The Lind takes cars and costs less than the Kord.", None),
        ("The Lind, which takes cars, has more staff than the Kord.", None),
        ("The Lind takes more cars than the owners of the Kord had feared.", None),
        ("The Lind takes 28 cars, fewer than before the Kord arrived.", None),
        ("The Lind takes 28 cars, more than a mile from the Kord.", None),
        ("The Lind takes cars at more than 20 knots of the Kord.", None),
        ("The Lind takes more cars and fewer lorries than the Kord.", None),
    ],
)
def test_which_takes_more_is_read_from_the_comparison(sentence: str, said: str | None) -> None:
    assert _said(sentence) == said


def test_a_degree_counts_where_it_is_the_one_asked_for() -> None:
    sentence = "The Lind, which takes 28 cars, is shorter than the Kord."
    assert _said(sentence, "How long is the Lind?") == "The Kord"
    assert _said(sentence, "How long is the Lind?", most=False) == "The Lind"
    assert _said(sentence, "How old is the Lind?") is None


@pytest.mark.parametrize(
    ("asked", "sentence", "said"),
    [
        ("How long is Tolm Bridge?", "Tolm Bridge is longer than Vik Bridge.", "Tolm Bridge"),
        ("How old is Tolm Bridge?", "Tolm Bridge is only two years older than Vik Bridge.",
         "Tolm Bridge"),
        ("How long is Tolm Bridge?", "Tolm Bridge is not longer than Vik Bridge.", None),
        ("How long is Tolm Bridge?", "Tolm Bridge is no longer than Vik Bridge.", None),
        ("How long is Tolm Bridge?", "Tolm Bridge took longer than Vik Bridge.", None),
        ("How large is Tolm Bridge?", "Tolm Bridge has a larger arch than Vik Bridge.", None),
        ("How large is Tolm Bridge?", "Tolm Bridge was larger than Vik Bridge until 1900.", None),
        ("How large is Tolm Bridge?", "Tolm Bridge was larger than Vik Bridge.", None),
        ("How large is Tolm Bridge?", "In 1900 Tolm Bridge is larger than Vik Bridge.", None),
        ("How old is Tolm Bridge?", "The arch of Tolm Bridge is older than Vik Bridge.", None),
        ("How old is Tolm Bridge?", "Tolm Bridge's arch is older than Vik Bridge.", None),
        ("How old is Tolm Bridge?", "Tolm Bridge, whose arch is older than Vik Bridge.", None),
    ],
)  # fmt: skip
def test_what_is_compared_is_the_thing_itself(asked: str, sentence: str, said: str | None) -> None:
    found = ask(chain(article("Vik has 9 cars."), threshold=0.0), "How many cars has Vik?")
    found = replace(found, citations=(replace(found.citations[0], quote=sentence),))
    told = say_stated("Which is more so?", asked, ("Tolm Bridge", "Vik Bridge"), True, [found])
    assert (told.short if told else None) == said


def test_a_comparison_that_is_told_answers_which_of_two() -> None:
    report = article("The Lind takes 28 cars, fewer than half as many as the Kord.")
    answer: Answer = ask(chain(report), "Which takes more cars, the Lind or the Kord?")
    assert answer.short == "The Kord"
    assert [citation.quote for citation in answer.citations] == [report.text]
    assert ask(chain(report), "Which takes more buses, the Lind or the Kord?").outcome is (
        Outcome.ABSTAINED
    )
