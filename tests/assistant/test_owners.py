"""Numbers of a sentence that tells of several belong each to its name."""

from __future__ import annotations

import pytest

from assistant.owners import number_of_name
from assistant.question import analyse

FLOOD = (
    "The flood killed nine people in Tolna on Monday, and in Marn, 30 miles upstream, four died."
)
SEATS = "The Union won 38 seats, the Liberals 21 and the Greens none."
COUPLE = "Omar Senn, 42, and his wife Jo Senn, 36, of Tolna were on board."
SHARES = "Under the pact, Peru may take 40 percent of the water, Chile 35 and Togo 25."


POSTS = "The two sides broke the Sochi pact, which allowed for 12 Peruvian posts."


def meant(question: str, sentence: str, read: str) -> str | None:
    start = sentence.index(read)
    found = number_of_name(analyse(question), sentence, start, start + len(read))
    return found and found.text


@pytest.mark.parametrize(
    ("question", "sentence", "read", "expected"),
    [
        ("How many people died in Marn?", FLOOD, "nine", "four"),
        ("How many posts may Peru have under the Sochi pact?", POSTS, "12", None),
        ("How many seats did the Liberals win?", SEATS, "38", "21"),
        ("How old is Omar Senn's wife?", COUPLE, "42", "36"),
        ("How much of the water may Chile take?", SHARES, "40 percent", "35"),
        ("How much of the water may Togo take?", SHARES, "40 percent", "25"),
    ],
)
def test_the_number_of_another_name_gives_way(
    question: str, sentence: str, read: str, expected: str
) -> None:
    assert meant(question, sentence, read) == expected


@pytest.mark.parametrize(
    ("question", "sentence", "read"),
    [
        ("How many people died in Tolna?", FLOOD, "nine"),
        ("How many people died in the flood?", FLOOD, "nine"),
        ("How old is Omar Senn?", COUPLE, "42"),
        ("How old is Jo Senn?", COUPLE, "36"),
        ("How many people died in Lunde?", FLOOD, "nine"),
        ("How many people work for Corvane?",
         "Corvane, which is based in Dublin and has 11,400 employees, sold two plants.", "11,400"),
        ("How many miles is Tolna from Marn?", FLOOD, "30"),
        ("How many people died in Marn?",
         "Nine died in Tolna; in Marn four died and six are missing.", "Nine"),
        ("How many gold coins were stolen in Marn?",
         "MARN - Two masked men broke in and made off with the 214 gold coins of Tolna.", "214"),
    ],
)  # fmt: skip
def test_a_number_stays_where_it_may_be_meant(question: str, sentence: str, read: str) -> None:
    assert meant(question, sentence, read) is None
