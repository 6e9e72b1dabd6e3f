"""A time is shown as told, with the day that it means or a word that this is not told."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article, evidence, reading

from assistant.compose import answered, shown_value
from assistant.conflicts import Relation, Rival
from assistant.findings import Finding, Group
from assistant.matching import Weights
from assistant.placing import place
from assistant.question import analyse
from assistant.rivals import with_rival

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


def told(question: str, text: str, read: str) -> Finding:
    """A time read in an article of April 2025 that has one sentence."""
    item = evidence(article(text, published=date(2025, 4, 22)))
    return place(analyse(question), reading(item.passage, read), item, Weights(question, [text]))


LIT = "When was the kiln of Marn lit?"


def test_the_sentence_that_tells_a_time_as_precisely_as_it_is_shown_is_cited_first() -> None:
    vague = told(LIT, "The kiln of Marn was lit in March.", "in March")
    exact = told(LIT, "The kiln of Marn was lit on 14 March.", "14 March")
    answer = answered(analyse(LIT), Group(findings=(vague, exact)))
    assert answer.short == "14 March 2025"
    assert [c.quote for c in answer.citations] == [exact.sentence.text, vague.sentence.text]
    assert f"{exact.sentence.text} [1]" in answer.text


def test_in_a_dispute_no_day_is_cited_to_a_sentence_that_tells_the_month_alone() -> None:
    vague = told(LIT, "The kiln of Marn was lit in March.", "in March")
    exact = told(LIT, "The kiln of Marn was lit on 14 March.", "14 March")
    other = told(LIT, "The kiln of Marn was first lit on 2 March.", "2 March")
    rival = Rival(group=Group(findings=(other,)), relation=Relation.DISPUTE)
    answer = with_rival(analyse(LIT), Group(findings=(vague, exact)), rival)
    assert [c.quote for c in answer.citations] == [exact.sentence.text, other.sentence.text]
