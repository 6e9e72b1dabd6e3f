"""Who denies a claim is whoever does so right behind it, pointing back at it."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain

from assistant.parts import split_question

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
        "Norrline denied that wages had gone unpaid.",
        "Norrline rejected the charges of the tax office.",
        "Norrline denied these reports of a merger.",
        "Norrline rejected any claims for parking fines.",
        "Trains run again. Tracks are clear. Buses run. Norrline denies it.",
    ],
)
def test_a_denial_of_something_else_is_none_of_the_claim(later: str) -> None:
    report = article(f"{UNION} {later}", title="Train of Norrline stuck in the snow")
    asked = "What does the union say about the driver, and who disputes it?"
    assert "Who disputes it? – " not in ask(chain(report, threshold=0.1), asked).text


@pytest.mark.parametrize(
    "second", ["who rejected the budget of Halmar?", "who denied the harbour master's guilt?"]
)
def test_who_denies_something_else_is_not_whoever_denies_the_claim(second: str) -> None:
    report = article(f"{UNION} Norrline denies it.", title="Train of Norrline stuck in the snow")
    asked = f"What does the union say about the driver, and {second}"
    answer = ask(chain(report, threshold=0.4), asked)
    assert not (answer.short or "").endswith("Norrline")


INTERVIEW = (
    "Our talk with Ida Moe of the puppet theatre.\n\n"
    "The mayor of Tolm says that your theatre was paid twice by the town. Do you agree?\n\n"
    "{reply}\n\nWhat will you play next?\n\nSomething quiet."
)


@pytest.mark.parametrize(
    ("reply", "denies"),
    [("That is not true. We were paid once.", True), ("The village lies by a river.", False)],
)
def test_whoever_is_interviewed_denies_what_is_put_to_them(reply: str, *, denies: bool) -> None:
    report = article(INTERVIEW.format(reply=reply), title="An interview with Ida Moe")
    asked = "What does the mayor of Tolm say about the theatre, and who denies it?"
    answer = ask(chain(report, threshold=0.1), asked)
    assert ("Who denies it? – Ida Moe" in answer.text) is denies


@pytest.mark.parametrize(
    ("claim", "denier"),
    [
        ("Ada Vik said that the train had 40 faults, something Norrline disputes.", "Norrline"),
        ("Ada Vik said that the train, which Lund rejected for the route, had 40 faults."
         " Norrline denied it.", "Norrline"),
    ],
)  # fmt: skip
def test_who_denies_in_passing(claim: str, denier: str) -> None:
    report = article(claim, title="Train of Norrline stuck in the snow")
    asked = "What did Ada Vik say about the train, and who denies it?"
    assert ask(chain(report, threshold=0.1), asked).short.endswith(denier)


def test_who_denies_a_claim_is_not_asked_of_who_makes_it() -> None:
    asked = "According to Ada Vik, who stopped the train, and who contradicts her?"
    assert [part.leaning or part.text for part in split_question(asked)] == [
        "According to Ada Vik, who stopped the train?",
        "Who contradicts her?",
    ]
