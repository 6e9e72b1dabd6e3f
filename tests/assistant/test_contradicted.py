"""Who denies a claim is whoever does so right behind it, pointing back at it."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain

from assistant.records import Outcome

UNION = "The union says that the driver asked whether to turn back and was told to go on."


@pytest.mark.parametrize(
    ("denial", "denier"),
    [
        ("Norrline denies it: the recordings tell of the heating and nothing else.", "Norrline"),
        ("Norrline contradicted the claim.", "Norrline"),
        ("Norrline is running late. Its head, Ada Vik, disputed that.", "Ada Vik"),
        ("The head of Norrline, Ada Vik, denied that the driver was told to go on.", "Ada Vik"),
    ],
)
def test_whoever_denies_it_next_is_who_denies_it(denial: str, denier: str) -> None:
    report = article(f"{UNION} {denial}", title="Train of Norrline stuck in the snow")
    asked = "What does the union say about the driver, and who disputes it?"
    answer = ask(chain(report, threshold=0.1), asked)
    assert denier.casefold() in (answer.short or "").casefold()
    assert "Who disputes it? – " in answer.text
    assert len(answer.citations) == 2


def test_a_claim_may_be_told_with_its_denial() -> None:
    told = "Ada Vik said that the train had 40 faults - a claim denied by Norrline."
    report = article(told, title="Train of Norrline stuck in the snow")
    asked = "What did Ada Vik say about the train, and who rejects that?"
    assert ask(chain(report, threshold=0.1), asked).short.endswith("Norrline")


@pytest.mark.parametrize(
    "later",
    [
        "The union denied that it had planned a strike.",
        "The weather service rejected blame for the forecast. Trains run again.",
        "Trains run again. Tracks are clear. Buses run. Norrline denies it.",
    ],
)
def test_a_denial_of_something_else_is_none_of_the_claim(later: str) -> None:
    report = article(f"{UNION} {later}", title="Train of Norrline stuck in the snow")
    asked = "What does the union say about the driver, and who disputes it?"
    answer = ask(chain(report, threshold=0.1), asked)
    assert "Who disputes it? – " not in answer.text
    assert answer.outcome in (Outcome.ANSWERED, Outcome.ABSTAINED)
