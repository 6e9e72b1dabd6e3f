"""How long ago something was is counted from its day to that of the question."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article, chain

from assistant.ago import time_since
from assistant.limits import Limits

LAW = article(
    "The assembly of Tolm passed the harbour law on Thursday.",
    title="Harbour law passed",
    published=date(2026, 2, 20),
)


@pytest.mark.parametrize(
    ("question", "day", "told"),
    [
        ("How many days ago did the assembly vote?", date(2026, 2, 19), "7 days ago"),
        ("How many weeks ago did the assembly vote?", date(2026, 2, 19), "1 week ago"),
        ("How many months ago did it vote?", date(2025, 12, 27), "1 month ago"),
        ("How many years ago did it vote?", date(2016, 2, 27), "9 years ago"),
        ("How long ago did it vote?", date(2026, 2, 25), "1 day ago"),
        ("How long ago did it vote?", date(2026, 1, 10), "6 weeks ago"),
        ("How long ago did it vote?", date(2025, 2, 26), "12 months ago"),
        ("How long ago did it vote?", date(1986, 2, 26), "40 years ago"),
        ("How many weeks ago did it vote?", date(2026, 2, 22), "4 days ago"),
        ("How many years ago did it vote?", date(2025, 12, 1), "2 months ago"),
        ("How long ago did it vote?", date(2026, 2, 26), "today"),
        ("When did it vote?", date(2026, 2, 19), ""),
        ("How long ago did it vote?", date(2026, 3, 1), ""),
    ],
)
def test_the_time_between_is_told_in_the_unit_asked_for(
    question: str, day: date, told: str
) -> None:
    assert time_since(question, day, Limits(as_of=date(2026, 2, 26))) == told


def test_without_a_day_to_count_from_nothing_is_counted() -> None:
    assert time_since("How long ago was it?", date(2026, 2, 19), Limits()) == ""


def test_an_answer_tells_both_the_time_and_the_day() -> None:
    asked = "How many days ago did the assembly of Tolm pass the harbour law?"
    answers = chain(LAW).answer(asked, (), Limits(as_of=date(2026, 2, 26)))
    try:
        while True:
            next(answers)
    except StopIteration as stop:
        answer = stop.value
    assert answer.short == "7 days ago: Thursday (19 February 2026)"
    assert "[1]" in answer.text
