"""A question that names nothing is asked of the article that the conversation is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from answer_builders import FakeRetriever, article

from assistant.chain import Chain
from assistant.extractive import SentenceReader
from assistant.limits import Limits
from assistant.records import Answer, Outcome
from assistant.topic import talked_of
from index.records import Article

STRIKE = article(
    "Train drivers of Westline will strike on 5 January. About 160,000 passengers are affected.",
    title="Westline drivers to strike",
    published=date(2010, 12, 28),
)
BRIDGE = article(
    "The bridge at Podlip is closed. Some 340 passengers are affected, a driver said.",
    title="Bridge closed",
    published=date(2019, 5, 9),
)
OCTOPUS = article(
    "The kite festival shows a giant octopus 28 metres long.",
    title="Kite festival",
    published=date(2019, 5, 9),
)


def ask(
    question: str,
    history: list[tuple[str, str]],
    articles: Sequence[Article] = (STRIKE, BRIDGE, OCTOPUS),
) -> Answer:
    chain = Chain(
        outlets=list,
        retriever=FakeRetriever(articles),
        reader=SentenceReader(),
        threshold=0.2,
        passages=8,
        read_passages=8,
    )
    running = chain.answer(question, history, Limits())
    while True:
        try:
            next(running)
        except StopIteration as ended:
            return ended.value


TALK = [("Who will strike at Westline?", "Train drivers of Westline.")]


def test_a_question_that_names_nothing_is_asked_of_the_article_talked_of() -> None:
    assert ask("How many passengers are affected?", TALK).short == "160,000"


def test_another_article_answers_where_the_one_talked_of_does_not() -> None:
    answer = ask("How many metres long is the giant octopus?", TALK)
    assert answer.citations[0].article_id == OCTOPUS.article_id


def test_another_account_of_the_matter_asked_about_still_disputes() -> None:
    told = (("It cost 41 million euros", "Opening"), ("It cost 47 million euros", "Late"))
    lines = [
        article(
            f"The tram line to the hospital opened on Monday. {cost}, the city said.",
            title=title,
            published=date(2023, 4, 18),
        )
        for cost, title in told
    ]
    talk = [("When did the tram line to the hospital open?", "On Monday.")]
    assert ask("How many million euros did it cost?", talk, lines).outcome is Outcome.CONFLICT


@pytest.mark.parametrize(
    ("question", "history"),
    [
        ("How many passengers are affected?", []),
        ("How many passengers are affected in Podlip?", TALK),
        ("How many passengers were affected in May 2019?", TALK),
    ],
)
def test_a_question_that_names_what_it_is_about_draws_on_no_conversation(
    question: str, history: list[tuple[str, str]]
) -> None:
    assert talked_of(question, history) is None
