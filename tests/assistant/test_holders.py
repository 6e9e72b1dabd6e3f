"""Who holds an office is said by the sentence; another office, however near, is not it."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain

from assistant.records import Outcome

REPORT = article(
    "Deputy transport minister Ola Lund promised new buses for Westhaven. "
    "The transport minister, Ida Berg, did not attend. "
    "The port belongs to the fund Blue Quay. "
    "Harbour master Tor Vik said that the port was full. "
    "Nils Dahl, the mayor of Westhaven, stayed away; his deputy, Eva Moe, spoke. "
    "Line Brandt, the former mayor, laughed.",
    title="Buses for Westhaven",
)


@pytest.mark.parametrize(
    ("question", "holder"),
    [
        ("Who is the transport minister?", "Ida Berg"),
        ("Who is the deputy transport minister?", "Ola Lund"),
        ("Who owns the port?", "Blue Quay"),
        ("who is westhavens mayor", "Nils Dahl"),
        ("Who is the deputy mayor of Westhaven?", "Eva Moe"),
        ("Who is the former mayor?", "Line Brandt"),
    ],
)
def test_the_holder_of_the_office_that_is_asked_for(question: str, holder: str) -> None:
    assert ask(chain(REPORT, threshold=0.2), question).short == holder


@pytest.mark.parametrize(
    "question",
    [
        "Who is the finance minister?",
        "Who is the acting transport minister?",
        "Who owns the buses?",
        "Who is the captain of the port?",
    ],
)
def test_nobody_is_named_for_an_office_of_which_nothing_is_said(question: str) -> None:
    assert ask(chain(REPORT, threshold=0.2), question).outcome is Outcome.ABSTAINED
