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
            "Anna Moe built bridges. She married Jo Lind in 1960. He died in 1999.",
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
