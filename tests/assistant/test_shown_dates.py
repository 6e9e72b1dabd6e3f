"""A time is shown as told, with the day that it means or a word that this is not told."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article, evidence, reading

from assistant.compose import shown_value
from assistant.findings import Group
from assistant.matching import Weights
from assistant.placing import place
from assistant.question import analyse

TEXT = "The strike began on Tuesday. The premiere was moved to 3 March. It ends in three weeks."


@pytest.mark.parametrize(
    ("read", "published", "shown"),
    [
        ("Tuesday", date(2020, 1, 9), "Tuesday (7 January 2020)"),
        ("Tuesday", None, "Tuesday (date not told)"),
        ("3 March", date(2020, 1, 9), "3 March 2020"),
        ("3 March", None, "3 March (year not told)"),
        ("in three weeks", None, "in three weeks (date not told)"),
    ],
)
def test_what_an_undated_article_leaves_open_is_said(
    read: str, published: date | None, shown: str
) -> None:
    item = evidence(article(TEXT, published=published))
    question = analyse("When is it?")
    found = place(question, reading(item.passage, read), item, Weights(question.text, [TEXT]))
    assert shown_value(question, Group(findings=(found,))) == shown
