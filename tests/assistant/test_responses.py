"""How a claim was answered is told right behind it, by whoever it was about."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain

CLAIM = "Ida Moe, who leads the opposition, accused the mayor of having ignored a letter of 2009."
ASKED = "What did Ida Moe accuse the mayor of"


@pytest.mark.parametrize(
    "second",
    [
        "what was his reply?",
        "how did the mayor respond?",
        "what does the mayor say in reply?",
        "did the mayor accept that?",
    ],
)
def test_the_reply_is_the_denial_with_what_is_quoted_behind_it(second: str) -> None:
    denial = 'Jon Vik rejected this. "No such letter came to my desk," he said. It rained.'
    report = article(f"{CLAIM} {denial}", title="Letter to the mayor of Tolm")
    answer = ask(chain(report, threshold=0.1), f"{ASKED}, and {second}")
    quotes = [one.quote for one in answer.citations]
    assert "Jon Vik rejected this." in quotes
    assert '"No such letter came to my desk," he said.' in quotes
    assert "It rained." not in answer.text


def test_a_body_that_is_named_may_answer_further_on() -> None:
    later = "It snowed. Roads were shut. Trains ran late. Buses ran. Norrline denied these claims:"
    told = f"Ida Moe said that Norrline had locked her in.\n\n{later}\n\nShe had a key."
    report = article(told, title="Moe and Norrline")
    asked = "What does Ida Moe say about Norrline, and what does Norrline say in reply?"
    answer = ask(chain(report, threshold=0.1), asked)
    assert "Norrline denied these claims:" in answer.text
    assert "She had a key." in answer.text


def test_nobody_else_answers_for_whom_the_question_names() -> None:
    told = "Ida Moe said that the ministry had leaned on the festival. Jon Vik denied it."
    report = article(told, title="The film festival of Tolm")
    asked = "What did Ida Moe say about the ministry, and did Ola Berg accept that?"
    assert "Jon Vik denied it" not in ask(chain(report, threshold=0.1), asked).text


def test_the_grounds_of_a_denial_stand_behind_it() -> None:
    told = (
        "Ida Moe wrote that she had relied on the consultants. Brightwater disputes that. "
        '"Our report spoke of 200,000 records," said Anil Orr, a partner.'
    )
    report = article(told, title="Theft of records")
    asked = "Who disputes that Ida Moe relied on the consultants, and on what grounds?"
    answer = ask(chain(report, threshold=0.01), asked)
    assert "On what grounds? – Brightwater disputes that." in answer.text
    assert "200,000 records" in answer.text


@pytest.mark.parametrize(
    "denial",
    [
        "Mr Vik said on oath that no talk of this kind had taken place.",
        "Mr Vik denied that any such letter had reached his office.",
    ],
)
def test_whoever_is_asked_about_answers_right_behind_the_claim(denial: str) -> None:
    told = f"Ida Moe wrote that she had sent Jon Vik a letter. {denial}"
    report = article(told, title="Letter to Jon Vik")
    asked = "What did Ida Moe write about Jon Vik, and how did Vik respond?"
    assert denial in [one.quote for one in ask(chain(report, threshold=0.1), asked).citations]


@pytest.mark.parametrize(
    ("told", "asked", "reply"),
    [
        (
            "Ida Moe accused the mayor of theft. Jon Vik denied this. The police confirmed it.",
            "What did Ida Moe accuse the mayor of, and did the police confirm it?",
            "The police confirmed it.",
        ),
        (
            "Ida Moe accused the mayor of theft. Jon Vik denied this.",
            "What did Ida Moe accuse the mayor of, and how did the union react?",
            None,
        ),
        (
            "Ida Moe won the race. Jon Vik rejected the claim.",
            "Who won the race, and how did she react?",
            None,
        ),
        (
            'Ida Moe accused the mayor of theft. Jon Vik denied this. "A scandal," said Ida Moe.',
            "What did Ida Moe accuse the mayor of, and what was the reply?",
            "Jon Vik denied this.",
        ),
    ],
)
def test_only_whoever_is_asked_about_replies(told: str, asked: str, reply: str | None) -> None:
    answer = ask(chain(article(told, title="A row in Tolm"), threshold=0.1), asked)
    assert [one.quote for one in answer.citations][1:] == ([reply] if reply else [])


def test_the_grounds_of_an_arrest_are_no_denial() -> None:
    told = "Ada Vik was arrested in Alta on suspicion of theft. She denied it."
    asked = "Who was arrested in Alta, and on what grounds?"
    text = ask(chain(article(told, title="Arrest in Alta"), threshold=0.1), asked).text
    assert "On what grounds was Ada Vik arrested in Alta? – Ada Vik was arrested" in text
