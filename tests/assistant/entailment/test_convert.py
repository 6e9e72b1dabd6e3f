"""Open questions with their answers, turned into the yes/no question that the answer affirms."""

from __future__ import annotations

import pytest

from assistant.entailment.convert import to_yes_no


@pytest.mark.parametrize(
    ("question", "answer", "before", "turned"),
    [
        ("Who founded the club?", "Berg", "", "Did Berg found the club?"),
        ("Who was elected mayor?", "Eva Moe", "", "Was Eva Moe elected mayor?"),
        ("When did the bridge fall?", "9 May", "on", "Did the bridge fall on 9 May?"),
        ("When did the bridge fall?", "1987", "", "Did the bridge fall in 1987?"),
        ("Where was the hull built?", "Kolm", "", "Was the hull built in Kolm?"),
        ("What did he die of?", "typhus", "", "Did he die of typhus?"),
        ("How many guards did Norway send?", "40", "", "Did Norway send 40 guards?"),
        ("In which town did they meet?", "Tarn", "", "Did they meet in Tarn?"),
    ],
)
def test_the_answer_takes_its_place(question: str, answer: str, before: str, turned: str) -> None:
    assert to_yes_no(question, answer, before) == turned


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What happened in Kolm?", "a fire"),
        ("Who did something?", "Berg"),
        ("Why did he leave?", "he was ill"),
        ("What did the council buy in the spring of that year for the school?", "a bus"),
    ],
)
def test_what_the_grammar_is_not_sure_of_is_left(question: str, answer: str) -> None:
    assert to_yes_no(question, answer, "") is None
