"""A value that answered the last question answers another one only where its sentence says so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answer_builders import article, ask, chain

from assistant.conversation import last_turn
from assistant.records import Answer, Outcome
from assistant.told_before import told_before

STRIKE = article(
    "The dockers of Vik accepted a rise of 14 per cent. They had demanded 25 per cent.",
    title="Dockers of Vik accept",
)
HISTORY = [("What rise did the dockers of Vik accept?", "They accepted 14 per cent.")]


def _accepted() -> Answer:
    """What the first sentence answers to a follow-up, rightly or not."""
    found = ask(chain(STRIKE), "What rise did the dockers of Vik accept?")
    assert "accepted" in found.citations[0].quote
    return replace(found, short="14 per cent", outcome=Outcome.ANSWERED)


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("How much had they asked for?", "14 per cent"),
        ("What rise did they accept exactly?", ""),
        ("Was it the rise of the dockers?", ""),
    ],
)
def test_what_was_told_before(asked: str, known: str) -> None:
    assert told_before(asked, _accepted(), last_turn(HISTORY)) == known


def test_without_a_turn_before_nothing_was_told() -> None:
    assert told_before("How much had they asked for?", _accepted(), None) == ""
