"""What shape of answer the words of a question ask for."""

from __future__ import annotations

import pytest

from assistant.kinds import Expects, Kind, expected_by, kind_of


@pytest.mark.parametrize(
    ("question", "kind", "expects"),
    [
        ("What was Ida Berg's spoken word band called?", Kind.VALUE, Expects.NAME),
        ("What is the ship named?", Kind.VALUE, Expects.NAME),
        ("What did Ida Berg call the plan?", Kind.STATEMENT, Expects.CLAUSE),
        ("When did the Herald publish its interview with the owner?", Kind.PUBLISHED, None),
        ("When did the town publish the plan?", Kind.VALUE, Expects.DATE),
    ],
)
def test_the_kind_of_a_question(question: str, kind: Kind, expects: Expects | None) -> None:
    assert kind_of(question) is kind
    if expects is not None:
        assert expected_by(question, kind) is expects
