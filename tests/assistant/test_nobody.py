"""That nobody was hurt answers how many were."""

from __future__ import annotations

import pytest
from answer_builders import article, evidence

from assistant.nobody import read_nobody
from assistant.question import analyse


@pytest.mark.parametrize(
    ("question", "sentence", "said"),
    [
        ("How many people were killed in the crash at Tolm?", "Nobody was killed.", "Nobody"),
        ("How many passengers died in the crash at Tolm?", "No one was killed.", "No one"),
        (
            "How many were hurt in the crash at Tolm?",
            "No passengers were injured.",
            "No passengers",
        ),
        ("How many were hurt in the crash at Tolm?", "There were no injuries.", "no"),
        (
            "How many are missing after the crash at Tolm?",
            "None of them is missing.",
            "None of them",
        ),
        ("How many people were killed in the crash at Tolm?", "Nobody was hurt.", None),
        ("How many people were killed in the crash at Vik?", "Nobody was killed.", None),
        ("Who was killed in the crash at Tolm?", "Nobody was killed.", None),
        ("How many people were killed or hurt at Tolm?", "Nobody was killed.", None),
        ("How many people were killed in the crash at Tolm?", "Nobody knows who died.", None),
    ],
)
def test_where_it_is_said_that_nobody_was(question: str, sentence: str, said: str | None) -> None:
    report = article(f"Two trains were in a crash at Tolm on Monday. {sentence}", title="Crash")
    found = read_nobody(analyse(question), [evidence(report)])
    assert [one.text for one in found] == ([said] if said else [])


def test_nobody_on_another_occasion_is_nobody_on_this_one() -> None:
    report = article(
        "The ferry Eva sank off Tolm. In 2014 another boat, the Ida, sank there. Nobody was killed "
        "on that occasion.",
        title="Ferry Eva sinks",
    )
    asked = analyse("How many died when the ferry Eva sank off Tolm?")
    assert read_nobody(asked, [evidence(report)]) == []
