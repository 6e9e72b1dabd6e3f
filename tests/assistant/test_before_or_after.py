"""Which of two things came first is told by a sentence, else by the days of both."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article, ask, chain

from assistant.before_or_after import find_order, order_told


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Did Lind go to Tolm before or after his stop in Vik?",
            ("When did Lind go to Tolm?", "When was Lind's stop in Vik?"),
        ),
        (
            "Did the strike come before or after the fire in Vik?",
            ("When was the strike?", "When was the fire in Vik?"),
        ),
        (
            "Was the market closed after or before the crew voted to strike?",
            ("When was the market closed?", "When did the crew vote to strike?"),
        ),
        (
            "Did Lind resign before or after meeting Moe?",
            ("When did Lind resign?", "When did Lind meet Moe?"),
        ),
    ],
)
def test_the_days_of_both_are_asked_for(question: str, parts: tuple[str, str]) -> None:
    order = find_order(question)
    assert order is not None
    assert order.parts == parts


@pytest.mark.parametrize(
    "question", ["Did Lind resign before the vote?", "When did Lind resign, before the vote?"]
)
def test_other_questions_ask_for_no_order(question: str) -> None:
    assert find_order(question) is None


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Lind resigned after he met Moe in Tolm.", "After"),
        ("Lind resigned a day before he met Moe in Tolm.", "Before"),
        ("After meeting Moe in Tolm, Lind resigned.", "After"),
        ("Hours before the meeting with Moe in Tolm, Lind resigned.", "Before"),
        ("Lind met Moe in Tolm shortly before he resigned.", "After"),
        ("Lind spoke after he met Moe in Tolm.", None),
        ("Lind resigned after the vote, Moe said at their meeting in Tolm.", None),
        ("Lind resigned and met Moe in Tolm.", None),
        ("Berg resigned before he met Moe in Tolm.", None),
        ("Lind refused to resign before he met Moe in Tolm.", None),
        ("Lind did not resign until after he met Moe in Tolm.", None),
        ("Lind will resign after he has met Moe in Tolm.", None),
        ("Lind resigned after Berg and before he met Moe in Tolm.", None),
        ("Lind resigned two days after he met Moe in Vik.", None),
    ],
)
def test_what_a_sentence_tells_outright(sentence: str, word: str | None) -> None:
    question = "Did Lind resign before or after meeting Moe in Tolm?"
    order = find_order(question)
    assert order is not None
    answer = order_told(question, order, [article(f"{sentence} Lind resigned. Moe went to Tolm.")])
    assert (answer and answer.short) == word


BRIDGE = article("The bridge of Tolm was opened on 3 May 2019.", published=date(2019, 5, 4))
TUNNEL = article("The tunnel of Vik was opened on 9 June 2020.", published=date(2020, 6, 10))
QUAY = article("The quay of Orl was opened on 3 May 2019.", published=date(2019, 5, 6))


@pytest.mark.parametrize(
    ("one", "two", "word"),
    [
        ("bridge of Tolm", "tunnel of Vik", "Before"),
        ("tunnel of Vik", "bridge of Tolm", "After"),
        ("quay of Orl", "bridge of Tolm", "On the same day"),
        ("bridge of Tolm", "church of Hask", None),
    ],
)
def test_days_are_compared_where_no_sentence_tells(one: str, two: str, word: str | None) -> None:
    question = f"Was the {one} opened before or after the {two} was opened?"
    answer = ask(chain(BRIDGE, TUNNEL, QUAY), question)
    assert answer.short == word
    assert word is not None or answer.reason == "The articles do not tell which came first."


@pytest.mark.parametrize(
    ("day", "word"),
    [("2015", "After"), ("2021", "Before"), ("2019", None), ("June 2019", "Before")],
)
def test_a_day_may_be_what_it_is_compared_with(day: str, word: str | None) -> None:
    answer = ask(chain(BRIDGE), f"Was the bridge of Tolm opened before or after {day}?")
    assert answer.short == word
