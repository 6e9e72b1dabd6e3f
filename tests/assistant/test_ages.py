"""How old somebody is stands behind or before the name, in few forms."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain, evidence

from assistant.ages import read_ages, whose_age
from assistant.question import analyse
from assistant.records import Outcome


@pytest.mark.parametrize(
    ("question", "text", "ages"),
    [
        ("How old is Ida Berg?", "Ida Berg, 51, denies nine counts.", ["51"]),
        ("How old is Berg?", "Ida Berg, aged 51, denies nine counts.", ["51"]),
        ("How old is Ida Berg?", "Ida Berg, a 51-year-old nurse, won.", ["51"]),
        ("How old was Ida Berg?", "The 51-year-old nurse Ida Berg won.", ["51"]),
        ("What age is Ida Berg?", "Ida Berg (51) won.", ["51"]),
        ("How old is Ida Berg?", "Ida Berg was 51.", ["51"]),
        ("How old is Ida Berg?", "Ida Berg won the race. The 51-year-old wept.", ["51"]),
        ("How old is Ida Berg?", "Ida Berg beat Eva Moe. The 51-year-old wept.", []),
        ("How old is Ida Berg?", "Eva Moe, 40, beat Ida Berg.", []),
        ("How old is the ship's captain?", "Captain Ole Moe, 47, left last.", ["47"]),
        ("How old is the captain?", "The captain, Ole Moe, 47, left last.", ["47"]),
        ("How old is the captain?", "The mayor, Ole Moe, 47, left last.", []),
    ],
)
def test_ages_are_read_where_they_stand(question: str, text: str, ages: list[str]) -> None:
    who = whose_age(analyse(question))
    assert [one.text for one in read_ages(who, [evidence(article(text))])] == ages


@pytest.mark.parametrize(
    "question",
    [
        "How old was Ida Berg when she won?",
        "How old was Ida Berg in 2004?",
        "Who is Ida Berg?",
        "How many counts does Ida Berg face?",
    ],
)
def test_an_age_at_another_time_is_left_to_the_reader(question: str) -> None:
    assert whose_age(analyse(question)) == ""


def test_an_age_is_answered_with_its_sentence() -> None:
    report = article("Eva Moe, 40, came second. Ida Berg, 51, won the race.")
    answer = ask(chain(report), "How old is Ida Berg?")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.short == "51"
    assert answer.citations[0].quote == "Ida Berg, 51, won the race."


def test_an_age_without_a_name_rests_on_the_sentence_that_names_whose_it_is() -> None:
    text = "Ida Berg won the race. The 51-year-old wept."
    (reading,) = read_ages("Ida Berg", [evidence(article(text))])
    assert reading.rests_on is not None
    assert text[slice(*reading.rests_on)] == "Ida Berg won the race."


@pytest.mark.parametrize(
    ("question", "ages"),
    [
        ("How old was Ida Moe, head of the Tolm theatre, when she was interviewed?", ["61"]),
        ("How old is Ida Moe?", ["61"]),
        ("How old is Eva Berg?", []),
    ],
)
def test_an_interview_tells_the_age_of_whoever_is_interviewed(
    question: str, ages: list[str]
) -> None:
    text = (
        "Our talk with Ida Moe of the puppet theatre.\n\nWhen did you begin?\n\n"
        "I am 61 now, so I began at ten.\n\nWhat will you play next?\n\nSomething quiet."
    )
    who = whose_age(analyse(question))
    report = article(text, title="An interview with Ida Moe")
    assert [one.text for one in read_ages(who, [evidence(report)])] == ages


def test_an_age_at_another_time_is_not_how_old_somebody_is() -> None:
    then = article("At the age of 40 Ida Berg led the choir of Tolm.", title="Ida Berg")
    assert ask(chain(then), "How old is Ida Berg?").outcome is Outcome.ABSTAINED


COUPLE = "Ole Sand, 42, and his wife Mai Sand, 36, are on trial over their nine-month-old girl."


@pytest.mark.parametrize(
    ("question", "text", "ages"),
    [
        ("How old is the husband on trial?", COUPLE, ["42"]),
        ("How old is the wife on trial?", COUPLE, ["36"]),
        (
            "How old is Ida Berg?",
            "Ida Berg taught in Tolm. At age 80 she continues to write.",
            ["80"],
        ),
        ("How old is Ida Berg?", "Ida Berg taught in Tolm. At the age of 40 she was honoured.", []),
        ("How old is Ida Berg?", "Eva Moe taught in Tolm. At age 80 she continues to write.", []),
        ("How old is Ida Berg?", "Ida Berg sang. At 19, she was crowned Miss Tolm.", []),
        ("How old is Ida Berg?", "Ida Berg sings. At 19, she has won gold.", []),
        (
            "How old is Ida Berg?",
            "Ida Berg sings. Eva Moe said she admires her. At age 80 she still writes.",
            [],
        ),
        ("How old is the wife?", "Ole Moe, 45, and his wife, Eva Moe, 40, won.", ["40"]),
        ("How old is the husband?", "Eva Moe, 40, and her husband, Ole Moe, 45, won.", ["45"]),
        ("How old is   ?", "Ole Moe, 45, won.", []),
        (
            "How old is Ida Berg?",
            "Ida Berg is a poet. Eva Moe taught in Tolm. At age 80 she still writes.",
            [],
        ),
    ],
)
def test_spouses_and_who_goes_on_at_an_age(question: str, text: str, ages: list[str]) -> None:
    who = whose_age(analyse(question))
    assert [one.text for one in read_ages(who, [evidence(article(text))])] == ages


def test_the_age_at_which_somebody_goes_on_is_how_old_they_are() -> None:
    text = "Ida Berg taught in Tolm. At the age of 40 she was honoured. At age 80 she still writes."
    answer = ask(chain(article(text)), "How old is Ida Berg?")
    assert answer.short == "80"
    assert "Ida Berg taught in Tolm." in {citation.quote for citation in answer.citations}


@pytest.mark.parametrize(
    ("question", "ages"),
    [
        ("How old was the head of the Kelso Guild when she was interviewed in 2013?", ["61"]),
        ("How old is the president of the Kelso Guild?", ["61"]),
        ("How old is the treasurer of the Kelso Guild?", []),
        ("How old is the president of the Holm Guild?", []),
    ],
)
def test_an_interview_tells_the_age_of_whoever_holds_the_office_of_its_title(
    question: str, ages: list[str]
) -> None:
    text = (
        "The Tidings spoke with Ida Berg of the guild.\n\nWhen did you begin?\n\nI am 61 now and "
        "began at ten.\n\nDo you travel much for your guild?\n\nYes, I do."
    )
    told = article(text, title="Tidings interviews President of the Kelso Guild")
    who = whose_age(analyse(question))
    assert [one.text for one in read_ages(who, [evidence(told)])] == ages
