"""Whether two are on one side is told by whom each of them backs."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain, evidence

from assistant.whether.sided import settle_by_sides, take_sided


@pytest.mark.parametrize(
    ("told", "same"),
    [
        ("Vik supports the rebels in Lund, while Tolm is with General Moe, who holds it.", False),
        ("Vik has sent troops. Tolm and Vik are backing rival sides in the war.", False),
        ("Both Vik and Tolm back the government of Lund.", True),
        ("Vik supports the rebels, but Tolm has supported the rebels for years.", None),
        ("Vik does not support the rebels, while Tolm is with General Moe.", None),
        ("Vik supports the rebels. It rained in Tolm.", None),
        ("In the war between Vik and Tolm, Lund backs the former.", None),
        ("Vik backs General Moe, while Tolm backs the same man.", None),
        ("If Vik and Tolm backed the army, it would end.", None),
    ],
)
@pytest.mark.parametrize("which", ["the same side", "opposing sides"])
def test_two_are_on_one_side_where_they_back_the_same(
    told: str, which: str, *, same: bool | None
) -> None:
    asked = take_sided(f"Are Vik and Tolm on {which} in Lund?")
    assert asked is not None
    found = settle_by_sides(asked, [evidence(article(told))])
    positive = None if found is None else found.positive
    expected = same if which == "the same side" or same is None else not same
    assert positive is expected


def test_the_answer_cites_the_sentence() -> None:
    told = "Vik supports the rebels in Lund, while Tolm is with General Moe."
    answer = ask(chain(article(told)), "Do Vik and Tolm back the same side in Lund?")
    assert answer.short == "No"
    assert answer.citations[0].quote == told


@pytest.mark.parametrize(
    "question",
    [
        "Are Vik and Tolm on the same side of the river?",
        "Are Vik and Tolm on the river?",
        "Did Vik and Tolm take the same road?",
        "Who backs Tolm?",
    ],
)
def test_other_questions_are_left_to_others(question: str) -> None:
    assert take_sided(question) is None
