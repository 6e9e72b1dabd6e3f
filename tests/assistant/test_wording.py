"""The reader is asked "when", however a question asks for a time, and whole sentences."""

from __future__ import annotations

import pytest

from assistant.question import Expects, analyse
from assistant.wording import as_sentence, with_centuries


@pytest.mark.parametrize(
    ("question", "put"),
    [
        ("On what date did the ship sink?", "When did the ship sink?"),
        ("In which year was the mill built?", "When was the mill built?"),
        ("On which calendar date is the vote?", "When is the vote?"),
        ("In which month and year will it open?", "When will it open?"),
        ("By the end of which year must it be paid?", "By when must it be paid?"),
        ("From what date is it banned?", "From when is it banned?"),
        ("At what point did the fire start?", "When did the fire start?"),
        ("How long ago did the mill shut?", "When did the mill shut?"),
        ("How soon could work begin?", "When could work begin?"),
        ("What was the date of the rock fall?", "When was the rock fall?"),
        ("What is the new date of the premiere?", "What is the new date of the premiere?"),
        ("Which year saw most rain?", "Which year saw most rain?"),
        ("What day trips are offered?", "What day trips are offered?"),
        ("lost pilot found date", "When was lost pilot found?"),
        ("year the mill shut", "When was the mill shut?"),
        ("mill owner", "What is the mill owner?"),
    ],
)
def test_the_reader_is_asked_when(question: str, put: str) -> None:
    assert as_sentence(analyse(question)) == put


@pytest.mark.parametrize("question", ["How long ago was it built?", "How soon will it open?"])
def test_how_long_ago_asks_for_a_time(question: str) -> None:
    assert analyse(question).expects is Expects.DATE


def test_how_long_asks_for_a_duration() -> None:
    assert analyse("How long did the strike last?").expects is Expects.DURATION


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("and in '96?", "and in 1996?"),
        ("Whom did he back in ’08?", "Whom did he back in 2008?"),
        ("What stands in '96 Tears'?", "What stands in '96 Tears'?"),
        ("Who came in 96th?", "Who came in 96th?"),
    ],
)
def test_a_year_of_two_digits_gets_its_century(text: str, whole: str) -> None:
    assert with_centuries(text) == whole
