"""Who held an office before somebody is whom they succeeded, and not who came after."""

from __future__ import annotations

import pytest

from assistant.requested import asked_plainly
from assistant.successions import is_other_way_round


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Who was mayor of Tolm before Ida Moe?", "Who preceded Ida Moe as mayor of Tolm?"),
        ("Who was prime minister right after Moe?", "Who followed Moe as prime minister?"),
        ("Who led the council before Moe?", "Who preceded Moe as leader of the council?"),
        ("Who held the post before Ida Moe?", "Who preceded Ida Moe in the post?"),
        ("Who was mayor of Tolm before Christmas?", ""),
        ("Who was mayor of Tolm before 2019?", ""),
        ("Who was in Tolm before Moe?", ""),
        ("Who was killed before Moe?", ""),
    ],
)
def test_who_was_it_before_somebody_asks_who_preceded_them(question: str, plain: str) -> None:
    assert asked_plainly(question) == (plain or question)


@pytest.mark.parametrize(
    ("question", "sentence", "reverse"),
    [
        ("Who succeeded Moe as mayor?", "In 1972 he succeeded Sir Odo Lam as mayor.", True),
        ("Who succeeded Moe as mayor?", "He was succeeded by Odo Lam.", False),
        ("Who succeeded Moe as mayor?", "Odo Lam succeeded him.", False),
        ("Who preceded Moe as mayor?", "He was succeeded by Odo Lam.", True),
        ("Who preceded Moe as mayor?", "He took over from Odo Lam.", False),
        ("Who was Moe's successor?", "Moe took over from Odo Lam.", True),
    ],
)
def test_whom_somebody_succeeded_did_not_succeed_them(
    question: str, sentence: str, *, reverse: bool
) -> None:
    assert is_other_way_round(question, sentence, sentence.index("Odo Lam")) is reverse
