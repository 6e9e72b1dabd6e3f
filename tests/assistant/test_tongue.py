"""A question in another language is told so; an English one never is."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain

from assistant.records import Outcome
from assistant.tongue import other_language

BRIDGE = article("The council of Tolm voted on Wednesday to build a new bridge.", title="Bridge")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Wie viele Ratsmitglieder stimmten gegen die Brücke?", "German"),
        ("Quand le conseil a-t-il voté pour le nouveau pont ?", "French"),
        ("Quando o conselho votou a favor da nova ponte?", "Portuguese"),
        ("Когда должно было начаться перемирие?", "another script"),
        ("停火什么时候开始？", "another script"),
        ("When did the council of Tolm vote for the bridge?", None),
        ("tolm bridge vote when", None),
        ("Who is Qasim Sulaimani?", None),
        ("How old is Khalifa Haftar?", None),
        ("When did Ibrahim Kalin become Russian foreign minister?", None),
        ("When did Müller, Šteflík and Łęcki meet in Győr?", None),
        ("who dosnt want teh brige", None),
        ("Why?", None),
        ("2020?", None),
        ("", None),
    ],
)
def test_the_language_of_a_question(question: str, language: str | None) -> None:
    assert other_language(question) == language


def test_a_refusal_says_which_language_it_seems_to_be() -> None:
    answer = ask(chain(BRIDGE), "Wer stimmte gegen die neue Brücke in Tolm?")
    assert answer.outcome is Outcome.ABSTAINED
    assert "German" in (answer.reason or "")
    assert not answer.nearest
