"""Whose somebody is stands behind their name, whatever other body a sentence names."""

from __future__ import annotations

import pytest

from assistant.memberships import body_of
from assistant.question import analyse

RACE = "The rider from the Brightwater team began 31 seconds behind Ivo Lind of Casa Motta."


@pytest.mark.parametrize(
    ("question", "sentence", "body"),
    [
        ("Which team does Ivo Lind ride for?", RACE, "Casa Motta"),
        ("For which team does Lind ride?", RACE, "Casa Motta"),
        ("Which party does Ada Moe belong to?", "Ada Moe (Greens) said no.", "Greens"),
        ("Which team does Ada Moe ride for?", RACE, None),
        ("Which team does Ivo Lind ride for?", "Ivo Lind of Spain was late.", None),
        ("Which country does Ivo Lind ride for?", "Ivo Lind of Spain was late.", "Spain"),
        ("Where does Ivo Lind live?", RACE, None),
        ("Which company did Ivo Lind sue?", "Ivo Lind of Casa Motta sued the firm Norrline.", None),
        ("Which party did Ada Moe leave?", "Ada Moe of the Greens had left Labour.", None),
        (
            "Which club does Ada Moe play for?",
            "Ada Moe from Little Snoring scored for Tolm Rovers.",
            None,
        ),
    ],
)
def test_the_body_behind_the_name_is_theirs(question: str, sentence: str, body: str | None) -> None:
    found = body_of(analyse(question), sentence)
    assert (found and sentence[slice(*found)]) == body
