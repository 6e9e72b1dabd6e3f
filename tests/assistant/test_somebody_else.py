"""Values that are told of somebody else than the question asks about."""

from __future__ import annotations

import pytest

from assistant.evidence import sentences_of
from assistant.question import analyse
from assistant.somebody_else import is_of_somebody_else
from index.records import Article


def is_of_other(question: str, text: str, value: str) -> bool:
    article = Article(article_id="a", uri="", title="Report", text=text)
    sentence = next(s for s in sentences_of(article) if value in s.text)
    start = sentence.text.index(value)
    return is_of_somebody_else(analyse(question), sentence, start, start + len(value))


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        (
            "How long did Mrs Adler spend in a cell?",
            "Police questioned Okoro. Okoro was arrested then, and spent two nights in a cell.",
            "two nights",
        ),
        (
            "When did Harbour Foods file for bankruptcy?",
            "A smaller firm, Ikaya Mills, filed for bankruptcy on 28 June.",
            "28 June",
        ),
        ("How old is Jonas Berg?", "The kayaker Liv Berg, 29, saw clear sky.", "29"),
        (
            "Where will Liv Berg work next?",
            "Liv Berg is leaving. Her successor will be Odo Lam, who runs the plant at Vik.",
            "the plant at Vik",
        ),
        ("How many firemen did Serbia send?", "As ever, Hungary sent 60 firemen.", "60"),
        ("Who was named best actor?", "Best actress was Liv Berg, for Kilns.", "Liv Berg"),
        ("Who won the men’s race?", "Liv Berg won the women's race.", "Liv Berg"),
    ],
)
def test_what_is_told_of_another_name_is_not_told_of_the_one_asked_about(
    question: str, text: str, value: str
) -> None:
    assert is_of_other(question, text, value)


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        (
            "How long did Mrs Adler spend in a cell?",
            "She spent two nights in a cell.",
            "two nights",
        ),
        ("What does Mikael Sund do now?", "Mr Sund has gone back: he plans rosters.", "rosters"),
        ("When did Adler retire?", "Digging ended when she retired in 2019.", "2019"),
        ("Who was best actor?", "Best actress was Liv Berg, best actor Jo Moe.", "Jo Moe"),
        ("Who won the men's race?", "Jo Moe won the race.", "Jo Moe"),
        (
            "How long was Adler in prison?",
            "He was held, Ivo Moe told us, for five weeks.",
            "five weeks",
        ),
        (
            "What did Adler pay for the mill?",
            "From Ivo Moe it was had for 300 crowns.",
            "300 crowns",
        ),
    ],
)
def test_a_pronoun_or_a_name_that_does_nothing_leaves_the_value_to_whom_it_is_asked_of(
    question: str, text: str, value: str
) -> None:
    assert not is_of_other(question, text, value)


def test_the_name_of_a_mother_is_not_that_of_her_girl() -> None:
    text = "Her mother, Rosa Amari, held on to a door."
    assert is_of_other("What was the girl found in the tree called?", text, "Rosa Amari")
    assert not is_of_other("What is the name of the girl's mother?", text, "Rosa Amari")
    assert not is_of_other("Who held on to a door?", text, "Rosa Amari")


def test_the_age_of_a_woman_is_not_that_of_men() -> None:
    text = "The toll rose when a 41-year-old woman died."
    assert is_of_other("How old were the two men?", text, "41-year-old")
    assert not is_of_other("How old was the woman?", text, "41-year-old")


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Viktor Brandt heard Anna Lund and Ole Moe at their meeting in Tolm.", True),
        ("Viktor Brandt and Karl Vik met Anna Lund in Tolm.", False),
        ("Brandt met him in Tolm.", False),
        ("The leaders met in Tolm with Anna Lund, said Brandt.", False),
        ("Anna Lund and Ole Moe met in Tolm.", False),
        ("Brandt was at the Kelso High School of Tolm.", False),
        ("I met Brandt and Anna Lund in Tolm.", False),
    ],
)
def test_where_two_met_is_not_where_one_of_them_met_others(text: str, other: bool) -> None:
    """What names neither is left to the other checks."""
    question = "Where did Viktor Brandt and Karl Vik meet?"
    assert is_of_other(question, text, "Tolm") is other
