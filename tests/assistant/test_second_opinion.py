"""The built-in reader reads what a model cites once more, and is heard where it differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest
from answer_builders import article, evidence, reading

from assistant.evidence import sentences_of
from assistant.question import analyse
from assistant.records import Reading
from assistant.second_opinion import Checker
from index.records import Passage

BLAST = article(
    "A blast in Ellery killed 12 people and hurt 30. Mayor Ines Calder spoke to Jo Berg. "
    "The market will open on Monday and close on 9 February.",
    published=date(2020, 1, 10),
)
KILLED, SPOKE, OPENS = sentences_of(BLAST)


@dataclass(frozen=True)
class Sure:
    """Reads always the same words, with the same probability."""

    text: str
    probability: float = 0.9
    name: str = "sure"

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        return [reading(passages[0], self.text, probability=self.probability, score=1.0)]


def opinion(reader: Sure, question: str, claim: str, sentence: object = KILLED) -> str | None:
    checker = Checker(reader=reader, threshold=0.5)
    return checker.instead(analyse(question), claim, sentence, evidence(BLAST))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("read", "question", "claim", "sentence"),
    [
        ("12", "How many people did the blast kill?", "The blast killed 30 people.", KILLED),
        ("9 February", "When will the market close?", "It will close on 13 January.", OPENS),
        ("Ines Calder", "Who is the mayor of Ellery?", "The mayor is Jo Berg.", SPOKE),
    ],
)
def test_another_value_in_the_cited_sentence_is_told(
    read: str, question: str, claim: str, sentence: object
) -> None:
    assert opinion(Sure(read), question, claim, sentence) == read


@pytest.mark.parametrize(
    ("reader", "question", "claim"),
    [
        (Sure("12"), "How many people did the blast kill?", "The blast killed twelve people."),
        (Sure("12", 0.2), "How many people did the blast kill?", "The blast killed 30 people."),
        (Sure("9 February"), "How many people did the blast kill?", "The blast killed 30."),
        (Sure("killed 12 people"), "Why did they meet?", "They met because of the blast."),
    ],
    ids=["the same", "not sure", "in another sentence", "nothing to compare"],
)
def test_where_nothing_differs_nothing_is_told(reader: Sure, question: str, claim: str) -> None:
    assert opinion(reader, question, claim) is None
