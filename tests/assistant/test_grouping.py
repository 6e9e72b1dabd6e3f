"""Which readings may answer a question for a day."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article, evidence

from assistant.grouping import find_values
from assistant.question import analyse
from assistant.records import Reading

TEXT = "The ferry to Lund will be sold later this month. The harbour office moves on Friday."


def values(question: str, text: str) -> list[str]:
    item = evidence(article(TEXT, published=date(2018, 9, 24)))
    start = TEXT.index(text)
    reading = Reading(
        passage=item.passage,
        text=text,
        start=start,
        end=start + len(text),
        score=0.0,
        probability=0.5,
    )
    return [group.findings[0].text for group in find_values(analyse(question), [reading], [item])]


@pytest.mark.parametrize(
    ("question", "said", "answers"),
    [
        ("On what exact date will the ferry be sold?", "later this month", False),
        ("On which precise day will the ferry be sold?", "later this month", False),
        ("When will the ferry be sold?", "later this month", True),
        ("On what exact date does the harbour office move?", "on Friday", True),
        ("On what day does the harbour office move?", "on Friday", True),
    ],
)
def test_a_month_does_not_tell_the_exact_day(question: str, said: str, answers: bool) -> None:
    assert bool(values(question, said)) is answers
