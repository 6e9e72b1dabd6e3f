"""Which of two is earlier or larger follows from what the articles give of each."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article, ask, chain

from assistant.choices import find_choice
from assistant.records import Outcome

BRIDGE = article(
    "The bridge of Tolm was opened on 3 May 2019. The bridge cost 4 million euros.",
    title="Bridge of Tolm",
    published=date(2019, 5, 4),
)
TUNNEL = article(
    "The tunnel of Vik was opened on 9 June 2020. The tunnel cost 9 million euros.",
    title="Tunnel of Vik",
    published=date(2020, 6, 10),
)


@pytest.mark.parametrize(
    ("question", "winner"),
    [
        ("Which was opened first, the bridge of Tolm or the tunnel of Vik?", "The bridge of Tolm"),
        ("Which opened later, the bridge of Tolm or the tunnel of Vik?", "The tunnel of Vik"),
        ("Which costs more: the bridge or the tunnel?", "The tunnel"),
        ("Which of the bridge and the tunnel is cheaper?", "The bridge"),
    ],
)
def test_both_are_asked_for_and_compared(question: str, winner: str) -> None:
    answer = ask(chain(BRIDGE, TUNNEL), question)
    assert answer.short == winner
    assert {c.article_id for c in answer.citations} == {BRIDGE.article_id, TUNNEL.article_id}
    assert "[1]" in answer.text
    assert "[2]" in answer.text


def test_where_one_is_not_told_nothing_is_concluded() -> None:
    answer = ask(chain(BRIDGE), "Which was opened first, the bridge of Tolm or the canal of Rauk?")
    assert answer.outcome is Outcome.ABSTAINED
    assert answer.short is None
    assert not answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "Which bridge opened first?",
        "Who paid, the town or the state?",
        "Where is the first bridge?",
    ],
)
def test_other_questions_are_no_choice_of_more_or_less(question: str) -> None:
    assert find_choice(question) is None


def test_sources_that_differ_on_one_may_leave_no_doubt() -> None:
    later = article(
        "The bridge of Tolm was opened on 5 May 2019.",
        title="Bridge of Tolm",
        published=date(2019, 5, 6),
    )
    question = "Which was opened first, the bridge of Tolm or the tunnel of Vik?"
    answer = ask(chain(BRIDGE, later, TUNNEL), question)
    assert answer.short == "The bridge of Tolm"
    assert "differ" in answer.text
