# ruff: noqa: E501 (a question is read more easily unbroken)
"""Values that another party, relative, sum or time of the sentence has than is asked about."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.doubts import belief
from assistant.evidence import sentences_of
from assistant.other_parties import is_of_other_party
from assistant.question import analyse
from index.records import Article

PUBLISHED = date(2023, 10, 16)


def is_of_other(question: str, text: str, value: str) -> bool:
    article = Article(article_id="a", uri="", title="Report", text=text)
    sentence = next(s for s in sentences_of(article) if value in s.text)
    start = sentence.text.index(value)
    return is_of_other_party(analyse(question), sentence, start, start + len(value))


def believed(question: str, text: str, value: str) -> float:
    article = Article(article_id="a", uri="", title="Report", text=text, published=PUBLISHED)
    sentence = next(s for s in sentences_of(article) if value in s.text)
    start = sentence.start + sentence.text.index(value)
    return belief(analyse(question), sentence, start, start + len(value), None)


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        (
            "What did the hotel pay for its clock?",
            "Buyers were a hotel, a surgeon and the Moe Fund, which paid £94,000 for a clock.",
            "£94,000",
        ),
        ("What did Lind's sister ask for?", "Moe's sister asked for a doctor.", "a doctor"),
        (
            "What is the name of Walt Lind's brother?",
            "Jo Moe was there. He met his brother, Ivo Moe, in Tolm.",
            "Ivo Moe",
        ),
        (
            "What is the real name of the singer called Velvet?",
            "Velvet sang in Tolm. It rained. It was late. Anna Lind, a painter, was there.",
            "Anna Lind",
        ),
        (
            "When did Anna Moe die?",
            "Anna Moe built bridges. She was 91. She married Jo Lind in 1960. He died in 1999.",
            "1999",
        ),
        (
            "How much would the premium for the crown have been?",
            "The premium would have cost more than the yearly budget of 310,000 euros.",
            "310,000 euros",
        ),
    ],
)
def test_what_another_has_is_not_told_of_the_one_asked_about(
    question: str, text: str, value: str
) -> None:
    assert is_of_other(question, text, value)


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        (
            "What did the Moe Fund pay for its clock?",
            "Buyers were a hotel, a surgeon and the Moe Fund, which paid £94,000 for a clock.",
            "£94,000",
        ),
        (
            "What did Pask's buyer pay?",
            "He sold it to the Moe Fund, which paid £94,000.",
            "£94,000",
        ),
        ("What did Lind's sister ask for?", "Ada Lind's sister asked for a doctor.", "a doctor"),
        ("Who is Erdal's spokesman?", "Turkey's spokesman Ibrahim Kal said no.", "Ibrahim Kal"),
        (
            "What is the name of Walt Lind's brother?",
            "Jo Moe was there. Walt Lind met his brother, Ivo Lind, in Tolm.",
            "Ivo Lind",
        ),
        (
            "What is the real name of the singer called Velvet?",
            "Velvet was born Anna Lind in Tolm.",
            "Anna Lind",
        ),
        (
            "When did Jo Moe die?",
            "Jo Moe built bridges. He married Ada Lind in 1960. He died in 1999.",
            "1999",
        ),
        (
            "When did Olaf Dahl die?",
            "Olaf Dahl married Ada Storm in 1960. She was a nurse. She died in 1985. He died in 1999.",
            "1999",
        ),
        (
            "When did Walt Lind's father die?",
            "Walt Lind was born on 8 May 1990. His father died on 3 May 1990.",
            "3 May 1990",
        ),
        (
            "Who is Walt Lind's sister?",
            "The baker Jo Brandt was there. His sister, Anna Brandt, is married to him.",
            "Anna Brandt",
        ),
        (
            "How much did Ada Lind win?",
            "Ada Lind, a nurse from Tolm, who won £94,000 in May, was late.",
            "£94,000",
        ),
        (
            "How many people did the fire kill?",
            "The fire spread from the mill to a school next door, which killed 12 people.",
            "12",
        ),
        ("How much did the film cost?", "It had a budget of 3 million euros.", "3 million euros"),
        ("How much compensation will she get?", "She won damages of £40,000.", "£40,000"),
        ("Who is the Duke's driver?", "Prince Andrew's driver, Ivo Lind, was late.", "Ivo Lind"),
        (
            "What is the real name of the artist from Tolm?",
            "The artist was born Anna Lind.",
            "Anna Lind",
        ),
        ("How much is the museum's budget?", "It has a budget of 310,000 euros.", "310,000 euros"),
        ("How much does the museum spend?", "It has a budget of 310,000 euros.", "310,000 euros"),
        ("What was its turnover?", "It had revenue of 310,000 euros.", "310,000 euros"),
    ],
)
def test_what_the_one_asked_about_has_is_theirs(question: str, text: str, value: str) -> None:
    assert not is_of_other(question, text, value)


@pytest.mark.parametrize(
    ("question", "other", "text", "value"),
    [
        (
            "What did Norrline lose in 1974?",
            "What did Norrline lose in 2022?",
            "Norrline made a loss of £6 million in 2022, its first since 1974.",
            "£6 million",
        ),
        (
            "How many visitors came in 2022?",
            "How many visitors came in 2023?",
            "It has had about 46,000 visitors so far this year.",
            "46,000",
        ),
        (
            "How many pans does Lind still look after?",
            "How many pans did Lind look after?",
            "Fifty years ago there were 900 pans.",
            "900",
        ),
    ],
)
def test_what_was_at_another_time_is_hardly_believed(
    question: str, other: str, text: str, value: str
) -> None:
    assert believed(question, text, value) <= 0.2 * believed(other, text, value)


def test_what_there_still_is_may_be_told_beside_what_there_was() -> None:
    text = "Of the 900 pans of fifty years ago Lind still has 22."
    assert believed("How many pans does Lind still look after?", text, "22") == 1.0


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        (
            "Who took over the club in 1974?",
            "Dora Finch has run the club since 1974.",
            "Dora Finch",
        ),
        ("Who now owns the mill?", "Jo Moe bought the mill three years ago.", "Jo Moe"),
        ("Where does Moe live now?", "Moe moved to Tolm two years ago.", "Tolm"),
    ],
)
def test_what_has_been_since_then_is_believed(question: str, text: str, value: str) -> None:
    assert believed(question, text, value) == 1.0


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("When did Ada Moe's husband pass away?", True),
        ("When did Ada Moe die?", False),
        ("When did Ada Moe's sister leave?", False),
    ],
)
def test_the_day_of_somebody_is_not_that_of_their_relative(question: str, other: bool) -> None:
    text = "Ada Moe, whose sister left in 2001, died on Sunday."
    assert is_of_other(question, text, "Sunday") is other
