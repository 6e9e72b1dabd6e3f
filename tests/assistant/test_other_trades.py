"""What a sentence says somebody is beside their name is what they are."""

from __future__ import annotations

import pytest

from assistant.other_trades import is_of_other_trade


@pytest.mark.parametrize(
    ("question", "sentence", "other"),
    [
        ("Which priest assisted the bishop?", "The bishop, Dom Leo Arrif, spoke of it.", True),
        ("Which contractor built the hall?", "The hall, by architect Leo Arrif, opened.", False),
        ("Which contractor built the hall?", "The architect Leo Arrif showed the hall.", True),
        ("Which architect built the hall?", "The architect Leo Arrif showed the hall.", False),
        ("Who was the composer of the opera?", "Leo Arrif, the conductor, bowed.", True),
        ("Who was the composer of the opera?", "Leo Arrif, 61, the composer, bowed.", False),
        ("Which minister did the president sack?", "The president, Leo Arrif, spoke.", True),
        ("Which minister resigned?", "The justice minister, Leo Arrif, resigned.", False),
        ("Which official met the mayor?", "The mayor of Vik met Leo Arrif.", False),
        ("Who met the mayor?", "The mayor, Leo Arrif, met them.", False),
        ("Which singer died in Vik?", "The soprano Leo Arrif died.", False),
        ("Which teacher was named the winner?", "The winner, Leo Arrif, teaches.", False),
        (
            "Who was the composer of the opera?",
            "Leo Arrif, the conductor and composer, bowed.",
            False,
        ),
        ("Which athlete won?", "The teacher Leo Arrif won the race.", False),
        ("What is the name of the translator?", "Its author, Leo Arrif, is dead.", True),
    ],
)
def test_a_name_with_another_part_is_not_whoever_is_asked_for(
    question: str, sentence: str, *, other: bool
) -> None:
    start = sentence.index("Leo Arrif")
    assert is_of_other_trade(question, sentence, start, start + len("Leo Arrif")) is other
