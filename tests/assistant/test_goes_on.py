"""A reason may stand in the sentence after the one that says what is asked about."""

from __future__ import annotations

import pytest
from answer_builders import article

from assistant.evidence import sentences_of
from assistant.goes_on import goes_on
from assistant.question import analyse

WHY = "Why is the quarry of Tolm closing?"


@pytest.mark.parametrize(
    "reason",
    [
        "The operator cited the price of diesel.",
        "“The stone is too soft to sell,” said its manager.",
        "There is no longer any demand for slate, the firm said.",
        "A shortage of drivers is to blame, according to the union.",
    ],
)
def test_a_reason_in_the_next_paragraph_is_told(reason: str) -> None:
    said = article(f"The quarry of Tolm will close in May.\n\n{reason}")
    later = goes_on(analyse(WHY), sentences_of(said)[0])
    assert later is not None
    assert later.text == reason


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (WHY, "The quarry of Tolm will close in May.\n\nForty people work there."),
        (WHY, "The quarry will close because slate is dear.\n\nThe union cited a letter."),
        (WHY, "The quarry will close in May.\n\nIs it because slate is dear?"),
        ("When will the quarry close?", "The quarry will close in May.\n\nThe firm cited costs."),
    ],
)
def test_what_gives_no_reason_or_is_not_asked_for_is_left_out(question: str, text: str) -> None:
    assert goes_on(analyse(question), sentences_of(article(text))[0]) is None


def test_a_quotation_goes_with_the_sentence_that_leads_up_to_it() -> None:
    text = 'Hotel owner Jo Lind disagrees. "Every ship means two hundred lunches," she said.'
    later = goes_on(analyse("What did Jo Lind say about ships?"), sentences_of(article(text))[0])
    assert later is not None
    assert later.text.startswith('"Every ship')


@pytest.mark.parametrize(
    ("said", "goes"),
    [
        ("Ada Lind says she knows why.", True),
        ("Ada Lind gives another explanation.", True),
        ("Ada Lind says the bank has an account.", False),
        ("Ada Lind says the house has a second story.", False),
    ],
)
def test_what_only_leads_up_goes_on_with_what_is_said(said: str, goes: bool) -> None:
    told = article(f"{said} The sheet was left out to save money.")
    later = goes_on(analyse("What does Ada Lind say about the house?"), sentences_of(told)[0])
    assert (later is not None) is goes
