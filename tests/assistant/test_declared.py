"""What an article itself says to be in dispute is told as both parties have it."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain

from assistant.records import Outcome

COST = (
    "The harbour law of Tolm passed. What the law will cost is in dispute. The chamber speaks of "
    "40 million euros a year. The government's own study arrives at 12 million."
)


@pytest.mark.parametrize(
    ("text", "question", "short"),
    [
        (COST, "What will the harbour law of Tolm cost a year?", "40 million euros or 12 million"),
        (COST.replace("is in dispute", "remains hotly contested"),
         "What will the law of Tolm cost?", "40 million euros or 12 million"),
    ],
)  # fmt: skip
def test_both_parties_are_heard(text: str, question: str, short: str) -> None:
    answer = ask(chain(article(text, title="Tolm's harbour law")), question)
    assert answer.outcome is Outcome.CONFLICT
    assert answer.short == short
    assert len(answer.citations) == 2


@pytest.mark.parametrize(
    ("text", "question"),
    [
        # Something else is in dispute, or nothing is asked that is measured.
        (COST.replace("What the law will cost", "Whether the bay is a park"),
         "What will the harbour law of Tolm cost a year?"),
        (COST, "Who passed the harbour law of Tolm?"),
        (COST, "What will the harbour law of Tolm cost according to the chamber?"),
        # Nobody sets another amount against the first.
        (COST.replace("12 million", "the same sum"), "What will the harbour law of Tolm cost?"),
        (COST.replace("12 million", "40 million"), "What will the harbour law of Tolm cost?"),
        (COST.replace("12 million", "12 ships"), "What will the harbour law of Tolm cost?"),
        (COST.replace("is in dispute", "is not in dispute"), "What will the law of Tolm cost?"),
        (COST.replace("The government's own study arrives at 12 million",
                      "Its head, Jo Lind, 52, is pleased"), "What will the law of Tolm cost?"),
        (COST.replace("The government's own study arrives at", "The old law cost"),
         "What will the law of Tolm cost?"),
    ],
)  # fmt: skip
def test_what_is_not_said_to_be_in_dispute_is_none(text: str, question: str) -> None:
    answer = ask(chain(article(text, title="Tolm's harbour law")), question)
    assert answer.outcome is not Outcome.CONFLICT
