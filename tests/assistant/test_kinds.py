"""What shape of answer the words of a question ask for."""

from __future__ import annotations

import pytest

from assistant.kinds import Expects, Kind, expected_by, kind_of
from assistant.question import analyse
from assistant.spans import agrees


@pytest.mark.parametrize(
    ("question", "kind", "expects"),
    [
        ("What was Ida Berg's spoken word band called?", Kind.VALUE, Expects.NAME),
        ("What is the ship named?", Kind.VALUE, Expects.NAME),
        ("What did Ida Berg call the plan?", Kind.STATEMENT, Expects.CLAUSE),
        ("When did the Herald publish its interview with the owner?", Kind.PUBLISHED, None),
        ("When did the town publish the plan?", Kind.VALUE, Expects.DATE),
        ("What was the death toll?", Kind.VALUE, Expects.NUMBER),
        ("What was Ida Berg's winning margin?", Kind.VALUE, Expects.NUMBER),
        ("What is the fare to Oslo?", Kind.VALUE, Expects.MONEY),
        ("What was the bridge supposed to cost?", Kind.VALUE, Expects.MONEY),
        ("What is the price war about?", Kind.VALUE, Expects.ANY),
        ("What was the reason for the fine?", Kind.REASON, Expects.CLAUSE),
    ],
)
def test_the_kind_of_a_question(question: str, kind: Kind, expects: Expects | None) -> None:
    assert kind_of(question) is kind
    if expects is not None:
        assert expected_by(question, kind) is expects


@pytest.mark.parametrize(("name", "somebody"), [("October", False), ("April", True), ("Ada", True)])
def test_a_month_is_nobody_but_may_be_a_name(name: str, somebody: bool) -> None:
    assert agrees(name, analyse("Who is the chief executive?")) is somebody
