"""The shipped weights on sentences of our own: plain facts that must never be lost."""

from __future__ import annotations

import pytest

from assistant.reader import SpanReader, VerifiedReader
from assistant.reader.merge import agree
from index.records import Passage

Both = SpanReader | VerifiedReader

FLOOD = (
    "The river Aldra burst its banks near Tenby Bridge on Monday night, flooding 140 homes. "
    "Mayor Ruth Calder said the council would pay for repairs to the school. "
    "The army sent 60 soldiers to fill sandbags because the pumps had failed."
)
STRIKE = (
    "Train drivers in Norvale walked out on 4 March in a dispute over night shifts. "
    "The union leader, Piet Hansen, said the strike would last three days. "
    "The rail company Nordbahn offered a rise of 4 percent, which the drivers rejected."
)


def _passage(text: str, title: str) -> Passage:
    return Passage(
        passage_id=title,
        article_id=title,
        ordinal=0,
        start=0,
        end=len(text),
        text=text,
        context=title,
    )


PASSAGES = [
    _passage(FLOOD, "Flood at Tenby Bridge · 12 May 2015"),
    _passage(STRIKE, "Drivers walk out · 5 March 2014"),
]


@pytest.fixture(scope="module", params=[SpanReader, VerifiedReader])
def reader(request: pytest.FixtureRequest) -> Both:
    return request.param.load(threads=1)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many homes were flooded near Tenby Bridge?", "140"),
        ("Which river burst its banks near Tenby Bridge?", "Aldra"),
        ("Who is the mayor that promised to pay for the school?", "Ruth Calder"),
        ("How many soldiers did the army send?", "60"),
        ("Who leads the union of the train drivers?", "Piet Hansen"),
        ("How long will the strike of the train drivers last?", "three days"),
        ("Which company offered the drivers a rise?", "Nordbahn"),
        ("When did the train drivers in Norvale walk out?", "4 March"),
    ],
)
def test_plain_facts_are_read(reader: Both, question: str, answer: str) -> None:
    best = reader.read(question, PASSAGES)[0]
    assert agree(best.text, answer)
    assert best.probability >= reader.threshold


@pytest.mark.parametrize(
    "question",
    [
        "Who won the chess championship in Reykjavik?",
        "How many dolphins live in the Baltic Sea?",
        "What did the astronauts eat on the space station?",
        "Which airline cancelled flights to Madeira?",
    ],
)
def test_what_is_not_there_is_not_answered(reader: Both, question: str) -> None:
    assert all(found.probability < reader.threshold for found in reader.read(question, PASSAGES))


def test_a_reason_is_more_than_a_noun(reader: Both) -> None:
    best = reader.read("Why did the army send soldiers?", PASSAGES)[0]
    assert "pumps had failed" in best.text


def test_the_passage_that_answers_ranks_first() -> None:
    scores = SpanReader.load(threads=1).rank(
        "How many homes were flooded near Tenby Bridge?", PASSAGES
    )
    assert scores[0] > scores[1]


def test_reading_twice_gives_the_same(reader: Both) -> None:
    question = "How many soldiers did the army send?"
    assert reader.read(question, PASSAGES) == reader.read(question, PASSAGES)
