"""Of several amounts in what was read, the one that was asked for is the answer."""

from __future__ import annotations

import pytest
from answer_builders import article

from assistant.evidence import sentences_of
from assistant.one_amount import first_of_pair, one_of_amounts, other_of_pair
from assistant.question import analyse

FERRY = "The line carried 31,200 passengers between Vik and Holm in May and 20,700 in June."
PROFIT = "It made a profit of 8.3 million pounds in 2024, down from 16.9 million in 2023."


@pytest.mark.parametrize(
    ("question", "text", "read", "meant"),
    [
        ("How many passengers did it carry in June?", FERRY, FERRY[17:-9], "20,700"),
        ("How many passengers did it carry in May?", FERRY, FERRY[17:-9], "31,200 passengers"),
        ("What profit did it make in 2023?", PROFIT, PROFIT[20:-9], "16.9 million"),
        ("What profit did it make in 2024?", PROFIT, PROFIT[20:-9], "8.3 million pounds"),
        (
            "How many crew were on board?",
            "The ship had 212 passengers and 61 crew on board.",
            "212 passengers and 61",
            "61",
        ),
        # These are one amount each.
        ("How many voted against it?", "It passed by 78 votes to 41.", "78 votes to 41", ""),
        ("How tall is it?", "It is six feet two inches tall.", "six feet two inches", ""),
        ("How many were hurt?", "One in three was hurt.", "One in three", ""),
        ("How many were hurt?", "Some 12,000 people were hurt.", "12,000 people", ""),
        ("What did he steal?", "He took a watch, 40 coins and 3 rings.", "a watch, 40 coins", ""),
    ],
)
def test_the_amount_asked_for_is_cut_out(question: str, text: str, read: str, meant: str) -> None:
    sentence = sentences_of(article(text), 0, len(text))[0]
    start = text.index(read)
    low, high = one_of_amounts(analyse(question), sentence, start, start + len(read))
    assert text[low:high] == (meant or read)


LIBRARY = "Last year it counted 86,000 visits, compared with 61,000 at the central library."
TURNOUT = "Turnout in Tolm was 48.3 per cent, down from 67.1 per cent in June."


@pytest.mark.parametrize(
    ("question", "text", "read", "meant"),
    [
        ("How many visits did the central library count last year?", LIBRARY, "86,000", "61,000"),
        ("How many visits did the night library count last year?", LIBRARY, "86,000", "86,000"),
        ("How many visits did it count last year?", LIBRARY, "86,000", "86,000"),
        ("What was the turnout in Tolm in June?", TURNOUT, "48.3 per cent", "67.1 per cent"),
        ("What was the turnout in Tolm in May?", TURNOUT, "48.3 per cent", "48.3 per cent"),
        ("What was the turnout in Tolm?", TURNOUT, "48.3 per cent", "48.3 per cent"),
    ],
)
def test_of_two_values_side_by_side_the_one_of_what_is_asked_is_meant(
    question: str, text: str, read: str, meant: str
) -> None:
    sentence = sentences_of(article(text), 0, len(text))[0]
    start = text.index(read)
    low, high = other_of_pair(analyse(question), sentence, start, start + len(read))
    assert text[low:high] == meant


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("What was the turnout in Tolm?", "58 per cent"),
        ("What was the turnout in the first round in Tolm?", "49"),
        ("What was the turnout before?", "49"),
        ("How many ships did the harbour of Vik build in spring?", "49"),
    ],
)
def test_the_value_that_another_is_set_beside_is_told_of_the_whole(
    question: str, meant: str
) -> None:
    text = "Turnout in Tolm was 58 per cent, higher than in the first round, when it was 49."
    sentence = sentences_of(article(text), 0, len(text))[0]
    start = text.index("49")
    low, high = first_of_pair(analyse(question), sentence, start, start + 2)
    assert text[low:high] == meant
